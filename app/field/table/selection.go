package table

import (
	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"yibiao/app/say"
	"yibiao/forms"
)

// spot is a cell by its place on the page.
type spot struct{ row, column int }

// selection is the marked cell and what is selected from there.
type selection struct {
	*cells
	at spot // the marked cell
	to spot // the other corner of what is selected; the marked cell itself when nothing else is
}

// settle brings the mark back to where rows are left.
func (s *selection) settle() {
	s.at.row = min(s.at.row, s.last())
	s.to.row = min(s.to.row, s.last())
}

// moveTo brings the mark to a cell, the nearest one when there is none, and lets go of what was selected.
func (s *selection) moveTo(to spot) {
	s.at = spot{min(max(to.row, 0), s.last()), min(max(to.column, 0), len(s.columns())-1)}
	s.to = s.at
}

// extend brings the far corner of the selection to a cell.
func (s *selection) extend(to spot) {
	s.to = spot{min(max(to.row, 0), max(len(s.rows())-1, 0)), min(max(to.column, 0), len(s.columns())-1)}
}

// corners are those of what is selected: first row and column, last row and column.
func (s *selection) corners() (from, to spot) {
	return spot{min(s.at.row, s.to.row), min(s.at.column, s.to.column)}, spot{max(s.at.row, s.to.row), max(s.at.column, s.to.column)}
}

// holds tells whether a cell is selected.
func (s *selection) holds(x spot) bool {
	from, to := s.corners()
	return x.row >= from.row && x.row <= to.row && x.column >= from.column && x.column <= to.column
}

// each visits the cells that are selected, without the empty row.
func (s *selection) each(visit func(spot)) {
	from, to := s.corners()
	for row := from.row; row <= min(to.row, len(s.rows())-1); row++ {
		for column := from.column; column <= to.column; column++ {
			visit(spot{row, column})
		}
	}
}

// row is the id of the marked row; false in the empty one.
func (s *selection) row() (string, bool) {
	if s.at.row >= len(s.rows()) {
		return "", false
	}
	return s.rows()[s.at.row].ID, true
}

// place is the marked cell; its row is "" in the empty row.
func (s *selection) place() Place {
	row, _ := s.row()
	return Place{Row: row, Column: s.columns()[s.at.column].Name()}
}

// target is where a key brings the mark, or with far the corner of the selection.
func (s *selection) target(key fyne.KeyName, far bool) (spot, bool) {
	from := s.at
	if far {
		from = s.to
	}
	switch key {
	case fyne.KeyUp:
		from.row--
	case fyne.KeyDown:
		from.row++
	case fyne.KeyLeft:
		from.column--
	case fyne.KeyRight:
		from.column++
	case fyne.KeyHome:
		from.column = 0
	case fyne.KeyEnd:
		from.column = len(s.columns()) - 1
	default:
		return from, false
	}
	return from, true
}

// beside is the cell some steps further, line by line; ahead and behind tell that it lies out of the sheet.
func (s *selection) beside(steps int) (to spot, ahead, behind bool) {
	n := len(s.columns())
	at := s.at.row*n + s.at.column + steps
	return spot{at / n, at % n}, at < 0, at >= (s.last()+1)*n
}

// summary tells how many cells are selected, and the sum of the figures among them where they stand in one column and a sum means
// something; "" for a single cell.
func (s *selection) summary() string {
	from, to := s.corners()
	if from == to {
		return ""
	}
	all, figuresIn, lacks, sum := 0, 0, 0, decimal.Zero
	var of *forms.Field // the column of the figures
	mixed := false
	s.each(func(x spot) {
		all++
		column := s.columns()[x.column]
		d, ok := s.figure(s.rows()[x.row], column)
		switch {
		case !column.Has(forms.TraitAmount):
		case ok:
			mixed = mixed || of != nil && of != column
			of = column
			figuresIn++
			sum = sum.Add(d)
		case s.rows()[x.row].Cells[column.Name()] != "":
			lacks++
		}
	})
	if figuresIn < 2 || mixed || of.NoSum || of.Is(forms.TypePercent) {
		return say.T("已选 {n} 格", "n", all)
	}
	if lacks > 0 {
		return say.T("已选 {n} 格，合计 {sum}，其中 {lacks} 格读不出来，没有算进", "n", all, "sum", sum.String(), "lacks", lacks)
	}
	return say.T("已选 {n} 格，合计 {sum}", "n", all, "sum", sum.String())
}
