package pagetest

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// Texts are the lines that can be read in an object, from its beginning; what is hidden is not read.
func Texts(o fyne.CanvasObject) string {
	var lines []string
	read(o, &lines)
	return strings.Join(lines, "\n")
}

func read(o fyne.CanvasObject, lines *[]string) {
	if o == nil || !o.Visible() {
		return
	}
	switch x := o.(type) {
	case *canvas.Text:
		if x.Text != "" {
			*lines = append(*lines, x.Text)
		}
	case *fyne.Container:
		for _, part := range x.Objects {
			read(part, lines)
		}
	case fyne.Widget:
		for _, part := range test.WidgetRenderer(x).Objects() {
			read(part, lines)
		}
	}
}

// Find is the first part of a kind in an object, from its beginning, hidden or not, and whether there is one.
func Find[T any](o fyne.CanvasObject) (found T, ok bool) {
	if found, ok = o.(T); ok {
		return found, true
	}
	var parts []fyne.CanvasObject
	switch x := o.(type) {
	case *fyne.Container:
		parts = x.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(x).Objects()
	}
	for _, part := range parts {
		if found, ok = Find[T](part); ok {
			return found, true
		}
	}
	return found, false
}
