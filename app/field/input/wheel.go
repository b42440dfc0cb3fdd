package input

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over an input of one line and hands the mouse wheel on to the page: the toolkit's entry would keep it, and
// the page would stand still whenever the pointer happens to be over an answer.
type wheel struct {
	widget.BaseWidget
	turn func(*fyne.ScrollEvent)
}

var _ fyne.Scrollable = (*wheel)(nil)

// UnderWheel puts a wheel over an input of one line; turn takes the turns.
func UnderWheel(turn func(*fyne.ScrollEvent), input fyne.CanvasObject) fyne.CanvasObject {
	w := &wheel{turn: turn}
	w.ExtendBaseWidget(w)
	return container.NewStack(input, w)
}

// Scrolled hands the wheel on.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) { w.turn(e) }

// CreateRenderer draws nothing.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
