package docx

import "strings"

// optionGroup is one question with boxes.
type optionGroup struct {
	host     *area
	question string
	context  string
	options  []PlaceOption
	first    int // blank of the first option, from 0
	single   bool
	sub      int
	order    int
}

// place makes the choice or check of a group.
func (g *optionGroup) place() Place {
	p := Place{At: g.options[0].At, Label: g.question, Context: g.context, Kind: PlaceChoice, Options: g.options, order: g.order, sub: g.sub}
	if multiWords.MatchString(g.question) || !g.single && multiWords.MatchString(g.context) {
		p.Kind = PlaceCheck
	}
	return p
}

// cutOption takes the option's label off the beginning of text that follows a box,
// and returns what is left. whole takes all there is.
func cutOption(text string, whole bool) (label, rest string) {
	text = strings.TrimLeft(text, spaces)
	if whole {
		return cleanLabel(text), ""
	}
	depth := 0
	for i, r := range text {
		switch {
		case isIn("（(【", r):
			depth++
		case isIn("）)】", r):
			if depth == 0 {
				return cleanLabel(text[:i]), text[i:]
			}
			depth--
		case depth == 0 && (isIn(spaces, r) || isIn("；;。，,", r)):
			return cleanLabel(text[:i]), text[i:]
		}
	}
	return cleanLabel(text), ""
}

// lastWord cuts the option's label off the end of text before a box.
func lastWord(text string) (rest, label string) {
	text = strings.TrimRight(text, spaces)
	at := strings.LastIndexAny(text, spaces+"：:？?；;，,。、）)")
	if at < 0 {
		return "", cleanLabel(text)
	}
	size := len(string([]rune(text[at:])[0]))
	return text[:at+size], cleanLabel(text[at+size:])
}

// question is the words of rest, before options, that ask.
func question(rest string) string {
	rest = strings.TrimRight(rest, spaces)
	// What stands before the last full stop or semicolon is another sentence.
	cut := strings.TrimRight(rest, "：:？?")
	if at := strings.LastIndexAny(cut, "；;。"); at >= 0 {
		size := len(string([]rune(cut[at:])[0]))
		rest = rest[at+size:]
	}
	if i := strings.Index(rest, "："); i >= 0 && strings.ContainsAny(rest, "？?") && i+len("：") < len(rest) {
		rest = rest[i+len("："):]
	}
	rest = ifLead.ReplaceAllString(strings.Trim(rest, spaces), "")
	rest = strings.TrimRight(rest, spaces+"（(【[“")
	return cleanLabel(rest)
}

// alternatives are the answers that a cell prints to choose from without boxes, 是/否
// or ○国有○民营; nil when it prints none.
func alternatives(text string) []PlaceOption {
	parts := strings.FieldsFunc(text, func(r rune) bool { return isIn("/／○◯〇", r) })
	if len(parts) < 2 || len(parts) > 8 {
		return nil
	}
	ringed := isIn("○◯〇", []rune(text)[0])
	var out []PlaceOption
	for _, p := range parts {
		if !ringed && !optionWord.MatchString(p) || len(p) > 60 {
			return nil
		}
		out = append(out, PlaceOption{Label: p})
	}
	return out
}
