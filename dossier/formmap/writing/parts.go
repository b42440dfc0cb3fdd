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

// ofBody is the one valid row of a table, of those whose first column of text names one of the words of a format, that is of its level, any
// for "": the first where they have the same in its first column; -1 where there is none, where they differ or one of them has nothing there.
func ofBody(f *forms.Field, rows []forms.Row, format string, valid func(forms.Row) bool) int {
	columns, at, words, _ := part.Level(format)
	i := slices.IndexFunc(f.Columns, func(c *forms.Field) bool { return c.Is(forms.TypeText) })
	levels := slices.IndexFunc(f.Columns, func(c *forms.Field) bool { return wordings.Clean(c.Label) == "级别" })
	column, _, _ := strings.Cut(columns[0], "@")
	found := -1
	for n, r := range rows {
		name := ""
		if i >= 0 {
			name = wordings.Clean(r.Cells[f.Columns[i].Name()])
		}
		if !valid(r) || toCome.MatchString(name) || !slices.ContainsFunc(words, func(word string) bool { return strings.Contains(name, word) }) ||
			at != "" && (levels < 0 || r.Cells[f.Columns[levels].Name()] != at) {
			continue
		}
		if r.Cells[column] == "" || found >= 0 && rows[found].Cells[column] != r.Cells[column] {
			return -1
		}
		if found < 0 {
			found = n
		}
	}
	return found
}

// columns is what columns have in a row, what comes after the first in brackets: the answer itself where there are options to choose from.
func (w *writer) columns(e *plan.Entry, p place.Place, f *forms.Field, columns []string, row int) string {
	text := ""
	for n, id := range columns {
		id, format, _ := strings.Cut(id, "@")
		column := f.Column(id)
		if column == nil || !w.cell(e, p, column, row) {
			return ""
		}
		cell := w.answers.Tables[e.Field][row].Cells[id]
		switch {
		case format != "":
			cell = part.Of(format, cell)
		case len(p.Options) == 0:
			cell = printed.Text(w.vocab, column, cell, Look(p, column, ""))
		}
		if n > 0 && cell != "" {
			cell = "（" + cell + "）"
		}
		text += cell
	}
	return text
}

// besides is what a row of a table has in the column of an entry and, after a mark, in that which another Sub asks of the same table: 证书编号
// and 发证日期. It is empty where one of them is not known.
func (w *writer) besides(e *plan.Entry, p place.Place, f *forms.Field, row int) string {
	mark, other, _, _ := part.Other(e.Format)
	first, _ := plan.ParseSub(e.Sub)
	_, sub, _ := strings.Cut(other, " ")
	second, ok := plan.ParseSub(sub)
	if !ok {
		return ""
	}
	var both []string
	for _, id := range []string{first.Column, second.Column} {
		column := f.Column(id)
		if column == nil || !w.cell(e, p, column, row) {
			return ""
		}
		text := printed.Text(w.vocab, column, w.answers.Tables[e.Field][row].Cells[id], Look(p, column, ""))
		if text == "" {
			return ""
		}
		both = append(both, text)
	}
	return strings.Join(both, mark)
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
