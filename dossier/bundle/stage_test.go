package bundle

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A killed writer leaves its staging folder without a lock; Clean removes it and nothing else.
func TestClean(t *testing.T) {
	dir := t.TempDir()
	plant(t, dir, map[string]string{
		stagePrefix + "1/new/data/a.pdf": "half",
		stagePrefix + "2/":               "",
		stagePrefix + "3":                "a file of that name is none of ours",
		".yibiao-other/x":                "",
		"申报包/bagit.txt":                  "",
	})
	removed, err := Clean(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{filepath.Join(dir, stagePrefix+"1"), filepath.Join(dir, stagePrefix+"2")}
	if diff := cmp.Diff(want, removed); diff != "" {
		t.Errorf("removed (-want +got):\n%s", diff)
	}
	if got := list(t, dir); got != ".yibiao-other "+stagePrefix+"3 申报包" {
		t.Errorf("left %q", got)
	}
}

// When the writer was killed between moving the earlier bag aside and putting the new one in place, the earlier one
// comes back; when the new one is in place already, the earlier one goes.
func TestCleanRestores(t *testing.T) {
	for _, inPlace := range []bool{false, true} {
		path, _ := write(t, sample(Zip))
		dir := filepath.Dir(path)
		want := "earlier"
		plant(t, dir, map[string]string{stagePrefix + "9/old/申报包.zip": want})
		if inPlace {
			want = string(slurp(t, path))
		} else if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if _, err := Clean(dir); err != nil {
			t.Fatal(err)
		}
		if got := string(slurp(t, path)); got != want {
			t.Errorf("new one in place %v: now %.20q", inPlace, got)
		}
		if got := list(t, dir); got != "申报包.zip" {
			t.Errorf("left %q", got)
		}
	}
}

// Clean in the middle of a living write does not touch it.
func TestCleanSparesTheLiving(t *testing.T) {
	target := filepath.Join(t.TempDir(), "b")
	_, err := Write(context.Background(), target, sample(Folder), func(Progress) {
		removed, err := Clean(filepath.Dir(target))
		if len(removed) != 0 || err != nil {
			t.Errorf("removed %v, error %v", removed, err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestCleanOfNothing(t *testing.T) {
	if _, err := Clean(filepath.Join(t.TempDir(), "无")); CodeOf(err) != CodeUnreadable {
		t.Errorf("error %v", err)
	}
}

// The staging folder is beside the target, hidden by its name, and holds no name that outlives it.
func TestStageIsBesideTheTarget(t *testing.T) {
	dir := t.TempDir()
	seen := false
	_, err := Write(context.Background(), filepath.Join(dir, "b"), sample(Folder), func(Progress) {
		got := list(t, dir)
		seen = seen || strings.HasPrefix(got, ".yibiao-part-")
		if strings.Contains(got, " ") {
			t.Errorf("during the write the folder holds %q", got)
		}
	})
	if err != nil || !seen {
		t.Errorf("seen %v, error %v", seen, err)
	}
}

// If the new bag cannot take the target's place, the earlier one comes back.
func TestPublishFails(t *testing.T) {
	path, before := write(t, sample(Folder))
	st, err := newStage(path)
	if err != nil {
		t.Fatal(err)
	}
	// There is no new bag in the staging folder, so the rename must fail.
	if err := st.publish(true); CodeOf(err) != CodeUnwritable {
		t.Errorf("error %v", err)
	}
	st.discard()
	if rep := verify(t, path); rep.Digest != before.Digest {
		t.Errorf("the earlier bag did not come back: %v", rep.Problems)
	}
	if got := list(t, filepath.Dir(path)); got != "申报包" {
		t.Errorf("left %q", got)
	}
}

// TestAFileBesideItsTarget: one file is put into its place whole; until then, and after a failure, nothing of it is seen there, and Clean
// leaves it alone while it is written.
func TestAFileBesideItsTarget(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "移交.yibiao")
	failed := errors.New("full")
	for _, want := range []string{"一", "二二"} {
		if err := Beside(target, 0o600, func(w io.Writer) error { return failed }); err != failed {
			t.Errorf("the failure is %v", err)
		}
		err := Beside(target, 0o600, func(w io.Writer) error {
			_, err := io.WriteString(w, want)
			if removed, left := Clean(dir); len(removed) > 0 || left != nil {
				t.Errorf("removed %v, %v", removed, left)
			}
			return err
		})
		if got, read := os.ReadFile(target); err != nil || read != nil || string(got) != want || list(t, dir) != "移交.yibiao" {
			t.Errorf("%q, %v, %v; the folder holds %q", got, read, err, list(t, dir))
		}
	}
}
