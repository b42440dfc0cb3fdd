package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/task"
)

// Busy runs slow work behind a dialog with its progress and a button to cancel. done is called when the dialog is gone.
func Busy(ctx *Context, title string, work task.Work, done func(error)) {
	bar := kit.NewProgress()
	now := widget.NewLabel("")
	now.Truncation = fyne.TextTruncateEllipsis
	shown := ctx.Progress
	if shown == nil {
		shown = func(int64, int64) {}
	}
	cancel := func() {}
	closeDialog := ctx.Dialogs.Show(title, kit.Sized(460, kit.ColumnOf(look.Space, bar.Object, now)),
		Action{Text: say.T("取消"), Keep: true, Do: func() {
			now.SetText(say.T("正在停下来……"))
			cancel()
		}})
	progress := func(p task.Progress) {
		if p.Total > 0 {
			bar.Set(p.Done, p.Total)
			shown(p.Done, p.Total)
		}
		now.SetText(p.Label)
	}
	cancel = ctx.Tasks.Follow(work, progress, func(err error) {
		closeDialog()
		shown(0, 0)
		done(err)
	})
}
