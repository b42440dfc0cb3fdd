package ime

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// box is a caret in the pixels of the window's inner area: its upper end and its height.
type box struct{ x, y, height int }

// within moves a caret that is scrolled out of sight to the nearest place where it could be seen.
func within(at fyne.Position, room fyne.Size, height float32) fyne.Position {
	return fyne.NewPos(
		min(max(at.X, 0), max(room.Width, 0)),
		min(max(at.Y, 0), max(room.Height-height, 0)),
	)
}

// lineHeight is the height of a line of the entry's text.
func lineHeight(e *widget.Entry) float32 {
	return fyne.MeasureText("字M", e.Theme().Size(theme.SizeNameText), e.TextStyle).Height
}

// cursor is what every entry of the toolkit can tell, those of its own dialogs too.
type cursor interface{ CursorPosition() fyne.Position }

// caretIn is where text that is typed into o appears, in the coordinates of o. An object of which nothing is known is
// taken for one line.
func caretIn(o fyne.CanvasObject) (at fyne.Position, height float32) {
	size := o.Size()
	switch of := o.(type) {
	case Typist:
		return of.Caret()
	case cursor:
		height = fyne.MeasureText("字M", theme.TextSize(), fyne.TextStyle{}).Height
		return within(of.CursorPosition(), size, height), height
	}
	return fyne.NewPos(0, 0), min(size.Height, theme.TextSize()*2)
}

// caretOf finds the caret of whatever has the keyboard, in pixels; false when nothing has it.
func caretOf(c fyne.Canvas, absolute func(fyne.CanvasObject) fyne.Position) (box, bool) {
	o, ok := c.Focused().(fyne.CanvasObject)
	if !ok {
		return box{}, false
	}
	at, height := caretIn(o)
	at = within(absolute(o).Add(at), c.Size(), height) // the page may be scrolled so that the entry is out of sight
	x, y := c.PixelCoordinateForPosition(at)
	_, bottom := c.PixelCoordinateForPosition(at.AddXY(0, height))
	return box{x, y, max(bottom-y, 1)}, true
}
