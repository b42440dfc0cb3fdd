package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/say"
)

// Sentence is a text as the content of a dialog, broken to its width.
func Sentence(words string) fyne.CanvasObject {
	label := widget.NewLabel(say.Visible(words))
	label.Wrapping = fyne.TextWrapBreak
	return AtWidth(440, label)
}

// Sentences shows sentences one below the other, each as many lines as it takes.
func Sentences(words []string) fyne.CanvasObject {
	l := widget.NewLabel(say.Visible(strings.Join(words, "\n")))
	l.Wrapping = fyne.TextWrapBreak
	return l
}

// AtWidth gives a content that wraps its width, and then the height that this makes.
func AtWidth(width float32, content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&atWidth{width}, content)
}

type atWidth struct{ width float32 }

// MinSize is the size of the content at its width.
func (a *atWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	objects[0].Resize(fyne.NewSize(Scaled(a.width), objects[0].MinSize().Height))
	return fyne.NewSize(Scaled(a.width), objects[0].MinSize().Height)
}

// Layout fills the room.
func (a *atWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[0].Move(fyne.NewPos(0, 0))
}
