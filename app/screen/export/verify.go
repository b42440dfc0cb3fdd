package export

import (
	"context"
	"path/filepath"

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

// Verify re-checks any bundles, zip or folder, byte by byte: for the applicant before going to the window, and for the
// window itself.
type Verify struct {
	ctx    *page.Context
	path   *kit.TextBox
	first  []string            // to check when it is entered
	result []fyne.CanvasObject // one for each that was checked last
	page   *container.Scroll
	object fyne.CanvasObject
}

var _ page.Screen = (*Verify)(nil)

// NewVerify makes the screen; with paths it checks at once, when it is entered.
func NewVerify(ctx *page.Context, paths []string) *Verify {
	v := &Verify{ctx: ctx, first: paths, path: kit.NewTextBox(), page: container.NewVScroll(kit.ColumnOf(0))}
	v.path.SetPlaceHolder(say.T("提交包的 zip 文件或文件夹，也可以拖到窗口里来"))
	v.path.OnSubmitted = func(string) { v.typed() }
	v.object = v.page
	v.Refresh()
	return v
}

// Refresh shows the settings and the last result.
func (v *Verify) Refresh() {
	page := kit.CentredPage(look.SpaceWide, v.settings())
	for _, r := range v.result {
		page.Add(r)
	}
	v.page.Content = kit.Within(look.SpacePage, look.SpaceWide, page)
	v.page.Refresh()
}

func (v *Verify) settings() fyne.CanvasObject {
	file := kit.Button(say.T("选 zip 文件…"), func() {
		v.ctx.Dialogs.Choose(page.FileRequest{Kind: page.AskFiles, Title: say.T("选择提交包"), Types: []string{".zip"}}, v.run)
	})
	folder := kit.Button(say.T("选文件夹…"), func() {
		v.ctx.Dialogs.Choose(page.FileRequest{Kind: page.AskFolder, Title: say.T("选择提交包的文件夹")}, v.run)
	})
	return kit.Card(kit.Heading(say.T("核验提交包")),
		kit.Muted(say.T("对照包里的校验文件逐个读一遍：少了、多了、改过一个字节都会列出来；没有校验码、查不出改动的也会说明。不联网，不改动任何文件。")),
		v.path, kit.Row(kit.Primary(say.T("开始核验"), v.typed), file, folder))
}

// typed checks what stands in the box.
func (v *Verify) typed() {
	if v.path.Text == "" {
		v.ctx.Nav.Tell(say.T("请先选提交包。"))
		return
	}
	v.run([]string{v.path.Text})
}

// run checks bundles, one after the other; the box holds the path of one alone.
func (v *Verify) run(paths []string) {
	v.path.SetText("")
	if len(paths) == 1 {
		v.path.SetText(paths[0])
	}
	reports, failures := make([]bundle.Report, len(paths)), make([]error, len(paths))
	work := func(ctx context.Context, tell task.Report) error {
		for i, path := range paths {
			reports[i], failures[i] = bundling.VerifyBundle(ctx, path, func(p bundle.Progress) { tell(p.Done, p.Total, p.File) })
			if session.CodeOf(failures[i]) == session.CodeCancelled {
				return failures[i]
			}
		}
		return nil
	}
	page.Busy(v.ctx, say.T("正在核验"), work, func(err error) {
		if session.CodeOf(err) == session.CodeCancelled {
			v.ctx.Nav.Tell(say.T("已取消核验。"))
			return
		}
		v.result = nil
		for i, path := range paths {
			v.show(path, reports[i], failures[i], len(paths) > 1)
		}
		v.Refresh()
	})
}

// show adds the outcome of one bundle; beside others it stands under its name.
func (v *Verify) show(path string, report bundle.Report, failure error, named bool) {
	if failure == nil && !report.NoBag && v.ctx.Opened != nil {
		v.ctx.Opened(page.Recent{File: path})
	}
	outcome := verified(report, v.ctx.Session.Library())
	switch {
	case failure != nil && !named:
		v.ctx.Dialogs.Fail(failure)
		return
	case failure != nil:
		outcome = kit.Panel(look.ColorBlockBack, look.ColorBlock, kit.Paragraph(say.Failure(failure), look.ColorBlock, theme.SizeNameText, false))
	}
	if named {
		outcome = kit.ColumnOf(look.Space, kit.Strong(filepath.Base(path)), kit.Muted(filepath.Dir(path)), outcome)
	}
	v.result = append(v.result, outcome)
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
	if r.NoBag {
		return kit.Panel(back, ink, box)
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
	for _, line := range facts(r) {
		box.Add(kit.FactLine(line[0], line[1]))
	}
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

// facts are the size and the checksum. Where it is not whole, the size is only that of what could be compared.
func facts(r bundle.Report) [][2]string {
	size := [2]string{say.T("大小"), say.Size(r.Bytes)}
	if !r.Valid {
		size = [2]string{say.T("核对过的"), say.T("{files} 个文件，{size}", "files", r.Files, "size", say.Size(r.Bytes))}
	}
	if r.Digest == "" {
		return [][2]string{size, {say.T("校验码"), say.T("没有")}}
	}
	return [][2]string{size, {say.T("校验码"), r.Digest}}
}

// Object implements page.Screen.
func (v *Verify) Object() fyne.CanvasObject { return v.object }

// Title implements page.Screen.
func (v *Verify) Title() string { return say.T("核验提交包") }

// Enter checks at once when paths were given.
func (v *Verify) Enter() {
	kit.Focus(v.path)
	if first := v.first; len(first) > 0 {
		v.first = nil
		v.run(first)
	}
}

// Leave has nothing to hand over.
func (v *Verify) Leave() {}

// Drop checks what is dropped.
func (v *Verify) Drop(paths []string) { v.run(paths) }

// Scroll is the part that the paging keys move.
func (v *Verify) Scroll() *container.Scroll { return v.page }
