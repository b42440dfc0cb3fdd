package markup

import (
	"fmt"
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
)

// CheckBox is a box compiled: the run that the slot holds when ticked and when not,
// or where narrow only the character that replaces the slot's area.
type CheckBox struct {
	On, Off []byte
	Narrow  bool
	Now     bool // as the form stands
	// flag is the range that holds w14:checked's state, empty spans included;
	// flagLead and flagTrail are literals around it. Set only when native.
	Native              bool
	Flag                ooxml.Span
	FlagLead, FlagTrail string
}

func IsBox(s string) bool {
	return len([]rune(s)) == 1 && strings.Contains(wording.EmptyBoxes+wording.TickedBoxes, s)
}

// EmptyFor is the empty box that a box goes back to.
func EmptyFor(box string) string {
	switch {
	case strings.Contains(wording.EmptyBoxes, box):
		return box
	case box == "☒":
		return "☐"
	}
	return "□"
}

// NativeBox reads a w14:checkbox control with its two symbols; rPr are the properties of its run.
func (f *Styles) NativeBox(rPr []byte, box int32) *CheckBox {
	t := f.T
	c := &CheckBox{Native: true}
	c.On = f.nativeState(rPr, t.Child(box, ooxml.KCheckedState), 0x2612)
	c.Off = f.nativeState(rPr, t.Child(box, ooxml.KUncheckedState), 0x2610)
	qname := string(t.Qname(box))
	prefix := qname[:strings.IndexByte(qname, ':')+1]
	elem := "<" + prefix + "checked " + prefix + `val="`
	checked := t.Child(box, ooxml.KChecked)
	if a, ok := t.Attr(checked, ooxml.NsW14, "val"); ok {
		c.Flag, c.Now = a.Val, t.On(checked, ooxml.NsW14)
		return c
	}
	c.FlagLead, c.FlagTrail, c.Now = elem, `"/>`, checked != ooxml.None
	switch n := t.Nodes[box]; {
	case checked != ooxml.None:
		c.Flag = t.Whole(checked)
	case n.Open == n.End:
		c.Flag = t.Whole(box)
		c.FlagLead = "<" + qname + ">" + c.FlagLead
		c.FlagTrail += "</" + qname + ">"
	default:
		c.Flag = ooxml.Span{Lo: int(n.Open), Hi: int(n.Open)}
	}
	return c
}

// nativeState is the run of a box in one of its states.
func (f *Styles) nativeState(rPr []byte, state int32, def rune) []byte {
	code, font := def, "MS Gothic"
	if a, ok := f.T.Attr(state, ooxml.NsW14, "val"); ok {
		if v, err := strconv.ParseUint(f.T.Value(a), 16, 32); err == nil && v >= 0x20 && ooxml.LegalRune(rune(v)) {
			code = rune(v)
		}
	}
	if a, ok := f.T.Attr(state, ooxml.NsW14, "font"); ok && f.T.Value(a) != "" {
		font = f.T.Value(a)
	}
	m := NewWriter(f.W)
	if ooxml.IsSymbolFont(font) {
		return fmt.Appendf(nil, `%[5]s%[6]s<%[1]s:sym %[1]s:font="%[2]s" %[1]s:char="%04[3]X"/>%[4]s`,
			f.W, AttrText(font), code, m.RunEnd, m.Run, rPr)
	}
	return m.AppendRun(nil, f.withFont(rPr, font), string(code))
}

// withFont returns rPr with its fonts replaced by font.
func (f *Styles) withFont(rPr []byte, font string) []byte {
	fonts := fmt.Sprintf(`<%[1]s:rFonts %[1]s:ascii="%[2]s" %[1]s:eastAsia="%[2]s" %[1]s:hAnsi="%[2]s" %[1]s:hint="eastAsia"/>`, f.W, AttrText(font))
	open, end := "<"+f.W+":rPr>", "</"+f.W+":rPr>"
	rest, ok := strings.CutSuffix(strings.TrimPrefix(string(rPr), open), end)
	if !ok {
		return []byte(open + fonts + end)
	}
	// rStyle must stay first, rFonts second.
	style, rest := cutElement(rest, f.W+":rStyle")
	_, rest = cutElement(rest, f.W+":rFonts")
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

// AttrText escapes s for an attribute in double quotes.
func AttrText(s string) string {
	return strings.ReplaceAll(string(AppendEscaped(nil, s)), `"`, "&quot;")
}
