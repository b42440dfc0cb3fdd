package base

import (
	"bytes"
	"testing"
)

func TestWidth(t *testing.T) {
	for columns, want := range map[string]int{"": usualWidth, "132": 132, "0": usualWidth, "breit": usualWidth} {
		p := &Program{Env: Environment{Out: &bytes.Buffer{}, Getenv: func(string) string { return columns }}}
		if got := p.Width(); got != want {
			t.Errorf("COLUMNS=%q: %d, want %d", columns, got, want)
		}
	}
}
