package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// sideScroll scrolls a sheet sideways and hands the turns of the mouse wheel on to the page: the toolkit's own scroll
// keeps every turn, and the page would stand still while the pointer is over a table.
type sideScroll struct {
	container.Scroll
	turn func(*fyne.ScrollEvent) // may be nil
}

func newSideScroll(content fyne.CanvasObject, turn func(*fyne.ScrollEvent)) *sideScroll {
	s := &sideScroll{turn: turn}
	s.Content, s.Direction = content, container.ScrollHorizontalOnly
	s.ExtendBaseWidget(s)
	return s
}

// Scrolled goes sideways for a turn sideways, and hands the other turns on.
func (s *sideScroll) Scrolled(e *fyne.ScrollEvent) {
	if e.Scrolled.DX != 0 || s.turn == nil {
		s.Scroll.Scrolled(e)
		return
	}
	s.turn(e)
}
