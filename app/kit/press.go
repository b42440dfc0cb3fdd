package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Press is the toolkit's button; keys that it has no use for go to the window, and Enter presses it as Space does.
type Press struct {
	widget.Button
	denied  string // why it must rest; "" where it may be pressed
	focused bool
}

func newPress(words string, rank widget.Importance, do func()) *Press {
	p := &Press{}
	p.Text, p.Importance, p.OnTapped = words, rank, do
	p.ExtendBaseWidget(p)
	return p
}

// TypedKey presses the button on Enter.
func (p *Press) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		p.Tapped(nil)
	default:
		if !Forward(p, key) {
			p.Button.TypedKey(key)
		}
	}
}

// FocusGained shows where the keyboard is.
func (p *Press) FocusGained() {
	p.focused = true
	p.Button.FocusGained()
	showFocused(p)
}

// FocusLost takes the sign away.
func (p *Press) FocusLost() {
	p.focused = false
	p.Button.FocusLost()
}

// CreateRenderer draws the toolkit's button; one on a coloured ground with a ring while it has the keyboard, since there the toolkit's own
// sign for that cannot be told from the ground.
func (p *Press) CreateRenderer() fyne.WidgetRenderer {
	r := &pressRenderer{WidgetRenderer: p.Button.CreateRenderer(), press: p, ring: canvas.NewRectangle(color.Transparent)}
	r.paint()
	return r
}

type pressRenderer struct {
	fyne.WidgetRenderer
	press *Press
	ring  *canvas.Rectangle
}

func (r *pressRenderer) Objects() []fyne.CanvasObject {
	return append(slices.Clone(r.WidgetRenderer.Objects()), r.ring)
}

func (r *pressRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	const inset = 3
	r.ring.Move(fyne.NewPos(inset, inset))
	r.ring.Resize(size.SubtractWidthHeight(2*inset, 2*inset))
}

func (r *pressRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.paint()
	r.ring.Refresh()
}

func (r *pressRenderer) paint() {
	ink := theme.ColorNameForegroundOnPrimary
	switch r.press.Importance {
	case widget.DangerImportance:
		ink = theme.ColorNameForegroundOnError
	case widget.WarningImportance:
		ink = theme.ColorNameForegroundOnWarning
	case widget.SuccessImportance:
		ink = theme.ColorNameForegroundOnSuccess
	}
	r.ring.Hidden = !r.press.focused || r.press.Importance == widget.MediumImportance || r.press.Importance == widget.LowImportance
	r.ring.StrokeColor, r.ring.StrokeWidth = theme.Color(ink), 2
	r.ring.CornerRadius = max(theme.Size(theme.SizeNameButtonRadius)-2, 0)
}

// Button makes a button of ordinary rank.
func Button(words string, do func()) *Press { return newPress(words, widget.MediumImportance, do) }

// Primary makes the button that says what to do next.
func Primary(words string, do func()) *Press { return newPress(words, widget.HighImportance, do) }

// Quiet makes a button that does not push itself forward.
func Quiet(words string, do func()) *Press { return newPress(words, widget.LowImportance, do) }

// NewDialogButton makes a button for the foot of a dialog.
func NewDialogButton(words string, main bool, do func()) interface {
	fyne.CanvasObject
	fyne.Focusable
} {
	if main {
		return Primary(words, do)
	}
	return Button(words, do)
}
