package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// textLink is a word, or a line, to press within a line that itself can be pressed. The keyboard passes it by: what it does has a
// key of its own.
type textLink struct {
	widget.BaseWidget
	content fyne.CanvasObject
	do      func()
}

var _ fyne.Tappable = (*textLink)(nil)
var _ desktop.Cursorable = (*textLink)(nil)

func newTextLink(words string, do func()) *textLink {
	text := canvas.NewText(words, theme.Color(theme.ColorNameHyperlink))
	text.TextSize = theme.TextSize()
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameButton))
	ground.CornerRadius = scaled(4)
	return newLinkArea(container.NewStack(ground, within(8, 4, text)), do)
}

// newLinkArea makes any content a thing to press.
func newLinkArea(content fyne.CanvasObject, do func()) *textLink {
	l := &textLink{content: content, do: do}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped does it.
func (l *textLink) Tapped(*fyne.PointEvent) { l.do() }

// Cursor shows that something can be pressed.
func (l *textLink) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the content.
func (l *textLink) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.content) }
