package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

// History shows how the answer of the field with the keyboard came about.
func (f *Form) History() {
	if field := f.Active(); field != nil && !field.IsTable() {
		f.history(field, "", "")
		return
	}
	f.ctx.Nav.Tell(say.T("先点到要看历史的那一项。"))
}

// history shows the changes of a field, newest first, each with a button that puts its value back.
func (f *Form) history(field *forms.Field, row, column string) {
	f.Leave()
	changes, err := f.changes(field, row, column)
	if err != nil {
		f.ctx.Dialogs.Fail(err)
		return
	}
	var closeDialog func()
	list := columnOf(look.SpaceTight)
	if len(changes) == 0 {
		list.Add(plain(say.T("这一项还没有填写过。")))
	}
	for i, c := range changes {
		restore := quiet(say.T("恢复为此值"), func() {
			closeDialog()
			f.restore(field, c.Value)
		})
		if i == 0 || field.Computed() {
			restore.Hide()
		}
		list.Add(atEnds(f.changeLine(field, c, i == 0), restore))
		list.Add(widget.NewSeparator())
	}
	scroll := container.NewVScroll(within(4, 4, list))
	scroll.SetMinSize(fyne.NewSize(scaled(620), scaled(320)))
	title := say.T("“{label}”的填写历史", "label", field.Label)
	closeDialog = f.ctx.Dialogs.Show(title, scroll, Action{Text: say.T("关闭")})
}

func (f *Form) changes(field *forms.Field, row, column string) ([]session.Change, error) {
	if row != "" {
		return f.work.Editing.CellHistory(row, column)
	}
	return f.work.Editing.History(field.Name())
}

func (f *Form) changeLine(field *forms.Field, c session.Change, now bool) fyne.CanvasObject {
	value := f.work.Vocabulary().Display(field, c.Value, "")
	if value == "" {
		value = say.T("（清空）")
	}
	when := c.At.Local().Format("2006-01-02 15:04:05") + "　" + say.Origin(c.Origin)
	if now {
		when += "　" + say.T("当前值")
	}
	return columnOf(2, plain(value), muted(when))
}

func (f *Form) restore(field *forms.Field, value string) {
	_, err := f.work.Editing.Set(field.Name(), value)
	f.saved(err)
	f.ctx.Nav.Tell(say.T("已恢复“{label}”，可以撤销。", "label", field.Label))
}
