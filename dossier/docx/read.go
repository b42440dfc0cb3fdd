package docx

import (
	"bytes"
	"image"
	"strconv"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/place"
)

// Read returns the values that the form holds now: the inverse of Fill, but that
// empty slots, empty rows at the end of a table and slots that show their hint are
// absent, and a choice reads as its shown text. Of several slots with one tag the
// first one that is not empty counts. Its maps are never nil.
func (f *Form) Read() Values {
	v := Values{Fields: map[string]Value{}, Tables: map[string][]map[string]Value{}}
	for _, c := range f.parts {
		// It was scanned before, when the form was opened.
		t, err := ooxml.Scan(c.part, c.src)
		if err != nil {
			continue
		}
		find := &finder{Styles: markup.Styles{T: t, W: c.w}}
		for _, s := range c.slots {
			if s.hidden {
				continue
			}
			got := f.readSlot(c, find, s)
			if got.empty(s.Kind) {
				continue
			}
			if s.Table == "" {
				if _, seen := v.Fields[s.Tag]; !seen {
					v.Fields[s.Tag] = got
				}
				continue
			}
			rows := v.Tables[s.Table]
			for len(rows) <= s.record {
				rows = append(rows, map[string]Value{})
			}
			v.Tables[s.Table] = rows
			if _, seen := rows[s.record][s.Column]; !seen {
				rows[s.record][s.Column] = got
			}
		}
	}
	return v
}

func (f *Form) readSlot(c *compiled, find *finder, s *slot) Value {
	if s.Kind == KindCheck {
		return Value{Checked: s.check.Now}
	}
	if s.hint {
		return Value{}
	}
	if s.Kind == KindPicture {
		return Value{Picture: f.readPicture(c, s)}
	}
	return Value{Text: find.textOf(s.node, s.area)}
}

// readPicture returns the picture that the slot shows, nil when it shows none that
// could be filled in again.
func (f *Form) readPicture(c *compiled, s *slot) *place.Picture {
	row, ok := f.pkg.Rels[c.part].ByID(s.picture.Embed)
	if !ok || row.Part == "" || !f.pkg.Archive.Has(row.Part) {
		return nil
	}
	data, err := f.pkg.Archive.Read(row.Part)
	if err != nil {
		return nil
	}
	conf, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	return &place.Picture{Data: data, Ext: format, WidthPx: conf.Width, HeightPx: conf.Height}
}

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
