package gui

import (
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"yibiao/app/say"
)

// toolkitWords are the words that the toolkit's own parts show (the menu of a text, its file dialog), by the toolkit's
// key. The toolkit would take the desktop's language, which need not be the program's.
func toolkitWords() map[string]any {
	name := func(words string) any { return map[string]string{"other": words} }
	return map[string]any{
		"Advanced": say.T("高级"), "Cancel": say.T("取消"), "Confirm": say.T("确定"), "Copy": say.T("复制"),
		"Create Folder": say.T("新建文件夹"), "Cut": say.T("剪切"), "Enter filename": say.T("输入文件名"),
		"Error": say.T("错误"), "Favourites": say.T("常用位置"), "File": say.T("文件"), "Folder": say.T("文件夹"),
		"New Folder": say.T("新建文件夹"), "No": say.T("否"), "OK": say.T("确定"), "Open": say.T("打开"), "Paste": say.T("粘贴"),
		"Quit": say.T("退出"), "Redo": say.T("重做"), "Save": say.T("保存"), "Select all": say.T("全选"),
		"Show Hidden Files": say.T("显示隐藏的文件"), "Undo": say.T("撤销"), "Yes": say.T("是"),
		"file.name": name(say.T("名称")), "file.parent": name(say.T("上一级")),
	}
}

// speakOwnLanguage gives the toolkit the program's words, under the name of the desktop's language.
func speakOwnLanguage() {
	words, err := json.Marshal(toolkitWords())
	if err == nil {
		err = lang.AddTranslationsForLocale(words, lang.SystemLocale())
	}
	if err != nil {
		fyne.LogError("giving the toolkit its words", err)
	}
}
