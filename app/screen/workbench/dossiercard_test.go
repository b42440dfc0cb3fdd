package workbench

import (
	"testing"
	"time"
)

func TestDueWords(t *testing.T) {
	now := time.Date(2026, 11, 23, 23, 50, 0, 0, time.Local)
	cases := []struct {
		due, want string
		late      bool
	}{
		{"", "没有设截止日期", false},
		{"soon", "没有设截止日期", false},
		{"2026-11-23", "截止 2026-11-23，就是今天", true},
		{"2026-11-24", "截止 2026-11-24，还有 1 天", true},
		{"2026-11-30", "截止 2026-11-30，还有 7 天", true},
		{"2026-12-01", "截止 2026-12-01，还有 8 天", false},
		{"2026-11-20", "截止 2026-11-20，已过 3 天", true},
	}
	for _, c := range cases {
		if words, late := dueWords(c.due, now); words != c.want || late != c.late {
			t.Errorf("%q: %q, %v; want %q, %v", c.due, words, late, c.want, c.late)
		}
	}
}
