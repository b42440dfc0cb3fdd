package workbench

import (
	"context"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/purging"
	"yibiao/app/task"
)

// purge shows what purging a deleted client would remove, and does it once the person has said deliberately that it is meant.
func purge(w *Workbench, id string) {
	plan, err := purging.LookAt(context.Background(), w.ctx.Session, id)
	if err != nil {
		w.ctx.Dialogs.Fail(err)
		return
	}
	content := kit.ColumnOf(look.Space, lines(say.PurgePlan(plan)))
	all := kit.NewTickBox(say.T("连还有它的内容的备份、读不出来的备份一起删除"), nil)
	if len(plan.Holding)+len(plan.Unknown) > 0 {
		content.Add(all)
	}
	meant := kit.NewTickBox(say.T("我知道清除以后不能恢复"), nil)
	content.Add(meant)
	var closeDialog func()
	do := func() {
		if !meant.Checked {
			w.ctx.Nav.Tell(say.T("请先勾选“我知道清除以后不能恢复”。"))
			return
		}
		closeDialog()
		purgeNow(w, plan, all.Checked)
	}
	closeDialog = w.ctx.Dialogs.Show(say.T("彻底清除"), kit.AtWidth(560, content),
		page.Action{Text: say.T("彻底清除"), Keep: true, Do: do}, page.Action{Text: say.T("不清除"), Main: true})
}

func purgeNow(w *Workbench, plan purging.Plan, backupsToo bool) {
	var record purging.Record
	work := func(ctx context.Context, _ task.Report) (err error) {
		record, err = purging.Purge(ctx, w.ctx.Session, plan, backupsToo)
		return err
	}
	page.Busy(w.ctx, say.T("正在彻底清除"), work, func(err error) {
		w.gone = nil
		w.Refresh()
		w.Enter()
		if err != nil {
			w.ctx.Dialogs.Fail(err)
		}
		if record.Number > 0 {
			showRecord(w, record)
		}
	})
}

// showRecord shows the record of a purge, and writes it to a file to be printed.
func showRecord(w *Workbench, r purging.Record) {
	words := say.PurgeRecord(r)
	scroll := container.NewVScroll(lines(words))
	scroll.SetMinSize(fyne.NewSize(kit.Scaled(560), kit.Scaled(320)))
	w.ctx.Dialogs.Show(say.T("彻底清除记录"), scroll,
		page.Action{Text: say.T("存成文件去打印…"), Keep: true, Do: func() { saveRecord(w, words) }},
		page.Action{Text: say.T("关闭"), Main: true})
}

func saveRecord(w *Workbench, words []string) {
	request := page.FileRequest{Kind: page.AskSave, Title: say.T("彻底清除记录"), Name: say.T("彻底清除记录") + ".txt", Types: []string{".txt"}}
	w.ctx.Dialogs.Choose(request, func(paths []string) {
		text := "\ufeff" + strings.Join(words, "\r\n") + "\r\n"
		if err := os.WriteFile(paths[0], []byte(text), 0o600); err != nil {
			w.ctx.Dialogs.Fail(session.Failed("write", err))
		}
	})
}

// lines shows sentences one below the other, each as many lines as it takes.
func lines(words []string) fyne.CanvasObject {
	l := widget.NewLabel(strings.Join(words, "\n"))
	l.Wrapping = fyne.TextWrapBreak
	return l
}
