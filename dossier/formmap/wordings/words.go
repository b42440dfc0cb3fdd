// Package wordings makes labels of official forms comparable, and holds the usual words for what they ask (synonyms.yaml). It
// knows no pack and no form.
package wordings

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
var BuiltinSynonyms []byte

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
	Posts          map[string][]string `yaml:"posts"`
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
	Trades         []string            `yaml:"trades"`
	Certificates   map[string][]string `yaml:"certificates"`
	Kinds          map[string]Kind     `yaml:"kinds"`
	Reads          map[string][]string `yaml:"reads"`
	Several        map[string][]string `yaml:"several"`
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

// Words are synonyms made ready for comparing: every entry is canonical.
type Words struct {
	classes      *strings.Replacer
	leads, tails []string
	Fields       map[string][]string // field id → labels
	Labels       map[string][]string // label of a field → further labels
	Columns      map[string][]string // label of a column → further labels
	Persons      []Person
	Attributes   map[string]string // spelling → attribute
	others       []string
	Offices      map[string]bool
	Sections     []string
	Today        map[string]bool
	Signed       map[string]bool
	Year         map[string]bool
	Subject      map[string]bool
	Totals       map[string]bool
	Materials    map[string]bool
	Pictures     []string
	Applicants   []string // longest first
	OneYear      map[string]bool
	First        map[string][]string         // label → the fields that it may mean, the usual first
	Passing      []string                    // others that are named in passing, within the applicant's own rows
	firm         map[string]bool             // beginnings of the field ids that are about the applicant
	Ornament     map[string]bool             // words of labels that say nothing
	Heading      map[string]bool             // the same of headings, those of labels included
	Weak         map[string]bool             // words whose absence does not change what a label asks
	Internal     []string                    // things of a firm that have a row of their own among the firm's
	Natural      []string                    // people who are named in their own row
	Housed       []string                    // things within a firm that have figures and dates of their own
	Personal     []string                    // words in titles of forms that a person hands in, not a firm
	Elsewhere    []*regexp.Regexp            // titles of forms about somebody else
	Impersonal   *strings.Replacer           // takes away what only looks like those
	Asking       map[string][]*regexp.Regexp // word for another → headings under which it is the applicant
	Employers    []string                    // words for whom a person works for
	Trades       []string                    // words for a firm by what it does, the applicant where a form asks about no other
	Certificates map[string]string           // word for a title of firms → its name
	Reads        map[string]string           // label, clean → the label as which it is read
	Several      map[string]string           // label that asks for all who do something together → the table of them, if any
	Kinds        map[string]Kind             // word for a kind of firm → the answers that tell
	// who are words for the applicant, said and people what is asked of it and of its people, askedOfPeople what asks who they are.
	who, askedOfPeople    []string
	said, figures, people []saying
}

// Person is somebody that fields belong to.
type Person struct {
	Prefix string   // of the field ids, without the dot or underscore
	Names  []string // longest first
	Post   string   // that whom the names mean holds, which need not be the person of the prefix; "" where they mean that person
}

// builtin are the synonyms of the program itself.
var builtin = sync.OnceValues(func() (Synonyms, error) { return ReadSynonyms(BuiltinSynonyms) })

// own are the words of the program alone, read once; nobody changes them.
var own = sync.OnceValue(func() *Words { return join(nil) })

// NewWords joins the program's synonyms with further ones. The words are shared: they are to be read only.
func NewWords(more ...Synonyms) *Words {
	if len(more) == 0 {
		return own()
	}
	return join(more)
}

func join(more []Synonyms) *Words {
	// The embedded file is checked by the tests: there is nothing to report here.
	first, _ := builtin()
	w := &Words{
		Fields: map[string][]string{}, Labels: map[string][]string{}, Columns: map[string][]string{}, Attributes: map[string]string{},
		Offices: map[string]bool{}, Today: map[string]bool{}, Signed: map[string]bool{}, Year: map[string]bool{}, Subject: map[string]bool{},
		Totals: map[string]bool{}, Materials: map[string]bool{}, OneYear: map[string]bool{}, First: map[string][]string{},
		Certificates: map[string]string{}, Kinds: map[string]Kind{}, Reads: map[string]string{}, Several: map[string]string{},
		Asking: map[string][]*regexp.Regexp{}, firm: map[string]bool{}, Ornament: map[string]bool{}, Heading: map[string]bool{}, Weak: map[string]bool{},
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
	for i := range w.Persons {
		LongestFirst(w.Persons[i].Names)
	}
	LongestFirst(w.Applicants)
	LongestFirst(w.Trades)
	w.Impersonal = strings.NewReplacer(impersonal...)
	w.setSaid()
	for _, s := range slices.Concat(w.Applicants, []string{"纳税人", "申请人", "投标人", "法人单位"}) {
		w.Heading[s] = true
	}
	return w
}

// setClasses prepares the replacing of words, the longest first.
func (w *Words) setClasses(all []Synonyms) {
	to := map[string]string{}
	var from []string
	for _, s := range all {
		for class, list := range s.Classes {
			for _, word := range append([]string{class}, list...) {
				word = punctuation.Replace(Clean(word))
				if _, known := to[word]; !known {
					from = append(from, word)
				}
				to[word] = class
			}
		}
		w.leads = append(w.leads, s.Leads...)
		w.tails = append(w.tails, s.Tails...)
	}
	LongestFirst(from)
	LongestFirst(w.tails)
	pairs := make([]string, 0, 2*len(from))
	for _, word := range from {
		pairs = append(pairs, word, to[word])
	}
	w.classes = strings.NewReplacer(pairs...)
}

func LongestFirst(list []string) {
	sort.SliceStable(list, func(i, j int) bool {
		if len(list[i]) != len(list[j]) {
			return len(list[i]) > len(list[j])
		}
		return list[i] < list[j]
	})
}

// add takes the lists of one file over.
func (w *Words) add(s Synonyms) {
	for id, list := range s.Fields {
		w.Fields[id] = append(w.Fields[id], w.each(list)...)
	}
	for label, list := range s.Labels {
		key := w.Canonical(Clean(label))
		w.Labels[key] = append(w.Labels[key], w.each(list)...)
	}
	for label, list := range s.Columns {
		key := w.Canonical(Clean(label))
		w.Columns[key] = append(w.Columns[key], w.each(list)...)
	}
	for _, prefix := range SortedKeys(s.Persons) {
		w.addPerson(Person{Prefix: prefix, Names: w.each(s.Persons[prefix])})
	}
	for _, post := range SortedKeys(s.Posts) {
		w.addPerson(Person{Prefix: "legal", Names: append(w.each(s.Posts[post]), post), Post: post})
	}
	for attribute, list := range s.Attributes {
		name := w.Canonical(Clean(attribute))
		for _, word := range append([]string{name}, w.each(list)...) {
			w.Attributes[word] = name
		}
	}
	w.others = append(w.others, w.each(s.Others)...)
	w.Natural = append(w.Natural, s.Natural...)
	w.Internal, w.Housed, w.Personal = append(w.Internal, s.Internal...), append(w.Housed, s.Housed...), append(w.Personal, s.Personal...)
	w.addAsking(s)
	w.addKinds(s)
	w.Sections = append(w.Sections, w.each(s.OfficeSections)...)
	w.Pictures = append(w.Pictures, w.each(s.Pictures)...)
	w.mark(w.Offices, s.Offices)
	w.mark(w.Today, s.Today)
	w.mark(w.Signed, s.Signed)
	w.mark(w.Year, s.Year)
	w.mark(w.Subject, s.Subject)
	w.mark(w.Totals, s.Totals)
	w.mark(w.Materials, s.Materials)
	w.mark(w.OneYear, s.OneYear)
	w.Applicants = append(w.Applicants, w.each(s.Applicants)...)
	w.Passing = append(w.Passing, w.each(s.Passing)...)
	for _, prefix := range s.Firm {
		w.firm[prefix] = true
	}
	for _, word := range s.Ornament {
		w.Ornament[w.Flat(word)], w.Heading[w.Flat(word)] = true, true
	}
	for _, word := range s.Weak {
		w.Weak[w.Flat(word)] = true
	}
	for _, word := range s.Heading {
		w.Heading[w.Flat(word)] = true
	}
	for label, fields := range s.First {
		w.First[w.Canonical(Clean(label))] = fields
	}
}

// addKinds takes over the words for titles and kinds of firms.
func (w *Words) addKinds(s Synonyms) {
	w.Employers = append(w.Employers, w.each(s.Employers)...)
	w.Trades = append(w.Trades, w.each(s.Trades)...)
	for name, list := range s.Certificates {
		for _, word := range w.each(append([]string{name}, list...)) {
			w.Certificates[word] = name
		}
	}
	for label, list := range s.Reads {
		for _, word := range list {
			w.Reads[Clean(word)] = label
		}
	}
	for table, list := range s.Several {
		for _, word := range w.each(list) {
			w.Several[word] = table
		}
	}
	for _, kind := range s.Kinds {
		for _, word := range w.each(kind.Words) {
			w.Kinds[word] = kind
		}
	}
}

// addAsking takes over the headings under which a word is the applicant's, and the
// titles under which nothing is.
func (w *Words) addAsking(s Synonyms) {
	for word, patterns := range s.Asking {
		w.Asking[word] = append(w.Asking[word], Compiled(patterns)...)
	}
	w.Elsewhere = append(w.Elsewhere, Compiled(s.Elsewhere)...)
}

// Compiled are patterns ready for use. One that is none says nothing; the tests check
// the program's own.
func Compiled(patterns []string) []*regexp.Regexp {
	var out []*regexp.Regexp
	for _, pattern := range patterns {
		if re, err := regexp.Compile(pattern); err == nil {
			out = append(out, re)
		}
	}
	return out
}

func (w *Words) mark(set map[string]bool, list []string) {
	for _, word := range w.each(list) {
		set[word] = true
	}
}

func (w *Words) addPerson(who Person) {
	for i := range w.Persons {
		if w.Persons[i].Prefix == who.Prefix && w.Persons[i].Post == who.Post {
			w.Persons[i].Names = append(w.Persons[i].Names, who.Names...)
			return
		}
	}
	w.Persons = append(w.Persons, who)
}

// Other is the word of another organisation in a text, "" for none; 被推荐单位 is the
// applicant.
func (w *Words) Other(text string) string {
	for _, word := range w.others {
		if i := strings.Index(text, word); i >= 0 && !strings.HasSuffix(text[:i], "被") {
			return word
		}
	}
	return ""
}

// OfFirm tells whether a field is about the applicant itself, by the beginning of its
// id.
func (w *Words) OfFirm(field string) bool {
	prefix, _, _ := strings.Cut(field, ".")
	return w.firm[prefix] || w.firm[field]
}

// Spellings are all words that mean one of the attributes.
func (w *Words) Spellings(attributes []string) []string {
	var out []string
	for _, word := range SortedKeys(w.Attributes) {
		if slices.Contains(attributes, w.Attributes[word]) {
			out = append(out, word)
		}
	}
	return out
}

// each makes every word canonical.
func (w *Words) each(list []string) []string {
	out := make([]string, len(list))
	for i, word := range list {
		out[i] = w.Canonical(Clean(word))
	}
	return out
}

func SortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// HasAny tells whether text contains one of the words.
func HasAny(text string, list []string) bool {
	for _, word := range list {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}
