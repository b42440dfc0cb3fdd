// Package vault is the vault as a whole: where it lies, its backups, whether it is sound, a copy of it elsewhere.
package vault

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/backups"
	"yibiao/app/task"
)

// Vault shows the vault as a whole: its backups, its state, and what can be done with it.
type Vault struct {
	ctx     *page.Context
	backups []backups.Backup
	holds   map[string]string // words of what each backup holds, by path; filled beside the window
	purged  int               // backups with clients that were purged since
	said    fyne.CanvasObject // what the last check found; nil before
	first   *kit.Press
	page    *container.Scroll
}

var _ page.Screen = (*Vault)(nil)

// New shows the vault with its backups.
func New(ctx *page.Context) *Vault {
	v := &Vault{ctx: ctx, holds: map[string]string{}, page: container.NewVScroll(kit.ColumnOf(0))}
	v.Refresh()
	return v
}

// Refresh reads the list of backups anew.
func (v *Vault) Refresh() {
	var err error
	if v.backups, err = backups.BackupsIn(v.ctx.Session.Vault(), v.ctx.Session.Now()); err != nil {
		v.ctx.Dialogs.Fail(err)
	}
	v.draw()
	v.lookIn()
}

func (v *Vault) draw() {
	all := kit.CentredPage(look.SpaceWide, v.place())
	if v.said != nil {
		all.Add(v.said)
	}
	all.Add(v.list())
	v.page.Content = kit.Within(look.SpacePage, look.SpaceWide, all)
	v.page.Refresh()
}

// place tells where the vault lies, with what can be done to all of it.
func (v *Vault) place() fyne.CanvasObject {
	v.first = page.Changing(v.ctx.Session, kit.Primary(say.T("马上备份"), v.backUp))
	return kit.Card(kit.Heading(say.T("资料库")),
		kit.Plain(v.ctx.Session.Vault()),
		kit.Muted(sealedWords(v.ctx.Session)),
		kit.Muted(say.T("有改动时程序每小时最多自动备份一次，保留最近 5 份、近 14 天每天一份、近 12 周每周一份，里面有别处都没有的改动的备份不会被清理；材料文件只在彻底清除单位时删除，平时不用另外备份。")),
		kit.Muted(say.T("备份和资料库在同一块磁盘上。磁盘坏了、电脑丢了，只有另存到优盘等别处的副本能用。")),
		kit.Row(v.first,
			kit.Button(say.T("另存一份副本…"), v.copyTo),
			kit.Button(say.T("检查资料库"), v.inspect),
			kit.Quiet(say.T("打开资料库文件夹"), func() { v.ctx.Dialogs.Open(v.ctx.Session.Vault()) })))
}

// sealedWords tell whether the vault is encrypted.
func sealedWords(s *session.Session) string {
	if session.KeyOf(s) != nil {
		return say.T("已加密：数据库、材料和备份要口令才能打开。换口令、换恢复码在“文件”菜单里。")
	}
	return say.T("没有加密：谁拿到这个文件夹都能读。要加密，用“文件 › 加密资料库…”。")
}

func (v *Vault) list() fyne.CanvasObject {
	box := kit.ColumnOf(look.Space, kit.Strong(say.T("备份")))
	if len(v.backups) == 0 {
		box.Add(kit.Muted(say.T("还没有备份。")))
	}
	if v.purged > 0 {
		box.Add(kit.AtEnds(kit.Plain(say.T("{n} 份备份里还有已彻底清除的单位。", "n", v.purged)), page.Changing(v.ctx.Session, kit.Button(say.T("删除这些备份…"), v.removePurged))))
	}
	for _, b := range v.backups {
		words := kit.ColumnOf(2, kit.Plain(b.At.Local().Format("2006-01-02 15:04")+"　"+say.BackupReason(b.Reason)),
			kit.Muted(v.holding(b)+"　"+say.Size(b.Size)))
		if b.Ahead {
			words.Add(kit.Muted(say.BackupAhead()))
		}
		box.Add(kit.AtEnds(words, page.Changing(v.ctx.Session, kit.Button(say.T("恢复到这一份…"), func() { v.restore(b) }))))
	}
	return kit.Card(box)
}

func (v *Vault) holding(b backups.Backup) string {
	if words := v.holds[b.Path]; words != "" {
		return words
	}
	return say.T("正在看里面有什么……")
}

// lookIn looks into the backups beside the window.
func (v *Vault) lookIn() {
	var unknown []backups.Backup
	for _, b := range v.backups {
		if v.holds[b.Path] == "" {
			unknown = append(unknown, b)
		}
	}
	if len(unknown) == 0 {
		return
	}
	seen, purged := map[string]string{}, 0
	work := func(ctx context.Context, _ task.Report) error {
		for _, b := range unknown {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			h, err := backups.LookIntoBackup(b.Path, backups.LookOptions(v.ctx.Session))
			if h.Purged > 0 {
				purged++
			}
			if seen[b.Path] = say.Holding(h); err != nil {
				seen[b.Path] = say.Failure(err)
			}
		}
		return nil
	}
	v.ctx.Tasks.Do(work, func(error) {
		for path, words := range seen {
			v.holds[path] = words
		}
		v.purged += purged
		v.draw()
	})
}

// removePurged asks, and removes the backups that still hold purged clients.
func (v *Vault) removePurged() {
	list, err := backups.WithPurged(v.ctx.Session)
	if err != nil {
		v.ctx.Dialogs.Fail(err)
		return
	}
	names := ""
	for _, b := range list {
		names += "\n" + b.At.Local().Format("2006-01-02 15:04") + "　" + say.BackupReason(b.Reason)
	}
	text := say.T("这些备份里还有已彻底清除的单位，删除以后不能恢复；里面别的单位的内容也一起没有了：") + names
	v.ctx.Dialogs.Confirm(say.T("删除 {n} 份备份？", "n", len(list)), text, say.T("删除"), func() {
		if _, err := backups.RemovePurged(v.ctx.Session, list); err != nil {
			v.ctx.Dialogs.Fail(err)
		}
		v.purged = 0
		v.Refresh()
	})
}

func (v *Vault) backUp() {
	var made backups.Backup
	work := func(ctx context.Context, _ task.Report) (err error) {
		made, err = backups.MakeBackup(ctx, v.ctx.Session)
		return err
	}
	page.Busy(v.ctx, say.T("正在备份"), work, func(err error) {
		if err != nil {
			v.ctx.Dialogs.Fail(err)
			return
		}
		v.Refresh()
		v.ctx.Nav.Tell(say.T("已备份：{name}", "name", made.Name()))
	})
}

func (v *Vault) copyTo() {
	request := page.FileRequest{Kind: page.AskFolder, Title: say.T("选一个空文件夹，例如优盘上新建的；里面已有这个资料库的副本时更新它")}
	v.ctx.Dialogs.Choose(request, func(paths []string) {
		v.copyInto(paths[0], false)
	})
}

// copyInto saves a copy; over replaces one with changes of its own.
func (v *Vault) copyInto(dir string, over bool) {
	var lacking []backups.Problem
	work := func(ctx context.Context, tell task.Report) (err error) {
		lacking, err = backups.CopyVault(ctx, v.ctx.Session, dir, over, func(done, total int) {
			tell(int64(done), int64(total), say.T("材料 {n} / {all}", "n", done, "all", total))
		})
		return err
	}
	page.Busy(v.ctx, say.T("正在另存资料库"), work, func(err error) {
		if session.Cancelled(err) {
			v.ctx.Nav.Tell(say.T("已停下来；再存一次会接着存。"))
			return
		}
		if session.CodeOf(err) == session.CodeCopyAhead {
			v.ctx.Dialogs.Confirm(say.T("更新有自己改动的副本？"), say.Failure(err), say.T("照样更新"), func() { v.copyInto(dir, true) })
			return
		}
		if err != nil {
			v.ctx.Dialogs.Fail(err)
			return
		}
		v.ctx.Nav.Tell(say.T("已把资料库另存到：{path}", "path", dir))
		if len(lacking) > 0 {
			v.said = v.lacking(lacking)
			v.draw()
		}
	})
}

func (v *Vault) inspect() {
	var found []backups.Problem
	work := func(ctx context.Context, tell task.Report) (err error) {
		found, err = backups.Inspect(ctx, v.ctx.Session, true, func(done, total int) {
			tell(int64(done), int64(total), say.T("材料 {n} / {all}", "n", done, "all", total))
		})
		return err
	}
	page.Busy(v.ctx, say.T("正在检查资料库"), work, func(err error) {
		if session.Cancelled(err) {
			v.ctx.Nav.Tell(say.T("已取消检查。"))
			return
		}
		if err != nil {
			v.ctx.Dialogs.Fail(err)
			return
		}
		v.said = v.result(found)
		v.draw()
	})
}

// result shows what a check found, with the repair where there is one.
func (v *Vault) result(found []backups.Problem) fyne.CanvasObject {
	if len(found) == 0 {
		return kit.Panel(look.ColorOKBack, look.ColorOK, kit.Paragraph(say.T("资料库完好。"), look.ColorOK, theme.SizeNameText, true))
	}
	box, mendable := kit.ColumnOf(look.Space), false
	for _, x := range found {
		box.Add(kit.Paragraph("× "+say.VaultProblem(x), look.ColorBlock, theme.SizeNameText, false))
		mendable = mendable || x.Mendable
	}
	if mendable {
		box.Add(kit.AtEnds(kit.Plain(say.T("可以修复：内容按改动记录重新算出来，数据库损坏的救出读得出的，其余从备份里补；原来的先留一份。")), page.Changing(v.ctx.Session, kit.Button(say.T("修复"), v.repair))))
	}
	return kit.Panel(look.ColorBlockBack, look.ColorBlock, box)
}

// lacking shows which files a copy does not have.
func (v *Vault) lacking(list []backups.Problem) fyne.CanvasObject {
	box := kit.ColumnOf(look.Space, kit.Paragraph(say.Lacking(len(list)), look.ColorBlock, theme.SizeNameText, true))
	for _, x := range list {
		box.Add(kit.Paragraph("× "+say.VaultProblem(x), look.ColorBlock, theme.SizeNameText, false))
	}
	return kit.Panel(look.ColorBlockBack, look.ColorBlock, box)
}

func (v *Vault) repair() {
	var saved *backups.Saved
	work := func(ctx context.Context, _ task.Report) (err error) {
		saved, err = backups.Repair(ctx, v.ctx.Session)
		return err
	}
	page.Busy(v.ctx, say.T("正在修复"), work, func(err error) {
		if err != nil {
			v.ctx.Dialogs.Fail(err)
			return
		}
		if saved != nil { // whatever was open is to be opened anew
			v.ctx.Nav.Go(page.Route{Page: page.Workbench})
			v.ctx.Nav.Tell(say.Saved(*saved))
			v.tellRemains(*saved)
			return
		}
		v.Refresh()
		v.inspect()
	})
}

// tellRemains shows, after a repair that lost something, or may have, what it lost and what is there now: a line in the status bar is gone
// with the next one.
func (v *Vault) tellRemains(saved backups.Saved) {
	if saved.Whole() {
		return
	}
	clients, err := v.ctx.Session.Clients().List()
	if err != nil {
		v.ctx.Dialogs.Fail(err)
		return
	}
	box := kit.ColumnOf(look.Space, kit.Paragraph(say.Saved(saved)+say.T("。"), look.ColorBlock, theme.SizeNameText, true))
	for _, line := range say.Remains(saved, clients) {
		box.Add(kit.Plain(line))
	}
	v.ctx.Dialogs.Show(say.T("修复以后还缺的"), box, page.Action{Text: say.T("知道了"), Main: true})
}

// restore asks, telling what the backup holds, and puts it in the place of the vault.
func (v *Vault) restore(b backups.Backup) {
	text := ""
	if backups.OfOtherVault(session.OptionsOf(v.ctx.Session), b.Path) {
		text = say.T("注意：这份备份是另一个资料库的。恢复以后，这里就成了那个资料库，设置也跟着换。") + "\n\n"
	}
	if n := backups.PurgedIn(session.OptionsOf(v.ctx.Session), b.Path); n > 0 {
		text += say.T("注意：这份备份里有 {n} 家单位，做了备份以后已经彻底清除。恢复会让它们的内容回来，材料文件不回来，这以后的清除记录也没有了。", "n", n) + "\n\n"
	}
	text += say.T("{at} 的备份里有：{holding}。\n\n恢复以后，这以后填的内容都不在资料库里了；现在的内容先另存成一份备份，恢复错了还可以换回来。",
		"at", b.At.Local().Format("2006-01-02 15:04"), "holding", v.holding(b))
	text += "\n\n" + say.T("{beyond}。", "beyond", say.Beyond(backups.Beyond(session.OptionsOf(v.ctx.Session), b.Path)))
	v.ctx.Dialogs.Confirm(say.T("恢复到这一份备份？"), text, say.T("恢复"), func() {
		if _, err := backups.Restore(v.ctx.Session, b.Path); err != nil {
			v.ctx.Dialogs.Fail(err)
			v.Refresh()
			return
		}
		v.ctx.Nav.Go(page.Route{Page: page.Workbench})
		v.ctx.Nav.Tell(say.T("已恢复到 {at} 的备份。原来的内容也留了一份备份。", "at", b.At.Local().Format("2006-01-02 15:04")))
	})
}

// Object implements page.Screen.
func (v *Vault) Object() fyne.CanvasObject { return v.page }

// Title is the last part of the path above the screen.
func (v *Vault) Title() string { return say.T("资料库与备份") }

// Enter gives the keyboard to the first button.
func (v *Vault) Enter() { kit.Focus(v.first) }

// Leave has nothing to hand over.
func (v *Vault) Leave() {}

// Drop takes nothing.
func (v *Vault) Drop([]string) {}

// Scroll is the part that the paging keys move.
func (v *Vault) Scroll() *container.Scroll { return v.page }
