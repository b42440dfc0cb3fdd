package formmap

import (
	"slices"
	"sort"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fit"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
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
	c *candidate
	v float64
	k key
}

// scalarPlaces decides places by label, in two rounds: the clear ones first, then those
// that need their neighbours.
func scalarPlaces(p *proposal) {
	lists := map[*item][]scored{}
	for _, it := range p.open() {
		if it.Kind != place.Rows && it.Kind != place.Image {
			lists[it] = scoresOf(p.x, it)
		}
	}
	for _, it := range p.open() {
		if l := lists[it]; len(l) > 0 && l[0].v >= clear && (len(l) == 1 || l[0].v-l[1].v >= apart) {
			p.choose(it, l[0], false)
		}
	}
	for i, it := range p.items {
		if l := lists[it]; !it.done && len(l) > 0 {
			p.second(i, it, l)
		}
	}
}

// second decides an item with the help of its neighbours.
func (p *proposal) second(i int, it *item, list []scored) {
	list = append([]scored(nil), list...)
	near := p.families(i)
	helped := map[*candidate]bool{}
	for j := range list {
		if n := near[list[j].c.prefix]; n > 0 && list[j].c.prefix != "" {
			list[j].v += neighbour * float64(n)
			helped[list[j].c] = true
		}
	}
	order(list)
	top := list[0]
	if top.v < alone || top.v < passable && len(list) > 1 && top.v-list[1].v < far {
		if s, ok := partlyRead(p, it, list); ok {
			s.v = alone + 0.1
			p.choose(it, s, false)
			return
		}
	}
	switch {
	case top.v < passable-0.2:
		it.entry.Reason = plan.ReasonNone
	case top.v < alone, top.v < passable && len(list) > 1 && top.v-list[1].v < far:
		it.entry.Reason = reasoned(plan.ReasonWeak, []string{top.c.id})
	case len(list) > 1 && top.v-list[1].v < apart:
		if s, ok := usualWay(p, it, list); ok {
			s.v = min(s.v, 0.85)
			p.choose(it, s, true)
			return
		}
		it.entry.Reason = reasoned(plan.ReasonTie, []string{top.c.id, list[1].c.id})
	default:
		p.choose(it, top, helped[top.c])
	}
}

// families counts the field families of the nearest decided places, one on each side.
func (p *proposal) families(i int) map[string]int {
	out := map[string]int{}
	for _, step := range []int{-1, 1} {
		for n, j := 0, i+step; n < 4 && j >= 0 && j < len(p.items) && p.items[j].box == p.items[i].box; n, j = n+1, j+step {
			if c := p.x.byID[p.items[j].entry.Field]; c != nil {
				out[c.prefix]++
				break
			}
		}
	}
	return out
}

func (p *proposal) choose(it *item, s scored, helped bool) {
	if other := p.x.beside(it, s.c); other != nil {
		it.leave(plan.Unsure, plan.ReasonTie, s.c.id, other.id)
		return
	}
	reason := s.k.reason
	switch {
	case s.k.text == "":
		reason = plan.ReasonOptions
	case helped && s.v < clear:
		reason = plan.ReasonNeighbour
	case s.v < 0.94:
		reason = plan.ReasonSimilar
	}
	it.fill(s.c.id, s.v, reason, s.c.field.Label)
	it.entry.Option = p.x.fit.Choose(it.Place, s.c.field)
	byOwners(p, it)
	if isUpper(it) && s.c.is(forms.TypeMoney) {
		it.entry.Sub, it.entry.Format = "", "upper"
	}
}

// kindOfFirm asks what kind of firm the applicant is.
var kindOfFirm = pattern.Of(`^(?:企业|公司)性质$`)

// byOwners answers a list of kinds of organisations that has firms only by whom they belong to with who controls the applicant:
// □机关 □事业单位 □国有企业 □民营企业.
func byOwners(p *proposal, it *item) {
	c := p.x.byID["org.ownership"]
	if it.entry.Field == "org.type" && c != nil && len(it.Options) == 0 && kindOfFirm.MatchString(wordings.Clean(it.printed.Label)) {
		it.fill(c.id, 0.9, plan.ReasonLabel, c.field.Label) // that it is a firm the label says
		return
	}
	if it.entry.Field != "org.type" || c == nil || len(it.Options) == 0 {
		return
	}
	firms := func(o place.Option) bool { return strings.HasSuffix(p.x.w.Flat(o.Label), "单位") }
	share, option := p.x.fit.Overlap(it.Place, c.field)
	for _, value := range it.entry.Option {
		if value == "企业" {
			return
		}
	}
	if share >= 0.4 && len(option) >= 2 && slices.ContainsFunc(it.Options, firms) {
		it.fill(c.id, 0.9, plan.ReasonOptions, c.field.Label)
		it.entry.Option = option
	}
}

// isUpper tells a place for an amount in words.
func isUpper(it *item) bool {
	return strings.Contains(it.Label, "大写") || strings.Contains(it.Hint, "大写") || strings.Contains(it.Context, "大写")
}

func order(list []scored) {
	sort.SliceStable(list, func(i, j int) bool {
		if d := list[i].v - list[j].v; d > 1e-9 || d < -1e-9 {
			return d > 0
		}
		return list[i].c.rank < list[j].c.rank
	})
}

// scoresOf lists the candidates of a place, best first, the hopeless left out.
func scoresOf(x *index, it *item) []scored {
	var list []scored
	_, relative := x.w.Attributes[it.label()]
	// The units that fits reads are read once: of money, and of anything else.
	money, rest := it.Place, it.Place
	money.Unit, rest.Unit = wordings.PlaceUnit(it.Place), fit.NearUnit(it.Place)
	for _, p := range []*place.Place{&money, &rest} {
		p.Label, p.Context, p.Heads = "", "", nil
	}
	context := x.weights.Spell(it.context)
	for _, c := range x.all {
		// 手机 alone says nothing about whose it is.
		if c.person >= 0 && (relative || it.attribute != "" || it.foreign) || (c.prefix == "org" || c.prefix == "bank") && it.owner >= 0 {
			continue
		}
		place := rest
		if c.field.Is(forms.TypeMoney) {
			place = money
		}
		fit := x.fit.Field(place, c.field)
		if fit == 0 {
			continue
		}
		v, k := x.best(it.spell, c)
		if u, other := x.best(it.joined, c); u*0.97 > v {
			v, k = u*0.97, other
		}
		if u, other := x.best(it.either, c); u*0.93 > v && !c.field.Has(forms.TraitAmount) { // of two numbers, neither alone
			v, k = u*0.93, other
		}
		if (relative || it.attribute != "") && v < 0.95 || it.sentence && v < clear {
			continue
		}
		if v *= fit; len(it.Options) > 1 && len(c.field.Options) > 1 && c.person < 0 {
			if share, _ := x.fit.Overlap(it.Place, c.field); share >= 0.75 && specials(it) >= 2 && 0.8*share+0.15*v > v {
				v, k = 0.8*share+0.15*v, key{}
			}
		}
		if (it.foreign || it.sentence) && (c.prefix == "org" || c.prefix == "bank") {
			v *= 0.7
		}
		if it.context != "" && c.section != "" {
			v += 0.04 * context.Similar(&c.title)
		}
		if v >= 0.45 {
			list = append(list, scored{c, v, k})
		}
	}
	order(list)
	return list
}

// specials counts the options that not every question has.
func specials(it *item) int {
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
func (p *proposal) another(it *item, known map[*item]bool) bool {
	yes, ok := known[it]
	if !ok {
		m, found := p.meaningOf(it)
		yes = found && m.firm && p.party(it, m) != ""
		known[it] = yes
	}
	return yes
}

// elsewhere tells whether a proposed place stands in a part of others by its headings, so that the gate will take it back.
func elsewhere(p *proposal, it *item) bool {
	m, found := p.meaningOf(it)
	return found && m.firm && it.Kind != place.Rows && len(p.headsUnread(it, m)) > 0
}

// conflicts takes back what is less sure where two different labels of one table ask
// the same field, or one label does in different rows.
func conflicts(p *proposal) {
	back, theirs := map[*item]bool{}, map[*item]bool{}
	asking := map[string][]*item{} // the other sides of a conflict, by table and field
	for _, it := range p.items {
		if it.entry.Field != "" && it.entry.Sub == "" && it.entry.Format == "" && it.box != "p" {
			asking[it.box+"\x00"+it.entry.Field] = append(asking[it.box+"\x00"+it.entry.Field], it)
		}
	}
	for _, it := range p.items {
		if it.entry.State != plan.Proposed || it.entry.Sub != "" || it.entry.Format != "" || it.entry.Confidence >= 0.95 || strings.HasPrefix(it.entry.Field, "@") {
			continue
		}
		for _, other := range asking[it.box+"\x00"+it.entry.Field] {
			if other == it || back[it] {
				continue
			}
			crossed := other.label() == it.label() && other.context != it.context && it.box != "p" && it.owner == nobody
			if p.another(other, theirs) || crossed && elsewhere(p, other) {
				continue
			}
			if crossed || other.label() != it.label() && other.entry.Confidence > it.entry.Confidence+0.03 {
				back[it] = true
			}
		}
	}
	for it := range back {
		field := it.entry.Field
		it.entry = plan.EntryOf(it.printed)
		it.entry.Reason = reasoned(plan.ReasonTie, []string{field})
	}
}

var (
	inChargeOf = pattern.Of(`^(?:单位|主要)负责人`)
	legalAlone = pattern.Of(`^(?:单位)?(?:法定代表人|法人代表|法人)(?:姓名)?$`)
)

// ofWhom is the label of a place, or the words at the left of its row where it asks what is asked of each of several people: 企业负责人 before 姓名.
func ofWhom(it *item) string {
	for _, text := range it.rowHeads() {
		if it.attribute != "" && text != wordings.Clean(it.Label) {
			return text
		}
	}
	return it.Label
}

// inCharges takes back the legal representative from whoever is in charge where the table asks for both.
func inCharges(p *proposal) {
	asked := map[string]bool{}
	for _, it := range p.items {
		if it.entry.Field == "legal.name" && legalAlone.MatchString(p.x.w.Flat(ofWhom(it))) {
			asked[it.box] = true
		}
	}
	back := -1
	for i, it := range p.items {
		if !strings.HasPrefix(it.entry.Field, "legal.") || it.entry.State != plan.Proposed || !asked[it.box] {
			continue
		}
		next := back >= 0 && it.box == p.items[back].box && it.row == p.items[back].row && it.label() != "姓名"
		if inChargeOf.MatchString(p.x.w.Flat(ofWhom(it))) || next {
			back = i
			it.retract(plan.ReasonWeak, it.entry.Field)
		}
	}
}

// nameInRow tells whether the applicant's name would go below a word for it in a row that asks something else: 法定代表人 | ____ below
// 申请单位.
func nameInRow(x *index, it *item) bool {
	return it.entry.Field == "org.name" && it.inColumn() && slices.ContainsFunc(append(it.rowHeads(), heading.Steps(it.Context)...), func(text string) bool {
		known, named := x.readable(text)
		return !named && (known || x.isPerson(x.w.Flat(text)) || x.w.Attributes[x.w.Canonical(text)] != "")
	})
}

// ofPosts ends answers that are people of a firm.
var ofPosts = pattern.Of(`(?:代表人|负责人|联系人|经办人|经营者|代理人)(?:\([^()]*\))?$`)

// amongPosts tells whether a place that would tell of the applicant prints people to choose from: □法定代表人 □单位负责人.
func amongPosts(it *item) bool {
	return strings.HasPrefix(it.entry.Field, "org.") && slices.ContainsFunc(it.Options, func(o place.Option) bool { return ofPosts.MatchString(wordings.Clean(o.Label)) })
}

// asksDomain asks the name under which the applicant's site is reached, and not the address.
var asksDomain = pattern.Of(`^(?:此次|本次|已)?(?:备案|单位|企业|公司|网站|官网|官方网站|主页)*(?:的)?域名(?:列表|名称)?$`)

// unitsPapers decides what a form asks of the applicant's site, and of the document by which it is known: 证件种类 with a firm's among
// the answers, and the number after it.
func unitsPapers(p *proposal) {
	licensed := map[string]int{} // the row of a table that asks for the document
	for _, it := range p.open() {
		label, attribute := wordings.Clean(it.Label), it.spelledAttribute(p.x)
		switch at, ok := licensed[it.box]; {
		case it.foreign || it.owner != nobody:
		case asksDomain.MatchString(label) && len(it.Options) == 0 && p.x.byID["org.website"] != nil:
			it.fill("org.website", 0.95, plan.ReasonLabel, p.x.byID["org.website"].field.Label)
			it.entry.Format = part.Host
		case attribute == "证件类型" && it.box != "p" && p.x.byID["org.uscc"] != nil && slices.ContainsFunc(it.Options, ofFirm):
			it.fill("org.uscc", 0.9, plan.ReasonOptions, p.x.byID["org.uscc"].field.Label)
			it.entry.Format, it.entry.Option = part.Licence, map[string]string{}
			for _, o := range it.Options {
				if ofFirm(o) {
					it.entry.Option[o.Label] = part.BusinessLicence
				}
			}
			licensed[it.box] = it.row
		case ok && it.row <= at+1 && attribute == "身份证号" && it.Kind == place.Text:
			it.relabelled(p.x, "统一社会信用代码")
		}
	}
}

// ofFirm tells whether an answer is the document of a firm.
func ofFirm(o place.Option) bool {
	return strings.HasSuffix(wordings.Clean(o.Label), part.BusinessLicence)
}

// partOfStaff is the word that makes a number of people a part of the whole, a mean, or one that is counted by the hundred, where the
// whole is kept; "" for none.
func partOfStaff(it *item) string {
	if !strings.HasPrefix(it.entry.Field, "staff.") && !strings.HasSuffix(it.entry.Sub, ":staff") {
		return ""
	}
	for _, h := range append(slices.Clone(it.Heads), place.Head{Text: it.printed.Label}, place.Head{Text: it.Unit}, place.Head{Text: it.printed.Hint}) {
		if word := byHundreds.FindString(wordings.Clean(h.Text)); word != "" {
			return word
		}
	}
	if it.entry.Field == "staff.rd" {
		return ""
	}
	return someStaff.FindString(wordings.Clean(it.printed.Label))
}

var (
	someStaff  = pattern.Of(`^其中|平均`)
	byHundreds = pattern.Of(`[十百千万]人`)
)
