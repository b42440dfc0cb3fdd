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
	OnKey   func(*fyne.KeyEvent) bool // sees each key first and tells whether it was used up; may be nil
	denied  string                    // why it must rest; "" where it may be pressed
	focused bool
	keyed   bool // a key is pressing it
}

func newPress(words string, rank widget.Importance, do func()) *Press {
	p := &Press{}
	p.Text, p.Importance = words, rank
	p.OnTapped = func() { p.pressed(do) }
	p.ExtendBaseWidget(p)
	return p
}

// pressed does what the button does. The toolkit has taken the keyboard away before: who has pressed by a key keeps it at the button, and
// where a dialog opens it is there when that has gone.
func (p *Press) pressed(do func()) {
	c := Canvas(p)
	if c == nil || c.Focused() != nil {
		do()
		return
	}
	over := len(c.Overlays().List())
	if stands(c, p) {
		c.Focus(p)
	}
	do()
	if c.Focused() == fyne.Focusable(p) && len(c.Overlays().List()) == over && !(p.keyed && stands(c, p)) {
		c.Unfocus()
	}
}

// TypedKey presses the button on Enter and Space.
func (p *Press) TypedKey(key *fyne.KeyEvent) {
	if p.OnKey != nil && p.OnKey(key) {
		return
	}
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.keyed = true
		defer func() { p.keyed = false }()
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
