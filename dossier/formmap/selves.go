package formmap

import (
	"regexp"
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// selfPlaces finds the words by which a part of the form names its applicant, and reads
// labels that begin with them as the applicant's: 委托单位 of a 委托测试申请书, 供应商 of a
// bid. A form that names its applicant in the usual way means others by them.
func selfPlaces(p *proposal) {
	titles := map[string]bool{}
	var usual []*item // places whose labels call the applicant by a usual word
	for _, it := range p.items {
		for _, h := range it.Heads {
			if h.Role == place.HeadTitle {
				titles[h.Text] = true
			}
		}
		if slices.ContainsFunc(p.x.w.Applicants, func(s string) bool { return strings.HasPrefix(it.label(), s) }) {
			usual = append(usual, it)
		}
	}
	for _, it := range p.items {
		for _, word := range slices.Concat(it.Ours, byTrade(it)) {
			it.self = append(it.self, word)
			it.ofSelf(word)
		}
	}
	for _, word := range wordings.SortedKeys(p.x.w.Asking) {
		if slices.ContainsFunc(p.items, func(it *item) bool { return ofPerson(p, it, word) }) {
			continue
		}
		// 申请人性质 beside 著作权人 calls nobody else the applicant.
		otherwise := slices.ContainsFunc(usual, func(it *item) bool { return !slices.Contains(it.beside(), word) })
		for _, it := range p.items {
			if blockAsksFor(p, it, word, len(titles) <= 1 && !otherwise) {
				it.self = append(it.self, word)
				it.ofSelf(word)
				if label := wordings.Clean(it.Label); slices.Contains(it.beside(), word) && blockAsks.MatchString(label) {
					it.spell = append(it.spell, p.x.w.Canonical("单位"+label))
				}
			}
		}
	}
}

// loneUnit reads 单位：____ on a line of its own, but for places to sign, as who hands the form in, where no line near it asks who somebody is or what only a
// person has.
func loneUnit(p *proposal) {
	for _, it := range p.items {
		if it.box != "p" || it.Kind != place.Text || wordings.Clean(it.Label) != "单位" || it.inSentence() || toWhom.MatchString(wordings.Clean(it.Context)) {
			continue
		}
		if !slices.ContainsFunc(p.items, func(o *item) bool {
			near := o.box == "p" && o.row >= it.row-3 && o.row <= it.row+3
			person := wordings.Clean(o.Label) == "姓名" || slices.Contains(privateMatters, o.spelledAttribute(p.x))
			return o != it && near && (person || o.row == it.row && o.Kind != place.Sign || wordings.Clean(o.Label) == "单位")
		}) {
			it.relabelled(p.x, "单位名称")
		}
	}
}

// toWhom is the line before whom a letter goes to.
var toWhom = pattern.Of(`^(?:此?致|呈)$`)

// ofPerson tells whether a place asks somebody by the word whose identity number stands next to it: a person, and no firm.
func ofPerson(p *proposal, it *item, word string) bool {
	if it.Label != word {
		return false
	}
	i := slices.Index(p.items, it) + 1
	return i < len(p.items) && p.items[i].lineOf() == it.lineOf() && strings.HasPrefix(wordings.Clean(p.items[i].Label), "身份证")
}

var (
	// twoWords are two words for one, the other in brackets; aSide is a letter of a contract or a part in what the form is about.
	twoWords = pattern.Of(`^(\p{Han}{2,12})\((\p{Han}{2,12})\)`)
	aSide    = pattern.Of(`^(?:[甲乙丙]方|\p{Han}{2,6}[方商])$`)
)

// contracts reads the letter of a contract, or the applicant's part in it, as a word for the applicant where the form says that it
// is: 承担单位（乙方）, 申请单位（吸纳方）. It is none where the form says so of several.
func contracts(p *proposal) {
	words := map[string]string{} // with the usual word for it
	for _, it := range p.items {
		texts := []string{wordings.Clean(it.Label)}
		for _, h := range it.Heads {
			texts = append(texts, wordings.Clean(h.Text))
		}
		for _, text := range texts {
			for _, pair := range twoWords.FindAllStringSubmatch(text, -1) {
				for i, word := range pair[1:] {
					if other := pair[2-i]; aSide.MatchString(word) && namesApplicant(p.x.w, other) {
						words[word] = other
					}
				}
			}
		}
	}
	if len(words) != 1 {
		return
	}
	for word, usual := range words {
		for _, it := range p.items {
			it.self = append(it.self, word, usual)
			it.ofSelf(word)
			it.Heads = slices.DeleteFunc(it.Heads, func(h place.Head) bool { return heading.Over(h) && partyNamed.MatchString(squeezed(h.Text)) })
			if partyNamed.MatchString(squeezed(it.Context)) {
				it.Context, it.context = "", ""
			}
		}
	}
}

// namesApplicant tells whether a word is one for the applicant, whether it ends in 单位 or in 方: 承担方.
func namesApplicant(w *wordings.Words, word string) bool {
	word = w.Canonical(word)
	side, ok := strings.CutSuffix(word, "方")
	return slices.Contains(w.Applicants, word) || ok && slices.Contains(w.Applicants, side+"单位")
}

// partyNamed is a line that says who a party is, and heads nothing: 委托单位（甲方）：某局.
var partyNamed = pattern.Of(`^\p{Han}{2,12}[(（][甲乙丙]方[)）]:.|^[甲乙丙]方(?:[(（][^()（）]*[)）])?:.`)

// blockAsksFor tells whether a word is the applicant under the headings of a place. Titles of
// lists that others make too, 供应商情况表, count where the whole form is one.
func blockAsksFor(p *proposal, it *item, word string, whole bool) bool {
	match := func(text string) bool {
		return slices.ContainsFunc(p.x.w.Asking[word], func(re *regexp.Regexp) bool {
			m := re.FindStringSubmatchIndex(text)
			return m != nil && (whole || len(m) == 2 || m[2] < 0)
		})
	}
	if slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return (h.Role == place.HeadTitle || h.Role == place.HeadSection || h.Role == place.HeadCaption) && match(h.Text)
	}) {
		return true
	}
	return it.box == "p" && match(it.Context)
}

// ofSelf adds the spellings of a label that begins with a word for the applicant.
func (it *item) ofSelf(word string) {
	for _, s := range it.spell {
		rest, ok := strings.CutPrefix(s, word)
		if rest = strings.TrimPrefix(rest, "中文"); ok && (rest == "" || slices.Contains(it.Ours, rest)) {
			rest = "名称"
		}
		if ok && rest != "类型" && rest != "类别" { // 供应商类型 is what it supplies
			it.spell = append(it.spell, "单位"+rest)
		}
	}
}

// endsIn tells whether a label ends in one of the words, or in a name of it.
func endsIn(label string, list []string) bool {
	label = strings.TrimSuffix(label, "名称")
	return slices.ContainsFunc(list, func(s string) bool { return strings.HasSuffix(label, s) })
}

// oneOf is the first of the words that a text has, "" for none.
func oneOf(text string, list []string) string {
	for _, s := range list {
		if strings.Contains(text, s) {
			return s
		}
	}
	return ""
}

// splitLabel are the spellings of a label after the words over it: 号码 below 身份证件.
func splitLabel(w *wordings.Words, p place.Place) []string {
	var out []string
	for _, h := range p.Heads {
		if h.Role == place.HeadColumn && wordings.Clean(h.Text) != wordings.Clean(p.Label) {
			for _, text := range []string{h.Text + p.Label, strings.TrimSuffix(h.Text, "件") + p.Label} {
				out = append(out, w.Canonical(wordings.Clean(text)))
			}
		}
	}
	return out
}

// inChineseOnly is a label that says only in which language something is asked that the words before it name.
var inChineseOnly = pattern.Of(`^\(?中文\)?$`)

// inChinese reads the Chinese one of two cells beside one label as what that asks: 公司地址 | （中文）.
func (it *item) inChinese(x *index) {
	if rows := it.rowHeads(); inChineseOnly.MatchString(wordings.Clean(it.Label)) {
		rows = slices.DeleteFunc(rows, func(text string) bool { return text == wordings.Clean(it.Label) })
		if len(rows) > 0 {
			it.relabelled(x, rows[0])
		}
	}
}

// blockAsks are labels that say only in a block of the applicant whose they are.
var blockAsks = pattern.Of(`^(?:名称|全称|性质|类型|规模)$`)

// generalHead are words over a block that say nothing of whose it is.
var generalHead = pattern.Of(`^\d*(?:基本|基础|一般)(?:要素|情况|信息|资料|概况)$`)

// ofBlock reads a label that says only in its block whose it is as the applicant's,
// where the nearest words over the block are about the applicant and nothing else.
func (it *item) ofBlock(x *index) {
	label := wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))
	if label == "申请人" && slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role == place.HeadTitle && strings.Contains(x.w.Flat(h.Text), "单位")
	}) {
		it.spell = append(it.spell, "单位名称")
	}
	if !blockAsks.MatchString(label) {
		return
	}
	for _, h := range it.Heads {
		text := bareParty(x.w.Flat(h.Text))
		if wordings.Clean(h.Text) == wordings.Clean(it.Label) || h.Role == place.HeadUnit || h.Role == place.HeadColumn || generalHead.MatchString(text) {
			continue
		}
		if organised.MatchString(text) || (strings.Contains(text, "单位") || strings.Contains(text, "申请人") || strings.Contains(text, "开票")) && len(residueOf(x.w, bareParty(wordings.Clean(h.Text)), nil, x.w.Heading)) == 0 {
			it.spell = append(it.spell, x.w.Canonical("单位"+label))
		}
		return
	}
}

// organised heads what is asked of an applicant that is no natural person.
var organised = pattern.Of(`^(?:法人|单位|机构)(?:或者?|及|和)?(?:法人)?(?:其他|其它|非法人)?组织$`)

// captionPerson is the line over a part of a form that is about one person: 办理人信息.
func captionPerson(x *index, it *item) []string {
	nearest := true // of what stands over its table
	for _, h := range it.Heads {
		word := aboutEnd.ReplaceAllString(attached.ReplaceAllString(x.w.Flat(h.Text), ""), "")
		if (h.Role == place.HeadCaption || h.Role == place.HeadBand || h.Role == place.HeadSection && nearest && aboutEnd.MatchString(x.w.Flat(h.Text))) && x.isPerson(word) {
			return []string{word}
		}
		nearest = nearest && !heading.Over(h) && !heading.IsTitle(h)
	}
	return nil
}

// attached begins the heading of a sheet of a form: 附表1 法定代表人信息.
var attached = pattern.Of(`^(?:附[表件页]?|表)\d{0,2}`)

var aboutEnd = pattern.Of(`(?:基本)?(?:信息|情况|资料)$`)

// crossed reads a cell below the word for a person in the row of what is asked: 公民身份号码 below 法定代表人.
func crossed(x *index, it *item) (owner int, attribute string) {
	column := slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role == place.HeadColumn && wordings.Clean(h.Text) == wordings.Clean(it.Label)
	})
	beside := it.beside()
	if !column || len(beside) == 0 || len(it.spell) == 0 {
		return nobody, ""
	}
	a := x.w.Attributes[x.w.Canonical(wordings.Clean(beside[0]))]
	for i, who := range x.persons {
		if a != "" && slices.Contains(who.Names, it.spell[0]) {
			return i, a
		}
	}
	return nobody, ""
}

// sideName are the words that ask who a side of a form is, whichever.
var sideName = pattern.Of(`^(?:姓名|名称|全称|单位名称|姓名[(/或、]*名称\)?)$`)

// settleSides takes back what is asked alike of several sides of a form that nothing tells apart: each names itself first, and two
// or more of the applicant's data are proposed for more than one of them.
func settleSides(p *proposal) {
	type asked struct{ box, field string }
	begins := map[string][]int{} // rows of a table that ask a side who it is
	rows := map[asked][]int{}
	of := func(it *item) (asked, bool) {
		ok := it.box != "p" && it.entry.State == plan.Proposed && it.entry.Sub == "" && whoIsWho.MatchString(it.entry.Field) && !surelyOurs(p.x, it) && !onPaper(it)
		ok = ok && (it.owner < 0 || p.x.persons[it.owner].Post == "") // the profile tells whether it is the one who is asked elsewhere
		return asked{it.box, it.entry.Field}, ok
	}
	for _, it := range p.items {
		if it.box != "p" && namesSide(it) && !onPaper(it) {
			begins[it.box] = append(begins[it.box], it.row)
		}
		if a, ok := of(it); ok && !slices.Contains(rows[a], it.row) {
			rows[a] = append(rows[a], it.row)
		}
	}
	repeated := map[string]int{} // fields of a table that more than one side is asked
	for a, at := range rows {
		if len(at) < 2 || !anyWithin(begins[a.box], 0, at[0]) || !anyWithin(begins[a.box], at[0]+1, at[1]) {
			delete(rows, a)
			continue
		}
		repeated[a.box]++
	}
	for _, it := range p.items {
		if a, ok := of(it); ok && rows[a] != nil && repeated[it.box] > 1 {
			it.retract(plan.ReasonUnread, tellsApart(it), it.entry.Field)
		}
	}
}

// onPaper tells whether a place asks what stands on one of the papers that say who somebody is: 税务登记号 beside 税务登记证.
func onPaper(it *item) bool { return slices.ContainsFunc(it.beside(), licences.MatchString) }

var licences = pattern.Of(`^(?:工商|法人|企业|组织机构|机构|地税|国税|税务|统一|登记|注册|营业|代码)+(?:执照|证书?)$`)

// anyWithin tells whether one of the rows is between two, both included.
func anyWithin(rows []int, from, to int) bool {
	return slices.ContainsFunc(rows, func(r int) bool { return r >= from && r <= to })
}

// namesSide tells whether a place asks a side of the form who it is.
func namesSide(it *item) bool {
	if sideName.MatchString(wordings.Clean(it.Label)) {
		return true
	}
	return slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role == place.HeadColumn && sideName.MatchString(wordings.Clean(h.Text))
	})
}

// besideFirmAddress tells whether a telephone or mail stands in a row or line behind the firm's own address.
func besideFirmAddress(p *proposal, it *item) bool {
	return slices.ContainsFunc(p.items, func(other *item) bool {
		return other.box == it.box && other.row == it.row && strings.HasPrefix(other.label(), "单位") && strings.HasSuffix(other.label(), "地址")
	})
}

// firmRow tells whether the row of a place asks what firms have and people have not.
func firmRow(p *proposal, it *item) bool {
	return slices.ContainsFunc(p.items, func(other *item) bool {
		return other.box == it.box && other.row == it.row && slices.ContainsFunc(other.spell, func(s string) bool {
			return firmOnly.MatchString(s) || s == "网址" && other.col() < it.col()
		})
	})
}

var firmOnly = pattern.Of(`^(?:邮编|地址|单位地址|通讯地址|总机)$`)

// asSaid reads labels that ask something of the applicant in words by which no field is known.
func asSaid(p *proposal) {
	for _, it := range p.items {
		if it.Kind == place.Rows || it.Kind == place.Sign || it.Kind == place.Image || it.inSentence() || p.x.keys[it.label()] {
			continue
		}
		if _, attribute := namedIn(p.x, it); attribute != "" {
			continue
		}
		if label := p.x.w.AsSaid(it.Label, it.any(p.x.keys)); label != "" {
			it.relabelled(p.x, label)
		}
	}
}

// columnSides takes back what is asked of several sides in columns beside one another, each cell with its label in it, but of one that
// is the applicant's: 供方 | 需方 over 地址：____ | 地址：____.
func columnSides(p *proposal) {
	rows := map[string]map[int][]*item{}
	for _, it := range p.items {
		if it.box != "p" {
			put(rows, it.box, it.row, append(rows[it.box][it.row], it))
		}
	}
	for _, table := range rows {
		var sides []*item
		alike := 0
		for _, list := range table {
			if len(list) > 1 && list[0].ownLabel() && !slices.ContainsFunc(list, func(it *item) bool { return it.Label != list[0].Label || it.col() == list[0].col() && it != list[0] }) {
				sides, alike = append(sides, list...), alike+1
			}
		}
		ours := map[int]bool{}
		for _, it := range sides {
			ours[it.col()] = ours[it.col()] || len(it.Ours) > 0 || underOurs(p.x, it)
		}
		for _, it := range sides {
			if alike > 2 && !ours[it.col()] && it.entry.State == plan.Proposed && whoIsWho.MatchString(it.entry.Field) {
				it.retract(plan.ReasonUnread, tellsApart(it), it.entry.Field)
			}
		}
	}
}
