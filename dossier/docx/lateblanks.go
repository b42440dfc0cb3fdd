package docx

import (
	"slices"
	"unicode"

	"yibiao/dossier/docx/internal/ooxml"
)

// number finds the blanks of all areas. Those that places.py of the forms' truth files
// knows have the first numbers of their area, so that an address keeps its meaning; the
// others follow them: boxes that are letters elsewhere, drawn lines, fields.
func (l *layout) number() {
	loose := make([][]int, len(l.areas))
	for i, a := range l.areas {
		loose[i] = looseBoxes(a.chars)
	}
	for i, a := range l.areas {
		// One mark alone may be a letter; a neighbour with another tells.
		near := i > 0 && len(loose[i-1]) > 0 || i+1 < len(loose) && len(loose[i+1]) > 0
		boxes := loose[i]
		if len(boxes) == 1 && !near && !besideOption(a.chars, boxes[0]) {
			boxes = nil
		}
		a.blanks = blanksOf(a, boxes)
		a.words = plain(a.chars)
	}
}

// blanksOf are the blanks of an area in order, with their numbers.
func blanksOf(a *area, boxes []int) []blank {
	first := findBlanks(a.chars)
	for i := range first {
		first[i].no = i + 1
	}
	late := lateBlanks(a, first, boxes)
	if len(late) == 0 {
		return first
	}
	out := slices.DeleteFunc(slices.Clone(first), func(b blank) bool {
		return slices.ContainsFunc(late, func(x blank) bool {
			// A blank within a field's words is the field's, and spaces before a
			// blank are only the distance to it.
			return x.Lo <= b.Lo && b.Hi <= x.Hi && x.Hi > b.Lo ||
				(b.kind == blankColon || b.kind == blankGap) && b.Hi == x.Lo
		})
	})
	for i := range late {
		late[i].no, late[i].late = len(first)+i+1, true
	}
	out = append(out, late...)
	slices.SortFunc(out, func(x, y blank) int { return x.Lo - y.Lo })
	return out
}

// lateBlanks are the blanks beside those of first, in order.
func lateBlanks(a *area, first []blank, boxes []int) []blank {
	late := fieldBlanks(a, first)
	free := func(lo, hi int) bool {
		overlaps := func(b blank) bool { return b.Lo < hi && lo < b.Hi }
		return !slices.ContainsFunc(first, overlaps) && !slices.ContainsFunc(late, overlaps)
	}
	take := func(lo, hi int, k blankKind) {
		if free(lo, hi) {
			late = append(late, blank{Span: ooxml.Span{Lo: lo, Hi: hi}, kind: k})
		}
	}
	for i, g := range a.chars {
		if g.raw != 0 || isIn(rareBoxes, g.r) {
			take(i, i+1, blankBox)
		}
	}
	for _, i := range boxes {
		take(i, i+1, blankBox)
	}
	for _, i := range tickedWords(a.chars) {
		take(i, i+1, blankBox)
	}
	for _, s := range lines(a.chars) {
		for _, b := range drawnLines(a.chars[s.Lo:s.Hi]) {
			take(s.Lo+b.Lo, s.Lo+b.Hi, b.kind)
		}
		if lo, hi := slashed(a.chars[s.Lo:s.Hi]); hi > lo {
			take(s.Lo+lo, s.Lo+hi, blankSlash)
		}
	}
	slices.SortFunc(late, func(x, y blank) int { return x.Lo - y.Lo })
	return late
}

// at is the index of the blank with a number, -1 for none.
func (a *area) at(no int) int {
	return slices.IndexFunc(a.blanks, func(b blank) bool { return b.no == no })
}

// fieldBlanks are the controls and old form fields that wait within other words. One
// that a blank of first holds as a whole is that blank; one that is alone in a cell
// makes the cell the place.
func fieldBlanks(a *area, first []blank) []blank {
	var out []blank
	for i := 0; i < len(a.chars); {
		j := i + 1
		field := a.chars[i].field
		for j < len(a.chars) && a.chars[j].field == field && a.chars[j].r != lineEnd {
			j++
		}
		if field > 0 && waits(a.chars[i:j]) && !slices.ContainsFunc(first, func(b blank) bool { return b.Lo <= i && j <= b.Hi && b.Hi > b.Lo }) {
			out = append(out, blank{Span: ooxml.Span{Lo: i, Hi: j}, kind: blankField})
		}
		i = j
	}
	if len(out) == 1 && (a.kind == areaCell || a.kind == areaBox) && alone(a.chars, out[0].Span) {
		return nil
	}
	return out
}

// waits reports whether the characters of one field ask for a value.
func waits(g []glyph) bool {
	for _, x := range g {
		if !x.hint && x.r != fieldGlyph && !isIn(spaces, x.r) {
			return promptText.MatchString(squeeze(plain(g)))
		}
	}
	return true
}

// alone reports whether nothing is printed outside of s.
func alone(g []glyph, s ooxml.Span) bool {
	for i, x := range g {
		if (i < s.Lo || i >= s.Hi) && !isIn(spaces+"\n", x.r) {
			return false
		}
	}
	return true
}

// rareBoxes are boxes that the numbering does not know; looseBoxSet and ringSet are
// letters and rings that stand for boxes in some forms, filledRings the rings ticked.
const (
	rareBoxes   = "⬜◽❏❐❑❒✅"
	looseBoxSet = "口"
	ringSet     = "○◯〇"
	filledRings = "●◉"
	// inWordBefore and inWordAfter make a word with 口: 出口, 口径.
	inWordBefore = "出入进人窗港路门接户缺关胃端岗河海汉营周虎洞刀切伤井风糊借亲开插炉孔渡山道喷牲可裂闸家众断豁隘"
	inWordAfter  = "径岸腔头号语令碑罩粮服感味试述译诀红香袋子供才气音吻角实水授算琴哨渴型齿舌福风信技形蹄岩"
	numerals     = "零一二三四五六七八九十百千0123456789"
)

// looseBoxes are the positions of letters and rings that stand like boxes: before or
// after a word, by themselves.
func looseBoxes(g []glyph) []int {
	if !slices.ContainsFunc(g, func(x glyph) bool { return isIn(looseBoxSet+ringSet+filledRings, x.r) }) {
		return nil
	}
	var out []int
	for _, s := range lines(g) {
		line := []rune(plainAll(g[s.Lo:s.Hi]))
		last := false
		for i := range line {
			if isIn(looseBoxSet+ringSet+filledRings, line[i]) && loose(line, i, last) {
				out = append(out, s.Lo+i)
				last = true
			}
		}
		out = append(out, behindWords(line, s.Lo, out)...)
		slices.Sort(out)
	}
	if !slices.ContainsFunc(out, func(i int) bool { return isIn(looseBoxSet+ringSet, g[i].r) }) {
		return nil
	}
	return out
}

// behindWords are the marks of a line that stand after their words without a space to
// the next: 有○无○, where the last is in found.
func behindWords(line []rune, lo int, found []int) []int {
	end := len(line)
	for end > 0 && isIn(spaces+"。；;，,", line[end-1]) {
		end--
	}
	if end == 0 || !slices.Contains(found, lo+end-1) {
		return nil
	}
	var out []int
	for i := 1; i < end-1; i++ {
		same := line[i] == line[end-1]
		between := unicode.IsLetter(line[i-1]) && unicode.IsLetter(line[i+1]) && !isIn(looseBoxSet, line[i-1])
		if same && between && !slices.Contains(found, lo+i) && !(isIn(looseBoxSet, line[i]) && (isIn(inWordBefore, line[i-1]) || isIn(inWordAfter, line[i+1]))) {
			out = append(out, lo+i)
		}
	}
	return out
}

// tickedWords are the ticks that stand in the place of a box, where a line has boxes:
// 规模：√大型 □中型, 是√ 否□.
func tickedWords(g []glyph) []int {
	if !slices.ContainsFunc(g, func(x glyph) bool { return isIn(tickGlyphs, x.r) }) {
		return nil
	}
	var out []int
	for _, s := range lines(g) {
		line := []rune(plainAll(g[s.Lo:s.Hi]))
		if !slices.ContainsFunc(line, func(r rune) bool { return isIn(boxGlyphs, r) }) {
			continue
		}
		for i, r := range line {
			if !isIn(tickGlyphs, r) || i == 0 {
				continue
			}
			next := i+1 < len(line) && unicode.IsLetter(line[i+1])
			end := i+1 == len(line) || isIn(spaces, line[i+1])
			if isIn("：:", line[i-1]) && next || unicode.IsLetter(line[i-1]) && end {
				out = append(out, s.Lo+i)
			}
		}
	}
	return out
}

// slashed is the range of a line that holds answers parted by slashes after a colon.
func slashed(g []glyph) (lo, hi int) {
	for i := len(g) - 1; i >= 0; i-- {
		switch {
		case isIn("：:", g[i].r):
			text := squeeze(plain(g[i+1:]))
			if options := alternatives(text); options == nil || latin(firstRune(text)) {
				return 0, 0
			}
			lo, hi = i+1, len(g)
			for lo < hi && isIn(spaces, g[lo].r) {
				lo++
			}
			for hi > lo && isIn(spaces, g[hi-1].r) {
				hi--
			}
			return lo, hi
		case len(g)-i > 40:
			return 0, 0
		}
	}
	return 0, 0
}

// plainAll is plain with one character for every glyph.
func plainAll(g []glyph) string {
	r := make([]rune, len(g))
	for i := range g {
		r[i] = g[i].r
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
	for next < len(s) && isIn(spaces, s[next]) {
		next++
	}
	marks := looseBoxSet
	if !isIn(looseBoxSet, s[i]) {
		marks = ringSet + filledRings
	}
	if isIn(marks, after) || isIn(marks, before) && marks != looseBoxSet {
		return false
	}
	rest := string(s[next:])
	switch {
	case spokenOf.MatchString(rest):
		return false
	case marks != looseBoxSet && isIn(numerals, before):
		return false
	case marks == looseBoxSet && after != ' ' && isIn(inWordAfter, after), marks == looseBoxSet && isIn(inWordBefore, before) && !last:
		return false
	}
	opens := i == 0 || isIn(spaces+around, before)
	closes := next == len(s) || isIn(spaces+around, after)
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	switch {
	case opens && next < len(s) && word(s[next]):
		return true
	case next == len(s) && opens && last && word(lastWordRune(s[:i])):
		return true
	case closes && !opens && word(before):
		return marks != looseBoxSet || !isIn(inWordBefore, before)
	}
	// 口大型口中型: no space parts the options.
	return last && !opens && !closes && word(before) && !(marks == looseBoxSet && isIn(inWordBefore, before))
}

// lastWordRune is the last character of s that is no space.
func lastWordRune(s []rune) rune {
	for _, r := range slices.Backward(s) {
		if !isIn(spaces, r) {
			return r
		}
	}
	return ' '
}

// besideOption reports whether mark i stands before or after a word that answers a
// question by itself.
func besideOption(g []glyph, i int) bool {
	for _, s := range lines(g) {
		if i < s.Lo || i >= s.Hi {
			continue
		}
		label, _ := cutOption(plain(g[i+1:s.Hi]), false)
		_, before := lastWord(plain(g[s.Lo:i]))
		return optionWord.MatchString(label) || label == "" && optionWord.MatchString(before)
	}
	return false
}
