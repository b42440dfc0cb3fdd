package handing

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/say"
)

// Bounds of what is shown at once: of each client or dossier, and in all.
const (
	mostOfEach = 12
	mostLines  = 200
)

// few is how many lines stand without a scroll.
const few = 12

// listing shows many lines in little room: first the beginning of what each dossier is told, all of it on request, a part at a time.
type listing struct {
	lines   func(most int) (lines []string, hidden int)
	all     []string
	hidden  int // of what is not in all
	at      int // of the first line that is shown
	text    *widget.Label
	scroll  *container.Scroll // nil where all is few
	buttons *fyne.Container
	object  fyne.CanvasObject
}

// newListing makes the listing of lines; see say.Coming.
func newListing(lines func(most int) (lines []string, hidden int)) *listing {
	l := &listing{lines: lines, text: wrapped(""), buttons: kit.Row()}
	l.all, l.hidden = lines(mostOfEach)
	if len(l.all) < few && l.hidden == 0 {
		l.text.SetText(strings.Join(l.all, "\n"))
		l.object = kit.AtWidth(width, l.text)
		return l
	}
	l.scroll = container.NewVScroll(l.text)
	l.scroll.SetMinSize(fyne.NewSize(wide, 360))
	l.object = container.NewBorder(nil, l.buttons, nil, nil, l.scroll)
	l.show(0)
	return l
}

// show shows the lines from one on.
func (l *listing) show(from int) {
	l.at = from
	to := min(from+mostLines, len(l.all))
	l.text.SetText(strings.Join(l.all[from:to], "\n"))
	l.scroll.ScrollToTop()
	l.buttons.RemoveAll()
	if l.hidden > 0 {
		l.buttons.Add(kit.Button(say.T("全部列出（另有 {n} 处）", "n", l.hidden), func() {
			l.all, l.hidden = l.lines(0)
			l.show(0)
		}))
	}
	if from > 0 {
		l.buttons.Add(kit.Button(say.T("前面的 {n} 行", "n", min(from, mostLines)), func() { l.show(from - min(from, mostLines)) }))
	}
	if more := len(l.all) - to; more > 0 {
		l.buttons.Add(kit.Button(say.T("后面的 {n} 行", "n", min(more, mostLines)), func() { l.show(to) }))
	}
	l.buttons.Refresh()
}
