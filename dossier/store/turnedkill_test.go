package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/store/sealed"
)

// What a Turn that was killed has come to is told at the next opening, and once more only while something is left to do.
func TestAKilledTurnIsTold(t *testing.T) {
	dir := vaultDir(t)
	f := newFake('a')
	s := mustOpen(t, dir, f.options())
	mustApply(t, s, edit("", "a", "1"))
	s.Close()
	told := func(opt Options, want ...string) {
		t.Helper()
		for _, words := range want {
			s := mustOpen(t, dir, opt)
			if got := TurnedOf(s); got != words {
				t.Errorf("told %q, want %q", got, words)
			}
			wantValues(t, s, "e", map[string]string{"a": "1"})
			s.Close()
		}
	}
	opt := f.options()
	told(opt, "")
	if err := beginTurn(dir, turnEncrypt); err != nil { // killed before the exchange
		t.Fatal(err)
	}
	told(opt, NotSealed, NotSealed)
	key := newKey(t, dir)
	if _, err := Turn(t.Context(), dir, opt, Turning{To: key}); err != nil {
		t.Fatal(err)
	}
	opt.Key = key
	told(opt, "")
	if err := beginTurn(dir, turnEncrypt); err != nil { // killed after it
		t.Fatal(err)
	}
	told(opt, NowSealed, "")
	if err := beginTurn(dir, turnDecrypt); err != nil {
		t.Fatal(err)
	}
	told(opt, NotPlain, "")
	if _, err := Turn(t.Context(), dir, opt, Turning{}); err != nil {
		t.Fatal(err)
	}
	opt.Key = nil
	if err := beginTurn(dir, turnDecrypt); err != nil {
		t.Fatal(err)
	}
	told(opt, NowPlain, "")
	if all, err := filepath.Glob(filepath.Join(dir, backupsDir, "*before-decryption.db")); err != nil || len(all) != 1 {
		t.Errorf("backups of before making it plain: %q, %v", all, err)
	}
}

// A vault that was still to be encrypted when it was killed cannot get another key; that it was asked for takes nothing from it.
func TestAnotherKeyLeavesAHalfEncryptedVault(t *testing.T) {
	dir := vaultDir(t)
	f := newFake('a')
	s := mustOpen(t, dir, f.options())
	mustApply(t, s, edit("", "a", "1"))
	s.Close()
	if err := beginTurn(dir, turnEncrypt); err != nil {
		t.Fatal(err)
	}
	opt := f.options()
	opt.Key = newKey(t, dir) // its file is written before the database is exchanged
	_, err := Rekey(t.Context(), dir, opt, Rekeying{To: drafted(t, testPassphrase)})
	wantCode(t, err, CodeInvalid)
	s = mustOpen(t, dir, f.options())
	defer s.Close()
	if got := TurnedOf(s); got != NotSealed {
		t.Errorf("told %q", got)
	}
	wantValues(t, s, "e", map[string]string{"a": "1"})
}

// A key that is still being put in place is put there before the vault gets another one. Where that fails, what is sealed by it stays:
// the folder holds the only copy.
func TestAnotherKeyKeepsWhatTheLastOneHasSealed(t *testing.T) {
	open := newEncrypted(t)
	plant(t, open, 1)
	was, old := everything(t, open), open.opt.Key
	open.Close()
	s, err := hold(open.dir, Options{Key: old}, "")
	if err != nil {
		t.Fatal(err)
	}
	key := drafted(t, testPassphrase)
	next := filepath.Join(s.dir, sealed.NextDir)
	if err := errors.Join(beginTurn(s.dir, turnRekey+idOf(key)), key.Save(next)); err != nil {
		t.Fatal(err)
	}
	if left, err := sealAnew(t.Context(), s, next, Rekeying{To: key}); err != nil || left != nil {
		t.Fatal(left, err)
	}
	files, err := materialFiles(next, true)
	if err := errors.Join(err, swapDB(t.Context(), s, key), removeKind(s.dir, true), beginTurn(s.dir, turnPlace), s.lock.release(false)); err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	in, err := filepath.Rel(next, files[0])
	hindrance := filepath.Join(s.dir, in)
	if err := errors.Join(err, os.MkdirAll(filepath.Join(hindrance, "in the way"), 0o700)); err != nil {
		t.Fatal(err)
	}
	if _, err := Rekey(t.Context(), s.dir, Options{Key: key}, Rekeying{To: drafted(t, testPassphrase)}); err == nil {
		t.Fatal("what could not be put in place is passed over")
	}
	if err := os.RemoveAll(hindrance); err != nil {
		t.Fatal(err)
	}
	again := mustOpen(t, s.dir, Options{Key: key})
	defer again.Close()
	if diff := cmp.Diff(was, everything(t, again)); diff != "" || TurnedOf(again) != NowRekeyed {
		t.Errorf("told %q; %s", TurnedOf(again), diff)
	}
}
