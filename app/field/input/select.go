package input

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/say"
)

// Select is the toolkit's select, telling when the keyboard comes and goes.
type Select struct {
	widget.Select
	hooks Hooks
}

// NewSelect makes a select of the given options, with none selected.
func NewSelect(options []string, h Hooks) *Select {
	s := &Select{hooks: h}
	s.Options = slices.Clone(options)
	s.PlaceHolder = say.T("请选择")
	s.ExtendBaseWidget(s)
	return s
}

// TappedSecondary opens the context menu.
func (s *Select) TappedSecondary(at *fyne.PointEvent) {
	if c := kit.Canvas(s); c != nil {
		c.Focus(s)
	}
	do := Actions{}
	if s.Selected != "" {
		do.Copy, do.Clear = func() { Board().SetContent(s.Selected) }, s.ClearSelected
	}
	OpenMenu(s, at.Position, do, s.hooks.items())
}

// FocusGained tells the form that the keyboard is here.
func (s *Select) FocusGained() {
	s.Select.FocusGained()
	s.hooks.Focus()
}

// FocusLost tells the form that the keyboard has gone.
func (s *Select) FocusLost() {
	s.Select.FocusLost()
	s.hooks.leave()
}

// Tapped opens the list.
func (s *Select) Tapped(*fyne.PointEvent) { kit.OpenOptions(&s.Select, s) }

// TypedRune opens the list, narrowed by the letter.
func (s *Select) TypedRune(r rune) { kit.TypeIntoOptions(&s.Select, s, r) }

// TypedKey opens the list on Enter and F4 too, as Windows users expect, and takes the answer back on Delete: a
// slip of Backspace takes nothing.
func (s *Select) TypedKey(key *fyne.KeyEvent) {
	if s.hooks.sees(key) || kit.Forward(s, key) {
		return
	}
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF4, fyne.KeySpace, fyne.KeyUp, fyne.KeyDown:
		s.Tapped(nil)
	case fyne.KeyDelete:
		s.ClearSelected()
	default:
		s.Select.TypedKey(key)
	}
}
