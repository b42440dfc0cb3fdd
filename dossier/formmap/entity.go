package formmap

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/accounts"
	"yibiao/dossier/formmap/filler"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// Somebody else is recognised by how words for organisations and people are made, and
// not by a list of them: 龙头企业, 第三人, 孵化器运营方. Whoever is not known to be the
// applicant is another.

// entity is a word for an organisation or somebody, with what stands before it; 方式,
// 人员 and the like are none.
var entity = pattern.Of(`\p{Han}*?(?:单位|机构|机关|厂家|厂商|工厂|分厂|高校|院校|学校|大学|医院|研究院|研究所|实验室|中心|平台|孵化器|协会|联盟|商会|房东|业主|客户|用户|股东|学员|学生|仓库|门店|培训班|事务所|银行|基金|[供购销买卖甲乙丙需出受投合对资委发承业权租服持使源]方|\p{Han}商|[0-9]方|第三方|对手|\p{Han}{2}主体|人|者)`)

// noEntity follows a character that looks like the end of one.
var noEntity = pattern.Of(`^(?:代码|式|案|法|面|向|便|针|标|务|业|品|誉|员|才|数|口|力|民|次|工|事|均|文|身|体|为|机|防|选|材|类)`)

// noParty are words that end as those for a party do and name none: people whom a firm counts (技术工人), who makes what it sells, named
// in passing (生产商), units of figures (资本单位).
var noParty = pattern.Of(`工人$|生产商$|[工协电招智磋外微通港台客会华]商$|^(?:资本|资金|货币|币种|金额|计量|数量|价格|面积|产量|重量|计价|统计|数据)单位$`)

// aTrader is a word for somebody who deals in something; after any other that ends alike, ofTrader says that it is one: 云服务商名称, and
// not 营商环境.
var (
	aTrader  = pattern.Of(`[供销代经零批厂应]商$`)
	ofTrader = pattern.Of(`^(?:$|名称|全称|单位|信息|情况|资质|基本|简介|概况|联系|地址|法定|代表|负责|的|/)`)
)

// otherEntity is the word in a text for somebody who is not the applicant, nor one of
// the applicant's people, nor known to the field; "" for none.
func (p *proposal) otherEntity(it *item, text string, known []string) string {
	flat := p.x.w.Flat(wordings.Remark.ReplaceAllString(wordings.Clean(text), ""))
	flat = bareParty(flat)
	for _, who := range p.x.w.Applicants {
		flat = strings.ReplaceAll(flat, who, "单位") // 用人单位 is no 用人
	}
	for at := 0; at < len(flat); {
		m := entity.FindStringIndex(flat[at:])
		if m == nil {
			return ""
		}
		word, rest := flat[at+m[0]:at+m[1]], flat[at+m[1]:]
		at += m[1]
		if noEntity.MatchString(rest) && !strings.HasSuffix(word, "单位") || noParty.MatchString(word) || strings.HasSuffix(word, "商") && !aTrader.MatchString(word) && !ofTrader.MatchString(rest) {
			continue
		}
		if !p.isSelf(it, word) && !slices.ContainsFunc(known, func(k string) bool { return strings.Contains(k, word) }) {
			return word
		}
	}
	return ""
}

var (
	// asParty is the applicant by what it applies for: 授信申请人; notParty are others who apply.
	asParty  = pattern.Of(`\p{Han}{2,6}申请人`)
	notParty = pattern.Of(`共同|联合|合作|协作|其他|其它|第?[二三四五]|另|被|原|前|后|个人|自然|专利|商标|发明|职称|人才|岗位|就业|外国|境外|变更|代理|委托|担保`)
)

// bareParty has 单位 for the applicant by what it applies for.
func bareParty(text string) string {
	return asParty.ReplaceAllStringFunc(text, func(word string) string {
		if notParty.MatchString(word) {
			return word
		}
		return "单位"
	})
}

// leading are words before the one for an organisation that do not tell whose it is.
var leading = pattern.Of(`^(?:附件|附表|格式|样式|表|关于|项目|课题|以下是|以下|如下|由|是|为|请|本|我|该|贵|各|与|和|及|的|近|前|上|年|度|末|第|有关|相关|现|原|主要|其中|基本|情况|信息|填写|填报|截至|截止|年底|[一二三四五六七八九十两])*`)

// ofKindOnly begin words for firms of a kind, as the applicant may be one: 经认定的高新技术企业.
var ofKindOnly = pattern.Of(`^(?:经|被|已|依法)*(?:认定|评定|评价|入库|获评)(?:为)?的?|^(?:国家)?(?:需要)?重点(?:扶持|支持)的?`)

var laterOnes = pattern.Of(`第[二三四五六七八九十2-9]`)

// isSelf tells whether a word for an organisation or somebody is the applicant's, or
// one of its people's.
func (p *proposal) isSelf(it *item, word string) bool {
	if laterOnes.MatchString(word) {
		return false // 第二完成单位
	}
	word = wordings.PeriodWords.ReplaceAllString(word, "")
	for _, s := range []string{word, leading.ReplaceAllString(word, "")} {
		if s == "" || s == "单位" || p.x.selfWords[s] || p.x.w.Certificates[p.x.w.Canonical(ofKindOnly.ReplaceAllString(s, ""))] != "" {
			return true
		}
	}
	for s := range p.x.selfWords {
		if len([]rune(s)) >= 3 && strings.HasSuffix(word, s) && isPlain(p.x.w, strings.TrimSuffix(word, s)) {
			return true
		}
	}
	return slices.ContainsFunc(it.self, func(s string) bool { return strings.HasSuffix(word, s) && !strings.HasSuffix(word, "被"+s) })
}

// isPlain tells words that neither widen nor narrow.
func isPlain(w *wordings.Words, text string) bool {
	return text == "" || len(residueOf(w, text, nil, w.Heading)) == 0
}

// findSelf gathers the words for the applicant and its people, and the labels that ask
// something of the applicant.
func (x *index) findSelf() {
	x.selfWords, x.firmLabels, x.unitLabels = map[string]bool{}, map[string]bool{}, map[string]bool{}
	add := func(s string) {
		for _, end := range []string{"", "名称", "全称", "姓名", "盖章"} {
			x.selfWords[strings.TrimSuffix(s, end)] = true
		}
	}
	for _, s := range x.w.Applicants {
		add(s)
	}
	for _, who := range x.persons {
		for _, s := range who.Names {
			add(s)
		}
	}
	for _, c := range x.all {
		if !x.w.OfFirm(c.id) {
			continue
		}
		for _, k := range c.keys {
			x.firmLabels[k.text] = true
			if c.id == "org.name" {
				add(k.text)
				x.unitLabels[k.text] = true
			}
		}
	}
	for s := range x.w.Several {
		if strings.HasSuffix(s, "完成单位") || strings.HasSuffix(s, "研制单位") {
			add(s) // the applicant is one of them, and the first
		}
	}
	delete(x.selfWords, "")
	for _, s := range x.w.Applicants {
		x.w.Heading[s] = true
	}
	for _, k := range []string{"纳税人", "申请人", "投标人", "法人单位"} {
		x.w.Heading[k] = true
	}
}

// identity are what is asked of an organisation or somebody to know who it is.
var identity = pattern.Of(`信用代码|(?:单位|机构)名称|^名称$|地址|住所|电话|手机|联系|账号|银行|法定代表|姓名|邮编|邮箱|身份证|网址`)

// A form that asks several parties of a kind counts them: 申请人(1), 申请人(2), 第二申请人. The first is the applicant, every
// other is another.

const (
	partyWord = `\p{Han}{0,8}?(?:单位|企业|公司|机构|院校|主体|商|方|人|者)`
	partyEnd  = `(?:$|[:(/、]|的|之|名称|全称|姓名|地址|住所|电话|手机|联系|邮|法定|法人|负责|统一|社会|信用|证件|身份|性质|类型|基本|信息|情况|盖章|签|开户|账|基础)`
	laterOne  = `(?:0?[2-9]|1[0-9]|[二三四五六七八九十]{1,2}|ii|iii|iv|v|[乙丙丁戊]|[b-f])`
	firstOne  = `(?:0?1|一|i|甲|a)`
)

var (
	// isLater and isFirst read a party with its count, behind it or before; m[1] is the party.
	isLater = pattern.Of(`^(` + partyWord + `)(?:[(\[【〔]` + laterOne + `[)\]】〕]|` + laterOne + partyEnd + `)`)
	isFirst = pattern.Of(`^(` + partyWord + `)(?:[(\[【〔]` + firstOne + `[)\]】〕]|` + firstOne + partyEnd + `)`)
	inOrder = pattern.Of(`^第(?:[2-9]|[二三四五六七八九十]+)(?:个|顺位)?(` + partyWord + `)`)
	// besides are the others of a kind without a count.
	besides = pattern.Of(`^(?:其他|其它|其余|另一|另外|共同)(?:的)?((?:申请|申报|完成|承担|参与|投标|建设|实施|项目)?(?:申请人|单位|企业|投标人|人)` + partyEnd + `)`)
	// sheetOf is what a sheet or part about a party may add to its word.
	sheetOf = pattern.Of(`^(?:(?:基本|外文|英文|其他|有关|相关)?(?:信息|情况|资料)|续?附?[页表]|名称|地址|姓名|[及和与])*$`)
	// inForeign heads what is asked in another language.
	inForeign = pattern.Of(`外文|英文|译文|(?:\(|^)english`)
)

// laterParty is the party of a text that is counted as another than the first, "" for none.
func laterParty(text string) string {
	text = strings.Trim(wordings.Clean(text), "【】[]:")
	for _, re := range []*pattern.Pattern{isLater, besides} {
		if m := re.FindStringSubmatch(text); m != nil {
			return m[1]
		}
	}
	// clean takes 第二 from the beginning as a number of a heading.
	if m := inOrder.FindStringSubmatch(squeezed(text)); m != nil {
		return m[1]
	}
	return ""
}

// counts marks the places of the parties that are counted as another than the first, those of further sheets for parties that
// an earlier table counts, and those for another language, and reads the first as what it is without its count.
func counts(p *proposal) {
	type row struct {
		box string
		row int
	}
	of := map[row]string{}        // the counted party that the places passed of the row are about; "1" for the first
	series := map[string]string{} // party that is counted further, with the table that does
	for _, it := range p.items {
		at := row{it.box, it.row}
		texts := []string{it.Label}
		for _, h := range it.Heads {
			if h.Role != place.HeadTitle {
				texts = append(texts, h.Text)
			}
		}
		if len(it.Heads) == 0 {
			texts = append(texts, heading.Steps(it.Context)...)
		}
		for _, text := range texts {
			if who := laterParty(text); who != "" {
				it.later = wordings.Clean(text)
				series[who] = it.box
				break
			}
			if m := isFirst.FindStringSubmatch(wordings.Clean(text)); m != nil {
				of[at] = ""
			}
			if inForeign.MatchString(wordings.Clean(text)) && !strings.Contains(text, "中") {
				it.later = wordings.Clean(text)
				break
			}
		}
		switch {
		case it.box == "p":
		case it.later != "":
			of[at] = it.later
		default:
			it.later = wordings.FirstOf(of[at], furtherSheet(it, texts, series))
		}
		it.withoutCount(p.x)
	}
	firstContacts(p)
}

// furtherSheet is the heading that says that a table goes on with parties of which an earlier one counts several; "" for none.
func furtherSheet(it *item, texts []string, series map[string]string) string {
	for _, text := range texts {
		text = strings.Trim(wordings.Clean(text), "【】[]:")
		for who, box := range series {
			rest, ok := strings.CutPrefix(text, who)
			if m := isFirst.FindStringSubmatch(text); m != nil && m[1] == who {
				rest, ok = "", true
			}
			if ok && box != it.box && (sheetOf.MatchString(rest) || inForeign.MatchString(rest)) {
				return text
			}
		}
	}
	return ""
}

// withoutCount reads the first of several applicants without its count, where its place has a label of its own.
func (it *item) withoutCount(x *index) {
	if it.later != "" {
		return
	}
	for i, h := range it.Heads {
		m := isFirst.FindStringSubmatch(wordings.Clean(h.Text))
		if m != nil && slices.Contains(x.w.Applicants, x.w.Canonical(m[1])) && wordings.Clean(h.Text) != wordings.Clean(it.Label) {
			it.Heads[i].Text = m[1]
		}
	}
}

// firstOfOurs tells whether a label counts the applicant, or one of its people, as the first.
func firstOfOurs(p *proposal, label string) bool {
	m := isFirst.FindStringSubmatch(wordings.Clean(label))
	return m != nil && (slices.Contains(p.x.w.Applicants, p.x.w.Canonical(m[1])) || p.x.isPerson(m[1]))
}

// beginsLater tells whether a place names an organisation that is counted as another than the first: the rows below are its.
func beginsLater(p *proposal, it *item) bool {
	who := laterParty(it.Label)
	return who != "" && !p.x.isPerson(who)
}

// trait asks something about another that does not begin a part about it: 投资方国籍.
var trait = pattern.Of(`(?:国籍|国别|国家或地区|国家\(地区\))$`)

// account asks for an account to which money goes.
var account = pattern.Of(`^(?:收款)?(?:开户(?:单位|银行|行)?(?:名称)?|户名|账户名称|(?:银行|开户|收款)?[账帐]号)$`)

// passesOn tells whether a place can be about somebody who is named in the one before it: what is asked of a trait ends there, and
// whoever signs above an account in the same cell has nothing to do with that.
func passesOn(before, it *item) bool {
	if trait.MatchString(wordings.Clean(before.Label)) {
		return false
	}
	cell, _, inside := strings.Cut(it.At, "#")
	return !(before.Kind == place.Sign && inside && strings.HasPrefix(before.At, cell+"#") && account.MatchString(wordings.Clean(it.Label)))
}

// approver signs beside what the applicant says.
var approver = pattern.Of(`^(?:审批|审核|复核|批准|经手|核准)人$`)

// begins is the word for somebody in the label of a place, with whom a part about another can begin; "" for none, and for whoever
// signs in the cell of what follows.
func (p *proposal) begins(it *item) string {
	if it.Kind == place.Sign && it.inCell() && approver.MatchString(wordings.Clean(it.Label)) {
		return ""
	}
	return wordings.FirstOf(p.somebody(it, it.Label), over.Outside(wordings.Clean(it.Label)))
}

// planned is a word for an organisation that is still to come.
var planned = pattern.Of(`^拟`)

// furtherOf is the last row of a part about another that goes on without its name: what is asked of anybody goes on with it.
func furtherOf(it *item, row int) int {
	if row >= 0 && it.row > row && slices.ContainsFunc(it.spell, identity.MatchString) {
		return it.row
	}
	return row
}

// filledBy is whom a line over a place names as the one who fills it in, where that is not the applicant: （由各县区汇总填报）; "" for
// none.
func filledBy(p *proposal, it *item, line string) string {
	who := filler.By(line)
	flat := p.x.w.Flat(who)
	if who == "" || !filler.NotFirm(who) && (p.isSelf(it, flat) || p.x.isPerson(flat) || strings.Contains(flat, "单位")) {
		return ""
	}
	return who
}

// coverOfOthers takes back everything of the applicant in a form whose cover is sealed by another alone, who hands it in.
func coverOfOthers(p *proposal) {
	other := ""
	for _, it := range p.items {
		asFiller := it.Kind == place.Sign && wordings.Clean(it.Label) != wordings.Clean(it.printed.Label) // read as whoever fills in the form
		if asFiller || p.names(it) || it.box == "p" && it.Kind != place.Sign && it.any(p.x.unitLabels) {
			return
		}
	}
	for _, it := range p.items {
		if it.box != "p" {
			break // what is signed below a table need not be all of the form
		}
		label := filler.OnCover(wordings.Clean(it.printed.Label), it.Kind == place.Sign)
		if label == "" || it.inSentence() || it.any(p.x.unitLabels) {
			continue
		}
		part := title.IsThing(strings.TrimSuffix(label, "名称")) // 工厂名称: the firm has it
		if filler.NotFirm(label) || !part && p.somebody(it, label) != "" {
			other = wordings.FirstOf(other, label)
		}
	}
	for _, it := range p.items {
		if other != "" && it.box != "p" && it.entry.State == plan.Proposed && it.entry.Field != plan.FieldYear {
			it.retract(plan.ReasonUnread, other, it.entry.Field)
		}
	}
}

// accountsOfOthers takes back the applicant's account where words before it, or those by which the table began to ask for it, tell of
// an account of another kind: 美元账户, 工会账户户名.
func accountsOfOthers(p *proposal) {
	box, word, named, row, payee := "", "", "", -1, ""
	invoice := slices.ContainsFunc(p.items, func(it *item) bool { return ofInvoice.MatchString(wordings.Clean(it.printed.Label)) })
	for _, it := range p.items {
		if it.box != box || box == "p" && it.row > row+3 {
			box, word, payee = it.box, "", ""
		}
		label := wordings.Clean(it.printed.Label)
		if it.entry.State != plan.Proposed && accounts.Payee(label) {
			payee = label
		}
		own := wordings.FirstOf(accounts.Other(label), accounts.PaidOut(label))
		if own != "" || accounts.Begins(label) && it.row != row && !(it.row == row+1 && accounts.GoesOn(named, label)) {
			word, row, named = own, it.row, label
		}
		other := wordings.FirstOf(own, word, charged(it, label, invoice), payee)
		for _, h := range it.Heads {
			if h.Role != place.HeadTitle && h.Role != place.HeadUnit {
				other = wordings.FirstOf(other, accounts.Other(wordings.Clean(h.Text)))
			}
			other = wordings.FirstOf(other, accounts.PaidOut(wordings.Clean(h.Text)))
		}
		if other != "" && it.entry.State == plan.Proposed && (strings.HasPrefix(it.entry.Field, "bank.") || own != "" && it.entry.Field == "org.name") {
			it.retract(plan.ReasonUnread, other, it.entry.Field)
		}
	}
}
