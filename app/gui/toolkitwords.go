package gui

import (
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"yibiao/app/say"
)

// toolkitWords are the words that the toolkit's own parts show (the menu of a text, its questions), by the toolkit's
// key. The toolkit would take the desktop's language, which need not be the program's.
func toolkitWords() map[string]any {
	return map[string]any{
		"Advanced": say.T("高级"), "Cancel": say.T("取消"), "Confirm": say.T("确定"), "Copy": say.T("复制"),
		"Cut": say.T("剪切"), "Error": say.T("错误"), "File": say.T("文件"), "No": say.T("否"), "OK": say.T("确定"),
		"Open": say.T("打开"), "Paste": say.T("粘贴"), "Quit": say.T("退出"), "Redo": say.T("重做"), "Save": say.T("保存"),
		"Select all": say.T("全选"), "Undo": say.T("撤销"), "Yes": say.T("是"),
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
