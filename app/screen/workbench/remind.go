package workbench

import (
	"context"
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
	"yibiao/app/task"
)

// reminder is what the workbench says of the days that matter, from the start of the program until it is put away.
type reminder struct {
	looked bool   // this program has looked already
	away   bool   // it was put away for today
	only   string // the one client that was looked at; "" for all
	glance matching.Glance
}

// settingReminded is the day on which the reminder was put away.
const settingReminded = "agenda.reminded"

// remind looks beside the window at what is overdue and what comes, once after the start.
func remind(w *Workbench) {
	s := w.ctx.Session
	w.reminder = session.Shelf[reminder](s)
	today := session.Day(s.Now()).Format(time.DateOnly)
	only := session.OnlyOf(s)
	if w.reminder.looked && w.reminder.only == only || w.reminder.away || s.Setting(settingReminded) == today {
		return
	}
	*w.reminder = reminder{looked: true, only: only}
	looker := session.Looker(s)
	var glance matching.Glance
	w.ctx.Tasks.Do(func(context.Context, task.Report) (err error) {
		glance, err = matching.Look(looker, only)
		return err
	}, func(err error) {
		if err == nil && glance.Late+glance.Soon > 0 { // a day that cannot be looked at is told by the agenda itself
			w.reminder.glance = glance
			again(w)
		}
	})
}

// remindStrip is the line on what is overdue and what comes; nil for none.
func remindStrip(w *Workbench) fyne.CanvasObject {
	r := w.reminder
	if r == nil || r.away || r.only != session.OnlyOf(w.ctx.Session) || r.glance.Late+r.glance.Soon == 0 {
		return nil
	}
	words, back := say.T("7 天内有 {n} 件事要办", "n", r.glance.Soon), look.ColorInfoBack
	switch {
	case r.glance.Late > 0 && r.glance.Soon > 0:
		words, back = say.T("{late} 件事过期没有办，7 天内还有 {n} 件", "late", r.glance.Late, "n", r.glance.Soon), look.ColorWarnBack
	case r.glance.Late > 0:
		words, back = say.T("{late} 件事过期没有办", "late", r.glance.Late), look.ColorWarnBack
	}
	first := r.glance.First
	words = say.T("{words}。最早的：{date} {event}", "words", words, "date", first.Date.Format(time.DateOnly), "event", say.Shortened(say.Appointment(first), 40))
	see := kit.Button(say.T("看日程"), func() { w.ctx.Nav.Go(page.Route{Page: page.Agenda}) })
	away := page.Changing(w.ctx.Session, kit.Quiet(say.T("今天不再提醒"), func() {
		r.away = true
		if err := session.Remember(w.ctx.Session, settingReminded, session.Day(w.ctx.Session.Now()).Format(time.DateOnly)); err != nil {
			w.ctx.Dialogs.Fail(err)
		}
		again(w)
		w.Enter()
	}))
	ground := canvas.NewRectangle(theme.Color(back))
	ground.CornerRadius = theme.Size(theme.SizeNameCardRadius)
	return container.New(&kit.SheetLayout{}, ground, kit.Within(14, 6, kit.AtEnds(kit.Plain(words), kit.Row(see, away))))
}
