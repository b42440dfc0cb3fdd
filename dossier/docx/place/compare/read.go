package compare

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/choice"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/sentence"
)

// Read returns the answers that f, a filled copy of blank, holds.
func Read(blank, f *find.Found) map[string]place.Answer {
	bl, fl, places := blank.Layout, f.Layout, blank.Places
	m, self := align(bl, fl, places), align(bl, bl, places)
	out := map[string]place.Answer{}
	from := map[string]*layout.Area{}
	for _, a := range bl.Areas {
		from[a.Addr] = a
	}
	for _, p := range places {
		if p.Kind == place.Sign {
			continue
		}
		if p.Kind == place.Image {
			if b, a := from[p.At], m.areas[p.At]; b != nil && a != nil {
				if pic := placePicture(blank.Pkg.Archive, f.Pkg.Archive, m, b, a); pic != nil {
					out[p.At] = place.Answer{Picture: pic}
				}
			}
			continue
		}
		a := m.answer(&p, from)
		if a.Text != "" && p.Sample == "" && self.answer(&p, from).Text != "" {
			continue // where it ends cannot be told: the blank itself reads as if it were filled
		}
		if !a.Empty() {
			out[p.At] = a
		}
	}
	return out
}

func (m *alignment) answer(p *place.Place, from map[string]*layout.Area) place.Answer {
	switch {
	case p.Kind == place.Rows:
		return place.Answer{Rows: m.records(p)}
	case len(p.Options) > 0 && p.Options[0].At != "":
		var a place.Answer
		for _, o := range p.Options {
			if m.chosen(o.At, from) {
				a.Chosen = append(a.Chosen, o.Label)
			}
		}
		return a
	}
	base, _ := layout.CutNumber(p.At)
	b, f := from[base], m.areas[base]
	if b == nil || f == nil {
		return place.Answer{}
	}
	text := m.words(p, b, f)
	if len(p.Options) == 0 || text == "" {
		return place.Answer{Text: text}
	}
	if labels, ok := choice.Marked(p.Options, text); ok {
		return place.Answer{Chosen: labels}
	}
	return place.Answer{Text: text}
}

// words is what is written in place p, which is area b of the blank, or lies in it, and
// area f of the filled form.
func (m *alignment) words(p *place.Place, b, f *layout.Area) string {
	i := layout.BlankOf(p, b)
	if text, ok := m.fieldText(p, b, f, i); ok {
		return text
	}
	whole := !strings.Contains(p.At, "#")
	switch {
	case i < 0 && (b.Kind == layout.AreaPara || b.Kind == layout.AreaBoxPara):
		return m.paragraphsFrom(b.Addr, p)
	case i < 0 && len(p.Options) > 0 && p.Options[0].Mark != "":
		return tickedLetters(f)
	}
	var text string
	switch head := p.Kind == place.LongText && p.Hint != wording.Squeeze(b.Text()) && wording.Squeeze(b.Text()) != "" && p.Sample == ""; {
	case head && whole:
		text = belowHead(b, f, i+1)
	case phrase.OnlyBracket(b) && len(p.Options) == 0 && (i < 0 || !whole):
		text = byBracket(f, i >= 0)
	case i >= 0:
		text = betweenWords(b, f, i)
	default:
		text = wholeText(b, f, p)
	}
	if i >= 0 && b.Blanks[i].Kind == layout.BlankDate {
		if text = wording.Squeeze(text); !layout.DigitPattern.MatchString(text) {
			text = ""
		}
	}
	return text
}

// fieldText is what the control or old form field holds that blank i of b is, -1 for
// all of b; ok is false when it is none, or f has others.
func (m *alignment) fieldText(p *place.Place, b, f *layout.Area, i int) (text string, ok bool) {
	field := m.blank.FieldOf(b, i)
	if field <= 0 {
		return "", false
	}
	was, is := fieldsOf(b), fieldsOf(f)
	k := slices.Index(was, field)
	if k < 0 || len(was) != len(is) {
		return "", false
	}
	t := m.filled.T
	if t.Nodes[is[k]].Kind == ooxml.KFldChar {
		if list := ooxml.Entries(t, is[k]); list != nil {
			n := t.Number(t.ChildNamed(t.ChildNamed(t.ChildNamed(is[k], "ffData"), "ddList"), "result"), "val", -1)
			if n < 0 || n >= len(list) || layout.PromptText.MatchString(wording.Squeeze(list[n])) {
				return "", true
			}
			return list[n], true
		}
	}
	for _, g := range f.Chars {
		if g.Field == is[k] && !g.Hint && g.R != layout.FieldGlyph {
			text += string(g.R)
		}
	}
	if text = strings.Trim(text, wording.Spaces+"\n"); layout.PromptText.MatchString(text) {
		text = ""
	}
	return text, true
}

// fieldsOf are the controls and old form fields of an area, in order.
func fieldsOf(a *layout.Area) []int32 {
	var out []int32
	for _, g := range a.Chars {
		if g.Field > 0 && (len(out) == 0 || out[len(out)-1] != g.Field) {
			out = append(out, g.Field)
		}
	}
	return out
}

// paragraphsFrom is the text of the paragraphs that took the place of an empty one.
func (m *alignment) paragraphsFrom(base string, p *place.Place) string {
	var all []string
	for _, a := range m.after[base] {
		all = append(all, strings.Trim(a.Text(), wording.Spaces))
	}
	text := strings.Trim(strings.Join(all, "\n"), "\n")
	if p.Hint != "" && wording.Squeeze(text) == wording.Squeeze(p.Hint) {
		return ""
	}
	return text
}

// wholeText is the answer in an area that is a place as a whole.
func wholeText(b, f *layout.Area, p *place.Place) string {
	text := strings.Trim(f.Text(), wording.Spaces+"\n")
	printed := wording.Squeeze(b.Text())
	if phrase.OnlyHint(f.Chars) && len(f.Chars) > 0 || printed != "" && wording.Squeeze(text) == printed && p.Sample == "" {
		return ""
	}
	if p.Sample == "" && p.Hint == "" && p.Unit == "" && printed != "" && strings.HasPrefix(wording.Squeeze(text), printed) {
		text = cutBetween(f, solid(layout.Plain(b.Chars)), "") // its own label stands before it in the cell
	}
	if p.Unit != "" && p.Unit == cell.YearOf(b) {
		text = strings.TrimSuffix(text, strings.Trim(b.Text(), wording.Spaces+"\n"))
	}
	if p.Unit != "" && wording.UnitOnly.MatchString(printed) {
		lead := strings.TrimSuffix(printed, p.Unit)
		text = strings.TrimPrefix(strings.TrimSuffix(text, p.Unit), lead)
	}
	if p.Sample != "" && p.Unit != "" {
		text = strings.TrimSuffix(text, p.Unit)
	}
	if wording.SealOnly.MatchString(printed) && p.Hint != "" || p.Unit != "" && phrase.UnitRemark.MatchString(printed) {
		text = strings.TrimSuffix(text, strings.Trim(b.Text(), wording.Spaces+"\n"))
	}
	return strings.Trim(text, wording.Spaces+"\n")
}

// byBracket is what stands in the last bracket of a cell that prints nothing else, or before it.
func byBracket(f *layout.Area, within bool) string {
	text := strings.Trim(f.Text(), wording.Spaces+"\n")
	at := max(strings.LastIndex(text, "（"), strings.LastIndex(text, "("))
	switch {
	case at < 0 && within:
		return ""
	case at < 0:
		return text
	case within:
		return strings.Trim(text[at:], "（()）"+wording.Spaces)
	}
	return strings.Trim(text[:at], wording.Spaces+"\n")
}

// belowHead is what stands under the heading of a cell, up to its next words.
func belowHead(b, f *layout.Area, n int) string {
	head := layout.HeadEnd(b)
	rest := ""
	if n > 0 && n <= len(b.Blanks) {
		head = b.Blanks[n-1].Lo
		rest = solid(layout.Plain(b.Chars[min(b.Blanks[n-1].Hi, len(b.Chars)):]))
		if n < len(b.Blanks) {
			rest = solid(layout.Plain(b.Chars[b.Blanks[n-1].Hi:b.Blanks[n].Lo]))
		}
	} else if len(b.Blanks) > 0 && b.Blanks[0].Lo >= head {
		head = b.Blanks[0].Lo
	}
	return cutBetween(f, solid(layout.Plain(b.Chars[:head])), rest)
}

// cutBetween is what stands in f between the words lead and the words rest.
func cutBetween(f *layout.Area, lead, rest string) string {
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
func betweenWords(b, f *layout.Area, i int) string {
	if i >= len(b.Blanks) {
		return ""
	}
	lo, hi := betweenRange(b, f, i)
	out := strings.Trim(layout.Plain(f.Chars[lo:hi]), wording.Spaces+"\n")
	blank := b.Blanks[i]
	if out == strings.Trim(layout.Plain(b.Chars[blank.Lo:blank.Hi]), wording.Spaces+layout.LineGlyphs+"\n") && blank.Kind != layout.BlankBox {
		return ""
	}
	if at := layout.SealAt(b, blank); at < blank.Hi {
		out = strings.TrimRight(strings.TrimSuffix(out, strings.Trim(layout.Plain(b.Chars[at:blank.Hi]), wording.Spaces)), wording.Spaces+"_＿")
	}
	if blank.Late && blank.Kind == layout.BlankUnderscore {
		out = strings.Trim(out, "—―─━-–…⋯"+wording.Spaces)
	}
	if blank.Kind == layout.BlankBracket {
		// The brackets are part of the blank, but not of what is written in them.
		out = strings.Trim(strings.TrimRight(strings.TrimLeft(out, "（([【〔"), "）)]】〕"), wording.Spaces)
	}
	return out
}

// betweenRange are the characters of f that stand where the blank i of b is printed,
// none when its words are gone. Low lines at its ends are left out.
func betweenRange(b, f *layout.Area, i int) (lo, hi int) {
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
	} else if b.Blanks[i].Kind == layout.BlankBox {
		// Nothing is printed between this box and the next.
		end = min(pos+len(string(wording.FirstRune(text[pos:]))), end)
	}
	if pos >= end {
		return 0, 0
	}
	return at[pos], at[end-1] + 1
}

// solidText is the text of an area without white space and low lines, boxes of old
// form fields and symbols as they are ticked, and for every byte of it the character.
func solidText(a *layout.Area) (string, []int) {
	var b strings.Builder
	var at []int
	for i, g := range a.Chars {
		if wording.IsIn(wording.Spaces+"\n"+layout.LineGlyphs, g.R) || g.R == layout.FieldGlyph {
			continue
		}
		n := b.Len()
		b.WriteRune(g.R)
		for range b.Len() - n {
			at = append(at, i)
		}
	}
	return b.String(), at
}

// rawText is the text of the characters that the bytes lo to hi of the solid text
// stand for, and what lies between them.
func rawText(a *layout.Area, at []int, lo, hi int) string {
	if lo >= hi {
		return ""
	}
	end := at[hi-1] + 1
	return strings.Trim(layout.Plain(a.Chars[at[lo]:end]), wording.Spaces+"\n")
}

// records are the rows of a rows place, empty ones at the end left out.
func (m *alignment) records(p *place.Place) []map[int]string {
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
			if c.Cell >= len(g.Rows[r].Cells) {
				continue
			}
			text := m.cellText(p, c.Cell, g.Rows[r].Cells[c.Cell].Area)
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
func (m *alignment) cellText(p *place.Place, cell int, f *layout.Area) string {
	base := p.At + ".c" + strconv.Itoa(cell)
	i := slices.IndexFunc(m.blank.Areas, func(a *layout.Area) bool { return a.Addr == base })
	if i < 0 {
		return strings.Trim(f.Text(), wording.Spaces+"\n")
	}
	b := m.blank.Areas[i]
	if text, ok := m.fieldText(p, b, f, -1); ok {
		return text
	}
	if q := sentence.ChoiceIn(m.blank, b); q != nil {
		var out []string
		for _, o := range q.Options {
			_, n := layout.CutNumber(o.At)
			ticked := m.boxTicked(b, f, b.At(n))
			if b.Blanks[b.At(n)].Kind == layout.BlankBracket {
				ticked = strings.ContainsAny(betweenWords(b, f, b.At(n)), wording.TickGlyphs)
			}
			if ticked {
				out = append(out, o.Label)
			}
		}
		return strings.Join(out, "、")
	}
	return strings.Trim(f.Text(), wording.Spaces+"\n")
}

// printedIn reports whether the blank rows print that text in the cell themselves.
func (m *alignment) printedIn(p *place.Place, cell int, text string) bool {
	base := p.At + ".c" + strconv.Itoa(cell)
	for _, a := range m.blank.Areas {
		if a.Addr == base {
			return wording.Squeeze(a.Text()) == wording.Squeeze(text)
		}
	}
	return false
}
