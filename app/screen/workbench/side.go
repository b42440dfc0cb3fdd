package workbench

import (
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/matching"
)

// How far ahead the workbench looks, how long a missed day is shown, and how many days at most.
const (
	deskDays    = 31
	deskOverdue = 31
	deskLines   = 5
)

// sidePanel is what is due, the other places to go, and what was open lately.
func (w *Workbench) sidePanel(c session.ClientInfo) fyne.CanvasObject {
	box := kit.ColumnOf(look.SpaceWide, w.duePanel(c), w.placesPanel(c))
	if recent := w.recentPanel(); recent != nil {
		box.Add(recent)
	}
	return box
}

// linkLine is a line that leads somewhere.
func (w *Workbench) linkLine(words, note string, do func()) *kit.Item {
	text := kit.ColumnOf(1, kit.Plain(words))
	if note != "" {
		text.Add(kit.Muted(note))
	}
	it := kit.NewItem(kit.AtEnds(text, kit.ParagraphLine("›", look.ColorMuted)), do)
	return it
}

// duePanel lists the days of the coming month, and those just missed.
func (w *Workbench) duePanel(c session.ClientInfo) fyne.CanvasObject {
	today := session.Day(w.ctx.Session.Now())
	list, err := matching.Agenda(w.ctx.Session, c.ID, today.AddDate(0, 0, -deskOverdue), today.AddDate(0, 0, deskDays))
	if err != nil {
		w.ctx.Dialogs.Fail(err)
	}
	list = matching.ToDo(list, today)
	box := kit.ColumnOf(0, kit.Within(10, 2, kit.Strong(say.T("近一个月的期限"))))
	for i, x := range list {
		if i == deskLines {
			break
		}
		words, late := daysWords(x.Date, today)
		ink := look.ColorMuted
		if late {
			ink = look.ColorBlock
		}
		line := kit.ColumnOf(1, kit.Plain(say.Shortened(say.Appointment(x), 40)), kit.Paragraph(words, ink, theme.SizeNameCaptionText, false))
		it := kit.NewItem(line, func() { openDay(w.ctx.Nav, x) })
		box.Add(it)
	}
	if len(list) == 0 {
		box.Add(kit.Within(10, 2, kit.Muted(say.T("近一个月没有要办的事。截止日期可以在档案的“名称、期限、状态”里填。"))))
	}
	words := say.T("全部日程")
	if len(list) > deskLines {
		words = say.T("全部日程（另有 {n} 件）", "n", len(list)-deskLines)
	}
	box.Add(w.linkLine(words, "", func() { w.ctx.Nav.Go(page.Route{Page: page.Agenda, Client: c.ID}) }))
	return slimCard(box)
}

// daysWords tells a day and how far it is; late is set from a week before.
func daysWords(day, today time.Time) (words string, late bool) {
	date := day.Format(time.DateOnly)
	switch days := int(day.Sub(today).Hours() / 24); {
	case days < 0:
		return say.T("{date}　已过 {n} 天", "date", date, "n", -days), true
	case days == 0:
		return say.T("{date}　就是今天", "date", date), true
	default:
		return say.T("{date}　还有 {n} 天", "date", date, "n", days), days <= 7
	}
}

func openDay(nav page.Navigator, x matching.Appointment) {
	switch {
	case x.Dossier.ID != "":
		nav.Go(page.Route{Page: page.Form, Dossier: x.Dossier.ID})
	case x.Kind == "expiry":
		nav.Go(page.Route{Page: page.Profile, Client: x.Client.ID})
	default:
		nav.Go(page.Route{Page: page.Agenda, Client: x.Client.ID})
	}
}

// placesPanel leads to what belongs to no single dossier.
func (w *Workbench) placesPanel(c session.ClientInfo) fyne.CanvasObject {
	goTo := func(r page.Route) func() { return func() { w.ctx.Nav.Go(r) } }
	box := kit.ColumnOf(0,
		w.linkLine(say.T("政策匹配"), say.T("能报哪些、还差什么"), goTo(page.Route{Page: page.Match, Client: c.ID})),
		widget.NewSeparator(),
		w.linkLine(say.T("政策库"), say.T("文件、条款、表格"), goTo(page.Route{Page: page.Policy})),
		widget.NewSeparator(),
		w.linkLine(say.T("核验提交包…"), say.T("看收到的提交包是否完好"), goTo(page.Route{Page: page.Verify})),
	)
	if bin := w.binLink(); bin != nil {
		box.Add(widget.NewSeparator())
		box.Add(bin)
	}
	return slimCard(box)
}

// recentPanel lists what was opened lately, unless it stands on the page anyway; nil when that is nothing.
func (w *Workbench) recentPanel() fyne.CanvasObject {
	box := kit.ColumnOf(0, kit.Within(10, 2, kit.Strong(say.T("最近打开"))))
	for _, r := range RecentLines(w.ctx.Session) {
		if r.Client == w.selected || len(box.Objects) > deskLines {
			continue
		}
		box.Add(w.linkLine(r.Title, r.Note, func() { w.ctx.Nav.Go(r.Route) }))
	}
	if len(box.Objects) == 1 {
		return nil
	}
	return slimCard(box)
}

// RecentLine is something that was opened lately, with words for it.
type RecentLine struct {
	Title, Note string
	Client      string // id; "" for files
	Route       page.Route
}

// RecentLines are the things that were opened lately and are still there, the newest first.
func RecentLines(s *session.Session) []RecentLine {
	var out []RecentLine
	for _, r := range page.Recents(s) {
		if r.File != "" {
			if !filepath.IsAbs(r.File) { // of another system, whose vault this was
				continue
			}
			out = append(out, RecentLine{Title: filepath.Base(r.File), Note: filepath.Dir(r.File), Route: page.Route{Page: page.Verify, Files: page.FilesOf(r.File)}})
			continue
		}
		d, err := s.Dossiers().Find(r.Dossier)
		if err != nil || d.ID != r.Dossier {
			continue
		}
		if c, err := s.Clients().Find(d.Client); err == nil {
			out = append(out, RecentLine{Title: d.Title, Note: c.Name, Client: c.ID, Route: page.Route{Page: page.Form, Dossier: d.ID}})
		}
	}
	return out
}

// slimCard is a card whose lines bring their own margins.
func slimCard(content fyne.CanvasObject) fyne.CanvasObject {
	return kit.Edged(kit.Within(4, 8, content))
}
