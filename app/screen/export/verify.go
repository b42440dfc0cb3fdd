package export

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/app/task"
	"yibiao/dossier/bundle"
	"yibiao/forms"
)

// Verify re-checks any bundle, zip or folder, byte by byte: for the applicant before going to the window, and for the
// window itself.
type Verify struct {
	ctx    *page.Context
	path   *kit.TextBox
	result fyne.CanvasObject // nil before the first check
	page   *container.Scroll
	object fyne.CanvasObject
}

var _ page.Screen = (*Verify)(nil)

// NewVerify makes the screen; with a path it checks at once, when it is entered.
func NewVerify(ctx *page.Context, path string) *Verify {
	v := &Verify{ctx: ctx, path: kit.NewTextBox(), page: container.NewVScroll(kit.ColumnOf(0))}
	v.path.SetPlaceHolder(say.T("提交包的 zip 文件或文件夹，也可以拖到窗口里来"))
	v.path.SetText(path)
	v.path.OnSubmitted = func(string) { v.run() }
	v.object = v.page
	v.Refresh()
	return v
}

// Refresh shows the settings and the last result.
func (v *Verify) Refresh() {
	page := kit.CentredPage(look.SpaceWide, v.settings())
	if v.result != nil {
		page.Add(v.result)
	}
	v.page.Content = kit.Within(look.SpacePage, look.SpaceWide, page)
	v.page.Refresh()
}

func (v *Verify) settings() fyne.CanvasObject {
	take := func(paths []string) { v.path.SetText(paths[0]); v.run() }
	file := kit.Button(say.T("选 zip 文件…"), func() {
		v.ctx.Dialogs.Choose(page.FileRequest{Kind: page.AskFile, Title: say.T("选择提交包"), Types: []string{".zip"}}, take)
	})
	folder := kit.Button(say.T("选文件夹…"), func() {
		v.ctx.Dialogs.Choose(page.FileRequest{Kind: page.AskFolder, Title: say.T("选择提交包的文件夹")}, take)
	})
	return kit.Card(kit.Heading(say.T("核验提交包")),
		kit.Muted(say.T("对照包里的校验文件逐个读一遍：少了、多了、改过一个字节都会列出来；没有校验码、查不出改动的也会说明。不联网，不改动任何文件。")),
		v.path, kit.Row(kit.Primary(say.T("开始核验"), v.run), file, folder))
}

func (v *Verify) run() {
	if v.path.Text == "" {
		v.ctx.Nav.Tell(say.T("请先选提交包。"))
		return
	}
	path := v.path.Text
	var report bundle.Report
	work := func(ctx context.Context, tell task.Report) error {
		var err error
		report, err = bundling.VerifyBundle(ctx, path, func(p bundle.Progress) { tell(p.Done, p.Total, p.File) })
		return err
	}
	page.Busy(v.ctx, say.T("正在核验"), work, func(err error) {
		if session.CodeOf(err) == session.CodeCancelled {
			v.ctx.Nav.Tell(say.T("已取消核验。"))
			return
		}
		if err != nil {
			v.result = nil
			v.ctx.Dialogs.Fail(err)
		} else {
			v.result = verified(report, v.ctx.Session.Library())
		}
		v.Refresh()
	})
}

// verified shows the report; packs and the program are called by their titles.
func verified(r bundle.Report, packs *forms.Library) fyne.CanvasObject {
	ink, back := look.ColorOK, look.ColorOKBack
	if !r.Valid || r.Draft {
		ink, back = look.ColorBlock, look.ColorBlockBack
	}
	box := kit.ColumnOf(look.Space, kit.Paragraph(say.Verified(r)+say.T("。"), ink, theme.SizeNameSubHeadingText, true))
	if r.Inside != "" {
		box.Add(kit.Muted(say.T("核验的是里面的“{name}”。", "name", r.Inside)))
	}
	for _, p := range r.Problems {
		box.Add(kit.Paragraph("× "+say.BundleProblem(p), look.ColorBlock, theme.SizeNameText, false))
	}
	for _, p := range r.Warnings {
		box.Add(kit.Paragraph("? "+say.BundleProblem(p), look.ColorWarn, theme.SizeNameText, false))
	}
	for _, path := range r.Foreign {
		box.Add(kit.Muted("· " + say.Foreign(path)))
	}
	box.Add(widget.NewSeparator())
	box.Add(kit.FactLine(say.T("大小"), say.Size(r.Bytes)))
	box.Add(kit.FactLine(say.T("校验码"), r.Digest))
	for _, line := range say.Compare(r) {
		box.Add(kit.Paragraph(line, ink, theme.SizeNameText, false))
	}
	for _, line := range r.Info {
		name, value := say.InfoLine(line)
		if p := packs.Pack(line.Value); p != nil && line.Key == "Bag-Group-Identifier" {
			value = p.Title
		}
		box.Add(kit.FactLine(name, value))
	}
	return kit.Panel(back, ink, box)
}

// Object is the content.
func (v *Verify) Object() fyne.CanvasObject { return v.object }

// Title names the screen.
func (v *Verify) Title() string { return say.T("核验提交包") }

// Enter checks at once when a path was given.
func (v *Verify) Enter() {
	kit.Focus(v.path)
	if v.path.Text != "" && v.result == nil {
		v.run()
	}
}

// Leave has nothing to hand over.
func (v *Verify) Leave() {}

// Drop checks what is dropped.
func (v *Verify) Drop(paths []string) {
	v.path.SetText(paths[0])
	v.run()
}

// Scroll is the part that the paging keys move.
func (v *Verify) Scroll() *container.Scroll { return v.page }
