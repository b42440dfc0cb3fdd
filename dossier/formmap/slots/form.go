package slots

import (
	"slices"

	"yibiao/dossier/formmap/fields"
)

// PrivateMatters are what is asked of a person and never of a firm, as attributes.
var PrivateMatters = []string{"身份证号", "性别", "出生年月", "民族", "政治面貌", "学历", "年龄"}

// Form is a form with what may fill it, and what has been found of its places.
type Form struct {
	Fields *fields.Index
	Items  []*Item
	Own    bool  // the form is one of the dossier's programmes
	Years  []int // printed in the form, ascending
	Year   int   // in which the form is filled in, 0 where it is not known
	// Parts tells that the form has several titles, each of a part of it.
	Parts bool
	// Private tells that a person hands the form in, and not a firm.
	Private bool
	Tables  *Tables
}

// Open are the items that are not decided yet.
func (p *Form) Open() []*Item {
	var out []*Item
	for _, it := range p.Items {
		if !it.Done {
			out = append(out, it)
		}
	}
	return out
}

// Exact tells whether a field that is asked carries exactly this label.
func (p *Form) Exact(it *Item) bool {
	for _, s := range it.Spell {
		if slices.ContainsFunc(p.Fields.Exact[s], func(c *fields.Candidate) bool { return c.Person < 0 && p.Fields.Fit.Field(it.Place, c.Field) >= 0.8 }) {
			return true
		}
	}
	return false
}
