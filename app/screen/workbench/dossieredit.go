package workbench

import (
	"slices"

	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms/gb"
)

// editDossier asks for title, due date and status.
func editDossier(w *Workbench, d session.DossierInfo) {
	title, due := kit.NewTextBox(), kit.NewTextBox()
	title.SetText(d.Title)
	due.SetText(d.Due)
	due.SetPlaceHolder(say.T("如 2025-6-30，可以不填"))
	var names []string
	for _, s := range session.Statuses() {
		names = append(names, say.Status(s))
	}
	status := kit.NewPicker(names, slices.Index(session.Statuses(), d.Status), func(int) {})
	wrong := widget.NewLabel("")
	wrong.Importance = widget.DangerImportance
	wrong.Hide()
	var closeDialog func()
	save := func() {
		day := ""
		if due.Text != "" {
			t, err := gb.ParseDate(due.Text)
			if err != nil {
				wrong.SetText(say.T("截止日期“{text}”不是日期，请写成 2025-6-30 这样。", "text", due.Text))
				wrong.Show()
				return
			}
			day = t.Format("2006-01-02")
		}
		if title.Text == "" {
			wrong.SetText(say.T("档案要有名称。"))
			wrong.Show()
			return
		}
		closeDialog()
		saveDossier(w, d, map[session.DossierPart]string{
			session.DossierTitle: title.Text, session.DossierDue: day, session.DossierStatus: string(session.Statuses()[max(status.SelectedIndex(), 0)]),
		})
	}
	content := kit.ColumnOf(look.SpaceTight,
		kit.Plain(say.T("档案名称")), title, kit.Plain(say.T("截止日期")), due, kit.Plain(say.T("办理状态")), status)
	if stages := page.StagesLine(w.ctx.Session, d); stages != nil {
		content.Add(stages)
	}
	content.Add(wrong)
	closeDialog = w.ctx.Dialogs.Show(say.T("名称、期限、状态"), kit.Sized(460, content),
		page.Action{Text: say.T("取消")}, page.Action{Text: say.T("保存"), Main: true, Keep: true, Do: save})
	kit.Focus(title)
}

// saveDossier writes those of the values that have changed.
func saveDossier(w *Workbench, d session.DossierInfo, values map[session.DossierPart]string) {
	was := map[session.DossierPart]string{session.DossierTitle: d.Title, session.DossierDue: d.Due, session.DossierStatus: string(d.Status)}
	for _, part := range []session.DossierPart{session.DossierTitle, session.DossierDue, session.DossierStatus} {
		if values[part] == was[part] {
			continue
		}
		if err := w.ctx.Session.Dossiers().Set(d.ID, part, values[part]); err != nil {
			w.ctx.Dialogs.Fail(err)
			break
		}
	}
	w.ctx.Nav.Saved()
	w.Refresh()
}
