package session_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
)

func TestImportedCalendarCountsAndStays(t *testing.T) {
	dir := t.TempDir()
	s := sessiontest.Open(t, dir)
	before := s.Library().Vocabulary.Calendar
	t.Cleanup(func() { sessiontest.Library(t).Vocabulary.Calendar = before })
	start := time.Date(2028, 1, 24, 0, 0, 0, 0, time.UTC)
	if _, estimated := s.Calendar().AddWorkdays(start, 5); !estimated {
		t.Fatal("2028 is already known")
	}
	for name, c := range map[string]struct {
		text string
		code session.Code
	}{
		"a.yaml": {"years: {", "bad-values"},
		"b.yaml": {"years: {\"2028\": {\"off\": [2028-01-25/2028-01-28]}}", "calendar-gaps"},
		"c.txt":  {"办事指南", "notice-none"},
		"d.txt":  {"关于2028年部分节假日安排的通知。元旦：1月1日（周五）放假1天。", "notice-day"},
		"e.txt":  {"关于2028年部分节假日安排的通知。元旦：1月1日（周六）放假1天。", "calendar-gaps"},
		"f.pdf":  {"不是", "text-damaged"},
	} {
		_, err := s.Calendars().Read(name, []byte(c.text))
		if f := new(session.Failure); !errors.As(err, &f) || f.Code != c.code || f.Doing != "import" {
			t.Errorf("%s: %v, want import: %s", name, err, c.code)
		}
	}
	year := "years:\n  \"2028\":\n    \"off\": [2028-01-01/2028-01-03, 2028-01-25/2028-02-02, 2028-04-04, 2028-05-01/2028-05-05, 2028-05-28, 2028-10-01/2028-10-08]\n    source: 测试\n"
	notice := "国务院办公厅关于2029年部分节假日安排的通知。元旦：1月1日（周一）放假1天。春节：2月12日至18日放假。清明节：4月4日放假1天。" +
		"劳动节：5月1日至2日放假。端午节：6月16日放假1天。中秋节：9月22日放假1天。国庆节：10月1日至3日放假。"
	for name, text := range map[string]string{"2028.yaml": year, "通知 2029.txt": notice} {
		a, err := s.Calendars().Read(name, []byte(text))
		if err == nil {
			err = s.Calendars().Import(a)
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	s.Close()
	sessiontest.Library(t).Vocabulary.Calendar = before
	c := sessiontest.Open(t, dir).Calendar()
	end, estimated := c.AddWorkdays(start, 1)
	if estimated || end.Format("2006-01-02") != "2028-02-03" || !strings.Contains(c.Source(2029), "2029年") {
		t.Errorf("%v, estimated %v, source of 2029 %q", end, estimated, c.Source(2029))
	}
}

// A wrong import can be taken back; what the program came with counts again, and the next start knows.
func TestAnImportedCalendarIsTakenBack(t *testing.T) {
	dir := t.TempDir()
	before := sessiontest.Library(t).Vocabulary.Calendar
	t.Cleanup(func() { sessiontest.Library(t).Vocabulary.Calendar = before })
	s := sessiontest.Open(t, dir)
	for _, text := range []string{
		"years:\n  \"2027\":\n    \"off\": [2027-01-01, 2027-02-05/2027-02-08, 2027-04-05, 2027-05-01/2027-05-02, 2027-06-09, 2027-09-15, 2027-10-01/2027-10-03]\n    source: 抄错的\n",
		"years:\n  \"2028\":\n    \"off\": [2028-01-01, 2028-01-25/2028-01-28, 2028-04-04, 2028-05-01/2028-05-02, 2028-05-28, 2028-10-01/2028-10-03]\n",
	} {
		a, err := s.Calendars().Read("a.yaml", []byte(text))
		if err == nil {
			err = s.Calendars().Import(a)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]int{2027, 2028}, s.Calendars().Years()); diff != "" || s.Calendar().Source(2027) != "抄错的" {
		t.Fatalf("%s, %q", diff, s.Calendar().Source(2027))
	}
	if gone, err := s.Calendars().Forget(2027); err != nil || !slices.Equal(gone, []int{2027}) {
		t.Fatal(gone, err)
	}
	if _, err := s.Calendars().Forget(2027); session.CodeOf(err) != "no-import" {
		t.Errorf("taken back twice: %v", err)
	}
	check := func(s *session.Session) {
		t.Helper()
		if c := s.Calendar(); c.Source(2027) != before.Source(2027) || !slices.Equal(s.Calendars().Years(), []int{2028}) || !slices.Contains(c.Years(), 2028) {
			t.Errorf("source of 2027 %q, imported %v", c.Source(2027), s.Calendars().Years())
		}
	}
	check(s)
	s.Close()
	sessiontest.Library(t).Vocabulary.Calendar = before
	check(sessiontest.Open(t, dir))
}
