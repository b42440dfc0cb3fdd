// Package form is the second step: the one form of all chosen programmes, and a client's profile.
package form

import (
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/sheets"
	"yibiao/app/task"
	"yibiao/forms"
)

// Form is the one form of a dossier, or the profile of a client: sections at the left, the fields of one section in
// the middle, what there is to know about the field with the keyboard at the right. Every answer is saved when it is left.
type Form struct {
	ctx      *page.Context
	work     *page.Work
	contents *contents
	active   *fieldRow  // the row that has the keyboard, or had it last
	paper    bool       // the fields lie as on the official form
	kept     page.Place // the place that was remembered last
	named    string     // what the client was called when that was last looked at
	code     string     // likewise its 统一社会信用代码
	autosave *page.Autosave
	typing   *fieldRow // the row whose text is being saved: it stays as typed meanwhile; nil at all other times

	head   *headBar
	page   *pageView
	footer *footBar
	help   *helpPanel
	object *fyne.Container
	// heads knows what heads of spreadsheets mean here; it is made when it is first asked.
	heads func() *sheets.Heads
}

var _ page.Screen = (*Form)(nil)

// New makes the screen for a dossier or profile, opened at a place; the zero place means where the person was last.
func New(ctx *page.Context, work *page.Work, at page.Place) *Form {
	f := &Form{ctx: ctx, work: work, paper: ctx.Session.Setting(page.SettingLook) == "paper", named: work.Editing.Client.Name}
	f.heads = sync.OnceValue(func() *sheets.Heads { return sheets.NewHeads(work.Editing.Form) })
	f.autosave = page.NewAutosave(ctx, f.saveTyped, work.Editing.Paused)
	f.contents, f.page, f.footer, f.head = newContents(f), newPageView(f), newFootBar(f), newHeadBar(f)
	f.help = newHelpPanel(f)
	f.object = container.New(&formLayout{form: f}, f.contents.object, f.page.body, newOnward(f), f.head.object, f.footer.object, f.help.object)
	asked := at.Field != ""
	if at == (page.Place{}) {
		at = f.resumed()
	}
	f.open(f.contents.at(at))
	if asked {
		work.Visited[at.Field] = true
		f.Refresh()
	}
	f.active = f.contents.row(at.Field)
	f.goTo(at)
	f.kept = page.LastPlace(ctx.Session, work.Editing.Root())
	return f
}

// resumed is where the person was last, if that is still asked.
func (f *Form) resumed() page.Place {
	at := page.LastPlace(f.ctx.Session, f.work.Editing.Root())
	if f.work.Editing.Form.Field(at.Field) == nil || !f.work.Relevant[at.Field] {
		return page.Place{}
	}
	return at
}

// open shows a section.
func (f *Form) open(index int) {
	f.commit()
	if c := kit.Canvas(f.object); c != nil && f.active != nil {
		c.Unfocus() // keys must not go on to what is seen no more
	}
	for _, r := range f.contents.now().rows { // none before the first section was shown
		if index != f.contents.current {
			f.work.Visited[r.field.Name()] = true
		}
	}
	v := f.contents.turn(index)
	v.build()
	f.head.name(v.section.Title)
	f.page.hold(v.object)
	f.Refresh()
	f.page.fit()
}

// goOn opens the next section, or the next step behind the last one.
func (f *Form) goOn() {
	if f.contents.following() != nil {
		f.Turn(1)
		return
	}
	f.Leave()
	if f.work.Editing.IsProfile() {
		f.ctx.Nav.Back()
		return
	}
	f.ctx.Nav.Go(page.Route{Page: page.Materials, Dossier: f.work.Editing.Dossier.ID})
}

// NextGap goes to the next place where something is left to do, on another page when the form is done.
func (f *Form) NextGap() {
	f.commit()
	gap, n := f.work.NextGap(f.activeID())
	switch {
	case n == 0:
		goOnDone(f)
	case gap.Kind == session.GapField || gap.Kind == session.GapDefault:
		f.GoTo(page.PlaceAt(gap.At))
	default:
		f.Leave()
		f.ctx.Nav.Go(f.work.GapRoute(gap))
	}
}

// goOnDone is what comes when nothing is left: the export, or the way back from the profile.
func goOnDone(f *Form) {
	f.Leave()
	if f.work.Editing.IsProfile() {
		f.ctx.Nav.Back()
		return
	}
	f.ctx.Nav.Go(page.Route{Page: page.Export, Dossier: f.work.Editing.Dossier.ID})
}

// GoTo gives the keyboard to a field, in its section, without scolding for its being empty.
func (f *Form) GoTo(at page.Place) {
	if index := f.contents.at(at); index != f.contents.current {
		f.open(index)
	}
	f.goTo(at)
	if r := f.contents.row(at.Field); r != nil {
		kit.Focus(r.first())
	}
}

// enterSection gives the keyboard to the first field of the section.
func (f *Form) enterSection() {
	for _, r := range f.contents.now().rows {
		if first := r.first(); r.visible() && first != nil {
			kit.Focus(first)
			return
		}
	}
}

// Object implements page.Screen.
func (f *Form) Object() fyne.CanvasObject { return f.object }

// Title implements page.Screen.
func (f *Form) Title() string {
	if f.work.Editing.IsProfile() {
		return say.T("企业档案")
	}
	return say.T("一张表")
}

// Enter gives the keyboard to the field that the screen was opened at, or to the first one.
func (f *Form) Enter() {
	if r := f.active; r != nil && r.first() != nil {
		f.goTo(f.place())
		kit.Focus(r.first())
		return
	}
	f.enterSection()
}

// Leave hands over what is being typed and remembers the place.
func (f *Form) Leave() {
	f.commit()
	f.help.settle()
	f.remember()
}

// Rescue hands over what is being typed, field by field: one that cannot be shown any more keeps no other from being saved.
func (f *Form) Rescue() {
	for r := range f.contents.rows {
		task.Guard(r.commit)
	}
	task.Guard(f.autosave.Done)
	task.Guard(f.remember)
}

func (f *Form) commit() {
	for r := range f.contents.rows {
		r.commit()
	}
	f.autosave.Done()
	f.ctx.Nav.Unsaved(f.contents.pending())
}

// remember keeps the place, so that the form opens there again, after the next start too.
func (f *Form) remember() {
	at := f.place()
	if at == f.kept || at.Field == "" {
		return
	}
	if err := page.RememberPlace(f.ctx.Session, f.work.Editing.Root(), at); err != nil {
		f.ctx.Dialogs.Fail(err)
		return
	}
	f.kept = at
}

// place is the field with the keyboard, and its marked cell.
func (f *Form) place() page.Place {
	if f.active == nil {
		return page.Place{}
	}
	at := page.Place{Field: f.active.field.Name()}
	if f.active.table != nil {
		cell := f.active.table.Marked()
		at.Row, at.Column = cell.Row, cell.Column
	}
	return at
}

// Here is the way back to this very field.
func (f *Form) Here(r page.Route) page.Route {
	if at := f.place(); at.Field != "" {
		r.At = at
	}
	return r
}

// Turn opens the next or previous section.
func (f *Form) Turn(by int) {
	f.open(f.contents.current + by)
	f.enterSection()
}

// Active is the field that has the keyboard, or had it last; nil when none had.
func (f *Form) Active() *forms.Field {
	if f.active == nil {
		return nil
	}
	return f.active.field
}

func (f *Form) activeID() string {
	if f.active == nil {
		return ""
	}
	return f.active.field.Name()
}

// Scroll is the part that the paging keys move.
func (f *Form) Scroll() *container.Scroll { return f.page.body }
