package packaging

import (
	"os"
	"strings"
	"testing"
)

// A dependency that is added, or brought to another version, without `make notices` would ship without its licence.
func TestNoticesNameTheDependencies(t *testing.T) {
	content, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	notices, err := os.ReadFile("third-party-notices.md")
	if err != nil {
		t.Fatal(err)
	}
	needed := 0
	for line := range strings.Lines(string(content)) {
		parts := strings.Fields(line)
		if len(parts) != 2 || !strings.HasPrefix(parts[1], "v") || onlyInTests[parts[0]] { // a third word says "// indirect"
			continue
		}
		needed++
		if want := "| " + parts[0] + " | " + parts[1] + " |"; !strings.Contains(string(notices), want) {
			t.Errorf("packaging/third-party-notices.md has no row for %s %s; run `make notices`", parts[0], parts[1])
		}
	}
	if needed < 5 {
		t.Errorf("only %d dependencies were found in go.mod: is it still read right?", needed)
	}
}

// onlyInTests are dependencies that the program does not link.
var onlyInTests = map[string]bool{
	"github.com/6tail/lunar-go":       true,
	"github.com/google/go-cmp":        true,
	"github.com/rogpeppe/go-internal": true,
}
