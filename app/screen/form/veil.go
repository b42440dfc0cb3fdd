package form

import (
	"fyne.io/fyne/v2"
)

// slot keeps the place of its child while the child is out of sight.
type slot struct{}

func (slot) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (slot) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[0].Move(fyne.NewPos(0, 0))
}
