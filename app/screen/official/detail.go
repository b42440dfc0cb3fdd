package official

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
)

// detailView shows one place: what is printed, what fills it and why, and the search for another field.
type detailView struct {
	o      *OfficialForm
	place  int
	info   *fyne.Container
	box    *searchBox
	hits   *fyne.Container
	items  []*kit.Item // of hits
	found  []fieldChoice
	finder *fyne.Container // box and hits
	scroll *container.Scroll
	object fyne.CanvasObject
}

func newDetailView(o *OfficialForm) *detailView {
	d := &detailView{o: o, place: -1, info: kit.ColumnOf(look.Space), box: newSearchBox(), hits: kit.ColumnOf(1)}
	d.box.SetPlaceHolder(say.T("输入名称查找"))
	d.box.OnChanged = func(string) { d.showHits() }
	d.box.OnSubmitted = func(string) { d.pick(0) }
	d.box.onKey = d.key
	d.finder = kit.ColumnOf(look.SpaceTight, d.box, d.hits)
	d.scroll = container.NewVScroll(kit.Within(14, 10, kit.ColumnOf(look.Space, d.info, d.finder)))
	d.object = d.scroll
	return d
}

// show brings the view up to date with the selected place.
func (d *detailView) show() {
	o := d.o
	if d.place != o.selected {
		d.place = o.selected
		d.box.Text = ""
		d.box.Refresh()
		d.scroll.Offset = fyne.NewPos(0, 0)
	}
	e := o.blank.entry(d.place)
	d.info.Objects = nil
	d.finder.Hidden = e == nil || o.blank.places[d.place].Kind == place.Sign
	if e != nil {
		d.fill(e, o.blank.places[d.place])
		d.showHits()
	}
	d.scroll.Refresh()
}

// fill builds everything above the search.
func (d *detailView) fill(e *plan.Entry, p place.Place) {
	o := d.o
	d.info.Add(kit.ColumnOf(2, kit.Strong(placeLabel(p)), kit.Muted(p.Context)))
	d.info.Add(kit.Row(kit.Badge(say.PlaceKindOf(p), look.ColorMuted, theme.ColorNameHeaderBackground),
		kit.Badge(say.MapState(e.State), stateInk(e.State), stateBack(e.State))))
	facts := kit.ColumnOf(2)
	for _, f := range [][2]string{{say.T("填写提示"), p.Hint}, {say.T("单位"), p.Unit}, {say.T("印好的内容"), p.Sample}} {
		if f[1] != "" {
			facts.Add(kit.LayoutPair(76, kit.Paragraph(f[0], look.ColorMuted, theme.SizeNameText, false), kit.Plain(f[1])))
		}
	}
	if len(facts.Objects) > 0 {
		d.info.Add(facts)
	}
	d.info.Add(d.decision(e, p))
	d.info.Add(d.pickers(e, p))
	if p.Kind == place.Sign {
		return
	}
	accept := page.Changing(o.ctx.Session, kit.Primary(say.T("接受"), func() { o.chosen(d.place) }))
	if e.Field == "" || e.State == plan.Accepted {
		accept.Disable()
	}
	leave := page.Changing(o.ctx.Session, kit.Button(say.T("留空"), func() { o.leaveEmpty(d.place) }))
	if e.State == plan.Ignored {
		leave.Disable()
	}
	d.info.Add(kit.Row(accept, leave))
	words := say.T("换成别的")
	if e.Field == "" {
		words = say.T("选一项来填")
	}
	d.info.Add(kit.Strong(words))
}

// decision tells which field fills the place, why, and what that is in this dossier.
func (d *detailView) decision(e *plan.Entry, p place.Place) fyne.CanvasObject {
	reason := say.MapReason(e.Reason, d.o.work.Editing.Form)
	if e.Field == "" {
		return kit.Panel(stateBack(e.State), stateInk(e.State), kit.Paragraph(reason, stateInk(e.State), theme.SizeNameText, false))
	}
	c, known := d.o.blank.choice(e.Field)
	box := kit.ColumnOf(2, kit.Strong(d.o.blank.entryName(e)), kit.Muted(c.section))
	if !known {
		box.Add(kit.Paragraph(say.T("现在的数据包里没有这一项了。"), look.ColorWarn, theme.SizeNameCaptionText, false))
	}
	if e.State == plan.Proposed {
		reason = say.T("{reason}（把握 {n}%）", "reason", reason, "n", int(e.Confidence*100+0.5))
	}
	box.Add(kit.Paragraph(reason, stateInk(e.State), theme.SizeNameCaptionText, false))
	box.Add(widget.NewSeparator())
	value := d.o.blank.value(e, p)
	held := d.o.blank.heldAt(e.At)
	for _, h := range held {
		box.Add(kit.Paragraph(say.HeldValue(h, d.o.work.Editing.Form), look.ColorBlock, theme.SizeNameText, false))
	}
	if len(held) > 0 {
		box.Add(kit.Muted(say.T("不会印到表上。内容写错了的，请在“一张表”里改正。")))
	}
	switch {
	case value == "" && len(held) > 0:
	case p.Kind == place.Image:
		box.Add(kit.Muted(say.T("写入这项材料里的第一张图片（PNG 或 JPEG），按格子大小缩放；没有图片就留空。")))
	case value == "":
		box.Add(kit.Muted(say.T("本档案里这一项还没有内容。")))
	default:
		box.Add(kit.Plain(say.Shortened(value, maxShownValue)))
	}
	if d.o.blank.presumed(e, p) {
		box.Add(kit.Paragraph(say.T("这是默认值，没有人填、也没有人确认过，会照样印到表上。请先核对；不对的请在“一张表”或企业档案里改。"), look.ColorWarn, theme.SizeNameText, false))
		box.Add(kit.Row(page.Changing(d.o.ctx.Session, kit.Quiet(say.T("确认这个默认值"), func() { confirmDefault(d.o, e.Field) }))))
	}
	return kit.Panel(stateBack(e.State), stateInk(e.State), box)
}

// maxShownValue is how many characters of an answer are shown beside its place.
const maxShownValue = 160

func stateBack(s plan.State) fyne.ThemeColorName {
	switch s {
	case plan.Accepted:
		return look.ColorOKBack
	case plan.Proposed:
		return look.ColorInfoBack
	case plan.Ignored:
		return theme.ColorNameHeaderBackground
	}
	return look.ColorWarnBack
}

// showHits lists the fields that fit what is typed.
func (d *detailView) showHits() {
	d.hits.Objects, d.items = nil, nil
	if d.o.blank.entry(d.place) == nil {
		return
	}
	found, more := d.o.blank.find(d.place, d.box.Text)
	d.found = found
	for i, c := range found {
		it := kit.NewItem(kit.ColumnOf(1, kit.Plain(c.label), kit.Muted(c.section)), func() { d.pick(i) })
		it.OnKey = func(key *fyne.KeyEvent) bool { return d.hitKey(i, key) }
		it.OnRune = func(r rune) { d.typeInto(r) }
		it.Choose(d.o.blank.entry(d.place).Field == c.id)
		d.items = append(d.items, it)
		d.hits.Add(it)
	}
	switch {
	case len(found) == 0:
		d.hits.Add(kit.Muted(say.T("没有找到。换个说法试试。")))
	case more > 0:
		d.hits.Add(kit.Within(10, 4, kit.Muted(say.T("还有 {n} 项，输入名称查找。", "n", more))))
	}
	d.scroll.Refresh()
}

func (d *detailView) pick(i int) {
	if i < len(d.found) && d.o.blank.entry(d.place) != nil {
		d.box.Text = ""
		d.box.Refresh()
		d.choose(d.place, d.found[i])
	}
}

// choose decides which field fills a place. Options and columns are paired as well as the printed words tell; a table
// whose cell is not known yet leaves the place open.
func (d *detailView) choose(place int, c fieldChoice) {
	p := d.o.blank.places[place]
	fresh := plan.Entry{Field: c.id, State: plan.Accepted}
	if c.field != nil {
		fresh = paired(p, c.field, d.o.work.Vocabulary())
	}
	if c.id == plan.FieldMaterials {
		fresh.Option = map[string]string{}
		for _, printed := range p.Options {
			for _, r := range d.o.blank.fields {
				if r.picture && r.label == printed.Label {
					fresh.Option[printed.Label] = r.id
				}
			}
		}
	}
	open := d.o.blank.wantsCell(&fresh, p)
	if open {
		fresh.State = plan.Unsure
	}
	saved := d.o.changeEntry(place, func(e *plan.Entry) {
		fresh.At, fresh.Label, fresh.Context = e.At, e.Label, e.Context
		*e = fresh
	})
	if !saved {
		return
	}
	if l := d.o.list.line(place); l != nil {
		kit.Focus(l.item)
	} else {
		d.o.selectFirst()
		d.o.Enter()
	}
	if open {
		d.o.ctx.Nav.Tell(say.T("这是明细表，请在右边选定取哪一列、哪一行。"))
	}
}

// search begins a search with a letter that was typed on a place.
func (d *detailView) search(r rune) {
	if !unicode.IsSpace(r) && d.enterSearch() {
		d.box.TypedRune(r)
	}
}

// typeInto goes on with a search from its hits.
func (d *detailView) typeInto(r rune) {
	if unicode.IsSpace(r) {
		return
	}
	kit.Focus(d.box)
	d.box.TypedRune(r)
}

// enterSearch gives the keyboard to the search; false when the place takes no field.
func (d *detailView) enterSearch() bool {
	if !d.finder.Visible() || d.o.blank.entry(d.place) == nil {
		return false
	}
	d.box.SetText("")
	kit.Focus(d.box)
	kit.Reveal(d.scroll, d.box)
	return true
}

// key is what keys do in the search.
func (d *detailView) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyEscape:
		d.box.SetText("")
		d.o.Enter()
	case fyne.KeyDown:
		if len(d.items) > 0 {
			kit.Focus(d.items[0])
		}
	default:
		return false
	}
	return true
}

// hitKey is what keys do on a hit.
func (d *detailView) hitKey(i int, key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyEscape:
		d.o.Enter()
	case fyne.KeyUp:
		if i == 0 {
			kit.Focus(d.box)
		} else {
			kit.Focus(d.items[i-1])
		}
	case fyne.KeyDown:
		kit.Focus(d.items[min(i+1, len(d.items)-1)])
	default:
		return false
	}
	return true
}

// searchBox is a text box that lets its list see the keys first.
type searchBox struct {
	kit.TextBox
	onKey func(*fyne.KeyEvent) bool
}

func newSearchBox() *searchBox {
	s := &searchBox{}
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey moves into the list, or edits the text.
func (s *searchBox) TypedKey(key *fyne.KeyEvent) {
	if !s.onKey(key) {
		s.TextBox.TypedKey(key)
	}
}

// Typing tells that undo belongs to the text.
func (s *searchBox) Typing() bool { return s.Text != "" }
