package checks

import (
	"slices"
	"testing"
	"time"

	"yibiao/forms"
)

// zeroIsAnAnswer are the conditions that hold by a 0: none of something is what they ask.
var zeroIsAnAnswer = []string{
	"sn-04-zichou/ZC-fiscal",                // nothing from the public purse
	"fw-02-yuedu/YD-3b",                     // nobody is dissatisfied
	"zy-01-zhijie/ZY-5", "zy-03-zipin/ZP-5", // nothing was spent on it
}

// Whatever a form asks, “待定” in every text and 0 in every figure let no condition of any programme hold, and no amount be
// worked out.
func TestNothingRestsOnNothing(t *testing.T) {
	figures := []forms.TypeName{forms.TypeMoney, forms.TypeInt, forms.TypeNumber, forms.TypePercent}
	texts := []forms.TypeName{forms.TypeText, forms.TypeLongText}
	for _, x := range []struct {
		text string
		of   []forms.TypeName
	}{{"待定", texts}, {"不详", texts}, {"暂未确定", texts}, {"——", texts}, {"0", figures}} {
		for _, pack := range builtin(t).Packs {
			for _, q := range pack.Programmes {
				if q.Card != nil {
					continue
				}
				form, err := forms.Compose(pack, []string{q.ID.S})
				if err != nil {
					t.Fatal(err)
				}
				report := Evaluate(form, allFilled(form, x.text, x.of)).Report
				for _, v := range report.Verdicts {
					for _, c := range v.Conditions {
						if c.Outcome == forms.Met && (x.text != "0" || !slices.Contains(zeroIsAnAnswer, c.Rule.Key())) {
							t.Errorf("%q everywhere: %s holds: %s", x.text, c.Rule.Key(), c.Rule.Condition)
						}
					}
				}
				for _, e := range report.Estimates {
					if e.Known {
						t.Errorf("%q everywhere: %s/%s is %s", x.text, q.ID.S, e.Amount.ID.S, e.Words())
					}
				}
			}
		}
	}
}

// allFilled answers all fields and a row of each table, of some types, with one text.
func allFilled(form *forms.Form, text string, of []forms.TypeName) forms.Case {
	a := forms.NewAnswers()
	for _, f := range form.Fields() {
		if !f.IsTable() {
			if f.Is(of...) && !f.Computed() {
				a.Values[f.Name()] = text
			}
			continue
		}
		if f.Name() == "yj.used" {
			continue // rows are counted, whatever they hold
		}
		row := forms.Row{ID: "r1", Cells: map[string]string{}}
		for _, c := range f.Columns {
			if c.Is(of...) && !c.Computed() {
				row.Cells[c.Name()] = text
			}
		}
		a.Tables[f.Name()] = []forms.Row{row}
	}
	return forms.Case{Answers: a, Attached: map[string]int{}, Today: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)}
}

// A placeholder and a price of 0 are questioned where they stand.
func TestPlaceholdersAndPricesOfNothingAreQuestioned(t *testing.T) {
	pack := builtin(t).Pack("shoutaitao")
	form, err := forms.Compose(pack, []string{"stt-02-jiangli"})
	if err != nil {
		t.Fatal(err)
	}
	c := forms.Case{Answers: forms.NewAnswers(), Today: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)}
	c.Answers.Values["eq.name"], c.Answers.Values["eq.price"] = "待定", "0"
	c.Answers.Tables["sales"] = []forms.Row{{ID: "r1", Cells: map[string]string{"user": "不详", "price": "0"}}}
	want := map[string]bool{"eq.name/placeholder": false, "eq.price/zero": false, "sales.user/placeholder": false, "sales.price/zero": false}
	for _, f := range Evaluate(form, c).Report.Findings {
		if _, asked := want[f.Rule]; asked && f.Severity == forms.Warn {
			want[f.Rule] = true
		}
	}
	for rule, told := range want {
		if !told {
			t.Errorf("%s is not questioned", rule)
		}
	}
}
