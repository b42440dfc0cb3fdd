package material

import (
	"context"
	"image"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/intake"
	"yibiao/app/task"
)

// pageWide is the width in which pages are drawn, in points.
const pageWide = 240

// arranger is the page view: the pages of one or more files, to be turned, moved, taken out and split.
type arranger struct {
	m      *Materials
	files  []session.Material
	worker *intake.Reworker
	pages  []*pageTile
	grid   *fyne.Container
	scroll *container.Scroll
	foot   *canvas.Text
	signed bool
}

// pageTile is one page.
type pageTile struct {
	ref   intake.PageRef
	shown image.Image
	blank bool
	out   bool // taken out
	cut   bool // a new file begins here
	item  *kit.Item
	stack *fyne.Container
	label *canvas.Text
}

// arrange opens the page view; more than one file become one. What cannot be joined is named, and stays out.
func (m *Materials) arrange(files []session.Material) {
	if len(files) == 1 {
		arrangeAll(m, files)
		return
	}
	var sorted apart
	add := func(_ context.Context, f session.Material, facts session.MaterialFacts) error {
		sorted.add(f, facts)
		return nil
	}
	lookAt(m, files, add, func() { join(m, &sorted) })
}

// lookAt looks at files one after the other, with progress, hands each to do, and goes on with then where nothing failed.
func lookAt(m *Materials, files []session.Material, do func(context.Context, session.Material, session.MaterialFacts) error, then func()) {
	work := func(ctx context.Context, report task.Report) error {
		ctx, tell := byPage(ctx, report)
		for i, f := range files {
			tell(int64(i), int64(len(files)), f.Name)
			facts, err := m.work.Editing.Session().Files().LookAt(ctx, f)
			if err != nil {
				return err
			}
			if err := do(ctx, f, facts); err != nil {
				return err
			}
		}
		return nil
	}
	page.Busy(m.ctx, say.T("正在打开各页"), work, func(err error) {
		switch {
		case session.CodeOf(err) == session.CodeCancelled:
		case err != nil:
			m.ctx.Dialogs.Fail(err)
		default:
			then()
		}
	})
}

// apart are files by whether they can be joined.
type apart struct {
	joined         []session.Material
	others, closed []string // of a kind without pages to be joined; with pages that cannot be read
}

// unjoined are the faults of files whose pages cannot be read.
var unjoined = []session.FileFault{
	session.FaultLocked, session.FaultDamaged, session.FaultNoPage, session.FaultHEIC, session.FaultGone, session.FaultAltered, session.FaultUnread,
}

func (a *apart) add(f session.Material, facts session.MaterialFacts) {
	switch {
	case facts.Kind != session.KindPDF && facts.Kind != session.KindPicture:
		a.others = append(a.others, f.Name)
	case facts.Unseen, facts.Huge, slices.Contains(unjoined, facts.Fault):
		a.closed = append(a.closed, f.Name)
	default:
		a.joined = append(a.joined, f)
	}
}

// words name what stays out and what to do about it; "" when nothing does.
func (a *apart) words() string {
	var out string
	if len(a.others) > 0 {
		out = say.T("{names}不是 PDF 或图片，不能合并：请先用打开它的程序（Word、WPS、OFD 阅读器等）存成 PDF，再放进来。", "names", page.Joined(a.others))
	}
	if len(a.closed) > 0 {
		out += say.T("{names}的页面程序读不出，不能合并：原因见文件旁的提示。", "names", page.Joined(a.closed))
	}
	return out
}

// join opens the page view of what can be joined, after telling what cannot.
func join(m *Materials, a *apart) {
	words := a.words()
	switch {
	case words == "":
		arrangeAll(m, a.joined)
	case len(a.joined) < 2:
		m.ctx.Dialogs.Show(say.T("不能合并"), kit.Sized(420, kit.Plain(words)), page.Action{Text: say.T("知道了"), Main: true})
	default:
		m.ctx.Dialogs.Confirm(say.T("只合并其余的吗"), words+say.T("其余 {n} 个可以现在合并。", "n", len(a.joined)), say.T("合并其余的"), func() { arrangeAll(m, a.joined) })
	}
}

// arrangeAll opens the page view of files that all have pages.
func arrangeAll(m *Materials, files []session.Material) {
	a := &arranger{m: m, files: files, worker: intake.NewReworker(m.work.Editing)}
	add := func(ctx context.Context, f session.Material, facts session.MaterialFacts) error {
		a.signed = a.signed || facts.Signed
		return m.work.Editing.Session().Files().Pages(ctx, f, pageWide, func(n int, shown image.Image) {
			blank := n < len(facts.Pages) && facts.Pages[n].Blank
			a.pages = append(a.pages, &pageTile{ref: intake.PageRef{Material: f.ID, Page: n}, shown: shown, blank: blank})
		})
	}
	lookAt(m, files, add, a.show)
}

// build makes the tiles and lays them out.
func (a *arranger) build() {
	a.foot = canvas.NewText("", theme.Color(look.ColorMuted))
	a.foot.TextSize = theme.CaptionTextSize()
	for _, p := range a.pages {
		a.tile(p)
	}
	a.grid = container.New(&kit.Flow{Gap: look.Space})
	a.scroll = container.NewVScroll(a.grid)
	a.lay()
}

func (a *arranger) show() {
	a.build()
	tools := container.New(&kit.Flow{Gap: look.SpaceTight},
		kit.Button(say.T("左转"), a.on(func(p *pageTile) { a.turn(p, -90) })), kit.Button(say.T("右转"), a.on(func(p *pageTile) { a.turn(p, 90) })),
		kit.Button(say.T("前移"), a.on(func(p *pageTile) { a.shift(p, -1) })), kit.Button(say.T("后移"), a.on(func(p *pageTile) { a.shift(p, 1) })),
		kit.Button(say.T("去掉／放回"), a.on(a.drop)), kit.Button(say.T("从这页起另成一个文件"), a.on(a.split)))
	blanks := 0
	for _, p := range a.pages {
		if p.blank {
			blanks++
		}
	}
	if blanks > 0 {
		tools.Add(kit.Button(say.T("去掉 {n} 个空白页", "n", blanks), a.dropBlanks))
	}
	keys := kit.Muted(say.T("方向键选页；L、R 转，Shift+方向键挪动，Delete 去掉，S 分开。"))
	top := kit.ColumnOf(look.SpaceTight, tools, keys)
	if a.signed {
		top.Add(kit.Paragraph(say.T("这份 PDF 带电子签章，改动后签章会失效；原来的文件仍留在资料库里，按 Ctrl+Z 可以换回。"), look.ColorWarn, theme.SizeNameCaptionText, false))
	}
	content := kit.WithMin(dialogRoom(a.m.object), kit.Dock(kit.Within(0, look.SpaceTight, top), a.scroll, kit.Within(0, look.SpaceTight, a.foot)))
	title := say.T("整理页面：{name}", "name", a.files[0].Name)
	if len(a.files) > 1 {
		title = say.T("把 {n} 个文件合成一个", "n", len(a.files))
	}
	a.m.ctx.Dialogs.Show(title, content, page.Action{Text: say.T("取消")}, page.Action{Text: say.T("保存"), Main: true, Do: a.save})
	if len(a.pages) > 0 {
		kit.Focus(a.pages[0].item)
	}
}

// tile makes what is seen of a page.
func (a *arranger) tile(p *pageTile) {
	p.stack = container.NewStack()
	p.label = canvas.NewText("", theme.Color(look.ColorMuted))
	p.label.TextSize, p.label.Alignment = theme.CaptionTextSize(), fyne.TextAlignCenter
	size := fyne.NewSize(kit.Scaled(thumbWidth*1.4), kit.Scaled(thumbHeight*1.35))
	p.item = kit.NewItem(kit.ColumnOf(look.SpaceTight, kit.WithMin(size, p.stack), p.label), func() {})
	p.item.Arrived = func() { a.choose(p); a.reveal(p) }
	p.item.OnKey = func(key *fyne.KeyEvent) bool { return a.key(p, key) }
	p.item.OnRune = func(r rune) { a.letter(p, r) }
	p.item.Menu = func() *fyne.Menu { return a.menu(p) }
}

// reveal scrolls to a page. The pages stand in lines, so the general way does not know their places.
func (a *arranger) reveal(p *pageTile) {
	top, bottom := p.item.Position().Y, p.item.Position().Y+p.item.Size().Height
	switch height := a.scroll.Size().Height; {
	case height <= 0:
	case top < a.scroll.Offset.Y:
		a.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > a.scroll.Offset.Y+height:
		a.scroll.ScrollToOffset(fyne.NewPos(0, bottom-height))
	}
}

func (a *arranger) menu(p *pageTile) *fyne.Menu {
	return fyne.NewMenu("",
		fyne.NewMenuItem(say.T("左转"), func() { a.turn(p, -90) }), fyne.NewMenuItem(say.T("右转"), func() { a.turn(p, 90) }),
		fyne.NewMenuItem(say.T("前移"), func() { a.shift(p, -1) }), fyne.NewMenuItem(say.T("后移"), func() { a.shift(p, 1) }),
		fyne.NewMenuItem(say.T("去掉／放回"), func() { a.drop(p) }), fyne.NewMenuItem(say.T("从这页起另成一个文件"), func() { a.split(p) }))
}

// chosen is the page that the tools work on.
func (a *arranger) chosen() *pageTile {
	for _, p := range a.pages {
		if p.item.Selected {
			return p
		}
	}
	return nil
}

func (a *arranger) choose(p *pageTile) {
	for _, q := range a.pages {
		q.item.Choose(q == p)
	}
}

// on makes the action of a tool, which works on the chosen page.
func (a *arranger) on(do func(*pageTile)) func() {
	return func() {
		if p := a.chosen(); p != nil {
			do(p)
			kit.Focus(p.item)
		}
	}
}

func (a *arranger) index(p *pageTile) int {
	for i, q := range a.pages {
		if q == p {
			return i
		}
	}
	return -1
}

// lay shows the pages in their order.
func (a *arranger) lay() {
	a.grid.RemoveAll()
	number, file := 0, 1
	for i, p := range a.pages {
		if p.cut && i > 0 {
			file++
		}
		words := say.T("去掉")
		if !p.out {
			number++
			words = say.T("第 {n} 页", "n", number)
		}
		if a.cuts() > 0 {
			words += "　" + say.T("文件 {n}", "n", file)
		}
		if p.blank {
			words += "　" + say.T("空白")
		}
		p.label.Text = words
		p.label.Refresh()
		a.draw(p)
		a.grid.Add(p.item)
	}
	a.foot.Text = say.T("{n} 页，保存成 {files} 个文件；原来的文件留在资料库里，可以撤销。", "n", number, "files", len(a.parts()))
	a.foot.Refresh()
	a.scroll.Refresh()
}

func (a *arranger) cuts() int {
	n := 0
	for i, p := range a.pages {
		if p.cut && i > 0 {
			n++
		}
	}
	return n
}

// draw shows a page, turned and, when it is taken out, behind a veil.
func (a *arranger) draw(p *pageTile) {
	p.stack.Objects = []fyne.CanvasObject{paper(turned(p.shown, p.ref.Turn))}
	if p.out {
		r, g, b, _ := theme.Color(look.ColorCard).RGBA()
		p.stack.Objects = append(p.stack.Objects, canvas.NewRectangle(color.NRGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 200}))
	}
	if p.cut {
		edge := canvas.NewRectangle(theme.Color(theme.ColorNamePrimary))
		p.stack.Objects = append(p.stack.Objects, container.NewBorder(nil, nil, kit.WithMin(fyne.NewSize(kit.Scaled(4), 0), edge), nil))
	}
	p.stack.Refresh()
}

// turned gives a picture turned clockwise by a multiple of 90 degrees.
func turned(m image.Image, degrees int) image.Image {
	quarter := ((degrees/90)%4 + 4) % 4
	if quarter == 0 {
		return m
	}
	b := m.Bounds()
	w, h := b.Dx(), b.Dy()
	size := image.Rect(0, 0, w, h)
	if quarter%2 == 1 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewRGBA(size)
	for y := range h {
		for x := range w {
			to := []image.Point{{}, {h - 1 - y, x}, {w - 1 - x, h - 1 - y}, {y, w - 1 - x}}[quarter]
			out.Set(to.X, to.Y, m.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	return out
}
