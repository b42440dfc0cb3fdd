package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// OneLine is a text that is cut off where there is no more room.
func OneLine() *widget.RichText {
	t := widget.NewRichText()
	t.Truncation = fyne.TextTruncateEllipsis
	return t
}

// SetLine sets the words of a oneLine, if they are other ones.
func SetLine(t *widget.RichText, words string, ink fyne.ThemeColorName, size fyne.ThemeSizeName) {
	if len(t.Segments) == 1 {
		if s, ok := t.Segments[0].(*widget.TextSegment); ok && s.Text == words && s.Style.ColorName == ink {
			return
		}
	}
	t.Segments = []widget.RichTextSegment{Piece(words, ink, size, false)}
	t.Refresh()
}
