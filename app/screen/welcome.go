package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/look"
	"yibiao/app/say"
)

// Welcome is the first screen of a new vault: for whom the program works, and then whether to look around first.
type Welcome struct {
	ctx    *Context
	page   *container.Scroll
	first  fyne.Focusable
	object fyne.CanvasObject
}

var _ Screen = (*Welcome)(nil)

// NewWelcome makes the screen.
func NewWelcome(ctx *Context) *Welcome {
	w := &Welcome{ctx: ctx, page: container.NewVScroll(columnOf(0))}
	w.object = w.page
	w.ask()
	return w
}

// ask asks for whom the program works.
func (w *Welcome) ask() {
	firm := w.choice(DeskFirm, say.T("小企业：给自己单位申报"), say.T("打开就是本单位的档案和进度，单位信息填一次，每次申报都用。"))
	office := w.choice(DeskOffice, say.T("代办机构：替多家企业申报"), say.T("打开先看单位名单，每家企业的内容分开存放，互不相见。"))
	w.first = firm
	w.show(
		paragraph(say.T("欢迎使用一表"), theme.ColorNameForeground, theme.SizeNameHeadingText, true),
		plain(say.T("一份档案、一张表、一套材料。全程离线，内容只在这台电脑上。")),
		strong(say.T("您是哪一种？（以后可以在“查看 › 设置”里改）")),
		edged(within(4, 4, firm)), edged(within(4, 4, office)))
}

func (w *Welcome) choice(d Desk, title, note string) *item {
	text := columnOf(4, paragraph(title, theme.ColorNameForeground, theme.SizeNameSubHeadingText, true), plain(note))
	return newItem(within(6, 8, atEnds(text, paragraphLine("›", look.ColorMuted))), func() {
		if err := SetDesk(w.ctx.Session, d); err != nil {
			w.ctx.Dialogs.Fail(err)
			return
		}
		w.offer()
	})
}

// offer asks whether to look around first.
func (w *Welcome) offer() {
	begin := func() { w.ctx.Nav.Go(Route{Page: PageWorkbench}) }
	if w.ctx.Tour == nil {
		begin()
		return
	}
	tour := primary(say.T("看两分钟导览"), w.ctx.Tour)
	w.first = tour
	w.show(
		paragraph(say.T("先看一遍怎么用？"), theme.ColorNameForeground, theme.SizeNameHeadingText, true),
		plain(say.T("导览用一家虚构的企业走一遍：填表、放材料、预审、导出。随时可以离开，看完示例内容会全部删掉，不会混进您的资料。")),
		row(tour, button(say.T("直接开始"), begin)),
		muted(say.T("以后想再看，点“帮助 › 两分钟导览”。")))
	w.Enter()
}

func (w *Welcome) show(objects ...fyne.CanvasObject) {
	w.page.Content = within(look.SpacePage, 60, container.New(&column{gap: look.SpaceWide, width: 720, centred: true}, objects...))
	w.page.Offset = fyne.NewPos(0, 0)
	w.page.Refresh()
}

// Object is the content.
func (w *Welcome) Object() fyne.CanvasObject { return w.object }

// Title names the screen.
func (w *Welcome) Title() string { return say.T("欢迎") }

// Enter gives the keyboard to the first choice.
func (w *Welcome) Enter() { focus(w.first) }

// Leave has nothing to hand over.
func (w *Welcome) Leave() {}

// Refresh has nothing new to show.
func (w *Welcome) Refresh() {}

// Drop does nothing.
func (w *Welcome) Drop([]string) {}
