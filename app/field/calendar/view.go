package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/say"
)

// calendarGrid is the measure of a page.
type calendarGrid struct {
	columns, rows int
	head, names   float32 // heights of the head line and of the names of the weekdays
	width, height float32 // of a cell
}

func (c *Calendar) grid(size fyne.Size) calendarGrid {
	g := calendarGrid{columns: 7, rows: 6, head: kit.Scaled(34), names: kit.Scaled(24), height: kit.Scaled(30)}
	if c.monthly {
		g.columns, g.rows, g.names, g.height = 4, 3, 0, kit.Scaled(38)
	}
	g.width = size.Width / float32(g.columns)
	return g
}

// CreateRenderer draws the page.
func (c *Calendar) CreateRenderer() fyne.WidgetRenderer {
	r := &calendarRenderer{c: c}
	r.Refresh()
	return r
}

type calendarRenderer struct {
	c *Calendar
	kit.Drawing
}

func (r *calendarRenderer) Destroy() {}

func (r *calendarRenderer) Objects() []fyne.CanvasObject { return r.Drawing.Objects }

func (r *calendarRenderer) MinSize() fyne.Size {
	g := r.c.grid(fyne.NewSize(0, 0))
	return fyne.NewSize(kit.Scaled(280), g.head+g.names+g.height*float32(g.rows))
}

func (r *calendarRenderer) Layout(fyne.Size) { r.draw() }

func (r *calendarRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.c)
}

// draw lays the whole page out anew; it has some fifty texts.
func (r *calendarRenderer) draw() {
	r.Drawing.Objects = nil
	size := r.c.Size()
	g := r.c.grid(size)
	part := size.Width / headParts
	for i, sign := range []string{"«", "‹", "", "", "", "›", "»"} {
		bold(r.Text(kit.Box{X: float32(i) * part, Width: part, Height: g.head}, sign, theme.ColorNamePrimary, fyne.TextAlignCenter))
	}
	bold(r.Text(kit.Box{X: 2 * part, Width: 3 * part, Height: g.head}, r.c.title(), theme.ColorNameForeground, fyne.TextAlignCenter))
	if !r.c.monthly {
		for i, name := range []string{say.T("一"), say.T("二"), say.T("三"), say.T("四"), say.T("五"), say.T("六"), say.T("日")} {
			r.Text(kit.Box{X: float32(i) * g.width, Y: g.head, Width: g.width, Height: g.names}, name, theme.ColorNamePlaceHolder, fyne.TextAlignCenter)
		}
	}
	for n := range g.columns * g.rows {
		t, ok := r.c.cell(n)
		if !ok {
			continue
		}
		at := kit.Box{X: float32(n%g.columns) * g.width, Y: g.head + g.names + float32(n/g.columns)*g.height, Width: g.width, Height: g.height}
		ink := theme.ColorNameForeground
		switch {
		case r.c.same(t, r.c.at):
			r.Fill(within(at), theme.ColorNamePrimary).CornerRadius = kit.Scaled(4)
			ink = theme.ColorNameForegroundOnPrimary
		case r.c.same(t, r.c.today):
			r.Frame(within(at), theme.ColorNamePrimary, 1).CornerRadius = kit.Scaled(4)
		}
		r.Text(at, r.c.word(t), ink, fyne.TextAlignCenter)
	}
}

func bold(t *canvas.Text) { t.TextStyle.Bold = true }

// within leaves a fine gap between the sheets of neighbours.
func within(at kit.Box) kit.Box {
	return kit.Box{X: at.X + 1, Y: at.Y + 1, Width: at.Width - 2, Height: at.Height - 2}
}
