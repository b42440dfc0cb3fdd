package docx

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// options ticks the chosen options of p and clears the others.
func (e *placeEditor) options(p *Place, a Answer) bool {
	chosen := slices.Clone(a.Chosen)
	if len(chosen) == 0 {
		chosen = []string{a.Text}
	}
	used := make([]bool, len(chosen))
	any := false
	for _, o := range p.Options {
		on := false
		for k, c := range chosen {
			if c == o.At || cleanLabel(c) == cleanLabel(o.Label) && cleanLabel(c) != "" {
				on, used[k] = true, true
			}
		}
		any = any || on
		area, n := e.resolve(o.At)
		switch {
		case area == nil:
		case n > 0 && n <= len(area.blanks):
			e.tick(area, n-1, on)
		case on && squeeze(plain(area.chars)) == "":
			e.emptyArea(area, "√")
		}
	}
	for k, c := range chosen {
		if !used[k] {
			e.report.Unlisted = append(e.report.Unlisted, p.At+": "+c)
		}
	}
	return any
}

// tick sets box or bracket i of a on or off, in the form's own kind of mark.
func (e *placeEditor) tick(a *area, i int, on bool) {
	b := a.blanks[i]
	if b.kind == blankBracket {
		inner := plain(a.chars[b.lo+1 : b.hi-1])
		if on != strings.ContainsAny(inner, tickGlyphs) {
			e.cut(a, b.lo+1, b.hi-1)
			if on {
				e.put(a, b.lo+1, b.hi-1, "√")
			} else {
				e.put(a, b.lo+1, b.hi-1, "　")
			}
		}
		return
	}
	g := a.chars[b.lo]
	if g.node == none || ticked(e.t, g) == on {
		return
	}
	switch e.t.nodes[g.node].kind {
	case kSym:
		e.tickSymbol(g.node, on)
	case kFldChar:
		e.tickField(g.node, on)
	case kT:
		mark := tick
		if !on {
			mark = emptyFor(string(g.r))
		}
		if sdt := e.t.up(g.run, kSdt); sdt != none {
			if m := e.tickControl(sdt, on); m != "" {
				mark = m
			}
		}
		e.edits = append(e.edits, splice{g.src, []byte(mark)})
	}
}

// ticked reports whether the box g is ticked as the form stands.
func ticked(t *tree, g glyph) bool {
	if g.node != none && t.nodes[g.node].kind == kFldChar {
		return fieldChecked(t, t.find(g.node, kLegacyCheck))
	}
	if g.node != none && t.nodes[g.node].kind == kSym {
		code, err := strconv.ParseUint(t.word(g.node, "char"), 16, 16)
		twins, known := symbolBoxes[t.word(g.node, "font")][byte(code)]
		return err == nil && known && byte(code) == twins[1]
	}
	return strings.ContainsRune(tickedBoxes, g.r)
}

// tickSymbol changes the code of a symbol to that of its twin.
func (e *placeEditor) tickSymbol(n int32, on bool) {
	a, ok := e.t.attr(n, nsW, "char")
	code, err := strconv.ParseUint(e.t.value(a), 16, 16)
	twins, known := symbolBoxes[e.t.word(n, "font")][byte(code)]
	if !ok || err != nil || !known {
		return
	}
	twin := twins[0]
	if on {
		twin = twins[1]
	}
	e.edits = append(e.edits, splice{a.val, fmt.Appendf(nil, "%04X", code&^0xFF|uint64(twin))})
}

// tickControl sets the state of a check box control and returns its mark, "" when
// the control is none.
func (e *placeEditor) tickControl(sdt int32, on bool) string {
	box := e.t.child(e.t.child(sdt, kSdtPr), kCheckbox)
	if box == none {
		return ""
	}
	state, def, flag := e.t.child(box, kUncheckedState), '☐', "0"
	if on {
		state, def, flag = e.t.child(box, kCheckedState), '☒', "1"
	}
	if a, ok := e.t.attr(e.t.child(box, kChecked), nsW14, "val"); ok {
		e.edits = append(e.edits, splice{a.val, []byte(flag)})
	}
	if a, ok := e.t.attr(state, nsW14, "val"); ok {
		if code, err := strconv.ParseUint(e.t.value(a), 16, 16); err == nil && legalRune(rune(code)) && code >= 0x20 {
			return string(rune(code))
		}
	}
	return string(def)
}

// fieldState is the w:checked, else the w:default, of an old form field's check box.
func fieldState(t *tree, box int32) int32 {
	def := none
	for c := range t.kids(box) {
		_, local := splitName(t.qname(c))
		switch string(local) {
		case "checked":
			return c
		case "default":
			def = c
		}
	}
	return def
}

func fieldChecked(t *tree, box int32) bool { return t.on(fieldState(t, box), nsW) }

// tickField sets the state of an old form field.
func (e *placeEditor) tickField(n int32, on bool) {
	box := e.t.find(n, kLegacyCheck)
	if box == none || e.t.src[e.t.nodes[box].open-2] == '/' {
		return
	}
	val := "0"
	if on {
		val = "1"
	}
	w := e.f.w
	mark := []byte("<" + w + ":checked " + w + `:val="` + val + `"/>`)
	if s := fieldState(e.t, box); s != none {
		if _, local := splitName(e.t.qname(s)); string(local) == "checked" {
			e.edits = append(e.edits, splice{e.t.whole(s), mark})
			return
		}
	}
	at := int(e.t.nodes[box].close)
	e.edits = append(e.edits, splice{span{at, at}, mark})
}
