// Package agenda shows deadlines, duties and what expires.
package agenda

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/matching"
)

// How far the screen looks ahead.
const (
	agendaAhead = 5 // years
)

// agendaKinds are the kinds of appointments, in the order of the filter.
var agendaKinds = []matching.Kind{
	matching.KindDue, matching.KindPlan, matching.KindOwn, matching.KindDeadline, matching.KindDuty, matching.KindExpiry, matching.KindMandate,
}

// Agenda is the screen of the days that matter (日程): a month at the left; at the right what is overdue, what comes
// this week, and what falls into the month.
type Agenda struct {
	ctx     *page.Context
	clients []session.ClientInfo
	list    []matching.Appointment // all that are not filtered out, by date
	all     []matching.Appointment // with what is
	today   time.Time              // midnight UTC
	client  string                 // id; "" for all
	kind    matching.Kind          // "" for all
	past    bool                   // what is done, waived or past is shown too
	theirs  bool                   // the days of the authorities are shown, apart
	steps   page.Deeds[string]     // whose days were set on this screen

	month  *agendaMonth
	lines  map[string][]*kit.Item // by day, in the list
	shown  []matching.Appointment // as they stand in lines
	body   *container.Scroll
	filter *kit.Picker
	year   *fyne.Container // on what the holidays of the year rest
	object fyne.CanvasObject
}

var _ page.Screen = (*Agenda)(nil)
var _ page.Finder = (*Agenda)(nil)
var _ page.Turner = (*Agenda)(nil)
var _ page.Keeper = (*Agenda)(nil)
var _ page.Undoer = (*Agenda)(nil)

// New makes the screen for a client; "" shows all.
func New(ctx *page.Context, client string) *Agenda {
	a := &Agenda{ctx: ctx, client: client, today: session.Day(ctx.Session.Now())}
	a.body, a.year = container.NewVScroll(kit.ColumnOf(0)), kit.ColumnOf(0)
	a.month = newAgendaMonth(a.today, ctx.Session.Calendar())
	a.month.turned = a.show
	a.month.chosen = a.goTo
	var err error
	if a.clients, err = ctx.Session.Clients().List(); err != nil {
		ctx.Dialogs.Fail(err)
	}
	ground := canvas.NewRectangle(theme.Color(look.ColorCard))
	keys := kit.Muted(say.T("方向键换一天　PageUp、PageDown 换月　Home 回到今天　Enter 到这一天的事"))
	left := container.NewStack(ground, container.NewVScroll(kit.Within(16, 14, kit.ColumnOf(look.Space, a.month, monthLegend(), a.year, keys))))
	right := kit.Dock(kit.Within(look.SpacePage, 10, a.tools()), a.body, nil)
	a.object = container.New(&kit.Side{Width: 460}, left, right)
	a.Refresh()
	return a
}

// tools are the filters and the export.
func (a *Agenda) tools() fyne.CanvasObject {
	names, at := []string{say.T("全部单位")}, 0
	for i, c := range a.clients {
		names = append(names, say.Client(c))
		if c.ID == a.client {
			at = i + 1
		}
	}
	a.filter = kit.NewPicker(names, at, func(i int) {
		a.client = ""
		if i > 0 {
			a.client = a.clients[i-1].ID
		}
		a.Refresh()
	})
	kinds := []string{say.T("全部种类")}
	for _, k := range agendaKinds {
		kinds = append(kinds, kindName(k))
	}
	kind := kit.NewPicker(kinds, 0, func(i int) {
		a.kind = ""
		if i > 0 {
			a.kind = agendaKinds[i-1]
		}
		a.Refresh()
	})
	save := kit.Button(say.T("导出 .ics…"), a.export)
	add := page.Changing(a.ctx.Session, kit.Button(say.T("加日子…"), func() { addDay(a) }))
	past := kit.NewTickBox(say.T("已办的和过去的"), func(on bool) { a.past = on; a.Refresh() })
	theirs := kit.NewTickBox(say.T("部门和政策的"), func(on bool) { a.theirs = on; a.Refresh() })
	return container.New(&kit.Flow{Gap: look.SpaceTight}, kit.Framed(220, a.filter), kit.Framed(130, kind), add, save, past, theirs)
}

// kindName names a kind of appointment.
func kindName(kind matching.Kind) string {
	switch kind {
	case matching.KindDue:
		return say.T("档案期限")
	case matching.KindPlan:
		return say.T("倒排")
	case matching.KindOwn:
		return say.T("自定")
	case matching.KindAuthority:
		return say.T("部门办理")
	case matching.KindMandate:
		return say.T("授权到期")
	case matching.KindDeadline:
		return say.T("办理期限")
	case matching.KindDuty:
		return say.T("履约事项")
	case matching.KindExpiry:
		return say.T("证书到期")
	}
	return say.T("政策到期")
}

// Refresh reads the appointments anew.
func (a *Agenda) Refresh() {
	list, err := matching.Waiting(a.ctx.Session, a.client, a.today, a.today.AddDate(agendaAhead, 0, 0))
	if err != nil {
		a.ctx.Dialogs.Fail(err)
		return
	}
	a.all = slices.Clone(list)
	a.list = slices.DeleteFunc(list, func(x matching.Appointment) bool {
		return a.kind != "" && x.Kind != a.kind || !a.theirs && x.Theirs() || !a.past && !x.Theirs() && !x.ToDo(a.today)
	})
	marks := map[string]dayMark{}
	for _, x := range a.list {
		day := x.Date.Format(time.DateOnly)
		m := marks[day]
		m.count++
		m.late = m.late || x.Overdue(a.today)
		marks[day] = m
	}
	a.month.mark(marks)
	a.show()
}

// thisWeek tells whether a day lies between today and the Sunday of this week.
func (a *Agenda) thisWeek(x matching.Appointment) bool {
	left := (7 - int(a.today.Weekday())) % 7
	return !x.Date.Before(a.today) && !x.Date.After(a.today.AddDate(0, 0, left))
}

// goTo shows a day of the list, or tells that it has none.
func (a *Agenda) goTo(day time.Time) {
	lines, hidden := a.lines[day.Format(time.DateOnly)], aside(a, func(x matching.Appointment) bool { return x.Date.Equal(day) })
	switch {
	case len(lines) > 0:
		kit.Focus(lines[0])
	case hidden > 0:
		a.ctx.Nav.Tell(say.T("{date} 有 {n} 条没有列出：办过的、过去的、部门和政策的，或者别的种类的。", "date", day.Format(time.DateOnly), "n", hidden))
	default:
		a.ctx.Nav.Tell(say.T("{date} 没有日程。", "date", day.Format(time.DateOnly)))
	}
}

// aside counts the days of a kind that are known and not listed.
func aside(a *Agenda, of func(matching.Appointment) bool) int {
	n := 0
	for _, x := range a.all {
		if of(x) {
			n++
		}
	}
	for _, x := range a.shown {
		if of(x) {
			n--
		}
	}
	return n
}

// Object implements page.Screen.
func (a *Agenda) Object() fyne.CanvasObject { return a.object }

// Title implements page.Screen.
func (a *Agenda) Title() string { return say.T("日程") }

// Enter gives the keyboard to the month.
func (a *Agenda) Enter() { kit.Focus(a.month) }

// Leave has nothing to hand over.
func (a *Agenda) Leave() {}

// Drop takes the notice of a year's holidays.
func (a *Agenda) Drop(paths []string) { a.takeArrangement(paths[0]) }

// Find gives the keyboard to the filter of clients.
func (a *Agenda) Find() { kit.Focus(a.filter) }

// Turn turns the page of the month.
func (a *Agenda) Turn(by int) { a.month.turn(by) }

// Scroll is the part that the paging keys move.
func (a *Agenda) Scroll() *container.Scroll { return a.body }

// Here remembers the client.
func (a *Agenda) Here(r page.Route) page.Route {
	r.Client = a.client
	return r
}
