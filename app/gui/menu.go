package gui

import (
	"fyne.io/fyne/v2"

	"yibiao/app/field/input"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/screen/handing"
	"yibiao/app/screen/workbench"
	"yibiao/app/session"
)

// commands are the menus with their lines.
func commands(s *Shell) []commandGroup {
	return []commandGroup{
		{say.T("文件"), fileCommands(s)},
		{say.T("编辑"), editCommands(s)},
		{say.T("查看"), viewCommands(s)},
		{say.T("帮助"), helpCommands(s)},
	}
}

func fileCommands(s *Shell) []command {
	list := []command{
		{words: say.T("新建单位…"), changes: true, do: func() { newClient(s) }},
		{words: say.T("新建申报档案…"), key: key(ctrl, fyne.KeyN), changes: true, do: func() { newDossier(s) }},
	}
	if recent := recentCommands(s); len(recent) > 0 {
		list = append(list, command{words: say.T("最近打开"), more: recent}) // so far up for the reason told in viewCommands
	}
	list = append(list, []command{
		{},
		{words: say.T("工作台"), key: key(ctrl, fyne.KeyH), do: s.ways.to(page.Workbench)},
		{words: say.T("全部档案"), key: key(ctrl, fyne.KeyJ), do: s.ways.to(page.Dossiers)},
		{words: say.T("政策匹配"), key: key(ctrl, fyne.KeyM), do: s.ways.matching},
		{words: say.T("日程"), key: key(ctrl, fyne.KeyD), do: s.ways.to(page.Agenda)},
		{words: say.T("政策库"), key: key(ctrl, fyne.KeyL), do: s.ways.to(page.Policy)},
		{words: say.T("为多家单位、多份档案补一项…"), changes: true, do: s.ways.to(page.Fill)},
		{words: say.T("按单位放入材料…"), changes: true, do: s.ways.to(page.Filing)},
		{words: say.T("从表格导入单位…"), key: key(ctrl|fyne.KeyModifierShift, fyne.KeyI), changes: true, do: s.ways.to(page.Sheet)},
		{words: say.T("导入填写内容到这份档案…"), changes: true, do: func() { s.shown.onForm(page.Filled.ImportAnswers) }},
		{words: say.T("核验提交包…"), key: key(ctrl, fyne.KeyK), do: s.ways.to(page.Verify)},
		{words: say.T("打开移交文件…"), changes: true, do: func() { receive(s) }},
		{words: say.T("官方表格…"), key: key(ctrl, fyne.Key6), do: func() { s.ways.step(page.Official) }},
		{words: say.T("打印…"), key: key(ctrl, fyne.KeyP), do: func() { s.ways.step(page.Papers) }},
		{},
	}...)
	return append(list,
		command{words: say.T("只看本单位"), key: key(ctrl|fyne.KeyModifierShift, fyne.KeyO), do: func() { turnOnly(s) }, checked: session.OnlyOf(s.ctx.Session) != ""},
		command{words: say.T("资料库与备份…"), key: key(ctrl, fyne.KeyB), do: s.ways.to(page.Vault)},
		command{words: encryptionWords(s), changes: true, do: func() { askEncryption(s) }},
		command{words: say.T("立即锁定"), key: key(ctrl|fyne.KeyModifierShift, fyne.KeyL), do: func() { askLock(s) }, always: true},
		command{words: say.T("打开资料库文件夹"), do: func() { s.dialogs.Open(s.ctx.Session.Vault()) }},
		command{},
		command{words: say.T("退出"), key: key(ctrl, fyne.KeyQ), do: s.quit, quits: true, always: true})
}

// receive takes in what another vault handed over. Whatever is open is opened anew.
func receive(s *Shell) {
	if s.settings.home() != s.ctx.Session {
		s.frame.Tell(say.T("请先结束导览。"))
		return
	}
	handing.Receive(s.ctx, func(write func(done func())) {
		s.ways.Go(page.Route{Page: page.Workbench})
		write(func() {
			s.win.SetMainMenu(s.menu())
			s.ways.forget()
			s.ways.Go(page.Route{Page: page.Workbench})
		})
	})
}

// encryptionWords are what the menu calls the encryption of the vault that is there, or is to be.
func encryptionWords(s *Shell) string {
	if session.KeyOf(s.settings.home()) != nil {
		return say.T("资料库已加密：换口令…")
	}
	return say.T("加密资料库…")
}

// recentCommands are the dossiers and bundles that were opened lately.
func recentCommands(s *Shell) []command {
	var list []command
	for _, r := range workbench.RecentLines(s.ctx.Session) {
		words := r.Title
		if r.Client != "" {
			words = say.T("{title}（{client}）", "title", r.Title, "client", r.Note)
		}
		list = append(list, command{words: words, do: func() { openRecent(s, r.Route) }})
	}
	return list
}

// openRecent opens what was opened lately, unless it is gone by now: after a restore, or by another deed, the menu may be behind.
func openRecent(s *Shell, to page.Route) {
	for _, r := range workbench.RecentLines(s.ctx.Session) {
		if r.Route == to {
			s.ways.Go(to)
			return
		}
	}
	s.win.SetMainMenu(s.menu())
	s.frame.Tell(say.T("这份档案现在不在资料库里：已经删除，或恢复到了还没有它的备份。"))
}

func editCommands(s *Shell) []command {
	return []command{
		{words: say.T("撤销"), key: &fyne.ShortcutUndo{}, keys: "Ctrl+Z", changes: true, do: s.Undo},
		{words: say.T("重做"), key: &fyne.ShortcutRedo{}, keys: "Ctrl+Y", changes: true, do: s.Redo},
		{words: say.T("重做（另一组键）"), key: key(ctrl|fyne.KeyModifierShift, fyne.KeyZ), changes: true, do: s.Redo},
		{},
		{words: say.T("剪切"), keys: "Ctrl+X", changes: true, do: func() { onText(s, &fyne.ShortcutCut{Clipboard: input.Board()}) }},
		{words: say.T("复制"), keys: "Ctrl+C", do: func() { onText(s, &fyne.ShortcutCopy{Clipboard: input.Board()}) }},
		{words: say.T("粘贴"), keys: "Ctrl+V", changes: true, do: func() { onText(s, &fyne.ShortcutPaste{Clipboard: input.Board()}) }},
		{words: say.T("全选"), keys: "Ctrl+A", do: func() { onText(s, &fyne.ShortcutSelectAll{}) }},
		{},
		{words: say.T("查找"), key: key(ctrl, fyne.KeyF), do: s.ways.find},
		{words: say.T("在全部单位和档案里查找…"), key: key(ctrl|fyne.KeyModifierShift, fyne.KeyF), do: s.ways.findEverywhere},
		{words: say.T("确认本项的默认值或推算"), keys: "F7", changes: true, do: func() { s.shown.onForm(page.Filled.ConfirmDefault) }},
		{words: say.T("本项的填写历史"), key: key(ctrl, fyne.KeyR), do: func() { s.shown.onForm(page.Filled.History) }},
	}
}

func viewCommands(s *Shell) []command {
	list := []command{
		// First: with large type the menu is higher than the window, and what opens beside one of its last lines lies below it.
		{words: say.T("外观"), more: modeCommands(s)},
		{words: say.T("文字大小"), more: sizeCommands(s)},
		{},
		{words: say.T("返回"), key: key(alt, fyne.KeyLeft), do: s.ways.Back},
		{words: say.T("上一栏"), key: key(ctrl, fyne.KeyPageUp), do: func() { s.section(-1) }},
		{words: say.T("下一栏"), key: key(ctrl, fyne.KeyPageDown), do: func() { s.section(1) }},
		{words: say.T("下一处待填"), key: key(ctrl, fyne.KeyReturn), do: s.ways.nextGap},
		{words: say.T("打印样式 / 逐项填写"), key: key(ctrl, fyne.KeyT), do: func() { s.shown.onForm(page.Filled.SwitchLook) }},
		{words: say.T("填写说明"), key: key(ctrl, fyne.KeyI), do: func() { s.shown.onForm(page.Filled.FoldHelp) }},
		{},
	}
	names := []string{say.T("选事项"), say.T("一张表"), say.T("一套材料"), say.T("预审"), say.T("导出交付")}
	digits := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5}
	for i, page := range page.StepPages() {
		list = append(list, command{words: names[i], key: key(ctrl, digits[i]), do: func() { s.ways.step(page) }})
	}
	return append(list, command{},
		command{words: say.T("设置…"), key: key(ctrl, fyne.KeyComma), do: func() { askSettings(s) }})
}

func modeCommands(s *Shell) []command {
	var list []command
	for _, m := range lookModes() {
		list = append(list, command{words: m.words, checked: m.mode == s.looks.mode, do: func() { s.setLook(m.mode, s.looks.scale) }})
	}
	return list
}

func sizeCommands(s *Shell) []command {
	list := []command{
		{words: say.T("放大"), key: key(ctrl, fyne.KeyEqual), do: func() { s.setLook(s.looks.mode, s.looks.scale+scaleStep) }},
		{words: say.T("缩小"), key: key(ctrl, fyne.KeyMinus), do: func() { s.setLook(s.looks.mode, s.looks.scale-scaleStep) }},
		{words: say.T("正常大小"), key: key(ctrl, fyne.Key0), do: func() { s.setLook(s.looks.mode, 1) }},
		{},
	}
	for _, percent := range textSizes {
		scale := float32(percent) / 100
		list = append(list, command{words: say.T("{n}%", "n", percent), checked: scale == s.looks.scale, do: func() { s.setLook(s.looks.mode, scale) }})
	}
	return list
}

func helpCommands(s *Shell) []command {
	return []command{
		{words: say.T("使用手册"), keys: "F1", do: s.help},
		{words: say.T("快捷键一览"), key: key(ctrl, fyne.KeySlash), do: func() { s.manual.show(keysPage) }},
		{words: say.T("两分钟导览"), do: s.tours.start},
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
	}{{say.T("跟随系统"), look.System}, {say.T("浅色"), look.Light}, {say.T("深色"), look.Dark}, {say.T("高对比"), look.Contrast}}
}

// newClient asks on the workbench for the name of a new client.
func newClient(s *Shell) {
	s.Go(page.Route{Page: page.Workbench})
	if w, ok := s.shown.screen.(interface{ NewClient() }); ok {
		w.NewClient()
	}
}

// newDossier lets the programmes of a new dossier be chosen, for the client at hand.
func newDossier(s *Shell) {
	client := ""
	switch m, marks := s.shown.screen.(page.Marked); {
	case s.shown.work != nil:
		client = s.shown.work.Editing.Client.ID
	case marks:
		client = m.MarkedClient()
	default:
		client = s.shown.route.Client
	}
	if client == "" {
		s.frame.Tell(say.T("先在工作台选一个单位，再新建申报档案。"))
		return
	}
	s.Go(page.Route{Page: page.Choose, Client: client})
}

// onText does with what has the keyboard what its own keys do.
func onText(s *Shell, do fyne.Shortcut) {
	if to, ok := s.win.Canvas().Focused().(fyne.Shortcutable); ok {
		to.TypedShortcut(do)
		return
	}
	s.frame.Tell(say.T("先把光标放到要编辑的地方。"))
}
