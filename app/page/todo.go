package page

import (
	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

// Todo is what a finding asks the person to do.
type Todo int

// What is to be done, the most pressing first. The first four refuse the export.
const (
	todoMend Todo = iota
	todoFill
	todoAttach
	TodoConfirm
	todoMind
	todoKnow
)

// Todos lists all, the most urgent first.
func Todos() []Todo { return []Todo{todoMend, todoFill, todoAttach, TodoConfirm, todoMind, todoKnow} }

// TodoOf tells what a finding asks for.
func TodoOf(f forms.Finding) Todo {
	switch {
	case f.Severity == forms.Manual:
		return TodoConfirm
	case session.Fills(f):
		return todoFill
	case f.Severity == forms.Block && (f.Code == forms.FindingMissing || f.Code == forms.FindingRule && f.Material != "" && len(f.Fields) == 0):
		return todoAttach
	case f.Severity == forms.Block:
		return todoMend
	case session.Minds(f):
		return todoMind
	}
	return todoKnow
}

// words name what is to be done, and what that means for the export.
func (t Todo) words() (title, note string) {
	switch t {
	case todoMend:
		return say.T("要修改"), say.T("填的内容不合规定，改好才能正式导出")
	case todoFill:
		return say.T("要补填"), say.T("必填项还空着，填好才能正式导出")
	case todoAttach:
		return say.T("要补材料"), say.T("必交材料还没有，放好才能正式导出")
	case TodoConfirm:
		return say.T("请确认"), say.T("程序判断不了，请看过以后打勾")
	case todoMind:
		return say.T("请留意"), say.T("不影响导出，建议核对")
	}
	return say.T("仅供了解"), say.T("不用处理")
}

// Title names what is to be done.
func (t Todo) Title() string {
	title, _ := t.words()
	return title
}

// Note tells what that means for the export.
func (t Todo) Note() string {
	_, note := t.words()
	return note
}

// Colours are those of its badge.
func (t Todo) Colours() (ink, back fyne.ThemeColorName) {
	switch t {
	case todoMend, todoFill, todoAttach:
		return look.ColorBlock, look.ColorBlockBack
	case TodoConfirm, todoMind:
		return look.ColorWarn, look.ColorWarnBack
	}
	return look.ColorInfo, look.ColorInfoBack
}

// sourceMark tells in a few words how far a source binds.
func sourceMark(s forms.Source) fyne.CanvasObject {
	switch {
	case s.Src == forms.Seed:
		return kit.Badge(say.T("文件规定"), look.ColorInfo, look.ColorInfoBack)
	case s.MayBlock():
		return kit.Badge(say.T("窗口要求"), look.ColorInfo, look.ColorInfoBack)
	case s.Src == forms.Practice:
		return kit.Badge(say.T("通常做法"), look.ColorMuted, look.ColorWarnBack)
	case s.Src == forms.Own:
		return kit.Badge(say.T("程序核对"), look.ColorMuted, look.ColorWarnBack)
	}
	return kit.Badge(say.T("推定"), look.ColorMuted, look.ColorWarnBack)
}

// SourceLine is the mark of a source with its article; nil when nothing is known of it.
func SourceLine(s forms.Source) fyne.CanvasObject {
	cite := say.Citation(s)
	if cite == "" {
		return nil
	}
	return kit.Led(sourceMark(s), kit.Muted(cite))
}
