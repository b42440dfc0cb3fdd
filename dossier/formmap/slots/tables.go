package slots

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// LabelBeside tells whether the label of a place stands to the left of it.
func (it *Item) LabelBeside() bool {
	return slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role == place.HeadRow && wordings.Clean(h.Text) == wordings.Clean(it.Label)
	})
}

// RowHeads are the words to the left of a place, the nearest first.
func (it *Item) RowHeads() []string {
	var out []string
	for _, h := range it.Heads {
		if h.Role == place.HeadRow {
			out = append(out, wordings.Clean(h.Text))
		}
	}
	return out
}

// Squeezed is a text in half-width marks without white space.
func Squeezed(text string) string {
	return strings.NewReplacer("：", ":", " ", "", "　", "").Replace(text)
}

// Tables is what the places of a form tell of one another, made once: what asks about a single place must not look at all
// the others.
type Tables struct {
	headed  map[string]map[place.Head]map[int]bool // by box and heading at the left: its rows
	Counted map[string]map[string]bool             // labels that end in a number, by what stands before it
	Asked   map[Spot]int                           // how many places of a row have the same label
}

// Spot is a label in a row of a table.
type Spot struct {
	Box   string
	Row   int
	Label string
}

// NewTables looks at all places once, when their labels have been read.
func NewTables(p *Form) *Tables {
	t := &Tables{headed: map[string]map[place.Head]map[int]bool{}, Counted: map[string]map[string]bool{}, Asked: map[Spot]int{}}
	for _, it := range p.Items {
		t.Asked[Spot{Box: it.Box, Row: it.Row, Label: wordings.Clean(it.Label)}]++
		if Counted.MatchString(it.Label) {
			Join(t.Counted, Counted.ReplaceAllString(it.Label, ""), it.Label, true)
		}
		for _, h := range it.Heads {
			if h.Role == place.HeadRow && wordings.Clean(it.Label) != wordings.Clean(h.Text) {
				if t.headed[it.Box] == nil {
					t.headed[it.Box] = map[place.Head]map[int]bool{}
				}
				Join(t.headed[it.Box], h, it.Row, true)
			}
		}
	}
	return t
}

// Join sets a value in a map of maps.
func Join[A, B comparable, V any](m map[A]map[B]V, a A, b B, v V) {
	if m[a] == nil {
		m[a] = map[B]V{}
	}
	m[a][b] = v
}

// BesideRows tells whether a heading stands at the left of several rows, of which the place's is one, and so heads a part.
func (t *Tables) BesideRows(it *Item, h place.Head) bool {
	return h.Role == place.HeadRow && wordings.Clean(h.Text) != wordings.Clean(it.Label) && len(t.headed[it.Box][h]) > 1
}

// OnlyOver tells whether words stand over a cell whose label is beside it and asks nothing else in its row, and so tell no
// answers apart: they belong to another row, or head the whole.
func (t *Tables) OnlyOver(it *Item, h place.Head) bool {
	return h.Role == place.HeadColumn && it.Box != "p" && it.Entry.Sub == "" && it.LabelBeside() && wordings.Clean(h.Text) != wordings.Clean(it.Label) && t.Asked[Spot{Box: it.Box, Row: it.Row, Label: wordings.Clean(it.Label)}] == 1
}

// Counted is the number that ends a label which is asked several times.
var Counted = pattern.Of(`^[①-⑩]|[\(（]?[1-9一二三四五][\)）]?$`)

// TitleAlone tells whether a place asks something of somebody whom only the title of the form or of its part names.
func (it *Item) TitleAlone(x *fields.Index) bool {
	return it.SpelledAttribute(x) != "" && len(it.Beside()) == 0 &&
		slices.ContainsFunc(it.Heads, func(h place.Head) bool {
			return (heading.IsTitle(h) || heading.Over(h)) && x.Words.Canonical(wordings.Remark.ReplaceAllString(wordings.Clean(h.Text), "")) == it.Canonical
		})
}
