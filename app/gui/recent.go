package gui

import (
	"fyne.io/fyne/v2"

	"yibiao/app/page"
)

// remember notes what was opened, and shows it in the menu.
func (s *Shell) remember(r page.Route) {
	what := page.Recent{Dossier: r.Dossier}
	if r.Page == page.Verify {
		what.File = r.File
	}
	before := page.Recents(s.opt.Session)
	if what == (page.Recent{}) || len(before) > 0 && before[0] == what {
		return
	}
	if err := page.Remember(s.opt.Session, what); err != nil {
		s.Fail(err)
		return
	}
	s.win.SetMainMenu(s.menu())
}

// stackedBars puts bars below one another, without gaps.
type stackedBars struct{}

// MinSize is as high as all bars.
func (stackedBars) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		m := o.MinSize()
		size.Width = max(size.Width, m.Width)
		size.Height += m.Height
	}
	return size
}

// Layout gives every bar the width first, which decides the height of those with text that wraps.
func (stackedBars) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var y float32
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, y))
		y += height
	}
}
