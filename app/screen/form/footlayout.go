package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
)

// footLayout lays the foot in one line: back at the left, the two ways on at the right, how the section stands between them. Where that
// would be cut, the buttons leave out the names of where they lead, the section's first.
type footLayout struct{ bar *footBar }

// wanted is how wide the foot is with some words on its buttons, without what is said in the middle.
func (l footLayout) wanted(next, gap string) float32 {
	b, width := l.bar, 3*theme.Padding()
	if !b.back.Hidden {
		width += b.back.MinSize().Width
	}
	for _, x := range []struct {
		press *kit.Press
		words string
	}{{b.next, next}, {b.gap, gap}} {
		width += x.press.MinSize().Width - textWidth(x.press.Text) + textWidth(x.words)
	}
	return width
}

func textWidth(words string) float32 {
	return fyne.MeasureText(words, theme.TextSize(), fyne.TextStyle{Bold: true}).Width
}

func (l footLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var high float32
	for _, o := range objects {
		high = max(high, o.MinSize().Height)
	}
	return fyne.NewSize(l.wanted(l.bar.words[0].brief, l.bar.words[1].brief), high)
}

func (l footLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	b := l.bar
	state := fyne.MeasureText(b.state.Text, theme.TextSize(), fyne.TextStyle{}).Width + 2*theme.InnerPadding()
	next, gap := b.words[0].whole, b.words[1].whole
	if l.wanted(next, gap)+state > size.Width {
		next = b.words[0].brief
	}
	if l.wanted(next, gap)+state > size.Width {
		gap = b.words[1].brief
	}
	left, right := float32(0), size.Width
	if !b.back.Hidden {
		left = b.back.MinSize().Width
		put(b.back, 0, 0, fyne.NewSize(left, size.Height))
	}
	for _, x := range []struct {
		press *kit.Press
		words string
	}{{b.gap, gap}, {b.next, next}} {
		if x.press.Text != x.words {
			x.press.SetText(x.words)
		}
		width := x.press.MinSize().Width
		put(x.press, right-width, 0, fyne.NewSize(width, size.Height))
		right -= width + theme.Padding()
	}
	put(b.state, left, 0, fyne.NewSize(max(right-left, 0), size.Height))
}
