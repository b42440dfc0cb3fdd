package edit

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/forms/pattern"
)

// intoFieldOrControl writes text into the control or old form field that blank i of a holds, -1 for
// all of a; false when the field does not take it.
func intoFieldOrControl(e *editor, field int32, a *layout.Area, i int, text string) bool {
	t := e.t
	if t.Nodes[field].Kind == ooxml.KFldChar {
		if list := ooxml.Entries(t, field); list != nil {
			return entry(e, field, list, text)
		}
		intoField(e, field, a, text)
		return true
	}
	pr := t.Child(field, ooxml.KSdtPr)
	lineEnds := i < 0
	for c := range t.Kids(pr) {
		switch t.Nodes[c].Kind {
		case ooxml.KDropDown, ooxml.KComboBox:
			shown, ok := item(ooxml.Items(e.t, c), text)
			if !ok && t.Nodes[c].Kind == ooxml.KDropDown {
				e.report.Unlisted = append(e.report.Unlisted, e.current+": "+text)
				return false
			}
			if ok {
				text = shown
			}
		case ooxml.KDate:
			text = dated(e, c, text)
		case ooxml.KText:
			at, ok := t.Attr(c, ooxml.NsW, "multiLine")
			lineEnds = ok && t.Value(at) != "0" && t.Value(at) != "false"
		}
	}
	if !lineEnds {
		text = oneLine(text)
	}
	intoControl(e, field, a, text)
	return true
}

// item is the item that text names, by what is shown or what is stored.
func item(items []ooxml.Item, text string) (shown string, ok bool) {
	for _, it := range items {
		if wording.Squeeze(it.Text) == wording.Squeeze(text) {
			return it.Text, true
		}
	}
	for _, it := range items {
		if it.Value != "" && wording.Squeeze(it.Value) == wording.Squeeze(text) {
			return it.Text, true
		}
	}
	return "", false
}

// entry chooses an entry of an old list by its number: Word prints it, no text does.
func entry(e *editor, field int32, list []string, text string) bool {
	t := e.t
	n := slices.IndexFunc(list, func(s string) bool { return wording.Squeeze(s) == wording.Squeeze(text) })
	dd := t.ChildNamed(t.ChildNamed(field, "ffData"), "ddList")
	if n < 0 || t.Src[t.Nodes[dd].Open-2] == '/' {
		e.report.Unlisted = append(e.report.Unlisted, e.current+": "+text)
		return false
	}
	mark := []byte("<" + e.f.W + ":result " + e.f.W + `:val="` + strconv.Itoa(n) + `"/>`)
	if old := t.ChildNamed(dd, "result"); old != ooxml.None {
		e.edits = append(e.edits, markup.Splice{Span: t.Whole(old), Text: mark})
		return true
	}
	at := int(t.Nodes[dd].Open)
	e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: at, Hi: at}, Text: mark})
	return true
}

// intoField writes the result of an old text field.
func intoField(e *editor, field int32, a *layout.Area, text string) {
	t := e.t
	first := slices.IndexFunc(a.Chars, func(g layout.Glyph) bool { return g.Field == field })
	if first < 0 {
		return
	}
	text = oneLine(text)
	last := first
	for last+1 < len(a.Chars) && a.Chars[last+1].Field == field {
		last++
	}
	if g := a.Chars[first]; g.R != layout.FieldGlyph {
		e.cut(a, first, last+1)
		e.put(a, first, last+1, text)
		return
	}
	// Nothing stands between the marks of the field: the result goes before the run
	// that ends it.
	end := a.Chars[first].Run
	at := int(t.Nodes[end].Start)
	rPr := e.f.RunProps(t.Child(end, ooxml.KRPr), false)
	var more []byte
	if !separated(e, field, end) {
		more = append(append(append(append(more, e.mark.Run...), rPr...), "<"+e.f.W+":fldChar "+e.f.W+`:fldCharType="separate"/>`...), e.mark.RunEnd...)
	}
	e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: at, Hi: at}, Text: e.mark.AppendRun(more, rPr, text)})
}

// separated reports whether a field has a mark between its instruction and its result,
// which ends in run end.
func separated(e *editor, field, end int32) bool {
	for n := field + 1; n < end; n++ {
		if e.t.Nodes[n].Kind == ooxml.KFldChar && e.t.Word(n, "fldCharType") == "separate" {
			return true
		}
	}
	return false
}

// intoControl makes text the whole content of a control and takes away that it waits.
func intoControl(e *editor, sdt int32, a *layout.Area, text string) {
	t := e.t
	first := -1
	for i, g := range a.Chars {
		if g.Field != sdt || g.R == wording.LineEnd && g.Node == ooxml.None {
			continue
		}
		if first < 0 && t.Nodes[g.Node].Kind == ooxml.KT {
			first = i
		}
		e.cut(a, i, i+1)
	}
	awake(e, sdt)
	if first >= 0 {
		e.put(a, first, first+1, text)
		if rPr := t.Child(a.Chars[first].Run, ooxml.KRPr); rPr != ooxml.None {
			e.edits = append(e.edits, markup.Splice{Span: t.Whole(rPr), Text: e.f.RunProps(rPr, true)})
		}
		return
	}
	intoEmptyControl(e, sdt, text)
}

// intoEmptyControl writes into a control that prints nothing.
func intoEmptyControl(e *editor, sdt int32, text string) {
	t := e.t
	content := t.Child(sdt, ooxml.KSdtContent)
	if p := t.Find(sdt, ooxml.KP); p != ooxml.None {
		e.intoEmpty(p, text)
		return
	}
	run := e.mark.AppendRun(nil, e.runLook(t.Up(sdt, ooxml.KP)), text)
	whole := []byte("<" + e.f.W + ":sdtContent>" + string(run) + "</" + e.f.W + ":sdtContent>")
	switch {
	case content == ooxml.None:
		at := int(t.Nodes[sdt].Close)
		e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: at, Hi: at}, Text: whole})
	case t.Src[t.Nodes[content].Open-2] == '/':
		e.edits = append(e.edits, markup.Splice{Span: t.Whole(content), Text: whole})
	default:
		at := int(t.Nodes[content].Close)
		e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: at, Hi: at}, Text: run})
	}
}

// awake takes the mark off a control, and off those around it, that it shows no value.
func awake(e *editor, sdt int32) {
	for ; sdt != ooxml.None; sdt = e.t.Up(sdt, ooxml.KSdt) {
		if hint := e.t.Child(e.t.Child(sdt, ooxml.KSdtPr), ooxml.KShowingPlcHdr); hint != ooxml.None {
			e.edits = append(e.edits, markup.Splice{Span: e.t.Whole(hint)})
		}
	}
}

// dated prints a date the way a date control wants, and keeps its day in the control; a
// text that is no date is left as it is.
func dated(e *editor, date int32, text string) string {
	t := e.t
	full, kept := t.Attr(date, ooxml.NsW, "fullDate")
	parts, ok := dateParts(text)
	day := time.Time{}
	if ok && parts['年'] != "" && parts['月'] != "" && parts['日'] != "" {
		var err error
		if day, err = time.Parse("2006-1-2", parts['年']+"-"+parts['月']+"-"+parts['日']); err != nil {
			day = time.Time{}
		}
	}
	if day.IsZero() {
		if kept {
			at := full.All
			e.edits = append(e.edits, markup.Splice{Span: at})
		}
		return text
	}
	value := day.Format("2006-01-02") + "T00:00:00Z"
	if kept {
		e.edits = append(e.edits, markup.Splice{Span: full.Val, Text: []byte(value)})
	} else {
		at := int(t.Nodes[date].Start) + 1 + len(t.Qname(date))
		e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: at, Hi: at}, Text: []byte(" " + e.f.W + `:fullDate="` + value + `"`)})
	}
	return printDate(day, t.Val(t.ChildNamed(date, "dateFormat")))
}

var dateToken = pattern.Of(`'[^']*'|y+|M+|d+|[^yMd']+`)

// printDate prints a day in a date format of Word's, 2025年3月1日 where the format has
// more than figures.
func printDate(day time.Time, format string) string {
	layouts := map[string]string{"yyyy": "2006", "yy": "06", "M": "1", "MM": "01", "d": "2", "dd": "02"}
	var b strings.Builder
	for _, token := range dateToken.FindAllString(format, -1) {
		switch first := token[0]; {
		case first == '\'':
			b.WriteString(strings.Trim(token, "'"))
		case wording.IsIn("yMd", rune(first)):
			layout, known := layouts[token]
			if !known {
				return day.Format("2006年1月2日")
			}
			b.WriteString(day.Format(layout))
		case strings.ContainsAny(token, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"):
			return day.Format("2006年1月2日")
		default:
			b.WriteString(token)
		}
	}
	if b.Len() == 0 {
		return day.Format("2006年1月2日")
	}
	return b.String()
}
