package input

import (
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/look"
)

// Note is one line of small text beside an input.
func Note(text string) *canvas.Text {
	t := canvas.NewText(text, theme.Color(look.ColorMuted))
	t.TextSize = theme.CaptionTextSize()
	return t
}

// SetNote changes the text, in the colour for text that went wrong when bad.
func SetNote(t *canvas.Text, text string, bad bool) {
	t.Text, t.Color = text, theme.Color(look.ColorMuted)
	if bad {
		t.Color = theme.Color(look.ColorWarn)
	}
	t.Refresh()
}
