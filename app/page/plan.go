package page

import (
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/matching"
	"yibiao/app/session/plan"
)

// EditPlan asks for the days on the way back from a dossier's due date; done is called when something was saved.
func EditPlan(ctx *Context, d session.DossierInfo, done func()) {
	own, err := plan.Of(ctx.Session, d.ID)
	if err != nil {
		ctx.Dialogs.Fail(err)
		return
	}
	boxes, told := map[plan.Step]*kit.TextBox{}, map[plan.Step]*widget.Label{}
	due := say.T("截止日期 {date}", "date", d.Due)
	if d.Due == "" {
		due = say.T("没有设截止日期：提前几个工作日的，还算不出是哪一天。截止日期在“名称、期限、状态”里填。")
	}
	doubts := kit.ColumnOf(2)
	content := kit.ColumnOf(look.SpaceTight, kit.Plain(due), kit.Muted(say.T("写日期，或者写 -5，就是截止日期前 5 个工作日；不写就是不排。")))
	for _, step := range plan.Steps() {
		box, day := kit.NewTextBox(), widget.NewLabel("")
		boxes[step], told[step] = box, day
		for _, o := range own {
			if o.Step == step {
				box.SetText(o.Written())
			}
		}
		box.SetPlaceHolder(say.T("如 -5 或 2026-6-30"))
		tell := func(text string) {
			day.SetText(stepDay(ctx.Session, d, text))
			showDoubts(ctx.Session, d, boxes, doubts)
		}
		box.OnChanged = tell
		tell(box.Text)
		content.Add(kit.Plain(say.Step(step)))
		content.Add(container.NewGridWithColumns(2, box, day))
	}
	content.Add(doubts)
	var closeDialog func()
	save := func() {
		if err := plan.SetSteps(ctx.Session, d.ID, textsOf(boxes)); err != nil {
			ctx.Dialogs.Fail(err)
			return
		}
		closeDialog()
		ctx.Nav.Saved()
		done()
	}
	closeDialog = ctx.Dialogs.Show(say.T("倒排：{title}", "title", say.Shortened(d.Title, 24)), kit.Sized(520, content),
		Action{Text: say.T("取消")}, Action{Text: say.T("保存"), Main: true, Keep: true, Do: save})
	kit.Focus(boxes[plan.StepReady])
}

func textsOf(boxes map[plan.Step]*kit.TextBox) map[plan.Step]string {
	typed := map[plan.Step]string{}
	for step, box := range boxes {
		typed[step] = box.Text
	}
	return typed
}

// showDoubts tells what speaks against the days as they are typed.
func showDoubts(s *session.Session, d session.DossierInfo, boxes map[plan.Step]*kit.TextBox, in *fyne.Container) {
	in.RemoveAll()
	for _, x := range plan.Doubts(plan.Typed(textsOf(boxes)), d.Due, session.Day(s.Now()), s.Calendar()) {
		in.Add(kit.Paragraph(say.T("请核对：{words}", "words", say.PlanDoubt(x)), look.ColorWarn, theme.SizeNameText, false))
	}
	in.Refresh()
}

// stepDay tells what a typed day comes to.
func stepDay(s *session.Session, d session.DossierInfo, typed string) string {
	day, before, err := plan.When(typed)
	if err != nil {
		return say.T("写成 -5 或 2026-6-30")
	}
	if day == "" && before == 0 {
		return ""
	}
	at, estimated, ok := plan.Own{Day: day, Before: before}.Date(d.Due, s.Calendar())
	if !ok {
		return say.T("还算不出")
	}
	n, guessed := s.Calendar().WorkdaysBetween(session.Day(s.Now()), at)
	words := say.T("{date}，还有 {n} 个工作日", "date", at.Format(time.DateOnly), "n", n)
	if at.Before(session.Day(s.Now())) {
		words = say.T("{date}，已过 {n} 个工作日", "date", at.Format(time.DateOnly), "n", -n)
	}
	if estimated || guessed {
		words += say.T("（估算）")
	}
	return words
}

// StagesLine tells when a dossier entered each stage; nil while it has been in one only.
func StagesLine(s *session.Session, d session.DossierInfo) fyne.CanvasObject {
	stages, err := plan.Stages(s, d.ID)
	if err != nil || len(stages) < 2 {
		return nil
	}
	return kit.Paragraph(say.T("走过的阶段：{stages}", "stages", say.Stages(stages)), look.ColorMuted, theme.SizeNameCaptionText, false)
}

// SettingRemind keeps how many working days ahead is reminded of at the start.
const SettingRemind = "agenda.ahead"

// usualRemind is taken while nobody has chosen.
const usualRemind = 5

// RemindDays are the numbers of working days that can be chosen; 0 is no reminder at all.
func RemindDays() []int { return []int{0, 3, 5, 10, 20} }

// RemindAhead is how many working days ahead is reminded of at the start; 0 for no reminder.
func RemindAhead(s *session.Session) int {
	if n, err := strconv.Atoi(s.Setting(SettingRemind)); err == nil && slices.Contains(RemindDays(), n) {
		return n
	}
	return usualRemind
}

// RouteToDay leads to what a day is about.
func RouteToDay(a matching.Appointment) Route {
	switch {
	case a.Dossier.ID != "":
		return Route{Page: Form, Dossier: a.Dossier.ID}
	case a.Kind == matching.KindMandate:
		return Route{Page: Client, Client: a.Client.ID}
	case a.Kind == matching.KindExpiry:
		return Route{Page: Profile, Client: a.Client.ID, At: Place{Field: "qual.table"}}
	case a.Pack != nil:
		return Route{Page: Policy, Pack: a.Pack.ID.S}
	}
	return Route{Page: Agenda, Client: a.Client.ID}
}
