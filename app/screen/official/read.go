package official

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/blanks"
	"yibiao/dossier/docx"
	"yibiao/dossier/formmap/writing"
)

// askRead reads the answers back from a copy of this form that was filled by hand.
func (o *OfficialForm) askRead() {
	if page.Refused(o.ctx) {
		return
	}
	request := page.FileRequest{Kind: page.AskFile, Title: say.T("选择填好的表格"), Types: docx.Endings}
	o.ctx.Dialogs.Choose(request, func(paths []string) {
		data, err := readForm(paths[0])
		if err != nil {
			o.ctx.Dialogs.Fail(err)
			return
		}
		read, err := blanks.ReadForm(o.work.Editing, o.blank.form, data)
		if err != nil {
			o.ctx.Dialogs.Fail(err)
			return
		}
		if read.Named == "" {
			review(o, read)
			return
		}
		words := say.T("表上的单位是“{name}”，档案里是“{client}”。没有别的可以核对，不能判断是不是同一家：是别家的表，请取消；是这家改了名称，再接着看。", "name", read.Named, "client", o.work.Editing.Client.Name)
		o.ctx.Dialogs.Confirm(say.T("表上是另一个单位"), words, say.T("接着看"), func() { review(o, read) })
	})
}

// readReview lists what a filled form says otherwise, each to be taken over or not.
type readReview struct {
	o     *OfficialForm
	edits []writing.Edit
	taken []bool
}

// review shows what was read back. What is faulty, or would empty an answer, is not ticked; nor is anything where the copy bears another
// name, or what is of the unit where it bears none.
func review(o *OfficialForm, read blanks.Readback) {
	title, edits := say.T("从填好的表读回"), read.Edits
	if len(edits) == 0 {
		words := say.SameAsDossier(read.Compared, len(read.Other)) + say.T("。")
		o.ctx.Dialogs.Show(title, kit.Sized(420, kit.Plain(words)), page.Action{Text: say.T("知道了"), Main: true})
		return
	}
	r := &readReview{o: o, edits: edits, taken: make([]bool, len(edits))}
	box := kit.ColumnOf(look.SpaceTight, kit.Muted(say.T("勾上的会写进本档案，可以撤销。")))
	if read.Named != "" {
		box.Add(kit.Paragraph(say.T("表上的单位不同，所以都没有勾上：确实是这家单位的，再自己勾。"), look.ColorWarn, theme.SizeNameText, false))
	}
	if read.OfNobody(o.work.Editing) {
		box.Add(kit.Paragraph(say.T("表上没有单位名称，也没有统一社会信用代码，不能判断是哪一家的，属于单位的内容都没有勾上：核对过是这家单位的，再自己勾。"), look.ColorWarn, theme.SizeNameText, false))
	}
	for i, e := range edits {
		r.taken[i] = e.Fault == nil && e.Value != "" && read.Named == "" && !(read.Nameless && blanks.OfUnit(o.work.Editing, e))
		tick := kit.NewTickBox("", func(on bool) { r.taken[i] = on })
		tick.SetChecked(r.taken[i])
		box.Add(container.New(beside{}, tick, r.line(e)))
	}
	scroll := container.NewVScroll(kit.Within(4, 4, box))
	scroll.SetMinSize(fyne.NewSize(kit.Scaled(680), kit.Scaled(360)))
	o.ctx.Dialogs.Show(title, scroll, page.Action{Text: say.T("取消")}, page.Action{Text: say.T("写进档案"), Main: true, Do: r.take})
}

// line shows a field with its present answer and what the form says.
func (r *readReview) line(e writing.Edit) fyne.CanvasObject {
	now, was := e.Text, e.Was
	f := r.o.work.Editing.Form.Known(e.Field)
	if f != nil && e.Column != "" {
		f = f.Column(e.Column)
	}
	if f != nil {
		was = say.WithUnit(r.o.work.Vocabulary(), f, was)
		if e.Fault == nil || f.Secret() {
			now = say.WithUnit(r.o.work.Vocabulary(), f, cmp.Or(e.Value, now))
		}
	}
	for _, text := range []*string{&now, &was} {
		if *text == "" {
			*text = say.T("（空）")
		}
		*text = say.Shortened(*text, maxShownValue)
	}
	box := kit.ColumnOf(1, kit.Strong(say.ReadPlace(r.o.work.Editing.Form, e, len(r.o.work.Editing.Rows(e.Field)))), kit.Muted(say.T("现在：{text}", "text", was)), kit.Plain(say.T("表上：{text}", "text", now)))
	if e.Fault != nil {
		box.Add(kit.Paragraph(say.Fault(e.Fault, r.o.work.Vocabulary()), look.ColorBlock, theme.SizeNameCaptionText, false))
	}
	for _, w := range e.Warnings {
		box.Add(kit.Paragraph(say.Fault(w, r.o.work.Vocabulary()), look.ColorWarn, theme.SizeNameCaptionText, false))
	}
	return box
}

// take writes what is ticked into the dossier in one step.
func (r *readReview) take() {
	var list []writing.Edit
	for i, e := range r.edits {
		if r.taken[i] {
			list = append(list, e)
		}
	}
	if len(list) == 0 {
		r.o.ctx.Nav.Tell(say.T("没有勾上任何一处，没有写入。"))
		return
	}
	if _, err := blanks.ApplyEdits(r.o.work.Editing, slices.Clone(list)); err != nil {
		r.o.ctx.Dialogs.Fail(err)
		return
	}
	r.o.moved.did(true)
	if err := r.o.work.Update(); err != nil {
		r.o.ctx.Dialogs.Fail(err)
	}
	r.o.load()
	r.o.Enter()
	r.o.ctx.Nav.Saved()
	r.o.ctx.Nav.Tell(say.T("已从表上读回 {n} 处，按 Ctrl+Z 可以撤销。", "n", len(list)))
}

// beside puts the first child at its own width and the second into the rest, both from the top.
type beside struct{}

func (beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(a.Width+b.Width, max(a.Height, b.Height))
}

func (beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := objects[0].MinSize()
	objects[0].Resize(left)
	objects[0].Move(fyne.NewPos(0, 0))
	kit.Place(objects[1], left.Width, size.Width-left.Width)
}
