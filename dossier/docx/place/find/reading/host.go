package reading

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/forms/pattern"
)

// Host is an area whose blanks are being read.
type Host struct {
	*layout.Area
	Label   string // of the cell, from its neighbours; "" for paragraphs
	Context string // of its places
	// Firm tells that every colon at a line's end asks for an answer; paragraphs
	// of the body ask for more proof.
	Firm  bool
	Found []place.Place // so far, from left to right
	Group *Group        // the question that is open, nil for none
	// Used tells that a blank has taken the label from the neighbours.
	Used   bool
	Seal   bool   // a line to sign was passed
	Here   bool   // a place to sign was found in the area
	Prev   int    // end of the last blank
	Answer string // the words of the paragraph before, which may ask what is answered here
	// Heading is the words of the line that heads those below, with a colon.
	Heading string
	Part    string   // the heading, within one question, of the options that follow
	Outer   []*Group // whose last option has options of its own
	List    string   // the lines that follow, as far as they are a list of options
	Given   bool     // its letters are those of options of a question before it
	Over    string   // the words right over an area that is no more than a line to write on
	Lists   bool     // the area stands right over a list, and below no pledge
}

// Before is the text of the line between the blank before and blank i.
func (h *Host) Before(i int) string {
	lo := 0
	for k := i - 1; k >= 0 && lo == 0; k-- {
		if !Spelt(h, k) && (h.Blanks[k].Kind != layout.BlankColon || !OnePiece(h, k)) {
			lo = h.Blanks[k].Hi
		}
	}
	text := layout.Plain(h.Chars[lo:h.Blanks[i].Lo])
	return text[strings.LastIndexByte(text, '\n')+1:]
}

// After is the text of the line from blank i to the next one.
func (h *Host) After(i int) string {
	hi := len(h.Chars)
	if i+1 < len(h.Blanks) {
		hi = h.Blanks[i+1].Lo
	}
	text := layout.Plain(h.Chars[h.Blanks[i].Hi:hi])
	if n := strings.IndexByte(text, '\n'); n >= 0 {
		text = text[:n]
	}
	return text
}

// LineOf is the range of h's characters that hold the line of blank i.
func (h *Host) LineOf(i int) ooxml.Span {
	for _, s := range layout.Lines(h.Chars) {
		if h.Blanks[i].Lo >= s.Lo && h.Blanks[i].Lo <= s.Hi {
			return s
		}
	}
	return ooxml.Span{Lo: 0, Hi: len(h.Chars)}
}

// FirstInLine reports whether no blank stands before blank i in its line.
func (h *Host) FirstInLine(i int) bool {
	return i == 0 || h.Blanks[i-1].Lo < h.LineOf(i).Lo
}

// NumberOf is the address of blank i, from 0, of a.
func NumberOf(a *layout.Area, i int) string { return a.Addr + "#" + strconv.Itoa(a.Blanks[i].No) }

// AfterOption reports whether the blank before i in its line is a box with its
// label after it.
func (h *Host) AfterOption(i int) bool {
	return i > 0 && h.Group != nil && h.Group.Last == h.Area && !h.Group.Single && !h.FirstInLine(i) && h.Blanks[i-1].Kind == layout.BlankBox
}

var dayAsked = pattern.Of(`(有效期|有效期至|截止|到期|起止|成立|出生|注册|至)$`)

// Leave makes places of n blanks from i on that only a person fills in.
func Leave(h *Host, i, n int, label string) {
	for k := i; k < i+n; k++ {
		h.Found = append(h.Found, place.Place{At: NumberOf(h.Area, k), Label: label, Context: h.Context, Kind: place.Sign, Sub: k + 1})
	}
}

// SameLine reports whether blank k is there and stands in the line of blank i.
func SameLine(h *Host, i, k int) bool {
	if k >= len(h.Blanks) {
		return false
	}
	for _, g := range h.Chars[h.Blanks[i].Hi:max(h.Blanks[i].Hi, h.Blanks[k].Lo)] {
		if g.R == wording.LineEnd {
			return false
		}
	}
	return true
}

// OnePiece reports whether blank i only goes on with the blank before, or stands before
// the line that takes the answer.
func OnePiece(h *Host, i int) bool {
	b := h.Blanks[i]
	if b.Kind == layout.BlankColon && SameLine(h, i, i+1) && Ruled(h.Blanks[i+1]) && wording.Squeeze(h.After(i)) == "" && wording.Squeeze(h.After(i+1)) == "" {
		return true
	}
	if b.Kind == layout.BlankColon && SameLine(h, i, i+1) && h.Blanks[i+1].Kind == layout.BlankDate && wording.Squeeze(h.After(i)) == "" && asksDay(strings.TrimRight(wording.Squeeze(h.Before(i)), "：:")) {
		return true
	}
	if i == 0 || !Ruled(b) || h.FirstInLine(i) || !Ruled(h.Blanks[i-1]) {
		return false
	}
	between := h.Chars[h.Blanks[i-1].Hi:b.Lo]
	return wording.Squeeze(layout.Plain(between)) == "" && layout.TextWidth([]rune(layout.Plain(between))) <= 2
}

// asksDay reports whether words before a colon ask for a day.
func asksDay(words string) bool {
	return layout.DateLabelEnd.MatchString(words) || dayAsked.MatchString(words)
}

// Spelt reports whether blank i is no more than the end of a word before a colon:
// 成 立 年 月：.
func Spelt(h *Host, i int) bool {
	b := h.Blanks[i]
	return b.Hi < len(h.Chars) && wording.IsIn("：:", h.Chars[b.Hi].R) && phrase.SpelledDate(h.Chars, b)
}

// Quoted reports whether a box is only spoken of: “□”, or explained.
func (h *Host) Quoted(b layout.Blank) bool {
	open := b.Lo > 0 && wording.IsIn("“\"「‘《", h.Chars[b.Lo-1].R)
	shut := b.Hi < len(h.Chars) && wording.IsIn("”\"」’", h.Chars[b.Hi].R)
	if b.Kind == layout.BlankBox && boxLegend.MatchString(layout.Plain(h.Chars[b.Hi:min(b.Hi+8, len(h.Chars))])) {
		return true
	}
	return (b.Kind == layout.BlankBox || b.Kind == layout.BlankBracket) && (open && shut)
}

// boxLegend follows a box that a form explains: □——多选.
var boxLegend = pattern.Of(`^[ \t\x{3000}]*([—－-]{1,2}|为|表示|代表)[ \t\x{3000}]*(单选|多选|可多选|选中|已选|未选)`)

// Ruled reports whether a blank has a line to type on.
func Ruled(b layout.Blank) bool {
	return b.Kind == layout.BlankUnderline || b.Kind == layout.BlankUnderscore
}

// LastOf is the label of the last place found that is no choice.
func (h *Host) LastOf() string {
	for _, p := range slices.Backward(h.Found) {
		if p.Kind != place.Choice && p.Kind != place.Check {
			return p.Label
		}
	}
	return ""
}

// Writes reports whether place p is a heading with its writing area below it.
func (h *Host) Writes(p place.Place) bool {
	if p.Sub < 1 || p.Sub > len(h.Blanks) {
		return false
	}
	b := h.Blanks[p.Sub-1]
	return b.Kind == layout.BlankColon && b.Hi < len(h.Chars) && h.Chars[b.Hi].R == wording.LineEnd && h.EmptyBelow(b.Hi) >= 1
}

// EmptyBelow is the number of empty lines after the line that ends at char at.
func (h *Host) EmptyBelow(at int) int {
	n := 0
	for _, s := range layout.Lines(h.Chars) {
		if s.Lo <= at {
			continue
		}
		if strings.Trim(layout.Plain(h.Chars[s.Lo:s.Hi]), wording.Spaces) != "" {
			break
		}
		n++
	}
	return n
}
