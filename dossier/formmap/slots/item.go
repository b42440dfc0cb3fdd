// Package slots is a form once it is read: its places with what is printed beside, over and before each, the tables they lie in, and
// what has been decided for them so far. It answers plain questions about a place and judges nothing.
package slots

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/formmap/years"
	"yibiao/forms/pattern"
)

// Item is a place on the way to its entry.
type Item struct {
	// Place is the place as it is read, Printed as the form has it.
	place.Place
	Printed place.Place
	// Box is the table that the place lies in, or "p" for paragraphs; Row is its row
	// or paragraph, -1 when unknown.
	Box       string
	Row       int
	Spell     []string // of the label
	Canonical string   // the context, canonical
	// Foreign tells that the place is another organisation's; Joined are spellings of
	// the label after the words of its context or of the place before it in the row.
	Foreign  bool
	Party    string // the word that tells so
	LineOver string // the line alone, above its line, that can name somebody
	Later    string // the words that count its party as another than the first
	// Self are words for the applicant in this part of the form, though they often mean another.
	Self     []string
	Joined   []string
	Either   []string // alternatives that the label prints
	Split    []string // the label after the words over it: 身份证件 over 号码
	Sentence bool     // a blank after a word of a sentence that names what is applied for
	// Whole is a label that is read as a whole: one about a title of the applicant, or those who do something together; About the words beside it.
	Whole, About string
	Carried      bool // its year is that of the place before it
	Years        years.Said
	Delegate     bool // whom a letter authorises, of whom nothing is known
	// Employer tells a place that asks something of whom the form's person works for.
	Employer bool
	// Owner is the person that the place is about and Attribute what it asks;
	// fields.Nobody and fields.SomebodyElse are no persons.
	Owner     int
	Attribute string
	Entry     plan.Entry
	Done      bool
}

// Spelling is the printed label's first spelling.
func (it *Item) Spelling() string {
	if len(it.Spell) == 0 {
		return ""
	}
	return it.Spell[0]
}

// Near are the steps of the context, but for the title of the form and the unit of its
// figures: what stands beside and over the place.
func (it *Item) Near() []string {
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

// IsOver tells whether a step of the context stands over the place's table or rows, and
// not in its own row or column.
func (it *Item) IsOver(text string) bool {
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

// Groups are the steps of the context of a cell that its heads do not have: words
// before other cells of its row.
func (it *Item) Groups() []string {
	if it.Box == "p" || len(it.Heads) == 0 {
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

// WithGroups adds the groups of an item to the words around it, behind them; before them, so that no title stands between, where an
// account is asked, which is whose the group says.
func WithGroups(it *Item, list []place.Head) []place.Head {
	var groups []place.Head
	for _, text := range it.Groups() {
		groups = append(groups, place.Head{Role: place.HeadSection, Text: text})
	}
	if strings.HasPrefix(it.Entry.Field, "bank.") {
		return append(groups, list...)
	}
	return append(list[:len(list):len(list)], groups...)
}

// Any tells whether a spelling of the label is in a set.
func (it *Item) Any(set map[string]bool) bool {
	for _, s := range it.Spell {
		if set[s] {
			return true
		}
	}
	return false
}

// Fill decides the item.
func (it *Item) Fill(field string, confidence float64, reason string, args ...string) {
	it.Done = true
	it.Entry.Field, it.Entry.State = field, plan.Proposed
	it.Entry.Confidence = math.Round(min(confidence, 1)*100) / 100
	it.Entry.Reason = Reasoned(reason, args)
}

// Retract makes a proposed item undecided. Words that were not understood are never those by which the place itself asks: where there are
// no others, the field that came next is only too unlike.
func (it *Item) Retract(reason string, args ...string) {
	it.Entry = plan.EntryOf(it.Printed)
	if reason == plan.ReasonUnread && len(args) > 1 && asksBy(it, args[0]) {
		reason, args = plan.ReasonWeak, args[1:]
	}
	it.Leave(plan.Unsure, reason, args...)
}

// asksBy tells whether words are the label of a place, or none.
func asksBy(it *Item, words string) bool {
	bare := func(text string) string {
		return strings.Trim(wordings.Remark.ReplaceAllString(wordings.Clean(text), ""), ":、,")
	}
	words = wordings.Clean(words)
	return words == "" || words == wordings.Clean(it.Printed.Label) || words == wordings.Clean(it.Label) || bare(words) != "" && bare(words) == bare(it.Printed.Label)
}

// Leave decides that the item gets no field, or not by the program.
func (it *Item) Leave(state plan.State, reason string, args ...string) {
	it.Done = true
	it.Entry.State, it.Entry.Reason = state, Reasoned(reason, args)
}

// Reasoned is a reason with its arguments, none for nil, as an entry keeps it.
func Reasoned(code string, args []string) string {
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

// Read reads a place.
func Read(x *fields.Index, p place.Place) *Item {
	it := &Item{Printed: p, Place: heading.WithTitles(wordings.InChinese(p)), Box: "p", Row: -1, Owner: fields.Nobody, Entry: plan.EntryOf(p)}
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
		it.Box = m[1]
		it.Row, _ = strconv.Atoi(m[2])
	} else if m := wordings.InPara.FindStringSubmatch(p.At); m != nil {
		it.Row, _ = strconv.Atoi(m[1])
	}
	it.Spell = x.Words.Variants(p.Label, false)
	it.Spell = append(it.Spell, OfApplicant(x.Words, it.Spell)...)
	if len(p.Options) == 1 {
		// One box stands before the statement that it asks to agree to.
		it.Spell = append(it.Spell, x.Words.Variants(p.Options[0].Label, false)...)
	}
	if label := wordings.FirstOf(x.Words.Reads[wordings.Clean(p.Label)], x.Words.Reads[wordings.Remark.ReplaceAllString(wordings.Clean(p.Label), "")]); label != "" && len(x.Exact[it.Spelling()]) == 0 && len(p.Options) == 0 {
		it.Spell = x.Words.Variants(label, false)
	}
	if wordings.NamesWriter(wordings.Clean(p.Label)) && it.Box == "p" {
		it.Relabelled(x, "单位名称")
	}
	if it.Box == "p" && wordings.Clean(p.Label) == "本人" && heading.Declares.MatchString(x.Words.Flat(p.Context)) {
		it.Relabelled(x, "法定代表人")
	}
	if rows := it.RowHeads(); it.Kind == place.Number && len(rows) > 1 && wholeOf.MatchString(wordings.Clean(p.Label)) && peopleOf.MatchString(rows[1]) && !it.InColumn() {
		it.Relabelled(x, rows[1])
	}
	if label := wordings.OnePerson(wordings.Clean(p.Label)); label != wordings.Clean(p.Label) {
		spell := x.Words.Variants(label, false)
		it.Spell = slices.Concat(it.Spell, spell, OfApplicant(x.Words, spell))
		if strings.ContainsAny(wordings.Clean(p.Label), `/\`) {
			it.Relabelled(x, label)
		}
	}
	readOtherwise(x, it)
	if label := wordings.Gloss(wordings.Clean(p.Label)); label != "" {
		it.Relabelled(x, label)
	}
	if label := x.Counted[wordings.Clean(p.Label)]; label != "" {
		it.Relabelled(x, label)
	}
	it.Either = EitherOf(x.Words, p.Label)
	it.Split = splitLabel(x.Words, p)
	it.inChinese(x)
	it.OfBlock(x)
	it.Sentence = it.Box == "p" && it.Any(x.Words.Subject)
	it.Canonical = x.Words.Canonical(wordings.Remark.ReplaceAllString(wordings.Clean(withoutUnits(p)), ""))
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
func readOtherwise(x *fields.Index, it *Item) {
	label := wordings.Clean(it.Label)
	if wordings.OrLicence(label) {
		it.Relabelled(x, "营业执照编号")
		return
	}
	if who, number := wordings.NameAndNumber(label); who != "" && x.IsPerson(x.Words.Flat(who)) {
		it.Relabelled(x, who+"及"+number)
		return
	}
	m := saysWhat.FindStringSubmatch(wordings.Clean(it.Hint))
	if m == nil || it.Box == "p" || aParty.MatchString(label) {
		return
	}
	if known, named := x.Readable(label); known || named {
		return
	}
	if _, named := x.Readable(m[1]); named {
		it.Relabelled(x, m[1])
	}
}

// plainLabel reads the label of a place without the answer before it and the remarks that ask nothing else.
func plainLabel(x *fields.Index, it *Item) {
	label := wordings.Clean(it.Label)
	if asked := wordings.BehindYes(label); asked != "" && strings.Contains(it.At, "#") {
		it.Label = asked
	}
	if bare := wordings.WithoutGloss(label); bare != "" && bare != label {
		it.Relabelled(x, bare)
	}
}

// LineOf is the address of the paragraph or cell that a place lies in.
func (it *Item) LineOf() string {
	base, _, _ := strings.Cut(it.At, "#")
	return base
}

// Relabel reads a place under another label than the printed one.
func (it *Item) Relabel(x *fields.Index, label string) {
	it.Label, it.Hint = label, ""
	if it.InSentence() {
		it.Heads = it.Heads[1:]
	}
	it.Spell, it.Either, it.Split = x.Words.Variants(label, false), nil, nil
	it.Spell = append(it.Spell, OfApplicant(x.Words, it.Spell)...)
}

// Relabelled reads a place under another label wherever the printed one stands around it.
func (it *Item) Relabelled(x *fields.Index, label string) {
	for i, h := range it.Heads {
		if wordings.Clean(h.Text) == wordings.Clean(it.Label) {
			it.Heads[i].Text = label
		}
	}
	it.Relabel(x, label)
}

// InColumn tells whether the label of a place stands over it, as over those of a list.
func (it *Item) InColumn() bool {
	return slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role == place.HeadColumn && wordings.Clean(h.Text) == wordings.Clean(it.Label)
	})
}

// InCell tells whether a place is a blank of a line.
func (it *Item) InCell() bool { return strings.Contains(it.At, "#") }

// HeadTexts are what stands over and before a place.
func HeadTexts(it *Item) []string {
	var out []string
	for _, h := range it.Heads {
		out = append(out, h.Text)
	}
	return out
}
