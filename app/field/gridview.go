package field

import (
	"github.com/shopspring/decimal"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/forms"
)

// CreateRenderer draws the sheet.
func (g *grid) CreateRenderer() fyne.WidgetRenderer {
	r := &gridRenderer{g: g}
	r.draw()
	return r
}

func rowHeight() float32 { return theme.TextSize() * 2.4 }

func numberWidth() float32 { return scaled(40) }

// columnWidth is what a column needs: its head in full, and what is usually typed into it.
func columnWidth(f *forms.Field) float32 {
	head := fyne.MeasureText(headText(f), theme.TextSize(), fyne.TextStyle{Bold: true}).Width + 2*theme.InnerPadding()
	usual := map[string]float32{
		"text": 170, "longtext": 260, "list": 220, "multi": 220, "date": 128, "yearmonth": 110, "year": 80, "money": 110,
		"int": 80, "number": 110, "percent": 90, "bool": 76, "choice": 120, "code": 150, "ip_no": 180, "region": 220, "industry": 220,
	}
	return max(head, scaled(usual[f.Type.S]), scaled(76))
}

func headText(f *forms.Field) string {
	text := f.Label
	if f.Unit != "" {
		text += "（" + f.Unit + "）"
	}
	if f.Required.S == "true" && !f.Computed() {
		text = "* " + text
	}
	return text
}

// widths are the widths of all columns; a sheet that is narrower than its place is stretched to fill it.
func (g *grid) widths() []float32 {
	total := numberWidth()
	var out []float32
	for _, c := range g.columns() {
		w := columnWidth(c)
		out = append(out, w)
		total += w
	}
	if more := g.Size().Width - total; more > 0 {
		for i := range out {
			out[i] += more / float32(len(out))
		}
	}
	return out
}

func (g *grid) columnPlace(column int) (left, width float32) {
	left = numberWidth()
	for i, w := range g.widths() {
		if i == column {
			return left, w
		}
		left += w
	}
	return left, 0
}

// cellAt finds the cell at a place.
func (g *grid) cellAt(at fyne.Position) (row, column int, ok bool) {
	row = int(at.Y/rowHeight()) - 1
	x := at.X - numberWidth()
	for i, w := range g.widths() {
		if x < w {
			return row, i, row >= 0 && row < len(g.rows)
		}
		x -= w
	}
	return 0, 0, false
}

// sums gives the sums of the money columns over all rows, by column; nil when there is nothing to add up.
func (g *grid) sums() map[string]string {
	if len(g.table.rows) < 2 {
		return nil
	}
	out := map[string]string{}
	for _, c := range g.columns() {
		if c.Type.S != "money" {
			continue
		}
		sum := decimal.Zero
		for _, row := range g.table.rows {
			if d, err := decimal.NewFromString(row.Cells[c.Name()]); err == nil {
				sum = sum.Add(d)
			}
		}
		out[c.Name()] = g.table.cfg.Vocabulary.Display(c, sum.String(), "")
	}
	return out
}

type gridRenderer struct {
	g       *grid
	objects []fyne.CanvasObject
}

func (r *gridRenderer) Destroy() {}

func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *gridRenderer) MinSize() fyne.Size {
	width := numberWidth()
	for _, c := range r.g.columns() {
		width += columnWidth(c)
	}
	lines := max(len(r.g.rows), 1) + 1
	if len(r.g.sums()) > 0 {
		lines++
	}
	height := rowHeight() * float32(lines)
	if r.g.editor != nil { // an input may be higher than its row
		height = max(height, rowHeight()*float32(r.g.row+1)+r.g.editor.Object().MinSize().Height)
	}
	return fyne.NewSize(width, height+theme.ScrollBarSize())
}

func (r *gridRenderer) Layout(fyne.Size) { r.draw() }

func (r *gridRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.g)
}

// draw lays the page out anew.
func (r *gridRenderer) draw() {
	r.objects = nil
	widths := r.g.widths()
	total := numberWidth()
	for _, w := range widths {
		total += w
	}
	height := rowHeight()
	r.fill(box{0, 0, total, height}, theme.ColorNameHeaderBackground)
	r.line(box{0, 0, total, height}, headCells(r.g, widths))
	for i, row := range r.g.rows {
		r.row(i, row, widths)
	}
	lines := len(r.g.rows) + 1
	if len(r.g.rows) == 0 {
		r.text(box{theme.InnerPadding(), height, total, height}, say.T("还没有内容，按“添加一行”开始填写"), look.ColorMuted, fyne.TextStyle{})
		lines++
	}
	if sums := r.g.sums(); len(sums) > 0 {
		r.sums(lines, sums, widths)
		lines++
	}
	for i := range lines + 1 {
		r.fill(box{0, height * float32(i), total, 1}, theme.ColorNameSeparator)
	}
	x := numberWidth()
	for _, w := range append([]float32{0}, widths...) {
		x += w
		r.fill(box{min(x, total-1), 0, 1, height * float32(lines)}, theme.ColorNameSeparator)
	}
	r.fill(box{0, 0, 1, height * float32(lines)}, theme.ColorNameSeparator)
	r.mark()
}
