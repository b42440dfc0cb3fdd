package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/field/input"
	"yibiao/app/kit"
)

// fixedWidth gives its one child a width, less when there is less room.
type fixedWidth struct{ width float32 }

func (f *fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize()
	size.Width = min(kit.Scaled(f.width), kit.Scaled(widthNumber))
	return size
}

func (f *fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	size.Width = min(size.Width, kit.Scaled(f.width))
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
			width = min(room, kit.Scaled(f.width))
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

// passWheel hands the wheel over an input of one line on to the page; without somebody to hand it to, the input is given back
// as it is.
func passWheel(cfg Config, o fyne.CanvasObject) fyne.CanvasObject {
	if cfg.OnWheel == nil || cfg.Compact {
		return o
	}
	return input.UnderWheel(cfg.OnWheel, o)
}
