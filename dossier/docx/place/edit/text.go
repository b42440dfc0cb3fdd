package edit

import (
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/forms/pattern"
)

// cut removes the characters lo to hi of a.
func (e *editor) cut(a *layout.Area, lo, hi int) {
	for i := lo; i < hi; i++ {
		g := a.Chars[i]
		if g.Node == ooxml.None {
			continue
		}
		if e.t.Nodes[g.Node].Kind == ooxml.KT {
			e.keepSpaces(g.Node)
		}
		// Characters of one CDATA section share a range, which is cut once.
		if i > lo && a.Chars[i-1].Node == g.Node && a.Chars[i-1].Src == g.Src {
			continue
		}
		e.edits = append(e.edits, markup.Splice{Span: g.Src})
	}
}

// keepSpaces makes a w:t keep its outer spaces.
func (e *editor) keepSpaces(n int32) {
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
	e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: at, Hi: at}, Text: []byte(` xml:space="preserve"`)})
}

// put inserts text at character at of a, in the formatting found there: of the
// character at when it is in the range to hi being replaced, else of the one before.
func (e *editor) put(a *layout.Area, at, hi int, text string) {
	for i := at; i < hi; i++ {
		if g := a.Chars[i]; g.Node != ooxml.None && e.t.Nodes[g.Node].Kind == ooxml.KT {
			e.keepSpaces(g.Node)
			e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: g.Src.Lo, Hi: g.Src.Lo}, Text: e.inText(text)})
			return
		}
	}
	for i := at; i < hi; i++ {
		if g := a.Chars[i]; g.Node != ooxml.None {
			e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: g.Src.Lo, Hi: g.Src.Lo}, Text: e.inRun(text)})
			return
		}
	}
	if at > 0 && a.Chars[at-1].Node != ooxml.None {
		g := a.Chars[at-1]
		if e.t.Nodes[g.Node].Kind == ooxml.KT {
			e.keepSpaces(g.Node)
			e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: g.Src.Hi, Hi: g.Src.Hi}, Text: e.inText(text)})
		} else {
			e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: g.Src.Hi, Hi: g.Src.Hi}, Text: e.inRun(text)})
		}
		return
	}
	if at < len(a.Chars) && a.Chars[at].Node != ooxml.None {
		g := a.Chars[at]
		if e.t.Nodes[g.Node].Kind == ooxml.KT {
			e.keepSpaces(g.Node)
			e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: g.Src.Lo, Hi: g.Src.Lo}, Text: e.inText(text)})
		} else {
			e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: g.Src.Lo, Hi: g.Src.Lo}, Text: e.inRun(text)})
		}
		return
	}
	e.emptyArea(a, text)
}

// inText is text as it stands within a w:t: line ends and tabs interrupt it.
func (e *editor) inText(text string) []byte {
	var dst []byte
	for text != "" {
		n := strings.IndexAny(text, "\t\n")
		if n < 0 {
			return markup.AppendEscaped(dst, text)
		}
		dst = markup.AppendEscaped(dst, text[:n])
		dst = append(dst, e.mark.TextEnd...)
		if text[n] == '\t' {
			dst = append(dst, e.mark.Tab...)
		} else {
			dst = append(dst, e.mark.Br...)
		}
		dst = append(dst, e.mark.Text...)
		text = text[n+1:]
	}
	return dst
}

// inRun is text as it stands within a w:r.
func (e *editor) inRun(text string) []byte {
	dst := append([]byte(nil), e.mark.Text...)
	dst = append(dst, e.inText(text)...)
	return append(dst, e.mark.TextEnd...)
}

// paragraphs are the paragraphs of an area in order, tables within left out.
func (e *editor) paragraphs(a *layout.Area) []int32 {
	if a.Kind == layout.AreaPara || a.Kind == layout.AreaBoxPara {
		return []int32{a.Node}
	}
	var out []int32
	e.t.Flow(a.Node, func(c int32) {
		if e.t.Nodes[c].Kind == ooxml.KP {
			out = append(out, c)
		}
	})
	return out
}

// emptyArea writes text into an area without words, from its first paragraph on.
func (e *editor) emptyArea(a *layout.Area, text string) {
	paras := e.paragraphs(a)
	if len(paras) == 0 {
		at := int(e.t.Nodes[a.Node].Close)
		if e.t.Nodes[a.Node].Open == e.t.Nodes[a.Node].Close && e.t.Src[e.t.Nodes[a.Node].Open-2] == '/' {
			return
		}
		e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: at, Hi: at}, Text: e.newParagraph(ooxml.None, text)})
		return
	}
	e.cut(a, 0, len(a.Chars))
	e.spread(paras[:1], paras[0], text)
}

// spread writes the lines of text into empty paragraphs; further lines become
// paragraphs after the last of them, formatted like it.
func (e *editor) spread(empty []int32, last int32, text string) {
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
	e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: at, Hi: at}, Text: more})
}

// intoEmpty writes one line into a paragraph without words.
func (e *editor) intoEmpty(p int32, s string) {
	run := e.mark.AppendRun(nil, e.runLook(p), s)
	n := e.t.Nodes[p]
	if e.t.Src[n.Open-2] == '/' {
		whole := append(append([]byte(nil), markup.OpenTag(e.t, p)...), run...)
		e.edits = append(e.edits, markup.Splice{Span: e.t.Whole(p), Text: append(whole, e.mark.ParaEnd...)})
		return
	}
	e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: int(n.Close), Hi: int(n.Close)}, Text: run})
}

// runLook is the formatting that a paragraph offers to new words: that of a leftover
// run, else of the paragraph mark, in a size that can be read.
func (e *editor) runLook(p int32) []byte {
	if p == ooxml.None {
		return nil
	}
	for d := range e.t.Within(p) {
		if e.t.Nodes[d].Kind == ooxml.KR && e.t.Up(d, ooxml.KDel) == ooxml.None && e.t.Up(d, ooxml.KP) == p {
			if rPr := e.f.RunProps(e.t.Child(d, ooxml.KRPr), false); rPr != nil {
				return readable(e, rPr, p)
			}
			break
		}
	}
	return readable(e, e.f.MarkProps(e.t.Child(e.t.Child(p, ooxml.KPPr), ooxml.KRPr)), p)
}

// leastSize is the size, in half points, below which words on paper cannot be read, and usualSize what they have where no label
// tells another.
const (
	leastSize = 10
	usualSize = "21"
)

// aSize is the size of words, for either sort of script.
var aSize = pattern.Of(`(<(?:\w+:)?sz(?:Cs)?\s[^>]*val=["'])(\d+)(["'])`)

// readable is the formatting for paragraph p with the size of the label in its row where its own is too small to be read: empty
// cells are made small to keep a row low.
func readable(e *editor, look []byte, p int32) []byte {
	m := aSize.FindSubmatch(look)
	if m == nil {
		return look
	}
	if n, err := strconv.Atoi(string(m[2])); err != nil || n >= leastSize {
		return look
	}
	return aSize.ReplaceAll(look, []byte("${1}"+labelSize(e, p)+"${3}"))
}

// labelSize is the size of the first words in the table row of paragraph p that can be read.
func labelSize(e *editor, p int32) string {
	row := e.t.Up(p, ooxml.KTr)
	if row == ooxml.None {
		return usualSize
	}
	for d := range e.t.Within(row) {
		if e.t.Nodes[d].Kind != ooxml.KR || e.t.Child(d, ooxml.KT) == ooxml.None {
			continue
		}
		if m := aSize.FindSubmatch(e.f.RunProps(e.t.Child(d, ooxml.KRPr), false)); m != nil {
			if n, err := strconv.Atoi(string(m[2])); err == nil && n >= leastSize {
				return string(m[2])
			}
		}
	}
	return usualSize
}

// newParagraph is a paragraph formatted like p with one line in it.
func (e *editor) newParagraph(p int32, s string) []byte {
	out := []byte(e.mark.Para)
	if pr := e.t.Child(p, ooxml.KPPr); p != ooxml.None && pr != ooxml.None {
		out = append(out, e.f.Keep(pr, func(k ooxml.Kind) bool { return k != ooxml.KSectPr && k != ooxml.KRevision })...)
	}
	out = e.mark.AppendRun(out, e.runLook(p), s)
	return append(out, e.mark.ParaEnd...)
}

// below writes text under the words of an area that end before character at: into
// the empty paragraphs that follow, else into new ones.
func (e *editor) below(a *layout.Area, at int, text string) {
	head := ooxml.None
	for i := min(at, len(a.Chars)) - 1; i >= 0; i-- {
		if g := a.Chars[i]; g.Run != ooxml.None {
			head = e.t.Up(g.Run, ooxml.KP)
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
func (e *editor) blankPara(p int32) bool {
	s := layout.Streamer{T: e.t}
	s.Paragraph(p)
	return wording.Squeeze(layout.Plain(s.Out)) == "" && len(s.Boxes) == 0 && !strings.ContainsRune(layout.Plain(s.Out), wording.PictureGlyph)
}

// replaceAll puts text in the place of all words of an area. What showed a hint
// takes the look of the paragraph instead of the hint's.
func (e *editor) replaceAll(a *layout.Area, text string) {
	first := -1
	for i, g := range a.Chars {
		if g.Node != ooxml.None && e.t.Nodes[g.Node].Kind == ooxml.KT {
			first = i
			break
		}
	}
	if first < 0 {
		e.emptyArea(a, text)
		return
	}
	e.cut(a, 0, len(a.Chars))
	head, rest, more := strings.Cut(text, "\n")
	e.put(a, first, first+1, head)
	run := a.Chars[first].Run
	if rPr := e.t.Child(run, ooxml.KRPr); rPr != ooxml.None {
		e.edits = append(e.edits, markup.Splice{Span: e.t.Whole(rPr), Text: e.f.RunProps(rPr, true)})
	}
	for sdt := e.t.Up(run, ooxml.KSdt); sdt != ooxml.None; sdt = e.t.Up(sdt, ooxml.KSdt) {
		if hint := e.t.Child(e.t.Child(sdt, ooxml.KSdtPr), ooxml.KShowingPlcHdr); hint != ooxml.None {
			e.edits = append(e.edits, markup.Splice{Span: e.t.Whole(hint)})
		}
	}
	if more {
		p := e.t.Up(run, ooxml.KP)
		var tail []byte
		for line := range strings.SplitSeq(rest, "\n") {
			tail = append(tail, e.newParagraph(p, line)...)
		}
		at := int(e.t.Nodes[p].End)
		e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: at, Hi: at}, Text: tail})
	}
}

// beforeUnit puts text between what stands before a unit and the unit.
func (e *editor) beforeUnit(a *layout.Area, unit, text string) {
	s := []rune(layout.Plain(a.Chars))
	at := len(s)
	for i := len(s) - 1; i >= 0; i-- {
		// Its characters may stand apart, 万　元.
		if unit != "" && s[i] == wording.FirstRune(unit) && strings.HasPrefix(wording.Squeeze(string(s[i:])), unit) {
			at = i
			break
		}
	}
	lo := at
	for lo > 0 && wording.IsIn(wording.Spaces, s[lo-1]) {
		lo--
	}
	e.cut(a, lo, at)
	e.put(a, lo, at, text)
}
