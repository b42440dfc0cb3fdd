package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Canvas is the canvas that an object is in. The driver knows an object only once it was painted, and this program has
// one window, so an object that is new stands in that window. It is nil when there is no window.
func Canvas(o fyne.CanvasObject) fyne.Canvas {
	if fyne.CurrentApp() == nil {
		return nil
	}
	d := fyne.CurrentApp().Driver()
	if c := d.CanvasForObject(o); c != nil {
		return c
	}
	if windows := d.AllWindows(); len(windows) > 0 {
		return windows[0].Canvas()
	}
	return nil
}

// ShowBelow opens a menu right below an object; nothing while that is in no window.
func ShowBelow(o fyne.CanvasObject, menu *fyne.Menu) {
	if c := Canvas(o); c != nil {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		widget.ShowPopUpMenuAtPosition(menu, c, at.AddXY(0, o.Size().Height))
	}
}
