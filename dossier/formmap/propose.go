package formmap

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/filler"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
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
	// whole is a label that is read as a whole: one about a title of the applicant, or those who do something together.
	whole    string
	carried  bool // its year is that of the place before it
	years    yearsSaid
	delegate bool // whom a letter authorises, of whom nothing is known
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
	for _, text := range steps(it.Context) {
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
	for _, text := range steps(it.Context) {
		// Neither whoever made the form nor to whom it goes is a group.
		if !issuer.MatchString(text) && !over.Addressee(text) && !slices.ContainsFunc(it.Heads, func(h place.Head) bool { return wordings.Clean(h.Text) == text }) {
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

// proposal is one run of Propose.
type proposal struct {
	x     *index
	items []*item
	own   bool  // the form is one of the dossier's programmes
	years []int // printed in the form, ascending
	year  int   // in which the form is filled in, 0 where it is not known
	// parts tells that the form has several titles, each of a part of it.
	parts bool
	// private tells that a person hands the form in, and not a firm.
	private bool
	tables  *tables
}

// stages are the ways to explain places, the surest first; the last ones take back what was not sure.
var stages = []func(*proposal){
	fixedPlaces, rowPlaces, severalPlaces, openYears, matrixPlaces, yearsOfFigures, totalPlaces, yearOfForm, yearOfPart, ownerPlaces, privatePlaces, rangePlaces, regionPlaces, classPlaces,
	kindsOfFirm, certificates, ticksOfTitles, unitsPapers, scalarPlaces, joints, namesWith, firmPlaces, onlyYear, capitalPlaces, entryPlaces,
	lastYearPlaces, carriedYears, subjectPlaces, repeatedPlaces, conflicts, levelPlaces, loneBanks, inCharges, gatePlaces, uncarried, countedYears, unnamedPeople, fillers, loneNames, secondRows, blocksOfOthers, sentencesOfOthers, headsOfLines, linesOver, jointPlaces, conditional, unnamed, phonesOfOthers, accountsOfOthers, ofNobody, coverOfOthers, foreignForm,
}

// Propose finds a field for each place. Places for signatures and of the authority get
// none; where several fields fit or none fits well, the entry is unsure and has no
// field. The result depends on nothing but the arguments.
func Propose(places []place.Place, from Candidates) plan.Map {
	p := &proposal{x: newIndex(from), own: from.Own || titled(places, from.Titles), year: from.Year}
	var labels []string
	for _, place := range places {
		labels = append(labels, place.Label)
	}
	p.x.counted = wordings.Numbered(labels)
	printed := overAll(places)
	read := filler.Usual(overAll(withoutNotes(places)), p.x.readable, func(word string) bool { return p.x.w.Asking[word] != nil })
	for i, place := range p.x.w.UsualFigures(read, func(label string) bool { known, named := p.x.readable(label); return known || named }) {
		it := p.x.item(place)
		it.printed, it.entry, it.years = printed[i], plan.EntryOf(printed[i]), yearsOver(places[i])
		it.underLine()
		p.items = append(p.items, it)
	}
	asSaid(p)
	counts(p)
	questions(p)
	withoutYearAsked(p)
	yearOfReport(p)
	wholeYears(p)
	letters(p)
	employers(p)
	loneUnit(p)
	applyingFirm(p)
	selfPlaces(p)
	loneFirm(p)
	namedByCode(p)
	groupFirms(p)
	contracts(p)
	glossed(p)
	readSurroundings(p)
	plainColumns(p)
	p.tables = newTables(p)
	for _, step := range stages {
		step(p)
	}
	m := plan.Map{Pack: from.Pack, Version: from.Version}
	for _, it := range p.items {
		m.Entries = append(m.Entries, it.entry)
	}
	return m
}

// readable tells of a label whether a field is known by it, and whether it asks the applicant's name.
func (x *index) readable(label string) (known, named bool) {
	for _, s := range x.w.Variants(label, false) {
		known, named = known || x.keys[s], named || x.unitLabels[s]
	}
	return known, named
}

// titled tells whether the title of a form is that of one of the programmes: six
// characters of it in a row.
func titled(places []place.Place, titles []string) bool {
	for _, p := range places {
		for _, h := range p.Heads {
			r := []rune(wordings.Clean(h.Text))
			for i := 0; h.Role == place.HeadTitle && i+6 <= len(r); i++ {
				if within(string(r[i:i+6]), titles) {
					return true
				}
			}
		}
	}
	return false
}

// innerPerson is a second word for one person within a label: 法定代表人(负责人)姓名.
var innerPerson = pattern.Of(`(法定代表人|法人代表|法人|负责人)(?:\((?:单位|企业|主要|实际)?(?:负责人|法人|法人代表|法定代表人|代表人)\)|[/\\](?:单位|企业|主要|实际)?(?:负责人|控制人))`)

// personInstead is a label that asks a firm's name or number, and in brackets or after a stroke what a person has instead.
var personInstead = pattern.Of(`^(.*(?:信用代码|营业执照(?:号码?|编号)?|注册号码?|登记证号))(?:\(|/|或者?)(?:个人|自然人|公民|居民)?(?:有效)?身份证?(?:件)?(?:号码?|编号)?\)?$|^(.*(?:单位|企业|公司|机构|申请人|经营者|主体)名称)(?:\(|/|或者?)(?:个人|自然人)?姓名\)?$|^(.*(?:申报|申请|填报|参评|推荐)(?:单位|企业|机构))(?:或者?|/)个人$`)

// wholeOf begins a row of numbers with the whole of what stands before it, and peopleOf is such a word: 从业人员 | 合计 | 其中：….
var (
	wholeOf  = pattern.Of(`^(?:合计|总计|总数|总人数)$`)
	peopleOf = pattern.Of(`^(?:企业|单位|公司|本单位)?(?:从业人员|在职职工|在职员工|职工|员工)(?:年末|期末)?(?:总?人数|总数|情况)?(?:\(人\))?$`)
)

// ourUnit leads within a sentence to the name of whoever writes it: 由于我司（单位）____.
var ourUnit = pattern.Of(`(?:我司|我公司|我单位|我方|本公司|本单位)\((?:单位|公司|企业)?(?:名称|全称)?\)$`)

// item reads a place.
func (x *index) item(p place.Place) *item {
	it := &item{printed: p, Place: withTitles(wordings.InChinese(p)), box: "p", row: -1, owner: nobody, entry: plan.EntryOf(p)}
	if m := personInstead.FindStringSubmatch(wordings.Clean(p.Label)); m != nil {
		it.Label = m[1] + m[2] + m[3] // a firm hands the form in
		for i := range it.Heads {
			if it.Heads[i].Text == p.Label {
				it.Heads[i].Text = it.Label
			}
		}
	}
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
	if ourUnit.MatchString(wordings.Clean(p.Label)) && it.box == "p" {
		it.relabelled(x, "单位名称")
	}
	if it.box == "p" && wordings.Clean(p.Label) == "本人" && declares.MatchString(x.w.Flat(p.Context)) {
		it.relabelled(x, "法定代表人")
	}
	if rows := it.rowHeads(); it.Kind == place.Number && len(rows) > 1 && wholeOf.MatchString(wordings.Clean(p.Label)) && peopleOf.MatchString(rows[1]) && !it.inColumn() {
		it.relabelled(x, rows[1])
	}
	if label := innerPerson.ReplaceAllString(wordings.Clean(p.Label), "$1"); label != wordings.Clean(p.Label) {
		spell := x.w.Variants(label, false)
		it.spell = slices.Concat(it.spell, spell, ofApplicant(x.w, spell))
		if strings.ContainsAny(wordings.Clean(p.Label), `/\`) {
			it.relabelled(x, label)
		}
	}
	readOtherwise(x, it)
	if m := glossOf.FindStringSubmatch(wordings.Clean(p.Label)); m != nil {
		it.relabelled(x, wordings.FirstOf(m[1], m[2]))
	}
	if label := x.counted[wordings.Clean(p.Label)]; label != "" {
		it.relabelled(x, label)
	}
	it.either = eitherOf(x.w, p.Label)
	it.split = splitLabel(x.w, p)
	it.inChinese(x)
	it.ofBlock(x)
	it.sentence = it.box == "p" && it.any(x.w.Subject)
	it.context = x.w.Canonical(wordings.Remark.ReplaceAllString(wordings.Clean(p.Context), ""))
	return it
}

// open are the items that are not decided yet.
func (p *proposal) open() []*item {
	var out []*item
	for _, it := range p.items {
		if !it.done {
			out = append(out, it)
		}
	}
	return out
}

// fixedPlaces decides places that need no comparing with fields.
func fixedPlaces(p *proposal) {
	w := p.x.w
	for _, it := range p.items {
		switch {
		case it.Kind == place.Sign:
			leaveToHand(it)
		case it.Kind == place.Rows:
		case wordings.HasAny(it.context, w.Sections), ofOffice(p, it):
			it.leave(plan.Ignored, plan.ReasonOffice)
		case notFilled.MatchString(wordings.Clean(it.Label)), notFilled.MatchString(wordings.Clean(it.Hint)):
			it.leave(plan.Ignored, plan.ReasonNotFilled)
		case it.Kind == place.Image:
			picturePlaces(p, it)
		case p.exact(it):
		case it.Kind == place.Date && it.any(w.Signed):
			it.leave(plan.Ignored, plan.ReasonSignDay)
		case it.Kind == place.Date && it.any(w.Today) && it.context != "至":
			it.fill(plan.FieldToday, 0.95, plan.ReasonToday)
		case it.any(w.Offices):
			it.leave(plan.Ignored, plan.ReasonOffice)
		case it.any(w.Year) && it.Kind != place.Choice:
			it.fill(plan.FieldYear, 0.9, plan.ReasonLabel)
		case it.Kind == place.Check || it.Kind == place.Choice:
			materialPlaces(p, it)
		}
	}
}

// notFilled are words in a label that say that it is left empty, at least by some.
var notFilled = pattern.Of(`(?:不|免|无需|无须|不用|不必)(?:需要|必|用|需)?填(?:写|报)?|^(?:请)?(?:留空|空着)(?:即可)?$`)

var (
	// officeLine begins lines that the authority fills in or that tell where it is.
	officeLine = pattern.Of(`登记机关|管辖单位|送达地址|受理机关|受理部门|受理单位|审批机关|主管机关`)
	// bareContact asks how to reach whoever was named last.
	bareContact = pattern.Of(`^(?:联系|通讯|通信|详细)?(?:地址|邮政编码|邮编|电话|联系电话|传真|联系人|网址)$`)
)

// ofOffice tells whether a line below one about the authority goes on about it.
func ofOffice(p *proposal, it *item) bool {
	if it.box != "p" || !bareContact.MatchString(wordings.Clean(it.Label)) {
		return false
	}
	for i := slices.Index(p.items, it) - 1; i >= 0 && p.items[i].box == "p" && p.items[i].row >= it.row-2; i-- {
		label := wordings.Clean(p.items[i].Label)
		if !bareContact.MatchString(label) {
			return officeLine.MatchString(label)
		}
	}
	return false
}

// exact tells whether a field that is asked carries exactly this label.
func (p *proposal) exact(it *item) bool {
	for _, s := range it.spell {
		if slices.ContainsFunc(p.x.exact[s], func(c *candidate) bool { return c.person < 0 && p.x.fits(it.Place, c.field) >= 0.8 }) {
			return true
		}
	}
	return false
}
