package checks

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/forms"
)

// TestARightAnswerIsNotWrongForWantOfAFile holds that a rule which asks for an answer and a file points at what is wrong.
func TestARightAnswerIsNotWrongForWantOfAFile(t *testing.T) {
	pack := builtin(t).Pack("shoutaitao")
	form, err := forms.Compose(pack, []string{"stt-02-jiangli"})
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name, holder string
		attached     bool
		fields       []string
		material     string
	}{
		{"the file is missing", "柳州甲公司", false, nil, "x.cert"},
		{"the name is wrong", "南宁乙公司", true, []string{"cert.holder"}, "x.cert"},
		{"both", "南宁乙公司", false, []string{"cert.holder"}, "x.cert"},
	}
	for _, c := range cases {
		answers := forms.NewAnswers()
		answers.Values["org.name"], answers.Values["cert.holder"] = "柳州甲公司", c.holder
		attached := map[string]int{}
		if c.attached {
			attached["x.cert"] = 1
		}
		report, err := check(form, forms.Case{Answers: answers, Attached: attached, Today: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(report.Findings, func(f forms.Finding) bool {
			return f.Label == "装备已获认定，证书是申请单位的(条文奖励生产企业，是不是自己生产的要另外核实)"
		})
		if at < 0 {
			t.Errorf("%s: nothing is said", c.name)
			continue
		}
		f := report.Findings[at]
		if diff := cmp.Diff(c.fields, f.Fields); diff != "" || f.Material != c.material {
			t.Errorf("%s: points at %v and %q", c.name, f.Fields, f.Material)
		}
	}
}
