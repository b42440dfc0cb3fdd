package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
)

// Steps is the bar with the five steps of a dossier and what is left of each.
type Steps struct {
	ctx    *Context
	work   *Work
	items  []*kit.Item
	notes  []*canvas.Text
	object fyne.CanvasObject
}

// StepPages are the pages of the steps, in order; Ctrl+1 to Ctrl+5 open them.
func StepPages() []Page {
	return []Page{Choose, Form, Materials, Check, Export}
}

// StepNames are the words of the steps, in the order of StepPages.
func StepNames() []string {
	return []string{say.T("选事项"), say.T("一张表"), say.T("一套材料"), say.T("预审"), say.T("导出交付")}
}

// NewSteps makes the bar with one step marked as the present one.
func NewSteps(ctx *Context, work *Work, current Page) *Steps {
	s := &Steps{ctx: ctx, work: work}
	var parts []fyne.CanvasObject
	for i, name := range StepNames() {
		title := canvas.NewText(say.T("{n}　{name}", "n", i+1, "name", name), theme.Color(theme.ColorNameForeground))
		title.TextSize, title.TextStyle.Bold = theme.TextSize(), StepPages()[i] == current
		note := canvas.NewText("", theme.Color(look.ColorMuted))
		note.TextSize = theme.CaptionTextSize()
		it := kit.NewItem(kit.ColumnOf(1, title, note), func() {
			ctx.Nav.Go(Route{Page: StepPages()[i], Dossier: work.Editing.Dossier.ID})
		})
		it.Choose(StepPages()[i] == current)
		it.OnKey = sideways(it)
		s.items, s.notes = append(s.items, it), append(s.notes, note)
		parts = append(parts, it)
	}
	ground := canvas.NewRectangle(theme.Color(look.ColorCard))
	s.object = container.NewVBox(
		container.New(&kit.SheetLayout{}, ground, kit.Within(8, 4, container.New(kit.Evenly{}, parts...))),
		widget.NewSeparator())
	s.Refresh()
	return s
}

// Object is the bar that shows the steps of a dossier and leads to each.
func (s *Steps) Object() fyne.CanvasObject { return s.object }

// sideways lets the arrows go from step to step.
func sideways(it *kit.Item) func(*fyne.KeyEvent) bool {
	return func(key *fyne.KeyEvent) bool {
		c := kit.Canvas(it)
		switch {
		case c == nil:
			return false
		case key.Name == fyne.KeyRight:
			c.FocusNext()
		case key.Name == fyne.KeyLeft:
			c.FocusPrevious()
		default:
			return false
		}
		return true
	}
}

// Refresh shows what is left.
func (s *Steps) Refresh() {
	s.set(0, say.T("{n} 个事项", "n", s.work.Programmes()), look.ColorMuted)
	s.filled()
	if c := s.work.CountMaterials(); c.Left() > 0 {
		s.set(2, say.MaterialsLeft(c), look.ColorWarn)
	} else {
		s.set(2, "✓ "+say.T("必交、一般要的已齐"), look.ColorOK)
	}
	s.passed()
	last, err := s.work.LastExport()
	switch {
	case err != nil:
		s.set(4, say.T("导出记录读不出来"), look.ColorWarn)
	case last == nil:
		s.set(4, say.T("还没有导出"), look.ColorMuted)
	case last.Unsure():
		s.set(4, say.T("导出后改没改过说不准"), look.ColorWarn)
	case last.Changed() > 0:
		s.set(4, say.T("导出后有改动"), look.ColorWarn)
	case last.Draft:
		s.set(4, say.T("最近导出的是草稿"), look.ColorWarn)
	default:
		s.set(4, say.T("已导出 {n} 次", "n", last.Number), look.ColorOK)
	}
}

// filled tells how far the form is: nothing is called done while the pre-check refuses an answer.
func (s *Steps) filled() {
	switch f := s.work.Filled(); {
	case f.Left() > 0:
		s.set(1, say.T("已完成 {done}/{all}，还差 {n}", "done", max(f.Asked-f.Left(), 0), "all", f.Asked, "n", f.Left()), look.ColorWarn)
	case f.Faults > 0:
		s.set(1, say.T("必填都填了，{n} 处要修改", "n", f.Faults), look.ColorWarn)
	case f.Usual > 0:
		s.set(1, "✓ "+say.T("必填项已填完，{n} 项一般要填", "n", f.Usual), look.ColorOK)
	default:
		s.set(1, "✓ "+say.T("必填项已填完"), look.ColorOK)
	}
}

// passed tells of the pre-check.
func (s *Steps) passed() {
	n, minded := s.work.Report.Blocking(), len(s.work.Minded())
	unseen, open := s.work.Unseen(), say.UnsettledOf(s.work.Report)
	switch {
	case n > 0:
		s.set(3, say.T("{n} 项未通过", "n", n), look.ColorWarn)
	case unseen > 0:
		s.set(3, say.T("{n} 个附件程序还没有看过", "n", unseen), look.ColorWarn)
	case open != "":
		s.set(3, say.T("可以导出，{open}", "open", open), look.ColorWarn)
	case minded > 0:
		s.set(3, say.T("可以导出，{n} 项请留意", "n", minded), look.ColorWarn)
	default:
		s.set(3, "✓ "+say.T("已通过"), look.ColorOK)
	}
}

func (s *Steps) set(step int, words string, ink fyne.ThemeColorName) {
	if t := s.notes[step]; t.Text != words {
		t.Text, t.Color = words, theme.Color(ink)
		t.Refresh()
	}
}
