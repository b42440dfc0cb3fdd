// Package others takes back what passed the gate but stands in what is about somebody else, or about nobody in particular: blocks,
// lists, sentences and lines, known by the places around it and what became of them.
package others

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/accounts"
	"yibiao/dossier/formmap/applicant"
	"yibiao/dossier/formmap/clause"
	"yibiao/dossier/formmap/explain"
	"yibiao/dossier/formmap/filler"
	"yibiao/dossier/formmap/gate"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/parties"
	"yibiao/dossier/formmap/people"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/residue"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/whose"
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
func (b aBlock) has(it *slots.Item, asked string) bool {
	if b.name.word == "" || it.Row == b.row {
		return b.name.word != ""
	}
	return b.name.to == toNext || b.name.to == askedOnce && (b.asked[asked] || b.onlyNamed() && aBody.MatchString(b.name.word) && !strings.HasPrefix(it.Spelling(), "单位") || len(b.asked) == 0 && !strings.HasPrefix(asked, "handler."))
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

// BlocksOfOthers takes back what is asked in a block of somebody whose name was not read as the applicant's.
func BlocksOfOthers(p *slots.Form) {
	var b aBlock
	for i, it := range p.Items {
		if it.InColumn() {
			continue
		}
		if it.Box != b.box {
			b = aBlock{box: it.Box, context: it.Canonical, asked: map[string]bool{}, labels: map[string]bool{}}
		} else if it.Canonical != b.context && !whose.UnderRow(p.Fields.Words, it) {
			b.context, b.name = it.Canonical, otherName{}
		}
		if it.Entry.State == plan.Proposed && it.Entry.Field == "org.name" || speaks(it) || isSubject(p, i) {
			b.name, b.ours, b.passed = otherName{}, it.Printed.Label, ""
			b.asked[onlyName] = true
		} else if it.Row > b.row && b.onlyNamed() && whose.OfProject(p, it) {
			b.name = otherName{} // the project is the applicant's
		} else if it.Printed.Label == b.ours {
			continue // more room for the same
		} else if name := nameOfOther(p, i, b.onlyNamed()); name.word != "" {
			if b.name, b.row = name, it.Row; whose.AmongNames(p, i) {
				b.name.to = besideIt
			}
		} else if b.name.word != "" && it.Row > b.row && b.labels[it.Printed.Label] {
			b.name.to = toNext // it asks again what the applicant was asked
		} else if b.name.word == "" && b.passed != "" && it.Row > b.passedRow && b.labels[it.Printed.Label] && b.passedAgain.MatchString(wordings.Clean(it.Printed.Label)) {
			b.name, b.row = otherName{b.passed, toNext}, b.passedRow
		}
		if label := wordings.Clean(it.Printed.Label); it.Entry.State != plan.Proposed && it.Kind == place.Text {
			if inPassingNamed.MatchString(label) {
				b.passed, b.passedRow, b.passedAgain = label, it.Row, whoAgain
			} else if beginsRow(p, i) && !it.Any(p.Fields.Keys) && !aDatum.MatchString(label) {
				b.passed, b.passedRow, b.passedAgain = label, it.Row, oneOfEach
				if people.APost.MatchString(label) {
					b.passedAgain = ownAccount
				}
			}
		}
		if it.Entry.State != plan.Proposed || !whose.WhoIsWho.MatchString(it.Entry.Field) && !p.Fields.Words.OfFirm(it.Entry.Field) {
			continue
		}
		asked := it.Entry.Field + " " + it.Entry.Sub
		if b.name.word == "" {
			b.labels[it.Printed.Label] = true
		}
		if !b.has(it, asked) || whose.NamesSelf(p, it, it.Label) || whose.OwnGroup(p, it) || whose.UnderOurs(p.Fields, it) {
			b.asked[asked] = true
			continue
		}
		it.Retract(plan.ReasonUnread, b.name.word, strings.TrimSpace(asked))
	}
}

// speaks tells whether the words before a place of a sentence, or its label, are the applicant as it speaks of itself.
func speaks(it *slots.Item) bool {
	return clause.NamesUs(it.Said) && !clause.AtOther(it.Said) || whose.OurName.MatchString(wordings.Clean(it.Printed.Label))
}

// nameOfOther is the name that place i asks of an organisation or somebody who was not read as the applicant; second tells that the
// applicant was named right before, and asked nothing else.
func nameOfOther(p *slots.Form, i int, second bool) otherName {
	it := p.Items[i]
	if it.Entry.State == plan.Proposed {
		if label := wordings.Clean(it.Printed.Label); !whose.WhoIsWho.MatchString(it.Entry.Field) && !p.Fields.Words.OfFirm(it.Entry.Field) && it.Kind == place.Text && it.Entry.Sub == "" && usesIt.MatchString(label) {
			return otherName{label, toNext} // whom the dossier knows: 用户单位
		}
		return otherName{}
	}
	code, args, _ := strings.Cut(it.Entry.Reason, ":")
	unread, field, _ := strings.Cut(args, "|")
	if it.Said != "" || it.InSentence() {
		if code == plan.ReasonWeak && p.Fields.Words.OfFirm(args) {
			return otherName{word: wordings.FirstOf(whose.OtherEntity(p, it, it.Printed.Label, nil), beforeAsked(p, it, args))}
		}
	}
	label := wordings.Remark.ReplaceAllString(wordings.Clean(it.Printed.Label), "")
	if headsRows(p, i) {
		label = asHeading.ReplaceAllString(label, "$1")
	}
	switch {
	case it.Kind != place.Text || it.Sample != "" || !asksSomebody(p, it, label) && !(headsRows(p, i) && strings.HasSuffix(label, "股东")) && !(second && served.MatchString(label)):
	case anApplicant.MatchString(wordings.Clean(it.Printed.Label)), second && strings.Contains(label, "银行"): // whoever applies, and to whom
	case strings.HasPrefix(label, "拟定"): // 拟定企业名称 is the applicant's own name to be
	case code == plan.ReasonUnread && (it.Any(p.Fields.UnitLabels) || field == "org.name") && (unread == label || !strings.HasPrefix(label, unread)):
		if unread != label {
			return otherName{unread, besideIt}
		}
	case gate.SideName.MatchString(label):
		return otherName{blockHead(p, it), toNext}
	case slots.IsFirst.MatchString(wordings.Clean(it.Printed.Label)):
		return otherName{wordings.Clean(it.Printed.Label), toNext}
	case it.InSentence() || it.Any(p.Fields.UnitLabels):
	case beginsBlock(p, i), headsRows(p, i), ownLine(p, i) && aBody.MatchString(label), usesIt.MatchString(label) && beginsRow(p, i):
		return otherName{wordings.Clean(it.Printed.Label), toNext}
	default:
		return otherName{wordings.Clean(it.Printed.Label), askedOnce}
	}
	return otherName{}
}

// asksSomebody tells whether a label asks who an organisation or somebody is that is none of the applicant's people, nor named in passing.
func asksSomebody(p *slots.Form, it *slots.Item, label string) bool {
	flat := p.Fields.Words.Flat(label)
	if p.Fields.IsPerson(flat) || it.Attribute != "" || whose.EndsIn(flat, p.Fields.Words.Internal) || whose.EndsIn(flat, p.Fields.Words.Natural) || wordings.HasAny(flat, p.Fields.Words.Passing) && !usesIt.MatchString(label) {
		return false
	}
	return it.Any(p.Fields.UnitLabels) || gate.SideName.MatchString(label) || parties.Names(label) && !whose.NoParty.MatchString(label) && !it.Any(p.Fields.Keys)
}

// isSubject tells whether place i, the first of its table or of the lines, asks the name of whoever the form is about, in a word of its
// own: the title says something and shares a word with it, or the form asks nobody else's name.
func isSubject(p *slots.Form, i int) bool {
	it := p.Items[i]
	label := wordings.Clean(it.Printed.Label)
	if i > 0 && p.Items[i-1].Box == it.Box || it.Kind != place.Text || it.Entry.State == plan.Proposed || slots.IsFirst.MatchString(label) || !parties.Names(label) || usesIt.MatchString(label) {
		return false
	}
	says, shares := false, false
	for _, h := range it.Heads {
		text := wordings.Clean(h.Text)
		says = says || (heading.IsTitle(h) || heading.Over(h)) && !title.SaysNothing(text)
		shares = shares || (heading.IsTitle(h) || heading.Over(h)) && parties.Share(text, label)
	}
	return says && (shares || !(filler.Another(label) && beginsBlock(p, i)) && !slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
		return o != it && o.Kind == place.Text && parties.Names(wordings.Clean(o.Printed.Label)) && !o.Any(p.Fields.Keys)
	}))
}

// anApplicant asks who applies, which whoever was named already does.
var anApplicant = pattern.Of(`^(?:申[请报]|报名|填报)(?:人|者|方)$`)

// served asks who did the applicant a service, in passing where it stands among what is asked of the applicant.
var served = pattern.Of(`^(?:会计师?事务所|检测机构|评价机构|服务机构)(?:名称)?$`)

// usesIt ends the word for a customer, whom a form of the maker shares its title with: 首台（套）用户单位.
var usesIt = pattern.Of(`(?:用户|采购|购买|应用)(?:单位|企业|方)(?:名称)?$`)

// beginsBlock tells whether item i of a table, the first of its row, has beside it what one asks of an organisation.
func beginsBlock(p *slots.Form, i int) bool {
	it := p.Items[i]
	if it.Box == "p" || i+1 == len(p.Items) || i > 0 && p.Items[i-1].Box == it.Box && p.Items[i-1].Row == it.Row {
		return false
	}
	next := p.Items[i+1]
	return next.Box == it.Box && next.Row == it.Row && !whose.Names(p, next) && !strings.HasPrefix(wordings.Clean(next.Printed.Label), wordings.Clean(it.Printed.Label)) && (next.Entry.Field == "org.uscc" || next.Any(p.Fields.FirmLabels))
}

// beforeAsked is what a label says before the words by which a field is known, where those do not name the applicant: 目标公司 of
// 目标公司注册资本; "" for other labels.
func beforeAsked(p *slots.Form, it *slots.Item, field string) string {
	label := wordings.Clean(it.Printed.Label)
	if c := p.Fields.ByID[field]; c != nil && !whose.NamesSelf(p, it, label) {
		for _, k := range c.Keys {
			if before, ok := strings.CutSuffix(label, k.Text); ok && heading.AnEntity.MatchString(before+")") {
				return before
			}
		}
	}
	return ""
}

// blockHead is the word for somebody else that heads the row or the block of a place, as the nearest words around it; "" for none.
func blockHead(p *slots.Form, it *slots.Item) string {
	for _, h := range it.Heads {
		text := wordings.Clean(h.Text)
		if text == wordings.Clean(it.Label) || h.Role == place.HeadColumn || h.Role == place.HeadTitle || h.Role == place.HeadUnit || heading.SaysNothing(text) {
			continue
		}
		if who := over.Topic(text); parties.Names(who) && !whose.NamesSelf(p, it, who) && !whose.IsSelf(p, it, p.Fields.Words.Flat(who)) {
			return text
		}
		return ""
	}
	return ""
}

// HeadsOfLines takes back what lines ask of whom or what the word at their head names, or one alone on the line above them, where
// nothing explains the word: 担保公司：法定代表人____, 变更前：地址____.
func HeadsOfLines(p *slots.Form) {
	labels := map[string]string{}
	for _, it := range p.Items {
		if it.Said != "" {
			labels[it.At] = strings.TrimRight(slots.Squeezed(it.Printed.Label), ":：")
		}
	}
	for _, it := range p.Items {
		first := it.Sub - strings.Count(it.Said, clause.Blank) // of the sentence
		head := wordings.Clean(clause.Head(it.Said, func(n int) string { return labels[it.LineOf()+"#"+strconv.Itoa(first+n)] }))
		if it.Entry.State != plan.Proposed || !whose.WhoIsWho.MatchString(it.Entry.Field) && !p.Fields.Words.OfFirm(it.Entry.Field) {
			continue
		}
		head = wordings.FirstOf(head, it.LineOver)
		if word := unexplained(p, it, head); head != "" && word != "" {
			it.Retract(plan.ReasonUnread, word, strings.TrimSpace(it.Entry.Field+" "+it.Entry.Sub))
		}
	}
}

// ContactsOfCallers takes back what a run of lines asks that has nothing but how to reach somebody, where the line over it or its
// first one calls upon the reader, or somebody else's name closes it: that is how to reach whoever made the form.
func ContactsOfCallers(p *slots.Form) {
	for _, run := range applicant.RunsOf(p) {
		word := wordings.Clean(run[0].Run.Above)
		if label := wordings.Clean(run[0].Printed.Label); len(run) > 1 && run[1].Row != run[0].Row && clause.Calls(label) && !applicant.ReachOnly.MatchString(label) {
			word, run = label, run[1:]
		}
		if slices.ContainsFunc(run, func(it *slots.Item) bool { return !applicant.ReachOnly.MatchString(wordings.Clean(it.Printed.Label)) }) {
			continue
		}
		if below := wordings.Clean(run[0].Run.Below); !clause.Calls(word) && over.Signs(below) && !heading.Issuer.MatchString(below) && !whose.IsSelf(p, run[0], p.Fields.Words.Flat(below)) {
			word = below
		} else if !clause.Calls(word) {
			continue
		}
		for _, it := range run {
			if it.Entry.State == plan.Proposed && whose.WhoIsWho.MatchString(it.Entry.Field) {
				it.Retract(plan.ReasonUnread, word, strings.TrimSpace(it.Entry.Field+" "+it.Entry.Sub))
			}
		}
	}
}

// unexplained is the word at the head of a line, where it neither names the applicant nor what the place asks; "" for none.
func unexplained(p *slots.Form, it *slots.Item, head string) string {
	if strings.HasPrefix(it.Entry.Field, "bank.") && accounts.Other(head) != "" {
		return head
	}
	flat := p.Fields.Words.Flat(head)
	if whose.IsSelf(p, it, flat) || whose.IsSelf(p, it, over.Topic(flat)) || p.Fields.FirmLabels[flat] || p.Fields.IsPerson(flat) {
		return ""
	}
	if m, ok := explain.MeaningOf(p, it); ok && len(residue.Of(p.Fields.Words, head, m.All(), p.Fields.Words.Heading)) > 0 {
		return head
	}
	return ""
}

// headsRows tells whether item i of a table is asked in its own cell, with nothing beside it: a heading, where something is asked below.
func headsRows(p *slots.Form, i int) bool {
	it := p.Items[i]
	return it.Box != "p" && it.OwnLabel() && beginsRow(p, i) && i+1 < len(p.Items) && p.Items[i+1].Box == it.Box && p.Items[i+1].Row > it.Row
}

// asHeading is a word for somebody as it heads what is asked of him: 其控股股东, 供应商信息.
var asHeading = pattern.Of(`^(?:其|该)?(.{2,}?)(?:的?(?:基本)?(?:信息|情况|资料))?$`)
