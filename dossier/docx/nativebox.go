package docx

import (
	"fmt"
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
)

// checkBox is a box compiled: the run that the slot holds when ticked and when not,
// or where narrow only the character that replaces the slot's area.
type checkBox struct {
	on, off []byte
	narrow  bool
	now     bool // as the form stands
	// flag is the range that holds w14:checked's state, empty spans included;
	// flagLead and flagTrail are literals around it. Set only when native.
	native              bool
	flag                ooxml.Span
	flagLead, flagTrail string
}

func isBox(s string) bool {
	return len([]rune(s)) == 1 && strings.Contains(emptyBoxes+tickedBoxes, s)
}

// emptyFor is the empty box that a box goes back to.
func emptyFor(box string) string {
	switch {
	case strings.Contains(emptyBoxes, box):
		return box
	case box == "☒":
		return "☐"
	}
	return "□"
}

// nativeBox reads a w14:checkbox control with its two symbols; rPr are the properties of its run.
func (f *styles) nativeBox(rPr []byte, box int32) *checkBox {
	t := f.t
	c := &checkBox{native: true}
	c.on = f.nativeState(rPr, t.Child(box, ooxml.KCheckedState), 0x2612)
	c.off = f.nativeState(rPr, t.Child(box, ooxml.KUncheckedState), 0x2610)
	qname := string(t.Qname(box))
	prefix := qname[:strings.IndexByte(qname, ':')+1]
	elem := "<" + prefix + "checked " + prefix + `val="`
	checked := t.Child(box, ooxml.KChecked)
	if a, ok := t.Attr(checked, ooxml.NsW14, "val"); ok {
		c.flag, c.now = a.Val, t.On(checked, ooxml.NsW14)
		return c
	}
	c.flagLead, c.flagTrail, c.now = elem, `"/>`, checked != ooxml.None
	switch n := t.Nodes[box]; {
	case checked != ooxml.None:
		c.flag = t.Whole(checked)
	case n.Open == n.End:
		c.flag = t.Whole(box)
		c.flagLead = "<" + qname + ">" + c.flagLead
		c.flagTrail += "</" + qname + ">"
	default:
		c.flag = ooxml.Span{Lo: int(n.Open), Hi: int(n.Open)}
	}
	return c
}

// nativeState is the run of a box in one of its states.
func (f *styles) nativeState(rPr []byte, state int32, def rune) []byte {
	code, font := def, "MS Gothic"
	if a, ok := f.t.Attr(state, ooxml.NsW14, "val"); ok {
		if v, err := strconv.ParseUint(f.t.Value(a), 16, 32); err == nil && v >= 0x20 && ooxml.LegalRune(rune(v)) {
			code = rune(v)
		}
	}
	if a, ok := f.t.Attr(state, ooxml.NsW14, "font"); ok && f.t.Value(a) != "" {
		font = f.t.Value(a)
	}
	m := newWriter(f.w)
	if ooxml.IsSymbolFont(font) {
		return fmt.Appendf(nil, `%[5]s%[6]s<%[1]s:sym %[1]s:font="%[2]s" %[1]s:char="%04[3]X"/>%[4]s`,
			f.w, attrText(font), code, m.runEnd, m.run, rPr)
	}
	return m.appendRun(nil, f.withFont(rPr, font), string(code))
}

// withFont returns rPr with its fonts replaced by font.
func (f *styles) withFont(rPr []byte, font string) []byte {
	fonts := fmt.Sprintf(`<%[1]s:rFonts %[1]s:ascii="%[2]s" %[1]s:eastAsia="%[2]s" %[1]s:hAnsi="%[2]s" %[1]s:hint="eastAsia"/>`, f.w, attrText(font))
	open, end := "<"+f.w+":rPr>", "</"+f.w+":rPr>"
	rest, ok := strings.CutSuffix(strings.TrimPrefix(string(rPr), open), end)
	if !ok {
		return []byte(open + fonts + end)
	}
	// rStyle must stay first, rFonts second.
	style, rest := cutElement(rest, f.w+":rStyle")
	_, rest = cutElement(rest, f.w+":rFonts")
	return []byte(open + style + fonts + rest + end)
}

// cutElement splits the empty element of that name off the front of s; elem is ""
// when s begins with another.
func cutElement(s, qname string) (elem, rest string) {
	if !strings.HasPrefix(s, "<"+qname) {
		return "", s
	}
	var a ooxml.Attr
	src, end := []byte(s), 1+len(qname)
	for {
		next, bad := ooxml.NextAttr(&a, src, end)
		if bad != "" {
			return "", s
		}
		if end = next; a.All.Hi == 0 {
			break
		}
	}
	if s[end] == '/' {
		return s[:end+2], s[end+2:]
	}
	if rest, ok := strings.CutPrefix(s[end+1:], "</"+qname+">"); ok {
		return s[:len(s)-len(rest)], rest
	}
	return "", s
}

// attrText escapes s for an attribute in double quotes.
func attrText(s string) string {
	return strings.ReplaceAll(string(appendEscaped(nil, s)), `"`, "&quot;")
}
