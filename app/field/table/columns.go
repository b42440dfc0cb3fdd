package table

import (
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/forms"
)

func rowHeight() float32 { return theme.TextSize() * 2.4 }

// numberWidth is the width of the column of row numbers, at the left.
func numberWidth() float32 { return kit.Scaled(40) }

// leastColumn is the least width of a column.
const leastColumn float32 = 48

// edgeReach is how near the pointer must be to the edge of a column.
const edgeReach float32 = 5

// columnWidth is what a column needs: its head in full, and what is usually typed into it.
func columnWidth(table, f *forms.Field) float32 {
	head := fyne.MeasureText(headText(table, f), theme.TextSize(), fyne.TextStyle{Bold: true}).Width + 2*theme.InnerPadding()
	usual := map[forms.TypeName]float32{
		forms.TypeText: 170, forms.TypeLongText: 260, forms.TypeList: 220, forms.TypeMulti: 220, forms.TypeDate: 128, forms.TypeYearMonth: 110, forms.TypeYear: 80, forms.TypeMoney: 110,
		forms.TypeInt: 80, forms.TypeNumber: 110, forms.TypePercent: 90, forms.TypeBool: 76, forms.TypeChoice: 120, forms.TypeCode: 150, forms.TypeIPNumber: 180, forms.TypeRegion: 220, forms.TypeIndustry: 220,
	}
	return max(head, kit.Scaled(usual[f.TypeName()]), kit.Scaled(76))
}

// headText is the head of a column. The star marks what refuses the export while it is empty, as with fields; a column that is
// usually filled has none.
func headText(table, f *forms.Field) string {
	text := f.Label
	if f.Unit != "" {
		text += "（" + f.Unit + "）"
	}
	if f.Required.S == "true" && !f.Computed() && table.Source.Binds() {
		text = "* " + text
	}
	return text
}

// measures are the places of columns and rows on the sheet. Widths are measured once for a width of the sheet, a size of
// text, and what was pulled.
type measures struct {
	cells *cells
	room  func() float32 // the width of the sheet

	known struct {
		room, text float32
		pulled     map[string]float32
		widths     []float32 // nil before they were measured
	}
}

// wanted are the widths that the columns want: as they were pulled, or as their kind needs.
func (m *measures) wanted() (widths []float32, total float32) {
	total = numberWidth()
	for _, c := range m.cells.columns() {
		w := columnWidth(m.cells.cfg.Field, c)
		if pulled := m.cells.cfg.Widths[c.Name()]; pulled > 0 {
			w = kit.Scaled(pulled)
		}
		widths = append(widths, w)
		total += w
	}
	return widths, total
}

// widths are the widths of all columns; a sheet that is narrower than its place is stretched to fill it, unless its
// columns were pulled.
func (m *measures) widths() []float32 {
	room, text, pulled := m.room(), theme.TextSize(), m.cells.cfg.Widths
	if m.known.widths != nil && m.known.room == room && m.known.text == text && maps.Equal(m.known.pulled, pulled) {
		return m.known.widths
	}
	widths, total := m.wanted()
	if more := room - total; more > 0 && len(pulled) == 0 {
		for i := range widths {
			widths[i] += more / float32(len(widths))
		}
	}
	m.known.room, m.known.text, m.known.pulled, m.known.widths = room, text, maps.Clone(pulled), widths
	return widths
}

// column is where a column stands.
func (m *measures) column(n int) (left, width float32) {
	left = numberWidth()
	for i, w := range m.widths() {
		if i == n {
			return left, w
		}
		left += w
	}
	return left, 0
}

// box is where a cell stands.
func (m *measures) box(x spot) kit.Box {
	left, width := m.column(x.column)
	return kit.Box{X: left, Y: rowHeight() * float32(x.row+1), Width: width, Height: rowHeight()}
}

// cell finds the cell at a place, the empty row included.
func (m *measures) cell(at fyne.Position) (spot, bool) {
	row := int(at.Y/rowHeight()) - 1
	x := at.X - numberWidth()
	for i, w := range m.widths() {
		if x < w {
			return spot{row, i}, row >= 0 && row <= m.cells.last()
		}
		x -= w
	}
	return spot{}, false
}

// edge finds the column whose right edge is at a place of the head, from 1; 0 for none.
func (m *measures) edge(at fyne.Position) int {
	if at.Y > rowHeight() {
		return 0
	}
	x := numberWidth()
	for i, w := range m.widths() {
		x += w
		if at.X > x-edgeReach && at.X < x+edgeReach {
			return i + 1
		}
	}
	return 0
}

// widen changes the width of a column.
func (m *measures) widen(column int, by float32) {
	cfg := m.cells.cfg
	if cfg.Widths == nil {
		cfg.Widths = map[string]float32{}
	}
	// All columns keep the widths they have on the screen: stretched ones would move under the pointer.
	for i, w := range m.widths() {
		if i == column {
			w = max(w+by, kit.Scaled(leastColumn))
		}
		cfg.Widths[m.cells.columns()[i].Name()] = w / kit.Scaled(1)
	}
}
