// Package match shows which programmes suit a client, and all clients on one map.
package match

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/matching"
	"yibiao/app/session/summaries"
	"yibiao/app/task"
	"yibiao/forms"
)

// Match is the screen of matching (政策匹配): all clients against all programmes as a map of coloured cells, or one
// client with its programmes in groups and the questions that would settle most of them. A client is opened from the
// map and left back to it; an answer changes only its client's row.
type Match struct {
	ctx       *page.Context
	all       []matching.Row // of the map, by client name; nil until it was computed
	offers    []matching.Offer
	conflicts []session.Conflict

	overview *matchMap    // nil until it was computed
	page     *matchClient // nil while the map is shown
	pack     string       // id of the policy that the map shows first; "" for all
	scroll   *container.Scroll
	object   *fyne.Container
}

var _ page.Screen = (*Match)(nil)
var _ page.Finder = (*Match)(nil)
var _ page.Undoer = (*Match)(nil)
var _ page.Turner = (*Match)(nil)
var _ page.Stepper = (*Match)(nil)
var _ page.Keeper = (*Match)(nil)

// New makes the screen for the client of the route, opened at its programme, or for all clients.
func New(ctx *page.Context, r page.Route) (*Match, error) {
	m := &Match{ctx: ctx, pack: r.Pack, scroll: container.NewVScroll(kit.ColumnOf(0)), object: container.NewStack()}
	if r.Client == "" {
		m.put(kit.Within(look.SpacePage, look.SpaceWide, kit.Muted(say.T("正在匹配……"))))
		return m, nil
	}
	return m, m.openClient(r.Client, r.At.Programme)
}

func (m *Match) put(o fyne.CanvasObject) {
	m.object.Objects = []fyne.CanvasObject{o}
	m.object.Refresh()
}

// compute matches all clients behind a dialog that tells how far it is, and shows the map.
func (m *Match) compute() {
	clients, err := m.ctx.Session.Clients().List()
	if err != nil {
		m.ctx.Dialogs.Fail(err)
		return
	}
	switch len(clients) {
	case 0:
		m.put(kit.Scrolled(m.begin()))
		return
	case 1: // a map is for many
		m.tryClient(clients[0].ID, "")
		return
	}
	var all []matching.Row
	var conflicts []session.Conflict
	work := func(ctx context.Context, report task.Report) error {
		told := func(done, total int) {
			report(int64(done), int64(total), say.T("{done} / {total} 家单位", "done", done, "total", total))
		}
		// What has been worked out is kept on the way: whoever breaks it off goes on from there.
		err := summaries.RefreshClients(ctx, session.Looker(m.ctx.Session), told)
		if err == nil {
			all, err = matching.Rows(ctx, m.ctx.Session, told)
		}
		if err == nil {
			conflicts, err = m.ctx.Session.Dossiers().Conflicts("")
		}
		return err
	}
	page.Busy(m.ctx, say.T("正在匹配政策"), work, func(err error) {
		if err != nil {
			m.put(kit.Scrolled(m.stopped()))
			return
		}
		m.all, m.offers, m.conflicts = all, matching.Programmes(m.ctx.Session), conflicts
		m.overview = newMatchMap(m)
		m.showMap()
	})
}

// begin is shown while there is no client.
func (m *Match) begin() fyne.CanvasObject {
	return kit.CentredPage(look.SpaceWide, kit.Heading(say.T("政策匹配")), kit.Card(
		kit.Strong(say.T("还没有单位")),
		kit.Plain(say.T("先在工作台新建一个单位，或载入示例企业。这里会把每个单位和全部事项对照一遍：可以申报的、待确认的、还缺哪个答案的、不符合的。")),
		kit.Row(kit.Primary(say.T("去工作台"), func() { m.ctx.Nav.Go(page.Route{Page: page.Workbench}) }))))
}

// stopped is shown when the matching was broken off.
func (m *Match) stopped() fyne.CanvasObject {
	return kit.CentredPage(look.SpaceWide, kit.Heading(say.T("政策匹配")), kit.Card(
		kit.Plain(say.T("匹配没有做完。已有的填写内容没有变。")), kit.Row(kit.Primary(say.T("重新匹配"), m.compute))))
}

func (m *Match) showMap() {
	m.page = nil
	m.put(m.overview.object)
	m.ctx.Nav.Saved()
	m.Enter()
}

// openClient shows one client, opened at a programme; "" opens none.
func (m *Match) openClient(client, programme string) error {
	match, err := matching.OfClient(m.ctx.Session, client)
	if err != nil {
		return err
	}
	conflicts, err := m.ctx.Session.Dossiers().Conflicts(match.Client.ID)
	if err != nil {
		return err
	}
	if err := page.RememberClient(m.ctx.Session, match.Client.ID); err != nil {
		return err
	}
	m.page = newMatchClient(m, match, conflicts)
	m.put(m.page.object)
	m.page.open(programme)
	return nil
}

// tryClient is openClient for a person, who is told about a failure.
func (m *Match) tryClient(client, programme string) {
	if err := m.openClient(client, programme); err != nil {
		m.ctx.Dialogs.Fail(err)
		return
	}
	m.ctx.Nav.Saved()
	m.page.enter()
}

// matched takes over what one client's answers have become.
func (m *Match) matched(match matching.Match) {
	for i := range m.all {
		if m.all[i].Client.ID == match.Client.ID {
			m.all[i], m.overview.told = matching.RowOf(match), match
			m.overview.fill()
		}
	}
}

// Object implements page.Screen.
func (m *Match) Object() fyne.CanvasObject { return m.object }

// Title names the screen, and the client that is shown.
func (m *Match) Title() string {
	if m.page != nil {
		return say.T("政策匹配") + "  ›  " + say.Client(m.page.match.Client)
	}
	return say.T("政策匹配")
}

// Enter computes the map when it is to be shown, and gives the keyboard to its cells or to the first question.
func (m *Match) Enter() {
	switch {
	case m.page != nil:
		m.page.enter()
	case m.overview == nil:
		m.compute()
	default:
		kit.Focus(m.overview.heat.cells)
	}
}

// Leave hands over the answer that is being typed.
func (m *Match) Leave() {
	if m.page != nil {
		m.page.ask.commit()
	}
}

// Refresh matches anew.
func (m *Match) Refresh() {
	if m.page != nil {
		m.page.rematch()
		return
	}
	m.compute()
}

// Drop does nothing.
func (m *Match) Drop([]string) {}

// Find gives the keyboard to the search box.
func (m *Match) Find() {
	switch {
	case m.page != nil:
		kit.Focus(m.page.search)
	case m.overview != nil:
		kit.Focus(m.overview.search)
	}
}

// Scroll is the part that the paging keys move.
func (m *Match) Scroll() *container.Scroll {
	if m.page != nil {
		return m.page.scroll
	}
	return m.scroll
}

// StepBack returns from a client to the map it was opened from.
func (m *Match) StepBack() bool {
	if m.page == nil || m.overview == nil {
		return false
	}
	m.showMap()
	return true
}

// Here remembers which client and programme are shown.
func (m *Match) Here(r page.Route) page.Route {
	r.Client, r.At = "", page.Place{}
	if m.page != nil {
		r.Client, r.At.Programme = m.page.match.Client.ID, m.page.opened
	}
	return r
}

// Turn goes to the client before or after, by name.
func (m *Match) Turn(by int) {
	if m.page == nil {
		return
	}
	clients, err := m.ctx.Session.Clients().List()
	if err != nil {
		m.ctx.Dialogs.Fail(err)
		return
	}
	m.Leave()
	for i, c := range clients {
		if c.ID == m.page.match.Client.ID && i+by >= 0 && i+by < len(clients) {
			m.tryClient(clients[i+by].ID, m.page.opened)
			return
		}
	}
}

// Undo takes back the last answer of the client, as in its profile.
func (m *Match) Undo() {
	m.turnAnswer(page.Undoing, history.Undo)
}

// Redo repeats what Undo took back.
func (m *Match) Redo() {
	m.turnAnswer(page.Redoing, history.Redo)
}

// CanTurn implements page.Undoer.
func (m *Match) CanTurn() (undo, redo bool) {
	if m.page == nil {
		return false, false
	}
	return history.CanTurn(m.ctx.Session, m.page.match.Client.ID)
}

func (m *Match) turnAnswer(deed page.Deed, do func(*session.Editing) (string, error)) {
	if m.page == nil {
		deed.Nothing(m.ctx)
		return
	}
	m.Leave()
	profile, err := m.ctx.Session.OpenProfile(m.page.match.Client.ID)
	if err != nil {
		m.ctx.Dialogs.Fail(err)
		return
	}
	deed.Turn(m.ctx, func() (string, error) {
		label, err := do(profile)
		return deed.Words(m.page.ask.editWords(label, profile.Form)), err
	}, func() {
		m.page.ask.forget()
		m.page.rematch()
	})
}

// outcomesOf counts the outcomes of a match.
func outcomesOf(m matching.Match) map[forms.Outcome]int {
	count := map[forms.Outcome]int{}
	for _, p := range m.Programmes {
		count[p.Outcome()]++
	}
	return count
}
