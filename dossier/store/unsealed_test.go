package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"yibiao/dossier/store/sealed"
)

// Somebody else's plain database in the place of an encrypted one is not opened, so that nothing is written to it unencrypted; with
// the key file away it is, as whoever does that knows.
func TestAPlainDatabaseInTheirPlaceIsRefused(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	for _, d := range []string{dir, other} {
		s := mustOpen(t, d, Options{})
		plant(t, s, 1)
		s.Close()
	}
	key := newKey(t, dir)
	turned(t, dir, nil, key)
	theirs, err := os.ReadFile(filepath.Join(other, dbName))
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, dbName), theirs, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, opt := range []Options{{}, {Key: key}, {ReadOnly: true}} {
		_, err := Open(dir, opt)
		wantCode(t, err, Code(sealed.CodeUnsealed))
	}
	if after, err := os.ReadFile(filepath.Join(dir, dbName)); err != nil || !bytes.Equal(theirs, after) {
		t.Errorf("the database was changed, %v", err)
	}
	if err := sealed.Remove(dir); err != nil {
		t.Fatal(err)
	}
	mustOpen(t, dir, Options{}).Close()
}
