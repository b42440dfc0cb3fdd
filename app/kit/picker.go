package kit

import (
	"image/color"
	"unicode"

	"yibiao/app/say"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Picker is the toolkit's select, with the window's keys; Enter opens it as Space does, and so does a letter, which narrows its list.
type Picker struct {
	widget.Select
	// Arrived is called when the keyboard comes; nil for nothing.
	Arrived func()
	// Deaf is a letter that is not for the list, once: a key that opened a dialog is followed by its letter, which comes to the dialog. 0
	// for none.
	Deaf rune
}

// NewPicker makes a list of words; changed gets the index of what was picked.
func NewPicker(words []string, selected int, changed func(int)) *Picker {
	p := &Picker{}
	p.Options, p.PlaceHolder = words, say.T("请选择")
	if selected >= 0 {
		p.Selected = words[selected]
	}
	p.OnChanged = func(string) { changed(p.SelectedIndex()) }
	p.ExtendBaseWidget(p)
	return p
}

// Tapped opens the list.
func (p *Picker) Tapped(*fyne.PointEvent) { OpenOptions(&p.Select, p) }

// FocusGained tells that the keyboard came.
func (p *Picker) FocusGained() {
	p.Select.FocusGained()
	showFocused(p)
	if p.Arrived != nil {
		p.Arrived()
	}
}

// TypedRune opens the list, narrowed by the letter.
func (p *Picker) TypedRune(r rune) {
	if deaf := p.Deaf; deaf != 0 {
		if p.Deaf = 0; unicode.ToLower(r) == deaf {
			return
		}
	}
	TypeIntoOptions(&p.Select, p, r)
}

// TypedKey opens the list on Enter, Space and the arrows.
func (p *Picker) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter || key.Name == fyne.KeySpace || key.Name == fyne.KeyUp || key.Name == fyne.KeyDown:
		p.Tapped(nil)
	case !Forward(p, key):
		p.Select.TypedKey(key)
	}
}

// PickLine is a printed word with what it stands for.
func PickLine(words string, p *Picker) fyne.CanvasObject {
	edge := canvas.NewRectangle(color.Transparent) // the toolkit's select has none, and would look like text
	edge.StrokeColor, edge.StrokeWidth = theme.Color(theme.ColorNameInputBorder), theme.InputBorderSize()
	edge.CornerRadius = theme.InputRadiusSize()
	return LayoutPair(120, Within(0, 8, Paragraph(words, theme.ColorNameForeground, theme.SizeNameText, false)), container.NewStack(p, edge))
}

// OpenOptions opens the list of a select, which lies in or is the given widget; nil where it rests or has no window.
func OpenOptions(s *widget.Select, on interface {
	fyne.CanvasObject
	fyne.Focusable
}) *OpenList {
	c := Canvas(on)
	if c == nil || s.Disabled() {
		return nil
	}
	if c.Focused() != fyne.Focusable(on) {
		c.Focus(on)
	}
	return Choices{Words: s.Options, Chosen: s.SelectedIndex(), Take: s.SetSelectedIndex}.OpenBelow(on)
}

// TypeIntoOptions opens the list of a select, narrowed by a letter.
func TypeIntoOptions(s *widget.Select, on interface {
	fyne.CanvasObject
	fyne.Focusable
}, r rune) {
	if r <= ' ' {
		return
	}
	if list := OpenOptions(s, on); list != nil {
		list.TypedRune(r)
	}
}
