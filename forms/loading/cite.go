package loading

import (
	"reflect"
	"strings"
	"sync"

	"yibiao/forms"
	"yibiao/forms/strict"
)

// check: a document is told by its title, and by its number or who issued it.
func checkReferences(r forms.References, m *Mistakes) {
	for _, one := range r {
		if one.Title == "" || one.Number == "" && one.Issuer == "" {
			m.Add(&forms.PackError{At: one.Name.At, Code: BareSource, Key: one.Name.S, What: "source " + one.Name.S + " needs title, and number or issuer"})
		}
	}
}

// cite settles every source below v: what it cites is looked up, and what goes without saying is filled in. It follows
// exported fields and stops at what is filled after reading (tagged yaml:"-").
func cite(r forms.References, m *Mistakes, v any) { citeIn(r, m, reflect.ValueOf(v)) }

func citeIn(r forms.References, m *Mistakes, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			citeIn(r, m, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			citeIn(r, m, v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == sourceType {
			settle(r, m, v.Addr().Interface().(*forms.Source))
			return
		}
		for _, i := range readFields(v.Type()) {
			citeIn(r, m, v.Field(i))
		}
	}
}

// readByType keeps what readFields finds: a pack holds thousands of values of few types.
var readByType sync.Map

// readFields are the fields of a type that are read from a file and may hold a source.
func readFields(t reflect.Type) []int {
	if made, ok := readByType.Load(t); ok {
		return made.([]int)
	}
	var out []int
	for i := range t.NumField() {
		f := t.Field(i)
		holds := f.Type.Kind() == reflect.Struct || f.Type.Kind() == reflect.Slice || f.Type.Kind() == reflect.Pointer
		if holds && f.IsExported() && f.Tag.Get("yaml") != "-" {
			out = append(out, i)
		}
	}
	readByType.Store(t, out)
	return out
}

// settle: what a source says of a practice, an article says of the document.
func settle(r forms.References, m *Mistakes, s *forms.Source) {
	if one := r.Find(s.Cited.S); one != nil {
		one.Cited = true
		if s.Src == "" {
			s.Src = forms.Practice
		}
		if s.Place == "" {
			s.Place = one.Place
		}
		if s.URL == "" {
			s.URL = one.URL
		}
		if s.Number == "" && s.Article == "" { // else the number is that of the article's document
			s.Number = one.Number
		}
	} else if s.Cited.Given() {
		m.Add(&forms.PackError{
			At: s.Cited.At, Code: UnknownSource, Key: s.Cited.S, Near: strict.Near(s.Cited.S, namesOf(r)),
			What: "unknown source " + s.Cited.S, Allowed: strings.Join(namesOf(r), " "),
		})
	}
	if s.Src == "" && s.Article != "" {
		s.Src = forms.Seed
	}
}

func namesOf(r forms.References) []string {
	var names []string
	for _, one := range r {
		names = append(names, one.Name.S)
	}
	return names
}

var sourceType = reflect.TypeFor[forms.Source]()
