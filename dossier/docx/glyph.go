package docx

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// glyph is one printed character of a paragraph and where it lies in the source.
type glyph struct {
	r     rune
	lined bool // underlined by its run
	hint  bool // shown by a content control in place of a value
	// node is the w:t, or the element that prints the character; none for the line
	// end between two paragraphs. run is its w:r.
	node, run int32
	src       span
}

// picture stands in a stream for an image, lineEnd for the end of a line.
const (
	pictureGlyph = '\ufffc'
	lineEnd      = '\n'
)

// wingdingBoxes are the codes of boxes in the Wingdings fonts; a ticked one ends in 52
// or is F0FE.
var wingdingBoxes = map[string]bool{
	"00A8": true, "F0A8": true, "00A3": true, "F0A3": true, "F06F": true, "F071": true, "F072": true,
	"F0FE": true, "F0FD": true, "F053": true, "F052": true, "0052": true, "0053": true,
	"2610": true, "2611": true, "25A1": true,
}

// flow yields the children of n that print: marks around content are looked
// through, deleted content is left out.
func (t *tree) flow(n int32, yield func(int32)) {
	for c := range t.kids(n) {
		switch t.nodes[c].kind {
		case kSdt:
			if k := t.child(c, kSdtContent); k != none {
				t.flow(k, yield)
			}
		case kSdtContent, kIns, kTransparent:
			t.flow(c, yield)
		case kDel, kPPr, kRPr:
		default:
			yield(c)
		}
	}
}

// streamer reads the characters of one paragraph.
type streamer struct {
	t     *tree
	out   []glyph
	boxes []int32 // text boxes anchored in the paragraph
}

func (s *streamer) paragraph(p int32) { s.t.flow(p, s.inline) }

func (s *streamer) inline(c int32) {
	switch s.t.nodes[c].kind {
	case kR:
		u := s.t.val(s.t.child(s.t.child(c, kRPr), kU))
		lined := u != "" && u != "none"
		hint := s.shownByControl(c)
		for d := range s.t.kids(c) {
			s.content(c, d, lined, hint)
		}
	case kHyperlink, kFldSimple, kBidi:
		s.t.flow(c, s.inline)
	case kAlternate:
		if ch := s.t.child(c, kChoice); ch != none {
			s.t.flow(ch, s.inline)
		}
	}
}

// shownByControl reports whether run r is the placeholder text of a control.
func (s *streamer) shownByControl(r int32) bool {
	t := s.t
	for n := t.up(r, kSdt); n != none; n = t.up(n, kSdt) {
		if t.on(t.child(t.child(n, kSdtPr), kShowingPlcHdr), nsW) {
			return true
		}
	}
	return false
}

func (s *streamer) content(run, c int32, lined, hint bool) {
	t := s.t
	add := func(r rune, lined bool) {
		s.out = append(s.out, glyph{r: r, lined: lined, hint: hint, node: c, run: run, src: t.whole(c)})
	}
	switch t.nodes[c].kind {
	case kT:
		s.text(run, c, lined, hint)
	case kTab, kPTab:
		add('\t', lined)
	case kBr, kCr:
		add(lineEnd, lined)
	case kSym:
		add(t.symbol(c), lined)
	case kFldChar:
		if t.find(c, kLegacyCheck) != none {
			add('□', lined)
		}
	case kDrawing, kPict, kObject:
		n := len(s.boxes)
		for d := range t.within(c) {
			if t.nodes[d].kind == kTxbxContent {
				s.boxes = append(s.boxes, d)
			}
		}
		if len(s.boxes) == n {
			add(pictureGlyph, false)
		}
	case kAlternate:
		ch := t.child(c, kChoice)
		if ch == none {
			ch = t.child(c, kFallback)
		}
		for d := range t.kids(ch) {
			s.content(run, d, lined, hint)
		}
	}
}

// symbol is the box that a w:sym prints, or the mark of a picture.
func (t *tree) symbol(n int32) rune {
	code := strings.ToUpper(t.word(n, "char"))
	if !wingdingBoxes[code] || !strings.Contains(t.word(n, "font"), "ing") {
		return pictureGlyph
	}
	if strings.HasSuffix(code, "52") || code == "F0FE" {
		return '☑'
	}
	return '□'
}

// text adds the characters of a w:t with their places in the source.
func (s *streamer) text(run, n int32, lined, hint bool) {
	in := s.t.inner(n)
	for at := in.lo; at < in.hi; {
		raw := s.t.src[at:in.hi]
		r, size := rune(0), 0
		switch raw[0] {
		case '<':
			skip, body := markup(raw)
			for i := 0; i < len(body); {
				r, size = utf8.DecodeRune(body[i:])
				s.out = append(s.out, glyph{r: r, lined: lined, hint: hint, node: n, run: run, src: span{at, at + skip}})
				i += size
			}
			at += skip
			continue
		case '&':
			r, size = decodeRef(raw)
		default:
			r, size = utf8.DecodeRune(raw)
		}
		size = max(size, 1)
		s.out = append(s.out, glyph{r: r, lined: lined, hint: hint, node: n, run: run, src: span{at, at + size}})
		at += size
	}
}

// markup is the length of the comment or CDATA section that raw begins with, and
// the text it stands for.
func markup(raw []byte) (int, []byte) {
	const open, end = "<![CDATA[", "]]>"
	if bytes.HasPrefix(raw, []byte(open)) {
		if n := bytes.Index(raw, []byte(end)); n >= 0 {
			return n + len(end), raw[len(open):n]
		}
	}
	if n := bytes.IndexByte(raw, '>'); n >= 0 {
		return n + 1, nil
	}
	return len(raw), nil
}

// plain is the text of glyphs.
func plain(g []glyph) string {
	var b strings.Builder
	for i := range g {
		b.WriteRune(g[i].r)
	}
	return b.String()
}

// lines cuts glyphs into lines; each is a range of g without its line end.
func lines(g []glyph) []span {
	var out []span
	lo := 0
	for i := range g {
		if g[i].r == lineEnd {
			out = append(out, span{lo, i})
			lo = i + 1
		}
	}
	return append(out, span{lo, len(g)})
}
