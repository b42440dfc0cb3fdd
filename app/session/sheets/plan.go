package sheets

import (
	"slices"

	"yibiao/dossier/sheet"
	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/simplified"
)

// Kind says what becomes of a row or a cell.
type Kind string

// The kinds of lines, in the order of their weight.
const (
	Refused   Kind = "refused" // not taken, for the fault
	Changed   Kind = "changed" // another value is there
	Kept      Kind = "kept"    // another value is there and stays
	New       Kind = "new"     // nothing is there
	NewClient Kind = "client"  // a client that is not there
	Same      Kind = "same"    // there already
)

// Line is what becomes of one cell, or of a row whose client is new or cannot be told.
type Line struct {
	Kind  Kind
	Place string // 客户!C7
	// Client is the row's, as it will be called; of a row that is refused, the name in the row. "" where the row does not say.
	Client string
	Field  *forms.Field // nil for the row itself
	Table  *forms.Field // whose column Field is; nil for a field of its own
	Row    string       // of a table: what tells its row from others, such as the year
	Old    string       // canonical
	New    string       // canonical, or as it stands in the sheet where it is refused
	Fault  *gb.Fault    // why it is refused
	Whole  bool         // nothing of the row is taken
	// Doubts are why the value is most likely a slip; it is taken.
	Doubts []*gb.Fault
}

// Plan is what an import would do.
type Plan struct {
	Lines  []Line
	Sums   int    // rows that only add up the others; they are passed over
	Fen    int    // amounts that are taken and were rounded to the fen
	Hidden Hidden // what is left out because nobody sees it
	edit   edit
}

// Count counts the lines of a kind.
func (p Plan) Count(k Kind) int {
	n := 0
	for _, l := range p.Lines {
		if l.Kind == k {
			n++
		}
	}
	return n
}

// Rows counts the rows of which nothing is taken.
func (p Plan) Rows() int {
	n := 0
	for _, l := range p.Lines {
		if l.Whole {
			n++
		}
	}
	return n
}

// Doubtful counts the values that are taken and most likely a slip.
func (p Plan) Doubtful() int {
	n := 0
	for _, l := range p.Lines {
		if len(l.Doubts) > 0 {
			n++
		}
	}
	return n
}

// Changes tells whether the import would write anything.
func (p Plan) Changes() bool { return p.Count(New)+p.Count(Changed)+p.Count(NewClient) > 0 }

// Plan works out what the import would do with every cell that is taken. Nothing is written. An empty cell changes nothing.
func (im *Import) Plan() (Plan, error) {
	known, err := clientsIn(im.s)
	if err != nil {
		return Plan{}, err
	}
	w := &planner{Import: im, known: known, rows: map[*client]int{}, byCode: rivals{}, byName: rivals{}}
	parts := im.Parts
	if !im.TakeHidden {
		parts, w.plan.Hidden = im.shown()
	}
	for _, p := range parts {
		w.note(p)
	}
	for _, p := range parts {
		w.part(p)
	}
	w.together()
	for _, p := range parts {
		for row := p.Head + 1; row < len(p.Sheet.Rows); row++ {
			if addsUp(p, row) {
				w.plan.Sums++
			}
		}
	}
	w.plan.Lines, w.plan.edit = w.lines, w.edit
	return w.plan, nil
}

// planner goes through the rows of an import.
type planner struct {
	*Import
	plan  Plan // but for what follows
	known *clients
	lines []Line
	edit  edit
	rows  map[*client]int // row of the sheet of clients that a client had, from 1
	keyed map[string]int  // row of the sheet of a table that had a client's year or number, from 1
	wrote []wrote
	// What the rows of clients say of themselves: the names by code, the codes by name.
	byCode, byName rivals
}

func (w *planner) add(l Line) { w.lines = append(w.lines, l) }

func (w *planner) part(p Part) {
	w.rows, w.keyed = map[*client]int{}, map[string]int{}
	for row := p.Head + 1; row < len(p.Sheet.Rows); row++ {
		if blank(p, row) {
			continue
		}
		c := w.whose(p, row)
		switch {
		case c == nil:
		case p.Table == "":
			w.client(p, row, c)
		default:
			w.tableRow(p, row, c)
		}
	}
}

// blank tells a row in which no column that is taken holds anything, or that only adds up.
func blank(p Part, row int) bool {
	if addsUp(p, row) {
		return true
	}
	for _, c := range p.Columns {
		if c.Target != (Target{}) && p.Sheet.At(row, c.At).Kind != sheet.Empty {
			return false
		}
	}
	return true
}

// addsUp tells a row whose first word says that it only adds up the others.
func addsUp(p Part, row int) bool {
	cells := p.Sheet.Rows[row]
	first := slices.IndexFunc(cells, func(cell sheet.Cell) bool { return cell.Kind != sheet.Empty })
	return first >= 0 && sheet.Total(cells[first].Text)
}

// client takes the cells of a row of clients.
func (w *planner) client(p Part, row int, c *client) {
	if before := w.rows[c]; before > 0 {
		w.refuse(p, row, c.name, forms.Fault(FaultTwice, "row", before))
		return
	}
	w.rows[c] = row + 1
	if err := c.load(w.s); err != nil {
		w.add(Line{Kind: Refused, Place: p.Sheet.Place(row, 0), Client: c.name, Fault: forms.Fault(FaultUnread)})
		return
	}
	for _, column := range p.Columns {
		cell := p.Sheet.At(row, column.At)
		f, table := w.FieldOf(column.Target)
		if f == nil || cell.Kind == sheet.Empty {
			continue
		}
		l := Line{Place: p.Sheet.Place(row, column.At), Client: c.name, Field: f, Table: table}
		if table != nil {
			l.Row = column.Target.Year
			w.cell(&l, taken{cell: cell, column: p.inRow(column, row), of: c}, c.row(w.s, table, "year", column.Target.Year))
			continue
		}
		w.cell(&l, taken{cell: cell, column: p.inRow(column, row), of: c}, fieldHolder{c})
	}
}

// holder is what a value goes into: the profile of a client, or a row of a table of it.
type holder interface {
	value(field string) string
	set(e *edit, field, value string)
}

// taken is a cell that is taken, with whose it is.
type taken struct {
	cell    sheet.Cell
	column  Column
	of      *client
	sibling func(string) string
}

// cell works out what becomes of one cell and adds the line.
func (w *planner) cell(l *Line, t taken, to holder) {
	parsed, fault := w.value(t.cell, l.Field, t.column, t.sibling)
	l.Old, l.New = to.value(l.Field.Name()), parsed.Canonical
	switch {
	case fault != nil:
		l.Kind, l.New, l.Fault = Refused, t.cell.Text, fault
	case l.Old == l.New:
		l.Kind = Same
	case l.Old != "" && w.KeepFilled, l.Field.Name() == nameField && simplified.Text(l.Old) == simplified.Text(l.New):
		l.Kind = Kept // in other characters it is the same name, which stays as it is
	default:
		l.Kind, l.Doubts = New, parsed.Warnings
		l.Doubts = slices.DeleteFunc(l.Doubts, func(d *gb.Fault) bool { return d.Code == FaultFen })
		w.plan.Fen += len(parsed.Warnings) - len(l.Doubts)
		if l.Old != "" {
			l.Kind = Changed
		}
		to.set(&w.edit, l.Field.Name(), l.New)
		w.wrote = append(w.wrote, wrote{of: t.of, line: len(w.lines), to: to})
	}
	w.add(*l)
}
