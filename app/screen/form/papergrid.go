package form

import (
	"fyne.io/fyne/v2"

	"yibiao/app/kit"
)

// paperLabel is the width of the cells with names, at scale 1; pairsFrom that of a sheet with two pairs in a line.
const (
	paperLabel float32 = 152
	pairsFrom  float32 = 640
)

// paperGrid lays the cells of a section: short ones in pairs, the others one a line, all of a line equally high.
type paperGrid struct {
	view  *sectionView
	width float32
}

func (g *paperGrid) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Scaled(paperLabel*2), g.arrange(g.width, nil))
}

func (g *paperGrid) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	g.width = size.Width
	g.arrange(size.Width, func(c *paperCell, at fyne.Position, size fyne.Size) {
		c.object.Resize(size)
		c.object.Move(at)
	})
}

// arrange walks through the lines and gives their height; put may be nil.
func (g *paperGrid) arrange(width float32, put func(*paperCell, fyne.Position, fyne.Size)) float32 {
	var y float32
	var cells []*paperCell
	for _, r := range g.view.rows {
		if r.object.Visible() {
			cells = append(cells, r.cell)
		}
	}
	for len(cells) > 0 {
		line := cells[:1]
		if len(cells) > 1 && !cells[0].wide && !cells[1].wide && width >= kit.Scaled(pairsFrom) {
			line = cells[:2]
		}
		cells = cells[len(line):]
		share := width / float32(len(line))
		var height float32
		for _, c := range line {
			height = max(height, c.height(share))
		}
		for i, c := range line {
			if put != nil {
				put(c, fyne.NewPos(float32(i)*share, y), fyne.NewSize(share, height))
			}
		}
		y += height - ruleSize() // the lines lie over one another
	}
	return y + ruleSize()
}

// height is what a cell of a width needs. Texts that wrap know their height only once they have their width.
func (c *paperCell) height(width float32) float32 {
	layout := c.object.Layout.(*paperCellLayout)
	return layout.height(c.object.Objects, width)
}

// paperCellLayout puts the name's cell beside the answer's; that of a table above it.
type paperCellLayout struct {
	cell  *paperCell
	width float32
}

func (l *paperCellLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Scaled(paperLabel*2), l.height(objects, l.width))
}

func (l *paperCellLayout) above() bool { return l.cell.row.table != nil }

func (l *paperCellLayout) height(objects []fyne.CanvasObject, width float32) float32 {
	name, value := objects[1], objects[3]
	if l.above() {
		return fitted(name, width) + fitted(value, width)
	}
	left := kit.Scaled(paperLabel)
	return max(fitted(name, left), fitted(value, width-left))
}

// fitted is the height of an object at a width.
func fitted(o fyne.CanvasObject, width float32) float32 {
	if width > 0 && o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
	}
	return o.MinSize().Height
}

func (l *paperCellLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	grey, name, white, value, sign := objects[0], objects[1], objects[2], objects[3], objects[4]
	left, high := kit.Scaled(paperLabel), size.Height
	at, rest := fyne.NewPos(left-ruleSize(), 0), fyne.NewSize(size.Width-left+ruleSize(), size.Height)
	if l.above() {
		left, high = size.Width, fitted(name, size.Width)
		at, rest = fyne.NewPos(0, high-ruleSize()), fyne.NewSize(size.Width, size.Height-high+ruleSize())
	}
	grey.Resize(fyne.NewSize(left, high))
	grey.Move(fyne.NewPos(0, 0))
	name.Resize(fyne.NewSize(left, name.MinSize().Height))
	name.Move(fyne.NewPos(0, max((high-name.Size().Height)/2, 0)))
	sign.Resize(fyne.NewSize(kit.Scaled(18), sign.MinSize().Height))
	sign.Move(fyne.NewPos(left-kit.Scaled(20), kit.Scaled(2)))
	white.Resize(rest)
	white.Move(at)
	value.Resize(fyne.NewSize(rest.Width, value.MinSize().Height))
	value.Move(fyne.NewPos(at.X, at.Y+max((rest.Height-value.MinSize().Height)/2, 0)))
}
