package table

import (
	"strings"

	"yibiao/forms"
)

// maxPaste bounds what is taken from the clipboard at once, in rows.
const maxPaste = 5000

// change is what one step does to a table: texts for cells, and rows behind the last one.
type change struct {
	cells []Cell
	added []map[string]string
}

// copied is what is selected as spreadsheets exchange it: rows by line, cells by tab.
func (s *selection) copied() string {
	var lines []string
	from, to := s.corners()
	for row := from.row; row <= min(to.row, len(s.rows())-1); row++ {
		var line []string
		for column := from.column; column <= to.column; column++ {
			line = append(line, quoted(s.text(s.rows()[row], s.columns()[column])))
		}
		lines = append(lines, strings.Join(line, "\t"))
	}
	return strings.Join(lines, "\n")
}

// cleared empties what is selected.
func (s *selection) cleared() change {
	var c change
	s.each(func(x spot) {
		column := s.columns()[x.column]
		if row := s.rows()[x.row]; !column.Computed() && row.Cells[column.Name()] != "" {
			c.cells = append(c.cells, Cell{row.ID, column.Name(), ""})
		}
	})
	return c
}

// filledDown copies the top row of the selection into the rows below; a single cell takes what stands above it.
func (s *selection) filledDown() change {
	from, to := s.corners()
	if from.row == to.row {
		from.row--
	}
	var c change
	for row := from.row + 1; from.row >= 0 && row <= min(to.row, len(s.rows())-1); row++ {
		for _, column := range s.columns()[from.column : to.column+1] {
			if !column.Computed() {
				c.cells = append(c.cells, Cell{s.rows()[row].ID, column.Name(), s.rows()[from.row].Cells[column.Name()]})
			}
		}
	}
	return c
}

// filled puts one value into every selected cell.
func (s *selection) filled(value string) change {
	var c change
	s.each(func(x spot) {
		if column := s.columns()[x.column]; !column.Computed() {
			c.cells = append(c.cells, Cell{s.rows()[x.row].ID, column.Name(), value})
		}
	})
	return c
}

// pasted puts lines copied from a spreadsheet into the table, from the first cell of what is selected on. Rows that are there
// are overwritten and further ones added. Calculated columns are passed over, and so is a first line that repeats the heads: where
// it names columns, each value goes to the column that its head names, whatever their order. A single value fills everything that is selected.
func (s *selection) pasted(lines [][]string) change {
	from, to := s.corners()
	if len(lines) == 1 && len(lines[0]) == 1 && from != to {
		return s.filled(lines[0][0])
	}
	column := func(i int) int { return from.column + i }
	if named := s.named(lines[0]); named != nil {
		lines = lines[1:]
		column = func(i int) int {
			if i < len(named) {
				return named[i]
			}
			return -1
		}
	} else if s.heads(lines[0], from.column) {
		lines = lines[1:]
	}
	var c change
	for i, line := range lines[:min(len(lines), maxPaste)] {
		row := s.fitted(line, column)
		at := s.first() + from.row + i
		if at >= len(s.all) {
			c.added = append(c.added, row)
			continue
		}
		for _, column := range s.columns() {
			if value, ok := row[column.Name()]; ok {
				c.cells = append(c.cells, Cell{s.all[at].ID, column.Name(), value})
			}
		}
	}
	if limit := s.cfg.Field.MaxRows; limit > 0 {
		c.added = c.added[:min(len(c.added), max(limit-len(s.all), 0))]
	}
	return c
}

// heads tells whether a line repeats the names of the columns that it would go to: all of them, or most of several.
func (c *cells) heads(line []string, column int) bool {
	same, others := 0, 0
	for i, text := range line {
		if column+i >= len(c.columns()) {
			break
		}
		switch f := c.columns()[column+i]; bare(text) {
		case "":
		case bare(f.Label), bare(headText(c.cfg.Field, f)):
			same++
		default:
			others++
		}
	}
	return same > 0 && (others == 0 || same >= 2 && same > others)
}

// named gives the column of each cell of a first line that names several of them and nothing else, -1 for an empty cell; nil for
// other lines.
func (c *cells) named(line []string) []int {
	out, found, taken := make([]int, len(line)), 0, map[int]bool{}
	for i, text := range line {
		out[i] = -1
		if bare(text) == "" {
			continue
		}
		for at, f := range c.columns() {
			if !taken[at] && (bare(text) == bare(f.Label) || bare(text) == bare(headText(c.cfg.Field, f))) {
				out[i], taken[at] = at, true
				found++
				break
			}
		}
		if out[i] < 0 {
			return nil
		}
	}
	if found < 2 {
		return nil
	}
	return out
}

// bare is the head of a column without its unit, marks and spaces.
func bare(text string) string {
	if at := strings.IndexAny(text, "(（"); at > 0 {
		text = text[:at]
	}
	return strings.TrimPrefix(strings.Join(strings.Fields(text), ""), "*")
}

// fitted gives the cells of one line by column id; to is the column of each cell, beyond the columns for none.
func (c *cells) fitted(line []string, to func(i int) int) map[string]string {
	out := map[string]string{}
	for i, value := range line {
		at := to(i)
		if at < 0 || at >= len(c.columns()) {
			continue
		}
		if f := c.columns()[at]; !f.Computed() {
			out[f.Name()] = fitting(f, value)
		}
	}
	return out
}

// fitting makes one line of a cell whose column holds one line.
func fitting(f *forms.Field, value string) string {
	if f.Has(forms.TraitLines) {
		return value
	}
	return oneLine(value)
}
