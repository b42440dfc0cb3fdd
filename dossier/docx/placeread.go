package docx

import (
	"slices"
	"strconv"
	"strings"
)

// ReadPlaces returns the answers that f, a filled copy of blank, holds: the inverse of
// blank.FillPlaces, for forms filled by hand as well. Keys are the blank's addresses;
// places without an answer, and places to sign, are absent. It fails like Open when
// one of the main parts cannot be read.
func (f *Form) ReadPlaces(blank *Form) (map[string]Answer, error) {
	bl, places, err := blank.inspect()
	if err != nil {
		return nil, err
	}
	fl, _, err := f.inspect()
	if err != nil {
		return nil, err
	}
	m := align(bl, fl, places)
	out := map[string]Answer{}
	from := map[string]*area{}
	for _, a := range bl.areas {
		from[a.addr] = a
	}
	for _, p := range places {
		if p.Kind == PlaceSign {
			continue
		}
		if p.Kind == PlaceImage {
			if b, a := from[p.At], m.areas[p.At]; b != nil && a != nil {
				if pic := f.placePicture(blank, m, b, a); pic != nil {
					out[p.At] = Answer{Picture: pic}
				}
			}
			continue
		}
		if a := m.answer(&p, from); !a.empty() {
			out[p.At] = a
		}
	}
	return out, nil
}

func (m *alignment) answer(p *Place, from map[string]*area) Answer {
	switch {
	case p.Kind == PlaceRows:
		return Answer{Rows: m.records(p)}
	case len(p.Options) > 0 && p.Options[0].At != "":
		var a Answer
		for _, o := range p.Options {
			if m.chosen(o.At, from) {
				a.Chosen = append(a.Chosen, o.Label)
			}
		}
		return a
	}
	base, n := cutNumber(p.At)
	b, f := from[base], m.areas[base]
	if b == nil || f == nil {
		return Answer{}
	}
	if n == 0 && (b.kind == areaPara || b.kind == areaBoxPara) && p.sub == 0 {
		return Answer{Text: m.paragraphsFrom(base, p)}
	}
	if n == 0 {
		n = p.sub
	}
	var text string
	switch head := p.Kind == PlaceLongText && p.Hint != squeeze(b.text()) && squeeze(b.text()) != "" && p.Sample == ""; {
	case head && (n == 0 || strings.IndexByte(p.At, '#') < 0):
		text = belowHead(b, f, n)
	case n > 0:
		text = betweenWords(b, f, n-1)
	default:
		text = wholeText(b, f, p)
	}
	if n > 0 && n <= len(b.blanks) && b.blanks[n-1].kind == blankDate {
		if text = squeeze(text); !digitPattern.MatchString(text) {
			text = ""
		}
	}
	return Answer{Text: text}
}

// cutNumber splits "t0.r1.c2#3".
func cutNumber(at string) (string, int) {
	base, n, _ := strings.Cut(at, "#")
	i, err := strconv.Atoi(n)
	if err != nil {
		i = 0
	}
	return base, i
}

// paragraphsFrom is the text of the paragraphs that took the place of an empty one.
func (m *alignment) paragraphsFrom(base string, p *Place) string {
	var all []string
	for _, a := range m.after[base] {
		all = append(all, strings.Trim(a.text(), spaces))
	}
	text := strings.Trim(strings.Join(all, "\n"), "\n")
	if p.Hint != "" && squeeze(text) == squeeze(p.Hint) {
		return ""
	}
	return text
}

// wholeText is the answer in an area that is a place as a whole.
func wholeText(b, f *area, p *Place) string {
	text := strings.Trim(f.text(), spaces+"\n")
	printed := squeeze(b.text())
	if onlyHint(f.chars) && len(f.chars) > 0 || printed != "" && squeeze(text) == printed && p.Sample == "" {
		return ""
	}
	if p.Unit != "" && unitOnly.MatchString(printed) {
		lead := strings.TrimSuffix(printed, p.Unit)
		text = strings.TrimPrefix(strings.TrimSuffix(text, p.Unit), lead)
	}
	if p.Sample != "" && p.Unit != "" {
		text = strings.TrimSuffix(text, p.Unit)
	}
	if sealOnly.MatchString(printed) && p.Hint != "" || p.Unit != "" && unitRemark.MatchString(printed) {
		text = strings.TrimSuffix(text, strings.Trim(b.text(), spaces+"\n"))
	}
	return strings.Trim(text, spaces+"\n")
}

// belowHead is what stands under the heading of a cell, up to its next words.
func belowHead(b, f *area, n int) string {
	head := headEnd(b)
	rest := ""
	if n > 0 && n <= len(b.blanks) {
		head = b.blanks[n-1].lo
		rest = solid(plain(b.chars[min(b.blanks[n-1].hi, len(b.chars)):]))
		if n < len(b.blanks) {
			rest = solid(plain(b.chars[b.blanks[n-1].hi:b.blanks[n].lo]))
		}
	} else if len(b.blanks) > 0 && b.blanks[0].lo >= head {
		head = b.blanks[0].lo
	}
	return cutBetween(f, solid(plain(b.chars[:head])), rest)
}

// cutBetween is what stands in f between the words lead and the words rest.
func cutBetween(f *area, lead, rest string) string {
	text, at := f.solidText()
	i := strings.Index(text, lead)
	if i < 0 {
		return ""
	}
	lo := i + len(lead)
	hi := len(text)
	if rest != "" {
		k := strings.Index(text[lo:], rest)
		if k < 0 {
			return ""
		}
		hi = lo + k
	}
	return f.rawText(at, lo, hi)
}

// betweenWords is what stands in f where the blank i of b is printed.
func betweenWords(b, f *area, i int) string {
	if i >= len(b.blanks) {
		return ""
	}
	words := printedWords(b)
	text, at := f.solidText()
	pos := 0
	for k, w := range words[:i+1] {
		n := strings.Index(text[pos:], w)
		if n < 0 || k == 0 && n > 0 {
			return ""
		}
		pos += n + len(w)
	}
	hi := len(text)
	if next := words[i+1]; next != "" {
		n := strings.Index(text[pos:], next)
		if n < 0 {
			return ""
		}
		hi = pos + n
	} else if b.blanks[i].kind == blankBox || i+1 < len(b.blanks) && b.blanks[i+1].lo == b.blanks[i].hi {
		// Nothing is printed between this blank and the next.
		if n := len(string(firstRune(text[pos:]))); b.blanks[i].kind == blankBox {
			hi = min(pos+n, hi)
		}
	}
	out := f.rawText(at, pos, hi)
	if out == strings.Trim(plain(b.chars[b.blanks[i].lo:b.blanks[i].hi]), spaces+"_＿\n") && b.blanks[i].kind != blankBox {
		return ""
	}
	if b.blanks[i].kind == blankBracket {
		// The brackets are part of the blank, but not of what is written in them.
		out = strings.Trim(strings.TrimRight(strings.TrimLeft(out, "（([【〔"), "）)]】〕"), spaces)
	}
	return out
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return ' '
}

// solidText is the text of an area without white space and underscores, boxes of old
// form fields and symbols as they are ticked, and for every byte of it the character.
func (a *area) solidText() (string, []int) {
	var b strings.Builder
	var at []int
	for i, g := range a.chars {
		if isIn(spaces+"\n_＿", g.r) {
			continue
		}
		n := b.Len()
		b.WriteRune(g.r)
		for range b.Len() - n {
			at = append(at, i)
		}
	}
	return b.String(), at
}

// rawText is the text of the characters that the bytes lo to hi of the solid text
// stand for, and what lies between them.
func (a *area) rawText(at []int, lo, hi int) string {
	if lo >= hi {
		return ""
	}
	end := at[hi-1] + 1
	return strings.Trim(plain(a.chars[at[lo]:end]), spaces+"\n")
}

// chosen reports whether the option at an address is ticked.
func (m *alignment) chosen(at string, from map[string]*area) bool {
	base, n := cutNumber(at)
	b, f := from[base], m.areas[base]
	if b == nil || f == nil {
		return false
	}
	if n == 0 {
		return squeeze(f.text()) != ""
	}
	if n > len(b.blanks) {
		return false
	}
	if b.blanks[n-1].kind == blankBox {
		return m.boxTicked(b, f, n-1)
	}
	return strings.ContainsAny(betweenWords(b, f, n-1), tickGlyphs+"✅☑vV")
}

// boxTicked reports whether the box that stands for blank i of b is ticked in f:
// boxes are counted, as no answer adds one.
func (m *alignment) boxTicked(b, f *area, i int) bool {
	before := 0
	for _, x := range b.blanks[:i] {
		if x.kind == blankBox {
			before++
		}
	}
	for i, g := range f.chars {
		// A tick in a bracket is that bracket's.
		inBracket := slices.ContainsFunc(f.blanks, func(b blank) bool { return b.kind == blankBracket && i >= b.lo && i < b.hi })
		if inBracket || !isIn(boxGlyphs+tickGlyphs, g.r) {
			continue
		}
		if before == 0 {
			return ticked(m.filled.t, g)
		}
		before--
	}
	return false
}

// records are the rows of a rows place, empty ones at the end left out.
func (m *alignment) records(p *Place) []map[int]string {
	at := p.At[:strings.LastIndex(p.At, ".r")]
	g := m.tables[at]
	if g == nil || len(m.rows[p.At]) == 0 {
		return nil
	}
	var out []map[int]string
	last := 0
	for r := m.rows[p.At][0].lo; r < m.rows[p.At][0].hi; r++ {
		rec := map[int]string{}
		for _, c := range p.Columns {
			if c.Cell >= len(g.rows[r].cells) {
				continue
			}
			text := strings.Trim(g.rows[r].cells[c.Cell].text(), spaces+"\n")
			if text != "" && !m.printedIn(p, c.Cell, text) {
				rec[c.Cell] = text
			}
		}
		out = append(out, rec)
		if len(rec) > 0 {
			last = len(out)
		}
	}
	return out[:last]
}

// printedIn reports whether the blank rows print that text in the cell themselves.
func (m *alignment) printedIn(p *Place, cell int, text string) bool {
	base := p.At + ".c" + strconv.Itoa(cell)
	for _, a := range m.blank.areas {
		if a.addr == base {
			return squeeze(a.text()) == squeeze(text)
		}
	}
	return false
}
