package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/screen"
)

const (
	ctrl = fyne.KeyModifierShortcutDefault
	alt  = fyne.KeyModifierAlt
)

// entryOf makes a line of the menu; name "" for the shortcut means none. Shortcuts do nothing while a dialog is open.
func (s *Shell) entryOf(words string, shortcut fyne.Shortcut, do func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(words, func() {
		if len(s.dialogs) == 0 {
			do()
		}
	})
	item.Shortcut = shortcut
	return item
}

func key(modifier fyne.KeyModifier, name fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: modifier}
}

// menu is the menu bar, with the shortcuts shown.
func (s *Shell) menu() *fyne.MainMenu {
	return fyne.NewMainMenu(s.fileMenu(), s.editMenu(), s.viewMenu(), s.helpMenu())
}

func (s *Shell) fileMenu() *fyne.Menu {
	quit := s.entryOf(say.T("退出"), key(ctrl, fyne.KeyQ), s.quit)
	quit.IsQuit = true
	return fyne.NewMenu(say.T("文件"),
		s.entryOf(say.T("工作台"), key(ctrl, fyne.KeyH), func() { s.Go(screen.Route{Page: screen.PageWorkbench}) }),
		s.entryOf(say.T("核验提交包…"), key(ctrl, fyne.KeyK), func() { s.Go(screen.Route{Page: screen.PageVerify}) }),
		s.entryOf(say.T("官方表格…"), key(ctrl, fyne.Key6), func() { s.step(screen.PageOfficial) }),
		s.entryOf(say.T("打开资料库文件夹"), nil, func() { s.Open(s.opt.Session.Vault()) }),
		fyne.NewMenuItemSeparator(),
		quit)
}

func (s *Shell) editMenu() *fyne.Menu {
	return fyne.NewMenu(say.T("编辑"),
		s.entryOf(say.T("撤销"), &fyne.ShortcutUndo{}, s.Undo),
		s.entryOf(say.T("重做"), &fyne.ShortcutRedo{}, s.Redo),
		s.entryOf(say.T("重做（另一组键）"), key(ctrl|fyne.KeyModifierShift, fyne.KeyZ), s.Redo),
		fyne.NewMenuItemSeparator(),
		s.entryOf(say.T("查找单位"), key(ctrl, fyne.KeyF), s.find),
		s.entryOf(say.T("本项的填写历史"), key(ctrl, fyne.KeyR), s.history))
}

func (s *Shell) viewMenu() *fyne.Menu {
	items := []*fyne.MenuItem{
		s.entryOf(say.T("返回"), key(alt, fyne.KeyLeft), s.Back),
		s.entryOf(say.T("上一栏"), key(ctrl, fyne.KeyPageUp), func() { s.section(-1) }),
		s.entryOf(say.T("下一栏"), key(ctrl, fyne.KeyPageDown), func() { s.section(1) }),
		fyne.NewMenuItemSeparator(),
	}
	names := []string{say.T("选事项"), say.T("一张表"), say.T("一套材料"), say.T("预审"), say.T("导出交付")}
	digits := []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5}
	for i, page := range screen.StepPages() {
		items = append(items, s.entryOf(names[i], key(ctrl, digits[i]), func() { s.step(page) }))
	}
	items = append(items, fyne.NewMenuItemSeparator())
	for _, m := range []struct {
		words string
		mode  look.Mode
	}{{say.T("跟随系统"), look.System}, {say.T("浅色"), look.Light}, {say.T("深色"), look.Dark}} {
		item := s.entryOf(m.words, nil, func() { s.setLook(m.mode, s.scale) })
		item.Checked = m.mode == s.mode
		items = append(items, item)
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		s.entryOf(say.T("放大"), key(ctrl, fyne.KeyEqual), func() { s.setLook(s.mode, s.scale+scaleStep) }),
		s.entryOf(say.T("缩小"), key(ctrl, fyne.KeyMinus), func() { s.setLook(s.mode, s.scale-scaleStep) }),
		s.entryOf(say.T("正常大小"), key(ctrl, fyne.Key0), func() { s.setLook(s.mode, 1) }))
	return fyne.NewMenu(say.T("查看"), items...)
}

func (s *Shell) helpMenu() *fyne.Menu {
	return fyne.NewMenu(say.T("帮助"),
		s.entryOf(say.T("使用说明（F1）"), nil, s.help),
		s.entryOf(say.T("关于一表"), nil, s.about))
}

// step opens a step of the open dossier.
func (s *Shell) step(page screen.Page) {
	if s.work == nil || s.work.Editing.IsProfile() {
		s.Tell(say.T("先打开一份申报档案。"))
		return
	}
	s.Go(screen.Route{Page: page, Dossier: s.work.Editing.Dossier.ID})
}

func (s *Shell) section(by int) {
	if f, ok := s.current.(*screen.Form); ok {
		f.Turn(by)
	}
}

// find goes to the search box, at the workbench if this screen has none.
func (s *Shell) find() {
	if _, ok := s.current.(screen.Finder); !ok {
		s.Go(screen.Route{Page: screen.PageWorkbench})
	}
	if f, ok := s.current.(screen.Finder); ok {
		f.Find()
	}
}

func (s *Shell) history() {
	if f, ok := s.current.(*screen.Form); ok {
		f.History()
	}
}

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
