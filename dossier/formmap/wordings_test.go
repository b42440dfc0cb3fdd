package formmap

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
)

// TestWordings asks each label of testdata/wordings*.txt in the form of a firm, and of those that
// ask nothing of it that each leaves the firm's own rows as they are.
func TestWordings(t *testing.T) {
	var data []byte
	for _, name := range []string{"wordings.txt", "wordings2.txt"} {
		more, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		data = append(data, more...)
	}
	c := FromForm(formtest.Profile(t))
	for _, line := range strings.Split(string(data), "\n") {
		field, rest, ok := strings.Cut(line, ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		labels := strings.Fields(rest)
		for n := 0; n < len(labels); n += 12 {
			askWordings(t, c, field, labels[n:min(n+12, len(labels))])
		}
	}
}

// askWordings asks some labels in one form, each in a table of its own.
func askWordings(t *testing.T, c Candidates, field string, labels []string) {
	t.Helper()
	form := "技术改造专项资金申报表\n| 企业名称 | |\n。\n"
	for _, label := range labels {
		form += "| " + label + " | |\n。\n"
	}
	for i, e := range Propose(formtest.Paper(t, form), c).Entries {
		want := field
		if i == 0 {
			want = "org.name"
		} else if field == "-" {
			want = ""
		}
		got := e.Field
		if _, _, _, ok := part.HeldBy(e.Format); ok || e.State != plan.Proposed {
			got = "" // whoever holds a post is only told where the profile says so
		}
		if got != want {
			t.Errorf("%s: want %q, got %q (%s)", e.Label, want, got, e.Reason)
		}
	}
}
