package match

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/matching"
	"yibiao/app/session/policies"
	"yibiao/forms"
)

// matchClient is the page of one client: the questions that settle most, what is used twice, and the programmes in
// groups.
type matchClient struct {
	screen    *Match
	match     matching.Match
	conflicts []session.Conflict
	opened    string // id of the programme whose conditions are shown; "" for none
	folded    map[forms.Outcome]bool

	ask     *matchAsk
	general *fyne.Container // holds the questions below the programmes while none is open; an open one holds its own
	search  *kit.TextBox
	rows    map[string]*matchRow // by programme id
	heads   map[forms.Outcome]*kit.Item
	counts  *fyne.Container
	groups  *fyne.Container
	scroll  *container.Scroll
	object  fyne.CanvasObject
}

func newMatchClient(m *Match, match matching.Match, conflicts []session.Conflict) *matchClient {
	c := &matchClient{screen: m, match: match, conflicts: conflicts, rows: map[string]*matchRow{}, heads: map[forms.Outcome]*kit.Item{}, folded: map[forms.Outcome]bool{forms.NotMet: true}}
	c.counts, c.groups, c.general = kit.Row(), kit.ColumnOf(look.SpaceWide), kit.ColumnOf(0)
	c.search = kit.NewTextBox()
	c.search.SetPlaceHolder(say.T("查找事项、文号（Ctrl+F）"))
	c.search.OnChanged = func(string) { c.fill() }
	c.search.OnSubmitted = func(string) { c.first() }
	c.ask = newMatchAsk(c)
	page := kit.CentredPage(look.SpaceWide, kit.ColumnOf(look.SpaceTight, c.head(), c.counts))
	if strip := conflictStrip(m.ctx, conflicts); strip != nil {
		page.Add(strip)
	}
	page.Add(kit.WithMin(fyne.NewSize(kit.Scaled(280), 0), c.search))
	page.Add(c.groups)
	page.Add(c.general)
	c.scroll = kit.Scrolled(page)
	c.object = c.scroll
	c.fill()
	c.placeAsk()
	return c
}

// head is the client's name and where to go from here.
func (c *matchClient) head() fyne.CanvasObject {
	id := c.match.Client.ID
	tools := kit.Row()
	if clients, err := c.screen.ctx.Session.Clients().List(); err == nil && len(clients) > 1 {
		all := kit.Quiet(say.T("全部单位"), func() {
			if !c.screen.StepBack() {
				c.screen.ctx.Nav.Go(page.Route{Page: page.Match})
			}
		})
		tools.Add(all)
		tools.Add(kit.Quiet(say.T("上一家"), func() { c.screen.Turn(-1) }))
		tools.Add(kit.Quiet(say.T("下一家"), func() { c.screen.Turn(1) }))
	}
	tools.Add(kit.Button(say.T("企业档案"), func() { c.screen.ctx.Nav.Go(page.Route{Page: page.Profile, Client: id}) }))
	return kit.AtEnds(kit.Heading(say.Client(c.match.Client)), tools)
}

// rematch assesses the client anew and shows it.
func (c *matchClient) rematch() {
	match, err := matching.OfClient(c.screen.ctx.Session, c.match.Client.ID)
	if err != nil {
		c.screen.ctx.Dialogs.Fail(err)
		return
	}
	c.match = match
	c.screen.matched(match)
	c.ask.show()
	c.fill()
}

// fill shows the counts and the groups as they are now.
func (c *matchClient) fill() {
	count := outcomesOf(c.match)
	c.counts.RemoveAll()
	for _, o := range forms.ProgrammeOutcomes() {
		ink, back := matchColours(o)
		c.counts.Add(kit.Badge(matchSign(o)+" "+say.T("{name} {n}", "name", say.Outcome(o), "n", count[o]), ink, back))
	}
	c.groups.RemoveAll()
	for _, o := range forms.ProgrammeOutcomes() {
		if group := c.group(o); group != nil {
			c.groups.Add(group)
		}
	}
	if len(c.groups.Objects) == 0 {
		c.groups.Add(kit.Muted(say.T("没有名称或文号含“{text}”的事项。", "text", c.search.Text)))
	}
	c.scroll.Refresh()
}

// group is a heading with the programmes of one outcome; nil when there is none to show.
func (c *matchClient) group(o forms.Outcome) fyne.CanvasObject {
	var list []matching.ProgrammeMatch
	ranks := map[*forms.Programme]int{}
	for _, p := range c.match.Programmes {
		if p.Outcome() != o {
			continue
		}
		if ranks[p.Programme] = policies.RankOf(p.Programme, c.search.Text); ranks[p.Programme] >= 0 {
			list = append(list, p)
		}
	}
	if len(list) == 0 {
		return nil
	}
	slices.SortStableFunc(list, func(a, b matching.ProgrammeMatch) int { return ranks[a.Programme] - ranks[b.Programme] })
	folded := c.folded[o] && strings.TrimSpace(c.search.Text) == ""
	words := say.T("收起")
	if folded {
		words = say.T("展开")
	}
	ink, _ := matchColours(o)
	head := kit.NewItem(kit.AtEnds(kit.Strong(say.T("{name} {n}", "name", say.Outcome(o), "n", len(list))), kit.ParagraphLine(words, ink)), nil)
	head.Chosen = func() { c.fold(o) }
	c.heads[o] = head
	box := kit.ColumnOf(1, head)
	if !folded {
		for _, p := range list {
			box.Add(c.row(p).object)
		}
	}
	return box
}

// found tells whether a programme answers the search.
func (c *matchClient) found(p matching.ProgrammeMatch) bool {
	return policies.RankOf(p.Programme, c.search.Text) >= 0
}

func (c *matchClient) fold(o forms.Outcome) {
	c.folded[o] = !c.folded[o]
	c.fill()
	kit.Focus(c.heads[o])
}

// row is the line of a programme, made once and then kept up to date.
func (c *matchClient) row(p matching.ProgrammeMatch) *matchRow {
	r := c.rows[p.Programme.ID.S]
	if r == nil {
		r = newMatchRow(c, p)
		c.rows[p.Programme.ID.S] = r
	}
	r.show(p)
	return r
}

// open shows the conditions of a programme and hides those of the one before; "" hides only.
func (c *matchClient) open(programme string) {
	was := c.opened
	c.ask.commit()
	c.opened = programme
	c.ask.show()
	for _, p := range c.match.Programmes {
		if p.Programme.ID.S == programme && c.folded[p.Outcome()] {
			c.folded[p.Outcome()] = false
			c.fill()
		}
	}
	for _, id := range []string{was, programme} {
		if r := c.rows[id]; r != nil {
			r.unfold()
		}
	}
	c.placeAsk()
	c.scroll.Refresh()
}

// placeAsk puts the questions below the programmes, unless an open one has them.
func (c *matchClient) placeAsk() {
	c.general.RemoveAll()
	if c.rows[c.opened] == nil {
		c.general.Add(c.ask.object)
	}
}

// first opens the first programme that is listed.
func (c *matchClient) first() {
	for _, o := range forms.ProgrammeOutcomes() {
		for _, p := range c.match.Programmes {
			if r := c.rows[p.Programme.ID.S]; r != nil && p.Outcome() == o && c.found(p) {
				c.open(p.Programme.ID.S)
				kit.Focus(r.item)
				return
			}
		}
	}
}

// enter gives the keyboard to the opened programme or to the first one.
func (c *matchClient) enter() {
	if r := c.rows[c.opened]; r != nil {
		kit.Focus(r.item)
		r.reveal()
		return
	}
	for _, o := range forms.ProgrammeOutcomes() {
		for _, p := range c.match.Programmes {
			if r := c.rows[p.Programme.ID.S]; r != nil && p.Outcome() == o {
				kit.Focus(r.item)
				return
			}
		}
	}
}
