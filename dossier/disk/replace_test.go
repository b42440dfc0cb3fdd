package disk

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// TestReplace: a file is replaced whole, or stays as it was with nothing half written beside it.
func TestReplace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "日程.ics")
	occupied := filepath.Join(dir, "占用")
	if err := os.MkdirAll(filepath.Join(occupied, "里面"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"一", "二二"} {
		if err := Replace(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != text {
			t.Errorf("it holds %q, %v; want %q", got, err, text)
		}
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o644 {
		t.Errorf("its mode is %v, %v", info.Mode(), err)
	}
	if err := Replace(occupied, []byte("三"), 0o644); err == nil {
		t.Error("a folder that is not empty was replaced by a file")
	}
	if err := Replace(filepath.Join(dir, "没有", "a"), []byte("四"), 0o644); err == nil {
		t.Error("a file was written into a folder that is not there")
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}

// TestWhatTheSystemSays: what a system says of its disk is known through the wrapping of package os, and nothing else is taken for it.
func TestWhatTheSystemSays(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the numbers are those of Unix")
	}
	asks := map[string]func(error) bool{"full": IsFull, "large": IsTooLarge, "read-only": IsReadOnly, "in use": IsInUse}
	tests := map[syscall.Errno]string{
		syscall.ENOSPC: "full", syscall.EDQUOT: "full", syscall.EFBIG: "large", syscall.EROFS: "read-only",
		syscall.ENOTDIR: "", syscall.EACCES: "", syscall.EIO: "", syscall.EBUSY: "",
	}
	for number, want := range tests {
		err := error(&fs.PathError{Op: "write", Path: "a", Err: number})
		for name, is := range asks {
			if got := is(err); got != (name == want) {
				t.Errorf("%v is %s: %v", number, name, got)
			}
		}
	}
}
