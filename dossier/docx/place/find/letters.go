package find

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

// letterOption is an option told by a letter or number: its mark, where that stands and
// the label after it, all as ranges of an area's characters.
type letterOption struct {
	Mark  string
	At    int
	label string
}

var (
	letterMark = pattern.Of(`(^|[ \t\x{3000}\x{a0}\n）)；;，,、：:。？?])([A-HＡ-Ｈ])[ \t]*[.．、:：)） \x{3000}]`)
	bareLetter = pattern.Of(`(^|[ \t\x{3000}\x{a0}\n）)；;，,、：:。？?])([A-HＡ-Ｈ])\p{Han}`)
	figureMark = pattern.Of(`(^|[ \t\x{3000}\x{a0}\n；;，,、：:。？?）)])[（(]?([1-9])[.．、)）]`)
	circled    = pattern.Of(`()([①②③④⑤⑥⑦⑧⑨])`)
)

// LetterOptions finds the options of text, told by A B C, 1 2 3 or ① ② ③ in order; nil
// when there are less than two of them.
func LetterOptions(text string) []letterOption {
	for _, marks := range []struct {
		pattern *pattern.Pattern
		first   rune
		most    int // characters of a label
	}{{letterMark, 'A', 30}, {bareLetter, 'A', 12}, {circled, '①', 30}, {figureMark, '1', 12}} {
		if out := optionsBy(text, marks.pattern, marks.first, marks.most); out != nil {
			return out
		}
	}
	return nil
}

func optionsBy(text string, pattern *pattern.Pattern, first rune, most int) []letterOption {
	var out []letterOption
	var ends []int
	at := 0
	for at < len(text) {
		m := pattern.FindStringSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		lo, hi := at+m[4], at+m[5]
		r, _ := utf8.DecodeRuneInString(text[lo:hi])
		if r >= 'Ａ' && r <= 'Ｈ' {
			r = r - 'Ａ' + 'A'
		}
		if want := first + rune(len(out)); r == want {
			out = append(out, letterOption{Mark: string(r), At: utf8.RuneCountInString(text[:lo])})
			ends = append(ends, hi)
		} else if len(out) > 0 && r == first {
			return nil // a second list
		}
		at = hi
	}
	if len(out) < 2 {
		return nil
	}
	seen := map[string]bool{}
	for i := range out {
		to := len(text)
		if i+1 < len(out) {
			to = len(string([]rune(text)[:out[i+1].At]))
		} else if n := strings.IndexByte(text[ends[i]:], '\n'); n >= 0 {
			to = ends[i] + n
		}
		label := strings.TrimLeft(text[ends[i]:to], ".．、:：)） \t\u3000\n")
		label = bracketTail.ReplaceAllString(strings.TrimRight(label, wording.Spaces+"\n；;，,、。（("), "")
		out[i].label = wording.CleanLabel(label)
		if n := utf8.RuneCountInString(out[i].label); n == 0 || n > most || seen[out[i].label] {
			return nil
		}
		seen[out[i].label] = true
	}
	return out
}

// bracketTail is the bracket or line to write the letter in, after the last option.
var bracketTail = pattern.Of(`[ \t\x{3000}]*([（(\[【][ \t\x{3000}_＿]*[)）\]】]|[_＿]{2,})[。.]?[ \t\x{3000}]*$`)

// letterPlace is the choice that h asks for by letters, with one blank to write the
// letter in; list is what the lines after h say. It is nil when h is something else.
func letterPlace(h *Host, list string) *place.Place {
	if len(h.Blanks) != 1 {
		return nil
	}
	b := h.Blanks[0]
	if b.Kind != layout.BlankBracket && b.Kind != layout.BlankUnderscore && b.Kind != layout.BlankUnderline {
		return nil
	}
	text := layout.PlainAll(h.Chars)
	own := LetterOptions(text)
	ask := string([]rune(text)[:b.Lo])
	if own != nil {
		ask = string([]rune(text)[:min(own[0].At, b.Lo)])
	} else if own = LetterOptions(list); own == nil {
		return nil
	}
	label := question(strings.TrimRight(ask, wording.Spaces+"\n（("))
	if label == "" || h.label != "" {
		label = h.label
	}
	if label == "" {
		label = wording.CleanLabel(h.answer)
	}
	p := &place.Place{At: numberOf(h.Area, 0), Label: label, Context: h.context, Kind: place.Choice, Sub: 1}
	for _, o := range own {
		p.Options = append(p.Options, place.Option{Label: o.label, Mark: o.Mark})
	}
	if wording.MultiWords.MatchString(label + text) {
		p.Kind = place.Check
	}
	return p
}

// tickedAmong is the one of answers parted by slashes that a hand has ticked, "" for
// none or several: 是√/否.
func tickedAmong(text string) string {
	label := ""
	parts := strings.FieldsFunc(text, func(r rune) bool { return wording.IsIn("/／", r) })
	for _, part := range parts {
		if !strings.ContainsAny(part, wording.TickGlyphs) {
			continue
		}
		if label != "" || len(parts) < 2 {
			return ""
		}
		label = strings.Trim(part, wording.TickGlyphs+wording.Spaces)
	}
	return label
}

// Marked are the options that text, written in a blank, names by their marks or labels;
// ok is false when it says anything else.
func Marked(options []place.Option, text string) (labels []string, ok bool) {
	rest := strings.Trim(text, wording.Spaces+"\n")
	if label := tickedAmong(rest); label != "" {
		rest = label
	}
	for _, o := range options {
		if wording.CleanLabel(rest) == wording.CleanLabel(o.Label) || strings.TrimRight(rest, ".．、") == o.Mark+"."+o.Label {
			return []string{o.Label}, true
		}
	}
	named := map[string]bool{}
	for _, r := range rest {
		if wording.IsIn(wording.Spaces+"、，,;；/√✓✔", r) {
			continue
		}
		switch {
		case r >= 'ａ' && r <= 'ｈ':
			r = r - 'ａ' + 'A'
		case r >= 'Ａ' && r <= 'Ｈ':
			r = r - 'Ａ' + 'A'
		case r >= 'a' && r <= 'h':
			r = r - 'a' + 'A'
		}
		named[string(r)] = true
	}
	for _, o := range options {
		if named[o.Mark] {
			labels = append(labels, o.Label)
			delete(named, o.Mark)
		}
	}
	return labels, len(named) == 0 && len(labels) > 0
}

// scaleBehind is the unit of a number that prints its scale behind its blank, 万 or 亿, of money in 元: 注册资本：____万; "" for others.
func scaleBehind(after, label string) string {
	m := wording.ScaleStart.FindStringSubmatch(strings.TrimLeft(after, wording.Spaces))
	switch {
	case m == nil:
		return ""
	case wording.MoneyWords.MatchString(label) || capital.MatchString(label):
		return m[1] + "元"
	}
	return m[1]
}

// pastUnit is text without a unit, set off by room, that belongs to the blank before it:
// ____本　　日期：.
func pastUnit(text string) string {
	t := strings.TrimLeft(text, wording.Spaces)
	at := strings.IndexAny(t, wording.Spaces)
	if at < 0 || !Units[t[:at]] {
		return text
	}
	rest := strings.TrimLeft(t[at:], wording.Spaces)
	if rest == "" {
		return ""
	}
	if gap := t[at : len(t)-len(rest)]; layout.TextWidth([]rune(gap)) < 2 || !spread([]rune("××"), []rune(rest)) {
		return text
	}
	return rest
}
