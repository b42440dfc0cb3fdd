package official

import (
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/dossier/docx"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/plan"
)

// maxForm is the size in bytes above which a file is no blank form.
const maxForm = 64 << 20

func (o *OfficialForm) askImport() {
	if page.Refused(o.ctx) {
		return
	}
	request := page.FileRequest{Kind: page.AskFile, Title: say.T("选择受理单位发的空白表格"), Types: docx.Endings}
	o.ctx.Dialogs.Choose(request, func(paths []string) { o.importForm(paths[0]) })
}

// Drop takes a .docx or .docm as the official form of the selected output.
func (o *OfficialForm) Drop(paths []string) {
	if !docx.IsEnding(session.ExtOf(paths[0])) {
		o.ctx.Nav.Tell(say.T("官方表格要 Word 的 .docx 文件；.doc 请先用办公软件另存为 .docx。"))
		return
	}
	o.importForm(paths[0])
}

func (o *OfficialForm) importForm(path string) {
	if page.Refused(o.ctx) {
		return
	}
	if o.outputs.now() == nil {
		return
	}
	data, err := readForm(path)
	if err != nil {
		o.ctx.Dialogs.Fail(err)
		return
	}
	o.take(blanks.Blank{Name: filepath.Base(path), Data: data, From: o.work.Editing.Dossier.ID})
}

// take takes a blank into use; one with a title of something else only after a question. Over an earlier one, what is
// different is told.
func (o *OfficialForm) take(b blanks.Blank) {
	before := o.blank.used
	taken, differences, err := blanks.ImportForm(o.ctx.Session, o.pack(), o.outputs.now().ID.S, b)
	if page.OtherTitle(o.ctx, err, func() { b.Agreed = true; o.take(b) }) {
		return
	}
	if err != nil {
		o.ctx.Dialogs.Fail(err)
		return
	}
	o.moved.did(false)
	o.differences = slices.DeleteFunc(differences, func(d formmap.Difference) bool { return d.Change == formmap.Same })
	o.selected, o.list.pending = -1, false
	o.pages.forget()
	o.load()
	o.selectFirst()
	o.show()
	o.Enter()
	o.ctx.Nav.Saved()
	n := o.blank.form.Map.Count()
	o.ctx.Nav.Tell(say.T("认出 {all} 处要填的地方，{n} 处有建议，{no} 处要由你决定。", "all", len(o.blank.places), "n", n[plan.Proposed]+n[plan.Accepted], "no", n[plan.Unsure]))
	if n := len(taken.Outline); n > 0 {
		o.ctx.Nav.Tell(say.Outline(n))
	}
	if taken.Macros {
		o.ctx.Nav.Tell(say.Macros())
	}
	if before {
		tellDifferences(o.ctx, o.differences)
	}
}

// readForm reads a .docx from disk, unless it is far too large to be a form.
func readForm(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err == nil && info.Size() > maxForm {
		return nil, &session.Failure{Doing: "form", Code: session.CodeTooLarge, Args: map[string]string{"path": path, "part": filepath.Base(path)}}
	}
	if err != nil {
		return nil, session.Failed("form", err)
	}
	data, err := os.ReadFile(path)
	return data, session.Failed("form", err)
}

// askRemove asks before it: the form is used by the dossiers of all clients.
func (o *OfficialForm) askRemove() {
	n := o.blank.form.Map.Count()
	text := say.T("“{name}”不再使用，各家单位、各份档案的这份表改用程序自带的表样；已确认的对应有 {n} 处。可以用 Ctrl+Z 撤销。", "name", o.blank.form.Name, "n", n[plan.Accepted])
	o.ctx.Dialogs.Confirm(say.T("恢复自带表样？"), text, say.T("恢复自带表样"), o.remove)
}

// remove goes back to the form of the pack.
func (o *OfficialForm) remove() {
	if err := blanks.RemoveForm(o.ctx.Session, o.blank.form.OfficialForm, o.work.Editing.Dossier.ID); err != nil {
		o.ctx.Dialogs.Fail(err)
		return
	}
	name := o.blank.form.Name
	o.moved.did(false)
	o.selected, o.differences = -1, nil
	o.pages.forget()
	o.load()
	o.Enter()
	o.ctx.Nav.Saved()
	o.ctx.Nav.Tell(say.T("“{name}”不再使用，已恢复自带表样，按 Ctrl+Z 可以撤销。", "name", name))
}

// tellDifferences lists what the new blank has otherwise than the one before.
func tellDifferences(ctx *page.Context, differences []formmap.Difference) {
	title := say.T("与旧表的差别")
	if len(differences) == 0 {
		ctx.Dialogs.Show(title, kit.Sized(420, kit.Plain(say.T("要填的地方和旧表完全一样，原来的对应都沿用了。"))), page.Action{Text: say.T("知道了"), Main: true})
		return
	}
	box := kit.ColumnOf(look.SpaceTight, kit.Plain(say.T("没有变的地方沿用了原来的对应。下面这些请看一看：")))
	for _, change := range []formmap.Change{formmap.New, formmap.Renamed, formmap.Gone, formmap.Moved} {
		var lines []fyne.CanvasObject
		for _, d := range differences {
			if d.Change == change {
				lines = append(lines, kit.Plain(say.MapDifference(d)))
			}
		}
		if len(lines) > 0 {
			ink, back := changeColours(change)
			box.Add(kit.Row(kit.Badge(say.MapChange(change)+" "+say.T("{n} 处", "n", len(lines)), ink, back)))
			box.Add(kit.Within(8, 2, kit.ColumnOf(2, lines...)))
		}
	}
	scroll := container.NewVScroll(kit.Within(4, 4, box))
	scroll.SetMinSize(fyne.NewSize(kit.Scaled(620), kit.Scaled(320)))
	ctx.Dialogs.Show(title, scroll, page.Action{Text: say.T("知道了"), Main: true})
}

// changeColours mark what wants a decision.
func changeColours(c formmap.Change) (ink, back fyne.ThemeColorName) {
	if c == formmap.New || c == formmap.Renamed {
		return look.ColorWarn, look.ColorWarnBack
	}
	return look.ColorInfo, look.ColorInfoBack
}
