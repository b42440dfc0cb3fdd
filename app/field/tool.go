package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
)

// tool is a quiet button below a table. Enter presses it as Space does, and the window gets its keys.
type tool struct{ widget.Button }

func newTool(words string, icon fyne.Resource, do func()) *tool {
	t := &tool{}
	t.Text, t.Icon, t.OnTapped, t.Importance = words, icon, do, widget.LowImportance
	t.ExtendBaseWidget(t)
	return t
}

// TypedKey presses the button on Enter.
func (t *tool) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyReturn, key.Name == fyne.KeyEnter:
		t.Tapped(nil)
	case kit.Forward(t, key):
	default:
		t.Button.TypedKey(key)
	}
}

func enable(b *tool, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// wrap puts children beside one another and goes on below where there is no more room.
type wrap struct{ width float32 }

func (w *wrap) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var widest float32
	for _, o := range objects {
		widest = max(widest, o.MinSize().Width)
	}
	return fyne.NewSize(widest, w.arrange(objects, max(w.width, widest), nil))
}

func (w *wrap) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w.width = size.Width
	w.arrange(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position) {
		o.Resize(o.MinSize())
		o.Move(at)
	})
}

// arrange walks through the lines and gives their height; put may be nil.
func (w *wrap) arrange(objects []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position)) float32 {
	var x, y, line float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		if x > 0 && x+m.Width > width {
			x, y, line = 0, y+line, 0
		}
		if put != nil {
			put(o, fyne.NewPos(x, y))
		}
		x += m.Width + theme.Padding()
		line = max(line, m.Height)
	}
	return y + line
}
