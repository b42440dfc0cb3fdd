package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/forms"
)

// Materials is the one set of materials: the list of what is asked at the left, one requirement with its files at the
// right. Files dropped on the window go to the requirement that is selected.
type Materials struct {
	ctx      *Context
	work     *Work
	selected int
	items    []*item
	notes    []*canvas.Text
	list     *container.Scroll
	detail   *container.Scroll
	add      *press
	object   fyne.CanvasObject
}

var _ Screen = (*Materials)(nil)

// NewMaterials makes the screen, opened at a requirement.
func NewMaterials(ctx *Context, work *Work, at Place) *Materials {
	m := &Materials{ctx: ctx, work: work, detail: container.NewVScroll(columnOf(0))}
	list := columnOf(2)
	for i, state := range work.Report.Materials {
		name := plain(say.T("{n}. {name}", "n", i+1, "name", state.Requirement.Name))
		note := canvas.NewText("", theme.Color(look.ColorMuted))
		note.TextSize = theme.CaptionTextSize()
		it := newItem(columnOf(2, name, note), func() { m.selectAt(i) })
		it.arrived = func() { reveal(m.list, it); m.selectAt(i) }
		m.items, m.notes = append(m.items, it), append(m.notes, note)
		list.Add(it)
		if state.Requirement.ID.S == at.Material {
			m.selected = i
		}
	}
	ground := canvas.NewRectangle(theme.Color(look.ColorCard))
	m.list = container.NewVScroll(within(8, 10, list))
	left := container.NewStack(ground, m.list)
	next := primary(say.T("下一步：预审"), func() { ctx.Nav.Go(Route{Page: PageCheck, Dossier: work.Editing.Dossier.ID}) })
	back := quiet(say.T("上一步：一张表"), func() { ctx.Nav.Go(Route{Page: PageForm, Dossier: work.Editing.Dossier.ID}) })
	foot := footer(container.NewBorder(nil, nil, back, next, layout.NewSpacer()))
	m.object = container.New(&side{380}, left, Dock(nil, m.detail, foot))
	if at.Material == "" {
		m.selected = m.firstMissing()
	}
	m.Refresh()
	return m
}

func (m *Materials) firstMissing() int {
	for i, s := range m.work.Report.Materials {
		if s.Applies && s.Need == forms.Always && s.Files == 0 && !m.generated(s.Requirement) {
			return i
		}
	}
	return 0
}

// generated tells whether the program itself makes the document.
func (m *Materials) generated(r *forms.FormRequirement) bool {
	for _, o := range m.work.Editing.Form.Outputs {
		if o.Answers.S == r.ID.S {
			return true
		}
	}
	return false
}

func (m *Materials) selectAt(i int) {
	if i != m.selected {
		m.selected = i
		m.Refresh()
	}
}

// state is the selected requirement.
func (m *Materials) state() forms.MaterialState {
	return m.work.Report.Materials[min(m.selected, len(m.work.Report.Materials)-1)]
}

// Refresh shows the list and the selected requirement as they are now.
func (m *Materials) Refresh() {
	if len(m.work.Report.Materials) != len(m.items) {
		return // the programmes have changed under the screen; it is made anew when it is next opened
	}
	for i, s := range m.work.Report.Materials {
		words, ink := m.stateWords(s)
		m.notes[i].Text, m.notes[i].Color = words, theme.Color(ink)
		m.notes[i].Refresh()
		m.items[i].choose(i == m.selected)
	}
	m.detail.Content = within(look.SpacePage, look.SpaceWide, m.page())
	m.detail.Refresh()
}

// stateWords tells in the list how a requirement stands.
func (m *Materials) stateWords(s forms.MaterialState) (string, fyne.ThemeColorName) {
	switch {
	case m.generated(s.Requirement):
		return "✓ " + say.T("由系统生成"), look.ColorOK
	case s.Files > 0:
		return "✓ " + say.T("已放 {n} 个文件", "n", s.Files), look.ColorOK
	case !s.Applies:
		return say.T("按填写情况不用交"), look.ColorMuted
	case s.Need == forms.Always:
		return say.T("必交，还没有文件"), look.ColorBlock
	}
	return say.Need(s.Need), look.ColorMuted
}

// Object is the content.
func (m *Materials) Object() fyne.CanvasObject { return m.object }

// Title names the screen.
func (m *Materials) Title() string { return say.T("一套材料") }

// Enter gives the keyboard to the selected requirement.
func (m *Materials) Enter() {
	if m.selected < len(m.items) {
		focus(m.items[m.selected])
	}
}

// Leave has nothing to hand over.
func (m *Materials) Leave() {}

// Drop attaches files to the selected requirement.
func (m *Materials) Drop(paths []string) { m.attach(paths) }
