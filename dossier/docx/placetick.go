package docx

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

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
	kind := e.t.nodes[g.node].kind
	if box := e.t.child(e.t.child(e.t.up(g.run, kSdt), kSdtPr), kCheckbox); box != none && (kind == kT || kind == kSym) {
		e.tickControl(box, g, on)
		return
	}
	switch {
	case kind == kSym:
		e.tickSymbol(g.node, on)
	case kind == kFldChar:
		e.tickField(g.node, on)
	case kind == kT && g.raw != 0:
		mark, font, code, fits := symbolFontOf(e.t, e.t.child(g.run, kRPr)).twin(g.raw, on)
		if fits {
			e.edits = append(e.edits, splice{g.src, []byte(string(mark))})
			return
		}
		e.edits = append(e.edits, splice{g.src, e.signInText(font, uint64(code))})
	case kind == kT:
		e.edits = append(e.edits, splice{g.src, []byte(e.markFor(g.r, on))})
	}
}

// markFor is the character that box r becomes.
func (e *placeEditor) markFor(r rune, on bool) string {
	switch {
	case on && isIn(ringSet, r):
		return "●"
	case !on && isIn(filledRings, r):
		return "○"
	case on:
		if e.manner == "" {
			e.manner = manner(e.l)
		}
		return e.manner
	}
	return emptyFor(string(r))
}

// filledIn is how a form says that the box chosen is made black.
var filledIn = regexp.MustCompile(`[涂填]黑|[“"「‘]■[”"」’]`)

// manner is the mark that the form itself shows in a box that is chosen, ☑ where it
// shows none.
func manner(l *layout) string {
	for _, a := range l.areas {
		for _, b := range a.blanks {
			if g := a.chars[min(b.lo, len(a.chars)-1)]; b.kind == blankBox && g.raw == 0 && isIn("☑☒■√", g.r) && !(&host{area: a}).quoted(b) {
				return string(g.r)
			}
		}
		if filledIn.MatchString(a.text()) {
			return "■"
		}
	}
	return tick
}

// signInText is a sign of a symbol font within the text of a run.
func (e *placeEditor) signInText(font string, code uint64) []byte {
	return fmt.Appendf(nil, `%[1]s<%[2]s:sym %[2]s:font="%[3]s" %[2]s:char="%04[4]X"/>%[5]s`, e.mark.textEnd, e.f.w, attrText(font), code, e.mark.text)
}

// ticked reports whether the box g is ticked as the form stands.
func ticked(t *tree, g glyph) bool {
	if g.node != none && t.nodes[g.node].kind == kFldChar {
		return fieldChecked(t, t.find(g.node, kLegacyCheck))
	}
	if g.node != none && t.nodes[g.node].kind == kT && g.raw != 0 {
		return g.r == '☑'
	}
	if g.node != none && t.nodes[g.node].kind == kSym {
		code, err := strconv.ParseUint(t.word(g.node, "char"), 16, 16)
		twins, known := symbolBoxes[t.word(g.node, "font")][byte(code)]
		return err == nil && known && byte(code) == twins[1]
	}
	return isIn(tickedBoxes+filledRings+"✅🗹", g.r)
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

// tickControl sets the state of a check box control that shows g.
func (e *placeEditor) tickControl(box int32, g glyph, on bool) {
	c := e.f.nativeBox(&slot{look: &look{}}, box)
	state, code, flag := e.t.child(box, kUncheckedState), uint64('☐'), "0"
	if on {
		state, code, flag = e.t.child(box, kCheckedState), '☒', "1"
	}
	e.edits = append(e.edits, splice{c.flag, []byte(c.flagLead + flag + c.flagTrail)})
	font := ""
	if a, ok := e.t.attr(state, nsW14, "val"); ok {
		if v, err := strconv.ParseUint(e.t.value(a), 16, 16); err == nil && legalRune(rune(v)) && v >= 0x20 {
			code = v
		}
	}
	if a, ok := e.t.attr(state, nsW14, "font"); ok && isSymbolFont(e.t.value(a)) {
		font = e.t.value(a)
	}
	isSign := e.t.nodes[g.node].kind == kSym
	switch {
	case isSign && font != "":
		e.edits = append(e.edits, splice{e.t.whole(g.node), fmt.Appendf(nil, `<%[1]s:sym %[1]s:font="%[2]s" %[1]s:char="%04[3]X"/>`, e.f.w, attrText(font), code)})
	case isSign:
		e.edits = append(e.edits, splice{e.t.whole(g.node), e.inRun(string(rune(code)))})
	case font != "":
		e.edits = append(e.edits, splice{g.src, e.signInText(font, code)})
	default:
		e.edits = append(e.edits, splice{g.src, []byte(string(rune(code)))})
	}
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
