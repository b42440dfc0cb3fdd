package formmap

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
)

// TestMadeUpForms has forms of many kinds as authorities and firms print them: usual ones, of which all that is known is
// filled, and those about somebody or something else, of which nothing is. The line after a form, begun by "=", lists the
// places that are filled with their fields; each list was written from reading the form.
func TestMadeUpForms(t *testing.T) {
	c := FromForm(formtest.Profile(t))
	var data []byte
	for _, name := range []string{"testdata/madeup.txt", "testdata/fillers.txt", "testdata/sealed.txt", "testdata/otherwords.txt"} {
		list, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		data = append(append(data, list...), "\n\n"...)
	}
	for _, entry := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
		form, list, ok := strings.Cut(entry, "\n=")
		if !ok {
			t.Fatalf("no list after %q", entry)
		}
		name, _, _ := strings.Cut(form, "\n")
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, e := range Propose(formtest.Paper(t, form), c).Entries {
				if e.State == plan.Proposed {
					if post, _, _, ok := part.HeldBy(e.Format); ok {
						e.Sub = "if " + post
					}
					got = append(got, strings.TrimSpace(e.At+" "+e.Field+" "+e.Sub))
				}
			}
			var want []string
			for _, s := range strings.Split(list, ";") {
				if s = strings.TrimSpace(s); s != "" {
					want = append(want, s)
				}
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("(-want +got):\n%s\n%s", d, form)
			}
		})
	}
}
