package store

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// linkFields are the fields by which the entities of these tests belong to another.
var linkFields = []FieldName{"client", "owner"}

// planted are words of the client that is purged, which nothing may hold afterwards.
var planted = []string{"PURGED-name-7f3a", "PURGED-answer-99c1", "PURGED-undone-31aa", "PURGED-row-5e5e", "PURGED-file-c0de", "PURGED-taken-away-b00b", "PURGED-setting-4242"}

// plantTwo fills a vault with two clients, the first with planted words, and gives the files of both, then the first's alone.
func plantTwo(t *testing.T, s *Store) (both, own string) {
	t.Helper()
	ctx := context.Background()
	put := func(text string) string {
		sha, err := s.Materials().PutBlob(ctx, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return sha
	}
	both, own = put("a paper of both"), put("PURGED-file-c0de "+strings.Repeat("x", 100_000))
	write := func(root, entity string, pairs ...string) {
		e := Edit{Root: root, Label: "edit", Undoable: true}
		for i := 0; i < len(pairs); i += 2 {
			e.Sets = append(e.Sets, Set{Entity: entity, Field: FieldName(pairs[i]), Value: pairs[i+1]})
		}
		mustApply(t, s, e)
	}
	write("A", "A", "kind", "client", "a:name", "PURGED-name-7f3a")
	write("B", "B", "kind", "client", "a:name", "somebody else")
	write("A-d", "A-d", "kind", "dossier", "client", "A", "a:long", strings.Repeat("PURGED-answer-99c1 ", 2000))
	write("A-d", "A-d", "a:x", "PURGED-undone-31aa")
	if _, err := s.Log().Undo(ctx, "A-d"); err != nil {
		t.Fatal(err)
	}
	write("A-d", "A-r", "kind", "row", "owner", "A-d", "a:cell", "PURGED-row-5e5e")
	write("A-d", "A-gone", "kind", "row", "owner", "A-d", "a:cell", "PURGED-taken-away-b00b")
	if _, err := s.Log().Undo(ctx, "A-d"); err != nil { // its link too
		t.Fatal(err)
	}
	write("A-d", "A-m", "kind", "material", "owner", "A-d", "sha", own)
	write("A-d", "A-m2", "kind", "material", "owner", "A", "sha", both)
	write("looks", "A-m", "look", "seen")
	write("B-d", "B-d", "kind", "dossier", "client", "B", "a:long", "stays")
	write("B-d", "B-m", "kind", "material", "owner", "B-d", "sha", both)
	if err := s.SetSetting("place.A-d", "PURGED-setting-4242"); err != nil {
		t.Fatal(err)
	}
	if err := s.SetSetting("theme", "dark"); err != nil {
		t.Fatal(err)
	}
	return both, own
}

func plantedPurge() Purging {
	return Purging{Roots: []string{"A"}, Links: linkFields, Settings: []string{"place.A-d"}}
}

// foundPlanted gives the files below a folder that hold planted words.
func foundPlanted(t *testing.T, dir string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		for _, words := range planted {
			if bytes.Contains(data, []byte(words)) {
				rel, _ := filepath.Rel(dir, path)
				found = append(found, filepath.ToSlash(rel)+" "+words)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestWhatWasPurgedIsKnownAgain by its id, of which no byte stays.
func TestWhatWasPurgedIsKnownAgain(t *testing.T) {
	s := newStore(t)
	plant(t, s, 0)
	mustPurge(t, s)
	all, err := Purges(context.Background(), s)
	if err != nil || len(all) != 1 || !all[0].Was("A") || all[0].Was("B") {
		t.Errorf("%+v, %v", all, err)
	}
}

func mustPurge(t *testing.T, s *Store) Purged {
	t.Helper()
	done, err := Purge(context.Background(), s, plantedPurge())
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// TestPurgeLeavesNoByte plants words, purges, and searches every byte of the vault, while it is open and after.
func TestPurgeLeavesNoByte(t *testing.T) {
	f := newFake('a')
	s := mustOpen(t, vaultDir(t), f.options())
	both, own := plantTwo(t, s)
	f.at = f.at.Add(time.Hour)
	if len(foundPlanted(t, s.Dir())) == 0 {
		t.Fatal("nothing was planted")
	}
	before, err := s.State().Entity(context.Background(), "B-d")
	if err != nil {
		t.Fatal(err)
	}
	done := mustPurge(t, s)
	if found := foundPlanted(t, s.Dir()); len(found) > 0 {
		t.Errorf("while open: %q", found)
	}
	if done.Entities != 6 || done.Files != 1 || done.Shared != 1 || done.Number != 1 || done.Changes == 0 || done.Sum == "" {
		t.Errorf("record %+v", done)
	}
	after, err := s.State().Entity(context.Background(), "B-d")
	if diff := cmp.Diff(before, after); err != nil || diff != "" {
		t.Errorf("the other's dossier: %v (-want +got)\n%s", err, diff)
	}
	if s.Materials().Has(own) || !s.Materials().Has(both) {
		t.Errorf("own file there %v, that of both %v", s.Materials().Has(own), s.Materials().Has(both))
	}
	if theme, _ := s.Setting("theme"); theme != "dark" {
		t.Errorf("another setting is %q", theme)
	}
	wantSound(t, s)
	mustApply(t, s, edit("goes on", "x", "1"))
	if _, err := s.Log().Undo(context.Background(), "r"); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if found := foundPlanted(t, s.Dir()); len(found) > 0 {
		t.Errorf("after closing: %q", found)
	}
	again := mustOpen(t, s.Dir(), f.options())
	if set := SetBackOf(again); set != nil {
		t.Errorf("the purged vault passes for another one: %+v", set)
	}
	wantSound(t, again)
	records, err := Purges(context.Background(), again)
	if diff := cmp.Diff([]Purged{done}, records); err != nil || diff != "" {
		t.Errorf("records: %v (-want +got)\n%s", err, diff)
	}
}

// TestPurgeOfAnEncryptedVault: what an encrypted vault holds after a purge shows when it is made plain.
func TestPurgeOfAnEncryptedVault(t *testing.T) {
	s := newEncrypted(t)
	_, own := plantTwo(t, s)
	key := KeyOf(s)
	sealedFile := s.pathOf(own)
	mustPurge(t, s)
	wantSound(t, s)
	if _, err := os.Stat(sealedFile); err == nil {
		t.Error("the sealed file is still there")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if found := foundPlanted(t, s.Dir()); len(found) > 0 {
		t.Errorf("sealed: %q", found)
	}
	if _, err := Turn(context.Background(), s.Dir(), Options{Key: key}, Turning{}); err != nil {
		t.Fatal(err)
	}
	if found := foundPlanted(t, s.Dir()); len(found) > 0 {
		t.Errorf("made plain: %q", found)
	}
}

// TestPurgeAndBackups: which backups still hold what was purged is told of each, and a file that one needs for somebody else stays.
func TestPurgeAndBackups(t *testing.T) {
	ctx := context.Background()
	f := newFake('a')
	s := mustOpen(t, vaultDir(t), f.options())
	none, err := s.Backups().Make(ctx, BackupManual)
	if err != nil {
		t.Fatal(err)
	}
	_, own := plantTwo(t, s)
	mustApply(t, s, Edit{Root: "B-d", Undoable: true, Sets: []Set{{Entity: "B-m3", Field: "owner", Value: "B-d"}, {Entity: "B-m3", Field: "sha", Value: own}}})
	f.at = f.at.Add(time.Minute)
	holds, err := s.Backups().Make(ctx, BackupManual)
	if err != nil {
		t.Fatal(err)
	}
	mustApply(t, s, edit("", "later", "1"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := RestoreBackup(s.Dir(), none, f.options()); err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, s.Dir(), f.options())
	plantTwo(t, s) // another time line, in which nobody else has the file
	mustPurge(t, s)
	if !s.Materials().Has(own) {
		t.Error("the file of the other client in a backup is gone")
	}
	damaged := filepath.Join(s.Dir(), backupsDir, "yibiao_2020-01-01_000000_damaged.db")
	if err := os.WriteFile(damaged, []byte("PURGED-name-7f3a"), 0o600); err != nil {
		t.Fatal(err)
	}
	holding, unknown, err := s.Backups().Holding(ctx, []string{"A", "A-d"})
	if err != nil {
		t.Fatal(err)
	}
	p := plantedPurge()
	for _, b := range append(holding, unknown...) {
		p.Backups = append(p.Backups, b.Path)
	}
	told := p.Backups
	if len(told) != 3 || told[0] != holds || told[2] != damaged { // the second is of before the restore
		t.Errorf("told of %q", told)
	}
	plantTwo(t, s)
	if _, err := Purge(ctx, s, p); err != nil { // nobody needs the file now
		t.Fatal(err)
	}
	if found := foundPlanted(t, s.Dir()); len(found) > 0 {
		t.Errorf("left: %q", found)
	}
	if err := s.Backups().Remove(s.dbPath()); CodeOf(err) != CodeInvalid {
		t.Errorf("removing the database: %v", err)
	}
}

// TestPurgeOfADamagedLogIsRefused: making the chain anew must not hide what was altered before.
func TestPurgeOfADamagedLogIsRefused(t *testing.T) {
	s := newStore(t)
	plantTwo(t, s)
	if _, err := s.w.Exec("UPDATE changes SET value = 'forged' WHERE value = 'stays'"); err != nil {
		t.Fatal(err)
	}
	_, err := Purge(context.Background(), s, plantedPurge())
	wantCode(t, err, CodeDamaged)
	if got := values(t, s, "A"); got["a:name"] != "PURGED-name-7f3a" {
		t.Errorf("the refused purge has removed something: %v", got)
	}
}

// TestPurgeBrokenOff: what was not cleared away is cleared away by the next opening.
func TestPurgeBrokenOff(t *testing.T) {
	f := newFake('a')
	s := mustOpen(t, vaultDir(t), f.options())
	_, own := plantTwo(t, s)
	ctx, stop := context.WithCancel(context.Background())
	s.opt.Now = func() time.Time { return f.at }
	err := s.write(ctx, "purging", func(w *wtx) error {
		_, err := w.purge(plantedPurge(), mentions{map[string]bool{}, map[string]bool{}}, "another", true)
		return err
	})
	if stop(); err == nil {
		err = endPurge(ctx, s.vault)
	}
	if CodeOf(fail("", "", err)) != CodeCancelled || !PurgePending(s) {
		t.Fatalf("pending %v, %v", PurgePending(s), err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := mustOpen(t, s.Dir(), f.options())
	if PurgePending(again) || again.Materials().Has(own) {
		t.Errorf("pending %v, file there %v", PurgePending(again), again.Materials().Has(own))
	}
	if found := foundPlanted(t, s.Dir()); len(found) > 0 {
		t.Errorf("left: %q", found)
	}
	wantSound(t, again)
}

// TestPurgedVaultsAreSalvagedAndCopied: a purge is no loss, copies know the vault again, and backups of before bring nothing back.
func TestPurgedVaultsAreSalvagedAndCopied(t *testing.T) {
	ctx := context.Background()
	f := newFake('a')
	s := mustOpen(t, vaultDir(t), f.options())
	plantTwo(t, s)
	stick := filepath.Join(t.TempDir(), "stick")
	if _, err := CopyTo(ctx, s, stick, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Backups().Make(ctx, BackupManual); err != nil {
		t.Fatal(err)
	}
	mustPurge(t, s)
	if _, err := CopyTo(ctx, s, stick, nil); err != nil {
		t.Errorf("the earlier copy is not known any more: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	done, err := Salvage(ctx, s.Dir(), f.options())
	if err != nil || done.Lost != 0 || done.FromBackups != 0 {
		t.Fatalf("salvaged %+v, %v", done, err)
	}
	again := mustOpen(t, s.Dir(), f.options())
	if got := values(t, again, "A"); len(got) > 0 {
		t.Errorf("a backup has brought back %v", got)
	}
	wantSound(t, again)
}
