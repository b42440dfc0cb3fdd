package checks

import (
	"testing"

	"yibiao/forms"
)

// A constraint that reads its own field and a row that is not there cannot be decided: it questions nothing, and the check comes to an
// end with everything else that there is to say.
func TestAConstraintThatReadsARowThatIsNotThereQuestionsNothing(t *testing.T) {
	form, err := forms.Compose(builtin(t).Pack("sannian"), []string{"sn-10-zhuanjing-peiyu"})
	if err != nil {
		t.Fatal(err)
	}
	report, err := check(form, caseOn("2026-11-30", map[string]string{"zj.title": "专精特新中小企业", "zj.main_rev": "100", "none:fin.table": "true"}))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		if f.Code == forms.FindingNotComputed || f.Code == forms.FindingConstraint && len(f.Fields) > 0 && f.Fields[0] == "zj.main_rev" {
			t.Errorf("%+v", f)
		}
	}
}
