// Package material is the third step: the one set of materials.
package material

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/reuse"
	"yibiao/app/task"
	"yibiao/forms"
)

// Materials is the one set of materials: the list of what is asked at the left, one requirement with its files at the
// right. Files dropped on the window are sorted by the program and shown for review.
type Materials struct {
	ctx      *page.Context
	work     *page.Work
	selected int
	lines    []*needLine
	gapsUp   bool // what is missing stands first
	rows     *fyne.Container
	summary  *fyne.Container
	list     *container.Scroll
	detail   *container.Scroll
	add      *kit.Press
	files    map[string]*kit.Item // the lines of the files of the selected requirement, by material id
	looking  *task.Latest         // at the files of the selected requirement
	over     *task.Latest         // at all that nobody has looked at
	blind    map[string]bool      // digests of files that could not be looked at
	last     []reuse.Offer        // what the last dossier had
	object   fyne.CanvasObject
}

var _ page.Screen = (*Materials)(nil)

// needLine is a requirement in the list.
type needLine struct {
	item *kit.Item
	mark *canvas.Text
	note *canvas.Text
}

// New makes the screen, opened at a requirement.
func New(ctx *page.Context, work *page.Work, at page.Place) *Materials {
	m := &Materials{ctx: ctx, work: work, detail: container.NewVScroll(kit.ColumnOf(0)), rows: kit.ColumnOf(2), summary: kit.ColumnOf(look.SpaceTight)}
	m.looking, m.over, m.blind = task.NewLatest(ctx.Tasks), task.NewLatest(ctx.Tasks), map[string]bool{}
	m.selected = m.firstMissing()
	for i, state := range work.Report.Materials {
		m.lines = append(m.lines, m.newLine(i, state))
		if state.Requirement.ID.S == at.Material {
			m.selected = i
		}
	}
	ground := canvas.NewRectangle(theme.Color(look.ColorCard))
	gaps := kit.NewTickBox(say.T("缺的排在前面"), func(on bool) { m.gapsUp = on; m.order() })
	m.list = container.NewVScroll(kit.Within(look.Space, look.SpaceTight, m.rows))
	head := kit.Within(look.SpaceWide, look.Space, kit.ColumnOf(look.SpaceTight, m.summary, gaps))
	left := container.NewStack(ground, kit.Dock(head, m.list, nil))
	next := kit.Primary(say.T("下一步：预审"), func() { ctx.Nav.Go(page.Route{Page: page.Check, Dossier: work.Editing.Dossier.ID}) })
	back := kit.Quiet(say.T("上一步：一张表"), func() { ctx.Nav.Go(page.Route{Page: page.Form, Dossier: work.Editing.Dossier.ID}) })
	foot := kit.Footer(container.NewBorder(nil, nil, back, next, layout.NewSpacer()))
	m.object = container.New(&kit.Side{Width: look.SideWidth + 60}, left, kit.Dock(nil, m.detail, foot))
	m.order()
	m.Refresh()
	return m
}

func (m *Materials) newLine(i int, s forms.MaterialState) *needLine {
	l := &needLine{mark: canvas.NewText("", theme.Color(look.ColorMuted)), note: canvas.NewText("", theme.Color(look.ColorMuted))}
	l.note.TextSize = theme.CaptionTextSize()
	name := kit.Plain(say.T("{n}. {name}", "n", i+1, "name", s.Requirement.Name))
	text := kit.LayoutPair(look.SpaceWide, container.New(kit.Centred{}, l.mark), kit.ColumnOf(2, name, l.note))
	l.item = kit.NewItem(text, func() { m.selectAt(i); m.enterPage() })
	l.item.Clicked = func() { m.selectAt(i) }
	l.item.Arrived = func() { kit.Reveal(m.list, l.item); m.selectAt(i) }
	l.item.Menu = func() *fyne.Menu { m.selectAt(i); return m.needMenu() }
	return l
}

// order lays the list out anew.
func (m *Materials) order() {
	index := make([]int, len(m.lines))
	for i := range index {
		index[i] = i
	}
	if m.gapsUp {
		rank := func(i int) int {
			switch s := m.work.Report.Materials[i]; {
			case m.generated(s.Requirement), !s.Applies:
				return 3
			case m.work.BadFiles(s.Requirement.ID.S) > 0:
				return 0
			case s.Files > 0:
				return 2
			case s.Need == forms.Always:
				return 0
			}
			return 1
		}
		slices.SortStableFunc(index, func(a, b int) int { return cmp.Compare(rank(a), rank(b)) })
	}
	m.rows.RemoveAll()
	for _, i := range index {
		m.rows.Add(m.lines[i].item)
	}
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

// enterPage gives the keyboard to the first button of the page.
func (m *Materials) enterPage() {
	if m.add != nil {
		kit.Focus(m.add)
	}
}

// state is the selected requirement.
func (m *Materials) state() forms.MaterialState {
	return m.work.Report.Materials[min(m.selected, len(m.work.Report.Materials)-1)]
}

// Refresh shows the list and the selected requirement as they are now.
func (m *Materials) Refresh() {
	if len(m.work.Report.Materials) != len(m.lines) {
		return // the programmes have changed under the screen; it is made anew when it is next opened
	}
	for i, s := range m.work.Report.Materials {
		mark, words, ink := m.stateWords(s)
		l := m.lines[i]
		l.mark.Text, l.note.Text = mark, words
		l.mark.Color, l.note.Color = theme.Color(ink), theme.Color(ink)
		l.mark.Refresh()
		l.note.Refresh()
		l.item.Choose(i == m.selected)
	}
	m.summarise()
	m.last, _ = reuse.LastTime(m.work.Editing) // an offer that cannot be read is none
	m.showPage()
	m.lookAtFiles()
}

// showPage builds the page of the selected requirement anew and leaves the keyboard where it was.
func (m *Materials) showPage() {
	at, on := m.focusedFile()
	m.detail.Content = kit.Within(look.SpacePage, look.SpaceWide, m.page())
	m.detail.Refresh()
	if it := m.files[at]; on && it != nil {
		kit.Focus(it)
	} else if on {
		m.enterPage()
	}
}

// focusedFile tells which file has the keyboard.
func (m *Materials) focusedFile() (id string, on bool) {
	for id, it := range m.files {
		if it.Focused {
			return id, true
		}
	}
	return "", false
}

// summarise tells above the list what is left to bring.
func (m *Materials) summarise() {
	there, asked := m.work.CountMaterials()
	words := say.T("要交 {all} 项，已放 {n} 项，还差 {left} 项", "all", asked, "n", there, "left", asked-there)
	if asked == there {
		words = say.T("要交的 {all} 项都有了", "all", asked)
	}
	m.summary.RemoveAll()
	m.summary.Add(kit.Strong(words))
	m.summary.Add(kit.NewBar(there, asked))
}

// stateWords tells in the list how a requirement stands.
func (m *Materials) stateWords(s forms.MaterialState) (mark, words string, ink fyne.ThemeColorName) {
	need := say.Need(s.Need, s.Requirement.Demanded())
	switch {
	case m.generated(s.Requirement):
		return "✓", say.T("由系统生成"), look.ColorOK
	case m.work.BadFiles(s.Requirement.ID.S) > 0:
		return "!", say.T("{need}，有 {n} 个文件不能报送", "need", need, "n", m.work.BadFiles(s.Requirement.ID.S)), look.ColorBlock
	case s.Files > 0:
		return "✓", say.T("{need}，已放 {n} 个文件", "need", need, "n", s.Files), look.ColorOK
	case !s.Applies:
		return "—", say.T("按填写情况不用交"), look.ColorMuted
	case s.Need == forms.Always && s.Requirement.Demanded():
		return "!", say.T("{need}，还没有文件", "need", need), look.ColorBlock
	case s.Need == forms.Always:
		return "!", say.T("{need}，还没有文件", "need", need), look.ColorWarn
	case s.Need == forms.Conditional:
		return "?", say.T("有条件，请看说明"), look.ColorWarn
	}
	return "○", need, look.ColorMuted
}

// Object is the content.
func (m *Materials) Object() fyne.CanvasObject { return m.object }

// Title names the screen.
func (m *Materials) Title() string { return say.T("一套材料") }

// Enter gives the keyboard to the selected requirement.
func (m *Materials) Enter() {
	if m.selected < len(m.lines) {
		kit.Focus(m.lines[m.selected].item)
	}
	m.work.LookOver(m.over, func(err error) {
		if err != nil {
			m.ctx.Dialogs.Fail(err)
			return
		}
		m.Refresh()
	})
}

// Leave stops looking at files.
func (m *Materials) Leave() {
	m.looking.Forget()
	m.over.Forget()
}

// Drop sorts the files and shows them for review.
func (m *Materials) Drop(paths []string) { m.sort(paths) }

// Scroll is the part that the paging keys move.
func (m *Materials) Scroll() *container.Scroll { return m.detail }
