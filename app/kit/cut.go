package kit

import (
	"strings"

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

// CutApart shortens one of several names so that none of the others can be meant: in its middle, or, where the others begin and end
// alike, round the characters in which it differs. A name that fits stays; names that cannot be told apart in the room are cut in
// their middle.
func CutApart(name string, all []string, width, size float32) string {
	cut := CutMiddle(name, width, size)
	if cut == name {
		return name
	}
	runes, keep := []rune(name), len([]rune(cut))-1
	alone := func(head, from, to, tail int) bool { // of the name head runes, those from…to, and tail runes are shown
		for _, other := range all {
			if other != name && matches([]rune(other), runes[:head], runes[from:to], runes[len(runes)-tail:]) {
				return false
			}
		}
		return true
	}
	middle := (keep + 1) / 2
	for away := 0; away < keep; away++ {
		for _, head := range []int{middle + away, middle - away} {
			if head > 0 && head < keep && alone(head, head, head, keep-head) {
				return string(runes[:head]) + "…" + string(runes[len(runes)-(keep-head):])
			}
		}
	}
	for window, from := keep-2, 1; window > 0 && from+window < len(runes); from++ {
		if alone(1, from, from+window, 0) {
			return string(runes[:1]) + "…" + string(runes[from:from+window]) + "…"
		}
	}
	return cut
}

// matches tells whether a name begins with head, ends with tail and holds part between them, as a cut name is read.
func matches(name, head, part, tail []rune) bool {
	text := string(name)
	if !strings.HasPrefix(text, string(head)) || !strings.HasSuffix(text, string(tail)) || len(name) < len(head)+len(part)+len(tail) {
		return false
	}
	return strings.Contains(string(name[len(head):len(name)-len(tail)]), string(part))
}
