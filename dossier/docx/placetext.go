package docx

import "strings"

// cut removes the characters lo to hi of a.
func (e *placeEditor) cut(a *area, lo, hi int) {
	for i := lo; i < hi; i++ {
		g := a.chars[i]
		if g.node == none {
			continue
		}
		if e.t.nodes[g.node].kind == kT {
			e.keepSpaces(g.node)
		}
		// Characters of one CDATA section share a range, which is cut once.
		if i > lo && a.chars[i-1].node == g.node && a.chars[i-1].src == g.src {
			continue
		}
		e.edits = append(e.edits, splice{span: g.src})
	}
}

// keepSpaces makes a w:t keep its outer spaces.
func (e *placeEditor) keepSpaces(n int32) {
	if e.kept[n] {
		return
	}
	e.kept[n] = true
	for at := range e.t.attrs(n) {
		if string(at.name.of(e.t.src)) == "xml:space" {
			return
		}
	}
	at := int(e.t.nodes[n].start) + 1 + len(e.t.qname(n))
	e.edits = append(e.edits, splice{span{at, at}, []byte(` xml:space="preserve"`)})
}

// put inserts text at character at of a, in the formatting found there: of the
// character at when it is in the range to hi being replaced, else of the one before.
func (e *placeEditor) put(a *area, at, hi int, text string) {
	for i := at; i < hi; i++ {
		if g := a.chars[i]; g.node != none && e.t.nodes[g.node].kind == kT {
			e.keepSpaces(g.node)
			e.edits = append(e.edits, splice{span{g.src.lo, g.src.lo}, e.inText(text)})
			return
		}
	}
	for i := at; i < hi; i++ {
		if g := a.chars[i]; g.node != none {
			e.edits = append(e.edits, splice{span{g.src.lo, g.src.lo}, e.inRun(text)})
			return
		}
	}
	if at > 0 && a.chars[at-1].node != none {
		g := a.chars[at-1]
		if e.t.nodes[g.node].kind == kT {
			e.keepSpaces(g.node)
			e.edits = append(e.edits, splice{span{g.src.hi, g.src.hi}, e.inText(text)})
		} else {
			e.edits = append(e.edits, splice{span{g.src.hi, g.src.hi}, e.inRun(text)})
		}
		return
	}
	if at < len(a.chars) && a.chars[at].node != none {
		g := a.chars[at]
		if e.t.nodes[g.node].kind == kT {
			e.keepSpaces(g.node)
			e.edits = append(e.edits, splice{span{g.src.lo, g.src.lo}, e.inText(text)})
		} else {
			e.edits = append(e.edits, splice{span{g.src.lo, g.src.lo}, e.inRun(text)})
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
	e.t.flow(a.node, func(c int32) {
		if e.t.nodes[c].kind == kP {
			out = append(out, c)
		}
	})
	return out
}

// emptyArea writes text into an area without words, from its first paragraph on.
func (e *placeEditor) emptyArea(a *area, text string) {
	paras := e.paragraphs(a)
	if len(paras) == 0 {
		at := int(e.t.nodes[a.node].close)
		if e.t.nodes[a.node].open == e.t.nodes[a.node].close && e.t.src[e.t.nodes[a.node].open-2] == '/' {
			return
		}
		e.edits = append(e.edits, splice{span{at, at}, e.newParagraph(none, text)})
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
	at := int(e.t.nodes[last].end)
	e.edits = append(e.edits, splice{span{at, at}, more})
}

// intoEmpty writes one line into a paragraph without words.
func (e *placeEditor) intoEmpty(p int32, s string) {
	run := e.mark.appendRun(nil, e.runLook(p), s)
	n := e.t.nodes[p]
	if e.t.src[n.open-2] == '/' {
		whole := append(append([]byte(nil), openTag(e.t, p)...), run...)
		e.edits = append(e.edits, splice{e.t.whole(p), append(whole, e.mark.paraEnd...)})
		return
	}
	e.edits = append(e.edits, splice{span{int(n.close), int(n.close)}, run})
}

// runLook is the formatting that a paragraph offers to new words: that of a leftover
// run, else of the paragraph mark.
func (e *placeEditor) runLook(p int32) []byte {
	if p == none {
		return nil
	}
	for d := range e.t.within(p) {
		if e.t.nodes[d].kind == kR && e.t.up(d, kDel) == none && e.t.up(d, kP) == p {
			if rPr := e.f.runProps(e.t.child(d, kRPr), false); rPr != nil {
				return rPr
			}
			break
		}
	}
	return e.f.markProps(e.t.child(e.t.child(p, kPPr), kRPr))
}

// newParagraph is a paragraph formatted like p with one line in it.
func (e *placeEditor) newParagraph(p int32, s string) []byte {
	out := []byte(e.mark.para)
	if pr := e.t.child(p, kPPr); p != none && pr != none {
		out = append(out, e.f.keep(pr, func(k kind) bool { return k != kSectPr && k != kRevision })...)
	}
	out = e.mark.appendRun(out, e.runLook(p), s)
	return append(out, e.mark.paraEnd...)
}

// below writes text under the words of an area that end before character at: into
// the empty paragraphs that follow, else into new ones.
func (e *placeEditor) below(a *area, at int, text string) {
	head := none
	for i := min(at, len(a.chars)) - 1; i >= 0; i-- {
		if g := a.chars[i]; g.run != none {
			head = e.t.up(g.run, kP)
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
	if head == none {
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
		if g.node != none && e.t.nodes[g.node].kind == kT {
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
	if rPr := e.t.child(run, kRPr); rPr != none {
		e.edits = append(e.edits, splice{e.t.whole(rPr), e.f.runProps(rPr, true)})
	}
	for sdt := e.t.up(run, kSdt); sdt != none; sdt = e.t.up(sdt, kSdt) {
		if hint := e.t.child(e.t.child(sdt, kSdtPr), kShowingPlcHdr); hint != none {
			e.edits = append(e.edits, splice{span: e.t.whole(hint)})
		}
	}
	if more {
		p := e.t.up(run, kP)
		var tail []byte
		for line := range strings.SplitSeq(rest, "\n") {
			tail = append(tail, e.newParagraph(p, line)...)
		}
		at := int(e.t.nodes[p].end)
		e.edits = append(e.edits, splice{span{at, at}, tail})
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
