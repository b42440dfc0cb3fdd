// Package soft paints a window without OpenGL, into memory, with the toolkit's own rasterisers for texts, shapes and
// pictures. What they draw is kept as long as it is shown; of a new picture only the parts that differ from the last one are
// painted. The driver shows them.
package soft

import (
	"image"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/internal"
	"fyne.io/fyne/v2/internal/cache"
	"fyne.io/fyne/v2/theme"
)

// Painter paints one canvas. A picture begins with Clear, goes on with Paint for every object from the back to the front,
// and ends with Frame. All calls are made on the goroutine of the windows.
type Painter struct {
	canvas        fyne.Canvas
	frameScale    float32
	scale         float32 // pixels for a unit of the toolkit
	width, height int     // of the window in pixels

	clip  box
	next  []op // of the picture that is being made
	shown []op // of the one that pixels holds
	begun bool // since Frame was last called

	pixels *Pixels
	whole  bool    // the window has lost what it showed
	blur   *Pixels // what the uppermost blurred op of shown has painted

	texts   made[textKey]
	shapes  made[shapeKey]
	objects map[fyne.CanvasObject]*texture
}

// New makes a painter for a canvas.
func New(c fyne.Canvas) *Painter {
	return &Painter{
		canvas: c, frameScale: 1, scale: 1,
		texts: made[textKey]{of: map[textKey]*texture{}}, shapes: made[shapeKey]{of: map[shapeKey]*texture{}},
		objects: map[fyne.CanvasObject]*texture{},
	}
}

// Init does nothing: there is nothing to get ready.
func (p *Painter) Init() {}

// Capture is a copy of the last picture.
func (p *Painter) Capture(fyne.Canvas) image.Image {
	if p.pixels == nil {
		return image.NewNRGBA(image.Rect(0, 0, 1, 1))
	}
	return p.pixels.image()
}

// SetFrameBufferScale says how many pixels there are for each of the window's own.
func (p *Painter) SetFrameBufferScale(scale float32) { p.frameScale = scale }

// SetOutputSize sets the size of the window in pixels.
func (p *Painter) SetOutputSize(width, height int) { p.width, p.height = width, height }

// Clear begins a picture.
func (p *Painter) Clear() {
	p.scale = p.canvas.Scale() * p.frameScale
	p.next, p.begun = p.next[:0], true
	now := time.Now()
	p.texts.begin(now)
	p.shapes.begin(now)
	p.StopClipping()
	// The toolkit rounds the size of a canvas up and down: one pixel more than it says, so that no edge of the window is left out.
	p.clip.right, p.clip.bottom = p.clip.right+1, p.clip.bottom+1
	p.add(op{kind: filled, at: p.clip, colour: pixel(theme.Color(theme.ColorNameBackground).RGBA())})
	p.StopClipping()
}

// StartClipping has what follows seen in one part only.
func (p *Painter) StartClipping(pos fyne.Position, size fyne.Size) {
	p.StopClipping()
	p.clip = p.clip.and(p.boxOf(pos, size))
}

// StopClipping lets what follows be seen everywhere.
func (p *Painter) StopClipping() { p.clip = box{0, 0, int32(p.width), int32(p.height)} }

// Free forgets what was drawn of an object, as it looks different now.
func (p *Painter) Free(obj fyne.CanvasObject) {
	if _, ok := p.objects[obj]; ok {
		delete(p.objects, obj)
		cache.DeleteTexture(obj)
	}
}

// Paint paints one object, not its children.
func (p *Painter) Paint(obj fyne.CanvasObject, pos fyne.Position, _ fyne.Size, _ *internal.ClipItem) {
	if !obj.Visible() || p.clip.empty() {
		return
	}
	switch o := obj.(type) {
	case *canvas.Text:
		p.text(o, pos)
	case *canvas.Rectangle:
		p.rectangle(o, pos)
	case *canvas.Circle:
		p.circle(o, pos)
	case *canvas.Line, *canvas.RegularPolygon, *canvas.ArbitraryPolygon, *canvas.Arc, *canvas.BezierCurve, *canvas.Ellipse:
		p.shape(o, pos)
	case *canvas.Blur:
		if radius := o.Radius * p.scale; radius >= 1 {
			p.add(op{kind: blurred, at: p.boxOf(pos, o.Size()), radius: radius})
		}
	case *canvas.Image:
		if !o.Size().IsZero() && o.Image != nil {
			p.picture(o, pos)
		}
	case *canvas.Raster, interface{ Generate(int, int) image.Image }:
		if !obj.Size().IsZero() {
			p.picture(obj, pos)
		}
	}
}

// add puts an op into the picture, if anything of it can be seen.
func (p *Painter) add(o op) {
	if o.seen = o.at.and(p.clip); !o.seen.empty() {
		p.next = append(p.next, o)
	}
}

// sees tells whether anything of a box can be seen.
func (p *Painter) sees(b box) bool { return !b.and(p.clip).empty() }

// px is a length or place in whole pixels.
func (p *Painter) px(v float32) int32 { return int32(math.Round(float64(v * p.scale))) }

// up is a length in pixels, rounded up.
func (p *Painter) up(v float32) int32 { return int32(math.Ceil(float64(v*p.scale) - 0.01)) }

// boxOf is where something lies; both edges are rounded, so that neighbours meet.
func (p *Painter) boxOf(pos fyne.Position, size fyne.Size) box {
	return box{p.px(pos.X), p.px(pos.Y), p.px(pos.X + size.Width), p.px(pos.Y + size.Height)}
}

// Expose has the next Frame give the whole window: the system has lost what it showed.
func (p *Painter) Expose() { p.whole = true }

// Frame ends a picture and gives it with the parts of it that the window does not show yet. The pixels are the painter's and are
// overwritten by the next picture.
func (p *Painter) Frame() (*Pixels, []image.Rectangle) {
	changes := p.render()
	if p.pixels == nil {
		return &Pixels{}, nil
	}
	if p.whole {
		p.whole, changes = false, []box{p.pixels.whole()}
	}
	parts := make([]image.Rectangle, len(changes))
	for i, b := range changes {
		parts[i] = b.rectangle()
	}
	return p.pixels, parts
}
