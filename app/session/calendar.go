package session

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"yibiao/dossier/plaintext"
	"yibiao/forms/gb"
)

// calendarSetting keeps the imported holiday calendars of later years as they were read, a JSON list of texts; a vault of
// an earlier edition has the text of one.
const calendarSetting = "calendar"

// Arrangement is the holidays of one or more years, read and whole, but not imported yet.
type Arrangement struct {
	Calendar *gb.Calendar
	text     string
}

// Calendar is the holiday calendar: the built-in years with the imported ones.
func (s *Session) Calendar() *gb.Calendar { return s.library.Vocabulary.Calendar }

// Calendars are the holidays of later years that the user imported.
type Calendars struct {
	s       *Session
	builtIn *gb.Calendar // without what was imported
}

// Read reads the holidays of later years: the yearly notice itself (.docx, .pdf, .txt), or a file in the format
// of the built-in calendar.yaml. Failures: bad-values (args detail with line and column), notice-none, notice-day,
// calendar-gaps (args year, days) when days fixed by law are not off, and those of reading the words of a document.
func (cal *Calendars) Read(name string, data []byte) (*Arrangement, error) {
	text := string(data)
	var read *gb.Calendar
	var err error
	if !slices.Contains([]string{"", ".yaml", ".yml", ".json"}, strings.ToLower(filepath.Ext(name))) {
		if text, err = plaintext.Read(filepath.Base(name), data, cal.s.PDF()); err != nil {
			return nil, TextFailure("import", filepath.Base(name), err)
		}
		if read, err = gb.ReadNotice(text); err != nil {
			return nil, noticeFailure(filepath.Base(name), err)
		}
	} else if read, err = gb.ReadCalendar(strings.NewReader(text), ""); err != nil {
		return nil, &Failure{Doing: "import", Code: CodeBadValues, Args: map[string]string{"detail": err.Error()}, Err: err}
	}
	merged := cal.s.Calendar().Merge(read)
	for _, year := range read.Years() {
		if missing := merged.MissingByLaw(year); len(missing) > 0 {
			var days []string
			for _, day := range missing {
				days = append(days, day.Format(time.DateOnly))
			}
			return nil, Refuse("import", CodeCalendarGaps, "year", strconv.Itoa(year), "days", strings.Join(days, "、"))
		}
	}
	return &Arrangement{Calendar: read, text: text}, nil
}

// noticeFailure tells why a notice could not be read.
func noticeFailure(name string, err error) error {
	f := Refuse("import", CodeNoticeNone, "name", name)
	var fault *gb.Fault
	if errors.As(err, &fault) && fault.Code == gb.FaultNoticeDay {
		f = Refuse("import", CodeNoticeDay, "text", fault.Args["text"])
	}
	f.Err = err
	return f
}

// Import adds the holidays of later years; they replace the same years. Failures: those of SetSetting.
func (cal *Calendars) Import(a *Arrangement) error {
	texts := append(cal.texts(), a.text)
	data, err := json.Marshal(texts)
	if err != nil {
		return Failed("import", err)
	}
	if err := cal.s.SetSetting(calendarSetting, string(data)); err != nil {
		return err
	}
	cal.s.library.Vocabulary.Calendar = cal.s.Calendar().Merge(a.Calendar)
	return nil
}

// Years gives the years whose arrangement was imported, ascending.
func (cal *Calendars) Years() []int {
	var years []int
	for _, text := range cal.texts() {
		if read, err := readCalendarText(text); err == nil {
			years = append(years, read.Years()...)
		}
	}
	slices.Sort(years)
	return slices.Compact(years)
}

// Forget takes away every import that holds a year, with the other years of the same file: what the program came
// with counts again. It gives the years that were taken away. Failures: no-import (args year).
func (cal *Calendars) Forget(year int) ([]int, error) {
	kept, gone := []string{}, []int{}
	for _, text := range cal.texts() {
		read, err := readCalendarText(text)
		if err == nil && slices.Contains(read.Years(), year) {
			gone = append(gone, read.Years()...)
			continue
		}
		kept = append(kept, text)
	}
	if len(gone) == 0 {
		return nil, Refuse("setting", CodeNoImport, "year", strconv.Itoa(year))
	}
	data, err := json.Marshal(kept)
	if err != nil {
		return nil, Failed("setting", err)
	}
	if err := cal.s.SetSetting(calendarSetting, string(data)); err != nil {
		return nil, err
	}
	cal.s.library.Vocabulary.Calendar = cal.builtIn
	cal.merge()
	slices.Sort(gone)
	return slices.Compact(gone), nil
}

// texts are the texts that were imported, the latest last.
func (cal *Calendars) texts() []string {
	kept := cal.s.Setting(calendarSetting)
	var texts []string
	if kept != "" && json.Unmarshal([]byte(kept), &texts) != nil {
		texts = []string{kept}
	}
	return texts
}

// load brings back what was imported earlier.
func (cal *Calendars) load() {
	if cal.s.library.Vocabulary == nil {
		return
	}
	cal.builtIn = cal.s.Calendar()
	cal.merge()
}

// merge adds what was imported to the calendar; a text that no longer reads is left out.
func (cal *Calendars) merge() {
	for _, text := range cal.texts() {
		if read, err := readCalendarText(text); err == nil {
			cal.s.library.Vocabulary.Calendar = cal.s.Calendar().Merge(read)
		}
	}
}

// readCalendarText reads what Import kept.
func readCalendarText(text string) (*gb.Calendar, error) {
	read, err := gb.ReadCalendar(strings.NewReader(text), "")
	if err != nil {
		read, err = gb.ReadNotice(text)
	}
	return read, err
}
