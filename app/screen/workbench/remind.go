package workbench

import (
	"context"
	"strconv"
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
	"yibiao/app/session/plan"
	"yibiao/app/task"
)

// reminder is what the workbench says of the days that matter, from the start of the program until it is put away.
type reminder struct {
	looked bool   // this program has looked already
	away   bool   // it was put away for today
	open   bool   // the list is shown, not the line alone
	only   string // the one client that was looked at; "" for all
	days   int    // working days that were looked ahead
	glance matching.Glance
	done   map[string]bool // keys of what was ticked here
}

const (
	// settingReminded is the day on which the reminder was put away.
	settingReminded = "agenda.reminded"
	// settingListed is the day on which the list was shown by itself: once a day is enough.
	settingListed = "agenda.listed"
)

// mostReminded is how many days the list has; the agenda has all.
const mostReminded = 6

// remind looks beside the window at what is overdue and what comes, once after the start.
func remind(w *Workbench) {
	s := w.ctx.Session
	w.reminder = session.Shelf[reminder](s)
	today := session.Day(s.Now()).Format(time.DateOnly)
	only, days := session.OnlyOf(s), page.RemindAhead(s)
	same := w.reminder.only == only && w.reminder.days == days
	if w.reminder.looked && same || w.reminder.away || s.Setting(settingReminded) == today || days == 0 {
		return
	}
	*w.reminder = reminder{looked: true, only: only, days: days, done: map[string]bool{}, open: s.Setting(settingListed) != today}
	looker := session.Looker(s)
	var glance matching.Glance
	w.ctx.Tasks.Do(func(context.Context, task.Report) (err error) {
		glance, err = matching.Look(looker, only, days)
		return err
	}, func(err error) {
		if err == nil && glance.Late+glance.Soon > 0 { // a day that cannot be looked at is told by the agenda itself
			w.reminder.glance = glance
			keepToday(w, settingListed)
			again(w)
		}
	})
}

// keepToday keeps that something was done today.
func keepToday(w *Workbench, setting string) {
	if err := session.Remember(w.ctx.Session, setting, session.Day(w.ctx.Session.Now()).Format(time.DateOnly)); err != nil {
		w.ctx.Dialogs.Fail(err)
	}
}

// remindStrip tells what is overdue and what comes: a line, or a list that can be acted on; nil for none.
func remindStrip(w *Workbench) fyne.CanvasObject {
	r := w.reminder
	if r == nil || r.away || r.only != session.OnlyOf(w.ctx.Session) || r.glance.Late+r.glance.Soon == 0 || page.RemindAhead(w.ctx.Session) == 0 {
		return nil
	}
	words, back := say.T("{days} 个工作日内有 {n} 件事要办", "days", r.days, "n", r.glance.Soon), look.ColorInfoBack
	switch {
	case r.glance.Late > 0 && r.glance.Soon > 0:
		words, back = say.T("{late} 件事过期没有办，{days} 个工作日内还有 {n} 件", "late", r.glance.Late, "days", r.days, "n", r.glance.Soon), look.ColorWarnBack
	case r.glance.Late > 0:
		words, back = say.T("{late} 件事过期没有办", "late", r.glance.Late), look.ColorWarnBack
	}
	turn := kit.Quiet(say.T("收起"), func() { r.open = false; again(w) })
	if !r.open {
		first := r.glance.List[0]
		words = say.T("{words}。最早的：{date} {event}", "words", words, "date", first.Date.Format(time.DateOnly), "event", say.Shortened(say.Appointment(first), 40))
		turn = kit.Quiet(say.T("展开"), func() { r.open = true; again(w) })
	}
	see := kit.Button(say.T("看日程"), func() { w.ctx.Nav.Go(page.Route{Page: page.Agenda}) })
	away := page.Changing(w.ctx.Session, kit.Quiet(say.T("今天不再提醒"), func() {
		r.away = true
		keepToday(w, settingReminded)
		again(w)
		w.Enter()
	}))
	column := kit.ColumnOf(2, kit.AtEnds(kit.Plain(words), kit.Row(turn, see, away)))
	if r.open {
		remindList(w, column)
	}
	ground := canvas.NewRectangle(theme.Color(back))
	ground.CornerRadius = theme.Size(theme.SizeNameCardRadius)
	return container.New(&kit.SheetLayout{}, ground, kit.Within(14, 6, column))
}

// remindList lists the days that have waited longest or come first, each with a tick; a line leads to what it is about.
func remindList(w *Workbench, in *fyne.Container) {
	list := w.reminder.glance.List
	today := session.Day(w.ctx.Session.Now())
	for _, a := range list[:min(len(list), mostReminded)] {
		line := kit.OneLine()
		ink := theme.ColorNameForeground
		if a.Overdue(today) {
			ink = look.ColorBlock
		}
		kit.SetLine(line, a.Date.Format(time.DateOnly)+"　"+say.Appointment(a), ink, theme.SizeNameText)
		it := kit.NewItem(kit.Tightly(line), func() { w.ctx.Nav.Go(page.RouteToDay(a)) })
		if session.LookingOnly(w.ctx.Session) {
			in.Add(it)
			continue
		}
		done := kit.NewTickBox("", nil)
		done.SetChecked(w.reminder.done[a.Key()])
		done.OnChanged = func(on bool) { remindDone(w, a, on) }
		in.Add(kit.Led(container.New(kit.Centred{}, done), it))
	}
	more := kit.Muted(say.T("勾上就是已办。多少天内的提醒、要不要提醒，在“设置”里改。"))
	if n := len(list) - mostReminded; n > 0 {
		more = kit.Muted(say.T("还有 {n} 件在日程里。勾上就是已办。多少天内的提醒、要不要提醒，在“设置”里改。", "n", strconv.Itoa(n)))
	}
	in.Add(more)
}

// remindDone marks a day as done, or opens it again.
func remindDone(w *Workbench, a matching.Appointment, on bool) {
	state := plan.State("")
	if on {
		state = plan.Done
	}
	if err := matching.Mark(w.ctx.Session, a, state, ""); err != nil {
		w.ctx.Dialogs.Fail(err)
		return
	}
	w.reminder.done[a.Key()] = on
	w.ctx.Nav.Saved()
}
