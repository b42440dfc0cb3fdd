package checks

import (
	"slices"
	"strings"
	"testing"
	"time"

	"yibiao/forms"
	"yibiao/forms/eval"
)

// TestOneFaultIsToldOnce: programmes that share a condition tell of it once, each with its own outcome.
func TestOneFaultIsToldOnce(t *testing.T) {
	form, err := forms.Compose(builtin(t).Pack("shoutaitao"), []string{"stt-01-rending", "stt-02-jiangli"})
	if err != nil {
		t.Fatal(err)
	}
	c := forms.Case{Answers: forms.NewAnswers(), Today: day("2026-11-23")}
	c.Answers.Values["org.type"], c.Answers.Values["eq.price"] = "高等院校", "380"
	c.Answers.Tables["sales"] = []forms.Row{{ID: "1", Cells: map[string]string{"user": "南宁乙公司", "price": "350"}}}
	report, err := check(form, c)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]int{}
	for _, f := range report.Findings {
		switch {
		case f.Code == "rule" && slices.Contains(f.Fields, "org.type"):
			told["kind"]++
		case f.Code == "rule" && strings.Contains(f.Says, "销售明细里"):
			told["price"]++
		}
	}
	if told["kind"] != 1 || told["price"] != 1 {
		t.Errorf("told %v", told)
	}
	for _, v := range report.Verdicts {
		if got := conditionOf(t, v, "ENT"); got.Outcome != forms.Doubtful {
			t.Errorf("%s: %s", v.Programme.ID.S, got.Outcome)
		}
	}
}

func TestAnUnfilledValueIsNotBracketedTwice(t *testing.T) {
	form, err := forms.Compose(builtin(t).Pack("shoutaitao"), []string{"stt-01-rending"})
	if err != nil {
		t.Fatal(err)
	}
	c := forms.Case{Answers: forms.NewAnswers(), Today: day("2026-11-23")}
	k := &examination{form: form, scope: eval.NewScope(form, c), c: c}
	if got, want := k.fill("按当年通知({eq.name})测算，单价{eq.price}。"), "按当年通知（“装备产品名称”未填）测算，单价（未填）。"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// A rent that is dated in the future is not told to have no date.
func TestADayToComeIsNotCalledEmpty(t *testing.T) {
	form, err := forms.Compose(builtin(t).Pack("liuzhou"), []string{"lz-18-waimao-zujin"})
	if err != nil {
		t.Fatal(err)
	}
	c := forms.Case{Answers: forms.NewAnswers(), Today: time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)}
	c.Answers.Tables["wm.rents"] = []forms.Row{{ID: "a", Cells: map[string]string{"month": "2026-11", "amount": "10000", "paid": "2026-12-01"}}}
	told := false
	for _, f := range Evaluate(form, c).Report.Findings {
		if f.Rule == "lz-18-waimao-zujin/WM-paid" {
			told = strings.Contains(f.Says, "还没有到")
		}
	}
	if !told {
		t.Error("the day that is to come is not named as the reason")
	}
}
