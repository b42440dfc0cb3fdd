package gui

import (
	"testing"

	"fyne.io/fyne/v2"
)

// A window is never larger than the screen that it opens on.
func TestWindowFitsItsScreen(t *testing.T) {
	small, large := area{0, 0, 1366, 768}, area{1366, 0, 2560, 1440}
	cases := []struct {
		name  string
		win   area
		areas []area
		want  fyne.Size
	}{
		{"larger type on a small screen", area{-202, -141, 1770, 1050}, []area{small}, fyne.NewSize(1366.0/1770, 768.0/1050)},
		{"too wide only", area{0, 0, 1400, 700}, []area{small}, fyne.NewSize(1366.0/1400, 1)},
		{"fits", area{10, 10, 1180, 700}, []area{small}, fyne.NewSize(1, 1)},
		{"lies on the larger screen", area{1400, 20, 1770, 1050}, []area{small, large}, fyne.NewSize(1, 1)},
		{"lies on none", area{9000, 9000, 1770, 1050}, []area{small, large}, fyne.NewSize(1366.0/1770, 768.0/1050)},
		{"no screen is known", area{0, 0, 1770, 1050}, nil, fyne.NewSize(1, 1)},
	}
	for _, c := range cases {
		if got := fitting(c.win, c.areas); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
