package gui

import (
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
)

// textSizes are the sizes of text that can be chosen, in percent.
var textSizes = []int{100, 125, 150, 175, 200}

// aroundSettings is the height, for a text of 14, of what stands around the settings in their dialog: title, buttons, margins.
const aroundSettings = 140

// askSettings asks for whom the program works, how it looks and how large its text is.
func askSettings(s *Shell) {
	desks := []page.Desk{page.DeskFirm, page.DeskOffice}
	desk := choice([]string{say.T("小企业：给自己单位申报"), say.T("代办机构：替多家企业申报")}, slices.Index(desks, s.settings.desk())) // none where nobody has said it
	var modes []string
	at := 0
	for i, m := range lookModes() {
		modes = append(modes, m.words)
		if m.mode == s.looks.mode {
			at = i
		}
	}
	mode := choice(modes, at)
	var sizes []string
	nearest := 0
	for i, n := range textSizes {
		sizes = append(sizes, say.T("{n}%", "n", n))
		if float32(n)/100 <= s.looks.scale {
			nearest = i
		}
	}
	size := choice(sizes, nearest)
	content := container.NewVBox(
		bold(say.T("使用方式")), kit.Framed(0, desk), bold(say.T("外观")), kit.Framed(0, mode), bold(say.T("文字大小")), kit.Framed(0, size))
	remind := remindChoice(s)
	content.Add(bold(say.T("打开时提醒快到期和过期没办的")))
	content.Add(kit.Framed(0, remind))
	lock := lockChoice(s)
	if lock != nil {
		content.Add(bold(say.T("没有操作时自动锁定加密的资料库")))
		content.Add(kit.Framed(0, lock))
	}
	drawing := drawingChoice(s)
	if drawing != nil {
		content.Add(bold(say.T("画面由谁来画（下次打开一表时生效）")))
		content.Add(kit.Framed(0, drawing))
	}
	// Where the texts are large the window is lower than all of it.
	height := min(content.MinSize().Height, s.win.Canvas().Size().Height-kit.Scaled(aroundSettings)) / kit.Scaled(1)
	s.dialogs.Show(say.T("设置"), kit.ScrolledIn(460, height, content),
		page.Action{Text: say.T("取消")},
		page.Action{Text: say.T("保存"), Main: true, Do: func() {
			if at := desk.SelectedIndex(); at >= 0 {
				s.settings.keepDesk(desks[at])
			}
			s.settings.Keep(page.SettingRemind, strconv.Itoa(page.RemindDays()[chosen(remind)]))
			if lock != nil {
				s.settings.Keep(settingLock, strconv.Itoa(lockMinutes[chosen(lock)]))
			}
			if drawing != nil {
				keepDrawing(s, drawing)
			}
			chooseLook(s, lookModes()[chosen(mode)].mode, chosen(size), nearest)
		}})
}

// chooseLook changes the look; a size between those that can be chosen stays when another was not chosen.
func chooseLook(s *Shell, mode look.Mode, size, was int) {
	scale := s.looks.scale
	if size != was {
		scale = float32(textSizes[size]) / 100
	}
	s.setLook(mode, scale)
}

// drawingChoice chooses whether the window is drawn by the graphics card; nil where the program has no choice.
func drawingChoice(s *Shell) *kit.Picker {
	software, known := drawnBySoftware(s.win)
	if !known || s.opt.KeepDrawing == nil {
		return nil
	}
	at := 0
	if s.opt.DrawnBySoftware {
		at = 1
	}
	words := []string{say.T("显卡（用不了时自动改用软件）"), say.T("软件：画面花屏、闪烁或者打不开时选它")}
	if software && at == 0 {
		words[0] = say.T("显卡（现在用不了，已自动改用软件）")
	}
	return choice(words, at)
}

// keepDrawing keeps what was chosen, if it is another.
func keepDrawing(s *Shell, by *kit.Picker) {
	software := chosen(by) == 1
	if software == s.opt.DrawnBySoftware {
		return
	}
	if err := s.opt.KeepDrawing(software); err != nil {
		s.dialogs.Fail(err)
		return
	}
	s.opt.DrawnBySoftware = software
}

// lockChoice chooses after how long an encrypted vault is locked; nil for any other.
func lockChoice(s *Shell) *kit.Picker {
	if session.KeyOf(s.settings.home()) == nil {
		return nil
	}
	var words []string
	at := 0
	for i, n := range lockMinutes {
		words = append(words, say.T("{n} 分钟", "n", n))
		if time.Duration(n)*time.Minute <= s.settings.lockAfter() {
			at = i
		}
	}
	words[0] = say.T("不锁定")
	return choice(words, at)
}

// remindChoice chooses how far ahead is reminded of at the start, or that nothing is.
func remindChoice(s *Shell) *kit.Picker {
	var words []string
	for _, n := range page.RemindDays() {
		words = append(words, say.T("{n} 个工作日内", "n", n))
	}
	words[0] = say.T("不提醒")
	return choice(words, slices.Index(page.RemindDays(), page.RemindAhead(s.settings.home())))
}

// choice is a list to pick one of: it is as narrow as the dialog in every size of text, and leaves Escape to it.
func choice(words []string, at int) *kit.Picker { return kit.NewPicker(words, at, func(int) {}) }

func chosen(p *kit.Picker) int { return max(p.SelectedIndex(), 0) }

func bold(words string) fyne.CanvasObject {
	l := widget.NewLabel(words)
	l.TextStyle.Bold = true
	return l
}
