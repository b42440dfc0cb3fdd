package official

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/outside"
	"yibiao/app/page"
	"yibiao/app/preview"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/app/task"
	"yibiao/dossier/bundle/naming"
	"yibiao/dossier/disk"
)

// drawer makes pictures of pages, as preview.Painter does; the tests have one of their own.
type drawer interface {
	Draw(ctx context.Context, paths []string, width int, each func(preview.Page) error) (sketched bool, err error)
}

// pagesView is the preview in the middle of the screen.
type pagesView struct {
	o        *OfficialForm
	draw     drawer
	open     bool
	stale    bool // the form or its map was changed since the pages were drawn
	sketched bool // no office program made the pages
	sheets   *page.Sheets
}

func newPagesView(o *OfficialForm) *pagesView {
	v := &pagesView{o: o, draw: preview.NewPainter(o.ctx.Session.PDF())}
	v.sheets = page.NewSheets(o.show, o.ctx.Dialogs.Fail)
	return v
}

// forget closes the preview of a form that is not looked at any more.
func (v *pagesView) forget() {
	*v = pagesView{o: v.o, draw: v.draw, sheets: page.NewSheets(v.o.show, v.o.ctx.Dialogs.Fail)}
}

// show opens or closes the preview; the pages are drawn when they are not there, or not up to date.
func (v *pagesView) show(open bool) {
	v.open = open
	if open && (v.stale || v.sheets.Len() == 0) {
		v.drawPages()
		return
	}
	v.o.show()
	if !open {
		v.o.Enter()
	}
}

// filledCopy writes the filled form into a new folder, which the caller removes.
func (v *pagesView) filledCopy() (folder, path string, err error) {
	data, report, err := blanks.FillForm(v.o.work.Editing, v.o.blank.form)
	if err != nil {
		return "", "", err
	}
	if folder, err = session.Scratch(v.o.ctx.Session); err != nil {
		return "", "", err
	}
	path = filepath.Join(folder, naming.SafeName(v.o.outputs.now().Title)+report.Ending)
	return folder, path, session.Failed("form", os.WriteFile(path, data, 0o600))
}

// drawPages fills the form and has its pages drawn beside the window.
func (v *pagesView) drawPages() {
	folder, path, err := v.filledCopy()
	if err != nil {
		v.open = false
		v.o.show()
		v.o.ctx.Dialogs.Fail(err)
		return
	}
	var pages []fyne.Resource
	sketched := false
	work := func(ctx context.Context, report task.Report) error {
		defer disk.RemoveAll(folder)
		report(0, 0, say.T("正在画出页面，第一次会慢一些……"))
		sketched, err = v.draw.Draw(ctx, []string{path}, page.SheetWidth, func(p preview.Page) error {
			encoded, err := page.Encoded(p.Index, p.Shown)
			pages = append(pages, encoded)
			report(0, 0, say.T("画好了第 {n} 页", "n", p.Index+1))
			return err
		})
		return err
	}
	page.Busy(v.o.ctx, say.T("正在画预览"), work, func(err error) {
		if err == nil {
			v.sketched = sketched
		}
		v.drawn(pages, err)
	})
}

func (v *pagesView) drawn(pages []fyne.Resource, err error) {
	switch {
	case err == nil:
		v.sheets.Set(pages)
		v.stale = false
	default:
		v.open = v.sheets.Len() > 0
		if !session.Cancelled(err) {
			v.o.ctx.Dialogs.Fail(session.Failed("preview", err))
		}
	}
	v.o.show()
}

// object shows one page at a time.
func (v *pagesView) object() fyne.CanvasObject {
	bar := container.New(&kit.Flow{Gap: look.SpaceTight}, kit.Button(say.T("回到对应"), func() { v.show(false) }))
	for _, part := range v.sheets.Bar() {
		bar.Add(part)
	}
	bar.Add(kit.Quiet(say.T("用本机的办公软件打开"), v.openFilled))
	if outside.CanPrint() {
		bar.Add(kit.Quiet(say.T("打印"), v.printFilled))
	}
	if v.stale {
		bar.Add(kit.Primary(say.T("内容改过了，重新画"), v.drawPages))
	}
	head := fyne.CanvasObject(bar)
	if v.sketched {
		head = kit.ColumnOf(look.SpaceTight, bar, kit.Muted(page.SketchWords()))
	}
	return kit.Dock(kit.Within(8, 4, head), v.sheets.Object(), layout.NewSpacer())
}

// openFilled shows a filled copy in the program of the desktop.
func (v *pagesView) openFilled() {
	_, path, err := v.filledCopy()
	if err != nil {
		v.o.ctx.Dialogs.Fail(err)
		return
	}
	v.o.ctx.Dialogs.Open(path)
}

// printFilled has a filled copy printed; what nobody prints is opened, so that it can be printed there.
func (v *pagesView) printFilled() {
	_, path, err := v.filledCopy()
	if err != nil {
		v.o.ctx.Dialogs.Fail(err)
		return
	}
	if outside.Print(path) != nil {
		v.o.ctx.Dialogs.Open(path)
		return
	}
	v.o.ctx.Nav.Tell(say.T("已交给本机的办公软件打印。"))
}
