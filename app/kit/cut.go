package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// cutText keeps a line of text within its width, ending in … where it does not fit.
type cutText struct {
	text *canvas.Text
	full string
}

// NewCut shows a line of text within the width that it is given, ending in … where it does not fit.
func NewCut(text *canvas.Text, full string) fyne.CanvasObject {
	text.Text = full
	return container.New(&cutText{text, full}, text)
}

func (c *cutText) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(Scaled(40), fyne.MeasureText("一", theme.TextSize(), fyne.TextStyle{}).Height)
}

func (c *cutText) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	CutText(c.text, c.full, size.Width)
	objects[0].Resize(size)
	objects[0].Move(fyne.NewPos(0, 0))
}

// CutEnd shortens a text at its end until it fits.
func CutEnd(words string, width, size float32) string {
	return fitting(words, width, size, fyne.TextStyle{})
}

// CutText lets a line of text show as much of words as fits into a width.
func CutText(line *canvas.Text, words string, width float32) {
	line.Text = fitting(words, width, line.TextSize, line.TextStyle)
}

// fitting is the longest beginning of a text that fits, ending in …; the text itself when it fits.
func fitting(words string, width, size float32, style fyne.TextStyle) string {
	if fyne.MeasureText(words, size, style).Width <= width {
		return words
	}
	runes := []rune(words)
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

// CutMiddle shortens a text in its middle until it fits: the ends of company names tell more than their middles.
func CutMiddle(words string, width, size float32) string {
	runes := []rune(words)
	fits := func(s string) bool { return fyne.MeasureText(s, size, fyne.TextStyle{}).Width <= width }
	if fits(words) || len(runes) < 3 {
		return words
	}
	keep := min(int(width/size), len(runes)-1) // a Chinese character is as wide as it is high
	for ; keep > 2; keep-- {
		head := (keep + 1) / 2
		if s := string(runes[:head]) + "…" + string(runes[len(runes)-(keep-head):]); fits(s) {
			return s
		}
	}
	return string(runes[:1]) + "…"
}
