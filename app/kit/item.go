package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/look"
)

// Item is a line of a list that can be chosen: by the mouse, or by Enter and Space while it has the keyboard. Up and
// Down go to its neighbours.
type Item struct {
	widget.BaseWidget
	content  fyne.CanvasObject
	Chosen   func()
	Arrived  func()                    // the keyboard came; may be nil
	Clicked  func()                    // instead of Chosen for the mouse; nil means chosen
	OnKey    func(*fyne.KeyEvent) bool // sees each key first and tells whether it was used up; may be nil
	OnRune   func(rune)                // takes letters; may be nil
	Menu     func() *fyne.Menu         // the context menu; may be nil
	Selected bool
	Focused  bool
	hovered  bool
}

var _ fyne.Focusable = (*Item)(nil)
var _ fyne.Tappable = (*Item)(nil)
var _ desktop.Hoverable = (*Item)(nil)

// NewItem makes a line that does chosen when it is chosen.
func NewItem(content fyne.CanvasObject, chosen func()) *Item {
	i := &Item{content: content, Chosen: chosen}
	i.ExtendBaseWidget(i)
	return i
}

// Choose shows the line as the one that is open, or not.
func (i *Item) Choose(selected bool) {
	if i.Selected != selected {
		i.Selected = selected
		i.Refresh()
	}
}

// Tapped chooses.
func (i *Item) Tapped(*fyne.PointEvent) {
	Focus(i)
	if i.Clicked != nil {
		i.Clicked()
		return
	}
	i.Chosen()
}

// TappedSecondary opens the context menu.
func (i *Item) TappedSecondary(e *fyne.PointEvent) { i.openMenu(e.AbsolutePosition) }

func (i *Item) openMenu(at fyne.Position) {
	if i.Menu == nil {
		return
	}
	Focus(i)
	if c, menu := Canvas(i), i.Menu(); c != nil && menu != nil {
		widget.ShowPopUpMenuAtPosition(menu, c, at)
	}
}

// TypedKey chooses, or goes to a neighbour.
func (i *Item) TypedKey(key *fyne.KeyEvent) {
	if i.OnKey != nil && i.OnKey(key) {
		return
	}
	c := Canvas(i)
	switch key.Name {
	case desktop.KeyMenu:
		i.openMenu(fyne.CurrentApp().Driver().AbsolutePositionForObject(i).AddXY(Scaled(20), i.Size().Height/2))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		i.Chosen()
	case fyne.KeyDown:
		c.FocusNext()
	case fyne.KeyUp:
		c.FocusPrevious()
	default:
		Forward(i, key)
	}
}

// TypedRune hands letters to whoever wants them, or to the window.
func (i *Item) TypedRune(r rune) {
	if i.OnRune != nil {
		i.OnRune(r)
		return
	}
	if c := Canvas(i); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// FocusGained shows the frame, and the line where it was out of sight.
func (i *Item) FocusGained() {
	i.Focused = true
	i.Refresh()
	showFocused(i)
	if i.Arrived != nil {
		i.Arrived()
	}
}

// FocusLost takes it away.
func (i *Item) FocusLost() { i.Focused = false; i.Refresh() }

// MouseIn shows that the line can be chosen.
func (i *Item) MouseIn(*desktop.MouseEvent) { i.hovered = true; i.Refresh() }

// MouseMoved does nothing.
func (i *Item) MouseMoved(*desktop.MouseEvent) {}

// MouseOut shows the line as before.
func (i *Item) MouseOut() { i.hovered = false; i.Refresh() }

// CreateRenderer draws the ground and the content.
func (i *Item) CreateRenderer() fyne.WidgetRenderer {
	r := &itemRenderer{item: i, ground: canvas.NewRectangle(color.Transparent)}
	r.paint()
	return r
}

type itemRenderer struct {
	item   *Item
	ground *canvas.Rectangle
}

func (r *itemRenderer) Destroy() {}

func (r *itemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.item.content}
}

func (r *itemRenderer) margins() (x, y float32) { return Scaled(10), Scaled(7) }

func (r *itemRenderer) MinSize() fyne.Size {
	x, y := r.margins()
	return r.item.content.MinSize().AddWidthHeight(2*x, 2*y)
}

func (r *itemRenderer) Layout(size fyne.Size) {
	x, y := r.margins()
	r.ground.Resize(size)
	r.item.content.Resize(size.SubtractWidthHeight(2*x, 2*y))
	r.item.content.Move(fyne.NewPos(x, y))
}

func (r *itemRenderer) Refresh() {
	r.paint()
	r.ground.Refresh()
	canvas.Refresh(r.item)
}

func (r *itemRenderer) paint() {
	r.ground.CornerRadius = Scaled(4)
	r.ground.FillColor = theme.Color(look.ColorCard)
	r.ground.StrokeWidth = 0
	switch {
	case r.item.Selected:
		r.ground.FillColor = theme.Color(look.ColorInfoBack)
	case r.item.hovered:
		r.ground.FillColor = theme.Color(theme.ColorNameHeaderBackground)
	}
	if r.item.Focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(theme.ColorNamePrimary), 2
	}
}
