// Package export is the last step: writing the bundle; and the page on which bundles are verified.
package export

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/app/task"
	"yibiao/dossier/bundle"
	"yibiao/dossier/bundle/naming"
)

// settingFolder begins the settings that keep where the last bundle of a client was written to.
const settingFolder = "export.folder."

// Export writes the bundle and shows what was written, now and before.
type Export struct {
	ctx  *page.Context
	work *page.Work

	folder *kit.TextBox
	asZip  *kit.Picker
	draft  *kit.TickBox
	start  *kit.Press
	result *bundling.Exported // of this visit; nil before
	over   *task.Latest       // a look at the files that nobody has looked at
	away   bool               // the page was left while something was written
	card   fyne.CanvasObject  // what tells of result
	page   *container.Scroll
	object fyne.CanvasObject
}

var _ page.Screen = (*Export)(nil)

// New opens the last step of a dossier, with a folder for its bundle proposed.
func New(ctx *page.Context, work *page.Work) *Export {
	x := &Export{ctx: ctx, work: work, over: task.NewLatest(ctx.Tasks), page: container.NewVScroll(kit.ColumnOf(0))}
	x.folder = kit.NewTextBox()
	x.folder.SetText(x.proposedFolder())
	x.folder.OnSubmitted = func(string) { x.run(false) }
	x.asZip = kit.NewPicker([]string{say.T("一个 zip 文件（上传、发邮件）"), say.T("一个文件夹（拷到 U 盘）")}, 0, func(int) {})
	x.draft = page.Changing(ctx.Session, kit.NewTickBox(say.T("先导出草稿：文件名前加“草稿”，只供内部看，不能报送"), func(bool) { x.enable() }))
	x.start = page.Changing(ctx.Session, kit.Primary(say.T("导出"), func() { x.run(false) }))
	x.object = x.page
	x.Refresh()
	return x
}

func (x *Export) proposedFolder() string {
	if folder := x.ctx.Session.Setting(settingFolder + x.work.Editing.Client.ID); folder != "" {
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			return folder
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return home
}

// Refresh shows everything as it is now.
func (x *Export) Refresh() {
	page := kit.CentredPage(look.SpaceWide, x.state())
	if open := x.suggestions(); open != nil {
		page.Add(open)
	}
	page.Add(x.settings())
	if x.result != nil {
		x.card = x.resultCard(*x.result)
		page.Add(x.card)
	}
	if earlier := x.earlier(); earlier != nil {
		page.Add(earlier)
	}
	x.enable()
	x.page.Content = kit.Within(look.SpacePage, look.SpaceWide, page)
	x.page.Refresh()
}

func (x *Export) enable() {
	if x.work.Report.Blocking() > 0 && !x.draft.Checked {
		x.start.Disable()
		return
	}
	x.start.Enable()
}

// state tells whether the official export is possible.
func (x *Export) state() fyne.CanvasObject {
	r := x.work.Report
	if r.Blocking() == 0 {
		x.draft.SetChecked(false)
		if !x.work.Doubts() {
			return kit.Panel(look.ColorOKBack, look.ColorOK, kit.Paragraph(x.work.PassedWords(), look.ColorOK, theme.SizeNameText, true))
		}
	}
	opinions := kit.Button(say.T("看预审意见"), func() {
		x.ctx.Nav.Go(page.Route{Page: page.Check, Dossier: x.work.Editing.Dossier.ID})
	})
	if r.Blocking() == 0 {
		ink, back := x.work.PassedColours()
		head := kit.AtEnds(kit.Paragraph(x.work.PassedWords(), ink, theme.SizeNameText, true), opinions)
		return kit.Panel(back, ink, kit.ColumnOf(look.SpaceTight, append([]fyne.CanvasObject{head}, x.work.MindedLines()...)...))
	}
	return kit.Panel(look.ColorWarnBack, look.ColorWarn, kit.ColumnOf(look.Space,
		kit.AtEnds(kit.Paragraph(page.BlockingWords(r)+say.T("正式导出前要处理完；现在可以导出草稿。"), look.ColorWarn, theme.SizeNameText, true), opinions),
		x.draft))
}

// suggestions tells, before anything is written, how much of the official forms nobody has confirmed, and whom else they name; nil for
// nothing.
func (x *Export) suggestions() fyne.CanvasObject {
	ahead, err := bundling.Ahead(x.work.Editing)
	if err != nil || len(ahead) == 0 {
		return nil
	}
	lines, open := kit.ColumnOf(look.SpaceTight), kit.ColumnOf(look.SpaceTight)
	for _, o := range ahead {
		if words := say.OthersPrinted(o.Title, o.Others); words != "" {
			lines.Add(kit.Paragraph(words, look.ColorBlock, theme.SizeNameText, true))
		}
		if o.Unconfirmed > 0 {
			open.Add(kit.Plain(say.T("{title}：{n} 处", "title", o.Title, "n", o.Unconfirmed)))
		}
	}
	if len(open.Objects) > 0 {
		lines.Add(kit.Paragraph(say.T("官方表格里有程序按名称对应、还没有人确认的地方，导出会照样印上："), look.ColorWarn, theme.SizeNameText, true))
		lines.Add(open)
	}
	check := kit.Button(say.T("去核对"), func() {
		x.ctx.Nav.Go(page.Route{Page: page.Official, Dossier: x.work.Editing.Dossier.ID})
	})
	return kit.Panel(look.ColorWarnBack, look.ColorWarn, kit.AtEnds(lines, check))
}

// settings is where to and how.
func (x *Export) settings() fyne.CanvasObject {
	browse := kit.Button(say.T("浏览…"), func() {
		x.ctx.Dialogs.Choose(page.FileRequest{Kind: page.AskFolder, Title: say.T("导出到哪个文件夹")}, func(paths []string) { x.folder.SetText(paths[0]) })
	})
	return kit.Card(
		kit.AtEnds(kit.Strong(say.T("导出提交包")), kit.Quiet(say.T("官方表格…"), func() {
			x.ctx.Nav.Go(page.Route{Page: page.Official, Dossier: x.work.Editing.Dossier.ID})
		})),
		kit.Muted(say.T("提交包里有填好的表格、按顺序编号的材料、材料清单和校验文件。写完后会从头读一遍核对。")),
		kit.LayoutPair(110, kit.Within(0, 8, kit.Plain(say.T("放到文件夹"))), container.NewBorder(nil, nil, nil, browse, x.folder)),
		kit.LayoutPair(110, kit.Within(0, 8, kit.Plain(say.T("做成"))), kit.Framed(340, x.asZip)),
		kit.Row(x.start, kit.Button(say.T("打印整套纸质件…"), func() {
			x.ctx.Nav.Go(page.Route{Page: page.Papers, Dossier: x.work.Editing.Dossier.ID})
		})))
}

func (x *Export) isFolder() bool { return x.asZip.SelectedIndex() == 1 }

// target is the path of the bundle to be written.
func (x *Export) target() string {
	name := x.work.Editing.Client.Name + "-" + x.work.Editing.Dossier.Title
	if x.draft.Checked {
		name = say.T("草稿") + "-" + name
	}
	name = naming.SafeName(name + "-" + x.ctx.Session.Now().Format("20060102"))
	if !x.isFolder() {
		name += ".zip"
	}
	return filepath.Join(x.folder.Text, name)
}

// run exports; an existing target is replaced only after a question.
func (x *Export) run(replace bool) { x.write(replace, false) }

// write exports; foreign replaces a bag of another dossier, too.
func (x *Export) write(replace, foreign bool) {
	if x.start.Disabled() {
		if x.work.Report.Blocking() > 0 {
			x.ctx.Nav.Tell(page.BlockingWords(x.work.Report) + say.T("正式导出前要处理完；现在可以导出草稿。"))
		}
		return
	}
	options := bundling.ExportOptions{Target: x.target(), Folder: x.isFolder(), Draft: x.draft.Checked, Replace: replace, Foreign: foreign}
	var made bundling.Exported
	work := func(ctx context.Context, report task.Report) error {
		var err error
		made, err = bundling.Write(ctx, x.work.Editing, options, func(p bundle.Progress) {
			report(p.Done, p.Total, say.T("{stage}：{file}", "stage", say.BundleStage(p.Stage), "file", p.File))
		})
		return err
	}
	page.Busy(x.ctx, say.T("正在导出"), work, func(err error) { x.finished(made, options, err) })
}

func (x *Export) finished(made bundling.Exported, o bundling.ExportOptions, err error) {
	switch session.CodeOf(err) {
	case "":
	case session.CodeExists:
		text := say.T("“{name}”已经存在。替换它吗？原来的会被新的取代。", "name", filepath.Base(o.Target))
		x.ctx.Dialogs.Confirm(say.T("替换已有的提交包"), text, say.T("替换"), func() { x.run(true) })
		return
	case session.CodeOtherBundle, session.CodeStrangeBundle:
		x.ctx.Dialogs.Confirm(say.T("替换别的提交包"), say.Failure(err), say.T("照样替换"), func() { x.write(true, true) })
		return
	case session.CodeCancelled:
		x.ctx.Nav.Tell(say.T("已取消导出，没有留下文件。"))
		return
	case session.CodeBlocking: // a file that was looked at only now
		x.ctx.Dialogs.Fail(err)
		if err := x.work.Update(); err != nil {
			x.ctx.Dialogs.Fail(err)
		}
		x.Refresh()
		return
	default:
		x.ctx.Dialogs.Fail(err)
		return
	}
	x.result = &made
	if err := x.ctx.Session.SetSetting(settingFolder+x.work.Editing.Client.ID, x.folder.Text); err != nil {
		x.ctx.Dialogs.Fail(err)
	}
	if err := x.work.Update(); err != nil {
		x.ctx.Dialogs.Fail(err)
	}
	x.Refresh()
	x.page.ScrollToOffset(fyne.NewPos(0, kit.OffsetIn(x.page.Content, x.card)))
	if x.away { // what was written is told wherever the person is now
		shown := container.NewVScroll(x.resultCard(made))
		shown.SetMinSize(fyne.NewSize(kit.Scaled(680), kit.Scaled(360)))
		x.ctx.Dialogs.Show(say.T("导出完成"), shown, page.Action{Text: say.T("知道了"), Main: true})
	}
	x.ctx.Nav.Saved()
	x.ctx.Nav.Tell(say.T("已导出并核验：{name}", "name", filepath.Base(made.Target)))
}

// Object implements page.Screen.
func (x *Export) Object() fyne.CanvasObject { return x.object }

// Title implements page.Screen.
func (x *Export) Title() string { return say.T("导出交付") }

// Enter gives the keyboard to the place of the bundle.
func (x *Export) Enter() {
	x.away = false
	kit.Focus(x.folder)
	x.work.LookOver(x.over, func(err error) {
		if err != nil {
			x.ctx.Dialogs.Fail(err)
			return
		}
		x.Refresh()
	})
}

// Leave stops looking at files.
func (x *Export) Leave() {
	x.away = true
	x.over.Forget()
}

// Drop verifies bundles that are dropped here.
func (x *Export) Drop(paths []string) {
	x.ctx.Nav.Go(page.Route{Page: page.Verify, Files: page.FilesOf(paths...)})
}

// Scroll is the part that the paging keys move.
func (x *Export) Scroll() *container.Scroll { return x.page }
