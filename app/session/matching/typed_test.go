package matching

import (
	"maps"
	"strings"
	"testing"
	"time"

	"yibiao/app/session/sessiontest"
	"yibiao/forms"
	"yibiao/forms/checks"
)

// Whatever is typed into fields of every type, what all commands ask for is there within a second: the answers as they are kept and
// shown, findings, verdicts and estimates.
func FuzzTyped(f *testing.F) {
	for _, text := range []string{
		"380", "1e5", "1e999999999", "-1e-99999", "１Ｅ９９９", "9e9亿元", strings.Repeat("9", 400), "0." + strings.Repeat("0", 500) + "1", "NaN", "0x1p-2",
		"2025-02-30", "99999-01-01", "11010519491231002X", "true", "450202000000", "{{x}}", "\u202e\x1b[31m", strings.Repeat("\n", 300), "\xff\xfe", "1/0",
	} {
		f.Add(text)
	}
	dossiers := sessiontest.Sampled(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, e := range dossiers {
			if took := judged(e.Form, e.Case(), text); took > time.Second {
				if took = judged(e.Form, e.Case(), text); took > time.Second { // beside other work it may take longer once
					t.Errorf("%s: %q took %v", e.Dossier.Title, text, took)
				}
			}
		}
	})
}

// judged types a text into every field and cell of a dossier, and tells how long it took to judge and show that.
func judged(form *forms.Form, c forms.Case, text string) time.Duration {
	begun := time.Now()
	v := form.Pack.Vocabulary
	c.Answers.Values, c.Answers.Tables = maps.Clone(c.Answers.Values), maps.Clone(c.Answers.Tables)
	for _, f := range form.Fields() {
		switch {
		case f.IsTable():
			row := forms.Row{Cells: map[string]string{}}
			for _, column := range f.Columns {
				row.Cells[column.Name()] = v.Parse(column, text, nil).Canonical
			}
			c.Answers.Tables[f.Name()] = []forms.Row{row}
		case !f.Computed():
			c.Answers.Values[f.Name()] = v.Parse(f, text, nil).Canonical
		}
	}
	found := checks.Evaluate(form, c)
	for _, f := range form.Fields() {
		v.Shown(f, found.Answers.Values[f.Name()])
	}
	return time.Since(begun)
}
