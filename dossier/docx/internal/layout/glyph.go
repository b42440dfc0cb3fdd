package layout

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
)

// Glyph is one printed character of a paragraph and where it lies in the source.
type Glyph struct {
	R rune
	// Raw is the character in the source where r is what a symbol font shows for it,
	// 0 where both are one.
	Raw   rune
	Lined bool // underlined by its run
	Hint  bool // shown by a content control in place of a value
	// Field is the content control, or the w:fldChar that begins the old form field,
	// which takes what is written here; 0 or none for most.
	Field int32
	// Node is the w:t, or the element that prints the character; none for the line
	// end between two paragraphs. run is its w:r.
	Node, Run int32
	Src       ooxml.Span
}

// FieldGlyph stands for an old form field that prints nothing by itself. It is no
// text: plain leaves it out.
const FieldGlyph = '\u2060'

// wingdingBoxes are the codes of boxes in the Wingdings fonts; a ticked one ends in 52
// or is F0FE.
var wingdingBoxes = map[string]bool{
	"00A8": true, "F0A8": true, "00A3": true, "F0A3": true, "F06F": true, "F071": true, "F072": true,
	"F0FE": true, "F0FD": true, "F053": true, "F052": true, "0052": true, "0053": true,
	"2610": true, "2611": true, "25A1": true,
}

// Streamer reads the characters of one paragraph.
type Streamer struct {
	T     *ooxml.Tree
	Out   []Glyph
	Boxes []int32 // text boxes anchored in the paragraph
	// look is that of the run being read.
	look Glyph
	font ooxml.SymbolFont
	old  oldField
}

// mark is the character that the numbering of blanks goes by.
func (g *Glyph) mark() rune {
	if g.Raw != 0 {
		return g.Raw
	}
	return g.R
}

func (s *Streamer) Paragraph(p int32) { s.T.Flow(p, s.inline) }

func (s *Streamer) inline(c int32) {
	switch s.T.Nodes[c].Kind {
	case ooxml.KR:
		s.enter(c)
		for d := range s.T.Kids(c) {
			s.content(d)
		}
	case ooxml.KHyperlink, ooxml.KFldSimple, ooxml.KBidi:
		s.T.Flow(c, s.inline)
	case ooxml.KAlternate:
		if ch := s.T.Child(c, ooxml.KChoice); ch != ooxml.None {
			s.T.Flow(ch, s.inline)
		}
	}
}

// enter notes what all characters of run r share.
func (s *Streamer) enter(r int32) {
	t := s.T
	pr := t.Child(r, ooxml.KRPr)
	u := t.Val(t.Child(pr, ooxml.KU))
	s.look = Glyph{Lined: u != "" && u != "none", Run: r, Field: ooxml.ControlOf(t, r), Hint: ooxml.ShowsHint(t, r)}
	s.font = ooxml.SymbolFontOf(t, pr)
}

// show adds character r, printed by element c.
func (s *Streamer) show(r rune, c int32) *Glyph {
	g := s.look
	g.R, g.Node, g.Src = r, c, s.T.Whole(c)
	if s.old.text {
		g.Field = s.old.begin
	}
	s.Out = append(s.Out, g)
	return &s.Out[len(s.Out)-1]
}

func (s *Streamer) content(c int32) {
	t := s.T
	switch t.Nodes[c].Kind {
	case ooxml.KT:
		s.text(c)
	case ooxml.KTab, ooxml.KPTab:
		s.show('\t', c)
	case ooxml.KBr, ooxml.KCr:
		s.show(wording.LineEnd, c)
	case ooxml.KSym:
		s.symbol(c)
	case ooxml.KFldChar:
		s.fieldChar(c)
	case ooxml.KDrawing, ooxml.KPict, ooxml.KObject:
		n := len(s.Boxes)
		for d := range t.Within(c) {
			if t.Nodes[d].Kind == ooxml.KTxbxContent {
				s.Boxes = append(s.Boxes, d)
			}
		}
		if len(s.Boxes) == n {
			s.show(wording.PictureGlyph, c).Lined = false
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
func (s *Streamer) symbol(n int32) {
	t := s.T
	code, font := strings.ToUpper(t.Word(n, "char")), t.Word(n, "font")
	switch {
	case wingdingBoxes[code] && strings.Contains(font, "ing"):
		r := '□'
		if strings.HasSuffix(code, "52") || code == "F0FE" {
			r = '☑'
		}
		s.show(r, n)
	default:
		g := s.show(wording.PictureGlyph, n)
		if v, err := strconv.ParseUint(code, 16, 16); err == nil {
			if box := (ooxml.SymbolFont{Ascii: font, High: font}).Box(rune(v)); box != 0 {
				g.R, g.Raw = box, wording.PictureGlyph
			}
		}
	}
}

// text adds the characters of a w:t with their places in the source.
func (s *Streamer) text(n int32) {
	add := func(r rune, src ooxml.Span) {
		g := s.show(r, n)
		g.Src = src
		if box := s.font.Box(r); box != 0 {
			g.R, g.Raw = box, r
		}
	}
	in := s.T.Inner(n)
	for at := in.Lo; at < in.Hi; {
		raw := s.T.Src[at:in.Hi]
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

// Plain is the text of glyphs.
func Plain(g []Glyph) string {
	var b strings.Builder
	for i := range g {
		if g[i].R != FieldGlyph {
			b.WriteRune(g[i].R)
		}
	}
	return b.String()
}

// Lines cuts glyphs into lines; each is a range of g without its line end.
func Lines(g []Glyph) []ooxml.Span {
	var out []ooxml.Span
	lo := 0
	for i := range g {
		if g[i].R == wording.LineEnd {
			out = append(out, ooxml.Span{Lo: lo, Hi: i})
			lo = i + 1
		}
	}
	return append(out, ooxml.Span{Lo: lo, Hi: len(g)})
}
