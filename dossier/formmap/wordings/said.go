package wordings

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"yibiao/dossier/docx/place"
	"yibiao/forms/strict"
)

//go:embed said.yaml
var sayings []byte

// saying is one thing that forms ask of a firm, and the words in which they ask it; see said.yaml.
type saying struct {
	Read   string   `yaml:"read"`
	Before []string `yaml:"before"`
	Core   []string `yaml:"core"`
	After  []string `yaml:"after"`
	// Needs tells that a core alone asks nothing: 园区.
	Needs bool `yaml:"needs"`
}

// Said reads labels that are made of a core and words that neither widen nor narrow it.
type Said struct {
	Who     []string `yaml:"who"`
	Now     []string `yaml:"now"`
	Said    []saying `yaml:"said"`
	Figures []saying `yaml:"figures"`
	People  []saying `yaml:"people"`
	Asked   []string `yaml:"asked"`
}

// readSaid reads said.yaml strictly; the error has line and column.
var readSaid = sync.OnceValues(func() (Said, error) {
	var s Said
	if err := strict.Read("said.yaml", sayings, &s); err != nil {
		return Said{}, fmt.Errorf("reading sayings: %w", err)
	}
	return s, nil
})

// setSaid makes the sayings ready for comparing.
func (w *Words) setSaid() {
	// The embedded file is checked by the tests: there is nothing to report here.
	s, _ := readSaid()
	w.who = w.flat(slices.Concat(s.Who, w.Applicants))
	now := w.flat(s.Now)
	for _, said := range s.Said {
		w.said = append(w.said, saying{said.Read, append(w.flat(said.Before), now...), w.flat(said.Core), w.flat(said.After), said.Needs})
	}
	for _, said := range s.Figures {
		w.figures = append(w.figures, saying{said.Read, w.flat(said.Before), w.flat(said.Core), w.flat(said.After), false})
	}
	for _, said := range s.People {
		w.people = append(w.people, saying{said.Read, w.flat(said.Before), w.flat(said.Core), nil, false})
	}
	w.askedOfPeople = w.flat(s.Asked)
}

// flat has the words of a list as labels are compared, the longest first.
func (w *Words) flat(list []string) []string {
	var out []string
	for _, word := range list {
		out = append(out, w.Flat(word))
	}
	LongestFirst(out)
	return slices.Compact(out)
}

// AsSaid is the usual label that asks what a label asks in other words, with its unit; "" where it is made of anything else, or
// could be two. Of a label that is known but for its remarks, only the remarks are read.
func (w *Words) AsSaid(label string, known bool) string {
	label = Clean(label)
	units := ""
	bare := Remark.ReplaceAllStringFunc(label, func(m string) string {
		if inner := strings.Trim(m, "()[]【】〔〕{}"); UnitWord.MatchString(inner) || OnlyMoney.MatchString(inner) {
			units += m
			return ""
		}
		return m
	})
	if read := w.sayingOf(bare); read != "" && !(known && bare == Remark.ReplaceAllString(bare, "")) {
		return read + units
	}
	if rest := Remark.ReplaceAllString(bare, ""); rest != bare && !known {
		if read := w.sayingOf(rest); read != "" {
			return read + strings.Join(Remark.FindAllString(label, -1), "")
		}
	}
	return ""
}

// asFigure is the usual label of a figure of the firm as a whole that a row or column asks in other words, with its remarks; "" where
// it is made of anything else, or could be two.
func (w *Words) asFigure(label string) string {
	label = Clean(label)
	flat, found := w.Flat(Remark.ReplaceAllString(label, "")), ""
	for _, s := range w.figures {
		if w.isSaid(flat, len(flat), &s) {
			if found != "" {
				return ""
			}
			found = s.Read
		}
	}
	if found == "" {
		return ""
	}
	return found + strings.Join(Remark.FindAllString(label, -1), "")
}

// UsualFigures has the usual labels of figures stand in the places whose rows or columns ask them in other words; known tells
// of words whether they need no reading.
func (w *Words) UsualFigures(places []place.Place, known func(label string) bool) []place.Place {
	read := map[string]string{}
	usual := func(text string) string {
		as, ok := read[text]
		if !ok {
			if as = text; !known(text) {
				as = FirstOf(w.asFigure(text), text)
			}
			read[text] = as
		}
		return as
	}
	places = slices.Clone(places)
	for i, p := range places {
		if p.Kind != place.Money && p.Kind != place.Number && p.Kind != place.Text {
			continue
		}
		p.Label, p.Context = usual(p.Label), usual(p.Context)
		p.Heads = slices.Clone(p.Heads)
		for j, h := range p.Heads {
			if h.Role == place.HeadRow || h.Role == place.HeadColumn {
				p.Heads[j].Text = usual(h.Text)
			}
		}
		places[i] = p
	}
	return places
}

// sayingOf is the usual label for one without remarks.
func (w *Words) sayingOf(label string) string {
	flat, found := w.Flat(label), ""
	outside := len(flat) // where the first remark begins: what it asks is no remark
	if at := strings.IndexAny(label, "([【〔"); at >= 0 {
		outside = len(w.Flat(label[:at]))
	}
	for _, s := range w.said {
		if w.isSaid(flat, outside, &s) {
			if found != "" {
				return ""
			}
			found = s.Read
		}
	}
	if found != "" {
		return found
	}
	for _, s := range w.people {
		for _, core := range s.Core {
			head, asked, ok := strings.Cut(flat, core)
			if ok && len(head) < outside && w.made(head, s.Before) && w.ofSomebody(asked) {
				return s.Read + asked
			}
		}
	}
	return ""
}

// ofSomebody tells whether words behind those for a person ask its name, or something else of it.
func (w *Words) ofSomebody(asked string) bool {
	return asked == "" || slices.Contains(w.askedOfPeople, asked) || w.Attributes[asked] != "" || w.Attributes[w.Canonical(asked)] != ""
}

// isSaid tells whether a label is a core that begins before a place with only such words around it.
func (w *Words) isSaid(flat string, outside int, s *saying) bool {
	for _, core := range s.Core {
		for at := 0; ; {
			i := strings.Index(flat[at:], core)
			if i < 0 || at+i >= outside {
				break
			}
			head, tail := flat[:at+i], flat[at+i+len(core):]
			if (!s.Needs || strings.TrimSpace(head) != "" && !isOnly(head, w.who)) && w.made(head, s.Before) && isOnly(tail, s.After) {
				return true
			}
			at += i + len(core)
		}
	}
	return false
}

// made tells whether words are made of some and of words for the applicant.
func (w *Words) made(text string, of []string) bool {
	if text == "" {
		return true
	}
	for _, list := range [][]string{of, w.who} {
		for _, word := range list {
			if rest, ok := strings.CutPrefix(text, word); ok && word != "" && w.made(rest, of) {
				return true
			}
		}
	}
	return false
}

// isOnly tells whether words are made of some.
func isOnly(text string, of []string) bool {
	return text == "" || slices.ContainsFunc(of, func(word string) bool {
		rest, ok := strings.CutPrefix(text, word)
		return ok && word != "" && isOnly(rest, of)
	})
}
