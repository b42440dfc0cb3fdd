package table

import (
	"strings"

	"yibiao/forms"
)

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

// spread puts one value into every selected cell.
func (s *selection) spread(value string) (in incoming) {
	s.each(func(x spot) {
		column, row := s.columns()[x.column], s.rows()[x.row]
		if column.Computed() {
			return
		}
		in.cells = append(in.cells, Cell{row.ID, column.Name(), value})
		if before := row.Cells[column.Name()]; s.another(column, before, value) {
			in.over = append(in.over, overwritten{s.first() + x.row, column, before, value})
		}
	})
	return in
}

// fitting makes one line of a cell whose column holds one line.
func fitting(f *forms.Field, value string) string {
	if f.Has(forms.TraitLines) {
		return value
	}
	return oneLine(value)
}
