package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yibiao/app/cli/base"
	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
	"yibiao/assets"
)

// TestABugInTheWindowIsToldWhenTheVaultIsFree lets the window end with a bug: the person is told where the record lies, and
// the program that begins anew finds the vault closed.
func TestABugInTheWindowIsToldWhenTheVaultIsFree(t *testing.T) {
	vault := filepath.Join(t.TempDir(), "v")
	told := ""
	var e bytes.Buffer
	code := Main(context.Background(), base.Environment{
		Args: []string{"--vault", vault}, Out: &bytes.Buffer{}, Err: &e, Assets: assets.FS, Version: "1.2.3",
		Getenv: func(string) string { return "" },
		Window: func(w base.Window) error { return w.Crash("answer of 甲公司", []byte("goroutine 1")) },
		ShowFailure: func(text string) {
			t.Errorf("told as a failure to begin: %s", text)
		},
		ShowCrash: func(text string) {
			told = text
			again, err := session.Open(session.Options{Vault: vault})
			if err != nil {
				t.Fatalf("the vault is still held: %v", err)
			}
			defer again.Close()
			path, ok := session.UntoldCrash(again)
			if !ok || !strings.Contains(told, path) {
				t.Errorf("the next start tells %q, the dialog said %s", path, told)
			}
			if text, err := os.ReadFile(path); err != nil || strings.Contains(string(text), "甲公司") {
				t.Errorf("the record: %v\n%s", err, text)
			}
		},
	})
	if code != base.ExitFailure || !strings.Contains(told, "正在输入的内容也已经保存") {
		t.Errorf("exit code %d, told %q", code, told)
	}
}

// TestTheWorkOfOneClientTellsNothingOfOthers: of five clients whose every answer, title and file says whose it is and who use the same numbers, one
// is worked on. What the commands write to the terminal's errors, what they show of the client's own, the record of a bug whose words quote
// another client, and whatever else the program leaves outside of its database hold nothing of the others.
func TestTheWorkOfOneClientTellsNothingOfOthers(t *testing.T) {
	const clients, ours = 5, 2
	top := t.TempDir()
	vault, out := filepath.Join(top, "v"), filepath.Join(top, "out")
	s := sessiontest.Open(t, vault)
	var mine *session.Editing
	for n := range clients {
		if e := sessiontest.Plant(t, s, n); n == ours {
			mine = e
		}
	}
	client, dossier := mine.Client.ID, mine.Dossier.ID
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"YIBIAO_VAULT": vault, "YIBIAO_NOW": "2026-11-23", "HOME": top, "XDG_CACHE_HOME": filepath.Join(top, "cache"), "XDG_CONFIG_HOME": filepath.Join(top, "config"), "XDG_DATA_HOME": filepath.Join(top, "data")}
	var told strings.Builder
	shows := []string{"show", "status", "history", "client", "agenda", "match", "dossier"}
	for _, args := range [][]string{
		{"show", dossier}, {"status", dossier}, {"history", dossier}, {"client", "show", client}, {"agenda", client}, {"match", client}, {"check", dossier}, {"estimate", dossier},
		{"set", dossier, "eq.name", "新的名称"}, {"set", dossier, "没有的字段", "x"}, {"attach", dossier, "m.license", filepath.Join(top, "没有.pdf")},
		{"export", dossier, out + ".zip"}, {"export", dossier, out + ".zip", "--draft"}, {"undo", dossier}, {"dossier", "show", dossier},
	} {
		code, said, complaint := run(t, context.Background(), env, args...)
		if code == base.ExitUsage {
			t.Fatalf("%v: %s", args, complaint)
		}
		told.WriteString(complaint)
		if slices.Contains(shows, args[0]) {
			told.WriteString(said)
		}
	}
	var e bytes.Buffer
	Main(context.Background(), base.Environment{
		Out: &bytes.Buffer{}, Err: &e, Assets: assets.FS, Version: "1.2.3", Getenv: func(name string) string { return env[name] },
		Window: func(base.Window) error { panic("answer of " + sessiontest.Planted(3)) },
	})
	told.WriteString(e.String())
	crashes, err := os.ReadDir(filepath.Join(vault, "crashes"))
	if err != nil || len(crashes) != 1 {
		t.Fatalf("%v, %v", crashes, err)
	}
	if err := filepath.WalkDir(top, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		in, _ := filepath.Rel(vault, path)
		if folder, _, _ := strings.Cut(filepath.ToSlash(in), "/"); strings.HasPrefix(folder, "yibiao.") || folder == "backups" || folder == "materials" {
			return nil // the vault itself
		}
		data, err := os.ReadFile(path)
		told.Write(data)
		told.WriteString(path)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(told.String(), sessiontest.Planted(ours)) || !strings.Contains(told.String(), "goroutine") {
		t.Error("nothing was searched")
	}
	for n := range clients {
		if at := strings.Index(told.String(), sessiontest.Planted(n)); n != ours && at >= 0 {
			t.Errorf("something of client %d is told: %.200q", n, told.String()[max(0, at-100):])
		}
	}
}
