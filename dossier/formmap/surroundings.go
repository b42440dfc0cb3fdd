package formmap

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// organisation ends a label that begins the rows of another organisation.
var organisation = pattern.Of(`(?:单位|机构|公司|商|方|所|人|名称|[外英中]文名|学校|院校|高校|大学|学院|医院|协会|商会|村|总部|交易场所)$`)

// opponent begins a word for whom the applicant turns against: what follows is asked of that side.
var opponent = pattern.Of(`^(?:被(?:投诉|申请|告|举报|质疑|执行|反映|检举)|对方)`)

// readSurroundings reads what stands around each place.
func readSurroundings(p *proposal) {
	scope := ""    // the word of another whose rows these are
	block := false // the row that named it asked more of it
	asked := map[string]bool{}
	named := -1  // the row that named it once more, as a part that says in each of its labels whose they are
	own := false // the table has asked something of the applicant
	point := ""  // the organisation that the numbered line passed last asks of
	for i, it := range p.items {
		if i == 0 || p.items[i-1].box != it.box || p.newScope(p.items[i-1], it) || ofProject(p, it) && !asked[it.label()] {
			scope, block, named = "", false, -1
		}
		own = own && i > 0 && p.items[i-1].box == it.box
		ofPath(p, it)
		point = p.pointAbout(it, point)
		it.party = wordings.FirstOf(it.party, point)
		around := []string{it.context}
		if i > 0 && p.items[i-1].box == it.box && p.items[i-1].row == it.row && it.row >= 0 {
			before := p.items[i-1].label()
			if passesOn(p.items[i-1], it) {
				it.party = wordings.FirstOf(it.party, p.somebody(it, p.items[i-1].Label), p.items[i-1].party)
			}
			endPassing(p, it)
			if it.party != "" && it.box != "p" {
				around = append(append(around, before), p.items[i-1].joined...)
			}
		}
		if scope != "" && (block || !own || !besideOurs(p, i) && slices.ContainsFunc(it.spell, func(s string) bool { return asked[strings.TrimSuffix(s, "姓名")] })) {
			// A block of another asks once more what was asked of the applicant.
			if named < 0 || it.row <= named+1 || asksWho(p, it) {
				it.party, named = wordings.FirstOf(it.party, scope), furtherOf(it, named)
			}
		}
		word := p.begins(it)
		if word != "" && word == scope { // more is asked of the same, by its name
			block, named = true, it.row
		}
		if it.party == "" && word == "" {
			own = own || p.asksFirm(it)
			if it.label() == "姓名" {
				for _, s := range p.x.w.Variants(lastStep(it.Context), false) {
					asked[s] = true // 法定代表人 as the row of a matrix
				}
			}
			for _, s := range it.spell {
				asked[strings.TrimSuffix(s, "姓名")] = true
			}
		}
		if word != "" && !amongNames(p, i) && !goesOn(scope, it.label()) && !inPassing(p, i, word) && (it.box == "p" || organisation.MatchString(it.label())) && !title.IsInner(word) && !endsIn(it.label(), p.x.w.Internal) && !endsIn(it.label(), p.x.w.Natural) {
			scope, block, named = word, beginsPart(p, i, word), -1
		}
		if it.party = wordings.FirstOf(it.party, it.later); beginsLater(p, it) && !amongNames(p, i) {
			scope, block, named = it.later, true, -1
		}
		if it.later == "" && (p.names(it) || underOurs(p.x, it)) {
			it.party = "" // another before it in the row ends here
		}
		it.foreign = it.party != ""
		joinAround(it, around)
	}
}

// projectsOwn names somebody of the project that a form is about.
var projectsOwn = pattern.Of(`^[*＊]?(?:项目|课题|申报|申请)(?:联系人|负责人|经办人)(?:姓名)?$`)

// ofProject tells whether a row begins with somebody of the project right below another of its people, so that both are the
// applicant's whoever was named before; one alone below somebody else's name may be theirs.
func ofProject(p *proposal, it *item) bool {
	begins := func(o *item, row int) bool {
		return o.box == it.box && o.row == row && o.box != "p" && o.col() <= 1 && projectsOwn.MatchString(wordings.Clean(o.Label))
	}
	return begins(it, it.row) && slices.ContainsFunc(p.items, func(o *item) bool { return begins(o, it.row-1) })
}

// asksApplicant tells whether some place asks the applicant's name.
func asksApplicant(p *proposal) bool {
	return slices.ContainsFunc(p.items, func(it *item) bool { return it.any(p.x.unitLabels) })
}

// questions takes cells that ask something themselves from the words around other places:
// the row 申报单位名称：____ heads nothing below it, and 名称 nothing beside a cell in which
// 电话：____ is printed.
func questions(p *proposal) {
	titles := map[string]bool{}
	asked := map[string]bool{}
	type row struct {
		box string
		row int
	}
	beside := map[row][]string{}
	for _, it := range p.items {
		for _, h := range it.Heads {
			if h.Role == place.HeadTitle {
				titles[wordings.Clean(h.Text)] = true
			}
		}
		if it.box != "p" && it.Kind != place.Rows {
			asked[it.box+" "+wordings.Clean(it.Label)] = true
			beside[row{it.box, it.row}] = append(beside[row{it.box, it.row}], wordings.Clean(it.Label))
		}
	}
	p.parts = len(titles) > 1
	labelCells(p)
	citations(p)
	for _, it := range p.items {
		own := it.ownLabel()
		it.Heads = slices.DeleteFunc(it.Heads, func(h place.Head) bool {
			if h.Role == place.HeadRow && own && slices.Contains(beside[row{it.box, it.row}], wordings.Clean(h.Text)) {
				return true
			}
			if h.Role == place.HeadColumn && it.labelBeside() && printedAnswer(h.Text) || h.Role == place.HeadBand && asksDay.MatchString(squeezed(h.Text)) {
				return true
			}
			return (h.Role == place.HeadBand || h.Role == place.HeadColumn) && strings.HasSuffix(squeezed(h.Text), ":") && asked[it.box+" "+wordings.Clean(h.Text)]
		})
	}
}

var (
	// ofAddress are the words that part the blanks of an address.
	ofAddress = pattern.Of(`^[(（]?(?:省|自治区).*市.*(?:县|区|乡|镇|街道|路|号|村)[)）]?$|^市.*(?:县|区).*(?:路|街道?|镇|号)`)
	asksDay   = pattern.Of(`(?:日期|填报时间|填表时间)[:：]$`)
	// shares is an answer that is printed for show, of figures only: XX：A%；YY：B%.
	shares = pattern.Of(`^[^\p{Han}]*(?:xx|XX)[^\p{Han}]*$`)
)

// labelBeside tells whether the label of a place stands to the left of it.
func (it *item) labelBeside() bool {
	return slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role == place.HeadRow && wordings.Clean(h.Text) == wordings.Clean(it.Label)
	})
}

// printedAnswer tells whether the words over a place with a label of its own are printed where another label is answered,
// and head nothing: the parts of an address, what to write there, a day.
func printedAnswer(text string) bool {
	return shares.MatchString(text) || ofAddress.MatchString(wordings.Clean(text)) || over.FilledIn(wordings.Clean(text)) || asksDay.MatchString(squeezed(text)) || strings.ContainsAny(text, "。；") && len([]rune(text)) > 12
}

// citation is the name of a document that is printed as an answer.
var citation = pattern.Of(`^《[^《》]+》(?:\([^()]*\))?$`)

// rowHeads are the words to the left of a place, the nearest first.
func (it *item) rowHeads() []string {
	var out []string
	for _, h := range it.Heads {
		if h.Role == place.HeadRow {
			out = append(out, wordings.Clean(h.Text))
		}
	}
	return out
}

// labelCells leaves the room behind a label whose answers go below the heads of the columns beside it: 企业名称： below
// 变更项, before the cells of 变更前 and 变更后.
func labelCells(p *proposal) {
	for _, it := range p.items {
		if it.box == "p" || it.inCell() || it.labelBeside() || it.Kind == place.Rows || wordings.Clean(it.Label) == "" {
			continue
		}
		beside := 0
		for _, o := range p.items {
			if o != it && o.box == it.box && o.row == it.row && slices.ContainsFunc(o.Heads, func(h place.Head) bool {
				return h.Role == place.HeadRow && strings.TrimSuffix(squeezed(h.Text), ":") == strings.TrimSuffix(squeezed(it.Label), ":")
			}) && slices.ContainsFunc(o.Heads, func(h place.Head) bool {
				return h.Role == place.HeadColumn && wordings.Clean(h.Text) == wordings.Clean(o.Label)
			}) {
				beside++
			}
		}
		if beside > 0 {
			it.leave(plan.Unsure, plan.ReasonNone)
		}
	}
}

// endPassing ends the part of somebody who is named in passing: only how to reach it may follow, and nobody else.
func endPassing(p *proposal, it *item) {
	if wordings.HasAny(it.party, p.x.w.Passing) && !asksWho(p, it) || wordings.HasAny(it.party, p.x.w.Natural) && p.x.isPerson(it.label()) {
		it.party = ""
	}
}

// asksWho tells whether a label asks who somebody is or how to reach it, as one asks of anybody.
func asksWho(p *proposal, it *item) bool {
	return it.spelledAttribute(p.x) != "" || slices.ContainsFunc(it.spell, identity.MatchString) || entity.MatchString(p.x.w.Flat(it.Label))
}

// squeezed is a text in half-width marks without white space.
func squeezed(text string) string {
	return strings.NewReplacer("：", ":", " ", "", "　", "").Replace(text)
}

// besideOurs tells whether the place before item i in its row names one of the
// applicant's people.
func besideOurs(p *proposal, i int) bool {
	if i == 0 || p.items[i-1].box != p.items[i].box || p.items[i-1].row != p.items[i].row {
		return false
	}
	return !p.items[i-1].foreign && p.x.isPerson(p.items[i-1].label())
}

var (
	// aPoint is the number of a line: 1.2, （三）.
	aPoint = pattern.Of(`^(?:[(（]?(?:\d+(?:\.\d+)+|[一二三四五六七八九十]+)[)）.、．]?)[^\d]`)
	// ifAny says that a line is left empty by some.
	ifAny = pattern.Of(`(?:若|如|凡)[^()]*(?:不填|不需填|无需填|不用填|免填)|(?:若|如)(?:有|无)`)
)

// pointAbout is the organisation whose data are asked in a line and those below it up to the next number: 1.2 主管部门名称；
// the one before for lines without a number, "" where it is the applicant.
func (p *proposal) pointAbout(it *item, before string) string {
	raw := squeezed(it.printed.Label)
	if it.box != "p" {
		return ""
	}
	if !aPoint.MatchString(raw) {
		return before
	}
	label := wordings.Clean(raw)
	name := wordings.Remark.ReplaceAllString(label, "")
	if !strings.HasSuffix(name, "名称") || p.names(it) && !ifAny.MatchString(label) {
		return ""
	}
	if word := wordings.FirstOf(p.somebody(it, name), ifAny.FindString(label)); word != "" {
		return word
	}
	return ""
}

// asksFirm tells whether a place asks what is known of the applicant.
func (p *proposal) asksFirm(it *item) bool {
	return it.spelledAttribute(p.x) != "" || slices.ContainsFunc(it.spell, func(s string) bool { return p.x.firmLabels[s] || p.x.isPerson(s) })
}

// other is the word of another organisation in a text around a place, "" for none.
func (p *proposal) other(it *item, text string) string {
	if side := changedSide(text, it.self); side != "" {
		return side
	}
	for _, word := range it.self {
		text = strings.ReplaceAll(text, word, "")
	}
	return p.x.w.Other(text)
}

// registers are the authorities that keep the applicant's registers, whose name tells of the applicant.
var registers = pattern.Of(`^(?:注册|登记|发照|工商|税务|税收|国税|地税|国地税|社保|统计|外汇|海关)\p{Han}{0,6}(?:机关|部门)(?:名称)?$`)

// somebody is the word for another in a label or heading around a place, "" where the
// text asks something of the applicant itself: 主管税务机关.
func (p *proposal) somebody(it *item, text string) string {
	if asksKind(p.x.w, text) || registers.MatchString(wordings.Clean(text)) {
		return ""
	}
	for _, s := range p.x.w.Variants(text, false) {
		if p.x.firmLabels[s] || p.x.w.Attributes[s] != "" {
			return ""
		}
	}
	return wordings.FirstOf(p.other(it, p.x.w.Flat(text)), p.otherEntity(it, text, nil))
}

// newScope tells whether the rows of another end before it: under another band or
// section, or where the label names the applicant.
func (p *proposal) newScope(before, it *item) bool {
	return it.context != before.context && !underRow(p.x.w, it) || bandOver(it) != "" && bandOver(it) != bandOver(before) || it.later == "" && p.names(it)
}

// underOurs tells whether a place stands in the column of the applicant, beside those of others: 承研方.
func underOurs(x *index, it *item) bool {
	return slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role == place.HeadColumn && wordings.Clean(h.Text) != wordings.Clean(it.Label) && slices.Contains(x.w.Applicants, x.w.Canonical(wordings.Clean(h.Text)))
	})
}

// ofPath reads whose a place is from the path of headings, where nothing else is known of what stands around it.
func ofPath(p *proposal, it *item) {
	for _, text := range heading.Steps(it.Context) {
		if len(it.Heads) == 0 {
			it.party = wordings.FirstOf(it.party, p.somebody(it, text))
		}
	}
}

// tables is what the places of a form tell of one another, made once: what asks about a single place must not look at all
// the others.
type tables struct {
	headed  map[string]map[place.Head]map[int]bool // by box and heading at the left: its rows
	counted map[string]map[string]bool             // labels that end in a number, by what stands before it
	asked   map[spot]int                           // how many places of a row have the same label
}

// spot is a label in a row of a table.
type spot struct {
	box   string
	row   int
	label string
}

func newTables(p *proposal) *tables {
	t := &tables{headed: map[string]map[place.Head]map[int]bool{}, counted: map[string]map[string]bool{}, asked: map[spot]int{}}
	for _, it := range p.items {
		t.asked[spot{it.box, it.row, wordings.Clean(it.Label)}]++
		if counted.MatchString(it.Label) {
			put(t.counted, counted.ReplaceAllString(it.Label, ""), it.Label, true)
		}
		for _, h := range it.Heads {
			if h.Role == place.HeadRow && wordings.Clean(it.Label) != wordings.Clean(h.Text) {
				if t.headed[it.box] == nil {
					t.headed[it.box] = map[place.Head]map[int]bool{}
				}
				put(t.headed[it.box], h, it.row, true)
			}
		}
	}
	return t
}

// put sets a value in a map of maps.
func put[A, B comparable, V any](m map[A]map[B]V, a A, b B, v V) {
	if m[a] == nil {
		m[a] = map[B]V{}
	}
	m[a][b] = v
}

// besideRows tells whether a heading stands at the left of several rows, of which the place's is one, and so heads a part.
func (t *tables) besideRows(it *item, h place.Head) bool {
	return h.Role == place.HeadRow && wordings.Clean(h.Text) != wordings.Clean(it.Label) && len(t.headed[it.box][h]) > 1
}

// onlyOver tells whether words stand over a cell whose label is beside it and asks nothing else in its row, and so tell no
// answers apart: they belong to another row, or head the whole.
func (t *tables) onlyOver(it *item, h place.Head) bool {
	return h.Role == place.HeadColumn && it.box != "p" && it.entry.Sub == "" && it.labelBeside() && wordings.Clean(h.Text) != wordings.Clean(it.Label) && t.asked[spot{it.box, it.row, wordings.Clean(it.Label)}] == 1
}

// pledge heads what the applicant promises, which its people sign below.
var pledge = pattern.Of(`^(?:(?:申[请报]|填报)?(?:单位|企业|公司|人|主体)|真实性|诚信|信用|法定代表人|申报)*(?:承诺|声明|保证)(?:书|事项|内容)?$`)

// pledges leaves the names of those who sign below a pledge in its own cell, before the seal or the day: 经办人：____ 法定代表人：____ （企业公章），
// and at the end of a table: （公章） 法定代表人：____ 经办人：____ 年 月 日.
func pledges(p *proposal) {
	signed, last := map[string]bool{}, map[string]int{}
	for _, it := range p.items {
		signed[it.lineOf()] = signed[it.lineOf()] || it.Kind == place.Sign
		last[it.box] = max(last[it.box], it.row)
	}
	ends, dated := map[string]bool{}, map[string]bool{} // cells at the end of a table that ask for a legal representative, and for a day
	for _, it := range p.items {
		if it.box != "p" && it.inCell() && it.row == last[it.box] && it.entry.Field == "legal.name" && len((&item{Place: it.printed}).beside()) == 0 {
			ends[it.lineOf()] = true
		}
	}
	for _, it := range p.items {
		dated[it.lineOf()] = dated[it.lineOf()] || it.Kind == place.Date
		if it.Kind != place.Date && !strings.HasSuffix(it.entry.Field, ".name") {
			delete(ends, it.lineOf())
		}
	}
	for _, it := range p.items {
		pledged := signed[it.lineOf()] && slices.ContainsFunc((&item{Place: it.printed}).rowHeads(), pledge.MatchString)
		if it.entry.State == plan.Proposed && strings.HasSuffix(it.entry.Field, ".name") && isPersons.MatchString(it.entry.Field) && it.inCell() && it.box != "p" && (pledged || ends[it.lineOf()] && dated[it.lineOf()]) {
			it.entry = plan.EntryOf(it.printed)
			it.leave(plan.Ignored, plan.ReasonSign)
		}
	}
}
