package unique_test

import (
	"testing"

	"yibiao/app/session/sessiontest"
	"yibiao/app/session/unique"
	"yibiao/forms"
)

// column is a column of a table whose values may stand once.
func column(scope, others, kind string) *forms.Field {
	return &forms.Field{
		ID: forms.Text{S: "no"}, Label: "发票号码", Type: forms.Text{S: string(forms.TypeText)}, Typed: forms.Types[forms.TypeText],
		Unique: &forms.Unique{Scope: forms.Text{S: scope}, Others: others, Kind: forms.Text{S: kind}, Says: "一张发票只用一次"},
	}
}

// Two values are the same thing by their rule and by what they say, however they are written; of a rule that speaks of one client, by
// the client too.
func TestWhatIsTheSameThing(t *testing.T) {
	keys := func(c *forms.Field, client, text string) map[string][]unique.Value {
		table := &forms.Field{ID: forms.Text{S: "invoices"}, Type: forms.Text{S: string(forms.TypeTable)}, Typed: forms.Types[forms.TypeTable], Columns: []*forms.Field{c}}
		form := &forms.Form{Sections: []*forms.FormSection{{Fields: []*forms.Field{table}}}}
		a := forms.NewAnswers()
		a.Tables["invoices"] = []forms.Row{{ID: "r1", Cells: map[string]string{"no": ""}}, {ID: "r2", Cells: map[string]string{"no": text}}}
		return unique.In(form, a, client)
	}
	alike := func(a, b map[string][]unique.Value) bool {
		for key := range a {
			if _, same := b[key]; same {
				return true
			}
		}
		return false
	}
	all, one, renamed := column("all", "", ""), column("client", "", ""), column("all", "", "patent")
	renamed.Label, renamed.Unique.Says = "专利号", "一件专利只用一次"
	found := keys(all, "c1", "ab 12")
	if len(found) != 1 {
		t.Fatalf("%d values, one cell is empty", len(found))
	}
	for _, list := range found {
		if v := list[0]; v.Table != "invoices" || v.Row != "r2" || v.Number != 2 || v.Text != "ab 12" {
			t.Errorf("found %+v", v)
		}
	}
	for name, x := range map[string]struct {
		a, b map[string][]unique.Value
		same bool
	}{
		"written otherwise":              {found, keys(all, "c2", "AB12"), true},
		"another number":                 {found, keys(all, "c1", "AB13"), false},
		"of one client":                  {keys(one, "c1", "1"), keys(one, "c1", "1"), true},
		"of another client":              {keys(one, "c1", "1"), keys(one, "c2", "1"), false},
		"of another client, but told":    {keys(column("client", "warn", ""), "c1", "1"), keys(column("client", "warn", ""), "c2", "1"), true},
		"another rule":                   {found, keys(column("all", "", "patent"), "c1", "ab 12"), false},
		"the same kind in another field": {keys(column("all", "", "patent"), "c1", "1"), keys(renamed, "c1", "1"), true},
	} {
		if alike(x.a, x.b) != x.same {
			t.Errorf("%s: the same thing is %v", name, !x.same)
		}
	}
}

// Every rule of the built-in packs names the fields under which the vault finds its values.
func TestRulesNameTheirFields(t *testing.T) {
	names := unique.Names(sessiontest.Library(t))
	if len(names) < 3 {
		t.Fatalf("%d rules", len(names))
	}
	for rule, list := range names {
		if rule == "" || len(list) == 0 {
			t.Errorf("rule %q has %v", rule, list)
		}
	}
}
