package desk

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/desk"
)

// Measures of the board at normal size.
const (
	laneWidth  float32 = 206
	cardHeight float32 = 64
	laneHead   float32 = 34
)

// lane is a stage with its dossiers.
type lane struct {
	stage session.Status
	rows  []desk.Row
}

// lanes is the board: a lane for each stage, cards in the order of the view; only what is in sight is drawn.
type lanes struct {
	kit.Drawn
	desk      *Desk
	list      []lane
	lane, row int
	dragging  bool
	over      int               // lane that a card is dragged over
	names     []string          // of the clients, each once
	cut       map[string]string // as they fit a card
	scroll    *container.Scroll
	object    fyne.CanvasObject
}

var _ fyne.Focusable = (*lanes)(nil)
var _ fyne.Tappable = (*lanes)(nil)
var _ fyne.DoubleTappable = (*lanes)(nil)
var _ fyne.SecondaryTappable = (*lanes)(nil)
var _ fyne.Draggable = (*lanes)(nil)

func newLanes(d *Desk) *lanes {
	l := &lanes{desk: d, over: -1}
	l.Begin(l, l.draw)
	l.scroll = container.NewScroll(l)
	l.scroll.OnScrolled = func(fyne.Position) { l.draw() }
	l.object = container.New(&boardLayout{l}, l.scroll)
	return l
}

// boardLayout draws the board whenever it gets another size.
type boardLayout struct{ lanes *lanes }

func (b *boardLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Scaled(laneWidth), kit.Scaled(laneHead+2*cardHeight))
}

func (b *boardLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	b.lanes.draw()
}

// set shows rows, with the cursor on a dossier, on the first where it is not there. Stages at the end of a life that hold nothing are
// left out.
func (l *lanes) set(rows []desk.Row, at string) {
	l.list, l.names, l.cut = nil, nil, map[string]string{}
	for _, r := range rows {
		if l.cut[r.Client.Name] == "" {
			l.names = append(l.names, r.Client.Name)
			l.cut[r.Client.Name] = "…" // until it is drawn
		}
	}
	clear(l.cut)
	for _, s := range session.Statuses() {
		one := lane{stage: s}
		for _, r := range rows {
			if r.Dossier.Status == s {
				one.rows = append(one.rows, r)
			}
		}
		if len(one.rows) > 0 || !s.Over() || s == session.StatusClosed {
			l.list = append(l.list, one)
		}
	}
	l.lane, l.row = max(slices.IndexFunc(l.list, func(one lane) bool { return len(one.rows) > 0 }), 0), 0
	for i, one := range l.list {
		for k, r := range one.rows {
			if r.Dossier.ID == at {
				l.lane, l.row = i, k
			}
		}
	}
	l.Refresh()
	l.scroll.Refresh()
	l.draw()
}

// MinSize is that of all lanes.
func (l *lanes) MinSize() fyne.Size {
	most := 0
	for _, one := range l.list {
		most = max(most, len(one.rows))
	}
	return fyne.NewSize(kit.Scaled(laneWidth)*float32(len(l.list)), kit.Scaled(laneHead)+kit.Scaled(cardHeight)*float32(most)+theme.ScrollBarSize())
}

func (l *lanes) draw() {
	view, off := l.scroll.Size(), l.scroll.Offset
	width, height, head := kit.Scaled(laneWidth), kit.Scaled(cardHeight), kit.Scaled(laneHead)
	if view.Height <= 0 {
		return
	}
	var d kit.Drawing
	for i, one := range l.list {
		x := float32(i) * width
		if x+width < off.X || x > off.X+view.Width {
			continue
		}
		ground := theme.ColorNameHeaderBackground
		if i == l.over && l.dragging {
			ground = theme.ColorNameSelection
		}
		d.Fill(kit.Box{X: x + 4, Y: off.Y, Width: width - 8, Height: view.Height}, ground)
		first := max(int((off.Y)/height), 0)
		for k := first; k < len(one.rows) && float32(k)*height < off.Y+view.Height; k++ {
			l.card(&d, one.rows[k], kit.Box{X: x + 8, Y: head + float32(k)*height, Width: width - 16, Height: height - 6}, i == l.lane && k == l.row)
		}
		d.Fill(kit.Box{X: x + 4, Y: off.Y, Width: width - 8, Height: head - 2}, ground)
		ink, _ := stageColours(one.stage)
		t := d.Text(kit.Box{X: x + 14, Y: off.Y, Width: width - 28, Height: head}, "", ink, fyne.TextAlignLeading)
		t.TextStyle.Bold = true
		kit.CutText(t, say.T("{stage}　{n}", "stage", say.Status(one.stage), "n", len(one.rows)), width-28)
	}
	l.Put(d)
}

// card draws one dossier.
func (l *lanes) card(d *kit.Drawing, r desk.Row, at kit.Box, cursor bool) {
	f := d.Fill(at, look.ColorCard)
	f.CornerRadius = kit.Scaled(5)
	if cursor {
		frame := d.Frame(at, theme.ColorNameSeparator, 2)
		frame.CornerRadius = kit.Scaled(5)
		if l.Focused {
			frame.StrokeColor = theme.Color(theme.ColorNameFocus)
		}
	}
	line := func(y float32, words string, ink fyne.ThemeColorName, small bool) {
		t := d.Text(kit.Box{X: at.X + 8, Y: at.Y + y, Width: at.Width - 16, Height: kit.Scaled(18)}, "", ink, fyne.TextAlignLeading)
		if small {
			t.TextSize = theme.CaptionTextSize()
		}
		kit.CutText(t, words, at.Width-16)
	}
	line(kit.Scaled(3), l.short(r.Client.Name, at.Width-16), theme.ColorNameForeground, false)
	line(kit.Scaled(21), r.Dossier.Title, look.ColorMuted, true)
	words, ink := say.Blocks(r), look.ColorMuted
	if r.HasDay && r.Late() {
		words, ink = say.NextDay(r), look.ColorBlock
	}
	line(kit.Scaled(38), words, ink, true)
}

// short is a client's name as it fits a card and can be told from those of the other cards, worked out once.
func (l *lanes) short(name string, width float32) string {
	if l.cut[name] == "" {
		l.cut[name] = kit.CutApart(name, l.names, width, theme.TextSize())
	}
	return l.cut[name]
}

// current is the dossier with the cursor; nil for none.
func (l *lanes) current() *desk.Row {
	if l.lane < len(l.list) && l.row < len(l.list[l.lane].rows) {
		return &l.list[l.lane].rows[l.row]
	}
	return nil
}

func (l *lanes) picked() []desk.Row {
	if r := l.current(); r != nil {
		return []desk.Row{*r}
	}
	return nil
}

// TypedKey moves the cursor; with Shift to the left or right the dossier goes along.
func (l *lanes) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp:
		l.to(l.lane, l.row-1)
	case fyne.KeyDown:
		l.to(l.lane, l.row+1)
	case fyne.KeyHome:
		l.to(l.lane, 0)
	case fyne.KeyEnd:
		l.to(l.lane, len(l.list[l.lane].rows)-1)
	case fyne.KeyLeft, fyne.KeyRight:
		by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[key.Name]
		if kit.Shifted() {
			l.carry(l.lane + by)
			return
		}
		for i := l.lane + by; i >= 0 && i < len(l.list); i += by {
			if len(l.list[i].rows) > 0 {
				l.to(i, l.row)
				return
			}
		}
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if r := l.current(); r != nil {
			l.desk.open(*r)
		}
	case desktop.KeyMenu:
		l.menu(fyne.CurrentApp().Driver().AbsolutePositionForObject(l))
	default:
		if !l.desk.key(key) {
			kit.Forward(l, key)
		}
	}
}

// carry moves the dossier with the cursor into another lane.
func (l *lanes) carry(to int) {
	if r := l.current(); r != nil && to >= 0 && to < len(l.list) && to != l.lane {
		l.desk.moveTo([]desk.Row{*r}, l.list[to].stage)
	}
}

// to puts the cursor on a card and brings it into sight.
func (l *lanes) to(lane, row int) {
	if lane < 0 || lane >= len(l.list) {
		return
	}
	l.lane, l.row = lane, min(max(row, 0), max(len(l.list[lane].rows)-1, 0))
	kit.ScrollTo(l.scroll, kit.Box{
		X: float32(lane) * kit.Scaled(laneWidth), Y: float32(l.row) * kit.Scaled(cardHeight),
		Width: kit.Scaled(laneWidth), Height: kit.Scaled(laneHead + cardHeight),
	})
	l.draw()
	if r := l.current(); r != nil {
		l.desk.ctx.Nav.Tell(whole(*r))
	}
}

// TypedRune does nothing.
func (l *lanes) TypedRune(rune) {}

// at is the lane and the card under a point; the card is -1 for none.
func (l *lanes) at(p fyne.Position) (lane, row int) {
	lane = min(max(int(p.X/kit.Scaled(laneWidth)), 0), max(len(l.list)-1, 0))
	row = int((p.Y - kit.Scaled(laneHead)) / kit.Scaled(cardHeight))
	if p.Y < kit.Scaled(laneHead) || len(l.list) == 0 || row >= len(l.list[lane].rows) {
		row = -1
	}
	return lane, row
}

// Tapped puts the cursor on a card.
func (l *lanes) Tapped(e *fyne.PointEvent) {
	kit.Focus(l)
	if lane, row := l.at(e.Position); row >= 0 {
		l.to(lane, row)
	}
}

// DoubleTapped opens a card.
func (l *lanes) DoubleTapped(e *fyne.PointEvent) {
	l.Tapped(e)
	if _, row := l.at(e.Position); row >= 0 {
		l.desk.open(*l.current())
	}
}

// TappedSecondary opens the menu of a card.
func (l *lanes) TappedSecondary(e *fyne.PointEvent) {
	if _, row := l.at(e.Position); row >= 0 {
		l.Tapped(e)
		l.menu(e.AbsolutePosition)
	}
}

func (l *lanes) menu(at fyne.Position) {
	if r, c := l.current(), kit.Canvas(l); r != nil && c != nil {
		widget.ShowPopUpMenuAtPosition(l.desk.menu(*r), c, at)
	}
}

// Dragged takes a card along; it is put down where the mouse is let go.
func (l *lanes) Dragged(e *fyne.DragEvent) {
	if !l.dragging {
		lane, row := l.at(e.Position.Subtract(e.Dragged))
		if row < 0 {
			return
		}
		l.to(lane, row)
		l.dragging = true
	}
	if lane, _ := l.at(e.Position); lane != l.over {
		l.over = lane
		l.draw()
	}
}

// DragEnd moves the card into the lane it is over.
func (l *lanes) DragEnd() {
	was, to := l.dragging, l.over
	l.dragging, l.over = false, -1
	if was {
		l.carry(to)
	}
	l.draw()
}
