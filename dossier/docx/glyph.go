package docx

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/ooxml"
)

// glyph is one printed character of a paragraph and where it lies in the source.
type glyph struct {
	r rune
	// raw is the character in the source where r is what a symbol font shows for it,
	// 0 where both are one.
	raw   rune
	lined bool // underlined by its run
	hint  bool // shown by a content control in place of a value
	// field is the content control, or the w:fldChar that begins the old form field,
	// which takes what is written here; 0 or none for most.
	field int32
	// node is the w:t, or the element that prints the character; none for the line
	// end between two paragraphs. run is its w:r.
	node, run int32
	src       ooxml.Span
}

// fieldGlyph stands for an old form field that prints nothing by itself. It is no
// text: plain leaves it out.
const fieldGlyph = '\u2060'

// wingdingBoxes are the codes of boxes in the Wingdings fonts; a ticked one ends in 52
// or is F0FE.
var wingdingBoxes = map[string]bool{
	"00A8": true, "F0A8": true, "00A3": true, "F0A3": true, "F06F": true, "F071": true, "F072": true,
	"F0FE": true, "F0FD": true, "F053": true, "F052": true, "0052": true, "0053": true,
	"2610": true, "2611": true, "25A1": true,
}

// streamer reads the characters of one paragraph.
type streamer struct {
	t     *ooxml.Tree
	out   []glyph
	boxes []int32 // text boxes anchored in the paragraph
	// look is that of the run being read.
	look glyph
	font ooxml.SymbolFont
	old  oldField
}

// mark is the character that the numbering of blanks goes by.
func (g *glyph) mark() rune {
	if g.raw != 0 {
		return g.raw
	}
	return g.r
}

func (s *streamer) paragraph(p int32) { s.t.Flow(p, s.inline) }

func (s *streamer) inline(c int32) {
	switch s.t.Nodes[c].Kind {
	case ooxml.KR:
		s.enter(c)
		for d := range s.t.Kids(c) {
			s.content(d)
		}
	case ooxml.KHyperlink, ooxml.KFldSimple, ooxml.KBidi:
		s.t.Flow(c, s.inline)
	case ooxml.KAlternate:
		if ch := s.t.Child(c, ooxml.KChoice); ch != ooxml.None {
			s.t.Flow(ch, s.inline)
		}
	}
}

// enter notes what all characters of run r share.
func (s *streamer) enter(r int32) {
	t := s.t
	pr := t.Child(r, ooxml.KRPr)
	u := t.Val(t.Child(pr, ooxml.KU))
	s.look = glyph{lined: u != "" && u != "none", run: r, field: ooxml.ControlOf(t, r), hint: ooxml.ShowsHint(t, r)}
	s.font = ooxml.SymbolFontOf(t, pr)
}

// show adds character r, printed by element c.
func (s *streamer) show(r rune, c int32) *glyph {
	g := s.look
	g.r, g.node, g.src = r, c, s.t.Whole(c)
	if s.old.text {
		g.field = s.old.begin
	}
	s.out = append(s.out, g)
	return &s.out[len(s.out)-1]
}

func (s *streamer) content(c int32) {
	t := s.t
	switch t.Nodes[c].Kind {
	case ooxml.KT:
		s.text(c)
	case ooxml.KTab, ooxml.KPTab:
		s.show('\t', c)
	case ooxml.KBr, ooxml.KCr:
		s.show(lineEnd, c)
	case ooxml.KSym:
		s.symbol(c)
	case ooxml.KFldChar:
		s.fieldChar(c)
	case ooxml.KDrawing, ooxml.KPict, ooxml.KObject:
		n := len(s.boxes)
		for d := range t.Within(c) {
			if t.Nodes[d].Kind == ooxml.KTxbxContent {
				s.boxes = append(s.boxes, d)
			}
		}
		if len(s.boxes) == n {
			s.show(pictureGlyph, c).lined = false
		}
	case ooxml.KAlternate:
		ch := t.Child(c, ooxml.KChoice)
		if ch == ooxml.None {
			ch = t.Child(c, ooxml.KFallback)
		}
		for d := range t.Kids(ch) {
			s.content(d)
		}
	}
}

// symbol adds the box that a w:sym prints, or the mark of a picture. What counts as a
// box for the numbering is wingdingBoxes alone.
func (s *streamer) symbol(n int32) {
	t := s.t
	code, font := strings.ToUpper(t.Word(n, "char")), t.Word(n, "font")
	switch {
	case wingdingBoxes[code] && strings.Contains(font, "ing"):
		r := '□'
		if strings.HasSuffix(code, "52") || code == "F0FE" {
			r = '☑'
		}
		s.show(r, n)
	default:
		g := s.show(pictureGlyph, n)
		if v, err := strconv.ParseUint(code, 16, 16); err == nil {
			if box := (ooxml.SymbolFont{Ascii: font, High: font}).Box(rune(v)); box != 0 {
				g.r, g.raw = box, pictureGlyph
			}
		}
	}
}

// text adds the characters of a w:t with their places in the source.
func (s *streamer) text(n int32) {
	add := func(r rune, src ooxml.Span) {
		g := s.show(r, n)
		g.src = src
		if box := s.font.Box(r); box != 0 {
			g.r, g.raw = box, r
		}
	}
	in := s.t.Inner(n)
	for at := in.Lo; at < in.Hi; {
		raw := s.t.Src[at:in.Hi]
		r, size := rune(0), 0
		switch raw[0] {
		case '<':
			skip, body := markup(raw)
			for i := 0; i < len(body); {
				r, size = utf8.DecodeRune(body[i:])
				add(r, ooxml.Span{Lo: at, Hi: at + skip})
				i += size
			}
			at += skip
			continue
		case '&':
			r, size = ooxml.DecodeRef(raw)
		default:
			r, size = utf8.DecodeRune(raw)
		}
		size = max(size, 1)
		add(r, ooxml.Span{Lo: at, Hi: at + size})
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
		if g[i].r != fieldGlyph {
			b.WriteRune(g[i].r)
		}
	}
	return b.String()
}

// lines cuts glyphs into lines; each is a range of g without its line end.
func lines(g []glyph) []ooxml.Span {
	var out []ooxml.Span
	lo := 0
	for i := range g {
		if g[i].r == lineEnd {
			out = append(out, ooxml.Span{Lo: lo, Hi: i})
			lo = i + 1
		}
	}
	return append(out, ooxml.Span{Lo: lo, Hi: len(g)})
}
