package checks

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/forms"
)

// TestTraits says of every type what it has in common with others: whoever adds a type says it here too.
func TestTraits(t *testing.T) {
	names := []struct {
		trait forms.Trait
		name  string
	}{
		{forms.TraitAmount, "amount"}, {forms.TraitDay, "day"}, {forms.TraitChosen, "chosen"}, {forms.TraitOffered, "offered"},
		{forms.TraitEntries, "entries"}, {forms.TraitLines, "lines"}, {forms.TraitListed, "listed"},
	}
	got := map[string]string{}
	for _, name := range forms.TypeNames() {
		f := &forms.Field{Type: forms.Text{S: name}}
		var has []string
		for _, n := range names {
			if f.Has(n.trait) {
				has = append(has, n.name)
			}
		}
		if layout := f.Layout(); layout != "" {
			has = append(has, layout)
		}
		got[name] = strings.Join(has, " ")
	}
	want := map[string]string{
		"text": "", "longtext": "lines", "upper": "", "table": "",
		"int": "amount", "number": "amount", "money": "amount", "percent": "amount",
		"date": "day 2006-01-02", "yearmonth": "day 2006-01", "year": "day 2006",
		"choice": "chosen offered", "bool": "chosen", "multi": "chosen offered entries lines", "list": "entries lines",
		"code": "", "mobile": "", "phone": "", "email": "", "url": "", "ip_no": "", "region": "listed", "industry": "listed",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("traits (-want +got):\n%s", diff)
	}
}
