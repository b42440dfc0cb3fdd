package workbench

import (
	"context"
	"os"
	"strings"

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
	content := kit.ColumnOf(look.Space, kit.Sentences(say.PurgePlan(plan)))
	all := kit.NewTickBox(say.T("连还有它的内容的备份、读不出来的备份一起删除"), nil)
	if len(plan.Holding)+len(plan.Unknown) > 0 {
		content.Add(all)
	}
	meant := kit.NewTickBox(say.T("我知道清除以后不能恢复"), nil)
	content.Add(meant)
	page.Deliberate{
		Title: say.T("彻底清除"), Content: kit.AtWidth(560, content), Meant: meant, Untold: say.T("请先勾选“我知道清除以后不能恢复”。"),
		Yes: say.T("彻底清除"), No: say.T("不清除"), Then: func() { purgeNow(w, plan, all.Checked) },
	}.Ask(w.ctx)
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
	w.ctx.Dialogs.Show(say.T("彻底清除记录"), kit.ScrolledIn(560, 320, kit.Sentences(words)),
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
