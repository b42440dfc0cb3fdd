package base

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"yibiao/app/session"
)

func TestOutputsAreWholeOrAbsent(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "对照 50%.csv")
	if err := WriteOutput(path, []byte("一"), false); err != nil {
		t.Fatal(err)
	}
	if err := WriteOutput(path, []byte("二"), false); session.CodeOf(err) != "exists" {
		t.Errorf("over a file that is there: %v", err)
	}
	if err := WriteOutput(filepath.Join(folder, "没有", "a.csv"), []byte("三"), true); err == nil {
		t.Error("no failure for a folder that is not there")
	}
	occupied := filepath.Join(folder, "夹")
	if err := os.MkdirAll(filepath.Join(occupied, "内"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := WriteOutput(occupied, []byte("四"), true); err == nil {
		t.Error("a folder was replaced by a file")
	}
	if data, err := os.ReadFile(path); err != nil || !bytes.Equal(data, []byte("一")) {
		t.Errorf("the first file holds %q, %v", data, err)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 2 {
		t.Errorf("left behind: %v %v", left, err)
	}
}
