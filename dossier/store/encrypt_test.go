package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mattn/go-sqlite3"

	"yibiao/dossier/store/sealed"
)

// turned encrypts the vault of a folder, or makes it plain, and is sure that nothing was left.
func turned(t testing.TB, dir string, from, to *sealed.Key) {
	t.Helper()
	left, err := Turn(context.Background(), dir, Options{Key: from}, Turning{To: to})
	if err != nil || left != nil {
		t.Fatalf("%v, left %v", err, left)
	}
}

// plant writes the client's text into everything that a vault keeps, and gives the SHA-256 of a material.
func plant(t testing.TB, s *Store, n int) (sha string) {
	t.Helper()
	ctx := context.Background()
	sha, err := s.Materials().PutBlob(ctx, []byte(strings.Repeat("PLANTED 材料内容 ", 5000+n)))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		mustApply(t, s, Edit{Root: "r-PLANTED", Label: fmt.Sprint("PLANTED 填写 ", n, i), Undoable: true, Sets: []Set{
			{Entity: "e-PLANTED", Field: FieldName(fmt.Sprint("f-PLANTED-", n, i)), Value: strings.Repeat("PLANTED 某某公司 ", i*i)},
			{Entity: "m-PLANTED", Field: "name", Value: "PLANTED 营业执照.pdf"}, {Entity: "m-PLANTED", Field: "sha", Value: sha},
		}})
	}
	if err := s.SetSetting("PLANTED", "PLANTED"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Log().Undo(ctx, "r-PLANTED"); err != nil {
		t.Fatal(err)
	}
	return sha
}

// wantUnreadable searches every byte of every file below a folder, and the names, for what nobody may read there.
func wantUnreadable(t *testing.T, dir string, secrets ...string) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		for _, secret := range append(secrets, "PLANTED", "某某公司", "SQLite format", "CREATE TABLE", "changes") {
			if bytes.Contains(data, []byte(secret)) || strings.Contains(path, secret) {
				t.Errorf("%s tells %q", path, secret)
			}
		}
		return nil
	})
	if err != nil || files < 3 {
		t.Errorf("%d files, %v", files, err)
	}
}

// everything is what a vault holds, for comparing.
func everything(t testing.TB, s *Store) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, id := range []string{"e", "e-PLANTED", "m-PLANTED"} {
		for name, value := range values(t, s, id) {
			all[id+" "+name] = value
		}
	}
	found, err := Check(context.Background(), s)
	more, err2 := s.Materials().Verify(context.Background(), nil)
	if err := errors.Join(err, err2); err != nil || found != nil || more != nil {
		t.Errorf("%v %+v %+v", err, found, more)
	}
	return all
}

func TestEncryptedVaultTellsNothing(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	s := mustOpen(t, dir, Options{})
	first := plant(t, s, 1)
	if _, err := s.Backups().Make(ctx, BackupManual); err != nil {
		t.Fatal(err)
	}
	was := everything(t, s)
	s.Close()
	key := newKey(t, dir)
	turned(t, dir, nil, key)
	wantUnreadable(t, dir, first)

	s = mustOpen(t, dir, Options{Key: key})
	if diff := cmp.Diff(was, everything(t, s)); diff != "" {
		t.Error(diff)
	}
	second := plant(t, s, 2)
	wantUnreadable(t, dir, first, second) // with its log
	if !hasLog(s.dbPath()) {
		t.Error("there is no log to look into")
	}
	if _, err := s.Backups().Make(ctx, BackupAuto); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "副本")
	if lacking, err := CopyTo(ctx, s, copied, nil); err != nil || lacking != nil {
		t.Fatal(lacking, err)
	}
	was = everything(t, s)
	wantUnreadable(t, dir, first, second)
	s.Close()
	wantUnreadable(t, dir, first, second)
	wantUnreadable(t, copied, first, second)

	again, err := sealed.Unlock(copied, testPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(was, everything(t, mustOpen(t, copied, Options{Key: again}))); diff != "" {
		t.Error("the copy:", diff)
	}
}

// Encrypted and made plain again, the vault holds what it held, and nothing of the other kind.
func TestTurnAndBack(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	s := mustOpen(t, dir, Options{})
	plant(t, s, 1)
	plant(t, s, 2)
	was := everything(t, s)
	if _, err := s.Backups().Make(ctx, BackupManual); err != nil {
		t.Fatal(err)
	}
	s.Close()
	key := newKey(t, dir)
	turned(t, dir, nil, key)
	turned(t, dir, key, key) // it is already
	turned(t, dir, key, nil)
	s = mustOpen(t, dir, Options{})
	if diff := cmp.Diff(was, everything(t, s)); diff != "" {
		t.Error(diff)
	}
	if SetBackOf(s) != nil {
		t.Error("it is taken for an older copy")
	}
	all, err := s.Backups().List()
	if err != nil || len(all) != 3 {
		t.Fatal(all, err)
	}
	for _, b := range all {
		if !sealed.Plain(b.Path) {
			t.Error(b.Path, "is sealed")
		}
	}
	if left, _ := materialFiles(dir, true); left != nil {
		t.Error(left)
	}
	for _, name := range []string{sealed.FileName, turnName} {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			t.Error(name, "is left")
		}
	}
}

// A material that came to harm is kept when the vault is made plain, and the key with it.
func TestDamagedMaterialIsKept(t *testing.T) {
	s := newEncrypted(t)
	paths := putAll(t, s, []string{strings.Repeat("执照", 5000), strings.Repeat("合同", 9000)})
	key := s.opt.Key
	s.Close()
	overwrite(t, paths[0], 9000, "rot")
	left, err := Turn(context.Background(), s.Dir(), Options{Key: key}, Turning{})
	if err != nil || len(left) != 1 || left[0] != paths[0]+damagedEnding || !sealed.HasFile(s.Dir()) {
		t.Fatal(left, err)
	}
	if _, err := os.Stat(left[0]); err != nil {
		t.Error(err)
	}
	found, err := mustOpen(t, s.Dir(), Options{}).Materials().Verify(context.Background(), nil)
	if err != nil || len(found) != 1 || found[0].Kind != MaterialMissing {
		t.Errorf("%+v %v", found, err)
	}
}

// What a program that knows no encryption, or has no key, says of an encrypted vault, and what it does to it: nothing.
func TestEncryptedVaultRefuses(t *testing.T) {
	dir := t.TempDir()
	s := mustOpen(t, dir, Options{})
	plant(t, s, 1)
	backup, err := s.Backups().Make(context.Background(), BackupManual)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	key := newKey(t, dir)
	turned(t, dir, nil, key)
	other, err := sealed.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(s.dbPath())
	if err != nil {
		t.Fatal(err)
	}
	var n int
	old, err := sql.Open("sqlite3", s.dbPath())
	if err == nil {
		err = old.QueryRow("SELECT count(*) FROM sqlite_schema").Scan(&n)
	}
	var said sqlite3.Error
	if !errors.As(err, &said) || said.Code != sqlite3.ErrNotADB {
		t.Errorf("an older program says: %v", err)
	}
	old.Close()
	for name, c := range map[string]struct {
		do   func() error
		want Code
	}{
		"open without a key":     {func() error { _, err := Open(dir, Options{}); return err }, Code(sealed.CodeNeeded)},
		"open with another":      {func() error { _, err := Open(dir, Options{Key: other}); return err }, Code(sealed.CodeOther)},
		"look without a key":     {func() error { _, err := Open(dir, Options{ReadOnly: true}); return err }, Code(sealed.CodeNeeded)},
		"look into a backup":     {func() error { _, err := OpenBackup(backup, Options{}); return err }, Code(sealed.CodeNeeded)},
		"restore without a key":  {func() error { _, err := RestoreBackup(dir, backup, Options{}); return err }, Code(sealed.CodeNeeded)},
		"salvage without a key":  {func() error { _, err := Salvage(context.Background(), dir, Options{}); return err }, Code(sealed.CodeNeeded)},
		"make plain without one": {func() error { _, err := Turn(context.Background(), dir, Options{}, Turning{}); return err }, Code(sealed.CodeNeeded)},
	} {
		t.Run(name, func(t *testing.T) { wantCode(t, c.do(), c.want) })
	}
	if after, err := os.ReadFile(s.dbPath()); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the database was changed, %v", err)
	}
}

// A backup from before the encryption, a plain one from elsewhere, comes back encrypted.
func TestRestoreIntoEncryptedVault(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	s := mustOpen(t, dir, Options{})
	plant(t, s, 1)
	was := everything(t, s)
	backup, err := s.Backups().Make(ctx, BackupManual)
	if err != nil {
		t.Fatal(err)
	}
	outside := filepath.Join(t.TempDir(), filepath.Base(backup))
	data, err := os.ReadFile(backup)
	if err == nil {
		err = os.WriteFile(outside, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	key := newKey(t, dir)
	turned(t, dir, nil, key)
	for _, path := range []string{outside, backup} {
		s = mustOpen(t, dir, Options{Key: key})
		plant(t, s, 2)
		s.Close()
		if _, err := RestoreBackup(dir, path, Options{Key: key}); err != nil {
			t.Fatal(err)
		}
		wantUnreadable(t, dir)
		s = mustOpen(t, dir, Options{Key: key})
		if diff := cmp.Diff(was, everything(t, s)); diff != "" {
			t.Error(diff)
		}
		s.Close()
	}
}

// A plain copy of before, brought up to date, is encrypted as a whole.
func TestPlainCopyBecomesEncrypted(t *testing.T) {
	ctx, dir, copied := context.Background(), t.TempDir(), t.TempDir()
	s := mustOpen(t, dir, Options{})
	plant(t, s, 1)
	for range 2 { // the second keeps what the first held
		if _, err := CopyTo(ctx, s, copied, nil); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	key := newKey(t, dir)
	turned(t, dir, nil, key)
	s = mustOpen(t, dir, Options{Key: key})
	plant(t, s, 2)
	if lacking, err := CopyTo(ctx, s, copied, nil); err != nil || lacking != nil {
		t.Fatal(lacking, err)
	}
	wantUnreadable(t, copied)
	if diff := cmp.Diff(everything(t, s), everything(t, mustOpen(t, copied, Options{Key: key}))); diff != "" {
		t.Error(diff)
	}
}

// A destroyed page of an encrypted database is salvaged like one of any other.
func TestSalvageOfEncryptedVault(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	s := mustOpen(t, dir, Options{})
	plant(t, s, 1)
	was := everything(t, s)
	s.Close()
	key := newKey(t, dir)
	turned(t, dir, nil, key)
	overwrite(t, s.dbPath(), 4096*9+20, "rot")
	done, err := Salvage(ctx, dir, Options{Key: key})
	if err != nil || done.Lost != 0 {
		t.Fatal(done, err)
	}
	wantUnreadable(t, dir)
	s = mustOpen(t, dir, Options{Key: key})
	if diff := cmp.Diff(was, everything(t, s)); diff != "" {
		t.Error(diff)
	}
}

// newEncrypted is newStore for an encrypted vault.
func newEncrypted(t testing.TB) *Store {
	t.Helper()
	dir := vaultDir(t)
	if err := mustOpen(t, dir, Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	key := newKey(t, dir)
	turned(t, dir, nil, key)
	return mustOpen(t, dir, Options{Key: key})
}

// One wrong byte in the log or a material of an encrypted vault is noticed as in any other.
func TestNoFlippedByteBesideAnEncryptedDatabaseIsSilent(t *testing.T) {
	logFlips(t, "log of a killed program, encrypted", newEncrypted(t))
	materialFlips(t, "material, encrypted", newEncrypted(t))
}

// One wrong byte anywhere in an encrypted database is noticed.
func TestNoFlippedByteOfAnEncryptedVaultIsSilent(t *testing.T) {
	flips := 60 * stress(t)
	dir := earlier(t, "vault-1")
	s := mustOpen(t, dir, Options{})
	want := maps.Clone(values(t, s, "e"))
	s.Close()
	key := newKey(t, dir)
	turned(t, dir, nil, key)
	good, err := os.ReadFile(s.dbPath())
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(8, uint64(flips)))
	opened := 0
	for i := range flips {
		at, by := rnd.IntN(len(good)), byte(1+rnd.IntN(255))
		if i < 20 {
			at = i // the sign
		}
		overwrite(t, s.dbPath(), int64(at), string([]byte{good[at] ^ by}))
		where, err := flipShows(s.dbPath(), want, key)
		if err != nil {
			t.Errorf("byte %d ^ %#x: %v", at, by, err)
		}
		if where == "opening" {
			opened++
		}
		overwrite(t, s.dbPath(), int64(at), string(good[at:at+1]))
	}
	report(t, "flipped byte: encrypted database", flips, fmt.Sprintf("noticed on opening or reading %d, by check %d", opened, flips-opened))
}
