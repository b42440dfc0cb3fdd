// Package paper is the screen on which the whole set of papers of a dossier is looked at page by page, printed, and made into one PDF.
package paper

import (
	"context"
	"errors"
	"image"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/preview"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/app/session/paper"
	"yibiao/app/task"
	"yibiao/dossier/disk"
	"yibiao/dossier/pdf"
)

// painter makes pages; preview.Painter is one, the tests have their own.
type painter interface {
	paper.Painter
	Draw(ctx context.Context, paths []string, width int, each func(preview.Page) error) (sketched bool, err error)
}

// Papers is the screen.
type Papers struct {
	ctx    *page.Context
	work   *page.Work
	paint  painter
	latest *task.Latest // of the papers that are drawn, only the last one chosen counts
	papers []bundling.Paper
	items  []*kit.Item
	at     int
	drawn  map[int]drawn // by paper
	sheets *page.Sheets
	copies *kit.TickBox
	right  *fyne.Container
	object *fyne.Container
}

// drawn are the pages of a paper.
type drawn struct {
	pages    []fyne.Resource
	sketched bool
	none     string // why there are none
}

var _ page.Screen = (*Papers)(nil)

// New makes the screen; Enter has the forms filled, beside the window.
func New(ctx *page.Context, work *page.Work) *Papers {
	p := &Papers{ctx: ctx, work: work, paint: preview.NewPainter(ctx.Session.PDF()), latest: task.NewLatest(ctx.Tasks), right: container.NewStack()}
	p.sheets = page.NewSheets(p.showPaper, ctx.Dialogs.Fail)
	p.copies = kit.NewTickBox(say.T("通知要求几份就印几份"), func(bool) {})
	p.object = container.NewStack(kit.Within(look.SpacePage, look.SpaceWide, kit.Muted(say.T("正在套填表格……"))))
	return p
}

// gather fills the forms and lists the papers.
func (p *Papers) gather() {
	var papers []bundling.Paper
	work := func(ctx context.Context, _ task.Report) (err error) {
		papers, err = bundling.Papers(ctx, p.work.Editing)
		return err
	}
	page.Busy(p.ctx, say.T("正在套填表格"), work, func(err error) {
		if err != nil {
			if !session.Cancelled(err) {
				p.ctx.Dialogs.Fail(err)
			}
			return
		}
		p.papers, p.drawn, p.right.Objects = papers, map[int]drawn{}, nil
		p.list()
		p.at = min(p.at, len(papers)-1)
		p.choose(p.at)
		kit.Focus(p.items[p.at])
	})
}

// list shows what there is at the left, and the pages at the right.
func (p *Papers) list() {
	p.items = nil
	lines := kit.ColumnOf(2)
	scroll := container.NewVScroll(kit.Within(4, 4, lines))
	for i, one := range p.papers {
		words := kit.ColumnOf(0, kit.Plain(say.PaperTitle(one)))
		if kind := session.KindOf(one.Name, nil); !one.Word() && kind != session.KindPDF && kind != session.KindPicture {
			words.Add(kit.Paragraph(say.T("印不进去：{why}", "why", say.PaperLeft(session.CodeNoPages, one.Name)), look.ColorWarn, theme.SizeNameCaptionText, false))
		}
		it := kit.NewItem(kit.Within(6, 8, words), func() { p.choose(i) })
		it.Arrived = func() { kit.Reveal(scroll, it); p.choose(i) }
		p.items = append(p.items, it)
		lines.Add(it)
	}
	all := kit.Primary(say.T("全部存成 PDF…"), func() { p.save(p.papers, p.work.Editing.Dossier.Title) })
	foot := kit.ColumnOf(look.SpaceTight, p.copies,
		container.NewGridWithColumns(2, all, kit.Button(say.T("打印全部"), func() { p.print(p.papers) })))
	side := container.NewBorder(kit.Within(8, 8, kit.Strong(say.T("整套纸质件"))), kit.Within(8, 8, foot), nil, nil, scroll)
	p.object.Objects = []fyne.CanvasObject{container.New(&kit.Side{Width: look.SideWidth + 60}, container.NewStack(canvas.NewRectangle(theme.Color(look.ColorCard)), side), p.right)}
	p.object.Refresh()
}

// chosen is the paper that is looked at.
func (p *Papers) chosen() []bundling.Paper { return p.papers[p.at : p.at+1] }

// choose shows another paper.
func (p *Papers) choose(i int) {
	if i == p.at && len(p.right.Objects) > 0 {
		return
	}
	p.at = i
	for k, it := range p.items {
		it.Choose(k == i)
	}
	p.sheets.First()
	if _, done := p.drawn[i]; done {
		p.showPaper()
		return
	}
	p.right.Objects = []fyne.CanvasObject{kit.Within(look.SpacePage, look.SpaceWide, kit.Muted(say.T("正在画出页面，第一次会慢一些……")))}
	p.right.Refresh()
	var d drawn
	p.latest.Do(func(ctx context.Context, report task.Report) (err error) {
		d, err = p.draw(ctx, p.papers[i])
		return err
	}, func(err error) {
		if err != nil {
			if !session.Cancelled(err) {
				p.ctx.Dialogs.Fail(session.Failed("preview", err))
			}
			return
		}
		p.drawn[i] = d
		p.showPaper()
	})
}

// showPaper shows the page of the chosen paper.
func (p *Papers) showPaper() {
	d := p.drawn[p.at]
	head := kit.ColumnOf(look.SpaceTight)
	content := fyne.CanvasObject(container.NewVScroll(kit.Within(look.SpaceWide, look.Space, kit.Plain(d.none))))
	if d.none == "" {
		p.sheets.Set(d.pages)
		bar := append(p.sheets.Bar(), kit.Button(say.T("只存这一份…"), func() { p.save(p.chosen(), p.papers[p.at].Title) }),
			kit.Button(say.T("打印这一份"), func() { p.print(p.chosen()) }))
		head.Add(container.New(&kit.Flow{Gap: look.SpaceTight}, bar...))
		content = p.sheets.Object()
	}
	if words := say.DefaultsPrinted(p.papers[p.at].Defaults); words != "" {
		head.Add(kit.Paragraph(words, look.ColorWarn, theme.SizeNameCaptionText, false))
	}
	if d.sketched {
		head.Add(kit.Muted(page.SketchWords()))
	}
	p.right.Objects = []fyne.CanvasObject{kit.Dock(kit.Within(8, 4, head), content, layout.NewSpacer())}
	p.right.Refresh()
}

// draw draws the pages of one paper.
func (p *Papers) draw(ctx context.Context, one bundling.Paper) (d drawn, err error) {
	data, err := one.Read()
	if err != nil && !one.Filled && ctx.Err() == nil {
		return drawn{none: say.PaperLeft(session.CodePDFDamaged, one.Name)}, nil
	}
	if err != nil {
		return d, err
	}
	take := func(i int, shown image.Image) error {
		encoded, err := page.Encoded(i, shown)
		d.pages = append(d.pages, encoded)
		return err
	}
	switch kind := session.KindOf(one.Name, data); {
	case one.Word():
		d.sketched, err = p.drawWord(ctx, one, data, take)
	case kind == session.KindPDF:
		var failed error
		err = p.ctx.Session.PDF().RenderAll(ctx, data, page.SheetWidth, func(i int, shown *image.RGBA) { failed = errors.Join(failed, take(i, shown)) })
		err = errors.Join(err, failed)
	case kind == session.KindPicture:
		err = pdf.DecodeAll(data, take)
	default:
		d.none = say.PaperLeft(session.CodeNoPages, one.Name)
	}
	if err != nil && ctx.Err() == nil && len(d.pages) == 0 && !one.Filled {
		return drawn{none: say.PaperLeft(paper.Reason(err), one.Name)}, nil // a file of the materials, not the program, is at fault
	}
	return d, err
}

func (p *Papers) drawWord(ctx context.Context, one bundling.Paper, data []byte, take func(int, image.Image) error) (sketched bool, err error) {
	folder, err := session.Scratch(p.ctx.Session)
	if err != nil {
		return false, err
	}
	defer disk.RemoveAll(folder)
	path := filepath.Join(folder, one.Name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return false, err
	}
	return p.paint.Draw(ctx, []string{path}, page.SheetWidth, func(made preview.Page) error { return take(made.Index, made.Shown) })
}

// Object implements page.Screen.
func (p *Papers) Object() fyne.CanvasObject { return p.object }

// Title is the last part of the path above.
func (p *Papers) Title() string { return say.T("打印") }

// Enter has the forms filled and gives the keyboard to the list.
func (p *Papers) Enter() { p.gather() }

// Leave gives up what is being drawn.
func (p *Papers) Leave() { p.latest.Forget() }

// Refresh fills the forms anew.
func (p *Papers) Refresh() { p.gather() }

// Drop takes nothing.
func (p *Papers) Drop([]string) {}

// Scroll is what shows the page.
func (p *Papers) Scroll() *container.Scroll { return p.sheets.Scroll() }
