package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/look"
)

// besideOrBelow gives its second child a fixed width at the right of the first; where that leaves too little room the second
// stands below.
type besideOrBelow struct {
	right, least float32 // width of the second; width from which both have room
	width        float32 // of the last layout, which decides the height
}

func (b *besideOrBelow) wide() bool { return b.width >= scaled(b.least) }

// MinSize is as high as the last width made it.
func (b *besideOrBelow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	first, second := objects[0].MinSize(), objects[1].MinSize()
	if b.wide() {
		return fyne.NewSize(max(first.Width, second.Width), max(first.Height, second.Height))
	}
	return fyne.NewSize(max(first.Width, second.Width), first.Height+scaled(look.SpaceWide)+second.Height)
}

// Layout places both from the top.
func (b *besideOrBelow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	b.width = size.Width
	gap := scaled(look.SpaceWide)
	if b.wide() {
		left := size.Width - scaled(b.right) - gap
		place(objects[0], 0, left)
		place(objects[1], left+gap, scaled(b.right))
		return
	}
	place(objects[0], 0, size.Width)
	place(objects[1], 0, size.Width)
	objects[1].Move(fyne.NewPos(0, objects[0].Size().Height+gap))
}

// lead keeps its first child at its own size and gives the second the rest of the width.
type lead struct{}

func led(first, rest fyne.CanvasObject) fyne.CanvasObject { return container.New(lead{}, first, rest) }

// MinSize is the first beside the second.
func (lead) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(a.Width+scaled(look.SpaceTight)+b.Width, max(a.Height, b.Height))
}

// Layout places both from the top.
func (lead) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	a := objects[0].MinSize()
	objects[0].Resize(a)
	objects[0].Move(fyne.NewPos(0, 0))
	left := a.Width + scaled(look.SpaceTight)
	place(objects[1], left, size.Width-left)
	if free := a.Height - objects[1].Size().Height; free > 0 {
		objects[1].Move(fyne.NewPos(left, free/2))
	}
}
