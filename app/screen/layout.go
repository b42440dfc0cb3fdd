package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/look"
)

// scaled brings a distance to the text size the user has chosen.
func scaled(width float32) float32 { return width * theme.TextSize() / 14 }

// column puts children under one another. A text that wraps is as high as its width makes it, so children get their
// width first and are asked for their height then.
type column struct {
	gap   float32
	width float32 // at most; 0 for all there is

	centred bool // what is left of the room is shared by both sides
}

func columnOf(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap}, objects...)
}

// centredPage is a column no wider than a line of text should be, in the middle of a page that has nothing beside it.
func centredPage(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap, width: pageWidth, centred: true}, objects...)
}

// pageWidth is that of a page of cards.
const pageWidth float32 = 1000

// readable is a column no wider than a line of text should be.
func readable(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap, width: look.ReadableWidth}, objects...)
}

func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	first := true
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		size.Width = max(size.Width, m.Width)
		size.Height += m.Height
		if !first {
			size.Height += scaled(c.gap)
		}
		first = false
	}
	return size
}

func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width
	if c.width > 0 {
		width = min(width, scaled(c.width))
	}
	var x, y float32
	if c.centred {
		x = (size.Width - width) / 2
	}
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos(x, y))
		y += height + scaled(c.gap)
	}
}

// tight takes away the room that the toolkit's texts keep around themselves.
type tight struct{}

func tightly(o fyne.CanvasObject) fyne.CanvasObject { return container.New(tight{}, o) }

func (tight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	pad := theme.InnerPadding()
	return objects[0].MinSize().SubtractWidthHeight(2*pad, 2*pad).Max(fyne.NewSize(0, 0))
}

func (tight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := theme.InnerPadding()
	objects[0].Resize(size.AddWidthHeight(2*pad, 2*pad))
	objects[0].Move(fyne.NewPos(-pad, -pad))
}

// pair puts the first child into a column of fixed width and the second beside it, both from the top.
type pair struct{ left float32 }

func layoutPair(left float32, a, b fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&pair{left}, a, b)
}

func (p *pair) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(scaled(p.left)+scaled(look.Space)+b.Width, max(a.Height, b.Height))
}

func (p *pair) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, gap := scaled(p.left), scaled(look.Space)
	place(objects[0], 0, left)
	place(objects[1], left+gap, size.Width-left-gap)
}

// place gives an object its width, and then the height that this makes.
func place(o fyne.CanvasObject, x, width float32) {
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	o.Move(fyne.NewPos(x, 0))
}

// side gives its first child a fixed width at the left and the second the rest, both at full height.
type side struct{ width float32 }

func (s *side) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(scaled(s.width)+b.Width, max(a.Height, b.Height))
}

func (s *side) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := scaled(s.width)
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left, size.Height))
	objects[1].Move(fyne.NewPos(left, 0))
}

// ends puts the first child at the left with all the room the second leaves, and the second at the right, in the middle
// of the height.
type ends struct{}

func atEnds(left, right fyne.CanvasObject) *fyne.Container { return container.New(ends{}, left, right) }

func (ends) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(a.Width+b.Width+scaled(look.Space), max(a.Height, b.Height))
}

func (ends) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	right := objects[1].MinSize()
	width := size.Width - right.Width - scaled(look.Space)
	objects[0].Resize(fyne.NewSize(width, objects[0].MinSize().Height))
	height := objects[0].MinSize().Height
	objects[0].Resize(fyne.NewSize(width, height))
	objects[0].Move(fyne.NewPos(0, max((size.Height-height)/2, 0)))
	objects[1].Resize(right)
	objects[1].Move(fyne.NewPos(size.Width-right.Width, max((size.Height-right.Height)/2, 0)))
}

// margin keeps a distance around its child.
type margin struct{ x, y float32 }

func within(x, y float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&margin{x, y}, o)
}

func (m *margin) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(2*scaled(m.x), 2*scaled(m.y))
}

func (m *margin) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size.SubtractWidthHeight(2*scaled(m.x), 2*scaled(m.y)))
	objects[0].Move(fyne.NewPos(scaled(m.x), scaled(m.y)))
}

// least gives its child a size that it must not fall below.
type least struct{ size fyne.Size }

func withMin(size fyne.Size, o fyne.CanvasObject) *fyne.Container {
	return container.New(&least{size}, o)
}

func (l *least) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Max(l.size)
}

func (l *least) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[0].Move(fyne.NewPos(0, 0))
}

// dock puts a bar above and one below its middle, without gaps.
type dock struct{}

// Dock puts bars above and below a content that gets all the room between; either bar may be nil.
func Dock(top, content, bottom fyne.CanvasObject) *fyne.Container {
	none := func(o fyne.CanvasObject) fyne.CanvasObject {
		if o == nil {
			return container.NewWithoutLayout()
		}
		return o
	}
	return container.New(dock{}, content, none(top), none(bottom)) // the bars are painted over what scrolls
}

func (dock) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		m := o.MinSize()
		size.Width = max(size.Width, m.Width)
		size.Height += m.Height
	}
	return size
}

func (dock) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	content, top, bottom := objects[0], objects[1], objects[2]
	above, below := top.MinSize().Height, bottom.MinSize().Height
	top.Resize(fyne.NewSize(size.Width, above))
	top.Move(fyne.NewPos(0, 0))
	bottom.Resize(fyne.NewSize(size.Width, below))
	bottom.Move(fyne.NewPos(0, size.Height-below))
	content.Resize(fyne.NewSize(size.Width, size.Height-above-below))
	content.Move(fyne.NewPos(0, above))
}

// sized gives the content of a dialog a width.
func sized(width float32, content fyne.CanvasObject) fyne.CanvasObject {
	return withMin(fyne.NewSize(scaled(width), theme.TextSize()), content)
}
