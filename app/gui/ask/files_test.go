package ask

import (
	"errors"
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
