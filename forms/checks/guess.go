package checks

import (
	"maps"
	"slices"
	"strconv"

	"yibiao/forms"
	"yibiao/forms/eval"
)

// Guess is an empty place with what it probably holds. It is in nobody's answers: it proves nothing and is printed nowhere.
type Guess struct {
	Field  *forms.Field // or the table
	Column *forms.Field // nil outside a table
	Row    string       // by id; "" outside a table
	Number int          // of the row, from 1; 0 outside a table
	Text   string       // canonical
}

// Why is what a guess rests on, as half a sentence; "" for a year that goes on from the row above.
func (g Guess) Why() string {
	f := g.Field
	if g.Column != nil {
		f = g.Column
	}
	if f.Guess == nil || f.Series && g.Number > 1 {
		return ""
	}
	return f.Guess.Why
}

// Guesses lists, in the form's order, the empty places of asked fields whose content follows, probably, from what is answered and from
// the years that are guessed for rows. Rows that are empty have none.
func (e Evaluation) Guesses() (out []Guess) {
	k, done := e.asked.take()
	defer done()
	cells := map[*forms.Field][]Guess{}
	for _, f := range k.form.Fields() {
		if f.IsTable() && e.Relevant[f.Name()] {
			cells[f] = guessedCells(k, f)
		}
	}
	before := k.scope.Answers
	k.scope.Answers.Tables = dated(before.Tables, cells)
	defer func() { k.scope.Answers = before }()
	for _, f := range k.form.Fields() {
		switch {
		case !e.Relevant[f.Name()]:
		case f.IsTable():
			out = append(out, cells[f]...)
		case f.Guess != nil && k.c.Answers.Values[f.Name()] == "":
			if text := eval.Guessed(k.scope, f, nil); text != "" {
				out = append(out, Guess{Field: f, Text: text})
			}
		}
	}
	return out
}

// dated are tables with the years that are guessed for their rows.
func dated(tables map[string][]forms.Row, cells map[*forms.Field][]Guess) map[string][]forms.Row {
	out := maps.Clone(tables)
	for table, guesses := range cells {
		rows := slices.Clone(tables[table.Name()])
		for _, g := range guesses {
			if row := &rows[g.Number-1]; g.Column.Series {
				row.Cells = maps.Clone(row.Cells)
				row.Cells[g.Column.Name()] = g.Text
			}
		}
		out[table.Name()] = rows
	}
	return out
}

// guessedCells leaves out rows whose own number is none, or of a year to come: nothing follows from such a row.
func guessedCells(k *examination, table *forms.Field) (out []Guess) {
	rows := k.c.Answers.Tables[table.Name()]
	above := map[*forms.Field]int{} // by column: the year in the row above, given or guessed
	for i := range rows {
		row := forms.Row{ID: rows[i].ID, Cells: maps.Clone(rows[i].Cells)} // with the year that is guessed: other columns go by it
		for _, c := range table.Columns {
			text := row.Cells[c.Name()]
			series := c.Series && c.Is(forms.TypeYear)
			if guess := ""; text == "" && len(rows[i].Cells) > 0 {
				switch {
				case c.Guess != nil && (!series || i == 0) && eval.Numbered(k.scope, table, &row):
					guess = eval.Guessed(k.scope, c, &row)
				case series && above[c] > 0 && above[c]+1 < k.c.Today.Year():
					guess = nextYear(rows, c, above[c])
				}
				if guess != "" {
					out, text = append(out, Guess{table, c, rows[i].ID, i + 1, guess}), guess
				}
			}
			if series && text != "" {
				above[c], _ = strconv.Atoi(text)
				row.Cells[c.Name()] = text
			}
		}
	}
	return out
}

// nextYear is the year after one; "" where the column has it already, or has any year twice: then it is open which row is which.
func nextYear(rows []forms.Row, c *forms.Field, year int) string {
	next, given := strconv.Itoa(year+1), map[string]bool{}
	for i := range rows {
		text := rows[i].Cells[c.Name()]
		if text != "" && given[text] || text == next {
			return ""
		}
		given[text] = true
	}
	return next
}
