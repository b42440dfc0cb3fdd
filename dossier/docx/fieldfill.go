package docx

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// blankOf is the index of the blank of area a that place p stands for, -1 where it is
// the area as a whole.
func (p *Place) blankOf(a *area) int {
	if _, n := cutNumber(p.At); n > 0 {
		return a.at(n)
	}
	if p.sub > len(a.blanks) {
		return -1
	}
	return p.sub - 1
}

// fieldOf is the control or old form field that takes what is written into blank i of
// a, or into a as a whole for -1; 0 for none.
func (l *layout) fieldOf(a *area, i int) int32 {
	g := a.chars
	if i >= 0 {
		g = g[a.blanks[i].lo:a.blanks[i].hi]
	}
	for _, x := range g {
		if x.field > 0 {
			return x.field
		}
	}
	if i >= 0 || squeeze(a.text()) != "" || a.kind != areaCell && a.kind != areaPara {
		return 0
	}
	// A control may hold nothing that prints.
	for d := range l.t.within(a.node) {
		if l.t.nodes[d].kind == kSdt && typed(l.t, d) && l.t.up(d, kDel) == none {
			return d
		}
	}
	return 0
}

// fieldIn makes of place p, in area a, what its control or old form field takes.
func (l *layout) fieldIn(a *area, p *Place) {
	if a == nil || p.Kind == PlaceRows || p.Kind == PlaceSign {
		return
	}
	t := l.t
	if sdt := pictureControl(t, a.node); p.Kind == PlaceImage && sdt != none && locked(t, sdt) {
		p.Kind, p.Locked = PlaceSign, true
		return
	}
	if len(p.Options) > 0 && p.Options[0].At != "" {
		if n := p.blankOf(a); n >= 0 && a.blanks[n].lo < len(a.chars) && l.lockedBox(a.chars[a.blanks[n].lo]) {
			p.Kind, p.Options, p.Locked = PlaceSign, nil, true
		}
		return
	}
	field := l.fieldOf(a, p.blankOf(a))
	if field <= 0 {
		return
	}
	if locked(t, field) {
		p.Kind, p.Options, p.Locked = PlaceSign, nil, true
		return
	}
	if t.nodes[field].kind == kFldChar {
		if list := entries(t, field); list != nil {
			p.Kind, p.Options = PlaceChoice, nil
			for _, text := range list {
				if !promptText.MatchString(squeeze(text)) && squeeze(text) != "" {
					p.Options = append(p.Options, PlaceOption{Label: text})
				}
			}
		}
		return
	}
	l.controlled(a, field, p)
}

// controlled gives p kind and options of a content control.
func (l *layout) controlled(a *area, sdt int32, p *Place) {
	t := l.t
	f := finder{t: t}
	shown := ""
	for _, g := range a.chars {
		if g.field == sdt && g.hint {
			shown += string(g.r)
		}
	}
	for c := range t.kids(t.child(sdt, kSdtPr)) {
		switch t.nodes[c].kind {
		case kDate:
			p.Kind = PlaceDate
		case kComboBox, kDropDown:
			p.Kind, p.Options = PlaceChoice, nil
			for _, it := range f.items(c) {
				if squeeze(it.Text) == squeeze(shown) || promptText.MatchString(squeeze(it.Text)) && it.Value == "" {
					continue
				}
				if it.Value != "" || t.nodes[c].kind == kComboBox {
					p.Options = append(p.Options, PlaceOption{Label: it.Text})
				}
			}
		}
	}
}

// lockedBox reports whether the form keeps box g from being ticked.
func (l *layout) lockedBox(g glyph) bool {
	if g.node != none && l.t.nodes[g.node].kind == kFldChar {
		return locked(l.t, g.node)
	}
	return locked(l.t, l.t.up(g.run, kSdt))
}

// field writes text into the control or old form field that blank i of a holds, -1 for
// all of a; false when the field does not take it.
func (e *placeEditor) field(field int32, a *area, i int, text string) bool {
	t := e.t
	if t.nodes[field].kind == kFldChar {
		if list := entries(t, field); list != nil {
			return e.entry(field, list, text)
		}
		e.intoField(field, a, text)
		return true
	}
	pr := t.child(field, kSdtPr)
	lineEnds := i < 0
	for c := range t.kids(pr) {
		switch t.nodes[c].kind {
		case kDropDown, kComboBox:
			shown, ok := item(e.f.items(c), text)
			if !ok && t.nodes[c].kind == kDropDown {
				e.report.Unlisted = append(e.report.Unlisted, e.current+": "+text)
				return false
			}
			if ok {
				text = shown
			}
		case kDate:
			text = e.dated(c, text)
		case kText:
			at, ok := t.attr(c, nsW, "multiLine")
			lineEnds = ok && t.value(at) != "0" && t.value(at) != "false"
		}
	}
	if !lineEnds {
		text = oneLine(text)
	}
	e.intoControl(field, a, text)
	return true
}

// item is the item that text names, by what is shown or what is stored.
func item(items []Item, text string) (shown string, ok bool) {
	for _, it := range items {
		if squeeze(it.Text) == squeeze(text) {
			return it.Text, true
		}
	}
	for _, it := range items {
		if it.Value != "" && squeeze(it.Value) == squeeze(text) {
			return it.Text, true
		}
	}
	return "", false
}

// entry chooses an entry of an old list by its number: Word prints it, no text does.
func (e *placeEditor) entry(field int32, list []string, text string) bool {
	t := e.t
	n := slices.IndexFunc(list, func(s string) bool { return squeeze(s) == squeeze(text) })
	dd := t.childNamed(t.childNamed(field, "ffData"), "ddList")
	if n < 0 || t.src[t.nodes[dd].open-2] == '/' {
		e.report.Unlisted = append(e.report.Unlisted, e.current+": "+text)
		return false
	}
	mark := []byte("<" + e.f.w + ":result " + e.f.w + `:val="` + strconv.Itoa(n) + `"/>`)
	if old := t.childNamed(dd, "result"); old != none {
		e.edits = append(e.edits, splice{t.whole(old), mark})
		return true
	}
	at := int(t.nodes[dd].open)
	e.edits = append(e.edits, splice{span{at, at}, mark})
	return true
}

// intoField writes the result of an old text field.
func (e *placeEditor) intoField(field int32, a *area, text string) {
	t := e.t
	first := slices.IndexFunc(a.chars, func(g glyph) bool { return g.field == field })
	if first < 0 {
		return
	}
	text = oneLine(text)
	last := first
	for last+1 < len(a.chars) && a.chars[last+1].field == field {
		last++
	}
	if g := a.chars[first]; g.r != fieldGlyph {
		e.cut(a, first, last+1)
		e.put(a, first, last+1, text)
		return
	}
	// Nothing stands between the marks of the field: the result goes before the run
	// that ends it.
	end := a.chars[first].run
	at := int(t.nodes[end].start)
	rPr := e.f.runProps(t.child(end, kRPr), false)
	var more []byte
	if !e.separated(field, end) {
		more = append(append(append(append(more, e.mark.run...), rPr...), "<"+e.f.w+":fldChar "+e.f.w+`:fldCharType="separate"/>`...), e.mark.runEnd...)
	}
	e.edits = append(e.edits, splice{span{at, at}, e.mark.appendRun(more, rPr, text)})
}

// separated reports whether a field has a mark between its instruction and its result,
// which ends in run end.
func (e *placeEditor) separated(field, end int32) bool {
	for n := field + 1; n < end; n++ {
		if e.t.nodes[n].kind == kFldChar && e.t.word(n, "fldCharType") == "separate" {
			return true
		}
	}
	return false
}

// intoControl makes text the whole content of a control and takes away that it waits.
func (e *placeEditor) intoControl(sdt int32, a *area, text string) {
	t := e.t
	first := -1
	for i, g := range a.chars {
		if g.field != sdt || g.r == lineEnd && g.node == none {
			continue
		}
		if first < 0 && t.nodes[g.node].kind == kT {
			first = i
		}
		e.cut(a, i, i+1)
	}
	e.awake(sdt)
	if first >= 0 {
		e.put(a, first, first+1, text)
		if rPr := t.child(a.chars[first].run, kRPr); rPr != none {
			e.edits = append(e.edits, splice{t.whole(rPr), e.f.runProps(rPr, true)})
		}
		return
	}
	e.intoEmptyControl(sdt, text)
}

// intoEmptyControl writes into a control that prints nothing.
func (e *placeEditor) intoEmptyControl(sdt int32, text string) {
	t := e.t
	content := t.child(sdt, kSdtContent)
	if p := t.find(sdt, kP); p != none {
		e.intoEmpty(p, text)
		return
	}
	run := e.mark.appendRun(nil, e.runLook(t.up(sdt, kP)), text)
	whole := []byte("<" + e.f.w + ":sdtContent>" + string(run) + "</" + e.f.w + ":sdtContent>")
	switch {
	case content == none:
		at := int(t.nodes[sdt].close)
		e.edits = append(e.edits, splice{span{at, at}, whole})
	case t.src[t.nodes[content].open-2] == '/':
		e.edits = append(e.edits, splice{t.whole(content), whole})
	default:
		at := int(t.nodes[content].close)
		e.edits = append(e.edits, splice{span{at, at}, run})
	}
}

// awake takes the mark off a control, and off those around it, that it shows no value.
func (e *placeEditor) awake(sdt int32) {
	for ; sdt != none; sdt = e.t.up(sdt, kSdt) {
		if hint := e.t.child(e.t.child(sdt, kSdtPr), kShowingPlcHdr); hint != none {
			e.edits = append(e.edits, splice{span: e.t.whole(hint)})
		}
	}
}

// dated prints a date the way a date control wants, and keeps its day in the control; a
// text that is no date is left as it is.
func (e *placeEditor) dated(date int32, text string) string {
	t := e.t
	full, kept := t.attr(date, nsW, "fullDate")
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
			at := full.all
			e.edits = append(e.edits, splice{span: at})
		}
		return text
	}
	value := day.Format("2006-01-02") + "T00:00:00Z"
	if kept {
		e.edits = append(e.edits, splice{full.val, []byte(value)})
	} else {
		at := int(t.nodes[date].start) + 1 + len(t.qname(date))
		e.edits = append(e.edits, splice{span{at, at}, []byte(" " + e.f.w + `:fullDate="` + value + `"`)})
	}
	return printDate(day, t.val(t.childNamed(date, "dateFormat")))
}

var dateToken = regexp.MustCompile(`'[^']*'|y+|M+|d+|[^yMd']+`)

// printDate prints a day in a date format of Word's, 2025年3月1日 where the format has
// more than figures.
func printDate(day time.Time, format string) string {
	layouts := map[string]string{"yyyy": "2006", "yy": "06", "M": "1", "MM": "01", "d": "2", "dd": "02"}
	var b strings.Builder
	for _, token := range dateToken.FindAllString(format, -1) {
		switch first := token[0]; {
		case first == '\'':
			b.WriteString(strings.Trim(token, "'"))
		case isIn("yMd", rune(first)):
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
