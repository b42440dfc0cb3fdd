// Package form is the second step: the one form of all chosen programmes, and a client's profile.
package form

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/task"
	"yibiao/forms"
)

// Form is the one form of a dossier, or the profile of a client: sections at the left, the fields of one section in
// the middle, what there is to know about the field with the keyboard at the right. Every answer is saved when it is left.
type Form struct {
	ctx      *page.Context
	work     *page.Work
	sections []*sectionView
	current  int
	active   *fieldRow  // the row that has the keyboard, or had it last
	paper    bool       // the fields lie as on the official form
	kept     page.Place // the place that was remembered last
	named    string     // what the client was called when that was last looked at
	autosave *page.Autosave
	typing   *fieldRow // the row whose text is being saved: it stays as typed meanwhile; nil at all other times

	list   *fyne.Container
	index  *container.Scroll // around list
	title  *widget.RichText
	look   *kit.Press // turns from questions to the official form and back
	body   *container.Scroll
	sheet  *fyne.Container // the content of body; holds the section in view
	help   *helpPanel
	ask    *kit.Press // folds the help in and out
	head   fyne.CanvasObject
	footer fyne.CanvasObject
	state  *widget.Label
	back   *kit.Press
	next   *kit.Press
	gap    *kit.Press
	object *fyne.Container
}

var _ page.Screen = (*Form)(nil)

// New makes the screen for a dossier or profile, opened at a place; the zero place means where the person was last.
func New(ctx *page.Context, work *page.Work, at page.Place) *Form {
	f := &Form{ctx: ctx, work: work, list: kit.ColumnOf(2), paper: ctx.Session.Setting(page.SettingLook) == "paper", named: work.Editing.Client.Name}
	f.autosave = page.NewAutosave(ctx, f.saveTyped, work.Editing.Paused)
	sections := work.Editing.Form.Sections
	if len(sections) == 0 {
		sections = []*forms.FormSection{{Title: say.T("没有要填写的内容")}}
	}
	for i, s := range sections {
		v := &sectionView{form: f, section: s, index: i}
		v.item = kit.NewItem(v.line(), func() { f.open(v.index); f.enterSection() })
		v.item.Arrived = func() { kit.Reveal(f.index, v.item) }
		f.sections = append(f.sections, v)
		f.list.Add(v.item)
	}
	f.build()
	asked := at.Field != ""
	if at == (page.Place{}) {
		at = f.resumed()
	}
	f.open(f.sectionOf(at))
	if asked {
		work.Visited[at.Field] = true
		f.Refresh()
	}
	f.active = f.rowOf(at.Field)
	f.goTo(at)
	f.kept = page.LastPlace(ctx.Session, work.Editing.Root())
	return f
}

// build makes the parts of the screen that stay.
func (f *Form) build() {
	f.index = container.NewVScroll(kit.Within(8, 10, f.list))
	f.sheet = kit.Within(look.SpacePage, look.Space, kit.ColumnOf(0))
	f.body = container.NewVScroll(f.sheet)
	f.body.OnScrolled = func(fyne.Position) { f.veil() }
	f.state = widget.NewLabel("")
	f.back = kit.Quiet(say.T("上一栏"), func() { f.Turn(-1) })
	f.next = kit.Button("", f.goOn)
	f.gap = kit.Primary("", f.NextGap)
	bar := container.NewBorder(nil, nil, f.back, kit.Row(f.next, f.gap), container.NewCenter(f.state))
	f.footer = kit.Footer(bar)
	f.title = kit.RichText()
	f.look = kit.Quiet("", f.SwitchLook)
	f.ask = kit.Quiet("", f.FoldHelp)
	// The page is painted over the edges of its scroll: the head needs a ground of its own.
	f.head = container.NewStack(canvas.NewRectangle(theme.Color(theme.ColorNameBackground)),
		kit.Within(look.SpacePage, look.Space, kit.AtEnds(kit.Tightly(f.title), kit.Row(f.look, f.ask))))
	f.help = newHelpPanel(f)
	ground := canvas.NewRectangle(theme.Color(look.ColorCard))
	f.object = container.New(&formLayout{form: f}, container.NewStack(ground, f.index), f.body, f.head, f.footer, f.help.object)
}

// resumed is where the person was last, if that is still asked.
func (f *Form) resumed() page.Place {
	at := page.LastPlace(f.ctx.Session, f.work.Editing.Root())
	if f.work.Editing.Form.Field(at.Field) == nil || !f.work.Relevant[at.Field] {
		return page.Place{}
	}
	return at
}

// sectionOf finds the section that a place lies in; the first unfinished one for no place at all.
func (f *Form) sectionOf(at page.Place) int {
	for i, v := range f.sections {
		if at.Section != "" && v.section.Title == at.Section {
			return i
		}
		for _, field := range v.section.Fields {
			if field.Name() == at.Field {
				return i
			}
		}
	}
	for i, v := range f.sections {
		if answered, asked, _ := f.work.Progress(v.section); answered < asked {
			return i
		}
	}
	return 0
}

// open shows a section.
func (f *Form) open(index int) {
	f.commit()
	f.current = min(max(index, 0), len(f.sections)-1)
	v := f.sections[f.current]
	v.build()
	f.title.Segments = []widget.RichTextSegment{kit.Piece(v.section.Title, theme.ColorNameForeground, theme.SizeNameSubHeadingText, true)}
	f.title.Refresh()
	f.sheet.Objects = []fyne.CanvasObject{v.object}
	f.body.Offset = fyne.NewPos(0, 0)
	f.Refresh()
	if size := f.sheet.Size(); size.Width > 0 { // it keeps its size when both sections are short
		f.sheet.Layout.Layout(f.sheet.Objects, size)
	}
	f.settle()
	canvas.Refresh(f.sheet)
}

// goOn opens the next section, or the next step behind the last one.
func (f *Form) goOn() {
	if f.current+1 < len(f.sections) {
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
		f.goOnDone()
	case gap.Kind == session.GapField:
		f.goToGap(page.PlaceAt(gap.At))
	default:
		f.Leave()
		f.ctx.Nav.Go(f.work.GapRoute(gap))
	}
}

// goOnDone is what comes when nothing is left: the export, or the way back from the profile.
func (f *Form) goOnDone() {
	f.Leave()
	if f.work.Editing.IsProfile() {
		f.ctx.Nav.Back()
		return
	}
	f.ctx.Nav.Go(page.Route{Page: page.Export, Dossier: f.work.Editing.Dossier.ID})
}

// goToGap gives the keyboard to a field without scolding for its being empty.
func (f *Form) goToGap(at page.Place) {
	if index := f.sectionOf(at); index != f.current {
		f.open(index)
	}
	f.goTo(at)
	if r := f.rowOf(at.Field); r != nil {
		kit.Focus(r.first())
	}
}

// enterSection gives the keyboard to the first field of the section.
func (f *Form) enterSection() {
	for _, r := range f.sections[f.current].rows {
		if first := r.first(); r.visible() && first != nil {
			kit.Focus(first)
			return
		}
	}
}

// Object is the content.
func (f *Form) Object() fyne.CanvasObject { return f.object }

// Title names the screen.
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
	f.remember()
}

// Rescue hands over what is being typed, field by field: one that cannot be shown any more keeps no other from being saved.
func (f *Form) Rescue() {
	for _, v := range f.sections {
		for _, r := range v.rows {
			task.Guard(r.commit)
		}
	}
	task.Guard(f.autosave.Done)
	task.Guard(f.remember)
}

func (f *Form) commit() {
	for _, v := range f.sections {
		for _, r := range v.rows {
			r.commit()
		}
	}
	f.autosave.Done()
	f.ctx.Nav.Unsaved(f.pending())
}

// pending tells whether typed text is not in the vault.
func (f *Form) pending() bool {
	for _, v := range f.sections {
		if slices.ContainsFunc(v.rows, (*fieldRow).pending) {
			return true
		}
	}
	return false
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

// Drop does nothing: files belong to the materials.
func (f *Form) Drop([]string) {
	f.ctx.Nav.Tell(say.T("文件请拖到“一套材料”这一步。"))
}

// Turn opens the next or previous section.
func (f *Form) Turn(by int) {
	f.open(f.current + by)
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
func (f *Form) Scroll() *container.Scroll { return f.body }
