package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"yibiao/dossier/store/sealed"
)

// fake gives a clock and ids that are the same in every run.
type fake struct {
	at     time.Time
	prefix byte
	n      uint32
}

func newFake(prefix byte) *fake {
	return &fake{at: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), prefix: prefix}
}

func (f *fake) now() time.Time { return f.at }

func (f *fake) id() string {
	f.n++
	u := uuid.UUID{0x01, 0x93, f.prefix, 0, 0, 0, 0x70, 0, 0x80}
	u[12], u[13], u[14], u[15] = byte(f.n>>24), byte(f.n>>16), byte(f.n>>8), byte(f.n)
	return u.String()
}

func (f *fake) options() Options {
	return Options{Now: f.now, NewID: f.id, Device: fmt.Sprintf("dev%c", f.prefix), Version: "test"}
}

// vaultDir gives a folder name that is as awkward as a user's may be.
func vaultDir(t testing.TB) string {
	name := "资料库 100% #1&a=b"
	if os.PathSeparator == '/' {
		name += "?mode=memory"
	}
	return filepath.Join(t.TempDir(), name, "子")
}

func mustOpen(t testing.TB, dir string, opt Options) *Store {
	t.Helper()
	s, err := Open(dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func newStore(t testing.TB) *Store {
	t.Helper()
	return mustOpen(t, vaultDir(t), newFake('a').options())
}

func mustApply(t testing.TB, s *Store, e Edit) Applied {
	t.Helper()
	done, err := s.Log().Apply(context.Background(), e)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// edit is an undoable edit of entity "e" of root "r"; pairs are field, value.
func edit(label string, pairs ...string) Edit {
	e := Edit{Root: "r", Label: label, Undoable: true}
	for i := 0; i < len(pairs); i += 2 {
		e.Sets = append(e.Sets, Set{Entity: "e", Field: FieldName(pairs[i]), Value: pairs[i+1]})
	}
	return e
}

// values gives the fields of an entity that have a value.
func values(t testing.TB, s *Store, id string) map[string]string {
	t.Helper()
	fields, err := s.State().Entity(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for name, f := range fields {
		if f.Value != "" {
			got[string(name)] = f.Value
		}
	}
	return got
}

func wantValues(t testing.TB, s *Store, id string, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, values(t, s, id)); diff != "" {
		t.Errorf("values of %s (-want +got):\n%s", id, diff)
	}
}

func wantCode(t testing.TB, err error, want Code) *Error {
	t.Helper()
	if got := CodeOf(err); got != want {
		t.Fatalf("code %q, want %q: %v", got, want, err)
	}
	e, _ := err.(*Error)
	return e
}

// wantSound fails when anything is wrong with the vault.
func wantSound(t testing.TB, s *Store) {
	t.Helper()
	problems, err := Check(context.Background(), s)
	if err != nil || problems != nil {
		t.Fatalf("check: %v, problems %+v", err, problems)
	}
}

// dump gives the whole state: entity, field, and the id of the change that holds it.
func dump(t testing.TB, s *Store) []string {
	t.Helper()
	rows, err := s.r.Query(`SELECT e.word, f.word, hex(c.id), c.value, s.head FROM state s
		JOIN changes c ON c.seq = s.change JOIN words e ON e.id = s.entity JOIN words f ON f.id = s.field
		ORDER BY e.word, f.word`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var entity, field, id, value, head string
		if err := rows.Scan(&entity, &field, &id, &value, &head); err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprintf("%s.%s=%s (%s; %s)", entity, field, value, head, id))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func allChanges(t testing.TB, s *Store) []Change {
	t.Helper()
	list, _, err := s.Log().ChangesSince(context.Background(), "", 0)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

const testPassphrase = "测试口令一二三四"

var quickCost = sealed.Cost{Time: 1, Memory: 64, Threads: 1}

// createKey writes the key file of a vault, and gives the recovery code.
func createKey(dir string, k *sealed.Key, passphrase string, cost sealed.Cost) (string, error) {
	code, err := sealed.Draft(k, passphrase, cost)
	if err != nil {
		return "", err
	}
	return code, k.Save(dir)
}

// newKey makes a key and its file in the vault of a folder.
func newKey(t testing.TB, dir string) *sealed.Key {
	t.Helper()
	k, err := sealed.NewKey()
	if err == nil {
		_, err = createKey(dir, k, testPassphrase, quickCost)
	}
	if err != nil {
		t.Fatal(err)
	}
	return k
}
