package sheets

import "yibiao/forms"

// Heads knows what heads of columns mean in the tables of a form.
type Heads struct{ r *reader }

// NewHeads learns the words of a form.
func NewHeads(form *forms.Form) *Heads { return &Heads{newReader(form)} }

// Columns are those of a table that a head may mean, by id, in no order; none for a head that is not known.
func (h *Heads) Columns(table, head string) (columns []string) {
	for _, t := range h.r.tables[table][h.r.key(head)] {
		columns = append(columns, t.Field)
	}
	return columns
}
