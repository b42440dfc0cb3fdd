package formmap

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/forms"
)

// kindsOf are the kinds of place that a careful form has for each type.
var kindsOf = map[string]place.Kind{
	"date": place.Date, "yearmonth": place.Date, "money": place.Money, "int": place.Number, "percent": place.Number,
	"longtext": place.LongText, "choice": place.Choice, "bool": place.Choice, "multi": place.Check,
}

// placeFor is a place that prints a field's own label.
func placeFor(f *forms.Field, context string, row int) place.Place {
	p := place.Place{At: "t0.r" + strconv.Itoa(row) + ".c1", Label: f.Label, Context: context, Kind: place.Text}
	if k, ok := kindsOf[f.Type.S]; ok {
		p.Kind = k
	}
	for _, o := range f.Options {
		p.Options = append(p.Options, place.Option{Label: o})
	}
	if f.Type.S == "bool" {
		p.Options = []place.Option{{Label: "是"}, {Label: "否"}}
	}
	return p
}

// TestOwnLabels asks every field of every programme by its own label: it must find
// itself.
func TestOwnLabels(t *testing.T) {
	found, err := filepath.Glob(filepath.Join(shared(t), "domain", "programs", "*.yaml"))
	if err != nil || len(found) == 0 {
		t.Fatal("no programmes", err)
	}
	right, wrong, unsure := 0, 0, 0
	for _, path := range found {
		c := domainCandidates(t, []string{strings.TrimSuffix(filepath.Base(path), ".yaml")})
		var places []place.Place
		var want []string
		for _, s := range c.Sections[:len(c.Sections)-1] {
			for _, f := range s.Fields {
				if !f.IsTable() {
					places, want = append(places, placeFor(f, s.Title, len(places))), append(want, f.Name())
				}
			}
		}
		for i, e := range Propose(places, c).Entries {
			switch e.Field {
			case want[i]:
				right++
			case "":
				unsure++
				t.Logf("%s %s %s: undecided, %s", filepath.Base(path), want[i], e.Label, e.Reason)
			default:
				wrong++
				t.Errorf("%s: %s (%s) was taken for %s, %s", filepath.Base(path), want[i], e.Label, e.Field, e.Reason)
			}
		}
	}
	t.Logf("%d fields: %d found, %d wrong, %d undecided", right+wrong+unsure, right, wrong, unsure)
	if unsure*100 > right {
		t.Errorf("%d of %d undecided", unsure, right+unsure)
	}
}

// TestOtherProgrammes proposes fields of programmes that the forms were not made for:
// what the programme does not ask must stay empty, unless it asks the same by another
// id.
func TestOtherProgrammes(t *testing.T) {
	filled, shaky := 0, 0
	for _, prefix := range []string{"01", "05", "09"} {
		form := readTruth(t, prefix)
		for _, name := range []string{"lz-05-jieneng", "yjs-04-shuishou", "fw-03-biangeng", "sn-10-zhuanjing-peiyu"} {
			c := domainCandidates(t, []string{name})
			x := fields.NewIndex(c)
			for i, e := range Propose(form.places(), c).Entries {
				s := form.Slots[i]
				if e.Field == "" || s.Field != nil && sameField(e.Field, *s.Field) || strings.HasPrefix(e.Sub, "sum:") {
					filled++
					continue
				}
				if s.Field != nil && x.ByID[*s.Field] == nil && e.Confidence >= 0.95 {
					continue
				}
				shaky++
				t.Logf("%s with %s: %s (%s) was taken for %s, %.2f %s", prefix, name, s.Label, s.Context, e.Field, e.Confidence, e.Reason)
			}
		}
	}
	if shaky*100 > filled {
		t.Errorf("%d guesses beside %d right ones", shaky, filled)
	}
}
