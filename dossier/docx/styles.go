package docx

import "yibiao/dossier/docx/internal/ooxml"

// styles reads the formatting of a part, which what is written into it takes over.
type styles struct {
	t *ooxml.Tree
	w string // prefix of the word processing namespace
	// hints are the ids of the character styles for placeholder text.
	hints map[string]bool
	// columns caches the grid columns of cells; see cellWidth.
	columns map[int32]ooxml.Span
}

// openTag is the start tag of n, not self-closed.
func openTag(t *ooxml.Tree, n int32) []byte {
	open := t.Src[t.Nodes[n].Start:t.Nodes[n].Open]
	if open[len(open)-2] != '/' {
		return open
	}
	return append(append([]byte(nil), open[:len(open)-2]...), '>')
}

// paragraphIDs are the attributes of a paragraph or row that must be unique in a part.
func paragraphIDs(t *ooxml.Tree, n int32) []ooxml.Span {
	var ids []ooxml.Span
	for _, name := range []string{"paraId", "textId"} {
		if a, ok := t.Attr(n, ooxml.NsW14, name); ok {
			ids = append(ids, a.All)
		}
	}
	return ids
}

// runProps is a run's w:rPr without placeholder style and revision marks, nil
// when nothing is left. A placeholder's colour goes with it.
func (f *styles) runProps(rPr int32, placeholder bool) []byte {
	return f.keepIf(rPr, func(c int32) bool {
		switch f.t.Nodes[c].Kind {
		case ooxml.KRStyle:
			return !f.hints[f.t.Val(c)]
		case ooxml.KColor:
			return !placeholder
		case ooxml.KRevision:
			return false
		}
		return true
	})
}

// markProps makes run properties of those of a paragraph mark.
func (f *styles) markProps(rPr int32) []byte {
	return f.keepIf(rPr, func(c int32) bool {
		switch f.t.Nodes[c].Kind {
		case ooxml.KRStyle:
			return !f.hints[f.t.Val(c)]
		case ooxml.KRevision, ooxml.KIns, ooxml.KDel, ooxml.KVanish:
			return false
		}
		return true
	})
}

func (f *styles) keep(n int32, ok func(ooxml.Kind) bool) []byte {
	return f.keepIf(n, func(c int32) bool { return ok(f.t.Nodes[c].Kind) })
}

// tight reports whether n is a start tag, its children and an end tag, with nothing between them or in the latter.
func (f *styles) tight(n int32) bool {
	t := f.t
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
func (f *styles) keepIf(n int32, ok func(int32) bool) []byte {
	some, dropped := false, false
	for c := range f.t.Kids(n) {
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
		return f.t.Raw(n)
	}
	out := append(make([]byte, 0, f.t.Nodes[n].End-f.t.Nodes[n].Start), openTag(f.t, n)...)
	for c := range f.t.Kids(n) {
		if !dropped || ok(c) {
			out = append(out, f.t.Raw(c)...)
		}
	}
	return append(append(append(out, "</"...), f.t.Qname(n)...), '>')
}
