package docx

import (
	"bytes"

	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
)

// look is the formatting that a value inherits from what it replaces.
type look struct {
	rPr []byte // whole w:rPr of the value's runs, nil for none
	// For paragraphs: the first start tag, the same for copies of a row, all
	// properties but the section's, and the section properties kept for the last.
	pOpen, pOpenCopy, pPr, sectPr []byte
	// Range marks (bookmarks, comments) that stood in the area and stay, before
	// and after the value; dropped in copies of a row.
	before, after []byte
}

// same reports whether both look alike.
func (l *look) same(as *look) bool {
	return bytes.Equal(l.rPr, as.rPr) && bytes.Equal(l.pOpen, as.pOpen) && bytes.Equal(l.pOpenCopy, as.pOpenCopy) &&
		sameOrNone(l.pPr, as.pPr) && sameOrNone(l.sectPr, as.sectPr) && bytes.Equal(l.before, as.before) && bytes.Equal(l.after, as.after)
}

// sameOrNone tells nothing from what is empty.
func sameOrNone(a, b []byte) bool { return (a == nil) == (b == nil) && bytes.Equal(a, b) }

// lookOf is the look of s.
func (f *finder) lookOf(s *slot) look {
	t := f.T
	var l look
	run, para := ooxml.None, ooxml.None
	for n := range t.InRange(s.node, s.area) {
		switch t.Nodes[n].Kind {
		case ooxml.KR:
			if run == ooxml.None && t.Up(n, ooxml.KDel) == ooxml.None {
				run = n
			}
		case ooxml.KP:
			if para == ooxml.None {
				para = n
			}
		case ooxml.KSectPr:
			l.sectPr = t.Raw(n)
		case ooxml.KBookmarkStart, ooxml.KRangeStart:
			l.before = append(l.before, t.Raw(n)...)
		case ooxml.KBookmarkEnd, ooxml.KRangeEnd:
			l.after = append(l.after, t.Raw(n)...)
		}
	}
	if s.inline() {
		para = t.Up(s.node, ooxml.KP)
	} else {
		f.paragraphLook(&l, para)
	}
	l.rPr = f.RunProps(t.Child(run, ooxml.KRPr), s.hint)
	if l.rPr == nil {
		l.rPr = f.RunProps(t.Child(t.Child(s.node, ooxml.KSdtPr), ooxml.KRPr), false)
	}
	if l.rPr == nil {
		l.rPr = f.MarkProps(t.Child(t.Child(para, ooxml.KPPr), ooxml.KRPr))
	}
	return l
}

// paragraphLook takes start tag and properties of the first paragraph replaced.
func (f *finder) paragraphLook(l *look, para int32) {
	t := f.T
	l.pOpen = []byte("<" + f.W + ":p>")
	l.pOpenCopy = l.pOpen
	if para == ooxml.None {
		return
	}
	open := markup.OpenTag(t, para)
	l.pOpen = open
	l.pOpenCopy = open
	if ids := markup.ParagraphIDs(t, para); len(ids) > 0 {
		l.pOpenCopy = cutSpans(open, int(t.Nodes[para].Start), ids)
	}
	if pr := t.Child(para, ooxml.KPPr); pr != ooxml.None {
		l.pPr = f.Keep(pr, func(k ooxml.Kind) bool { return k != ooxml.KSectPr && k != ooxml.KRevision })
	}
}

// cutSpans returns b, which begins at offset base of a part, without the spans.
func cutSpans(b []byte, base int, cut []ooxml.Span) []byte {
	var out []byte
	for i := range b {
		drop := false
		for _, s := range cut {
			drop = drop || base+i >= s.Lo && base+i < s.Hi
		}
		if !drop {
			out = append(out, b[i])
		}
	}
	return out
}
