// Package letter reads the sentences of letters that a firm writes about its own people:
// powers of attorney and certificates of who its legal representative is. A sentence names
// the firm, its legal representative and whom it authorises by a few words before each
// blank and in brackets beside it. All texts are cleaned: half-width, without white space.
package letter

import (
	"slices"
	"strings"

	"yibiao/forms/pattern"
)

// The labels as which blanks of letters are read.
const (
	Firm    = "单位名称"
	Legal   = "法定代表人"
	Handler = "联系人"
	// Nothing is a blank that asks nothing that is known.
	Nothing = "-"
)

var (
	authorises = pattern.Of(`(?:授权|委托|委任|委派)(?:委托|授权)?(?:书|函)(?:$|[(》]|格式|样|范)`)
	certifies  = pattern.Of(`(?:法定代表人|法人代表|法人|单位负责人|负责人)\)?(?:身份|资格)*证明`)
	byOthers   = pattern.Of(`项目经理|项目负责人|制造|厂家|厂商|原厂|经销|银行|个人|经营权|检测|检验|律师|查询|征信`)
	ofFirm     = pattern.Of(`法定代表人|法人|单位|企业|公司|负责人`)
)

// Authorises tells whether words over a place head a letter in which a firm authorises one
// of its people.
func Authorises(title string) bool {
	return authorises.MatchString(title) && !byOthers.MatchString(title)
}

// Certifies tells whether words over a place head a certificate of who the legal
// representative of a firm is.
func Certifies(title string) bool { return certifies.MatchString(title) }

// Blank is a blank of a sentence: the words that name it, those before it where the label
// stands after it in brackets, and the words within it.
type Blank struct{ Label, Before, Hint string }

// split are the words before a blank and those that say in brackets what it asks.
func (b Blank) split() (lead, asked string) {
	if b.Before != "" {
		return b.Before, b.Label
	}
	lead = b.Label
	if m := inBrackets.FindStringSubmatch(b.Label); m != nil {
		lead, asked = m[1], m[2]
	}
	if hint := strings.Trim(b.Hint, "()"); hint != "" {
		asked = hint
	}
	return lead, asked
}

var (
	inBrackets = pattern.Of(`^(.*)\(([^()]+)\)$`)
	aUnit      = pattern.Of(`(?:单位|公司|企业|供应商|投标人|投标方|响应人|响应方|竞标人|竞选人|报价人|比选申请人|申请人|商家|机构)(?:的)?(?:名称|全称|中文名称|全名)?$|^(?:名称|全称)$`)
	otherUnit  = pattern.Of(`招标|采购|业主|甲方|代理|银行|主管|贵|分支|分公司|子公司|下属|上级|联合体|受托|被委托|被授权|受权|制造|发包|乙方|承接`)
	// giver is the organisation that gives a power, by its part in the letter.
	giver     = pattern.Of(`^(?:授权|委托|委派|出具)(?:方|单位|公司|企业|机构)(?:名称|全称)?$`)
	aName     = pattern.Of(`^(?:法定代表人|法人代表|法人|负责人|被授权人|授权代表|代理人|委托代理人|受托人)?的?(?:姓名|名字)`)
	speaks    = pattern.Of(`(?:^|[,，。:：])(?:本?授权(?:委托)?书?(?:声明)?[:：,，]?)?(?:我|本人|兹有|兹证明|兹有我单位|本授权人)$`)
	links     = pattern.Of(`^[,，]?(?:同志|先生|女士)?[,，]?(?:现)?(?:系|为|是|系/为)$`)
	appoints  = pattern.Of(`(?:^|[^被受])(?:授权|委托|指派|委派|指定|任命|委任)(?:我单位|本单位|我公司|本公司|我司)?(?:的)?(?:在职)?(?:职工|员工|同志)?$`)
	ofThem    = pattern.Of(`^(?:的|的员工|的职工|的在职职工|员工|职工|在职职工|在职员工)$`)
	ourselves = pattern.Of(`我单位|本单位|我公司|本公司|我司|本企业|我企业|我方|本司`)
	theRest   = pattern.Of(`^的(?:法定代表人|法人代表|负责人)`)
)

// Read says as what each blank of a paragraph of a letter is read: one of the labels, or
// "" for one that is read as it stands.
func Read(title string, blanks []Blank) []string {
	out := make([]string, len(blanks))
	certain := ofFirm.MatchString(title)
	if _, second := pair(blanks); second != "" {
		certain = true
	}
	for _, b := range blanks {
		lead, asked := b.split()
		certain = certain || ourselves.MatchString(lead) || unit(asked) || unit(lead)
	}
	if !certain {
		return out // a person may authorise somebody as well
	}
	last, byFirm := "", false
	first, second := pair(blanks)
	if len(blanks) == 1 && Certifies(title) && links.MatchString(blanks[0].Label) && blanks[0].Hint == "" {
		first = Firm // 系____的法定代表人 in a line of its own
	}
	for i, b := range blanks {
		switch {
		case i == 0 && first != "":
			out[i] = first
		case i == 1 && second != "":
			out[i] = second
		default:
			out[i] = read(b, last, byFirm)
		}
		lead, asked := b.split()
		byFirm = out[i] == Firm && unit(asked) && appoints.MatchString(lead)
		if out[i] != "" {
			last = out[i]
		}
	}
	return out
}

// pair says as what the first two blanks are read that stand on both sides of one word,
// which labels both: ____系____的法定代表人, ____法定代表人____授权.
func pair(blanks []Blank) (first, second string) {
	if len(blanks) < 2 || blanks[0].Label != blanks[1].Label || blanks[0].Before != "" || blanks[1].Before != "" {
		return "", ""
	}
	switch {
	case links.MatchString(blanks[0].Label):
		return Legal, Firm
	case strings.TrimPrefix(blanks[0].Label, "的") == Legal:
		return Firm, Legal
	}
	return "", ""
}

func unit(asked string) bool {
	return giver.MatchString(asked) || aUnit.MatchString(asked) && !otherUnit.MatchString(asked)
}

// AsksUnit tells whether words that say what a blank takes ask for the name of an organisation, whichever.
func AsksUnit(words string) bool {
	words = strings.Trim(words, "()")
	return giver.MatchString(words) || aUnit.MatchString(words) || unitsName.MatchString(words)
}

var unitsName = pattern.Of(`(?:方|商|单位|公司|企业|机构|投标人|招标人|采购人|申请人)(?:名称|全称)$`)

// read says as what a blank is read after the one that was read last; byFirm tells that
// the firm was named there as the one that authorises.
func read(b Blank, last string, byFirm bool) string {
	lead, asked := b.split()
	name := asked == "" || aName.MatchString(asked)
	switch {
	case theRest.MatchString(lead):
		return Nothing
	case giver.MatchString(asked):
		return Firm
	case speaks.MatchString(lead) && name:
		return Legal
	case links.MatchString(lead) && (asked == "" && last == Legal || unit(asked)):
		return Firm
	case links.MatchString(lead) && aName.MatchString(asked) && last == "":
		return Legal
	case unit(asked) && appoints.MatchString(lead):
		return Firm
	case unit(asked) && b.Hint != "" && last == "":
		return Firm
	case appoints.MatchString(lead) && (name || strings.Contains(asked, "姓名")), byFirm && ofThem.MatchString(lead) && name:
		return Handler
	}
	return ""
}

var delegate = pattern.Of(`^(?:被授权(?:委托)?(?:代表|代理)?人|授权代表人?|授权代理人|委托代理人|被委托(?:代理)?人|受委托人|受托人|代理人|全权代表|投标人?代表|供应商代表)(?:[(（].*[)）])?`)

// OfDelegate is a label that names whom a letter authorises, read as one of the firm's
// contact; "" for others.
func OfDelegate(label string) string {
	m := delegate.FindString(label)
	if m == "" {
		return ""
	}
	return Handler + strings.TrimPrefix(label[len(m):], "的")
}

// toContact are words for whoever sees to an application.
var toContact = pattern.Of(`经办|联系人|联络[员人]|办事人员|办理人`)

// ToContact tells whether the title of a letter or the words at a blank say that whoever is authorised sees to the application. A
// letter alone does not: the firm may authorise anybody.
func ToContact(texts ...string) bool { return slices.ContainsFunc(texts, toContact.MatchString) }

// IsDelegate tells whether words name whom a letter authorises, and nobody else.
func IsDelegate(words string) bool {
	return delegate.MatchString(words) && !strings.ContainsAny(words, "或/、")
}
