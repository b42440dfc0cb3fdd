package sheets

import (
	"slices"

	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/sheet"
	"yibiao/forms/pattern"
)

// filled tells a row in which anything stands.
func filled(row []sheet.Cell) bool {
	return slices.ContainsFunc(row, func(c sheet.Cell) bool { return c.Kind != sheet.Empty })
}

// stacked parts a sheet in which several tables stand below each other: each has the rows of the sheet from what stands over its heads
// on, under their numbers. Heads that are printed again on each page begin none.
func (r *reader) stacked(s sheet.Sheet) []sheet.Sheet {
	var all []sheet.Sheet
	begin, heads := 0, -1
	for row := range s.Rows {
		switch {
		case !r.heads(s, row):
			continue
		case heads >= 0 && row-heads > 1:
			if top := above(s, row); top < row || !sameTexts(s.Rows[heads], s.Rows[row]) {
				all = append(all, between(s, begin, top))
				begin = top
			}
		}
		heads = row
	}
	return append(all, between(s, begin, len(s.Rows)))
}

// heads tells a row of heads that says whose the rows below are.
func (r *reader) heads(s sheet.Sheet, row int) bool {
	whose, others := false, 0
	for at, c := range s.Rows[row] {
		if c.Kind != sheet.Words || c.Text == s.At(row, at-1).Text {
			continue
		}
		key := r.key(c.Text)
		switch means := r.fields[key]; {
		case len(means) == 1 && (means[0].Field == nameField || means[0].Field == usccField):
			whose = true
		case len(means) > 0 || r.yearForms(c.Text) || r.columnOf(key):
			others++
		}
	}
	return whose && others > 0
}

// columnOf tells a head that some table has.
func (r *reader) columnOf(key string) bool {
	for _, table := range r.tables {
		if len(table[key]) > 0 {
			return true
		}
	}
	return false
}

func (r *reader) yearForms(text string) bool { return len(r.ofYear(text)) > 0 }

// titleForm is what stands over a table alone: 二、财务数据, 表2, 经营情况表.
var titleForm = pattern.Of(`^[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)、.．]|^表\s*[0-9一二三四五六七八九十]|[表据]$|情况$`)

// above is the first of the rows over a row of heads that belong to its table: its title, the line of its unit and empty ones.
func above(s sheet.Sheet, head int) int {
	for row := head - 1; row >= 0; row-- {
		var texts []string
		said := false
		for _, c := range s.Rows[row] {
			if c.Kind != sheet.Empty && !slices.Contains(texts, c.Text) {
				texts = append(texts, c.Text)
			}
			said = said || wordings.MoneyUnitSaid(c.Text) != ""
		}
		if len(texts) > 0 && !said && !(len(texts) == 1 && titleForm.MatchString(texts[0])) {
			return row + 1
		}
	}
	return 0
}

// between is a sheet with some of its rows only, under their numbers.
func between(s sheet.Sheet, from, to int) sheet.Sheet {
	rows := make([][]sheet.Cell, from, to)
	s.Rows = append(rows, s.Rows[from:to]...)
	return s
}

func sameTexts(a, b []sheet.Cell) bool {
	return slices.EqualFunc(a, b, func(a, b sheet.Cell) bool { return a.Text == b.Text })
}
