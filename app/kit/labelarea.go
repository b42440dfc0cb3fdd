package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// labelArea is the name of a field: a press gives the field the keyboard, the other button opens its context menu.
type labelArea struct {
	widget.BaseWidget
	content   fyne.CanvasObject
	tapped    func()
	secondary func(at fyne.Position) // in the window
}

var _ fyne.Tappable = (*labelArea)(nil)
var _ fyne.SecondaryTappable = (*labelArea)(nil)

// NewLabelArea makes words that can be pressed without looking like a button.
func NewLabelArea(content fyne.CanvasObject, tapped func(), secondary func(fyne.Position)) *labelArea {
	l := &labelArea{content: content, tapped: tapped, secondary: secondary}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped gives the field the keyboard.
func (l *labelArea) Tapped(*fyne.PointEvent) { l.tapped() }

// TappedSecondary opens the context menu.
func (l *labelArea) TappedSecondary(e *fyne.PointEvent) { l.secondary(e.AbsolutePosition) }

// CreateRenderer draws the name.
func (l *labelArea) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.content) }
