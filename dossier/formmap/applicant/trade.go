package applicant

import (
	"maps"
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// byTrade are the words by which the titles over a place call an applicant by its trade.
func byTrade(it *slots.Item) []string {
	var out []string
	for _, h := range it.Heads {
		if word := title.Trade(wordings.Clean(h.Text)); h.Role == place.HeadTitle && word != "" {
			out = append(out, word)
		}
	}
	return out
}

// LoneFirm reads the word by which a form calls the one firm that it asks about as its applicant: 用能单位 of a form for leave to
// carry something on must be whoever asks for it. A form that names its applicant in the usual way, that asks about anybody else or
// about firms by two trades, means others by it.
func LoneFirm(p *slots.Form) {
	word, named, firm := "", false, false
	for _, it := range p.Items {
		found, others := tradeAround(p, it)
		if others || found != "" && word != "" && found != word || found == "" && slices.ContainsFunc(it.Spell, func(s string) bool { return p.Fields.UnitLabels[s] }) {
			return
		}
		word = wordings.FirstOf(word, found)
		firm = firm || OnlyFirms.MatchString(wordings.Clean(it.Label))
		named = named || slices.ContainsFunc(it.Heads, func(h place.Head) bool {
			return h.Role == place.HeadTitle && title.NamesForm(wordings.Clean(h.Text))
		})
	}
	for _, it := range p.Items {
		if named && firm && word != "" {
			it.Self = append(it.Self, word)
			ofSelf(it, word)
		}
	}
}

// tradeAround is the word by which the label of a place or what stands around it calls a firm by its trade, "" for none; others
// tells that they name the applicant in the usual way, or somebody else.
func tradeAround(p *slots.Form, it *slots.Item) (word string, others bool) {
	texts := []string{it.Printed.Label}
	for _, h := range it.Heads {
		if h.Role != place.HeadTitle {
			texts = append(texts, h.Text)
		}
	}
	for _, text := range texts {
		flat := p.Fields.Words.Flat(wordings.Remark.ReplaceAllString(wordings.Clean(text), ""))
		found := whose.OneOf(flat, p.Fields.Words.Trades)
		if found == "" && whose.Somebody(p, it, text) != "" || found != "" && (word != "" && found != word || !whose.IsPlain(p.Fields.Words, strings.Replace(flat, found, "单位", 1))) {
			return "", true
		}
		word = wordings.FirstOf(word, found)
	}
	return word, word == "" && whose.Names(p, it)
}

var (
	// namesOne asks the name of somebody, m[1], in a word of its own: 行政相对人名称.
	namesOne = pattern.Of(`^(\p{Han}{0,6}(?:人|者|主体|对象|组织|企业|单位|公司|机构|会员))(?:名称|全称)$`)
	// handsIn ends the title of a form that is handed in by whom it asks about, and complaint is in one that is about another.
	handsIn   = pattern.Of(`(?:申请|申报|备案|承诺)(?:表|书|材料)$`)
	complaint = pattern.Of(`投诉|举报|检举|移送|立案|注销|撤销`)
	// besideUs are words for organisations that are no firms, for somebody to whom something is done, and for whoever does
	// something for others or with them.
	besideUs = pattern.Of(`^(?:被|受|涉|拟|原|新|前|他|对|非|外|境|该)|基金|社会|慈善|宗教|民办|民间|国际|志愿|群团|行业|团体|学术|用工|用人|招标|中标|[收发交]货|托运|承运|出质|质权|接收|移[入出]|处[置理]|运输|检[测验]|监测|鉴定|评[价估]|审[计核批]|认证|培训|服务|管理|维[护修]|登记|监督`)
)

// NamedByCode reads the word by which a form that is handed in calls whoever it asks about as its applicant, where its first table
// begins with that name, asks the credit code beside or below it and then the legal representative, no other code, and does not
// name its applicant in the usual way. A word that can name another, a person, or a thing stays what it says.
func NamedByCode(p *slots.Form) {
	first := slices.IndexFunc(p.Items, func(it *slots.Item) bool { return it.Box != "p" })
	if first < 0 || !slices.ContainsFunc(p.Items[first].Heads, func(h place.Head) bool {
		text := wordings.Clean(h.Text)
		return heading.IsTitle(h) && handsIn.MatchString(title.Bare(text)) && !complaint.MatchString(text)
	}) {
		return
	}
	it := p.Items[first]
	m := namesOne.FindStringSubmatch(wordings.Clean(it.Label))
	if m == nil || it.Later != "" || besideUs.MatchString(m[1]) || p.Fields.Words.Canonical(m[1]) == "单位" || whose.Names(p, it) || over.Hides(m[1], m[1], []string{m[1]}, over.Identity) != "" || p.Fields.Words.Other(m[1]) != "" || p.Fields.IsPerson(m[1]) || title.IsThing(m[1]) {
		return
	}
	codes, near, legal := 0, false, false
	for i, o := range p.Items {
		if o.Box == "p" {
			continue
		}
		if heading.FirmsCode.MatchString(wordings.Clean(o.Label)) {
			codes, near = codes+1, near || i <= first+2 && o.Row <= it.Row+1
		}
		if o != it && o.Box == it.Box && o.Kind != place.Sign && (whose.Names(p, o) || o.Any(p.Fields.UnitLabels)) {
			return
		}
		legal = legal || o.Box == it.Box && LegalAlone.MatchString(wordings.Remark.ReplaceAllString(wordings.Clean(o.Label), ""))
	}
	if codes != 1 || !near || !legal {
		return
	}
	for _, o := range p.Items {
		o.Self = append(o.Self, m[1])
		ofSelf(o, m[1])
	}
}

// groupFirm asks the name of a firm by a word of its own.
var (
	groupFirm = pattern.Of(`^(\p{Han}{1,6}(?:企业|单位|公司))(?:名称|全称)$`)
	ofPark    = pattern.Of(`^(?:园区|入园|入驻|在园|驻园)(?:企业|单位|公司)$`)
)

// GroupFirms reads the word by which a group of rows that is the applicant's by its heading calls it in the first of them: 园区企业名称
// beside 申请单位. A word that can name another stays what it says, but for a firm in a park, as the applicant is one.
func GroupFirms(p *slots.Form) {
	type group struct{ box, head string }
	seen := map[group]bool{}
	words := map[group]string{}
	of := func(it *slots.Item) (group, bool) {
		for _, text := range it.RowHeads() {
			if text != wordings.Clean(it.Label) && slices.Contains(p.Fields.Words.Applicants, p.Fields.Words.Canonical(text)) {
				return group{it.Box, text}, true
			}
		}
		return group{}, false
	}
	for _, it := range p.Items {
		g, ok := of(it)
		if !ok || seen[g] {
			continue
		}
		seen[g] = true
		m := groupFirm.FindStringSubmatch(wordings.Clean(it.Label))
		if m == nil || !ofPark.MatchString(m[1]) && over.Hides(m[1], m[1], []string{m[1]}, over.Identity) != "" || p.Fields.Words.Other(m[1]) != "" {
			continue
		}
		words[g] = p.Fields.Words.Flat(m[1])
	}
	for _, it := range p.Items {
		if g, ok := of(it); ok && words[g] != "" {
			it.Self = append(it.Self, words[g])
			ofSelf(it, words[g])
		}
	}
}

// Glossed reads a word for the applicant without what stands in brackets right behind it, which says only what it is besides: 借款人
// （被担保人）, 托运方（设备制造企业）.
func Glossed(p *slots.Form) {
	for _, it := range p.Items {
		without := func(text string) string {
			for _, word := range it.Self {
				text = strings.Replace(text, "权利人为"+word, "权利人为本单位", 1)
				head, rest, ok := strings.Cut(text, word+"(")
				if end := strings.IndexByte(rest, ')'); ok && end > 0 && len([]rune(rest[:end])) <= 12 {
					text = head + word + rest[end+1:]
				}
			}
			return text
		}
		for i, h := range it.Heads {
			if text := wordings.Clean(h.Text); len(it.Self) > 0 && without(text) != text {
				it.Heads[i].Text = without(text)
			}
		}
		if text := wordings.Clean(it.Context); len(it.Self) > 0 && without(text) != text {
			it.Context = without(text)
			it.Canonical = p.Fields.Words.Canonical(wordings.Remark.ReplaceAllString(it.Context, ""))
		}
	}
}

// ofFirms are what only a firm is asked that tells of itself, the more of which a form asks the surer it does.
var ofFirms = pattern.Of(`^(?:企业|公司|单位)?(法定代表人|法人代表|法人|(?:统一)?社会信用代码|三证合一|营业执照|组织机构代码|注册资[本金]|实缴资本|成立(?:日期|时间)|设立日期|(?:注册|法定)地址|经营范围|(?:登记)?注册类型|企业类型)`)

var (
	// takerName asks the name of whoever takes a service, and lends is in the title of a form by which a bank or an insurer gets to know it.
	takerName = pattern.Of(`^(客户|借款人|用户|承租人|投保人|被担保人)(?:中文)?(?:名称|全称)$`)
	lends     = pattern.Of(`银行|评级|授信|信贷|开户|贷款|担保|保险`)
)

// Takers reads the word by which a form calls whoever takes a service, 借款人 of 借款人信息, as its applicant, where the form asks several
// things of a firm that tells of itself, of nobody else by such a word, and does not name its applicant in the usual way.
func Takers(p *slots.Form) {
	words, asked, named, bank := map[string]bool{}, map[string]bool{}, map[string]bool{}, false
	for _, it := range p.Items {
		if whose.Names(p, it) {
			return
		}
		if m := ofFirms.FindStringSubmatch(strings.TrimLeft(wordings.Clean(it.Printed.Label), "*")); m != nil {
			asked[m[1]] = true
		}
		for _, text := range append(heading.Steps(it.Printed.Context), overTexts(it)...) {
			words[title.Taker(text)] = true
			bank = bank || lends.MatchString(text)
		}
		if m := takerName.FindStringSubmatch(wordings.Clean(it.Printed.Label)); m != nil {
			named[m[1]] = true
		}
	}
	if delete(words, ""); bank {
		maps.Copy(words, named)
	}
	if len(asked) < 3 {
		return
	}
	for _, it := range p.Items {
		for word := range words {
			it.Self = append(it.Self, word)
			ofSelf(it, word)
		}
	}
}

// overTexts are the words over a place, of its titles and sections.
func overTexts(it *slots.Item) []string {
	var out []string
	for _, h := range it.Heads {
		if heading.Over(h) || heading.IsTitle(h) {
			out = append(out, wordings.Clean(h.Text))
		}
	}
	return out
}

// PlainHeads reads a line over a form in which somebody registers as one of a sort as what the form is, 服务对象注册, and what is asked
// of each of some years as what is asked of them: 近3年每年总资产.
func PlainHeads(p *slots.Form) {
	over := func(text string) string {
		return forNewOnes.ReplaceAllString(registersAs.ReplaceAllString(text, "注册信息"), "")
	}
	for _, it := range p.Items {
		it.Heads = slices.Clone(it.Heads)
		for i, h := range it.Heads {
			if heading.Over(h) || heading.IsTitle(h) {
				it.Heads[i].Text = over(h.Text)
			} else {
				it.Heads[i].Text = eachYear.ReplaceAllString(h.Text, "$1")
			}
		}
		if it.Context = eachYear.ReplaceAllString(over(it.Context), "$1"); it.Context != it.Printed.Context {
			it.Canonical = p.Fields.Words.Canonical(it.Context)
		}
	}
}

// OwnKinds reads the word for the kind of units that a form is for as one for firms, in its headings and labels: 合作社名称 in a 合作社登记表. Whether
// the applicant is of the kind is looked at when the form is filled.
func OwnKinds(p *slots.Form) {
	for _, it := range p.Items {
		kind := ""
		for _, h := range it.Heads {
			if heading.IsTitle(h) {
				kind = wordings.FirstOf(kind, title.KindOfUnit(wordings.Clean(h.Text)))
			}
		}
		if kind == "" {
			continue
		}
		words := strings.NewReplacer(kind, "企业", strings.TrimPrefix(strings.TrimPrefix(kind, "农民"), "专业"), "企业")
		for i, h := range it.Heads {
			it.Heads[i].Text = words.Replace(h.Text)
		}
		if label := words.Replace(it.Label); label != it.Label {
			it.Relabel(p.Fields, label)
		}
		if it.Context = words.Replace(it.Context); it.Context != it.Printed.Context {
			it.Canonical = p.Fields.Words.Canonical(it.Context)
		}
	}
}

var (
	registersAs = pattern.Of(`^(?:服务对象|用户|会员|客户|供应商|供方|服务商|服务机构)(?:单位|企业)?(?:[(（]\p{Han}{2}[)）])?注册(?:信息|登记)?(?:表|单)?$`)
	// forNewOnes ends a heading with what firms write below it that are too young for what it asks.
	forNewOnes = pattern.Of(`[,，;；(（](?:新(?:设立|成立|办|注册|建)?的?(?:企业|单位|公司)|(?:企业|单位|公司)?成立(?:时间)?(?:不足|不满|未满)[^,，;；]{1,8})(?:请|应|可|需)?(?:填写?|填报|提供|按|填列)[^,，。;；()（）]*[)）]?$`)
	eachYear   = pattern.Of(`(近[二两三四五2-5]年)(?:每年度?|各年度?)`)
)

var (
	// OnlyFirms begin labels of what only a firm has; ofOthers are those that ask for whom somebody works, so that who applies is a
	// person.
	OnlyFirms = pattern.Of(`^(?:法定代表人|法人代表|统一社会信用代码|三证合一|营业执照|注册资[本金]|(?:注册|备案|认证|许可)?申请人(?:名称|全称))`)
	applies   = pattern.Of(`^(?:注册|备案|认证|许可)?申请人$`)
	ofOthers  = pattern.Of(`^(?:工作|所在|申请|申报|申领|用人|任职|报名|填报)?(?:单位|企业|公司|部门|机构)(?:名称|全称)?$`)
)

// ApplyingFirm reads 申请人 as who the applicant is where the row or the next one asks what only a firm has, and nothing of the
// table asks the name of a firm or what only a person has; on a cover, where some table does and none asks of a person.
func ApplyingFirm(p *slots.Form) {
	for _, it := range p.Items {
		if it.Kind != place.Text || !applies.MatchString(wordings.Clean(it.Label)) || it.InColumn() || it.InSentence() {
			continue
		}
		cover, firm, person, firmly := it.Box == "p", false, false, map[string]bool{}
		for _, o := range p.Items {
			if o == it || o.Box != it.Box && !cover {
				continue
			}
			label := wordings.Clean(o.Label)
			if ofOthers.MatchString(label) || label == "姓名" {
				firm, firmly = false, nil
				break
			}
			person = person || slices.Contains(slots.PrivateMatters, o.SpelledAttribute(p.Fields))
			if OnlyFirms.MatchString(label) {
				firm = firm || cover && o.Box != "p" || !cover && (o.Row == it.Row || o.Row == it.Row+1)
				firmly[label] = true
			}
		}
		firm = firm && !person || it.Row == 0 && len(firmly) >= 3 // among which the identity number is its representative's
		if firm {
			it.Relabelled(p.Fields, "单位名称")
		}
	}
}
