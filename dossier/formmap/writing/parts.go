package writing

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// part is a part of an answer in one place.
func (w *writer) part(e *plan.Entry, p place.Place, text string) place.Answer {
	if day, err := gb.ParseDate(text); e.Format == part.Birth && err == nil {
		text = printed.Day(day, printed.Look{Month: asksMonth(p)})
	}
	if text == "" || len(p.Options) == 0 {
		return place.Answer{Text: text}
	}
	return w.tick(e, p, func(v string) bool { return v == text })
}

// following is the answer of another field, or a part of it, after a mark: the account after
// its bank. It is empty where the field has none that may be written.
func (w *writer) following(mark, field, format string, p place.Place) string {
	f := w.form.Known(field)
	if f == nil {
		return ""
	}
	text := w.answers.Values[field]
	if text == "" || !w.lets(f, p, text) {
		return ""
	}
	if format != "" {
		text = part.Of(format, text)
	} else {
		text = printed.Text(w.vocab, f, text, printed.Own(f, ""))
	}
	if text == "" {
		return ""
	}
	if mark == "（" {
		text += "）"
	}
	return mark + text
}

// levelOf is what a column has in the valid rows of a table whose first column of text names one of the words, "" where there are none,
// where they differ or one of them has nothing there.
func levelOf(f *forms.Field, rows []forms.Row, column string, words []string, valid func(forms.Row) bool) string {
	i := slices.IndexFunc(f.Columns, func(c *forms.Field) bool { return c.Is(forms.TypeText) })
	found := map[string]bool{}
	for _, r := range rows {
		name := ""
		if i >= 0 {
			name = wordings.Clean(r.Cells[f.Columns[i].Name()])
		}
		if valid(r) && !toCome.MatchString(name) && slices.ContainsFunc(words, func(word string) bool { return strings.Contains(name, word) }) {
			found[r.Cells[column]] = true
		}
	}
	for level := range found {
		if len(found) == 1 {
			return level
		}
	}
	return ""
}

// toCome are words for a body that is not recognised yet.
var toCome = pattern.Of(`培育|后备|拟|筹建|申报|备案|分中心`)

// things are the rows of the things that an answer lists; nil where it lists none, or more than the form has rows, as which of them are
// meant is not known.
func things(e *plan.Entry, p place.Place, text string) []map[int]string {
	list := part.Things(text)
	if len(p.Rows) != 2 || len(list) > p.Rows[1]-p.Rows[0]+1 {
		return nil
	}
	var out []map[int]string
	for cell := range e.Columns {
		for _, one := range list {
			out = append(out, map[int]string{cell: one})
		}
	}
	return out
}
