package policy

import (
	"context"
	"path/filepath"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/find"
	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/policies"
	"yibiao/app/task"
)

// readPiece is how many characters of a document are shown at once: a text of a whole book would stop the window.
const readPiece = 4000

// add takes documents into the library, for the policy that is shown, and tells what became of them.
func (p *Policy) add(paths []string) { p.addTo(paths, "") }

// addTo takes a document in as one of the official files of the policy; with "" its name tells whether it is one.
func (p *Policy) addTo(paths []string, slot string) {
	if page.Refused(p.ctx) {
		return
	}
	var last policies.PolicyFile
	pack, added := p.selected, 0
	work := func(ctx context.Context, report task.Report) error {
		for i, path := range paths {
			if err := ctx.Err(); err != nil {
				return err
			}
			report(int64(i), int64(len(paths)), filepath.Base(path))
			f, err := policies.AddFile(p.ctx.Session, path, pack, slot)
			if err != nil {
				return err
			}
			last, added = f, added+1
		}
		return nil
	}
	page.Busy(p.ctx, say.T("正在添加文件"), work, func(err error) {
		p.readFiles()
		p.index.fill()
		p.page.show(target{file: last.ID})
		p.page.arrive()
		p.ctx.Nav.Saved()
		if added > 0 {
			p.ctx.Nav.Tell(say.T("已添加 {n} 个文件，按 Ctrl+Z 可以撤销。", "n", added))
		}
		if err != nil {
			p.ctx.Dialogs.Fail(err)
		}
	})
}

// remove takes a document out of the library.
func (p *Policy) remove(f policies.PolicyFile) {
	if err := policies.RemoveFile(p.ctx.Session, f.ID); err != nil {
		p.ctx.Dialogs.Fail(err)
		return
	}
	at := p.page.at
	if at.file == f.ID {
		at.file = ""
	}
	p.page.at = at
	p.Refresh()
	kit.Focus(p.index.search)
	p.ctx.Nav.Saved()
	p.ctx.Nav.Tell(say.T("已移除“{name}”，按 Ctrl+Z 恢复。", "name", f.Name))
}

// fileLine is one document; Enter shows its words below.
func (g *policyPage) fileLine(f policies.PolicyFile) fyne.CanvasObject {
	p := g.screen
	open := f.ID == g.at.file
	text := kit.ColumnOf(2, kit.Plain(f.Name), kit.Muted(say.T("{date} 添加", "date", f.Added.Local().Format("2006-01-02"))))
	it := kit.NewItem(text, func() {
		at := target{file: f.ID}
		if open {
			at.file = ""
		}
		offset := g.scroll.Offset
		g.show(at)
		g.scroll.Offset = offset
		if !g.arrive() {
			kit.Focus(p.index.search)
		}
	})
	remove := page.Changing(p.ctx.Session, kit.Quiet(say.T("移除"), func() { p.remove(f) }))
	words := say.T("阅读")
	if open {
		words = say.T("收起")
	}
	read := kit.Quiet(words, func() { it.Chosen() })
	box := kit.ColumnOf(look.SpaceTight, kit.AtEnds(it, kit.Row(read, remove)))
	if open {
		it.Choose(true)
		g.goal, g.whole = it, box
		box.Add(g.reading(f))
	}
	return box
}

// reading shows the words of a document, from the first place that was searched for.
func (g *policyPage) reading(f policies.PolicyFile) fyne.CanvasObject {
	words, err := policies.TextOf(g.screen.ctx.Session, f)
	if err != nil {
		return kit.Paragraph(say.Failure(err), look.ColorBlock, theme.SizeNameText, false)
	}
	if words == "" {
		return kit.Within(8, 0, kit.Muted(say.T("这是扫描件，里面没有可以查找的文字。")))
	}
	runes := []rune(words)
	from := max(firstPlace(words, g.screen.index.search.Text, g.screen.ctx.Session.Library().Vocabulary.Aliases)-200, 0)
	box, end := kit.ColumnOf(look.SpaceTight), 0
	more := kit.Quiet(say.T("再往后读"), nil)
	next := func() {
		start := end
		end = min(start+readPiece, len(runes))
		box.Objects = append(box.Objects[:len(box.Objects):len(box.Objects)], kit.Plain(string(runes[start:end])))
		more.Hidden = end >= len(runes)
		box.Refresh()
		g.scroll.Refresh()
	}
	end = from
	if from > 0 {
		box.Add(kit.Muted(say.T("从第 {n} 个字开始，前面略去。", "n", from+1)))
	}
	next()
	more.OnTapped = next
	return kit.Within(8, 0, kit.Panel(look.ColorCard, theme.ColorNameSeparator, kit.ColumnOf(look.Space, box, kit.Row(more))))
}

// firstPlace is where the first of the words searched for stands in a text, in characters; 0 when none does.
func firstPlace(text, search string, aliases [][]string) int {
	return utf8.RuneCountInString(text[:max(find.Place(text, search, aliases...), 0)])
}
