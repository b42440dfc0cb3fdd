package sheet

import (
	"fyne.io/fyne/v2"

	"yibiao/app/kit"
)

// overRows sets what scrolls of the head over the rows: it has the height of its content where the rows keep theirs, and scrolls
// where the window is low or its text large.
type overRows struct{ content fyne.CanvasObject }

// leastHead is how much of the head is always in sight, for a text of 14.
const leastHead = 60

func (l overRows) MinSize(objects []fyne.CanvasObject) fyne.Size {
	head, rows := l.content.MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(head.Width, rows.Width), min(head.Height, kit.Scaled(leastHead))+rows.Height)
}

func (l overRows) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.content.Resize(fyne.NewSize(size.Width, l.content.Size().Height)) // its lines break, and so its height is known
	high := min(l.content.MinSize().Height, size.Height-objects[1].MinSize().Height)
	objects[0].Resize(fyne.NewSize(size.Width, high))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width, size.Height-high))
	objects[1].Move(fyne.NewPos(0, high))
}
