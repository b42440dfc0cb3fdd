package form

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
)

// ConfirmDefault takes over the default that the field with the keyboard shows, or what is guessed for it, as if it had been typed.
func (f *Form) ConfirmDefault() {
	if f.active == nil || !f.work.Presumed[f.active.field.Name()] && f.work.GuessWords(f.active.field.Name()) == "" {
		f.ctx.Nav.Tell(say.T("光标所在的一项没有等着确认的默认值，也没有能推算的内容。"))
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

// withdrawDefault takes the confirmation of a default back: the field shows its default again, and waits. Undo brings it back.
func withdrawDefault(r *fieldRow) {
	if page.Refused(r.form.ctx) {
		return
	}
	r.commit()
	done, err := session.WithdrawDefault(r.form.work.Editing, r.field.Name())
	if done || err != nil {
		r.form.saved(err)
	}
}

// showDefault tells what counts while nothing is typed, and lets it be confirmed, or that it was confirmed, and lets that be taken
// back, or what is guessed, which counts for nothing yet; for a field with neither it tells nothing.
func showDefault(r *fieldRow) {
	r.fallback.RemoveAll()
	r.fallback.Hide()
	w := r.form.work
	if w.Presumed[r.field.Name()] {
		value := w.Vocabulary().Shown(r.field, w.Answers.Values[r.field.Name()]) + r.field.Unit
		words := say.T("没有人填，取默认值：{value}；还没有人确认过", "value", value)
		tellDefault(r, words, look.ColorInfo, say.T("确认这个默认值（F7）"), confirmDefault)
		return
	}
	if words := w.GuessWords(r.field.Name()); words != "" {
		tellDefault(r, words, look.ColorInfo, say.T("填上推算的内容（F7）"), confirmDefault)
		return
	}
	if confirmed, err := session.DefaultConfirmed(w.Editing, r.field.Name()); err == nil && confirmed {
		tellDefault(r, say.T("这是确认过的默认值或推算，不是填写的"), look.ColorMuted, say.T("取消确认"), withdrawDefault)
	}
}

func tellDefault(r *fieldRow, words string, color fyne.ThemeColorName, button string, do func(*fieldRow)) {
	r.fallback.Add(kit.Paragraph(words, color, theme.SizeNameCaptionText, false))
	r.fallback.Add(kit.Row(page.Changing(r.form.ctx.Session, kit.Quiet(button, func() { do(r) }))))
	r.fallback.Show()
}

// showDefaults offers, above a section in which several defaults wait, to look at them together and confirm them at once. It tells
// whether what it says changed.
func showDefaults(v *sectionView) bool {
	if v.guesses == nil {
		return false
	}
	words := ""
	if n := len(v.presumed()); n > 1 {
		words = say.T("本栏有 {n} 项取的是默认值或者可以推算，还没有人确认过。", "n", n)
	}
	if words == v.guessed {
		return false
	}
	v.guessed = words
	v.guesses.RemoveAll()
	v.guesses.Hide()
	if words != "" {
		v.guesses.Add(kit.Paragraph(words, look.ColorInfo, theme.SizeNameCaptionText, false))
		v.guesses.Add(kit.Row(page.Changing(v.form.ctx.Session, kit.Button(say.T("逐项看过，一起确认…"), func() { page.AskDefaults(v.form.ctx, v.form.work, v.presumed(), v.form.saved) }))))
		v.guesses.Show()
	}
	return true
}

// presumed are the fields of the section, by id, that show a default which nobody typed or confirmed, or for which something is guessed.
func (v *sectionView) presumed() (out []string) {
	guessed := v.form.work.Guessed()
	for _, f := range v.section.Fields {
		if v.form.work.Presumed[f.Name()] || slices.Contains(guessed, f.Name()) {
			out = append(out, f.Name())
		}
	}
	return out
}
