package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/look"
)

// BesideOrBelow gives its second child a fixed width at the right of the first; where that leaves too little room the second
// stands below.
type BesideOrBelow struct {
	Right, Least float32 // width of the second; width from which both have room
	width        float32 // of the last layout, which decides the height
}

func (b *BesideOrBelow) wide() bool { return b.width >= Scaled(b.Least) }

// MinSize is as high as the last width made it.
func (b *BesideOrBelow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	first, second := objects[0].MinSize(), objects[1].MinSize()
	if b.wide() {
		return fyne.NewSize(max(first.Width, second.Width), max(first.Height, second.Height))
	}
	return fyne.NewSize(max(first.Width, second.Width), first.Height+Scaled(look.SpaceWide)+second.Height)
}

// Layout places both from the top.
func (b *BesideOrBelow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	b.width = size.Width
	gap := Scaled(look.SpaceWide)
	if b.wide() {
		left := size.Width - Scaled(b.Right) - gap
		Place(objects[0], 0, left)
		Place(objects[1], left+gap, Scaled(b.Right))
		return
	}
	Place(objects[0], 0, size.Width)
	Place(objects[1], 0, size.Width)
	objects[1].Move(fyne.NewPos(0, objects[0].Size().Height+gap))
}

// lead keeps its first child at its own size and gives the second the rest of the width.
type lead struct{}

// Led sets something small before the rest, both at the top.
func Led(first, rest fyne.CanvasObject) fyne.CanvasObject { return container.New(lead{}, first, rest) }

// MinSize is the first beside the second.
func (lead) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(a.Width+Scaled(look.SpaceTight)+b.Width, max(a.Height, b.Height))
}

// Layout places both from the top.
func (lead) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	a := objects[0].MinSize()
	objects[0].Resize(a)
	objects[0].Move(fyne.NewPos(0, 0))
	left := a.Width + Scaled(look.SpaceTight)
	Place(objects[1], left, size.Width-left)
	if free := a.Height - objects[1].Size().Height; free > 0 {
		objects[1].Move(fyne.NewPos(left, free/2))
	}
}
