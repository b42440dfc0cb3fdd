package formmap

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fit"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/spelling"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

var (
	joining     = pattern.Of(`[、/，,]|以及|及其?|和|与|或`)
	alternative = pattern.Of(`/|或者?`)
)

// codeEnd ends the name of a number that identifies.
var codeEnd = pattern.Of(`[码号]$`)

// eitherOf are the canonical spellings of the alternatives that a label prints:
// 组织机构代码/统一社会信用代码. nil when it has none.
func eitherOf(w *wordings.Words, label string) []string {
	bare := wordings.Remark.ReplaceAllString(wordings.Clean(label), "")
	parts := alternative.Split(bare, -1)
	if m := wordings.EndRemark.FindStringSubmatch(wordings.Clean(label)); m != nil && codeEnd.MatchString(bare) && codeEnd.MatchString(m[1]) {
		parts = append(parts, m[1]) // the same number by another name
	}
	if len(parts) < 2 {
		return nil
	}
	var out []string
	for _, part := range parts {
		if part = w.Canonical(part); len([]rune(part)) >= 2 {
			out = append(out, part)
		}
	}
	return out
}

// joint reads a label that asks a person's name and more in one place, 联系人及电话: the
// name of the person (姓名 for none), "" for any other label.
func joint(w *wordings.Words, label string, isPerson func(string) bool) string {
	parts := joining.Split(wordings.Remark.ReplaceAllString(wordings.Clean(label), ""), -1)
	if len(parts) < 2 {
		return ""
	}
	who := w.Canonical(parts[0])
	if who != "姓名" && !isPerson(who) && !isPerson(strings.TrimSuffix(who, "姓名")) {
		return ""
	}
	for _, part := range parts[1:] {
		if _, ok := w.Attributes[w.Canonical(part)]; !ok {
			return ""
		}
	}
	return who
}

// ofApplicant are further spellings of a label that begins with a word for the
// applicant: 申请单位地址 is 单位地址.
func ofApplicant(w *wordings.Words, spell []string) []string {
	var out []string
	for _, s := range spell {
		for _, who := range w.Applicants {
			if rest, ok := strings.CutPrefix(s, who); ok && len([]rune(rest)) >= 2 {
				out = append(out, "单位"+rest)
				break
			}
		}
	}
	return out
}

// usualWay settles a tie: a field that another label of the form already has is not meant
// again, and of what is left the one that such a word usually means is taken. ok is
// false when neither helps.
func usualWay(p *proposal, it *item, list []scored) (s scored, ok bool) {
	var free []scored
	for _, s := range list {
		if list[0].v-s.v < apart && !isTaken(p, it, s.c.id) {
			free = append(free, s)
		}
	}
	if len(free) == 1 {
		return free[0], true
	}
	for _, label := range it.spell {
		for _, id := range p.x.w.First[label] {
			for _, s := range free {
				if s.c.id == id {
					return s, true
				}
			}
		}
	}
	return scored{}, false
}

// isTaken tells whether another label of the same table, or of the text, surely asks the
// field.
func isTaken(p *proposal, it *item, field string) bool {
	for _, other := range p.items {
		if other != it && other.entry.Field == field && other.entry.Sub == "" && other.box == it.box && other.label() != it.label() && other.entry.Confidence >= 0.9 {
			return true
		}
	}
	return false
}

// beside tells whether the bracketed words of a label name another field than the one
// chosen: 所属县区（园区） asks for one of two things.
func (x *index) beside(it *item, chosen *candidate) *candidate {
	m := wordings.EndRemark.FindStringSubmatch(wordings.Clean(it.Label))
	if m == nil || len([]rune(m[1])) < 2 {
		return nil
	}
	word := x.w.Canonical(m[1])
	for _, k := range chosen.keys {
		if k.text == word {
			return nil
		}
	}
	for _, c := range x.all {
		for _, k := range c.keys {
			if c != chosen && c.person < 0 && c.prefix == chosen.prefix && (k.text == word || k.text == "所属"+word || k.text == "所在"+word) {
				return c
			}
		}
	}
	return nil
}

// partlyRead finds the one candidate whose own label holds what a place's label says and
// more: one that ends in it, 科技成果登记号 for 成果登记号, or begins with it but for a
// general ending, 实际支付(到账)技术交易额 for 实际支付金额.
func partlyRead(p *proposal, it *item, list []scored) (s scored, ok bool) {
	for _, label := range it.spell {
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
func onlyOne(p *proposal, it *item, list []scored, pass func(string) bool) (found scored, ok bool) {
	n := 0
	for _, s := range list {
		for _, k := range s.c.keys {
			if k.reason == plan.ReasonLabel && pass(k.text) && p.x.fit.Field(it.Place, s.c.field) >= 0.8 {
				found, n = s, n+1
				break
			}
		}
	}
	return found, n == 1
}

// onlyYear gives a place that asks for 年度 and nothing more the one year that the
// dossier asks.
func onlyYear(p *proposal) {
	var found *candidate
	for _, c := range p.x.all {
		if !c.is(forms.TypeYear) || c.field.IsTable() {
			continue
		}
		if found != nil {
			return
		}
		found = c
	}
	if found == nil {
		return
	}
	for _, it := range p.open() {
		if it.Kind != place.Rows && it.any(p.x.w.OneYear) && fit.Kind(it.Kind, found.field) > 0 {
			it.fill(found.id, 0.8, plan.ReasonLabel, found.field.Label)
		}
	}
}

// repeatedPlaces gives a figure within a sentence the number that the form asks elsewhere
// with the same unit, where there is one such only.
func repeatedPlaces(p *proposal) {
	byUnit := map[string]map[string]bool{}
	for _, it := range p.items {
		if it.Kind == place.Number && it.entry.State == plan.Proposed && it.entry.Sub == "" && it.Unit != "" && p.x.byID[it.entry.Field] != nil {
			add(byUnit, it.Unit, it.entry.Field)
		}
	}
	for _, it := range p.items {
		if it.entry.State != plan.Unsure || it.Kind != place.Number || it.box != "p" || len(byUnit[it.Unit]) != 1 || !it.any(p.x.w.Subject) {
			continue
		}
		for field := range byUnit[it.Unit] {
			it.fill(field, 0.75, plan.ReasonNeighbour, p.x.byID[field].field.Label)
		}
	}
}

// joints decides places that ask two things in one: the account with its bank, the
// telephone with a name or an address.
func joints(p *proposal) {
	for _, it := range p.items {
		label := wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), "")
		parts := joining.Split(label, -1)
		if len(parts) != 2 || it.inCell() && p.tables.asked[spot{it.box, it.row, wordings.Clean(it.Label)}] > 1 || len(it.Options) > 0 || it.foreign || it.Kind != place.Text && it.Kind != place.LongText || it.entry.Sub != "" {
			continue
		}
		mark := " "
		if sign := joining.FindString(label); sign == "/" || sign == "、" {
			mark = sign
		}
		second := p.x.w.Canonical(parts[1])
		switch c := p.x.byID[it.entry.Field]; {
		case c != nil && c.person >= 0 && isName(c.id, c.family):
			asked := *it
			asked.Label, asked.attribute = parts[1], p.x.w.Attributes[second]
			if other := aboutPerson(p.x, c.person, &asked); other != nil {
				it.entry.Format = part.With(mark, other.id, partOf(&asked, other))
			}
		case ownerBeside(p, it) && p.x.w.Attributes[p.x.w.Canonical(parts[0])] != "" && p.x.w.Attributes[second] != "":
			ofPersonsPair(p, it, parts, mark)
		default:
			ofPair(p, it, p.x.w.Canonical(parts[0]), second, mark)
		}
	}
}

// ownerBeside tells whether a place is about one of the applicant's people: it says so, or follows the name in its row.
func ownerBeside(p *proposal, it *item) bool {
	if i := slices.Index(p.items, it) - 1; it.owner == nobody && i >= 0 && it.box != "p" && p.items[i].box == it.box && p.items[i].row == it.row && p.items[i].attribute == "姓名" {
		it.owner = p.items[i].owner
	}
	return it.owner >= 0
}

// ofPersonsPair decides an item that asks two things of one of the applicant's people: 手机及电子邮箱.
func ofPersonsPair(p *proposal, it *item, parts []string, mark string) {
	var found []*candidate
	for _, text := range parts {
		asked := *it
		asked.Label, asked.attribute = text, p.x.w.Attributes[p.x.w.Canonical(text)]
		if c := aboutPerson(p.x, it.owner, &asked); c != nil {
			found = append(found, c)
		}
	}
	if len(found) == 2 && found[0] != found[1] {
		it.entry = plan.EntryOf(it.printed)
		it.fill(found[0].id, 0.9, plan.ReasonPerson, found[0].field.Label)
		it.entry.Format = part.With(mark, found[1].id, "")
	}
}

// nameWith is a label that asks for a name and, in brackets, for more about the same person.
var nameWith = pattern.Of(`^(\p{Han}{2,10})\((\p{Han}{2,6}(?:/\p{Han}{2,6})?)\)$`)

// namesWith decides places that ask for the name of one of the applicant's people, or its address, with more about it in
// brackets: 联系人（职务）, 单位地址（邮编）.
func namesWith(p *proposal) {
	for _, it := range p.items {
		m := nameWith.FindStringSubmatch(wordings.Clean(it.Label))
		if m == nil || it.foreign || len(it.Options) > 0 || it.Kind != place.Text && it.Kind != place.LongText {
			continue
		}
		if it.owner < 0 {
			ofPair(p, it, p.x.w.Canonical(m[1]), p.x.w.Canonical(m[2]), "（")
			continue
		}
		who, more := p.x.w.Canonical(strings.TrimSuffix(m[1], "姓名")), p.x.w.Canonical(m[2])
		attribute := p.x.w.Attributes[more]
		if !slices.Contains([]string{"职务", "职称", "职务职称", "部门"}, attribute) || !p.x.isPerson(who) {
			continue
		}
		asked := *it
		asked.Label, asked.attribute = m[2], attribute
		for _, c := range p.x.all {
			if other := aboutPerson(p.x, it.owner, &asked); c.person == it.owner && isName(c.id, c.family) && other != nil {
				it.fill(c.id, 0.9, plan.ReasonPerson, c.field.Label)
				it.entry.Format = part.With("（", other.id, partOf(&asked, other))
			}
		}
	}
}

// aboutPerson is the field that tells what an item asks about a person, the mobile for a
// telephone where there is one; nil for none.
func aboutPerson(x *index, person int, it *item) *candidate {
	for _, attribute := range map[bool][]string{true: {"电话", "手机", "固定电话"}, false: {it.attribute}}[it.attribute == "电话"] {
		for _, c := range x.all {
			if c.person == person && attribute != "" && attribute != "姓名" && slices.Contains(c.attributes, attribute) {
				return c
			}
		}
	}
	return nil
}

// pairs are the fields that are asked in one place with another that follows.
var pairs = []struct{ first, second []string }{
	{[]string{"bank.bank"}, []string{"bank.account"}},
	{[]string{"org.reg_address", "org.mail_address", "org.biz_address"}, []string{"org.tel", "org.postcode"}},
	{[]string{"org.name"}, []string{"org.uscc"}},
}

// ofPair decides an item that asks two of the applicant's fields in one.
func ofPair(p *proposal, it *item, first, second, mark string) {
	find := func(ids []string, word string) *candidate {
		for _, id := range ids {
			c := p.x.byID[id]
			if c != nil && slices.ContainsFunc(c.keys, func(k key) bool {
				return k.text == word || k.text == "单位"+word || slices.Contains(ofApplicant(p.x.w, []string{word}), k.text)
			}) {
				return c
			}
		}
		return nil
	}
	for _, pair := range pairs {
		a, b := find(pair.first, first), find(pair.second, second)
		if a != nil && b != nil {
			it.entry = plan.EntryOf(it.printed)
			it.fill(a.id, 0.9, plan.ReasonLabel, a.field.Label)
			it.entry.Format = part.With(mark, b.id, "")
			return
		}
	}
}

// sameAsPrinted are the words of boxes for what an identity number tells, as part.Of says it.
var sameAsPrinted = map[string]string{"身份证": part.IDCard, "居民身份证": part.IDCard, "中华人民共和国居民身份证": part.IDCard, "男": "男", "女": "女"}

// byIdentity decides a place for what the identity number of a person tells, where it is kept: the sort of the document, the sex.
func byIdentity(p *proposal, it *item, format string) {
	for _, c := range p.x.all {
		if c.person != p.x.holder(it.owner) || !slices.Contains(c.attributes, "身份证号") {
			continue
		}
		it.fill(c.id, 0.9, plan.ReasonPerson, p.x.persons[it.owner].Prefix, it.attribute)
		it.entry.Format = format
		if len(it.Options) > 0 {
			it.entry.Option = map[string]string{}
		}
		for _, o := range it.Options {
			if text := sameAsPrinted[wordings.Clean(o.Label)]; text != "" {
				it.entry.Option[o.Label] = text
			}
		}
	}
}

// anAddress ends what is asked of where something is, and aPhone asks how somebody is called without saying who.
var (
	anAddress = pattern.Of(`(?:地址|地点|所在地|场所|住址|位置|坐落)(?:\([^()]*\))?$`)
	aPhone    = pattern.Of(`^(?:联系)?(?:电话|电话号码)$`)
)

// behindAddresses leaves the postcode and the telephone behind an address that stays open, and reads a telephone behind the applicant's
// own address as the applicant's, not as that of whoever was named before it.
func behindAddresses(p *proposal) {
	var open *item // the last address of its row that stays open
	for i, it := range p.items {
		if it.box == "p" {
			continue
		}
		if anAddress.MatchString(wordings.Clean(it.Label)) {
			open = nil
			if it.entry.State != plan.Proposed {
				open = it
			}
		}
		if it.entry.State != plan.Proposed || i == 0 {
			continue
		}
		if open != nil && open.box == it.box && open.row == it.row && (it.entry.Field == "org.postcode" || it.entry.Field == "org.tel") {
			it.retract(plan.ReasonUnread, open.Label, it.entry.Field)
			continue
		}
		o, c := before(p, it), p.x.byID["org.tel"]
		ours := o.box == it.box && it.row-o.row <= 1 && o.entry.State == plan.Proposed && strings.HasPrefix(o.entry.Field, "org.") && anAddress.MatchString(wordings.Clean(o.Label))
		if ours && c != nil && (it.entry.Field == "legal.mobile" || it.entry.Field == "fincon.mobile") && aPhone.MatchString(wordings.Clean(it.Label)) {
			it.fill(c.id, 0.85, plan.ReasonNeighbour, c.field.Label)
		}
	}
}
