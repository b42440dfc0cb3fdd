package screen

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

func newCut(text *canvas.Text, full string) fyne.CanvasObject {
	text.Text = full
	return container.New(&cutText{text, full}, text)
}

func (c *cutText) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(scaled(40), fyne.MeasureText("一", theme.TextSize(), fyne.TextStyle{}).Height)
}

func (c *cutText) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.text.Text = c.full
	for n := len([]rune(c.full)); n > 1 && c.text.MinSize().Width > size.Width; n-- {
		c.text.Text = cutAt(c.full, n-1)
	}
	objects[0].Resize(size)
	objects[0].Move(fyne.NewPos(0, 0))
}
