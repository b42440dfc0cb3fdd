package formmap

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
)

// elsewhereForm is a form of testdata/elsewhere*.txt.
type elsewhereForm struct {
	title, programme string
	places           []place.Place
	want             [][]string // for each place, the fields that would do; "-" for none
}

var elsewhereLabel = regexp.MustCompile(`^(.+) (text|longtext|number|money|date|choice|check)(?::(\S+))? = (\S+)$`)

func readElsewhere(t *testing.T, name string) []elsewhereForm {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var list []elsewhereForm
	section, row := "", 0
	for _, line := range strings.Split(string(data), "\n") {
		switch {
		case line == "" || strings.HasPrefix(line, "# "):
		case strings.HasPrefix(line, "## "):
			title, programme, _ := strings.Cut(line[3:], " | ")
			list, section, row = append(list, elsewhereForm{title: title, programme: programme}), "", 0
		case strings.HasPrefix(line, "@"):
			section = line[1:]
		default:
			form := &list[len(list)-1]
			for i, text := range strings.Split(line, " ; ") {
				m := elsewhereLabel.FindStringSubmatch(text)
				if m == nil {
					t.Fatalf("%s: cannot read %q", name, text)
				}
				p := place.Place{At: fmt.Sprintf("t0.r%d.c%d", row, 2*i+1), Label: m[1], Context: section, Kind: place.Kind(m[2])}
				for _, o := range strings.Split(m[3], "/") {
					if o != "" {
						p.Options = append(p.Options, place.Option{Label: o})
					}
				}
				form.places, form.want = append(form.places, p), append(form.want, strings.Split(m[4], "|"))
			}
			row++
		}
	}
	return list
}

// TestElsewhere proposes fields for labels as other authorities print them.
func TestElsewhere(t *testing.T) {
	for _, name := range []string{"elsewhere.txt", "elsewhere2.txt", "elsewhere3.txt"} {
		var n tally
		for _, form := range readElsewhere(t, name) {
			m := Propose(form.places, domainCandidates(t, []string{form.programme}))
			for i, e := range m.Entries {
				n.addAny(form.title, form.want[i], e)
			}
		}
		for _, line := range n.lines {
			t.Log(line)
		}
		t.Logf("%s: %d of %d right, %d wrong, %d undecided", name, n.right, n.filled(), n.wrong, n.unsure)
		if n.right*100 < n.filled()*90 || n.wrong*100 > n.filled() {
			t.Errorf("%s: %d of %d right, %d wrong", name, n.right, n.filled(), n.wrong)
		}
	}
}

// addAny counts an entry against the fields that would do; "-" is none.
func (n *tally) addAny(form string, want []string, e plan.Entry) {
	got := e.Field
	if e.Sub != "" {
		got += ":" + e.Sub
	}
	if got == "" {
		got = "-"
	}
	switch {
	case slices.Contains(want, got):
		n.right++
		return
	case got == "-":
		n.unsure++
	default:
		n.wrong++
	}
	n.lines = append(n.lines, fmt.Sprintf("%s: %s (%s): want %s, got %s %.2f %s", form, e.Label, e.Context, want, got, e.Confidence, e.Reason))
}
