package screen

import (
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2/theme"

	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms/gb"
)

// tellYear tells on what the holidays of the year on the page rest, or that they are estimated, and takes a later notice.
func (a *Agenda) tellYear() {
	a.year.RemoveAll()
	calendar, year := a.ctx.Session.Calendar(), a.month.at.Year()
	if _, known := calendar.IsWorkday(a.month.at); known {
		a.year.Add(muted(say.T("{year} 年放假安排：{source}", "year", year, "source", say.YearSource(calendar, year))))
	} else {
		a.year.Add(paragraph(say.T("估算：{year} 年的放假安排还没有，按周末和法定节假日推算。公布后请导入国务院办公厅的通知。", "year", year),
			look.ColorWarn, theme.SizeNameCaptionText, false))
	}
	a.year.Add(row(quiet(say.T("导入放假安排…"), a.chooseArrangement)))
	a.year.Refresh()
}

// chooseArrangement asks for the notice of a year.
func (a *Agenda) chooseArrangement() {
	request := FileRequest{Kind: AskFile, Title: say.T("选择国务院办公厅关于节假日安排的通知"), Types: []string{".docx", ".pdf", ".txt", ".yaml"}}
	a.ctx.Dialogs.Choose(request, func(paths []string) { a.takeArrangement(paths[0]) })
}

// takeArrangement reads a file and imports it when the person has seen its days.
func (a *Agenda) takeArrangement(path string) {
	data, err := os.ReadFile(path)
	if err != nil {
		a.ctx.Dialogs.Fail(err)
		return
	}
	read, err := a.ctx.Session.ReadArrangement(path, data)
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
	if err := a.ctx.Session.ImportCalendar(read); err != nil {
		a.ctx.Dialogs.Fail(err)
		return
	}
	a.month.calendar = a.ctx.Session.Calendar()
	a.month.Refresh()
	a.Refresh()
	a.ctx.Nav.Saved()
	var years []string
	for _, year := range read.Calendar.Years() {
		years = append(years, say.T("{year} 年", "year", year))
	}
	a.ctx.Nav.Tell(say.T("已导入 {years}的放假安排，期限按它重新推算。", "years", joined(years)))
}

// arrangementWords tells the days of a year as its notice does.
func arrangementWords(c *gb.Calendar, year int) string {
	off, worked := c.Days(year)
	return say.T("{year} 年（{source}）\n放假 {n} 天：{off}\n周末上班 {m} 天：{worked}", "year", year, "source", say.YearSource(c, year),
		"n", len(off), "off", runsOf(off), "m", len(worked), "worked", runsOf(worked))
}

// runsOf writes days in order, runs of them from the first to the last.
func runsOf(days []time.Time) string {
	var words []string
	for i := 0; i < len(days); {
		j := i
		for j+1 < len(days) && days[j+1].Equal(days[j].AddDate(0, 0, 1)) {
			j++
		}
		run := days[i].Format("01-02")
		if j > i {
			run += "~" + days[j].Format("01-02")
		}
		words = append(words, run)
		i = j + 1
	}
	if len(words) == 0 {
		return say.T("无")
	}
	return joined(words)
}
