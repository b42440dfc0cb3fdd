package build

// Grid is a table of labels and blanks. Widths are the relative widths of its columns (at least one, all above zero);
// the table is as wide as the text area. Small sets it in 五号 instead of 小四.
type Grid struct {
	Widths []float64
	Rows   []Row
	Small  bool
}

// Row is a row of a Grid. The spans of its cells add up to the columns of the Grid. Header rows are repeated
// at the top of each page and must come first. A row is kept on one page unless Split is set or a cell holds a long slot.
// MinHeightMM 0 means the usual height. WithNext keeps it on the page of the row, or block, after it.
type Row struct {
	Cells       []Cell
	MinHeightMM float64
	Header      bool
	Split       bool
	WithNext    bool

	keep bool // never split, long slot or not
}

// Merge joins a cell with those below it.
type Merge int

// The states of Merge. A MergeContinue cell stands under one of the same place and width and prints nothing.
const (
	MergeNone Merge = iota
	MergeStart
	MergeContinue
)

// Cell is a cell of a Row. Text is printed before Content. Label sets Text as a label (centred unless Align says
// otherwise). Span 0 means 1. Vertical runs the text from top to bottom. Top puts the content at the top of the
// cell instead of its middle.
type Cell struct {
	Text        string
	Content     []Inline
	Label       bool
	Span        int
	Merge       Merge
	Align       Align
	MinHeightMM float64
	Vertical    bool
	Top         bool

	serial int      // number of the list that counts the rows; 0 = none
	rule   bool     // a line below, in a table without borders
	base   bool     // content stands at the bottom of the cell
	foot   []string // lines below the content, at the right
	gap    int      // twips above the foot
}

func (c Cell) span() int {
	if c.Span == 0 {
		return 1
	}
	return c.Span
}

func (c Cell) long() bool {
	for _, in := range c.Content {
		if s, ok := in.(Slot); ok && s.Kind == KindLong {
			return true
		}
	}
	return false
}

func (g Grid) write(w *writer) {
	w.table(table{shares: g.Widths, rows: g.Rows, face: gridFace(g.Small)})
}

func gridFace(small bool) face {
	if small {
		return face{value: styleSmall, label: styleSmallLabel, long: styleSmallLong, row: 7.5}
	}
	return face{value: styleCell, label: styleLabel, long: styleLong, row: 9}
}

// checkRows reports spans that do not add up and merges that hang in the air.
func (f *faults) checkRows(cols int, rows []Row) {
	type at struct{ col, span int }
	above := map[at]bool{}
	body := false
	for i, r := range rows {
		if r.Header && body {
			f.failf(CodeGrid, "row %d: header row below a plain row", i)
		}
		body = body || !r.Header
		here, col := map[at]bool{}, 0
		for _, c := range r.Cells {
			if c.Span < 0 {
				f.failf(CodeGrid, "row %d: span %d", i, c.Span)
			}
			place := at{col, c.span()}
			if c.Merge == MergeContinue && !above[place] {
				f.failf(CodeMerge, "row %d, column %d", i, col)
			}
			here[place] = c.Merge != MergeNone
			col += c.span()
		}
		if col != cols {
			f.failf(CodeGrid, "row %d: spans add up to %d of %d columns", i, col, cols)
		}
		above = here
	}
}
