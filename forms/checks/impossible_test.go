package checks

import (
	"testing"
	"time"

	"yibiao/forms"
)

// TestWhatCannotBeTrueBlocks holds answers that no document need forbid: they are wrong whoever asks.
func TestWhatCannotBeTrueBlocks(t *testing.T) {
	l := builtin(t)
	form, err := l.Vocabulary.ProfileForm()
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name   string
		values map[string]string
		rule   string
		blocks bool
	}{
		{"founded tomorrow", map[string]string{"org.established": "2027-01-01"}, "org.established/constraint", true},
		{"founded today", map[string]string{"org.established": "2026-11-23"}, "org.established/constraint", false},
		{"more researchers than staff", map[string]string{"staff.total": "20", "staff.rd": "21"}, "staff.rd/constraint", true},
		{"all are researchers", map[string]string{"staff.total": "20", "staff.rd": "20"}, "staff.rd/constraint", false},
	}
	for _, c := range cases {
		answers := forms.NewAnswers()
		for id, text := range c.values {
			answers.Values[id] = text
		}
		report, err := check(form, forms.Case{Answers: answers, Today: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		blocks := false
		for _, f := range report.Findings {
			blocks = blocks || f.Rule == c.rule && f.Severity == forms.Block
		}
		if blocks != c.blocks {
			t.Errorf("%s: blocks %v", c.name, blocks)
		}
	}
}
