// Package whose decides whether a place, a table or a form is somebody else's than the applicant's, and by which word: from the
// headings and labels around it and the places before it. Somebody else is recognised by how words for organisations and people are
// made, and not by a list of them: 龙头企业, 第三人, 孵化器运营方. Whoever is not known to be the applicant is another.
package whose

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/party"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/filler"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/letter"
	"yibiao/dossier/formmap/period"
	"yibiao/dossier/formmap/residue"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// bidder asks whoever makes an offer who it is.
var bidder = pattern.Of(`^(?:投标|响应|报价|竞标|竞选|应答)(?:人|单位|方|供应商)(?:名称|全称)?(?:\([^()]*\))?$`)

// ofBidder tells whether a line asks the name of whoever makes an offer, or a blank says itself that it takes a firm's, so
// that no heading of the part can mean another.
func ofBidder(it *slots.Item) bool {
	return it.Entry.Field == "org.name" && it.Box == "p" && (bidder.MatchString(wordings.Clean(it.Printed.Label)) || letter.AsksUnit(wordings.Clean(it.Printed.Hint)))
}

// SurelyOurs tells whether a place is the applicant's whatever heads the part: it says so itself, or stands in the applicant's
// column beside another's.
func SurelyOurs(x *fields.Index, it *slots.Item) bool {
	return ofBidder(it) || UnderOurs(x, it) && WhoIsWho.MatchString(it.Entry.Field)
}

// WhoIsWho are the fields that tell who the applicant is and how it is reached and paid.
var WhoIsWho = pattern.Of(`^(?:org|legal|handler|fincon|bank)\.`)

var (
	// founders hand in a form for a firm that is still to come.
	founders = pattern.Of(`^(?:设立登记|名称预先核准|名称自主申报)$`)
	// FillsIn asks who fills in the form, whoever it is about.
	FillsIn = pattern.Of(`^(?:填表|填报|填写|制表|报送)人(?:姓名)?$`)
)

// byFiller tells whether the place asks who fills in the form, or how to reach it in its row.
func (b below) byFiller() bool {
	return strings.HasPrefix(b.it.Entry.Field, "handler.") && slices.ContainsFunc(b.p.Items, func(o *slots.Item) bool {
		return o.Box == b.it.Box && o.Row == b.it.Row && FillsIn.MatchString(wordings.Clean(o.Label))
	})
}

// stillToCome tells whether a title is about a thing that is still to be founded, 基地设立申请表, so that the figures of past years and the
// staff are the applicant's; or the table asks of a firm as a whole what no part of it has.
func (b below) stillToCome(text string) bool {
	if !strings.HasPrefix(b.it.Entry.Field, "fin.table") && !(b.it.Entry.Field == "staff.total" || b.it.Entry.Field == "staff.rd") {
		return false
	}
	return founding.MatchString(text) || strings.HasPrefix(b.it.Entry.Field, "fin.table") && slices.ContainsFunc(b.p.Items, func(o *slots.Item) bool {
		return o.Box == b.it.Box && ofWholeFirm.MatchString(wordings.Clean(o.Label+"|"+o.Context))
	})
}

var (
	founding    = pattern.Of(`(?:设立|组建|筹建)(?:申请|申报)(?:表|书)$`)
	ofWholeFirm = pattern.Of(`资产负债率|所有者权益|净资产`)
)

var (
	byOffice = pattern.Of(`(?:由|供[^应货]).*填|(?:统计|审核|受理|审批|主管|登记|评审|推荐|管理|财政|税务|经办)(?:单位|部门|机关|机构|银行|人员)?(?:填写|意见|核实|核定|审核|审查|专用|使用)`)
	// officeWrites ends a label that an authority writes below: 区划代码（统计机构填写）.
	officeWrites = pattern.Of(`\((?:统计|登记|审核|受理|审批|主管|评审|推荐|管理|财政|税务|经办)(?:单位|部门|机关|机构|银行|人员)填写?\)$`)
	byApplicant  = pattern.Of(`由?(?:申请|申报|填报|填写|填表|承担|项目|本|用人)?(?:单位|企业|公司|人|机构)(?:如实|自行|负责)?填`)
)

// onlyChanged says that a part is filled in only where something has changed, or by some.
var onlyChanged = pattern.Of(`(?:变化|变更|改变|变动)(?:的|时|者|后)*(?:需|须|应|必须|方可)?填|(?:限|仅|仅供|仅限)[^()]{0,16}(?:换证|延续|延期|注销|补证|补办)[^()]{0,6}填`)

// Office is the heading that says that somebody else fills the places below it, "" for
// none.
func Office(p *slots.Form, it *slots.Item) string {
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

// Party is the word that makes a place another's, "" for none: the applicant's own data
// never go below such a word, and other fields only when the word is theirs.
func Party(p *slots.Form, it *slots.Item, m residue.Meaning) string {
	if ofBidder(it) {
		return ""
	}
	var texts []string
	if len(it.Heads) == 0 {
		texts = heading.Steps(it.Context)
	}
	texts = append(texts, it.Groups()...)
	if it.Kind != place.Rows {
		texts = append(texts, heading.Steps(it.Label)...)
	}
	own := OwnGroup(p, it)
	for _, h := range it.Heads {
		if own && heading.Over(h) {
			continue // the words beside its rows are nearer
		}
		if h.Role == place.HeadUnit || h.Role != place.HeadRow && h.Role != place.HeadColumn && OurWords.MatchString(wordings.Clean(h.Text)) {
			continue
		}
		if h.Role != place.HeadTitle {
			texts = append(texts, wordings.Clean(h.Text))
		} else if word := (below{p, it, m}).party(h.Text); word != "" {
			return word
		}
	}
	if m.Firm && ofContract(p, it) {
		return "合同"
	}
	if m.Firm && slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		over := h.Role == place.HeadSection || h.Role == place.HeadCaption || h.Role == place.HeadBand || h.Role == place.HeadRow && wordings.Clean(h.Text) != wordings.Clean(it.Label)
		return over && strings.Contains(h.Text, "个人") && !strings.Contains(p.Fields.Words.Flat(h.Text), "单位")
	}) {
		return "个人"
	}
	known := m.All()
	for _, text := range texts {
		word := Other(p, it, p.Fields.Words.Flat(text))
		if !namesNoOther(it, text) {
			word = wordings.FirstOf(word, OtherEntity(p, it, text, known))
		}
		if word != "" && !(title.IsInner(word) && OfFirmItself(it.Entry.Field, p.Fields.Words.Flat(it.Label))) && !slices.ContainsFunc(known, func(k string) bool { return strings.Contains(k, word) }) {
			return word
		}
	}
	about := m.Firm || slices.ContainsFunc(m.Own, identity.MatchString)
	if inCharge.MatchString(it.Party) && firmsOwn.MatchString(it.Entry.Field) {
		return oneOfSeveral(p, it) // whoever is in charge has none of it
	}
	if it.Foreign && about && !slices.ContainsFunc(known, func(k string) bool { return strings.Contains(k, it.Party) }) {
		return it.Party
	}
	return oneOfSeveral(p, it)
}

// ofContract tells whether a place in a contract does not say which side it asks.
func ofContract(p *slots.Form, it *slots.Item) bool {
	ours := func(h place.Head) bool {
		return h.Role == place.HeadRow && slices.Contains(it.Self, wordings.Clean(h.Text))
	} // 乙方 beside its rows
	if len(it.Ours) > 0 || NamesSelf(p, it, it.Label) || UnderOurs(p.Fields, it) || slices.ContainsFunc(it.Heads, ours) {
		return false
	}
	return it.Box == "p" && slices.ContainsFunc(it.Heads, func(h place.Head) bool { return party.IsTitle(wordings.Clean(h.Text)) }) ||
		slices.ContainsFunc(p.Items, func(other *slots.Item) bool { return len(other.Ours) > 0 })
}

var (
	inCharge = pattern.Of(`(?:负责人|联系人|经办人|管理员|主管)$`)
	firmsOwn = pattern.Of(`^(?:org\.(?:postcode|website|uscc|reg_capital|established|biz_scope)$|staff\.|fin\.)`)
)

// onlyOfFirms tells whether a title goes on from a thing that houses others to firms: the
// form asks about a firm in it, 孵化器入驻企业登记表.
func onlyOfFirms(p *slots.Form, text, word string) bool {
	_, rest, _ := strings.Cut(text, word)
	return strings.Contains(p.Fields.Words.Flat(rest), "单位")
}

// oneOfSeveral is the label of a place that is counted, 申请单位2, where the form has it
// with another number too: they are not all the applicant.
func oneOfSeveral(p *slots.Form, it *slots.Item) string {
	if it.Entry.Sub != "" || !slots.Counted.MatchString(it.Label) || firstOfOurs(p, it.Label) {
		return ""
	}
	if len(p.Tables.Counted[slots.Counted.ReplaceAllString(it.Label, "")]) > 1 {
		return it.Label
	}
	return ""
}

// below is a place below the title of a form.
type below struct {
	p  *slots.Form
	it *slots.Item
	m  residue.Meaning
}

// party is the word of a title that makes the place another's, "" for none.
func (b below) party(text string) string {
	p := b.p
	line := wordings.Clean(text)
	text = title.Said(line)
	ours := slices.ContainsFunc(b.it.Self, func(s string) bool { return strings.Contains(line, s) })
	if word := title.Party(line); word != "" && !title.NamesForm(line) && !ours {
		return word
	}
	if word := wordings.FirstOf(title.NotFirms(text), filledBy(p, b.it, line)); word != "" && !ours {
		return word
	}
	if word := Other(p, b.it, p.Fields.Words.Flat(text)); word != "" && !title.ByTrade(text) {
		return word
	}
	if !b.m.Firm {
		return ""
	}
	if word := title.PaysOthers(text); word != "" && strings.HasPrefix(b.it.Entry.Field, "bank.") {
		return word
	}
	if word := title.Institution(text); word != "" && aDepartment.MatchString(wordings.Clean(b.it.Label)) {
		return word
	}
	if word := sizeLetter.FindString(text); word != "" && b.m.Amount {
		return word
	}
	if word := title.Area(line); word != "" && b.m.Amount && !AsksApplicant(p) {
		return word
	}
	for _, re := range p.Fields.Words.Elsewhere {
		if word := re.FindString(text); word != "" && !ours {
			return word
		}
	}
	if word := OneOf(p.Fields.Words.Impersonal.Replace(text), p.Fields.Words.Personal); word != "" && !(founders.MatchString(word) && b.byFiller()) && !title.TakesOn(text, word) {
		return word
	}
	if word := title.Others(text, b.it.InColumn() || b.it.Kind == place.Rows); word != "" && !b.it.Employer {
		return word
	}
	if word := title.Association(text); word != "" && !b.ofUnit(word) {
		return word
	}
	if p.Parts {
		if word := OtherEntity(p, b.it, title.Subject(text), nil); word != "" {
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
	word := OneOf(text, b.p.Fields.Words.Housed)
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
	// Reached are those by which one writes to whoever was named last.
	Reached = pattern.Of(`^org\.(?:mail_address|postcode|tel|email)$`)
	// onlyUnits begin labels of what only an organisation of its own has.
	onlyUnits = pattern.Of(`^(?:单位|本单位|法定|法人|工商|注册[^日成登]|营业执照|纳税人)`)
	// witness is a label of what only an organisation of its own has.
	witness = pattern.Of(`^(?:法定代表人|法人代表|统一社会信用代码|注册资[本金])`)
)

// mayHave tells whether a thing may have what the place asks.
func (b below) mayHave(owns *pattern.Pattern) bool {
	asked := []string{period.FigureAsked(b.it), b.it.Printed.Label}
	if rows := (&slots.Item{Place: b.it.Printed}).RowHeads(); b.it.Entry.Sub != "" && len(rows) > 0 {
		asked = append(asked, rows[0]) // 企业营业收入 before the columns of years
	}
	for _, text := range asked {
		if onlyUnits.MatchString(period.LastYearWords.ReplaceAllString(b.p.Fields.Words.Flat(text), "")) {
			return false
		}
	}
	return owns.MatchString(strings.TrimSpace(b.it.Entry.Field+" "+b.it.Entry.Sub)) && !onlyUnits.MatchString(b.p.Fields.Words.Flat(b.it.Label)) && !NamesSelf(b.p, b.it, b.it.Label)
}

// ofUnit tells whether a place below the title of a form about a thing plainly stands
// among what is asked of the applicant: a nearer heading names it and not the thing, or
// the places before do.
func (b below) ofUnit(thing string) bool {
	p, it := b.p, b.it
	for _, h := range Heads(p, it) {
		flat := p.Fields.Words.Flat(h.Text)
		if strings.Contains(flat, thing) || title.IsThing(flat) {
			return false
		}
		if h.Role != place.HeadColumn && (NamesSelf(p, it, h.Text) || strings.HasPrefix(flat, "单位")) {
			return true
		}
	}
	known := slices.ContainsFunc(p.Items, func(other *slots.Item) bool {
		return other.Box == it.Box && (witness.MatchString(p.Fields.Words.Flat(other.Label)) || NamesSelf(p, other, other.Label))
	})
	if !known && !Reached.MatchString(it.Entry.Field) {
		return false // 单位名称 alone may be the thing's own
	}
	unit, before := false, true // the applicant was the last that was named before it
	for _, other := range p.Items {
		if other == it {
			before = false
		}
		if other.Box != it.Box || it.Box == "p" && (other.Row < it.Row-15 || other.Row > it.Row+15) {
			continue
		}
		label := p.Fields.Words.Flat(other.Label)
		named := namesThing(label, thing)
		switch {
		case named && strings.HasSuffix(label, "名称") && !Reached.MatchString(it.Entry.Field):
			return false
		case !before:
		case named:
			unit = false
		case witness.MatchString(label) || slices.ContainsFunc(other.Spell, func(s string) bool { return p.Fields.UnitLabels[s] }):
			unit = true
		}
	}
	return unit
}

// Names tells whether a label begins with a word for the applicant.
func Names(p *slots.Form, it *slots.Item) bool {
	return OurName.MatchString(wordings.Clean(it.Label)) || slices.ContainsFunc(it.Spell, func(s string) bool {
		return slices.ContainsFunc(p.Fields.Words.Applicants, func(who string) bool { return strings.HasPrefix(s, who) })
	})
}
