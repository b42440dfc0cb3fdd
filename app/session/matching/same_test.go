package matching

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

// TestMatchAndCheckWeighTheSameRules begins a dossier on every programme for several firms, fills in ever more, and compares match
// with check, rule by rule.
func TestMatchAndCheckWeighTheSameRules(t *testing.T) {
	firms := map[string]map[string]string{
		"nothing but a name": {},
		"a firm without figures": {
			"org.type": "企业", "org.ent_type": "有限责任公司", "org.scale": "微型", "org.region": "450203", "org.industry": "C3421",
			"org.reg_address": "广西柳州市鱼峰区1号", "credit.dishonest": "否", "credit.accident": "否", "staff.total": "12",
		},
		"a large one": {"org.type": "企业", "org.ent_type": "股份有限公司(上市)", "org.scale": "大型", "org.region": "450203", "org.industry": "C3421", "staff.total": "5200"},
	}
	compared := 0
	for _, name := range slices.Sorted(maps.Keys(firms)) {
		t.Run(name, func(t *testing.T) {
			s := sessiontest.Open(t, t.TempDir())
			c := sessiontest.NewClient(t, s, "柳州甲机械有限公司")
			profile, err := s.OpenProfile(c.ID)
			if err != nil {
				t.Fatal(err)
			}
			for field, text := range firms[name] {
				if _, err := profile.Set(field, text); err != nil {
					t.Fatal(err)
				}
			}
			begun := map[string]string{}
			for _, offer := range Programmes(s) {
				d, err := s.Dossiers().Create(c.ID, offer.Pack.ID.S, []string{offer.Programme.ID.S}, "")
				if err != nil {
					t.Fatal(err)
				}
				begun[offer.Programme.ID.S] = d.ID
			}
			same := func(filled string) {
				t.Helper()
				m := matched(t, s, c.ID)
				for programme, id := range begun {
					checked := stands(t, sessiontest.Dossier(t, s, id))
					compared++
					if diff := cmp.Diff(checked[programme], outcomesOf(matchOf(t, m, programme).Verdict)); diff != "" {
						t.Errorf("%s with %s (-check +match):\n%s", programme, filled, diff)
					}
				}
			}
			same("nothing filled in")
			for _, id := range begun {
				fillIn(t, sessiontest.Dossier(t, s, id), func(options []string) string { return options[len(options)-1] }) // of the kinds of growth: a new plant
			}
			same("what is required filled in")
		})
	}
	if compared < 300 {
		t.Errorf("only %d programmes were compared", compared)
	}
}

// fillIn answers what a dossier must have, of its own, with something that passes; of options the one that is picked.
func fillIn(t *testing.T, e *session.Editing, pick func([]string) string) {
	t.Helper()
	for _, f := range e.Form.Fields() {
		if f.IsTable() || f.Computed() || f.Profile || f.Required.S != "true" {
			continue
		}
		text := map[forms.TypeName]string{forms.TypeBool: "是", forms.TypeDate: "2026-05-01", forms.TypeYear: "2025", forms.TypeText: "说明"}[f.TypeName()]
		if len(f.Options) > 0 {
			text = pick(f.Options)
		} else if f.Has(forms.TraitAmount) {
			text = "1000"
		}
		if text == "" {
			continue
		}
		if _, err := e.Set(f.Name(), text); err != nil {
			t.Fatal(err)
		}
	}
}
