// Package kit holds the parts that several screens are made of: layouts, lines, buttons, boxes, texts. It knows no dossier.
package kit

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/look"
)

// Scaled brings a distance to the text size the user has chosen.
func Scaled(width float32) float32 { return width * theme.TextSize() / 14 }

// Column puts children under one another. A text that wraps is as high as its width makes it, so children get their
// width first and are asked for their height then.
type Column struct {
	Gap   float32
	Width float32 // at most; 0 for all there is

	Centred bool // what is left of the room is shared by both sides
}

// ColumnOf sets objects one below the other, as wide as there is room.
func ColumnOf(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&Column{Gap: gap}, objects...)
}

// CentredPage is a column no wider than a line of text should be, in the middle of a page that has nothing beside it.
func CentredPage(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&Column{Gap: gap, Width: pageWidth, Centred: true}, objects...)
}

// pageWidth is that of a page of cards.
const pageWidth float32 = 1000

// Readable is a column no wider than a line of text should be.
func Readable(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&Column{Gap: gap, Width: look.ReadableWidth}, objects...)
}

func (c *Column) MinSize(objects []fyne.CanvasObject) fyne.Size {
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
			size.Height += Scaled(c.Gap)
		}
		first = false
	}
	return size
}

func (c *Column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width
	if c.Width > 0 {
		width = min(width, Scaled(c.Width))
	}
	var x, y float32
	if c.Centred {
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
		y += height + Scaled(c.Gap)
	}
}

// tight takes away the room that the toolkit's texts keep around themselves.
type tight struct{}

// Tightly takes the toolkit's inner margin from an object.
func Tightly(o fyne.CanvasObject) fyne.CanvasObject { return container.New(tight{}, o) }

func (tight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	pad := theme.InnerPadding()
	return objects[0].MinSize().SubtractWidthHeight(2*pad, 2*pad).Max(fyne.NewSize(0, 0))
}

func (tight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := theme.InnerPadding()
	objects[0].Resize(size.AddWidthHeight(2*pad, 2*pad))
	objects[0].Move(fyne.NewPos(-pad, -pad))
}

// Pair puts the first child into a column of fixed width and the second beside it, both from the top.
type Pair struct{ Left float32 }

// LayoutPair sets a to the left in a fixed width, and b in the rest.
func LayoutPair(left float32, a, b fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&Pair{left}, a, b)
}

func (p *Pair) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(Scaled(p.Left)+Scaled(look.Space)+b.Width, max(a.Height, b.Height))
}

func (p *Pair) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, gap := Scaled(p.Left), Scaled(look.Space)
	Place(objects[0], 0, left)
	Place(objects[1], left+gap, size.Width-left-gap)
}

// Place gives an object its width, and then the height that this makes.
func Place(o fyne.CanvasObject, x, width float32) {
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	o.Move(fyne.NewPos(x, 0))
}

// Side gives its first child a width at the left and the second the rest, both at full height. Where the second needs more than
// that, the first has less, as much as it needs.
type Side struct{ Width float32 }

func (s *Side) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(min(Scaled(s.Width), a.Width)+b.Width, max(a.Height, b.Height))
}

func (s *Side) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := Scaled(s.Width)
	if least := objects[0].MinSize().Width; least < left {
		left = max(least, min(left, size.Width-objects[1].MinSize().Width))
	}
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left, size.Height))
	objects[1].Move(fyne.NewPos(left, 0))
}

// ends puts the first child at the left with all the room the second leaves, and the second at the right, in the middle
// of the height.
type ends struct{}

// AtEnds sets left at the left and right at the right of a line.
func AtEnds(left, right fyne.CanvasObject) *fyne.Container { return container.New(ends{}, left, right) }

func (ends) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(a.Width+b.Width+Scaled(look.Space), max(a.Height, b.Height))
}

func (ends) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	right := objects[1].MinSize()
	width := size.Width - right.Width - Scaled(look.Space)
	objects[0].Resize(fyne.NewSize(width, objects[0].MinSize().Height))
	height := objects[0].MinSize().Height
	objects[0].Resize(fyne.NewSize(width, height))
	objects[0].Move(fyne.NewPos(0, max((size.Height-height)/2, 0)))
	objects[1].Resize(right)
	objects[1].Move(fyne.NewPos(size.Width-right.Width, max((size.Height-right.Height)/2, 0)))
}

// margin keeps a distance around its child.
type margin struct{ x, y float32 }

// Within sets margins around an object.
func Within(x, y float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&margin{x, y}, o)
}

func (m *margin) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(2*Scaled(m.x), 2*Scaled(m.y))
}

func (m *margin) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size.SubtractWidthHeight(2*Scaled(m.x), 2*Scaled(m.y)))
	objects[0].Move(fyne.NewPos(Scaled(m.x), Scaled(m.y)))
}

// least gives its child a size that it must not fall below.
type least struct{ size fyne.Size }

// WithMin lets an object be at least of a size.
func WithMin(size fyne.Size, o fyne.CanvasObject) *fyne.Container {
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

// Sized gives the content of a dialog a width.
func Sized(width float32, content fyne.CanvasObject) fyne.CanvasObject {
	return WithMin(fyne.NewSize(Scaled(width), theme.TextSize()), content)
}

// Evenly sets its children beside one another, all as wide; where one needs more than its share the others have less.
type Evenly struct{}

func (Evenly) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		m := o.MinSize()
		size = fyne.NewSize(size.Width+m.Width, max(size.Height, m.Height))
		if i > 0 {
			size.Width += theme.Padding()
		}
	}
	return size
}

func (Evenly) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if len(objects) == 0 {
		return
	}
	free := size.Width - theme.Padding()*float32(len(objects)-1)
	byNeed := slices.Clone(objects)
	slices.SortStableFunc(byNeed, func(a, b fyne.CanvasObject) int { return cmp.Compare(b.MinSize().Width, a.MinSize().Width) })
	widths := map[fyne.CanvasObject]float32{}
	for i, o := range byNeed { // who needs the most chooses first
		widths[o] = max(o.MinSize().Width, free/float32(len(byNeed)-i))
		free -= widths[o]
	}
	x := float32(0)
	for _, o := range objects {
		o.Resize(fyne.NewSize(widths[o], size.Height))
		o.Move(fyne.NewPos(x, 0))
		x += widths[o] + theme.Padding()
	}
}
