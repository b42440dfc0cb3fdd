package grid

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
)

// body is the rows: as large as all of them, with those in sight drawn.
type body struct {
	kit.Drawn
	grid    *Grid
	pressed bool // the mouse has already chosen the row
	last    time.Time
}

var _ fyne.Focusable = (*body)(nil)
var _ fyne.Tappable = (*body)(nil)
var _ fyne.SecondaryTappable = (*body)(nil)
var _ fyne.Shortcutable = (*body)(nil)
var _ desktop.Mouseable = (*body)(nil)

func newBody(g *Grid) *body {
	b := &body{grid: g}
	b.Begin(b, b.draw)
	return b
}

// MinSize is that of all rows.
func (b *body) MinSize() fyne.Size {
	return fyne.NewSize(b.grid.width(), float32(b.grid.rows)*b.grid.height()+theme.ScrollBarSize())
}

// inSight are the first and last row that can be seen.
func (b *body) inSight() (first, last int) {
	g := b.grid
	first = max(int(g.scroll.Offset.Y/g.height()), 0)
	return first, min(int((g.scroll.Offset.Y+g.scroll.Size().Height)/g.height()), g.rows-1)
}

// draw draws the rows that can be seen.
func (b *body) draw() {
	g := b.grid
	if g.scroll == nil || g.scroll.Size().Height <= 0 {
		return
	}
	var d kit.Drawing
	lefts, widths := g.lay()
	whole := lefts[len(lefts)-1] + widths[len(widths)-1]
	first, last := b.inSight()
	for row := first; row <= last; row++ {
		y := float32(row) * g.height()
		switch {
		case g.picked[row]:
			d.Fill(kit.Box{X: 0, Y: y, Width: whole, Height: g.height()}, theme.ColorNameSelection)
		case row == g.row && b.Focused:
			d.Fill(kit.Box{X: 0, Y: y, Width: whole, Height: g.height()}, look.ColorInfoBack)
		}
		for column := range g.columns {
			b.cell(&d, g.cell(row, column), g.columns[column].Right, kit.Box{X: lefts[column], Y: y, Width: widths[column], Height: g.height()})
		}
		d.Fill(kit.Box{X: 0, Y: y + g.height() - 1, Width: whole, Height: 1}, theme.ColorNameSeparator)
	}
	if g.row >= first && g.row <= last && b.Focused {
		at := kit.Box{X: 0, Y: float32(g.row) * g.height(), Width: whole, Height: g.height()}
		if g.Type != nil {
			at.X, at.Width = lefts[g.column], widths[g.column]
		}
		d.Frame(at, theme.ColorNameFocus, 2)
	}
	b.Put(d)
}

// cell draws one cell: its ground, and its words as far as they fit.
func (b *body) cell(d *kit.Drawing, c Cell, right bool, at kit.Box) {
	if c.Back != "" {
		f := d.Fill(kit.Box{X: at.X + 3, Y: at.Y + 4, Width: at.Width - 8, Height: at.Height - 9}, c.Back)
		f.CornerRadius = kit.Scaled(4)
	}
	if c.Text == "" {
		return
	}
	ink := c.Ink
	if ink == "" {
		ink = theme.ColorNameForeground
	}
	gap := kit.Scaled(8)
	align := fyne.TextAlignLeading
	if right {
		align = fyne.TextAlignTrailing
	}
	t := d.Text(kit.Box{X: at.X + gap, Y: at.Y, Width: at.Width - 2*gap, Height: at.Height}, "", ink, align)
	t.TextStyle = fyne.TextStyle{Bold: c.Bold}
	kit.CutText(t, c.Text, at.Width-2*gap)
}

// strip is the heads of the columns.
type strip struct {
	kit.Drawn
	grid *Grid
}

var _ fyne.Tappable = (*strip)(nil)

func newStrip(g *Grid) *strip {
	s := &strip{grid: g}
	s.Begin(s, s.draw)
	return s
}

// draw draws the heads where their columns are.
func (s *strip) draw() {
	g := s.grid
	var d kit.Drawing
	d.Fill(kit.Box{Width: s.Size().Width, Height: g.height()}, theme.ColorNameHeaderBackground)
	lefts, widths := g.lay()
	for i, c := range g.columns {
		words := c.Title
		if i == g.sorted {
			words += map[bool]string{false: " ↑", true: " ↓"}[g.falling]
		}
		gap, align := kit.Scaled(8), fyne.TextAlignLeading
		if c.Right {
			align = fyne.TextAlignTrailing
		}
		t := d.Text(kit.Box{X: lefts[i] - g.scroll.Offset.X + gap, Width: widths[i] - 2*gap, Height: g.height()}, "", look.ColorMuted, align)
		t.TextStyle = fyne.TextStyle{Bold: i == g.sorted}
		kit.CutText(t, words, widths[i]-2*gap)
	}
	s.Put(d)
}

// Tapped sorts.
func (s *strip) Tapped(e *fyne.PointEvent) {
	lefts, widths := s.grid.lay()
	for i := range lefts {
		if x := e.Position.X + s.grid.scroll.Offset.X; x >= lefts[i] && x < lefts[i]+widths[i] && s.grid.Sort != nil {
			s.grid.Sort(i)
		}
	}
}
