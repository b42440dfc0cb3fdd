package match

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2/theme"

	"yibiao/app/look"
	"yibiao/forms"
)

// cellKind is what a cell of the map shows.
type cellKind struct {
	outcome forms.Outcome
	begun   bool // there is a dossier
}

// cellPainter draws the cells of the map: each kind once for a size, copied to every place where it stands.
type cellPainter struct {
	width, height int
	ready         map[cellKind]*image.RGBA
}

// of gives the picture of a kind at a size in pixels.
func (p *cellPainter) of(kind cellKind, width, height int) *image.RGBA {
	if p.width != width || p.height != height || p.ready == nil {
		p.width, p.height, p.ready = width, height, map[cellKind]*image.RGBA{}
	}
	if p.ready[kind] == nil {
		p.ready[kind] = paintCell(kind, width, height)
	}
	return p.ready[kind]
}

// stroke is a line from one point to another, in shares of the cell.
type stroke struct{ x0, y0, x1, y1 float64 }

// cellMarks are the marks of the outcomes: a tick, a ring, an exclamation mark, a point, a dash, a cross. They are told apart without
// their colours.
var cellMarks = map[forms.Outcome][]stroke{
	forms.Met:          {{0.26, 0.53, 0.43, 0.70}, {0.43, 0.70, 0.75, 0.30}},
	forms.Confirm:      {{0.50, 0.24, 0.50, 0.56}, {0.50, 0.76, 0.50, 0.77}},
	forms.NoConditions: {{0.50, 0.30, 0.70, 0.50}, {0.70, 0.50, 0.50, 0.70}, {0.50, 0.70, 0.30, 0.50}, {0.30, 0.50, 0.50, 0.30}},
	forms.Unknown:      {{0.50, 0.50, 0.50, 0.51}},
	forms.Doubtful:     {{0.25, 0.50, 0.75, 0.50}},
	forms.NotMet:       {{0.33, 0.33, 0.67, 0.67}, {0.67, 0.33, 0.33, 0.67}},
}

func cellColours(o forms.Outcome) (ink, back color.Color) {
	switch o {
	case forms.Met:
		return theme.Color(theme.ColorNameForegroundOnSuccess), theme.Color(look.ColorOK)
	case forms.Confirm, forms.Doubtful:
		ink := theme.Color(look.ColorWarn)
		return ink, mixed(theme.Color(look.ColorWarnBack), ink, 0.22)
	case forms.NotMet:
		return theme.Color(look.ColorBlock), theme.Color(look.ColorBlockBack)
	}
	return theme.Color(look.ColorMuted), theme.Color(theme.ColorNameHeaderBackground)
}

// fine is how many samples a pixel has in each direction, which smooths the strokes.
const fine = 4

func paintCell(kind cellKind, width, height int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	ink, back := cellColours(kind.outcome)
	gap := max(1, height/20)
	body := image.Rect(gap, gap, width-gap, height-gap)
	draw.Draw(img, body, image.NewUniform(back), image.Point{}, draw.Src)
	if len(cellMarks[kind.outcome]) == 0 {
		return img
	}
	size := float64(min(body.Dx(), body.Dy()))
	left, top := float64(body.Min.X)+(float64(body.Dx())-size)/2, float64(body.Min.Y)+(float64(body.Dy())-size)/2
	thick := size * 0.055
	for y := body.Min.Y; y < body.Max.Y; y++ {
		for x := body.Min.X; x < body.Max.X; x++ {
			hit := 0
			for i := range fine * fine {
				px := (float64(x) + (float64(i%fine)+0.5)/fine - left) / size
				py := (float64(y) + (float64(i/fine)+0.5)/fine - top) / size
				if nearStroke(cellMarks[kind.outcome], px, py, thick/size) {
					hit++
				}
			}
			if hit > 0 {
				img.Set(x, y, mixed(back, ink, float64(hit)/(fine*fine)))
			}
		}
	}
	if kind.begun {
		corner(img, body, theme.Color(theme.ColorNamePrimary))
	}
	return img
}

// nearStroke tells whether a point lies within a distance of some stroke.
func nearStroke(strokes []stroke, x, y, distance float64) bool {
	for _, s := range strokes {
		dx, dy := s.x1-s.x0, s.y1-s.y0
		t := min(max(((x-s.x0)*dx+(y-s.y0)*dy)/(dx*dx+dy*dy), 0), 1)
		if math.Hypot(x-s.x0-t*dx, y-s.y0-t*dy) <= distance {
			return true
		}
	}
	return false
}

func mixed(back, ink color.Color, share float64) color.Color {
	r0, g0, b0, _ := back.RGBA()
	r1, g1, b1, _ := ink.RGBA()
	mix := func(a, b uint32) uint8 { return uint8((float64(a)*(1-share) + float64(b)*share) / 257) }
	return color.RGBA{mix(r0, r1), mix(g0, g1), mix(b0, b1), 255}
}

// corner marks the upper right of a cell with a triangle.
func corner(img *image.RGBA, body image.Rectangle, paint color.Color) {
	side := body.Dy() * 3 / 10
	for y := range side {
		for x := range side - y {
			img.Set(body.Max.X-1-x, body.Min.Y+y, paint)
		}
	}
}

// paint draws the part of the map that can be seen: width × height pixels, the map's point (left, top) at their origin.
func (h *heatMap) paint(width, height int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	view := h.scroll.Size()
	if view.Width <= 0 || view.Height <= 0 {
		return img
	}
	scale := float32(width) / view.Width
	pixels := func(v float32) int { return int(math.Round(float64(v * scale))) }
	cw, ch := pixels(h.cellWidth()), pixels(h.cellHeight())
	off := h.scroll.Offset
	firstRow, lastRow := h.visibleRows()
	firstCol, lastCol := h.visibleCols()
	for i := firstRow; i <= lastRow; i++ {
		y := pixels(float32(i)*h.cellHeight() - off.Y)
		for j := firstCol; j <= lastCol; j++ {
			x := pixels(h.left(j) - off.X)
			cell := h.painter.of(h.rows[i].cells[j], cw, ch)
			draw.Draw(img, image.Rect(x, y, x+cw, y+ch), cell, image.Point{}, draw.Src)
		}
	}
	return img
}
