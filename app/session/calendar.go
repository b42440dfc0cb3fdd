package session

import (
	"strings"

	"yibiao/forms/gb"
)

// calendarSetting keeps the imported holiday calendar of later years as it was read.
const calendarSetting = "calendar"

// Calendar is the holiday calendar: the built-in years with the imported ones.
func (s *Session) Calendar() *gb.Calendar { return s.library.Vocabulary.Calendar }

// ImportCalendar adds the holidays of later years, in the format of the built-in calendar.yaml; the file's years
// replace the same years. Failures: bad-values (args detail with line and column).
func (s *Session) ImportCalendar(data []byte) error {
	read, err := gb.ReadCalendar(strings.NewReader(string(data)), "")
	if err != nil {
		return &Failure{Doing: "import", Code: "bad-values", Args: map[string]string{"detail": err.Error()}, Err: err}
	}
	if err := s.SetSetting(calendarSetting, string(data)); err != nil {
		return err
	}
	s.library.Vocabulary.Calendar = s.Calendar().Merge(read)
	return nil
}

// loadCalendar brings back what was imported earlier; a text that no longer reads is left out.
func (s *Session) loadCalendar() {
	text := s.Setting(calendarSetting)
	if text == "" {
		return
	}
	if read, err := gb.ReadCalendar(strings.NewReader(text), ""); err == nil {
		s.library.Vocabulary.Calendar = s.Calendar().Merge(read)
	}
}
