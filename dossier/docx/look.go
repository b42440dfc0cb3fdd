package docx

import "bytes"

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
	t := f.t
	var l look
	run, para := none, none
	for n := range t.inRange(s.node, s.area) {
		switch t.nodes[n].kind {
		case kR:
			if run == none && t.up(n, kDel) == none {
				run = n
			}
		case kP:
			if para == none {
				para = n
			}
		case kSectPr:
			l.sectPr = t.raw(n)
		case kBookmarkStart, kRangeStart:
			l.before = append(l.before, t.raw(n)...)
		case kBookmarkEnd, kRangeEnd:
			l.after = append(l.after, t.raw(n)...)
		}
	}
	if s.inline() {
		para = t.up(s.node, kP)
	} else {
		f.paragraphLook(&l, para)
	}
	l.rPr = f.runProps(t.child(run, kRPr), s.hint)
	if l.rPr == nil {
		l.rPr = f.runProps(t.child(t.child(s.node, kSdtPr), kRPr), false)
	}
	if l.rPr == nil {
		l.rPr = f.markProps(t.child(t.child(para, kPPr), kRPr))
	}
	return l
}

// paragraphLook takes start tag and properties of the first paragraph replaced.
func (f *finder) paragraphLook(l *look, para int32) {
	t := f.t
	l.pOpen = []byte("<" + f.w + ":p>")
	l.pOpenCopy = l.pOpen
	if para == none {
		return
	}
	open := openTag(t, para)
	l.pOpen = open
	l.pOpenCopy = open
	if ids := paragraphIDs(t, para); len(ids) > 0 {
		l.pOpenCopy = cutSpans(open, int(t.nodes[para].start), ids)
	}
	if pr := t.child(para, kPPr); pr != none {
		l.pPr = f.keep(pr, func(k kind) bool { return k != kSectPr && k != kRevision })
	}
}

// openTag is the start tag of n, not self-closed.
func openTag(t *tree, n int32) []byte {
	open := t.src[t.nodes[n].start:t.nodes[n].open]
	if open[len(open)-2] != '/' {
		return open
	}
	return append(append([]byte(nil), open[:len(open)-2]...), '>')
}

// paragraphIDs are the attributes of a paragraph or row that must be unique in a part.
func paragraphIDs(t *tree, n int32) []span {
	var ids []span
	for _, name := range []string{"paraId", "textId"} {
		if a, ok := t.attr(n, nsW14, name); ok {
			ids = append(ids, a.all)
		}
	}
	return ids
}

// cutSpans returns b, which begins at offset base of a part, without the spans.
func cutSpans(b []byte, base int, cut []span) []byte {
	var out []byte
	for i := range b {
		drop := false
		for _, s := range cut {
			drop = drop || base+i >= s.lo && base+i < s.hi
		}
		if !drop {
			out = append(out, b[i])
		}
	}
	return out
}

// runProps is a run's w:rPr without placeholder style and revision marks, nil
// when nothing is left. A placeholder's colour goes with it.
func (f *finder) runProps(rPr int32, placeholder bool) []byte {
	return f.keepIf(rPr, func(c int32) bool {
		switch f.t.nodes[c].kind {
		case kRStyle:
			return !f.hints[f.t.val(c)]
		case kColor:
			return !placeholder
		case kRevision:
			return false
		}
		return true
	})
}

// markProps makes run properties of those of a paragraph mark.
func (f *finder) markProps(rPr int32) []byte {
	return f.keepIf(rPr, func(c int32) bool {
		switch f.t.nodes[c].kind {
		case kRStyle:
			return !f.hints[f.t.val(c)]
		case kRevision, kIns, kDel, kVanish:
			return false
		}
		return true
	})
}

func (f *finder) keep(n int32, ok func(kind) bool) []byte {
	return f.keepIf(n, func(c int32) bool { return ok(f.t.nodes[c].kind) })
}

// tight reports whether n is a start tag, its children and an end tag, with nothing between them or in the latter.
func (f *finder) tight(n int32) bool {
	t := f.t
	at := t.nodes[n].open
	for c := range t.kids(n) {
		if t.nodes[c].start != at {
			return false
		}
		at = t.nodes[c].end
	}
	return at == t.nodes[n].close && int(t.nodes[n].end-at) == len("</>")+len(t.qname(n))
}

// keepIf returns the source of n with only the children that ok accepts, nil when
// none are left.
func (f *finder) keepIf(n int32, ok func(int32) bool) []byte {
	some, dropped := false, false
	for c := range f.t.kids(n) {
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
		return f.t.raw(n)
	}
	out := append(make([]byte, 0, f.t.nodes[n].end-f.t.nodes[n].start), openTag(f.t, n)...)
	for c := range f.t.kids(n) {
		if !dropped || ok(c) {
			out = append(out, f.t.raw(c)...)
		}
	}
	return append(append(append(out, "</"...), f.t.qname(n)...), '>')
}
