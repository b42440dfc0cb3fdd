package docx

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/ooxml"
)

// textOf is the printed text that begins in area, a range under n: paragraphs and
// breaks as "\n", deleted text and fallbacks left out.
func (f *finder) textOf(n int32, area ooxml.Span) string { return string(f.appendText(nil, n, area)) }

// appendText appends what textOf says.
func (f *finder) appendText(b []byte, n int32, area ooxml.Span) []byte {
	t := f.T
	paras := 0
	hidden := t.Ignored(n)
	for d := range t.InRange(n, area) {
		k := t.Nodes[d].Kind
		switch k {
		case ooxml.KP, ooxml.KT, ooxml.KTab, ooxml.KPTab, ooxml.KBr, ooxml.KCr, ooxml.KSym, ooxml.KNoBreakHyphen, ooxml.KSoftHyphen:
		default:
			continue
		}
		if t.Up(d, ooxml.KDel) != ooxml.None || !hidden && t.Ignored(d) {
			continue
		}
		if k == ooxml.KP {
			if paras++; paras > 1 {
				b = append(b, '\n')
			}
			continue
		}
		if p := t.Nodes[d].Parent; p == ooxml.None || t.Nodes[p].Kind != ooxml.KR {
			continue
		}
		b = appendGlyph(t, b, d)
	}
	return b
}

// appendGlyph appends what run content d prints.
func appendGlyph(t *ooxml.Tree, b []byte, d int32) []byte {
	switch t.Nodes[d].Kind {
	case ooxml.KT:
		return appendPlain(b, t.Inner(d).Of(t.Src))
	case ooxml.KTab, ooxml.KPTab:
		return append(b, '\t')
	case ooxml.KBr, ooxml.KCr:
		return append(b, '\n')
	case ooxml.KNoBreakHyphen:
		return append(b, "\u2011"...)
	case ooxml.KSoftHyphen:
		return append(b, "\u00ad"...)
	}
	code, err := strconv.ParseUint(t.Word(d, "char"), 16, 16)
	if err != nil || !ooxml.LegalRune(rune(code)) {
		return b
	}
	return utf8.AppendRune(b, rune(code))
}

// appendPlain appends character data: references resolved, CDATA taken over,
// comments left out.
func appendPlain(b, raw []byte) []byte {
	for {
		i := bytes.IndexByte(raw, '<')
		if i < 0 {
			return ooxml.Unescape(b, raw)
		}
		b = ooxml.Unescape(b, raw[:i])
		raw = raw[i:]
		open, end := "", ">"
		switch {
		case bytes.HasPrefix(raw, []byte("<![CDATA[")):
			open, end = "<![CDATA[", "]]>"
		case bytes.HasPrefix(raw, []byte("<!--")):
			end = "-->"
		}
		n := bytes.Index(raw, []byte(end))
		if n < 0 {
			return b
		}
		if open != "" {
			b = append(b, raw[len(open):n]...)
		}
		raw = raw[n+len(end):]
	}
}
