package form

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/backups"
	"yibiao/app/session/history"
	"yibiao/app/session/importing"
	"yibiao/app/session/intake"
	"yibiao/app/task"
)

// answerTypes are the endings of files of answers; 91_填报数据.json of a bundle is one.
var answerTypes = []string{".json", ".yaml", ".yml"}

// ImportAnswers asks for a file of answers, such as the data of a bundle, and takes them in.
func (f *Form) ImportAnswers() {
	if session.LookingOnly(f.ctx.Session) {
		f.ctx.Nav.Tell(say.T("资料库现在只能看，不能导入。"))
		return
	}
	f.ctx.Dialogs.Choose(page.FileRequest{Kind: page.AskFile, Title: say.T("导入填写内容（91_填报数据.json，或 YAML、JSON）"), Types: answerTypes}, func(paths []string) {
		importFile(f, paths[0])
	})
}

// Drop takes a file of answers in; other files belong to the materials.
func (f *Form) Drop(paths []string) {
	if len(paths) == 1 && slices.Contains(answerTypes, strings.ToLower(filepath.Ext(paths[0]))) && !session.LookingOnly(f.ctx.Session) {
		importFile(f, paths[0])
		return
	}
	f.ctx.Nav.Tell(say.T("文件请拖到“一套材料”这一步；填写内容（91_填报数据.json）可以拖到这里。"))
}

// importFile takes the answers of a file in, in one step, and tells what came of it.
func importFile(f *Form, path string) {
	f.commit()
	e, name := f.work.Editing, filepath.Base(path)
	data, err := os.ReadFile(path)
	if err != nil {
		f.ctx.Dialogs.Fail(session.Failed("import-file", err))
		return
	}
	values, err := intake.ReadAnswers(name, data)
	if err != nil {
		f.ctx.Dialogs.Fail(err)
		return
	}
	backUp := func(ctx context.Context, _ task.Report) error { return backups.BeforeAnswers(ctx, e.Session()) }
	take := func() {
		page.Busy(f.ctx, say.T("正在备份"), backUp, func(err error) {
			if err == nil {
				takeAnswers(f, name, data, values)
				return
			}
			f.ctx.Dialogs.Fail(err)
		})
	}
	emptied, err := importing.Emptying(e, values)
	switch {
	case err != nil:
		f.ctx.Dialogs.Fail(intake.WhereInAnswers(name, data, err))
	case len(emptied) > 0:
		f.ctx.Dialogs.Confirm(say.T("导入会清空已填的内容，照样导入？"), strings.Join(say.Emptying(emptied), "\n"), say.T("清空并导入"), take)
	default:
		take()
	}
}

// takeAnswers takes answers in that were read from a file.
func takeAnswers(f *Form, name string, data []byte, values importing.Values) {
	e := f.work.Editing
	done, err := importing.Import(e, values, history.Typed)
	if err != nil {
		f.ctx.Dialogs.Fail(intake.WhereInAnswers(name, data, err))
		return
	}
	held, err := importing.HeldElsewhere(e, values)
	f.saved(err)
	showImported(f, done, held)
}

// showImported tells what an import did, and what has to be looked at.
func showImported(f *Form, done importing.Imported, held []session.Conflict) {
	if done.Changes == 0 {
		f.ctx.Nav.Tell(say.T("文件里的内容和现在的一样，没有改动。"))
		return
	}
	told := kit.ColumnOf(look.SpaceTight, kit.Plain(say.T("已导入，共 {n} 处变更，是一步，Ctrl+Z 撤销。", "n", done.Changes)))
	if done.Unconfirmed > 0 {
		told.Add(kit.Plain(say.T("文件是另一份档案的，其中 {n} 项确认没有带过来，请在这一份里重新确认。", "n", done.Unconfirmed)))
	}
	v := f.work.Editing.Form.Pack.Vocabulary
	for _, c := range held[:min(len(held), mostTold)] {
		told.Add(kit.Plain(say.T("只能用一次的“{label}”另一份档案也有，请核对：{value}", "label", c.Field.Label, "value", c.Field.Mask(c.Value))))
	}
	for _, x := range done.Emptied[:min(len(done.Emptied), mostTold)] {
		told.Add(kit.Plain(say.Emptied(x)))
	}
	for _, x := range done.Faulty[:min(len(done.Faulty), mostTold)] {
		told.Add(kit.Plain(say.T("不合要求，已按原样保存：{label} {fault}", "label", x.Field.Label, "fault", say.Fault(x.Fault, v))))
	}
	for _, x := range done.Questioned[:min(len(done.Questioned), mostTold)] {
		told.Add(kit.Plain(say.T("请核对：{words}", "words", x.Field.Label+" "+say.Fault(x.Fault, v))))
	}
	f.ctx.Dialogs.Show(say.T("导入填写内容"), kit.WithMin(fyne.NewSize(kit.Scaled(520), kit.Scaled(160)), kit.Scrolled(told)), page.Action{Text: say.T("知道了"), Main: true})
}

// mostTold is how much of a kind is told.
const mostTold = 12
