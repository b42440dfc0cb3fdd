package task

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/fsnotify/fsnotify"
)

// A file that comes by being renamed, or is written, is told on the loop; a folder that is not there cannot be watched.
func TestWatchTellsOfAFile(t *testing.T) {
	l, told := newLoop(), false
	path := filepath.Join(t.TempDir(), "call")
	end, err := watch(path, func() { told = true }, l.post)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+".part", []byte("open"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".part", path); err != nil {
		t.Fatal(err)
	}
	l.until(&told)
	told = false
	if err := os.WriteFile(path, []byte("another"), 0o600); err != nil {
		t.Fatal(err)
	}
	l.until(&told)
	if err := end(); err != nil {
		t.Error(err)
	}
	if _, err := watch(filepath.Join(path, "none", "call"), func() {}, l.post); err == nil {
		t.Error("a folder that is not there is watched")
	}
}

// Events of other files, and of a file that goes, tell nothing.
func TestOnlyOneFileIsTold(t *testing.T) {
	for _, x := range []struct {
		e    fsnotify.Event
		want bool
	}{
		{fsnotify.Event{Name: "v/call", Op: fsnotify.Create}, true},
		{fsnotify.Event{Name: "v/call", Op: fsnotify.Write | fsnotify.Chmod}, true},
		{fsnotify.Event{Name: "v/call", Op: fsnotify.Remove}, false},
		{fsnotify.Event{Name: "v/call", Op: fsnotify.Chmod}, false},
		{fsnotify.Event{Name: "v/yibiao.db-wal", Op: fsnotify.Write}, false},
	} {
		if got := tells(x.e, "v/call"); got != x.want {
			t.Errorf("%v: %v", x.e, got)
		}
	}
}
