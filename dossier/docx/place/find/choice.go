package find

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
)

// optionBracket reports whether an empty bracket is one of several to tick.
func (h *Host) optionBracket(i int) bool {
	s := h.lineOf(i)
	n, boxes := 0, false
	for _, b := range h.Blanks {
		if b.Lo >= s.Lo && b.Hi <= s.Hi {
			if b.Kind == layout.BlankBracket {
				n++
			}
			boxes = boxes || b.Kind == layout.BlankBox
		}
	}
	text := layout.Plain(h.Chars[h.Blanks[i].Lo:h.Blanks[i].Hi])
	if strings.ContainsAny(text, "_＿〔") || layout.TextWidth([]rune(text)) > 12 {
		return false
	}
	if wording.UnitStart.MatchString(strings.TrimLeft(h.after(i), wording.Spaces)) && wording.Squeeze(h.before(i)) != "" && !strings.ContainsAny(text, wording.TickGlyphs) {
		return false // 收入（　）万元
	}
	if bracketLines(h) || bracketLeads(h) || n >= 2 || strings.ContainsAny(text, wording.TickGlyphs) {
		return true
	}
	// One bracket per line: a list to tick.
	return !boxes && h.firstInLine(i) && wording.Squeeze(h.before(i)) == "" && wording.Squeeze(h.after(i)) != "" && h.group != nil
}

// bracketLines reports whether a cell is two or more lines that each end in a narrow
// bracket to tick.
func bracketLines(h *Host) bool {
	if h.Kind != layout.AreaCell || len(h.Blanks) < 2 {
		return false
	}
	for i, b := range h.Blanks {
		before := wording.Squeeze(h.before(i))
		if b.Kind != layout.BlankBracket || b.Hi-b.Lo > 6 || before == "" || strings.HasPrefix(before, "是否") || wording.IsIn("：:", lastRune(before)) || !h.firstInLine(i) && !wording.ListNumber.MatchString(before) || wording.Squeeze(h.after(i)) != "" && !sameLine(h, i, i+1) {
			return false
		}
	}
	return true
}

// bracketLeads reports whether a cell is two or more lines that each begin with a narrow
// bracket to tick.
func bracketLeads(h *Host) bool {
	if h.Kind != layout.AreaCell || len(h.Blanks) < 2 {
		return false
	}
	for i, b := range h.Blanks {
		if b.Kind != layout.BlankBracket || b.Hi-b.Lo > 6 || !h.firstInLine(i) || wording.Squeeze(h.before(i)) != "" || wording.Squeeze(h.after(i)) == "" {
			return false
		}
	}
	return true
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// labelBefore reports whether options print their label before the box: 是（　）否（　）,
// 大型 □　中型 □.
func (h *Host) labelBefore(i int, before string) bool {
	if answersAhead(h, i, before) {
		return true
	}
	words := strings.TrimRight(before, wording.Spaces)
	if words == "" || wording.IsIn("：:？?（(；;，,、", []rune(words)[utf8.RuneCountInString(words)-1]) {
		return false
	}
	// What follows the last box of the line belongs to it when labels come after.
	last := i
	s := h.lineOf(i)
	parted := true // whether words stand between all boxes
	for k := i; k < len(h.Blanks) && h.Blanks[k].Hi <= s.Hi; k++ {
		if h.Blanks[k].Kind == h.Blanks[i].Kind {
			parted = parted && (k == i || wording.Squeeze(h.before(k)) != "")
			last = k
		}
	}
	tail := strings.TrimLeft(h.after(last), wording.Spaces)
	ends := tail == "" || wording.IsIn("；;。，,）)、", []rune(tail)[0])
	if words != before {
		return ends && parted && h.Blanks[i].Kind == layout.BlankBox
	}
	return ends || last == i
}

// answersAhead reports whether two boxes from i on stand behind answers, with what they are
// about behind them: 同意□不同意□核对复印件.
func answersAhead(h *Host, i int, before string) bool {
	if !h.firstInLine(i) || !sameLine(h, i, i+1) || h.Blanks[i].Kind != layout.BlankBox || h.Blanks[i+1].Kind != layout.BlankBox || sameLine(h, i, i+2) {
		return false
	}
	_, first := layout.LastWord(before)
	second := layout.OptionLabel(h.before(i + 1))
	first = wording.ListNumber.ReplaceAllString(first, "")
	return wording.OptionWord.MatchString(first) && wording.OptionWord.MatchString(second) && !wording.OptionWord.MatchString(layout.OptionLabel(firstWords(h.after(i+1)))) && strings.HasSuffix(second, first)
}

// option adds blank i to the open group, or begins one.
func option(h *Host, d *detector, i int, before string) {
	opt := place.Option{At: numberOf(h.Area, i)}
	if i > 0 && !h.firstInLine(i) && h.Blanks[i-1].Kind != layout.BlankBox && h.Blanks[i-1].Kind != layout.BlankBracket {
		before = withoutUnit(before)
	}
	if h.group != nil && answersAhead(h, i, before) {
		closeGroup(h, d)
		h.group = nil
	}
	if h.group != nil && h.group.last == h.Area {
		nest(h, d, i, before)
	}
	if g := h.group; g != nil && g.host == h.Area && g.last == h.Area && g.single && h.Blanks[g.first].Kind != h.Blanks[i].Kind {
		closeGroup(h, d)
		h.group = nil
	}
	if g := h.group; g != nil && g.last != h.Area && !continues(h, i) && !goesOn(h, i, before) {
		closeGroup(h, d)
		h.group = nil
	}
	ask := before
	switch {
	case h.group != nil && h.group.single && (h.group.last == h.Area || goesOn(h, i, before)) || h.group == nil && h.labelBefore(i, before):
		ask, opt.Label = layout.LastWord(before)
		if h.group == nil {
			if ask = question(ask); answersAhead(h, i, before) && (ask == "" || wording.SerialText.MatchString(ask)) {
				ask = wording.CleanLabel(firstWords(strings.TrimLeft(h.after(i+1), wording.Spaces)))
			}
			begin(h, i, ask, true)
		} else if q := question(ask); q != "" && h.group.last == h.Area && endsAsking(ask) {
			closeGroup(h, d)
			begin(h, i, q, true)
		}
	default:
		if h.group != nil && h.group.last == h.Area && i > 0 && !h.firstInLine(i) {
			_, ask = layout.CutOption(before, false)
		}
		q := question(ask)
		if h.group != nil && h.group.last == h.Area && oneOf(h) {
			h.part = cmp.Or(q, h.part)
		} else if h.group == nil || q != "" && !strings.HasPrefix(strings.TrimLeft(ask, wording.Spaces), "）") && (endsAsking(ask) || h.firstInLine(i)) || h.group.last != h.Area && !continues(h, i) {
			closeGroup(h, d)
			begin(h, i, q, false)
		}
		only := h.firstInLine(i) && (i+1 >= len(h.Blanks) || h.Blanks[i+1].Lo > h.lineOf(i).Hi)
		opt.Label, _ = layout.CutOption(h.after(i), only && wording.Squeeze(before) == "")
		opt.Label = tellApart(h, beforeBracket(opt.Label))
	}
	h.group.options = append(h.group.options, opt)
	h.group.last = h.Area
}

// tellApart puts the headings of a question before labels of options that are alike.
func tellApart(h *Host, label string) string {
	g := h.group
	twin := slices.IndexFunc(g.options, func(o place.Option) bool { return o.Label == label })
	g.parts = append(g.parts, h.part)
	if twin >= 0 && twin < len(g.parts) {
		g.options[twin].Label = g.parts[twin] + label
	}
	if twin >= 0 || slices.ContainsFunc(g.options, func(o place.Option) bool { return strings.HasSuffix(o.Label, label) }) && oneOf(h) {
		return h.part + label
	}
	return label
}

// withoutUnit drops the unit that text begins with.
func withoutUnit(text string) string {
	t := strings.TrimLeft(text, wording.Spaces)
	if m := wording.UnitStart.FindStringSubmatch(t); m != nil {
		return t[len(m[1]):]
	}
	return text
}

// endsAsking reports whether text ends with a colon, a question mark or a bracket.
func endsAsking(s string) bool {
	s = strings.TrimRight(s, wording.Spaces)
	return s != "" && wording.IsIn("：:？?（(", []rune(s)[utf8.RuneCountInString(s)-1])
}

// continues reports whether the options of a paragraph before go on here.
func continues(h *Host, i int) bool { return i == 0 && wording.Squeeze(h.before(i)) == "" }

// nest goes into the options that the last one has of its own, in brackets, and out of
// them again: □会员（□甲类 □乙类）□非会员.
func nest(h *Host, d *detector, i int, before string) {
	text := strings.TrimRight(before, wording.Spaces+"：:")
	opens := strings.HasSuffix(text, "（") || strings.HasSuffix(text, "(")
	switch g := h.group; {
	case opens && !g.single && i > 0 && h.Blanks[i-1].Kind == layout.BlankBox && len(g.options) > 0 && wording.Squeeze(text) != "（" && wording.Squeeze(text) != "(":
		h.outer = append(h.outer, g)
		context := h.context
		h.context = g.question
		begin(h, i, g.options[len(g.options)-1].Label, false)
		h.context, h.group.last = context, h.Area
	case len(h.outer) > 0 && strings.ContainsAny(before, "）)"):
		up(h, d)
	}
}

// up goes on with the question around the present one, false when there is none.
func up(h *Host, d *detector) bool {
	n := len(h.outer)
	if n == 0 {
		return false
	}
	closeGroup(h, d)
	h.group, h.outer = h.outer[n-1], h.outer[:n-1]
	return true
}

// oneOf reports whether all options of h answer one question, whatever headings stand
// between them.
func oneOf(h *Host) bool {
	text := h.Text() + h.label
	return h.Kind == layout.AreaCell && strings.Count(text, "单选") == 1 && !strings.Contains(text, "多选")
}

// goesOn reports whether the options of a paragraph before, whose labels stand before
// the boxes, go on with blank i.
func goesOn(h *Host, i int, before string) bool {
	if i > 0 || !h.labelBefore(i, before) {
		return false
	}
	rest, _ := layout.LastWord(before)
	return question(rest) == ""
}

func begin(h *Host, i int, ask string, single bool) {
	g := &optionGroup{host: h.Area, context: h.context, first: i, single: single, order: h.Order, sub: i + 1}
	if oneOf(h) {
		h.part, ask = ask, ""
	}
	g.question = ask
	if ask == "" {
		g.question = cmp.Or(h.heading, h.label, h.lineAbove(i), wording.CleanLabel(h.answer))
		if k := len(h.found); k > 0 && h.label == "" {
			g.question = h.found[k-1].Label
		}
		h.used = true
	}
	h.group = g
}

// lineAbove is the heading of the options from blank i on: the words above them in
// their area, as far as those ask.
func (h *Host) lineAbove(i int) string {
	at := h.lineOf(i).Lo
	text := strings.TrimRight(layout.Plain(h.Chars[:at]), wording.Spaces+"\n")
	text = text[strings.LastIndexByte(text, '\n')+1:]
	if strings.ContainsAny(text, wording.BoxGlyphs+layout.LooseBoxSet+layout.RingSet) || utf8.RuneCountInString(text) > 30 || !endsAsking(text) && !oneOf(h) {
		return ""
	}
	return question(text)
}

// closeGroup puts the open group among the places. A group that is open at the end
// of a paragraph may go on in the next, so it is added by its pointer's owner.
func closeGroup(h *Host, d *detector) {
	g := h.group
	if g == nil || len(g.options) == 0 {
		return
	}
	p := g.place()
	for k := range d.places {
		if d.places[k].At == p.At {
			d.places[k] = p
			return
		}
	}
	for k := range h.found {
		if h.found[k].At == p.At {
			h.found[k] = p
			return
		}
	}
	if g.host == h.Area {
		h.found = append(h.found, p)
		return
	}
	d.places = append(d.places, p)
}
