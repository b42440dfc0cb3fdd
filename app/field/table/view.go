package table

import (
	"maps"

	"github.com/shopspring/decimal"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/forms"
)

// CreateRenderer draws the sheet.
func (g *grid) CreateRenderer() fyne.WidgetRenderer {
	g.view = &gridRenderer{g: g}
	g.view.draw()
	return g.view
}

func rowHeight() float32 { return theme.TextSize() * 2.4 }

func numberWidth() float32 { return kit.Scaled(40) }

// leastColumn is the least width of a column.
const leastColumn float32 = 48

// columnWidth is what a column needs: its head in full, and what is usually typed into it.
func columnWidth(f *forms.Field) float32 {
	head := fyne.MeasureText(headText(f), theme.TextSize(), fyne.TextStyle{Bold: true}).Width + 2*theme.InnerPadding()
	usual := map[string]float32{
		"text": 170, "longtext": 260, "list": 220, "multi": 220, "date": 128, "yearmonth": 110, "year": 80, "money": 110,
		"int": 80, "number": 110, "percent": 90, "bool": 76, "choice": 120, "code": 150, "ip_no": 180, "region": 220, "industry": 220,
	}
	return max(head, kit.Scaled(usual[f.Type.S]), kit.Scaled(76))
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

// widths are measured once for a width of the sheet and a size of text.
type widths struct {
	room, text float32
	pulled     map[string]float32
	columns    []float32
}

// wanted are the widths that the columns want: as they were pulled, or as their kind needs.
func (g *grid) wanted() (columns []float32, total float32) {
	total = numberWidth()
	for _, c := range g.columns() {
		w := columnWidth(c)
		if pulled := g.table.cfg.Widths[c.Name()]; pulled > 0 {
			w = kit.Scaled(pulled)
		}
		columns = append(columns, w)
		total += w
	}
	return columns, total
}

// widths are the widths of all columns; a sheet that is narrower than its place is stretched to fill it, unless its
// columns were pulled.
func (g *grid) widths() []float32 {
	room, text := g.Size().Width, theme.TextSize()
	if g.widest.columns != nil && g.widest.room == room && g.widest.text == text && maps.Equal(g.widest.pulled, g.table.cfg.Widths) {
		return g.widest.columns
	}
	columns, total := g.wanted()
	if more := room - total; more > 0 && len(g.table.cfg.Widths) == 0 {
		for i := range columns {
			columns[i] += more / float32(len(columns))
		}
	}
	g.widest = widths{room: room, text: text, pulled: maps.Clone(g.table.cfg.Widths), columns: columns}
	return columns
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

// cellAt finds the cell at a place, the empty row included.
func (g *grid) cellAt(at fyne.Position) (row, column int, ok bool) {
	row = int(at.Y/rowHeight()) - 1
	x := at.X - numberWidth()
	for i, w := range g.widths() {
		if x < w {
			return row, i, row >= 0 && row <= g.last()
		}
		x -= w
	}
	return 0, 0, false
}

// lines are the lines of the sheet: head, rows, the empty row and the sums.
func (g *grid) lines() int {
	n := g.last() + 2
	if len(g.sums()) > 0 {
		n++
	}
	return n
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
			if d, err := decimal.NewFromString(row.Cells[c.Name()]); err == nil && g.table.cfg.Vocabulary.Unsound(c, row.Cells[c.Name()], nil) == nil {
				sum = sum.Add(d)
			}
		}
		out[c.Name()] = g.table.cfg.Vocabulary.Display(c, sum.String(), "")
	}
	return out
}

// gridRenderer keeps the sheet apart from the mark, which moves with every key.
type gridRenderer struct {
	g       *grid
	sheet   sheetPaint
	over    sheetPaint
	objects []fyne.CanvasObject
}

func (r *gridRenderer) Destroy() {}

func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *gridRenderer) MinSize() fyne.Size {
	_, width := r.g.wanted()
	height := rowHeight() * float32(r.g.lines())
	if r.g.editor != nil { // an input may be higher than its row
		height = max(height, rowHeight()*float32(r.g.row+1)+r.g.editor.Object().MinSize().Height)
	}
	return fyne.NewSize(width, height+theme.ScrollBarSize())
}

func (r *gridRenderer) Layout(fyne.Size) { r.draw() }

func (r *gridRenderer) Refresh() {
	r.draw()
	r.g.table.thaw()
	canvas.Refresh(r.g)
}

// draw lays the page out anew.
func (r *gridRenderer) draw() {
	r.sheet = sheetPaint{g: r.g, upTo: len(r.g.columns())}
	r.sheet.draw()
	r.join()
}

// mark draws the mark anew.
func (r *gridRenderer) mark() {
	r.join()
	canvas.Refresh(r.g)
}

func (r *gridRenderer) join() {
	r.over = sheetPaint{g: r.g, upTo: len(r.g.columns())}
	r.over.mark()
	r.objects = append(append(r.objects[:0:0], r.sheet.Objects...), r.over.Objects...)
}
