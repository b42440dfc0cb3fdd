package docx

import (
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
)

// alignment finds the areas of a filled form that belong to those of its blank,
// where answers have added rows and paragraphs.
type alignment struct {
	blank, filled *layout
	areas         map[string]*area        // of the filled form, by the blank's address
	tables        map[string]*grid        // likewise
	rows          map[string][]ooxml.Span // by rows place: the filled rows, half-open
	after         map[string][]*area
	byAddr        map[string]*area // of the filled form
	places        []Place
}

func align(blank, filled *layout, places []Place) *alignment {
	m := &alignment{
		blank: blank, filled: filled, places: places, areas: map[string]*area{}, tables: map[string]*grid{},
		rows: map[string][]ooxml.Span{}, after: map[string][]*area{}, byAddr: map[string]*area{},
	}
	for _, a := range filled.areas {
		m.byAddr[a.addr] = a
	}
	m.flow(blank.body.blocks, filled.body.blocks)
	return m
}

// flow aligns two sequences of blocks: tables in their order, and the paragraphs
// between two tables by their printed words.
func (m *alignment) flow(b, f []block) {
	for {
		i, j := nextTable(b), nextTable(f)
		m.paragraphs(b[:i], f[:j])
		if i == len(b) || j == len(f) {
			return
		}
		m.table(b[i].table, f[j].table)
		b, f = b[i+1:], f[j+1:]
	}
}

func nextTable(blocks []block) int {
	for i, b := range blocks {
		if b.table != nil {
			return i
		}
	}
	return len(blocks)
}

func (m *alignment) paragraphs(b, f []block) {
	to := make([]int, len(b))
	at := 0
	for i := range b {
		to[i] = -1
		if len(b) == len(f) {
			to[i] = i
			continue
		}
		words := printedWords(b[i].para)
		if strings.Join(words, "") == "" {
			continue
		}
		for k := at; k < len(f); k++ {
			if inOrder(squeeze(f[k].para.text()), words) {
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
		m.area(b[i].para, f[last].para)
		end := len(f)
		for k := i + 1; k < len(b); k++ {
			if to[k] > last && squeeze(b[k].para.text()) != "" {
				end = to[k]
				break
			}
		}
		for k := last; k < end; k++ {
			m.after[b[i].para.addr] = append(m.after[b[i].para.addr], f[k].para)
		}
	}
}

func (m *alignment) area(b, f *area) {
	m.areas[b.addr] = f
	for i, box := range b.boxes {
		if i < len(f.boxes) {
			m.areas[box.box.addr] = f.boxes[i].box
			m.flow(box.blocks, f.boxes[i].blocks)
		}
	}
}

// table aligns the rows of a table: those that the filled form has more belong to
// the repeating rows of the blank.
func (m *alignment) table(b, f *grid) {
	m.tables[b.addr] = f
	shift := 0
	more := len(f.rows) - len(b.rows)
	ends := map[int]string{}
	for _, p := range m.places {
		if p.Kind == PlaceRows && strings.HasPrefix(p.At, b.addr+".r") && !strings.Contains(p.At[len(b.addr)+2:], ".") {
			ends[p.Rows[1]] = p.At
		}
	}
	starts := map[string]int{}
	for r := range b.rows {
		for _, at := range ends {
			if first, err := strconv.Atoi(at[len(b.addr)+2:]); err == nil && first == r {
				starts[at] = r + shift
			}
		}
		if r+shift < len(f.rows) {
			m.row(b.rows[r], f.rows[r+shift])
		}
		at, ok := ends[r]
		if !ok {
			continue
		}
		if shift < more {
			shift += m.added(b, f, r, shift, more-shift)
		}
		m.rows[at] = []ooxml.Span{{Lo: starts[at], Hi: min(r+shift+1, len(f.rows))}}
	}
}

// added is the number of rows after row r of the blank that only the filled form has.
func (m *alignment) added(b, f *grid, r, shift, most int) int {
	if r+1 >= len(b.rows) {
		return most
	}
	next := b.rows[r+1]
	for k := range most + 1 {
		if i := r + 1 + shift + k; i < len(f.rows) && alike(next, f.rows[i]) {
			return k
		}
	}
	return most
}

// alike reports whether a filled row prints the words of a blank one.
func alike(b, f gridRow) bool {
	if len(b.cells) != len(f.cells) {
		return false
	}
	words := 0
	for i, c := range b.cells {
		if w := printedWords(c.area); strings.Join(w, "") != "" {
			if !inOrder(squeeze(f.cells[i].text()), w) {
				return false
			}
			words++
		}
	}
	return words > 0
}

func (m *alignment) row(b, f gridRow) {
	for i, c := range b.cells {
		if i >= len(f.cells) {
			return
		}
		m.area(c.area, f.cells[i].area)
		for k, t := range c.tables {
			if k < len(f.cells[i].tables) {
				m.table(t, f.cells[i].tables[k])
			}
		}
	}
}

// printedWords are the words of an area between its blanks, without white space.
func printedWords(a *area) []string {
	var out []string
	at := 0
	for _, b := range a.blanks {
		out = append(out, solid(plain(a.chars[at:b.Lo])))
		at = b.Hi
	}
	return append(out, solid(plain(a.chars[at:])))
}

// solid removes white space and underscores.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if isIn(lineGlyphs, r) {
			return -1
		}
		return r
	}, squeeze(s))
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
