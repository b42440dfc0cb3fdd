package cli

import (
	"context"
	"path/filepath"
	"testing"

	"yibiao/app/cli/base"
	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
)

// A command that writes keeps how the clients stand that it wrote about; the others stay as they are.
func TestACommandKeepsWhatItTouched(t *testing.T) {
	vault := filepath.Join(t.TempDir(), "v")
	do := func(args ...string) {
		t.Helper()
		if code, _, complaint := run(t, t.Context(), map[string]string{"YIBIAO_VAULT": vault}, args...); code != base.ExitOK {
			t.Fatalf("%v: exit code %d: %s", args, code, complaint)
		}
	}
	touch := func(client string) { // by something that keeps nothing
		t.Helper()
		s, err := session.Open(session.Options{Vault: vault, Library: sessiontest.Library(t), Version: "test"})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		c, err := s.Clients().Find(client)
		if err != nil {
			t.Fatal(err)
		}
		e, err := s.OpenProfile(c.ID)
		if err != nil {
			t.Fatal(err)
		}
		sessiontest.Set(t, e, "org.established", "2020-01-01")
	}
	kept := func() map[string]bool {
		t.Helper()
		s, err := session.Open(session.Options{Vault: vault, ReadOnly: true, Version: "test"})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		list, _, err := s.Store().Digests().List(context.Background(), store.Which{Kind: record.KindClient})
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]bool{}
		for _, d := range list {
			c, err := s.Clients().Find(d.Entity)
			if err != nil {
				t.Fatal(err)
			}
			out[c.Name] = !d.Stale && d.Body != ""
		}
		return out
	}
	do("client", "add", "甲")
	do("client", "add", "乙")
	if got := kept(); !got["甲"] || !got["乙"] {
		t.Errorf("new clients: kept %v", got)
	}
	touch("甲")
	touch("乙")
	do("dossier", "new", "--client", "甲", "--pack", "shoutaitao", "--programme", "stt-01-rending", "--title", "首台")
	if got := kept(); !got["甲"] || got["乙"] {
		t.Errorf("a dossier of one: kept %v", got)
	}
	do("agenda") // days alone, of which nobody is matched
	if got := kept(); !got["甲"] || got["乙"] {
		t.Errorf("an agenda of all: kept %v", got)
	}
	do("match", "--all")
	if got := kept(); !got["甲"] || !got["乙"] {
		t.Errorf("all matched: kept %v", got)
	}
}
