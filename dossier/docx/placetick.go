package docx

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
)

// tick sets box or bracket i of a on or off, in the form's own kind of mark.
func (e *placeEditor) tick(a *area, i int, on bool) {
	b := a.blanks[i]
	if b.kind == blankBracket {
		inner := plain(a.chars[b.Lo+1 : b.Hi-1])
		if on != strings.ContainsAny(inner, tickGlyphs) {
			e.cut(a, b.Lo+1, b.Hi-1)
			if on {
				e.put(a, b.Lo+1, b.Hi-1, "√")
			} else {
				e.put(a, b.Lo+1, b.Hi-1, "　")
			}
		}
		return
	}
	g := a.chars[b.Lo]
	if g.node == ooxml.None || ticked(e.t, g) == on {
		return
	}
	kind := e.t.Nodes[g.node].Kind
	if box := e.t.Child(e.t.Child(e.t.Up(g.run, ooxml.KSdt), ooxml.KSdtPr), ooxml.KCheckbox); box != ooxml.None && (kind == ooxml.KT || kind == ooxml.KSym) {
		e.tickControl(box, g, on)
		return
	}
	switch {
	case kind == ooxml.KSym:
		e.tickSymbol(g.node, on)
	case kind == ooxml.KFldChar:
		e.tickField(g.node, on)
	case kind == ooxml.KT && g.raw != 0:
		mark, font, code, fits := ooxml.SymbolFontOf(e.t, e.t.Child(g.run, ooxml.KRPr)).Twin(g.raw, on)
		if fits {
			e.edits = append(e.edits, splice{g.src, []byte(string(mark))})
			return
		}
		e.edits = append(e.edits, splice{g.src, e.signInText(font, uint64(code))})
	case kind == ooxml.KT:
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
			if g := a.chars[min(b.Lo, len(a.chars)-1)]; b.kind == blankBox && g.raw == 0 && isIn("☑☒■√", g.r) && !(&host{area: a}).quoted(b) {
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

// tickSymbol changes the code of a symbol to that of its twin.
func (e *placeEditor) tickSymbol(n int32, on bool) {
	a, ok := e.t.Attr(n, ooxml.NsW, "char")
	code, err := strconv.ParseUint(e.t.Value(a), 16, 16)
	twins, known := ooxml.SymbolBoxes[e.t.Word(n, "font")][byte(code)]
	if !ok || err != nil || !known {
		return
	}
	twin := twins[0]
	if on {
		twin = twins[1]
	}
	e.edits = append(e.edits, splice{a.Val, fmt.Appendf(nil, "%04X", code&^0xFF|uint64(twin))})
}

// tickControl sets the state of a check box control that shows g.
func (e *placeEditor) tickControl(box int32, g glyph, on bool) {
	c := e.f.nativeBox(nil, box)
	state, code, flag := e.t.Child(box, ooxml.KUncheckedState), uint64('☐'), "0"
	if on {
		state, code, flag = e.t.Child(box, ooxml.KCheckedState), '☒', "1"
	}
	e.edits = append(e.edits, splice{c.flag, []byte(c.flagLead + flag + c.flagTrail)})
	font := ""
	if a, ok := e.t.Attr(state, ooxml.NsW14, "val"); ok {
		if v, err := strconv.ParseUint(e.t.Value(a), 16, 16); err == nil && ooxml.LegalRune(rune(v)) && v >= 0x20 {
			code = v
		}
	}
	if a, ok := e.t.Attr(state, ooxml.NsW14, "font"); ok && ooxml.IsSymbolFont(e.t.Value(a)) {
		font = e.t.Value(a)
	}
	isSign := e.t.Nodes[g.node].Kind == ooxml.KSym
	switch {
	case isSign && font != "":
		e.edits = append(e.edits, splice{e.t.Whole(g.node), fmt.Appendf(nil, `<%[1]s:sym %[1]s:font="%[2]s" %[1]s:char="%04[3]X"/>`, e.f.w, attrText(font), code)})
	case isSign:
		e.edits = append(e.edits, splice{e.t.Whole(g.node), e.inRun(string(rune(code)))})
	case font != "":
		e.edits = append(e.edits, splice{g.src, e.signInText(font, code)})
	default:
		e.edits = append(e.edits, splice{g.src, []byte(string(rune(code)))})
	}
}

// tickField sets the state of an old form field.
func (e *placeEditor) tickField(n int32, on bool) {
	box := e.t.Find(n, ooxml.KLegacyCheck)
	if box == ooxml.None || e.t.Src[e.t.Nodes[box].Open-2] == '/' {
		return
	}
	val := "0"
	if on {
		val = "1"
	}
	w := e.f.w
	mark := []byte("<" + w + ":checked " + w + `:val="` + val + `"/>`)
	if s := fieldState(e.t, box); s != ooxml.None {
		if _, local := ooxml.SplitName(e.t.Qname(s)); string(local) == "checked" {
			e.edits = append(e.edits, splice{e.t.Whole(s), mark})
			return
		}
	}
	at := int(e.t.Nodes[box].Close)
	e.edits = append(e.edits, splice{ooxml.Span{Lo: at, Hi: at}, mark})
}
