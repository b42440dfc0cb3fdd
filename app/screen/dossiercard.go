package screen

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

// newDossierCard shows one dossier: what it is, how far it is, what is due and what was exported.
func newDossierCard(w *Workbench, d session.DossierInfo) fyne.CanvasObject {
	open := primary(say.T("打开"), func() { w.ctx.Nav.Go(Route{Page: PageForm, Dossier: d.ID}) })
	edit := quiet(say.T("名称、期限、状态"), func() { editDossier(w, d) })
	remove := quiet(say.T("删除"), func() { deleteDossier(w, d) })
	title := columnOf(2, paragraph(d.Title, theme.ColorNameForeground, theme.SizeNameText, true), muted(programmeNames(w.ctx.Session.Library(), d)))
	head := atEnds(title, row(remove, edit, open))
	work, err := openWork(w.ctx.Session, d.ID)
	if err != nil {
		return card(head, paragraph(say.Failure(err), look.ColorBlock, theme.SizeNameText, false))
	}
	return card(head, container.NewGridWithColumns(2, progressOf(work), within(look.SpaceWide, 0, datesOf(w.ctx, work))))
}

// openWork opens a dossier and computes everything of it.
func openWork(s *session.Session, id string) (*Work, error) {
	e, err := s.OpenDossier(id)
	if err != nil {
		return nil, err
	}
	return NewWork(e)
}

func programmeNames(library *forms.Library, d session.DossierInfo) string {
	pack := library.Pack(d.Pack)
	if pack == nil {
		return d.Pack
	}
	names := []string{}
	for _, id := range d.Programmes {
		if q := pack.Programme(id); q != nil && !alwaysIn(pack, q) {
			names = append(names, q.ShortTitle())
		}
	}
	return pack.Document.Number + "　" + strings.Join(names, "、")
}

// progressOf is the bar of answered fields with the counts of what still blocks.
func progressOf(w *Work) fyne.CanvasObject {
	words := say.T("必填 {done}/{all}", "done", w.Report.Answered, "all", w.Report.Asked)
	bar := columnOf(look.SpaceTight, plain(words), newBar(w.Report.Answered, w.Report.Asked))
	marks := row(statusBadge(w.Editing.Dossier.Status))
	if n := w.Report.Blocking(); n > 0 {
		marks.Add(badge(say.T("{n} 项未通过预审", "n", n), look.ColorBlock, look.ColorBlockBack))
	} else {
		marks.Add(badge(say.T("预审通过"), look.ColorOK, look.ColorOKBack))
	}
	if n := w.MissingMaterials(); n > 0 {
		marks.Add(badge(say.T("缺 {n} 份材料", "n", n), look.ColorWarn, look.ColorWarnBack))
	}
	return columnOf(look.Space, bar, marks)
}

func statusBadge(s session.Status) fyne.CanvasObject {
	ink, back := look.ColorInfo, look.ColorInfoBack
	switch s {
	case session.StatusAccepted, session.StatusApproved, session.StatusPaid:
		ink, back = look.ColorOK, look.ColorOKBack
	case session.StatusReturned:
		ink, back = look.ColorWarn, look.ColorWarnBack
	}
	return badge(say.Status(s), ink, back)
}

// datesOf tells the due date and the last export, and whether the dossier has changed since.
func datesOf(ctx *Context, w *Work) fyne.CanvasObject {
	box := columnOf(look.SpaceTight)
	words, late := dueWords(w.Editing.Dossier.Due, ctx.Session.Now())
	ink := look.ColorMuted
	if late {
		ink = look.ColorBlock
	}
	box.Add(paragraph(words, ink, theme.SizeNameText, false))
	if w.Editing.EditionChanged() {
		box.Add(paragraph(say.T("数据包已更新：建档时是 {then} 版，现在按 {now} 版填写和预审",
			"then", w.Editing.Dossier.PackVersion, "now", w.Editing.Form.Pack.Version), look.ColorWarn, theme.SizeNameText, false))
	}
	exports, err := w.Editing.Snapshots()
	if err != nil || len(exports) == 0 {
		box.Add(paragraph(say.T("还没有导出过"), look.ColorMuted, theme.SizeNameText, false))
		return box
	}
	last := exports[len(exports)-1]
	box.Add(paragraph(say.T("第 {n} 次导出：{at}", "n", last.Number, "at", last.At.Local().Format("2006-01-02 15:04")), look.ColorMuted, theme.SizeNameText, false))
	if drift, err := w.Editing.Drift(last); err == nil && len(drift) > 0 {
		box.Add(paragraph(say.T("档案自导出后有改动（{n} 处）", "n", len(drift)), look.ColorWarn, theme.SizeNameText, true))
	}
	return box
}

// dueWords tells the due date and the days left; late is set from a week before.
func dueWords(due string, now time.Time) (words string, late bool) {
	t, err := time.Parse("2006-01-02", due)
	if err != nil {
		return say.T("没有设截止日期"), false
	}
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	switch days := int(t.Sub(today).Hours() / 24); {
	case days < 0:
		return say.T("截止 {date}，已过 {n} 天", "date", due, "n", -days), true
	case days == 0:
		return say.T("截止 {date}，就是今天", "date", due), true
	default:
		return say.T("截止 {date}，还有 {n} 天", "date", due, "n", days), days <= 7
	}
}

func deleteDossier(w *Workbench, d session.DossierInfo) {
	text := say.T("“{title}”将不再显示。填写内容仍留在资料库里，可以马上恢复。", "title", d.Title)
	w.ctx.Dialogs.Confirm(say.T("删除申报档案"), text, say.T("删除"), func() {
		if err := w.ctx.Session.DeleteDossier(d.ID); err != nil {
			w.ctx.Dialogs.Fail(err)
			return
		}
		w.deleted(say.T("已删除“{title}”。", "title", d.Title), func() error { return w.ctx.Session.RestoreDossier(d.ID) })
	})
}

// sizeWords gives a size in bytes as people read it.
func sizeWords(bytes int64) string {
	switch {
	case bytes >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
	case bytes >= 1<<10:
		return fmt.Sprintf("%.0f KB", float64(bytes)/(1<<10))
	}
	return fmt.Sprintf("%d B", bytes)
}
