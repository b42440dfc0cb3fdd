package disk

import (
	"os"
	"path/filepath"
	"testing"
)

// TestRemoveAll: nothing stays, whatever the system's own way to delete is.
func TestRemoveAll(t *testing.T) {
	root := filepath.Join(t.TempDir(), ".yibiao-part-1")
	if err := os.MkdirAll(filepath.Join(root, "新", "深"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"lock", "新/申请表.docx", "新/深/只读.pdf"} {
		if err := os.WriteFile(filepath.Join(root, name), []byte("x"), 0o444); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if err := RemoveAll(root); err != nil {
			t.Error(err)
		}
		if _, err := os.Lstat(root); err == nil {
			t.Error("it stays")
		}
	}
}
