package policy

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/policies"
	"yibiao/dossier/docx"
	"yibiao/dossier/formmap/plan"
	"yibiao/forms"
)

// slots are the official files of the policy that is shown; "" shows those of all policies.
func (p *Policy) slots(pack string) []policies.Slot {
	list, err := policies.Slots(p.ctx.Session, pack)
	if err != nil {
		p.ctx.Dialogs.Fail(err)
	}
	return list
}

// missingFiles tells how many official files of a policy are not there; "" when all are.
func missingFiles(slots []policies.Slot, pack *forms.Pack) string {
	missing, original := 0, false
	for _, x := range slots {
		if x.Pack == pack && !x.Filled() {
			missing++
			original = original || x.Original
		}
	}
	switch {
	case missing == 0:
		return ""
	case original && missing == 1:
		return say.T("原文还没有加入")
	case original:
		return say.T("原文和 {n} 个附件还没有加入", "n", missing-1)
	}
	return say.T("{n} 个附件还没有加入", "n", missing)
}

// missingOriginals tells of how many policies the document itself is not there.
func missingOriginals(slots []policies.Slot) string {
	all, missing := 0, 0
	for _, x := range slots {
		if x.Original {
			all++
			if !x.Filled() {
				missing++
			}
		}
	}
	if missing == 0 {
		return ""
	}
	return say.T("{all} 份政策里，{n} 份的原文还没有加入", "all", all, "n", missing)
}

// officialFiles lists the official files of a policy: which are there, and what the program uses in place of the others.
func (g *policyPage) officialFiles(pack *forms.Pack) fyne.CanvasObject {
	slots := g.screen.slots(pack.ID.S)
	box := kit.ColumnOf(look.SpaceTight, kit.Within(0, 4, kit.Strong(say.T("{name} {n}", "name", say.T("官方文件"), "n", len(slots)))))
	for _, x := range slots {
		box.Add(g.slotLine(x))
	}
	return box
}

// slotLine is one official file: adding it is one step.
func (g *policyPage) slotLine(x policies.Slot) fyne.CanvasObject {
	p := g.screen
	words := kit.ColumnOf(2, kit.Plain(say.SlotTitle(x)))
	mark := kit.Badge(say.T("还没有放官方文件"), look.ColorWarn, look.ColorWarnBack)
	buttons := kit.Row(page.Changing(p.ctx.Session, kit.Button(say.T("添加文件…"), func() {
		request := page.FileRequest{Kind: page.AskFile, Title: say.T("选择“{name}”", "name", x.Name), Types: page.PolicyTypes}
		p.ctx.Dialogs.Choose(request, func(paths []string) { p.addTo(paths, x.No.S) })
	})))
	if x.Filled() {
		mark = kit.Badge(say.T("已加入"), look.ColorOK, look.ColorOKBack)
		buttons = kit.Row()
	}
	for _, f := range x.Files {
		words.Add(kit.Muted(say.T("{name}，{date} 添加", "name", f.Name, "date", f.Added.Local().Format("2006-01-02"))))
		if x.Output.Given() && !x.InUse && docx.IsEnding(session.ExtOf(f.Name)) {
			buttons.Add(page.Changing(p.ctx.Session, kit.Quiet(say.T("用它填表"), func() { p.useOriginal(f) })))
		}
	}
	if about := say.Meanwhile(x); about != "" {
		words.Add(kit.Muted(about))
	}
	return kit.AtEnds(words, kit.Row(mark, buttons))
}

// useOriginal takes an official blank into use.
func (p *Policy) useOriginal(f policies.PolicyFile) {
	p.takeOriginal(f, false)
}

// takeOriginal asks where the title is that of something else.
func (p *Policy) takeOriginal(f policies.PolicyFile, agreed bool) {
	form, err := policies.UseOriginal(p.ctx.Session, f, agreed)
	if page.OtherTitle(p.ctx, err, func() { p.takeOriginal(f, true) }) {
		return
	}
	if err != nil {
		p.ctx.Dialogs.Fail(err)
		return
	}
	p.Refresh()
	p.ctx.Nav.Saved()
	n := form.Map.Count()
	p.ctx.Nav.Tell(say.T("以后导出用“{name}”：{n} 处有建议，{no} 处要由你决定，请到档案的“官方表格”核对。",
		"name", f.Name, "n", n[plan.Proposed]+n[plan.Accepted], "no", n[plan.Unsure]))
}

// issuerLine names number and issuers of a document.
func issuerLine(d forms.Document) fyne.CanvasObject {
	line := kit.OneLine()
	kit.SetLine(line, d.Number+"　"+page.Joined(d.Issuers), look.ColorMuted, theme.SizeNameCaptionText)
	return kit.Tightly(line)
}
