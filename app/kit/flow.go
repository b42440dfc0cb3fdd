package kit

import "fyne.io/fyne/v2"

// Flow puts children beside one another and goes on below where there is no more room.
type Flow struct {
	Gap   float32
	width float32 // of the last layout, which decides the height
}

// MinSize is as wide as the widest child and as high as the lines that the last width made.
func (f *Flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var widest float32
	for _, o := range objects {
		widest = max(widest, o.MinSize().Width)
	}
	return fyne.NewSize(widest, f.arrange(objects, max(f.width, widest), nil))
}

// Layout places the children.
func (f *Flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.arrange(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position) {
		o.Resize(o.MinSize())
		o.Move(at)
	})
}

// arrange walks through the lines, hands each child its place and gives the height. put may be nil.
func (f *Flow) arrange(objects []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position)) float32 {
	gap := Scaled(f.Gap)
	var x, y, line float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if x > 0 && x+m.Width > width {
			x, y, line = 0, y+line+gap, 0
		}
		if put != nil {
			put(o, fyne.NewPos(x, y))
		}
		x += m.Width + gap
		line = max(line, m.Height)
	}
	return y + line
}
