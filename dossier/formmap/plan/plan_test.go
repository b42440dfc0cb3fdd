package plan_test

import (
	"errors"
	"testing"
	"time"

	"yibiao/dossier/formmap/plan"
)

func TestYearOf(t *testing.T) {
	today := time.Date(2025, 9, 8, 0, 0, 0, 0, time.UTC)
	for value, want := range map[string]string{"@year": "2024", "@year-1": "2023", "@year-2": "2022"} {
		if got, ok := plan.YearOf(value, today); !ok || got != want {
			t.Errorf("%s: %s", value, got)
		}
	}
	for _, value := range []string{"2024", "@year-", "@year+1", "@today", "@yearx"} {
		if got, ok := plan.YearOf(value, today); ok {
			t.Errorf("%s: %s", value, got)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	head := "form: a.docx\nsha256: ab\nentries:\n"
	for _, c := range []struct {
		name, text, code string
		line             int
	}{
		{"no YAML", "form: [", plan.CodeSyntax, 1},
		{"unknown key", head + "  - at: p1\n    state: unsure\n    colour: red\n", plan.CodeSyntax, 6},
		{"wrong type", head + "  - at: p1\n    state: unsure\n    confidence: viel\n", plan.CodeSyntax, 6},
		{"unknown state", head + "  - at: p1\n    state: maybe\n", plan.CodeState, 5},
		{"doubled", head + "  - at: p1\n    state: unsure\n  - at: p1\n    state: unsure\n", plan.CodeDuplicate, 6},
		{"no address", head + "  - state: unsure\n", plan.CodeAddress, 4},
		{"bad sub", head + "  - at: p1\n    state: unsure\n    sub: year\n", plan.CodeSub, 6},
	} {
		_, err := plan.Read([]byte(c.text))
		var e *plan.Error
		if !errors.As(err, &e) {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if e.Code != c.code || e.Line != c.line || e.Column == 0 {
			t.Errorf("%s: code %s at %d:%d, want %s at line %d (%v)", c.name, e.Code, e.Line, e.Column, c.code, c.line, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("form: a\nsha256: b\nentries:\n  - at: p1\n    state: unsure\n    columns:\n      1: a\n    option:\n      是: \"true\"\n"))
	f.Add([]byte("form: &a [*a]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := plan.Read(data)
		if err != nil {
			return
		}
		if _, err := m.Bytes(); err != nil {
			t.Error(err)
		}
	})
}

func TestSub(t *testing.T) {
	for _, text := range []string{"year=2024:rev", "l2=数量#1:target", "subject=差旅/会议/国际合作费:total", "sum:qty", "all:name", "2", "year=@year:rev"} {
		s, ok := plan.ParseSub(text)
		if !ok || s.String() != text {
			t.Errorf("%s: %+v %v gives %s", text, s, ok, s)
		}
	}
	for _, text := range []string{"", "year", "year=2024", ":rev", "-1", "sum:", "all:", "9999999999999999"} {
		if s, ok := plan.ParseSub(text); ok {
			t.Errorf("%q was read as %+v", text, s)
		}
	}
}
