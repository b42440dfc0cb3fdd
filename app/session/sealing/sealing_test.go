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

// An encryption that is broken off leaves the vault as it is, with no key file; begun again it has another key.
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
	if clients, err := s.Clients().List(); err != nil || len(clients) != 1 {
		t.Error(clients, err)
	}
	if sealed.HasFile(vault) {
		t.Error("a key file is left in a plain vault")
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

// Once passphrase or recovery code were changed, a key file of before, put back in its place, opens the present vault by neither
// of the old ones; by what was not changed it does. Backups and copies of then are as they were.
func TestOlderKeyFileIsRefused(t *testing.T) {
	quickly(t)
	vault := filepath.Join(t.TempDir(), "资料库")
	s := sessiontest.Open(t, vault)
	sessiontest.Reward(t, s)
	key, code, err := sealing.Prepare(vault, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sealing.TurnOpen(t.Context(), s, key, nil); err != nil {
		t.Fatal(err)
	}
	files := []string{filepath.Join(vault, sealed.FileName), filepath.Join(vault, "backups", sealed.FileName)}
	old, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "副本")
	if _, err := backups.CopyVault(t.Context(), s, copied, false, nil); err != nil {
		t.Fatal(err)
	}
	const next = "另外的口令一二三"
	if err := sealing.SetPassphrase(s, next); err != nil {
		t.Fatal(err)
	}
	newFile, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	put := func(paths ...string) {
		t.Helper()
		for i, path := range files {
			data := newFile
			if i < len(paths) && paths[i] == "old" {
				data = old
			}
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	put("old", "old")
	_, err = sealing.Unlock(vault, passphrase)
	if session.CodeOf(err) != "key-revoked" {
		t.Errorf("the old passphrase by the old file: %v", err)
	}
	byCode, err := sealing.Recover(vault, code)
	if err != nil {
		t.Fatalf("the code was not changed: %v", err)
	}
	if _, _, revoked := byCode.Counted(sealed.Counts{Passphrase: 1}); revoked {
		t.Error("a change of the passphrase revokes the code")
	}
	put("old", "new")
	if _, err := sealing.Unlock(vault, next); err != nil {
		t.Errorf("the second key file is the present one: %v", err)
	}
	if got, _ := os.ReadFile(files[0]); !bytes.Equal(got, newFile) {
		t.Error("the older of two key files was left")
	}
	again, err := sealing.NewCode(s)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(files[0]); err != nil || bytes.Equal(got, newFile) {
		t.Fatal("the code was not changed", err)
	}
	if _, err := sealing.Recover(vault, again); err != nil {
		t.Error(err)
	}
	put("new", "new") // of before the new code
	if _, err := sealing.Recover(vault, code); session.CodeOf(err) != "key-revoked" {
		t.Errorf("the old code by the old file: %v", err)
	}
	if _, err := sealing.Unlock(vault, next); err != nil {
		t.Errorf("the passphrase of that file is the present one: %v", err)
	}
	if _, err := sealing.Unlock(copied, passphrase); err != nil {
		t.Errorf("the copy of then: %v", err)
	}
	// Made plain and encrypted anew there is another secret: nothing of before opens it, and counting begins anew.
	if _, err := sealing.TurnOpen(t.Context(), s, nil, nil); err != nil {
		t.Fatal(err)
	}
	other, _, err := sealing.Prepare(vault, passphrase)
	if err != nil || other.VFS() == key.VFS() {
		t.Fatal("the same secret", err)
	}
	if _, err := sealing.TurnOpen(t.Context(), s, other, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := sealing.Unlock(vault, passphrase); err != nil {
		t.Error(err)
	}
	s.Close()
	put("old", "old")
	back, err := sealing.Unlock(vault, passphrase)
	if err == nil {
		_, err = session.Open(session.Options{Vault: vault, Key: back})
	}
	if session.CodeOf(err) != "key-other" {
		t.Errorf("by the file of another secret: %v", err)
	}
}

// A copy that another program was shown is gone once somebody tries to open the vault, whether it opens or not.
func TestLeftCopiesGoWithAnOpeningThatFails(t *testing.T) {
	quickly(t)
	vault := filepath.Join(t.TempDir(), "资料库")
	s := sessiontest.Open(t, vault)
	key, _, err := sealing.Prepare(vault, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sealing.TurnOpen(t.Context(), s, key, nil); err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(vault, "temp", "yibiao-1")
	plant := func() {
		if err := os.MkdirAll(left, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	plant()
	if _, err := sealing.Unlock(vault, "x"+passphrase); err == nil {
		t.Fatal("a wrong passphrase opens it")
	}
	if _, err := os.Stat(left); err != nil {
		t.Error("the copy of a program that has the vault open is gone:", err)
	}
	s.Close()
	plant()
	if _, err := sealing.Unlock(vault, "x"+passphrase); err == nil {
		t.Fatal("a wrong passphrase opens it")
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("the copy is left after a wrong passphrase")
	}
}

// Where the disk fails once the database is of another key, that is what is told: nobody tries the old passphrase on it for ever.
func TestAFailureAfterTheKeyChangedIsTold(t *testing.T) {
	quickly(t)
	vault := filepath.Join(t.TempDir(), "资料库")
	s := sessiontest.Open(t, vault)
	e := sessiontest.Reward(t, s)
	sessiontest.Keep(t, e, attaching.Pick{Path: sessiontest.File(t, t.TempDir(), "a.txt", []byte("a")), Requirement: "m.license"})
	key, _, err := sealing.Prepare(vault, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sealing.TurnOpen(t.Context(), s, key, nil); err != nil {
		t.Fatal(err)
	}
	next, _, err := sealing.PrepareNext(vault, "另一个口令另一个")
	if err != nil {
		t.Fatal(err)
	}
	// What the old key has sealed cannot be taken away: a folder that is not empty stands under the name of one.
	blocked := filepath.Join(vault, "materials", "aa", "bb", "x"+".damaged")
	if err := os.MkdirAll(filepath.Join(blocked, "in it"), 0o700); err != nil {
		t.Fatal(err)
	}
	_, err = sealing.RekeyOpen(t.Context(), s, sealing.Rekeying{To: next, Drop: true})
	if session.CodeOf(err) != session.CodeSealUnfinished {
		t.Fatalf("told as %v", err)
	}
}
