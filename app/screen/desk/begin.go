package desk

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/kit/grid"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/batch"
	"yibiao/app/session/matching"
	"yibiao/app/session/policies"
	"yibiao/app/task"
	"yibiao/forms/gb"
)

// beginning is a programme that is begun for many clients: chosen, then the clients with how they stand, then begun.
type beginning struct {
	desk   *Desk
	offers []matching.Offer
	at     int // of offers
	list   []batch.Candidate
	due    *kit.TextBox
	count  *fyne.Container
	table  *grid.Grid
}

// beginMany asks which programme.
func (d *Desk) beginMany() {
	b := &beginning{desk: d, offers: matching.Programmes(d.ctx.Session), at: -1}
	var names []string
	for _, o := range b.offers {
		names = append(names, say.T("{pack}：{name}", "pack", say.Shortened(o.Pack.Title, 24), "name", o.Programme.ShortTitle()))
	}
	find := kit.NewTextBox()
	find.SetPlaceHolder(say.T("按名称查找事项"))
	shown := b.within("")
	pick := grid.New([]grid.Column{{Title: say.T("申报事项"), Width: 500, Grow: true}}, grid.Deeds{})
	fill := func() {
		shown = b.within(find.Text)
		pick.Set(len(shown), func(row, _ int) grid.Cell { return grid.Cell{Text: names[shown[row]]} })
	}
	fill()
	find.OnChanged = func(string) { fill() }
	var closeDialog func()
	take := func() {
		if row, _ := pick.Cursor(); row < len(shown) {
			b.at = shown[row]
			closeDialog()
			b.weigh()
		}
	}
	pick.Open = func(int) { take() }
	find.OnSubmitted = func(string) { take() }
	content := kit.WithMin(fyne.NewSize(kit.Scaled(620), kit.Scaled(360)), kit.Dock(kit.Within(2, 6, find), pick.Object(), nil))
	closeDialog = d.ctx.Dialogs.Show(say.T("为多家单位新建：选事项"), content, page.Action{Text: say.T("取消")},
		page.Action{Text: say.T("看各家能不能申报"), Main: true, Keep: true, Do: take})
	kit.Focus(find)
}

// within are the offers that answer a search, the best first.
func (b *beginning) within(search string) []int {
	var out []int
	ranks := make([]int, len(b.offers))
	for i, o := range b.offers {
		if ranks[i] = policies.RankOf(o.Programme, search); ranks[i] >= 0 {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return ranks[a] - ranks[b] })
	return out
}

// weigh asks how all clients stand to the programme, and shows them.
func (b *beginning) weigh() {
	o := b.offers[b.at]
	page.Busy(b.desk.ctx, say.T("匹配“{name}”", "name", o.Programme.ShortTitle()), func(ctx context.Context, _ task.Report) (err error) {
		b.list, err = batch.Candidates(ctx, b.desk.ctx.Session, nil, o.Pack.ID.S, []string{o.Programme.ID.S})
		return err
	}, func(err error) {
		if err != nil {
			if session.CodeOf(err) != session.CodeCancelled {
				b.desk.ctx.Dialogs.Fail(err)
			}
			return
		}
		b.show()
	})
}

// show lets the clients be chosen; those whom nothing refuses and who have none yet are chosen at first.
func (b *beginning) show() {
	var fit []int
	for i, c := range b.list {
		if c.Fits() {
			fit = append(fit, i)
		}
	}
	b.count = kit.ColumnOf(0)
	b.table = grid.New([]grid.Column{{Title: say.T("单位"), Width: 300, Grow: true}, {Title: say.T("能不能申报"), Width: 130}, {Title: say.T("档案"), Width: 150}}, grid.Deeds{Picked: b.tell})
	b.table.Set(len(b.list), b.cell)
	b.table.Pick(fit)
	b.due = kit.NewTextBox()
	b.due.SetPlaceHolder(say.T("截止日期，如 2025-6-30，可以不填"))
	top := kit.ColumnOf(look.SpaceTight, kit.Plain(say.T("空格选中或去掉，Ctrl+A 全选。已有这个事项档案的、不符合条件的没有选上。")), b.due, b.count)
	content := kit.WithMin(fyne.NewSize(kit.Scaled(720), kit.Scaled(420)), kit.Dock(kit.Within(2, 4, top), b.table.Object(), nil))
	var closeDialog func()
	begin := func() {
		day, ok := b.ready()
		if !ok {
			return
		}
		closeDialog()
		b.begin(day)
	}
	closeDialog = b.desk.ctx.Dialogs.Show(b.offers[b.at].Programme.Title, content, page.Action{Text: say.T("取消")},
		page.Action{Text: say.T("为选中的单位建立"), Main: true, Keep: true, Do: begin})
	b.table.Focus()
}

// ready is the day that was typed, "" for none; ok is false where it is none or nobody is chosen, which is told in the dialog.
func (b *beginning) ready() (day string, ok bool) {
	if day, ok = b.day(); ok && b.table.CountPicked() > 0 {
		return day, true
	}
	b.count.RemoveAll()
	b.count.Add(kit.Paragraph(say.T("请先选单位；截止日期写成 2025-6-30 这样。"), look.ColorBlock, theme.SizeNameText, false))
	b.count.Refresh()
	return "", false
}

func (b *beginning) day() (day string, ok bool) {
	if b.due.Text == "" {
		return "", true
	}
	t, err := gb.ParseDate(b.due.Text)
	return t.Format("2006-01-02"), err == nil
}

func (b *beginning) tell() {
	b.count.RemoveAll()
	b.count.Add(kit.Muted(say.T("选中 {n} 家，共 {all} 家", "n", b.table.CountPicked(), "all", len(b.list))))
	b.count.Refresh()
}

func (b *beginning) cell(row, column int) grid.Cell {
	c := b.list[row]
	switch {
	case column == 0:
		return grid.Cell{Text: c.Client.Name}
	case column == 1:
		ink, _ := page.OutcomeColours(c.Outcome)
		return grid.Cell{Text: say.Outcome(c.Outcome), Ink: ink}
	case c.Begun:
		return grid.Cell{Text: say.T("已有档案"), Ink: look.ColorMuted}
	}
	return grid.Cell{}
}

// begin begins the dossiers of those that are chosen.
func (b *beginning) begin(due string) {
	var clients []session.ClientInfo
	for _, i := range b.table.PickedRows() {
		clients = append(clients, b.list[i].Client)
	}
	o := b.offers[b.at]
	b.desk.run(say.T("为 {n} 家单位新建", "n", len(clients)), func(ctx context.Context, tell batch.Progress) ([]batch.Result, error) {
		return batch.Create(ctx, b.desk.ctx.Session, clients, batch.New{Pack: o.Pack.ID.S, Programmes: []string{o.Programme.ID.S}, Due: due}, tell)
	}, say.BatchBegun)
}
