package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/find"
	"yibiao/app/look"
	"yibiao/app/say"
)

const (
	mostRows = 16 // of a list that are shown at once; the others are turned to
	fewRows  = 10 // a longer list shows from the start that it is searched by typing
)

// Choices are words to choose from.
type Choices struct {
	Words  []string
	Chosen int       // index of the word that holds now; -1 for none
	Take   func(int) // gets the index of the word that is taken, when the list has gone
}

// OpenList is a list of choices that lies over the window. What is typed narrows it, as written, by pinyin or its initials; Up and
// Down move the mark, Enter and Tab take what is marked, F6 too and goes on, Escape takes nothing.
type OpenList struct {
	widget.BaseWidget
	choices Choices
	names   []find.Text // of the words; nil until something is typed
	hits    []int       // indexes of the words that answer what was typed
	mark    int         // index in hits; -1 for none
	top     int         // index in hits of the first that is shown

	line    *choiceLine
	rows    []*choiceRow
	none    *canvas.Text // said where nothing answers
	content *fyne.Container
	width   float32

	canvas fyne.Canvas
	pop    *widget.PopUp
	at     fyne.Position // of what is chosen for, in the window
	size   fyne.Size     // of it
	upward bool
	room   int // rows that are shown at most
}

var _ fyne.Focusable = (*OpenList)(nil)
var _ fyne.Tabbable = (*OpenList)(nil)
var _ fyne.Scrollable = (*OpenList)(nil)

// Open shows the list below a place of the window, as wide as that at least, or above it where there is more room: what is
// chosen for stays to be seen.
func (ch Choices) Open(c fyne.Canvas, at fyne.Position, size fyne.Size) *OpenList {
	l := &OpenList{choices: ch, canvas: c, at: at, size: size}
	l.ExtendBaseWidget(l)
	l.line = newChoiceLine(l)
	l.line.Hidden = len(ch.Words) <= fewRows
	l.none = canvas.NewText(say.T("没有符合的，可以输入汉字、拼音或者首字母"), theme.Color(look.ColorMuted))
	l.none.TextSize = theme.TextSize()
	l.measure()
	for range min(l.room, len(ch.Words)) {
		l.rows = append(l.rows, newChoiceRow(l))
	}
	l.content = container.New(&choicesLayout{l}, l.line, l.none)
	for _, r := range l.rows {
		l.content.Add(r)
	}
	l.hits, l.mark = upTo(len(ch.Words)), ch.Chosen
	l.pop = widget.NewPopUp(l, c)
	l.pop.Move(at.AddXY(0, size.Height)) // a place of its own before it is shown, or the toolkit chooses one
	l.pop.Show()
	l.show()
	if l.line.Visible() {
		c.Focus(l.line)
	} else {
		c.Focus(l)
	}
	return l
}

// OpenBelow opens the list of what has been painted.
func (ch Choices) OpenBelow(o fyne.CanvasObject) *OpenList {
	c := Canvas(o)
	if c == nil {
		return nil
	}
	return ch.Open(c, fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size())
}

// measure decides on which side the list opens, how many rows it has, and how wide it is.
func (l *OpenList) measure() {
	row, margin := choiceHeight(), Scaled(4)
	most := min(len(l.choices.Words), mostRows)
	wanted := float32(most)*row + l.lineHeight()
	below := l.canvas.Size().Height - l.at.Y - l.size.Height - margin - 2*choicesEdge()
	above := l.at.Y - margin - 2*choicesEdge()
	l.upward = below < wanted && above > below
	if l.upward {
		below = above
	}
	l.room = max(min(most, int((below-l.lineHeight())/row)), 1)
	longest := l.size.Width - 2*theme.InnerPadding()
	for _, words := range l.choices.Words {
		if float32(len([]rune(words)))*theme.TextSize() > longest || len(l.choices.Words) <= mostRows {
			longest = max(longest, fyne.MeasureText(words, theme.TextSize(), fyne.TextStyle{}).Width)
		}
	}
	l.width = min(longest+3*theme.InnerPadding(), l.canvas.Size().Width)
}

func (l *OpenList) lineHeight() float32 {
	if !l.line.Visible() {
		return 0
	}
	return l.line.MinSize().Height
}

// Close puts the list away.
func (l *OpenList) Close() { l.pop.Hide() }

// narrow lists what answers the typed words, and marks the first of it.
func (l *OpenList) narrow() {
	if l.names == nil {
		for _, words := range l.choices.Words {
			l.names = append(l.names, find.NewName(words))
		}
	}
	words := find.Words(l.line.Text)
	l.hits = slices.DeleteFunc(upTo(len(l.choices.Words)), func(i int) bool { return !l.names[i].Spelled(words) })
	l.top, l.mark = 0, 0
	switch {
	case len(words) == 0:
		l.mark = slices.Index(l.hits, l.choices.Chosen)
	case len(l.hits) == 0:
		l.mark = -1
	}
	l.show()
}

// show lays the list out anew beside what is chosen for, with the mark to be seen.
func (l *OpenList) show() {
	if l.mark >= 0 {
		l.top = min(max(l.top, l.mark-len(l.rows)+1), l.mark)
	}
	l.fill()
	size := l.content.MinSize()
	l.pop.Resize(size)
	spot := fyne.NewPos(max(min(l.at.X, l.canvas.Size().Width-size.Width), 0), l.at.Y+l.size.Height)
	if l.upward {
		spot.Y = l.at.Y - size.Height
	}
	l.pop.Move(spot)
	l.pop.Refresh()
}

// fill puts the words of the turned-to part into the rows.
func (l *OpenList) fill() {
	l.top = max(min(l.top, len(l.hits)-len(l.rows)), 0)
	l.none.Hidden = len(l.hits) > 0
	for i, r := range l.rows {
		r.at = l.top + i
		r.Hidden = r.at >= len(l.hits)
		r.Refresh()
	}
}

// Scrolled turns to other rows.
func (l *OpenList) Scrolled(e *fyne.ScrollEvent) {
	step := max(int(max(e.Scrolled.DY, -e.Scrolled.DY)/choiceHeight()), 1)
	if e.Scrolled.DY > 0 {
		step = -step
	}
	l.top += step
	l.fill()
}

// key does what a key does in an open list, and tells whether it did anything.
func (l *OpenList) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyDown:
		l.move(1)
	case fyne.KeyUp:
		l.move(-1)
	case fyne.KeyPageDown:
		l.move(len(l.rows))
	case fyne.KeyPageUp:
		l.move(-len(l.rows))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		if len(l.hits) > 0 || l.line.Text == "" {
			l.take(l.mark)
		}
	case fyne.KeyEscape, fyne.KeyF4:
		l.Close()
	case fyne.KeyF6: // as Tab, but on to the next gap
		l.take(l.mark)
		l.forward(name)
	case fyne.KeyF1, fyne.KeyF7:
		l.Close()
		l.forward(name)
	default:
		return false
	}
	return true
}

// forward hands a key to the window under the list.
func (l *OpenList) forward(name fyne.KeyName) {
	if on := l.canvas.OnTypedKey(); on != nil {
		on(&fyne.KeyEvent{Name: name})
	}
}

func (l *OpenList) move(steps int) {
	if len(l.hits) == 0 {
		return
	}
	l.mark = min(max(l.mark+steps, 0), len(l.hits)-1)
	l.show()
}

// take puts the list away and hands over a hit; none for -1.
func (l *OpenList) take(hit int) {
	l.Close()
	if hit >= 0 && hit < len(l.hits) {
		l.choices.Take(l.hits[hit])
	}
}

// TypedRune begins to narrow the list.
func (l *OpenList) TypedRune(r rune) {
	if r == ' ' {
		return // it follows the key that has opened the list
	}
	if !l.line.Visible() {
		l.line.Show()
		l.room = max(min(l.room, len(l.rows)), 1)
		l.show()
	}
	l.canvas.Focus(l.line)
	l.line.TypedRune(r)
}

// TypedKey moves the mark, takes what is marked, or closes the list.
func (l *OpenList) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyHome:
		l.move(-len(l.hits))
	case key.Name == fyne.KeyEnd:
		l.move(len(l.hits))
	default:
		l.key(key.Name)
	}
}

// AcceptsTab keeps the keyboard in the list.
func (l *OpenList) AcceptsTab() bool { return true }

// FocusGained does nothing: the mark shows where the keyboard is.
func (l *OpenList) FocusGained() {}

// FocusLost does nothing.
func (l *OpenList) FocusLost() {}

// CreateRenderer draws the line to search in and the rows.
func (l *OpenList) CreateRenderer() fyne.WidgetRenderer {
	edge := canvas.NewRectangle(color.Transparent) // on a dark ground the shadow alone is not seen
	edge.StrokeColor, edge.StrokeWidth = theme.Color(theme.ColorNameInputBorder), 1
	edge.CornerRadius = theme.Size(theme.SizeNamePopupRadius)
	return widget.NewSimpleRenderer(container.NewStack(l.content, edge))
}

// upTo are the numbers below n.
func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// choicesEdge is kept free above and below the rows: nothing of the first and the last is cut by the edge.
func choicesEdge() float32 { return theme.Padding() }

// choicesLayout lays the line over the rows that have something to show.
type choicesLayout struct{ list *OpenList }

func (c *choicesLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	rows, width := max(min(len(c.list.hits), len(c.list.rows)), 1), c.list.width
	if len(c.list.hits) == 0 {
		width = max(width, c.list.none.MinSize().Width+2*theme.InnerPadding())
	}
	return fyne.NewSize(width, c.list.lineHeight()+float32(rows)*choiceHeight()+2*choicesEdge())
}

func (c *choicesLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l := c.list
	l.line.Resize(fyne.NewSize(size.Width, l.lineHeight()))
	y := l.lineHeight() + choicesEdge()
	l.none.Move(fyne.NewPos(theme.InnerPadding(), y))
	l.none.Resize(fyne.NewSize(size.Width, choiceHeight()))
	for i, r := range l.rows {
		r.Move(fyne.NewPos(0, y+float32(i)*choiceHeight()))
		r.Resize(fyne.NewSize(size.Width, choiceHeight()))
	}
}
