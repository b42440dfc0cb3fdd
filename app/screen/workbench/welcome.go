package workbench

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
)

// Welcome is the first screen of a new vault: for whom the program works, and then whether to look around first.
type Welcome struct {
	ctx    *page.Context
	page   *container.Scroll
	first  fyne.Focusable
	object fyne.CanvasObject
}

var _ page.Screen = (*Welcome)(nil)

// NewWelcome makes the screen.
func NewWelcome(ctx *page.Context) *Welcome {
	w := &Welcome{ctx: ctx, page: container.NewVScroll(kit.ColumnOf(0))}
	w.object = w.page
	w.ask()
	return w
}

// ask asks for whom the program works.
func (w *Welcome) ask() {
	firm := w.choice(page.DeskFirm, say.T("小企业：给自己单位申报"), say.T("打开就是本单位的档案和进度，单位信息填一次，每次申报都用。"))
	office := w.choice(page.DeskOffice, say.T("代办机构：替多家企业申报"), say.T("打开先看单位名单，每家企业的内容分开存放，互不相见。"))
	w.first = firm
	w.show(
		kit.Paragraph(say.T("欢迎使用一表"), theme.ColorNameForeground, theme.SizeNameHeadingText, true),
		kit.Plain(say.T("一份档案、一张表、一套材料。全程离线，内容只在这台电脑上。")),
		kit.Strong(say.T("您是哪一种？（以后可以在“查看 › 设置”里改）")),
		kit.Edged(kit.Within(4, 4, firm)), kit.Edged(kit.Within(4, 4, office)))
}

func (w *Welcome) choice(d page.Desk, title, note string) *kit.Item {
	text := kit.ColumnOf(4, kit.Paragraph(title, theme.ColorNameForeground, theme.SizeNameSubHeadingText, true), kit.Plain(note))
	return kit.NewItem(kit.Within(6, 8, kit.AtEnds(text, kit.ParagraphLine("›", look.ColorMuted))), func() {
		if err := page.SetDesk(w.ctx.Session, d); err != nil {
			w.ctx.Dialogs.Fail(err)
			return
		}
		w.offer()
	})
}

// offer asks whether to look around first.
func (w *Welcome) offer() {
	begin := func() { w.ctx.Nav.Go(page.Route{Page: page.Workbench}) }
	if w.ctx.Tour == nil {
		begin()
		return
	}
	tour := kit.Primary(say.T("看两分钟导览"), w.ctx.Tour)
	w.first = tour
	w.show(
		kit.Paragraph(say.T("先看一遍怎么用？"), theme.ColorNameForeground, theme.SizeNameHeadingText, true),
		kit.Plain(say.T("导览用一家虚构的企业走一遍：填表、放材料、预审、导出。随时可以离开，看完示例内容会全部删掉，不会混进您的资料。")),
		kit.Row(tour, kit.Button(say.T("直接开始"), begin)),
		kit.Muted(say.T("以后想再看，点“帮助 › 两分钟导览”。")))
	w.Enter()
}

func (w *Welcome) show(objects ...fyne.CanvasObject) {
	w.page.Content = kit.Within(look.SpacePage, 60, container.New(&kit.Column{Gap: look.SpaceWide, Width: 720, Centred: true}, objects...))
	w.page.Offset = fyne.NewPos(0, 0)
	w.page.Refresh()
}

// Object implements page.Screen.
func (w *Welcome) Object() fyne.CanvasObject { return w.object }

// Title implements page.Screen.
func (w *Welcome) Title() string { return say.T("欢迎") }

// Enter gives the keyboard to the first choice.
func (w *Welcome) Enter() { kit.Focus(w.first) }

// Leave has nothing to hand over.
func (w *Welcome) Leave() {}

// Refresh has nothing new to show.
func (w *Welcome) Refresh() {}

// Drop does nothing.
func (w *Welcome) Drop([]string) {}
