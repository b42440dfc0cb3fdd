package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"yibiao/app/kit"
	"yibiao/app/look"
)

// pageView is the middle of the form: the fields of the section in view, to be scrolled.
type pageView struct {
	form  *Form
	body  *container.Scroll
	sheet *fyne.Container // the content of body; holds the section in view
}

func newPageView(f *Form) *pageView {
	g := &pageView{form: f, sheet: kit.Within(look.SpacePage, look.Space, kit.ColumnOf(0))}
	g.body = container.NewVScroll(g.sheet)
	g.body.OnScrolled = func(fyne.Position) { g.veil() }
	return g
}

// hold takes in another section, which fit shows once it is up to date.
func (g *pageView) hold(section fyne.CanvasObject) {
	g.body.ScrollToOffset(fyne.NewPos(0, 0)) // also where the section is the one that was shown
	g.sheet.Objects = []fyne.CanvasObject{section}
}

// fit lays out the section that was taken in.
func (g *pageView) fit() {
	if size := g.sheet.Size(); size.Width > 0 { // it keeps its size when both sections are short
		g.sheet.Layout.Layout(g.sheet.Objects, size)
	}
	g.settle()
	canvas.Refresh(g.sheet)
}

// relayout gives the fields their places anew: texts below them came, went or wrapped differently.
func (g *pageView) relayout() {
	if v := g.form.contents.now(); v.page != nil && v.page.Size().Width > 0 {
		v.page.Layout.Layout(v.page.Objects, v.page.Size())
	}
	g.settle()
}

// grew is relayout for a field that has become higher or lower; what stands below the input that is worked in is kept in sight.
func (g *pageView) grew(r *fieldRow) {
	g.relayout()
	if g.form.active == r {
		g.follow(r)
	}
}

// settle gives the page the height that its texts need now that they have their widths, and keeps the scroll within it.
// Refreshing the scroll would draw every field anew.
func (g *pageView) settle() {
	view := g.body.Size()
	if view.Width <= 0 {
		return
	}
	for range 2 { // a text that wraps knows its height only after it has its width
		if want := fyne.NewSize(view.Width, max(g.sheet.MinSize().Height, view.Height)); want != g.sheet.Size() {
			g.sheet.Resize(want)
		}
	}
	g.body.ScrollToOffset(g.body.Offset)
	g.veil()
}

// follow scrolls so that a row can be seen. A row higher than the window stays where it is while anything of it is seen.
func (g *pageView) follow(r *fieldRow) {
	top := kit.OffsetIn(g.body.Content, r.object)
	g.show(top, top+r.object.Size().Height)
}

// see scrolls so that a part of what stands on the page can be seen, so high and so far below the top of that.
func (g *pageView) see(o fyne.CanvasObject, top, height float32) {
	top += kit.OffsetIn(g.body.Content, o)
	g.show(top, top+height)
}

// show scrolls so that what lies between two heights of the page can be seen, with some room around it.
func (g *pageView) show(top, bottom float32) {
	top, bottom = top-kit.Scaled(8), bottom+kit.Scaled(8)
	view := g.body.Size().Height
	if view <= 0 {
		return
	}
	to := g.body.Offset
	switch {
	case bottom-top > view && to.Y < bottom && to.Y+view > top:
		return
	case top < to.Y:
		to.Y = max(top, 0)
	case bottom > to.Y+view:
		to.Y = max(min(bottom-view, top), 0)
	default:
		return
	}
	g.body.ScrollToOffset(to)
	g.veil()
}

// wheel turns the page for an input that has no use for the mouse wheel.
func (g *pageView) wheel(e *fyne.ScrollEvent) { g.body.Scrolled(e) }

// veilFrom is the number of fields from which on those far from the view are taken out of sight: the toolkit walks
// through everything visible for each frame, whether it is in the view or not.
const veilFrom = 40

// veil hides the fields further from the view than its own height, and shows the others. What Tab goes to next is always
// among those.
func (g *pageView) veil() {
	v := g.form.contents.now()
	view := g.body.Size().Height
	if len(v.rows) < veilFrom || g.form.paper || view <= 0 {
		return
	}
	base := kit.OffsetIn(g.sheet, v.page) - g.body.Offset.Y
	for _, r := range v.rows {
		top := base + r.object.Position().Y
		r.inner.Hidden = top > 2*view || top+r.object.Size().Height < -view
	}
}
