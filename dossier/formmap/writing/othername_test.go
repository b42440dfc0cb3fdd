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
	is := func(name, field string) plan.Entry {
		return plan.Entry{State: plan.Unsure, Reason: plan.ReasonPrinted + ":" + name + "|" + field}
	}
	asks := func(field string) plan.Entry { return plan.Entry{State: plan.Proposed, Field: field} }
	for _, tc := range []struct {
		name  string
		rows  []plan.Entry // before the place, in its table
		apart bool         // it stands in another table
		field string
		held  bool
	}{
		{"another firm", []plan.Entry{is("南宁甲乙有限公司", "org.name")}, false, "bank.account", true},
		{"the client as last year", []plan.Entry{is("柳州样例机械有限公司（盖章）", "org.name")}, false, "bank.account", false},
		{"another person", []plan.Entry{is("王五", "legal.name")}, false, "legal.id", true},
		{"another person, of the firm", []plan.Entry{is("王五", "legal.name")}, false, "org.uscc", false},
		{"another payee", []plan.Entry{is("黄虚构", "bank.account_name")}, false, "bank.bank", true},
		{"contact of another payee", []plan.Entry{is("黄虚构", "bank.account_name")}, false, "handler.name", true},
		{"the firm behind another payee", []plan.Entry{is("黄虚构", "bank.account_name"), asks("org.name")}, false, "handler.name", false},
		{"in another table", []plan.Entry{is("南宁甲乙有限公司", "org.name")}, true, "org.uscc", false},
		{"asked again", []plan.Entry{is("南宁甲乙有限公司", "org.name"), asks("org.name")}, false, "org.uscc", false},
		{"a name behind another's account", []plan.Entry{is("6222000000001234567", "bank.account"), asks("bank.account_name")}, false, "bank.bank", true},
		{"another name behind that", []plan.Entry{is("6222000000001234567", "bank.account"), asks("bank.account_name"), asks("bank.account_name")}, false, "bank.bank", false},
		{"another code below the client's name", []plan.Entry{is("柳州样例机械有限公司", "org.name"), is("91450100MA5YLBT651", "org.uscc")}, false, "org.reg_capital", false},
		{"the client's code with a part hidden", []plan.Entry{is("91450200****LBT65G", "org.uscc")}, false, "org.reg_capital", false},
		{"another number of the identity card", []plan.Entry{is("450203199009090028", "legal.id")}, false, "legal.mobile", true},
	} {
		w := &writer{answers: forms.Answers{Values: map[string]string{"org.name": "柳州样例机械有限公司", "legal.name": "覃示例", "legal.id": "450203198001010017", "org.uscc": "91450200MA5YLBT65G"}}}
		entries := map[string]*plan.Entry{}
		var places []place.Place
		for i, e := range tc.rows {
			at := "t0.r" + string(rune('0'+i)) + ".c1"
			entries[at], places = &e, append(places, place.Place{At: at})
		}
		p := place.Place{At: map[bool]string{false: "t0.r9.c1", true: "t1.r0.c1"}[tc.apart], Label: "栏目"}
		w.others = w.othersIn(entries, append(places, p))
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
