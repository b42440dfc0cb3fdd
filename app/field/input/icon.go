package input

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Icon is a picture within an input that the mouse presses. The keyboard passes it by: what it does has a key in the input itself.
type Icon struct {
	widget.Icon
	do func()
}

var _ fyne.Tappable = (*Icon)(nil)
var _ desktop.Cursorable = (*Icon)(nil)

// NewIcon makes a picture that does something when it is pressed.
func NewIcon(picture fyne.Resource, do func()) *Icon {
	i := &Icon{do: do}
	i.Resource = picture
	i.ExtendBaseWidget(i)
	return i
}

// MinSize leaves room to press.
func (i *Icon) MinSize() fyne.Size {
	side := theme.IconInlineSize() + 2*theme.InnerPadding()
	return fyne.NewSize(side, side)
}

// Tapped does it.
func (i *Icon) Tapped(*fyne.PointEvent) { i.do() }

// Cursor is that over a button.
func (i *Icon) Cursor() desktop.Cursor { return desktop.DefaultCursor }
