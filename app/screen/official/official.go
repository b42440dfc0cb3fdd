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
	"yibiao/app/preview"
	"yibiao/app/say"
	"yibiao/app/session/blanks"
	"yibiao/dossier/docx"
	"yibiao/dossier/formmap"
	"yibiao/forms"
)

// OfficialForm is the screen of the official blank forms (官方表格) of a dossier: its outputs at the left; the places of
// one form in the middle, each with the field that fills it and what this dossier says there; one place at the right,
// with why its field was proposed and what else might be chosen. Each decision is saved at once and can be undone.
type OfficialForm struct {
	ctx     *page.Context
	work    *page.Work
	outputs []*forms.Output
	current int // of outputs

	form   blanks.OfficialForm // zero while the pack's own form is used
	used   bool                // an official form is used
	places []docx.Place        // of form, as are the next three
	values map[string]docx.Answer
	held   []formmap.Held // values that this dossier has for the places, but that may not be printed
	fields []fieldChoice

	differences []formmap.Difference // to the blank before, of this visit
	pending     bool                 // only places that want a decision are listed
	selected    int                  // of places; -1 for none
	moved       moves                // what can be undone, of this visit
	pages       pagesView
	draw        drawer

	items  []*kit.Item
	notes  []*canvas.Text
	lines  []*placeLine // of the list, in document order
	above  *fyne.Container
	list   *container.Scroll
	listed fyne.CanvasObject // list with the keys below it
	bar    *kit.Flow         // of the tools: it remembers how wide it was
	middle *fyne.Container
	detail *detailView
	right  *fyne.Container
	object fyne.CanvasObject
}

var _ page.Screen = (*OfficialForm)(nil)
var _ page.Undoer = (*OfficialForm)(nil)

// New makes the screen, opened at an output; "" opens the first one that has an official form, or the first.
func New(ctx *page.Context, work *page.Work, output string) *OfficialForm {
	o := &OfficialForm{ctx: ctx, work: work, outputs: work.Editing.Form.Outputs, selected: -1, bar: &kit.Flow{Gap: look.SpaceTight}}
	o.draw = drawer{available: preview.Available, pages: preview.Pages, canPDF: preview.CanPDF, pdf: preview.PDF}
	o.above = kit.ColumnOf(look.SpaceTight)
	o.middle = container.New(&following{then: o.follow})
	o.list = container.NewVScroll(kit.ColumnOf(0))
	keys := kit.OneLine()
	kit.SetLine(keys, say.T("↑↓ 换一处　Enter 接受　Delete 留空　直接打字查找　Ctrl+Z 撤销"), look.ColorMuted, theme.SizeNameCaptionText)
	o.listed = kit.Dock(nil, o.list, kit.Within(18, 4, kit.Tightly(keys)))
	o.detail = newDetailView(o)
	ground, sheet := canvas.NewRectangle(theme.Color(look.ColorCard)), canvas.NewRectangle(theme.Color(look.ColorCard))
	left := container.NewStack(ground, o.left())
	o.right = container.NewStack(sheet, o.detail.object)
	o.object = container.New(threeParts{}, left, kit.Dock(kit.Within(10, 6, o.above), o.middle, nil), o.right)
	o.current = o.firstOutput(output)
	o.load()
	o.selectFirst()
	return o
}

func (o *OfficialForm) firstOutput(wanted string) int {
	official, err := blanks.Forms(o.ctx.Session, o.pack())
	if err != nil {
		o.ctx.Dialogs.Fail(err)
	}
	for i, output := range o.outputs {
		if output.ID.S == wanted {
			return i
		}
	}
	for i, output := range o.outputs {
		for _, f := range official {
			if f.Output == output.ID.S && wanted == "" {
				return i
			}
		}
	}
	return 0
}

func (o *OfficialForm) pack() string { return o.work.Editing.Form.Pack.ID.S }

// output is the one that is looked at; nil when the dossier prints nothing.
func (o *OfficialForm) output() *forms.Output {
	if o.current >= len(o.outputs) {
		return nil
	}
	return o.outputs[o.current]
}

// Output is the id of the output that is looked at; "" for none.
func (o *OfficialForm) Output() string {
	if output := o.output(); output != nil {
		return output.ID.S
	}
	return ""
}

// Here remembers which output is looked at.
func (o *OfficialForm) Here(r page.Route) page.Route {
	r.At = page.Place{Output: o.Output()}
	return r
}

// left lists the outputs, with what can be done to the form of the one that is selected.
func (o *OfficialForm) left() fyne.CanvasObject {
	list := kit.ColumnOf(2, kit.Within(10, 4, kit.Strong(say.T("要出的表格"))))
	for i, output := range o.outputs {
		note := canvas.NewText("", theme.Color(look.ColorMuted))
		note.TextSize = theme.CaptionTextSize()
		it := kit.NewItem(kit.ColumnOf(2, kit.Plain(output.Title), note), func() { o.open(i) })
		o.items, o.notes = append(o.items, it), append(o.notes, note)
		list.Add(it)
	}
	scroll := container.NewVScroll(kit.Within(8, 10, list))
	for _, it := range o.items {
		it.Arrived = func() { kit.Reveal(scroll, it) }
	}
	return scroll
}

// open shows another output.
func (o *OfficialForm) open(i int) {
	if i == o.current {
		return
	}
	o.current, o.selected, o.differences, o.pending = i, -1, nil, false
	o.pages = pagesView{}
	o.load()
	o.selectFirst()
}

// load reads the official form of the output anew and shows it.
func (o *OfficialForm) load() {
	o.form, o.used, o.places = blanks.OfficialForm{}, false, nil
	if output := o.output(); output != nil {
		var err error
		o.form, o.used, err = blanks.FormOf(o.ctx.Session, o.pack(), output.ID.S)
		if err == nil && o.used {
			o.places, err = blanks.FormPlaces(o.ctx.Session, o.form)
		}
		if err != nil {
			o.used = false
			o.ctx.Dialogs.Fail(err)
		}
	}
	if o.used && o.fields == nil {
		o.fields = o.fieldChoices()
	}
	o.selected = min(o.selected, len(o.places)-1)
	o.pages.stale = true
	o.readValues()
	o.fillList()
	o.show()
}

// readValues works out what this dossier puts into the places.
func (o *OfficialForm) readValues() {
	o.values, o.held = formmap.Values(o.form.Map, o.places, o.work.Editing.Form, o.work.Editing.Case())
}

// show brings everything up to date, but for which places are listed.
func (o *OfficialForm) show() {
	o.showOutputs()
	o.showAbove()
	for _, l := range o.lines {
		l.show(o)
	}
	o.showMiddle()
	if o.right.Hidden == o.used {
		o.right.Hidden = !o.used
		o.object.Refresh()
	}
	o.detail.show()
}

// follow keeps the selected place in sight when the list gets another size.
func (o *OfficialForm) follow() {
	if l := o.lineOf(o.selected); l != nil {
		kit.Reveal(o.list, l.item)
	}
}

// showOutputs tells at the left how each output is printed.
func (o *OfficialForm) showOutputs() {
	official, err := blanks.Forms(o.ctx.Session, o.pack())
	if err != nil {
		return // load has told it
	}
	for i, output := range o.outputs {
		words, ink := say.T("程序自带表样"), look.ColorMuted
		for _, f := range official {
			if f.Output != output.ID.S {
				continue
			}
			words, ink = "✓ "+say.T("官方表格"), look.ColorOK
			if n := f.Map.Count()[formmap.Unsure]; n > 0 {
				words, ink = say.T("官方表格，{n} 处未对应", "n", n), look.ColorWarn
			}
		}
		o.notes[i].Text, o.notes[i].Color = words, theme.Color(ink)
		o.notes[i].Refresh()
		o.items[i].Choose(i == o.current)
	}
}

// Object is the content.
func (o *OfficialForm) Object() fyne.CanvasObject { return o.object }

// Title names the screen.
func (o *OfficialForm) Title() string { return say.T("官方表格") }

// Enter gives the keyboard to the selected place, or to the output.
func (o *OfficialForm) Enter() {
	switch {
	case o.lineOf(o.selected) != nil:
		kit.Focus(o.lineOf(o.selected).item)
	case o.current < len(o.items):
		kit.Focus(o.items[o.current])
	}
}

// Leave has nothing to hand over.
func (o *OfficialForm) Leave() {}

// Refresh shows everything as it is now.
func (o *OfficialForm) Refresh() { o.load() }

// Scroll is the part that the paging keys move.
func (o *OfficialForm) Scroll() *container.Scroll {
	if o.pages.open {
		return o.pages.scroll
	}
	return o.list
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
