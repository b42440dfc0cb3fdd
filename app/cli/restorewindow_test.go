package cli

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/backups"
	"yibiao/app/session/guard"
	"yibiao/assets"
)

// A vault that does not open is no dead end: its backups are offered, and the window opens on the one that is chosen.
func TestADamagedVaultOffersItsBackups(t *testing.T) {
	vault := t.TempDir()
	s, err := session.Open(session.Options{Vault: vault})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Clients().Create("柳州市试验机械有限公司"); err != nil {
		t.Fatal(err)
	}
	if _, err := backups.MakeBackup(context.Background(), s); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, chosen := range []int{-1, 0} {
		if err := os.WriteFile(filepath.Join(vault, "yibiao.db"), []byte("这不是数据库"), 0o600); err != nil {
			t.Fatal(err)
		}
		var offered []string
		opened, told := false, ""
		code := Main(context.Background(), base.Environment{
			Args: []string{"--vault", vault}, In: nil, Out: io.Discard, Err: io.Discard, Getenv: func(string) string { return "" }, Assets: assets.FS,
			OfferRestore: func(_ string, backups []string) int { offered = backups; return chosen },
			Window: func(w base.Window) error {
				clients, err := w.Session.Clients().List()
				opened = err == nil && len(clients) == 1
				for range 2 { // what the repair came to is told once
					for _, warning := range guard.Warnings(w.Session) {
						told += say.Warning(warning)
					}
				}
				return nil
			},
		})
		if len(offered) == 0 || opened != (chosen >= 0) || (code == base.ExitOK) != opened {
			t.Errorf("chosen %d: offered %q, opened %v, exit code %d", chosen, offered, opened, code)
		}
		if strings.Count(told, "数据库已重新做好") != chosen+1 {
			t.Errorf("chosen %d: told %q", chosen, told)
		}
	}
}

// A vault that is wholly gone is told of in the window too; a new one begins only when the person says so.
func TestAVanishedVaultIsToldAndBegunAnewDeliberately(t *testing.T) {
	vault, settings := filepath.Join(t.TempDir(), "资料库"), filepath.Join(t.TempDir(), "settings.json")
	run := func(chosen int) (offered []string, opened bool) {
		Main(context.Background(), base.Environment{
			Args: []string{}, Out: io.Discard, Err: io.Discard, Assets: assets.FS, Settings: settings,
			Getenv: func(name string) string {
				if name == "YIBIAO_VAULT" {
					return vault
				}
				return ""
			},
			OfferRestore: func(_ string, lines []string) int { offered = lines; return chosen },
			Window:       func(base.Window) error { opened = true; return nil },
		})
		return offered, opened
	}
	if offered, opened := run(0); offered != nil || !opened {
		t.Fatalf("first start: offered %q, opened %v", offered, opened)
	}
	if err := os.RemoveAll(vault); err != nil {
		t.Fatal(err)
	}
	for _, chosen := range []int{-1, 0, 1} {
		offered, opened := run(chosen)
		if len(offered) != 2 || opened != (chosen == 1) || base.IsDir(vault) != opened {
			t.Errorf("chosen %d: offered %q, opened %v, vault there %v", chosen, offered, opened, base.IsDir(vault))
		}
	}
}
