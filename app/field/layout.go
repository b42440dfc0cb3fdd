package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// scaled brings a width to the text size the user has chosen.
func scaled(width float32) float32 { return width * theme.TextSize() / 14 }

// fixedWidth gives its one child a width, less when there is less room.
type fixedWidth struct{ width float32 }

func (f *fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize()
	size.Width = min(scaled(f.width), scaled(widthNumber))
	return size
}

func (f *fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	size.Width = min(size.Width, scaled(f.width))
	objects[0].Resize(size)
	objects[0].Move(fyne.NewPos(0, 0))
}

// inline puts an input and what stands behind it on one line, all at the height of the highest; the first child takes
// the width it wants as far as there is room, the others keep theirs.
type inline struct{}

func (*inline) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		size.Height = max(size.Height, m.Height)
		size.Width += m.Width
		if i > 0 {
			size.Width += theme.Padding()
		}
	}
	return size
}

func (*inline) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var behind float32
	for _, o := range objects[1:] {
		if o.Visible() {
			behind += o.MinSize().Width + theme.Padding()
		}
	}
	room := size.Width - behind
	first := objects[0]
	width := min(room, first.MinSize().Width)
	if c, ok := first.(*fyne.Container); ok {
		if f, ok := c.Layout.(*fixedWidth); ok {
			width = min(room, scaled(f.width))
		}
	}
	first.Resize(fyne.NewSize(width, size.Height))
	first.Move(fyne.NewPos(0, 0))
	x := width
	for _, o := range objects[1:] {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		x += theme.Padding()
		o.Resize(fyne.NewSize(m.Width, m.Height))
		o.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		x += m.Width
	}
}

// stack puts children under one another without gaps.
type stack struct{}

func (*stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			size.Width = max(size.Width, m.Width)
			size.Height += m.Height
		}
	}
	return size
}

func (*stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var y float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height)) // a text that wraps is as high as its width makes it
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, y))
		y += height
	}
}
