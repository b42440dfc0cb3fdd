package gb

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/forms/pattern"
)

// unitNameSigns are written in one way only before two names are compared.
var unitNameSigns = strings.NewReplacer("﹙", "(", "﹚", ")", "〔", "(", "〕", ")", "[", "(", "]", ")", "•", "·", "・", "·", string(rune(0x2027)), "·")

// NormalUnitName gives a name as it is compared: half-width, without spaces, brackets and dots of one kind, capital letters.
func NormalUnitName(name string) string { return unitNameSigns.Replace(compactUpper(name)) }

// SameUnitName tells whether two names mean the same unit or person. Nothing is the same as an empty name.
func SameUnitName(a, b string) bool {
	a, b = NormalUnitName(a), NormalUnitName(b)
	return a != "" && a == b
}

// ListsUnitName tells whether a list such as the owners of a patent has the name as one of its entries, whole: a branch or
// another company that only begins alike is somebody else. Entries are parted by 、 , ; / a new line, or by spaces alone.
func ListsUnitName(list, name string) bool {
	for _, entry := range strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("、，,；;/／\n", r) }) {
		if SameUnitName(entry, name) || spacedUnitName(strings.Fields(entry), name) {
			return true
		}
	}
	return false
}

// parts of a unit that are written behind its name. The names of placesOfWork may also be those of units of their own.
var (
	unitParts = []string{
		"分公司", "分厂", "分院", "分校", "分所", "分局", "分部", "分店", "分行", "支行", "分社", "分站", "分号", "分中心", "分支机构", "办事处", "代表处",
		"联络处", "事业部", "项目部", "项目经理部", "指挥部", "车间", "工区", "工段",
	}
	placesOfWork = []string{
		"营业部", "经营部", "服务部", "门市部", "销售部", "批发部", "零售部", "维修部", "管理部", "工程部", "加工部", "营业所", "营业厅", "营业室", "网点", "门店",
		"专卖店", "连锁店", "直营店", "旗舰店", "专营店", "加油站", "加气站", "充电站", "服务站", "维修站", "工作站", "收购站", "配送中心", "物流中心", "基地", "厂区", "园区",
		"一厂", "二厂", "三厂", "四厂", "五厂", "工程处", "工程队", "施工队", "管理处",
	}
	partTypes   = pattern.Of("分公司|分支机构|代表机构|营业单位|分厂|分店")
	companyOf   = pattern.Of("(?:有限|股份|集团|总|责任)公司((?:[^()公]|公[^()司])*)$")
	brackets    = strings.NewReplacer("(", "", ")", "")
	closingNote = pattern.Of(`\([^()]*\)$`)
)

// Branch tells by its name and its type of registration (both may be empty) whether a unit is a part of another one: what stands
// behind 公司 is a part of that company, whatever it is called.
func Branch(name, kind string) bool {
	name = NormalUnitName(name)
	behind := companyOf.FindStringSubmatch(closingNote.ReplaceAllString(name, ""))
	return partTypes.MatchString(NormalUnitName(kind)) || endsInOneOf(brackets.Replace(name), unitParts) || behind != nil && behind[1] != ""
}

// MayBeBranch tells whether a unit that Branch does not tell to be a part of another one is called like a place of work, while
// its type of registration is a company's or says nothing: then neither name nor type settles it.
func MayBeBranch(name, kind string) bool {
	return !Branch(name, kind) && endsInOneOf(brackets.Replace(NormalUnitName(name)), placesOfWork) && (kind == "" || strings.Contains(kind, "公司"))
}

func endsInOneOf(name string, endings []string) bool {
	return slices.ContainsFunc(endings, func(ending string) bool { return strings.HasSuffix(name, ending) })
}

// spacedUnitName tells whether consecutive words of an entry are the name. A name with its branch behind is the branch's.
func spacedUnitName(words []string, name string) bool {
	for from := range words {
		for to := from + 1; to <= len(words); to++ {
			branch := to < len(words) && endsInOneOf(words[to], unitParts)
			if !branch && SameUnitName(strings.Join(words[from:to], ""), name) {
				return true
			}
		}
	}
	return false
}

// What titles are written with or without: who gave them, brackets with a year or a batch, and the word for a firm.
var (
	titleAside  = pattern.Of(`[(（][^)）]*[)）]`)
	titleGivers = strings.NewReplacer("国家级", "", "国家", "", "全国", "", "自治区级", "", "自治区", "", "广西", "", "省级", "", "示范", "",
		"企业", "", "“", "", "”", "", "\"", "", "「", "", "」", "", "‘", "", "’", "")
)

// SameTitle tells whether a certificate's name is that of a title, however each is written. Two titles of which one only contains
// the other (智能工厂, 卓越级智能工厂) are two.
func SameTitle(name, title string) bool {
	plain := func(text string) string {
		return titleGivers.Replace(titleAside.ReplaceAllString(strings.Join(strings.Fields(text), ""), ""))
	}
	return plain(title) != "" && plain(name) == plain(title)
}

// UnitKind is what a unit's name, its type of registration and its unified social credit code (GB 32100-2015, table 1) tell of
// how it is registered. Its zero value tells nothing.
type UnitKind struct {
	branch, individual, partnership, sole bool
	code                                  string // the first two signs of a sound credit code; "" for none
	name, registered, scope               string
}

// KindOfUnit reads name, type of registration (what is known of who owns the unit may follow) and unified social credit code; each may
// be empty or faulty.
func KindOfUnit(name, registered, uscc string) UnitKind {
	k := UnitKind{
		name:        name,
		registered:  registered,
		branch:      Branch(name, registered),
		individual:  strings.Contains(registered, "个体"),
		partnership: strings.Contains(registered, "合伙"),
		sole:        strings.Contains(registered, "个人独资"),
	}
	uscc = compactUpper(uscc)
	if fault, _ := checkUSCC(uscc); fault == nil {
		k.code = uscc[:2]
	}
	k.individual = k.individual || k.code == "92"
	return k
}

// Within is the kind with a unit's registered scope of business, "" where that is not known.
func (k UnitKind) Within(scope string) UnitKind {
	k.scope = scope
	return k
}

// Head is who is registered at the head of a unit that has no legal representative (法定代表人): 负责人 of a branch or a law firm,
// 经营者 of an individual business, 执行事务合伙人 of a partnership, 投资人 of a sole proprietorship. "" for other units and where it is not known.
func (k UnitKind) Head() string {
	switch {
	case k.branch || k.code == "31":
		return "负责人"
	case k.individual:
		return "经营者"
	case k.partnership:
		return "执行事务合伙人"
	case k.sole:
		return "投资人"
	}
	return ""
}

// unitKinds are the kinds of units by the words that forms have for them, and how a unit of each is told.
var unitKinds = []struct {
	word *pattern.Pattern
	is   func(k UnitKind) bool
}{
	{pattern.Of(`^个体`), func(k UnitKind) bool { return k.individual }},
	{pattern.Of(`^合伙`), func(k UnitKind) bool { return k.partnership }},
	{pattern.Of(`^个人独资`), func(k UnitKind) bool { return k.sole }},
	{pattern.Of(`^国有|^国资`), func(k UnitKind) bool { return stateOwned.MatchString(k.registered) }},
	{pattern.Of(`^(?:外商|外资|三资|中外|港澳台)`), func(k UnitKind) bool { return foreignOwned.MatchString(k.registered) }},
	{pattern.Of(`^集体`), func(k UnitKind) bool { return strings.Contains(k.registered, "集体") }},
	{pattern.Of(`^事业`), func(k UnitKind) bool {
		return k.code == "12" || k.code == "" && strings.Contains(k.registered, "事业")
	}},
	{pattern.Of(`^(?:社会团体|社团)`), func(k UnitKind) bool { return k.code == "51" }},
	{pattern.Of(`^(?:民办非企业|民非|社会服务机构)`), func(k UnitKind) bool { return k.code == "52" }},
	{pattern.Of(`^基金会`), func(k UnitKind) bool { return k.code == "53" }},
	{pattern.Of(`^社会组织`), func(k UnitKind) bool { return strings.HasPrefix(k.code, "5") }},
	{pattern.Of(`^(?:行政机关|机关单位|党政机关|政府部门)`), func(k UnitKind) bool { return k.code == "11" }},
	{pattern.Of(`^医疗`), func(k UnitKind) bool { return heals.MatchString(k.name) }},
	{pattern.Of(`合作社$`), func(k UnitKind) bool { return strings.Contains(k.name, "合作社") }},
	{pattern.Of(`^小额贷款`), doing(pattern.Of(`小额贷款`))},
	{pattern.Of(`^融资担保`), doing(pattern.Of(`融资担保|融资性担保`))},
	{pattern.Of(`^融资租赁`), doing(pattern.Of(`融资租赁`))},
	{pattern.Of(`^商业保理`), doing(pattern.Of(`保理`))},
	{pattern.Of(`^典当`), doing(pattern.Of(`典当`))},
	{pattern.Of(`^房地产`), doing(pattern.Of(`房地产|地产|置业`))},
	{pattern.Of(`^劳务派遣`), doing(pattern.Of(`劳务派遣`))},
	{pattern.Of(`^旅行社`), doing(pattern.Of(`旅行社|旅游业务`))},
	{pattern.Of(`教育机构$|培训机构$|民办学校|^幼儿园`), named(pattern.Of(`学校|学院|幼儿园|教育|培训|大学|[中小]学$`))},
	{pattern.Of(`^律`), named(pattern.Of(`律师事务所`))},
	{pattern.Of(`^会计师`), named(pattern.Of(`会计师事务所`))},
	{pattern.Of(`^税务师`), named(pattern.Of(`税务师事务所`))},
	{pattern.Of(`^(?:资产评估|司法鉴定)`), named(pattern.Of(`评估|鉴定`))},
	{pattern.Of(`药店$`), doing(pattern.Of(`药店|药房|药品零售`))},
	{pattern.Of(`^街道`), named(pattern.Of(`街道办事处`))},
	{pattern.Of(`^村`), named(pattern.Of(`村民?委员?会|社区|居民?委员?会`))},
	{pattern.Of(`^社区|^居`), named(pattern.Of(`社区|居民?委员?会|村民?委员?会`))},
	{pattern.Of(`福利(?:企业|单位|公司|机构)$`), named(pattern.Of(`福利`))},
	{pattern.Of(`^(?:破产|僵尸|退役军人|大学生|返乡)|小规模纳税人`), func(UnitKind) bool { return false }}, // no profile tells
}

// named tells a kind by the unit's name, doing by its name or scope of business.
func named(re *pattern.Pattern) func(UnitKind) bool {
	return func(k UnitKind) bool { return re.MatchString(k.name) }
}

func doing(re *pattern.Pattern) func(UnitKind) bool {
	return func(k UnitKind) bool { return re.MatchString(k.name + " " + k.scope) }
}

var (
	stateOwned   = pattern.Of(`国有|国资|全民所有`)
	foreignOwned = pattern.Of(`外商|外资|中外|港澳台|台港澳|外国`)
	heals        = pattern.Of(`医院|卫生院|卫生服务|诊所|门诊|保健院|医疗|疗养院`)
)

// Is tells whether a unit is known to be of a kind by the word that forms have for it: 个体工商户, 事业单位, 外商投资企业. A word for no
// such kind is true of every unit.
func (k UnitKind) Is(word string) bool {
	for _, kind := range unitKinds {
		if kind.word.MatchString(word) {
			return kind.is(k)
		}
	}
	return true
}

// NoLicence tells that the credit code of a unit was not given by the market regulator: it has no business licence (营业执照).
func (k UnitKind) NoLicence() bool { return k.code != "" && k.code[0] != '9' }

// NoCapital tells that nothing is registered as a unit's capital (注册资本): branches have none, individual businesses register 资金数额,
// public institutions and social organisations 开办资金.
func (k UnitKind) NoCapital() bool {
	return k.branch || k.individual || k.NoLicence() && (k.code[0] == '1' || k.code[0] == '5')
}

// What a name is written with or without where it is mentioned: quotation marks and brackets, dashes of several lengths, and a
// last word that says what kind of thing it is.
var (
	mentionSigns = strings.NewReplacer("“", "", "”", "", "\"", "", "「", "", "」", "", "‘", "", "’", "", "《", "", "》", "", "(", "", ")", "",
		"—", "-", "–", "-", "－", "-")
	mentionTails = []string{"建设项目", "项目", "工程", "企业"}
	quotedWord   = pattern.Of(`[“「"]([^”」"]{2,})[”」"]`)
)

// Mentions tells whether a text names a project, a title, a platform or a number: it is the name, has it as a part, or is itself
// the greater part of a name of a longer kind (six characters and more). A name of one to three characters is only found alone, as it
// stands in too much, but a word that stands in quotation marks within a title (“瞪羚”企业) is enough. Nothing mentions an empty name.
func Mentions(text, name string) bool {
	plain := func(s string) string { return mentionSigns.Replace(NormalUnitName(s)) }
	whole, sought := plain(text), plain(name)
	if whole == "" || sought == "" {
		return false
	}
	if m := quotedWord.FindStringSubmatch(name); m != nil && strings.Contains(whole, plain(m[1])) {
		return true
	}
	for _, tail := range mentionTails {
		sought, whole = strings.TrimSuffix(sought, tail), strings.TrimSuffix(whole, tail)
	}
	switch {
	case whole == sought:
		return sought != ""
	case utf8.RuneCountInString(sought) < 4:
		return false
	}
	return strings.Contains(whole, sought) || utf8.RuneCountInString(whole) >= 6 && strings.Contains(sought, whole)
}
