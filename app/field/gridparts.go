package field

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/forms"
)

// cellText is one text of a line of the sheet.
type cellText struct {
	text  string
	width float32
	right bool // figures stand at the right
	ink   fyne.ThemeColorName
	bold  bool
}

func headCells(g *grid, widths []float32) []cellText {
	var cells []cellText
	for i, c := range g.columns() {
		cells = append(cells, cellText{text: headText(c), width: widths[i], right: figures(c), ink: theme.ColorNameForeground, bold: true})
	}
	return cells
}

// figures tells whether a column holds numbers.
func figures(f *forms.Field) bool {
	switch f.Type.S {
	case "money", "int", "number", "percent":
		return true
	}
	return false
}

// row draws one row with its number, its faults and its calculated cells.
func (r *gridRenderer) row(i int, row forms.Row, widths []float32) {
	y, height := rowHeight()*float32(i+1), rowHeight()
	x := numberWidth()
	r.text(box{0, y, numberWidth() - theme.Padding(), height}, itoa(r.g.first+i+1), look.ColorMuted, fyne.TextStyle{}, fyne.TextAlignTrailing)
	var cells []cellText
	for j, c := range r.g.columns() {
		ink := theme.ColorNameForeground
		if c.Computed() {
			ink = look.ColorMuted
		}
		if r.g.faults[Place{row.ID, c.Name()}] {
			r.fill(box{x, y, widths[j], height}, look.ColorBlockBack)
			ink = look.ColorBlock
		}
		cells = append(cells, cellText{text: r.g.text(row, c), width: widths[j], right: figures(c), ink: ink})
		x += widths[j]
	}
	r.line(box{0, y, x, height}, cells)
}

func (r *gridRenderer) sums(line int, sums map[string]string, widths []float32) {
	y, height := rowHeight()*float32(line), rowHeight()
	r.text(box{0, y, numberWidth() - theme.Padding(), height}, say.T("合计"), look.ColorMuted, fyne.TextStyle{}, fyne.TextAlignTrailing)
	var cells []cellText
	for j, c := range r.g.columns() {
		cells = append(cells, cellText{text: sums[c.Name()], width: widths[j], right: true, ink: theme.ColorNameForeground, bold: true})
	}
	r.line(box{0, y, 0, height}, cells)
}

// line draws texts behind the column of numbers.
func (r *gridRenderer) line(at box, cells []cellText) {
	x := numberWidth()
	for _, c := range cells {
		style := fyne.TextStyle{Bold: c.bold}
		room := c.width - 2*theme.InnerPadding()
		align := fyne.TextAlignLeading
		if c.right {
			align = fyne.TextAlignTrailing
		}
		if c.text != "" {
			r.text(box{x + theme.InnerPadding(), at.y, room, at.height}, ellipsis(c.text, room, style), c.ink, style, align)
		}
		x += c.width
	}
}

// mark frames the marked cell and places the open input over it.
func (r *gridRenderer) mark() {
	g := r.g
	if len(g.rows) == 0 {
		return
	}
	left, width := g.columnPlace(g.column)
	at := box{left, rowHeight() * float32(g.row+1), width, rowHeight()}
	if g.editor != nil {
		o := g.editor.Object()
		size := o.MinSize()
		o.Resize(fyne.NewSize(max(width, size.Width), max(at.height, size.Height)))
		o.Move(fyne.NewPos(at.x, at.y))
		r.objects = append(r.objects, o)
		return
	}
	frame := canvas.NewRectangle(color.Transparent)
	frame.StrokeColor, frame.StrokeWidth = colour(theme.ColorNameInputBorder), 1
	if g.focused {
		frame.StrokeColor, frame.StrokeWidth = colour(theme.ColorNamePrimary), 2
	}
	frame.Resize(fyne.NewSize(at.width, at.height))
	frame.Move(fyne.NewPos(at.x, at.y))
	r.objects = append(r.objects, frame)
}

func (r *gridRenderer) fill(at box, paint fyne.ThemeColorName) {
	f := canvas.NewRectangle(colour(paint))
	f.Resize(fyne.NewSize(at.width, at.height))
	f.Move(fyne.NewPos(at.x, at.y))
	r.objects = append(r.objects, f)
}

func (r *gridRenderer) text(at box, words string, ink fyne.ThemeColorName, style fyne.TextStyle, align ...fyne.TextAlign) {
	t := canvas.NewText(words, colour(ink))
	t.TextSize, t.TextStyle = theme.TextSize(), style
	if len(align) > 0 {
		t.Alignment = align[0]
	}
	t.Resize(fyne.NewSize(at.width, at.height))
	t.Move(fyne.NewPos(at.x, at.y))
	r.objects = append(r.objects, t)
}
