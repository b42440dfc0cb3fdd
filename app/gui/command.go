package gui

import (
	"math"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/say"
)

const (
	ctrl = fyne.KeyModifierShortcutDefault
	alt  = fyne.KeyModifierAlt
)

// command is one line of the menu. The menu bar and the sheet of shortcuts are both made from the same list.
type command struct {
	words   string // "" draws a line between groups
	key     fyne.Shortcut
	keys    string // the key in words, when it is not a shortcut of the window
	do      func()
	more    []command // a menu within the menu
	checked bool
	quits   bool
	changes bool // changes the vault
	rests   bool // the vault is only looked at, and so this does nothing
	always  bool // works while a dialog is open too
}

// commandGroup is one menu of the menu bar.
type commandGroup struct {
	title    string
	commands []command
}

func key(modifier fyne.KeyModifier, name fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: modifier}
}

// keyNames are the keys that are not called what the toolkit calls them.
var keyNames = map[fyne.KeyName]string{
	fyne.KeyLeft: "←", fyne.KeyRight: "→", fyne.KeyUp: "↑", fyne.KeyDown: "↓", fyne.KeyReturn: "Enter",
	fyne.KeyPageUp: "PageUp", fyne.KeyPageDown: "PageDown",
}

// text is the command's key as people write it; "" when it has none.
func (c command) text() string {
	if c.keys != "" {
		return c.keys
	}
	k, ok := c.key.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	name := keyNames[k.Key()]
	if name == "" {
		name = string(k.Key())
	}
	return modifierText(k.Mod()) + name
}

func modifierText(m fyne.KeyModifier) string {
	var b strings.Builder
	for _, x := range []struct {
		bit  fyne.KeyModifier
		name string
	}{{fyne.KeyModifierControl, "Ctrl+"}, {fyne.KeyModifierSuper, "Cmd+"}, {fyne.KeyModifierAlt, "Alt+"}, {fyne.KeyModifierShift, "Shift+"}} {
		if m&x.bit != 0 {
			b.WriteString(x.name)
		}
	}
	return b.String()
}

// unseen is a shortcut that works and is not drawn: the toolkit would draw it at a fifth of the ink of a text, which
// nobody can read. The menu writes the key into its line instead.
type unseen struct{ name string }

// ShortcutName is the name under which the window finds it.
func (u unseen) ShortcutName() string { return u.name }

// menuOf is the menu bar, with the keys shown. Commands rest while resting says so.
func menuOf(groups []commandGroup, resting func() bool) *fyne.MainMenu {
	bar := fyne.NewMainMenu()
	for _, group := range groups {
		bar.Items = append(bar.Items, fyne.NewMenu(group.title, menuItems(group.commands, resting)...))
	}
	return bar
}

func menuItems(list []command, resting func() bool) []*fyne.MenuItem {
	var widest float32
	for _, c := range list {
		widest = max(widest, measured(c.words))
	}
	var items []*fyne.MenuItem
	for _, c := range list {
		if c.words == "" {
			items = append(items, fyne.NewMenuItemSeparator())
			continue
		}
		items = append(items, menuItem(c, widest, resting))
	}
	return items
}

// menuItem makes a line of a menu.
func menuItem(c command, widest float32, resting func() bool) *fyne.MenuItem {
	item := fyne.NewMenuItem(c.words, func() {
		if c.always || !resting() {
			c.do()
		}
	})
	item.Checked, item.IsQuit, item.Disabled = c.checked, c.quits, c.rests
	if len(c.more) > 0 {
		item.ChildMenu = fyne.NewMenu("", menuItems(c.more, resting)...)
		return item
	}
	text := c.text()
	if text == "" {
		return item
	}
	if runtime.GOOS == "darwin" { // its menu bar is the system's and draws keys well
		item.Shortcut = c.key
		return item
	}
	item.Label = c.words + spaces(widest+3*theme.TextSize()-measured(c.words)) + text
	if c.key != nil {
		item.Shortcut = unseen{c.key.ShortcutName()}
	}
	return item
}

func measured(words string) float32 {
	return fyne.MeasureText(words, theme.TextSize(), fyne.TextStyle{}).Width
}

// spaces fill a width as well as they can.
func spaces(width float32) string {
	one := measured("一 一") - measured("一一")
	if one <= 0 {
		return "　"
	}
	return strings.Repeat(" ", max(int(math.Round(float64(width/one))), 2))
}

// otherKeys are the keys that no line of the menu stands for, by where they work.
func otherKeys() []commandGroup {
	return []commandGroup{
		{say.T("到处"), []command{
			{words: say.T("下一项、上一项"), keys: "Tab、Shift+Tab"},
			{words: say.T("返回、关闭对话框"), keys: "Esc"},
			{words: say.T("翻页"), keys: "PageUp、PageDown"},
			{words: say.T("列表里上下移动、打开"), keys: "↑ ↓ Enter"},
			{words: say.T("打开菜单"), keys: "Alt"},
		}},
		{say.T("一张表"), []command{
			{words: say.T("保存本项并到下一项"), keys: "Enter"},
			{words: say.T("打开选项或日历"), keys: "F4、↓"},
			{words: say.T("下一处待填"), keys: "F6"},
			{words: say.T("确认本项的默认值或推算"), keys: "F7"},
		}},
		{say.T("明细表"), []command{
			{words: say.T("开始填、填完到下一格"), keys: say.T("直接输入、Enter、Tab")},
			{words: say.T("加一行、删一行"), keys: "Insert、Ctrl+Delete"},
			{words: say.T("移动一行"), keys: "Alt+↑、Alt+↓"},
			{words: say.T("粘贴 Excel 或 WPS 表格"), keys: "Ctrl+V"},
		}},
		{say.T("预审和工作台"), []command{
			{words: say.T("就地改选中的意见"), keys: "F2"},
			{words: say.T("删除选中的申报档案（可恢复）"), keys: "Delete"},
		}},
	}
}
