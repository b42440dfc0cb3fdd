package session_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
)

// values gives what a history shows, newest first.
func values(t *testing.T, e *session.Editing, field string) []string {
	t.Helper()
	list, err := history.Of(e, field)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range list {
		out = append(out, c.Value)
	}
	return out
}

func TestTypingIsOneStepOfUndoUntilItPauses(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	keep := func(text string, more bool) {
		t.Helper()
		if _, err := e.Type("eq.name", text, more); err != nil {
			t.Fatal(err)
		}
	}
	keep("数", true)
	keep("数控", true)
	keep("数控旋压", false) // a pause
	keep("数控旋压机", true)
	sessiontest.Set(t, e, "eq.name", "数控旋压机床") // left
	if diff := cmp.Diff([]string{"数控旋压机床", "数控旋压"}, values(t, e, "eq.name")); diff != "" {
		t.Error("history (-want +got):", diff)
	}
	for _, want := range []string{"数控旋压", ""} {
		if _, err := history.Undo(e); err != nil {
			t.Fatal(err)
		}
		if got := e.Value("eq.name"); got != want {
			t.Errorf("undo gives %q, want %q", got, want)
		}
	}
}

func TestTypingTheSameOnceMoreAddsNoStep(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	if _, err := e.Type("eq.name", "旋压机", true); err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, e, "eq.name", "旋压机")
	sessiontest.Set(t, e, "eq.model", "X1")
	if diff := cmp.Diff([]string{"旋压机"}, values(t, e, "eq.name")); diff != "" {
		t.Error("(-want +got):", diff)
	}
	for range 2 {
		if _, err := history.Undo(e); err != nil {
			t.Fatal(err)
		}
	}
	if got := e.Value("eq.name"); got != "" {
		t.Errorf("%q is left", got)
	}
}

func TestTypingACellIsOneStepOfUndo(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	table, column := "", ""
	for _, s := range e.Form.Sections {
		for _, f := range s.Fields {
			if f.IsTable() && table == "" {
				table, column = f.Name(), f.Columns[0].Name()
			}
		}
	}
	row, err := e.Table(table).Add(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"1", "12", "123"} {
		if _, err := e.Table(table).Type(row, column, text, true); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := history.Undo(e); err != nil {
		t.Fatal(err)
	}
	if rows := e.Rows(table); len(rows) != 1 || rows[0].Cells[column] != "" {
		t.Errorf("undo leaves %v", rows)
	}
}

// Two editings of one dossier: what the other has saved first is no edit any more, and is evaluated all the same.
func TestAnAnswerThatAnotherEditingSavedIsEvaluated(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	other, err := e.Session().OpenDossier(e.Dossier.ID)
	if err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, other, "eq.name", "旋压机")
	if _, err := e.State(); err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, e, "eq.name", "旋压机")
	if st, err := e.State(); err != nil || st.Answers.Values["eq.name"] != "旋压机" {
		t.Errorf("%v: %q", err, st.Answers.Values["eq.name"])
	}
}
