package main

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// blank is a numbered blank of a place: offsets into its characters.
type blank struct {
	lo, hi int
	kind   string // date, bracket, box, underscore, underline, colon, gap
}

const (
	spaces      = " \t\u3000\u00a0\u2002\u2003\u2009"
	boxRunes    = "□☐☑☒■▢◻🗹"
	tickRunes   = "√✓✔"
	underscores = "_＿"
)

var (
	datePart    = `[ \t\x{3000}\x{a0}_＿0-9０-９]*`
	datePattern = regexp.MustCompile(datePart + `年` + datePart + `月(?:` + datePart + `日)?|` + datePart + `月` + datePart + `日`)
	dateLead    = regexp.MustCompile(`^` + datePart)
	digits      = regexp.MustCompile(`[0-9０-９]`)
	dateWords   = regexp.MustCompile(`(日期|时间|年月|日|期限)[ \t\x{3000}]*$`)
	emptyPair   = regexp.MustCompile(`^[（(\[【〔][ \t\x{3000}\x{a0}_＿√✓✔]*[）)\]】〕]`)
	remark      = regexp.MustCompile(`^[（(][^（()）]*[)）]$`)
	lastRemark  = regexp.MustCompile(`^[（(][^（()）]*[）)][ \t\x{3000}\x{a0}。.]*$`)
	units       = []string{"平方米", "万元", "学时", "小时", "分", "%", "％", "元", "份", "篇", "页", "㎡", "亩", "吨", "岁"}
)

// blanksOf numbers the blanks of a place: every line for itself, left to right.
func blanksOf(chars []char) []blank {
	var out []blank
	from := 0
	for i := 0; i <= len(chars); i++ {
		if i < len(chars) && chars[i].r != '\n' {
			continue
		}
		l := newLine(chars[from:i])
		for _, b := range l.blanks() {
			out = append(out, blank{b.lo + from, b.hi + from, b.kind})
		}
		from = i + 1
	}
	return out
}

// line is one line of a place.
type line struct {
	s     []rune
	u     []bool
	dates map[int]blank
}

func newLine(chars []char) *line {
	l := &line{dates: map[int]blank{}}
	for _, c := range chars {
		l.s, l.u = append(l.s, c.r), append(l.u, c.line)
	}
	text := string(l.s)
	for _, m := range datePattern.FindAllStringIndex(text, -1) {
		lo := len([]rune(text[:m[0]]))
		l.date(lo, lo+len([]rune(text[m[0]:m[1]])))
	}
	return l
}

// date notes the blank of a date pattern: only the last uniform piece before its first unit belongs to it.
func (l *line) date(lo, hi int) {
	text := string(l.s[lo:hi])
	filled, open, part := false, false, ""
	for _, r := range text {
		if !strings.ContainsRune("年月日", r) {
			part += string(r)
			continue
		}
		filled, open, part = filled || part != "", open || !digits.MatchString(part), ""
	}
	if !(filled && open) && !(strings.HasSuffix(text, "日") && slices.Contains(l.u[lo:hi], true)) {
		return
	}
	e := lo + len([]rune(dateLead.FindString(text)))
	k := e
	if e > lo && l.class(e-1) == ' ' {
		for k > lo && l.class(k-1) == ' ' && e-k < 2 && isSpace(l.s[k-1]) {
			k--
		}
		if !(k > lo && k < e && l.class(k-1) != ' ') {
			k = e
		}
	}
	ref := byte(' ')
	if k > lo {
		ref = l.class(k - 1)
	}
	for k > lo && (l.class(k-1) == ref || unicode.IsDigit(l.s[k-1])) {
		k--
	}
	l.dates[k] = blank{k, hi, "date"}
}

func (l *line) class(k int) byte {
	switch {
	case l.u[k]:
		return 'U'
	case strings.ContainsRune(underscores, l.s[k]):
		return '_'
	}
	return ' '
}

func isSpace(r rune) bool { return strings.ContainsRune(spaces, r) }
func isBox(r rune) bool   { return strings.ContainsRune(boxRunes, r) }

func width(s []rune) int {
	n := 0
	for _, r := range s {
		n++
		if r == '\t' || r == '\u3000' {
			n++
		}
	}
	return n
}

// blanks walks over the line; each step takes a blank or goes on.
func (l *line) blanks() []blank {
	var out []blank
	for i := 0; i < len(l.s); {
		if d, ok := l.dates[i]; ok {
			out, i = append(out, d), d.hi
			continue
		}
		next := i
		var found []blank
		for _, rule := range []func(int) ([]blank, int){l.pair, l.box, l.score, l.underline, l.colon, l.gap} {
			if found, next = rule(i); next > i {
				break
			}
		}
		out, i = append(out, found...), max(next, i+1)
	}
	return out
}

// Each rule gives the blanks that begin at i and where to go on; i when it does not fit.

func (l *line) pair(i int) ([]blank, int) {
	if n := l.pairAt(i); n > 0 {
		return []blank{{i, i + n, "bracket"}}, i + n
	}
	return nil, i
}

// pairAt is the length of an empty pair of brackets, 0 for none.
func (l *line) pairAt(i int) int {
	if !strings.ContainsRune("（([【〔", l.s[i]) {
		return 0
	}
	return len([]rune(emptyPair.FindString(string(l.s[i:]))))
}

func (l *line) box(i int) ([]blank, int) {
	tick := strings.ContainsRune(tickRunes, l.s[i]) && (i == 0 || isSpace(l.s[i-1]) || isBox(l.s[i-1]))
	if isBox(l.s[i]) || tick {
		return []blank{{i, i + 1, "box"}}, i + 1
	}
	return nil, i
}

func (l *line) score(i int) ([]blank, int) {
	j := i
	for j < len(l.s) && strings.ContainsRune(underscores, l.s[j]) {
		j++
	}
	if j-i >= 2 {
		return []blank{{i, j, "underscore"}}, j
	}
	return nil, i
}

func (l *line) underline(i int) ([]blank, int) {
	if !l.u[i] {
		return nil, i
	}
	j := i
	for j < len(l.s) && l.u[j] && !isBox(l.s[j]) {
		if _, date := l.dates[j]; date && j > i {
			break
		}
		j++
	}
	t := string(l.s[i:j])
	if bare := strings.Trim(t, spaces); i > 0 && isBox(l.s[i-1]) && bare != "" {
		t = strings.TrimLeft(t, spaces) // the space after a box is not a blank
	}
	if t != "" && (strings.Trim(t, spaces) == "" || t != strings.Trim(t, spaces) || remark.MatchString(t)) {
		return []blank{{i, j, "underline"}}, j
	}
	var out []blank
	for k := i; k < j; k++ {
		if n := l.pairAt(k); n > 0 && k+n <= j {
			out = append(out, blank{k, k + n, "bracket"})
			k += n - 1
			continue
		}
		if isColon(l.s[k]) && strings.Trim(string(l.s[k+1:]), spaces) == "" {
			out = append(out, blank{k + 1, len(l.s), "colon"})
			break
		}
	}
	return out, max(j, i+1)
}

func isColon(r rune) bool { return r == '：' || r == ':' }

func (l *line) colon(i int) ([]blank, int) {
	if !isColon(l.s[i]) {
		return nil, i
	}
	n, j := len(l.s), i+1
	for j < n && isSpace(l.s[j]) && !l.u[j] {
		if _, date := l.dates[j]; date {
			break
		}
		j++
	}
	between := l.s[i+1 : j]
	if j == n {
		return []blank{{i + 1, n, "colon"}}, n
	}
	if d, date := l.dates[j]; date {
		piece := string(l.s[d.lo:d.hi])
		lead := piece[:len(piece)-len(strings.TrimLeft(piece, " \t\u3000\u00a0"))]
		if !dateWords.MatchString(string(l.s[:i])) && width(between)+width([]rune(lead)) >= 4 {
			return []blank{{i + 1, i + 1, "colon"}}, j
		}
		return nil, j
	}
	scored := l.u[j] || strings.ContainsRune(underscores, l.s[j])
	blankNext := scored || isBox(l.s[j]) || l.pairAt(j) > 0
	if width(between) >= 2 && (!blankNext || scored && width(between) >= 8) {
		return []blank{{i + 1, j, "colon"}}, j
	}
	if lastRemark.MatchString(string(l.s[j:])) && l.pairAt(j) == 0 {
		return []blank{{i + 1, n, "colon"}}, n
	}
	return nil, j
}

func (l *line) gap(i int) ([]blank, int) {
	if !isSpace(l.s[i]) {
		return nil, i
	}
	j := i
	for j < len(l.s) && isSpace(l.s[j]) && !l.u[j] {
		j++
	}
	if width(l.s[i:j]) < 2 || j == len(l.s) || i == 0 {
		return nil, max(j, i+1)
	}
	token := 0
	for k := i - 1; k >= 0 && !strings.ContainsRune(" \t\u3000\u00a0", l.s[k]); k-- {
		token++
	}
	if l.s[i-1] == '第' || token >= 2 && l.unitAt(j) {
		return []blank{{i, j, "gap"}}, j
	}
	return nil, j
}

// unitAt tells whether a unit stands at j and no Chinese character after it.
func (l *line) unitAt(j int) bool {
	rest := string(l.s[j:])
	for _, u := range units {
		if after, ok := strings.CutPrefix(rest, u); ok {
			next, _ := firstRune(after)
			if next < 0x4e00 || next > 0x9fff {
				return true
			}
		}
	}
	return false
}

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}
