package edit

import (
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/forms/pattern"
)

// blank fills blank i, from 0, of a with text.
func (e *editor) blank(a *layout.Area, i int, text string) {
	b := a.Blanks[i]
	b.Hi = layout.SealAt(a, b)
	if b.Hi == b.Lo && b.Hi < a.Blanks[i].Hi {
		e.put(a, b.Lo, b.Lo, oneLine(text))
		return
	}
	switch b.Kind {
	case layout.BlankDate:
		e.date(a, b, text)
	case layout.BlankBracket:
		e.cut(a, b.Lo+1, b.Hi-1)
		e.put(a, b.Lo+1, b.Hi-1, text)
	case layout.BlankBox:
		e.tick(a, i, true)
	case layout.BlankUnderline, layout.BlankUnderscore:
		e.ruled(a, b, text)
	default:
		e.free(a, b, text)
	}
}

// oneLine joins the lines of a text that stands within one line.
func oneLine(text string) string { return strings.ReplaceAll(text, "\n", " ") }

// ruled writes on a line, which keeps its length where the text is shorter.
func (e *editor) ruled(a *layout.Area, b layout.Blank, text string) {
	text = oneLine(text)
	old := a.Chars[b.Lo:b.Hi]
	printed := []rune(layout.Plain(old))
	if tabs := strings.Count(string(printed), "\t"); tabs > 0 && strings.Trim(string(printed), wording.Spaces) == "" {
		// A tab draws the line up to its stop: the last one stays.
		last := b.Hi - 1
		for a.Chars[last].R != '\t' {
			last--
		}
		e.cut(a, b.Lo, last)
		e.put(a, b.Lo, last+1, text)
		return
	}
	pad, drawn := " ", old[0].R
	switch {
	case b.Late && wording.IsIn(layout.LowLines, drawn):
		pad = string(drawn)
	case b.Late && !wording.IsIn("_＿", drawn):
		// A line of dashes or dots would read as a part of the answer.
		e.cut(a, b.Lo, b.Hi)
		e.put(a, b.Lo, b.Hi, text)
		return
	case b.Kind == layout.BlankUnderscore:
		pad = "_"
	case strings.ContainsRune(string(printed), '\u3000'):
		pad = "\u3000"
	}
	room := layout.TextWidth(printed)
	for _, r := range printed {
		if r == '＿' || wording.IsIn(layout.LowLines, r) {
			room++
		}
	}
	free := room - int(2*markup.Ems(text))
	if pad == "_" {
		free -= free % 2 // as much on both sides: no single stroke behind the answer
	}
	e.cut(a, b.Lo, b.Hi)
	left, right := "", ""
	unit := layout.TextWidth([]rune(pad))
	if wording.IsIn(layout.LowLines, wording.FirstRune(pad)) {
		unit = 2
	}
	if free > 0 {
		left = strings.Repeat(pad, free/2/unit)
		rest := free - free/2/unit*unit
		right = strings.Repeat(pad, rest/unit) + strings.Repeat(" ", rest%unit)
	}
	e.put(a, b.Lo, b.Hi, left+text+right)
}

// free writes after a colon or into a gap; words that follow keep a distance.
func (e *editor) free(a *layout.Area, b layout.Blank, text string) {
	e.cut(a, b.Lo, b.Hi)
	atEnd := b.Hi >= len(a.Chars) || a.Chars[b.Hi].R == wording.LineEnd
	if b.Kind == layout.BlankColon && !atEnd && !wording.IsIn(wording.Spaces, a.Chars[b.Hi].R) {
		text = oneLine(text)
		room := layout.TextWidth([]rune(layout.Plain(a.Chars[b.Lo:b.Hi]))) - int(2*markup.Ems(text))
		text += strings.Repeat(" ", max(2, room))
	}
	e.put(a, b.Lo, b.Hi, text)
}

var (
	datePlain = pattern.Of(`^\s*([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*(?:[-/.月]\s*([0-9]{1,2})?\s*日?)?\s*月?\s*$`)
	monthDay  = pattern.Of(`^\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?\s*$`)
)

// dateParts are year, month and day of text, "" for those it lacks; ok is false for a
// text that is no date.
func dateParts(text string) (parts map[rune]string, ok bool) {
	trim := func(s string) string { return strings.TrimLeft(s, "0") }
	if m := datePlain.FindStringSubmatch(text); m != nil {
		return map[rune]string{'年': m[1], '月': trim(m[2]), '日': trim(m[3])}, true
	}
	if m := monthDay.FindStringSubmatch(text); m != nil {
		return map[rune]string{'月': trim(m[1]), '日': trim(m[2])}, true
	}
	return nil, false
}

// date writes the figures before the printed 年 月 日; a text that is no date takes
// the place of all.
func (e *editor) date(a *layout.Area, b layout.Blank, text string) {
	parts, ok := dateParts(text)
	if otherYear(a, b, text) {
		return
	}
	if !ok {
		e.cut(a, b.Lo, b.Hi)
		e.put(a, b.Lo, b.Hi, oneLine(text))
		return
	}
	lo := b.Lo
	for i := b.Lo; i < b.Hi; i++ {
		r := a.Chars[i].R
		if !wording.IsIn("年月日", r) {
			continue
		}
		value := parts[r]
		if value == "" && r == '日' {
			e.cut(a, lo, i+1)
			return
		}
		if value != "" {
			keep := lo
			// Spaces that only push the date to its column stay.
			if r == '年' || lo == b.Lo {
				for wide := layout.TextWidth([]rune(layout.Plain(a.Chars[lo:i]))); wide > 8 && keep < i && wording.IsIn(wording.Spaces, a.Chars[keep].R); keep++ {
					wide -= layout.TextWidth([]rune{a.Chars[keep].R})
				}
			}
			e.cut(a, keep, i)
			e.put(a, keep, i, value)
		}
		lo = i + 1
	}
}

// otherYear reports whether date blank b prints the first figures of a year, 201__年, with
// which text does not begin.
func otherYear(a *layout.Area, b layout.Blank, text string) bool {
	m := wording.YearBegun.FindStringSubmatch(wording.Squeeze(layout.Plain(a.Chars[b.Lo:b.Hi])))
	if m == nil {
		return false
	}
	parts, ok := dateParts(text)
	return !ok || !strings.HasPrefix(parts['年'], m[1])
}
