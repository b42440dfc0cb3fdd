package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// ShowList opens a list of choices below a place of the window, as wide as that, or above it where there is no room below: what is
// chosen for stays to be seen.
func ShowList(c fyne.Canvas, items []*fyne.MenuItem, at fyne.Position, size fyne.Size) *widget.PopUpMenu {
	list := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	least := list.MinSize()
	spot := at.AddXY(0, size.Height)
	if spot.Y+least.Height > c.Size().Height && at.Y >= least.Height {
		spot.Y = at.Y - least.Height
	}
	list.ShowAtPosition(spot)
	list.Resize(fyne.NewSize(max(least.Width, size.Width), list.MinSize().Height))
	return list
}

// ShowOptions opens the list of a select so.
func ShowOptions(s *widget.Select, on fyne.CanvasObject) {
	c := Canvas(on)
	if c == nil || s.Disabled() {
		return
	}
	if f, ok := on.(fyne.Focusable); ok && c.Focused() != f {
		c.Focus(f)
	}
	var items []*fyne.MenuItem
	for _, option := range s.Options {
		items = append(items, fyne.NewMenuItem(option, func() { s.SetSelected(option) }))
	}
	ShowList(c, items, fyne.CurrentApp().Driver().AbsolutePositionForObject(on), on.Size())
}
