package markup

import "yibiao/dossier/docx/internal/ooxml"

// Styles reads the formatting of a part, which what is written into it takes over.
type Styles struct {
	T *ooxml.Tree
	W string // prefix of the word processing namespace
	// Hints are the ids of the character styles for placeholder text.
	Hints map[string]bool
	// columns caches the grid columns of cells; see cellWidth.
	columns map[int32]ooxml.Span
}

// OpenTag is the start tag of n, not self-closed.
func OpenTag(t *ooxml.Tree, n int32) []byte {
	open := t.Src[t.Nodes[n].Start:t.Nodes[n].Open]
	if open[len(open)-2] != '/' {
		return open
	}
	return append(append([]byte(nil), open[:len(open)-2]...), '>')
}

// ParagraphIDs are the attributes of a paragraph or row that must be unique in a part.
func ParagraphIDs(t *ooxml.Tree, n int32) []ooxml.Span {
	var ids []ooxml.Span
	for _, name := range []string{"paraId", "textId"} {
		if a, ok := t.Attr(n, ooxml.NsW14, name); ok {
			ids = append(ids, a.All)
		}
	}
	return ids
}

// RunProps is a run's w:rPr without placeholder style and revision marks, nil
// when nothing is left. A placeholder's colour goes with it.
func (f *Styles) RunProps(rPr int32, placeholder bool) []byte {
	return f.keepIf(rPr, func(c int32) bool {
		switch f.T.Nodes[c].Kind {
		case ooxml.KRStyle:
			return !f.Hints[f.T.Val(c)]
		case ooxml.KColor:
			return !placeholder
		case ooxml.KRevision:
			return false
		}
		return true
	})
}

// MarkProps makes run properties of those of a paragraph mark.
func (f *Styles) MarkProps(rPr int32) []byte {
	return f.keepIf(rPr, func(c int32) bool {
		switch f.T.Nodes[c].Kind {
		case ooxml.KRStyle:
			return !f.Hints[f.T.Val(c)]
		case ooxml.KRevision, ooxml.KIns, ooxml.KDel, ooxml.KVanish:
			return false
		}
		return true
	})
}

func (f *Styles) Keep(n int32, ok func(ooxml.Kind) bool) []byte {
	return f.keepIf(n, func(c int32) bool { return ok(f.T.Nodes[c].Kind) })
}

// tight reports whether n is a start tag, its children and an end tag, with nothing between them or in the latter.
func (f *Styles) tight(n int32) bool {
	t := f.T
	at := t.Nodes[n].Open
	for c := range t.Kids(n) {
		if t.Nodes[c].Start != at {
			return false
		}
		at = t.Nodes[c].End
	}
	return at == t.Nodes[n].Close && int(t.Nodes[n].End-at) == len("</>")+len(t.Qname(n))
}

// keepIf returns the source of n with only the children that ok accepts, nil when
// none are left.
func (f *Styles) keepIf(n int32, ok func(int32) bool) []byte {
	some, dropped := false, false
	for c := range f.T.Kids(n) {
		if ok(c) {
			some = true
		} else {
			dropped = true
		}
	}
	if !some {
		return nil
	}
	if !dropped && f.tight(n) {
		return f.T.Raw(n)
	}
	out := append(make([]byte, 0, f.T.Nodes[n].End-f.T.Nodes[n].Start), OpenTag(f.T, n)...)
	for c := range f.T.Kids(n) {
		if !dropped || ok(c) {
			out = append(out, f.T.Raw(c)...)
		}
	}
	return append(append(append(out, "</"...), f.T.Qname(n)...), '>')
}
