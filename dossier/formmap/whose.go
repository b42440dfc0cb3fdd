package formmap

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/party"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/filler"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// otherChoice are the answers that a place prints to choose from in words, where the
// field has not the same: （认定类/奖励类）.
func otherChoice(p *proposal, it *item) []string {
	parts := strings.Split(strings.Trim(wordings.Clean(it.Hint), "()"), "/")
	c := p.x.byID[it.entry.Field]
	if len(parts) < 2 || isPlaceholder(it.Hint) || c == nil || it.entry.Sub != "" {
		return nil
	}
	var out []string
	for _, part := range parts {
		if p.x.fit.Option(p.x.w.Canonical(part), c.field.Options) == "" {
			out = append(out, part)
		}
	}
	return out
}

var (
	byOffice = pattern.Of(`(?:由|供[^应货]).*填|(?:统计|审核|受理|审批|主管|登记|评审|推荐|管理|财政|税务|经办)(?:单位|部门|机关|机构|银行|人员)?(?:填写|意见|核实|核定|审核|审查|专用|使用)`)
	// officeWrites ends a label that an authority writes below: 区划代码（统计机构填写）.
	officeWrites = pattern.Of(`\((?:统计|登记|审核|受理|审批|主管|评审|推荐|管理|财政|税务|经办)(?:单位|部门|机关|机构|银行|人员)填写?\)$`)
	byApplicant  = pattern.Of(`由?(?:申请|申报|填报|填写|填表|承担|项目|本|用人)?(?:单位|企业|公司|人|机构)(?:如实|自行|负责)?填`)
)

// onlyChanged says that a part is filled in only where something has changed, or by some.
var onlyChanged = pattern.Of(`(?:变化|变更|改变|变动)(?:的|时|者|后)*(?:需|须|应|必须|方可)?填|(?:限|仅|仅供|仅限)[^()]{0,16}(?:换证|延续|延期|注销|补证|补办)[^()]{0,6}填`)

// office is the heading that says that somebody else fills the places below it, "" for
// none.
func (p *proposal) office(it *item) string {
	if text := wordings.Clean(it.Label); onlyChanged.MatchString(text) {
		return text
	}
	if text := officeWrites.FindString(wordings.Clean(it.Label)); text != "" {
		return text
	}
	if text := strings.Trim(wordings.Clean(it.Hint), "()"); strings.HasSuffix(text, "填写") && byOffice.MatchString(text) && !strings.Contains(text, "申") {
		return text
	}
	for _, h := range it.Heads {
		if text := wordings.Clean(h.Text); h.Role != place.HeadTitle && onlyChanged.MatchString(text) {
			return text
		}
		if word := filler.Speaker(wordings.Clean(h.Text)); word != "" && h.Role != place.HeadTitle {
			return word
		}
		if text := wordings.Clean(h.Text); h.Role != place.HeadTitle && (byOffice.MatchString(text) && !byApplicant.MatchString(text) && !strings.Contains(text, "承诺") || filledBy(p, it, text) != "") {
			return text
		}
	}
	return ""
}

// party is the word that makes a place another's, "" for none: the applicant's own data
// never go below such a word, and other fields only when the word is theirs.
func (p *proposal) party(it *item, m meaning) string {
	if ofBidder(it) {
		return ""
	}
	var texts []string
	if len(it.Heads) == 0 {
		texts = heading.Steps(it.Context)
	}
	texts = append(texts, it.groups()...)
	if it.Kind != place.Rows {
		texts = append(texts, heading.Steps(it.Label)...)
	}
	own := p.ownGroup(it)
	for _, h := range it.Heads {
		if own && heading.Over(h) {
			continue // the words beside its rows are nearer
		}
		if h.Role == place.HeadUnit || h.Role != place.HeadRow && h.Role != place.HeadColumn && ourWords.MatchString(wordings.Clean(h.Text)) {
			continue
		}
		if h.Role != place.HeadTitle {
			texts = append(texts, wordings.Clean(h.Text))
		} else if word := (below{p, it, m}).party(h.Text); word != "" {
			return word
		}
	}
	if m.firm && ofContract(p, it) {
		return "合同"
	}
	if m.firm && slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		over := h.Role == place.HeadSection || h.Role == place.HeadCaption || h.Role == place.HeadBand || h.Role == place.HeadRow && wordings.Clean(h.Text) != wordings.Clean(it.Label)
		return over && strings.Contains(h.Text, "个人") && !strings.Contains(p.x.w.Flat(h.Text), "单位")
	}) {
		return "个人"
	}
	known := m.all()
	for _, text := range texts {
		word := p.other(it, p.x.w.Flat(text))
		if !namesNoOther(it, text) {
			word = wordings.FirstOf(word, p.otherEntity(it, text, known))
		}
		if word != "" && !(title.IsInner(word) && ofFirmItself(it.entry.Field, p.x.w.Flat(it.Label))) && !slices.ContainsFunc(known, func(k string) bool { return strings.Contains(k, word) }) {
			return word
		}
	}
	about := m.firm || slices.ContainsFunc(m.own, identity.MatchString)
	if inCharge.MatchString(it.party) && firmsOwn.MatchString(it.entry.Field) {
		return p.oneOfSeveral(it) // whoever is in charge has none of it
	}
	if it.foreign && about && !slices.ContainsFunc(known, func(k string) bool { return strings.Contains(k, it.party) }) {
		return it.party
	}
	return p.oneOfSeveral(it)
}

// ofContract tells whether a place in a contract does not say which side it asks.
func ofContract(p *proposal, it *item) bool {
	ours := func(h place.Head) bool {
		return h.Role == place.HeadRow && slices.Contains(it.self, wordings.Clean(h.Text))
	} // 乙方 beside its rows
	if len(it.Ours) > 0 || p.namesSelf(it, it.Label) || underOurs(p.x, it) || slices.ContainsFunc(it.Heads, ours) {
		return false
	}
	return it.box == "p" && slices.ContainsFunc(it.Heads, func(h place.Head) bool { return party.IsTitle(wordings.Clean(h.Text)) }) ||
		slices.ContainsFunc(p.items, func(other *item) bool { return len(other.Ours) > 0 })
}

var (
	inCharge = pattern.Of(`(?:负责人|联系人|经办人|管理员|主管)$`)
	firmsOwn = pattern.Of(`^(?:org\.(?:postcode|website|uscc|reg_capital|established|biz_scope)$|staff\.|fin\.)`)
)

var counted = pattern.Of(`^[①-⑩]|[\(（]?[1-9一二三四五][\)）]?$`)

// onlyOfFirms tells whether a title goes on from a thing that houses others to firms: the
// form asks about a firm in it, 孵化器入驻企业登记表.
func onlyOfFirms(p *proposal, text, word string) bool {
	_, rest, _ := strings.Cut(text, word)
	return strings.Contains(p.x.w.Flat(rest), "单位")
}

// oneOfSeveral is the label of a place that is counted, 申请单位2, where the form has it
// with another number too: they are not all the applicant.
func (p *proposal) oneOfSeveral(it *item) string {
	if it.entry.Sub != "" || !counted.MatchString(it.Label) || firstOfOurs(p, it.Label) {
		return ""
	}
	if len(p.tables.counted[counted.ReplaceAllString(it.Label, "")]) > 1 {
		return it.Label
	}
	return ""
}

// below is a place below the title of a form.
type below struct {
	p  *proposal
	it *item
	m  meaning
}

// party is the word of a title that makes the place another's, "" for none.
func (b below) party(text string) string {
	p := b.p
	line := wordings.Clean(text)
	text = title.Said(line)
	ours := slices.ContainsFunc(b.it.self, func(s string) bool { return strings.Contains(line, s) })
	if word := title.Party(line); word != "" && !title.NamesForm(line) && !ours {
		return word
	}
	if word := wordings.FirstOf(title.NotFirms(text), filledBy(p, b.it, line)); word != "" && !ours {
		return word
	}
	if word := p.other(b.it, p.x.w.Flat(text)); word != "" && !title.ByTrade(text) {
		return word
	}
	if !b.m.firm {
		return ""
	}
	if word := title.PaysOthers(text); word != "" && strings.HasPrefix(b.it.entry.Field, "bank.") {
		return word
	}
	if word := title.Institution(text); word != "" && aDepartment.MatchString(wordings.Clean(b.it.Label)) {
		return word
	}
	if word := sizeLetter.FindString(text); word != "" && b.m.amount {
		return word
	}
	if word := title.Area(line); word != "" && b.m.amount && !asksApplicant(p) {
		return word
	}
	for _, re := range p.x.w.Elsewhere {
		if word := re.FindString(text); word != "" && !ours {
			return word
		}
	}
	if word := oneOf(p.x.w.Impersonal.Replace(text), p.x.w.Personal); word != "" && !(founders.MatchString(word) && b.byFiller()) && !title.TakesOn(text, word) {
		return word
	}
	if word := title.Others(text); word != "" && !b.it.employer {
		return word
	}
	if word := title.Association(text); word != "" && !b.ofUnit(word) {
		return word
	}
	if p.parts {
		if word := p.otherEntity(b.it, title.Subject(text), nil); word != "" {
			return word
		}
	}
	return b.thing(text)
}

// sizeLetter is the title of a statement about whoever makes what is offered, whose size it
// tells.
var sizeLetter = pattern.Of(`中小(?:微)?企业声明`)

// thing is what a title is about, where the place asks what it has as well as the
// applicant and nothing says that the applicant is meant; "" for none.
func (b below) thing(text string) string {
	word := oneOf(text, b.p.x.w.Housed)
	owns := title.OwnsOf(text, word)
	if word == "" {
		word, owns = title.Thing(text)
	}
	if word == "" || b.stillToCome(text) || onlyOfFirms(b.p, text, word) || !b.mayHave(owns) || b.ofUnit(word) {
		return ""
	}
	return word
}

var (
	// reached are those by which one writes to whoever was named last.
	reached = pattern.Of(`^org\.(?:mail_address|postcode|tel|email)$`)
	// onlyUnits begin labels of what only an organisation of its own has.
	onlyUnits = pattern.Of(`^(?:单位|本单位|法定|法人|工商|注册[^日成登]|营业执照|纳税人)`)
	// witness is a label of what only an organisation of its own has.
	witness = pattern.Of(`^(?:法定代表人|法人代表|统一社会信用代码|注册资[本金])`)
)

// mayHave tells whether a thing may have what the place asks.
func (b below) mayHave(owns *pattern.Pattern) bool {
	asked := []string{figureAsked(b.it), b.it.printed.Label}
	if rows := (&item{Place: b.it.printed}).rowHeads(); b.it.entry.Sub != "" && len(rows) > 0 {
		asked = append(asked, rows[0]) // 企业营业收入 before the columns of years
	}
	for _, text := range asked {
		if onlyUnits.MatchString(lastYearWords.ReplaceAllString(b.p.x.w.Flat(text), "")) {
			return false
		}
	}
	return owns.MatchString(strings.TrimSpace(b.it.entry.Field+" "+b.it.entry.Sub)) && !onlyUnits.MatchString(b.p.x.w.Flat(b.it.Label)) && !b.p.namesSelf(b.it, b.it.Label)
}

// ofUnit tells whether a place below the title of a form about a thing plainly stands
// among what is asked of the applicant: a nearer heading names it and not the thing, or
// the places before do.
func (b below) ofUnit(thing string) bool {
	p, it := b.p, b.it
	for _, h := range p.heads(it) {
		flat := p.x.w.Flat(h.Text)
		if strings.Contains(flat, thing) || title.IsThing(flat) {
			return false
		}
		if h.Role != place.HeadColumn && (p.namesSelf(it, h.Text) || strings.HasPrefix(flat, "单位")) {
			return true
		}
	}
	known := slices.ContainsFunc(p.items, func(other *item) bool {
		return other.box == it.box && (witness.MatchString(p.x.w.Flat(other.Label)) || p.namesSelf(other, other.Label))
	})
	if !known && !reached.MatchString(it.entry.Field) {
		return false // 单位名称 alone may be the thing's own
	}
	unit, before := false, true // the applicant was the last that was named before it
	for _, other := range p.items {
		if other == it {
			before = false
		}
		if other.box != it.box || it.box == "p" && (other.row < it.row-15 || other.row > it.row+15) {
			continue
		}
		label := p.x.w.Flat(other.Label)
		named := namesThing(label, thing)
		switch {
		case named && strings.HasSuffix(label, "名称") && !reached.MatchString(it.entry.Field):
			return false
		case !before:
		case named:
			unit = false
		case witness.MatchString(label) || slices.ContainsFunc(other.spell, func(s string) bool { return p.x.unitLabels[s] }):
			unit = true
		}
	}
	return unit
}

// titleAlone tells whether a place asks something of somebody whom only the title of the form or of its part names.
func (it *item) titleAlone(x *index) bool {
	return it.spelledAttribute(x) != "" && len(it.beside()) == 0 &&
		slices.ContainsFunc(it.Heads, func(h place.Head) bool {
			return (heading.IsTitle(h) || heading.Over(h)) && x.w.Canonical(wordings.Remark.ReplaceAllString(wordings.Clean(h.Text), "")) == it.context
		})
}

// mailOfFirm tells whether a mail is the applicant's: it stands among what firms have, and neither its row asks something of the
// person named last nor the row before it somebody who is not known.
func mailOfFirm(p *proposal, it *item) bool {
	if it.attribute != "邮箱" || it.spelledAttribute(p.x) != "邮箱" || it.box == "p" || it.inColumn() || it.foreign || !firmRow(p, it) && !afterFirm(p, it) ||
		slices.ContainsFunc(p.x.all, func(c *candidate) bool { return c.person == it.owner && slices.Contains(c.attributes, "邮箱") }) {
		return false
	}
	return !slices.ContainsFunc(p.items, func(o *item) bool {
		stranger := o.owner < 0 && aPost.MatchString(wordings.Clean(o.Label)) && o.row >= it.row-1
		return o != it && o.box == it.box && o.row <= it.row && (stranger || o.row == it.row && o.attribute != "" && o.owner == it.owner && o.owner >= 0)
	})
}

// afterFirm tells whether what was asked before a mail, but for telephones of nobody, is asked of a firm.
func afterFirm(p *proposal, it *item) bool {
	for i := slices.Index(p.items, it) - 1; i >= 0 && p.items[i].box == it.box && p.items[i].row >= it.row-2; i-- {
		if o := p.items[i]; o.attribute == "" || o.owner >= 0 {
			return o.attribute == "" && !o.foreign && o.any(p.x.firmLabels)
		}
	}
	return false
}

// firstContacts reads what is asked of the first of several contacts without its count: 手机1 below 联系人1.
func firstContacts(p *proposal) {
	box := ""
	for _, it := range p.items {
		m := ofFirst.FindStringSubmatch(wordings.Clean(it.printed.Label))
		switch {
		case m == nil || it.later != "":
		case p.x.isPerson(p.x.w.Flat(m[1])):
			box = it.box
		case box == it.box && reachOnly.MatchString(m[1]):
			it.relabelled(p.x, m[1])
		}
	}
}

// ofFirst is a label that is counted as the first.
var ofFirst = pattern.Of(`^(\p{Han}+)\(?[1一①]\)?$`)

// names tells whether a label begins with a word for the applicant.
func (p *proposal) names(it *item) bool {
	return ourName.MatchString(wordings.Clean(it.Label)) || slices.ContainsFunc(it.spell, func(s string) bool {
		return slices.ContainsFunc(p.x.w.Applicants, func(who string) bool { return strings.HasPrefix(s, who) })
	})
}

// beginsRow tells whether item i of a table is the first of its row.
func beginsRow(p *proposal, i int) bool {
	return p.items[i].box != "p" && (i == 0 || p.items[i-1].box != p.items[i].box || p.items[i-1].row != p.items[i].row)
}

// ownLine tells whether item i is alone on its line, and the next line asks what only an organisation has.
func ownLine(p *proposal, i int) bool {
	it := p.items[i]
	return it.box == "p" && i+1 < len(p.items) && p.items[i+1].box == "p" && p.items[i+1].row == it.row+1 && onlyFirms.MatchString(wordings.Clean(p.items[i+1].printed.Label))
}

// oneRowLists takes back what a table asks of the applicant in one row below its column heads, a name among it, where the applicant has
// named itself before, or what stands over the table has words for somebody else: the table lists others, of whom there is room for one.
func oneRowLists(p *proposal) {
	named, here := false, false // in a table before, in this one
	for i := 0; i < len(p.items); named, here = named || here, false {
		end, lists, asks := i, p.items[i].box != "p", false
		for ; end < len(p.items) && p.items[end].box == p.items[i].box; end++ {
			it := p.items[end]
			lists, asks = lists && it.inColumn() && it.row == p.items[i].row && len(it.rowHeads()) == 0, asks || firmsName.MatchString(wordings.Clean(it.printed.Label))
		}
		for _, it := range p.items[i:end] {
			here = here || it.entry.State == plan.Proposed && it.entry.Field == "org.name"
			if lists && asks && end-i > 2 && it.entry.State == plan.Proposed && (whoIsWho.MatchString(it.entry.Field) || p.x.w.OfFirm(it.entry.Field)) && (named || listsOthers(p, it)) {
				it.retract(plan.ReasonUnread, wordings.FirstOf(it.printed.Context, it.printed.Label), strings.TrimSpace(it.entry.Field+" "+it.entry.Sub))
			}
		}
		i = end
	}
}
