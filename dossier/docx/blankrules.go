package docx

import (
	"slices"
	"strings"
	"unicode"
)

// blanks applies the rules from left to right; the first that fits takes its range.
func (l *line) blanks() []blank {
	n := len(l.s)
	for i := 0; i < n; {
		if e, ok := l.dates[i]; ok {
			i = l.take(i, e, blankDate)
			continue
		}
		if m := l.bracketAt(i); m > 0 {
			i = l.take(i, i+m, blankBracket)
			continue
		}
		c := l.s[i]
		if isIn(boxGlyphs, c) || isIn(tickGlyphs, c) && (i == 0 || isIn(spaces+boxGlyphs, l.s[i-1])) {
			i = l.take(i, i+1, blankBox)
			continue
		}
		if j := l.underscores(i); j-i >= 2 {
			i = l.take(i, j, blankUnderscore)
			continue
		}
		switch {
		case l.u[i]:
			i = l.underlined(i)
		case c == '：' || c == ':':
			i = l.colon(i)
		case isIn(spaces, c):
			i = l.gap(i)
		default:
			i++
		}
	}
	return l.found
}

func (l *line) underscores(i int) int {
	for i < len(l.s) && isIn("_＿", l.s[i]) {
		i++
	}
	return i
}

// underlined takes the underlined stretch from i when it is a blank; within another
// one only brackets and a colon at the line's end count.
func (l *line) underlined(i int) int {
	j := i
	for j < len(l.s) && l.u[j] && !isIn(boxGlyphs, l.s[j]) {
		if _, date := l.dates[j]; date && j > i {
			break
		}
		j++
	}
	t := string(l.s[i:j])
	if i > 0 && isIn(boxGlyphs, l.s[i-1]) && strings.Trim(t, spaces) != "" {
		t = strings.TrimLeft(t, spaces)
	}
	if t != "" && (strings.Trim(t, spaces) == "" || strings.Trim(t, spaces) != t || remarkOnly.MatchString(t)) {
		return l.take(i, j, blankUnderline)
	}
	for k := i; k < j; {
		if m := l.bracketAt(k); m > 0 && k+m <= j {
			k = l.take(k, k+m, blankBracket)
			continue
		}
		if isIn("：:", l.s[k]) && strings.Trim(l.from(k+1), spaces) == "" {
			l.take(k+1, len(l.s), blankColon)
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
	for j < n && isIn(spaces, l.s[j]) && !l.u[j] {
		if _, date := l.dates[j]; date {
			break
		}
		j++
	}
	width := textWidth(l.s[i+1 : j])
	if j == n {
		return l.take(i+1, n, blankColon)
	}
	if e, date := l.dates[j]; date {
		lead := j
		for lead < e && isIn(" \t\u3000\u00a0", l.s[lead]) {
			lead++
		}
		// The spaces are the date's when the words before ask for one, else the
		// first half is the label's own blank.
		if !dateLabelEnd.MatchString(l.to(i)) && width+textWidth(l.s[j:lead]) >= 4 {
			l.take(i+1, i+1, blankColon)
		}
		return j
	}
	ruled := l.u[j] || isIn("_＿", l.s[j])
	other := isIn(boxGlyphs, l.s[j]) || l.bracketAt(j) > 0
	if width >= 2 && (!ruled && !other || ruled && width >= 8) {
		return l.take(i+1, j, blankColon)
	}
	if remarkToEnd.MatchString(l.from(j)) && l.bracketAt(j) == 0 {
		return l.take(i+1, n, blankColon)
	}
	return j
}

// gap takes wide spaces before a unit, and after 第.
func (l *line) gap(i int) int {
	n := len(l.s)
	j := i
	for j < n && isIn(spaces, l.s[j]) && !l.u[j] {
		j++
	}
	if textWidth(l.s[i:j]) >= 2 && j < n && i > 0 {
		token := lastToken.FindString(l.to(i))
		if l.unitAt(j) && chars(token) >= 2 || l.s[i-1] == '第' {
			l.take(i, j, blankGap)
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
		next := j + chars(u)
		return next >= len(l.s) || !unicode.Is(unicode.Han, l.s[next]) || l.s[next] < 0x4e00 || l.s[next] > 0x9fff
	})
}
