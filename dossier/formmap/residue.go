package formmap

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// formatNo counts the formats of a collection of letters and tables: 格式四 响应人基本情况表.
var formatNo = pattern.Of(`^(?:第[一二三四五六七八九十]+章)?(?:\p{Han}{0,6}文件)?(?:格式|样式|附?表[一二三四五六七八九十\d])(?:[一二三四五六七八九十]+|\d+(?:[-.]\d+)*)?[、.:]?`)

// orPerson says in brackets that an applicant may be a person as well as a firm.
var orPerson = pattern.Of(`^(?:单位)?(?:/|或者?)个人$|^个人(?:/|或者?)单位$|^个人$`)

// ofLead says in brackets that of several applicants the first fills in: 联合申报的填写牵头单位.
var ofLead = pattern.Of(`^(?:如?(?:为|系|有)?(?:联合|共同)体?(?:申[请报])?(?:的|时|项目)?[,，]?(?:仅|只|请|应|须|需|由)?)?(?:填写?|填报|指)?(?:牵头|主)(?:申[请报])?(?:单位|企业)(?:的?信息|情况)?(?:填写?|填报)?$`)

// residueOf are the stretches of text that are made neither of pieces of the known texts,
// two characters long or more, nor of usual words; nil when all is read.
func residueOf(w *wordings.Words, text string, known []string, usual map[string]bool) []string {
	text = formatNo.ReplaceAllString(lettered.ReplaceAllString(wordings.Clean(text), ""), "")
	text = wordings.Remark.ReplaceAllStringFunc(text, func(m string) string {
		inner := strings.Trim(m, "()[]【】〔〕{}")
		if asks := toWrite.ReplaceAllString(inner, ""); asks != inner && asks != "" && !harmless.MatchString(asks) && !wordings.UnitWord.MatchString(asks) {
			return asks
		}
		if wordings.UnitWord.MatchString(inner) || wordings.OnlyMoney.MatchString(inner) || wordings.SaysUnit(inner) || orPerson.MatchString(inner) || ofLead.MatchString(inner) || instruction.MatchString(inner) && !bothSides.MatchString(inner) {
			return ""
		}
		return m
	})
	text = ofUnits.ReplaceAllString(text, "")
	if text == "其中" {
		return []string{text}
	}
	flat := w.Flat(text)
	s := []rune(flat)
	times := map[string]bool{} // judged by periods
	for _, m := range wordings.PeriodWords.FindAllString(flat, -1) {
		times[m] = true
	}
	// cost[i] is the least number of unread characters from i on, next[i] where the
	// piece that begins there ends.
	cost, next := make([]int, len(s)+1), make([]int, len(s))
	for i := len(s) - 1; i >= 0; i-- {
		cost[i], next[i] = cost[i+1]+1, 0
		if s[i] < 0x80 && !unicode.IsLetter(s[i]) {
			cost[i], next[i] = cost[i+1], i+1
		}
		for j := i + 1; j <= len(s); j++ {
			piece := string(s[i:j])
			if cost[j] < cost[i] && (usual[piece] || times[piece] || (j-i >= 2 || len(s) == 1) && within(piece, known)) {
				cost[i], next[i] = cost[j], j
			}
		}
	}
	var out []string
	for i := 0; i < len(s); {
		if next[i] > 0 {
			i = next[i]
			continue
		}
		j := i
		for j < len(s) && next[j] == 0 {
			j++
		}
		out = append(out, string(s[i:j]))
		i = j
	}
	return out
}

func within(piece string, texts []string) bool {
	for _, t := range texts {
		if strings.Contains(t, piece) {
			return true
		}
	}
	return false
}

// yearsBack are the words for a year counted from the day of filling: 1 is the last
// full year.
var yearsBack = map[string]int{
	"上年": 1, "上年度": 1, "上年末": 1, "上年度末": 1, "上一年": 1, "上一年度": 1, "上一年末": 1, "上一年度末": 1, "上会计年度": 1, "上一会计年度": 1, "上个会计年度": 1, "上一个会计年度": 1,
	"上纳税年度": 1, "上一纳税年度": 1, "上个纳税年度": 1, "上一个纳税年度": 1, "上财务年度": 1, "上一财务年度": 1, "上一个财务年度": 1,
	"去年": 1, "前一年": 1, "最近一年": 1, "近一年": 1, "最近年度": 1, "最近会计年度": 1, "最近一会计年度": 1, "最近一个会计年度": 1, "最近一个完整会计年度": 1,
	"上上年": 2, "上上年度": 2, "上上一年": 2, "上上一年度": 2, "前年": 2, "前年度": 2, "前二年": 2, "前两年": 2, "前三年": 3,
}

// relativeYear is how a Sub names a year so many years back.
func relativeYear(back int) string {
	if back == 1 {
		return plan.FieldYear
	}
	return plan.FieldYear + "-" + strconv.Itoa(back-1)
}

// periodsOf are the words around an item for a time that is not the field's.
func periodsOf(w *wordings.Words, it *item, m meaning, printed []int) []string {
	var out []string
	// What is no number is not narrowed by the years that a heading over it names.
	check := func(text string, near bool) {
		text = ofStandard.ReplaceAllString(wordings.Clean(text), "")
		years := !m.amount && m.year == "" && it.isOver(text)
		if m.year != "" {
			text = upTo.ReplaceAllString(text, "") // of the year whose figures stand below
			if strings.Contains(text, m.year) {
				text = besideYear.ReplaceAllString(text, "")
			}
		}
		if m.section != "" && w.Canonical(text) == m.section {
			return
		}
		for _, word := range wordings.PeriodWords.FindAllString(text, -1) {
			if !m.covers(w.Flat(word), near, printed) && !(years && strings.Contains(word, "年")) {
				out = append(out, word)
			}
		}
	}
	for _, text := range append(heading.Steps(it.Label), it.near()...) {
		if !heading.Edition.MatchString(text) {
			check(text, true)
		}
	}
	check(it.Hint, true)
	for _, h := range it.Heads {
		switch h.Role {
		case place.HeadRow, place.HeadColumn:
			text := wordings.Clean(h.Text)
			check(h.Text, slices.Contains(heading.Steps(it.Label), text) || slices.Contains(heading.Steps(it.Context), text))
		case place.HeadTitle:
		default:
			if ofDay.MatchString(wordings.Clean(h.Text)) && yearOf.MatchString(it.Label) {
				continue // its own year is nearer than the day that begins the sentence
			}
			if dated := m.year != "" && len(m.year) == 4 && strings.Contains(it.Label, m.year) && thisPeriod.MatchString(h.Text); m.amount && !dated {
				check(h.Text, false)
			}
		}
	}
	return out
}

var (
	// upTo is what adds up to a whole year at its end, and besideYear what a year that is printed is called besides.
	upTo       = pattern.Of(`(?:当年|全年|本年)累计`)
	besideYear = pattern.Of(`截[至止]到?|上年同期|去年同期|上年度?|去年|本年度?|当年`)
)

// ofDay begins a sentence with the day or year that its figures are of.
var ofDay = pattern.Of(`^(?:截[至止]到?)?20\d{2}年`)

// thisPeriod heads figures of several times, of which one says itself which it is of.
var thisPeriod = pattern.Of(`本期|报告期`)

// yearsBefore are several years, or the first of them where no year is printed.
var yearsBefore = pattern.Of(`^前[二两三]年$`)

var severalYears = pattern.Of(`^(?:最?近|上)[二两三四五2-5]年$|^(?:前|最近)[两二三]个(?:完整)?(?:会计)?年度$|^最近[两二三]年度$|^最近一期$`)

// covers tells whether a word for a time is the field's: in its own label, or the year
// of its row. Headings further off (not near) may span several years.
func (m meaning) covers(word string, near bool, printed []int) bool {
	if m.year == "" {
		return within(word, m.own) || within(word, m.keys)
	}
	if !near && len(m.year) == 4 && m.amount && yearsBefore.MatchString(word) {
		return true // of which the printed year is one
	}
	if word == "年末" || word == "期末" || severalYears.MatchString(word) {
		return true
	}
	if back, ok := yearsBack[word]; ok {
		anchored := len(printed) > 0 && m.year == strconv.Itoa(printed[len(printed)-1]) && back == 1
		return m.year == relativeYear(back) || anchored
	}
	if strings.HasPrefix(word, "20") {
		return strings.HasPrefix(word, m.year)
	}
	return within(word, m.keys)
}

var (
	instruction = pattern.Of(`^(?:以.*为准$|(?:具体|精确|详细|填写?)?[到至][^,，。;；]{1,6}$|请|如[:：]?|例|注|限|不超过|不少于|总?字数|可|应|需|须|必|选|填|从|按|与|同|见|[≤<]|\d+字|\d+位(?:数字?|编?码|代码)?$|.{0,14}字以内|.{2,30}[,，]限?\d+字(?:以内|左右)?$|限?\d+字|.{0,4}一致|单选|多选|复选|.*填写$|\d+[-~至—－]\d+)`)
	lengthOf    = pattern.Of(`^(?:总?字数|控制|不超过|不少于|限|在|约|请|简要|描述)*\d+(?:[-~至—－]\d+)?个?汉?字(?:以内|之内|以上|左右)?$`)
	standardNo  = pattern.Of(`^(?:按|依据|参照|执行)?[《]?gb(?:/t)?[\d.—–-]+[》]?$`) // the standard that codes are of
	ofUnits     = pattern.Of(`,?(?:计量)?单位:(?:件|项|个|人|台|套|家|篇|部)`)           // what figures are counted in
	ofStandard  = pattern.Of(`\([^()]*gb(?:/t)?[\d.—–-]+[^()]*\)`)
	forOthers   = pattern.Of(`^(?:个体工商户|个体户|自然人|非法人单位|非法人组织)(?:请|应|需|可|的)*(?:填写?|提供)[^,，。;；]{1,12}$`)                                                                  // what another sort of applicant writes
	unmerged    = pattern.Of(`^(?:若|如)?(?:未|没有|无|尚未|非)(?:办理|换领|换发|取得|实行)?(?:三证合一|五证合一|多证合一|统一社会信用代码|社会信用代码|信用代码)[^,，。]{0,6}?(?:请|应|可|则|须)*(?:填写?|提供|填报)[^,，。]{1,14}$`) // what who has no credit code writes
	contents    = pattern.Of(`^(?:主要|内容|应|需|重点)*(?:包括|包含|涵盖|介绍|说明|描述|简述|阐述)`)                                                                                          // what an account should tell
	bothSides   = pattern.Of(`^(?:含|不含|其中|除)`)
)

// remarkUnread reads words in brackets within or behind a label.
func remarkUnread(x *index, text string, m meaning) []string {
	if alternativesOf(x, text, m) {
		return nil
	}
	if contents.MatchString(text) && slices.ContainsFunc(m.keys, asksAccount.MatchString) {
		return nil
	}
	if text == "" || text == "拟" || standardNo.MatchString(text) || unmerged.MatchString(text) || forOthers.MatchString(text) || orPerson.MatchString(text) || wordings.UnitWord.MatchString(text) || wordings.OnlyMoney.MatchString(text) || wordings.OfPeriod.MatchString(text) || instruction.MatchString(text) && !bothSides.MatchString(text) {
		return nil
	}
	var out []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;；，。", r) }) {
		if !lengthOf.MatchString(part) {
			out = append(out, residueOf(x.w, part, m.all(), x.w.Heading)...)
		}
	}
	return out
}

// alternativesOf tells whether words in brackets list what would do as an answer, and the
// field is one of it: 联系电话（手机/座机）.
func alternativesOf(x *index, text string, m meaning) bool {
	parts := joining.Split(text, -1)
	one := false
	for _, part := range parts {
		a, ok := x.w.Attributes[x.w.Canonical(part)]
		if !ok {
			return false
		}
		one = one || slices.ContainsFunc(m.keys, func(k string) bool { return k == a || strings.HasSuffix(k, a) })
	}
	return one && len(parts) > 1
}

// wordless is a label that only counts.
var wordless = pattern.Of(`^[\s\pN\pP]*$`)

// columnAlone are the words of a column that the field does not explain, where the label of the row only counts: then the column
// alone says what is asked.
func columnAlone(w *wordings.Words, it *item, m meaning) []string {
	var out []string
	for _, h := range it.Heads {
		if wordless.MatchString(it.Label) && h.Role == place.HeadColumn {
			out = append(out, residueOf(w, wordings.Clean(h.Text), m.all(), w.Heading)...)
		}
	}
	return out
}

// ofName ends a label that asks the name of somebody.
var ofName = pattern.Of(`(?:名称|全称)$`)

// asksOtherName tells whether a cell with its label beside it asks the name of somebody, of whom the rows below ask more.
func asksOtherName(it *item) bool {
	return it.box != "p" && !it.inColumn() && ofName.MatchString(it.label())
}

// aloneInRow tells whether no other place stands in the row of item i of a table, though others of its rows have several.
func aloneInRow(p *proposal, i int) bool {
	box, rows := p.items[i].box, map[int]int{}
	several := false
	for _, it := range p.items {
		if it.box == box {
			rows[it.row]++
			several = several || rows[it.row] > 1
		}
	}
	return box != "p" && several && rows[p.items[i].row] == 1
}

// inPassing tells whether item i only names somebody by a word, within the applicant's own rows: 主管部门, and not 推荐单位名称 in a row
// that asks nothing of anybody else.
func inPassing(p *proposal, i int, word string) bool {
	if !wordings.HasAny(word, p.x.w.Passing) {
		return false
	}
	next := i+1 < len(p.items) && p.items[i+1].box == p.items[i].box
	beside := next && p.items[i].box != "p" && p.items[i+1].row == p.items[i].row && goesOn(word, p.items[i+1].label())
	more := beside || next && strings.HasPrefix(p.items[i+1].label(), word)
	return !beside && (!asksOtherName(p.items[i]) || !aloneInRow(p, i) && !more)
}

// beginsPart tells whether item i, which names somebody else by a word, begins a part about that one: it asks the name, takes the
// whole of a row, or its row goes on about it.
func beginsPart(p *proposal, i int, word string) bool {
	it := p.items[i]
	if opponent.MatchString(word) || planned.MatchString(word) || asksOtherName(it) {
		return true
	}
	if it.box == "p" || it.inColumn() || i+1 == len(p.items) || p.items[i+1].box != it.box {
		return false
	}
	next := p.items[i+1]
	if next.row == it.row && goesOn(word, squeezed(next.printed.Label)) {
		return true
	}
	return aloneInRow(p, i) || next.row == it.row && slices.ContainsFunc(next.spell, func(s string) bool {
		return p.x.firmLabels[s] && !p.names(next) || strings.HasPrefix(s, "法定代表人") || strings.HasPrefix(s, "法人代表")
	})
}

// goesOn tells whether a label goes on about whom a word names: 服务商资质 beside 云服务商, 物业联系人 beside
// 物业单位, 签字会计师 beside 会计师事务所.
func goesOn(word, label string) bool {
	party := []rune(word)
	return len(party) > 2 && (strings.HasPrefix(label, string(party[len(party)-3:])) || len(party) > 3 && (strings.HasSuffix(label, string(party[:2])) || strings.HasSuffix(label, string(party[:3]))) || strings.HasPrefix(label, string(party[:2])) && itsPeople.MatchString(label))
}

// itsPeople ends labels that ask who sees to something, or how to reach whoever does.
var itsPeople = pattern.Of(`(?:联系人|负责人|经办人|经理|电话|手机|联系方式)$`)

var (
	// ofJoint begins a label about the first of several who hand in together, leads one about the one who leads them, and nextJoint
	// one about another of them.
	ofJoint   = pattern.Of(`^(?:第[一1](?:申报|申请|完成|承担|研制|实施|建设)?(?:单位|企业|主体)|主要完成(?:单位|企业)|\p{Han}{0,6}(?:单位|企业|方|机构)[1一](?:名称|全称)?$)`)
	leads     = pattern.Of(`^(?:项目|联合体)?牵头(?:申报|申请|完成|承担|研制|实施|建设)?(?:单位|企业|主体|方)`)
	nextJoint = pattern.Of(`^(?:第[二三四五2-5](?:申报|申请|完成|承担|研制|实施|建设|参与)?(?:单位|企业|主体)|\p{Han}{0,6}(?:单位|企业|方|机构)[2二](?:名称|全称)?$)`)
	together  = pattern.Of(`联合(?:体|申报|申请|承担|攻关|完成)`)
)

// jointPlaces takes back what is asked of the first of several who hand in together, and of who leads them where they are counted:
// that the applicant is it, is not known.
func jointPlaces(p *proposal) {
	joint, counted := false, false
	for _, it := range p.items {
		counted = counted || nextJoint.MatchString(squeezed(it.printed.Label))
		joint = joint || slices.ContainsFunc(it.Heads, func(h place.Head) bool { return heading.IsTitle(h) && together.MatchString(h.Text) })
	}
	box, word := "", ""
	for _, it := range p.items {
		label := squeezed(it.printed.Label)
		switch {
		case (joint || counted) && ofJoint.MatchString(label), counted && leads.MatchString(label):
			box, word = it.box, wordings.Clean(it.printed.Label)
		case it.box != box || p.names(it) || it.any(p.x.unitLabels):
			word = ""
		}
		if word != "" && it.entry.State == plan.Proposed && whoIsWho.MatchString(it.entry.Field) {
			it.retract(plan.ReasonUnread, word, it.entry.Field)
		}
	}
}

// asPrinted are unread stretches as whole words of the form: a stretch that is a piece of a word, or not printed so, is told by
// what the form prints around it.
func asPrinted(p *proposal, i int, unread []string) []string {
	it := p.items[i]
	texts := append([]string{it.printed.Label, it.printed.Hint, it.printed.Context}, headTexts(&item{Place: it.printed})...)
	for j := i - 1; j >= 0 && p.items[j].box == it.box; j-- {
		texts = append(texts, p.items[j].printed.Label) // who was named before it
	}
	var out []string
	for _, word := range unread {
		if word = strings.Trim(word, ":：、 "); word != "" {
			out = append(out, p.x.w.PrintedAround(texts, word))
		}
	}
	if len(out) == 0 {
		return unread
	}
	return slices.DeleteFunc(compact(out), func(word string) bool {
		return slices.ContainsFunc(out, func(whole string) bool { return whole != word && strings.Contains(whole, word) })
	})
}

// asksOther tells whether a place asks something else than a field of its label: of a department, a row, a thing, a list.
func asksOther(p *proposal, it *item) bool {
	label, printed := wordings.Clean(it.Label), wordings.Clean(it.printed.Label)
	switch of := it.entry.Field; {
	case strings.HasSuffix(of, ".mobile") && ofDepartment.MatchString(label), of == "legal.id" && firmOrPerson.MatchString(printed), of == "org.uscc" && aCode.MatchString(printed):
		return true
	case of == "org.name" && (it.box == "p" || it.inCell()) && ofMaker.MatchString(wordings.Clean(it.Said)):
		return true
	case strings.HasPrefix(of, "staff.") && (label == "劳动者" || aWorker.MatchString(label) && slices.ContainsFunc(p.items, func(o *item) bool {
		return o.box == it.box && o.row == it.row && ofOnesOwn.MatchString(wordings.Clean(o.Label))
	})):
		return true
	case of == "org.name" && runsIt.MatchString(printed):
		return true
	case nameInRow(p.x, it), amongPosts(it), numberOfThing(p, it), inUnits(p.x, it), amongYears(p, it), otherPaper(it):
		return true
	}
	return it.inCell() && it.Context != "" && it.box != "p" && wordless.MatchString(it.Context) // also the second of counted blanks
}

// ofMaker ends what a sentence says before the name of whoever made or built what is offered.
var ofMaker = pattern.Of(`(?:制造商|生产厂[商家]|承建\(承接\)企业|承建企业|承接企业|供应商)为$`)

// runsIt asks who runs the park or platform that a firm is in.
var runsIt = pattern.Of(`^(?:所在)?(?:园区|产业园|孵化器|集群|平台|楼宇)(?:的)?(?:管理|运营|运维|主管|服务)(?:单位|机构|方|公司)`)

// aWorker is a word for the staff as well as for one of it, who has what ofOnesOwn asks.
var (
	aWorker   = pattern.Of(`^(?:职工|员工|工人|务工人员)$`)
	ofOnesOwn = pattern.Of(`身份证|手机|性别|出生|工种|岗位|工号`)
)
