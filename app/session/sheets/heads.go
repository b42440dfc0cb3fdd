package sheets

import (
	"strings"

	"yibiao/dossier/sheet"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// Heads knows what heads of columns mean in the tables of a form.
type Heads struct{ r *reader }

// NewHeads learns the words of a form.
func NewHeads(form *forms.Form) *Heads { return &Heads{newReader(form)} }

// Columns are those of a table that a head may mean, by id, in no order; none for a head that is not known.
func (h *Heads) Columns(table, head string) (columns []string) {
	for _, t := range h.r.tables[table][h.r.key(head)] {
		columns = append(columns, t.Field)
	}
	return columns
}

// unitLine says over a table in what its amounts are: 单位：万元, 金额单位：千元、人.
var unitLine = pattern.Of(`单位(?:[:：]|[为是])[^。；;]{0,8}?((?:百万|千万|十万|[百千万亿])?元)`)

// unitInName says so in the name of a sheet: 2025年（千元）.
var unitInName = pattern.Of(`[(（]((?:百万|千万|十万|[百千万亿])?元)[)）]`)

// unitCell is a cell of a row of units below the headers: （千元）, 单位：万元, （人）.
var unitCell = pattern.Of(`^[(（]?(?:单位[:：])?((?:百万|千万|十万|[百千万亿])?元|[万千百]?[人个件项家户]|%|％)[)）]?$`)

// unitsBelow tells that the row below a row of headers has nothing but units.
func unitsBelow(s sheet.Sheet, head int) bool {
	if head+1 >= len(s.Rows) {
		return false
	}
	units := 0
	for _, c := range s.Rows[head+1] {
		switch {
		case c.Kind == sheet.Empty:
		case c.Kind != sheet.Words || !unitCell.MatchString(strings.Join(strings.Fields(c.Text), "")):
			return false
		default:
			units++
		}
	}
	return units > 0
}

// unitOver is the unit of money that a line over a row of headers, or the name of the sheet, gives for the whole; "" for none.
func unitOver(s sheet.Sheet, head int) string {
	if m := unitInName.FindStringSubmatch(s.Name); m != nil {
		return m[1]
	}
	for row := head - 1; row >= 0; row-- {
		for at := range s.Rows[row] {
			if m := unitLine.FindStringSubmatch(strings.Join(strings.Fields(s.At(row, at).Text), "")); m != nil {
				return m[1]
			}
		}
	}
	return ""
}
