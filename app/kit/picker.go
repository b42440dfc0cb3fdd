package kit

import (
	"image/color"

	"yibiao/app/say"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Picker is the toolkit's select, with the window's keys; Enter opens it as Space does.
type Picker struct {
	widget.Select
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
func (p *Picker) Tapped(*fyne.PointEvent) { ShowOptions(&p.Select, p) }

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
