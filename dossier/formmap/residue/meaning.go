package residue

import (
	"slices"

	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
)

// Meaning is what a field explains of the words around a place.
type Meaning struct {
	Own     []string // its label and, of a column, its table's label
	Keys    []string // the whole labels under which it is known
	Group   []string // its section, and further words that a heading over it may have
	Family  []string // the labels of fields of its kind, for headings further off
	Label   []string // further words that its label may have
	Names   []string // words for the person that it is about
	Firm    bool     // it is about the applicant itself
	Strict  bool     // it is, and every heading over it must be explained
	Exact   bool     // the printed label is the field's own
	Section string   // the title of its section
	// Compared tells that the field was found by its label, and not by what stands
	// beside it.
	Compared bool
	Year     string // of a cell of a yearly table: "2024", "@year" or "@year-1"
	Amount   bool   // a number, which a period or an object narrows
}

// All are the words that a heading may be made of.
func (m Meaning) All() []string {
	return slices.Concat(m.Own, m.Keys, m.Group)
}

// FieldMeaning is what a field explains by itself.
func FieldMeaning(x *fields.Index, c *fields.Candidate) Meaning {
	m := Meaning{Own: []string{x.Words.Flat(c.Field.Label)}, Group: []string{c.Section}, Section: c.Section, Amount: c.Field.Has(forms.TraitAmount), Firm: x.Words.OfFirm(c.ID)}
	for _, k := range c.Keys {
		m.Keys = append(m.Keys, k.Text)
	}
	if c.ID == "qual.table" {
		m.Group = append(m.Group, "创新平台", "创新能力", "科技创新") // among which titles are asked
	}
	for _, other := range x.All {
		if c.Prefix != "" && other.Prefix == c.Prefix {
			m.Family = append(m.Family, x.Words.Flat(other.Field.Label))
		}
	}
	return m
}

// CellMeaning is what one column of a table explains, and the row it is in.
func CellMeaning(x *fields.Index, t *fields.Candidate, s plan.Sub) Meaning {
	m := FieldMeaning(x, t)
	for _, col := range t.Columns {
		m.Group = append(m.Group, x.Words.Flat(col.Field.Label))
		for _, o := range col.Field.Options {
			m.Group = append(m.Group, x.Words.Flat(o))
		}
		switch col.Field.Name() {
		case s.Column:
			of := FieldMeaning(x, col)
			m.Keys, m.Own, m.Amount = append(m.Keys, of.Keys...), append(m.Own, of.Own...), of.Amount
		case s.Key:
			m.Group = append(m.Group, x.Words.Flat(s.Value))
			if col.Is(forms.TypeYear) {
				m.Year = s.Value
			}
		}
	}
	if s.Sum {
		m.Group = append(m.Group, wordings.SortedKeys(x.Words.Totals)...)
	}
	return m
}
