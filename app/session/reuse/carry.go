package reuse

import (
	"slices"

	"yibiao/app/session"
	"yibiao/app/session/importing"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// CarryOver takes over what the client's earlier dossiers answered and attached, for everything that is still open
// here: the answers in one undoable step and the files in another. What may be used once only (invoices, patents) is
// left out, and so are confirmations, which a person gives anew each time. It gives how many answers and files came.
func CarryOver(e *session.Editing) (answers, files int, err error) {
	v := importing.Values{Values: map[string]forms.Scalar{}, Tables: map[string][]map[string]forms.Scalar{}}
	for _, f := range e.Form.Fields() {
		id := f.Name()
		if f.Profile || f.Computed() || once(f) || e.Answers().Values[id] != "" || len(e.Answers().Tables[id]) > 0 {
			continue
		}
		x, ok, err := EarlierOf(e, id)
		if err != nil {
			return 0, 0, err
		}
		if !ok {
			continue
		}
		if answers++; !f.IsTable() {
			v.Values[id] = forms.Scalar(x.Value)
			continue
		}
		v.Tables[id] = rowsOf(f, x.Rows)
	}
	if answers > 0 {
		if _, err := importing.Import(e, v, store.Carried); err != nil {
			return 0, 0, err
		}
	}
	offers, err := LastTime(e)
	if err != nil || len(offers) == 0 {
		return answers, 0, err
	}
	taken, err := Take(e, offers, func(o Offer) string { return o.Requirement })
	return answers, len(taken), err
}

// once tells whether a field, or a column without which its rows are nothing, holds what may be used in one dossier only.
func once(f *forms.Field) bool {
	return usedUp(f) || slices.ContainsFunc(f.Columns, func(c *forms.Field) bool { return usedUp(c) && c.Required.S == "true" })
}

// usedUp tells whether an answer may be used once, so that a further dossier needs another; what is often used again is not.
func usedUp(f *forms.Field) bool { return f.Unique != nil && !f.Unique.Mild }

// rowsOf gives the cells of rows that the table still has, that are not calculated and not used up.
func rowsOf(f *forms.Field, rows []forms.Row) []map[string]forms.Scalar {
	out := make([]map[string]forms.Scalar, 0, len(rows))
	for _, row := range rows {
		cells := map[string]forms.Scalar{}
		for column, text := range row.Cells {
			if c := f.Column(column); c != nil && !c.Computed() && !usedUp(c) {
				cells[column] = forms.Scalar(text)
			}
		}
		out = append(out, cells)
	}
	return out
}
