// Package filler finds the words by which a form calls whoever fills it in, where that is no usual word for an applicant:
// 扣缴义务人 of a report on what was withheld, 歇业主体 of a notice of a pause. A form is made for somebody to do something, and its
// title says what: the party that is called after the same deed is who fills it in. All texts are cleaned: half-width, without
// white space.
package filler

import (
	"slices"
	"strings"

	"yibiao/dossier/formmap/parties"
	titles "yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// Asked is a place of a form: its label and the headings around it but for titles, the nearest first. Box tells the table, or
// "p" for the lines; Known that the label needs no reading, Named that it asks the applicant's name, and Letter that it stands in a
// letter in which the applicant speaks.
type Asked struct {
	Box, Label           string
	Heads                []string
	Known, Named, Letter bool
}

var (
	// named is a label that asks the name of a party.
	named = pattern.Of(`^((?:被|拟|本)?\p{Han}{1,9}?(?:义务人|客户|用户|人|单位|企业|公司|主体|方|户|者|商|组织))(?:的)?(?:中文)?(?:单位)?(?:名称|全称|名称全称|名)?(?:\([^()]*\))*$`)
	// heads is a heading over what is asked of a party.
	heads = pattern.Of(`^((?:被|拟|本)?\p{Han}{1,9}?(?:义务人|客户|用户|人|单位|企业|公司|主体|方|户|者|商|组织))(?:的)?(?:基本|基础|详细|主要|有关|相关|登记|主体)*(?:信息|情况|概况|简况|资料)*(?:填写|填报)?(?:\([^()]*\))*$`)
	// deed is what a word for a party says of it, without the word for its kind.
	deed = pattern.Of(`^(?:被|拟|本|原|该)?(\p{Han}+?)(?:义务人|客户|用户|人|单位|企业|公司|主体|方|户|者|商|组织)$`)
	// usual are the words for an applicant that say nothing of it.
	usual = pattern.Of(`^(?:本|该|我|贵|各)?(?:申[请报领办]|填[报写表]|报送)?(?:人|单位|企业|公司|主体|组织)$`)
	// topic is a heading that says nothing of whose the block is.
	topic = pattern.Of(`^(?:企业|单位|公司|主体|户籍|登记|申[请报]人?|法人)*(?:基本|基础|主体|一般|主要|登记|详细)*(?:信息|情况|概况|简况|资料)*(?:\([^()]*\))*$`)
	// person ends words for a person; what is asked beside it tells a firm from it.
	person = pattern.Of(`(?:人|者|户)$`)
	// people are words for people, and for those who act for others.
	people = pattern.Of(`^是否|^计量单位|货币单位|^现?工作单位|毕业|就读|^有无|法人$|责任人|负责人|联系人|联络人|代表|代理|经办|办理人|填表|填报人|制表|审核人|批准人|签字|签发|发明|设计人|起草|编制人|控制人|受益人|受益所有人|证明人|见证|操作|驾驶|控股|作者|著作|职工|员工|农民|个人|自然人|家庭|配偶|监护|病人|患者|学生|学员|教师|专家|嘉宾|选手`)
	// another are words for whom the applicant deals with, belongs to, answers to or turns against.
	another = pattern.Of(parties.InWord)
	// bidders are words for whoever makes an offer, who speaks in the letters of one.
	bidders = pattern.Of(`^(?:投标|响应|报价|竞标|竞选|比选|磋商|应答|供应|参选|竞价)(?:人|单位|供应商|企业|公司|方|商)$`)
	// ofThing is the title of a form about a thing: who it names first need not be whoever fills it in.
	ofThing = pattern.Of(`(?:产品|商标|成果|专利|作品|软件|设备|装备|车辆|房屋|工会|事故|标准|品种|样品|需求)(?:信息|情况|基本|登记|备案|报告|统计|采集)*(?:表|卡|书|单)(?:\([^()]*\))*$`)
	// passive are those to whom something is done by whoever fills in the form.
	passive = pattern.Of(`^被(?:委托|授权|投诉|申请|告|举报|质疑|执行|反映|检举|答辩|诉|起诉|上诉|核实|证明|担保|保证|投资|收购|并购|挂靠|许可|考评|评价|考核|推荐|走访|访|询|通知|催告|处罚|派遣|代理|保险|检查|帮扶|监管|资助)`)
	// firmAsks are labels of what only an organisation has.
	firmAsks = pattern.Of(`^(?:统一社会|社会信用|信用代码|法定代表人|法人代表|法人代码|企业法人|组织机构|机构代码|营业执照|证照号|纳税人识别号|缴费人识别号|注册资[本金]|注册地|单位|企业|公司|工商|组织地址|税号|纳税|.*识别号|经营范围|从业人|职工人?数|职工总?数|员工人?数|员工总?数|所属行业|行业|企业类型|海关|登记注册|开户(?:银行|行))`)
	// note says in a title who fills in the form: （售车单位填）, （由现任会员填写）, 请委托方填.
	note = pattern.Of(`[(（](?:由|适用于|仅供|限)?([^()（）]{2,14}?)(?:统一|自行|自)?(?:填写|填报|填列|填|申报|提交|专用|留存|用|版)(?:部分|联|栏|页)?[)）]|(?:请|要求)([^()（）,，]{2,8}?)(?:据实|如实|认真|自行)?填`)
	// role names in brackets behind a title whose part the form is: （送检客户）, （卖方申请）.
	role = pattern.Of(`[(（]([^()（）]{1,10}?(?:方|客户|单位|企业|商|人|户|者))(?:申请)?[)）]`)
	// anybody are the fillers that such a note can name without saying which.
	anybody = pattern.Of(`^(?:本|各|贵)?(?:企业|单位|公司|法人|机构|组织|司|用人单位|申请人|申[报请](?:单位|企业)|申[报请])?(?:类|组)?$`)
	// firms ends the words for one that is no person.
	firms = pattern.Of(`(?:企业|单位|公司|机构)$`)
	// asks ends titles of what one asks for that others are asked about elsewhere: 厂房入驻申请表 is of who moves in.
	asks = pattern.Of(`(入驻|承租|受让|使用|委托|托运)(?:申请|登记|备案|意向|许可)*(?:表|书|单)(?:\([^()]*\))*$`)
	// staff ends words for one of somebody's people.
	staff = pattern.Of(`[员科部处局]$`)
	// applies ends titles by which somebody asks for something or tells of itself.
	applies = pattern.Of(`(?:申请|申报|备案|登记|注册|报名|申领|自评|自查|承诺|许可|报告|采集|确认)(?:表|书|单|函|卡)(?:\([^()]*\))*$`)
)

// Words are the words for whoever fills in a form with the titles and the places, as they are printed and the longest first; none
// where only usual words stand. Sealed are the labels of the lines to sign or seal. The words of kept are read otherwise, but for
// whoever makes an offer in its own letter.
func Words(titles, sealed []string, asked []Asked, kept func(word string) bool) []string {
	f := form{titles: titles, asked: asked, kept: kept, found: map[string]bool{}}
	f.seal = f.sealer(sealed)
	for _, a := range asked {
		f.read(a)
	}
	labels := slices.Clone(sealed)
	for _, a := range asked {
		labels = append(labels, a.Label)
	}
	if saidOtherwise(labels, f.found) {
		return nil
	}
	var out []string
	for w := range f.found {
		if !usual.MatchString(w) {
			out = append(out, w)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	return out
}

// form is a form while its parties are read.
type form struct {
	titles []string
	asked  []Asked
	kept   func(word string) bool
	found  map[string]bool
	seal   string // the one party that seals the form, "" for none or several
	block  string // of the first party that is whoever fills in, its table and heading
	first  string // the party that was asked first, in a word of its own
	seen   bool   // one was asked before in words that need no reading
	named  bool   // the applicant was, in usual words
}

// read takes the party whose name a place asks, where it is who fills in the form.
func (f *form) read(a Asked) {
	own := word(named, a.Label)
	if a.Letter && bidders.MatchString(own) {
		f.found[own] = true // it says who it is
		return
	}
	if own == "" || a.Known && !f.seals(own) || f.kept(own) {
		f.ofHeading(a)
		f.seen, f.named = f.seen || a.Named, f.named || a.Named
		return
	}
	before := f.seen || f.first != "" && f.first != own
	f.first = wordings.FirstOf(f.first, own)
	if f.named && len(f.fillers()) == 0 {
		return
	}
	over, neutral := "", true
	for _, h := range a.Heads {
		if over = word(heads, h); over != "" {
			break
		}
		neutral = neutral && topic.MatchString(h)
	}
	block := a.Box + " " + over
	if f.block != "" && f.block != block && !f.found[own] {
		return // another beside the first
	}
	byOver := over != "" && (usual.MatchString(over) || f.proved(over, a.Box))
	if over != "" && other(over) && !byOver {
		return // a block of somebody else
	}
	first := !before && f.alone(own) && !slices.ContainsFunc(f.titles, ofThing.MatchString) && !other(own) && !usual.MatchString(own) && f.organised(own, a.Box) && (strings.HasSuffix(a.Label, "名称") || f.says() || f.tells(a.Box)) && len(f.fillers()) == 0 &&
		(over == "" && neutral || over != "" && (usual.MatchString(over) || !other(over) && f.organised(over, a.Box) && slices.ContainsFunc(f.titles, applies.MatchString)))
	if !first && !f.proved(own, a.Box) && !(byOver && !usual.MatchString(over) && !other(own)) {
		return
	}
	f.block = block
	f.found[own] = true
	if over != "" && (byOver || !other(over)) {
		f.found[over] = true
	}
}

// word is the word for a party in a label or heading, "" for none.
func word(of *pattern.Pattern, text string) string {
	if m := of.FindStringSubmatch(text); m != nil && !people.MatchString(m[1]) {
		return m[1]
	}
	return ""
}

// other tells whether a word for a party is that of somebody whom the applicant deals with.
func other(word string) bool {
	return another.MatchString(word) || passive.MatchString(word) || word == "客户" || word == "用户"
}

// Another tells whether a cleaned label asks the name of somebody whom the applicant deals with.
func Another(label string) bool {
	m := named.FindStringSubmatch(label)
	return m != nil && other(m[1])
}

// ofHeading takes the party that heads a block without a place for its name, where the titles prove that it fills in the form.
func (f *form) ofHeading(a Asked) {
	for _, h := range a.Heads {
		over := word(heads, h)
		if over == "" || usual.MatchString(over) {
			continue
		}
		if block := a.Box + " " + over; !passive.MatchString(over) && (f.block == "" || f.block == block) && !f.kept(over) && f.proved(over, a.Box) {
			f.block = block
			f.found[over] = true
		}
		return
	}
}

// passes are words for whom a form goes to or through.
var passes = pattern.Of(`推荐|举荐|主管|归口|审[核批查]|受理|上级|管理|行政|银行|担保|所在|工作单位|部门$`)

// sealer is the party that seals a form by which somebody asks for something, where it is the only one: who hands it in.
func (f *form) sealer(labels []string) string {
	if !slices.ContainsFunc(f.titles, applies.MatchString) {
		return ""
	}
	only := ""
	for _, label := range labels {
		own := word(named, sealedHere.ReplaceAllString(label, ""))
		switch {
		case own == "" || passes.MatchString(own):
		case usual.MatchString(own) || passive.MatchString(own) || only != "" && !strings.HasSuffix(only, own) && !strings.HasSuffix(own, only):
			return ""
		case len(own) > len(only):
			only = own
		}
	}
	return only
}

// seals tells whether a party is the one that seals the form.
func (f *form) seals(word string) bool {
	return word != "" && strings.HasSuffix(f.seal, word) && !f.kept(f.seal)
}

// alone tells whether no place asks a party by another word.
func (f *form) alone(own string) bool {
	return !slices.ContainsFunc(f.asked, func(a Asked) bool {
		w := word(named, a.Label)
		if w == "" && !a.Known && parties.Names(a.Label) && !people.MatchString(a.Label) {
			w = a.Label // 连锁总店
		}
		return w != "" && w != own && !usual.MatchString(w) && !(strings.HasSuffix(w, own) && other(w)) // 共同专利权人
	})
}

// organised tells whether a word for a party is that of an organisation: the word or the title says so, or places beside it ask what
// only one has.
func (f *form) organised(word, box string) bool {
	return !person.MatchString(word) || slices.ContainsFunc(f.fillers(), firms.MatchString) ||
		slices.ContainsFunc(f.asked, func(a Asked) bool { return a.Box == box && firmAsks.MatchString(a.Label) })
}

// says tells whether a title says what the form is for.
func (f *form) says() bool {
	return slices.ContainsFunc(f.titles, func(title string) bool { return !titles.SaysNothing(title) })
}

// tells tells whether a table or the lines ask more than one thing of a firm that only it tells of itself.
func (f *form) tells(box string) bool {
	n := 0
	for _, a := range f.asked {
		if a.Box == box && firmAsks.MatchString(a.Label) {
			n++
		}
	}
	return n > 1
}

// fillers are whom the titles name as those who fill in the form; nil for nobody in particular.
func (f *form) fillers() []string {
	var out []string
	for _, title := range f.titles {
		for _, n := range note.FindAllStringSubmatch(title, -1) {
			if by := n[1] + n[2]; !anybody.MatchString(by) {
				out = append(out, by)
			}
		}
	}
	return out
}

// proved tells whether the titles of a form say that a party fills it in: by the note that names it, or by the deed that the form is
// for.
func (f *form) proved(word, box string) bool {
	m := deed.FindStringSubmatch(word)
	if usual.MatchString(word) || m == nil || !f.organised(word, box) {
		return false
	}
	if f.seals(word) {
		return true
	}
	same := func(by string) bool {
		return !staff.MatchString(by) && (parties.Share(by, m[1]) || strings.HasSuffix(by, word)) && strings.HasPrefix(word, "被") == strings.HasPrefix(by, "被")
	}
	if by := f.fillers(); len(by) > 0 {
		return slices.ContainsFunc(by, same)
	}
	return slices.ContainsFunc(f.titles, func(title string) bool {
		for _, n := range role.FindAllStringSubmatch(title, -1) {
			if same(n[1]) {
				return true
			}
		}
		return !other(word) && parties.Share(title, m[1]) || !passive.MatchString(word) && asked(title) == m[1]
	})
}

// asked is the deed that the end of a title asks for, "" for titles of others.
func asked(title string) string {
	if m := asks.FindStringSubmatch(title); m != nil {
		return m[1]
	}
	return ""
}

var (
	// speaks is what somebody says in a form, who is named before it.
	speaks = pattern.Of(`^(?:附:)?(\p{Han}{2,14}?)(?:审核|推荐|审查|评审|初审|验收)*(?:承诺|声明|确认|证明|保证|说明|评价|意见|核实|审批)$`)
	// authority ends the words for an office, a bank or a body of experts.
	authority = pattern.Of(`(?:局|委|委员会|厅|办|政府|街道办?|办事处|银行|专家组?|评审组?|验收组?|管委会|协会|学会|商会|部门|机关)$`)
	// verified begins what somebody else has found out.
	verified = pattern.Of(`^经[^,，。]{2,14}(?:核实|审核|评审|审查|核定|认定|研究|验收|考察|核查)$|^我行$`)
)

// Speaker is a heading that says that somebody else than the applicant speaks in what follows, an office, a guarantor, a supplier,
// as it is; "" for others.
func Speaker(text string) string {
	if verified.MatchString(text) {
		return text
	}
	m := speaks.FindStringSubmatch(text)
	if m == nil || usual.MatchString(m[1]) || !authority.MatchString(m[1]) && !(heads.MatchString(m[1]) || strings.HasSuffix(m[1], "机构")) {
		return ""
	}
	if authority.MatchString(m[1]) || other(m[1]) {
		return text
	}
	return ""
}

// ofParty is what may stand in a heading behind the word for a party: a letter of a contract in brackets.
var ofParty = pattern.Of(`^(?:\([甲乙丙丁]方\)|（[甲乙丙丁]方）)`)

// beside ends what stands before a word for whoever fills in where another of the same kind is meant: 共同专利权人.
var beside = pattern.Of(`(?:共同|共有|联合|其[他它]|另一?|第[二三四五2-9]|次要?|非|被)$`)

// kindOf ends a label that asks of which kind somebody is.
var kindOf = pattern.Of(`(?:类型|类别)$`)

// rename puts the usual word for an applicant in the place of the words: of labels 扣缴义务人地址 is read as 单位地址, the word alone as
// 单位名称; of headings 扣缴义务人信息 as 申请单位信息.
func rename(text string, words []string, label bool) string {
	for _, w := range words {
		before, _, found := strings.Cut(text, w)
		if !found || beside.MatchString(before) {
			continue
		}
		if label && strings.HasPrefix(text, w) {
			if rest := strings.TrimPrefix(text, w); rest == "" || strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "（") {
				return "单位名称" + rest
			}
		}
		if kindOf.MatchString(text) {
			continue
		}
		if rest, ok := strings.CutPrefix(text, w); ok && !label {
			text = "申请单位" + ofParty.ReplaceAllString(rest, "")
			continue
		}
		as := "申请单位"
		if label {
			as = "单位"
		}
		text = strings.ReplaceAll(text, w, as)
	}
	return text
}
