package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// textLink is a word to press within a line that itself can be pressed. The keyboard passes it by: what it does has a
// key of its own.
type textLink struct {
	widget.BaseWidget
	words string
	do    func()
}

var _ fyne.Tappable = (*textLink)(nil)
var _ desktop.Cursorable = (*textLink)(nil)

func newTextLink(words string, do func()) *textLink {
	l := &textLink{words: words, do: do}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped does it.
func (l *textLink) Tapped(*fyne.PointEvent) { l.do() }

// Cursor shows that something can be pressed.
func (l *textLink) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the word on the ground of a button.
func (l *textLink) CreateRenderer() fyne.WidgetRenderer {
	text := canvas.NewText(l.words, theme.Color(theme.ColorNameHyperlink))
	text.TextSize = theme.TextSize()
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameButton))
	ground.CornerRadius = scaled(4)
	return widget.NewSimpleRenderer(container.NewStack(ground, within(8, 4, text)))
}
