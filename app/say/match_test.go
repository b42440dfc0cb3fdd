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

func TestVerdictSaysNoMoreThanItsConditions(t *testing.T) {
	condition := func(name string, o forms.Outcome) forms.Condition {
		return forms.Condition{Rule: &forms.Rule{Severity: forms.Warn, Condition: name}, Outcome: o}
	}
	q := &forms.Programme{Title: "奖励"}
	met, not, doubt := condition("甲", forms.Met), condition("乙", forms.NotMet), condition("在柳州市内", forms.Doubtful)
	unknown, confirm := condition("丙", forms.Unknown), condition("丁", forms.Confirm)
	proof, guess := confirm, confirm
	proof.Inferred, proof.Missing, guess.Inferred = true, "m.license", true
	for want, v := range map[string]forms.Verdict{
		"奖励：不符合，1 项条件不满足": {Programme: q, Outcome: forms.NotMet, Conditions: []forms.Condition{not, doubt, met}},
		"奖励：没有设资格条件":      {Programme: q, Outcome: forms.NoConditions},
		"奖励：设了资格条件，按填写的内容一条也不适用，不能算符合，请对照文件人工确认":                  {Programme: q, Outcome: forms.Confirm},
		"奖励：有疑问，1 项先要问清：在柳州市内":                                    {Programme: q, Outcome: forms.Doubtful, Conditions: []forms.Condition{met, doubt, unknown}},
		"奖励：有疑问，4 项先要问清：在柳州市内；在柳州市内；在柳州市内；等":                      {Programme: q, Outcome: forms.Doubtful, Conditions: []forms.Condition{doubt, doubt, doubt, doubt}},
		"奖励：还不能判断，1 项条件缺少答案":                                      {Programme: q, Outcome: forms.Unknown, Conditions: []forms.Condition{unknown, confirm}},
		"奖励：没有不满足的条件，还没有定论：1 项等申报单位确认，1 项等附上材料或补填，1 项只是推定，要问主管部门": {Programme: q, Outcome: forms.Confirm, Conditions: []forms.Condition{met, confirm, proof, guess}},
		"奖励：只判断了通常的要求，都满足；这一项文件自己的条件一条也没有判断，不能算符合，请对照文件和当年通知人工确认": {Programme: q, Outcome: forms.Confirm, Conditions: []forms.Condition{met}},
		"奖励：符合，2 项条件都满足：2 项只比较了填写的内容；填的、附的是否属实，程序没有核对":            {Programme: q, Outcome: forms.Met, Conditions: []forms.Condition{met, met}},
	} {
		if got := Verdict(v); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	inferred := confirm
	inferred.Inferred, inferred.Missing = true, "org.ent_type"
	if got, want := Condition(inferred, nil), "丁：待人工确认，只是按已填的内容推定的，填“org.ent_type”后能定"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// A figure that is there and wrong is not called missing, and an amount is none while the conditions are open.
func TestEstimateSaysWhatIsWrongAndWhatIsOpen(t *testing.T) {
	q := &forms.Programme{Title: "奖励"}
	amount := &forms.Amount{Label: "奖励", Name: "价格", Unit: "万元", Programme: q}
	waits := forms.Estimate{Amount: amount, Applies: true, Missing: "sz.soft"}
	wrong := waits
	wrong.Waits.Wrong = true
	known := forms.Estimate{Amount: amount, Applies: true, Known: true}
	verdict := func(o forms.Outcome) []forms.Verdict { return []forms.Verdict{{Programme: q, Outcome: o}} }
	for name, c := range map[string]struct {
		e    forms.Estimate
		g    Ground
		want string
	}{
		"missing":  {waits, Ground{}, "奖励：还不能测算，缺“sz.soft”"},
		"wrong":    {wrong, Ground{Answers: map[string]string{"sz.soft": "1200"}}, "奖励：还不能测算，“sz.soft”填得不对，改正后能测算"},
		"no help":  {waits, Ground{Answers: map[string]string{"sz.soft": "1200"}}, "奖励：还不能测算，按“sz.soft”现在填的算不出来，请核对"},
		"settled":  {known, Ground{Verdicts: verdict(forms.Met)}, "奖励：价格 0 万元"},
		"open":     {known, Ground{Verdicts: verdict(forms.Unknown)}, "奖励：申报条件还没有定论，若符合，价格 0 万元"},
		"doubtful": {known, Ground{Verdicts: verdict(forms.Doubtful)}, "奖励：申报条件还没有定论，若符合，价格 0 万元"},
		"confirm":  {known, Ground{Verdicts: verdict(forms.Confirm)}, "奖励：申报条件还没有定论，若符合，价格 0 万元"},
	} {
		if got := Estimate(c.e, c.g); got != c.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}
