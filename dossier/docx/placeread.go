package docx

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
)

// readPlaces returns the answers that f, a filled copy of blank, holds.
func readPlaces(blank, f *found) map[string]Answer {
	bl, fl, places := blank.layout, f.layout, blank.places
	m, self := align(bl, fl, places), align(bl, bl, places)
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
				if pic := placePicture(blank.pkg.archive, f.pkg.archive, m, b, a); pic != nil {
					out[p.At] = Answer{Picture: pic}
				}
			}
			continue
		}
		a := m.answer(&p, from)
		if a.Text != "" && p.Sample == "" && self.answer(&p, from).Text != "" {
			continue // where it ends cannot be told: the blank itself reads as if it were filled
		}
		if !a.empty() {
			out[p.At] = a
		}
	}
	return out
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
	base, _ := cutNumber(p.At)
	b, f := from[base], m.areas[base]
	if b == nil || f == nil {
		return Answer{}
	}
	text := m.words(p, b, f)
	if len(p.Options) == 0 || text == "" {
		return Answer{Text: text}
	}
	if labels, ok := marked(p.Options, text); ok {
		return Answer{Chosen: labels}
	}
	return Answer{Text: text}
}

// words is what is written in place p, which is area b of the blank, or lies in it, and
// area f of the filled form.
func (m *alignment) words(p *Place, b, f *area) string {
	i := blankOf(p, b)
	if text, ok := m.fieldText(p, b, f, i); ok {
		return text
	}
	whole := !strings.Contains(p.At, "#")
	switch {
	case i < 0 && (b.kind == areaPara || b.kind == areaBoxPara):
		return m.paragraphsFrom(b.addr, p)
	case i < 0 && len(p.Options) > 0 && p.Options[0].Mark != "":
		return tickedLetters(f)
	}
	var text string
	switch head := p.Kind == PlaceLongText && p.Hint != squeeze(b.text()) && squeeze(b.text()) != "" && p.Sample == ""; {
	case head && whole:
		text = belowHead(b, f, i+1)
	case i >= 0:
		text = betweenWords(b, f, i)
	default:
		text = wholeText(b, f, p)
	}
	if i >= 0 && b.blanks[i].kind == blankDate {
		if text = squeeze(text); !digitPattern.MatchString(text) {
			text = ""
		}
	}
	return text
}

// fieldText is what the control or old form field holds that blank i of b is, -1 for
// all of b; ok is false when it is none, or f has others.
func (m *alignment) fieldText(p *Place, b, f *area, i int) (text string, ok bool) {
	field := m.blank.fieldOf(b, i)
	if field <= 0 {
		return "", false
	}
	was, is := fieldsOf(b), fieldsOf(f)
	k := slices.Index(was, field)
	if k < 0 || len(was) != len(is) {
		return "", false
	}
	t := m.filled.t
	if t.Nodes[is[k]].Kind == ooxml.KFldChar {
		if list := ooxml.Entries(t, is[k]); list != nil {
			n := t.Number(t.ChildNamed(t.ChildNamed(t.ChildNamed(is[k], "ffData"), "ddList"), "result"), "val", -1)
			if n < 0 || n >= len(list) || promptText.MatchString(squeeze(list[n])) {
				return "", true
			}
			return list[n], true
		}
	}
	for _, g := range f.chars {
		if g.field == is[k] && !g.hint && g.r != fieldGlyph {
			text += string(g.r)
		}
	}
	if text = strings.Trim(text, spaces+"\n"); promptText.MatchString(text) {
		text = ""
	}
	return text, true
}

// fieldsOf are the controls and old form fields of an area, in order.
func fieldsOf(a *area) []int32 {
	var out []int32
	for _, g := range a.chars {
		if g.field > 0 && (len(out) == 0 || out[len(out)-1] != g.field) {
			out = append(out, g.field)
		}
	}
	return out
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
	if p.Sample == "" && p.Hint == "" && p.Unit == "" && printed != "" && strings.HasPrefix(squeeze(text), printed) {
		text = cutBetween(f, solid(plain(b.chars)), "") // its own label stands before it in the cell
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
		head = b.blanks[n-1].Lo
		rest = solid(plain(b.chars[min(b.blanks[n-1].Hi, len(b.chars)):]))
		if n < len(b.blanks) {
			rest = solid(plain(b.chars[b.blanks[n-1].Hi:b.blanks[n].Lo]))
		}
	} else if len(b.blanks) > 0 && b.blanks[0].Lo >= head {
		head = b.blanks[0].Lo
	}
	return cutBetween(f, solid(plain(b.chars[:head])), rest)
}

// cutBetween is what stands in f between the words lead and the words rest.
func cutBetween(f *area, lead, rest string) string {
	text, at := solidText(f)
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
	return rawText(f, at, lo, hi)
}

// betweenWords is what stands in f where the blank i of b is printed.
func betweenWords(b, f *area, i int) string {
	if i >= len(b.blanks) {
		return ""
	}
	lo, hi := betweenRange(b, f, i)
	out := strings.Trim(plain(f.chars[lo:hi]), spaces+"\n")
	blank := b.blanks[i]
	if out == strings.Trim(plain(b.chars[blank.Lo:blank.Hi]), spaces+lineGlyphs+"\n") && blank.kind != blankBox {
		return ""
	}
	if at := sealAt(b, blank); at < blank.Hi {
		out = strings.TrimRight(strings.TrimSuffix(out, strings.Trim(plain(b.chars[at:blank.Hi]), spaces)), spaces+"_＿")
	}
	if blank.late && blank.kind == blankUnderscore {
		out = strings.Trim(out, "—―─━-–…⋯"+spaces)
	}
	if blank.kind == blankBracket {
		// The brackets are part of the blank, but not of what is written in them.
		out = strings.Trim(strings.TrimRight(strings.TrimLeft(out, "（([【〔"), "）)]】〕"), spaces)
	}
	return out
}

// betweenRange are the characters of f that stand where the blank i of b is printed,
// none when its words are gone. Low lines at its ends are left out.
func betweenRange(b, f *area, i int) (lo, hi int) {
	words := printedWords(b)
	text, at := solidText(f)
	pos := 0
	for k, w := range words[:i+1] {
		n := strings.Index(text[pos:], w)
		if n < 0 || k == 0 && n > 0 {
			return 0, 0
		}
		pos += n + len(w)
	}
	end := len(text)
	if next := words[i+1]; next != "" {
		n := strings.Index(text[pos:], next)
		if n < 0 {
			return 0, 0
		}
		end = pos + n
	} else if b.blanks[i].kind == blankBox {
		// Nothing is printed between this box and the next.
		end = min(pos+len(string(firstRune(text[pos:]))), end)
	}
	if pos >= end {
		return 0, 0
	}
	return at[pos], at[end-1] + 1
}

// solidText is the text of an area without white space and low lines, boxes of old
// form fields and symbols as they are ticked, and for every byte of it the character.
func solidText(a *area) (string, []int) {
	var b strings.Builder
	var at []int
	for i, g := range a.chars {
		if isIn(spaces+"\n"+lineGlyphs, g.r) || g.r == fieldGlyph {
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
func rawText(a *area, at []int, lo, hi int) string {
	if lo >= hi {
		return ""
	}
	end := at[hi-1] + 1
	return strings.Trim(plain(a.chars[at[lo]:end]), spaces+"\n")
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
	for r := m.rows[p.At][0].Lo; r < m.rows[p.At][0].Hi; r++ {
		rec := map[int]string{}
		for _, c := range p.Columns {
			if c.Cell >= len(g.rows[r].cells) {
				continue
			}
			text := m.cellText(p, c.Cell, g.rows[r].cells[c.Cell].area)
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

// cellText is what cell f of a row says: the options ticked where the blank row has
// boxes, what its control holds, or its words.
func (m *alignment) cellText(p *Place, cell int, f *area) string {
	base := p.At + ".c" + strconv.Itoa(cell)
	i := slices.IndexFunc(m.blank.areas, func(a *area) bool { return a.addr == base })
	if i < 0 {
		return strings.Trim(f.text(), spaces+"\n")
	}
	b := m.blank.areas[i]
	if text, ok := m.fieldText(p, b, f, -1); ok {
		return text
	}
	if q := choiceIn(m.blank, b); q != nil {
		var out []string
		for _, o := range q.Options {
			_, n := cutNumber(o.At)
			ticked := m.boxTicked(b, f, b.at(n))
			if b.blanks[b.at(n)].kind == blankBracket {
				ticked = strings.ContainsAny(betweenWords(b, f, b.at(n)), tickGlyphs)
			}
			if ticked {
				out = append(out, o.Label)
			}
		}
		return strings.Join(out, "、")
	}
	return strings.Trim(f.text(), spaces+"\n")
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
