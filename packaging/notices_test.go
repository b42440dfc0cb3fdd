package packaging

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
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
	for _, work := range []string{"SQLite", "GLFW", "PDFium"} { // compiled C and C++ within Go modules, which go.mod does not name
		if !strings.Contains(string(notices), "\n| "+work) {
			t.Errorf("packaging/third-party-notices.md does not name %s", work)
		}
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

// Licences ask that their text goes with the program: a list alone would not do.
func TestEveryLicenceGoesWithTheProgram(t *testing.T) {
	given, err := exec.Command("./notices.sh").Output()
	if err != nil {
		t.Fatal(err)
	}
	texts, err := filepath.Glob("licenses/*.txt")
	if err != nil || len(texts) < 50 {
		t.Fatalf("%d licences, %v", len(texts), err)
	}
	for _, path := range append(texts, "../assets/fonts/OFL.txt", "third-party-notices.md") {
		text, err := os.ReadFile(path)
		if err != nil || !bytes.Contains(given, text) {
			t.Errorf("%s does not go with the program (%v)", path, err)
		}
	}
	for _, script := range []string{"linux/deb.sh", "windows/build.sh"} {
		if text, err := os.ReadFile(script); err != nil || !bytes.Contains(text, []byte("packaging/notices.sh")) {
			t.Errorf("%s packs no licences (%v)", script, err)
		}
	}
}
