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

// sheetPaint collects what a sheet is made of, up to a number of columns.
type sheetPaint struct {
	g       *grid
	upTo    int
	objects []fyne.CanvasObject
}

func (p *sheetPaint) columns() []*forms.Field { return p.g.columns()[:p.upTo] }

// draw lays head, rows, the empty row, the sums and the lines between them.
func (p *sheetPaint) draw() {
	g := p.g
	widths := g.widths()[:p.upTo]
	total := numberWidth()
	for _, w := range widths {
		total += w
	}
	height := rowHeight()
	p.fill(box{0, 0, total, height}, theme.ColorNameHeaderBackground)
	p.line(0, p.head(widths))
	for i, row := range g.rows {
		p.row(i, row, widths)
	}
	if g.spare() {
		p.spare(len(g.rows), total)
	}
	if sums := g.sums(); len(sums) > 0 {
		p.sums(g.lines()-1, sums, widths)
	}
	lines := float32(g.lines())
	for i := range g.lines() + 1 {
		p.fill(box{0, height * float32(i), total, 1}, theme.ColorNameSeparator)
	}
	x := numberWidth()
	for _, w := range append([]float32{0}, widths...) {
		x += w
		p.fill(box{min(x, total-1), 0, 1, height * lines}, theme.ColorNameSeparator)
	}
	p.fill(box{0, 0, 1, height * lines}, theme.ColorNameSeparator)
}

// cellText is one text of a line of the sheet.
type cellText struct {
	text  string
	width float32
	right bool // figures stand at the right
	ink   fyne.ThemeColorName
	bold  bool
}

func (p *sheetPaint) head(widths []float32) []cellText {
	var cells []cellText
	for i, c := range p.columns() {
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

// number draws what stands in the column of numbers.
func (p *sheetPaint) number(line int, words string) {
	at := box{0, rowHeight() * float32(line), numberWidth() - theme.Padding(), rowHeight()}
	p.text(at, words, look.ColorMuted, fyne.TextStyle{}, fyne.TextAlignTrailing)
}

// row draws one row with its number, its faults and its calculated cells.
func (p *sheetPaint) row(i int, row forms.Row, widths []float32) {
	y, height := rowHeight()*float32(i+1), rowHeight()
	x := numberWidth()
	p.number(i+1, itoa(p.g.first+i+1))
	var cells []cellText
	for j, c := range p.columns() {
		ink := theme.ColorNameForeground
		if c.Computed() {
			ink = look.ColorMuted
		}
		if grave, found := p.g.faults[Place{row.ID, c.Name()}]; found {
			back := look.ColorWarnBack
			ink = look.ColorWarn
			if grave {
				back, ink = look.ColorBlockBack, look.ColorBlock
			}
			p.fill(box{x, y, widths[j], height}, back)
		}
		cells = append(cells, cellText{text: p.g.text(row, c), width: widths[j], right: figures(c), ink: ink})
		x += widths[j]
	}
	p.line(i+1, cells)
}

// spare draws the empty row; in an empty sheet it says what to do.
func (p *sheetPaint) spare(i int, total float32) {
	p.number(i+1, "+")
	if len(p.g.rows) > 0 {
		return
	}
	at := box{numberWidth() + theme.InnerPadding(), rowHeight() * float32(i+1), total, rowHeight()}
	words := say.T("还没有内容：在这一行直接输入，或从 Excel、WPS 表格粘贴")
	room := max(p.g.table.scroll.Size().Width-at.x-theme.InnerPadding(), scaled(leastColumn))
	p.text(at, ellipsis(words, room, fyne.TextStyle{}), look.ColorMuted, fyne.TextStyle{}, fyne.TextAlignLeading)
}

func (p *sheetPaint) sums(line int, sums map[string]string, widths []float32) {
	p.number(line, say.T("合计"))
	var cells []cellText
	for j, c := range p.columns() {
		cells = append(cells, cellText{text: sums[c.Name()], width: widths[j], right: true, ink: theme.ColorNameForeground, bold: true})
	}
	p.line(line, cells)
}

// line draws texts behind the column of numbers.
func (p *sheetPaint) line(line int, cells []cellText) {
	x, y := numberWidth(), rowHeight()*float32(line)
	for _, c := range cells {
		style := fyne.TextStyle{Bold: c.bold}
		room := c.width - 2*theme.InnerPadding()
		align := fyne.TextAlignLeading
		if c.right {
			align = fyne.TextAlignTrailing
		}
		if c.text != "" {
			p.text(box{x + theme.InnerPadding(), y, room, rowHeight()}, ellipsis(oneLine(c.text), room, style), c.ink, style, align)
		}
		x += c.width
	}
}

// mark shows what is selected, frames the marked cell and places the open input over it.
func (p *sheetPaint) mark() {
	g := p.g
	if from, to := g.selected(); from != to {
		left, _ := g.columnPlace(from.column)
		right, width := g.columnPlace(to.column)
		p.fill(box{left, rowHeight() * float32(from.row+1), right + width - left, rowHeight() * float32(to.row-from.row+1)}, theme.ColorNameSelection)
	}
	left, width := g.columnPlace(g.column)
	at := box{left, rowHeight() * float32(g.row+1), width, rowHeight()}
	if g.editor != nil {
		o := g.editor.Object()
		size := o.MinSize()
		o.Resize(fyne.NewSize(max(width, size.Width), max(at.height, size.Height)))
		o.Move(fyne.NewPos(at.x, at.y))
		p.objects = append(p.objects, o)
		return
	}
	if !g.focused && len(g.rows) == 0 {
		return
	}
	frame := canvas.NewRectangle(color.Transparent)
	frame.StrokeColor, frame.StrokeWidth = colour(theme.ColorNameInputBorder), 1
	if g.focused {
		frame.StrokeColor, frame.StrokeWidth = colour(theme.ColorNamePrimary), 2
	}
	frame.Resize(fyne.NewSize(at.width, at.height))
	frame.Move(fyne.NewPos(at.x, at.y))
	p.objects = append(p.objects, frame)
}

func (p *sheetPaint) fill(at box, paint fyne.ThemeColorName) {
	f := canvas.NewRectangle(colour(paint))
	f.Resize(fyne.NewSize(at.width, at.height))
	f.Move(fyne.NewPos(at.x, at.y))
	p.objects = append(p.objects, f)
}

func (p *sheetPaint) text(at box, words string, ink fyne.ThemeColorName, style fyne.TextStyle, align fyne.TextAlign) {
	t := canvas.NewText(words, colour(ink))
	t.TextSize, t.TextStyle, t.Alignment = theme.TextSize(), style, align
	t.Resize(fyne.NewSize(at.width, at.height))
	t.Move(fyne.NewPos(at.x, at.y))
	p.objects = append(p.objects, t)
}
