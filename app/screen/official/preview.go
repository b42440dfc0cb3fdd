package official

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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

// previewDPI is how finely pages are drawn: text of the smallest print can be read.
const previewDPI = 110

// drawer makes pictures of pages; the tests have one of their own.
type drawer struct {
	available func() bool
	pages     func(ctx context.Context, documents []string, out string, dpi int) ([]string, error)
	// canPDF and pdf make a PDF file where the pages themselves cannot be drawn; nil for never.
	canPDF func() bool
	pdf    func(ctx context.Context, document, out string) (string, error)
}

// pagesView is the preview in the middle of the screen.
type pagesView struct {
	o      *OfficialForm
	draw   drawer
	open   bool
	stale  bool // the form or its map was changed since the pages were drawn
	pages  []fyne.Resource
	at     int
	scroll *container.Scroll // never nil: a timer or a key may ask for it while the first page is still being drawn
}

func newPagesView(o *OfficialForm) *pagesView {
	return &pagesView{o: o, scroll: container.NewVScroll(kit.ColumnOf(0)), draw: drawer{available: preview.Available, pages: preview.Pages, canPDF: preview.CanPDF, pdf: preview.PDF}}
}

// forget closes the preview of a form that is not looked at any more.
func (v *pagesView) forget() { *v = pagesView{o: v.o, draw: v.draw, scroll: v.scroll} }

// show opens or closes the preview; the pages are drawn when they are not there, or not up to date.
func (v *pagesView) show(open bool) {
	v.open = open
	if open && v.draw.available() && (v.stale || len(v.pages) == 0) {
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
	work := func(ctx context.Context, report task.Report) error {
		defer disk.RemoveAll(folder)
		report(0, 0, say.T("正在请本机的办公软件画出页面，第一次会慢一些……"))
		paths, err := v.draw.pages(ctx, []string{path}, folder, previewDPI)
		if err != nil {
			return err
		}
		for i, p := range paths {
			data, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			pages = append(pages, fyne.NewStaticResource(filepath.Base(p), data))
			report(int64(i+1), int64(len(paths)), filepath.Base(p))
		}
		return nil
	}
	page.Busy(v.o.ctx, say.T("正在画预览"), work, func(err error) { v.drawn(pages, err) })
}

func (v *pagesView) drawn(pages []fyne.Resource, err error) {
	switch err {
	case nil:
		v.pages, v.stale = pages, false
		v.at = min(v.at, max(len(pages)-1, 0))
	default:
		v.open = len(v.pages) > 0
		if !isCancelled(err) {
			v.o.ctx.Dialogs.Fail(ofOffice(err))
		}
	}
	v.o.show()
}

// object shows one page at a time, as wide as there is room.
func (v *pagesView) object() fyne.CanvasObject {
	var open fyne.CanvasObject = kit.Quiet(say.T("用本机的办公软件打开"), v.openFilled)
	if outside.CanPrint() {
		open = kit.Row(open, kit.Quiet(say.T("打印"), v.printFilled))
	}
	if len(v.pages) == 0 {
		if v.draw.canPDF != nil && v.draw.canPDF() {
			v.scroll = kit.Scrolled(kit.Card(
				kit.Strong(say.T("这台电脑上没有能把页面画在这里的程序。")),
				kit.Plain(say.T("可以用本机的 Word 或 WPS 生成 PDF，再用看 PDF 的程序打开，看到的就是打印出来的样子。")),
				kit.Row(kit.Primary(say.T("生成 PDF 并打开"), v.openPDF), open)))
			return v.scroll
		}
		v.scroll = kit.Scrolled(kit.Card(
			kit.Strong(say.T("这台电脑上没有能画出页面的办公软件。")),
			kit.Plain(say.T("装了 LibreOffice 就能在这里看到填好的每一页。也可以直接用 WPS 或 Word 打开填好的表格来看；导出不受影响。")),
			kit.Row(open)))
		return v.scroll
	}
	turn := func(by int) func() {
		return func() {
			v.at = min(max(v.at+by, 0), len(v.pages)-1)
			v.o.show()
		}
	}
	before, after := kit.Button(say.T("上一页"), turn(-1)), kit.Button(say.T("下一页"), turn(1))
	if v.at == 0 {
		before.Disable()
	}
	if v.at == len(v.pages)-1 {
		after.Disable()
	}
	bar := container.New(&kit.Flow{Gap: look.SpaceTight}, before, after,
		kit.Within(6, 8, kit.ParagraphLine(say.T("第 {n}/{all} 页", "n", v.at+1, "all", len(v.pages)), look.ColorMuted)), open)
	if v.stale {
		bar.Add(kit.Primary(say.T("内容改过了，重新画"), v.drawPages))
	}
	page := canvas.NewImageFromResource(v.pages[v.at])
	page.FillMode = canvas.ImageFillContain
	v.scroll = container.NewVScroll(kit.Within(8, 8, container.New(&pageLayout{}, page)))
	return kit.Dock(kit.Within(8, 4, bar), v.scroll, layout.NewSpacer())
}

// openPDF has a PDF of the filled form made and shows it in the program of the desktop.
func (v *pagesView) openPDF() {
	folder, path, err := v.filledCopy()
	if err != nil {
		v.o.ctx.Dialogs.Fail(err)
		return
	}
	var made string
	work := func(ctx context.Context, report task.Report) error {
		report(0, 0, say.T("正在请本机的办公软件生成 PDF，第一次会慢一些……"))
		made, err = v.draw.pdf(ctx, path, folder)
		return err
	}
	page.Busy(v.o.ctx, say.T("正在生成 PDF"), work, func(err error) {
		switch {
		case err == nil:
			v.o.ctx.Dialogs.Open(made)
			return
		case !isCancelled(err):
			v.o.ctx.Dialogs.Fail(ofOffice(err))
		}
		// A folder of leftovers in the place for temporary files does no harm.
		_ = disk.RemoveAll(folder)
	})
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

// pageLayout makes a picture as wide as there is room and as high as its shape makes it.
type pageLayout struct{ width float32 }

func (p *pageLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	ratio := float32(1.414)
	if image, ok := objects[0].(*canvas.Image); ok && image.Aspect() > 0 {
		ratio = 1 / image.Aspect()
	}
	return fyne.NewSize(kit.Scaled(200), max(p.width, kit.Scaled(200))*ratio)
}

func (p *pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	objects[0].Resize(size)
	objects[0].Move(fyne.NewPos(0, 0))
}

// ofOffice is the failure of an office program that was asked for pages: neither the disk's nor our own, unless err
// says so.
func ofOffice(err error) error {
	var program *exec.ExitError
	var absent *exec.Error
	if errors.As(err, &program) || errors.As(err, &absent) || errors.Is(err, preview.ErrPDF) || errors.Is(err, preview.ErrNone) {
		return &session.Failure{Doing: "preview", Code: session.CodeOffice, Args: map[string]string{}, Err: err}
	}
	return session.Failed("preview", err)
}

func isCancelled(err error) bool { return errors.Is(err, context.Canceled) }
