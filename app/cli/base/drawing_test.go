package base

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What was chosen in the window holds at the next start, and does not lose what else is remembered; the variable goes before it.
func TestDrawing(t *testing.T) {
	variable, said := "", &bytes.Buffer{}
	p := &Program{Env: Environment{
		Err:      said,
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
		said.Reset()
		if err := KeepDrawing(p, c.software); err != nil {
			t.Fatal(err)
		}
		if got := Drawing(p); got != c.want || DrawnBySoftware(p) != c.software {
			t.Errorf("chosen %v, variable %q: %q, want %q; %v is kept", c.software, c.variable, got, c.want, DrawnBySoftware(p))
		}
	}
	if !strings.Contains(said.String(), "nonsense") {
		t.Errorf("of a variable that nobody knows it says %q", said)
	}
	if closedHere(p, "/vault").IsZero() {
		t.Error("what else was remembered is lost")
	}
	p.Env.Settings = filepath.Join(os.DevNull, "settings.json")
	if err := KeepDrawing(p, true); err == nil {
		t.Error("what could not be kept is not told")
	}
}
