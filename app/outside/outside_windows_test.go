package outside

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestWhatCannotBeOpenedIsSaid: the shell itself says nothing of most of these.
func TestWhatCannotBeOpenedIsSaid(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "没有.docx")
	for name, do := range map[string]func(string) error{"open": Open, "reveal": Reveal, "print": Print} {
		if err := do(missing); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
	strange := filepath.Join(t.TempDir(), "申报 100% 表.没人认得的")
	if err := os.WriteFile(strange, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Open(strange); !errors.Is(err, ErrNoProgram) {
		t.Errorf("of a kind that nobody knows: %v", err)
	}
	if err := Print(strange); err == nil {
		t.Error("nobody prints it, and nothing was said")
	}
}
