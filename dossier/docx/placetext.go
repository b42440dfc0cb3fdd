package docx

import (
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
)

// cut removes the characters lo to hi of a.
func (e *placeEditor) cut(a *area, lo, hi int) {
	for i := lo; i < hi; i++ {
		g := a.chars[i]
		if g.node == ooxml.None {
			continue
		}
		if e.t.Nodes[g.node].Kind == ooxml.KT {
			e.keepSpaces(g.node)
		}
		// Characters of one CDATA section share a range, which is cut once.
		if i > lo && a.chars[i-1].node == g.node && a.chars[i-1].src == g.src {
			continue
		}
		e.edits = append(e.edits, splice{Span: g.src})
	}
}

// keepSpaces makes a w:t keep its outer spaces.
func (e *placeEditor) keepSpaces(n int32) {
	if e.kept[n] {
		return
	}
	e.kept[n] = true
	for at := range e.t.Attrs(n) {
		if string(at.Name.Of(e.t.Src)) == "xml:space" {
			return
		}
	}
	at := int(e.t.Nodes[n].Start) + 1 + len(e.t.Qname(n))
	e.edits = append(e.edits, splice{ooxml.Span{Lo: at, Hi: at}, []byte(` xml:space="preserve"`)})
}

// put inserts text at character at of a, in the formatting found there: of the
// character at when it is in the range to hi being replaced, else of the one before.
func (e *placeEditor) put(a *area, at, hi int, text string) {
	for i := at; i < hi; i++ {
		if g := a.chars[i]; g.node != ooxml.None && e.t.Nodes[g.node].Kind == ooxml.KT {
			e.keepSpaces(g.node)
			e.edits = append(e.edits, splice{ooxml.Span{Lo: g.src.Lo, Hi: g.src.Lo}, e.inText(text)})
			return
		}
	}
	for i := at; i < hi; i++ {
		if g := a.chars[i]; g.node != ooxml.None {
			e.edits = append(e.edits, splice{ooxml.Span{Lo: g.src.Lo, Hi: g.src.Lo}, e.inRun(text)})
			return
		}
	}
	if at > 0 && a.chars[at-1].node != ooxml.None {
		g := a.chars[at-1]
		if e.t.Nodes[g.node].Kind == ooxml.KT {
			e.keepSpaces(g.node)
			e.edits = append(e.edits, splice{ooxml.Span{Lo: g.src.Hi, Hi: g.src.Hi}, e.inText(text)})
		} else {
			e.edits = append(e.edits, splice{ooxml.Span{Lo: g.src.Hi, Hi: g.src.Hi}, e.inRun(text)})
		}
		return
	}
	if at < len(a.chars) && a.chars[at].node != ooxml.None {
		g := a.chars[at]
		if e.t.Nodes[g.node].Kind == ooxml.KT {
			e.keepSpaces(g.node)
			e.edits = append(e.edits, splice{ooxml.Span{Lo: g.src.Lo, Hi: g.src.Lo}, e.inText(text)})
		} else {
			e.edits = append(e.edits, splice{ooxml.Span{Lo: g.src.Lo, Hi: g.src.Lo}, e.inRun(text)})
		}
		return
	}
	e.emptyArea(a, text)
}

// inText is text as it stands within a w:t: line ends and tabs interrupt it.
func (e *placeEditor) inText(text string) []byte {
	var dst []byte
	for text != "" {
		n := strings.IndexAny(text, "\t\n")
		if n < 0 {
			return appendEscaped(dst, text)
		}
		dst = appendEscaped(dst, text[:n])
		dst = append(dst, e.mark.textEnd...)
		if text[n] == '\t' {
			dst = append(dst, e.mark.tab...)
		} else {
			dst = append(dst, e.mark.br...)
		}
		dst = append(dst, e.mark.text...)
		text = text[n+1:]
	}
	return dst
}

// inRun is text as it stands within a w:r.
func (e *placeEditor) inRun(text string) []byte {
	dst := append([]byte(nil), e.mark.text...)
	dst = append(dst, e.inText(text)...)
	return append(dst, e.mark.textEnd...)
}

// paragraphs are the paragraphs of an area in order, tables within left out.
func (e *placeEditor) paragraphs(a *area) []int32 {
	if a.kind == areaPara || a.kind == areaBoxPara {
		return []int32{a.node}
	}
	var out []int32
	e.t.Flow(a.node, func(c int32) {
		if e.t.Nodes[c].Kind == ooxml.KP {
			out = append(out, c)
		}
	})
	return out
}

// emptyArea writes text into an area without words, from its first paragraph on.
func (e *placeEditor) emptyArea(a *area, text string) {
	paras := e.paragraphs(a)
	if len(paras) == 0 {
		at := int(e.t.Nodes[a.node].Close)
		if e.t.Nodes[a.node].Open == e.t.Nodes[a.node].Close && e.t.Src[e.t.Nodes[a.node].Open-2] == '/' {
			return
		}
		e.edits = append(e.edits, splice{ooxml.Span{Lo: at, Hi: at}, e.newParagraph(ooxml.None, text)})
		return
	}
	e.cut(a, 0, len(a.chars))
	e.spread(paras[:1], paras[0], text)
}

// spread writes the lines of text into empty paragraphs; further lines become
// paragraphs after the last of them, formatted like it.
func (e *placeEditor) spread(empty []int32, last int32, text string) {
	all := strings.Split(text, "\n")
	for i, p := range empty {
		if i >= len(all) {
			return
		}
		last = p
		e.intoEmpty(p, all[i])
	}
	if len(all) <= len(empty) {
		return
	}
	var more []byte
	for _, s := range all[len(empty):] {
		more = append(more, e.newParagraph(last, s)...)
	}
	at := int(e.t.Nodes[last].End)
	e.edits = append(e.edits, splice{ooxml.Span{Lo: at, Hi: at}, more})
}

// intoEmpty writes one line into a paragraph without words.
func (e *placeEditor) intoEmpty(p int32, s string) {
	run := e.mark.appendRun(nil, e.runLook(p), s)
	n := e.t.Nodes[p]
	if e.t.Src[n.Open-2] == '/' {
		whole := append(append([]byte(nil), openTag(e.t, p)...), run...)
		e.edits = append(e.edits, splice{e.t.Whole(p), append(whole, e.mark.paraEnd...)})
		return
	}
	e.edits = append(e.edits, splice{ooxml.Span{Lo: int(n.Close), Hi: int(n.Close)}, run})
}

// runLook is the formatting that a paragraph offers to new words: that of a leftover
// run, else of the paragraph mark.
func (e *placeEditor) runLook(p int32) []byte {
	if p == ooxml.None {
		return nil
	}
	for d := range e.t.Within(p) {
		if e.t.Nodes[d].Kind == ooxml.KR && e.t.Up(d, ooxml.KDel) == ooxml.None && e.t.Up(d, ooxml.KP) == p {
			if rPr := e.f.runProps(e.t.Child(d, ooxml.KRPr), false); rPr != nil {
				return rPr
			}
			break
		}
	}
	return e.f.markProps(e.t.Child(e.t.Child(p, ooxml.KPPr), ooxml.KRPr))
}

// newParagraph is a paragraph formatted like p with one line in it.
func (e *placeEditor) newParagraph(p int32, s string) []byte {
	out := []byte(e.mark.para)
	if pr := e.t.Child(p, ooxml.KPPr); p != ooxml.None && pr != ooxml.None {
		out = append(out, e.f.keep(pr, func(k ooxml.Kind) bool { return k != ooxml.KSectPr && k != ooxml.KRevision })...)
	}
	out = e.mark.appendRun(out, e.runLook(p), s)
	return append(out, e.mark.paraEnd...)
}

// below writes text under the words of an area that end before character at: into
// the empty paragraphs that follow, else into new ones.
func (e *placeEditor) below(a *area, at int, text string) {
	head := ooxml.None
	for i := min(at, len(a.chars)) - 1; i >= 0; i-- {
		if g := a.chars[i]; g.run != ooxml.None {
			head = e.t.Up(g.run, ooxml.KP)
			break
		}
	}
	paras := e.paragraphs(a)
	var empty []int32
	found := false
	for _, p := range paras {
		if p == head {
			found = true
			continue
		}
		if !found {
			continue
		}
		if !e.blankPara(p) {
			break
		}
		empty = append(empty, p)
	}
	if head == ooxml.None {
		e.emptyArea(a, text)
		return
	}
	e.spread(empty, head, text)
}

// blankPara reports whether a paragraph prints nothing.
func (e *placeEditor) blankPara(p int32) bool {
	s := streamer{t: e.t}
	s.paragraph(p)
	return squeeze(plain(s.out)) == "" && len(s.boxes) == 0 && !strings.ContainsRune(plain(s.out), pictureGlyph)
}

// replaceAll puts text in the place of all words of an area. What showed a hint
// takes the look of the paragraph instead of the hint's.
func (e *placeEditor) replaceAll(a *area, text string) {
	first := -1
	for i, g := range a.chars {
		if g.node != ooxml.None && e.t.Nodes[g.node].Kind == ooxml.KT {
			first = i
			break
		}
	}
	if first < 0 {
		e.emptyArea(a, text)
		return
	}
	e.cut(a, 0, len(a.chars))
	head, rest, more := strings.Cut(text, "\n")
	e.put(a, first, first+1, head)
	run := a.chars[first].run
	if rPr := e.t.Child(run, ooxml.KRPr); rPr != ooxml.None {
		e.edits = append(e.edits, splice{e.t.Whole(rPr), e.f.runProps(rPr, true)})
	}
	for sdt := e.t.Up(run, ooxml.KSdt); sdt != ooxml.None; sdt = e.t.Up(sdt, ooxml.KSdt) {
		if hint := e.t.Child(e.t.Child(sdt, ooxml.KSdtPr), ooxml.KShowingPlcHdr); hint != ooxml.None {
			e.edits = append(e.edits, splice{Span: e.t.Whole(hint)})
		}
	}
	if more {
		p := e.t.Up(run, ooxml.KP)
		var tail []byte
		for line := range strings.SplitSeq(rest, "\n") {
			tail = append(tail, e.newParagraph(p, line)...)
		}
		at := int(e.t.Nodes[p].End)
		e.edits = append(e.edits, splice{ooxml.Span{Lo: at, Hi: at}, tail})
	}
}

// beforeUnit puts text between what stands before a unit and the unit.
func (e *placeEditor) beforeUnit(a *area, unit, text string) {
	s := []rune(plain(a.chars))
	at := len(s)
	for i := len(s) - 1; i >= 0; i-- {
		// Its characters may stand apart, 万　元.
		if unit != "" && s[i] == firstRune(unit) && strings.HasPrefix(squeeze(string(s[i:])), unit) {
			at = i
			break
		}
	}
	lo := at
	for lo > 0 && isIn(spaces, s[lo-1]) {
		lo--
	}
	e.cut(a, lo, at)
	e.put(a, lo, at, text)
}
