package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/app/cli/base"
	"yibiao/app/session"
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
