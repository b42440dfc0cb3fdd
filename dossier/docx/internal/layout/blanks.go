package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/forms/pattern"
)

// blankKind is the printed look of a blank.
type blankKind uint8

const (
	BlankDate       blankKind = iota // 　　年　月　日
	BlankBracket                     // （　）
	BlankBox                         // □
	BlankUnderscore                  // ____
	BlankUnderline                   // underlined spaces
	BlankColon                       // 姓名：
	BlankGap                         // 　　份
	BlankField                       // a content control or an old form field that waits
	BlankSlash                       // 是/否 after a colon
)

// Blank is a range of an area's characters that waits for writing.
type Blank struct {
	ooxml.Span
	Kind blankKind
	// No is its number in its address; see blanksOf.
	No int
	// Late tells that it is none of those that are numbered first.
	Late bool
}

// The rules of numbering are mechanical: whoever counts the blanks of the same
// characters by these rules gets the same numbers, wherever a detector sees slots.
const (
	LineGlyphs = "_＿" + LowLines
	dateFill   = `[ \t\x{3000}\x{a0}_＿0-9０-９]*`
)

var (
	datePattern    = pattern.Of(dateFill + `年` + dateFill + `月(?:` + dateFill + `日)?|` + dateFill + `月` + dateFill + `日`)
	dateLead       = pattern.Of(`^` + dateFill)
	DateUnits      = pattern.Of(`[年月日]`)
	DigitPattern   = pattern.Of(`[0-9０-９]`)
	bracketPattern = pattern.Of(`^[（(\[【〔][ \t\x{3000}\x{a0}_＿√✓✔]*[）)\]】〕]`)
	RemarkOnly     = pattern.Of(`^[（(][^（()）]*[)）]$`)
	remarkToEnd    = pattern.Of(`^[（(][^（()）]*[）)][ \t\x{3000}\x{a0}。.]*$`)
	DateLabelEnd   = pattern.Of(`(日期|时间|年月|日|期限)[ \t\x{3000}]*$`)
	lastToken      = pattern.Of(`[^ \t\x{3000}\x{a0}]+$`)
	gapUnits       = []string{"平方米", "万元", "学时", "小时", "分", "%", "％", "元", "份", "篇", "页", "㎡", "亩", "吨", "岁"}
)

// TextWidth counts a tab and a full-width space as two.
func TextWidth(s []rune) int {
	n := 0
	for _, r := range s {
		n++
		if r == '\t' || r == '\u3000' {
			n++
		}
	}
	return n
}

// findBlanks finds the blanks that are numbered first, in order.
func findBlanks(g []Glyph) []Blank {
	if slices.ContainsFunc(g, func(x Glyph) bool { return x.R == FieldGlyph }) {
		return findBlanksBetween(g)
	}
	var out []Blank
	for _, s := range Lines(g) {
		l := newLine(g[s.Lo:s.Hi])
		for _, b := range l.blanks() {
			b.Lo, b.Hi = b.Lo+s.Lo, b.Hi+s.Lo
			out = append(out, b)
		}
	}
	return out
}

// findBlanksBetween is findBlanks for characters with marks of fields among them, which
// the numbering does not know.
func findBlanksBetween(g []Glyph) []Blank {
	var kept []Glyph
	var at []int
	for i, x := range g {
		if x.R != FieldGlyph {
			kept, at = append(kept, x), append(at, i)
		}
	}
	at = append(at, len(g))
	out := findBlanks(kept)
	for i, b := range out {
		out[i].Hi = at[b.Hi]
		if b.Lo == b.Hi && b.Lo > 0 {
			// An empty blank stands right after the words before it.
			out[i].Lo, out[i].Hi = at[b.Lo-1]+1, at[b.Hi]
			continue
		}
		out[i].Lo = at[b.Lo]
	}
	return out
}

// line is one line of an area; offsets are in characters.
type line struct {
	s     []rune
	u     []bool
	at    []int // byte offset in str of every character, and of the end
	str   string
	dates map[int]int // begin → end
	found []Blank
}

func newLine(g []Glyph) *line {
	l := &line{s: make([]rune, len(g)), u: make([]bool, len(g)), dates: map[int]int{}}
	var b strings.Builder
	for i := range g {
		l.at = append(l.at, b.Len())
		l.s[i], l.u[i] = g[i].mark(), g[i].Lined
		b.WriteRune(l.s[i])
	}
	l.at = append(l.at, b.Len())
	l.str = b.String()
	l.findDates()
	return l
}

// from is the text from character i on, to the text before it.
func (l *line) from(i int) string { return l.str[l.at[i]:] }
func (l *line) to(i int) string   { return l.str[:l.at[i]] }

// Chars is the number of characters of a match.
func Chars(m string) int { return utf8.RuneCountInString(m) }

func (l *line) findDates() {
	for _, m := range datePattern.FindAllStringIndex(l.str, -1) {
		a, e := Chars(l.str[:m[0]]), Chars(l.str[:m[1]])
		text := l.str[m[0]:m[1]]
		if !openDate(text) && (!strings.HasSuffix(text, "日") || !l.anyLined(a, e)) {
			continue
		}
		first := a + Chars(dateLead.FindString(text))
		for a > 0 && a < first && unicode.IsDigit(l.s[a]) && (latin(l.s[a-1]) || wording.IsIn("-－.", l.s[a-1])) {
			a++ // the end of a code, not of a year
		}
		l.dates[l.dateBegin(a, first)] = e
	}
}

// openDate reports whether a date pattern has room, not digits everywhere.
func openDate(text string) bool {
	parts := DateUnits.Split(text, -1)
	parts = parts[:len(parts)-1]
	any, free := false, false
	for _, d := range parts {
		any = any || d != ""
		free = free || !DigitPattern.MatchString(d)
	}
	return any && free
}

func (l *line) anyLined(a, e int) bool {
	for _, u := range l.u[a:e] {
		if u {
			return true
		}
	}
	return false
}

// piece tells underlined, underscore and plain characters apart.
func (l *line) piece(k int) byte {
	switch {
	case l.u[k]:
		return 'U'
	case wording.IsIn("_＿", l.s[k]):
		return '_'
	}
	return ' '
}

// dateBegin is where the date begins whose fill runs from a to its first unit at e:
// only the last uniform piece before the unit belongs to it. One or two plain
// spaces between an underline and the unit are swallowed.
func (l *line) dateBegin(a, e int) int {
	k := e
	if e > a && l.piece(e-1) == ' ' {
		for k > a && l.piece(k-1) == ' ' && e-k < 2 && wording.IsIn(wording.Spaces, l.s[k-1]) {
			k--
		}
		if k <= a || k >= e || l.piece(k-1) == ' ' {
			k = e
		}
	}
	ref := byte(' ')
	if k > a {
		ref = l.piece(k - 1)
	}
	for k > a && (l.piece(k-1) == ref || unicode.IsDigit(l.s[k-1])) {
		k--
	}
	return k
}

// bracketAt is the length of an empty bracket at i, 0 when there is none.
func (l *line) bracketAt(i int) int { return Chars(bracketPattern.FindString(l.from(i))) }

func (l *line) take(lo, hi int, k blankKind) int {
	l.found = append(l.found, Blank{Span: ooxml.Span{Lo: lo, Hi: hi}, Kind: k})
	return hi
}
