package screen

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field"
	"yibiao/app/look"
)

// item is a line of a list that can be chosen: by the mouse, or by Enter and Space while it has the keyboard. Up and
// Down go to its neighbours.
type item struct {
	widget.BaseWidget
	content  fyne.CanvasObject
	chosen   func()
	arrived  func()                    // the keyboard came; may be nil
	tapped   func()                    // instead of chosen for the mouse; nil means chosen
	onKey    func(*fyne.KeyEvent) bool // sees each key first and tells whether it was used up; may be nil
	onRune   func(rune)                // takes letters; may be nil
	menu     func() *fyne.Menu         // the context menu; may be nil
	selected bool
	focused  bool
	hovered  bool
}

var _ fyne.Focusable = (*item)(nil)
var _ fyne.Tappable = (*item)(nil)
var _ desktop.Hoverable = (*item)(nil)

func newItem(content fyne.CanvasObject, chosen func()) *item {
	i := &item{content: content, chosen: chosen}
	i.ExtendBaseWidget(i)
	return i
}

func (i *item) choose(selected bool) {
	if i.selected != selected {
		i.selected = selected
		i.Refresh()
	}
}

// Tapped chooses.
func (i *item) Tapped(*fyne.PointEvent) {
	focus(i)
	if i.tapped != nil {
		i.tapped()
		return
	}
	i.chosen()
}

// TappedSecondary opens the context menu.
func (i *item) TappedSecondary(e *fyne.PointEvent) { i.openMenu(e.AbsolutePosition) }

func (i *item) openMenu(at fyne.Position) {
	if i.menu == nil {
		return
	}
	focus(i)
	if c, menu := field.Canvas(i), i.menu(); c != nil && menu != nil {
		widget.ShowPopUpMenuAtPosition(menu, c, at)
	}
}

// TypedKey chooses, or goes to a neighbour.
func (i *item) TypedKey(key *fyne.KeyEvent) {
	if i.onKey != nil && i.onKey(key) {
		return
	}
	c := field.Canvas(i)
	switch key.Name {
	case desktop.KeyMenu:
		i.openMenu(fyne.CurrentApp().Driver().AbsolutePositionForObject(i).AddXY(scaled(20), i.Size().Height/2))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		i.chosen()
	case fyne.KeyDown:
		c.FocusNext()
	case fyne.KeyUp:
		c.FocusPrevious()
	default:
		field.Forward(i, key)
	}
}

// TypedRune hands letters to whoever wants them, or to the window.
func (i *item) TypedRune(r rune) {
	if i.onRune != nil {
		i.onRune(r)
		return
	}
	if c := field.Canvas(i); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// FocusGained shows the frame.
func (i *item) FocusGained() {
	i.focused = true
	i.Refresh()
	if i.arrived != nil {
		i.arrived()
	}
}

// FocusLost takes it away.
func (i *item) FocusLost() { i.focused = false; i.Refresh() }

// MouseIn shows that the line can be chosen.
func (i *item) MouseIn(*desktop.MouseEvent) { i.hovered = true; i.Refresh() }

// MouseMoved does nothing.
func (i *item) MouseMoved(*desktop.MouseEvent) {}

// MouseOut shows the line as before.
func (i *item) MouseOut() { i.hovered = false; i.Refresh() }

// CreateRenderer draws the ground and the content.
func (i *item) CreateRenderer() fyne.WidgetRenderer {
	r := &itemRenderer{item: i, ground: canvas.NewRectangle(color.Transparent)}
	r.paint()
	return r
}

type itemRenderer struct {
	item   *item
	ground *canvas.Rectangle
}

func (r *itemRenderer) Destroy() {}

func (r *itemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.item.content}
}

func (r *itemRenderer) margins() (x, y float32) { return scaled(10), scaled(7) }

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
	r.ground.CornerRadius = scaled(4)
	r.ground.FillColor = theme.Color(look.ColorCard)
	r.ground.StrokeWidth = 0
	switch {
	case r.item.selected:
		r.ground.FillColor = theme.Color(look.ColorInfoBack)
	case r.item.hovered:
		r.ground.FillColor = theme.Color(theme.ColorNameHeaderBackground)
	}
	if r.item.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(theme.ColorNamePrimary), 2
	}
}
