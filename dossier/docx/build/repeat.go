package build

// Repeat is a table with a pattern row, whose slots are tagged Table[].column; the filling side copies that row for
// each record beyond those printed. BlankRows are further rows with the same slots below it: room for more
// records, or for filling by hand. Serial adds a first
// column that counts the rows by itself (a numbered list, so copied rows go on counting).
// Tail rows stand below, for totals; their spans count the serial column too. Rows are set small unless Large.
type Repeat struct {
	Table     string
	Columns   []Column
	BlankRows int
	Serial    bool
	Tail      []Row
	Large     bool
}

// Column is a column of a Repeat. Tag is the column's name inside the table; empty leaves the cell without slot.
// Share is its relative width, 0 means 1. Neighbouring columns with the same Group get a common head above
// theirs. Unit is printed after the slot. A column with KindCheck has one box for each of Options; KindChoice offers their texts.
type Column struct {
	Title   string
	Group   string
	Tag     string
	Kind    Kind
	Options []Option
	Unit    string
	Share   float64
	Align   Align // empty means centred, or left for long text
}

func (r Repeat) write(w *writer) {
	if r.Table == "" {
		w.failf(CodeTag, "repeating table without id")
	}
	if len(r.Columns) == 0 {
		w.failf(CodeEmpty, "repeating table %s without columns", r.Table)
		return
	}
	if r.BlankRows < 0 {
		w.failf(CodeSize, "%d blank rows", r.BlankRows)
	}
	serial := 0
	if r.Serial {
		serial = w.list()
	}
	rows := r.head()
	for range 1 + max(r.BlankRows, 0) {
		rows = append(rows, r.record(serial))
	}
	w.table(table{shares: r.shares(), rows: append(rows, r.Tail...), face: gridFace(!r.Large)})
}

// serialShare is the width of the serial column against an ordinary one.
const serialShare = 0.5

func (r Repeat) shares() []float64 {
	var out []float64
	total := 0.0
	for _, c := range r.Columns {
		share := c.Share
		if share == 0 {
			share = 1
		}
		total += share
		out = append(out, share)
	}
	if !r.Serial {
		return out
	}
	// Whatever unit the caller counts in, the serial column gets its part of an average column, but no
	// less than two characters need.
	first := max(serialShare*total/float64(len(out)), 0.055*total)
	return append([]float64{first}, out...)
}

// head gives one header row, or two when columns are grouped.
func (r Repeat) head() []Row {
	grouped := false
	for _, c := range r.Columns {
		grouped = grouped || c.Group != ""
	}
	top, low := Row{Header: true}, Row{Header: true}
	add := func(title string) {
		top.Cells = append(top.Cells, Cell{Text: title, Label: true, Merge: MergeStart})
		low.Cells = append(low.Cells, Cell{Label: true, Merge: MergeContinue})
	}
	if r.Serial {
		add("序号")
	}
	for i, c := range r.Columns {
		if c.Group == "" {
			add(c.Title)
			continue
		}
		if i > 0 && r.Columns[i-1].Group == c.Group {
			top.Cells[len(top.Cells)-1].Span++
		} else {
			top.Cells = append(top.Cells, Cell{Text: c.Group, Label: true, Span: 1})
		}
		low.Cells = append(low.Cells, Cell{Text: c.Title, Label: true})
	}
	if grouped {
		return []Row{top, low}
	}
	for i := range top.Cells {
		top.Cells[i].Merge = MergeNone
	}
	return []Row{top}
}

func (r Repeat) record(serial int) Row {
	var row Row
	if serial > 0 {
		row.Cells = append(row.Cells, Cell{serial: serial, Align: AlignCenter})
	}
	for _, c := range r.Columns {
		cell := Cell{Align: c.Align}
		if cell.Align == "" && c.Kind != KindLong {
			cell.Align = AlignCenter
		}
		if c.Tag != "" {
			cell.Content = c.content(r.Table)
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

func (c Column) content(tableID string) []Inline {
	tag := tableID + "[]." + c.Tag
	if c.Kind == KindCheck {
		return Checks(tag, c.Title, c.Options)
	}
	s := Slot{Tag: tag, Title: c.Title, Kind: c.Kind}
	for _, o := range c.Options {
		s.Options = append(s.Options, o.Text)
	}
	if c.Kind == KindDate {
		// 年月日 with gaps does not fit a narrow column and would read as an answer.
		s.Blank = "　"
	}
	out := []Inline{s}
	if c.Unit != "" && c.Kind != KindLong {
		out = append(out, Text{S: c.Unit})
	}
	return out
}
