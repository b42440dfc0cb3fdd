package layout

import (
	"slices"
	"strings"
	"unicode"

	"yibiao/dossier/docx/internal/wording"
	"yibiao/forms/pattern"
)

// blanks applies the rules from left to right; the first that fits takes its range.
func (l *line) blanks() []Blank {
	n := len(l.s)
	for i := 0; i < n; {
		if e, ok := l.dates[i]; ok {
			i = l.take(i, e, BlankDate)
			continue
		}
		if m := l.bracketAt(i); m > 0 {
			i = l.take(i, i+m, BlankBracket)
			continue
		}
		c := l.s[i]
		if wording.IsIn(wording.BoxGlyphs, c) || wording.IsIn(wording.TickGlyphs, c) && (i == 0 || wording.IsIn(wording.Spaces+wording.BoxGlyphs, l.s[i-1])) {
			i = l.take(i, i+1, BlankBox)
			continue
		}
		if j := l.underscores(i); j-i >= 2 {
			i = l.take(i, j, BlankUnderscore)
			continue
		}
		switch {
		case l.u[i]:
			i = l.underlined(i)
		case c == '：' || c == ':':
			i = l.colon(i)
		case wording.IsIn(wording.Spaces, c):
			i = l.gap(i)
		default:
			i++
		}
	}
	return l.found
}

func (l *line) underscores(i int) int {
	for i < len(l.s) && wording.IsIn("_＿", l.s[i]) {
		i++
	}
	return i
}

// lineLabel is a label that is underlined with the room behind it, as some covers print them.
var lineLabel = pattern.Of(`^[ \t\x{3000}\x{a0}]*\p{Han}[\p{Han} \t\x{3000}\x{a0}]*(?:[（(][^（）()]{1,12}[）)])?[ \x{3000}]*[：:]$`)

// underlined takes the underlined stretch from i when it is a blank; within another
// one only brackets and a colon at the line's end count.
func (l *line) underlined(i int) int {
	j := i
	for j < len(l.s) && l.u[j] && !wording.IsIn(wording.BoxGlyphs, l.s[j]) {
		if _, date := l.dates[j]; date && j > i {
			break
		}
		j++
	}
	t := string(l.s[i:j])
	if i > 0 && wording.IsIn(wording.BoxGlyphs, l.s[i-1]) && strings.Trim(t, wording.Spaces) != "" {
		t = strings.TrimLeft(t, wording.Spaces)
	}
	if label := strings.TrimRight(t, wording.Spaces); lineLabel.MatchString(label) && label != t {
		return l.take(i+len([]rune(label)), j, BlankUnderline) // the line goes on below the label
	}
	if t != "" && (strings.Trim(t, wording.Spaces) == "" || strings.Trim(t, wording.Spaces) != t || RemarkOnly.MatchString(t)) {
		return l.take(i, j, BlankUnderline)
	}
	for k := i; k < j; {
		if m := l.bracketAt(k); m > 0 && k+m <= j {
			k = l.take(k, k+m, BlankBracket)
			continue
		}
		if wording.IsIn("：:", l.s[k]) && strings.Trim(l.from(k+1), wording.Spaces) == "" {
			l.take(k+1, len(l.s), BlankColon)
			k = j
			continue
		}
		k++
	}
	return max(j, i+1)
}

// colon takes what follows the colon at i when it is free.
func (l *line) colon(i int) int {
	n := len(l.s)
	j := i + 1
	for j < n && wording.IsIn(wording.Spaces, l.s[j]) && !l.u[j] {
		if _, date := l.dates[j]; date {
			break
		}
		j++
	}
	width := TextWidth(l.s[i+1 : j])
	if j == n {
		return l.take(i+1, n, BlankColon)
	}
	if e, date := l.dates[j]; date {
		lead := j
		for lead < e && wording.IsIn(" \t\u3000\u00a0", l.s[lead]) {
			lead++
		}
		// The spaces are the date's when the words before ask for one, else the
		// first half is the label's own blank.
		if !DateLabelEnd.MatchString(l.to(i)) && width+TextWidth(l.s[j:lead]) >= 4 {
			l.take(i+1, i+1, BlankColon)
		}
		return j
	}
	ruled := l.u[j] || wording.IsIn("_＿", l.s[j])
	other := wording.IsIn(wording.BoxGlyphs, l.s[j]) || l.bracketAt(j) > 0
	if width >= 2 && (!ruled && !other || ruled && width >= 8) {
		return l.take(i+1, j, BlankColon)
	}
	if remarkToEnd.MatchString(l.from(j)) && l.bracketAt(j) == 0 {
		return l.take(i+1, n, BlankColon)
	}
	return j
}

// gap takes wide spaces before a unit, and after 第.
func (l *line) gap(i int) int {
	n := len(l.s)
	j := i
	for j < n && wording.IsIn(wording.Spaces, l.s[j]) && !l.u[j] {
		j++
	}
	if TextWidth(l.s[i:j]) >= 2 && j < n && i > 0 {
		token := lastToken.FindString(l.to(i))
		if l.unitAt(j) && Chars(token) >= 2 || l.s[i-1] == '第' {
			l.take(i, j, BlankGap)
		}
	}
	return max(j, i+1)
}

// unitAt reports whether the first unit word that fits at j stands alone.
func (l *line) unitAt(j int) bool {
	rest := l.from(j)
	return slices.ContainsFunc(gapUnits, func(u string) bool {
		if !strings.HasPrefix(rest, u) {
			return false
		}
		next := j + Chars(u)
		return next >= len(l.s) || !unicode.Is(unicode.Han, l.s[next]) || l.s[next] < 0x4e00 || l.s[next] > 0x9fff
	})
}
