// Package official is where the places of an official form are decided.
package official

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/dossier/formmap"
)

// OfficialForm is the screen of the official blank forms (官方表格) of a dossier: its outputs at the left; the places of
// one form in the middle, each with the field that fills it and what this dossier says there; one place at the right,
// with why its field was proposed and what else might be chosen. Each decision is saved at once and can be undone.
type OfficialForm struct {
	ctx     *page.Context
	work    *page.Work
	outputs *outputList
	blank   *blank

	differences []formmap.Difference // to the blank before, of this visit
	selected    int                  // of places; -1 for none
	moved       *moves               // what can be undone, of this visit

	top    *topBar
	middle *fyne.Container
	list   *placeList
	pages  *pagesView
	detail *detailView
	right  *fyne.Container
	object fyne.CanvasObject
}

var _ page.Screen = (*OfficialForm)(nil)
var _ page.Undoer = (*OfficialForm)(nil)

// New makes the screen, opened at an output; "" opens the first one that has an official form, or the first.
func New(ctx *page.Context, work *page.Work, output string) *OfficialForm {
	o := &OfficialForm{ctx: ctx, work: work, blank: &blank{work: work}, selected: -1}
	o.outputs, o.top, o.list, o.pages, o.detail = newOutputList(o), newTopBar(o), newPlaceList(o), newPagesView(o), newDetailView(o)
	o.moved = &moves{o: o}
	o.middle = container.New(&following{then: o.list.follow})
	o.right = container.NewStack(canvas.NewRectangle(theme.Color(look.ColorCard)), o.detail.object)
	o.object = container.New(threeParts{}, o.outputs.object, kit.Dock(kit.Within(10, 6, o.top.box), o.middle, nil), o.right)
	o.outputs.current = o.outputs.first(output)
	o.load()
	o.selectFirst()
	return o
}

func (o *OfficialForm) pack() string { return o.work.Editing.Form.Pack.ID.S }

// Output is the id of the output that is looked at; "" for none.
func (o *OfficialForm) Output() string {
	if output := o.outputs.now(); output != nil {
		return output.ID.S
	}
	return ""
}

// Here remembers which output is looked at.
func (o *OfficialForm) Here(r page.Route) page.Route {
	r.At = page.Place{Output: o.Output()}
	return r
}

// open shows another output.
func (o *OfficialForm) open(i int) {
	if i == o.outputs.current {
		return
	}
	o.outputs.current, o.selected, o.differences, o.list.pending = i, -1, nil, false
	o.pages.forget()
	o.load()
	o.selectFirst()
	o.ctx.Nav.Turned()
}

// load reads the official form of the output anew and shows it.
func (o *OfficialForm) load() {
	if err := o.blank.read(o.ctx.Session, o.outputs.now()); err != nil {
		o.ctx.Dialogs.Fail(err)
	}
	o.selected = min(o.selected, len(o.blank.places)-1)
	o.pages.stale = true
	o.list.fill()
	o.show()
}

// show brings everything up to date, but for which places are listed.
func (o *OfficialForm) show() {
	o.outputs.refresh()
	o.top.refresh()
	for _, l := range o.list.lines {
		l.show(o)
	}
	o.showMiddle()
	if o.right.Hidden == o.blank.used {
		o.right.Hidden = !o.blank.used
		o.object.Refresh()
	}
	o.detail.show()
}

// Object implements page.Screen.
func (o *OfficialForm) Object() fyne.CanvasObject { return o.object }

// Title implements page.Screen.
func (o *OfficialForm) Title() string { return say.T("官方表格") }

// Enter gives the keyboard to the selected place, or to the output.
func (o *OfficialForm) Enter() {
	switch {
	case o.list.line(o.selected) != nil:
		kit.Focus(o.list.line(o.selected).item)
	case o.outputs.current < len(o.outputs.items):
		kit.Focus(o.outputs.items[o.outputs.current])
	}
}

// Leave has nothing to hand over.
func (o *OfficialForm) Leave() {}

// Refresh shows everything as it is now.
func (o *OfficialForm) Refresh() { o.load() }

// Scroll is the part that the paging keys move.
func (o *OfficialForm) Scroll() *container.Scroll {
	if o.pages.open {
		return o.pages.sheets.Scroll()
	}
	return o.list.scroll
}

// threeParts gives a list at the left and one place at the right a share of the width, up to what they can use, and the
// middle the rest.
type threeParts struct{}

func (threeParts) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, part := range objects {
		size.Height = max(size.Height, part.MinSize().Height)
	}
	return fyne.NewSize(kit.Scaled(640), size.Height)
}

func (threeParts) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, right := min(kit.Scaled(230), size.Width*0.2), min(kit.Scaled(400), size.Width*0.36)
	if !objects[2].Visible() {
		right = 0
	}
	for i, x := range []float32{0, left, size.Width - right} {
		objects[i].Move(fyne.NewPos(x, 0))
	}
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[1].Resize(fyne.NewSize(size.Width-left-right, size.Height))
	objects[2].Resize(fyne.NewSize(right, size.Height))
}

// following gives its child all the room, and tells when that has become another size.
type following struct {
	then func()
	size fyne.Size
}

func (f *following) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, child := range objects {
		size = size.Max(child.MinSize())
	}
	return size
}

func (f *following) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, child := range objects {
		child.Resize(size)
		child.Move(fyne.NewPos(0, 0))
	}
	if f.size != size {
		f.size = size
		f.then()
	}
}
