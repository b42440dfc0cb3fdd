package agenda

import (
	"os"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms/gb"
)

// tellYear tells on what the holidays of the year on the page rest, or that they are estimated, and takes a later notice.
func (a *Agenda) tellYear() {
	a.year.RemoveAll()
	calendar, year := a.ctx.Session.Calendar(), a.month.at.Year()
	if _, known := calendar.IsWorkday(a.month.at); known {
		a.year.Add(kit.Muted(say.T("{year} 年放假安排：{source}", "year", year, "source", say.YearSource(calendar, year))))
	} else {
		a.year.Add(kit.Paragraph(say.T("估算：{year} 年的放假安排还没有，按周末和法定节假日推算。公布后请导入国务院办公厅的通知。", "year", year),
			look.ColorWarn, theme.SizeNameCaptionText, false))
	}
	a.year.Add(kit.Muted(say.LocalDays(calendar, year)))
	buttons := []fyne.CanvasObject{page.Changing(a.ctx.Session, kit.Quiet(say.T("导入放假安排…"), a.chooseArrangement))}
	if slices.Contains(a.ctx.Session.Calendars().Years(), year) {
		buttons = append(buttons, page.Changing(a.ctx.Session, kit.Quiet(say.T("撤掉导入的…"), func() { a.forgetArrangement(year) })))
	}
	a.year.Add(container.New(&kit.Flow{Gap: look.SpaceTight}, buttons...))
	a.year.Refresh()
}

// chooseArrangement asks for the notice of a year.
func (a *Agenda) chooseArrangement() {
	if page.Refused(a.ctx) {
		return
	}
	request := page.FileRequest{Kind: page.AskFile, Title: say.T("选择国务院办公厅关于节假日安排的通知"), Types: append([]string{".yaml"}, page.PolicyTypes...)}
	a.ctx.Dialogs.Choose(request, func(paths []string) { a.takeArrangement(paths[0]) })
}

// takeArrangement reads a file and imports it when the person has seen its days.
func (a *Agenda) takeArrangement(path string) {
	if page.Refused(a.ctx) {
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		a.ctx.Dialogs.Fail(err)
		return
	}
	read, err := a.ctx.Session.Calendars().Read(path, data)
	if err != nil {
		a.ctx.Dialogs.Fail(err)
		return
	}
	var words []string
	for _, year := range read.Calendar.Years() {
		words = append(words, arrangementWords(read.Calendar, year))
	}
	a.ctx.Dialogs.Confirm(say.T("导入放假安排"), strings.Join(words, "\n\n"), say.T("导入"), func() { a.importArrangement(read) })
}

func (a *Agenda) importArrangement(read *session.Arrangement) {
	if err := a.ctx.Session.Calendars().Import(read); err != nil {
		a.ctx.Dialogs.Fail(err)
		return
	}
	a.recount(say.T("已导入 {years}的放假安排，期限按它重新推算。", "years", yearNames(read.Calendar.Years())))
}

// forgetArrangement takes back what was imported for a year, when the person is sure.
func (a *Agenda) forgetArrangement(year int) {
	about := say.T("撤掉自己导入的 {year} 年放假安排（同一份文件里的其他年份一起撤掉），恢复程序自带的；程序没有自带的年份改为估算。", "year", year)
	a.ctx.Dialogs.Confirm(say.T("撤掉导入的放假安排"), about, say.T("撤掉"), func() {
		years, err := a.ctx.Session.Calendars().Forget(year)
		if err != nil {
			a.ctx.Dialogs.Fail(err)
			return
		}
		a.recount(say.T("已撤掉 {years}导入的放假安排，期限重新推算。", "years", yearNames(years)))
	})
}

// recount shows everything by the calendar as it is now.
func (a *Agenda) recount(told string) {
	a.month.calendar = a.ctx.Session.Calendar()
	a.month.Refresh()
	a.Refresh()
	a.ctx.Nav.Saved()
	a.ctx.Nav.Tell(told)
}

func yearNames(years []int) string {
	var names []string
	for _, year := range years {
		names = append(names, say.T("{year} 年", "year", year))
	}
	return page.Joined(names)
}

// arrangementWords tells the days of a year as its notice does.
func arrangementWords(c *gb.Calendar, year int) string {
	off, worked := c.Days(year)
	return say.T("{year} 年（{source}）\n放假 {n} 天：{off}\n周末上班 {m} 天：{worked}", "year", year, "source", say.YearSource(c, year),
		"n", len(off), "off", say.DayRuns(off), "m", len(worked), "worked", say.DayRuns(worked))
}
