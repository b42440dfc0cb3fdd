package gui

import (
	"io/fs"
	"path"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/say"
	"yibiao/app/screen"
)

// wrapped is a text as the content of a dialog, broken to its width.
func wrapped(words string) fyne.CanvasObject {
	label := widget.NewLabel(words)
	label.Wrapping = fyne.TextWrapBreak
	return container.New(&dialogWidth{440}, label)
}

// help shows the manual that ships with the program, or the keys when there is none.
func (s *Shell) help() {
	if len(s.dialogs) > 0 {
		return
	}
	text := widget.NewRichTextFromMarkdown(s.manual())
	text.Wrapping = fyne.TextWrapBreak
	scroll := container.NewVScroll(text)
	scale := theme.TextSize() / 14
	scroll.SetMinSize(fyne.NewSize(720*scale, 440*scale))
	s.Show(say.T("使用说明"), scroll, screen.Action{Text: say.T("关闭"), Main: true})
}

// manual joins help/*.md, in the order of their names.
func (s *Shell) manual() string {
	names, err := fs.Glob(s.opt.Assets, "help/*.md")
	if err != nil || len(names) == 0 {
		return s.keys()
	}
	sort.Strings(names)
	var parts []string
	for _, name := range names {
		if data, err := fs.ReadFile(s.opt.Assets, path.Clean(name)); err == nil {
			parts = append(parts, string(data))
		}
	}
	return strings.Join(append(parts, s.keys()), "\n\n")
}

// keys lists what can be done with the keyboard.
func (s *Shell) keys() string {
	var b strings.Builder
	b.WriteString("## " + say.T("快捷键") + "\n\n")
	for _, line := range []string{
		say.T("Ctrl+1 到 Ctrl+5：选事项、一张表、一套材料、预审、导出交付"),
		say.T("Ctrl+PageDown、Ctrl+PageUp：下一栏、上一栏"),
		say.T("Tab、Shift+Tab：下一项、上一项；Enter：保存本项并到下一项"),
		say.T("Ctrl+Z、Ctrl+Y：撤销、重做（关机以后也能撤销）"),
		say.T("Ctrl+R：本项的填写历史；Ctrl+F：查找单位；Ctrl+K：核验提交包"),
		say.T("Esc 或 Alt+←：返回；Ctrl+H：工作台；Ctrl+Q：退出"),
		say.T("明细表：方向键移动，Enter 或直接输入开始填，Insert 加一行，Ctrl+Delete 删一行，Alt+↑↓ 移动行，Ctrl+V 粘贴 Excel 内容"),
		say.T("Ctrl+=、Ctrl+-、Ctrl+0：放大、缩小、正常大小；Alt：打开菜单"),
	} {
		b.WriteString("- " + line + "\n")
	}
	return b.String()
}

func (s *Shell) about() {
	text := say.T("一表 {version}\n一份档案、一张表、一套材料。全程离线，内容只在本机。", "version", s.opt.Version)
	s.Show(say.T("关于一表"), wrapped(text), screen.Action{Text: say.T("关闭"), Main: true})
}
