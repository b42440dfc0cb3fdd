package edit

import (
	"fmt"
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place/find/reading"
	"yibiao/forms/pattern"
)

// tick sets box or bracket i of a on or off, in the form's own kind of mark.
func (e *editor) tick(a *layout.Area, i int, on bool) {
	b := a.Blanks[i]
	if b.Kind == layout.BlankBracket {
		inner := layout.Plain(a.Chars[b.Lo+1 : b.Hi-1])
		if on != strings.ContainsAny(inner, wording.TickGlyphs) {
			e.cut(a, b.Lo+1, b.Hi-1)
			if on {
				e.put(a, b.Lo+1, b.Hi-1, "√")
			} else {
				e.put(a, b.Lo+1, b.Hi-1, "　")
			}
		}
		return
	}
	g := a.Chars[b.Lo]
	if g.Node == ooxml.None || layout.Ticked(e.t, g) == on {
		return
	}
	kind := e.t.Nodes[g.Node].Kind
	if box := e.t.Child(e.t.Child(e.t.Up(g.Run, ooxml.KSdt), ooxml.KSdtPr), ooxml.KCheckbox); box != ooxml.None && (kind == ooxml.KT || kind == ooxml.KSym) {
		e.tickControl(box, g, on)
		return
	}
	switch {
	case kind == ooxml.KSym:
		e.tickSymbol(g.Node, on)
	case kind == ooxml.KFldChar:
		e.tickField(g.Node, on)
	case kind == ooxml.KT && g.Raw != 0:
		mark, font, code, fits := ooxml.SymbolFontOf(e.t, e.t.Child(g.Run, ooxml.KRPr)).Twin(g.Raw, on)
		if fits {
			e.edits = append(e.edits, markup.Splice{Span: g.Src, Text: []byte(string(mark))})
			return
		}
		e.edits = append(e.edits, markup.Splice{Span: g.Src, Text: e.signInText(font, uint64(code))})
	case kind == ooxml.KT:
		e.edits = append(e.edits, markup.Splice{Span: g.Src, Text: []byte(e.markFor(g.R, on))})
	}
}

// markFor is the character that box r becomes.
func (e *editor) markFor(r rune, on bool) string {
	switch {
	case on && wording.IsIn(layout.RingSet, r):
		return "●"
	case !on && wording.IsIn(layout.FilledRings, r):
		return "○"
	case on:
		if e.manner == "" {
			e.manner = manner(e.l)
		}
		return e.manner
	}
	return markup.EmptyFor(string(r))
}

// filledIn is how a form says that the box chosen is made black.
var filledIn = pattern.Of(`[涂填]黑|[“"「‘]■[”"」’]`)

// manner is the mark that the form itself shows in a box that is chosen, ☑ where it
// shows none.
func manner(l *layout.Layout) string {
	for _, a := range l.Areas {
		for _, b := range a.Blanks {
			if g := a.Chars[min(b.Lo, len(a.Chars)-1)]; b.Kind == layout.BlankBox && g.Raw == 0 && wording.IsIn("☑☒■√", g.R) && !(&reading.Host{Area: a}).Quoted(b) {
				return string(g.R)
			}
		}
		if filledIn.MatchString(a.Text()) {
			return "■"
		}
	}
	return wording.Tick
}

// signInText is a sign of a symbol font within the text of a run.
func (e *editor) signInText(font string, code uint64) []byte {
	return fmt.Appendf(nil, `%[1]s<%[2]s:sym %[2]s:font="%[3]s" %[2]s:char="%04[4]X"/>%[5]s`, e.mark.TextEnd, e.f.W, markup.AttrText(font), code, e.mark.Text)
}

// tickSymbol changes the code of a symbol to that of its twin.
func (e *editor) tickSymbol(n int32, on bool) {
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
	e.edits = append(e.edits, markup.Splice{Span: a.Val, Text: fmt.Appendf(nil, "%04X", code&^0xFF|uint64(twin))})
}

// tickControl sets the state of a check box control that shows g.
func (e *editor) tickControl(box int32, g layout.Glyph, on bool) {
	c := e.f.NativeBox(nil, box)
	state, code, flag := e.t.Child(box, ooxml.KUncheckedState), uint64('☐'), "0"
	if on {
		state, code, flag = e.t.Child(box, ooxml.KCheckedState), '☒', "1"
	}
	e.edits = append(e.edits, markup.Splice{Span: c.Flag, Text: []byte(c.FlagLead + flag + c.FlagTrail)})
	font := ""
	if a, ok := e.t.Attr(state, ooxml.NsW14, "val"); ok {
		if v, err := strconv.ParseUint(e.t.Value(a), 16, 16); err == nil && ooxml.LegalRune(rune(v)) && v >= 0x20 {
			code = v
		}
	}
	if a, ok := e.t.Attr(state, ooxml.NsW14, "font"); ok && ooxml.IsSymbolFont(e.t.Value(a)) {
		font = e.t.Value(a)
	}
	isSign := e.t.Nodes[g.Node].Kind == ooxml.KSym
	switch {
	case isSign && font != "":
		e.edits = append(e.edits, markup.Splice{Span: e.t.Whole(g.Node), Text: fmt.Appendf(nil, `<%[1]s:sym %[1]s:font="%[2]s" %[1]s:char="%04[3]X"/>`, e.f.W, markup.AttrText(font), code)})
	case isSign:
		e.edits = append(e.edits, markup.Splice{Span: e.t.Whole(g.Node), Text: e.inRun(string(rune(code)))})
	case font != "":
		e.edits = append(e.edits, markup.Splice{Span: g.Src, Text: e.signInText(font, code)})
	default:
		e.edits = append(e.edits, markup.Splice{Span: g.Src, Text: []byte(string(rune(code)))})
	}
}

// tickField sets the state of an old form field.
func (e *editor) tickField(n int32, on bool) {
	box := e.t.Find(n, ooxml.KLegacyCheck)
	if box == ooxml.None || e.t.Src[e.t.Nodes[box].Open-2] == '/' {
		return
	}
	val := "0"
	if on {
		val = "1"
	}
	w := e.f.W
	mark := []byte("<" + w + ":checked " + w + `:val="` + val + `"/>`)
	if s := layout.FieldState(e.t, box); s != ooxml.None {
		if _, local := ooxml.SplitName(e.t.Qname(s)); string(local) == "checked" {
			e.edits = append(e.edits, markup.Splice{Span: e.t.Whole(s), Text: mark})
			return
		}
	}
	at := int(e.t.Nodes[box].Close)
	e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: at, Hi: at}, Text: mark})
}
