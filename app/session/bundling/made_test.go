package bundling

import (
	"context"
	"slices"
	"testing"

	"yibiao/app/session/filing"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

// A material whose document the program does not print as the dossier stands is missing, and is told so alike by the check, by the steps,
// by the list of the bundle, and by what files are sorted to. Once it is printed it is missing nowhere.
func TestADocumentThatIsNotPrintedIsMissingEverywhere(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州甲机械有限公司")
	d, err := s.Dossiers().Create(c.ID, "sannian", []string{"sn-10-zhuanjing-peiyu"}, "")
	if err != nil {
		t.Fatal(err)
	}
	e := sessiontest.Dossier(t, s, d.ID)
	if got := e.Form.MadeBy("x.form"); len(got) != 3 || e.Form.MadeBy("") != nil {
		t.Fatalf("made by %v", got)
	}
	for _, step := range []struct {
		title   string
		missing bool
	}{{"", true}, {"技术创新示范企业", false}} {
		sessiontest.Set(t, e, "zj.title", step.title)
		st, err := e.State()
		if err != nil {
			t.Fatal(err)
		}
		told := map[string]bool{
			"the check": slices.ContainsFunc(st.Report.Findings, func(f forms.Finding) bool {
				return f.Code == forms.FindingMissing && f.Material == "x.form"
			}),
			"the steps": slices.ContainsFunc(st.Report.Materials, func(m forms.MaterialState) bool {
				return m.Requirement.ID.S == "x.form" && !st.HasMaterial(m)
			}),
		}
		a := &assembly{e: e, ctx: context.Background(), options: ExportOptions{Draft: true}, state: st, prints: st.Printing(), now: s.Now(), number: 1}
		if err := a.gather(); err != nil {
			t.Fatal(err)
		}
		told["the list of the bundle"] = slices.ContainsFunc(a.listed, func(l listed) bool { return l.missing && l.number == a.numbers["x.form"] })
		p, err := filing.Look(t.Context(), s, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		takes, err := p.Requirements(d.ID)
		if err != nil {
			t.Fatal(err)
		}
		told["what files are sorted to"] = slices.ContainsFunc(takes, func(r *forms.FormRequirement) bool { return r.ID.S == "x.form" })
		for who, missing := range told {
			if missing != step.missing {
				t.Errorf("title %q: missing by %s: %v", step.title, who, missing)
			}
		}
	}
}
