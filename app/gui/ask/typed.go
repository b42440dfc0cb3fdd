package ask

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// box is what a text is typed in.
type box interface {
	Typed() string // "" where it is secret
}

// boxes visits the boxes of a dialog's content, from its beginning.
func boxes(o fyne.CanvasObject, visit func(box)) {
	switch x := o.(type) {
	case box:
		visit(x)
	case *fyne.Container:
		for _, part := range x.Objects {
			boxes(part, visit)
		}
	case *container.Scroll:
		boxes(x.Content, visit)
	case *widget.Accordion:
		for _, item := range x.Items {
			boxes(item.Detail, visit)
		}
	}
}

// Typed is what was typed in the open dialogs since they opened, to be read again when they are gone: below the title of each its
// texts, a line each; "" for nothing. What is secret is left out.
func (d *Dialogs) Typed() string {
	var all []string
	for _, o := range d.open {
		lines := []string{o.title}
		boxes(o.content, func(b box) {
			if text := b.Typed(); text != "" && text != o.before[b] {
				lines = append(lines, text)
			}
		})
		if len(lines) > 1 {
			all = append(all, strings.Join(lines, "\n"))
		}
	}
	return strings.Join(all, "\n\n")
}
