package checks

import (
	"maps"
	"slices"
	"testing"

	"yibiao/forms"
)

// stated are the rules that only check a form and cite an article, by id, with the words of the document that they rest on. Any
// other check of the kind is the program's own and says so.
var stated = map[string]string{
	"YS-early": "期满以后组织考核验收", "AMT-P": "不超过项目总投入的20%", "AMT": "比例和最高金额", "AMT-B": "软件部分不超过30%", "PT-4": "最高不超过1000万元",
	"HL-3": "最高不超过500万元", "SZ-5": "保证改造后达到二级及以上", "STT-10": "财政性科技资金直接形成的不予奖励", "YD-gap": "每月工作计划",
	"ZD-3": "应用成效、数据贯通、投入产出比、管理体制配套", "YJS-1": "四类服务事项", "ZY-5-maybe": "不得支出的科目", "ZY-5-wage": "不得发编制内人员工资",
	"ZY-7": "申报材料的六项内容", "ZP-2": "自评报告的三部分", "ZP-5-maybe": "不得支出的科目",
}

// TestOnlyTheTextsOwnChecksCiteAnArticle: how an answer is written, how long it is, whether it is plausible and whether answers
// go together is the program's own check in every pack, unless the pack names who else says so.
func TestOnlyTheTextsOwnChecksCiteAnArticle(t *testing.T) {
	seen, own := map[string]bool{}, map[forms.FindingCode]int{}
	asked := []forms.FindingCode{forms.FindingRequired, forms.FindingRowsFew, forms.FindingMissing, forms.FindingMaybe, forms.FindingRule}
	everyProgramme(t, func(form *forms.Form, q *forms.Programme) {
		for _, r := range q.Rules {
			if r.Condition == "" && r.RequireExpr != nil && r.Src == forms.Seed && r.Severity != forms.Info && r.Severity != forms.Manual {
				seen[r.ID.S] = true
				if stated[r.ID.S] == "" {
					t.Errorf("%s cites %s for a check of the form: does the article say so?", r.Key(), r.Article)
				}
			}
		}
		sourced := map[string]bool{}
		for _, f := range form.Fields() {
			for _, x := range append(slices.Clone(f.Columns), f) {
				sourced[x.Name()] = sourced[x.Name()] || x.Constraint != nil && x.Constraint.Stated()
			}
		}
		for _, answer := range []string{"甲", "-99999999999", "2031-02-28", "1850-01-01"} {
			for _, f := range Evaluate(form, nonsense(form, answer)).Report.Findings {
				switch {
				case slices.Contains(asked, f.Code):
					if f.Code != forms.FindingRule && f.Source.Src == forms.Own {
						t.Errorf("%s: what is asked for is told as the program's own check", f.Rule)
					}
					if f.Code == forms.FindingRule && f.Label == "" && f.Source.Src == forms.Assumed && f.Severity == forms.Warn {
						t.Errorf("%s: a check of the form is told as what is usually asked", f.Rule)
					}
				case f.Code == forms.FindingConstraint && (sourced[f.Column] || f.Column == "" && sourced[f.Fields[0]]):
				case f.Source != forms.Source{Src: forms.Own}:
					t.Errorf("%s (%s) cites %v, though nobody but the program checks it", f.Rule, f.Code, f.Source)
				default:
					own[f.Code]++
				}
			}
		}
	})
	for id := range stated {
		if !seen[id] {
			t.Errorf("%s cites no article any more: take it from the list", id)
		}
	}
	if len(own) < 8 {
		t.Errorf("only these kinds of findings were seen: %v", own)
	}
}

// nonsense answers every question of a form with the same text, and every table with two rows of it; nothing is attached.
func nonsense(form *forms.Form, answer string) forms.Case {
	c := filled(form, firm{})
	c.Attached = map[string]int{}
	c.Answers.Values = maps.Clone(c.Answers.Values)
	for _, f := range form.Fields() {
		if !f.IsTable() {
			c.Answers.Values[f.Name()] = answer
			continue
		}
		row := map[string]string{}
		for _, column := range f.Columns {
			row[column.Name()] = answer
		}
		c.Answers.Tables[f.Name()] = []forms.Row{{ID: "a", Cells: row}, {ID: "b", Cells: row}}
	}
	return c
}

// What its own field refuses is held against no other answer: of a region that cannot be read nobody knows in which city it lies.
func TestWhatAFieldRefusesIsHeldAgainstNothing(t *testing.T) {
	form, err := forms.Compose(builtin(t).Pack("shoutaitao"), []string{"stt-01-rending"})
	if err != nil {
		t.Fatal(err)
	}
	for region, want := range map[string][]string{"机床": {"org.region/typed"}, "450103": {"org.region/constraint"}, "450203": nil} {
		var got []string
		for _, f := range Evaluate(form, forms.Case{Answers: forms.Answers{Values: map[string]string{"org.region": region, "org.reg_address": "广西柳州市鱼峰区1号"}}}).Report.Findings {
			if slices.Contains([]string{"org.region/typed", "org.region/constraint"}, f.Rule) {
				got = append(got, f.Rule)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", region, got, want)
		}
	}
}
