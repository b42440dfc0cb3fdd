package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/forms"
)

// Check is the pre-check: may the client apply, condition by condition; how much it may get, step by step; and all
// findings, each leading to the place where it is put right.
type Check struct {
	ctx    *Context
	work   *Work
	page   *container.Scroll
	first  fyne.Focusable // the first finding; nil when there is none
	object fyne.CanvasObject
}

var _ Screen = (*Check)(nil)

// NewCheck makes the screen.
func NewCheck(ctx *Context, work *Work) *Check {
	c := &Check{ctx: ctx, work: work, page: container.NewVScroll(columnOf(0))}
	next := primary(say.T("下一步：导出交付"), func() { ctx.Nav.Go(Route{Page: PageExport, Dossier: work.Editing.Dossier.ID}) })
	back := quiet(say.T("上一步：一套材料"), func() { ctx.Nav.Go(Route{Page: PageMaterials, Dossier: work.Editing.Dossier.ID}) })
	foot := footer(container.NewBorder(nil, nil, back, next, layout.NewSpacer()))
	c.object = Dock(nil, c.page, foot)
	c.Refresh()
	return c
}

// Refresh shows the result as it is now.
func (c *Check) Refresh() {
	at := c.page.Offset
	c.first = nil
	page := centredPage(look.SpaceWide, c.summary())
	for _, s := range []forms.Severity{forms.Block, forms.Manual, forms.Warn} {
		if group := c.group(s); group != nil {
			page.Add(group)
		}
	}
	for _, v := range c.work.Report.Verdicts {
		if len(v.Conditions) > 0 {
			page.Add(c.verdict(v))
		}
	}
	if estimates := c.estimates(); estimates != nil {
		page.Add(estimates)
	}
	if group := c.group(forms.Info); group != nil {
		page.Add(group)
	}
	c.page.Content = within(look.SpacePage, look.SpaceWide, page)
	c.page.Offset = at
	c.page.Refresh()
}

// summary tells in one line whether the dossier may be exported.
func (c *Check) summary() fyne.CanvasObject {
	r := c.work.Report
	if r.Blocking() == 0 {
		box := columnOf(look.SpaceTight, paragraph(say.T("预审通过，可以正式导出。"), look.ColorOK, theme.SizeNameSubHeadingText, true))
		if n := r.Count(forms.Warn); n > 0 {
			box.Add(plain(say.T("另有 {n} 条建议核对。", "n", n)))
		}
		box.Add(plain(say.T("预审只看文件写明的条件，结果以受理单位审核为准。")))
		return panel(look.ColorOKBack, look.ColorOK, box)
	}
	return panel(look.ColorBlockBack, look.ColorBlock, columnOf(look.SpaceTight,
		paragraph(blockingWords(r), look.ColorBlock, theme.SizeNameSubHeadingText, true),
		plain(say.T("按下面的意见逐条处理，点一条就到要改的地方。没有改完也可以先导出草稿。"))))
}

// group lists the findings of one severity; nil when there is none.
func (c *Check) group(s forms.Severity) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, f := range c.work.Report.Findings {
		if f.Severity != s {
			continue
		}
		if s == forms.Manual {
			lines = append(lines, c.manual(f))
			continue
		}
		lines = append(lines, c.finding(f))
	}
	words := say.T("{n} 条", "n", len(lines))
	if s == forms.Manual {
		ticked := c.ticked()
		words = say.T("{n} 条待确认，{m} 条已确认", "n", len(lines), "m", len(ticked))
		lines = append(lines, ticked...)
	}
	if len(lines) == 0 {
		return nil
	}
	ink, back := severityColours(s)
	head := row(badge(say.Severity(s), ink, back), widget.NewLabel(words))
	return card(append([]fyne.CanvasObject{head}, columnOf(2, lines...))...)
}

// finding is one line that leads to its place.
func (c *Check) finding(f forms.Finding) fyne.CanvasObject {
	text := columnOf(2, plain(say.Finding(f, c.work.Vocabulary())))
	if cite := say.Citation(f.Source); cite != "" {
		text.Add(muted(say.T("依据：{source}", "source", cite)))
	}
	at := c.work.Place(f)
	if at == (Place{}) {
		return within(10, 7, text)
	}
	words := say.T("去填写 ›")
	if at.Material != "" {
		words = say.T("去放材料 ›")
	}
	it := newItem(atEnds(text, paragraphLine(words, theme.ColorNameHyperlink)), func() { c.goTo(at) })
	it.arrived = func() { reveal(c.page, it) }
	if c.first == nil {
		c.first = it
	}
	return it
}

func (c *Check) goTo(at Place) {
	page := PageForm
	if at.Material != "" {
		page = PageMaterials
	}
	c.ctx.Nav.Go(Route{Page: page, Dossier: c.work.Editing.Dossier.ID, At: at})
}

// Object is the content.
func (c *Check) Object() fyne.CanvasObject { return c.object }

// Title names the screen.
func (c *Check) Title() string { return say.T("预审") }

// Enter gives the keyboard to the first finding.
func (c *Check) Enter() {
	if c.first != nil {
		focus(c.first)
	}
}

// Leave has nothing to hand over.
func (c *Check) Leave() {}

// Drop does nothing.
func (c *Check) Drop([]string) {
	c.ctx.Nav.Tell(say.T("文件请拖到“一套材料”这一步。"))
}
