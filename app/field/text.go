package field

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/look"
	"yibiao/app/say"
)

// note is one line of small text beside an input.
func note(text string) *canvas.Text {
	t := canvas.NewText(text, theme.Color(look.ColorMuted))
	t.TextSize = theme.CaptionTextSize()
	return t
}

// setNote changes the text, in the colour for text that went wrong when bad.
func setNote(t *canvas.Text, text string, bad bool) {
	t.Text, t.Color = text, theme.Color(look.ColorMuted)
	if bad {
		t.Color = theme.Color(look.ColorWarn)
	}
	t.Refresh()
}

func exampleText(example string) string { return say.T("例：{text}", "text", example) }

// ellipsis shortens text to a width, ending in …; the text itself when it fits.
func ellipsis(text string, width float32, style fyne.TextStyle) string {
	size := theme.TextSize()
	if fyne.MeasureText(text, size, style).Width <= width {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high {
		middle := (low + high + 1) / 2
		if fyne.MeasureText(string(runes[:middle])+"…", size, style).Width <= width {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return string(runes[:low]) + "…"
}

func colour(name fyne.ThemeColorName) color.Color { return theme.Color(name) }
