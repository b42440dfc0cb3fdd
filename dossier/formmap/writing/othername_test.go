package writing

import (
	"testing"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// TestPrintedNames has tables that print a name before they ask: another's holds what follows of him, the client's own holds nothing,
// and another table or a name that is asked again begins anew.
func TestPrintedNames(t *testing.T) {
	printedAs := func(name, field string) *plan.Entry {
		return &plan.Entry{State: plan.Unsure, Reason: plan.ReasonPrinted + ":" + name + "|" + field}
	}
	asked := &plan.Entry{State: plan.Proposed, Field: "org.name"}
	for _, tc := range []struct {
		name  string
		entry *plan.Entry
		at    string
		field string
		held  bool
	}{
		{"another firm", printedAs("南宁甲乙有限公司", "org.name"), "t0.r1.c1", "bank.account", true},
		{"the client as last year", printedAs("柳州样例机械有限公司（盖章）", "org.name"), "t0.r1.c1", "bank.account", false},
		{"another person", printedAs("王五", "legal.name"), "t0.r1.c1", "legal.id", true},
		{"another person, of the firm", printedAs("王五", "legal.name"), "t0.r1.c1", "org.uscc", false},
		{"another payee", printedAs("黄虚构", "bank.account_name"), "t0.r1.c1", "bank.bank", true},
		{"in another table", printedAs("南宁甲乙有限公司", "org.name"), "t1.r1.c1", "org.uscc", false},
		{"asked again", asked, "t0.r1.c1", "org.uscc", false},
	} {
		w := &writer{answers: forms.Answers{Values: map[string]string{"org.name": "柳州样例机械有限公司", "legal.name": "覃示例"}}}
		w.passes(tc.entry, place.Place{At: "t0.r0.c1"})
		p := place.Place{At: tc.at, Label: "账号"}
		w.passes(nil, p)
		fault := w.ofOther(tc.field, p)
		if (fault != nil) != tc.held || fault != nil && fault.Code != gb.FaultOtherName {
			t.Errorf("%s: %v", tc.name, fault)
		}
	}
	w := &writer{answers: forms.Answers{Values: map[string]string{"org.name": "柳州样例机械有限公司"}}}
	if w.ofOther("bank.account", place.Place{At: "t0.r1.c1", Label: "南宁甲乙有限公司"}) == nil || w.ofOther("bank.account", place.Place{At: "t0.r1.c1", Label: "柳州样例机械有限公司"}) != nil {
		t.Error("the name of a firm as heading")
	}
}
