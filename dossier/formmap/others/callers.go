package others

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/applicant"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/people"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

var (
	bankAlone  = pattern.Of(`^(?:银行|银行名称|银行全称)$`)
	unitsPhone = pattern.Of(`^单位(?:固定)?电话$`)
)

// namesFirm are the fields by which a form says that it asks about a firm.
var namesFirm = pattern.Of(`^(?:org\.(?:name|uscc)|legal\.name)$`)

// OfNobody takes back the applicant's account and how to reach it where a form asks for somebody's name or identity and
// nowhere for a firm's.
func OfNobody(p *slots.Form) {
	someone, firm := false, false
	for _, it := range p.Items {
		firm = firm || it.Entry.State == plan.Proposed && namesFirm.MatchString(it.Entry.Field)
		someone = someone || it.Owner < 0 && (it.Attribute == "姓名" || it.Attribute == "身份证号" || strings.Contains(it.Label, "身份证号"))
	}
	groups := map[slots.Spot]bool{} // rows of a table about somebody, by the word before them
	for _, it := range p.Items {
		if it.Owner < 0 && it.Entry.State != plan.Proposed && (it.Attribute == "姓名" || it.Attribute == "身份证号") {
			for _, text := range it.Beside() {
				groups[slots.Spot{Box: it.Box, Label: text}] = true
			}
		}
	}
	var person *slots.Item // whose identity number was asked last
	for _, it := range p.Items {
		if it.Owner < 0 && it.Entry.State != plan.Proposed && it.Attribute == "身份证号" {
			person = it
		} else if it.Entry.Field == "org.name" {
			person = nil
		}
		paid := person != nil && person.Box == it.Box && it.Row <= person.Row+2 && strings.HasPrefix(it.Entry.Field, "bank.") && slices.ContainsFunc(it.Heads, func(h place.Head) bool { return heading.IsTitle(h) && title.PaysPeople(h.Text) })
		theirs := slices.ContainsFunc(it.Beside(), func(text string) bool { return groups[slots.Spot{Box: it.Box, Label: text}] })
		if theirs = theirs && (strings.HasPrefix(it.Entry.Field, "bank.") || whose.Reached.MatchString(it.Entry.Field)); it.Entry.State == plan.Proposed && (theirs || paid || someone && !firm && (strings.HasPrefix(it.Entry.Field, "bank.") || whose.Reached.MatchString(it.Entry.Field))) {
			it.Retract(plan.ReasonUnread, wordings.Clean(it.Label), it.Entry.Field)
		}
	}
}

// LoneBanks takes back the applicant's bank where a bank is named without an account beside
// it, as one that gives a guarantee or lends is, and the applicant's telephone in the row of
// somebody else than its legal representative.
func LoneBanks(p *slots.Form) {
	for i, it := range p.Items {
		if it.Entry.State != plan.Proposed {
			continue
		}
		switch {
		case it.Entry.Field == "bank.bank" && bankAlone.MatchString(wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))):
			if !slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
				return o.Box == it.Box && (o.Entry.Field == "bank.account" || o.Entry.Field == "bank.account_name") && o.Row >= it.Row-4 && o.Row <= it.Row+4
			}) {
				it.Retract(plan.ReasonWeak, it.Entry.Field)
			}
		case it.Entry.Field == "org.tel" && i > 0 && unitsPhone.MatchString(it.Spelling()):
			before := p.Items[i-1]
			someone := before.Attribute == "姓名" && before.Box == it.Box && before.Row == it.Row
			if someone && (before.Owner < 0 || p.Fields.Persons[before.Owner].Prefix != "legal" && p.Fields.Persons[before.Owner].Prefix != "handler") {
				it.Retract(plan.ReasonWeak, it.Entry.Field)
			}
		}
	}
}

// UnnamedPeople takes back what is asked of somebody whose name or number before it in the row was taken back: 邮箱 behind the
// telephone of 海关业务联系人.
func UnnamedPeople(p *slots.Form) {
	for i, it := range p.Items {
		if i == 0 || it.Box == "p" || it.Owner < 0 || it.Attribute == "姓名" || it.Entry.State != plan.Proposed {
			continue
		}
		before := p.Items[i-1]
		if word, ok := strings.CutPrefix(before.Entry.Reason, plan.ReasonUnread+":"); ok && before.Box == it.Box && before.Row == it.Row && before.Owner == it.Owner && before.Entry.State == plan.Unsure {
			word, _, _ = strings.Cut(word, "|")
			it.Retract(plan.ReasonUnread, word, it.Entry.Field)
		}
	}
}

var (
	// reachedAt are the fields by which people are called, and whereAt those that tell where the applicant is.
	reachedAt = pattern.Of(`\.(?:tel|mobile|phone|email)$`)
	whereAt   = pattern.Of(`^org\.(?:\w*address|postcode|fax)$`)
)

// PhonesOfOthers takes back a telephone or mail behind somebody in its row, or at the end of the row above, whose name was not filled
// or is another's: it reaches whoever is named there. So does an address behind such a telephone.
func PhonesOfOthers(p *slots.Form) {
	for i, it := range p.Items {
		if it.Entry.State != plan.Proposed || !reachedAt.MatchString(it.Entry.Field) && !(whereAt.MatchString(it.Entry.Field) && sameReached(p, i)) || whose.Names(p, it) || strings.HasPrefix(it.Spelling(), "单位") {
			continue
		}
		_, named := whose.NamedIn(p.Fields, it)
		_, across := whose.Crossed(p.Fields, it)
		who, _, _ := strings.Cut(it.Entry.Field, ".")
		if named+across != "" || slices.ContainsFunc(it.Beside(), func(text string) bool { return p.Fields.PersonIn(p.Fields.Words.Flat(text)) >= 0 }) {
			continue // its own words name the person
		}
		if word := someoneElse(p, i, who); word != "" {
			it.Retract(plan.ReasonUnread, word, it.Entry.Field)
		}
	}
}

// sameReached tells whether item i goes on about whoever the one before it, which nothing of the applicant's fills, reaches.
func sameReached(p *slots.Form, i int) bool {
	if i == 0 {
		return false
	}
	it, before := p.Items[i], p.Items[i-1]
	return before.Box == it.Box && (before.Row == it.Row || it.Box == "p" && before.Row == it.Row-1) && before.Kind == place.Text &&
		before.Entry.State != plan.Proposed && tellsOf(before)
}

// tellsOf tells whether a place asks something of somebody who is named elsewhere: 职务, 手机.
func tellsOf(it *slots.Item) bool {
	return it.Attribute != "姓名" && (it.Attribute != "" || applicant.ReachOnly.MatchString(wordings.Clean(it.Label)) && !strings.HasSuffix(it.Label, "人"))
}

// someoneElse is who is named right before item i, other than the person of a prefix; "" for nobody.
func someoneElse(p *slots.Form, i int, who string) string {
	it := p.Items[i]
	near := func(j int) bool {
		row := p.Items[j].Row
		return row == it.Row || row == it.Row-1 && who != "org" || sameReached(p, i) && row >= p.Items[j+1].Row-1
	}
	for j := i - 1; j >= 0 && p.Items[j].Box == it.Box && near(j); j-- {
		before := p.Items[j]
		label := wordings.Remark.ReplaceAllString(wordings.Clean(before.Label), "")
		of, attribute, _ := strings.Cut(before.Entry.Field, ".")
		switch {
		case before.Kind == place.Sign && it.Box == "p" && people.APost.MatchString(label):
			if of := p.Fields.PersonIn(p.Fields.Words.Flat(label)); of >= 0 && p.Fields.Persons[of].Prefix == who {
				return ""
			}
			return wordings.Clean(before.Printed.Label) // who signs last is called there
		case before.Kind == place.Sign || before.Kind == place.Rows:
			return ""
		case before.Entry.State == plan.Proposed:
			if before.Row == it.Row && (attribute == "name" && of != who && who != "org" && of != "org" && of != "bank" || before.Entry.Field == "org.tax_authority") {
				return wordings.Clean(before.Printed.Label)
			}
			return ""
		case label == "" || tellsOf(before):
			continue
		case who == "org" && slices.ContainsFunc(p.Items[:j], func(o *slots.Item) bool { return o.Box == it.Box && o.Row == before.Row && o.Entry.Field == "org.name" }):
			return "" // somebody of the applicant's
		case people.APost.MatchString(label):
			return wordings.Clean(before.Printed.Label)
		}
		return ""
	}
	return ""
}
