package workbench

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/summaries"
	"yibiao/forms"
)

// newDossierCard shows one dossier: what it is, how far it is, what is next, what is due and what was exported, by what is kept of
// it: nothing is worked out while the page is drawn. The card opens the dossier where it was left; its button goes to what is next.
func newDossierCard(w *Workbench, x session.Summary) fyne.CanvasObject {
	d := x.Dossier
	open := func() { w.ctx.Nav.Go(page.Route{Page: page.Form, Dossier: d.ID}) }
	more := kit.NewGlyph(theme.MoreHorizontalIcon(), nil)
	more.Do = func() { kit.ShowBelow(more, dossierMenu(w, d)) }
	title := kit.ColumnOf(2, kit.Strong(d.Title), kit.Muted(programmeNames(w.ctx.Session.Library(), d)))
	head := kit.AtEnds(title, kit.Row(container.New(kit.Centred{}, statusBadge(d.Status)), more))
	content := kit.ColumnOf(look.Space, head)
	if session.LookingOnly(w.ctx.Session) && x.Stale { // nothing is kept there
		x = lookedAt(w.ctx.Session, x)
	}
	switch {
	case x.Known && x.Unreadable:
		content.Add(kit.Paragraph(whyUnreadable(w.ctx.Session, d.ID), look.ColorBlock, theme.SizeNameText, false))
	case x.Known:
		if x.Stale {
			content.Add(caption(say.T("有改动，正在重新核对；下面是改动前的情况"), look.ColorMuted))
		}
		content.Add(progressOf(x.Figures))
		content.Add(datesOf(w.ctx, x))
		content.Add(nextOf(w, x, open))
	default:
		content.Add(kit.AtEnds(kit.Muted(say.T("正在核对……")), kit.Row(kit.Button(say.T("打开"), open))))
	}
	it := kit.NewItem(content, open)
	it.Menu = func() *fyne.Menu { return dossierMenu(w, d) }
	it.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name == fyne.KeyDelete {
			deleteDossier(w, d)
			return true
		}
		return false
	}
	if w.first == nil {
		w.first = it
	}
	return kit.Edged(kit.Within(4, 4, it))
}

// dossierMenu is what can be done with a dossier.
func dossierMenu(w *Workbench, d session.DossierInfo) *fyne.Menu {
	goTo := func(p page.Page) func() { return func() { w.ctx.Nav.Go(page.Route{Page: p, Dossier: d.ID}) } }
	items := []*fyne.MenuItem{}
	for i, name := range page.StepNames() {
		items = append(items, fyne.NewMenuItem(say.T("{n}　{name}", "n", i+1, "name", name), goTo(page.StepPages()[i])))
	}
	if d.Status.Approved() {
		items = append(items, fyne.NewMenuItem(say.T("批准和拨付"), func() { w.ctx.Nav.Go(page.AwardOf(d)) }))
	}
	items = append(items, fyne.NewMenuItem(say.T("官方表格…"), goTo(page.Official)), fyne.NewMenuItem(say.T("打印…"), goTo(page.Papers)), fyne.NewMenuItemSeparator())
	return fyne.NewMenu("", append(items, page.ChangingItems(w.ctx.Session,
		fyne.NewMenuItem(say.T("名称、期限、状态"), func() { editDossier(w, d) }),
		fyne.NewMenuItem(say.T("复制这份档案"), func() { page.CopyDossier(w.ctx, d) }),
		fyne.NewMenuItem(say.T("沿用以前的…"), func() { page.CarryOver(w.ctx, d, w.Refresh) }),
		fyne.NewMenuItem(say.T("倒排…"), func() { page.EditPlan(w.ctx, d, w.Refresh) }),
		fyne.NewMenuItem(say.T("删除"), func() { deleteDossier(w, d) }),
	)...)...)
}

// lookedAt works out a summary at once.
func lookedAt(s *session.Session, x session.Summary) session.Summary {
	x.Known, x.Stale, x.Figures = true, false, session.Figures{Unreadable: true}
	if work, err := page.OpenWork(s, x.Dossier.ID); err == nil {
		x.Figures = summaries.Of(work.Editing, work.State)
	}
	return x
}

// whyUnreadable tells why a dossier cannot be opened.
func whyUnreadable(s *session.Session, id string) string {
	_, err := page.OpenWork(s, id)
	if err == nil {
		return say.T("正在核对……")
	}
	return say.Failure(err)
}

// nextOf tells what is next and goes there.
func nextOf(w *Workbench, x session.Summary, open func()) fyne.CanvasObject {
	words, next := say.T("下一步：导出交付"), page.Route{Page: page.Export, Dossier: x.Dossier.ID}
	switch last := x.Exported; {
	case x.Gaps > 0:
		words, next = say.T("下一步：{place}", "place", say.Shortened(page.GapWords(x.Next), 36)), page.GapOf(x.Dossier, x.Next)
	case x.Unseen > 0:
		words, next.Page = say.T("下一步：打开一套材料，程序把附件看一遍"), page.Materials
	case last.Number > 0 && last.Changes > 0:
		words = say.T("下一步：导出后有改动，再导出一次")
	case last.Number > 0 && last.Unsure:
		words = say.T("下一步：导出后改没改过说不准，再导出一次")
	case last.Stands():
		words = exportedWords(x.Refused, x.Undecided)
	}
	goOn := kit.Primary(say.T("继续"), func() { w.ctx.Nav.Go(next) })
	return kit.AtEnds(kit.Plain(words), kit.Row(kit.Button(say.T("打开"), open), goOn))
}

// exportedWords tell of an export that still stands: that it may be handed in only where every verdict is settled.
func exportedWords(refused, undecided int) string {
	switch {
	case refused > 0:
		return say.T("已经导出；{n} 个事项按填写的内容不符合条件，报送前请先核对。", "n", refused)
	case undecided > 0:
		return say.T("已经导出；能否申报还没有定论，报送前先把没有定论的条件问清。")
	}
	return say.T("已经导出，可以报送；有改动再导出一次。")
}

func programmeNames(library *forms.Library, d session.DossierInfo) string {
	pack := library.Pack(d.Pack)
	if pack == nil {
		return d.Pack
	}
	names := []string{}
	for _, id := range d.Programmes {
		if q := pack.Programme(id); q != nil && !page.AlwaysIn(pack, q) {
			names = append(names, q.ShortTitle())
		}
	}
	return pack.Document.Number + "　" + strings.Join(names, "、")
}

// progressOf is the bar of answered fields with how much of each step is done.
func progressOf(x session.Figures) fyne.CanvasObject {
	marks := container.New(&kit.Flow{Gap: look.Space})
	count := func(name string, done, all int, sound bool) {
		ink, back, sign := look.ColorWarn, look.ColorWarnBack, ""
		if done >= all && sound {
			ink, back, sign = look.ColorOK, look.ColorOKBack, "✓ "
		}
		marks.Add(kit.Badge(say.T("{sign}{name} {done}/{all}", "sign", sign, "name", name, "done", done, "all", all), ink, back))
	}
	count(say.T("一张表"), x.Filled.Answered, x.Filled.Asked, x.Filled.Done())
	if x.Needed > 0 {
		count(say.T("一套材料"), x.Attached, x.Needed, true)
	}
	switch {
	case x.Blocking > 0:
		marks.Add(kit.Badge(say.T("{n} 项未通过预审", "n", x.Blocking), look.ColorBlock, look.ColorBlockBack))
	case x.Unseen > 0:
		marks.Add(kit.Badge(say.T("{n} 个附件程序还没有看过", "n", x.Unseen), look.ColorWarn, look.ColorWarnBack))
	case x.Refused+x.Undecided > 0:
		marks.Add(kit.Badge(say.T("可以导出，{open}", "open", say.Unsettled(x.Refused, x.Undecided)), look.ColorWarn, look.ColorWarnBack))
	case x.Warnings > 0:
		marks.Add(kit.Badge(say.T("预审通过，{n} 项请留意", "n", x.Warnings), look.ColorWarn, look.ColorWarnBack))
	default:
		marks.Add(kit.Badge("✓ "+say.T("预审通过"), look.ColorOK, look.ColorOKBack))
	}
	return kit.ColumnOf(look.SpaceTight, kit.NewBar(x.Filled.Answered+x.Attached, x.Filled.Asked+x.Filled.Faults+x.Needed), marks)
}

func statusBadge(s session.Status) fyne.CanvasObject {
	ink, back := look.ColorInfo, look.ColorInfoBack
	switch s {
	case session.StatusAccepted, session.StatusNotice, session.StatusApproved, session.StatusPaid, session.StatusAudit:
		ink, back = look.ColorOK, look.ColorOKBack
	case session.StatusReturned, session.StatusRejected, session.StatusLapsed:
		ink, back = look.ColorWarn, look.ColorWarnBack
	}
	return kit.Badge(say.Status(s), ink, back)
}

// datesOf tells the due date and the last export, and whether the dossier has changed since.
func datesOf(ctx *page.Context, x session.Summary) fyne.CanvasObject {
	box := container.New(&kit.Flow{Gap: look.SpaceWide})
	words, late := dueWords(x.Dossier.Due, ctx.Session.Now())
	ink := look.ColorMuted
	if late {
		ink = look.ColorBlock
	}
	box.Add(caption(words, ink))
	if x.Edition != x.Dossier.PackVersion {
		box.Add(caption(say.T("数据包已更新：建档时是 {then} 版，现在按 {now} 版填写和预审",
			"then", x.Dossier.PackVersion, "now", x.Edition), look.ColorWarn))
	}
	for _, p := range x.Progress {
		if p.Begun {
			box.Add(caption(say.Progress(p), look.ColorInfo))
		}
	}
	if words := say.Award(x.Award); words != "" {
		box.Add(caption(words, look.ColorInfo))
	}
	last := x.Exported
	if last.Number == 0 {
		box.Add(caption(say.T("还没有导出过"), look.ColorMuted))
		return box
	}
	words = say.T("第 {n} 次导出：{at}", "n", last.Number, "at", last.At.Local().Format("2006-01-02 15:04"))
	if last.Draft {
		words = say.T("第 {n} 次导出（草稿）：{at}", "n", last.Number, "at", last.At.Local().Format("2006-01-02 15:04"))
	}
	box.Add(caption(words, look.ColorMuted))
	if last.Changes > 0 {
		box.Add(caption(say.T("档案自导出后有改动（{n} 处）", "n", last.Changes), look.ColorWarn))
	}
	if last.Unsure && last.Changes == 0 {
		box.Add(caption(say.T("档案自导出后改没改过说不准"), look.ColorWarn))
	} else if last.Unsure {
		box.Add(caption(say.T("导出后有没有别的改动，说不准"), look.ColorWarn))
	}
	return box
}

// caption is a small line that never wraps.
func caption(words string, ink fyne.ThemeColorName) fyne.CanvasObject {
	t := canvas.NewText(words, theme.Color(ink))
	t.TextSize = theme.CaptionTextSize()
	return t
}

// dueWords tells the due date and the days left; late is set from a week before.
func dueWords(due string, now time.Time) (words string, late bool) {
	t, err := time.Parse("2006-01-02", due)
	if err != nil {
		return say.T("没有设截止日期"), false
	}
	today := session.Day(now)
	switch days := int(t.Sub(today).Hours() / 24); {
	case days < 0:
		return say.T("截止 {date}，已过 {n} 天", "date", due, "n", -days), true
	case days == 0:
		return say.T("截止 {date}，就是今天", "date", due), true
	default:
		return say.T("截止 {date}，还有 {n} 天", "date", due, "n", days), days <= 7
	}
}

// deleteDossier takes a dossier off the page. Nothing is asked: it can be brought back.
func deleteDossier(w *Workbench, d session.DossierInfo) {
	if err := w.ctx.Session.Dossiers().Delete(d.ID); err != nil {
		w.ctx.Dialogs.Fail(err)
		return
	}
	w.tookAway(say.T("已删除“{title}”。", "title", d.Title), func() error { return w.ctx.Session.Dossiers().Restore(d.ID) })
}
