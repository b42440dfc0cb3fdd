package base

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"yibiao/app/session"
)

// What is written for programs holds no character that a terminal would obey, and reads as what it was.
func TestJSONHoldsNothingThatATerminalObeys(t *testing.T) {
	var out bytes.Buffer
	if err := WriteJSON(&out, map[string]string{"a": "<b>&\x1b[31m\u202e甲\u2028"}); err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "{\n  \"a\": \"<b>&\\u001b[31m\\u202e甲\\u2028\"\n}\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if err := WriteJSON(&out, func() {}); err == nil {
		t.Error("what is no data was written")
	}
}

// A result is shown once: as data to programs, as text to people.
func TestAResultIsDataOrText(t *testing.T) {
	for _, c := range []struct {
		json bool
		want string
	}{{true, "3\n"}, {false, "三�[2J\n"}} {
		var out bytes.Buffer
		p := &Program{JSON: c.json, Env: Environment{Out: &out}}
		if err := p.Show(3, func(w *Page) { w.Line("三\x1b[2J  ") }); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(out.String(), "\x1b") || c.json && out.String() != c.want || !c.json && !strings.HasPrefix(out.String(), "三") {
			t.Errorf("JSON %v: %q", c.json, out.String())
		}
	}
}

// The hint of what was being done goes before that of the code alone.
func TestHintsFollowWhatWasBeingDone(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{session.Refuse("check", session.CodeDamaged), "vault repair"}, {session.Refuse("restore", session.CodeDamaged), "vault list"},
		{fmt.Errorf("around: %w", session.Refuse("export", session.CodeBlocking)), "yibiao check"}, {errors.New("x"), ""}, {session.Refuse("set", session.CodeNameEmpty), ""},
	} {
		if got := hintOf(c.err); (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%v: %q, want %q", c.err, got, c.want)
		}
	}
}

// A failure goes to the error output alone, for programs with its code and what it is about.
func TestAFailureIsToldOnTheErrorOutput(t *testing.T) {
	for _, json := range []bool{false, true} {
		var out, complaint bytes.Buffer
		p := &Program{JSON: json, Env: Environment{Out: &out, Err: &complaint}}
		p.Fail(session.Refuse("find-dossier", session.CodeNoDossier, "name", "认定"))
		want := "yibiao dossier list"
		if json {
			want = `"code": "no-dossier"`
		}
		if out.Len() > 0 || !strings.Contains(complaint.String(), want) || !strings.Contains(complaint.String(), "认定") {
			t.Errorf("JSON %v: out %q, complaint %q", json, out.String(), complaint.String())
		}
	}
}

func TestTheLanguageIsThatOfTheFlagThenOfTheLocale(t *testing.T) {
	for _, c := range []struct {
		args []string
		env  map[string]string
		want string
	}{
		{nil, nil, "zh"}, {nil, map[string]string{"LANG": "en_GB.UTF-8"}, "en"}, {nil, map[string]string{"LANG": "de_DE.UTF-8"}, "zh"},
		{nil, map[string]string{"LC_ALL": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, "zh"}, {[]string{"--lang=en"}, nil, "en"},
		{[]string{"show", "--lang", "en"}, map[string]string{"LANG": "zh_CN"}, "en"}, {[]string{"set", "--", "--lang=en"}, nil, "zh"}, {[]string{"--lang"}, nil, "zh"},
	} {
		p := &Program{Env: Environment{Args: c.args, Getenv: func(name string) string { return c.env[name] }}}
		if got := p.Language(); !strings.HasPrefix(got, c.want) {
			t.Errorf("%q %v: %s, want %s", c.args, c.env, got, c.want)
		}
	}
}

func TestTimesForPeopleAndPrograms(t *testing.T) {
	if When(time.Time{})+Stamp(time.Time{}) != "" {
		t.Error("no time is shown as one")
	}
	at := time.Date(2026, 11, 23, 9, 0, 0, 5000, time.FixedZone("", 8*3600))
	if got := Stamp(at); got != "2026-11-23T01:00:00.000005Z" {
		t.Errorf("for programs: %s", got)
	}
	if got, err := time.ParseInLocation("2006-01-02 15:04:05", When(at), time.Local); err != nil || !got.Equal(at.Truncate(time.Second)) {
		t.Errorf("for people: %s, %v", When(at), err)
	}
}

// A name in a table makes no line of its own, and what JSON holds stays JSON, whatever the characters.
func TestANameMakesNoLineOfItsOwn(t *testing.T) {
	var w Page
	w.Table([][]string{{"附件", "大小"}, {"a\n资料库完好。\tb", "1"}})
	if got := w.B.String(); strings.Count(got, "\n") != 2 || !strings.Contains(got, `a\n资料库完好。\tb`) {
		t.Errorf("%q", got)
	}
	var out strings.Builder
	var read string
	text := "x\u200b\U000e0041\u202e"
	if err := WriteJSON(&out, text); err != nil || strings.Contains(out.String(), "\U000e0041") || json.Unmarshal([]byte(out.String()), &read) != nil || read != text {
		t.Errorf("%q, %v", out.String(), err)
	}
}
