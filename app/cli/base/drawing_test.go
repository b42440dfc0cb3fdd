package base

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What was chosen in the window holds at the next start, and does not lose what else is remembered; the variable goes before it.
func TestDrawing(t *testing.T) {
	variable := ""
	p := &Program{Env: Environment{
		Settings: filepath.Join(t.TempDir(), "yibiao", "settings.json"),
		Getenv:   func(string) string { return variable },
	}}
	remember(p, "/vault", time.Now())
	for _, c := range []struct {
		software bool
		variable string
		want     string
	}{
		{false, "", ""}, {true, "", "software"}, {true, "gl", "gl"}, {false, "software", "software"}, {true, "nonsense", "software"}, {false, "nonsense", ""},
	} {
		variable = c.variable
		if err := KeepDrawing(p, c.software); err != nil {
			t.Fatal(err)
		}
		if got := Drawing(p); got != c.want || DrawnBySoftware(p) != c.software {
			t.Errorf("chosen %v, variable %q: %q, want %q; %v is kept", c.software, c.variable, got, c.want, DrawnBySoftware(p))
		}
	}
	if closedHere(p, "/vault").IsZero() {
		t.Error("what else was remembered is lost")
	}
	p.Env.Settings = filepath.Join(os.DevNull, "settings.json")
	if err := KeepDrawing(p, true); err == nil {
		t.Error("what could not be kept is not told")
	}
}
