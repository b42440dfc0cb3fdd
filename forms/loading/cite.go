package loading

import (
	"reflect"
	"strings"

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
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Tag.Get("yaml") != "-" {
				citeIn(r, m, v.Field(i))
			}
		}
	}
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
