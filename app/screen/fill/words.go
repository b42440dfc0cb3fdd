package fill

import (
	"strings"

	"fyne.io/fyne/v2"

	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/sheets"
)

// how tells how to answer.
func how(f *Fill) string {
	if f.pack < 0 {
		return say.T("在“要填的内容”里打字，Enter 到下一家；可以从表格里复制一列，按 Ctrl+V 从光标那一家往下填；复制两列（单位名称或统一社会信用代码，内容）的，按单位对上。")
	}
	return say.T("在“要填的内容”里打字，Enter 到下一份；可以从表格里复制一列，按 Ctrl+V 从光标那一份往下填；复制两列（档案名称，或者 单位/档案名称，内容）的，按档案对上。只列现在要填这一项的档案。")
}

// nobody tells that nobody is asked.
func nobody(f *Fill) string {
	if list, err := f.ctx.Session.Clients().List(); err == nil && len(list) == 0 {
		return say.T("还没有单位")
	}
	if f.pack < 0 {
		return say.T("所有单位都填了这一项。勾“也列出已经填了的”可以改。")
	}
	return say.T("没有档案还要填这一项：要填的都填了，其余的现在不用填。勾“也列出已经填了的”可以改。")
}

// standing tells what would be written.
func standing(f *Fill, write, refused, empty int) string {
	if f.pack < 0 {
		return say.T("共 {all} 家：要写入 {n} 家，{refused} 家不合要求不写入，{empty} 家没有填。还没有写入。", "all", f.count(), "n", write, "refused", refused, "empty", empty)
	}
	return say.T("共 {all} 份：要写入 {n} 份，{refused} 份不合要求不写入，{empty} 份没有填。还没有写入。", "all", f.count(), "n", write, "refused", refused, "empty", empty)
}

// writing is what the button says.
func writing(f *Fill, write int) string {
	if f.pack < 0 {
		return say.T("写入 {n} 家", "n", write)
	}
	return say.T("写入 {n} 份", "n", write)
}

// written tells what was.
func written(f *Fill, refused int) string {
	words, more := say.T("已写入 {n} 家，是一步。还有 {empty} 家没有填。", "n", f.done, "empty", f.fill.Lacking()), say.T("{n} 家不合要求，没有写入，打的字还在。", "n", refused)
	if f.pack >= 0 {
		words, more = say.T("已写入 {n} 份，是一步。还有 {empty} 份没有填。", "n", f.done, "empty", f.fill.Lacking()), say.T("{n} 份不合要求，没有写入，打的字还在。", "n", refused)
	}
	if refused > 0 {
		words += more
	}
	return words
}

// shown is an answer that stands, secret numbers masked.
func shown(f *Fill, old string) string {
	return f.fill.Field.Mask(f.fill.Vocabulary().Display(f.fill.Field, old, ""))
}

// why tells what becomes of a row, and why.
func (f *Fill) why(r sheets.FillRow) (string, fyne.ThemeColorName) {
	switch {
	case r.Fault != nil:
		return say.T("不写入：{fault}", "fault", say.Fault(r.Fault, f.fill.Vocabulary())), look.ColorBlock
	case r.Text == "":
		return "", ""
	case !r.Changes():
		return say.T("和现在的一样"), look.ColorMuted
	case len(r.Doubts) > 0:
		return say.T("请核对：{fault}", "fault", say.Fault(r.Doubts[0], f.fill.Vocabulary())), look.ColorWarn
	case r.Old != "":
		return say.T("替换现在的内容"), look.ColorWarn
	}
	return say.T("填入"), look.ColorInfo
}

// tell says in the status bar what a line has cut.
func (f *Fill) tell(row int) {
	if row < f.count() {
		words, _ := f.why(f.fill.Rows[row])
		f.ctx.Nav.Tell(strings.Trim(page.Joined([]string{f.fill.Rows[row].Called(), words}), "、"))
	}
}
