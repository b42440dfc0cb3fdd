package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/say"
)

// Box is a place within a drawing.
type Box struct{ X, Y, Width, Height float32 }

// lay gives an object the place.
func (b Box) lay(o fyne.CanvasObject) {
	o.Resize(fyne.NewSize(b.Width, b.Height))
	o.Move(fyne.NewPos(b.X, b.Y))
}

// Drawing collects what a widget is drawn of, the undermost first. The zero Drawing is empty.
type Drawing struct{ Objects []fyne.CanvasObject }

// Fill lays a colour over a place.
func (d *Drawing) Fill(at Box, paint fyne.ThemeColorName) *canvas.Rectangle {
	f := canvas.NewRectangle(theme.Color(paint))
	at.lay(f)
	d.Objects = append(d.Objects, f)
	return f
}

// Frame draws the edge of a place.
func (d *Drawing) Frame(at Box, paint fyne.ThemeColorName, width float32) *canvas.Rectangle {
	f := canvas.NewRectangle(color.Transparent)
	f.StrokeColor, f.StrokeWidth = theme.Color(paint), width
	at.lay(f)
	d.Objects = append(d.Objects, f)
	return f
}

// Text writes one line of ordinary size into a place.
func (d *Drawing) Text(at Box, words string, ink fyne.ThemeColorName, align fyne.TextAlign) *canvas.Text {
	t := canvas.NewText(say.OneLine(words), theme.Color(ink))
	t.TextSize, t.Alignment = theme.TextSize(), align
	at.lay(t)
	d.Objects = append(d.Objects, t)
	return t
}
