package checks

import (
	"strings"
	"testing"
	"time"

	"yibiao/forms"
)

// The reason of a doubt speaks of the unit's own kind.
func TestReasonsSpeakOfTheUnitsKind(t *testing.T) {
	form, err := forms.Compose(builtin(t).Pack("liuzhou"), []string{"lz-10-zengchan"})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ kind, name, registered, says, not string }{
		{"个体工商户", "柳州市鱼峰区老韦五金加工店", "个体工商户", "是个体工商户，不是企业", "分支机构"},
		{"农民专业合作社", "融安县金桔专业合作社", "农民专业合作社", "“农民专业合作社”，不是企业", "分支机构"},
		{"高等院校", "柳州某学院", "事业单位", "“高等院校”，不是企业", "分支机构"},
		{"医疗卫生机构", "柳州某医院", "事业单位", "“医疗卫生机构”，不是企业", "分支机构"},
		{"社会组织", "柳州市机械行业协会", "社会团体", "“社会组织”，不是企业", "分支机构"},
		{"企业", "甲集团有限公司柳州分公司", "有限责任公司分公司", "是分支机构", "单位性质填的"},
	} {
		c := forms.Case{Answers: forms.NewAnswers(), Today: time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)}
		c.Answers.Values["org.type"], c.Answers.Values["org.name"], c.Answers.Values["org.ent_type"] = x.kind, x.name, x.registered
		done, told := Evaluate(form, c), ""
		for _, f := range done.Report.Findings {
			if f.Rule == "lz-10-zengchan/ENT" {
				told = f.Says
			}
		}
		if !strings.Contains(told, x.says) || strings.Contains(told, x.not) {
			t.Errorf("%s is told: %q", x.name, told)
		}
		if asked := done.Relevant["org.reg_capital"] && done.Required["org.reg_capital"]; asked != (x.kind == "农民专业合作社") {
			t.Errorf("%s must answer its registered capital: %v", x.name, asked)
		}
	}
}

// A condition in doubt tells why, before a dossier as well: the division of mines is industry and no manufacturing.
func TestConditionsTellWhatSpeaksAgainstThem(t *testing.T) {
	everyProgramme(t, func(form *forms.Form, q *forms.Programme) {
		if q.ID.S != "lz-01a-gongguan" {
			return
		}
		c := forms.Case{Answers: forms.NewAnswers(), Today: day("2026-11-29")}
		for industry, want := range map[string]string{"B0810": "属于工业而不是制造业", "C3511": ""} {
			c.Answers.Values["org.industry"] = industry
			for _, condition := range Assess(form, c).Verdicts[0].Conditions {
				if condition.Rule.ID.S == "MFG" && ((want == "") != (condition.Against == "") || !strings.Contains(condition.Against, want)) {
					t.Errorf("%s: %q does not tell %q", industry, condition.Against, want)
				}
			}
		}
	})
}
