// Package choose is the first step: which programmes a dossier applies for.
package choose

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/reuse"
	"yibiao/forms"
)

// Choose is choosing what to apply for: the documents as cards with their programmes to tick. Programmes of one
// document that may be combined become one form and one set of materials.
type Choose struct {
	ctx    *page.Context
	client session.ClientInfo
	work   *page.Work // the dossier whose programmes are changed; nil for a new one

	ticks    map[string]*kit.TickBox            // by programme id; information cards have none
	happened map[string]bool                    // by happening
	asking   fyne.CanvasObject                  // what happened; nil where the policy is fixed
	search   *kit.FindBox                       // by name, number or initials
	fits     bool                               // what the client cannot apply for is left out
	unfolded map[string]bool                    // documents whose programmes are shown, by id; all are while something narrows the list
	list     *fyne.Container                    // the documents
	standing map[*forms.Programme]forms.Outcome // of the client; nil until it is asked for
	summary  *fyne.Container
	title    *kit.TextBox
	create   *kit.Press
	carry    *kit.TickBox // takes over what earlier dossiers hold
	carried  string       // the policy that its tick stands for
	told     string       // what became of it
	came     *reuse.Carry // what came into filled; nil for nothing
	filled   *session.Editing
	muted    bool // ticks are being set by the program
	page     *container.Scroll
	object   fyne.CanvasObject
}

var _ page.Screen = (*Choose)(nil)
var _ page.Finder = (*Choose)(nil)

// New makes the screen for a new dossier of a client, or for changing what a dossier applies for.
func New(ctx *page.Context, client session.ClientInfo, work *page.Work) *Choose {
	c := &Choose{ctx: ctx, client: client, work: work, ticks: map[string]*kit.TickBox{}, happened: map[string]bool{}, unfolded: map[string]bool{}}
	c.summary = kit.ColumnOf(2)
	c.title = kit.NewTextBox()
	c.title.SetPlaceHolder(say.T("档案名称，可以不填"))
	c.carry = kit.NewTickBox("", nil)
	c.carry.Hide()
	words := say.T("建立申报档案")
	if work != nil {
		words = say.T("保存事项")
		c.title.Hide()
	}
	c.create = page.Changing(ctx.Session, kit.Primary(words, c.done))
	c.list = kit.ColumnOf(look.SpaceWide)
	for _, p := range ctx.Session.Library().Packs {
		for _, q := range p.Programmes {
			if q.Card == nil {
				tick := kit.NewTickBox(q.Title, func(on bool) { c.ticked(p, q, on) })
				c.ticks[q.ID.S] = tick
			}
		}
	}
	c.search = kit.NewFindBox(say.T("查找事项、政策、文号，也可用拼音首字母（Ctrl+F）"), c.fillList, c.toList)
	page := kit.CentredPage(look.SpaceWide, kit.Heading(say.T("选择要申报的事项")), c.narrow())
	if work == nil {
		c.asking = c.guide()
		page.Add(c.asking)
	}
	page.Add(c.list)
	c.fillList()
	c.title.OnSubmitted = func(string) { c.done() }
	right := container.NewHBox(kit.WithMin(fyne.NewSize(kit.Scaled(240), 0), c.title), c.create)
	c.page = kit.Scrolled(page)
	c.object = kit.Dock(nil, c.page, kit.Footer(kit.Within(0, 4, kit.ColumnOf(0, c.carry, kit.AtEnds(c.summary, right)))))
	c.Refresh()
	takeUp(c)
	return c
}

// packCard shows one document and some of its programmes; folded, how many there are.
func (c *Choose) packCard(p *forms.Pack, some []*forms.Programme, folds, folded bool) fyne.CanvasObject {
	how := say.T("一次申报一项")
	if p.Combine {
		how = say.T("可以几项一起选，合成一张表")
	}
	inner := kit.ColumnOf(look.Space, kit.AtEnds(
		kit.ColumnOf(2, kit.Strong(p.Title), kit.Muted(say.T("《{name}》{number}", "name", p.Document.Name, "number", p.Document.Number))),
		kit.Badge(how, look.ColorInfo, look.ColorInfoBack)))
	if folds {
		inner.Add(c.foldLine(p, len(some), folded))
	}
	if folded {
		return kit.Card(inner)
	}
	for _, q := range some {
		inner.Add(widget.NewSeparator())
		inner.Add(c.programme(p, q))
	}
	return kit.Card(inner)
}

// programme is one programme with its tick.
func (c *Choose) programme(p *forms.Pack, q *forms.Programme) fyne.CanvasObject {
	if q.Card != nil {
		return kit.ColumnOf(2, kit.AtEnds(kit.Plain(q.Title), kit.Badge(say.T("只供了解"), look.ColorMuted, theme.ColorNameHeaderBackground)),
			kit.Within(30, 0, kit.ColumnOf(2, kit.Muted(q.Card.What), kit.Muted(say.T("咨询：{ask}", "ask", q.Card.Ask)))))
	}
	tick := c.ticks[q.ID.S]
	counts := q.Counts()
	lines := kit.ColumnOf(2)
	if o, ok := c.standing[q]; ok {
		lines.Add(kit.Strong(say.Outcome(o)))
	}
	if len(q.Applicants.Types) > 0 {
		lines.Add(kit.Muted(say.T("申报主体：{who}", "who", page.Joined(q.Applicants.Types))))
	}
	if len(q.Responsible) > 0 {
		lines.Add(kit.Muted(say.T("受理单位：{who}", "who", page.Joined(q.Responsible))))
	}
	if words := say.ComesAfter(p, q); words != "" {
		lines.Add(kit.Paragraph(words, look.ColorInfo, theme.SizeNameCaptionText, false))
	}
	for _, a := range q.Amounts {
		lines.Add(kit.Paragraph(page.AmountWords(a), look.ColorOK, theme.SizeNameCaptionText, false))
	}
	lines.Add(kit.Muted(say.T("{fields} 个填写项，{materials} 份材料", "fields", counts.Fields+counts.Tables, "materials", counts.Materials)))
	return kit.ColumnOf(2, kit.AtEnds(tick, kit.Badge(q.Kind, look.ColorMuted, theme.ColorNameHeaderBackground)), kit.Within(30, 0, lines))
}

func (c *Choose) ticked(p *forms.Pack, q *forms.Programme, on bool) {
	if c.muted {
		return
	}
	if others := c.apart(p, q); on && len(others) > 0 {
		c.set(q.ID.S, false) // until the person agrees
		c.change(q, others)
		return
	}
	c.summarise()
}

// apart are the ticked programmes that cannot stand in one dossier with q.
func (c *Choose) apart(p *forms.Pack, q *forms.Programme) []*forms.Programme {
	var out []*forms.Programme
	for _, pack := range c.ctx.Session.Library().Packs {
		for _, other := range pack.Programmes {
			tick := c.ticks[other.ID.S]
			if tick != nil && tick.Checked && other.ID.S != q.ID.S && (pack != p || !p.Combine) {
				out = append(out, other)
			}
		}
	}
	return out
}

// change asks before what is ticked gives way to a programme that cannot stand beside it.
func (c *Choose) change(q *forms.Programme, others []*forms.Programme) {
	var names []string
	for _, other := range others {
		names = append(names, other.ShortTitle())
	}
	text := say.T("“{new}”不能和已选的“{old}”放在一份档案里。改选它，已选的就取消；两样都要报的，请先建好“{old}”的档案，再新建一份。",
		"new", q.ShortTitle(), "old", page.Joined(names))
	c.ctx.Dialogs.Confirm(say.T("要改选吗"), text, say.T("改选"), func() {
		for _, other := range others {
			c.set(other.ID.S, false)
		}
		c.set(q.ID.S, true)
		c.summarise()
	})
}

// set ticks a programme, or takes its tick away, for the program.
func (c *Choose) set(id string, on bool) {
	c.muted = true
	c.ticks[id].SetChecked(on)
	c.muted = false
}

// chosen are the ticked programmes, in pack order.
func (c *Choose) chosen() (*forms.Pack, []string) {
	for _, p := range c.ctx.Session.Library().Packs {
		var ids []string
		for _, q := range p.Programmes {
			if tick := c.ticks[q.ID.S]; tick != nil && tick.Checked {
				ids = append(ids, q.ID.S)
			}
		}
		if len(ids) > 0 {
			return p, ids
		}
	}
	return nil, nil
}

// summarise tells what the choice amounts to, and what combining saves.
func (c *Choose) summarise() {
	if !c.muted {
		hold(c)
	}
	c.summary.RemoveAll()
	p, ids := c.chosen()
	if p == nil {
		c.offerEarlier("")
		c.create.Disable()
		c.summary.Add(kit.Muted(say.T("请先选一个或几个事项。")))
		return
	}
	form, err := forms.Compose(p, ids)
	if err != nil {
		c.ctx.Dialogs.Fail(err)
		return
	}
	c.create.Enable()
	c.offerEarlier(p.ID.S)
	s := form.Savings
	if len(ids) > 1 {
		c.summary.Add(kit.Strong(say.T("{n} 个事项合成一张表、一套材料", "n", len(ids))))
		c.summary.Add(kit.Muted(say.T("填写项 {f0} → {f1}，材料 {m0} → {m1}，重复的只填一次、只交一份。",
			"f0", s.FieldsBefore, "f1", s.FieldsAfter, "m0", s.MaterialsBefore, "m1", s.MaterialsAfter)))
		return
	}
	c.summary.Add(kit.Strong(session.TitleOf(p, ids)))
	c.summary.Add(kit.Muted(say.T("{f} 个填写项，{m} 份材料", "f", s.FieldsAfter, "m", s.MaterialsAfter)))
}

// done creates the dossier, or changes it, and opens the form.
func (c *Choose) done() {
	p, ids := c.chosen()
	if p == nil {
		return
	}
	if c.work != nil {
		d := c.work.Editing.Dossier
		if err := c.ctx.Session.Dossiers().SetProgrammes(d, ids); err != nil {
			c.ctx.Dialogs.Fail(err)
			return
		}
		if err := c.reload(); err != nil {
			c.ctx.Dialogs.Fail(err)
			return
		}
		c.ctx.Nav.Saved()
		c.ctx.Nav.Go(page.Route{Page: page.Form, Dossier: d.ID})
		return
	}
	d, err := c.ctx.Session.Dossiers().Create(c.client.ID, p.ID.S, ids, c.title.Text)
	if err != nil {
		c.ctx.Dialogs.Fail(err)
		return
	}
	c.carryOver(d.ID)
	c.ctx.Nav.Saved()
	c.ctx.Nav.Go(page.Route{Page: page.Form, Dossier: d.ID})
	c.ctx.Nav.Tell(c.told)
	if c.came != nil {
		page.ShowCarried(c.ctx, c.filled, *c.came)
	}
}

func (c *Choose) reload() error {
	if err := c.work.Editing.Reload(); err != nil {
		return err
	}
	return c.work.Update()
}

// Client is the name of the applicant.
func (c *Choose) Client() string { return c.client.Name }

// Object implements page.Screen.
func (c *Choose) Object() fyne.CanvasObject { return c.object }

// Title implements page.Screen.
func (c *Choose) Title() string { return say.T("选事项") }

// Enter gives the keyboard to the search box: typing goes on from there.
func (c *Choose) Enter() { kit.Focus(c.search) }

// Find gives the keyboard to the search box.
func (c *Choose) Find() { kit.Focus(c.search) }

// Refresh shows what the dossier applies for.
func (c *Choose) Refresh() {
	if c.work != nil {
		c.muted = true
		for id, tick := range c.ticks {
			tick.SetChecked(slices.Contains(c.work.Editing.Dossier.Programmes, id))
		}
		c.muted = false
	}
	c.summarise()
}

// Drop does nothing.
func (c *Choose) Drop([]string) {}

// Scroll is the part that the paging keys move.
func (c *Choose) Scroll() *container.Scroll { return c.page }
