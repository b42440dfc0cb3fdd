package whose

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/certificate"
	"yibiao/dossier/formmap/filler"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/residue"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// titlesBeside head the titles of a firm together with its research bodies.
var titlesBeside = pattern.Of(`^(?:[一二三四五六七八九十\d]+[、.])?(?:科技)?(?:创新|研发)(?:平台|能力)(?:及|与|和|、)(?:企业)?(?:资质|荣誉|称号)`)

// namesNoOther tells whether words around a place name no other firm or thing whose the place is, though they look so: it asks whether
// the applicant is of a kind, they tell which research bodies count, or titles are asked under them.
func namesNoOther(it *slots.Item, text string) bool {
	asks := part.Is(it.Entry.Format) && certificate.Whether.MatchString(text) && text == wordings.Clean(it.Label)
	return asks || ListsBodies(it, text) || it.Entry.Field == "qual.table" && titlesBeside.MatchString(text)
}

// ListsBodies tells whether words beside a place for something of research bodies tell which ones count.
func ListsBodies(it *slots.Item, text string) bool {
	_, _, words, ok := part.Level(it.Entry.Format)
	return ok && (certificate.AsksBody(text) || certificate.BodyTopic.MatchString(text) || slices.ContainsFunc(words, func(s string) bool { return strings.Contains(text, s) }))
}

// entity is a word for an organisation or somebody, with what stands before it; 方式,
// 人员 and the like are none.
var entity = pattern.Of(`\p{Han}*?(?:单位|机构|机关|厂家|厂商|工厂|分厂|高校|院校|学校|大学|医院|研究院|研究所|实验室|中心|平台|孵化器|协会|联盟|商会|房东|业主|客户|用户|股东|学员|学生|仓库|门店|培训班|事务所|银行|基金|[供购销买卖甲乙丙需出受投合对资委发承业权租服持使源]方|\p{Han}商|[0-9]方|第三方|对手|\p{Han}{2}主体|人|者)`)

// noEntity follows a character that looks like the end of one.
var noEntity = pattern.Of(`^(?:代码|式|案|法|面|向|便|针|标|务|业|品|誉|员|才|数|口|力|民|次|工|事|均|文|身|体|为|机|防|选|材|类)`)

// NoParty are words that end as those for a party do and name none: people whom a firm counts (技术工人), who makes what it sells, named
// in passing (生产商), units of figures (资本单位).
var NoParty = pattern.Of(`工人$|生产商$|[工协电招智磋外微通港台客会华]商$|^(?:资本|资金|货币|币种|金额|计量|数量|价格|面积|产量|重量|计价|统计|数据)单位$`)

// aTrader is a word for somebody who deals in something; after any other that ends alike, ofTrader says that it is one: 云服务商名称, and
// not 营商环境.
var (
	aTrader  = pattern.Of(`[供销代经零批厂应]商$`)
	ofTrader = pattern.Of(`^(?:$|名称|全称|单位|信息|情况|资质|基本|简介|概况|联系|地址|法定|代表|负责|的|/)`)
)

// OtherEntity is the word in a text for somebody who is not the applicant, nor one of
// the applicant's people, nor known to the field; "" for none.
func OtherEntity(p *slots.Form, it *slots.Item, text string, known []string) string {
	flat := p.Fields.Words.Flat(wordings.Remark.ReplaceAllString(wordings.Clean(text), ""))
	flat = slots.BareParty(flat)
	for _, who := range p.Fields.Words.Applicants {
		flat = strings.ReplaceAll(flat, who, "单位") // 用人单位 is no 用人
	}
	for at := 0; at < len(flat); {
		m := entity.FindStringIndex(flat[at:])
		if m == nil {
			return ""
		}
		word, rest := flat[at+m[0]:at+m[1]], flat[at+m[1]:]
		at += m[1]
		if noEntity.MatchString(rest) && !strings.HasSuffix(word, "单位") || NoParty.MatchString(word) || strings.HasSuffix(word, "商") && !aTrader.MatchString(word) && !ofTrader.MatchString(rest) {
			continue
		}
		if !IsSelf(p, it, word) && !slices.ContainsFunc(known, func(k string) bool { return strings.Contains(k, word) }) {
			return word
		}
	}
	return ""
}

// leading are words before the one for an organisation that do not tell whose it is.
var leading = pattern.Of(`^(?:附件|附表|格式|样式|表|关于|项目|课题|以下是|以下|如下|由|是|为|请|本|我|该|贵|各|与|和|及|的|近|前|上|年|度|末|第|有关|相关|现|原|主要|其中|基本|情况|信息|填写|填报|截至|截止|年底|[一二三四五六七八九十两])*`)

// ofKindOnly begin words for firms of a kind, as the applicant may be one: 经认定的高新技术企业.
var ofKindOnly = pattern.Of(`^(?:经|被|已|依法)*(?:认定|评定|评价|入库|获评)(?:为)?的?|^(?:国家)?(?:需要)?重点(?:扶持|支持)的?`)

var laterOnes = pattern.Of(`第[二三四五六七八九十2-9]`)

// IsSelf tells whether a word for an organisation or somebody is the applicant's, or
// one of its people's.
func IsSelf(p *slots.Form, it *slots.Item, word string) bool {
	if laterOnes.MatchString(word) {
		return false // 第二完成单位
	}
	word = wordings.PeriodWords.ReplaceAllString(word, "")
	for _, s := range []string{word, leading.ReplaceAllString(word, "")} {
		if s == "" || s == "单位" || p.Fields.SelfWords[s] || p.Fields.Words.Certificates[p.Fields.Words.Canonical(ofKindOnly.ReplaceAllString(s, ""))] != "" {
			return true
		}
	}
	for s := range p.Fields.SelfWords {
		if len([]rune(s)) >= 3 && strings.HasSuffix(word, s) && IsPlain(p.Fields.Words, strings.TrimSuffix(word, s)) {
			return true
		}
	}
	return slices.ContainsFunc(it.Self, func(s string) bool { return strings.HasSuffix(word, s) && !strings.HasSuffix(word, "被"+s) })
}

// IsPlain tells words that neither widen nor narrow.
func IsPlain(w *wordings.Words, text string) bool {
	return text == "" || len(residue.Of(w, text, nil, w.Heading)) == 0
}

// identity are what is asked of an organisation or somebody to know who it is.
var identity = pattern.Of(`信用代码|(?:单位|机构)名称|^名称$|地址|住所|电话|手机|联系|账号|银行|法定代表|姓名|邮编|邮箱|身份证|网址`)

const laterOne = `(?:0?[2-9]|1[0-9]|[二三四五六七八九十]{1,2}|ii|iii|iv|v|[乙丙丁戊]|[b-f])`

var (
	// isLater and inOrder read a party that is counted as another than the first, behind it or before; m[1] is the party.
	isLater = pattern.Of(`^(` + slots.PartyWord + `)(?:[(\[【〔]` + laterOne + `[)\]】〕]|` + laterOne + slots.PartyEnd + `)`)
	inOrder = pattern.Of(`^第(?:[2-9]|[二三四五六七八九十]+)(?:个|顺位)?(` + slots.PartyWord + `)`)
	// besides are the others of a kind without a count.
	besides = pattern.Of(`^(?:其他|其它|其余|另一|另外|共同)(?:的)?((?:申请|申报|完成|承担|参与|投标|建设|实施|项目)?(?:申请人|单位|企业|投标人|人)` + slots.PartyEnd + `)`)
)

// LaterParty is the party of a text that is counted as another than the first, "" for none.
func LaterParty(text string) string {
	text = strings.Trim(wordings.Clean(text), "【】[]:")
	for _, re := range []*pattern.Pattern{isLater, besides} {
		if m := re.FindStringSubmatch(text); m != nil {
			return m[1]
		}
	}
	// clean takes 第二 from the beginning as a number of a heading.
	if m := inOrder.FindStringSubmatch(slots.Squeezed(text)); m != nil {
		return m[1]
	}
	return ""
}

// firstOfOurs tells whether a label counts the applicant, or one of its people, as the first.
func firstOfOurs(p *slots.Form, label string) bool {
	m := slots.IsFirst.FindStringSubmatch(wordings.Clean(label))
	return m != nil && (slices.Contains(p.Fields.Words.Applicants, p.Fields.Words.Canonical(m[1])) || p.Fields.IsPerson(m[1]))
}

// beginsLater tells whether a place names an organisation that is counted as another than the first: the rows below are its.
func beginsLater(p *slots.Form, it *slots.Item) bool {
	who := LaterParty(it.Label)
	return who != "" && !p.Fields.IsPerson(who)
}

// trait asks something about another that does not begin a part about it: 投资方国籍.
var trait = pattern.Of(`(?:国籍|国别|国家或地区|国家\(地区\))$`)

// account asks for an account to which money goes.
var account = pattern.Of(`^(?:收款)?(?:开户(?:单位|银行|行)?(?:名称)?|户名|账户名称|(?:银行|开户|收款)?[账帐]号)$`)

// passesOn tells whether a place can be about somebody who is named in the one before it: what is asked of a trait ends there, and
// whoever signs above an account in the same cell has nothing to do with that.
func passesOn(before, it *slots.Item) bool {
	if trait.MatchString(wordings.Clean(before.Label)) {
		return false
	}
	cell, _, inside := strings.Cut(it.At, "#")
	return !(before.Kind == place.Sign && inside && strings.HasPrefix(before.At, cell+"#") && account.MatchString(wordings.Clean(it.Label)))
}

// approver signs beside what the applicant says.
var approver = pattern.Of(`^(?:审批|审核|复核|批准|经手|核准)人$`)

// Begins is the word for somebody in the label of a place, with whom a part about another can begin; "" for none, and for whoever
// signs in the cell of what follows.
func Begins(p *slots.Form, it *slots.Item) string {
	if it.Kind == place.Sign && it.InCell() && approver.MatchString(wordings.Clean(it.Label)) {
		return ""
	}
	return wordings.FirstOf(Somebody(p, it, it.Label), over.Outside(wordings.Clean(it.Label)))
}

// planned is a word for an organisation that is still to come.
var planned = pattern.Of(`^拟`)

// furtherOf is the last row of a part about another that goes on without its name: what is asked of anybody goes on with it.
func furtherOf(it *slots.Item, row int) int {
	if row >= 0 && it.Row > row && slices.ContainsFunc(it.Spell, identity.MatchString) {
		return it.Row
	}
	return row
}

// filledBy is whom a line over a place names as the one who fills it in, where that is not the applicant: （由各县区汇总填报）; "" for
// none.
func filledBy(p *slots.Form, it *slots.Item, line string) string {
	who := filler.By(line)
	flat := p.Fields.Words.Flat(who)
	if who == "" || !filler.NotFirm(who) && (IsSelf(p, it, flat) || p.Fields.IsPerson(flat) || strings.Contains(flat, "单位")) {
		return ""
	}
	return who
}

// OfFirmItself tells whether a place asks what a firm has and no body within it: its label says so, or the field is one that only a firm has.
func OfFirmItself(field, label string) bool {
	return strings.HasPrefix(label, "单位") && strings.HasPrefix(field, "org.") || FirmsAlone.MatchString(field) && !strings.HasPrefix(field, "handler.") && field != "org.established" || firmOfKind.MatchString(field)
}

var (
	firmOfKind = pattern.Of(`^(?:org\.(?:industry|type|ent_type|ownership|scale|above_scale|region)|qual\.table)$`)
	FirmsAlone = pattern.Of(`^(?:legal\.|handler\.|bank\.|org\.(?:uscc|reg_capital|paid_capital|biz_scope|tax_authority|established)$)`)
)

// asksKind tells whether a label asks whether the applicant is a firm of some kind, and so
// names no other: 是否高新技术企业.
func asksKind(w *wordings.Words, text string) bool {
	text = wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(text), ""))
	if strings.HasPrefix(text, "是否") || strings.HasPrefix(text, "有无") || certificate.AsksBody(text) {
		return true
	}
	text = strings.TrimSuffix(certificate.GotCertificate.ReplaceAllString(text, ""), certificate.OfCertificate.FindString(text))
	word := w.Canonical(certificate.TitleEnd.ReplaceAllString(strings.TrimSuffix(text, "情况"), ""))
	_, title := w.Certificates[word]
	_, kind := w.Kinds[word]
	return title || kind
}

// aDepartment begins labels that ask a department of whoever made the form, where that is a school or hospital.
var aDepartment = pattern.Of(`^(?:填报|填表|申请|申报|承担|负责|推荐|使用|所在)(?:单位|部门)`)
