package formmap

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"
	"sync"

	"yibiao/forms/strict"
)

//go:embed synonyms.yaml
var builtinSynonyms []byte

// Synonyms are the usual words of forms, as synonyms.yaml has them; see there for
// the meaning of each list. All are optional.
type Synonyms struct {
	Classes        map[string][]string `yaml:"classes"`
	Leads          []string            `yaml:"leads"`
	Tails          []string            `yaml:"tails"`
	Fields         map[string][]string `yaml:"fields"`
	Labels         map[string][]string `yaml:"labels"`
	Columns        map[string][]string `yaml:"columns"`
	Persons        map[string][]string `yaml:"persons"`
	Attributes     map[string][]string `yaml:"attributes"`
	Others         []string            `yaml:"others"`
	Offices        []string            `yaml:"offices"`
	OfficeSections []string            `yaml:"officesections"`
	Today          []string            `yaml:"today"`
	Signed         []string            `yaml:"signed"`
	Year           []string            `yaml:"year"`
	Subject        []string            `yaml:"subject"`
	Totals         []string            `yaml:"totals"`
	Materials      []string            `yaml:"materials"`
	Pictures       []string            `yaml:"pictures"`
	Applicants     []string            `yaml:"applicants"`
	OneYear        []string            `yaml:"oneyear"`
	First          map[string][]string `yaml:"first"`
	Passing        []string            `yaml:"passing"`
	Firm           []string            `yaml:"firm"`
	Ornament       []string            `yaml:"ornament"`
	Heading        []string            `yaml:"heading"`
	Weak           []string            `yaml:"weak"`
	Internal       []string            `yaml:"internal"`
	Natural        []string            `yaml:"natural"`
	Housed         []string            `yaml:"housed"`
	Personal       []string            `yaml:"personal"`
	Impersonal     []string            `yaml:"impersonal"`
	Asking         map[string][]string `yaml:"asking"`
	Elsewhere      []string            `yaml:"elsewhere"`
	Employers      []string            `yaml:"employers"`
	Certificates   map[string][]string `yaml:"certificates"`
	Kinds          map[string]Kind     `yaml:"kinds"`
	Reads          map[string][]string `yaml:"reads"`
}

// Kind is a kind of firm that forms ask about: whether the applicant is one is told by the
// answers of a field.
type Kind struct {
	Field string   `yaml:"field"`
	Yes   []string `yaml:"yes"`
	No    []string `yaml:"no"`
	Words []string `yaml:"words"`
}

// ReadSynonyms reads a synonym file strictly; the error has line and column.
func ReadSynonyms(data []byte) (Synonyms, error) {
	var s Synonyms
	if err := strict.Read("synonyms.yaml", data, &s); err != nil {
		return Synonyms{}, fmt.Errorf("reading synonyms: %w", err)
	}
	return s, nil
}

// words are synonyms made ready for comparing: every entry is canonical.
type words struct {
	classes      *strings.Replacer
	leads, tails []string
	fields       map[string][]string // field id → labels
	labels       map[string][]string // label of a field → further labels
	columns      map[string][]string // label of a column → further labels
	persons      []person
	attributes   map[string]string // spelling → attribute
	others       []string
	offices      map[string]bool
	sections     []string
	today        map[string]bool
	signed       map[string]bool
	year         map[string]bool
	subject      map[string]bool
	totals       map[string]bool
	materials    map[string]bool
	pictures     []string
	applicants   []string // longest first
	oneYear      map[string]bool
	first        map[string][]string         // label → the fields that it may mean, the usual first
	passing      []string                    // others that are named in passing, within the applicant's own rows
	firm         map[string]bool             // beginnings of the field ids that are about the applicant
	ornament     map[string]bool             // words of labels that say nothing
	heading      map[string]bool             // the same of headings, those of labels included
	weak         map[string]bool             // words whose absence does not change what a label asks
	internal     []string                    // things of a firm that have a row of their own among the firm's
	natural      []string                    // people who are named in their own row
	housed       []string                    // things within a firm that have figures and dates of their own
	personal     []string                    // words in titles of forms that a person hands in, not a firm
	elsewhere    []*regexp.Regexp            // titles of forms about somebody else
	impersonal   *strings.Replacer           // takes away what only looks like those
	asking       map[string][]*regexp.Regexp // word for another → headings under which it is the applicant
	employers    []string                    // words for whom a person works for
	certificates map[string]string           // word for a title of firms → its name
	reads        map[string]string           // label, clean → the label as which it is read
	kinds        map[string]Kind             // word for a kind of firm → the answers that tell
}

// person is somebody that fields belong to.
type person struct {
	prefix string   // of the field ids, without the dot or underscore
	names  []string // longest first
}

// builtin are the synonyms of the program itself.
var builtin = sync.OnceValues(func() (Synonyms, error) { return ReadSynonyms(builtinSynonyms) })

// newWords joins the program's synonyms with further ones.
func newWords(more ...Synonyms) *words {
	// The embedded file is checked by the tests: there is nothing to report here.
	first, _ := builtin()
	w := &words{
		fields: map[string][]string{}, labels: map[string][]string{}, columns: map[string][]string{}, attributes: map[string]string{},
		offices: map[string]bool{}, today: map[string]bool{}, signed: map[string]bool{}, year: map[string]bool{}, subject: map[string]bool{},
		totals: map[string]bool{}, materials: map[string]bool{}, oneYear: map[string]bool{}, first: map[string][]string{},
		certificates: map[string]string{}, kinds: map[string]Kind{}, reads: map[string]string{},
		asking: map[string][]*regexp.Regexp{}, firm: map[string]bool{}, ornament: map[string]bool{}, heading: map[string]bool{}, weak: map[string]bool{},
	}
	all := append([]Synonyms{first}, more...)
	w.setClasses(all)
	var impersonal []string
	for _, s := range all {
		for _, word := range s.Impersonal {
			impersonal = append(impersonal, word, "")
		}
		w.add(s)
	}
	for i := range w.persons {
		longestFirst(w.persons[i].names)
	}
	longestFirst(w.applicants)
	w.impersonal = strings.NewReplacer(impersonal...)
	return w
}

// setClasses prepares the replacing of words, the longest first.
func (w *words) setClasses(all []Synonyms) {
	to := map[string]string{}
	var from []string
	for _, s := range all {
		for class, list := range s.Classes {
			for _, word := range append([]string{class}, list...) {
				word = punctuation.Replace(clean(word))
				if _, known := to[word]; !known {
					from = append(from, word)
				}
				to[word] = class
			}
		}
		w.leads = append(w.leads, s.Leads...)
		w.tails = append(w.tails, s.Tails...)
	}
	longestFirst(from)
	longestFirst(w.tails)
	pairs := make([]string, 0, 2*len(from))
	for _, word := range from {
		pairs = append(pairs, word, to[word])
	}
	w.classes = strings.NewReplacer(pairs...)
}

func longestFirst(list []string) {
	sort.SliceStable(list, func(i, j int) bool {
		if len(list[i]) != len(list[j]) {
			return len(list[i]) > len(list[j])
		}
		return list[i] < list[j]
	})
}

// add takes the lists of one file over.
func (w *words) add(s Synonyms) {
	for id, list := range s.Fields {
		w.fields[id] = append(w.fields[id], w.each(list)...)
	}
	for label, list := range s.Labels {
		key := w.canonical(clean(label))
		w.labels[key] = append(w.labels[key], w.each(list)...)
	}
	for label, list := range s.Columns {
		key := w.canonical(clean(label))
		w.columns[key] = append(w.columns[key], w.each(list)...)
	}
	for _, prefix := range sortedKeys(s.Persons) {
		w.addPerson(prefix, w.each(s.Persons[prefix]))
	}
	for attribute, list := range s.Attributes {
		name := w.canonical(clean(attribute))
		for _, word := range append([]string{name}, w.each(list)...) {
			w.attributes[word] = name
		}
	}
	w.others = append(w.others, w.each(s.Others)...)
	w.natural = append(w.natural, s.Natural...)
	w.internal, w.housed, w.personal = append(w.internal, s.Internal...), append(w.housed, s.Housed...), append(w.personal, s.Personal...)
	w.addAsking(s)
	w.addKinds(s)
	w.sections = append(w.sections, w.each(s.OfficeSections)...)
	w.pictures = append(w.pictures, w.each(s.Pictures)...)
	w.mark(w.offices, s.Offices)
	w.mark(w.today, s.Today)
	w.mark(w.signed, s.Signed)
	w.mark(w.year, s.Year)
	w.mark(w.subject, s.Subject)
	w.mark(w.totals, s.Totals)
	w.mark(w.materials, s.Materials)
	w.mark(w.oneYear, s.OneYear)
	w.applicants = append(w.applicants, w.each(s.Applicants)...)
	w.passing = append(w.passing, w.each(s.Passing)...)
	for _, prefix := range s.Firm {
		w.firm[prefix] = true
	}
	for _, word := range s.Ornament {
		w.ornament[w.flat(word)], w.heading[w.flat(word)] = true, true
	}
	for _, word := range s.Weak {
		w.weak[w.flat(word)] = true
	}
	for _, word := range s.Heading {
		w.heading[w.flat(word)] = true
	}
	for label, fields := range s.First {
		w.first[w.canonical(clean(label))] = fields
	}
}

// addKinds takes over the words for titles and kinds of firms.
func (w *words) addKinds(s Synonyms) {
	w.employers = append(w.employers, w.each(s.Employers)...)
	for name, list := range s.Certificates {
		for _, word := range w.each(append([]string{name}, list...)) {
			w.certificates[word] = name
		}
	}
	for label, list := range s.Reads {
		for _, word := range list {
			w.reads[clean(word)] = label
		}
	}
	for _, kind := range s.Kinds {
		for _, word := range w.each(kind.Words) {
			w.kinds[word] = kind
		}
	}
}

// addAsking takes over the headings under which a word is the applicant's, and the
// titles under which nothing is.
func (w *words) addAsking(s Synonyms) {
	for word, patterns := range s.Asking {
		w.asking[word] = append(w.asking[word], compiled(patterns)...)
	}
	w.elsewhere = append(w.elsewhere, compiled(s.Elsewhere)...)
}

// compiled are patterns ready for use. One that is none says nothing; the tests check
// the program's own.
func compiled(patterns []string) []*regexp.Regexp {
	var out []*regexp.Regexp
	for _, pattern := range patterns {
		if re, err := regexp.Compile(pattern); err == nil {
			out = append(out, re)
		}
	}
	return out
}

func (w *words) mark(set map[string]bool, list []string) {
	for _, word := range w.each(list) {
		set[word] = true
	}
}

func (w *words) addPerson(prefix string, names []string) {
	for i := range w.persons {
		if w.persons[i].prefix == prefix {
			w.persons[i].names = append(w.persons[i].names, names...)
			return
		}
	}
	w.persons = append(w.persons, person{prefix, names})
}

// other is the word of another organisation in a text, "" for none; 被推荐单位 is the
// applicant.
func (w *words) other(text string) string {
	for _, word := range w.others {
		if i := strings.Index(text, word); i >= 0 && !strings.HasSuffix(text[:i], "被") {
			return word
		}
	}
	return ""
}

// ofFirm tells whether a field is about the applicant itself, by the beginning of its
// id.
func (w *words) ofFirm(field string) bool {
	prefix, _, _ := strings.Cut(field, ".")
	return w.firm[prefix] || w.firm[field]
}

// spellings are all words that mean one of the attributes.
func (w *words) spellings(attributes []string) []string {
	var out []string
	for _, word := range sortedKeys(w.attributes) {
		if slices.Contains(attributes, w.attributes[word]) {
			out = append(out, word)
		}
	}
	return out
}

// each makes every word canonical.
func (w *words) each(list []string) []string {
	out := make([]string, len(list))
	for i, word := range list {
		out[i] = w.canonical(clean(word))
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// hasAny tells whether text contains one of the words.
func hasAny(text string, list []string) bool {
	for _, word := range list {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}
