package packaging

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What the list for a real laptop puts in quotation marks is what the program, its installer or Windows says.
func TestTheFirstHourNamesWhatIsThere(t *testing.T) {
	list, err := os.ReadFile("windows/first-hour.md")
	if err != nil {
		t.Fatal(err)
	}
	said := []string{"未知发布者", "更多信息 › 仍要运行"} // by Windows
	for _, path := range []string{"../assets/translations/en.json", "windows/installer.nsi"} {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		said = append(said, string(data))
	}
	quoted := regexp.MustCompile(`“([^”]+)”`).FindAllStringSubmatch(string(list), -1)
	if len(quoted) < 10 {
		t.Errorf("only %d names were found", len(quoted))
	}
	for _, q := range quoted {
		name := strings.TrimPrefix(q[1], "查看 › ")
		if !slices.ContainsFunc(said, func(text string) bool { return strings.Contains(text, name) }) {
			t.Errorf("nobody says %q", name)
		}
	}
}
