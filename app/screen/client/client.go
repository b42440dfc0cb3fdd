// Package client shows how one client stands: whom to call, until when the office is mandated, what is filled in, all its dossiers; and
// makes a page of it to print or send.
package client

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/screen/handing"
	"yibiao/app/session"
	"yibiao/app/session/card"
	"yibiao/app/session/overview"
	"yibiao/app/task"
	"yibiao/forms"
)

// Client is the screen of one client.
type Client struct {
	ctx    *page.Context
	id     string
	info   session.ClientInfo
	st     *overview.Status     // nil until it was worked out
	steps  page.Deeds[struct{}] // edits of the card made here
	body   *container.Scroll
	first  fyne.Focusable
	object fyne.CanvasObject
}

var _ page.Screen = (*Client)(nil)
var _ page.Undoer = (*Client)(nil)
var _ page.OfClient = (*Client)(nil)

// New opens the page of a client, by its id. Failures: no-client.
func New(ctx *page.Context, id string) (*Client, error) {
	info, err := ctx.Session.Clients().Find(id)
	if err != nil {
		return nil, err
	}
	c := &Client{ctx: ctx, id: info.ID, info: info, body: container.NewVScroll(kit.ColumnOf(0))}
	c.object = kit.Dock(nil, c.body, nil)
	c.Refresh()
	return c, nil
}

// Refresh works the page out beside the window and shows it.
func (c *Client) Refresh() {
	if c.st == nil {
		c.body.Content = kit.Within(look.SpacePage, look.SpaceWide, kit.Muted(say.T("正在核对……")))
		c.body.Refresh()
	}
	looker := session.Looker(c.ctx.Session)
	var st overview.Status
	c.ctx.Tasks.Do(func(ctx context.Context, _ task.Report) (err error) {
		st, err = overview.Of(ctx, looker, c.id)
		return err
	}, func(err error) {
		if err != nil {
			c.ctx.Dialogs.Fail(err)
			return
		}
		c.st = &st
		c.show()
	})
}

// show shows the page.
func (c *Client) show() {
	at := c.body.Offset
	word := kit.Primary(say.T("存成 Word…"), func() { c.save(false) })
	c.first = word
	pdf := kit.Button(say.T("存成 PDF…"), func() { c.save(true) })
	profile := kit.Button(say.T("企业档案"), func() { c.ctx.Nav.Go(page.Route{Page: page.Profile, Client: c.id}) })
	send := kit.Button(say.T("移交这个单位…"), func() { handing.Send(c.ctx, c.info) })
	head := kit.AtEnds(kit.Heading(c.info.Name), kit.Row(profile, send, pdf, word))
	box := kit.ColumnOf(look.SpaceWide, head)
	if warning := say.MandateWarning(*c.st); warning != "" {
		box.Add(kit.GroundOf(look.ColorWarnBack, kit.Within(14, 8, kit.Plain(warning))))
	}
	left := kit.ColumnOf(look.SpaceWide, c.dossiers(), c.days())
	right := kit.ColumnOf(look.SpaceWide, c.standing(), c.entries())
	box.Add(container.New(&kit.BesideOrBelow{Right: 420, Least: 900}, left, right))
	c.body.Content = kit.Within(look.SpacePage, look.SpaceWide, box)
	c.body.ScrollToOffset(at)
	c.body.Refresh()
}

// dossiers lists all dossiers with their stages.
func (c *Client) dossiers() fyne.CanvasObject {
	box := kit.ColumnOf(look.SpaceTight, kit.Strong(say.T("申报档案 {n}", "n", len(c.st.Rows))))
	for _, r := range c.st.Rows {
		lines := kit.ColumnOf(2, kit.AtEnds(kit.Plain(r.Dossier.Title), kit.Badge(say.Status(r.Dossier.Status), look.ColorInfo, look.ColorInfoBack)))
		about := say.Blocks(r)
		switch next := say.NextDay(r); {
		case about == "":
			about = next
		case next != "":
			about = say.T("{blocks}　{next}", "blocks", about, "next", next)
		}
		if about != "" {
			lines.Add(kit.Muted(about))
		}
		if stages := c.st.Stages[r.Dossier.ID]; len(stages) > 1 {
			lines.Add(kit.Muted(say.Stages(stages)))
		}
		it := kit.NewItem(lines, func() { c.ctx.Nav.Go(page.Route{Page: page.Form, Dossier: r.Dossier.ID}) })
		box.Add(it)
	}
	if len(c.st.Rows) == 0 {
		box.Add(kit.Muted(say.T("还没有申报档案。")))
	}
	return kit.Card(box)
}

// fewDays is how many days the page lists.
const fewDays = 8

// days lists what is to be done in the next months.
func (c *Client) days() fyne.CanvasObject {
	box := kit.ColumnOf(look.SpaceTight, kit.Strong(say.T("三个月内要办 {n}", "n", len(c.st.Days))))
	today := session.Day(c.st.At)
	for _, a := range c.st.Days[:min(len(c.st.Days), fewDays)] {
		ink := theme.ColorNameForeground
		if a.Overdue(today) {
			ink = look.ColorBlock
		}
		box.Add(kit.Paragraph(say.T("{date}　{event}", "date", a.Date.Format("2006-01-02"), "event", say.Appointment(a)), ink, theme.SizeNameText, false))
	}
	box.Add(kit.Row(kit.Quiet(say.T("全部日程"), func() { c.ctx.Nav.Go(page.Route{Page: page.Agenda, Client: c.id}) })))
	return kit.Card(box)
}

// standing tells how far the profile is and what can be applied for.
func (c *Client) standing() fyne.CanvasObject {
	box := kit.ColumnOf(look.SpaceTight, kit.Strong(say.T("资料和政策")), kit.Plain(say.Completeness(*c.st)), kit.NewBar(c.st.Filled.Answered, c.st.Filled.Asked+c.st.Filled.Faults), kit.Plain(say.StandingOf(*c.st)))
	for _, p := range c.st.Match.Programmes {
		if o := p.Outcome(); o == forms.Met || o == forms.Confirm {
			box.Add(kit.Muted(say.T("{title}（{outcome}）", "title", p.Programme.ShortTitle(), "outcome", say.Outcome(o))))
		}
	}
	box.Add(kit.Row(kit.Quiet(say.T("政策匹配"), func() { c.ctx.Nav.Go(page.Route{Page: page.Match, Client: c.id}) })))
	return kit.Card(box)
}

// entries are contacts, mandates and notes, each to be changed.
func (c *Client) entries() fyne.CanvasObject {
	box := kit.ColumnOf(2, kit.Strong(say.T("联系人、授权、备注")), kit.Muted(say.T("只在这里看，不进表格、提交包和存出的一页。")))
	today := session.Day(c.st.At)
	for _, e := range c.st.Entries {
		ink := theme.ColorNameForeground
		if e.Expired(today) {
			ink = look.ColorBlock
		}
		it := kit.NewItem(kit.Paragraph(say.Entry(e, today), ink, theme.SizeNameText, false), func() { c.edit(e) })
		box.Add(it)
	}
	add := kit.Row()
	for _, sort := range card.Sorts() {
		add.Add(page.Changing(c.ctx.Session, kit.Quiet(map[card.Sort]string{card.Contact: say.T("加联系人"), card.Mandate: say.T("加授权委托书"), card.Note: say.T("加备注")}[sort], func() { c.edit(card.Entry{Client: c.id, Sort: sort}) })))
	}
	box.Add(add)
	return kit.Card(box)
}

// did shows what was changed here.
func (c *Client) did(err error) {
	if err != nil {
		c.ctx.Dialogs.Fail(err)
		return
	}
	c.steps.Did(struct{}{})
	c.ctx.Nav.Saved()
	c.Refresh()
}

// Undo takes the last change of an entry back.
func (c *Client) Undo() { c.turn(page.Undoing, card.Undo) }

// Redo repeats it.
func (c *Client) Redo() { c.turn(page.Redoing, card.Redo) }

// CanTurn implements page.Undoer.
func (c *Client) CanTurn() (undo, redo bool) { return c.steps.CanTurn() }

func (c *Client) turn(deed page.Deed, do func(*session.Session, string) (string, error)) {
	c.steps.Turn(c.ctx, deed, func(struct{}) (string, error) {
		label, err := do(c.ctx.Session, c.id)
		return deed.Words(say.EditLabel(label, nil)), err
	}, c.Refresh)
}

// Client is the client's name.
func (c *Client) Client() string { return c.info.Name }

// Object implements page.Screen.
func (c *Client) Object() fyne.CanvasObject { return c.object }

// Title implements page.Screen.
func (c *Client) Title() string { return say.T("单位情况") }

// Enter gives the keyboard to the first button.
func (c *Client) Enter() {
	if c.first != nil {
		kit.Focus(c.first)
	}
}

// Leave has nothing to hand over.
func (c *Client) Leave() {}

// Drop does nothing.
func (c *Client) Drop([]string) {}

// Scroll is the part that the paging keys move.
func (c *Client) Scroll() *container.Scroll { return c.body }
