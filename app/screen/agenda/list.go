package agenda

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/find"
	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/matching"
	"yibiao/dossier/bundle/naming"
	"yibiao/dossier/disk"
)

// longAgenda is how many appointments a part of the list shows.
const longAgenda = 150

// show lists what is overdue, what comes this week, and what falls into the month that is shown.
func (a *Agenda) show() {
	a.lines, a.shown = map[string][]*kit.Item{}, nil
	var late, week, month, theirs []matching.Appointment
	for _, x := range a.list {
		at := a.month.at
		inMonth := x.Date.Year() == at.Year() && x.Date.Month() == at.Month()
		switch {
		case x.Theirs():
			if inMonth {
				theirs = append(theirs, x)
			}
		case x.Overdue(a.today):
			late = append(late, x)
		case a.thisWeek(x):
			week = append(week, x)
		case inMonth:
			month = append(month, x)
		}
	}
	page := kit.ColumnOf(look.SpaceWide)
	if len(a.list) == 0 {
		page.Add(nothing(a))
	}
	for _, part := range []struct {
		title string
		ink   fyne.ThemeColorName
		list  []matching.Appointment
	}{
		{say.T("已经过期"), look.ColorBlock, late},
		{say.T("这一周"), look.ColorWarn, week},
		{say.T("{year}年{month}月", "year", a.month.at.Year(), "month", int(a.month.at.Month())), theme.ColorNameForeground, month},
		{say.T("部门和政策自己的日期（{month}月）", "month", int(a.month.at.Month())), look.ColorMuted, theirs},
	} {
		if len(part.list) > 0 {
			page.Add(a.part(part.title, part.ink, part.list))
		}
	}
	if len(a.list) > 0 && len(month)+len(theirs) == 0 {
		page.Add(emptyMonth(a))
	}
	a.body.Content = kit.Within(look.SpacePage, look.Space, page)
	a.body.Offset = fyne.NewPos(0, 0)
	a.body.Refresh()
	a.tellYear()
}

// nothing is shown while there are no appointments at all.
func nothing(a *Agenda) fyne.CanvasObject {
	if a.client != "" || a.kind != "" {
		return kit.Card(kit.Strong(say.T("没有这样的日程")), kit.Plain(say.T("换一个单位或种类看看。")))
	}
	return kit.Card(kit.Strong(say.T("还没有日程")),
		kit.Plain(say.T("日程由程序自己排：申报档案的期限（在工作台“名称、期限、状态”里填）、文件规定的办理期限和履约事项、资质证书的到期日、政策的到期日。")),
		kit.Row(kit.Primary(say.T("去工作台"), func() { a.ctx.Nav.Go(page.Route{Page: page.Workbench}) })))
}

// emptyMonth tells where the next appointment is.
func emptyMonth(a *Agenda) fyne.CanvasObject {
	at := a.month.at
	words := kit.Muted(say.T("{year}年{month}月没有别的日程。", "year", at.Year(), "month", int(at.Month())))
	if n := aside(a, func(x matching.Appointment) bool { return x.Date.Year() == at.Year() && x.Date.Month() == at.Month() }); n > 0 {
		words = kit.Muted(say.T("{year}年{month}月没有别的要办的；还有 {n} 条没有列出：办过的、过去的、部门和政策的，或者别的种类的。", "year", at.Year(), "month", int(at.Month()), "n", n))
	}
	end := time.Date(at.Year(), at.Month()+1, 1, 0, 0, 0, 0, time.UTC)
	for _, x := range a.list {
		if !x.Date.Before(end) {
			return kit.ColumnOf(look.SpaceTight, words, kit.Row(kit.Quiet(say.T("到下一个：{date} {event}", "date", x.Date.Format(time.DateOnly), "event", kit.CutEnd(eventOf(x), kit.Scaled(140), theme.TextSize())), func() {
				a.month.goTo(x.Date)
				a.goTo(x.Date)
			})))
		}
	}
	return words
}

func (a *Agenda) part(title string, ink fyne.ThemeColorName, list []matching.Appointment) fyne.CanvasObject {
	box := kit.ColumnOf(2, kit.Paragraph(say.T("{name} {n}", "name", title, "n", len(list)), ink, theme.SizeNameSubHeadingText, true))
	shown := list[:min(len(list), longAgenda)]
	if len(list) > 1 && list[0].Overdue(a.today) && a.client == "" {
		shown = slices.Clone(shown)
		slices.SortStableFunc(shown, func(x, y matching.Appointment) int {
			return strings.Compare(find.Order(x.Client.Name)+x.Client.ID, find.Order(y.Client.Name)+y.Client.ID)
		})
		for i, x := range shown {
			if i == 0 || x.Client.ID != shown[i-1].Client.ID {
				box.Add(kit.Within(10, 2, kit.Strong(ofClient(a, x, shown))))
			}
			box.Add(a.line(x))
		}
	} else {
		for _, x := range shown {
			box.Add(a.line(x))
		}
	}
	if more := len(list) - longAgenda; more > 0 {
		box.Add(kit.Muted(say.T("还有 {n} 条没有列出，请按单位或种类筛选。", "n", more)))
	}
	return box
}

// ofClient heads what is overdue of one client.
func ofClient(a *Agenda, x matching.Appointment, list []matching.Appointment) string {
	n := 0
	for _, y := range list {
		if y.Client.ID == x.Client.ID {
			n++
		}
	}
	return say.T("{name} {n}", "name", x.Client.Name, "n", n)
}

// line is one appointment: day and days left, what it is, whose it is, and on what it rests.
func (a *Agenda) line(x matching.Appointment) fyne.CanvasObject {
	left, ink := a.daysLeft(x)
	date := canvas.NewText(x.Date.Format("01-02 ")+weekday(x.Date), theme.Color(theme.ColorNameForeground))
	if x.Date.Year() != a.month.at.Year() {
		date.Text = x.Date.Format(time.DateOnly)
	}
	date.TextSize, date.TextStyle.Bold = theme.TextSize(), true
	note := canvas.NewText(left, theme.Color(ink))
	note.TextSize = theme.CaptionTextSize()
	event, about := kit.OneLine(), kit.OneLine()
	kit.SetLine(event, eventOf(x), theme.ColorNameForeground, theme.SizeNameText)
	kit.SetLine(about, a.about(x), look.ColorMuted, theme.SizeNameCaptionText)
	kindInk, kindBack := look.ColorInfo, look.ColorInfoBack
	if x.Overdue(a.today) {
		kindInk, kindBack = look.ColorBlock, look.ColorBlockBack
	}
	text := kit.ColumnOf(2, kit.Tightly(event), kit.Tightly(about))
	it := kit.NewItem(container.New(&kit.Pair{Left: 104}, kit.ColumnOf(2, date, note), kit.AtEnds(text, kit.Badge(kindName(x.Kind), kindInk, kindBack))), func() { a.open(x) })
	it.Menu = func() *fyne.Menu { return menuOf(a, x) }
	day := x.Date.Format(time.DateOnly)
	a.lines[day], a.shown = append(a.lines[day], it), append(a.shown, x)
	if x.Owner() == "" || x.Theirs() || session.LookingOnly(a.ctx.Session) {
		return kit.Within(18, 0, it)
	}
	done := kit.NewTickBox("", nil)
	done.SetChecked(x.Mark.State != "")
	done.OnChanged = func(on bool) { tick(a, x, on) }
	return kit.Led(container.New(kit.Centred{}, done), it)
}

// eventOf tells what is to be done.
func eventOf(x matching.Appointment) string {
	switch {
	case x.Step != "":
		return say.Step(x.Step)
	case x.Kind == matching.KindMandate:
		return say.T("授权委托书到期")
	}
	return x.Event
}

// weekday is the day of the week in one word.
func weekday(t time.Time) string {
	return []string{say.T("周日"), say.T("周一"), say.T("周二"), say.T("周三"), say.T("周四"), say.T("周五"), say.T("周六")}[t.Weekday()]
}

// daysLeft tells how far a day is.
func (a *Agenda) daysLeft(x matching.Appointment) (words string, ink fyne.ThemeColorName) {
	days := int(x.Date.Sub(a.today).Hours() / 24)
	switch {
	case x.Mark.State != "":
		return x.Mark.At.Local().Format(time.DateOnly), look.ColorOK
	case days < 0 && x.Overdue(a.today):
		return say.T("已过 {n} 天", "n", -days), look.ColorBlock
	case days < 0:
		return say.T("{n} 天前", "n", -days), look.ColorMuted
	case days == 0:
		return say.T("就是今天"), look.ColorWarn
	case a.thisWeek(x):
		return say.T("还有 {n} 天", "n", days), look.ColorWarn
	}
	return say.T("还有 {n} 天", "n", days), look.ColorMuted
}

// about tells whose appointment it is and on what it rests.
func (a *Agenda) about(x matching.Appointment) string {
	var parts []string
	if x.Client.Name != "" {
		parts = append(parts, x.Client.Name)
	}
	if x.Dossier.ID != "" && x.Dossier.Title != x.Event {
		parts = append(parts, "《"+x.Dossier.Title+"》")
	}
	if x.Kind == matching.KindPolicy && x.Pack != nil {
		parts = append(parts, x.Pack.Document.Name)
	}
	if cite := say.Citation(x.Source); cite != "" {
		parts = append(parts, cite)
	}
	if marked := say.Marked(x.Mark); marked != "" {
		parts = append(parts, marked)
	}
	if x.Estimated {
		parts = append(parts, say.T("（估算：放假安排还没有公布）"))
	}
	return strings.Join(parts, "　")
}

// open goes to what an appointment is about.
func (a *Agenda) open(x matching.Appointment) {
	if to := page.RouteToDay(x); to.Page != page.Agenda {
		a.ctx.Nav.Go(to)
	}
}

// summary is an appointment's name in a calendar program.
func (a *Agenda) summary(x matching.Appointment) string {
	words := say.T("{kind}：{event}", "kind", kindName(x.Kind), "event", eventOf(x))
	if x.Client.Name != "" {
		words += say.T("（{name}）", "name", x.Client.Name)
	}
	return words
}

// export writes what is listed from today on as a calendar file.
func (a *Agenda) export() {
	var list []matching.Appointment
	for _, x := range a.list {
		if !x.Date.Before(a.today) && x.Mark.State == "" {
			list = append(list, x)
		}
	}
	if len(list) == 0 {
		a.ctx.Nav.Tell(say.T("今天以后没有日程可以导出。"))
		return
	}
	name := say.T("一表日程")
	for _, c := range a.clients {
		if c.ID == a.client {
			name += "-" + c.Name
		}
	}
	request := page.FileRequest{Kind: page.AskSave, Title: say.T("导出日程"), Name: naming.SafeName(name) + ".ics", Types: []string{".ics"}}
	a.ctx.Dialogs.Choose(request, func(paths []string) {
		path := paths[0]
		if !strings.EqualFold(filepath.Ext(path), ".ics") {
			path += ".ics"
		}
		if err := disk.Replace(path, matching.WriteAgenda(a.ctx.Session, list, a.summary), 0o644); err != nil {
			a.ctx.Dialogs.Fail(err)
			return
		}
		a.ctx.Nav.Tell(say.T("已导出 {n} 条日程到 {path}，可以导入手机或 Outlook 的日历。", "n", len(list), "path", path))
	})
}
