package matching

import (
	"bytes"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"yibiao/app/session"
)

// WriteAgenda gives appointments as an iCalendar file (RFC 5545), one all-day event each, that calendar programs and
// phones import. The same appointment keeps its UID, so that importing again replaces it. title makes the summary of one.
func WriteAgenda(s *session.Session, list []Appointment, title func(Appointment) string) []byte {
	calendar := ics.NewCalendarFor("yibiao")
	calendar.SetMethod(ics.MethodPublish)
	for _, a := range list {
		event := calendar.AddEvent(uid(a))
		event.SetDtStampTime(s.Now().UTC())
		event.SetAllDayStartAt(a.Date)
		event.SetAllDayEndAt(a.Date.AddDate(0, 0, 1))
		event.SetSummary(title(a))
		var about []string
		for _, line := range []string{a.Client.Name, a.Dossier.Title, a.Source.Number + a.Source.Article} {
			if line != "" {
				about = append(about, line)
			}
		}
		if len(about) > 0 {
			event.SetDescription(strings.Join(about, "\n"))
		}
		alarm := event.AddAlarm()
		alarm.SetAction(ics.ActionDisplay)
		alarm.SetTrigger("-P7D")
		alarm.SetProperty(ics.ComponentPropertyDescription, title(a))
	}
	var out bytes.Buffer
	_ = calendar.SerializeTo(&out, ics.WithNewLine("\r\n")) // a Buffer takes everything
	return out.Bytes()
}

// uid stays the same as long as the event is about the same thing, however its day moves.
func uid(a Appointment) string {
	return session.HashOf([]byte(strings.Join(aboutOf(a), "\x00")))[:32] + "@yibiao"
}

func aboutOf(a Appointment) []string {
	about := []string{string(a.Kind), a.Client.ID, a.Dossier.ID, a.Event, a.Source.Article}
	if a.Pack != nil {
		about = append(about, a.Pack.ID.S)
	}
	if a.Kind == KindExpiry {
		about = append(about, a.Date.Format(time.DateOnly))
	}
	if a.Own != "" {
		about = append(about, a.Own)
	}
	return about
}
