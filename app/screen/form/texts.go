package form

import (
	"strings"

	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/texts"
	"yibiao/forms"
)

// fewTexts is how many texts the help offers by name; the others stand behind the button.
const fewTexts = 6

// addTexts offers the texts that are kept for long answers.
func (h *helpPanel) addTexts(r *fieldRow) {
	if !r.field.Is(forms.TypeLongText) || r.field.Computed() || session.LookingOnly(h.form.ctx.Session) {
		return
	}
	list, err := texts.List(h.form.ctx.Session, h.form.work.Editing.Client.ID)
	if err != nil {
		return
	}
	content := []fyne.CanvasObject{}
	for _, b := range list[:min(len(list), fewTexts)] {
		content = append(content, kit.Row(kit.Quiet(say.Shortened(b.Name, 14), func() { insert(r, b) })))
	}
	if len(list) == 0 {
		content = append(content, kit.Muted(say.T("常写的段落存一次，各份档案都能插入。")))
	}
	manage := kit.Button(say.T("管理常用文字…"), func() {
		page.EditTexts(h.form.ctx, h.form.work.Editing, page.TextUse{Now: now(r), Insert: func(b texts.Block) { insert(r, b) }, Done: h.later})
	})
	h.add(say.T("常用文字：点一下接在后面"), append(content, kit.Row(manage))...)
}

// now is the answer as it stands, with what is being typed.
func now(r *fieldRow) string {
	r.commit()
	return r.form.work.Editing.Value(r.field.Name())
}

// insert puts a kept text behind the answer.
func insert(r *fieldRow, b texts.Block) {
	r.commit()
	r.form.work.Visited[r.field.Name()] = true
	open, err := texts.Insert(r.form.work.Editing, r.field.Name(), b)
	if !r.saved(err) {
		return
	}
	words := say.T("已插入“{name}”，可以撤销。", "name", b.Name)
	if len(open) > 0 {
		words = say.T("已插入“{name}”；{names} 换不了，写成了“待填”，请填上。", "name", b.Name, "names", strings.Join(open, say.T("、")))
	}
	r.form.ctx.Nav.Tell(words)
}
