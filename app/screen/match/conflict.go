package match

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
)

// conflictCard lists the values that stand in several places although only one may use them. leave goes to where one of them stands.
func conflictCard(leave func(page.Route), conflicts []session.Conflict) fyne.CanvasObject {
	box := kit.ColumnOf(look.SpaceTight, kit.Strong(say.T("{n} 个值用在不止一处", "n", len(conflicts))),
		kit.Muted(say.T("通常同一张发票、同一件专利、同一个项目只能申报一次。请对照各自的通知核对，确实重复的在其中一份里换掉。")))
	for _, c := range conflicts {
		box.Add(widget.NewSeparator())
		box.Add(conflictLine(leave, c))
	}
	return kit.Panel(look.ColorWarnBack, look.ColorWarn, box)
}

// conflictStrip is one line that tells how many conflicts there are and shows them, with those that are mild; nil when there
// are none.
func conflictStrip(ctx *page.Context, conflicts []session.Conflict) fyne.CanvasObject {
	doubts := session.Doubtful(conflicts)
	if doubts == 0 {
		return nil
	}
	show := kit.Quiet(say.T("查看"), func() {
		closeDialog := func() {}
		list := container.NewVScroll(conflictCard(func(r page.Route) { closeDialog(); ctx.Nav.Go(r) }, conflicts))
		list.SetMinSize(fyne.NewSize(kit.Scaled(720), kit.Scaled(380)))
		closeDialog = ctx.Dialogs.Show(say.T("用在不止一处的值"), list, page.Action{Text: say.T("关闭"), Main: true})
	})
	words := say.T("有 {n} 个值用在不止一处（发票、专利、项目通常只能申报一次）。", "n", doubts)
	return kit.GroundOf(look.ColorWarnBack, kit.Within(10, 0, kit.AtEnds(kit.Paragraph(words, look.ColorWarn, theme.SizeNameText, false), show)))
}

// conflictLine is one value with its rule and a button for each dossier that uses it.
func conflictLine(leave func(page.Route), c session.Conflict) fyne.CanvasObject {
	text := kit.ColumnOf(2, kit.Plain(say.T("{label}：{value}", "label", c.Field.Label, "value", c.Field.Mask(c.Value))), kit.Muted(say.ConflictSays(c)))
	uses := container.New(&kit.Flow{Gap: look.SpaceTight})
	for _, u := range c.Uses {
		if u.Dossier.ID == "" {
			uses.Add(kit.Muted(say.T("也用在别的单位的一份档案里")))
			continue
		}
		words := say.T("{client}《{title}》", "client", kit.CutMiddle(u.Client.Name, kit.Scaled(170), theme.TextSize()), "title", kit.CutMiddle(u.Dossier.Title, kit.Scaled(150), theme.TextSize()))
		if u.Table != "" {
			words += say.T("第 {row} 行", "row", u.Number)
		}
		uses.Add(kit.Button(words, func() { leave(page.RouteOfUse(u)) }))
	}
	return kit.ColumnOf(look.SpaceTight, text, uses)
}
