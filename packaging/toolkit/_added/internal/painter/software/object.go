package software

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// DrawObject draws one object, not its children, into base, whose bounds are a part of the canvas in pixels.
func DrawObject(c fyne.Canvas, obj fyne.CanvasObject, pos fyne.Position, base *image.NRGBA) {
	clip := base.Rect
	switch o := obj.(type) {
	case *canvas.Image:
		drawImage(c, o, pos, base, clip)
	case *canvas.Circle:
		drawCircle(c, o, pos, base, clip)
	case *canvas.Line:
		drawLine(c, o, pos, base, clip)
	case *canvas.RegularPolygon:
		drawPolygon(c, o, pos, base, clip)
	case *canvas.ArbitraryPolygon:
		drawArbitraryPolygon(c, o, pos, base, clip)
	case *canvas.Raster:
		drawRaster(c, o, pos, base, clip)
	case *canvas.Rectangle:
		drawRectangle(c, o, pos, base, clip)
	case *canvas.Arc:
		drawArc(c, o, pos, base, clip)
	case *canvas.BezierCurve:
		drawBezierCurve(c, o, pos, base, clip)
	case *canvas.Ellipse:
		drawEllipse(c, o, pos, base, clip)
	case gradient:
		drawGradient(c, o, pos, base, clip)
	}
}
