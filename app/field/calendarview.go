package field

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/say"
)

// calendarGrid is the measure of a page.
type calendarGrid struct {
	columns, rows int
	head, names   float32 // heights of the head line and of the names of the weekdays
	width, height float32 // of a cell
}

func (c *calendar) grid(size fyne.Size) calendarGrid {
	g := calendarGrid{columns: 7, rows: 6, head: scaled(34), names: scaled(24), height: scaled(30)}
	if c.monthly {
		g.columns, g.rows, g.names, g.height = 4, 3, 0, scaled(38)
	}
	g.width = size.Width / float32(g.columns)
	return g
}

// CreateRenderer draws the page.
func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	r := &calendarRenderer{c: c}
	r.Refresh()
	return r
}

type calendarRenderer struct {
	c       *calendar
	objects []fyne.CanvasObject
}

func (r *calendarRenderer) Destroy() {}

func (r *calendarRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *calendarRenderer) MinSize() fyne.Size {
	g := r.c.grid(fyne.NewSize(0, 0))
	return fyne.NewSize(scaled(280), g.head+g.names+g.height*float32(g.rows))
}

func (r *calendarRenderer) Layout(fyne.Size) { r.draw() }

func (r *calendarRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.c)
}

// draw lays the whole page out anew; it has some fifty texts.
func (r *calendarRenderer) draw() {
	r.objects = nil
	size := r.c.Size()
	g := r.c.grid(size)
	part := size.Width / headParts
	for i, sign := range []string{"«", "‹", "", "", "", "›", "»"} {
		r.text(sign, box{float32(i) * part, 0, part, g.head}, theme.ColorNamePrimary, true)
	}
	r.text(r.c.title(), box{2 * part, 0, 3 * part, g.head}, theme.ColorNameForeground, true)
	if !r.c.monthly {
		for i, name := range []string{say.T("一"), say.T("二"), say.T("三"), say.T("四"), say.T("五"), say.T("六"), say.T("日")} {
			r.text(name, box{float32(i) * g.width, g.head, g.width, g.names}, theme.ColorNamePlaceHolder, false)
		}
	}
	for n := range g.columns * g.rows {
		t, ok := r.c.cell(n)
		if !ok {
			continue
		}
		at := box{float32(n%g.columns) * g.width, g.head + g.names + float32(n/g.columns)*g.height, g.width, g.height}
		ink := theme.ColorNameForeground
		switch {
		case r.c.same(t, r.c.at):
			r.fill(at, theme.ColorNamePrimary)
			ink = theme.ColorNameForegroundOnPrimary
		case r.c.same(t, r.c.today):
			r.frame(at)
		}
		r.text(r.c.word(t), at, ink, false)
	}
}

// box is a place in the page.
type box struct{ x, y, width, height float32 }

func (r *calendarRenderer) text(words string, at box, ink fyne.ThemeColorName, bold bool) {
	t := canvas.NewText(words, colour(ink))
	t.Alignment, t.TextSize, t.TextStyle.Bold = fyne.TextAlignCenter, theme.TextSize(), bold
	t.Resize(fyne.NewSize(at.width, at.height))
	t.Move(fyne.NewPos(at.x, at.y))
	r.objects = append(r.objects, t)
}

func (r *calendarRenderer) fill(at box, paint fyne.ThemeColorName) {
	f := canvas.NewRectangle(colour(paint))
	f.CornerRadius = scaled(4)
	f.Resize(fyne.NewSize(at.width-2, at.height-2))
	f.Move(fyne.NewPos(at.x+1, at.y+1))
	r.objects = append(r.objects, f)
}

func (r *calendarRenderer) frame(at box) {
	f := canvas.NewRectangle(color.Transparent)
	f.StrokeColor, f.StrokeWidth, f.CornerRadius = colour(theme.ColorNamePrimary), 1, scaled(4)
	f.Resize(fyne.NewSize(at.width-2, at.height-2))
	f.Move(fyne.NewPos(at.x+1, at.y+1))
	r.objects = append(r.objects, f)
}
