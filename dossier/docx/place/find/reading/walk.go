// Package reading keeps what is known while a form is read: what was passed so far, the area that is being read with its blanks, and
// the question whose options may go on. It answers plain questions about them and finds no place.
package reading

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

// Walk is a walk through the blocks of a layout, in order: the places found so far, and what the words passed so far say about
// the ones to come.
type Walk struct {
	Layout *layout.Layout
	Places []place.Place // found so far

	Section string // the last heading
	Outer   string // the one before it
	Office  bool   // the last heading says that another office fills in what follows
	Last    string // text of the last paragraph that is not empty
	Unit    string // the unit of the tables that follow
	Notes   bool   // within instructions for filling in
	Tables  int    // passed so far
	Rows    int    // of those tables
	Prose   bool   // running text was passed
	Signing int    // paragraphs since one that is signed, -1 when there was none
	Book    bool   // the document is a book of text, with forms in it
	Noted   bool   // within the numbered points of a remark
	Outline bool   // within an outline that is written to, point by point
	// Open is the group of options that a paragraph may continue.
	Open *Group
	// Passed are the lines of options that a place before them took.
	Passed map[*layout.Area]bool
}

// Add puts p, of blank sub of a from 1, or of all of a for 0, to the places found: one to sign, where another office fills it in.
func (d *Walk) Add(a *layout.Area, sub int, p place.Place) {
	if d.Office || wording.ForOffice(p.Context) || wording.ForOffice(p.Label) {
		p.Kind = place.Sign
	}
	p.Order, p.Sub, p.Said, p.Behind = a.Order, sub, sentenceBefore(a, sub), remarkBehind(a, sub)
	d.Places = append(d.Places, p)
}

// HasTable reports whether a table stands in f itself.
func HasTable(f *layout.Flow) bool {
	return slices.ContainsFunc(f.Blocks, func(b layout.Block) bool { return b.Table != nil })
}

// sentenceBefore is what the sentence of the n-th blank of an area says before it, without white space, earlier blanks as _; "" for the
// whole of an area.
func sentenceBefore(a *layout.Area, n int) string {
	if n < 1 || n > len(a.Blanks) {
		return ""
	}
	var b strings.Builder
	lo := 0
	for _, blank := range a.Blanks[:n] {
		if blank.Lo < lo {
			continue
		}
		b.WriteString(layout.Plain(a.Chars[lo:blank.Lo]) + "_")
		lo = blank.Hi
	}
	text := strings.TrimSuffix(b.String(), "_")
	if i := strings.LastIndexAny(text, "\n。！？"); i >= 0 {
		text = strings.TrimLeft(text[i:], "\n。！？")
	}
	return wording.Squeeze(text)
}

// behindBlank is a remark right behind a blank that is no unit, seal or signature.
var behindBlank = pattern.Of(`^[ \t\x{3000}]*[（(]([^（()）]{2,24})[）)]`)

// remarkBehind is what stands in brackets right behind the n-th blank of a line, below a label with a colon; "" for nothing and for the
// whole of an area. In a sentence such words are what the blank is called by.
func remarkBehind(a *layout.Area, n int) string {
	if n < 1 || n > len(a.Blanks) {
		return ""
	}
	if before := strings.TrimRight(layout.Plain(a.Chars[:a.Blanks[n-1].Lo]), wording.Spaces); !strings.HasSuffix(before, "：") && !strings.HasSuffix(before, ":") {
		return ""
	}
	m := behindBlank.FindStringSubmatch(layout.Plain(a.Chars[a.Blanks[n-1].Hi:]))
	if m == nil || wording.SignWords.MatchString(m[1]) || wording.UnitOnly.MatchString(m[1]) {
		return ""
	}
	return wording.Squeeze(m[1])
}
