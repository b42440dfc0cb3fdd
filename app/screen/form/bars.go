package form

import (
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
)

// headBar stands above the page: the title of the section, and the buttons that turn the look and fold the help.
type headBar struct {
	form   *Form
	title  *widget.RichText
	look   *kit.Press // turns from questions to the official form and back
	ask    *kit.Press // folds the help in and out
	object fyne.CanvasObject
}

func newHeadBar(f *Form) *headBar {
	b := &headBar{form: f, title: kit.RichText(), look: kit.Quiet("", f.SwitchLook), ask: kit.Quiet("", f.FoldHelp)}
	// The page is painted over the edges of its scroll: the head needs a ground of its own.
	b.object = container.NewStack(canvas.NewRectangle(theme.Color(theme.ColorNameBackground)),
		kit.Within(look.SpacePage, look.Space, kit.AtEnds(kit.Tightly(b.title), kit.Row(b.look, b.ask))))
	return b
}

// name shows the title of a section.
func (b *headBar) name(title string) {
	b.title.Segments = []widget.RichTextSegment{kit.Piece(title, theme.ColorNameForeground, theme.SizeNameSubHeadingText, true)}
	b.title.Refresh()
}

// refresh shows on the buttons what they do now.
func (b *headBar) refresh() {
	words, ask := say.T("打印样式"), say.T("说明")
	if b.form.paper {
		words = say.T("逐项填写")
	}
	if b.form.help.object.Visible() {
		ask = say.T("收起说明")
	}
	for _, x := range []struct {
		press *kit.Press
		words string
	}{{b.look, words}, {b.ask, ask}} {
		if x.press.Text != x.words {
			x.press.SetText(x.words)
			b.object.Refresh()
		}
	}
}

// footBar stands below the page: how the section stands, the sections beside it, and the next place to be filled.
type footBar struct {
	form   *Form
	state  *widget.Label
	back   *kit.Press
	next   *kit.Press
	gap    *kit.Press
	words  [2]footWords // of next and gap
	object fyne.CanvasObject
}

func newFootBar(f *Form) *footBar {
	b := &footBar{form: f, state: widget.NewLabel("")}
	b.back = kit.Quiet(say.T("上一栏"), func() { f.Turn(-1) })
	b.next = kit.Button("", f.goOn)
	b.gap = kit.Primary("", f.NextGap)
	// What is said gives way to the buttons in the end: it must not make the page wider than the window.
	b.state.Alignment, b.state.Truncation = fyne.TextAlignCenter, fyne.TextTruncateEllipsis
	b.object = kit.Footer(container.New(footLayout{b}, b.back, b.state, b.next, b.gap))
	return b
}

// refresh tells how the section stands and what comes next.
func (b *footBar) refresh() {
	form := b.form
	v, first := form.contents.now(), form.contents.current == 0
	state := say.T("本栏必填项已填完")
	switch p := form.work.Progress(v.section); {
	case p.Faults > 0 && p.Left() > 0:
		state = say.T("本栏有 {n} 处要修改，还有 {left} 项必填", "n", p.Faults, "left", p.Left())
	case p.Faults > 0:
		state = say.T("本栏有 {n} 处要修改", "n", p.Faults)
	case p.Left() > 0:
		state = say.T("本栏还有 {n} 项必填", "n", p.Left())
	case p.Usual > 0:
		state = say.T("本栏必填项已填完，还有 {n} 项一般要填", "n", p.Usual)
	}
	next, gap := b.nextWords(), b.gapWords()
	words := [2]footWords{next, gap}
	if state == b.state.Text && words == b.words && b.back.Hidden == first {
		return
	}
	b.state.SetText(state)
	b.back.Hidden, b.words = first, words
	b.next.SetText(next.whole)
	b.gap.SetText(gap.whole)
	b.object.Refresh()
}

// footerWords bounds what a button of the footer shows, in characters.
const footerWords = 15

// footWords are the words of a button of the foot, with the name of where it leads and without.
type footWords struct{ whole, brief string }

func alike(words string) footWords { return footWords{words, words} }

func (b *footBar) nextWords() footWords {
	next := b.form.contents.following()
	switch {
	case next != nil:
		return footWords{say.T("下一栏：{title}", "title", say.Shortened(next.section.Title, footerWords)), say.T("下一栏")}
	case b.form.work.Editing.IsProfile():
		return alike(say.T("完成"))
	}
	return footWords{say.T("下一步：一套材料"), say.T("下一步")}
}

// gapWords name the next place where something is left to do.
func (b *footBar) gapWords() footWords {
	gap, n := b.form.work.NextGap(b.form.activeID())
	switch {
	case n == 0 && b.form.work.Editing.IsProfile():
		return alike(say.T("档案已填完，返回"))
	case n == 0:
		return alike(say.T("都填好了：去导出"))
	}
	place := say.Shortened(page.GapLabel(gap), footerWords)
	if gap.Kind != session.GapField {
		return footWords{say.T("下一处：{place}（F6）", "place", place), say.T("下一处（F6）")}
	}
	return footWords{say.T("下一处待填：{place}（F6）", "place", place), say.T("下一处待填（F6）")}
}
