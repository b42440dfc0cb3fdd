package sheets

import (
	"slices"
	"strings"

	"yibiao/app/session"
	"yibiao/dossier/sheet"
	"yibiao/forms"
	"yibiao/forms/eval"
	"yibiao/forms/gb"
)

// keys are the columns by which a row of a table is known again, the first that the sheet has.
var keys = []string{"year", "no"}

// key is what tells a row of a table from others of the client.
type key struct{ column, text string }

// tableRow takes a row of a table. One that is there already, by its year or number, is changed; any other is added. A row whose year
// or number is refused, or lacks its year, is not taken: it would be another row at each import.
func (w *planner) tableRow(p Part, row int, c *client) {
	table := w.form.Known(p.Table)
	if err := c.load(w.s); err != nil || table == nil {
		w.add(Line{Kind: Refused, Place: p.Sheet.Place(row, 0), Client: c.name, Fault: forms.Fault(FaultUnread), Whole: true})
		return
	}
	sibling := w.siblings(p, row, table)
	k, refused := w.keyOf(p, row, table, sibling)
	if refused != nil {
		refused.Client = c.name
		w.add(*refused)
		return
	}
	if k.text != "" {
		mark := c.id + "/" + table.Name() + "/" + k.column + "/" + k.text
		if before := w.keyed[mark]; before > 0 {
			w.refuse(p, row, c.name, forms.Fault(FaultRowTwice, "row", before, "key", k.text))
			return
		}
		w.keyed[mark] = row + 1
	}
	var to holder = c.row(w.s, table, k.column, k.text)
	if k.text == "" {
		if same := c.same(w, p, row, table); same != nil {
			to = same
		}
	}
	for _, column := range p.Columns {
		cell := p.Sheet.At(row, column.At)
		f, of := w.FieldOf(column.Target)
		if f == nil || of == nil || cell.Kind == sheet.Empty {
			continue
		}
		l := &Line{Place: p.Sheet.Place(row, column.At), Client: c.name, Field: f, Table: table, Row: k.text}
		w.cell(l, taken{cell, p.inRow(column, row), c, sibling}, to)
	}
}

// keyOf reads what tells the row; the line tells why the row is not taken.
func (w *planner) keyOf(p Part, row int, table *forms.Field, sibling func(string) string) (key, *Line) {
	for _, id := range keys {
		at, column := p.column(Target{Table: p.Table, Field: id}), table.Column(id)
		if column == nil {
			continue
		}
		parsed, fault := forms.Parsed{}, forms.Fault(FaultNoYear)
		if at >= 0 && p.Sheet.At(row, at).Kind != sheet.Empty {
			parsed, fault = w.value(p.Sheet.At(row, at), column, Column{}, sibling)
		} else if id != "year" {
			continue // what has no number is known by all that it says
		}
		if fault != nil {
			cell := p.Sheet.At(row, max(at, 0))
			if at < 0 {
				cell.Text = ""
			}
			return key{}, &Line{Kind: Refused, Place: p.Sheet.Place(row, max(at, 0)), Field: column, Table: table, New: cell.Text, Fault: fault, Whole: true}
		}
		return key{id, parsed.Canonical}, nil
	}
	return key{}, nil
}

// siblings gives the other cells of a row as they are kept; "" for what is refused.
func (w *planner) siblings(p Part, row int, table *forms.Field) func(string) string {
	return func(id string) string {
		at, column := p.column(Target{Table: p.Table, Field: id}), table.Column(id)
		if at < 0 || column == nil {
			return ""
		}
		parsed, fault := w.value(p.Sheet.At(row, at), column, Column{}, nil)
		if fault != nil {
			return ""
		}
		return parsed.Canonical
	}
}

// same is the row of the client that has all that a row of the sheet says and that is taken; nil for none.
func (c *client) same(w *planner, p Part, row int, table *forms.Field) *tableRow {
	said := map[string]string{}
	for _, column := range p.Columns {
		f, of := w.FieldOf(column.Target)
		if f == nil || of == nil || p.Sheet.At(row, column.At).Kind == sheet.Empty {
			continue
		}
		if parsed, fault := w.value(p.Sheet.At(row, column.At), f, p.inRow(column, row), w.siblings(p, row, table)); fault == nil {
			said[f.Name()] = parsed.Canonical
		}
	}
	at := slices.IndexFunc(c.tables[table.Name()], func(r *tableRow) bool {
		for id, text := range said {
			if r.cells[id] != text {
				return false
			}
		}
		return len(said) > 0
	})
	if at < 0 {
		return nil
	}
	return c.tables[table.Name()][at]
}

// wrote is a line whose value is taken, with where it went.
type wrote struct {
	of   *client
	line int
	to   holder
}

// together adds to what is taken the doubts that a profile has of its answers together: a day that is still to come, more who do
// research than work there, what such a unit cannot have.
func (w *planner) together() {
	byClient := map[*client][]wrote{}
	for _, x := range w.wrote {
		byClient[x.of] = append(byClient[x.of], x)
	}
	for c, list := range byClient {
		scope := eval.NewScope(w.form, forms.Case{Answers: c.answers(), Today: session.Day(w.s.Now())})
		for _, x := range list {
			if row, ok := x.to.(*tableRow); ok {
				scope.Row = &forms.Row{ID: row.id, Cells: row.cells}
				w.doubt(scope, w.lines[x.line].Field, []wrote{x})
				scope.Row = nil
			}
		}
		for _, f := range w.form.Fields() {
			if !f.IsTable() && c.values[f.Name()] != "" {
				w.doubt(scope, f, list)
				w.unasked(scope, f, list)
			}
		}
	}
}

// doubt adds to the lines that a field's statement of what is impossible speaks against: its own, or else those that it reads.
func (w *planner) doubt(scope *eval.Scope, f *forms.Field, list []wrote) {
	if f.Constraint == nil || !f.Constraint.Impossible || f.Constraint.Expr == nil {
		return
	}
	scope.ResetReads()
	holds, known, err := scope.Judge(f)
	if err != nil || !known || holds {
		return
	}
	says := strings.TrimSuffix(strings.TrimSuffix(f.Constraint.Says, "。"), "，请核对")
	w.tell(forms.Fault(FaultImpossible, "says", says), scope.Row != nil, f, scope.Reads, list)
}

// unasked adds to the lines of an answer that is not asked as the client will stand, or of those that decide whether it is.
func (w *planner) unasked(scope *eval.Scope, f *forms.Field, list []wrote) {
	if f.Computed() || scope.Relevant(f) {
		return
	}
	var by []string
	for _, id := range f.RelevantExpr.Reads {
		if g := w.form.Known(id); g != nil && g != f {
			by = append(by, "“"+g.Label+"”")
		}
	}
	w.tell(forms.Fault(FaultUnasked, "label", f.Label, "by", strings.Join(by, "、")), false, f, f.RelevantExpr.Reads, list)
}

// tell adds a doubt to what was written of a field, or else to what was written of those that the doubt comes from.
func (w *planner) tell(why *gb.Fault, inRow bool, f *forms.Field, from []string, list []wrote) {
	of := func(about func(*forms.Field) bool) (found bool) {
		for _, x := range list {
			_, cell := x.to.(*tableRow)
			if l := &w.lines[x.line]; cell == inRow && about(l.Field) {
				l.Doubts = append(l.Doubts, why)
				found = true
			}
		}
		return found
	}
	if !of(func(g *forms.Field) bool { return g == f }) {
		of(func(g *forms.Field) bool { return slices.Contains(from, g.Name()) })
	}
}

// answers are those that the client will have.
func (c *client) answers() forms.Answers {
	a := forms.NewAnswers()
	for id, value := range c.values {
		a.Values[id] = value
	}
	for table, rows := range c.tables {
		for _, r := range rows {
			a.Tables[table] = append(a.Tables[table], forms.Row{ID: r.id, Cells: r.cells})
		}
	}
	return a
}
