package people

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/residue"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// FirmPlaces decides telephone and mail that stand among what is asked of the applicant
// itself, beside its address or below its name: they are the applicant's. A mail address
// is the firm's only where nobody was named before.
func FirmPlaces(p *slots.Form) {
	for i, it := range p.Items {
		if it.Done || it.Owner != fields.Nobody || it.Foreign || p.Private || !slices.Contains([]string{"电话", "固定电话", "邮箱"}, it.Attribute) {
			continue
		}
		if !amongFirm(p, i) || it.Row > 0 && it.Above(p) >= 0 && p.Fields.Persons[it.Above(p)].Prefix == "handler" || it.Attribute == "邮箱" && someoneBefore(p, i) && !afterPhone(p, i) {
			continue
		}
		for _, c := range p.Fields.All {
			mail := it.Attribute == "邮箱"
			if c.Prefix == "org" && slices.ContainsFunc(c.Keys, func(k fields.Key) bool { return k.Text == "单位电话" && !mail || k.Text == "单位邮箱" && mail }) && p.Fields.Fit.Field(it.Place, c.Field) >= 0.8 {
				it.Fill(c.ID, 0.85, plan.ReasonNeighbour, c.Field.Label)
			}
		}
	}
}

// amongFirm tells whether the places next before an item, in its row or the one above,
// ask something of the firm, and none after it in the row names somebody.
func amongFirm(p *slots.Form, i int) bool {
	it := p.Items[i]
	for _, next := range p.Items[i+1:] {
		if next.Box != it.Box || next.Row != it.Row {
			break
		}
		if next.Attribute == "姓名" {
			return false
		}
	}
	for j := i - 1; j >= 0; j-- {
		before := p.Items[j]
		if before.Box != it.Box || before.Row < it.Row-2 || before.Foreign {
			return false
		}
		if c := p.Fields.ByID[before.Entry.Field]; c != nil && before.Entry.State == plan.Proposed {
			return c.Prefix == "org" && (c.Is(forms.TypeText, forms.TypeCode) || !someoneBefore(p, i) || besideFax(p, it)) && before.Row >= it.Row-1
		}
		if before.Attribute != "传真" && before.Attribute != "电话" && before.Attribute != "邮箱" || before.Owner >= 0 {
			return false
		}
	}
	return false
}

// besideFax tells whether the row of an item asks for a fax, as one does of a firm.
func besideFax(p *slots.Form, it *slots.Item) bool {
	return it.Box != "p" && slices.ContainsFunc(p.Items, func(o *slots.Item) bool { return o.Box == it.Box && o.Row == it.Row && o.Attribute == "传真" })
}

// afterPhone tells whether the telephone that was asked next before item i, in its row or the one above, is the firm's, or
// the firm's website is asked before it in its row.
func afterPhone(p *slots.Form, i int) bool {
	for j := i - 1; j >= 0 && p.Items[j].Box == p.Items[i].Box && p.Items[j].Row >= p.Items[i].Row-1; j-- {
		if p.Items[j].Entry.Field == "org.website" && p.Items[j].Row == p.Items[i].Row {
			return true
		}
		if p.Items[j].Attribute == "电话" || p.Items[j].Attribute == "固定电话" {
			return p.Items[j].Entry.Field == "org.tel"
		}
		if p.Items[j].Attribute != "传真" {
			return false
		}
	}
	return false
}

// someoneBefore tells whether a person is named before an item in its table or part.
func someoneBefore(p *slots.Form, i int) bool {
	for j := i - 1; j >= 0 && p.Items[j].Box == p.Items[i].Box; j-- {
		if p.Items[j].Attribute == "姓名" {
			return true
		}
	}
	return false
}

var applicantsName = pattern.Of(`^(?:申请人|本人)?(?:姓名)?$`)

// PrivatePlaces tells whether a person hands the form in: the first name that it asks is
// nobody's in particular, and what is asked beside it is a person's own.
func PrivatePlaces(p *slots.Form) {
	named := -1
	for i, it := range p.Items {
		rest, ok := strings.CutPrefix(it.Spelling(), "申请人")
		if ok && slices.Contains(slots.PrivateMatters, p.Fields.Words.Attributes[rest]) {
			p.Private = true
			return
		}
		if it.Box == "p" && heading.Declares.MatchString(p.Fields.Words.Flat(it.Context)) {
			continue // one of the firm's people speaks for it
		}
		if named < 0 && it.Kind != place.Rows && it.Spelling() != "" && (it.Attribute == "姓名" || applicantsName.MatchString(it.Spelling())) {
			if it.Owner >= 0 || it.Foreign || !plainly(p.Fields, it) || !applicantsName.MatchString(it.Spelling()) {
				return
			}
			named = i
		}
		if named >= 0 && i > named && i <= named+8 && besideFirm(p, named, it) && it.Owner < 0 && slices.Contains(slots.PrivateMatters, it.Attribute) {
			p.Private = true
			return
		}
	}
}

// plainly tells whether nothing over a place says whose it is, or that it is the
// applicant's.
func plainly(x *fields.Index, it *slots.Item) bool {
	return !slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		of := h.Role != place.HeadTitle && h.Role != place.HeadUnit && h.Role != place.HeadColumn && wordings.Clean(h.Text) != wordings.Clean(it.Label)
		return of && len(residue.Of(x.Words, h.Text, []string{"申请人", "个人", "本人"}, x.Words.Heading)) > 0
	})
}

// besideFirm tells whether a place stands near enough to the named one to be about the same
// person: 申请人 may be a firm, of which only its own row tells.
func besideFirm(p *slots.Form, named int, it *slots.Item) bool {
	by, far := p.Items[named], 2
	if by.Box == "p" || by.Spelling() == "申请人" {
		far = 0
	}
	return it.Box == by.Box && it.Row <= by.Row+far
}
