package desk

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/kit/grid"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/batch"
	"yibiao/app/session/desk"
	"yibiao/app/session/sheets"
	"yibiao/app/task"
)

// key does what a letter stands for to the rows that are picked.
func (d *Desk) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyS:
		d.askStage('s')
	case fyne.KeyE:
		d.askExport()
	case fyne.KeyC:
		d.check()
	default:
		return false
	}
	return true
}

// deeds is the menu of what is done to many.
func (d *Desk) deeds() *fyne.Menu {
	n := len(d.picked())
	changing := page.ChangingItems(d.ctx.Session,
		fyne.NewMenuItem(say.T("导出选中的 {n} 份…", "n", n), d.askExport),
		fyne.NewMenuItem(say.T("选中的 {n} 份移到阶段…", "n", n), func() { d.askStage(0) }),
		fyne.NewMenuItem(say.T("撤销上次移动"), d.Undo),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(say.T("为多家单位新建…"), d.beginMany),
		fyne.NewMenuItem(say.T("为多家单位、多份档案补一项…"), func() { d.ctx.Nav.Go(page.Route{Page: page.Fill}) }),
		fyne.NewMenuItem(say.T("按单位放入材料…"), func() { d.ctx.Nav.Go(page.Route{Page: page.Filing}) }),
		fyne.NewMenuItem(say.T("从表格导入单位…"), func() { d.ctx.Nav.Go(page.Route{Page: page.Sheet}) }),
	)
	items := append([]*fyne.MenuItem{fyne.NewMenuItem(say.T("预审选中的 {n} 份", "n", n), d.check)}, changing...)
	return fyne.NewMenu("", append(items, fyne.NewMenuItem(say.T("把这张表存成 .xlsx…"), d.saveRegister))...)
}

// menu is that of one dossier.
func (d *Desk) menu(r desk.Row) *fyne.Menu {
	goTo := func(p page.Page) func() {
		return func() { d.ctx.Nav.Go(page.Route{Page: p, Dossier: r.Dossier.ID}) }
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem(say.T("企业档案"), func() { d.ctx.Nav.Go(page.Route{Page: page.Profile, Client: r.Dossier.Client}) })}
	for i, name := range page.StepNames() {
		items = append(items, fyne.NewMenuItem(name, goTo(page.StepPages()[i])))
	}
	if len(r.Progress) > 0 {
		at := page.Place{Field: r.Progress[0].Field}
		items = append(items, fyne.NewMenuItem(say.T("办理进度"), func() { d.ctx.Nav.Go(page.Route{Page: page.Form, Dossier: r.Dossier.ID, At: at}) }))
	}
	if r.Dossier.Status.Approved() {
		items = append(items, fyne.NewMenuItem(say.T("批准和拨付"), func() { d.ctx.Nav.Go(page.AwardOf(r.Dossier)) }))
	}
	return fyne.NewMenu("", append(append(items, fyne.NewMenuItemSeparator()), d.deeds().Items[:3]...)...)
}

func idsOf(rows []desk.Row) []string {
	var ids []string
	for _, r := range rows {
		ids = append(ids, r.Dossier.ID)
	}
	return ids
}

// askStage asks where the dossiers are moved to; by is the letter of the key by which that was asked, 0 for none.
func (d *Desk) askStage(by rune) {
	rows := d.picked()
	if len(rows) == 0 {
		return
	}
	var names []string
	var list []session.Summary
	for _, r := range rows {
		list = append(list, *r.Summary)
	}
	at := 0
	for i, s := range session.Statuses() {
		names = append(names, say.Status(s))
		if s == rows[0].Dossier.Status {
			at = i
		}
	}
	stage := kit.NewPicker(names, at, func(i int) { at = i })
	stage.Deaf = by
	d.ctx.Dialogs.Show(say.T("移到阶段"), kit.Sized(460, kit.ColumnOf(look.Space, kit.Plain(say.T("把 {n} 份档案移到：", "n", len(rows))), kit.Framed(240, stage),
		kit.Muted(say.DossierNames(d.ctx.Session, list)))),
		page.Action{Text: say.T("取消")}, page.Action{Text: say.T("移动"), Main: true, Do: func() { d.moveTo(rows, session.Statuses()[at]) }})
	kit.Focus(stage)
}

// moveTo moves dossiers into a stage; where something speaks against it, it asks first.
func (d *Desk) moveTo(rows []desk.Row, to session.Status) {
	doubts, err := batch.Weigh(d.ctx.Session, idsOf(rows), to)
	if err != nil {
		d.ctx.Dialogs.Fail(err)
		return
	}
	if words := say.MoveDoubts(d.ctx.Session, doubts); words != "" {
		d.ctx.Dialogs.Confirm(say.T("移到“{stage}”", "stage", say.Status(to)), say.T("{words}。确定移到“{stage}”吗？", "words", words, "stage", say.Status(to)), say.T("移动"),
			func() { d.move(rows, to) })
		return
	}
	d.move(rows, to)
}

func (d *Desk) move(rows []desk.Row, to session.Status) {
	n, err := batch.Move(d.ctx.Session, idsOf(rows), to)
	if err != nil {
		d.ctx.Dialogs.Fail(err)
		return
	}
	d.ctx.Nav.Saved()
	d.Refresh()
	d.Enter()
	words := say.T("{n} 份档案移到“{stage}”。Ctrl+Z 撤销。", "n", n, "stage", say.Status(to))
	if to.Approved() {
		words += say.T("批准金额、文号、到账填在表的“批准和拨付”一栏。")
	}
	d.ctx.Nav.Tell(words)
}

// check checks the dossiers and shows what came of it.
func (d *Desk) check() {
	ids := idsOf(d.picked())
	if len(ids) == 0 {
		return
	}
	d.run(say.T("预审 {n} 份", "n", len(ids)), func(ctx context.Context, tell batch.Progress) ([]batch.Result, error) {
		return batch.Check(ctx, d.ctx.Session, ids, tell)
	}, say.BatchChecked)
}

// askExport asks how and whereto.
func (d *Desk) askExport() {
	ids := idsOf(d.picked())
	if len(ids) == 0 {
		return
	}
	zip, draft := kit.NewTickBox(say.T("做成 zip（不勾是文件夹）"), nil), kit.NewTickBox(say.T("草稿：有要修改的地方也导出，只供内部看"), nil)
	replace := kit.NewTickBox(say.T("覆盖已有的"), nil)
	zip.Checked = true
	content := kit.ColumnOf(look.Space, kit.Plain(say.T("每份档案导出成一个提交包，名称里有单位、档案和日期。还有要修改的不导出，结果里写明原因。")), zip, draft, replace)
	d.ctx.Dialogs.Show(say.T("导出 {n} 份", "n", len(ids)), kit.Sized(460, content), page.Action{Text: say.T("取消")},
		page.Action{Text: say.T("选择文件夹…"), Main: true, Do: func() {
			d.ctx.Dialogs.Choose(page.FileRequest{Kind: page.AskFolder, Title: say.T("导出到哪个文件夹")}, func(paths []string) {
				d.export(ids, batch.ExportOptions{Folder: paths[0], Zip: zip.Checked, Draft: draft.Checked, Replace: replace.Checked})
			})
		}})
}

func (d *Desk) export(ids []string, o batch.ExportOptions) {
	d.run(say.T("导出 {n} 份", "n", len(ids)), func(ctx context.Context, tell batch.Progress) ([]batch.Result, error) {
		return batch.Export(ctx, d.ctx.Session, ids, o, tell)
	}, say.BatchExported)
}

// run does slow work to many behind a dialog, and shows the results, also of a batch that was cancelled.
func (d *Desk) run(title string, work func(context.Context, batch.Progress) ([]batch.Result, error), words func(batch.Result) string) {
	var list []batch.Result
	page.Busy(d.ctx, title, func(ctx context.Context, report task.Report) (err error) {
		list, err = work(ctx, func(done, total int, now string) { report(int64(done), int64(total), now) })
		return err
	}, func(err error) {
		d.ctx.Nav.Saved()
		d.Refresh()
		if err != nil && session.CodeOf(err) != session.CodeCancelled {
			d.ctx.Dialogs.Fail(err)
		}
		if len(list) > 0 {
			showResults(d, title, list, err != nil, words)
		}
	})
}

// showResults lists what became of each.
func showResults(d *Desk, title string, list []batch.Result, cut bool, words func(batch.Result) string) {
	folder := ""
	for _, r := range list {
		if r.Target != "" {
			folder = r.Target
		}
	}
	whole := widget.NewLabel("") // the result of the row with the cursor, however long it is
	whole.Wrapping, whole.Selectable = fyne.TextWrapWord, true
	tell := func(row int) {
		r := list[row]
		whole.SetText(say.T("{client}《{title}》：{result}", "client", r.Client, "title", r.Dossier.Title, "result", words(r)))
	}
	tell(0)
	var closeDialog func()
	table := grid.New([]grid.Column{{Title: say.T("单位"), Width: 200, Grow: true}, {Title: say.T("档案"), Width: 160}, {Title: say.T("结果"), Width: 330, Grow: true}}, grid.Deeds{
		Open: func(row int) {
			closeDialog()
			d.ctx.Nav.Go(page.Route{Page: page.Check, Dossier: list[row].Dossier.ID})
		},
		Moved: func(row, _ int) { tell(row) },
	})
	table.Set(len(list), func(row, column int) grid.Cell {
		r := list[row]
		switch column {
		case 0:
			return grid.Cell{Text: r.Client}
		case 1:
			return grid.Cell{Text: r.Dossier.Title}
		}
		c := grid.Cell{Text: words(r), Ink: look.ColorOK}
		switch {
		case r.Err != nil || r.Report.Blocking() > 0:
			c.Ink = look.ColorBlock
		case r.Draft || say.UnsettledOf(r.Report) != "":
			c.Ink = look.ColorWarn
		}
		return c
	})
	head := say.BatchSum(list) + say.T("。")
	if cut {
		head = say.T("已停下：做完了 {n} 份，其余没有动。", "n", len(list)) + head
	}
	content := kit.WithMin(fyne.NewSize(kit.Scaled(760), kit.Scaled(380)), kit.Dock(kit.Within(4, 6, kit.Plain(head)), table.Object(), kit.WithMin(fyne.NewSize(0, kit.Scaled(66)), whole)))
	actions := []page.Action{{Text: say.T("关闭"), Main: true, Do: d.Enter}}
	if folder != "" {
		actions = append([]page.Action{{Text: say.T("打开文件夹"), Keep: true, Do: func() { d.ctx.Dialogs.Reveal(folder) }}}, actions...)
	}
	closeDialog = d.ctx.Dialogs.Show(title, content, actions...)
	table.Focus()
}

// saveRegister writes the rows of the view as a spreadsheet.
func (d *Desk) saveRegister() {
	rows := d.seen
	if d.table.CountPicked() > 0 && !d.board {
		rows = d.picked()
	}
	name := say.T("档案登记表") + "-" + d.ctx.Session.Now().Format("20060102") + ".xlsx"
	d.ctx.Dialogs.Choose(page.FileRequest{Kind: page.AskSave, Title: say.T("存成表格"), Name: name, Types: []string{".xlsx"}}, func(paths []string) {
		data, err := sheets.Write(say.Register(d.ctx.Session, rows))
		if err == nil {
			err = os.WriteFile(paths[0], data, 0o644)
		}
		if err != nil {
			d.ctx.Dialogs.Fail(session.Failed("write", err))
			return
		}
		d.ctx.Nav.Tell(say.T("已存成 {path}", "path", filepath.Base(paths[0])))
	})
}
