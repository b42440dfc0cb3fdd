package paper

import (
	"context"
	"path/filepath"
	"strings"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/outside"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/app/session/paper"
	"yibiao/app/task"
	"yibiao/dossier/bundle/naming"
	"yibiao/dossier/disk"
)

// bind makes a PDF of papers beside the window and hands it over.
func (p *Papers) bind(papers []bundling.Paper, done func(paper.Bound)) {
	o := paper.Options{Painter: p.paint, Copies: p.copies.Checked, Title: say.PaperTitle}
	if blocking := p.work.Report.Blocking(); blocking > 0 || len(papers) > 1 {
		o.Foot = say.PageFoot(blocking)
	}
	var bound paper.Bound
	work := func(ctx context.Context, report task.Report) (err error) {
		o.Progress = func(done, all int) { report(int64(done), int64(all), say.T("正在准备纸质件")) }
		bound, err = paper.Bind(ctx, p.ctx.Session, papers, o)
		return err
	}
	page.Busy(p.ctx, say.T("正在准备纸质件"), work, func(err error) {
		switch {
		case err == nil:
			done(bound)
		case !session.Cancelled(err):
			p.ctx.Dialogs.Fail(err)
		}
	})
}

// save asks where the PDF goes, writes it and tells what is not in it.
func (p *Papers) save(papers []bundling.Paper, title string) {
	p.ctx.Dialogs.Choose(page.FileRequest{Kind: page.AskSave, Title: say.T("存成 PDF"), Name: naming.SafeName(title) + ".pdf", Types: []string{".pdf"}}, func(paths []string) {
		path := paths[0]
		if !strings.EqualFold(filepath.Ext(path), ".pdf") {
			path += ".pdf"
		}
		p.bind(papers, func(b paper.Bound) {
			if err := disk.Replace(path, b.PDF, 0o644); err != nil {
				p.ctx.Dialogs.Fail(session.Failed("write", err))
				return
			}
			p.told(b, say.T("已存成 {path}：{n} 页", "path", path, "n", b.Pages), func() { p.ctx.Dialogs.Open(path) })
		})
	})
}

// print hands a PDF to the program of this computer that prints it, and opens it where none does.
func (p *Papers) print(papers []bundling.Paper) {
	p.bind(papers, func(b paper.Bound) {
		folder, err := session.Scratch(p.ctx.Session)
		if err != nil {
			p.ctx.Dialogs.Fail(err)
			return
		}
		path := filepath.Join(folder, naming.SafeName(p.work.Editing.Dossier.Title)+".pdf")
		if err := disk.Replace(path, b.PDF, 0o600); err != nil {
			p.ctx.Dialogs.Fail(session.Failed("write", err))
			return
		}
		p.told(b, say.T("{n} 页，已准备好。", "n", b.Pages), func() {
			if outside.CanPrint() && outside.Print(path) == nil {
				p.ctx.Nav.Tell(say.T("已交给本机打印 PDF 的程序。"))
				return
			}
			p.ctx.Dialogs.Open(path)
		})
	})
}

// told says what was made and what is missing from it, before it goes on.
func (p *Papers) told(b paper.Bound, words string, next func()) {
	lines := kit.ColumnOf(look.SpaceTight, kit.Plain(words))
	for _, at := range b.Places {
		if at.Left != "" {
			lines.Add(kit.Plain(say.T("没有放进去：{title}（{why}）", "title", say.PaperTitle(at.Paper), "why", say.PaperLeft(at.Left, at.Paper.Name))))
		} else if words := say.DefaultsPrinted(at.Paper.Defaults); words != "" {
			lines.Add(kit.Plain(say.PaperTitle(at.Paper) + "：" + words))
		}
	}
	if b.Sketched {
		lines.Add(kit.Plain(page.SketchWords()))
	}
	if len(lines.Objects) == 1 {
		p.ctx.Nav.Tell(words)
		next()
		return
	}
	p.ctx.Dialogs.Show(say.T("整套纸质件"), kit.Sized(520, lines),
		page.Action{Text: say.T("不打开")}, page.Action{Text: say.T("打开"), Main: true, Do: next})
}
