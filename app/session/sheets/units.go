package sheets

import (
	"slices"
	"strings"

	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/sheet"
	"yibiao/forms/pattern"
)

// unclear parts the units of a column of which nobody can say which is its own; it is refused with all of them.
const unclear = "、"

// besideForm is what may stand beside units below heads: （全称）, （必填）.
var besideForm = pattern.Of(`^[（(【\[][^（）()【】\[\]]*[）)】\]]$|^[必选]填$|^填写$`)

// unitsBelow tells that the row below a row of headers has nothing but units and notes on the heads, and what a merged cell says again.
func unitsBelow(s sheet.Sheet, head int) bool {
	if head+1 >= len(s.Rows) {
		return false
	}
	units := 0
	for at, c := range s.Rows[head+1] {
		if c.Kind == sheet.Empty || c.Kind == sheet.Words && c.Text == s.At(head, at).Text {
			continue
		}
		_, only := wordings.OnlyUnit(c.Text)
		switch {
		case c.Kind == sheet.Words && only:
			units++
		case c.Kind != sheet.Words || !besideForm.MatchString(c.Text):
			return false
		}
	}
	return units > 0
}

// unitAround is the unit of money that the name of a sheet, a line over a row of headers or a note below the table gives a column;
// "" for none, several where it is not said which.
func (r *reader) unitAround(s sheet.Sheet, head, at int) string {
	if unit := unitOf(s.Name); unit != "" {
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
		for at := range cells {
			if unit := saidAt(s, row, at); unit != "" {
				said = append(said, saidUnit{row, unit})
			}
		}
	}
	return said
}

// saidAt is the unit of money that a cell says in words, also where the words stand in the cells before it, and one that it only
// mentions: then it is not sure of what; "" for none.
func saidAt(s sheet.Sheet, row, at int) string {
	c := s.At(row, at)
	if c.Kind != sheet.Words {
		return ""
	}
	if severalForm.MatchString(c.Text) && unitOf(c.Text) != "" {
		return unitOf(c.Text)
	}
	if unit := wordings.MoneyUnitSaid(c.Text); unit != "" {
		return unit
	}
	if money, _ := wordings.OnlyUnit(c.Text); money != "" {
		before := ""
		for x := at - 1; x >= 0 && (s.At(row, x).Kind == sheet.Words || s.At(row, x).Kind == sheet.Empty); x-- {
			if s.At(row, x).Text != s.At(row, x+1).Text {
				before = s.At(row, x).Text + before
			}
		}
		if slices.Contains(unitHeads, plainHead(before)) {
			return money
		}
		return ""
	}
	if alone(s.Rows[row]) && (wordings.MoneyUnitMentioned(c.Text) != "" || foreignForm.MatchString(c.Text)) {
		return strings.ReplaceAll(c.Text, unclear, "，") + unclear + wholeUnit
	}
	return ""
}

// foreignForm says in English in what amounts are.
var foreignForm = pattern.Of(`(?i)\b(?:unit|currency)\s*[:：]|\b(?:rmb|cny|usd|hkd|eur|jpy|yuan)\b|\b(?:thousands?|millions?)\b`)

// severalForm names two units, or one of which nobody knows what it is: 元/千元, K元.
var severalForm = pattern.Of(`(?i)(?:^|[^a-z])[kmw]\s*元|元\s*[/／或]\s*[十百千万亿拾佰仟萬億]*元`)

// unitOf is the unit of money that a head, a title or a line names; it is not sure of two, or of one that nobody knows. "" for none.
func unitOf(text string) string {
	unit := wordings.MoneyUnitOf(strings.NewReplacer("RMB", "人民币", "CNY", "人民币").Replace(text))
	if severalForm.MatchString(text) {
		return strings.ReplaceAll(text, unclear, "，") + unclear + wholeUnit
	}
	return unit
}

// alone tells a row in which one text stands, and nothing else.
func alone(cells []sheet.Cell) bool {
	text := ""
	for _, c := range cells {
		switch {
		case c.Kind == sheet.Empty || c.Text == text:
		case text != "":
			return false
		default:
			text = c.Text
		}
	}
	return text != ""
}

// wholeUnit stands for the unit in which a field keeps what it is not said of.
const wholeUnit = "?"

// unitInLine is the unit that a line over a row of headers gives a column. A title is over all, a group over its own columns; of
// several lines beside each other each is over its own table, tables being apart.
func unitInLine(s sheet.Sheet, row, head, at int) string {
	if own := s.At(row, at); own.Kind == sheet.Words {
		if unit := unitOf(own.Text); unit != "" {
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
		unit := saidAt(s, row, x)
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
			return unitOf(text)
		}
	}
	return ""
}

func distinct(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

// moneyIn is the unit of money that the first of some heads has, the lowest storey first.
func moneyIn(heads ...string) string {
	for _, head := range heads {
		if unit := unitOf(head); unit != "" {
			return unit
		}
	}
	return ""
}
