package sheets

import (
	"cmp"
	"slices"
	"strings"

	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/sheet"
)

// unclear parts the units of a column of which nobody can say which is its own; it is refused with all of them.
const unclear = "、"

// unitsBelow tells that the row below a row of headers has nothing but units, and what a merged cell says again.
func unitsBelow(s sheet.Sheet, head int) bool {
	if head+1 >= len(s.Rows) {
		return false
	}
	units := 0
	for at, c := range s.Rows[head+1] {
		if c.Kind == sheet.Empty || c.Kind == sheet.Words && c.Text == s.At(head, at).Text {
			continue
		}
		if _, only := wordings.OnlyUnit(c.Text); c.Kind != sheet.Words || !only {
			return false
		}
		units++
	}
	return units > 0
}

// unitAround is the unit of money that the name of a sheet, a line over a row of headers or a note below the table gives a column;
// "" for none, several where it is not said which.
func (r *reader) unitAround(s sheet.Sheet, head, at int) string {
	if unit := wordings.MoneyUnitOf(s.Name); unit != "" {
		return unit
	}
	for row, other := head-1, false; row >= 0; row-- {
		if unit := unitInLine(s, row, head, at); unit != "" && other {
			return unit + unclear + wholeUnit // that of another table, which ends above this one
		} else if unit != "" {
			return unit
		}
		other = other || slices.ContainsFunc(s.Rows[row], func(c sheet.Cell) bool { return c.Kind == sheet.Number })
	}
	for _, note := range r.said {
		if note.row > head {
			return note.unit
		}
	}
	return ""
}

// saidUnit is the unit of money that a row of a sheet says in words.
type saidUnit struct {
	row  int
	unit string
}

// saidIn finds them all, from the top.
func saidIn(s sheet.Sheet) (said []saidUnit) {
	for row, cells := range s.Rows {
		for _, c := range cells {
			if unit := wordings.MoneyUnitSaid(c.Text); unit != "" {
				said = append(said, saidUnit{row, unit})
			}
		}
	}
	return said
}

// wholeUnit stands for the unit in which a field keeps what it is not said of.
const wholeUnit = "?"

// unitInLine is the unit that a line over a row of headers gives a column. A title is over all, a group over its own columns; of
// several lines beside each other each is over its own table, tables being apart.
func unitInLine(s sheet.Sheet, row, head, at int) string {
	if own := s.At(row, at); own.Kind == sheet.Words {
		if unit := wordings.MoneyUnitOf(own.Text); unit != "" {
			return unit
		}
	}
	left, right := at, at
	for s.At(head, left-1).Kind != sheet.Empty {
		left--
	}
	for s.At(head, right+1).Kind != sheet.Empty {
		right++
	}
	var all, near []string
	texts := map[string]bool{}
	for x, c := range s.Rows[row] {
		if c.Kind != sheet.Empty {
			texts[c.Text] = true
		}
		unit := wordings.MoneyUnitSaid(c.Text)
		if unit == "" {
			continue
		}
		all = append(all, unit)
		if x >= left && x <= right {
			near = append(near, unit)
		}
	}
	for _, list := range [][]string{near, all} {
		if list = distinct(list); len(list) > 0 {
			return strings.Join(list, unclear)
		}
	}
	if len(texts) == 1 { // a title in one cell
		for text := range texts {
			return wordings.MoneyUnitOf(text)
		}
	}
	return ""
}

func distinct(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

// unitHeads are the heads of columns that may say of each row in what its amounts are.
var unitHeads = []string{"单位", "计量单位", "金额单位", "货币单位"}

// unitColumn is the column that says of each row in what its amounts are, from 0; -1 for none.
func unitColumn(s sheet.Sheet, head int) int {
	return slices.IndexFunc(s.Rows[head], func(c sheet.Cell) bool {
		at := slices.IndexFunc(s.Rows[head], func(other sheet.Cell) bool { return other.Text == c.Text })
		if !slices.Contains(unitHeads, plainHead(c.Text)) {
			return false
		}
		units := 0
		for row := head + 1; row < len(s.Rows); row++ {
			below := s.At(row, at)
			money, _ := wordings.OnlyUnit(below.Text)
			switch {
			case below.Kind == sheet.Empty:
			case money == "":
				return false
			default:
				units++
			}
		}
		return units > 0
	})
}

// inRow is a column as one row has it: its amounts in the unit that the row names, where the head names none.
func (p Part) inRow(c Column, row int) Column {
	if c.unit == "" && p.unitAt >= 0 {
		money, _ := wordings.OnlyUnit(p.Sheet.At(row, p.unitAt).Text)
		c.unit, c.byRow = cmp.Or(money, wholeUnit), true
	}
	return c
}

// moneyIn is the unit of money that the first of some heads has, the lowest storey first.
func moneyIn(heads ...string) string {
	for _, head := range heads {
		if unit := wordings.MoneyUnitOf(head); unit != "" {
			return unit
		}
	}
	return ""
}
