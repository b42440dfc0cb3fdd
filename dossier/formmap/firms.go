package formmap

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fit"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// firmPlaces decides telephone and mail that stand among what is asked of the applicant
// itself, beside its address or below its name: they are the applicant's. A mail address
// is the firm's only where nobody was named before.
func firmPlaces(p *proposal) {
	for i, it := range p.items {
		if it.done || it.owner != nobody || it.foreign || p.private || !slices.Contains([]string{"电话", "固定电话", "邮箱"}, it.attribute) {
			continue
		}
		if !amongFirm(p, i) || it.row > 0 && it.above(p) >= 0 && p.x.persons[it.above(p)].Prefix == "handler" || it.attribute == "邮箱" && someoneBefore(p, i) && !afterPhone(p, i) {
			continue
		}
		for _, c := range p.x.all {
			mail := it.attribute == "邮箱"
			if c.prefix == "org" && slices.ContainsFunc(c.keys, func(k key) bool { return k.text == "单位电话" && !mail || k.text == "单位邮箱" && mail }) && p.x.fit.Field(it.Place, c.field) >= 0.8 {
				it.fill(c.id, 0.85, plan.ReasonNeighbour, c.field.Label)
			}
		}
	}
}

// amongFirm tells whether the places next before an item, in its row or the one above,
// ask something of the firm, and none after it in the row names somebody.
func amongFirm(p *proposal, i int) bool {
	it := p.items[i]
	for _, next := range p.items[i+1:] {
		if next.box != it.box || next.row != it.row {
			break
		}
		if next.attribute == "姓名" {
			return false
		}
	}
	for j := i - 1; j >= 0; j-- {
		before := p.items[j]
		if before.box != it.box || before.row < it.row-2 || before.foreign {
			return false
		}
		if c := p.x.byID[before.entry.Field]; c != nil && before.entry.State == plan.Proposed {
			return c.prefix == "org" && (c.is(forms.TypeText, forms.TypeCode) || !someoneBefore(p, i) || besideFax(p, it)) && before.row >= it.row-1
		}
		if before.attribute != "传真" && before.attribute != "电话" && before.attribute != "邮箱" || before.owner >= 0 {
			return false
		}
	}
	return false
}

// besideFax tells whether the row of an item asks for a fax, as one does of a firm.
func besideFax(p *proposal, it *item) bool {
	return it.box != "p" && slices.ContainsFunc(p.items, func(o *item) bool { return o.box == it.box && o.row == it.row && o.attribute == "传真" })
}

// afterPhone tells whether the telephone that was asked next before item i, in its row or the one above, is the firm's, or
// the firm's website is asked before it in its row.
func afterPhone(p *proposal, i int) bool {
	for j := i - 1; j >= 0 && p.items[j].box == p.items[i].box && p.items[j].row >= p.items[i].row-1; j-- {
		if p.items[j].entry.Field == "org.website" && p.items[j].row == p.items[i].row {
			return true
		}
		if p.items[j].attribute == "电话" || p.items[j].attribute == "固定电话" {
			return p.items[j].entry.Field == "org.tel"
		}
		if p.items[j].attribute != "传真" {
			return false
		}
	}
	return false
}

// someoneBefore tells whether a person is named before an item in its table or part.
func someoneBefore(p *proposal, i int) bool {
	for j := i - 1; j >= 0 && p.items[j].box == p.items[i].box; j-- {
		if p.items[j].attribute == "姓名" {
			return true
		}
	}
	return false
}

var (
	applicantsName = pattern.Of(`^(?:申请人|本人)?(?:姓名)?$`)
	ofAnybody      = pattern.Of(`^(?:通[讯信]|联系|邮寄|详细|家庭|居住|现)?(?:地址|住所|住址|邮编|电话|邮箱|手机|户名|账号)`)
	privateMatters = []string{"身份证号", "性别", "出生年月", "民族", "政治面貌", "学历", "年龄"}
)

// privatePlaces tells whether a person hands the form in: the first name that it asks is
// nobody's in particular, and what is asked beside it is a person's own.
func privatePlaces(p *proposal) {
	named := -1
	for i, it := range p.items {
		rest, ok := strings.CutPrefix(it.label(), "申请人")
		if ok && slices.Contains(privateMatters, p.x.w.Attributes[rest]) {
			p.private = true
			return
		}
		if it.box == "p" && heading.Declares.MatchString(p.x.w.Flat(it.Context)) {
			continue // one of the firm's people speaks for it
		}
		if named < 0 && it.Kind != place.Rows && it.label() != "" && (it.attribute == "姓名" || applicantsName.MatchString(it.label())) {
			if it.owner >= 0 || it.foreign || !plainly(p.x, it) || !applicantsName.MatchString(it.label()) {
				return
			}
			named = i
		}
		if named >= 0 && i > named && i <= named+8 && besideFirm(p, named, it) && it.owner < 0 && slices.Contains(privateMatters, it.attribute) {
			p.private = true
			return
		}
	}
}

// plainly tells whether nothing over a place says whose it is, or that it is the
// applicant's.
func plainly(x *index, it *item) bool {
	return !slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		of := h.Role != place.HeadTitle && h.Role != place.HeadUnit && h.Role != place.HeadColumn && wordings.Clean(h.Text) != wordings.Clean(it.Label)
		return of && len(residueOf(x.w, h.Text, []string{"申请人", "个人", "本人"}, x.w.Heading)) > 0
	})
}

// besideFirm tells whether a place stands near enough to the named one to be about the same
// person: 申请人 may be a firm, of which only its own row tells.
func besideFirm(p *proposal, named int, it *item) bool {
	by, far := p.items[named], 2
	if by.box == "p" || by.label() == "申请人" {
		far = 0
	}
	return it.box == by.box && it.row <= by.row+far
}

// privateOnes is the label of a place in a form that a person hands in, where the firm's
// data would take the person's room: the account, an address that is not said to be the
// firm's; "" for others.
func privateOnes(p *proposal, it *item, m meaning) string {
	if !p.private || !m.firm {
		return ""
	}
	if !slices.ContainsFunc(p.items, func(o *item) bool { return o.entry.Field == "org.name" }) {
		return it.Label // the person's own employer need not be the firm
	}
	flat := p.x.w.Flat(it.Label)
	prefix, _, _ := strings.Cut(it.entry.Field, ".")
	if slices.Contains([]string{"qual", "fin", "staff", "credit", "support"}, prefix) {
		return "" // no person has any
	}
	if prefix == "org" && !strings.HasPrefix(flat, "申请人") && !ofAnybody.MatchString(flat) ||
		prefix == "bank" && strings.Contains(flat, "单位") || prefix != "org" && prefix != "bank" && it.owner >= 0 {
		return ""
	}
	return it.Label
}

// kindsOfFirm decides the questions whether the applicant is a firm of some kind: by the
// certificates that it has, or the answer of a field that tells. A certificate that it has
// not is never answered with no, as the list need not be complete.
func kindsOfFirm(p *proposal) {
	for _, it := range p.open() {
		if it.done || it.foreign || it.Kind != place.Text && it.Kind != place.LongText && !yesOrNo(it) {
			continue
		}
		ofRecord(p, it)
		for _, label := range append([]string{wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))}, it.spell...) {
			asks := whether.FindString(label)
			if asks == "" && len(it.Options) == 0 {
				continue
			}
			words := strings.TrimPrefix(label, asks)
			either, _, _ := strings.Cut(words, "或")
			if either = titleEnd.ReplaceAllString(either, ""); p.x.w.Certificates[p.x.w.Canonical(either)] == "" {
				either = "" // that it is neither is never said
			}
			for _, text := range []string{words, titleEnd.ReplaceAllString(words, ""), either} {
				if text != "" && !it.done {
					ofKind(p, it, p.x.w.Canonical(text))
				}
			}
		}
	}
}

// yesOrNo tells whether each printed option of an item answers yes or no.
func yesOrNo(it *item) bool {
	return len(it.Options) > 0 && len(it.Options) <= 3 && !slices.ContainsFunc(it.Options, func(o place.Option) bool { return fit.YesNo(wordings.Clean(o.Label)) == "" })
}

// ofKind decides an item that asks whether the applicant is of the kind that words name.
func ofKind(p *proposal, it *item, words string) {
	field, format := "", ""
	if name, ok := p.x.w.Certificates[words]; ok {
		field, format = "qual.table", part.Has(name)
	} else if kind, ok := p.x.w.Kinds[words]; ok {
		field, format = kind.Field, part.OneOf(kind.Yes, kind.No)
	}
	c := p.x.byID[field]
	if c == nil {
		return
	}
	it.fill(c.id, 0.95, plan.ReasonOptions, c.field.Label)
	answerYesNo(it, format)
}

// answerYesNo has an item answered with yes or no by a format.
func answerYesNo(it *item, format string) {
	it.entry.Format = format
	if len(it.Options) > 0 {
		it.entry.Option = map[string]string{}
	}
	for _, o := range it.Options {
		it.entry.Option[o.Label] = map[string]string{"true": part.Yes, "false": part.No}[fit.YesNo(wordings.Clean(o.Label))]
	}
}

var (
	bankAlone  = pattern.Of(`^(?:银行|银行名称|银行全称)$`)
	unitsPhone = pattern.Of(`^单位(?:固定)?电话$`)
)

// namesFirm are the fields by which a form says that it asks about a firm.
var namesFirm = pattern.Of(`^(?:org\.(?:name|uscc)|legal\.name)$`)

// ofNobody takes back the applicant's account and how to reach it where a form asks for somebody's name or identity and
// nowhere for a firm's.
func ofNobody(p *proposal) {
	someone, firm := false, false
	for _, it := range p.items {
		firm = firm || it.entry.State == plan.Proposed && namesFirm.MatchString(it.entry.Field)
		someone = someone || it.owner < 0 && (it.attribute == "姓名" || it.attribute == "身份证号" || strings.Contains(it.Label, "身份证号"))
	}
	groups := map[spot]bool{} // rows of a table about somebody, by the word before them
	for _, it := range p.items {
		if it.owner < 0 && it.entry.State != plan.Proposed && (it.attribute == "姓名" || it.attribute == "身份证号") {
			for _, text := range it.beside() {
				groups[spot{box: it.box, label: text}] = true
			}
		}
	}
	var person *item // whose identity number was asked last
	for _, it := range p.items {
		if it.owner < 0 && it.entry.State != plan.Proposed && it.attribute == "身份证号" {
			person = it
		} else if it.entry.Field == "org.name" {
			person = nil
		}
		paid := person != nil && person.box == it.box && it.row <= person.row+2 && strings.HasPrefix(it.entry.Field, "bank.") && slices.ContainsFunc(it.Heads, func(h place.Head) bool { return heading.IsTitle(h) && title.PaysPeople(h.Text) })
		theirs := slices.ContainsFunc(it.beside(), func(text string) bool { return groups[spot{box: it.box, label: text}] })
		if theirs = theirs && (strings.HasPrefix(it.entry.Field, "bank.") || reached.MatchString(it.entry.Field)); it.entry.State == plan.Proposed && (theirs || paid || someone && !firm && (strings.HasPrefix(it.entry.Field, "bank.") || reached.MatchString(it.entry.Field))) {
			it.retract(plan.ReasonUnread, wordings.Clean(it.Label), it.entry.Field)
		}
	}
}

// loneBanks takes back the applicant's bank where a bank is named without an account beside
// it, as one that gives a guarantee or lends is, and the applicant's telephone in the row of
// somebody else than its legal representative.
func loneBanks(p *proposal) {
	for i, it := range p.items {
		if it.entry.State != plan.Proposed {
			continue
		}
		switch {
		case it.entry.Field == "bank.bank" && bankAlone.MatchString(wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))):
			if !slices.ContainsFunc(p.items, func(o *item) bool {
				return o.box == it.box && (o.entry.Field == "bank.account" || o.entry.Field == "bank.account_name") && o.row >= it.row-4 && o.row <= it.row+4
			}) {
				it.retract(plan.ReasonWeak, it.entry.Field)
			}
		case it.entry.Field == "org.tel" && i > 0 && unitsPhone.MatchString(it.label()):
			before := p.items[i-1]
			someone := before.attribute == "姓名" && before.box == it.box && before.row == it.row
			if someone && (before.owner < 0 || p.x.persons[before.owner].Prefix != "legal" && p.x.persons[before.owner].Prefix != "handler") {
				it.retract(plan.ReasonWeak, it.entry.Field)
			}
		}
	}
}

// belongsTo tells whether the words beside the rows of a place say that they are about the firm of the thing that a heading over the table is
// about: 工厂所属企业 below 工厂基本信息.
func belongsTo(w *wordings.Words, it *item, h place.Head) bool {
	over := w.Flat(h.Text)
	return slices.ContainsFunc((&item{Place: it.printed}).rowHeads(), func(text string) bool {
		m := ofThing.FindStringSubmatch(text)
		return m != nil && strings.Contains(over, m[1])
	})
}

// ofThing names a firm by a thing that it has.
var ofThing = pattern.Of(`^(\p{Han}{2,6}?)(?:的)?(?:所属|所在|隶属|依托)(?:企业|单位|公司)$`)

// ofFirmItself tells whether a place asks what a firm has and no body within it: its label says so, or the field is one that only a firm has.
func ofFirmItself(field, label string) bool {
	return strings.HasPrefix(label, "单位") && strings.HasPrefix(field, "org.") || firmsAlone.MatchString(field) && !strings.HasPrefix(field, "handler.") && field != "org.established" || firmOfKind.MatchString(field)
}

// neverOf tells whether the unread words of a heading are a project, which has nothing of
// what a place asks: a legal representative, a credit code; or a thing that is made, and
// the label itself tells the firm from it: 企业简介.
func neverOf(unread []string, field, label, printed string) bool {
	if len(unread) == 0 {
		return false
	}
	ours := strings.HasPrefix(label, "单位") && strings.HasPrefix(field, "org.")
	return !slices.ContainsFunc(unread, func(s string) bool {
		return !(things.MatchString(s) && ofUnitLabel.MatchString(printed) || projects.MatchString(s) && (ours || firmsAlone.MatchString(field) || reachesFirm.MatchString(field)) || madeThings.MatchString(s) && ours && field == "org.intro" || title.IsInner(s) && ofFirmItself(field, label))
	})
}

// ofUnitLabel begin labels of whoever uses a thing, which is the applicant in a form about it.
var ofUnitLabel = pattern.Of(`^使用单位`)

var (
	firmOfKind = pattern.Of(`^(?:org\.(?:industry|type|ent_type|ownership|scale|above_scale|region)|qual\.table)$`)
	firmsAlone = pattern.Of(`^(?:legal\.|handler\.|bank\.|org\.(?:uscc|reg_capital|paid_capital|biz_scope|tax_authority|established)$)`)
	// reachesFirm are the fields that tell how to write to the applicant.
	reachesFirm = pattern.Of(`^org\.(?:mail_address|postcode)$`)
	projects    = pattern.Of(`^(?:申请|参评|拟建|建设|实施|承担|本)?(?:项目|课题)(?:及|和|与)?$`)
	people      = pattern.Of(`负责人|成员|人员|主持人|带头人`)
	madeThings  = pattern.Of(`^(?:申请|参评|本)?(?:产品|技术|成果)(?:及|和|与)?$`)
	// things are used by somebody, whom the label names.
	things = pattern.Of(`^(?:特种|大型|主要|生产)?(?:产品|设备|装备|系统|软件|作品|设施|专利|标准|论文)(?:使用|及|和|与)?$`)
)

// asksKind tells whether a label asks whether the applicant is a firm of some kind, and so
// names no other: 是否高新技术企业.
func asksKind(w *wordings.Words, text string) bool {
	text = wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(text), ""))
	if strings.HasPrefix(text, "是否") || strings.HasPrefix(text, "有无") || asksBody(text) {
		return true
	}
	text = strings.TrimSuffix(gotCertificate.ReplaceAllString(text, ""), ofCertificate.FindString(text))
	word := w.Canonical(titleEnd.ReplaceAllString(strings.TrimSuffix(text, "情况"), ""))
	_, title := w.Certificates[word]
	_, kind := w.Kinds[word]
	return title || kind
}

// aDepartment begins labels that ask a department of whoever made the form, where that is a school or hospital.
var aDepartment = pattern.Of(`^(?:填报|填表|申请|申报|承担|负责|推荐|使用|所在)(?:单位|部门)`)

// records are the questions about what the applicant did not do, and the fields of which no
// answers them: of three years for any shorter time.
var records = []struct {
	field        string
	asks, unlike *pattern.Pattern
}{
	{
		"credit.accident",
		pattern.Of(`(?:是否|有无|未)(?:曾)?(?:发生|出现|存在|有)?过?(?:重大|特大|重特大|特别重大)(?:[^,。]*(?:安全|质量|环保|环境|生产)[^,。]*)?事故`),
		pattern.Of(`[四五六七八九十5]年|以来|成立后|税|海关|处罚|违法|违规|违纪|失信|信用|诉讼|纠纷|欠薪|专利|学术|一般|较大|严重|投诉|舆情`),
	},
	{
		"credit.dishonest",
		pattern.Of(`(?:是否|有无)(?:被|已|曾)*(?:列入|纳入|存在|属于|为|是)?[^,。]*(?:失信被执行人|(?:列入|纳入)失信(?:企业|单位|主体)?名单|严重违法失信(?:单位|企业)?名单|严重失信主体名单)`),
		pattern.Of(`经营异常|税|海关|环保|环境|拖欠|欠薪|安全|法定代表人|法人代表|高管|股东|个人|行为|记录|违法行为|处罚|惩戒|不良|黑名单`),
	},
}

// noAccident asks for accidents without a word that asks, before yes and no.
var noAccident = pattern.Of(`^(?:近三年|三年内)(?:来|内)?(?:有)?重大(?:生产|安全|质量|环保|环境|[、/和及])+(?:责任)?事故(?:情况)?$`)

// onList names a list of those who broke their word, before yes and no.
var onList = pattern.Of(`^(?:企业|单位|公司|本企业|本单位|本公司)?(?:被|有无被?)?(?:(?:列入|纳入)(?:失信被执行人|严重违法失信(?:企业|单位)?|严重失信主体|失信(?:企业|主体|单位)?)名单|失信被执行人(?:名单)?)$`)

// ofRecord decides an item that asks whether the applicant did something that a field says
// it did not do.
func ofRecord(p *proposal, it *item) {
	label := wordings.Clean(it.Label)
	for _, r := range records {
		c := p.x.byID[r.field]
		asks := r.asks.MatchString(label) || yesOrNo(it) && (r.field == "credit.accident" && noAccident.MatchString(label) || r.field == "credit.dishonest" && onList.MatchString(wordings.Remark.ReplaceAllString(label, "")))
		if c == nil || it.done || !asks || r.unlike.MatchString(label) {
			continue
		}
		if _, known := p.x.best(it.spell, c); known.text != "" && slices.Contains(it.spell, known.text) {
			continue // the field's own question
		}
		it.fill(c.id, 0.9, plan.ReasonOptions, c.field.Label)
		answerYesNo(it, part.OneOf(nil, []string{"false"}))
	}
}
