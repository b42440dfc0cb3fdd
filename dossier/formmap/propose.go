// Package formmap says which field fills which place of an official blank form that
// has no placeholders (套填方案): it proposes a map from the printed labels, keeps it
// as a small YAML file, carries it over to next year's blank, and turns answers into
// what is written at each place and a filled form back into edits to review. It is
// pure: forms are read and written by package docx.
package formmap

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/filler"
	"yibiao/dossier/formmap/fit"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/formmap/years"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// Candidates are what may fill the places of a form.
type Candidates struct {
	// Sections are in order; those that the dossier asks come first.
	Sections []Section
	// Materials serve lists of materials and pictures.
	Materials []Material
	// Own tells that the form is known to be one of the dossier's programmes; else its
	// own fields are only taken for a form that asks many of them.
	Own bool
	// Titles are those of the programmes: a form with one of them is their own.
	Titles []string
	// Year is the year in which the form is filled in; 0 where it is not known, and no heading makes a present figure a past one.
	Year int
	// Pack and Version are noted in the map.
	Pack, Version string
	// Synonyms are used besides the program's own.
	Synonyms []wordings.Synonyms
}

// Section is a titled group of fields; a title of "" takes the fields' own groups.
type Section struct {
	Title  string
	Fields []*forms.Field
}

// Material is a requirement: its id and printed name.
type Material struct{ ID, Name string }

// FromForm takes what a form asks, then the fields of the client profile that it does
// not ask, as the pack words it.
func FromForm(form *forms.Form) Candidates {
	form = form.Plain()
	var c Candidates
	asked := map[string]bool{}
	for _, s := range form.Sections {
		if s.Progress {
			continue // where the authorities stand is no answer of the applicant
		}
		c.Sections = append(c.Sections, Section{Title: s.Title, Fields: s.Fields})
		for _, f := range s.Fields {
			asked[f.Name()] = true
		}
	}
	for _, q := range form.Programmes {
		c.Titles = append(c.Titles, wordings.Clean(q.Title))
	}
	for _, r := range form.Requirements {
		c.Materials = append(c.Materials, Material{r.ID.S, r.Name})
	}
	if form.Pack == nil {
		return c
	}
	c.Pack, c.Version = form.Pack.ID.S, form.Pack.Version
	if v := form.Pack.Vocabulary; v != nil {
		var rest []*forms.Field
		for _, f := range v.Fields {
			if !asked[f.Name()] {
				rest = append(rest, f)
			}
		}
		c.Sections = append(c.Sections, Section{Fields: rest})
	}
	return c
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

// readings read the labels and headings of the form in the words that the fields have, and whose and of when the places are, before
// any field is looked for.
var readings = []func(*proposal){
	plainHeads, underYears, ownKinds, underHeads, asSaid, counts, questions, withoutYearAsked, earlierYears, yearOfReport, wholeYears, letters, employers, loneUnit, applyingFirm, operators, selfPlaces, loneFirm, namedByCode, takers, groupFirms, contracts, glossed, readSurroundings, plainColumns,
}

// stages are the ways to explain places, the surest first; the last ones take back what was not sure.
var stages = []func(*proposal){
	fixedPlaces, rowPlaces, severalPlaces, openYears, matrixPlaces, yearsOfFigures, totalPlaces, yearOfForm, yearOfPart, ownerPlaces, privatePlaces, rangePlaces, regionPlaces, classPlaces,
	kindsOfFirm, certificates, bodies, ticksOfTitles, unitsPapers, scalarPlaces, joints, namesWith, firmPlaces, onlyYear, capitalPlaces, entryPlaces,
	lastYearPlaces, carriedYears, subjectPlaces, repeatedPlaces, conflicts, levelPlaces, loneBanks, inCharges, gatePlaces, columnSides, uncarried, countedYears, unnamedPeople, pledges, fillers, loneNames, secondRows, blocksOfOthers, strangersOfRows, aboutThings, sentencesOfOthers, headsOfLines, contactsOfCallers, linesOver, jointPlaces, conditional, unnamed, phonesOfOthers, accountsOfOthers, ofNobody, coverOfOthers, foreignForm, noted, oneRowLists, behindAddresses, sumPlaces, undated,
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
	maps.Copy(p.x.counted, wordings.FirstContact(labels))
	printed := heading.OverAll(places)
	read := filler.Usual(heading.OverAll(withoutNotes(places)), p.x.readable, func(word string) bool { return p.x.w.Asking[word] != nil })
	for i, place := range p.x.w.UsualFigures(read, func(label string) bool { known, named := p.x.readable(label); return known || named }) {
		it := p.x.item(place)
		it.printed, it.entry, it.years = printed[i], plan.EntryOf(printed[i]), years.Over(places[i])
		underLine(it)
		p.items = append(p.items, it)
	}
	for _, read := range readings {
		read(p)
	}
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

// titled tells whether the title of a form is that of one of the programmes: six characters of it in a row, four of which are of no
// word that the titles of any programme have.
func titled(places []place.Place, titles []string) bool {
	for _, p := range places {
		for _, h := range p.Heads {
			r := []rune(wordings.Clean(h.Text))
			for i := 0; h.Role == place.HeadTitle && i+6 <= len(r); i++ {
				if six := string(r[i : i+6]); within(six, titles) && len([]rune(ofAny.ReplaceAllString(six, ""))) >= 4 {
					return true
				}
			}
		}
	}
	return false
}

// ofAny are words of the titles of any programme: 专项资金申请.
var ofAny = pattern.Of(`专项|资金|支持|扶持|经费|申请|申报|项目|认定|奖励性?|奖补|后?补助|补贴|登记|备案|评价|考核|企业|单位|年度?|[表书()]`)

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
		case wordings.HasAny(it.context, w.Sections) && !saidOfApplicant(p, it):
			it.leave(plan.Ignored, plan.ReasonOthers, it.printed.Context)
		case ofOffice(p, it):
			it.leave(plan.Ignored, plan.ReasonOffice)
		case notFilled.MatchString(wordings.Clean(it.Label)), notFilled.MatchString(wordings.Clean(it.Hint)):
			it.leave(plan.Ignored, plan.ReasonNotFilled)
		case it.Kind == place.Image:
			picturePlaces(p, it)
		case p.exact(it):
		case it.Kind == place.Date && it.any(w.Signed):
			it.leave(plan.Ignored, plan.ReasonSignDay)
		case it.any(w.Today) && strings.Contains(it.label(), "年月") && slices.ContainsFunc(it.Heads, func(h place.Head) bool { return ofMonths.MatchString(wordings.Clean(h.Text)) }):
			it.leave(plan.Unsure, plan.ReasonNone) // of the month that is reported
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

// saidOfApplicant tells whether the heading of a place says that whoever fills it in is one to whom the form is handed: 以下由参展企业填写.
func saidOfApplicant(p *proposal, it *item) bool {
	who := filler.By(belowThis.ReplaceAllString(wordings.Clean(it.Context), ""))
	return byFirm.MatchString(who) && !filler.NotFirm(who) && !filler.Another(who) && p.other(it, p.x.w.Flat(who)) == ""
}

var (
	// belowThis begins a line that says who fills in what stands below it, and byFirm ends the words for a firm.
	belowThis = pattern.Of(`^\(?(?:以下|下列|本栏|此栏)(?:内容|部分|栏目|信息)?`)
	byFirm    = pattern.Of(`(?:企业|公司)$`)
)

// ofMonths is the title of a report that is handed in every month.
var ofMonths = pattern.Of(`月报(?:表)?$`)

// notFilled are words in a label that say that it is left empty, at least by some.
var notFilled = pattern.Of(`(?:不|免|无需|无须|不用|不必)(?:需要|必|用|需)?填(?:写|报)?|^(?:请)?(?:留空|空着)(?:即可)?$`)

var (
	// officeLine begins lines that the authority fills in or that tell where it is.
	officeLine = pattern.Of(`登记机关|管辖单位|送达地址|受理机关|受理部门|受理单位|审批机关|主管机关`)
	// anAuthority asks which authority it is, and tookIn who received the form and when.
	anAuthority = pattern.Of(`机关(?:名称)?$|税务局$|税务所$`)
	tookIn      = pattern.Of(`^(?:接收|受理|收件|接件)(?:人员?|日期|时间)(?:签[名字章])?$`)
	// bareContact asks how to reach whoever was named last.
	bareContact = pattern.Of(`^(?:联系|通讯|通信|详细)?(?:地址|邮政编码|邮编|电话|联系电话|传真|联系人|网址)$`)
)

// ofOffice tells whether a line below one about the authority goes on about it, or a row in which it says who took the form in.
func ofOffice(p *proposal, it *item) bool {
	if anAuthority.MatchString(wordings.Clean(it.Label)) && slices.ContainsFunc(p.items, func(o *item) bool {
		return o.box == it.box && o.row == it.row && tookIn.MatchString(wordings.Clean(o.Label))
	}) {
		return true
	}
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
		if slices.ContainsFunc(p.x.exact[s], func(c *candidate) bool { return c.person < 0 && p.x.fit.Field(it.Place, c.field) >= 0.8 }) {
			return true
		}
	}
	return false
}

// portrait are the words for the picture of a person: a square cell headed by nothing
// more than 照片 is for one as well.
var portrait = pattern.Of(`^(?:照片|相片|近照)(?:粘贴处|处)?$|免冠|[一二两12]寸|证件照|登记照|个人照|本人照|近照|头像|肖像`)

// inspection is a form that somebody else writes on the spot.
var inspection = pattern.Of(`(?:检查|核查|巡查|巡检|执法|勘验|勘查|查验|督查|督导|验收).{0,6}(?:记录|情况|笔录|登记)`)

// picturePlaces finds the material that a picture place shows. The portrait of a person is no
// picture of a product.
func picturePlaces(p *proposal, it *item) {
	if slices.ContainsFunc(it.Heads, func(h place.Head) bool { return h.Role == place.HeadTitle && inspection.MatchString(h.Text) }) {
		return // whoever inspects takes the pictures
	}
	person := it.label() == "" || slices.ContainsFunc(it.spell, portrait.MatchString)
	best, second, id := 0.0, 0.0, ""
	for _, m := range p.x.mats {
		v := 0.0
		for _, name := range m.keys {
			if !wordings.HasAny(name, p.x.w.Pictures) || person != portrait.MatchString(name) {
				continue
			}
			for _, s := range it.spell {
				v = max(v, p.x.likeName([]string{s}, []string{name}), sameThing(p, s, name))
			}
		}
		if v > best {
			best, second, id = v, best, m.id
		} else if v > second {
			second = v
		}
	}
	if best >= 0.6 && best-second >= 0.1 && wordings.HasAny(it.label(), p.x.w.Pictures) {
		it.fill(id, 0.7+best/4, plan.ReasonMaterial)
	}
}

// sameThing tells whether two labels for pictures are of one thing: 装备照片 and
// 装备产品实物照片.
func sameThing(p *proposal, a, b string) float64 {
	for _, word := range p.x.w.Pictures {
		a, b = strings.ReplaceAll(a, word, ""), strings.ReplaceAll(b, word, "")
	}
	return 0.75 * fit.Count(len([]rune(a)) >= 2 && strings.Contains(b, a))
}

// materialPlaces decides a list of materials to tick, known by its heading and by options
// that are names of materials.
func materialPlaces(p *proposal, it *item) {
	named := false
	for _, s := range append(it.spell, it.context) {
		for heading := range p.x.w.Materials {
			named = named || s == heading || len([]rune(heading)) >= 4 && strings.HasSuffix(s, heading)
		}
	}
	if len(p.x.mats) == 0 || len(it.Options) < 2 || !named {
		return
	}
	option := p.matchMaterials(it)
	if len(option)*2 < len(it.Options) {
		return
	}
	it.fill(plan.FieldMaterials, 0.9, plan.ReasonMaterial, fmt.Sprint(len(option)), fmt.Sprint(len(it.Options)))
	it.entry.Option = option
}

// matchMaterials pairs option labels with requirements, the likest first, each once.
func (p *proposal) matchMaterials(it *item) map[string]string {
	type pair struct {
		option, id string
		v          float64
	}
	option, taken := map[string]string{}, map[string]bool{}
	for {
		var top pair
		for _, o := range it.Options {
			if _, ok := option[o.Label]; ok {
				continue
			}
			for _, m := range p.x.mats {
				if taken[m.id] {
					continue
				}
				if v := p.x.likeName(p.x.w.Variants(o.Label, true), m.keys); v > top.v {
					top = pair{o.Label, m.id, v}
				}
			}
		}
		if top.v < 0.6 {
			return option
		}
		option[top.option], taken[top.id] = top.id, true
	}
}

// likeName compares names of things, where one often has words before or after the
// other's.
func (x *index) likeName(a, b []string) float64 {
	var top float64
	for _, s := range a {
		for _, k := range b {
			v := x.weights.Similar(s, k)
			if short := min(len([]rune(s)), len([]rune(k))); short >= 3 && (strings.Contains(s, k) || strings.Contains(k, s)) {
				v = max(v, 0.75)
			}
			top = max(top, v)
		}
	}
	return top
}
