// Package applicant reads how a form calls whoever fills it in, the one side of a contract, the writer of a letter, a firm by its
// trade, and reads its labels and headings in the words that the fields have.
package applicant

import (
	"regexp"
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/clause"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// UnderLine gives a place under a line alone, without blanks of its own, that line as what heads its section, where it is no title
// and no sentence and can name somebody else or another time.
func UnderLine(it *slots.Item) {
	text := wordings.Clean(it.Context)
	if it.Box != "p" || len(it.Heads) == 0 || strings.Contains(it.Context, " / ") || heading.SaysNothing(text) || partyNamed.MatchString(slots.Squeezed(it.Context)) || clause.NamesUs(text) || clause.HeadsNothing(text) || aTime.MatchString(text) || !over.Somebody(text) ||
		slices.ContainsFunc(it.Heads, func(h place.Head) bool { return wordings.Clean(h.Text) == text }) {
		return
	}
	it.LineOver = text
	it.Heads = append([]place.Head{{Role: place.HeadSection, Text: text}}, it.Heads...)
}

// aTime is of a line that tells of which time a form is: 税款所属期间：2025-01-01至2025-12-31.
var aTime = pattern.Of(`20\d{2}[-/.年]`)

var (
	// BareName asks the name of whoever was named last.
	bareName = pattern.Of(`^(?:单位|企业|公司|机构)?(?:名称|全称|姓名)$`)
	// ReachOnly asks how to reach whoever was named last, and no more.
	ReachOnly = pattern.Of(`(?i)^(?:联系|通讯|通信|详细|办公|邮寄|收件|电子|固定|移动|手机|咨询|微信|qq)*(?:人|姓名|地址|邮政编码|邮编|电话|方式|手机|号码?|传真|邮箱|邮件|e-?mail|网址|微信|qq)$`)
)

// RunsOf are the items of each run of lines, in their order.
func RunsOf(p *slots.Form) [][]*slots.Item {
	var runs [][]*slots.Item
	for i, it := range p.Items {
		if it.Run == nil {
			continue
		}
		if i == 0 || p.Items[i-1].Run != it.Run {
			runs = append(runs, nil)
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], it)
	}
	return runs
}

// UnderHeads gives the lines of a run the word that heads them: a label that ends its line where the next line has room, or the line
// right above them, over a name that does not say whose it is.
func UnderHeads(p *slots.Form) {
	for _, run := range RunsOf(p) {
		head := ""
		if text := wordings.Clean(run[0].Run.Above); bareName.MatchString(wordings.Clean(run[0].Printed.Label)) && !clause.HeadsNothing(text) && !heading.NamesForm(text) && !heading.SaysNothing(text) {
			head = strings.TrimRight(text, ":")
		}
		for i, it := range run {
			label := wordings.Clean(it.Printed.Label)
			if it.Ends && it.Kind == place.Text && i+1 < len(run) && !run[i+1].Ends && !bareName.MatchString(label) && !wordings.HasAny(label, p.Fields.Words.Passing) && (!it.Any(p.Fields.Keys) || bareName.MatchString(wordings.Clean(run[i+1].Printed.Label))) {
				head = label
				continue
			}
			if it.Any(p.Fields.UnitLabels) && !bareName.MatchString(label) {
				head = "" // the applicant is named again
			}
			if head == "" || it.LineOver != "" || clause.NamesUs(head) {
				continue
			}
			it.LineOver = head
			if over.Somebody(head) && len(it.Heads) > 0 && !slices.ContainsFunc(it.Heads, func(h place.Head) bool { return wordings.Clean(h.Text) == head }) {
				it.Heads = append([]place.Head{{Role: place.HeadSection, Text: head}}, it.Heads...)
			}
		}
	}
}

// anAnswer is the name of an organisation that is printed as an answer: whom the form goes to.
var anAnswer = pattern.Of(`^\p{Han}{2,10}(?:省|市|县|区|州|盟|旗)\p{Han}{0,24}(?:委员会|办公室|局|厅|署|政府|委|办|中心|学会|协会)$|^\p{Han}{4,30}(?:有限公司|有限责任公司|股份公司|大学|研究院|管委会)$`)

// degrees is where a longitude or latitude is written.
var degrees = pattern.Of(`^[_\s]*[°º度][_\s]*[′'’分]?[_\s]*[″"”秒]?$`)

// citations reads a cell below a document or name that another row answers by the words beside it: 名称 below 依据 | 《目录》.
func citations(p *slots.Form) {
	for _, it := range p.Items {
		rows := it.RowHeads()
		if it.Box == "p" || len(rows) == 0 || !citation.MatchString(wordings.Clean(it.Label)) && !anAnswer.MatchString(wordings.Clean(it.Label)) && !degrees.MatchString(slots.Squeezed(it.Label)) || slices.Contains(rows, wordings.Clean(it.Label)) {
			continue
		}
		it.Heads = slices.DeleteFunc(it.Heads, func(h place.Head) bool { return h.Role == place.HeadColumn })
		it.Relabel(p.Fields, rows[0])
		it.Context = strings.Join(rows[1:], " / ")
		it.Canonical = p.Fields.Words.Canonical(wordings.Remark.ReplaceAllString(it.Context, ""))
		it.OfBlock(p.Fields)
	}
}

// operator asks who runs the business of one that is no company.
var operator = pattern.Of(`^经营者(?:姓名)?$`)

// Operators reads 经营者 as who runs the business where the form asks the name of the business in another place.
func Operators(p *slots.Form) {
	for _, it := range p.Items {
		if operator.MatchString(wordings.Clean(it.Printed.Label)) && slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
			return o != it && o.Box == it.Box && !operator.MatchString(wordings.Clean(o.Printed.Label)) && (o.Any(p.Fields.UnitLabels) || wordings.Clean(o.Printed.Label) == "名称")
		}) {
			it.Relabelled(p.Fields, "法定代表人或经营者")
		}
	}
}

// LegalAlone asks the legal representative by its word alone, with nothing that says whose it is.
var LegalAlone = pattern.Of(`^(?:单位)?(?:法定代表人|法人代表|法人)(?:姓名)?$`)

// SelfPlaces finds the words by which a part of the form names its applicant, and reads
// labels that begin with them as the applicant's: 委托单位 of a 委托测试申请书, 供应商 of a
// bid. A form that names its applicant in the usual way means others by them.
func SelfPlaces(p *slots.Form) {
	titles := map[string]bool{}
	var usual []*slots.Item // places whose labels call the applicant by a usual word
	for _, it := range p.Items {
		for _, h := range it.Heads {
			if h.Role == place.HeadTitle {
				titles[h.Text] = true
			}
		}
		if slices.ContainsFunc(p.Fields.Words.Applicants, func(s string) bool { return strings.HasPrefix(it.Spelling(), s) }) {
			usual = append(usual, it)
		}
	}
	for _, it := range p.Items {
		for _, word := range slices.Concat(it.Ours, byTrade(it)) {
			it.Self = append(it.Self, word)
			ofSelf(it, word)
		}
	}
	for _, word := range wordings.SortedKeys(p.Fields.Words.Asking) {
		if slices.ContainsFunc(p.Items, func(it *slots.Item) bool { return ofPerson(p, it, word) }) {
			continue
		}
		// 申请人性质 beside 著作权人 calls nobody else the applicant.
		otherwise := slices.ContainsFunc(usual, func(it *slots.Item) bool { return !slices.Contains(it.Beside(), word) })
		for _, it := range p.Items {
			if blockAsksFor(p, it, word, len(titles) <= 1 && !otherwise) {
				it.Self = append(it.Self, word)
				ofSelf(it, word)
				if label := wordings.Clean(it.Label); slices.Contains(it.Beside(), word) && slots.BlockAsks.MatchString(label) {
					it.Spell = append(it.Spell, p.Fields.Words.Canonical("单位"+label))
				}
			}
		}
	}
}

// LoneUnit reads 单位：____ on a line of its own, but for places to sign, as who hands the form in, where no line near it asks who somebody is or what only a
// person has.
func LoneUnit(p *slots.Form) {
	for _, it := range p.Items {
		if it.Box != "p" || it.Kind != place.Text || wordings.Clean(it.Label) != "单位" || it.InSentence() || toWhom.MatchString(wordings.Clean(it.Context)) {
			continue
		}
		if !slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
			near := o.Box == "p" && o.Row >= it.Row-3 && o.Row <= it.Row+3
			person := wordings.Clean(o.Label) == "姓名" || slices.Contains(slots.PrivateMatters, o.SpelledAttribute(p.Fields))
			return o != it && near && (person || o.Row == it.Row && o.Kind != place.Sign || wordings.Clean(o.Label) == "单位")
		}) {
			it.Relabelled(p.Fields, "单位名称")
		}
	}
}

// toWhom is the line before whom a letter goes to.
var toWhom = pattern.Of(`^(?:此?致|呈)$`)

// ofPerson tells whether a place asks somebody by the word whose identity number stands next to it: a person, and no firm.
func ofPerson(p *slots.Form, it *slots.Item, word string) bool {
	if it.Label != word {
		return false
	}
	i := slices.Index(p.Items, it) + 1
	return i < len(p.Items) && p.Items[i].LineOf() == it.LineOf() && strings.HasPrefix(wordings.Clean(p.Items[i].Label), "身份证")
}

var (
	// twoWords are two words for one, the other in brackets; aSide is a letter of a contract or a part in what the form is about.
	twoWords = pattern.Of(`^(\p{Han}{2,12})\((\p{Han}{2,12})\)`)
	aSide    = pattern.Of(`^(?:[甲乙丙]方|\p{Han}{2,6}[方商])$`)
)

// Contracts reads the letter of a contract, or the applicant's part in it, as a word for the applicant where the form says that it
// is: 承担单位（乙方）, 申请单位（吸纳方）. It is none where the form says so of several.
func Contracts(p *slots.Form) {
	words := map[string]string{} // with the usual word for it
	for _, it := range p.Items {
		texts := []string{wordings.Clean(it.Label)}
		for _, h := range it.Heads {
			texts = append(texts, wordings.Clean(h.Text))
		}
		for _, text := range texts {
			for _, pair := range twoWords.FindAllStringSubmatch(text, -1) {
				for i, word := range pair[1:] {
					if other := pair[2-i]; aSide.MatchString(word) && namesApplicant(p.Fields.Words, other) {
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
		for _, it := range p.Items {
			it.Self = append(it.Self, word, usual)
			ofSelf(it, word)
			it.Heads = slices.DeleteFunc(it.Heads, func(h place.Head) bool { return heading.Over(h) && partyNamed.MatchString(slots.Squeezed(h.Text)) })
			if partyNamed.MatchString(slots.Squeezed(it.Context)) {
				it.Context, it.Canonical = "", ""
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
func blockAsksFor(p *slots.Form, it *slots.Item, word string, whole bool) bool {
	match := func(text string) bool {
		return slices.ContainsFunc(p.Fields.Words.Asking[word], func(re *regexp.Regexp) bool {
			m := re.FindStringSubmatchIndex(text)
			return m != nil && (whole || len(m) == 2 || m[2] < 0)
		})
	}
	if slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return (h.Role == place.HeadTitle || h.Role == place.HeadSection || h.Role == place.HeadCaption) && match(h.Text)
	}) {
		return true
	}
	return it.Box == "p" && match(it.Context)
}

// ofSelf adds the spellings of a label that begins with a word for the applicant.
func ofSelf(it *slots.Item, word string) {
	for _, s := range it.Spell {
		rest, ok := strings.CutPrefix(s, word)
		if rest = strings.TrimPrefix(rest, "中文"); ok && (rest == "" || slices.Contains(it.Ours, rest)) {
			rest = "名称"
		}
		if ok && rest != "类型" && rest != "类别" { // 供应商类型 is what it supplies
			it.Spell = append(it.Spell, "单位"+rest)
		}
	}
}

// AsSaid reads labels that ask something of the applicant in words by which no field is known.
func AsSaid(p *slots.Form) {
	for _, it := range p.Items {
		if it.Kind == place.Rows || it.Kind == place.Sign || it.Kind == place.Image || it.InSentence() || p.Fields.Keys[it.Spelling()] {
			continue
		}
		if _, attribute := whose.NamedIn(p.Fields, it); attribute != "" {
			continue
		}
		if label := p.Fields.Words.AsSaid(it.Label, it.Any(p.Fields.Keys)); label != "" {
			it.Relabelled(p.Fields, label)
		}
	}
}
