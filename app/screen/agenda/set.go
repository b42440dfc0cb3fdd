package agenda

import (
	"time"

	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/matching"
	"yibiao/app/session/plan"
	"yibiao/forms/gb"
)

// menuOf is what can be done with a day.
func menuOf(a *Agenda, x matching.Appointment) *fyne.Menu {
	items := []*fyne.MenuItem{fyne.NewMenuItem(say.T("打开"), func() { a.open(x) })}
	changing := []*fyne.MenuItem{}
	if x.Owner() != "" && !x.Theirs() {
		if x.Mark.State == "" {
			changing = append(changing, fyne.NewMenuItem(say.T("已办"), func() { tick(a, x, true) }), fyne.NewMenuItem(say.T("已办，写一句…"), func() { askWhy(a, x, plan.Done) }),
				fyne.NewMenuItem(say.T("不用办…"), func() { askWhy(a, x, plan.Waived) }))
		} else {
			changing = append(changing, fyne.NewMenuItem(say.T("改回没有办"), func() { tick(a, x, false) }))
		}
	}
	if x.Dossier.ID != "" {
		changing = append(changing, fyne.NewMenuItem(say.T("倒排…"), func() { page.EditPlan(a.ctx, x.Dossier, func() { changed(a, x.Dossier.ID) }) }))
	}
	if x.Kind == matching.KindOwn {
		changing = append(changing, fyne.NewMenuItem(say.T("去掉"), func() { did(a, x.Owner(), plan.Remove(a.ctx.Session, x.Own)) }))
	}
	return fyne.NewMenu("", append(items, page.ChangingItems(a.ctx.Session, changing...)...)...)
}

// tick marks a day as done, or opens it again.
func tick(a *Agenda, x matching.Appointment, on bool) {
	state := plan.State("")
	if on {
		state = plan.Done
	}
	did(a, x.Owner(), matching.Mark(a.ctx.Session, x, state, ""))
	if on {
		a.ctx.Nav.Tell(say.T("已办：{event}。可以撤销（Ctrl+Z）；办完的勾上“已办的和过去的”还看得到。", "event", eventOf(x)))
	}
}

// askWhy marks a day with a reason.
func askWhy(a *Agenda, x matching.Appointment, state plan.State) {
	reason := kit.NewTextBox()
	reason.SetPlaceHolder(say.T("如：已电话确认；今年不报这一项"))
	var closeDialog func()
	save := func() {
		if err := matching.Mark(a.ctx.Session, x, state, reason.Text); err != nil {
			a.ctx.Dialogs.Fail(err)
			return
		}
		closeDialog()
		did(a, x.Owner(), nil)
	}
	reason.OnSubmitted = func(string) { save() }
	title := map[plan.State]string{plan.Done: say.T("已办"), plan.Waived: say.T("不用办")}[state]
	closeDialog = a.ctx.Dialogs.Show(title, kit.Sized(460, kit.ColumnOf(look.Space, kit.Plain(say.Appointment(x)), kit.Plain(say.T("原因")), reason)),
		page.Action{Text: say.T("取消")}, page.Action{Text: say.T("保存"), Main: true, Keep: true, Do: save})
	kit.Focus(reason)
}

// addDay asks for a day of one's own.
func addDay(a *Agenda) {
	owners, names := []string{}, []string{}
	at := 0
	for _, c := range a.clients {
		if a.client != "" && c.ID != a.client {
			continue
		}
		owners, names = append(owners, c.ID), append(names, say.Client(c))
		if a.client == "" {
			continue
		}
		dossiers, err := a.ctx.Session.Dossiers().List(c.ID)
		if err != nil {
			a.ctx.Dialogs.Fail(err)
		}
		for _, d := range dossiers {
			if !d.Status.Over() {
				owners, names = append(owners, d.ID), append(names, "《"+d.Title+"》")
			}
		}
	}
	if len(owners) == 0 {
		a.ctx.Nav.Tell(say.T("还没有单位。"))
		return
	}
	whose := kit.NewPicker(names, 0, func(i int) { at = i })
	day, text := kit.NewTextBox(), kit.NewTextBox()
	day.SetText(a.month.at.Format(time.DateOnly))
	text.SetPlaceHolder(say.T("如：催推荐意见"))
	var closeDialog func()
	save := func() {
		o := plan.Own{Owner: owners[at], Text: text.Text, Day: day.Text}
		if t, err := gb.ParseDate(day.Text); err == nil {
			o.Day = t.Format(time.DateOnly)
		}
		if _, err := plan.Add(a.ctx.Session, o); err != nil {
			a.ctx.Dialogs.Fail(err)
			return
		}
		closeDialog()
		did(a, o.Owner, nil)
	}
	text.OnSubmitted = func(string) { save() }
	content := kit.ColumnOf(look.SpaceTight, kit.Plain(say.T("哪一家、哪一份")), kit.Framed(430, whose), kit.Plain(say.T("日期")), day, kit.Plain(say.T("要办的事")), text)
	if a.client == "" {
		content.Add(kit.Muted(say.T("要加给一份档案的，先在上面选它的单位。")))
	}
	closeDialog = a.ctx.Dialogs.Show(say.T("加一个日子"), kit.Sized(460, content),
		page.Action{Text: say.T("取消")}, page.Action{Text: say.T("加上"), Main: true, Keep: true, Do: save})
	kit.Focus(text)
}

// did shows what a deed has changed, or why it failed.
func did(a *Agenda, owner string, err error) {
	if err != nil {
		a.ctx.Dialogs.Fail(err)
		a.Refresh()
		return
	}
	changed(a, owner)
	a.ctx.Nav.Saved()
}

// changed notes whose days were set.
func changed(a *Agenda, owner string) {
	a.steps.Did(owner)
	at := a.body.Offset
	a.Refresh()
	a.body.ScrollToOffset(at)
}

// Undo takes the last thing back that was set here.
func (a *Agenda) Undo() { turnBack(a, page.Undoing, plan.Undo) }

// Redo repeats it.
func (a *Agenda) Redo() { turnBack(a, page.Redoing, plan.Redo) }

// CanTurn implements page.Undoer.
func (a *Agenda) CanTurn() (undo, redo bool) { return a.steps.CanTurn() }

func turnBack(a *Agenda, deed page.Deed, do func(*session.Session, string) (string, error)) {
	a.steps.Turn(a.ctx, deed, func(owner string) (string, error) {
		label, err := do(a.ctx.Session, owner)
		return deed.Words(say.EditLabel(label, nil)), err
	}, a.Refresh)
}
