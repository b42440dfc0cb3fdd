package ask

import (
	"errors"
	"path/filepath"
	"testing"

	"yibiao/app/page"
)

func TestChooser(t *testing.T) {
	cases := []struct {
		name   string
		answer chooserFunc
		done   int
		open   bool // a dialog stays open
	}{
		{"chosen", func() ([]string, error) { return []string{"/a"}, nil }, 1, false},
		{"given up", func() ([]string, error) { return nil, nil }, 0, false},
		{"no dialogs here", func() ([]string, error) { return nil, ErrNoDialogs }, 0, true},
		{"failed", func() ([]string, error) { return nil, errors.New("broken") }, 0, true},
	}
	for _, c := range cases {
		s := stand(t, c.answer)
		n := 0
		s.files.Choose(page.FileRequest{Kind: page.AskFolder}, func([]string) { n++ })
		if n != c.done || s.dialogs.Asking() != c.open {
			t.Errorf("%s: done %d times, open %v", c.name, n, s.dialogs.Asking())
		}
	}
}

// A folder that was chosen is where the next dialog begins; a file is looked for beside the one before.
func TestTheNextDialogBeginsInTheFolderThatWasChosen(t *testing.T) {
	folder := t.TempDir()
	s := stand(t, chooserFunc(func() ([]string, error) { return []string{folder}, nil }))
	s.files.Choose(page.FileRequest{Kind: page.AskFolder}, func([]string) {})
	if got := s.files.lastFolder(page.FileRequest{Kind: page.AskFolder}); got != folder {
		t.Errorf("after the folder %s it begins in %s", folder, got)
	}
	s.files.Chooser = chooserFunc(func() ([]string, error) { return []string{filepath.Join(folder, "表.xlsx")}, nil })
	s.files.Choose(page.FileRequest{Kind: page.AskFile}, func([]string) {})
	if got := s.files.lastFolder(page.FileRequest{Kind: page.AskFile}); got != folder {
		t.Errorf("after a file in %s it begins in %s", folder, got)
	}
}
