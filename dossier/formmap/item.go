package formmap

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/formmap/years"
	"yibiao/forms/pattern"
)

// item is a place on the way to its entry.
type item struct {
	// Place is the place as it is read, printed as the form has it.
	place.Place
	printed place.Place
	// box is the table that the place lies in, or "p" for paragraphs; row is its row
	// or paragraph, -1 when unknown.
	box     string
	row     int
	spell   []string // of the label
	context string   // canonical
	// foreign tells that the place is another organisation's; joined are spellings of
	// the label after the words of its context or of the place before it in the row.
	foreign  bool
	party    string // the word that tells so
	lineOver string // the line alone, above its line, that can name somebody
	later    string // the words that count its party as another than the first
	// self are words for the applicant in this part of the form, though they often mean another.
	self     []string
	joined   []string
	either   []string // alternatives that the label prints
	split    []string // the label after the words over it: 身份证件 over 号码
	sentence bool     // a blank after a word of a sentence that names what is applied for
	// whole is a label that is read as a whole: one about a title of the applicant, or those who do something together; about the words beside it.
	whole, about string
	carried      bool // its year is that of the place before it
	years        years.Said
	delegate     bool // whom a letter authorises, of whom nothing is known
	// employer tells a place that asks something of whom the form's person works for.
	employer bool
	// owner is the person that the place is about and attribute what it asks;
	// nobody and somebodyElse are no persons.
	owner     int
	attribute string
	entry     plan.Entry
	done      bool
}

// Owners that are no person of the index.
const (
	nobody       = -1
	somebodyElse = -2
)

// label is the printed label's first spelling.
func (it *item) label() string {
	if len(it.spell) == 0 {
		return ""
	}
	return it.spell[0]
}

// near are the steps of the context, but for the title of the form and the unit of its
// figures: what stands beside and over the place.
func (it *item) near() []string {
	var out []string
	for _, text := range heading.Steps(it.Context) {
		near := func(h place.Head) bool {
			return wordings.Clean(h.Text) == text && h.Role != place.HeadTitle && h.Role != place.HeadUnit
		}
		if len(it.Heads) == 0 || slices.ContainsFunc(it.Heads, near) {
			out = append(out, text)
		}
	}
	return out
}

// isOver tells whether a step of the context stands over the place's table or rows, and
// not in its own row or column.
func (it *item) isOver(text string) bool {
	over := false
	for _, h := range it.Heads {
		if wordings.Clean(h.Text) == text {
			if h.Role == place.HeadRow || h.Role == place.HeadColumn {
				return false
			}
			over = true
		}
	}
	return over
}

// groups are the steps of the context of a cell that its heads do not have: words
// before other cells of its row.
func (it *item) groups() []string {
	if it.box == "p" || len(it.Heads) == 0 {
		return nil
	}
	var out []string
	for _, text := range heading.Steps(it.Context) {
		// Neither whoever made the form nor to whom it goes is a group.
		if !heading.Issuer.MatchString(text) && !over.Addressee(text) && !slices.ContainsFunc(it.Heads, func(h place.Head) bool { return wordings.Clean(h.Text) == text }) {
			out = append(out, text)
		}
	}
	return out
}

// withGroups adds the groups of an item to the words around it, behind them; before them, so that no title stands between, where an
// account is asked, which is whose the group says.
func withGroups(it *item, list []place.Head) []place.Head {
	var groups []place.Head
	for _, text := range it.groups() {
		groups = append(groups, place.Head{Role: place.HeadSection, Text: text})
	}
	if strings.HasPrefix(it.entry.Field, "bank.") {
		return append(groups, list...)
	}
	return append(list[:len(list):len(list)], groups...)
}

// any tells whether a spelling of the label is in a set.
func (it *item) any(set map[string]bool) bool {
	for _, s := range it.spell {
		if set[s] {
			return true
		}
	}
	return false
}

// fill decides the item.
func (it *item) fill(field string, confidence float64, reason string, args ...string) {
	it.done = true
	it.entry.Field, it.entry.State = field, plan.Proposed
	it.entry.Confidence = math.Round(min(confidence, 1)*100) / 100
	it.entry.Reason = reasoned(reason, args)
}

// retract makes a proposed item undecided. Words that were not understood are never those by which the place itself asks: where there are
// no others, the field that came next is only too unlike.
func (it *item) retract(reason string, args ...string) {
	it.entry = plan.EntryOf(it.printed)
	if reason == plan.ReasonUnread && len(args) > 1 && asksBy(it, args[0]) {
		reason, args = plan.ReasonWeak, args[1:]
	}
	it.leave(plan.Unsure, reason, args...)
}

// asksBy tells whether words are the label of a place, or none.
func asksBy(it *item, words string) bool {
	bare := func(text string) string {
		return strings.Trim(wordings.Remark.ReplaceAllString(wordings.Clean(text), ""), ":、,")
	}
	words = wordings.Clean(words)
	return words == "" || words == wordings.Clean(it.printed.Label) || words == wordings.Clean(it.Label) || bare(words) != "" && bare(words) == bare(it.printed.Label)
}

// leave decides that the item gets no field, or not by the program.
func (it *item) leave(state plan.State, reason string, args ...string) {
	it.done = true
	it.entry.State, it.entry.Reason = state, reasoned(reason, args)
}

func reasoned(code string, args []string) string {
	if len(args) == 0 {
		return code
	}
	return code + ":" + strings.Join(args, "|")
}

// wholeOf begins a row of numbers with the whole of what stands before it, and peopleOf is such a word: 从业人员 | 合计 | 其中：….
var (
	wholeOf  = pattern.Of(`^(?:合计|总计|总数|总人数)$`)
	peopleOf = pattern.Of(`^(?:企业|单位|公司|本单位)?(?:从业人员|在职职工|在职员工|职工|员工)(?:年末|期末)?(?:总?人数|总数|情况)?(?:\(人\))?$`)
)

// item reads a place.
func (x *index) item(p place.Place) *item {
	it := &item{printed: p, Place: heading.WithTitles(wordings.InChinese(p)), box: "p", row: -1, owner: nobody, entry: plan.EntryOf(p)}
	if label := wordings.OfFirm(wordings.Clean(p.Label)); label != "" {
		it.Label = label // a firm hands the form in
		for i := range it.Heads {
			if it.Heads[i].Text == p.Label {
				it.Heads[i].Text = it.Label
			}
		}
	}
	plainLabel(x, it)
	p = it.Place
	if m := wordings.InTable.FindStringSubmatch(p.At); m != nil {
		it.box = m[1]
		it.row, _ = strconv.Atoi(m[2])
	} else if m := wordings.InPara.FindStringSubmatch(p.At); m != nil {
		it.row, _ = strconv.Atoi(m[1])
	}
	it.spell = x.w.Variants(p.Label, false)
	it.spell = append(it.spell, ofApplicant(x.w, it.spell)...)
	if len(p.Options) == 1 {
		// One box stands before the statement that it asks to agree to.
		it.spell = append(it.spell, x.w.Variants(p.Options[0].Label, false)...)
	}
	if label := wordings.FirstOf(x.w.Reads[wordings.Clean(p.Label)], x.w.Reads[wordings.Remark.ReplaceAllString(wordings.Clean(p.Label), "")]); label != "" && len(x.exact[it.label()]) == 0 && len(p.Options) == 0 {
		it.spell = x.w.Variants(label, false)
	}
	if wordings.NamesWriter(wordings.Clean(p.Label)) && it.box == "p" {
		it.relabelled(x, "单位名称")
	}
	if it.box == "p" && wordings.Clean(p.Label) == "本人" && heading.Declares.MatchString(x.w.Flat(p.Context)) {
		it.relabelled(x, "法定代表人")
	}
	if rows := it.rowHeads(); it.Kind == place.Number && len(rows) > 1 && wholeOf.MatchString(wordings.Clean(p.Label)) && peopleOf.MatchString(rows[1]) && !it.inColumn() {
		it.relabelled(x, rows[1])
	}
	if label := wordings.OnePerson(wordings.Clean(p.Label)); label != wordings.Clean(p.Label) {
		spell := x.w.Variants(label, false)
		it.spell = slices.Concat(it.spell, spell, ofApplicant(x.w, spell))
		if strings.ContainsAny(wordings.Clean(p.Label), `/\`) {
			it.relabelled(x, label)
		}
	}
	readOtherwise(x, it)
	if label := wordings.Gloss(wordings.Clean(p.Label)); label != "" {
		it.relabelled(x, label)
	}
	if label := x.counted[wordings.Clean(p.Label)]; label != "" {
		it.relabelled(x, label)
	}
	it.either = eitherOf(x.w, p.Label)
	it.split = splitLabel(x.w, p)
	it.inChinese(x)
	it.ofBlock(x)
	it.sentence = it.box == "p" && it.any(x.w.Subject)
	it.context = x.w.Canonical(wordings.Remark.ReplaceAllString(wordings.Clean(withoutUnits(p)), ""))
	return it
}

// withoutUnits is the context of a place without the lines that only say in which unit its figures are: 单位：万元 names no firm.
func withoutUnits(p place.Place) string {
	if slices.Contains(p.Heads, place.Head{Role: place.HeadUnit, Text: p.Context}) {
		return ""
	}
	return p.Context
}

var (
	// saysWhat is a hint that tells what to write: 请填写单位名称全称.
	saysWhat = pattern.Of(`^请?(?:如实|准确)?填写?(?:本|贵)?(.{2,14}?)(?:的?全称)?$`)
	// aParty ends a label that asks for somebody.
	aParty = pattern.Of(`(?:单位|企业|公司|机构|部门|院|所|校|银行|方|商|人|户|者|组织|客户)(?:的)?(?:名称|全称)?$`)
)

// readOtherwise reads a label of either of two documents as that of the licence, and one that no field is known by as what its hint
// asks for: 网站名称 over 请填写单位名称全称.
func readOtherwise(x *index, it *item) {
	label := wordings.Clean(it.Label)
	if wordings.OrLicence(label) {
		it.relabelled(x, "营业执照编号")
		return
	}
	if who, number := wordings.NameAndNumber(label); who != "" && x.isPerson(x.w.Flat(who)) {
		it.relabelled(x, who+"及"+number)
		return
	}
	m := saysWhat.FindStringSubmatch(wordings.Clean(it.Hint))
	if m == nil || it.box == "p" || aParty.MatchString(label) {
		return
	}
	if known, named := x.readable(label); known || named {
		return
	}
	if _, named := x.readable(m[1]); named {
		it.relabelled(x, m[1])
	}
}

// ofSomebodys is a heading over columns that is about somebody: 单位法人信息, 网站负责人信息.
var ofSomebodys = pattern.Of(`(?:人|代表|法人)(?:基本)?(?:信息|情况|资料)(?:\([^()]*\))*$`)

// columnPerson is whom a heading over the pairs of a place's column is about, somebodyElse where that is none that is known; found
// tells whether there is such a heading.
func columnPerson(x *index, it *item) (owner int, found bool) {
	for _, h := range it.Heads {
		text := wordings.Clean(h.Text)
		if h.Role != place.HeadColumn || !ofSomebodys.MatchString(text) || len(it.rowHeads()) == 0 {
			continue
		}
		word := aboutEnd.ReplaceAllString(x.w.Canonical(wordings.Remark.ReplaceAllString(text, "")), "")
		for i, who := range x.persons {
			if slices.Contains(who.Names, word) {
				return i, true
			}
		}
		return somebodyElse, true
	}
	return nobody, false
}

// plainLabel reads the label of a place without the answer before it and the remarks that ask nothing else.
func plainLabel(x *index, it *item) {
	label := wordings.Clean(it.Label)
	if asked := wordings.BehindYes(label); asked != "" && strings.Contains(it.At, "#") {
		it.Label = asked
	}
	if bare := wordings.WithoutGloss(label); bare != "" && bare != label {
		it.relabelled(x, bare)
	}
}

// lineOf is the address of the paragraph or cell that a place lies in.
func (it *item) lineOf() string {
	base, _, _ := strings.Cut(it.At, "#")
	return base
}

// relabel reads a place under another label than the printed one.
func (it *item) relabel(x *index, label string) {
	it.Label, it.Hint = label, ""
	if it.inSentence() {
		it.Heads = it.Heads[1:]
	}
	it.spell, it.either, it.split = x.w.Variants(label, false), nil, nil
	it.spell = append(it.spell, ofApplicant(x.w, it.spell)...)
}

// relabelled reads a place under another label wherever the printed one stands around it.
func (it *item) relabelled(x *index, label string) {
	for i, h := range it.Heads {
		if wordings.Clean(h.Text) == wordings.Clean(it.Label) {
			it.Heads[i].Text = label
		}
	}
	it.relabel(x, label)
}

// inColumn tells whether the label of a place stands over it, as over those of a list.
func (it *item) inColumn() bool {
	return slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role == place.HeadColumn && wordings.Clean(h.Text) == wordings.Clean(it.Label)
	})
}

// inCell tells whether a place is a blank of a line.
func (it *item) inCell() bool { return strings.Contains(it.At, "#") }

// headTexts are what stands over and before a place.
func headTexts(it *item) []string {
	var out []string
	for _, h := range it.Heads {
		out = append(out, h.Text)
	}
	return out
}

// anAnswer is the name of an organisation that is printed as an answer: whom the form goes to.
var anAnswer = pattern.Of(`^\p{Han}{2,10}(?:省|市|县|区|州|盟|旗)\p{Han}{0,24}(?:委员会|办公室|局|厅|署|政府|委|办|中心|学会|协会)$|^\p{Han}{4,30}(?:有限公司|有限责任公司|股份公司|大学|研究院|管委会)$`)

// degrees is where a longitude or latitude is written.
var degrees = pattern.Of(`^[_\s]*[°º度][_\s]*[′'’分]?[_\s]*[″"”秒]?$`)

// citations reads a cell below a document or name that another row answers by the words beside it: 名称 below 依据 | 《目录》.
func citations(p *proposal) {
	for _, it := range p.items {
		rows := it.rowHeads()
		if it.box == "p" || len(rows) == 0 || !citation.MatchString(wordings.Clean(it.Label)) && !anAnswer.MatchString(wordings.Clean(it.Label)) && !degrees.MatchString(squeezed(it.Label)) || slices.Contains(rows, wordings.Clean(it.Label)) {
			continue
		}
		it.Heads = slices.DeleteFunc(it.Heads, func(h place.Head) bool { return h.Role == place.HeadColumn })
		it.relabel(p.x, rows[0])
		it.Context = strings.Join(rows[1:], " / ")
		it.context = p.x.w.Canonical(wordings.Remark.ReplaceAllString(it.Context, ""))
		it.ofBlock(p.x)
	}
}

// operator asks who runs the business of one that is no company.
var operator = pattern.Of(`^经营者(?:姓名)?$`)

// operators reads 经营者 as who runs the business where the form asks the name of the business in another place.
func operators(p *proposal) {
	for _, it := range p.items {
		if operator.MatchString(wordings.Clean(it.printed.Label)) && slices.ContainsFunc(p.items, func(o *item) bool {
			return o != it && o.box == it.box && !operator.MatchString(wordings.Clean(o.printed.Label)) && (o.any(p.x.unitLabels) || wordings.Clean(o.printed.Label) == "名称")
		}) {
			it.relabelled(p.x, "法定代表人或经营者")
		}
	}
}
