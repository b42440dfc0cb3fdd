package workbench

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
)

// binLink leads to the bin; nil when the bin is empty.
func (w *Workbench) binLink() fyne.CanvasObject {
	clients, dossiers, err := session.Removed(w.ctx.Session)
	if err != nil {
		w.ctx.Dialogs.Fail(err)
		return nil
	}
	n := len(clients) + len(dossiers)
	if n == 0 {
		return nil
	}
	return w.linkLine(say.T("回收站（{n}）", "n", n), say.T("删除的单位和档案，可以恢复"), w.openBin)
}

// openBin lists what was deleted, each with a button to bring it back.
func (w *Workbench) openBin() {
	clients, dossiers, err := session.Removed(w.ctx.Session)
	if err != nil {
		w.ctx.Dialogs.Fail(err)
		return
	}
	list := kit.ColumnOf(look.SpaceTight)
	var closeDialog func()
	add := func(name, note string, restore func() error, more ...fyne.CanvasObject) {
		if len(list.Objects) > 0 {
			list.Add(widget.NewSeparator())
		}
		bring := page.Changing(w.ctx.Session, kit.Button(say.T("恢复"), func() {
			closeDialog()
			w.gone = &removed{restore: restore}
			w.RestoreLast()
		}))
		list.Add(kit.AtEnds(kit.ColumnOf(1, kit.Plain(name), kit.Muted(note)), kit.Row(append(more, bring)...)))
	}
	names := map[string]string{}
	for _, c := range w.clients {
		names[c.ID] = c.Name
	}
	for _, c := range clients {
		names[c.ID] = c.Name
		note := say.T("单位，连同它的申报档案")
		if slices.ContainsFunc(w.clients, func(x session.ClientInfo) bool { return x.Name == c.Name }) {
			note = say.T("单位，连同它的申报档案；名单里现有一个同名的单位")
		}
		add(c.Name, note, func() error { return w.ctx.Session.Clients().Restore(c.ID) }, page.Changing(w.ctx.Session, kit.Quiet(say.T("彻底清除…"), func() {
			closeDialog()
			purge(w, c.ID)
		})))
	}
	for _, d := range dossiers {
		add(d.Title, say.T("申报档案，属于 {client}", "client", names[d.Client]), func() error { return w.ctx.Session.Dossiers().Restore(d.ID) })
	}
	if len(list.Objects) == 0 {
		list.Add(kit.Plain(say.T("回收站是空的。")))
	}
	scroll := container.NewVScroll(kit.Within(4, 4, list))
	scroll.SetMinSize(fyne.NewSize(kit.Scaled(560), kit.Scaled(min(60+60*float32(len(clients)+len(dossiers)), 380))))
	closeDialog = w.ctx.Dialogs.Show(say.T("回收站"), scroll, page.Action{Text: say.T("关闭"), Main: true})
}
