// Package formmap says which field fills which place of an official blank form that
// has no placeholders (套填方案): it proposes a map from the printed labels, keeps it
// as a small YAML file, carries it over to next year's blank, and turns answers into
// what is written at each place and a filled form back into edits to review. It is
// pure: forms are read and written by package docx.
package formmap

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
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
// not ask.
func FromForm(form *forms.Form) Candidates {
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

// key is a spelling under which a field is found.
type key struct {
	text   string
	worth  float64
	reason string
}

// candidate is a field made ready for comparing.
type candidate struct {
	field   *forms.Field
	id      string
	prefix  string // of the id, before its last dot
	family  string // of the id, before its last dot or underscore
	section string // canonical title
	keys    []key
	rank    int // position: lower is preferred between equals
	columns []*candidate
	number  int     // among all candidates and their columns
	spelt   []spelt // the keys, ready for comparing
	title   spelt   // the section
	// person is the index of the person that the field is about, -1 for none;
	// attributes are what it tells about the person.
	person     int
	attributes []string
}

func (c *candidate) is(of ...forms.TypeName) bool { return c.field.Is(of...) }

// index is all candidates.
type index struct {
	w       *wordings.Words
	all     []*candidate // scalars and tables
	tables  []*candidate
	byID    map[string]*candidate
	persons []wordings.Person
	asked   map[int]bool // persons that fields are about
	weights weights
	mats    []matName
	// numbered is the count of candidates and columns, known the likeness of spellings
	// to them, exact the candidates by their own labels; words are read words.
	numbered int
	known    map[string]*knownSpelling
	exact    map[string][]*candidate
	words    map[string]readWords
	keys     map[string]bool   // all labels under which a field is known
	counted  map[string]string // labels of the form that begin with their numbers, without them
	// selfWords name the applicant and its people; firmLabels ask something of the
	// applicant, unitLabels its name.
	selfWords, firmLabels, unitLabels map[string]bool
}

type matName struct {
	id   string
	keys []string
}

// newIndex prepares candidates. A field id that comes twice counts once.
func newIndex(c Candidates) *index {
	x := &index{w: wordings.NewWords(c.Synonyms...), byID: map[string]*candidate{}, asked: map[int]bool{},
		known: map[string]*knownSpelling{}, exact: map[string][]*candidate{}, words: map[string]readWords{}, keys: map[string]bool{}}
	for _, s := range c.Sections {
		for _, f := range s.Fields {
			title := s.Title
			if title == "" {
				title = f.Group
			}
			x.add(f, title)
		}
	}
	x.findPersons()
	x.findSelf()
	for _, m := range c.Materials {
		x.mats = append(x.mats, matName{m.ID, x.w.Variants(m.Name, true)})
	}
	x.weights = newWeights(x.all)
	for _, c := range x.all {
		x.number(c)
		for _, k := range c.keys {
			x.keys[k.text] = true
			if k.reason == plan.ReasonLabel {
				x.exact[k.text] = append(x.exact[k.text], c)
			}
		}
		for _, col := range c.columns {
			x.number(col)
		}
	}
	return x
}

// number makes a candidate ready for comparing.
func (x *index) number(c *candidate) {
	c.number, c.title = x.numbered, x.weights.spell(c.section)
	x.numbered++
	for _, k := range c.keys {
		c.spelt = append(c.spelt, x.weights.spell(k.text))
	}
}

func (x *index) add(f *forms.Field, title string) {
	id := f.Name()
	if id == "" || x.byID[id] != nil {
		return
	}
	c := x.candidate(f, id, false)
	c.section, c.rank = x.w.Canonical(wordings.Clean(title)), len(x.all)
	x.all = append(x.all, c)
	x.byID[id] = c
	if f.IsTable() {
		x.tables = append(x.tables, c)
		for _, col := range f.Columns {
			c.columns = append(c.columns, x.candidate(col, id+"."+col.Name(), true))
		}
	}
}

// candidate gathers the keys of a field or column.
func (x *index) candidate(f *forms.Field, id string, column bool) *candidate {
	c := &candidate{field: f, id: id, person: -1}
	if dot := strings.LastIndexByte(id, '.'); dot >= 0 {
		c.prefix = id[:dot]
	}
	if cut := strings.LastIndexAny(id, "._"); cut >= 0 {
		c.family = id[:cut]
	}
	seen := map[string]bool{}
	put := func(text string, worth float64, reason string) {
		// What is left of 单位总人数 says nothing any more.
		if text != "" && !seen[text] && (reason == plan.ReasonLabel || !x.w.Ornament[text] && text != "总人") {
			seen[text] = true
			c.keys = append(c.keys, key{text, worth, reason})
		}
	}
	own := x.w.Variants(f.Label, true)
	for i, text := range own {
		worth := 1.0
		if i > 1 {
			worth = 0.98
		}
		put(text, worth, plan.ReasonLabel)
	}
	for _, text := range x.w.Fields[id] {
		put(text, 0.97, plan.ReasonSynonym)
	}
	for _, label := range append(own, x.w.Canonical(wordings.Clean(f.Label))) {
		for _, text := range x.w.Labels[label] {
			put(text, 0.96, plan.ReasonSynonym)
		}
		if column {
			for _, text := range x.w.Columns[label] {
				put(text, 0.96, plan.ReasonSynonym)
			}
		}
	}
	return c
}

// findPersons gathers the persons of the synonyms and those that the pack asks about:
// fields <family>.name or <family>_name with a label that is 姓名 or ends in it.
func (x *index) findPersons() {
	x.persons = append(x.persons, x.w.Persons...)
	for _, c := range x.all {
		if c.family == "" || !isName(c.id, c.family) || c.field.IsTable() {
			continue
		}
		label := x.w.Canonical(wordings.Clean(c.field.Label))
		names := []string{}
		switch {
		case label == "姓名":
			names = append(names, c.section)
		case strings.HasSuffix(label, "姓名"):
			names = append(names, strings.TrimSuffix(label, "姓名"))
		case strings.HasSuffix(label, "人") && (x.byID[c.family+".mobile"] != nil || x.byID[c.family+"_mobile"] != nil):
			names = append(names, label)
		default:
			continue
		}
		x.addPerson(c.family, names)
	}
	for _, c := range x.all {
		for i, p := range x.persons {
			if c.family == p.Prefix && p.Post == "" && !c.field.IsTable() {
				c.person, c.attributes = i, x.attributesOf(c, p)
				x.asked[i] = true
			}
		}
	}
	for i := range x.persons {
		x.asked[i] = x.asked[x.holder(i)]
	}
}

// holder is the person that holds the post of person i where the profile says so; i itself where it is named by no post.
func (x *index) holder(i int) int {
	if i < 0 || x.persons[i].Post == "" {
		return i
	}
	return slices.IndexFunc(x.persons, func(p wordings.Person) bool { return p.Prefix == x.persons[i].Prefix && p.Post == "" })
}

// isName tells whether an id is the name of a family's person.
func isName(id, family string) bool { return id == family+".name" || id == family+"_name" }

func (x *index) addPerson(prefix string, names []string) {
	for i := range x.persons {
		if x.persons[i].Prefix == prefix && x.persons[i].Post == "" {
			x.persons[i].Names = append(append([]string(nil), x.persons[i].Names...), names...)
			wordings.LongestFirst(x.persons[i].Names)
			return
		}
	}
	x.persons = append(x.persons, wordings.Person{Prefix: prefix, Names: names})
}

// attributesOf is what a field tells about a person: its label without the person.
func (x *index) attributesOf(c *candidate, p wordings.Person) []string {
	var out []string
	for _, k := range c.keys {
		text := k.text
		for _, name := range p.Names {
			if rest, ok := strings.CutPrefix(text, name); ok {
				text = rest
				break
			}
		}
		if text == "" {
			text = "姓名"
		}
		if a, ok := x.w.Attributes[text]; ok {
			text = a
		}
		out = append(out, text)
	}
	if isName(c.id, p.Prefix) {
		out = append(out, "姓名")
	}
	return out
}

var (
	// orLicence asks the number of a licence or of what another sort of organisation has instead.
	orLicence = pattern.Of(`^《?\p{Han}{2,12}(?:证书|证)》?(?:或者?|/|、)《?(?:企业)?(?:法人)?营业执照》?(?:的)?(?:登记|注册)?(?:编号|号码?|证号)$`)
	// saysWhat is a hint that tells what to write: 请填写单位名称全称.
	saysWhat = pattern.Of(`^请?(?:如实|准确)?填写?(?:本|贵)?(.{2,14}?)(?:的?全称)?$`)
	// aParty ends a label that asks for somebody.
	aParty = pattern.Of(`(?:单位|企业|公司|机构|部门|院|所|校|银行|方|商|人|户|者|组织|客户)(?:的)?(?:名称|全称)?$`)
)

// readOtherwise reads a label of either of two documents as that of the licence, and one that no field is known by as what its hint
// asks for: 网站名称 over 请填写单位名称全称.
func readOtherwise(x *index, it *item) {
	label := wordings.Clean(it.Label)
	if orLicence.MatchString(label) {
		it.relabelled(x, "营业执照编号")
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
