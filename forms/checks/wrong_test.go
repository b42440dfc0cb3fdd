package checks

import (
	"testing"

	"yibiao/forms"
)

// TestARefusedAnswerDecidesNothing: what a field's own check finds fault with is unknown in every rule, and the condition
// says that it was answered wrongly.
func TestARefusedAnswerDecidesNothing(t *testing.T) {
	l := builtin(t)
	cases := []struct {
		name, programme, rule string
		values                map[string]string
		tables                map[string][]forms.Row
		wrong                 string // what is missing; "" when the answer is sound
	}{
		{"a section alone", "sn-09-zhiliangbiaogan", "SN-3", map[string]string{"org.industry": "C"}, nil, "org.industry"},
		{"a range", "sn-09-zhiliangbiaogan", "SN-3", map[string]string{"org.industry": "C13-C43"}, nil, "org.industry"},
		{"no such division", "stt-01-rending", "STT-2", map[string]string{"org.industry": "C9999", "org.region": "450203"}, nil, "org.industry"},
		{"a class", "sn-09-zhiliangbiaogan", "SN-3", map[string]string{"org.industry": "C3511"}, nil, ""},
		{"no such county", "stt-01-rending", "STT-2", map[string]string{"org.industry": "C3511", "org.region": "450299"}, nil, "org.region"},
		{"a city elsewhere", "stt-01-rending", "STT-2", map[string]string{"org.industry": "C3511", "org.region": "440305", "org.biz_address": "广东省深圳市"}, nil, ""},
		{"another kind of applicant", "sn-09-zhiliangbiaogan", "ENT", map[string]string{"org.type": "公司"}, nil, "org.type"},
		{"a cell beside the list", "yjs-03-zhishichanquan", "IP-2", map[string]string{"org.name": "柳州甲公司", "yjs.applicant_kind": "科研机构(单位)"},
			map[string][]forms.Row{"ip": {{ID: "1", Cells: map[string]string{"status": "很好", "owner": "柳州甲公司", "title": "甲"}}}}, "ip"},
	}
	for _, c := range cases {
		answers := forms.NewAnswers()
		for id, text := range c.values {
			answers.Values[id] = text
		}
		for id, rows := range c.tables {
			answers.Tables[id] = rows
		}
		report := checked(t, l, c.programme, forms.Case{Answers: answers, Today: day("2026-01-15")})
		got := conditionOf(t, report.Verdicts[len(report.Verdicts)-1], c.rule)
		if unknown := got.Outcome == forms.Unknown; unknown != (c.wrong != "") || got.Wrong != unknown || unknown && got.Missing != c.wrong {
			t.Errorf("%s: %s, wrong %v, missing %q", c.name, got.Outcome, got.Wrong, got.Missing)
		}
	}
}

// TestNothingIsPaidWhereAConditionFails: but a sum asked for that is too large leaves the one that may be paid standing.
func TestNothingIsPaidWhereAConditionFails(t *testing.T) {
	l := builtin(t)
	cases := []struct {
		name, programme string
		values          map[string]string
		attached        map[string]int
		barred          bool
	}{
		{"the certificate is another firm's", "stt-02-jiangli", map[string]string{"org.name": "柳州甲公司", "cert.holder": "南宁乙公司", "eq.price": "380", "eq.fiscal": "false", "eq.rewarded": "false", "eq.revoked": "false"}, map[string]int{"x.cert": 1}, true},
		{"the certificate is its own", "stt-02-jiangli", map[string]string{"org.name": "柳州甲公司", "cert.holder": "柳州甲公司", "eq.price": "380", "eq.fiscal": "false", "eq.rewarded": "false", "eq.revoked": "false"}, map[string]int{"x.cert": 1}, false},
		{"more is asked for than there is", "lz-12a-tidu", map[string]string{"td.level": "国家级", "apply.amount": "101", "notice.amount": "120"}, nil, false},
	}
	for _, c := range cases {
		answers := forms.NewAnswers()
		for id, text := range c.values {
			answers.Values[id] = text
		}
		report := checked(t, l, c.programme, forms.Case{Answers: answers, Attached: c.attached, Today: day("2026-01-15")})
		if e := report.Estimates[0]; e.Barred != c.barred || e.Known == c.barred || e.Applies == c.barred {
			t.Errorf("%s: %+v", c.name, e)
		}
	}
}

// TestUsualConditionsAloneMakeNobodyEligible: the outcome is met only where a condition of the document itself was decided,
// or a person vouched for one.
func TestUsualConditionsAloneMakeNobodyEligible(t *testing.T) {
	l := builtin(t)
	for _, own := range append(append([]firm{}, tenFirms...), otherFirms...) {
		for _, pack := range l.Packs {
			for _, q := range pack.Programmes {
				if q.Card != nil {
					continue
				}
				form, err := forms.Compose(pack, []string{q.ID.S})
				if err != nil {
					t.Fatal(err)
				}
				a := Assess(form, filled(form, own))
				v, judged := a.Verdicts[len(a.Verdicts)-1], false
				for _, c := range v.Conditions {
					judged = judged || c.Outcome == forms.Met && (c.Rule.Src == forms.Seed || c.Rule.Severity == forms.Manual)
				}
				if v.Outcome == forms.Met && !judged {
					t.Errorf("%s: %s is met by what is usual alone", own.name, q.ID.S)
				}
			}
		}
	}
}
