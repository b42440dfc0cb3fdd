package compare

import (
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
)

// alignment finds the areas of a filled form that belong to those of its blank,
// where answers have added rows and paragraphs.
type alignment struct {
	blank, filled *layout.Layout
	areas         map[string]*layout.Area // of the filled form, by the blank's address
	tables        map[string]*layout.Grid // likewise
	rows          map[string][]ooxml.Span // by rows place: the filled rows, half-open
	after         map[string][]*layout.Area
	byAddr        map[string]*layout.Area // of the filled form
	places        []place.Place
}

func align(blank, filled *layout.Layout, places []place.Place) *alignment {
	m := &alignment{
		blank: blank, filled: filled, places: places, areas: map[string]*layout.Area{}, tables: map[string]*layout.Grid{},
		rows: map[string][]ooxml.Span{}, after: map[string][]*layout.Area{}, byAddr: map[string]*layout.Area{},
	}
	for _, a := range filled.Areas {
		m.byAddr[a.Addr] = a
	}
	m.flow(blank.Body.Blocks, filled.Body.Blocks)
	return m
}

// flow aligns two sequences of blocks: tables in their order, and the paragraphs
// between two tables by their printed words.
func (m *alignment) flow(b, f []layout.Block) {
	for {
		i, j := nextTable(b), nextTable(f)
		m.paragraphs(b[:i], f[:j])
		if i == len(b) || j == len(f) {
			return
		}
		m.table(b[i].Table, f[j].Table)
		b, f = b[i+1:], f[j+1:]
	}
}

func nextTable(blocks []layout.Block) int {
	for i, b := range blocks {
		if b.Table != nil {
			return i
		}
	}
	return len(blocks)
}

func (m *alignment) paragraphs(b, f []layout.Block) {
	to := make([]int, len(b))
	at := 0
	for i := range b {
		to[i] = -1
		if len(b) == len(f) {
			to[i] = i
			continue
		}
		words := printedWords(b[i].Para)
		if strings.Join(words, "") == "" {
			continue
		}
		for k := at; k < len(f); k++ {
			if inOrder(wording.Squeeze(f[k].Para.Text()), words) {
				to[i], at = k, k+1
				break
			}
		}
	}
	last := -1
	for i := range b {
		if to[i] < 0 && last+1 < len(f) {
			to[i] = last + 1
		}
		if to[i] < 0 {
			continue
		}
		last = to[i]
		m.area(b[i].Para, f[last].Para)
		end := len(f)
		for k := i + 1; k < len(b); k++ {
			if to[k] > last && wording.Squeeze(b[k].Para.Text()) != "" {
				end = to[k]
				break
			}
		}
		for k := last; k < end; k++ {
			m.after[b[i].Para.Addr] = append(m.after[b[i].Para.Addr], f[k].Para)
		}
	}
}

func (m *alignment) area(b, f *layout.Area) {
	m.areas[b.Addr] = f
	for i, box := range b.Boxes {
		if i < len(f.Boxes) {
			m.areas[box.Box.Addr] = f.Boxes[i].Box
			m.flow(box.Blocks, f.Boxes[i].Blocks)
		}
	}
}

// table aligns the rows of a table: those that the filled form has more belong to
// the repeating rows of the blank.
func (m *alignment) table(b, f *layout.Grid) {
	m.tables[b.Addr] = f
	shift := 0
	more := len(f.Rows) - len(b.Rows)
	ends := map[int]string{}
	for _, p := range m.places {
		if p.Kind == place.Rows && strings.HasPrefix(p.At, b.Addr+".r") && !strings.Contains(p.At[len(b.Addr)+2:], ".") {
			ends[p.Rows[1]] = p.At
		}
	}
	starts := map[string]int{}
	for r := range b.Rows {
		for _, at := range ends {
			if first, err := strconv.Atoi(at[len(b.Addr)+2:]); err == nil && first == r {
				starts[at] = r + shift
			}
		}
		if r+shift < len(f.Rows) {
			m.row(b.Rows[r], f.Rows[r+shift])
		}
		at, ok := ends[r]
		if !ok {
			continue
		}
		if shift < more {
			shift += m.added(b, f, r, shift, more-shift)
		}
		m.rows[at] = []ooxml.Span{{Lo: starts[at], Hi: min(r+shift+1, len(f.Rows))}}
	}
}

// added is the number of rows after row r of the blank that only the filled form has.
func (m *alignment) added(b, f *layout.Grid, r, shift, most int) int {
	if r+1 >= len(b.Rows) {
		return most
	}
	next := b.Rows[r+1]
	for k := range most + 1 {
		if i := r + 1 + shift + k; i < len(f.Rows) && alike(next, f.Rows[i]) {
			return k
		}
	}
	return most
}

// alike reports whether a filled row prints the words of a blank one.
func alike(b, f layout.GridRow) bool {
	if len(b.Cells) != len(f.Cells) {
		return false
	}
	words := 0
	for i, c := range b.Cells {
		if w := printedWords(c.Area); strings.Join(w, "") != "" {
			if !inOrder(wording.Squeeze(f.Cells[i].Text()), w) {
				return false
			}
			words++
		}
	}
	return words > 0
}

func (m *alignment) row(b, f layout.GridRow) {
	for i, c := range b.Cells {
		if i >= len(f.Cells) {
			return
		}
		m.area(c.Area, f.Cells[i].Area)
		for k, t := range c.Tables {
			if k < len(f.Cells[i].Tables) {
				m.table(t, f.Cells[i].Tables[k])
			}
		}
	}
}

// printedWords are the words of an area between its blanks, without white space.
func printedWords(a *layout.Area) []string {
	var out []string
	at := 0
	for _, b := range a.Blanks {
		out = append(out, solid(layout.Plain(a.Chars[at:b.Lo])))
		at = b.Hi
	}
	return append(out, solid(layout.Plain(a.Chars[at:])))
}

// solid removes white space and underscores.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if wording.IsIn(layout.LineGlyphs, r) {
			return -1
		}
		return r
	}, wording.Squeeze(s))
}

// inOrder reports whether text holds the words one after another.
func inOrder(text string, words []string) bool {
	text = solid(text)
	for i, w := range words {
		at := strings.Index(text, w)
		if at < 0 || i == 0 && at > 0 {
			return false
		}
		text = text[at+len(w):]
	}
	return true
}
