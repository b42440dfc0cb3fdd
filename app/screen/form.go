package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/forms"
)

// Form is the one form of a dossier, or the profile of a client: sections at the left, the fields of one section in
// the middle. Every answer is saved when it is left.
type Form struct {
	ctx      *Context
	work     *Work
	sections []*sectionView
	current  int
	active   *fieldRow // the row that has the keyboard, or had it last

	list   *fyne.Container
	index  *container.Scroll // around list
	body   *container.Scroll
	footer fyne.CanvasObject
	state  *widget.Label
	back   *press
	next   *press
	object fyne.CanvasObject
}

var _ Screen = (*Form)(nil)

// NewForm makes the screen for a dossier or profile, opened at a place.
func NewForm(ctx *Context, work *Work, at Place) *Form {
	f := &Form{ctx: ctx, work: work, list: columnOf(2)}
	sections := work.Editing.Form.Sections
	if len(sections) == 0 {
		sections = []*forms.FormSection{{Title: say.T("没有要填写的内容")}}
	}
	for i, s := range sections {
		v := &sectionView{form: f, section: s, index: i}
		v.item = newItem(v.line(), func() { f.open(v.index); f.enterSection() })
		v.item.arrived = func() { reveal(f.index, v.item) }
		f.sections = append(f.sections, v)
		f.list.Add(v.item)
	}
	f.index = container.NewVScroll(within(8, 10, f.list))
	f.body = container.NewVScroll(columnOf(0))
	f.state = widget.NewLabel("")
	f.back = quiet(say.T("上一栏"), func() { f.open(f.current - 1); f.enterSection() })
	f.next = primary("", f.goOn)
	bar := container.NewBorder(nil, nil, f.back, f.next, container.NewCenter(f.state))
	f.footer = footer(bar)
	ground := canvas.NewRectangle(theme.Color(look.ColorCard))
	left := container.NewStack(ground, f.index)
	f.object = container.New(&side{250}, left, Dock(nil, f.body, f.footer))
	f.open(f.sectionOf(at))
	if at.Field != "" {
		work.Visited[at.Field] = true
		f.Refresh()
	}
	f.active = f.rowOf(at.Field)
	f.goTo(at)
	return f
}

// sectionOf finds the section that a place lies in; the first unfinished one for no place at all.
func (f *Form) sectionOf(at Place) int {
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
	f.Leave()
	f.current = min(max(index, 0), len(f.sections)-1)
	v := f.sections[f.current]
	v.build()
	f.body.Content = within(look.SpacePage, look.SpaceWide, v.object)
	f.body.Offset = fyne.NewPos(0, 0)
	f.body.Refresh()
	f.Refresh()
}

// goOn opens the next section, or the next step behind the last one.
func (f *Form) goOn() {
	if f.current+1 < len(f.sections) {
		f.open(f.current + 1)
		f.enterSection()
		return
	}
	f.Leave()
	if f.work.Editing.IsProfile() {
		f.ctx.Nav.Back()
		return
	}
	f.ctx.Nav.Go(Route{Page: PageMaterials, Dossier: f.work.Editing.Dossier.ID})
}

// enterSection gives the keyboard to the first field of the section.
func (f *Form) enterSection() {
	for _, r := range f.sections[f.current].rows {
		if first := r.first(); r.object.Visible() && first != nil {
			focus(first)
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
	if f.active != nil {
		f.goTo(Place{Field: f.active.field.Name()})
		focus(f.active.first())
		return
	}
	f.enterSection()
}

// Leave hands over what is being typed.
func (f *Form) Leave() {
	for _, v := range f.sections {
		for _, r := range v.rows {
			r.commit()
		}
	}
}

// Refresh shows everything as it is now.
func (f *Form) Refresh() {
	for _, v := range f.sections {
		v.refresh(v.index == f.current)
	}
	v := f.sections[f.current]
	switch answered, asked, faults := f.work.Progress(v.section); {
	case faults > 0:
		f.state.SetText(say.T("本栏有 {n} 处须改", "n", faults))
	case answered < asked:
		f.state.SetText(say.T("本栏还有 {n} 项必填", "n", asked-answered))
	default:
		f.state.SetText(say.T("本栏必填项已填完"))
	}
	f.back.Hidden = f.current == 0
	f.next.SetText(f.nextWords())
	f.footer.Refresh()
	f.body.Content.Refresh()
}

func (f *Form) nextWords() string {
	switch {
	case f.current+1 < len(f.sections):
		return say.T("下一栏：{title}", "title", f.sections[f.current+1].section.Title)
	case f.work.Editing.IsProfile():
		return say.T("完成")
	}
	return say.T("下一步：一套材料")
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

// goTo scrolls a field into view and marks its cell.
func (f *Form) goTo(at Place) {
	r := f.rowOf(at.Field)
	if r == nil {
		return
	}
	if r.table != nil && at.Row != "" {
		r.table.Go(tablePlace(at))
	}
	f.follow(r)
}

func (f *Form) rowOf(id string) *fieldRow {
	for _, v := range f.sections {
		for _, r := range v.rows {
			if r.field.Name() == id {
				return r
			}
		}
	}
	return nil
}

// follow scrolls so that a row can be seen. A row higher than the window stays where it is once its top was seen.
func (f *Form) follow(r *fieldRow) {
	f.body.Refresh() // texts that wrap have got their heights by now
	top := offsetIn(f.body.Content, r.object) - scaled(look.Space)
	bottom := top + r.object.Size().Height + scaled(look.SpaceWide)
	view := f.body.Size().Height
	if view <= 0 {
		return
	}
	switch at := f.body.Offset.Y; {
	case bottom-top > view && at >= top && at < bottom-view:
		return
	case top < at:
		f.body.Offset.Y = max(top, 0)
	case bottom > at+view:
		f.body.Offset.Y = max(min(bottom-view, top), 0)
	default:
		return
	}
	f.body.Refresh()
}

// offsetIn is how far below the top of an ancestor an object lies.
// The driver could tell only of objects that have been painted, so the containers are searched.
func offsetIn(ancestor, o fyne.CanvasObject) float32 {
	y, _ := searchOffset(ancestor, o)
	return y
}

func searchOffset(in, o fyne.CanvasObject) (float32, bool) {
	if in == o {
		return 0, true
	}
	box, ok := in.(*fyne.Container)
	if !ok {
		return 0, false
	}
	for _, child := range box.Objects {
		if y, found := searchOffset(child, o); found {
			return y + child.Position().Y, true
		}
	}
	return 0, false
}
