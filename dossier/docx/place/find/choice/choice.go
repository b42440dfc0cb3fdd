// Package choice finds what a form gives to choose from: boxes and brackets to tick, which words are whose, which question they
// answer, and options told by letters.
package choice

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/reading"
)

// Add adds blank i to the open group, or begins one.
func Add(h *reading.Host, d *reading.Walk, i int, before string) {
	opt := place.Option{At: reading.NumberOf(h.Area, i)}
	if i > 0 && !h.FirstInLine(i) && h.Blanks[i-1].Kind != layout.BlankBox && h.Blanks[i-1].Kind != layout.BlankBracket {
		before = withoutUnit(before)
	}
	if h.Group != nil && answersAhead(h, i, before) {
		Close(h, d)
		h.Group = nil
	}
	if h.Group != nil && h.Group.Last == h.Area {
		nest(h, d, i, before)
	}
	if g := h.Group; g != nil && g.Host == h.Area && g.Last == h.Area && g.Single && h.Blanks[g.First].Kind != h.Blanks[i].Kind {
		Close(h, d)
		h.Group = nil
	}
	if g := h.Group; g != nil && g.Last != h.Area && !continues(h, i) && !goesOn(h, i, before) {
		Close(h, d)
		h.Group = nil
	}
	ask := before
	switch {
	case h.Group != nil && h.Group.Single && (h.Group.Last == h.Area || goesOn(h, i, before)) || h.Group == nil && labelBefore(h, i, before):
		ask, opt.Label = layout.LastWord(before)
		if h.Group == nil {
			if ask = question(ask); answersAhead(h, i, before) && (ask == "" || wording.SerialText.MatchString(ask)) {
				ask = wording.CleanLabel(phrase.FirstWords(strings.TrimLeft(h.After(i+1), wording.Spaces)))
			}
			begin(h, i, ask, true)
		} else if q := question(ask); q != "" && h.Group.Last == h.Area && endsAsking(ask) {
			Close(h, d)
			begin(h, i, q, true)
		}
	default:
		if h.Group != nil && h.Group.Last == h.Area && i > 0 && !h.FirstInLine(i) {
			_, ask = layout.CutOption(before, false)
		}
		q := question(ask)
		if h.Group != nil && h.Group.Last == h.Area && oneOf(h) {
			h.Part = cmp.Or(q, h.Part)
		} else if h.Group == nil || q != "" && !strings.HasPrefix(strings.TrimLeft(ask, wording.Spaces), "）") && (endsAsking(ask) || h.FirstInLine(i)) || h.Group.Last != h.Area && !continues(h, i) {
			Close(h, d)
			begin(h, i, q, false)
		}
		only := h.FirstInLine(i) && (i+1 >= len(h.Blanks) || h.Blanks[i+1].Lo > h.LineOf(i).Hi)
		opt.Label, _ = layout.CutOption(h.After(i), only && wording.Squeeze(before) == "")
		opt.Label = tellApart(h, beforeBracket(opt.Label))
	}
	h.Group.Options = append(h.Group.Options, opt)
	h.Group.Last = h.Area
}

// Bracket reports whether an empty bracket is one of several to tick.
func Bracket(h *reading.Host, i int) bool {
	s := h.LineOf(i)
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
	if wording.UnitStart.MatchString(strings.TrimLeft(h.After(i), wording.Spaces)) && wording.Squeeze(h.Before(i)) != "" && !strings.ContainsAny(text, wording.TickGlyphs) {
		return false // 收入（　）万元
	}
	if bracketLines(h) || bracketLeads(h) || n >= 2 || strings.ContainsAny(text, wording.TickGlyphs) {
		return true
	}
	// One bracket per line: a list to tick.
	return !boxes && h.FirstInLine(i) && wording.Squeeze(h.Before(i)) == "" && wording.Squeeze(h.After(i)) != "" && h.Group != nil
}

// bracketLines reports whether a cell is two or more lines that each end in a narrow
// bracket to tick.
func bracketLines(h *reading.Host) bool {
	if h.Kind != layout.AreaCell || len(h.Blanks) < 2 {
		return false
	}
	for i, b := range h.Blanks {
		before := wording.Squeeze(h.Before(i))
		if b.Kind != layout.BlankBracket || b.Hi-b.Lo > 6 || before == "" || strings.HasPrefix(before, "是否") || wording.IsIn("：:", phrase.LastRune(before)) || !h.FirstInLine(i) && !wording.ListNumber.MatchString(before) || wording.Squeeze(h.After(i)) != "" && !reading.SameLine(h, i, i+1) {
			return false
		}
	}
	return true
}

// bracketLeads reports whether a cell is two or more lines that each begin with a narrow
// bracket to tick.
func bracketLeads(h *reading.Host) bool {
	if h.Kind != layout.AreaCell || len(h.Blanks) < 2 {
		return false
	}
	for i, b := range h.Blanks {
		if b.Kind != layout.BlankBracket || b.Hi-b.Lo > 6 || !h.FirstInLine(i) || wording.Squeeze(h.Before(i)) != "" || wording.Squeeze(h.After(i)) == "" {
			return false
		}
	}
	return true
}

// labelBefore reports whether options print their label before the box: 是（　）否（　）,
// 大型 □　中型 □.
func labelBefore(h *reading.Host, i int, before string) bool {
	if answersAhead(h, i, before) {
		return true
	}
	words := strings.TrimRight(before, wording.Spaces)
	if words == "" || wording.IsIn("：:？?（(；;，,、", []rune(words)[utf8.RuneCountInString(words)-1]) {
		return false
	}
	// What follows the last box of the line belongs to it when labels come after.
	last := i
	s := h.LineOf(i)
	parted := true // whether words stand between all boxes
	for k := i; k < len(h.Blanks) && h.Blanks[k].Hi <= s.Hi; k++ {
		if h.Blanks[k].Kind == h.Blanks[i].Kind {
			parted = parted && (k == i || wording.Squeeze(h.Before(k)) != "")
			last = k
		}
	}
	tail := strings.TrimLeft(h.After(last), wording.Spaces)
	ends := tail == "" || wording.IsIn("；;。，,）)、", []rune(tail)[0])
	if words != before {
		return ends && parted && h.Blanks[i].Kind == layout.BlankBox
	}
	return ends || last == i
}

// answersAhead reports whether two boxes from i on stand behind answers, with what they are
// about behind them: 同意□不同意□核对复印件.
func answersAhead(h *reading.Host, i int, before string) bool {
	if !h.FirstInLine(i) || !reading.SameLine(h, i, i+1) || h.Blanks[i].Kind != layout.BlankBox || h.Blanks[i+1].Kind != layout.BlankBox || reading.SameLine(h, i, i+2) {
		return false
	}
	_, first := layout.LastWord(before)
	second := layout.OptionLabel(h.Before(i + 1))
	first = wording.ListNumber.ReplaceAllString(first, "")
	return wording.OptionWord.MatchString(first) && wording.OptionWord.MatchString(second) && !wording.OptionWord.MatchString(layout.OptionLabel(phrase.FirstWords(h.After(i+1)))) && strings.HasSuffix(second, first)
}

// tellApart puts the headings of a question before labels of options that are alike.
func tellApart(h *reading.Host, label string) string {
	g := h.Group
	twin := slices.IndexFunc(g.Options, func(o place.Option) bool { return o.Label == label })
	g.Parts = append(g.Parts, h.Part)
	if twin >= 0 && twin < len(g.Parts) {
		g.Options[twin].Label = g.Parts[twin] + label
	}
	if twin >= 0 || slices.ContainsFunc(g.Options, func(o place.Option) bool { return strings.HasSuffix(o.Label, label) }) && oneOf(h) {
		return h.Part + label
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
func continues(h *reading.Host, i int) bool { return i == 0 && wording.Squeeze(h.Before(i)) == "" }

// nest goes into the options that the last one has of its own, in brackets, and out of
// them again: □会员（□甲类 □乙类）□非会员.
func nest(h *reading.Host, d *reading.Walk, i int, before string) {
	text := strings.TrimRight(before, wording.Spaces+"：:")
	opens := strings.HasSuffix(text, "（") || strings.HasSuffix(text, "(")
	switch g := h.Group; {
	case opens && !g.Single && i > 0 && h.Blanks[i-1].Kind == layout.BlankBox && len(g.Options) > 0 && wording.Squeeze(text) != "（" && wording.Squeeze(text) != "(":
		h.Outer = append(h.Outer, g)
		context := h.Context
		h.Context = g.Question
		begin(h, i, g.Options[len(g.Options)-1].Label, false)
		h.Context, h.Group.Last = context, h.Area
	case len(h.Outer) > 0 && strings.ContainsAny(before, "）)"):
		Up(h, d)
	}
}

// Up goes on with the question around the present one, false when there is none.
func Up(h *reading.Host, d *reading.Walk) bool {
	n := len(h.Outer)
	if n == 0 {
		return false
	}
	Close(h, d)
	h.Group, h.Outer = h.Outer[n-1], h.Outer[:n-1]
	return true
}

// oneOf reports whether all options of h answer one question, whatever headings stand
// between them.
func oneOf(h *reading.Host) bool {
	text := h.Text() + h.Label
	return h.Kind == layout.AreaCell && strings.Count(text, "单选") == 1 && !strings.Contains(text, "多选")
}

// goesOn reports whether the options of a paragraph before, whose labels stand before
// the boxes, go on with blank i.
func goesOn(h *reading.Host, i int, before string) bool {
	if i > 0 || !labelBefore(h, i, before) {
		return false
	}
	rest, _ := layout.LastWord(before)
	return question(rest) == ""
}

func begin(h *reading.Host, i int, ask string, single bool) {
	g := &reading.Group{Host: h.Area, Context: h.Context, First: i, Single: single, Order: h.Order, Sub: i + 1}
	if oneOf(h) {
		h.Part, ask = ask, ""
	}
	g.Question = ask
	if ask == "" {
		g.Question = cmp.Or(h.Heading, h.Label, lineAbove(h, i), wording.CleanLabel(h.Answer))
		if k := len(h.Found); k > 0 && h.Label == "" {
			g.Question = h.Found[k-1].Label
		}
		h.Used = true
	}
	h.Group = g
}

// lineAbove is the heading of the options from blank i on: the words above them in
// their area, as far as those ask.
func lineAbove(h *reading.Host, i int) string {
	at := h.LineOf(i).Lo
	text := strings.TrimRight(layout.Plain(h.Chars[:at]), wording.Spaces+"\n")
	text = text[strings.LastIndexByte(text, '\n')+1:]
	if strings.ContainsAny(text, wording.BoxGlyphs+layout.LooseBoxSet+layout.RingSet) || utf8.RuneCountInString(text) > 30 || !endsAsking(text) && !oneOf(h) {
		return ""
	}
	return question(text)
}

// Close puts the open group among the places. A group that is open at the end
// of a paragraph may go on in the next, so it is added by its pointer's owner.
func Close(h *reading.Host, d *reading.Walk) {
	g := h.Group
	if g == nil || len(g.Options) == 0 {
		return
	}
	p := g.Place()
	for k := range d.Places {
		if d.Places[k].At == p.At {
			d.Places[k] = p
			return
		}
	}
	for k := range h.Found {
		if h.Found[k].At == p.At {
			h.Found[k] = p
			return
		}
	}
	if g.Host == h.Area {
		h.Found = append(h.Found, p)
		return
	}
	d.Places = append(d.Places, p)
}
