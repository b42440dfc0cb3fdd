package sealing_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/backups"
	"yibiao/app/session/sealing"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store/sealed"
)

const passphrase = "正确的口令一二三"

// quickly makes passphrases cheap to try.
func quickly(t *testing.T) {
	was := sealing.Cost
	sealing.Cost = func() sealed.Cost { return sealed.Cost{Time: 1, Memory: 64, Threads: 1} }
	t.Cleanup(func() { sealing.Cost = was })
}

// A client's work, encrypted while it is open: nothing of it is read in any byte of the folder, neither while it goes on nor after.
func TestNothingOfTheClientIsReadable(t *testing.T) {
	quickly(t)
	vault := t.TempDir()
	s := sessiontest.Open(t, vault)
	e := sessiontest.Reward(t, s)
	secrets := []string{"PLANTED", e.Client.Name, e.Dossier.Title, "eq.name"}
	work := func(s *session.Session, e *session.Editing, text string) {
		t.Helper()
		sessiontest.Set(t, e, "eq.name", text)
		file := sessiontest.File(t, t.TempDir(), "PLANTED-"+text+".txt", []byte(strings.Repeat("PLANTED "+text, 9000)))
		sessiontest.Keep(t, e, attaching.Pick{Path: file, Requirement: "m.license"})
		if _, err := backups.MakeBackup(context.Background(), s); err != nil {
			t.Fatal(err)
		}
	}
	work(s, e, "PLANTED-before")
	key, code, err := sealing.Prepare(vault, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if left, err := sealing.TurnOpen(context.Background(), s, key, nil); err != nil || left != nil {
		t.Fatal(left, err)
	}
	e = sessiontest.Dossier(t, s, e.Dossier.ID)
	work(s, e, "PLANTED-after")
	unreadable(t, vault, append(secrets, passphrase, code)...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	unreadable(t, vault, append(secrets, passphrase, code)...)
	if _, err := session.Open(session.Options{Vault: vault}); session.CodeOf(err) != "vault-sealed" {
		t.Errorf("it opens without the passphrase: %v", err)
	}
	if _, err := sealing.Unlock(vault, "x"+passphrase); session.CodeOf(err) != session.CodePassphraseWrong {
		t.Error(err)
	}
	recovered, err := sealing.Recover(vault, code)
	if err != nil {
		t.Fatal(err)
	}
	again, err := session.Open(session.Options{Vault: vault, Library: sessiontest.Library(t), Key: recovered, Now: sessiontest.Clock})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got := sessiontest.Dossier(t, again, e.Dossier.ID).Answers().Values["eq.name"]; got != "PLANTED-after" {
		t.Errorf("%q", got)
	}
}

func unreadable(t *testing.T, dir string, secrets ...string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		for _, secret := range secrets {
			if bytes.Contains(data, []byte(secret)) || strings.Contains(path, secret) {
				t.Errorf("%s tells %q", path, secret)
			}
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// An encryption that is broken off leaves the vault as it is; begun again with the same passphrase it goes on with the same key.
func TestBrokenOffEncryption(t *testing.T) {
	quickly(t)
	vault := t.TempDir()
	s := sessiontest.Open(t, vault)
	sessiontest.Reward(t, s)
	key, _, err := sealing.Prepare(vault, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := sealing.TurnOpen(gone, s, key, nil); err == nil || sealing.Encrypted(vault) || session.KeyOf(s) != nil {
		t.Fatalf("%v, encrypted %v", err, sealing.Encrypted(vault))
	}
	if clients, err := s.Clients(); err != nil || len(clients) != 1 {
		t.Error(clients, err)
	}
	second, _, err := sealing.Prepare(vault, passphrase)
	if err != nil || second.VFS() != key.VFS() {
		t.Error("another key:", err)
	}
	other, _, err := sealing.Prepare(vault, "other "+passphrase)
	if err != nil || other.VFS() == key.VFS() {
		t.Error("the same key for another passphrase:", err)
	}
	if _, err := sealing.TurnOpen(context.Background(), s, other, nil); err != nil || !sealing.Encrypted(vault) {
		t.Error(err)
	}
	if _, _, err := sealing.Prepare(vault, passphrase); session.CodeOf(err) != session.CodeVaultEncrypted || errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
