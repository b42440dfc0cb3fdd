package soft

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"

	"github.com/go-text/typesetting/shaping"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/internal/cache"
	"fyne.io/fyne/v2/internal/painter"
	"fyne.io/fyne/v2/internal/painter/software"
	"fyne.io/fyne/v2/theme"
)

// scaled is a canvas of which only the scale is asked.
type scaled struct {
	fyne.Canvas
	scale float32
}

func (s scaled) Scale() float32 { return s.scale }

// textKey is all that a drawn text depends on.
type textKey struct {
	text   string
	size   float32 // in pixels
	style  fyne.TextStyle
	fonts  shaping.Fontmap
	colour color.RGBA
	from   int32 // where in the text it begins, in pixels
}

// tile is how many pixels of a long text are drawn at once; what is not seen of it is not drawn.
const tile = 1024

func (p *Painter) text(t *canvas.Text, pos fyne.Position) {
	decorated := t.TextStyle.Underline || t.TextStyle.Strikethrough
	if t.Text == "" || t.Text == " " && !decorated {
		return
	}
	size, room := t.MinSize(), t.Size()
	switch t.Alignment {
	case fyne.TextAlignTrailing:
		pos.X += room.Width - size.Width
	case fyne.TextAlignCenter:
		pos.X += (room.Width - size.Width) / 2
	}
	if room.Height > size.Height {
		pos.Y += (room.Height - size.Height) / 2
	}
	at := box{left: p.px(pos.X), top: p.px(pos.Y)}
	at.right = at.left + p.up(size.Width+painter.VectorPad(t)) // italics lean over
	at.bottom = at.top + p.up(size.Height+painter.TextVectorPad)
	if !p.sees(at) {
		return
	}
	ink := t.Color
	if ink == nil {
		ink = theme.Color(theme.ColorNameForeground)
	}
	fonts := painter.CachedFontFace(t.TextStyle, t.FontSource, t).Fonts
	key := textKey{text: t.Text, size: t.TextSize * p.scale, style: t.TextStyle, fonts: fonts, colour: color.RGBAModel.Convert(ink).(color.RGBA)}
	for part := at; part.left < at.right; part.left = part.right {
		part.right = min(part.left+tile, at.right)
		if !p.sees(part) {
			continue
		}
		key.from = part.left - at.left
		tex := p.texts.get(key, func() *texture {
			img := image.NewRGBA(image.Rect(0, 0, int(part.right-part.left), int(at.bottom-at.top)))
			painter.DrawStringOffset(img, t.Text, ink, fonts, t.TextSize, p.scale, t.TextStyle, int(key.from))
			return premultiplied(img)
		})
		p.add(op{kind: textured, at: part, tex: tex})
	}
	if decorated {
		p.decorate(t, pos, size.Width, ink)
	}
}

// decorate draws the lines of a text.
func (p *Painter) decorate(t *canvas.Text, pos fyne.Position, width float32, ink color.Color) {
	_, baseline := cache.GetFontMetrics(t.Text, t.TextSize, t.TextStyle, t.FontSource)
	line := func(y float32) {
		at := p.boxOf(pos.AddXY(0, y), fyne.NewSize(width, 0))
		at.bottom = at.top + max(1, p.px(1))
		p.add(op{kind: filled, at: at, colour: pixel(ink.RGBA())})
	}
	if t.TextStyle.Underline {
		line(baseline + painter.UnderlineOffsetFromBaseline)
	}
	if t.TextStyle.Strikethrough {
		line(baseline * painter.StrikethroughToBaselineFactor)
	}
}

// shapeKey is all that a drawn shape depends on; lengths are in pixels.
type shapeKey struct {
	words         string // of a rare shape everything; of others its kind
	width, height int32
	fill, line    color.RGBA
	stroke        float32
	radii         [4]float32
	shadow        canvas.Shadow
	shade         color.RGBA
}

// rgba is a colour that can be compared; none is transparent.
func rgba(c color.Color) color.RGBA {
	if c == nil {
		return color.RGBA{}
	}
	return color.RGBAModel.Convert(c).(color.RGBA)
}

// thick is a length in whole pixels, at least one for what is there at all.
func (p *Painter) thick(v float32) float32 {
	if v <= 0 {
		return 0
	}
	return max(1, float32(p.px(v)))
}

func (p *Painter) circle(c *canvas.Circle, pos fyne.Position) {
	if painter.IsShadowVisible(c.Shadow) {
		p.shape(c, pos)
		return
	}
	at := p.boxOf(pos, c.Size())
	width, height := at.right-at.left, at.bottom-at.top
	big := &canvas.Circle{FillColor: c.FillColor, StrokeColor: c.StrokeColor, StrokeWidth: p.thick(c.StrokeWidth)}
	if big.StrokeColor == nil {
		big.StrokeColor, big.StrokeWidth = color.Transparent, 0
	}
	big.Resize(fyne.NewSize(float32(width), float32(height)))
	pad := int32(painter.VectorPad(big))
	at = box{at.left - pad, at.top - pad, at.right + pad, at.bottom + pad}
	if width <= 0 || height <= 0 || !p.sees(at) {
		return
	}
	key := shapeKey{words: "circle", width: width, height: height, fill: rgba(c.FillColor), line: rgba(c.StrokeColor), stroke: big.StrokeWidth}
	tex := p.shapes.get(key, func() *texture { return premultiplied(painter.DrawCircle(big, float32(pad), same)) })
	p.add(op{kind: textured, at: at, tex: tex})
}

// same is for rasterisers: the lengths are in pixels already.
func same(v float32) float32 { return v }

// shape draws one that is rare: lines, polygons, curves, arcs.
func (p *Painter) shape(o fyne.CanvasObject, pos fyne.Position) {
	size := o.Size()
	around := painter.VectorPad(o) + 2
	switch o := o.(type) {
	case *canvas.Ellipse: // a turned one needs more room
		around += max(size.Width, size.Height) + reach(o.Shadow)
	case *canvas.Circle:
		around += reach(o.Shadow)
	}
	margin := p.px(around) + 1
	width, height := p.px(size.Width), p.px(size.Height)
	at := box{p.px(pos.X) - margin, p.px(pos.Y) - margin, p.px(pos.X) + width + margin, p.px(pos.Y) + height + margin}
	if !p.sees(at) {
		return
	}
	key := shapeKey{words: fmt.Sprintf("%T %+v", o, o), width: width, height: height}
	tex := p.shapes.get(key, func() *texture { return p.rasterised(o, margin, at) })
	p.add(op{kind: textured, at: at, tex: tex})
}

// reach is how far a shadow reaches beyond what throws it.
func reach(s canvas.Shadow) float32 {
	if !painter.IsShadowVisible(s) {
		return 0
	}
	far := max(s.Offset.X, -s.Offset.X, s.Offset.Y, -s.Offset.Y)
	return s.BlurRadius + max(s.Spread, -s.Spread) + far
}

// rasterised is an object as the toolkit's software painter draws it, with so many pixels around it, on a picture of the size of at.
func (p *Painter) rasterised(o fyne.CanvasObject, margin int32, at box) *texture {
	base := image.NewNRGBA(image.Rect(0, 0, int(at.right-at.left), int(at.bottom-at.top)))
	// That painter rounds up: a little less, so that it meets the pixel.
	place := (float32(margin) - 0.01) / p.scale
	if r, ok := o.(*canvas.Raster); ok {
		o = bounded(r)
	}
	software.DrawObject(scaled{scale: p.scale}, o, fyne.NewPos(place, place), base)
	return premultiplied(base)
}

// bounded is a raster like another, of which a picture of one colour has bounds too.
func bounded(r *canvas.Raster) *canvas.Raster {
	like := *r
	like.Generator = func(width, height int) image.Image {
		img := r.Generator(width, height)
		if plain, ok := img.(*image.Uniform); ok {
			sheet := image.NewNRGBA(image.Rect(0, 0, width, height))
			draw.Draw(sheet, sheet.Rect, plain, image.Point{}, draw.Src)
			return sheet
		}
		return img
	}
	return &like
}

// picture draws what is known by the object alone: it is drawn anew when the object was refreshed or has another size.
func (p *Painter) picture(o fyne.CanvasObject, pos fyne.Position) {
	size := o.Size()
	left, top := p.px(pos.X), p.px(pos.Y)
	at := box{left, top, left + p.up(size.Width), top + p.up(size.Height)}
	if at.empty() || !p.sees(at) {
		return
	}
	tex := p.objects[o]
	if tex != nil && int32(tex.Width) == at.right-at.left && int32(tex.Height) == at.bottom-at.top {
		cache.GetTexture(o) // it is still needed
	} else {
		tex = p.rasterised(o, 0, at)
		p.objects[o] = tex
		cache.SetTexture(o, 1, p.canvas)
	}
	p.add(op{kind: textured, at: at, tex: tex})
}
