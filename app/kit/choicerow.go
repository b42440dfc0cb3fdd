package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/look"
	"yibiao/app/say"
)

// choiceLine is the line in which an open list is searched; keys that move belong to the list.
type choiceLine struct {
	TextBox
	list *OpenList
}

func newChoiceLine(l *OpenList) *choiceLine {
	c := &choiceLine{list: l}
	c.SetPlaceHolder(say.T("输入汉字、拼音或首字母来找"))
	c.OnChanged = func(string) { l.narrow() }
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey lets the list have its keys.
func (c *choiceLine) TypedKey(key *fyne.KeyEvent) {
	if !c.list.key(key.Name) {
		c.TextBox.TypedKey(key)
	}
}

// TypedRune takes letters; a space before all others has only opened the list.
func (c *choiceLine) TypedRune(r rune) {
	if r != ' ' || c.Text != "" {
		c.TextBox.TypedRune(r)
	}
}

// AcceptsTab keeps the keyboard in the list.
func (c *choiceLine) AcceptsTab() bool { return true }

// choiceRow is a word of an open list.
type choiceRow struct {
	widget.BaseWidget
	list *OpenList
	at   int // index in the list's hits
}

var _ fyne.Tappable = (*choiceRow)(nil)
var _ desktop.Hoverable = (*choiceRow)(nil)

func newChoiceRow(l *OpenList) *choiceRow {
	r := &choiceRow{list: l}
	r.ExtendBaseWidget(r)
	return r
}

func choiceHeight() float32 { return theme.TextSize()*1.4 + theme.InnerPadding() }

// Tapped takes the word.
func (r *choiceRow) Tapped(*fyne.PointEvent) { r.list.take(r.at) }

// MouseIn marks the word.
func (r *choiceRow) MouseIn(*desktop.MouseEvent) {
	if r.at < len(r.list.hits) {
		r.list.mark = r.at
		r.list.fill()
	}
}

// MouseMoved does nothing.
func (r *choiceRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut leaves the mark where it is.
func (r *choiceRow) MouseOut() {}

// CreateRenderer draws the word, on a ground where it is marked.
func (r *choiceRow) CreateRenderer() fyne.WidgetRenderer {
	d := &choiceRowRenderer{row: r, ground: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.Transparent)}
	d.Refresh()
	return d
}

type choiceRowRenderer struct {
	row    *choiceRow
	ground *canvas.Rectangle
	text   *canvas.Text
}

func (d *choiceRowRenderer) Destroy() {}

func (d *choiceRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{d.ground, d.text}
}

func (d *choiceRowRenderer) MinSize() fyne.Size { return fyne.NewSize(Scaled(40), choiceHeight()) }

func (d *choiceRowRenderer) Layout(size fyne.Size) {
	d.ground.Resize(size)
	d.text.Move(fyne.NewPos(theme.InnerPadding(), 0))
	d.text.Resize(fyne.NewSize(size.Width-2*theme.InnerPadding(), size.Height))
	d.write()
}

func (d *choiceRowRenderer) Refresh() {
	d.ground.FillColor = color.Transparent
	if d.row.at == d.row.list.mark {
		d.ground.FillColor = theme.Color(look.ColorInfoBack)
	}
	d.text.Color, d.text.TextSize = theme.Color(theme.ColorNameForeground), theme.TextSize()
	d.write()
	canvas.Refresh(d.row)
}

func (d *choiceRowRenderer) write() {
	l := d.row.list
	if d.row.at >= len(l.hits) {
		d.text.Text = ""
		return
	}
	CutText(d.text, say.OneLine(l.choices.Words[l.hits[d.row.at]]), max(d.row.Size().Width, l.width)-2*theme.InnerPadding())
}
