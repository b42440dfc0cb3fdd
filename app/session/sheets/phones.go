package sheets

import (
	"strings"

	"yibiao/dossier/sheet"
	"yibiao/forms/pattern"
)

const contactMobile = "handler.mobile"

// mobile is a number of a mobile telephone, without blanks and strokes.
var mobile = pattern.Of(`^(?:\+?86)?1[3-9][0-9]{9}$`)

// nextTo is how many columns may lie between that of the contact and that of a telephone, as his post.
const nextTo = 2

// contactPhones takes a column of telephones, of which its header does not say whose they are, for the contact's where it stands behind
// his and holds mobiles only. It does nothing for a part that holds rows of a table.
func (r *reader) contactPhones(p *Part) {
	if p.Table != "" {
		return
	}
	name := -1 // the column of the contact, among the columns
	for i := range p.Columns {
		c := &p.Columns[i]
		switch {
		case strings.HasSuffix(c.Target.Field, ".name"):
			if name = -1; c.Target == (Target{Field: "handler.name"}) {
				name = i
			}
		case name < 0 || i-name > nextTo+1 || c.Target != (Target{}) || c.Rival != "" || r.key(c.Header) != r.key("联系电话"):
		case p.column(Target{Field: contactMobile}) < 0 && mobiles(p.Sheet, p.Head+1, c.At):
			c.Target, c.Offers, c.Unknown = Target{Field: contactMobile}, nil, false
		}
	}
}

// mobiles tells whether a column holds numbers of mobile telephones from a row on, and nothing else.
func mobiles(s sheet.Sheet, from, at int) bool {
	n := 0
	for row := from; row < len(s.Rows); row++ {
		text := strings.NewReplacer(" ", "", "-", "", "　", "").Replace(s.At(row, at).Text)
		if text == "" {
			continue
		}
		if !mobile.MatchString(text) {
			return false
		}
		n++
	}
	return n > 0
}

// runningNumber is the header of a column that only counts the rows.
var runningNumber = pattern.Of(`^\s*(?:序\s*号|行号?|No\.?|#)\s*$`)

// Left gives the headers of the columns of which nothing is taken because it is not known, or not certain, what they are; those that a
// person does not want, empty ones and running numbers are none. nil for none.
func (im *Import) Left() []string {
	var out []string
	for _, p := range im.Parts {
		for _, c := range p.Columns {
			if c.Target == (Target{}) && (c.Unknown || len(c.Offers) > 0 || c.Rival != "") && filledBelow(p, c.At) && !runningNumber.MatchString(c.Header) {
				out = append(out, c.Header)
			}
		}
	}
	return out
}

func filledBelow(p Part, at int) bool {
	for row := p.Head + 1; row < len(p.Sheet.Rows); row++ {
		if p.Sheet.At(row, at).Kind != sheet.Empty {
			return true
		}
	}
	return false
}
