package fields

import (
	"strings"

	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
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

// Readable tells of a label whether a field is known by it, and whether it asks the applicant's name.
func (x *Index) Readable(label string) (known, named bool) {
	for _, s := range x.Words.Variants(label, false) {
		known, named = known || x.Keys[s], named || x.UnitLabels[s]
	}
	return known, named
}

// LikeName compares names of things, where one often has words before or after the
// other's.
func (x *Index) LikeName(a, b []string) float64 {
	var top float64
	for _, s := range a {
		for _, k := range b {
			v := x.Weights.Similar(s, k)
			if short := min(len([]rune(s)), len([]rune(k))); short >= 3 && (strings.Contains(s, k) || strings.Contains(k, s)) {
				v = max(v, 0.75)
			}
			top = max(top, v)
		}
	}
	return top
}
