package input

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// mostRows is how high a line of text grows; what is longer is scrolled.
const mostRows = 5

// NewGrowEntry makes the input of a line that may be long: it shows the whole line, on as many rows as that takes. Enter
// hands it over as in any other line.
func NewGrowEntry(grown func()) *Entry {
	e := NewLongEntry(1)
	e.Grows, e.grown = 1, grown
	return e
}

// Fit gives the input as many rows as its text takes at a width.
func (e *Entry) Fit(width float32) {
	if e.Grows == 0 || width <= 0 {
		return
	}
	// A row that ends before a wide character is not full.
	room := width - 4*theme.InnerPadding() - theme.TextSize()
	need := fyne.MeasureText(e.Text, theme.TextSize(), fyne.TextStyle{}).Width
	rows := 1
	if need > room+theme.TextSize() && room > 0 {
		rows = min(int(math.Ceil(float64(need/room))), mostRows)
	}
	if rows != e.Grows {
		e.Grows = rows
		e.SetMinRowsVisible(rows)
		if e.grown != nil {
			e.grown()
		}
	}
}

// Resize also finds out how many rows the text takes now.
func (e *Entry) Resize(size fyne.Size) {
	if grown := e.grown; e.Grows > 0 && size.Width != e.Size().Width {
		e.grown = nil // whoever gives the size asks for the height afterwards
		e.Fit(size.Width)
		e.grown = grown
	}
	e.Entry.Resize(size)
	e.toEnd()
}
