package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
)

// Refresh shows everything as it is now; only what has changed is drawn anew.
func (f *Form) Refresh() {
	changed := false
	for _, v := range f.sections {
		changed = v.refresh(v.index == f.current) || changed
	}
	f.refreshFooter()
	f.refreshHead()
	if changed {
		f.relayout()
	}
	f.help.refresh()
}

func (f *Form) refreshHead() {
	words, ask := say.T("打印样式"), say.T("说明")
	if f.paper {
		words = say.T("逐项填写")
	}
	if f.help.object.Visible() {
		ask = say.T("收起说明")
	}
	for _, b := range []struct {
		press *kit.Press
		words string
	}{{f.look, words}, {f.ask, ask}} {
		if b.press.Text != b.words {
			b.press.SetText(b.words)
			f.head.Refresh()
		}
	}
}

func (f *Form) refreshFooter() {
	v := f.sections[f.current]
	state := say.T("本栏必填项已填完")
	switch answered, asked, faults := f.work.Progress(v.section); {
	case faults > 0:
		state = say.T("本栏有 {n} 处须改", "n", faults)
	case answered < asked:
		state = say.T("本栏还有 {n} 项必填", "n", asked-answered)
	}
	next, gap := f.nextWords(), f.gapWords()
	if state == f.state.Text && next == f.next.Text && gap == f.gap.Text && f.back.Hidden == (f.current == 0) {
		return
	}
	f.state.SetText(state)
	f.back.Hidden = f.current == 0
	f.next.SetText(next)
	f.gap.SetText(gap)
	f.footer.Refresh()
}

// footerWords bounds what a button of the footer shows, in characters.
const footerWords = 15

func (f *Form) nextWords() string {
	switch {
	case f.current+1 < len(f.sections):
		return say.T("下一栏：{title}", "title", kit.Shortened(f.sections[f.current+1].section.Title, footerWords))
	case f.work.Editing.IsProfile():
		return say.T("完成")
	}
	return say.T("下一步：一套材料")
}

// gapWords name the next place where something is left to do.
func (f *Form) gapWords() string {
	gap, n := f.work.NextGap(f.activeID())
	switch {
	case n == 0 && f.work.Editing.IsProfile():
		return say.T("档案已填完，返回")
	case n == 0:
		return say.T("都填好了：去导出")
	}
	return say.T("下一处待填：{place}（F6）", "place", kit.Shortened(page.GapLabel(gap), footerWords))
}

// relayout gives the fields their places anew: texts below them came, went or wrapped differently.
func (f *Form) relayout() {
	if v := f.sections[f.current]; v.page != nil && v.page.Size().Width > 0 {
		v.page.Layout.Layout(v.page.Objects, v.page.Size())
	}
	f.settle()
}

// settle gives the page the height that its texts need now that they have their widths, and keeps the scroll within it.
// Refreshing the scroll would draw every field anew.
func (f *Form) settle() {
	view := f.body.Size()
	if view.Width <= 0 {
		return
	}
	for range 2 { // a text that wraps knows its height only after it has its width
		if want := fyne.NewSize(view.Width, max(f.sheet.MinSize().Height, view.Height)); want != f.sheet.Size() {
			f.sheet.Resize(want)
		}
	}
	f.body.ScrollToOffset(f.body.Offset)
	f.veil()
}

// SwitchLook turns from the questions to the look of the official form and back, at the same field.
func (f *Form) SwitchLook() {
	f.commit()
	at := f.place()
	f.paper = !f.paper
	value := ""
	if f.paper {
		value = "paper"
	}
	page.Keep(f.ctx, page.SettingLook, value)
	for _, v := range f.sections {
		v.drop()
	}
	f.open(f.current)
	f.active = f.rowOf(at.Field)
	f.Enter()
}

// FoldHelp puts the help away, or shows it again.
func (f *Form) FoldHelp() {
	f.help.fold(f.help.object.Visible())
	f.object.Layout.Layout(f.object.Objects, f.object.Size())
	f.relayout()
	f.refreshHead()
}

// showHints shows the hints below the inputs while no help stands beside them.
func (f *Form) showHints() {
	for _, v := range f.sections {
		for _, r := range v.rows {
			r.showHint()
		}
	}
}

// goTo scrolls a field into view and marks its cell.
func (f *Form) goTo(at page.Place) {
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
	top := kit.OffsetIn(f.body.Content, r.object) - kit.Scaled(8)
	bottom := top + r.object.Size().Height + kit.Scaled(16)
	view := f.body.Size().Height
	if view <= 0 {
		return
	}
	to := f.body.Offset
	switch {
	case bottom-top > view && to.Y >= top && to.Y < bottom-view:
		return
	case top < to.Y:
		to.Y = max(top, 0)
	case bottom > to.Y+view:
		to.Y = max(min(bottom-view, top), 0)
	default:
		return
	}
	f.body.ScrollToOffset(to)
	f.veil()
}

// wheel turns the page for an input that has no use for the mouse wheel.
func (f *Form) wheel(e *fyne.ScrollEvent) { f.body.Scrolled(e) }

// ruleSize is the thickness of the lines of the official form.
func ruleSize() float32 { return theme.SeparatorThicknessSize() }
