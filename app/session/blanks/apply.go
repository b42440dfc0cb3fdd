package blanks

import (
	"cmp"
	"slices"
	"strconv"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/formmap/writing"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// ApplyEdits takes over what was read back, in one undoable step, and gives the number of changes; what a person must
// decide is left out. Rows beyond the end of a table are added. Failures: no-field, no-column, and the store's.
func ApplyEdits(e *session.Editing, edits []writing.Edit) (int, error) {
	edit := store.Edit{Root: e.Root(), Label: record.LabelReadback.Of(), Origin: store.ReadBack, Undoable: true}
	rows := newRows{e: e, edit: &edit, added: map[string][]newRow{}}
	for _, x := range edits {
		if x.Undecided() {
			continue
		}
		f := e.Form.Known(x.Field)
		if f == nil {
			return 0, session.Refuse("import", session.CodeUnknownField, "field", x.Field)
		}
		entity, field := e.Owner(f), x.Field
		if f.IsTable() {
			if f.Column(x.Column) == nil {
				return 0, session.Refuse("import", session.CodeNoColumn, "field", x.Field, "column", x.Column)
			}
			entity, field = rows.of(x), x.Column
		}
		edit.Sets = append(edit.Sets, store.Set{Entity: entity, Field: record.Answer(field), Value: x.Value})
	}
	rows.inOrder()
	applied, err := e.Session().Apply(edit)
	if err != nil {
		return 0, err
	}
	return len(applied.Changes), e.Reload()
}

// newRows are the rows that a step adds to tables, by table in the order of their places.
type newRows struct {
	e     *session.Editing
	edit  *store.Edit
	added map[string][]newRow
}

// newRow is a row to be added: its place counted from the first row of its table, and its year, 0 where its key is none.
type newRow struct {
	id          string
	place, year int
}

// of gives the row that an edit writes to; a row beyond the end of its table is made in the same step.
func (n newRows) of(x writing.Edit) string {
	rows := n.e.Answers().Tables[x.Field]
	if x.Row >= 0 && x.Row < len(rows) {
		return rows[x.Row].ID
	}
	at, known := slices.BinarySearchFunc(n.added[x.Field], x.Row, func(r newRow, place int) int { return cmp.Compare(r.place, place) })
	if known {
		return n.added[x.Field][at].id
	}
	f := n.e.Form.Known(x.Field)
	r := newRow{id: n.e.Session().Store().NewID(), place: x.Row}
	n.edit.Sets = append(n.edit.Sets, record.Row(r.id, n.e.Owner(f), x.Field)...)
	if x.Key != "" {
		n.edit.Sets = append(n.edit.Sets, store.Set{Entity: r.id, Field: record.Answer(x.Key), Value: x.KeyValue})
		if column := f.Column(x.Key); column != nil && column.Is(forms.TypeYear) {
			r.year, _ = strconv.Atoi(x.KeyValue)
		}
	}
	n.added[x.Field] = slices.Insert(n.added[x.Field], at, r)
	return r.id
}

// inOrder gives the rows of each table that grew their places: rows of years take theirs among those that are there, where these stand
// by year, from early to late or the other way round. Others come last, as the form has them.
func (n newRows) inOrder() {
	for table, added := range n.added {
		var key string
		for _, c := range n.e.Form.Known(table).Columns {
			if key == "" && c.Is(forms.TypeYear) {
				key = c.Name()
			}
		}
		var rows []newRow
		for i, r := range n.e.Answers().Tables[table] {
			year, _ := strconv.Atoi(r.Cells[key])
			rows = append(rows, newRow{id: r.ID, place: i, year: year})
		}
		byYear := func(a, b newRow) int { return cmp.Compare(a.year, b.year) }
		late := func(a, b newRow) int { return byYear(b, a) }
		order := func(a, b newRow) int { return 0 } // as they come
		if noYear := func(r newRow) bool { return r.year == 0 }; !slices.ContainsFunc(added, noYear) {
			slices.SortStableFunc(added, byYear)
			switch known := !slices.ContainsFunc(rows, noYear); {
			case known && slices.IsSortedFunc(rows, byYear):
				order = byYear
			case known && slices.IsSortedFunc(rows, late):
				order = late
			}
		}
		rows = append(rows, added...)
		slices.SortStableFunc(rows, order)
		for i, r := range rows {
			n.edit.Sets = append(n.edit.Sets, store.Set{Entity: r.id, Field: record.OrderField, Value: session.OrderText(i)})
		}
	}
}
