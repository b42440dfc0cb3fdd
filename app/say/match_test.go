package say

import (
	"testing"

	"yibiao/forms"
)

func TestAwaitsNotice(t *testing.T) {
	text := func(s string) forms.Text { return forms.Text{S: s} }
	q := &forms.Programme{Asks: []*forms.Section{
		{Fields: []*forms.Field{{ID: text("cost"), Type: text("money")}, {ID: text("price"), Type: text("money"), Hint: "照当年通知填写"}}},
		{Fields: []*forms.Field{{ID: text("before"), Type: text("money")}, {ID: text("notice"), Type: text("text")}, {ID: text("ratio"), Type: text("percent")}, {ID: text("kind"), Type: text("choice"), Hint: "见通知"}}},
	}}
	amount := &forms.Amount{Programme: q, NoticeSource: text("notice")}
	for missing, want := range map[string]bool{"cost": false, "price": true, "before": false, "ratio": true, "kind": false, "": false, "gone": false} {
		if got := AwaitsNotice(forms.Estimate{Amount: amount, Missing: missing}); got != want {
			t.Errorf("missing %q: %v", missing, got)
		}
	}
	fixed := &forms.Amount{Programme: q}
	if AwaitsNotice(forms.Estimate{Amount: fixed, Missing: "ratio"}) || AwaitsNotice(forms.Estimate{Amount: amount, Missing: "ratio", Known: true}) {
		t.Error("an amount of the document, or a known one, waits for no notice")
	}
}

func TestVerdictCountsOnlyWhatDecides(t *testing.T) {
	condition := func(s forms.Severity, o forms.Outcome) forms.Condition {
		return forms.Condition{Rule: &forms.Rule{Severity: s, Condition: "x"}, Outcome: o}
	}
	q := &forms.Programme{Title: "奖励"}
	for want, v := range map[string]forms.Verdict{
		"奖励：不符合，1 项条件不满足": {Programme: q, Outcome: forms.NotMet, Conditions: []forms.Condition{
			condition(forms.Block, forms.NotMet), condition(forms.Warn, forms.NotMet), condition(forms.Block, forms.Met),
		}},
		"奖励：没有设资格条件": {Programme: q, Outcome: forms.Met, Conditions: []forms.Condition{condition(forms.Warn, forms.Unknown)}},
		"奖励：还不能判断，1 项条件缺少答案": {Programme: q, Outcome: forms.Unknown, Conditions: []forms.Condition{
			condition(forms.Manual, forms.Unknown), condition(forms.Info, forms.Unknown),
		}},
	} {
		if got := Verdict(v); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
