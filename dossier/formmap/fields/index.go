// Package fields holds what may fill the places of a form: the fields of a dossier, the persons that they are about and the materials,
// each with the spellings by which it is known and how like a printed label is to them. It knows nothing of any form.
package fields

import (
	"slices"
	"strings"

	"yibiao/dossier/formmap/fit"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/spelling"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
)

// Key is a spelling under which a field is found.
type Key struct {
	Text   string
	worth  float64
	Reason string
}

// Candidate is a field made ready for comparing.
type Candidate struct {
	Field   *forms.Field
	ID      string
	Prefix  string // of the id, before its last dot
	Family  string // of the id, before its last dot or underscore
	Section string // canonical title
	Keys    []Key
	Rank    int // position: lower is preferred between equals
	Columns []*Candidate
	number  int              // among all candidates and their columns
	spelt   []spelling.Spelt // the keys, ready for comparing
	Title   spelling.Spelt   // the section
	// Person is the index of the person that the field is about, -1 for none;
	// Attributes are what it tells about the person.
	Person     int
	Attributes []string
}

// Is tells whether the field is of one of the types.
func (c *Candidate) Is(of ...forms.TypeName) bool { return c.Field.Is(of...) }

// Index is all candidates.
type Index struct {
	Words   *wordings.Words
	All     []*Candidate // scalars and tables
	Tables  []*Candidate
	ByID    map[string]*Candidate
	Persons []wordings.Person
	Asked   map[int]bool // persons that fields are about
	Weights spelling.Weights
	Fit     fit.Fitter
	Mats    []Named
	// numbered is the count of candidates and columns, known the likeness of spellings
	// to them, Exact the candidates by their own labels; readAs are read words.
	numbered int
	known    map[string]*knownSpelling
	Exact    map[string][]*Candidate
	readAs   map[string]KeyWords
	Keys     map[string]bool   // all labels under which a field is known
	Counted  map[string]string // labels of the form with a number that says nothing of what they ask, without it
	// SelfWords name the applicant and its people; FirmLabels ask something of the
	// applicant, UnitLabels its name.
	SelfWords, FirmLabels, UnitLabels map[string]bool
}

// Named is a material with the spellings of its name.
type Named struct {
	ID   string
	Keys []string
}

// NewIndex prepares candidates. A field id that comes twice counts once.
func NewIndex(c Candidates) *Index {
	x := &Index{Words: wordings.NewWords(c.Synonyms...), ByID: map[string]*Candidate{}, Asked: map[int]bool{},
		known: map[string]*knownSpelling{}, Exact: map[string][]*Candidate{}, readAs: map[string]KeyWords{}, Keys: map[string]bool{}}
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
		x.Mats = append(x.Mats, Named{m.ID, x.Words.Variants(m.Name, true)})
	}
	var labels [][]string
	for _, c := range x.All {
		var of []string
		for _, k := range c.Keys {
			of = append(of, k.Text)
		}
		labels = append(labels, of)
	}
	x.Weights = spelling.Weigh(labels)
	x.Fit = fit.Fitter{Words: x.Words, Weights: x.Weights}
	for _, c := range x.All {
		x.number(c)
		for _, k := range c.Keys {
			x.Keys[k.Text] = true
			if k.Reason == plan.ReasonLabel {
				x.Exact[k.Text] = append(x.Exact[k.Text], c)
			}
		}
		for _, col := range c.Columns {
			x.number(col)
		}
	}
	return x
}

// number makes a candidate ready for comparing.
func (x *Index) number(c *Candidate) {
	c.number, c.Title = x.numbered, x.Weights.Spell(c.Section)
	x.numbered++
	for _, k := range c.Keys {
		c.spelt = append(c.spelt, x.Weights.Spell(k.Text))
	}
}

func (x *Index) add(f *forms.Field, title string) {
	id := f.Name()
	if id == "" || x.ByID[id] != nil {
		return
	}
	c := x.candidate(f, id, false)
	c.Section, c.Rank = x.Words.Canonical(wordings.Clean(title)), len(x.All)
	x.All = append(x.All, c)
	x.ByID[id] = c
	if f.IsTable() {
		x.Tables = append(x.Tables, c)
		for _, col := range f.Columns {
			c.Columns = append(c.Columns, x.candidate(col, id+"."+col.Name(), true))
		}
	}
}

// candidate gathers the keys of a field or column.
func (x *Index) candidate(f *forms.Field, id string, column bool) *Candidate {
	c := &Candidate{Field: f, ID: id, Person: -1}
	if dot := strings.LastIndexByte(id, '.'); dot >= 0 {
		c.Prefix = id[:dot]
	}
	if cut := strings.LastIndexAny(id, "._"); cut >= 0 {
		c.Family = id[:cut]
	}
	seen := map[string]bool{}
	put := func(text string, worth float64, reason string) {
		// What is left of 单位总人数 says nothing any more.
		if text != "" && !seen[text] && (reason == plan.ReasonLabel || !x.Words.Ornament[text] && text != "总人") {
			seen[text] = true
			c.Keys = append(c.Keys, Key{text, worth, reason})
		}
	}
	own := x.Words.Variants(f.Label, true)
	for i, text := range own {
		worth := 1.0
		if i > 1 {
			worth = 0.98
		}
		put(text, worth, plan.ReasonLabel)
	}
	for _, text := range x.Words.Fields[id] {
		put(text, 0.97, plan.ReasonSynonym)
	}
	for _, label := range append(own, x.Words.Canonical(wordings.Clean(f.Label))) {
		for _, text := range x.Words.Labels[label] {
			put(text, 0.96, plan.ReasonSynonym)
		}
		if column {
			for _, text := range x.Words.Columns[label] {
				put(text, 0.96, plan.ReasonSynonym)
			}
		}
	}
	return c
}

// findPersons gathers the persons of the synonyms and those that the pack asks about:
// fields <family>.name or <family>_name with a label that is 姓名 or ends in it.
func (x *Index) findPersons() {
	x.Persons = append(x.Persons, x.Words.Persons...)
	for _, c := range x.All {
		if c.Family == "" || !IsName(c.ID, c.Family) || c.Field.IsTable() {
			continue
		}
		label := x.Words.Canonical(wordings.Clean(c.Field.Label))
		names := []string{}
		switch {
		case label == "姓名":
			names = append(names, c.Section)
		case strings.HasSuffix(label, "姓名"):
			names = append(names, strings.TrimSuffix(label, "姓名"))
		case strings.HasSuffix(label, "人") && (x.ByID[c.Family+".mobile"] != nil || x.ByID[c.Family+"_mobile"] != nil):
			names = append(names, label)
		default:
			continue
		}
		x.addPerson(c.Family, names)
	}
	for _, c := range x.All {
		for i, p := range x.Persons {
			if c.Family == p.Prefix && p.Post == "" && !c.Field.IsTable() {
				c.Person, c.Attributes = i, x.attributesOf(c, p)
				x.Asked[i] = true
			}
		}
	}
	for i := range x.Persons {
		x.Asked[i] = x.Asked[x.Holder(i)]
	}
}

// Holder is the person that holds the post of person i where the profile says so; i itself where it is named by no post.
func (x *Index) Holder(i int) int {
	if i < 0 || x.Persons[i].Post == "" {
		return i
	}
	return slices.IndexFunc(x.Persons, func(p wordings.Person) bool { return p.Prefix == x.Persons[i].Prefix && p.Post == "" })
}

// IsName tells whether an id is the name of a family's person.
func IsName(id, family string) bool { return id == family+".name" || id == family+"_name" }

func (x *Index) addPerson(prefix string, names []string) {
	for i := range x.Persons {
		if x.Persons[i].Prefix == prefix && x.Persons[i].Post == "" {
			x.Persons[i].Names = append(append([]string(nil), x.Persons[i].Names...), names...)
			wordings.LongestFirst(x.Persons[i].Names)
			return
		}
	}
	x.Persons = append(x.Persons, wordings.Person{Prefix: prefix, Names: names})
}

// attributesOf is what a field tells about a person: its label without the person.
func (x *Index) attributesOf(c *Candidate, p wordings.Person) []string {
	var out []string
	for _, k := range c.Keys {
		text := k.Text
		for _, name := range p.Names {
			if rest, ok := strings.CutPrefix(text, name); ok {
				text = rest
				break
			}
		}
		if text == "" {
			text = "姓名"
		}
		if a, ok := x.Words.Attributes[text]; ok {
			text = a
		}
		out = append(out, text)
	}
	if IsName(c.ID, p.Prefix) {
		out = append(out, "姓名")
	}
	return out
}

// likeness is how like a spelling is to a candidate, by the best of its keys; key is -1
// when it is like none.
type likeness struct {
	v   float64
	key int32
}

// remembered is the number of spellings whose likeness to every candidate is kept.
const remembered = 1000

// Best is the highest likeness of any spelling to a candidate, with the key.
func (x *Index) Best(spellings []string, c *Candidate) (float64, Key) {
	var top float64
	var by Key
	for _, s := range spellings {
		if l := x.likeness(s, c); l.v > top {
			top, by = l.v, c.Keys[l.key]
		}
	}
	return top, by
}

// likeness looks up or finds how like a spelling is to a candidate.
func (x *Index) likeness(s string, c *Candidate) likeness {
	row := x.known[s]
	if row == nil {
		if len(x.known) >= remembered {
			x.known = map[string]*knownSpelling{}
		}
		row = &knownSpelling{Spelt: x.Weights.Spell(s), like: make([]likeness, x.numbered)}
		x.known[s] = row
	}
	l := &row.like[c.number]
	if l.key == 0 && l.v == 0 {
		*l = x.liken(&row.Spelt, c)
	}
	return *l
}

// knownSpelling is a spelling with its likeness to the candidates by number.
type knownSpelling struct {
	spelling.Spelt
	like []likeness
}

func (x *Index) liken(s *spelling.Spelt, c *Candidate) likeness {
	top := likeness{key: -1}
	for i := range c.Keys {
		k, o := &c.Keys[i], &c.spelt[i]
		v := s.Compare(o)
		if k.Reason == plan.ReasonLabel && (spelling.Inserted(s, o) || spelling.Inserted(o, s)) {
			v = max(v, 0.84)
		}
		// A usual word is a whole: one that is only like it says little.
		if k.Reason == plan.ReasonSynonym && v < 0.85 {
			v *= 0.75
		}
		if v *= k.worth; v > top.v {
			top = likeness{v, int32(i)}
		}
	}
	return top
}
