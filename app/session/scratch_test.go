package session_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/backups"
	"yibiao/app/session/sessiontest"
)

// Copies that other programs show lie in the vault, and are gone when it is closed or opened again.
func TestCopiesForOtherProgramsAreSwept(t *testing.T) {
	vault := t.TempDir()
	s := sessiontest.Open(t, vault)
	folder, err := session.Scratch(s)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(folder, vault) {
		t.Errorf("the folder %s lies outside of the vault", folder)
	}
	copied := filepath.Join(folder, "身份证.pdf")
	if err := os.WriteFile(copied, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(copied); err == nil {
		t.Error("the copy outlived the program")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil { // as a killed program leaves it
		t.Fatal(err)
	}
	sessiontest.Open(t, vault)
	if _, err := os.Stat(folder); err == nil {
		t.Error("what a killed program left is still there")
	}
}

// Where nothing can be written into the vault such copies lie elsewhere, and are gone with the session too.
func TestCopiesElsewhereAreSwept(t *testing.T) {
	vault := t.TempDir()
	if err := sessiontest.Open(t, vault).Close(); err != nil {
		t.Fatal(err)
	}
	s, err := session.Open(session.Options{Vault: vault, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	folder, err := session.Scratch(s)
	if err != nil || strings.HasPrefix(folder, vault) {
		t.Fatal(folder, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(folder); err == nil {
		t.Error("the copies outlived the program")
	}
}

// Only the user reads what the vault keeps, whatever the folder that it lies in allows.
func TestTheDatabaseIsTheUsersOwn(t *testing.T) {
	vault := t.TempDir()
	s := sessiontest.Open(t, vault)
	sessiontest.Reward(t, s)
	if _, err := backups.MakeBackup(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(vault, func(path string, d os.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s may be read by others: %v", filepath.Base(path), info.Mode())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
