package form

import (
	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/look"
)

// Widths of the parts of the form, at scale 1.
const (
	indexWidth      float32 = 236
	indexNarrow     float32 = 190
	helpWidth       float32 = look.SideWidth
	helpBesideFrom  float32 = 1040 // a narrower window has the help over the page instead of beside it
	indexNarrowTill float32 = 860
	stackTill       float32 = 500 // a narrower page has the names above the inputs
)

// formLayout puts the list of sections at the left, the bar with what is next below the rest, the page above it, and the
// help at the right: beside the page where there is room, over it where there is not.
type formLayout struct{ form *Form }

func (l *formLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	index, body, head, footer := objects[0].MinSize(), objects[1].MinSize(), objects[3].MinSize(), objects[4].MinSize()
	width := max(body.Width, head.Width, footer.Width)
	return fyne.NewSize(kit.Scaled(indexNarrow)+width, max(index.Height, head.Height+body.Height+footer.Height))
}

func (l *formLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	index, body, head, footer, help := objects[0], objects[1], objects[3], objects[4], objects[5] // behind the body stands what is not seen
	beside := size.Width >= kit.Scaled(helpBesideFrom)
	l.form.help.stand(beside)
	left := kit.Scaled(indexWidth)
	if size.Width < kit.Scaled(indexNarrowTill) {
		left = kit.Scaled(indexNarrow)
	}
	above, below := head.MinSize().Height, footer.MinSize().Height
	width := min(kit.Scaled(helpWidth), size.Width-left)
	right := size.Width // of the page
	put(help, size.Width-width, above, fyne.NewSize(width, size.Height-above-below))
	if beside && help.Visible() {
		right -= width
		put(help, right, 0, fyne.NewSize(width, size.Height-below))
	}
	put(index, 0, 0, fyne.NewSize(left, size.Height))
	put(head, left, 0, fyne.NewSize(right-left, above))
	put(body, left, above, fyne.NewSize(right-left, size.Height-above-below))
	put(footer, left, size.Height-below, fyne.NewSize(size.Width-left, below))
	l.form.page.settle()
}

func put(o fyne.CanvasObject, x, y float32, size fyne.Size) {
	o.Resize(size)
	o.Move(fyne.NewPos(x, y))
}

// fieldPair puts the name of a field beside its input, or above it where there is little room.
type fieldPair struct{ width float32 } // of the last layout, which decides the height

func (p *fieldPair) left() float32 {
	if p.width < kit.Scaled(stackTill) {
		return 0
	}
	return min(kit.Scaled(look.LabelWidth), p.width*0.3)
}

func (p *fieldPair) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	if p.width > 0 && p.left() == 0 {
		return fyne.NewSize(b.Width, a.Height+kit.Scaled(look.SpaceTight)+b.Height)
	}
	return fyne.NewSize(b.Width, max(a.Height, b.Height))
}

func (p *fieldPair) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	a, b := objects[0], objects[1]
	left := p.left()
	if left == 0 {
		kit.Place(a, 0, size.Width)
		kit.Place(b, 0, size.Width)
		b.Move(fyne.NewPos(0, a.Size().Height+kit.Scaled(look.SpaceTight)))
		return
	}
	gap := kit.Scaled(look.Space)
	kit.Place(a, 0, left)
	kit.Place(b, left+gap, size.Width-left-gap)
}
