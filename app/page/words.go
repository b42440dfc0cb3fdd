package page

import (
	"strings"

	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// Joined lists words in one sentence.
func Joined(words []string) string { return strings.Join(words, "、") }

// AmountWords tells an amount's rule: 首台套奖励：按销售价格的 50%，不超过 200 万元. Ratios and caps that a yearly notice
// sets are told as such.
func AmountWords(a *forms.Amount) string {
	text := say.T("{label}：按{base}", "label", a.Label, "base", a.Name)
	if a.Ratio.Given() {
		if d, ok := gb.Number(a.Ratio.S); ok {
			text += say.T("的 {n}%", "n", d.Shift(2).String())
		} else {
			text += say.T("的一定比例（以通知为准）")
		}
	}
	if a.Cap.Given() {
		if d, ok := gb.Number(a.Cap.S); ok {
			text += say.T("，不超过 {n} {unit}", "n", d.String(), "unit", a.Unit)
		} else {
			text += say.T("，设有上限")
		}
	}
	return text
}

// MissingWords tells what would settle a condition that is unknown or only inferred: an answer, or a material.
// form may be nil.
func MissingWords(x forms.Condition, form *forms.Form, label string) string {
	switch {
	case x.Unfit:
		return say.T("附上的“{label}”不见了、不完整或者打不开，重新附上后能定", "label", label)
	case x.Vague != "":
		return say.T("“{label}”填的是“{text}”，不能作为依据，写实以后能定", "label", label, "text", x.Vague)
	case x.Presumed:
		return say.PresumedWords(x, form, label)
	case x.Inferred:
		return say.T("只是推定的，补上“{label}”后能定", "label", label)
	case x.NotYet != "":
		return strings.TrimSuffix(x.NotYet, "。")
	case x.Wrong:
		return say.T("“{label}”填得不对，改正后能定", "label", label)
	}
	return say.WaitsFor(x, form, label)
}

// ConditionBadge shows how a condition stands. What only the applicant says is not marked as found by the program.
func ConditionBadge(c forms.Condition) fyne.CanvasObject {
	ink, back := OutcomeColours(c.Outcome)
	sign := OutcomeSign(c.Outcome)
	if say.OnWord(c) {
		ink, back, sign = look.ColorInfo, look.ColorInfoBack, "○"
	}
	return kit.Badge(sign+" "+say.ConditionWord(c), ink, back)
}

// OutcomeSign is a mark beside the colour, for those who cannot tell the colours apart.
func OutcomeSign(o forms.Outcome) string {
	switch o {
	case forms.Met:
		return "✓"
	case forms.NotMet:
		return "×"
	case forms.Doubtful:
		return "!"
	case forms.NoConditions:
		return "○"
	}
	return "?"
}

// PolicyTypes are the files that are shown for choosing: those of the old programs too, for the refusal tells the next step.
var PolicyTypes = []string{".docx", ".docm", ".pdf", ".txt", ".doc", ".wps"}
