package layout

import (
	"slices"
	"unicode"

	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
)

// number finds the blanks of all areas. Those that places.py of the forms' truth files
// knows have the first numbers of their area, so that an address keeps its meaning; the
// others follow them: boxes that are letters elsewhere, drawn lines, fields.
func (l *Layout) number() {
	loose := make([][]int, len(l.Areas))
	for i, a := range l.Areas {
		loose[i] = looseBoxes(a.Chars)
	}
	for i, a := range l.Areas {
		// One mark alone may be a letter; a neighbour with another tells.
		near := i > 0 && len(loose[i-1]) > 0 || i+1 < len(loose) && len(loose[i+1]) > 0
		boxes := loose[i]
		if len(boxes) == 1 && !near && !besideOption(a.Chars, boxes[0]) {
			boxes = nil
		}
		a.Blanks = blanksOf(a, boxes)
		a.words = Plain(a.Chars)
	}
}

// blanksOf are the blanks of an area in order, with their numbers.
func blanksOf(a *Area, boxes []int) []Blank {
	first := findBlanks(a.Chars)
	for i := range first {
		first[i].No = i + 1
	}
	late := lateBlanks(a, first, boxes)
	if len(late) == 0 {
		return first
	}
	out := slices.DeleteFunc(slices.Clone(first), func(b Blank) bool {
		return slices.ContainsFunc(late, func(x Blank) bool {
			// A blank within a field's words is the field's, and spaces before a
			// blank are only the distance to it.
			return x.Lo <= b.Lo && b.Hi <= x.Hi && x.Hi > b.Lo ||
				(b.Kind == BlankColon || b.Kind == BlankGap) && b.Hi == x.Lo
		})
	})
	for i := range late {
		late[i].No, late[i].Late = len(first)+i+1, true
	}
	out = append(out, late...)
	slices.SortFunc(out, func(x, y Blank) int { return x.Lo - y.Lo })
	return out
}

// lateBlanks are the blanks beside those of first, in order.
func lateBlanks(a *Area, first []Blank, boxes []int) []Blank {
	late := fieldBlanks(a, first)
	free := func(lo, hi int) bool {
		overlaps := func(b Blank) bool { return b.Lo < hi && lo < b.Hi }
		return !slices.ContainsFunc(first, overlaps) && !slices.ContainsFunc(late, overlaps)
	}
	take := func(lo, hi int, k blankKind) {
		if free(lo, hi) {
			late = append(late, Blank{Span: ooxml.Span{Lo: lo, Hi: hi}, Kind: k})
		}
	}
	for i, g := range a.Chars {
		if g.Raw != 0 || wording.IsIn(RareBoxes, g.R) {
			take(i, i+1, BlankBox)
		}
	}
	for _, i := range boxes {
		take(i, i+1, BlankBox)
	}
	for _, i := range tickedWords(a.Chars) {
		take(i, i+1, BlankBox)
	}
	for _, s := range Lines(a.Chars) {
		for _, b := range drawnLines(a.Chars[s.Lo:s.Hi]) {
			take(s.Lo+b.Lo, s.Lo+b.Hi, b.Kind)
		}
		if lo, hi := slashed(a.Chars[s.Lo:s.Hi]); hi > lo {
			take(s.Lo+lo, s.Lo+hi, BlankSlash)
		}
	}
	slices.SortFunc(late, func(x, y Blank) int { return x.Lo - y.Lo })
	return late
}

// At is the index of the blank with a number, -1 for none.
func (a *Area) At(no int) int {
	return slices.IndexFunc(a.Blanks, func(b Blank) bool { return b.No == no })
}

// fieldBlanks are the controls and old form fields that wait within other words. One
// that a blank of first holds as a whole is that blank; one that is alone in a cell
// makes the cell the place.
func fieldBlanks(a *Area, first []Blank) []Blank {
	var out []Blank
	for i := 0; i < len(a.Chars); {
		j := i + 1
		field := a.Chars[i].Field
		for j < len(a.Chars) && a.Chars[j].Field == field && a.Chars[j].R != wording.LineEnd {
			j++
		}
		if field > 0 && waits(a.Chars[i:j]) && !slices.ContainsFunc(first, func(b Blank) bool { return b.Lo <= i && j <= b.Hi && b.Hi > b.Lo }) {
			out = append(out, Blank{Span: ooxml.Span{Lo: i, Hi: j}, Kind: BlankField})
		}
		i = j
	}
	if len(out) == 1 && (a.Kind == AreaCell || a.Kind == AreaBox) && alone(a.Chars, out[0].Span) {
		return nil
	}
	return out
}

// waits reports whether the characters of one field ask for a value.
func waits(g []Glyph) bool {
	for _, x := range g {
		if !x.Hint && x.R != FieldGlyph && !wording.IsIn(wording.Spaces, x.R) {
			return PromptText.MatchString(wording.Squeeze(Plain(g)))
		}
	}
	return true
}

// alone reports whether nothing is printed outside of s.
func alone(g []Glyph, s ooxml.Span) bool {
	for i, x := range g {
		if (i < s.Lo || i >= s.Hi) && !wording.IsIn(wording.Spaces+"\n", x.R) {
			return false
		}
	}
	return true
}

// RareBoxes are boxes that the numbering does not know; looseBoxSet and ringSet are
// letters and rings that stand for boxes in some forms, filledRings the rings ticked.
const (
	RareBoxes   = "⬜◽❏❐❑❒✅"
	LooseBoxSet = "口"
	RingSet     = "○◯〇"
	FilledRings = "●◉"
	// inWordBefore and inWordAfter make a word with 口: 出口, 口径.
	inWordBefore = "出入进人窗港路门接户缺关胃端岗河海汉营周虎洞刀切伤井风糊借亲开插炉孔渡山道喷牲可裂闸家众断豁隘"
	inWordAfter  = "径岸腔头号语令碑罩粮服感味试述译诀红香袋子供才气音吻角实水授算琴哨渴型齿舌福风信技形蹄岩"
	numerals     = "零一二三四五六七八九十百千0123456789"
)

// looseBoxes are the positions of letters and rings that stand like boxes: before or
// after a word, by themselves.
func looseBoxes(g []Glyph) []int {
	if !slices.ContainsFunc(g, func(x Glyph) bool { return wording.IsIn(LooseBoxSet+RingSet+FilledRings, x.R) }) {
		return nil
	}
	var out []int
	for _, s := range Lines(g) {
		line := []rune(PlainAll(g[s.Lo:s.Hi]))
		last := false
		for i := range line {
			if wording.IsIn(LooseBoxSet+RingSet+FilledRings, line[i]) && loose(line, i, last) {
				out = append(out, s.Lo+i)
				last = true
			}
		}
		out = append(out, behindWords(line, s.Lo, out)...)
		slices.Sort(out)
	}
	if !slices.ContainsFunc(out, func(i int) bool { return wording.IsIn(LooseBoxSet+RingSet, g[i].R) }) {
		return nil
	}
	return out
}

// behindWords are the marks of a line that stand after their words without a space to
// the next: 有○无○, where the last is in found.
func behindWords(line []rune, lo int, found []int) []int {
	end := len(line)
	for end > 0 && wording.IsIn(wording.Spaces+"。；;，,", line[end-1]) {
		end--
	}
	if end == 0 || !slices.Contains(found, lo+end-1) {
		return nil
	}
	var out []int
	for i := 1; i < end-1; i++ {
		same := line[i] == line[end-1]
		between := unicode.IsLetter(line[i-1]) && unicode.IsLetter(line[i+1]) && !wording.IsIn(LooseBoxSet, line[i-1])
		if same && between && !slices.Contains(found, lo+i) && !(wording.IsIn(LooseBoxSet, line[i]) && (wording.IsIn(inWordBefore, line[i-1]) || wording.IsIn(inWordAfter, line[i+1]))) {
			out = append(out, lo+i)
		}
	}
	return out
}

// tickedWords are the ticks that stand in the place of a box, where a line has boxes:
// 规模：√大型 □中型, 是√ 否□.
func tickedWords(g []Glyph) []int {
	if !slices.ContainsFunc(g, func(x Glyph) bool { return wording.IsIn(wording.TickGlyphs, x.R) }) {
		return nil
	}
	var out []int
	for _, s := range Lines(g) {
		line := []rune(PlainAll(g[s.Lo:s.Hi]))
		if !slices.ContainsFunc(line, func(r rune) bool { return wording.IsIn(wording.BoxGlyphs, r) }) {
			continue
		}
		for i, r := range line {
			if !wording.IsIn(wording.TickGlyphs, r) || i == 0 {
				continue
			}
			next := i+1 < len(line) && unicode.IsLetter(line[i+1])
			end := i+1 == len(line) || wording.IsIn(wording.Spaces, line[i+1])
			if wording.IsIn("：:", line[i-1]) && next || unicode.IsLetter(line[i-1]) && end {
				out = append(out, s.Lo+i)
			}
		}
	}
	return out
}

// slashed is the range of a line that holds answers parted by slashes after a colon.
func slashed(g []Glyph) (lo, hi int) {
	for i := len(g) - 1; i >= 0; i-- {
		switch {
		case wording.IsIn("：:", g[i].R):
			text := wording.Squeeze(Plain(g[i+1:]))
			if options := Alternatives(text); options == nil || latin(wording.FirstRune(text)) {
				return 0, 0
			}
			lo, hi = i+1, len(g)
			for lo < hi && wording.IsIn(wording.Spaces, g[lo].R) {
				lo++
			}
			for hi > lo && wording.IsIn(wording.Spaces, g[hi-1].R) {
				hi--
			}
			return lo, hi
		case len(g)-i > 40:
			return 0, 0
		}
	}
	return 0, 0
}

// PlainAll is plain with one character for every glyph.
func PlainAll(g []Glyph) string {
	r := make([]rune, len(g))
	for i := range g {
		r[i] = g[i].R
	}
	return string(r)
}

// loose reports whether character i of a line stands like a box; last tells that one
// before it in the line does.
func loose(s []rune, i int, last bool) bool {
	const around = "：:（(）)、，,；;/／|｜。？?】【"
	before, after := ' ', ' '
	if i > 0 {
		before = s[i-1]
	}
	if i+1 < len(s) {
		after = s[i+1]
	}
	next := i + 1
	for next < len(s) && wording.IsIn(wording.Spaces, s[next]) {
		next++
	}
	marks := LooseBoxSet
	if !wording.IsIn(LooseBoxSet, s[i]) {
		marks = RingSet + FilledRings
	}
	if wording.IsIn(marks, after) || wording.IsIn(marks, before) && marks != LooseBoxSet {
		return false
	}
	rest := string(s[next:])
	switch {
	case spokenOf.MatchString(rest):
		return false
	case marks != LooseBoxSet && wording.IsIn(numerals, before):
		return false
	case marks == LooseBoxSet && after != ' ' && wording.IsIn(inWordAfter, after), marks == LooseBoxSet && wording.IsIn(inWordBefore, before) && !last:
		return false
	}
	opens := i == 0 || wording.IsIn(wording.Spaces+around, before)
	closes := next == len(s) || wording.IsIn(wording.Spaces+around, after)
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	switch {
	case opens && next < len(s) && word(s[next]):
		return true
	case next == len(s) && opens && last && word(lastWordRune(s[:i])):
		return true
	case closes && !opens && word(before):
		return marks != LooseBoxSet || !wording.IsIn(inWordBefore, before)
	}
	// 口大型口中型: no space parts the options.
	return last && !opens && !closes && word(before) && !(marks == LooseBoxSet && wording.IsIn(inWordBefore, before))
}

// lastWordRune is the last character of s that is no space.
func lastWordRune(s []rune) rune {
	for _, r := range slices.Backward(s) {
		if !wording.IsIn(wording.Spaces, r) {
			return r
		}
	}
	return ' '
}

// besideOption reports whether mark i stands before or after a word that answers a
// question by itself.
func besideOption(g []Glyph, i int) bool {
	for _, s := range Lines(g) {
		if i < s.Lo || i >= s.Hi {
			continue
		}
		label, _ := CutOption(Plain(g[i+1:s.Hi]), false)
		_, before := LastWord(Plain(g[s.Lo:i]))
		return wording.OptionWord.MatchString(label) || label == "" && wording.OptionWord.MatchString(before)
	}
	return false
}
