package table

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/forms"
)

// sheetPaint collects what a sheet is made of, up to a number of columns.
type sheetPaint struct {
	kit.Drawing
	g    *grid
	upTo int
}

func (p *sheetPaint) columns() []*forms.Field { return p.g.columns()[:p.upTo] }

// draw lays head, rows, the empty row, the sums and the lines between them.
func (p *sheetPaint) draw() {
	g := p.g
	widths := g.measures.widths()[:p.upTo]
	total := numberWidth()
	for _, w := range widths {
		total += w
	}
	height := rowHeight()
	p.Fill(kit.Box{Width: total, Height: height}, theme.ColorNameHeaderBackground)
	p.line(0, p.head(widths))
	for i, row := range g.rows() {
		p.row(i, row, widths)
	}
	if g.spare() {
		p.number(len(g.rows())+1, "+")
	}
	if sums := g.sums(); len(sums) > 0 {
		p.sums(g.cells.lines()-1, sums, widths)
	}
	lines := float32(g.cells.lines())
	for i := range g.cells.lines() + 1 {
		p.Fill(kit.Box{Y: height * float32(i), Width: total, Height: 1}, theme.ColorNameSeparator)
	}
	x := numberWidth()
	for i, w := range append([]float32{0}, widths...) {
		x += w
		high := height * lines
		if len(g.rows()) == 0 && i > 0 && i < len(widths) {
			high = height // what an empty sheet says stands across its columns
		}
		p.Fill(kit.Box{X: min(x, total-1), Width: 1, Height: high}, theme.ColorNameSeparator)
	}
	p.Fill(kit.Box{Width: 1, Height: height * lines}, theme.ColorNameSeparator)
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
		cells = append(cells, cellText{text: headText(p.g.cfg.Field, c), width: widths[i], right: c.Has(forms.TraitAmount), ink: theme.ColorNameForeground, bold: true})
	}
	return cells
}

// number draws what stands in the column of numbers.
func (p *sheetPaint) number(line int, words string) {
	at := kit.Box{Y: rowHeight() * float32(line), Width: numberWidth() - theme.Padding(), Height: rowHeight()}
	p.Text(at, words, look.ColorMuted, fyne.TextAlignTrailing)
}

// row draws one row with its number, its faults and its calculated cells.
func (p *sheetPaint) row(i int, row forms.Row, widths []float32) {
	y, height := rowHeight()*float32(i+1), rowHeight()
	x := numberWidth()
	p.number(i+1, strconv.Itoa(p.g.first()+i+1))
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
			p.Fill(kit.Box{X: x, Y: y, Width: widths[j], Height: height}, back)
		}
		cells = append(cells, cellText{text: p.g.cfg.Vocabulary.Shown(c, row.Cells[c.Name()]), width: widths[j], right: c.Has(forms.TraitAmount), ink: ink})
		x += widths[j]
	}
	p.line(i+1, cells)
}

func (p *sheetPaint) sums(line int, sums map[string]columnSum, widths []float32) {
	p.number(line, say.T("合计"))
	var cells []cellText
	for j, c := range p.columns() {
		sum, ink := sums[c.Name()], theme.ColorNameForeground
		if sum.lacks > 0 {
			ink = look.ColorWarn
			if bold := (fyne.TextStyle{Bold: true}); fyne.MeasureText(sum.text, theme.TextSize(), bold).Width > widths[j]-2*theme.InnerPadding() {
				sum.text = say.T("缺 {n} 行", "n", sum.lacks) // of a cut figure nobody knows what it is
			}
		}
		cells = append(cells, cellText{text: sum.text, width: widths[j], right: true, ink: ink, bold: true})
	}
	p.line(line, cells)
}

// line draws texts behind the column of numbers.
func (p *sheetPaint) line(line int, cells []cellText) {
	x, y := numberWidth(), rowHeight()*float32(line)
	for _, c := range cells {
		room := c.width - 2*theme.InnerPadding()
		align := fyne.TextAlignLeading
		if c.right {
			align = fyne.TextAlignTrailing
		}
		if c.text != "" {
			t := p.Text(kit.Box{X: x + theme.InnerPadding(), Y: y, Width: room, Height: rowHeight()}, "", c.ink, align)
			t.TextStyle.Bold = c.bold
			kit.CutText(t, oneLine(c.text), room)
		}
		x += c.width
	}
}

// mark shows what is selected, frames the marked cell and places the open input over it.
func (p *sheetPaint) mark() {
	g := p.g
	if from, to := g.corners(); from != to {
		first, last := g.measures.box(from), g.measures.box(to)
		p.Fill(kit.Box{X: first.X, Y: first.Y, Width: last.X + last.Width - first.X, Height: last.Y + last.Height - first.Y}, theme.ColorNameSelection)
	}
	at := g.measures.box(g.at)
	if g.spare() && len(g.rows()) == 0 && g.open.editor == nil { // what would stand beside the cell that is typed in would be the rest of a sentence
		p.invite(at)
	}
	if g.open.editor != nil {
		o := g.open.editor.Object()
		size := o.MinSize()
		o.Resize(fyne.NewSize(max(at.Width, size.Width), max(at.Height, size.Height)))
		o.Move(fyne.NewPos(at.X, at.Y))
		p.Objects = append(p.Objects, o)
		return
	}
	if !g.focused && len(g.rows()) == 0 {
		return
	}
	if g.focused {
		p.Frame(at, theme.ColorNamePrimary, 2)
		return
	}
	p.Frame(at, theme.ColorNameInputBorder, 1)
}

// invite says in the row of an empty sheet what to do, beside the marked cell while it is framed; nothing where there is no room for it.
func (p *sheetPaint) invite(marked kit.Box) {
	at := kit.Box{X: numberWidth() + theme.InnerPadding(), Y: rowHeight(), Height: rowHeight()}
	if p.g.focused {
		at.X = marked.X + marked.Width + theme.InnerPadding()
	}
	at.Width = p.g.table.scroll.Size().Width - at.X - theme.InnerPadding()
	if at.Width < kit.Scaled(leastColumn) {
		return
	}
	words := say.T("还没有内容：在这一行直接输入，或从 Excel、WPS 表格粘贴")
	kit.CutText(p.Text(at, words, look.ColorMuted, fyne.TextAlignLeading), words, at.Width)
}
