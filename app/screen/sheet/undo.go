package sheet

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/sheets"
	"yibiao/app/task"
)

// mostShown is how many clients are listed before an import is taken back; all are counted.
const mostShown = 200

// takeBack shows what taking the last import back would do, and does it when the person agrees, once there is a backup.
func (s *Sheet) takeBack() {
	b, err := sheets.LookBack(s.ctx.Session)
	if err != nil {
		s.turned(page.Undoing, "", err)
		return
	}
	form, err := s.ctx.Session.Library().Vocabulary.ProfileForm()
	if err != nil {
		s.ctx.Dialogs.Fail(err)
		return
	}
	lines := say.SheetBack(b, form.Pack.Vocabulary)
	content := kit.ColumnOf(look.SpaceTight, kit.Strong(lines[0]))
	list := kit.ColumnOf(2)
	for _, line := range lines[1:min(len(lines), mostShown)] {
		list.Add(kit.Plain(line))
	}
	if more := len(lines) - mostShown; more > 0 {
		list.Add(kit.Muted(say.T("还有 {n} 家没有列出", "n", more)))
	}
	scroll := container.NewVScroll(list)
	scroll.SetMinSize(fyne.NewSize(0, min(list.MinSize().Height, 320)))
	content.Add(scroll)
	if !b.Changes() {
		s.ctx.Dialogs.Show(say.T("撤销导入"), kit.Sized(620, content), page.Action{Text: say.T("知道了"), Main: true})
		return
	}
	content.Add(kit.Muted(say.T("撤销之前先自动备份；撤销以后还可以恢复。")))
	s.ctx.Dialogs.Show(say.T("撤销这次导入？"), kit.Sized(620, content),
		page.Action{Text: say.T("不撤销")}, page.Action{Text: say.T("撤销导入"), Main: true, Do: func() { s.take(b) }})
}

// take makes the backup beside the window, and takes back.
func (s *Sheet) take(b sheets.TakingBack) {
	work := func(ctx context.Context, _ task.Report) error { return sheets.BackUp(ctx, s.ctx.Session) }
	page.Busy(s.ctx, say.T("正在备份"), work, func(err error) {
		if err == nil {
			err = sheets.TakeBack(s.ctx.Session, b)
		}
		s.turned(page.Undoing, say.T("已撤销：{what}。", "what", say.SheetBackCounts(b)), err)
	})
}

// putBack brings back what was taken back last.
func (s *Sheet) putBack() {
	done, err := sheets.PutBack(s.ctx.Session)
	s.turned(page.Redoing, say.SheetPutBack(done), err)
}

// turned tells how it went, and shows what stands now.
func (s *Sheet) turned(deed page.Deed, words string, err error) {
	deed.Turn(s.ctx, func() (string, error) { return words, err }, func() {
		if s.im != nil {
			s.read()
		}
		s.Refresh()
	})
}

// Undo takes back what was imported last, once the person has seen what that does.
func (s *Sheet) Undo() {
	if sheets.CanTakeBack(s.ctx.Session) {
		s.takeBack()
		return
	}
	page.Undoing.Nothing(s.ctx)
}

// Redo brings back what was taken back last.
func (s *Sheet) Redo() {
	if sheets.CanPutBack(s.ctx.Session) {
		s.putBack()
		return
	}
	page.Redoing.Nothing(s.ctx)
}
