package choice

import (
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/reading"
	"yibiao/forms/pattern"
)

// howMany ends a question with how many of its options may be named: （可多选）.
var howMany = pattern.Of(`[：:]?[（(【\[][^（()）]{0,6}(?:多|单|不定项)[选项][^（()）]{0,8}[）)】\]][：:]?$`)

// LetterPlace is the choice that h asks for by letters, with one blank to write the
// letter in; list is what the lines after h say. It is nil when h is something else.
func LetterPlace(h *reading.Host, list string) *place.Place {
	if len(h.Blanks) != 1 {
		return nil
	}
	b := h.Blanks[0]
	if b.Kind != layout.BlankBracket && !reading.Ruled(b) {
		return nil
	}
	text := layout.PlainAll(h.Chars)
	own := phrase.LetterOptions(text)
	ask := string([]rune(text)[:b.Lo])
	if own != nil {
		ask = string([]rune(text)[:min(own[0].At, b.Lo)])
	} else if own = phrase.LetterOptions(list); own == nil {
		return nil
	}
	label := question(howMany.ReplaceAllString(strings.TrimRight(ask, wording.Spaces+"\n（(_＿"), ""))
	if label == "" || h.Label != "" {
		label = h.Label
	}
	if label == "" {
		label = wording.CleanLabel(h.Answer)
	}
	p := &place.Place{At: reading.NumberOf(h.Area, 0), Label: label, Context: h.Context, Kind: place.Choice, Sub: 1}
	for _, o := range own {
		p.Options = append(p.Options, place.Option{Label: o.Label, Mark: o.Mark})
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
		case r >= 'ａ' && r <= 'ｚ':
			r = r - 'ａ' + 'A'
		case r >= 'Ａ' && r <= 'Ｚ':
			r = r - 'Ａ' + 'A'
		case r >= 'a' && r <= 'z':
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
