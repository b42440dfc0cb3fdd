package match

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/matching"
	"yibiao/forms"
)

// matchMap is the page of all clients: the map of cells, what may be left out of it, and the line that tells about the
// cell one is on.
type matchMap struct {
	screen *Match
	heat   *heatMap
	shown  []int // indexes into screen.all, by row
	cols   []int // indexes into a match's programmes, by column

	search     *kit.TextBox
	pack       string // id; "" for all
	bestFirst  bool
	told       matching.Match // of the client that a cell was told of last
	which, why *widget.RichText
	object     fyne.CanvasObject
}

func newMatchMap(m *Match) *matchMap {
	o := &matchMap{screen: m, pack: m.pack, which: kit.OneLine(), why: kit.OneLine()}
	o.heat = newHeatMap(o.tell, o.openCell)
	o.search = kit.NewTextBox()
	o.search.SetPlaceHolder(say.T("查找单位（Ctrl+F）"))
	o.search.OnChanged = func(string) { o.fill() }
	o.search.OnSubmitted = func(string) { kit.Focus(o.heat.cells) }
	top := kit.Within(look.SpacePage, 8, o.above())
	bottom := kit.Footer(kit.ColumnOf(4, kit.Tightly(o.which), kit.Tightly(o.why), o.legend()))
	middle := kit.Within(look.SpacePage, 0, o.heat.object)
	o.object = container.NewVScroll(kit.Dock(top, middle, bottom)) // large type on a small screen is higher than it
	o.fill()
	return o
}

// above is the title with the tools, and what is used twice.
func (o *matchMap) above() fyne.CanvasObject {
	words := []string{say.T("全部政策")}
	packs := o.screen.ctx.Session.Library().Packs
	at := 0
	for i, p := range packs {
		words = append(words, p.Title)
		if p.ID.S == o.pack {
			at = i + 1
		}
	}
	pick := kit.NewPicker(words, at, func(i int) {
		o.pack = ""
		if i > 0 {
			o.pack = packs[i-1].ID.S
		}
		o.fill()
	})
	best := kit.NewTickBox(say.T("可申报多的在前"), func(on bool) { o.bestFirst = on; o.fill() })
	title := kit.ColumnOf(2, kit.Heading(say.T("政策匹配")), kit.Muted(say.T("{clients} 家单位 × {programmes} 个事项", "clients", len(o.screen.all), "programmes", len(o.screen.offers))))
	tools := kit.Row(best, kit.Framed(230, pick), kit.WithMin(fyne.NewSize(kit.Scaled(210), 0), o.search))
	box := kit.ColumnOf(look.SpaceTight, container.New(&kit.BesideOrBelow{Right: 660, Least: 960}, title, tools))
	if strip := conflictStrip(o.screen.ctx, o.screen.conflicts); strip != nil {
		box.Add(strip)
	}
	return box
}

// fill shows the clients that are searched for and the programmes of the chosen policy.
func (o *matchMap) fill() {
	all := o.screen.all
	o.shown, o.cols = nil, nil
	for i := range all {
		if kit.Matches(all[i].Client.Name, o.search.Text) {
			o.shown = append(o.shown, i)
		}
	}
	var cols []heatCol
	for j, p := range o.screen.offers {
		if o.pack == "" || p.Pack.ID.S == o.pack {
			o.cols = append(o.cols, j)
			cols = append(cols, heatCol{name: p.Programme.ShortTitle(), group: p.Pack.Title})
		}
	}
	var rows []heatRow
	met := map[int]int{}
	for _, i := range o.shown {
		met[i] = o.meets(all[i])
	}
	if o.bestFirst {
		slices.SortStableFunc(o.shown, func(a, b int) int { return met[b] - met[a] })
	}
	for _, i := range o.shown {
		r := heatRow{name: say.Client(all[i].Client), met: met[i]}
		for _, j := range o.cols {
			r.cells = append(r.cells, cellKind{outcome: all[i].Outcomes[j], begun: all[i].Begun[j]})
		}
		rows = append(rows, r)
	}
	o.heat.set(rows, cols)
	o.tell(o.heat.cells.row, o.heat.cells.col)
}

// meets counts the programmes shown that a client meets.
func (o *matchMap) meets(r matching.Row) int {
	n := 0
	for _, j := range o.cols {
		if r.Outcomes[j] == forms.Met {
			n++
		}
	}
	return n
}

// at is how a client stands towards a programme, with why; of the client that was asked for last it is remembered.
func (o *matchMap) at(c session.ClientInfo, programme int) (matching.ProgrammeMatch, error) {
	if o.told.Client.ID != c.ID || len(o.told.Programmes) == 0 {
		match, err := matching.OfClient(o.screen.ctx.Session, c.ID)
		if err != nil {
			return matching.ProgrammeMatch{}, err
		}
		o.told = match
	}
	return o.told.Programmes[programme], nil
}

// tell shows what a cell is about.
func (o *matchMap) tell(row, col int) {
	if row >= len(o.shown) || col >= len(o.cols) {
		kit.SetLine(o.which, say.T("没有名称含“{text}”的单位。", "text", o.search.Text), theme.ColorNameForeground, theme.SizeNameText)
		kit.SetLine(o.why, "", look.ColorMuted, theme.SizeNameText)
		return
	}
	p, err := o.at(o.screen.all[o.shown[row]].Client, o.cols[col])
	if err != nil {
		kit.SetLine(o.which, say.Failure(err), look.ColorBlock, theme.SizeNameText)
		return
	}
	kit.SetLine(o.which, say.T("{client}　{title}（{number}）", "client", say.Client(o.screen.all[o.shown[row]].Client), "title", p.Programme.Title, "number", p.Pack.Document.Number),
		theme.ColorNameForeground, theme.SizeNameText)
	words := matchSign(p.Outcome()) + " " + say.Outcome(p.Outcome()) + "　"
	if amount := matchAmount(p); amount != "" {
		words += amount + "　"
	}
	ink, _ := matchColours(p.Outcome())
	kit.SetLine(o.why, words+matchReason(p), ink, theme.SizeNameText)
}

// openCell shows a client, opened at the programme of a cell.
func (o *matchMap) openCell(row, col int) {
	programme := ""
	if col >= 0 {
		programme = o.screen.offers[o.cols[col]].Programme.ID.S
	}
	o.screen.tryClient(o.screen.all[o.shown[row]].Client.ID, programme)
}

// legend tells what the cells mean, and the keys.
func (o *matchMap) legend() fyne.CanvasObject {
	box := container.New(&kit.Flow{})
	side := kit.Scaled(20)
	sample := func(kind cellKind, words string) {
		picture := canvas.NewImageFromImage(paintCell(kind, int(side*2), int(side*2)))
		picture.SetMinSize(fyne.NewSize(side, side))
		text := canvas.NewText(words+"　", theme.Color(look.ColorMuted))
		text.TextSize = theme.CaptionTextSize()
		box.Add(kit.Row(container.New(kit.Centred{}, picture), container.New(kit.Centred{}, text)))
	}
	for _, out := range forms.ProgrammeOutcomes() {
		sample(cellKind{outcome: out}, say.Outcome(out))
	}
	sample(cellKind{outcome: forms.Unknown, begun: true}, say.T("角标：已有档案"))
	keys := canvas.NewText(say.T("方向键移动　Enter 打开　Tab 到查找"), theme.Color(look.ColorMuted))
	keys.TextSize = theme.CaptionTextSize()
	box.Add(container.New(kit.Centred{}, keys))
	return box
}
