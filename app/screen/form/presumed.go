package form

import (
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
)

// ConfirmDefault takes over the default that the field with the keyboard shows, as if it had been typed.
func (f *Form) ConfirmDefault() {
	if f.active == nil || !f.work.Presumed[f.active.field.Name()] {
		f.ctx.Nav.Tell(say.T("光标所在的一项没有等着确认的默认值。"))
		return
	}
	confirmDefault(f.active)
}

func confirmDefault(r *fieldRow) {
	if page.Refused(r.form.ctx) {
		return
	}
	r.commit()
	done, err := session.ConfirmDefault(r.form.work.Editing, r.field.Name())
	if done || err != nil {
		r.form.saved(err)
		kit.Focus(r.first()) // what was pressed may be gone
	}
}

// showDefault tells what counts while nothing is typed, and lets it be confirmed; for a field without a default it tells nothing.
func showDefault(r *fieldRow) {
	r.fallback.RemoveAll()
	r.fallback.Hide()
	w := r.form.work
	if !w.Presumed[r.field.Name()] {
		return
	}
	value := w.Vocabulary().Shown(r.field, w.Answers.Values[r.field.Name()]) + r.field.Unit
	words := say.T("没有人填，取默认值：{value}；还没有人确认过", "value", value)
	r.fallback.Add(kit.Paragraph(words, look.ColorInfo, theme.SizeNameCaptionText, false))
	r.fallback.Add(kit.Row(page.Changing(r.form.ctx.Session, kit.Quiet(say.T("确认这个默认值（F7）"), func() { confirmDefault(r) }))))
	r.fallback.Show()
}
