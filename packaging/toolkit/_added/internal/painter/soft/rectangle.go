package soft

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/internal/painter"
	"fyne.io/fyne/v2/internal/painter/software"
)

func (p *Painter) rectangle(r *canvas.Rectangle, pos fyne.Position) {
	size := r.Size()
	if r.Aspect != 0 && size.Height > 0 {
		pos, size = fitted(pos, size, r.Aspect)
	}
	at := p.boxOf(pos, size)
	if at.empty() {
		return
	}
	big := p.enlarged(r)
	if big.StrokeWidth == 0 && radius(big) == 0 && !painter.IsShadowVisible(r.Shadow) {
		if r.FillColor != nil {
			p.add(op{kind: filled, at: at, colour: pixel(r.FillColor.RGBA())})
		}
		return
	}
	p.framed(big, at)
}

// fitted is the part of a place that has the aspect, in its middle.
func fitted(pos fyne.Position, size fyne.Size, aspect float32) (fyne.Position, fyne.Size) {
	inner := size
	if size.Width/size.Height > aspect {
		inner.Width = size.Height * aspect
	} else {
		inner.Height = size.Width / aspect
	}
	return pos.AddXY((size.Width-inner.Width)/2, (size.Height-inner.Height)/2), inner
}

// enlarged is the rectangle with all its lengths in pixels, but for its size.
func (p *Painter) enlarged(r *canvas.Rectangle) *canvas.Rectangle {
	const enough = 1 << 20 // the toolkit's largest radius is beyond all numbers
	corner := func(of float32) float32 {
		return float32(math.Round(float64(min(painter.GetCornerRadius(of, r.CornerRadius), enough) * p.scale)))
	}
	big := &canvas.Rectangle{
		FillColor: r.FillColor, TopLeftCornerRadius: corner(r.TopLeftCornerRadius), TopRightCornerRadius: corner(r.TopRightCornerRadius),
		BottomLeftCornerRadius: corner(r.BottomLeftCornerRadius), BottomRightCornerRadius: corner(r.BottomRightCornerRadius),
	}
	if r.StrokeColor != nil && rgba(r.StrokeColor).A > 0 {
		big.StrokeColor, big.StrokeWidth = r.StrokeColor, p.thick(r.StrokeWidth)
	}
	if painter.IsShadowVisible(r.Shadow) {
		big.Shadow = r.Shadow
		big.Shadow.BlurRadius *= p.scale
		big.Shadow.Spread = float32(p.px(r.Shadow.Spread))
		big.Shadow.Offset = fyne.NewPos(float32(p.px(r.Shadow.Offset.X)), float32(p.px(r.Shadow.Offset.Y)))
	}
	return big
}

// radius is the largest of its corners.
func radius(r *canvas.Rectangle) float32 {
	return max(r.TopLeftCornerRadius, r.TopRightCornerRadius, r.BottomLeftCornerRadius, r.BottomRightCornerRadius)
}

// framed paints a rectangle that is more than one colour: only its edges are drawn, and what is between them is stretched.
func (p *Painter) framed(big *canvas.Rectangle, at box) {
	width, height := at.right-at.left, at.bottom-at.top
	around := 1 + int32(math.Ceil(float64(reach(big.Shadow))))
	seen := box{at.left - around, at.top - around, at.right + around, at.bottom + around}
	if !p.sees(seen) {
		return
	}
	inner := int32(math.Ceil(float64(min(radius(big), float32(min(width, height)))+big.StrokeWidth+2*reach(big.Shadow)))) + 2
	small := fyne.NewSize(float32(min(width, 2*inner+1)), float32(min(height, 2*inner+1)))
	key := shapeKey{
		words: "rectangle", width: int32(small.Width), height: int32(small.Height), fill: rgba(big.FillColor), line: rgba(big.StrokeColor),
		stroke: big.StrokeWidth, shadow: big.Shadow, shade: rgba(big.Shadow.Color),
		radii: [4]float32{big.TopLeftCornerRadius, big.TopRightCornerRadius, big.BottomLeftCornerRadius, big.BottomRightCornerRadius},
	}
	key.shadow.Color = nil // it need not be comparable
	tex := p.shapes.get(key, func() *texture { return drawn(big, small, int(around)) })
	p.add(op{kind: stretched, at: seen, tex: tex, edge: around + inner})
}

// drawn is a rectangle of a size in pixels, with so many pixels around it. Its line lies within it, as OpenGL's painter draws it.
func drawn(big *canvas.Rectangle, size fyne.Size, around int) *texture {
	half := big.StrokeWidth / 2
	inside := &canvas.Rectangle{
		FillColor: big.FillColor, StrokeColor: big.StrokeColor, StrokeWidth: big.StrokeWidth,
		TopLeftCornerRadius: max(0, big.TopLeftCornerRadius-half), TopRightCornerRadius: max(0, big.TopRightCornerRadius-half),
		BottomLeftCornerRadius: max(0, big.BottomLeftCornerRadius-half), BottomRightCornerRadius: max(0, big.BottomRightCornerRadius-half),
	}
	face := painter.DrawRectangle(inside, max(0, size.Width-2*half), max(0, size.Height-2*half), float32(around)+half, same)
	if !painter.IsShadowVisible(big.Shadow) {
		return premultiplied(face)
	}
	base := image.NewNRGBA(face.Rect)
	ground := *big
	ground.StrokeWidth, ground.FillColor = 0, color.Transparent
	if big.FillColor != nil {
		ground.FillColor = big.FillColor
	}
	ground.Resize(size)
	software.DrawObject(scaled{scale: 1}, &ground, fyne.NewSquareOffsetPos(float32(around)), base)
	if half > 0 {
		draw.Draw(base, base.Rect, face, image.Point{}, draw.Over)
	}
	return premultiplied(base)
}
