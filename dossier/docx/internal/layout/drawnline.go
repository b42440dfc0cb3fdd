package layout

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/forms/pattern"
)

// LowLines are characters that draw a line to write on, and nothing else.
const LowLines = "﹍﹎﹏ˍ‗▁"

var (
	// drawnLine is a line drawn with characters: low lines, spaced underscores, or a
	// dash, a hyphen or dots said again and again.
	drawnLine = pattern.Of(`[﹍﹎﹏ˍ‗▁]+(?:[ \t\x{3000}]*[﹍﹎﹏ˍ‗▁]+)*|[_＿](?:[ \t\x{3000}]+[_＿])+|[—―─━]{3,}|-{4,}|–{3,}|…{3,}|⋯{3,}|[.．·]{6,}|\.{6,}`)
	drawnFill = `[ \t\x{3000}0-9_＿﹍﹎﹏ˍ‗▁—―─━…⋯.-]+`
	drawnDate = pattern.Of(drawnFill + `年` + drawnFill + `月(?:` + drawnFill + `日)?`)
	pageEnd   = pattern.Of(`^[ \t\x{3000}]*[0-9IVXivx]*[ \t\x{3000}]*$`)
	// spokenOf follows a mark that a remark explains.
	spokenOf = pattern.Of(`^(表示|代表|为|是指|指)`)
)

// drawnLines are the blanks of one line that are drawn with characters; a dash in
// running text, and the dots before a page number, are none.
func drawnLines(g []Glyph) []Blank {
	s := PlainAll(g)
	if !strings.ContainsAny(s, LowLines+"_＿—―─━-–…⋯.．·") {
		return nil
	}
	var out []Blank
	at := 0
	if m := drawnDate.FindStringIndex(s); m != nil && drawnParts(s[m[0]:m[1]]) >= 2 {
		out = append(out, Blank{Span: ooxml.Span{Lo: Chars(s[:m[0]]), Hi: Chars(s[:m[1]])}, Kind: BlankDate})
		at = m[1]
	}
	for _, m := range drawnLine.FindAllStringIndex(s, -1) {
		if m[0] >= at && toWriteOn(s[:m[0]], s[m[0]:m[1]], s[m[1]:]) {
			out = append(out, Blank{Span: ooxml.Span{Lo: Chars(s[:m[0]]), Hi: Chars(s[:m[1]])}, Kind: BlankUnderscore})
		}
	}
	return out
}

// drawnParts counts the drawn lines before the units of a date.
func drawnParts(date string) int {
	n := 0
	for _, part := range DateUnits.Split(date, -1) {
		if strings.ContainsAny(part, LowLines+"—―─━…⋯_＿") && !DigitPattern.MatchString(part) {
			n++
		}
	}
	return n
}

// toWriteOn tells a line after a label from a dash, dots and rulers.
func toWriteOn(before, drawn, after string) bool {
	before = strings.Trim(before, wording.Spaces)
	colon := strings.HasSuffix(before, "：") || strings.HasSuffix(before, ":")
	first, _ := utf8.DecodeRuneInString(drawn)
	n := utf8.RuneCountInString(drawn)
	switch {
	case wording.IsIn(LowLines, first):
		return n >= 2 || colon
	case wording.IsIn("_＿", first):
		return true
	case before == "":
		return false
	case wording.IsIn("…⋯.．·", first):
		stem := strings.TrimRight(before, "：:")
		return colon && utf8.RuneCountInString(stem) <= 12 && !wording.Introduces(stem) && !(pageEnd.MatchString(after) && strings.Trim(after, wording.Spaces) != "")
	}
	return colon || n >= 4 && !strings.HasSuffix(before, "。")
}
