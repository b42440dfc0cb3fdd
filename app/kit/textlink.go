package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/say"
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

// NewTextLink makes words that do something when they are pressed.
func NewTextLink(words string, do func()) *textLink {
	text := canvas.NewText(say.OneLine(words), theme.Color(theme.ColorNameHyperlink))
	text.TextSize = theme.TextSize()
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameButton))
	ground.CornerRadius = Scaled(4)
	return NewLinkArea(container.NewStack(ground, Within(8, 4, text)), do)
}

// NewLinkArea makes any content a thing to press.
func NewLinkArea(content fyne.CanvasObject, do func()) *textLink {
	l := &textLink{content: content, do: do}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped does what the link leads to.
func (l *textLink) Tapped(*fyne.PointEvent) { l.do() }

// Cursor shows that something can be pressed.
func (l *textLink) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the content.
func (l *textLink) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.content) }
