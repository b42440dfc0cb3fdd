package field

import (
	"yibiao/app/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/look"
	"yibiao/forms/gb"
)

// hitList is the list of suggestions below a search. It stands in the form, not in a pop-up, because a pop-up takes
// the keyboard away from the text that is being typed.
type hitList struct {
	widget.BaseWidget
	pick  func(gb.Code)
	codes []gb.Code
	mark  int // index of the suggestion under the mark; -1 when none
}

var _ desktop.Mouseable = (*hitList)(nil)

func newHitList(pick func(gb.Code)) *hitList {
	h := &hitList{pick: pick, mark: -1}
	h.ExtendBaseWidget(h)
	return h
}

// show takes the place of the list before; no codes hide it.
func (h *hitList) show(codes []gb.Code) {
	h.codes, h.mark = codes, -1
	if len(codes) == 1 {
		h.mark = 0
	}
	h.Hidden = len(codes) == 0
	h.Refresh() // before anything is laid out: what is drawn is never of another list
}

func (h *hitList) move(steps int) {
	h.mark = min(max(h.mark+steps, 0), len(h.codes)-1)
	h.Refresh()
}

func (h *hitList) current() (gb.Code, bool) {
	if h.mark < 0 || h.mark >= len(h.codes) {
		return gb.Code{}, false
	}
	return h.codes[h.mark], true
}

// MouseDown picks at once: the press takes the keyboard from the text, and the list may be gone before the release.
func (h *hitList) MouseDown(e *desktop.MouseEvent) {
	if at := int(e.Position.Y / hitHeight()); at >= 0 && at < len(h.codes) {
		h.pick(h.codes[at])
	}
}

// MouseUp does nothing.
func (h *hitList) MouseUp(*desktop.MouseEvent) {}

func hitHeight() float32 { return theme.TextSize() * 2 }

// CreateRenderer draws the suggestions.
func (h *hitList) CreateRenderer() fyne.WidgetRenderer {
	r := &hitRenderer{list: h}
	r.Refresh()
	return r
}

// hitRenderer draws the list as of the last Refresh. The toolkit may lay out or measure at any time, also after the
// list has changed and before it was refreshed: only what was drawn may be counted on.
type hitRenderer struct {
	list    *hitList
	drawn   []gb.Code
	back    *canvas.Rectangle
	mark    *canvas.Rectangle
	objects []fyne.CanvasObject
	texts   []*canvas.Text
}

func (r *hitRenderer) Destroy() {}

func (r *hitRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *hitRenderer) MinSize() fyne.Size {
	return fyne.NewSize(kit.Scaled(120), hitHeight()*float32(len(r.drawn)))
}

func (r *hitRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.mark.Resize(fyne.NewSize(size.Width, hitHeight()))
	r.mark.Move(fyne.NewPos(0, hitHeight()*float32(max(r.list.mark, 0))))
	for i, t := range r.texts {
		kit.CutText(t, r.drawn[i].Code+"  "+r.drawn[i].Full, size.Width-2*theme.InnerPadding())
		t.Resize(fyne.NewSize(size.Width, hitHeight()))
		t.Move(fyne.NewPos(theme.InnerPadding(), hitHeight()*float32(i)))
	}
}

func (r *hitRenderer) Refresh() {
	r.back = canvas.NewRectangle(theme.Color(theme.ColorNameMenuBackground))
	r.back.StrokeColor, r.back.StrokeWidth = theme.Color(theme.ColorNameInputBorder), 1
	r.mark = canvas.NewRectangle(theme.Color(look.ColorInfoBack))
	r.mark.Hidden = r.list.mark < 0
	r.objects = []fyne.CanvasObject{r.back, r.mark}
	r.drawn, r.texts = r.list.codes, nil
	for range r.drawn {
		t := canvas.NewText("", theme.Color(theme.ColorNameForeground))
		t.TextSize = theme.TextSize()
		r.texts = append(r.texts, t)
		r.objects = append(r.objects, t)
	}
	r.Layout(r.list.Size())
	canvas.Refresh(r.list)
}
