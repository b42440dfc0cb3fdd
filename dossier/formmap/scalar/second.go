package scalar

import (
	"strings"

	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/region"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/spelling"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// usualWay settles a tie: a field that another label of the form already has is not meant
// again, and of what is left the one that such a word usually means is taken. ok is
// false when neither helps.
func usualWay(p *slots.Form, it *slots.Item, list []scored) (s scored, ok bool) {
	var free []scored
	for _, s := range list {
		if list[0].v-s.v < apart && !isTaken(p, it, s.c.ID) {
			free = append(free, s)
		}
	}
	if len(free) == 1 {
		return free[0], true
	}
	for _, label := range it.Spell {
		for _, id := range p.Fields.Words.First[label] {
			for _, s := range free {
				if s.c.ID == id {
					return s, true
				}
			}
		}
	}
	return scored{}, false
}

// isTaken tells whether another label of the same table, or of the text, surely asks the
// field.
func isTaken(p *slots.Form, it *slots.Item, field string) bool {
	for _, other := range p.Items {
		if other != it && other.Entry.Field == field && other.Entry.Sub == "" && other.Box == it.Box && other.Spelling() != it.Spelling() && other.Entry.Confidence >= 0.9 {
			return true
		}
	}
	return false
}

// beside tells whether the bracketed words of a label name another field than the one
// chosen: 所属县区（园区） asks for one of two things.
func beside(x *fields.Index, it *slots.Item, chosen *fields.Candidate) *fields.Candidate {
	m := wordings.EndRemark.FindStringSubmatch(wordings.Clean(it.Label))
	if m == nil || len([]rune(m[1])) < 2 {
		return nil
	}
	word := x.Words.Canonical(m[1])
	for _, k := range chosen.Keys {
		if k.Text == word {
			return nil
		}
	}
	for _, c := range x.All {
		for _, k := range c.Keys {
			if c != chosen && c.Person < 0 && c.Prefix == chosen.Prefix && (k.Text == word || k.Text == "所属"+word || k.Text == "所在"+word) {
				return c
			}
		}
	}
	return nil
}

// partlyRead finds the one candidate whose own label holds what a place's label says and
// more: one that ends in it, 科技成果登记号 for 成果登记号, or begins with it but for a
// general ending, 实际支付(到账)技术交易额 for 实际支付金额.
func partlyRead(p *slots.Form, it *slots.Item, list []scored) (s scored, ok bool) {
	for _, label := range it.Spell {
		if s, ok := onlyOne(p, it, list, func(own string) bool {
			return strings.HasSuffix(own, label) && !wordings.HasAny(strings.TrimSuffix(own, label), spelling.TimeWords)
		}); ok && len([]rune(label)) >= 4 {
			return s, true
		}
		head := label
		for _, end := range spelling.CommonEnds {
			if rest := strings.TrimSuffix(label, end); rest != label {
				head = rest
				break
			}
		}
		if len([]rune(head)) < 4 || head == label {
			continue
		}
		if s, ok := onlyOne(p, it, list, func(own string) bool { return strings.HasPrefix(own, head) }); ok {
			return s, true
		}
	}
	return scored{}, false
}

// onlyOne finds the one candidate of a list that fits the place and has an own label that
// passes.
func onlyOne(p *slots.Form, it *slots.Item, list []scored, pass func(string) bool) (found scored, ok bool) {
	n := 0
	for _, s := range list {
		for _, k := range s.c.Keys {
			if k.Reason == plan.ReasonLabel && pass(k.Text) && p.Fields.Fit.Field(it.Place, s.c.Field) >= 0.8 {
				found, n = s, n+1
				break
			}
		}
	}
	return found, n == 1
}

// anAddress ends what is asked of where something is, and aPhone asks how somebody is called without saying who.
var (
	anAddress = pattern.Of(`(?:地址|地点|所在地|场所|住址|位置|坐落)(?:\([^()]*\))?$`)
	aPhone    = pattern.Of(`^(?:联系)?(?:电话|电话号码)$`)
)

// BehindAddresses leaves the postcode and the telephone behind an address that stays open, in a line whoever is to be asked there too, and reads a telephone behind the applicant's
// own address as the applicant's, not as that of whoever was named before it.
func BehindAddresses(p *slots.Form) {
	var open *slots.Item // the last address of its row that stays open
	for i, it := range p.Items {
		if anAddress.MatchString(wordings.Clean(it.Label)) {
			open = nil
			if it.Entry.State != plan.Proposed {
				open = it
			}
		}
		if it.Entry.State != plan.Proposed || i == 0 {
			continue
		}
		if open != nil && open.Box == it.Box && open.Row == it.Row && (it.Entry.Field == "org.postcode" || it.Entry.Field == "org.tel" || it.Box == "p" && strings.HasPrefix(it.Entry.Field, "handler.")) {
			it.Retract(plan.ReasonUnread, open.Label, it.Entry.Field)
			continue
		}
		if it.Box == "p" {
			continue
		}
		o, c := region.Before(p, it), p.Fields.ByID["org.tel"]
		ours := o.Box == it.Box && it.Row-o.Row <= 1 && o.Entry.State == plan.Proposed && strings.HasPrefix(o.Entry.Field, "org.") && anAddress.MatchString(wordings.Clean(o.Label))
		if ours && c != nil && (it.Entry.Field == "legal.mobile" || it.Entry.Field == "fincon.mobile") && aPhone.MatchString(wordings.Clean(it.Label)) {
			it.Fill(c.ID, 0.85, plan.ReasonNeighbour, c.Field.Label)
		}
	}
}
