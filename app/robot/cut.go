package robot

import (
	"fmt"
	"reflect"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// slack is by how many pixels a text may be wider than its place: widths are rounded on the way.
const slack = 2

// Cut lists the texts that can be seen only in part: those wider than what they stand in, and those that reach beyond
// the side of the window or of the part that scrolls. Texts that end in … on purpose are as wide as their place and
// so are not listed.
func (r *Robot) Cut() []string {
	root := r.win.Content()
	if top := r.win.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	var out []string
	size := r.win.Canvas().Size()
	cutIn(root, fyne.NewPos(0, 0), span{0, size.Width}, &out)
	return out
}

// span is what can be seen from side to side.
type span struct{ from, to float32 }

// cutIn looks at an object whose parent lies at a place.
func cutIn(o fyne.CanvasObject, at fyne.Position, seen span, out *[]string) {
	if o == nil || !o.Visible() || sidewaysScroll(o) {
		return
	}
	at = at.Add(o.Position())
	switch o := o.(type) {
	case *canvas.Text:
		cutText(o, at, seen, out)
		return
	case *container.Scroll:
		seen = span{max(seen.from, at.X), min(seen.to, at.X+o.Size().Width)}
	}
	for _, child := range children(o) {
		cutIn(child, at, seen, out)
	}
}

func cutText(t *canvas.Text, at fyne.Position, seen span, out *[]string) {
	if strings.TrimSpace(t.Text) == "" {
		return
	}
	width := fyne.MeasureText(strings.TrimRight(t.Text, " "), t.TextSize, t.TextStyle).Width
	left := at.X
	if t.Alignment == fyne.TextAlignCenter {
		left += (t.Size().Width - width) / 2
	}
	switch {
	case left < seen.from-slack || left+width > seen.to+slack:
		*out = append(*out, fmt.Sprintf("%q reaches from %.0f to %.0f, to be seen is %.0f to %.0f", t.Text, left, left+width, seen.from, seen.to))
	case t.Size().Width > 0 && width > t.Size().Width+t.TextSize: // the toolkit's own lists miscount by some pixels, in the margin
		*out = append(*out, fmt.Sprintf("%q is %.0f wide and has %.0f", t.Text, width, t.Size().Width))
	}
}

// sidewaysScroll tells whether an object scrolls from side to side, so that what stands beyond its side can be reached;
// an input does.
func sidewaysScroll(o fyne.CanvasObject) bool {
	switch o := o.(type) {
	case *container.Scroll:
		return o.Direction == container.ScrollBoth || o.Direction == container.ScrollHorizontalOnly
	case *widget.Entry:
		return true
	case fyne.Widget:
		return strings.HasSuffix(reflect.TypeOf(o).String(), ".grid") || isEntry(o)
	}
	return false
}

// isEntry tells whether a widget is built on the toolkit's entry.
func isEntry(o fyne.Widget) bool {
	_, text := any(o).(interface{ SelectedText() string })
	return text
}
