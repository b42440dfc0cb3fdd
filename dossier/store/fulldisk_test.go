package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/store/sealed"
)

func TestFullDatabaseLosesNothing(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, edit("", "a", "1"))
	limit := func(pages int) {
		t.Helper()
		var now int
		if err := s.w.QueryRow(fmt.Sprintf("PRAGMA max_page_count = %d", pages)).Scan(&now); err != nil {
			t.Fatal(err)
		}
	}
	limit(1) // SQLite takes the present size when that is more
	ctx := context.Background()
	big := edit("大", "b", strings.Repeat("字", 100_000), "a", "2")
	_, err := s.Log().Apply(ctx, big)
	wantCode(t, err, CodeNoSpace)
	wantValues(t, s, "e", map[string]string{"a": "1"})
	if label, ok := s.Log().CanUndo("r"); label != "" || !ok {
		t.Errorf("CanUndo %q %v after an edit that failed", label, ok)
	}
	limit(1_000_000)
	mustApply(t, s, big)
	wantValues(t, s, "e", map[string]string{"a": "2", "b": big.Sets[0].Value})
	wantSound(t, s)
}

// smallDisk gives a folder on a disk of six megabytes, or that which YIBIAO_SMALL_DISK names: on a file system of one to ten megabytes, which
// the test fills and leaves empty.
func smallDisk(t *testing.T) string {
	if named := os.Getenv("YIBIAO_SMALL_DISK"); named != "" {
		return named
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=6m", "none", dir).CombinedOutput(); err != nil {
		t.Skipf("this system lets nobody mount disks of its own, and YIBIAO_SMALL_DISK names none: %v %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
	})
	return dir
}

// With a real disk that is full.
func TestFullDiskLosesNothing(t *testing.T) {
	disk := smallDisk(t)
	t.Run("plain", func(t *testing.T) { fullDisk(t, filepath.Join(disk, "资料库"), nil) })
	t.Run("encrypted", func(t *testing.T) {
		dir := filepath.Join(disk, "加密")
		if err := mustOpen(t, dir, Options{}).Close(); err != nil {
			t.Fatal(err)
		}
		key := newKey(t, dir)
		turned(t, dir, nil, key)
		all, err := BackupsIn(dir)
		if err != nil || len(all) != 1 || os.Remove(all[0].Path) != nil {
			t.Fatal(all, err)
		}
		fullDisk(t, dir, key)
	})
}

func fullDisk(t *testing.T, dir string, key *sealed.Key) {
	ctx := context.Background()
	t.Cleanup(func() { os.RemoveAll(dir) })
	s := mustOpen(t, dir, Options{Key: key})
	want := map[string]string{}
	fill := func() {
		t.Helper()
		for n := len(want); n < 10_000; n++ {
			field, value := fmt.Sprint("f", n), strings.Repeat(fmt.Sprint(n), 1000)
			if _, err := s.Log().Apply(ctx, edit("", field, value)); err != nil {
				wantCode(t, err, CodeNoSpace)
				return
			}
			want[field] = value
		}
		t.Fatal("the disk is not small")
	}
	fill()
	t.Logf("full after %d edits", len(want))
	_, err := s.Materials().Put(ctx, bytes.NewReader(make([]byte, 11<<20)))
	wantCode(t, err, CodeNoSpace)
	_, err = s.Backups().Make(ctx, BackupAuto)
	wantCode(t, err, CodeNoSpace)
	if diff := cmp.Diff(want, values(t, s, "e")); diff != "" {
		t.Errorf("on the full disk (-want +got):\n%.2000s", diff)
	}
	if left := append(files(t, s), reasons(t, s)...); left != nil {
		t.Errorf("left on the full disk: %v", left)
	}
	// Closing takes the log into the file, which needs room that is not there.
	if err := s.Close(); err != nil {
		wantCode(t, err, CodeNoSpace)
	}
	s, err = Open(dir, Options{Key: key})
	if err != nil {
		wantCode(t, err, CodeNoSpace)
		t.Fatalf("what is there cannot even be looked at: %v", err)
	}
	defer func() {
		if err := s.Close(); err != nil && !errors.Is(err, os.ErrClosed) {
			t.Error(err)
		}
	}()
	fill()
	if diff := cmp.Diff(want, values(t, s, "e")); diff != "" {
		t.Errorf("opened again (-want +got):\n%.2000s", diff)
	}
	wantSound(t, s)
}
