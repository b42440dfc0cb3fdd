package checks

import (
	"testing"
	"time"

	"yibiao/forms"
)

func TestPeriodsBecomeDatesOnceTheyBegin(t *testing.T) {
	form, err := forms.Compose(builtin(t).Pack("shoutaitao"), []string{"stt-02-jiangli"})
	if err != nil {
		t.Fatal(err)
	}
	c := forms.Case{Answers: forms.NewAnswers(), Today: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)}
	find := func() string {
		report, err := check(form, c)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range report.Due {
			if d.Event == "认定资格有效期" {
				return d.Date.Format("2006-01-02")
			}
		}
		return ""
	}
	if got := find(); got != "" {
		t.Errorf("a date without a first day: %s", got)
	}
	c.Answers.Values["cert.date"] = "2026-03-18"
	// Three years on, 18 March 2029, is a Sunday: a validity ends on it all the same.
	if got := find(); got != "2029-03-18" {
		t.Errorf("got %s", got)
	}
}
