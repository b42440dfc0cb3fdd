package formmap

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/accounts"
	"yibiao/dossier/formmap/clause"
	"yibiao/dossier/formmap/filler"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/parties"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// Whose a block is. A block is a name and what stands beside and below it until the next name or section, or what stands below a
// word alone on its line. Whoever the name is of, the block is of: what was proposed in it is taken back where that is not the
// applicant.

// extent is how far a block goes on below the row of its name.
type extent int

const (
	besideIt  extent = iota // no further
	askedOnce               // with what the table has asked already of the applicant; with everything where it asked nothing before
	toNext                  // to the next name or section
)

// otherName is somebody else's name that a place asks.
type otherName struct {
	word string // as printed: the label, or what heads the row or block; "" for none
	to   extent
}

// aBlock is the one that the places passed last are in.
type aBlock struct {
	box, context string
	name         otherName       // of whoever it is about, without a word for the applicant
	row          int             // in which that is named
	ours         string          // the label by which the applicant was named
	asked        map[string]bool // fields of the applicant
	labels       map[string]bool // by which they were asked
	passed       string          // who was named in passing last, or what the last row without an answer begins with, and in which row
	passedRow    int
	passedAgain  *pattern.Pattern // what is his where the applicant was asked it before
}

// onlyNamed tells whether nothing but its name was asked of the applicant.
func (b aBlock) onlyNamed() bool { return len(b.asked) == 1 && b.asked[onlyName] }

// onlyName is what was asked where nothing but the applicant's name was.
const onlyName = "org.name "

// has tells whether a place of the same table or lines that asks a field is in the block.
func (b aBlock) has(it *item, asked string) bool {
	if b.name.word == "" || it.row == b.row {
		return b.name.word != ""
	}
	return b.name.to == toNext || b.name.to == askedOnce && (b.asked[asked] || b.onlyNamed() && aBody.MatchString(b.name.word) && !strings.HasPrefix(it.label(), "单位") || len(b.asked) == 0 && !strings.HasPrefix(asked, "handler."))
}

var (
	// inPassingNamed asks who somebody is whom the applicant's own rows may name, and whoAgain what is asked of him where the applicant was
	// asked it before; oneOfEach is that of whatever else begins a row and has no answer.
	inPassingNamed = pattern.Of(`^(?:会计师?事务所|检测机构|评价机构|服务机构|推荐单位|主管(?:单位|部门)|贷款银行|\p{Han}{0,6}(?:管委会|街道(?:办事处)?))(?:名称)?$`)
	// aBody ends the word for an organisation.
	aBody      = pattern.Of(`(?:单位|机构|企业|公司|中心|事务所|研究院|研究所|银行|[^对地双四多各我本两]方|商)(?:\([^()]*\))?(?:名称|全称)?$`)
	whoAgain   = pattern.Of(`^(?:单位|企业)?(?:法定代表人|法人代表|统一社会信用代码|地址|住所|注册地址|通讯地址|详细地址|注册资本|邮编|邮政编码)(?:姓名)?$`)
	oneOfEach  = pattern.Of(`^(?:单位|企业)?(?:法定代表人|统一社会信用代码|地址|住所|注册地址|注册资本|开户银行|开户行|银行账号|账号)$`)
	ownAccount = pattern.Of(`^(?:开户银行|开户行|银行账号|账号)$`) // of a person whom a row names
	// aDatum ends what is asked of somebody and names nobody.
	aDatum = pattern.Of(`(?:代码|编码|编号|证号|号码?|日期|时间|年月|期限?|金额|资金|费用?|[数率额量值]|情况|地址|住所|电话|传真|邮编|邮箱|类[型别]|性质|等级|规模|范围|方式|形式|内容|说明|备注|目的|用途|理由|原因|条件|要求)(?:\([^()]*\))?$`)
)

// blocksOfOthers takes back what is asked in a block of somebody whose name was not read as the applicant's.
func blocksOfOthers(p *proposal) {
	var b aBlock
	for i, it := range p.items {
		if it.inColumn() {
			continue
		}
		if it.box != b.box {
			b = aBlock{box: it.box, context: it.context, asked: map[string]bool{}, labels: map[string]bool{}}
		} else if it.context != b.context && !underRow(p.x.w, it) {
			b.context, b.name = it.context, otherName{}
		}
		if it.entry.State == plan.Proposed && it.entry.Field == "org.name" || speaks(it) || isSubject(p, i) {
			b.name, b.ours, b.passed = otherName{}, it.printed.Label, ""
			b.asked[onlyName] = true
		} else if it.row > b.row && b.onlyNamed() && ofProject(p, it) {
			b.name = otherName{} // the project is the applicant's
		} else if it.printed.Label == b.ours {
			continue // more room for the same
		} else if name := nameOfOther(p, i, b.onlyNamed()); name.word != "" {
			if b.name, b.row = name, it.row; amongNames(p, i) {
				b.name.to = besideIt
			}
		} else if b.name.word != "" && it.row > b.row && b.labels[it.printed.Label] {
			b.name.to = toNext // it asks again what the applicant was asked
		} else if b.name.word == "" && b.passed != "" && it.row > b.passedRow && b.labels[it.printed.Label] && b.passedAgain.MatchString(wordings.Clean(it.printed.Label)) {
			b.name, b.row = otherName{b.passed, toNext}, b.passedRow
		}
		if label := wordings.Clean(it.printed.Label); it.entry.State != plan.Proposed && it.Kind == place.Text {
			if inPassingNamed.MatchString(label) {
				b.passed, b.passedRow, b.passedAgain = label, it.row, whoAgain
			} else if beginsRow(p, i) && !it.any(p.x.keys) && !aDatum.MatchString(label) {
				b.passed, b.passedRow, b.passedAgain = label, it.row, oneOfEach
				if aPost.MatchString(label) {
					b.passedAgain = ownAccount
				}
			}
		}
		if it.entry.State != plan.Proposed || !whoIsWho.MatchString(it.entry.Field) && !p.x.w.OfFirm(it.entry.Field) {
			continue
		}
		asked := it.entry.Field + " " + it.entry.Sub
		if b.name.word == "" {
			b.labels[it.printed.Label] = true
		}
		if !b.has(it, asked) || p.namesSelf(it, it.Label) || p.ownGroup(it) || underOurs(p.x, it) {
			b.asked[asked] = true
			continue
		}
		it.retract(plan.ReasonUnread, b.name.word, strings.TrimSpace(asked))
	}
}

// speaks tells whether the words before a place of a sentence, or its label, are the applicant as it speaks of itself.
func speaks(it *item) bool {
	return clause.NamesUs(it.Said) && !clause.AtOther(it.Said) || ourName.MatchString(wordings.Clean(it.printed.Label))
}

// ourName asks the name of whoever speaks: 我单位（名称）.
var ourName = pattern.Of(`^(?:本|我)(?:单位|公司|企业|司|方|机构)(?:名称|全称)?(?:\([^()]*\))*$`)

// nameOfOther is the name that place i asks of an organisation or somebody who was not read as the applicant; second tells that the
// applicant was named right before, and asked nothing else.
func nameOfOther(p *proposal, i int, second bool) otherName {
	it := p.items[i]
	if it.entry.State == plan.Proposed {
		if label := wordings.Clean(it.printed.Label); !whoIsWho.MatchString(it.entry.Field) && !p.x.w.OfFirm(it.entry.Field) && it.Kind == place.Text && it.entry.Sub == "" && usesIt.MatchString(label) {
			return otherName{label, toNext} // whom the dossier knows: 用户单位
		}
		return otherName{}
	}
	code, args, _ := strings.Cut(it.entry.Reason, ":")
	unread, field, _ := strings.Cut(args, "|")
	if it.Said != "" || it.inSentence() {
		if code == plan.ReasonWeak && p.x.w.OfFirm(args) {
			return otherName{word: wordings.FirstOf(p.otherEntity(it, it.printed.Label, nil), beforeAsked(p, it, args))}
		}
	}
	label := wordings.Remark.ReplaceAllString(wordings.Clean(it.printed.Label), "")
	if headsRows(p, i) {
		label = asHeading.ReplaceAllString(label, "$1")
	}
	switch {
	case it.Kind != place.Text || it.Sample != "" || !asksSomebody(p, it, label) && !(headsRows(p, i) && strings.HasSuffix(label, "股东")) && !(second && served.MatchString(label)):
	case anApplicant.MatchString(wordings.Clean(it.printed.Label)), second && strings.Contains(label, "银行"): // whoever applies, and to whom
	case strings.HasPrefix(label, "拟定"): // 拟定企业名称 is the applicant's own name to be
	case code == plan.ReasonUnread && (it.any(p.x.unitLabels) || field == "org.name") && (unread == label || !strings.HasPrefix(label, unread)):
		if unread != label {
			return otherName{unread, besideIt}
		}
	case sideName.MatchString(label):
		return otherName{blockHead(p, it), toNext}
	case isFirst.MatchString(wordings.Clean(it.printed.Label)):
		return otherName{wordings.Clean(it.printed.Label), toNext}
	case it.inSentence() || it.any(p.x.unitLabels):
	case beginsBlock(p, i), headsRows(p, i), ownLine(p, i) && aBody.MatchString(label), usesIt.MatchString(label) && beginsRow(p, i):
		return otherName{wordings.Clean(it.printed.Label), toNext}
	default:
		return otherName{wordings.Clean(it.printed.Label), askedOnce}
	}
	return otherName{}
}

// asksSomebody tells whether a label asks who an organisation or somebody is that is none of the applicant's people, nor named in passing.
func asksSomebody(p *proposal, it *item, label string) bool {
	flat := p.x.w.Flat(label)
	if p.x.isPerson(flat) || it.attribute != "" || endsIn(flat, p.x.w.Internal) || endsIn(flat, p.x.w.Natural) || wordings.HasAny(flat, p.x.w.Passing) && !usesIt.MatchString(label) {
		return false
	}
	return it.any(p.x.unitLabels) || sideName.MatchString(label) || parties.Names(label) && !noParty.MatchString(label) && !it.any(p.x.keys)
}

// isSubject tells whether place i, the first of its table or of the lines, asks the name of whoever the form is about, in a word of its
// own: the title says something and shares a word with it, or the form asks nobody else's name.
func isSubject(p *proposal, i int) bool {
	it := p.items[i]
	label := wordings.Clean(it.printed.Label)
	if i > 0 && p.items[i-1].box == it.box || it.Kind != place.Text || it.entry.State == plan.Proposed || isFirst.MatchString(label) || !parties.Names(label) || usesIt.MatchString(label) {
		return false
	}
	says, shares := false, false
	for _, h := range it.Heads {
		text := wordings.Clean(h.Text)
		says = says || (heading.IsTitle(h) || heading.Over(h)) && !title.SaysNothing(text)
		shares = shares || (heading.IsTitle(h) || heading.Over(h)) && parties.Share(text, label)
	}
	return says && (shares || !(filler.Another(label) && beginsBlock(p, i)) && !slices.ContainsFunc(p.items, func(o *item) bool {
		return o != it && o.Kind == place.Text && parties.Names(wordings.Clean(o.printed.Label)) && !o.any(p.x.keys)
	}))
}

// anApplicant asks who applies, which whoever was named already does.
var anApplicant = pattern.Of(`^(?:申[请报]|报名|填报)(?:人|者|方)$`)

// served asks who did the applicant a service, in passing where it stands among what is asked of the applicant.
var served = pattern.Of(`^(?:会计师?事务所|检测机构|评价机构|服务机构)(?:名称)?$`)

// usesIt ends the word for a customer, whom a form of the maker shares its title with: 首台（套）用户单位.
var usesIt = pattern.Of(`(?:用户|采购|购买|应用)(?:单位|企业|方)(?:名称)?$`)

// beginsBlock tells whether item i of a table, the first of its row, has beside it what one asks of an organisation.
func beginsBlock(p *proposal, i int) bool {
	it := p.items[i]
	if it.box == "p" || i+1 == len(p.items) || i > 0 && p.items[i-1].box == it.box && p.items[i-1].row == it.row {
		return false
	}
	next := p.items[i+1]
	return next.box == it.box && next.row == it.row && !p.names(next) && !strings.HasPrefix(wordings.Clean(next.printed.Label), wordings.Clean(it.printed.Label)) && (next.entry.Field == "org.uscc" || next.any(p.x.firmLabels))
}

// beforeAsked is what a label says before the words by which a field is known, where those do not name the applicant: 目标公司 of
// 目标公司注册资本; "" for other labels.
func beforeAsked(p *proposal, it *item, field string) string {
	label := wordings.Clean(it.printed.Label)
	if c := p.x.byID[field]; c != nil && !p.namesSelf(it, label) {
		for _, k := range c.keys {
			if before, ok := strings.CutSuffix(label, k.text); ok && heading.AnEntity.MatchString(before+")") {
				return before
			}
		}
	}
	return ""
}

// blockHead is the word for somebody else that heads the row or the block of a place, as the nearest words around it; "" for none.
func blockHead(p *proposal, it *item) string {
	for _, h := range it.Heads {
		text := wordings.Clean(h.Text)
		if text == wordings.Clean(it.Label) || h.Role == place.HeadColumn || h.Role == place.HeadTitle || h.Role == place.HeadUnit || heading.SaysNothing(text) {
			continue
		}
		if who := over.Topic(text); parties.Names(who) && !p.namesSelf(it, who) && !p.isSelf(it, p.x.w.Flat(who)) {
			return text
		}
		return ""
	}
	return ""
}

// headsOfLines takes back what lines ask of whom or what the word at their head names, or one alone on the line above them, where
// nothing explains the word: 担保公司：法定代表人____, 变更前：地址____.
func headsOfLines(p *proposal) {
	labels := map[string]string{}
	for _, it := range p.items {
		if it.Said != "" {
			labels[it.At] = strings.TrimRight(squeezed(it.printed.Label), ":：")
		}
	}
	for _, it := range p.items {
		first := it.Sub - strings.Count(it.Said, clause.Blank) // of the sentence
		head := wordings.Clean(clause.Head(it.Said, func(n int) string { return labels[it.lineOf()+"#"+strconv.Itoa(first+n)] }))
		if it.entry.State != plan.Proposed || !whoIsWho.MatchString(it.entry.Field) && !p.x.w.OfFirm(it.entry.Field) {
			continue
		}
		head = wordings.FirstOf(head, it.lineOver)
		if word := unexplained(p, it, head); head != "" && word != "" {
			it.retract(plan.ReasonUnread, word, strings.TrimSpace(it.entry.Field+" "+it.entry.Sub))
		}
	}
}

// underLine gives a place under a line alone, without blanks of its own, that line as what heads its section, where it is no title
// and no sentence and can name somebody else or another time.
func underLine(it *item) {
	text := wordings.Clean(it.Context)
	if it.box != "p" || len(it.Heads) == 0 || strings.Contains(it.Context, " / ") || heading.SaysNothing(text) || partyNamed.MatchString(squeezed(it.Context)) || clause.NamesUs(text) || clause.HeadsNothing(text) || aTime.MatchString(text) || !over.Somebody(text) ||
		slices.ContainsFunc(it.Heads, func(h place.Head) bool { return wordings.Clean(h.Text) == text }) {
		return
	}
	it.lineOver = text
	it.Heads = append([]place.Head{{Role: place.HeadSection, Text: text}}, it.Heads...)
}

// aTime is of a line that tells of which time a form is: 税款所属期间：2025-01-01至2025-12-31.
var aTime = pattern.Of(`20\d{2}[-/.年]`)

var (
	// bareName asks the name of whoever was named last.
	bareName = pattern.Of(`^(?:单位|企业|公司|机构)?(?:名称|全称|姓名)$`)
	// reachOnly asks how to reach whoever was named last, and no more.
	reachOnly = pattern.Of(`(?i)^(?:联系|通讯|通信|详细|办公|邮寄|收件|电子|固定|移动|手机|咨询|微信|qq)*(?:人|姓名|地址|邮政编码|邮编|电话|方式|手机|号码?|传真|邮箱|邮件|e-?mail|网址|微信|qq)$`)
)

// runsOf are the items of each run of lines, in their order.
func runsOf(p *proposal) [][]*item {
	var runs [][]*item
	for i, it := range p.items {
		if it.Run == nil {
			continue
		}
		if i == 0 || p.items[i-1].Run != it.Run {
			runs = append(runs, nil)
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], it)
	}
	return runs
}

// underHeads gives the lines of a run the word that heads them: a label that ends its line where the next line has room, or the line
// right above them, over a name that does not say whose it is.
func underHeads(p *proposal) {
	for _, run := range runsOf(p) {
		head := ""
		if text := wordings.Clean(run[0].Run.Above); bareName.MatchString(wordings.Clean(run[0].printed.Label)) && !clause.HeadsNothing(text) && !heading.NamesForm(text) && !heading.SaysNothing(text) {
			head = strings.TrimRight(text, ":")
		}
		for i, it := range run {
			label := wordings.Clean(it.printed.Label)
			if it.Ends && it.Kind == place.Text && i+1 < len(run) && !run[i+1].Ends && !bareName.MatchString(label) && !wordings.HasAny(label, p.x.w.Passing) && (!it.any(p.x.keys) || bareName.MatchString(wordings.Clean(run[i+1].printed.Label))) {
				head = label
				continue
			}
			if it.any(p.x.unitLabels) && !bareName.MatchString(label) {
				head = "" // the applicant is named again
			}
			if head == "" || it.lineOver != "" || clause.NamesUs(head) {
				continue
			}
			it.lineOver = head
			if over.Somebody(head) && len(it.Heads) > 0 && !slices.ContainsFunc(it.Heads, func(h place.Head) bool { return wordings.Clean(h.Text) == head }) {
				it.Heads = append([]place.Head{{Role: place.HeadSection, Text: head}}, it.Heads...)
			}
		}
	}
}

// contactsOfCallers takes back what a run of lines asks that has nothing but how to reach somebody, where the line over it or its
// first one calls upon the reader, or somebody else's name closes it: that is how to reach whoever made the form.
func contactsOfCallers(p *proposal) {
	for _, run := range runsOf(p) {
		word := wordings.Clean(run[0].Run.Above)
		if label := wordings.Clean(run[0].printed.Label); len(run) > 1 && run[1].row != run[0].row && clause.Calls(label) && !reachOnly.MatchString(label) {
			word, run = label, run[1:]
		}
		if slices.ContainsFunc(run, func(it *item) bool { return !reachOnly.MatchString(wordings.Clean(it.printed.Label)) }) {
			continue
		}
		if below := wordings.Clean(run[0].Run.Below); !clause.Calls(word) && over.Signs(below) && !heading.Issuer.MatchString(below) && !p.isSelf(run[0], p.x.w.Flat(below)) {
			word = below
		} else if !clause.Calls(word) {
			continue
		}
		for _, it := range run {
			if it.entry.State == plan.Proposed && whoIsWho.MatchString(it.entry.Field) {
				it.retract(plan.ReasonUnread, word, strings.TrimSpace(it.entry.Field+" "+it.entry.Sub))
			}
		}
	}
}

// unexplained is the word at the head of a line, where it neither names the applicant nor what the place asks; "" for none.
func unexplained(p *proposal, it *item, head string) string {
	if strings.HasPrefix(it.entry.Field, "bank.") && accounts.Other(head) != "" {
		return head
	}
	flat := p.x.w.Flat(head)
	if p.isSelf(it, flat) || p.isSelf(it, over.Topic(flat)) || p.x.firmLabels[flat] || p.x.isPerson(flat) {
		return ""
	}
	if m, ok := p.meaningOf(it); ok && len(residueOf(p.x.w, head, m.all(), p.x.w.Heading)) > 0 {
		return head
	}
	return ""
}

// headsRows tells whether item i of a table is asked in its own cell, with nothing beside it: a heading, where something is asked below.
func headsRows(p *proposal, i int) bool {
	it := p.items[i]
	return it.box != "p" && it.ownLabel() && beginsRow(p, i) && i+1 < len(p.items) && p.items[i+1].box == it.box && p.items[i+1].row > it.row
}

// asHeading is a word for somebody as it heads what is asked of him: 其控股股东, 供应商信息.
var asHeading = pattern.Of(`^(?:其|该)?(.{2,}?)(?:的?(?:基本)?(?:信息|情况|资料))?$`)
