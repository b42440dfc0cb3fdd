package docx

import (
	"fmt"
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
)

func (f *finder) checkBox(s *slot, pr int32) *markup.CheckBox {
	if box := f.T.Child(pr, ooxml.KCheckbox); box != ooxml.None {
		return f.NativeBox(s.look.rPr, box)
	}
	if !s.hint {
		if c := f.symbolBox(s); c != nil {
			return c
		}
		if c := f.textBox(s); c != nil {
			return c
		}
	}
	m := markup.NewWriter(f.W)
	return &markup.CheckBox{On: m.AppendRun(nil, s.look.rPr, wording.Tick), Off: m.AppendRun(nil, s.look.rPr, "□")}
}

// textBox finds the first box character in the area and narrows the slot to it, so
// that words beside the box stay.
func (f *finder) textBox(s *slot) *markup.CheckBox {
	t := f.T
	for n := range t.InRange(s.node, s.area) {
		if t.Nodes[n].Kind != ooxml.KT || t.Up(n, ooxml.KDel) != ooxml.None {
			continue
		}
		in := t.Inner(n)
		for i, r := range string(in.Of(t.Src)) {
			box := string(r)
			if !markup.IsBox(box) {
				continue
			}
			s.area = ooxml.Span{Lo: in.Lo + i, Hi: in.Lo + i + len(box)}
			s.lead, s.trail = "", ""
			now := strings.Contains(wording.TickedBoxes, box)
			on := wording.Tick
			if now {
				on = box
			}
			return &markup.CheckBox{On: []byte(on), Off: []byte(markup.EmptyFor(box)), Narrow: true, Now: now}
		}
	}
	return nil
}

// symbolBox is textBox for w:sym glyphs.
func (f *finder) symbolBox(s *slot) *markup.CheckBox {
	t := f.T
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
		return &markup.CheckBox{
			On:     fmt.Appendf(nil, "%04X", high|uint64(twins[1])),
			Off:    fmt.Appendf(nil, "%04X", high|uint64(twins[0])),
			Narrow: true,
			Now:    byte(code) == twins[1],
		}
	}
	return nil
}
