// Package scalar finds the field of a single place by its label, and chooses between several that fit by what stands beside it.
package scalar

import (
	"slices"
	"sort"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/explain"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/fit"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// Limits of likeness. They were set on half of the forms at hand; the other half only
// confirmed them.
const (
	clear     = 0.9   // taken at once
	passable  = 0.76  // taken after the neighbours have been looked at
	alone     = 0.66  // taken then when nothing else comes near
	far       = 0.18  // what near is
	apart     = 0.025 // from the second best
	neighbour = 0.05  // gain for standing beside a field of the same family
)

// scored is a candidate for a place.
type scored struct {
	c *fields.Candidate
	v float64
	k fields.Key
}

// Places decides places by label, in two rounds: the clear ones first, then those
// that need their neighbours.
func Places(p *slots.Form) {
	lists := map[*slots.Item][]scored{}
	for _, it := range p.Open() {
		if it.Kind != place.Rows && it.Kind != place.Image {
			lists[it] = scoresOf(p.Fields, it)
		}
	}
	for _, it := range p.Open() {
		if l := lists[it]; len(l) > 0 && l[0].v >= clear && (len(l) == 1 || l[0].v-l[1].v >= apart) {
			choose(p, it, l[0], false)
		}
	}
	for i, it := range p.Items {
		if l := lists[it]; !it.Done && len(l) > 0 {
			second(p, i, it, l)
		}
	}
}

// second decides an item with the help of its neighbours.
func second(p *slots.Form, i int, it *slots.Item, list []scored) {
	list = append([]scored(nil), list...)
	near := families(p, i)
	helped := map[*fields.Candidate]bool{}
	for j := range list {
		if n := near[list[j].c.Prefix]; n > 0 && list[j].c.Prefix != "" {
			list[j].v += neighbour * float64(n)
			helped[list[j].c] = true
		}
	}
	order(list)
	top := list[0]
	if top.v < alone || top.v < passable && len(list) > 1 && top.v-list[1].v < far {
		if s, ok := partlyRead(p, it, list); ok {
			s.v = alone + 0.1
			choose(p, it, s, false)
			return
		}
	}
	switch {
	case top.v < passable-0.2:
		it.Entry.Reason = plan.ReasonNone
	case top.v < alone, top.v < passable && len(list) > 1 && top.v-list[1].v < far:
		it.Entry.Reason = slots.Reasoned(plan.ReasonWeak, []string{top.c.ID})
	case len(list) > 1 && top.v-list[1].v < apart:
		if s, ok := usualWay(p, it, list); ok {
			s.v = min(s.v, 0.85)
			choose(p, it, s, true)
			return
		}
		it.Entry.Reason = slots.Reasoned(plan.ReasonTie, []string{top.c.ID, list[1].c.ID})
	default:
		choose(p, it, top, helped[top.c])
	}
}

// families counts the field families of the nearest decided places, one on each side.
func families(p *slots.Form, i int) map[string]int {
	out := map[string]int{}
	for _, step := range []int{-1, 1} {
		for n, j := 0, i+step; n < 4 && j >= 0 && j < len(p.Items) && p.Items[j].Box == p.Items[i].Box; n, j = n+1, j+step {
			if c := p.Fields.ByID[p.Items[j].Entry.Field]; c != nil {
				out[c.Prefix]++
				break
			}
		}
	}
	return out
}

func choose(p *slots.Form, it *slots.Item, s scored, helped bool) {
	if other := beside(p.Fields, it, s.c); other != nil {
		it.Leave(plan.Unsure, plan.ReasonTie, s.c.ID, other.ID)
		return
	}
	reason := s.k.Reason
	switch {
	case s.k.Text == "":
		reason = plan.ReasonOptions
	case helped && s.v < clear:
		reason = plan.ReasonNeighbour
	case s.v < 0.94:
		reason = plan.ReasonSimilar
	}
	it.Fill(s.c.ID, s.v, reason, s.c.Field.Label)
	it.Entry.Option = p.Fields.Fit.Choose(it.Place, s.c.Field)
	byOwners(p, it)
	if isUpper(it) && s.c.Is(forms.TypeMoney) {
		it.Entry.Sub, it.Entry.Format = "", "upper"
	}
}

// kindOfFirm asks what kind of firm the applicant is.
var kindOfFirm = pattern.Of(`^(?:企业|公司)性质$`)

// byOwners answers a list of kinds of organisations that has firms only by whom they belong to with who controls the applicant:
// □机关 □事业单位 □国有企业 □民营企业.
func byOwners(p *slots.Form, it *slots.Item) {
	c := p.Fields.ByID["org.ownership"]
	if it.Entry.Field == "org.type" && c != nil && len(it.Options) == 0 && kindOfFirm.MatchString(wordings.Clean(it.Printed.Label)) {
		it.Fill(c.ID, 0.9, plan.ReasonLabel, c.Field.Label) // that it is a firm the label says
		return
	}
	if it.Entry.Field != "org.type" || c == nil || len(it.Options) == 0 {
		return
	}
	firms := func(o place.Option) bool { return strings.HasSuffix(p.Fields.Words.Flat(o.Label), "单位") }
	share, option := p.Fields.Fit.Overlap(it.Place, c.Field)
	for _, value := range it.Entry.Option {
		if value == "企业" {
			return
		}
	}
	if share >= 0.4 && len(option) >= 2 && slices.ContainsFunc(it.Options, firms) {
		it.Fill(c.ID, 0.9, plan.ReasonOptions, c.Field.Label)
		it.Entry.Option = option
	}
}

// isUpper tells a place for an amount in words.
func isUpper(it *slots.Item) bool {
	return strings.Contains(it.Label, "大写") || strings.Contains(it.Hint, "大写") || strings.Contains(it.Context, "大写")
}

func order(list []scored) {
	sort.SliceStable(list, func(i, j int) bool {
		if d := list[i].v - list[j].v; d > 1e-9 || d < -1e-9 {
			return d > 0
		}
		return list[i].c.Rank < list[j].c.Rank
	})
}

// scoresOf lists the candidates of a place, best first, the hopeless left out.
func scoresOf(x *fields.Index, it *slots.Item) []scored {
	var list []scored
	_, relative := x.Words.Attributes[it.Spelling()]
	// The units that fits reads are read once: of money, and of anything else.
	money, rest := it.Place, it.Place
	money.Unit, rest.Unit = wordings.PlaceUnit(it.Place), fit.NearUnit(it.Place)
	for _, p := range []*place.Place{&money, &rest} {
		p.Label, p.Context, p.Heads = "", "", nil
	}
	context := x.Weights.Spell(it.Canonical)
	for _, c := range x.All {
		// 手机 alone says nothing about whose it is.
		if c.Person >= 0 && (relative || it.Attribute != "" || it.Foreign) || (c.Prefix == "org" || c.Prefix == "bank") && it.Owner >= 0 {
			continue
		}
		place := rest
		if c.Field.Is(forms.TypeMoney) {
			place = money
		}
		fit := x.Fit.Field(place, c.Field)
		if fit == 0 {
			continue
		}
		v, k := x.Best(it.Spell, c)
		if u, other := x.Best(it.Joined, c); u*0.97 > v {
			v, k = u*0.97, other
		}
		if u, other := x.Best(it.Either, c); u*0.93 > v && !c.Field.Has(forms.TraitAmount) { // of two numbers, neither alone
			v, k = u*0.93, other
		}
		if (relative || it.Attribute != "") && v < 0.95 || it.Sentence && v < clear {
			continue
		}
		if v *= fit; len(it.Options) > 1 && len(c.Field.Options) > 1 && c.Person < 0 {
			if share, _ := x.Fit.Overlap(it.Place, c.Field); share >= 0.75 && Specials(it) >= 2 && 0.8*share+0.15*v > v {
				v, k = 0.8*share+0.15*v, fields.Key{}
			}
		}
		if (it.Foreign || it.Sentence) && (c.Prefix == "org" || c.Prefix == "bank") {
			v *= 0.7
		}
		if it.Canonical != "" && c.Section != "" {
			v += 0.04 * context.Similar(&c.Title)
		}
		if v >= 0.45 {
			list = append(list, scored{c, v, k})
		}
	}
	order(list)
	return list
}

// Specials counts the options that not every question has.
func Specials(it *slots.Item) int {
	n := 0
	for _, o := range it.Options {
		switch wordings.Clean(o.Label) {
		case "是", "否", "有", "无", "其他", "男", "女":
		default:
			n++
		}
	}
	return n
}

// another tells whether a proposed place is about somebody else, so that the gate will
// take it back.
func another(p *slots.Form, it *slots.Item, known map[*slots.Item]bool) bool {
	yes, ok := known[it]
	if !ok {
		m, found := explain.MeaningOf(p, it)
		yes = found && m.Firm && whose.Party(p, it, m) != ""
		known[it] = yes
	}
	return yes
}

// elsewhere tells whether a proposed place stands in a part of others by its headings, so that the gate will take it back.
func elsewhere(p *slots.Form, it *slots.Item) bool {
	m, found := explain.MeaningOf(p, it)
	return found && m.Firm && it.Kind != place.Rows && len(explain.HeadsUnread(p, it, m)) > 0
}

// Conflicts takes back what is less sure where two different labels of one table ask
// the same field, or one label does in different rows.
func Conflicts(p *slots.Form) {
	back, theirs := map[*slots.Item]bool{}, map[*slots.Item]bool{}
	asking := map[string][]*slots.Item{} // the other sides of a conflict, by table and field
	for _, it := range p.Items {
		if it.Entry.Field != "" && it.Entry.Sub == "" && it.Entry.Format == "" && it.Box != "p" {
			asking[it.Box+"\x00"+it.Entry.Field] = append(asking[it.Box+"\x00"+it.Entry.Field], it)
		}
	}
	for _, it := range p.Items {
		if it.Entry.State != plan.Proposed || it.Entry.Sub != "" || it.Entry.Format != "" || it.Entry.Confidence >= 0.95 || strings.HasPrefix(it.Entry.Field, "@") {
			continue
		}
		for _, other := range asking[it.Box+"\x00"+it.Entry.Field] {
			if other == it || back[it] {
				continue
			}
			crossed := other.Spelling() == it.Spelling() && other.Canonical != it.Canonical && it.Box != "p" && it.Owner == fields.Nobody
			if another(p, other, theirs) || crossed && elsewhere(p, other) {
				continue
			}
			if crossed || other.Spelling() != it.Spelling() && other.Entry.Confidence > it.Entry.Confidence+0.03 {
				back[it] = true
			}
		}
	}
	for it := range back {
		field := it.Entry.Field
		it.Entry = plan.EntryOf(it.Printed)
		it.Entry.Reason = slots.Reasoned(plan.ReasonTie, []string{field})
	}
}

// asksDomain asks the name under which the applicant's site is reached, and not the address.
var asksDomain = pattern.Of(`^(?:此次|本次|已)?(?:备案|单位|企业|公司|网站|官网|官方网站|主页)*(?:的)?域名(?:列表|名称)?$`)

// UnitsPapers decides what a form asks of the applicant's site, and of the document by which it is known: 证件种类 with a firm's among
// the answers, and the number after it.
func UnitsPapers(p *slots.Form) {
	licensed := map[string]int{} // the row of a table that asks for the document
	for _, it := range p.Open() {
		label, attribute := wordings.Clean(it.Label), it.SpelledAttribute(p.Fields)
		switch at, ok := licensed[it.Box]; {
		case it.Foreign || it.Owner != fields.Nobody:
		case asksDomain.MatchString(label) && len(it.Options) == 0 && p.Fields.ByID["org.website"] != nil:
			it.Fill("org.website", 0.95, plan.ReasonLabel, p.Fields.ByID["org.website"].Field.Label)
			it.Entry.Format = part.Host
		case attribute == "证件类型" && it.Box != "p" && p.Fields.ByID["org.uscc"] != nil && slices.ContainsFunc(it.Options, ofFirm):
			it.Fill("org.uscc", 0.9, plan.ReasonOptions, p.Fields.ByID["org.uscc"].Field.Label)
			it.Entry.Format, it.Entry.Option = part.Licence, map[string]string{}
			for _, o := range it.Options {
				if ofFirm(o) {
					it.Entry.Option[o.Label] = part.BusinessLicence
				}
			}
			licensed[it.Box] = it.Row
		case ok && it.Row <= at+1 && attribute == "身份证号" && it.Kind == place.Text:
			it.Relabelled(p.Fields, "统一社会信用代码")
		}
	}
}

// ofFirm tells whether an answer is the document of a firm.
func ofFirm(o place.Option) bool {
	return strings.HasSuffix(wordings.Clean(o.Label), part.BusinessLicence)
}
