package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCopyTo(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	mustApply(t, s, edit("", "a", "1"))
	sha, err := s.Materials().PutBlob(ctx, []byte("执照"))
	if err != nil {
		t.Fatal(err)
	}
	stick := filepath.Join(t.TempDir(), "优盘", "资料库副本")
	var steps [][2]int
	if _, err := CopyTo(ctx, s, stick, func(done, total int) { steps = append(steps, [2]int{done, total}) }); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][2]int{{1, 1}}, steps); diff != "" {
		t.Errorf("progress (-want +got):\n%s", diff)
	}
	mustApply(t, s, edit("", "a", "2"))
	if _, err := CopyTo(ctx, s, stick, nil); err != nil {
		t.Fatalf("over an earlier copy: %v", err)
	}
	there := mustOpen(t, stick, newFake('c').options())
	wantSound(t, there)
	wantValues(t, there, "e", map[string]string{"a": "2"})
	if problems, err := there.Materials().Verify(ctx, nil); problems != nil || err != nil || !there.Materials().Has(sha) {
		t.Errorf("materials of the copy: %v, %v", problems, err)
	}
	if diff := cmp.Diff([]string{beforeCopy}, reasons(t, there)); diff != "" {
		t.Errorf("what the copy held before is not kept: %s", diff)
	}
	_, err = CopyTo(ctx, s, stick, nil)
	wantCode(t, err, CodeLocked)
}

func TestCopyToRefusesWhatIsNoCopy(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, edit("", "a", "1"))
	ctx := context.Background()
	other := mustOpen(t, vaultDir(t), newFake('b').options())
	mustApply(t, other, edit("", "a", "1"))
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "照片.jpg"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct {
		dir  string
		want Code
	}{
		"the vault itself": {s.Dir(), CodeCopyInside}, "inside of it": {filepath.Join(s.Dir(), "materials", "副本"), CodeCopyInside},
		"another vault": {other.Dir(), CodeTaken}, "a folder with files": {full, CodeTaken},
	} {
		if _, err := CopyTo(ctx, s, x.dir, nil); CodeOf(err) != x.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if data, err := os.ReadFile(filepath.Join(full, "照片.jpg")); string(data) != "x" || err != nil {
		t.Error("a file of the user's was touched")
	}
}

// TestEditsOfACopyAreSeen: what was edited in a copy, or put out of sight here, is told before the copy is brought up to date.
func TestEditsOfACopyAreSeen(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	mustApply(t, s, edit("", "a", "1"))
	stick := filepath.Join(t.TempDir(), "副本")
	if b := CopyBeyond(s, stick); b.Changes != 0 {
		t.Errorf("of no copy: %+v", b)
	}
	if _, err := CopyTo(ctx, s, stick, nil); err != nil {
		t.Fatal(err)
	}
	mustApply(t, s, edit("", "a", "2"))
	if b := CopyBeyond(s, stick); b.Changes != 0 {
		t.Errorf("of a copy that is only older: %+v", b)
	}
	there := mustOpen(t, stick, newFake('c').options())
	mustApply(t, there, edit("", "b", "在客户那里填的"))
	if err := there.Close(); err != nil {
		t.Fatal(err)
	}
	if b := CopyBeyond(s, stick); b.Changes != 1 || b.Last.IsZero() {
		t.Errorf("of a copy with an edit of its own: %+v", b)
	}
	if other := newStore(t); CopyBeyond(other, stick).Changes != 0 {
		t.Error("another vault's copy is compared")
	}
}

// TestADamagedCopyIsNamedSo: whose copy it is cannot be told, and it may hold what is nowhere else.
func TestADamagedCopyIsNamedSo(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	mustApply(t, s, edit("", "a", "1"))
	stick := filepath.Join(t.TempDir(), "副本")
	if _, err := CopyTo(ctx, s, stick, nil); err != nil {
		t.Fatal(err)
	}
	overwrite(t, filepath.Join(stick, dbName), 0, "XXXXXXXX")
	if _, err := CopyTo(ctx, s, stick, nil); CodeOf(err) != CodeCopyUnread {
		t.Errorf("a damaged copy: %v", err)
	}
}

func TestCopyTakesWhatIsWhole(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	mustApply(t, s, edit("", "a", "1"))
	paths := putAll(t, s, []string{"执照", "合同", "照片"})
	overwrite(t, paths[0], 0, "X") // as long as before
	if err := os.Remove(paths[1]); err != nil {
		t.Fatal(err)
	}
	stick := filepath.Join(t.TempDir(), "副本")
	lacking, err := CopyTo(ctx, s, stick, nil)
	got := map[string]ProblemKind{}
	for _, p := range lacking {
		got[p.Path] = p.Kind
	}
	if diff := cmp.Diff(map[string]ProblemKind{paths[0]: MaterialChanged, paths[1]: MaterialMissing}, got); diff != "" || err != nil {
		t.Fatalf("%v (-want +got):\n%s", err, diff)
	}
	there := mustOpen(t, stick, newFake('b').options())
	found, err := there.Materials().Verify(ctx, nil)
	if len(found) != 2 || err != nil || !there.Materials().Has(filepath.Base(paths[2])) {
		t.Errorf("the copy has %+v, %v", found, err)
	}
	there.Close()
	putAll(t, s, []string{"执照", "合同"})
	if lacking, err := CopyTo(ctx, s, stick, nil); lacking != nil || err != nil {
		t.Errorf("after the good files were put in again: %+v, %v", lacking, err)
	}
	if err := os.Remove(paths[2]); err != nil {
		t.Fatal(err)
	}
	if lacking, err := CopyTo(ctx, s, stick, nil); lacking != nil || err != nil {
		t.Errorf("what the copy has already is lacking: %+v, %v", lacking, err)
	}
}

func TestOpenBackupLooksOnly(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	mustApply(t, s, edit("", "a", "1"))
	path, err := s.Backups().Make(ctx, BackupManual)
	if err != nil {
		t.Fatal(err)
	}
	mustApply(t, s, edit("", "a", "2"))
	b, err := OpenBackup(path, newFake('b').options())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	wantValues(t, b, "e", map[string]string{"a": "1"})
	if !b.ReadOnly() || b.Dir() != s.Dir() {
		t.Errorf("read-only %v, of the vault %s", b.ReadOnly(), b.Dir())
	}
}

// A copy that was killed, at any moment, can be finished.
func TestAKilledCopyCanBeFinished(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, edit("", "a", "1"))
	putAll(t, s, []string{"执照"})
	stick := t.TempDir()
	for name, text := range map[string]string{
		lockName: "", lockInfoName: `{"pid": 7}`, tempPrefix + "x": "half a database", tempPrefix + "x-journal": "", materialsDir + "/" + tempPrefix + "1": "half a file",
	} {
		path := filepath.Join(stick, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if lacking, err := CopyTo(context.Background(), s, stick, nil); lacking != nil || err != nil {
		t.Fatalf("%+v, %v", lacking, err)
	}
	if left, _ := filepath.Glob(filepath.Join(stick, tempPrefix+"*")); left != nil {
		t.Errorf("left %v", left)
	}
	wantSound(t, mustOpen(t, stick, Options{}))
}
