package store

import (
	"database/sql"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Restoring one backup after the other, as a person does who looks for the right one, thins out none of which the content is
// nowhere else; what a backup holds already is not kept once more.
func TestWhatIsNowhereElseIsNotThinnedOut(t *testing.T) {
	dir, f := vaultDir(t), newFake('a')
	s := mustOpen(t, dir, f.options())
	mustApply(t, s, edit("", "a", "早"))
	early, err := s.Backups().Make(t.Context(), BackupManual)
	if err != nil {
		t.Fatal(err)
	}
	mustApply(t, s, edit("", "a", "重要内容"))
	precious := dump(t, s)
	s.Close()
	var first string
	for n := range 30 {
		f.at = f.at.Add(20 * time.Minute)
		kept, err := RestoreBackup(dir, early, f.options())
		if err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			first = kept
		}
		s := mustOpen(t, dir, f.options())
		wantValues(t, s, "e", map[string]string{"a": "早"})
		if n%2 == 1 { // each of these is nowhere else either
			mustApply(t, s, edit("", "a", "试"))
		}
		s.Close()
		if n%2 == 1 && kept != early {
			t.Errorf("restore %d: what equals %s was kept as %s", n, early, kept)
		}
	}
	if kept, err := RestoreBackup(dir, first, f.options()); err != nil || kept == first {
		t.Fatalf("%s, %v", kept, err)
	}
	s = mustOpen(t, dir, f.options())
	if diff := cmp.Diff(precious, dump(t, s)); diff != "" {
		t.Errorf("what was there at first (-want +got):\n%s", diff)
	}
	all, err := s.Backups().List()
	if err != nil || len(all) != 1+1+15 {
		t.Errorf("%d backups, %v; want the one by hand, the first, and one of each text that was tried", len(all), err)
	}
}

// In a log that goes on, the schedule alone decides; and a damaged file holds nothing for another.
func TestWhatGoesOnIsThinnedOut(t *testing.T) {
	s, f := newStore(t), newFake('z')
	s.opt.Now = f.now
	for range 8 {
		f.at = f.at.Add(time.Minute)
		mustApply(t, s, edit("", "a", f.at.String()))
		if _, err := s.Backups().Make(t.Context(), BackupAuto); err != nil {
			t.Fatal(err)
		}
	}
	all, err := s.Backups().List()
	if err != nil || len(all) != keepBackups {
		t.Fatalf("%d backups, %v", len(all), err)
	}
	held := func(b, by BackupInfo) bool {
		logs := &logs{s: s.vault, open: map[string]*sql.DB{}}
		defer logs.close()
		return logs.heldBy(t.Context(), b, []string{by.Path})
	}
	if !held(all[1], all[0]) || held(all[0], all[1]) {
		t.Error("an older backup of the same log is held by a newer one, and not the reverse")
	}
	if err := os.WriteFile(all[0].Path, []byte("no database"), 0o600); err != nil {
		t.Fatal(err)
	}
	if held(all[1], all[0]) {
		t.Error("a damaged file holds nothing")
	}
}
