package workbench

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
)

// fewDossiers is how many dossiers the page shows until all are asked for.
const fewDossiers = 8

// begin is shown while there is no client: what comes next, and the ways to look around first.
func (w *Workbench) begin() fyne.CanvasObject {
	steps := kit.ColumnOf(look.SpaceTight)
	for _, words := range []string{
		say.T("1　新建单位：企业信息只填一次，所有申报共用。"),
		say.T("2　选择申报事项：可以几项一起选，合成一张表、一套材料。"),
		say.T("3　填表、放材料：每改一处都自动保存，不怕关机。"),
		say.T("4　预审：对照文件逐条检查，每条意见都注明出处。"),
		say.T("5　导出提交包：表格和材料按窗口要求编号，可离线核验。"),
	} {
		steps.Add(kit.Plain(words))
	}
	create := page.Changing(w.ctx.Session, kit.Primary(say.T("新建单位"), w.NewClient))
	w.first = create
	ways := kit.Row(create)
	if w.ctx.Tour != nil {
		ways.Add(kit.Button(say.T("看两分钟导览"), w.ctx.Tour))
	}
	sample := page.Changing(w.ctx.Session, kit.Button(say.T("载入示例企业"), w.loadSample))
	ways.Add(sample)
	bring := page.Changing(w.ctx.Session, kit.Button(say.T("从表格导入…"), func() { importSheet(w) }))
	ways.Add(bring)
	next := say.T("下一步：新建单位，照营业执照写上全称。")
	if page.DeskOf(w.ctx.Session) == page.DeskOffice {
		next = say.T("下一步：新建第一家单位，照营业执照写上全称；已有名单的，从表格一次导入。以后的单位都在左边的名单里。")
	}
	page := container.New(&kit.Column{Gap: look.SpaceWide, Width: look.ReadableWidth, Centred: true}, kit.Heading(say.T("从这里开始")),
		kit.Card(kit.Strong(next), steps, ways, kit.Muted(say.T("示例企业是虚构的，可以随意改，也可以删除。所有内容只存在本机，不联网。"))))
	if bin := w.binLink(); bin != nil {
		page.Add(kit.Row(bin))
	}
	return page
}

// clientPage shows a client: its dossiers, and beside them what is due and what else can be done.
func (w *Workbench) clientPage(c session.ClientInfo) fyne.CanvasObject {
	w.first = nil
	profile := kit.Button(say.T("企业档案"), func() { w.ctx.Nav.Go(page.Route{Page: page.Profile, Client: c.ID}) })
	whole := kit.Button(say.T("单位情况"), func() { w.ctx.Nav.Go(page.Route{Page: page.Client, Client: c.ID}) })
	create := page.Changing(w.ctx.Session, kit.Primary(say.T("新建申报档案"), func() { w.ctx.Nav.Go(page.Route{Page: page.Choose, Client: c.ID}) }))
	more := kit.NewGlyph(theme.MoreHorizontalIcon(), nil)
	more.Do = func() { kit.ShowBelow(more, w.clientMenu(c)) }
	head := kit.AtEnds(kit.Heading(say.Client(c)), kit.Row(whole, profile, create, more))
	left := kit.ColumnOf(look.SpaceWide)
	if c.Twin {
		left.Add(kit.GroundOf(look.ColorWarnBack, kit.Within(14, 8, kit.Plain(say.Twins(c)))))
	}
	dossiers, err := w.ctx.Session.Dossiers().Summaries(session.SummaryFilter{Client: c.ID})
	if err != nil {
		w.ctx.Dialogs.Fail(err)
	}
	if len(dossiers) == 0 {
		w.first = create
		left.Add(kit.Card(
			kit.Strong(say.T("还没有申报档案")),
			kit.Plain(say.T("按“新建申报档案”选择要申报的事项。单位信息在“企业档案”里，填一次，各份申报都用。")),
		))
	}
	open, closed := parted(dossiers)
	w.addCards(left, open, fewDossiers)
	if len(closed) > 0 {
		holder := kit.ColumnOf(look.SpaceWide)
		var reveal *kit.Press
		reveal = kit.Quiet(say.T("显示已归档的 {n} 份", "n", len(closed)), func() {
			reveal.Hide()
			w.addCards(holder, closed, fewDossiers)
			w.page.Refresh()
		})
		left.Add(kit.Row(reveal))
		left.Add(holder)
	}
	return kit.ColumnOf(look.SpaceWide, head, container.New(&kit.BesideOrBelow{Right: 330, Least: 880}, left, w.sidePanel(c)))
}

// parted puts the dossiers that are closed behind.
func parted(list []session.Summary) (open, closed []session.Summary) {
	for _, d := range list {
		if d.Dossier.Status.Over() {
			closed = append(closed, d)
		} else {
			open = append(open, d)
		}
	}
	return open, closed
}

// addCards adds the first cards, and a button for the rest.
func (w *Workbench) addCards(box *fyne.Container, list []session.Summary, most int) {
	for i, d := range list {
		if i == most {
			line := container.NewHBox()
			line.Add(kit.Quiet(say.T("显示其余 {n} 份", "n", len(list)-most), func() {
				box.Remove(line)
				w.addCards(box, list[most:], len(list))
				w.page.Refresh()
			}))
			box.Add(line)
			return
		}
		box.Add(newDossierCard(w, d))
	}
}

// clientMenu is what can be done with a client.
func (w *Workbench) clientMenu(c session.ClientInfo) *fyne.Menu {
	goTo := func(r page.Route) func() { return func() { w.ctx.Nav.Go(r) } }
	changing := page.ChangingItems(w.ctx.Session,
		fyne.NewMenuItem(say.T("新建申报档案"), goTo(page.Route{Page: page.Choose, Client: c.ID})),
		fyne.NewMenuItem(say.T("新建单位"), w.NewClient),
		fyne.NewMenuItem(say.T("删除单位"), func() { w.deleteClient(c) }),
	)
	return fyne.NewMenu("",
		fyne.NewMenuItem(say.T("单位情况"), goTo(page.Route{Page: page.Client, Client: c.ID})),
		fyne.NewMenuItem(say.T("企业档案"), goTo(page.Route{Page: page.Profile, Client: c.ID})),
		changing[0],
		fyne.NewMenuItem(say.T("政策匹配"), goTo(page.Route{Page: page.Match, Client: c.ID})),
		fyne.NewMenuItem(say.T("日程"), goTo(page.Route{Page: page.Agenda, Client: c.ID})),
		fyne.NewMenuItemSeparator(),
		changing[1], changing[2],
	)
}
