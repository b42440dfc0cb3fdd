package docx

import (
	"fmt"
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
)

func (f *finder) checkBox(s *slot, pr int32) *checkBox {
	if box := f.t.Child(pr, ooxml.KCheckbox); box != ooxml.None {
		return f.nativeBox(s.look.rPr, box)
	}
	if !s.hint {
		if c := f.symbolBox(s); c != nil {
			return c
		}
		if c := f.textBox(s); c != nil {
			return c
		}
	}
	m := newWriter(f.w)
	return &checkBox{on: m.appendRun(nil, s.look.rPr, tick), off: m.appendRun(nil, s.look.rPr, "□")}
}

// textBox finds the first box character in the area and narrows the slot to it, so
// that words beside the box stay.
func (f *finder) textBox(s *slot) *checkBox {
	t := f.t
	for n := range t.InRange(s.node, s.area) {
		if t.Nodes[n].Kind != ooxml.KT || t.Up(n, ooxml.KDel) != ooxml.None {
			continue
		}
		in := t.Inner(n)
		for i, r := range string(in.Of(t.Src)) {
			box := string(r)
			if !isBox(box) {
				continue
			}
			s.area = ooxml.Span{Lo: in.Lo + i, Hi: in.Lo + i + len(box)}
			s.lead, s.trail = "", ""
			now := strings.Contains(tickedBoxes, box)
			on := tick
			if now {
				on = box
			}
			return &checkBox{on: []byte(on), off: []byte(emptyFor(box)), narrow: true, now: now}
		}
	}
	return nil
}

// symbolBox is textBox for w:sym glyphs.
func (f *finder) symbolBox(s *slot) *checkBox {
	t := f.t
	for n := range t.InRange(s.node, s.area) {
		if t.Nodes[n].Kind != ooxml.KSym || t.Up(n, ooxml.KDel) != ooxml.None {
			continue
		}
		a, ok := t.Attr(n, ooxml.NsW, "char")
		code, err := strconv.ParseUint(t.Value(a), 16, 16)
		twins, known := ooxml.SymbolBoxes[t.Word(n, "font")][byte(code)]
		if !ok || err != nil || !known || code > 0xFF && code>>8 != 0xF0 {
			continue
		}
		s.area, s.lead, s.trail = a.Val, "", ""
		high := code &^ 0xFF
		return &checkBox{
			on:     fmt.Appendf(nil, "%04X", high|uint64(twins[1])),
			off:    fmt.Appendf(nil, "%04X", high|uint64(twins[0])),
			narrow: true,
			now:    byte(code) == twins[1],
		}
	}
	return nil
}
