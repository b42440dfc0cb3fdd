// Package party finds in a contract of which one side is printed the lines in which the other
// side says who it is: whoever fills the contract in is that side. All texts are without white
// space.
package party

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/forms/pattern"
)

// Bodies are the words with which names of firms and institutions end, offices and banks aside, as alternatives of an expression.
const Bodies = `公司|集团|厂|合作社|事务所|研究院|研究所|大学|学院|学校|医院|中心|协会|学会`

// Line is a paragraph of a form; Open tells that it has room to write in.
type Line struct {
	Text string
	Open bool
}

// Block are the lines, by their number, in which the side that is not printed says who it is.
type Block struct {
	// Words are those by which the contract calls it; Facing is the printed name of the other side.
	Words  []string
	Facing string
	Lines  map[int]bool
}

// sides are the words for the two sides of contracts, the first and the second of each pair.
var sides = [][2][]string{
	{{"甲方"}, {"乙方"}},
	{{"委托方", "委托人", "委托单位"}, {"受托方", "受托人", "受托单位"}},
	{{"需方", "买方", "采购方", "采购人", "采购单位", "购买方", "购货方", "购货单位", "买受人", "定作方", "定作人"}, {"供方", "卖方", "供应商", "供货方", "供货商", "供货单位", "供应方", "销售方", "出卖人", "承揽方", "承揽人", "中标人", "中标单位"}},
	{{"发包方", "发包人", "发包单位", "业主"}, {"承包方", "承包人", "承包单位", "施工单位", "分包人", "分包方"}},
	{{"出租方", "出租人", "出租单位"}, {"承租方", "承租人", "承租单位"}},
	{{"转让方", "转让人", "许可方"}, {"受让方", "受让人", "被许可方"}},
	{{"服务方", "服务单位", "管理方"}, {"接受方", "服务对象", "入驻企业", "入驻单位"}},
}

var (
	// contract is the title of a contract.
	contract   = pattern.Of(`(?:合同|协议|合同书|协议书|契约|合约)(?:[（(][^（()）]*[）)])?$`)
	inSentence = pattern.Of(`[，。；：:]|本合同|本协议|签订|签署|达成|双方|订立|按照|根据`)
	// label begins the line of a side: 供应商（乙方）：.
	label = pattern.Of(`^(?:[0-9一二三四五六七八九十]+[、.．])?([\p{Han}]{0,8}(?:[（(][^（()）：:]{1,12}[）)])?)[：:]`)
	// firm is the printed name of an organisation.
	firm = pattern.Of(`^[\p{Han}A-Za-z0-9（）()·]{2,36}(?:` + Bodies + `|中学|小学|局|银行|支行|分行|委员会|政府|管理处|办事处|卫生院|疾控中心|管委会|办公室|总队|支队|大队)(?:[（(][^（()）]{1,8}[）)])?$`)
	// aPerson tells that a side is somebody and no firm.
	aPerson = pattern.Of(`劳动者|员工|职工|个人|学员|学生|家长|姓名|身份证|性别|出生|户籍|家庭|自然人`)
	// goesOn is a line of a side's own: its label before the colon.
	goesOn = pattern.Of(`^[^：:，。；_＿]{1,16}[：:]`)
	// leadsTo ends a line over what a side says further on: 支付至乙方下列银行账户：.
	leadsTo = pattern.Of(`^(?:的|以下|下列|如下|指定|其)*(?:银行|收款|结算|开票|对公|通讯|联系|联络)*(?:账户|帐户|账号|帐号|信息|资料|方式|送达地址|地址)(?:信息)?(?:如下|为)?[：:]$`)
	marks   = strings.NewReplacer("_", "", "＿", "", "—", "", ".", "", "…", "")
)

// TitleWithin is the number of lines at the beginning of a form of which one is the title of a
// contract.
const TitleWithin = 8

const (
	near    = 10 // lines between its two sides
	longest = 16 // lines in which a side says who it is
)

// head is the line in which a side of a contract is named.
type head struct {
	at    int
	side  int // of sides, counted twice: the first and the second of each pair
	words []string
	name  string // printed; "" where it is to be written
}

// Open finds the block of the side of a contract that is to be written, nil where there is
// none: in another form, where both sides or none are printed, or where it is a person.
func Open(lines []Line) *Block {
	if !slices.ContainsFunc(lines[:min(len(lines), TitleWithin)], func(l Line) bool { return IsTitle(l.Text) }) {
		return nil
	}
	var heads []head
	for i, l := range lines {
		if h, ok := read(l, i); ok {
			heads = append(heads, h)
		}
	}
	if len(heads) < 2 {
		return nil
	}
	a, b := heads[0], heads[1]
	if a.name == "" {
		a, b = b, a
	}
	if a.name == "" || b.name != "" || a.side^1 != b.side || max(a.at, b.at)-min(a.at, b.at) > near {
		return nil
	}
	return block(lines, a, b)
}

// IsTitle tells whether a line is the title of a contract.
func IsTitle(text string) bool {
	return contract.MatchString(text) && utf8.RuneCountInString(text) <= 30 && !inSentence.MatchString(text)
}

// read reads the line of a side.
func read(l Line, at int) (head, bool) {
	m := label.FindStringSubmatch(l.Text)
	if m == nil {
		return head{}, false
	}
	h := head{at: at, side: -1}
	for n, pair := range sides {
		for k, words := range pair {
			for _, w := range words {
				if strings.HasPrefix(m[1], w) || strings.Contains(m[1], "（"+w) || strings.Contains(m[1], "("+w) {
					h.words = append(h.words, w)
					if h.side < 0 {
						h.side = 2*n + k
					}
				}
			}
		}
	}
	rest := marks.Replace(l.Text[len(m[0]):])
	switch {
	case h.side < 0 || aPerson.MatchString(l.Text):
		return head{}, false
	case firm.MatchString(rest):
		h.name = rest
	case rest != "" && !strings.HasPrefix(rest, "（") && !strings.HasPrefix(rest, "(") || !l.Open:
		return head{}, false
	}
	return h, true
}

// block are the lines of side b, which faces a.
func block(lines []Line, a, b head) *Block {
	out := &Block{Words: b.words, Facing: a.name, Lines: map[int]bool{b.at: true}}
	if !out.goOn(lines, b.at+1, a.at) {
		return nil
	}
	for i := max(a.at, b.at) + 1; i < len(lines); i++ {
		for _, w := range b.words {
			if at := strings.LastIndex(lines[i].Text, w); at >= 0 && leadsTo.MatchString(lines[i].Text[at+len(w):]) {
				out.goOn(lines, i+1, -1)
			}
		}
	}
	return out
}

// goOn takes the lines from one on in which the same side answers; false for one that asks
// about a person.
func (b *Block) goOn(lines []Line, from, end int) bool {
	for i := from; i < min(len(lines), from+longest); i++ {
		if lines[i].Text == "" {
			continue
		}
		if i == end || !lines[i].Open || !goesOn.MatchString(lines[i].Text) {
			break
		}
		if aPerson.MatchString(lines[i].Text) {
			return false
		}
		b.Lines[i] = true
	}
	return true
}
