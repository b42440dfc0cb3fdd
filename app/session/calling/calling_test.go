package calling

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"yibiao/app/session/sessiontest"
)

func TestCall(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	vault := s.Vault()
	if _, called := Answer(vault); called {
		t.Error("called before anybody asked")
	}
	if Ask(t.TempDir(), []string{"x.zip"}, time.Minute) {
		t.Error("nobody holds that folder, and an answer came")
	}
	begun := time.Now()
	if Ask(vault, []string{"x.zip"}, time.Millisecond) || time.Since(begun) > 10*time.Second {
		t.Error("nobody looks, and an answer came")
	}
	if _, err := os.Stat(filepath.Join(vault, callName)); err == nil {
		t.Error("the call was left")
	}

	answered := make(chan []string)
	go func() {
		for {
			if open, called := Answer(vault); called {
				answered <- open
				return
			}
		}
	}()
	if !Ask(vault, []string{"/盘/提交包.zip", "/盘/二.zip"}, time.Minute) {
		t.Error("no answer")
	}
	if open := <-answered; !slices.Equal(open, []string{"/盘/提交包.zip", "/盘/二.zip"}) {
		t.Errorf("asked to open %q", open)
	}
}

func TestOldOrStrangeCallsCountAsNone(t *testing.T) {
	for name, text := range map[string]string{
		"old": `{"open":[],"at":"2020-01-01T00:00:00Z"}`, "not a call": `x`, "empty": ``, "of a clock that ran ahead": `{"open":[],"at":"2999-01-01T00:00:00Z"}`,
	} {
		vault := t.TempDir()
		path := filepath.Join(vault, callName)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, called := Answer(vault); called {
			t.Errorf("%s: called", name)
		}
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s: it stays", name)
		}
	}
}
