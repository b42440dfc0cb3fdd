package page

import (
	"yibiao/app/look"
	"yibiao/forms"

	"fyne.io/fyne/v2"
)

// SeverityColours are those of a severity: for text, and for the ground behind it.
func SeverityColours(s forms.Severity) (ink, back fyne.ThemeColorName) {
	switch s {
	case forms.Block:
		return look.ColorBlock, look.ColorBlockBack
	case forms.Manual, forms.Warn:
		return look.ColorWarn, look.ColorWarnBack
	}
	return look.ColorInfo, look.ColorInfoBack
}

// OutcomeColours are those of an outcome: for text, and for the ground behind it.
func OutcomeColours(o forms.Outcome) (ink, back fyne.ThemeColorName) {
	switch o {
	case forms.Met:
		return look.ColorOK, look.ColorOKBack
	case forms.NotMet:
		return look.ColorBlock, look.ColorBlockBack
	case forms.Confirm, forms.Doubtful:
		return look.ColorWarn, look.ColorWarnBack
	}
	return look.ColorInfo, look.ColorInfoBack
}
