package export

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/bundling"
	"yibiao/app/session/history"
)

// resultCard shows what was written.
func (x *Export) resultCard(made bundling.Exported) fyne.CanvasObject {
	open := kit.Primary(say.T("打开文件夹"), func() { x.ctx.Dialogs.Reveal(made.Target) })
	check := kit.Button(say.T("再核验一遍"), func() { x.verify(made.Target) })
	sentence := say.T("第 {n} 次导出完成，已读回核对，{files} 个文件全部一致。", "n", made.Number, "files", len(made.Files))
	ink, ground := look.ColorOK, look.ColorOKBack
	if made.Draft {
		sentence = say.T("第 {n} 次导出完成，这是草稿，不能报送；已读回核对，{files} 个文件全部一致。", "n", made.Number, "files", len(made.Files))
		ink, ground = look.ColorWarn, look.ColorWarnBack
	}
	box := kit.ColumnOf(look.Space, kit.AtEnds(kit.Paragraph(sentence, ink, theme.SizeNameText, true), kit.Row(check, open)),
		kit.FactLine(say.T("位置"), made.Target),
		kit.FactLine(say.T("校验码"), made.Digest))
	for _, d := range made.Documents {
		box.Add(kit.FactLine(say.T("表格"), say.T("{title}：填入 {filled} 处，空着 {empty} 处", "title", d.Title, "filled", d.Filled, "empty", len(d.Blanks))))
		if n := len(d.Unconfirmed); n > 0 {
			box.Add(kit.LayoutPair(110, kit.Paragraph("", look.ColorMuted, theme.SizeNameText, false), x.unconfirmed(d.Output, kit.Paragraph(
				say.T("填入的内容里有 {n} 处是程序按名称对应的，还没有人确认，已经照样印出：{labels}", "n", n, "labels", page.Joined(d.Unconfirmed)),
				look.ColorWarn, theme.SizeNameText, false))))
		}
		if words := say.OthersPrinted(d.Title, d.Others); words != "" {
			box.Add(kit.LayoutPair(110, kit.Paragraph("", look.ColorMuted, theme.SizeNameText, false),
				kit.Paragraph(words, look.ColorBlock, theme.SizeNameText, false)))
		}
		if words := say.DefaultsPrinted(d.Defaults); words != "" {
			box.Add(kit.LayoutPair(110, kit.Paragraph("", look.ColorMuted, theme.SizeNameText, false),
				kit.Paragraph(words, look.ColorWarn, theme.SizeNameText, false)))
		}
		if len(d.Blanks) > 0 {
			box.Add(kit.LayoutPair(110, kit.Paragraph("", look.ColorMuted, theme.SizeNameText, false), x.blanks(d)))
		}
		for _, h := range d.Held {
			box.Add(kit.LayoutPair(110, kit.Paragraph("", look.ColorMuted, theme.SizeNameText, false),
				kit.Paragraph(say.T("没有填：{what}", "what", say.HeldValue(h, x.work.Editing.Form)), look.ColorBlock, theme.SizeNameText, false)))
		}
		if len(d.Overflow) > 0 {
			box.Add(kit.LayoutPair(110, kit.Paragraph("", look.ColorMuted, theme.SizeNameText, false),
				kit.Paragraph(say.T("可能写不下，请打开看看：{labels}", "labels", page.Joined(d.Overflow)), look.ColorWarn, theme.SizeNameText, false)))
		}
	}
	for _, u := range made.Report.Unmade {
		box.Add(kit.Paragraph(say.Unmade(u), look.ColorWarn, theme.SizeNameText, false))
	}
	files := kit.ColumnOf(1)
	for _, f := range made.Files {
		files.Add(kit.AtEnds(kit.Muted(f.Path), kit.ParagraphLine(say.Size(f.Size), look.ColorMuted)))
	}
	box.Add(widget.NewAccordion(widget.NewAccordionItem(say.T("全部文件（{n} 个）", "n", len(made.Files)), files)))
	return kit.Panel(ground, ink, box)
}

// unconfirmed is a remark on suggestions that nobody has confirmed, with the way to where they are looked through.
func (x *Export) unconfirmed(output string, words fyne.CanvasObject) fyne.CanvasObject {
	return kit.AtEnds(words, kit.Button(say.T("逐处核对"), func() {
		x.ctx.Nav.Go(page.Route{Page: page.Official, Dossier: x.work.Editing.Dossier.ID, At: page.Place{Output: output}})
	}))
}

// blanks lists what the places are for that were left empty; pressing one that a field would fill goes there.
func (x *Export) blanks(d bundling.DocumentReport) fyne.CanvasObject {
	list := container.New(&kit.Flow{Gap: look.SpaceTight})
	for _, b := range d.Blanks {
		if b.Field == "" || x.work.Editing.Form.Field(b.Field) == nil || !x.work.Relevant[b.Field] {
			list.Add(kit.Badge(say.BlankName(b), look.ColorMuted, theme.ColorNameHeaderBackground))
			continue
		}
		list.Add(kit.NewTextLink(say.BlankName(b), func() {
			x.ctx.Nav.Go(page.Route{Page: page.Form, Dossier: x.work.Editing.Dossier.ID, At: page.Place{Field: b.Field}})
		}))
	}
	return widget.NewAccordion(widget.NewAccordionItem(say.T("空着的是这些（{n} 项）", "n", len(d.Blanks)), list))
}

func (x *Export) verify(path string) {
	x.ctx.Nav.Go(page.Route{Page: page.Verify, Files: page.FilesOf(path)})
}

// earlier lists the exports so far, newest first, each with what has changed since; nil when there is none.
func (x *Export) earlier() fyne.CanvasObject {
	exports, err := history.Snapshots(x.work.Editing.Session(), x.work.Editing.Dossier.ID)
	if err != nil {
		x.ctx.Dialogs.Fail(err)
	}
	if len(exports) == 0 {
		return nil
	}
	box := kit.ColumnOf(look.Space, kit.Strong(say.T("导出记录")))
	for i := len(exports) - 1; i >= 0; i-- {
		box.Add(widget.NewSeparator())
		box.Add(x.snapshot(exports[i]))
	}
	return kit.Card(box)
}

func (x *Export) snapshot(s history.Snapshot) fyne.CanvasObject {
	head := say.T("第 {n} 次　{at}", "n", s.Number, "at", s.At.Local().Format("2006-01-02 15:04"))
	if s.Draft {
		head += "　" + say.T("草稿")
	}
	text := kit.ColumnOf(2, kit.Strong(head), kit.Muted(s.Target), kit.Muted(say.T("校验码 {digest}", "digest", s.Digest)))
	if words := x.driftWords(s); words != "" {
		text.Add(kit.Paragraph(words, look.ColorWarn, theme.SizeNameCaptionText, false))
	} else {
		text.Add(kit.Paragraph(say.T("填写内容和材料都与这次导出一致"), look.ColorOK, theme.SizeNameCaptionText, false))
	}
	buttons := kit.Row(
		kit.Quiet(say.T("核验"), func() { x.verify(s.Target) }),
		kit.Quiet(say.T("打开文件夹"), func() { x.ctx.Dialogs.Reveal(s.Target) }))
	return kit.AtEnds(text, buttons)
}

// driftWords names what has changed since an export; "" when nothing has.
func (x *Export) driftWords(s history.Snapshot) string {
	drift, err := bundling.Drift(x.work.Editing, s)
	if err != nil {
		return say.Failure(err)
	}
	if len(drift) == 0 {
		return ""
	}
	const shown = 6
	var labels, unknown []string
	for _, d := range drift {
		if words := say.Drifted(x.work.Editing.Form, d); d.Unknown() {
			unknown = append(unknown, words)
		} else {
			labels = append(labels, words)
		}
	}
	told := ""
	if len(labels) > 0 {
		words := page.Joined(labels[:min(shown, len(labels))])
		if len(labels) > shown {
			words = say.T("{labels}等", "labels", words)
		}
		told = say.T("导出后改了 {n} 处：{labels}", "n", len(labels), "labels", words)
	}
	return strings.Join(append(slices.DeleteFunc([]string{told}, func(s string) bool { return s == "" }), unknown...), say.T("；"))
}
