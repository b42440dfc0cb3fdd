package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session"
)

// conflictCard lists the values that stand in two or more dossiers although only one may use them. leave goes to where one of them stands.
func conflictCard(leave func(Route), conflicts []session.Conflict) fyne.CanvasObject {
	box := columnOf(look.SpaceTight, strong(say.T("{n} 个值用在两份以上档案里", "n", len(conflicts))),
		muted(say.T("同一张发票、同一件专利、同一个项目只能申报一次。请核对，在其中一份里换掉。")))
	for _, c := range conflicts {
		box.Add(widget.NewSeparator())
		box.Add(conflictLine(leave, c))
	}
	return panel(look.ColorWarnBack, look.ColorWarn, box)
}

// conflictStrip is one line that tells how many conflicts there are and shows them; nil when there are none.
func conflictStrip(ctx *Context, conflicts []session.Conflict) fyne.CanvasObject {
	if len(conflicts) == 0 {
		return nil
	}
	show := quiet(say.T("查看"), func() {
		closeDialog := func() {}
		list := container.NewVScroll(conflictCard(func(r Route) { closeDialog(); ctx.Nav.Go(r) }, conflicts))
		list.SetMinSize(fyne.NewSize(scaled(720), scaled(380)))
		closeDialog = ctx.Dialogs.Show(say.T("用在两份以上档案里的值"), list, Action{Text: say.T("关闭"), Main: true})
	})
	words := say.T("有 {n} 个值用在两份以上档案里（发票、专利、项目只能申报一次）。", "n", len(conflicts))
	return groundOf(look.ColorWarnBack, within(10, 0, atEnds(paragraph(words, look.ColorWarn, theme.SizeNameText, false), show)))
}

// conflictLine is one value with its rule and a button for each dossier that uses it.
func conflictLine(leave func(Route), c session.Conflict) fyne.CanvasObject {
	text := columnOf(2, plain(say.T("{label}：{value}", "label", c.Field.Label, "value", c.Value)), muted(c.Unique.Says))
	uses := container.New(&flow{gap: look.SpaceTight})
	for _, u := range c.Uses {
		at := Place{Field: c.Field.Name()}
		words := say.T("{client}《{title}》", "client", cutMiddle(u.Client.Name, scaled(170), theme.TextSize()), "title", cutMiddle(u.Dossier.Title, scaled(150), theme.TextSize()))
		if c.Table != "" {
			at = Place{Field: c.Table, Row: u.Row, Column: c.Field.Name()}
			words += say.T("第 {row} 行", "row", u.Number)
		}
		uses.Add(button(words, func() { leave(Route{Page: PageForm, Dossier: u.Dossier.ID, At: at}) }))
	}
	return columnOf(look.SpaceTight, text, uses)
}
