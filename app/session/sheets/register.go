package sheets

import (
	"yibiao/app/session"
	"yibiao/dossier/sheet"
	"yibiao/forms"
)

// Page is a sheet of a register.
type Page = sheet.Page

// PageColumn is a column of a Page with its head.
type PageColumn = sheet.Column

// Write makes the workbook of registers: text is never taken for a formula.
func Write(pages []Page) ([]byte, error) {
	data, err := sheet.Write(pages)
	return data, session.Failed("write", err)
}

// Clients is the register of clients, a row each, with the fields of their profiles under their labels, so that it can be changed and
// brought in again; each table that a client has answered is a sheet of its own. ids nil takes all.
func Clients(s *session.Session, title string, ids []string) ([]Page, error) {
	form, err := s.Library().Vocabulary.ProfileForm()
	if err != nil {
		return nil, session.Failed("write", err)
	}
	if ids == nil {
		list, err := s.Clients().List()
		if err != nil {
			return nil, err
		}
		for _, c := range list {
			ids = append(ids, c.ID)
		}
	}
	r := register{form: form, pages: []Page{{Name: title}}}
	for _, f := range form.Fields() {
		switch {
		case f.Computed():
		case f.IsTable():
			r.tables = append(r.tables, f)
			r.pages = append(r.pages, r.tablePage(f))
		default:
			r.fields = append(r.fields, f)
			r.pages[0].Columns = append(r.pages[0].Columns, column(f))
		}
	}
	for _, id := range ids {
		e, err := s.OpenProfile(id)
		if err != nil {
			return nil, err
		}
		r.add(e)
	}
	kept := r.pages[:1]
	for _, p := range r.pages[1:] {
		if len(p.Rows) > 0 {
			kept = append(kept, p)
		}
	}
	return kept, nil
}

// register is a register of clients that is being made.
type register struct {
	form   *forms.Form
	fields []*forms.Field
	tables []*forms.Field
	pages  []Page // the clients, then a page for each table
}

// column is a field with its unit, as it is recognised again.
func column(f *forms.Field) PageColumn {
	title := f.Label
	if f.Unit != "" {
		title += "（" + f.Unit + "）"
	}
	return PageColumn{Title: title, Width: float64(max(len([]rune(title))*2+2, 14))}
}

func (r *register) tablePage(f *forms.Field) Page {
	name := []rune(f.Label)
	p := Page{Name: string(name[:min(len(name), 24)]), Columns: []PageColumn{column(r.form.Known(nameField))}}
	for _, c := range f.Columns {
		if !c.Computed() {
			p.Columns = append(p.Columns, column(c))
		}
	}
	return p
}

func (r *register) add(e *session.Editing) {
	row := make([]any, 0, len(r.fields))
	for _, f := range r.fields {
		value := e.Value(f.Name())
		if f.Name() == nameField {
			value = e.Client.Name
		}
		row = append(row, shown(r.form, f, value))
	}
	r.pages[0].Rows = append(r.pages[0].Rows, row)
	for i, f := range r.tables {
		for _, line := range e.Rows(f.Name()) {
			row := []any{e.Client.Name}
			for _, c := range f.Columns {
				if !c.Computed() {
					row = append(row, shown(r.form, c, line.Cells[c.Name()]))
				}
			}
			r.pages[i+1].Rows = append(r.pages[i+1].Rows, row)
		}
	}
}

// shown is a value as a person reads it and the import reads it again: days, codes and yes or no as they are kept.
func shown(form *forms.Form, f *forms.Field, value string) string {
	if f.Is(forms.TypeBool) {
		return form.Pack.Vocabulary.Display(f, value, "")
	}
	return value
}
