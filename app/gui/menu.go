package gui

import (
	"fyne.io/fyne/v2"

	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/screen/workbench"
)

// commands are the menus with their lines.
func (s *Shell) commands() []commandGroup {
	return []commandGroup{
		{say.T("文件"), s.fileCommands()},
		{say.T("编辑"), s.editCommands()},
		{say.T("查看"), s.viewCommands()},
		{say.T("帮助"), s.helpCommands()},
	}
}

func (s *Shell) goTo(p page.Page) func() { return func() { s.Go(page.Route{Page: p}) } }

func (s *Shell) fileCommands() []command {
	list := []command{
		{words: say.T("工作台"), key: key(ctrl, fyne.KeyH), do: s.goTo(page.Workbench)},
		{words: say.T("政策匹配"), key: key(ctrl, fyne.KeyM), do: s.matching},
		{words: say.T("日程"), key: key(ctrl, fyne.KeyD), do: s.goTo(page.Agenda)},
		{words: say.T("政策库"), key: key(ctrl, fyne.KeyL), do: s.goTo(page.Policy)},
		{words: say.T("核验提交包…"), key: key(ctrl, fyne.KeyK), do: s.goTo(page.Verify)},
		{words: say.T("官方表格…"), key: key(ctrl, fyne.Key6), do: func() { s.step(page.Official) }},
		{},
	}
	if recent := s.recentCommands(); len(recent) > 0 {
		list = append(list, command{words: say.T("最近打开"), more: recent})
	}
	return append(list,
		command{words: say.T("资料库与备份…"), key: key(ctrl, fyne.KeyB), do: s.goTo(page.Vault)},
		command{words: say.T("打开资料库文件夹"), do: func() { s.Open(s.opt.Session.Vault()) }},
		command{},
		command{words: say.T("退出"), key: key(ctrl, fyne.KeyQ), do: s.quit, quits: true})
}

// recentCommands are the dossiers and bundles that were opened lately.
func (s *Shell) recentCommands() []command {
	var list []command
	for _, r := range workbench.RecentLines(s.opt.Session) {
		words := r.Title
		if r.Client != "" {
			words = say.T("{title}（{client}）", "title", r.Title, "client", r.Note)
		}
		list = append(list, command{words: words, do: func() { s.Go(r.Route) }})
	}
	return list
}

func (s *Shell) editCommands() []command {
	return []command{
		{words: say.T("撤销"), key: &fyne.ShortcutUndo{}, keys: "Ctrl+Z", do: s.Undo},
		{words: say.T("重做"), key: &fyne.ShortcutRedo{}, keys: "Ctrl+Y", do: s.Redo},
		{words: say.T("重做（另一组键）"), key: key(ctrl|fyne.KeyModifierShift, fyne.KeyZ), do: s.Redo},
		{},
		{words: say.T("查找"), key: key(ctrl, fyne.KeyF), do: s.find},
		{words: say.T("本项的填写历史"), key: key(ctrl, fyne.KeyR), do: s.history},
	}
}

func (s *Shell) viewCommands() []command {
	list := []command{
		{words: say.T("返回"), key: key(alt, fyne.KeyLeft), do: s.Back},
		{words: say.T("上一栏"), key: key(ctrl, fyne.KeyPageUp), do: func() { s.section(-1) }},
		{words: say.T("下一栏"), key: key(ctrl, fyne.KeyPageDown), do: func() { s.section(1) }},
		{words: say.T("下一处待填"), key: key(ctrl, fyne.KeyReturn), do: s.nextGap},
		{words: say.T("打印样式 / 逐项填写"), key: key(ctrl, fyne.KeyT), do: func() { s.onForm(page.Filled.SwitchLook) }},
		{words: say.T("填写说明"), key: key(ctrl, fyne.KeyI), do: func() { s.onForm(page.Filled.FoldHelp) }},
		{},
	}
	names := []string{say.T("选事项"), say.T("一张表"), say.T("一套材料"), say.T("预审"), say.T("导出交付")}
	digits := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5}
	for i, page := range page.StepPages() {
		list = append(list, command{words: names[i], key: key(ctrl, digits[i]), do: func() { s.step(page) }})
	}
	return append(list, command{},
		command{words: say.T("外观"), more: s.modeCommands()},
		command{words: say.T("文字大小"), more: s.sizeCommands()},
		command{words: say.T("设置…"), key: key(ctrl, fyne.KeyComma), do: s.settings})
}

func (s *Shell) modeCommands() []command {
	var list []command
	for _, m := range lookModes() {
		list = append(list, command{words: m.words, checked: m.mode == s.mode, do: func() { s.setLook(m.mode, s.scale) }})
	}
	return list
}

func (s *Shell) sizeCommands() []command {
	list := []command{
		{words: say.T("放大"), key: key(ctrl, fyne.KeyEqual), do: func() { s.setLook(s.mode, s.scale+scaleStep) }},
		{words: say.T("缩小"), key: key(ctrl, fyne.KeyMinus), do: func() { s.setLook(s.mode, s.scale-scaleStep) }},
		{words: say.T("正常大小"), key: key(ctrl, fyne.Key0), do: func() { s.setLook(s.mode, 1) }},
		{},
	}
	for _, percent := range textSizes {
		scale := float32(percent) / 100
		list = append(list, command{words: say.T("{n}%", "n", percent), checked: scale == s.scale, do: func() { s.setLook(s.mode, scale) }})
	}
	return list
}

func (s *Shell) helpCommands() []command {
	return []command{
		{words: say.T("使用手册"), keys: "F1", do: s.help},
		{words: say.T("快捷键一览"), key: key(ctrl, fyne.KeySlash), do: s.shortcutSheet},
		{words: say.T("两分钟导览"), do: s.startTour},
		{words: say.T("关于一表"), do: s.about},
	}
}

// lookModes are the ways of looking with their names.
func lookModes() []struct {
	words string
	mode  look.Mode
} {
	return []struct {
		words string
		mode  look.Mode
	}{{say.T("跟随系统"), look.System}, {say.T("浅色"), look.Light}, {say.T("深色"), look.Dark}}
}

// step opens a step of the open dossier.
func (s *Shell) step(to page.Page) {
	if s.work == nil || s.work.Editing.IsProfile() {
		s.Tell(say.T("先打开一份申报档案。"))
		return
	}
	s.Go(page.Route{Page: to, Dossier: s.work.Editing.Dossier.ID})
}

func (s *Shell) section(by int) {
	if t, ok := s.current.(page.Turner); ok && len(s.dialogs) == 0 {
		t.Turn(by)
	}
}

// matching shows the programmes of the client whose dossier or profile is open, or all clients.
func (s *Shell) matching() {
	r := page.Route{Page: page.Match}
	if s.work != nil {
		r.Client = s.work.Editing.Client.ID
	}
	s.Go(r)
}

// find goes to the search box, at the workbench if this screen has none.
func (s *Shell) find() {
	if _, ok := s.current.(page.Finder); !ok {
		s.Go(page.Route{Page: page.Workbench})
	}
	if f, ok := s.current.(page.Finder); ok {
		f.Find()
	}
}

func (s *Shell) history() { s.onForm(page.Filled.History) }

// quit closes the window. When what was typed last cannot be saved the window stays, once, so that it can be copied.
func (s *Shell) quit() {
	open := len(s.dialogs)
	s.current.Leave()
	if len(s.dialogs) > open && !s.warned {
		s.warned = true
		return
	}
	s.Close()
	s.win.SetCloseIntercept(nil)
	s.win.Close()
}
