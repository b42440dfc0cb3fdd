package cli

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/app/cli/base"
	"yibiao/app/keyring/keyringtest"
	"yibiao/app/session/sealing"
	"yibiao/assets"
)

// The passphrase is remembered when that is asked for, by command and by the tick of the window: then nothing asks for it, but what
// gives the vault another one, and a window that was locked.
func TestThePassphraseIsRememberedOnDemand(t *testing.T) {
	kept, dir := keyringtest.Use(t), t.TempDir()
	vault, pass, next := filepath.Join(dir, "资料库"), filepath.Join(dir, "pass.txt"), filepath.Join(dir, "next.txt")
	for path, text := range map[string]string{pass: "正确的口令一二三\n", next: "另一个口令一二三\n"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	env := map[string]string{"YIBIAO_VAULT": vault}
	yibiao := func(wantCode int, want string, args ...string) {
		t.Helper()
		code, out, complaint := run(t, t.Context(), env, args...)
		if code != wantCode || !strings.Contains(out+complaint, want) {
			t.Errorf("%v: exit code %d, want %d\n%s%s", args, code, wantCode, out, complaint)
		}
	}
	yibiao(0, "", "client", "add", "甲公司")
	yibiao(3, "资料库没有加密", "vault", "remember")
	yibiao(0, "", "vault", "encrypt", "--new-passphrase-file", pass)
	yibiao(3, "没有终端可以问口令", "client", "list")
	yibiao(3, "没有终端可以问口令", "vault", "remember")
	yibiao(3, "口令不对", "vault", "remember", "--passphrase-file", next)
	yibiao(0, "已记住", "vault", "remember", "--passphrase-file", pass)
	yibiao(0, "甲公司", "client", "list")
	yibiao(3, "没有终端可以问口令", "client", "list", "--ask-passphrase")
	for _, args := range [][]string{
		{"vault", "passphrase", "--new-passphrase-file", next}, {"vault", "passphrase", "--new-code"}, {"vault", "rekey", "--new-passphrase-file", next},
		{"vault", "decrypt"}, {"vault", "remember"},
	} {
		yibiao(3, "没有终端可以问口令", args...)
	}
	began := []string(nil)
	window := func(args []string, look func(base.Window) error) {
		Main(context.Background(), base.Environment{
			Args: args, Out: io.Discard, Err: io.Discard, Getenv: func(name string) string { return env[name] }, Assets: assets.FS,
			Window: look, BeginAnew: func(options ...string) { began = options },
		})
	}
	window(nil, func(w base.Window) error {
		if w.Unlock != nil || w.Session == nil {
			t.Error("the window asks for what is remembered")
		}
		return sealing.ErrLocked
	})
	if len(began) != 1 || began[0] != "--ask-passphrase" {
		t.Errorf("locked, it begins anew with %q", began)
	}
	window(began, func(w base.Window) error {
		if w.Unlock == nil || !w.Unlock.Keep.Now || w.Unlock.Keep.WhyNot != "" {
			t.Fatal("a locked window does not ask")
		}
		if err := w.Unlock.Passphrase("正确的口令一二三"); err != nil {
			t.Fatal(err)
		}
		return w.Unlock.Keep.Set(false)
	})
	yibiao(0, "没有记住这个资料库", "vault", "forget")
	window(nil, func(w base.Window) error {
		if w.Unlock == nil || w.Unlock.Keep.Now {
			t.Fatal("forgotten, and it is not asked for")
		}
		if err := w.Unlock.Passphrase("正确的口令一二三"); err != nil {
			t.Fatal(err)
		}
		return w.Unlock.Keep.Set(true)
	})
	if len(kept.Kept) != 1 {
		t.Errorf("%d kept by the window", len(kept.Kept))
	}
	yibiao(0, "", "vault", "passphrase", "--passphrase-file", pass, "--new-passphrase-file", next)
	yibiao(3, "没有终端可以问口令", "client", "list")
	sealing.Keyring = nil
	yibiao(3, "没有能存口令的地方", "vault", "remember", "--passphrase-file", next)
	window(nil, func(w base.Window) error {
		if w.Unlock == nil || w.Unlock.Keep.Set != nil || !strings.Contains(w.Unlock.Keep.WhyNot, "没有能存口令的地方") {
			t.Errorf("no place for it: %+v", w.Unlock.Keep)
		}
		return nil
	})
}
