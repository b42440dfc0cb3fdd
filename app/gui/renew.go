package gui

import (
	"context"
	"os"
	"time"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/task"
	"yibiao/app/update"
)

const (
	// lookForUpdate is how long after the start the sticks are looked at: the person comes first.
	lookForUpdate = 5 * time.Second
	// settingRefused is the edition that the person did not want; it is not offered again by itself.
	settingRefused = "update.refused"
)

// offerUpdate looks for a newer edition of the program on the sticks, once, and offers it.
func offerUpdate(s *Shell) {
	if s.opt.UpdateKey == "" {
		return
	}
	s.ctx.Clock.After(lookForUpdate, func() {
		var found *update.Found
		look := func(context.Context, task.Report) error {
			found = update.Find(update.Sticks(), s.opt.UpdateKey, s.opt.Version)
			return nil
		}
		s.ctx.Tasks.Do(look, func(error) {
			if found != nil && !s.dialogs.Asking() && s.settings.Setting(settingRefused) != found.Version {
				askUpdate(s, found)
			}
		})
	})
}

// askUpdate offers an edition that was found.
func askUpdate(s *Shell, found *update.Found) {
	text := say.T("U 盘上有一表新版 {version}（现在是 {have}），制作者的签名核对无误：{path}\n更新时一表会关闭，已填的内容都已保存；资料库不动。", "version", found.Version, "have", s.opt.Version, "path", found.Path)
	s.dialogs.Show(say.T("有新版"), kit.AtWidth(480, kit.Sentence(text)),
		page.Action{Text: say.T("这一版先不更新"), Do: func() { s.settings.Keep(settingRefused, found.Version) }},
		page.Action{Text: say.T("更新"), Main: true, Do: func() { takeUpdate(s, found) }})
}

// takeUpdate copies the installer to this computer and ends the window, so that it can be started.
func takeUpdate(s *Shell, found *update.Found) {
	var path string
	work := func(_ context.Context, report task.Report) error {
		report(0, 0, found.File)
		folder, err := os.MkdirTemp("", "yibiao-update-")
		if err == nil {
			path, err = found.Take(folder)
		}
		return err
	}
	page.Busy(s.ctx, say.T("正在复制新版"), work, func(err error) {
		if err != nil {
			s.dialogs.Fail(err)
			return
		}
		s.install = path
		s.quit()
	})
}
