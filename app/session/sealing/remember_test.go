package sealing_test

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"yibiao/app/keyring"
	"yibiao/app/keyring/keyringtest"
	"yibiao/app/session"
	"yibiao/app/session/sealing"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store/sealed"
)

// remembered is an encrypted vault that this computer remembers.
func remembered(t *testing.T) (s *session.Session, code string, kept *keyringtest.Fake) {
	t.Helper()
	quickly(t)
	kept = keyringtest.Use(t)
	vault := filepath.Join(t.TempDir(), "资料库")
	s = sessiontest.Open(t, vault)
	sessiontest.Reward(t, s)
	key, code, err := sealing.Prepare(vault, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sealing.TurnOpen(t.Context(), s, key, nil); err != nil {
		t.Fatal(err)
	}
	again, err := sealing.Unlock(vault, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if sealing.Remembered(vault) || sealing.UnlockRemembered(vault) != nil {
		t.Error("remembered before anybody asked for it")
	}
	if err := sealing.Remember(again, "一表 "+vault); err != nil {
		t.Fatal(err)
	}
	return s, code, kept
}

// What is remembered opens the vault. It is neither the passphrase nor the secret, and stands in no file of the vault.
func TestARememberedVaultOpens(t *testing.T) {
	s, _, kept := remembered(t)
	vault := s.Vault()
	if k := sealing.UnlockRemembered(vault); k == nil || k.VFS() != session.KeyOf(s).VFS() || !sealing.Remembered(vault) || len(kept.Kept) != 1 {
		t.Fatalf("it does not open; kept %d", len(kept.Kept))
	}
	for name, secret := range kept.Kept {
		if len(secret) != 32 || bytes.Contains(secret, []byte("AGE-SECRET")) || kept.Labels[name] != "一表 "+vault {
			t.Errorf("%d bytes under %q", len(secret), kept.Labels[name])
		}
		unreadable(t, vault, string(secret))
	}
	copied := filepath.Join(t.TempDir(), "别的")
	if _, err := sealed.UnlockBy(copied, sealed.Opener{}); err == nil {
		t.Error("it opens a folder without a key file")
	}
	if was, err := sealing.Forget(vault); err != nil || !was || len(kept.Kept) > 0 || sealing.UnlockRemembered(vault) != nil {
		t.Errorf("forgotten %v, %v; kept %d", was, err, len(kept.Kept))
	}
	if was, err := sealing.Forget(vault); err != nil || was {
		t.Errorf("forgotten again: %v, %v", was, err)
	}
}

// Whatever ends the passphrase ends what is remembered of it; even where the system keeps it all the same, it opens nothing.
func TestWhatIsRememberedEndsWithThePassphrase(t *testing.T) {
	for name, change := range map[string]func(t *testing.T, s *session.Session) error{
		"another passphrase": func(_ *testing.T, s *session.Session) error {
			return sealing.SetPassphrase(s, "另外的口令一二三")
		},
		"another key": func(t *testing.T, s *session.Session) error {
			to, _, err := sealing.PrepareNext(s.Vault(), "另外的口令一二三")
			if err == nil {
				_, err = sealing.RekeyOpen(t.Context(), s, sealing.Rekeying{To: to})
			}
			return err
		},
		"made plain": func(t *testing.T, s *session.Session) error {
			_, err := sealing.TurnOpen(t.Context(), s, nil, nil)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, _, kept := remembered(t)
			before := maps.Clone(kept.Kept)
			if err := change(t, s); err != nil {
				t.Fatal(err)
			}
			if len(kept.Kept) > 0 {
				t.Error("it is still kept")
			}
			kept.Kept = before // a copy of the system's store of before
			if sealing.UnlockRemembered(s.Vault()) != nil {
				t.Error("what was kept before opens it")
			}
		})
	}
}

// An older key file, put back, does not open the vault by what was remembered then: the passphrase was changed since.
func TestAnOlderKeyFileIsRefusedWithWhatWasRemembered(t *testing.T) {
	s, _, kept := remembered(t)
	vault, before := s.Vault(), maps.Clone(kept.Kept)
	path := filepath.Join(vault, sealed.FileName)
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := sealing.SetPassphrase(s, "另外的口令一二三"); err != nil {
		t.Fatal(err)
	}
	kept.Kept = before
	for _, p := range []string{path, filepath.Join(vault, "backups", sealed.FileName)} {
		if err := os.WriteFile(p, old, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if sealing.UnlockRemembered(vault) != nil {
		t.Error("it opens")
	}
}

// A computer without a place for secrets, or with one that fails, says so and asks for the passphrase as before.
func TestAComputerThatCannotRemember(t *testing.T) {
	s, code, kept := remembered(t)
	k, err := sealing.Unlock(s.Vault(), passphrase)
	if err != nil {
		t.Fatal(err)
	}
	for failure, want := range map[error]session.Code{keyring.ErrNone: session.CodeKeyringNone, errors.New("locked"): session.CodeKeyringFailed} {
		kept.Failure = failure
		if err := sealing.CanRemember(); session.CodeOf(err) != want {
			t.Errorf("%v: %v", failure, err)
		}
		if err := sealing.Remember(k, ""); session.CodeOf(err) != want {
			t.Errorf("%v: %v", failure, err)
		}
		if sealing.UnlockRemembered(s.Vault()) != nil {
			t.Errorf("%v: it opens", failure)
		}
		if err := sealing.SetPassphrase(s, passphrase); err != nil { // forgetting fails; what is kept opens nothing any more
			t.Errorf("%v: %v", failure, err)
		}
	}
	kept.Failure = nil
	if sealing.UnlockRemembered(s.Vault()) != nil {
		t.Error("what could not be removed opens it")
	}
	by, err := sealing.Recover(s.Vault(), code)
	if err != nil {
		t.Fatal(err)
	}
	if err := sealing.Remember(by, ""); session.CodeOf(err) != session.CodeKeyringCode {
		t.Errorf("opened by the recovery code: %v", err)
	}
	sealing.Keyring = nil
	if err := sealing.CanRemember(); session.CodeOf(err) != session.CodeKeyringNone || sealing.Remembered(s.Vault()) {
		t.Errorf("no place at all: %v", err)
	}
	if was, err := sealing.Forget(s.Vault()); was || err != nil {
		t.Errorf("%v, %v", was, err)
	}
}
