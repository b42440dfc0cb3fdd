package formmap

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx"
)

// item is a place on the way to its entry.
type item struct {
	docx.Place
	// box is the table that the place lies in, or "p" for paragraphs; row is its row
	// or paragraph, -1 when unknown.
	box     string
	row     int
	spell   []string // of the label
	context string   // canonical
	// foreign tells that the place is another organisation's; joined are spellings of
	// the label after the words of its context or of the place before it in the row.
	foreign bool
	party   string // the word that tells so
	joined  []string
	either  []string // alternatives that the label prints
	// sentence tells a blank after a word of a sentence that names what is applied for.
	sentence bool
	// owner is the person that the place is about and attribute what it asks;
	// nobody and somebodyElse are no persons.
	owner     int
	attribute string
	entry     Entry
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
	it.entry.Field, it.entry.State = field, Proposed
	it.entry.Confidence = math.Round(min(confidence, 1)*100) / 100
	it.entry.Reason = reasoned(reason, args)
}

// leave decides that the item gets no field, or not by the program.
func (it *item) leave(state State, reason string, args ...string) {
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
	own   bool     // the form is one of the dossier's programmes
	self  []string // words by which the form names its applicant, though they often mean another
	years []int    // printed in the form, ascending
}

// Propose finds a field for each place. Places for signatures and of the authority get
// none; where several fields fit or none fits well, the entry is unsure and has no
// field. The result depends on nothing but the arguments.
func Propose(places []docx.Place, from Candidates) Map {
	p := &proposal{x: newIndex(from), own: from.Own || titled(places, from.Titles)}
	for _, place := range places {
		p.items = append(p.items, p.x.item(place))
	}
	p.selves()
	p.surroundings()
	for _, step := range []func(){p.fixed, p.rows, p.matrices, p.totals, p.owners, p.ranges, p.regions, p.scalars, p.firms, p.onlyYear, p.capitals, p.entries, p.lastYear, p.subjects, p.repeated, p.conflicts, p.levels, p.gate, p.foreignForm} {
		step()
	}
	m := Map{Pack: from.Pack, Version: from.Version}
	for _, it := range p.items {
		m.Entries = append(m.Entries, it.entry)
	}
	return m
}

// titled tells whether the title of a form is that of one of the programmes: six
// characters of it in a row.
func titled(places []docx.Place, titles []string) bool {
	for _, p := range places {
		for _, h := range p.Heads {
			r := []rune(clean(h.Text))
			for i := 0; h.Role == docx.HeadTitle && i+6 <= len(r); i++ {
				if within(string(r[i:i+6]), titles) {
					return true
				}
			}
		}
	}
	return false
}

var (
	inTable = regexp.MustCompile(`^(.*t\d+)\.r(\d+)`)
	inPara  = regexp.MustCompile(`^p(\d+)`)
)

// item reads a place.
func (x *index) item(p docx.Place) *item {
	it := &item{Place: p, box: "p", row: -1, owner: nobody, entry: entryOf(p)}
	if m := inTable.FindStringSubmatch(p.At); m != nil {
		it.box = m[1]
		it.row, _ = strconv.Atoi(m[2])
	} else if m := inPara.FindStringSubmatch(p.At); m != nil {
		it.row, _ = strconv.Atoi(m[1])
	}
	it.spell = x.w.variants(p.Label, false)
	it.spell = append(it.spell, x.w.ofApplicant(it.spell)...)
	if len(p.Options) == 1 {
		// One box stands before the statement that it asks to agree to.
		it.spell = append(it.spell, x.w.variants(p.Options[0].Label, false)...)
	}
	it.either = x.w.either(p.Label)
	it.sentence = it.box == "p" && it.any(x.w.subject)
	it.context = x.w.canonical(remark.ReplaceAllString(clean(p.Context), ""))
	return it
}

// organisation ends a label that begins the rows of another organisation.
var organisation = regexp.MustCompile(`(?:单位|机构|公司|商|方|所|人|名称)$`)

// surroundings reads what stands around each place.
func (p *proposal) surroundings() {
	scope := "" // the word of another whose rows these are
	asked := map[string]bool{}
	own := false // the table has asked something of the applicant
	for i, it := range p.items {
		if i == 0 || p.items[i-1].box != it.box || p.newScope(p.items[i-1], it) {
			scope = ""
		}
		own = own && i > 0 && p.items[i-1].box == it.box
		if len(it.Heads) == 0 {
			for _, text := range steps(it.Context) {
				it.party = firstOf(it.party, p.somebody(text))
			}
		}
		around := []string{it.context}
		if i > 0 && p.items[i-1].box == it.box && p.items[i-1].row == it.row && it.row >= 0 {
			before := p.items[i-1].label()
			it.party = firstOf(it.party, p.somebody(p.items[i-1].Label), p.items[i-1].party)
			if it.party != "" && it.box != "p" {
				around = append(append(around, before), p.items[i-1].joined...)
			}
		}
		if scope != "" && (!own || asked[it.label()]) {
			// A block of another asks once more what was asked of the applicant.
			it.party = firstOf(it.party, scope)
		}
		word := p.somebody(it.Label)
		if it.party == "" && word == "" {
			own, asked[it.label()] = true, true
		}
		if word != "" && !hasAny(word, p.x.w.passing) && (it.box == "p" || organisation.MatchString(it.label())) && !internal.MatchString(it.label()) {
			scope = word
		}
		it.foreign = it.party != ""
		for _, words := range around {
			if words == "" || len([]rune(words)) > 12 {
				continue
			}
			for _, s := range it.spell {
				if !slices.Contains(it.joined, words+s) {
					it.joined = append(it.joined, words+s)
				}
			}
		}
	}
}

// askingAs are titles of forms that their subject hands in itself: 委托测试申请书 is the
// client's, 供应商入库申请表 the supplier's.
var askingAs = map[string]*regexp.Regexp{
	"委托单位": regexp.MustCompile(`委托.{0,12}(?:申请|登记)(?:书|表|单)`),
	"委托方":  regexp.MustCompile(`委托.{0,12}(?:申请|登记)(?:书|表|单)`),
	"供应商":  regexp.MustCompile(`供应商.{0,6}(?:入库|注册|准入|报名|入驻|登记).{0,4}(?:书|表)`),
	"供货单位": regexp.MustCompile(`供货单位.{0,6}(?:入库|注册|准入|报名|入驻|登记).{0,4}(?:书|表)`),
}

// selves finds the words by which the form's title names its applicant, and reads labels
// that begin with them as the applicant's.
func (p *proposal) selves() {
	for _, word := range sortedKeys(askingAs) {
		for _, it := range p.items {
			if slices.ContainsFunc(it.Heads, func(h docx.Head) bool { return h.Role == docx.HeadTitle && askingAs[word].MatchString(h.Text) }) {
				p.self = append(p.self, word)
				break
			}
		}
	}
	for _, it := range p.items {
		for _, word := range p.self {
			for _, s := range it.spell {
				rest, ok := strings.CutPrefix(s, word)
				if rest = strings.TrimPrefix(rest, "中文"); ok && rest == "" {
					rest = "名称"
				}
				if ok {
					it.spell = append(it.spell, "单位"+rest)
				}
			}
		}
	}
}

// other is the word of another organisation in a text, "" for none.
func (p *proposal) other(text string) string {
	for _, word := range p.self {
		text = strings.ReplaceAll(text, word, "")
	}
	return p.x.w.other(text)
}

// somebody is the word for another in a label or heading, "" where the text asks
// something of the applicant itself: 主管税务机关.
func (p *proposal) somebody(text string) string {
	for _, s := range p.x.w.variants(text, false) {
		if p.x.firmLabels[s] || p.x.w.attributes[s] != "" {
			return ""
		}
	}
	return firstOf(p.other(p.x.w.flat(text)), p.otherEntity(text, nil))
}

// newScope tells whether the rows of another end before it: under another band or
// section, or where the label names the applicant.
func (p *proposal) newScope(before, it *item) bool {
	if it.context != before.context {
		return true
	}
	for _, s := range it.spell {
		for _, who := range p.x.w.applicants {
			if strings.HasPrefix(s, who) {
				return true
			}
		}
	}
	return false
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

// fixed decides places that need no comparing with fields.
func (p *proposal) fixed() {
	w := p.x.w
	for _, it := range p.items {
		switch {
		case it.Kind == docx.PlaceSign:
			it.leave(Ignored, ReasonSign)
		case it.Kind == docx.PlaceRows:
		case hasAny(it.context, w.sections):
			it.leave(Ignored, ReasonOffice)
		case it.Kind == docx.PlaceImage:
			p.picture(it)
		case p.exact(it):
		case it.Kind == docx.PlaceDate && it.any(w.today) && it.context != "至":
			it.fill(FieldToday, 0.95, ReasonToday)
		case it.any(w.offices):
			it.leave(Ignored, ReasonOffice)
		case it.any(w.year) && it.Kind != docx.PlaceChoice:
			it.fill(FieldYear, 0.9, ReasonLabel)
		case it.Kind == docx.PlaceCheck || it.Kind == docx.PlaceChoice:
			p.materials(it)
		}
	}
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

// portrait are the words for the picture of a person: a square cell headed by nothing
// more than 照片 is for one as well.
var portrait = regexp.MustCompile(`^(?:照片|相片|近照)(?:粘贴处|处)?$|免冠|[一二两12]寸|证件照|登记照|个人照|本人照|近照|头像|肖像`)

// inspection is a form that somebody else writes on the spot.
var inspection = regexp.MustCompile(`(?:检查|核查|巡查|巡检|执法|勘验|勘查|查验|督查|督导|验收).{0,6}(?:记录|情况|笔录|登记)`)

// picture finds the material that a picture place shows. The portrait of a person is no
// picture of a product.
func (p *proposal) picture(it *item) {
	if slices.ContainsFunc(it.Heads, func(h docx.Head) bool { return h.Role == docx.HeadTitle && inspection.MatchString(h.Text) }) {
		return // whoever inspects takes the pictures
	}
	person := it.label() == "" || slices.ContainsFunc(it.spell, portrait.MatchString)
	best, second, id := 0.0, 0.0, ""
	for _, m := range p.x.mats {
		v := 0.0
		for _, name := range m.keys {
			if !hasAny(name, p.x.w.pictures) || person != portrait.MatchString(name) {
				continue
			}
			for _, s := range it.spell {
				v = max(v, p.x.likeName([]string{s}, []string{name}), p.sameThing(s, name))
			}
		}
		if v > best {
			best, second, id = v, best, m.id
		} else if v > second {
			second = v
		}
	}
	if best >= 0.6 && best-second >= 0.1 && hasAny(it.label(), p.x.w.pictures) {
		it.fill(id, 0.7+best/4, ReasonMaterial)
	}
}

// sameThing tells whether two labels for pictures are of one thing: 装备照片 and
// 装备产品实物照片.
func (p *proposal) sameThing(a, b string) float64 {
	for _, word := range p.x.w.pictures {
		a, b = strings.ReplaceAll(a, word, ""), strings.ReplaceAll(b, word, "")
	}
	return 0.75 * b2f(len([]rune(a)) >= 2 && strings.Contains(b, a))
}

// materials decides a list of materials to tick, known by its heading and by options
// that are names of materials.
func (p *proposal) materials(it *item) {
	named := false
	for _, s := range append(it.spell, it.context) {
		for heading := range p.x.w.materials {
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
	it.fill(FieldMaterials, 0.9, ReasonMaterial, fmt.Sprint(len(option)), fmt.Sprint(len(it.Options)))
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
				if v := p.x.likeName(p.x.w.variants(o.Label, true), m.keys); v > top.v {
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
			v := x.weights.similar(s, k)
			if short := min(len([]rune(s)), len([]rune(k))); short >= 3 && (strings.Contains(s, k) || strings.Contains(k, s)) {
				v = max(v, 0.75)
			}
			top = max(top, v)
		}
	}
	return top
}
