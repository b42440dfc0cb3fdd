package checks

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"yibiao/forms"
)

// sentences are all that a programme makes its applicant promise.
func sentences(q *forms.Programme) []string {
	var out []string
	for _, d := range q.Declares {
		out = append(out, d.Text)
	}
	for _, o := range q.Outputs {
		if o.WhenExpr == nil {
			out = append(out, o.Layout.Text...)
		}
	}
	return out
}

// Whatever a pack lets sign, an answer that says the opposite blocks the export, or at least is told.
func TestNoPromiseIsSignedAgainstTheAnswers(t *testing.T) {
	l := builtin(t)
	promises := []struct {
		promise string
		values  map[string]string
		least   forms.Severity
	}{
		{`没有.*失信`, map[string]string{"credit.dishonest": "true"}, forms.Block},
		{`没有.*(重大违法|事故)`, map[string]string{"credit.accident": "true"}, forms.Block},
		{`没有.*(隶属|关联)关系`, map[string]string{"tc.related": "true"}, forms.Block},
		{`没有.*中央基建`, map[string]string{"zy.infra": "true"}, forms.Block},
		{`没有获得过首台`, map[string]string{"eq.rewarded": "true"}, forms.Block},
		{`不是由财政性科技资金`, map[string]string{"eq.fiscal": "true"}, forms.Block},
		{`在广西境内实施`, map[string]string{"project.place": "430100"}, forms.Block},
		{`全部由本单位自筹`, map[string]string{"project.total": "100", "project.self": "60"}, forms.Block},
		{`不是试点期之前`, map[string]string{"project.end": "2020-01-01"}, forms.Block},
	}
	seen := map[string]int{}
	for _, pack := range l.Packs {
		for _, q := range pack.Programmes {
			for _, p := range promises {
				words := regexp.MustCompile(p.promise)
				at := slices.IndexFunc(sentences(q), words.MatchString)
				if at < 0 || strings.HasPrefix(sentences(q)[at], "参加数字化转型试点的") {
					continue // of those who take part in a pilot alone
				}
				seen[p.promise]++
				c := forms.Case{Answers: forms.NewAnswers(), Attached: map[string]int{}, Today: day("2026-01-15")}
				for id, text := range p.values {
					c.Answers.Values[id] = text
				}
				report := checked(t, l, q.ID.S, c)
				told := slices.ContainsFunc(report.Findings, func(f forms.Finding) bool {
					return f.Severity == p.least && strings.Contains(f.Rule, "/promise-") && strings.Contains(f.Says, "承诺写着")
				})
				if !told {
					t.Errorf("%s promises %q beside %v, and nothing tells", q.ID.S, sentences(q)[at], p.values)
				}
			}
		}
	}
	for _, p := range promises {
		if seen[p.promise] == 0 {
			t.Errorf("no pack promises %s any more", p.promise)
		}
	}
}

func TestNoPromiseIsQuestionedWithoutAnAnswerAgainstIt(t *testing.T) {
	l := builtin(t)
	for _, pack := range l.Packs {
		for _, q := range pack.Programmes {
			if q.Card != nil {
				continue
			}
			c := forms.Case{Answers: forms.NewAnswers(), Attached: map[string]int{}, Today: day("2026-01-15")}
			c.Answers.Values["credit.dishonest"], c.Answers.Values["credit.accident"] = "false", "false"
			for _, f := range checked(t, l, q.ID.S, c).Findings {
				if strings.Contains(f.Rule, "/promise-") {
					t.Errorf("%s: %s", f.Rule, f.Says)
				}
			}
		}
	}
}

func TestRightsOfOthersAreTold(t *testing.T) {
	l := builtin(t)
	firm := map[string]string{"org.name": "柳州甲公司"}
	for name, x := range map[string]struct {
		table    string
		cells    map[string]string
		findings []string
	}{
		"of another firm": {"ip", map[string]string{"title": "甲", "owner": "别家公司", "status": "有效"}, []string{"stt-01-rending/OWN-IP", "stt-01-rending/promise-rights"}},
		"lapsed":          {"ip", map[string]string{"title": "甲", "owner": "柳州甲公司", "status": "失效"}, []string{"stt-01-rending/OWN-IP", "stt-01-rending/promise-rights"}},
		"another's mark":  {"trademark", map[string]string{"owner": "别家公司"}, []string{"stt-01-rending/OWN-TM", "stt-01-rending/promise-rights"}},
		"its own":         {"ip", map[string]string{"title": "甲", "owner": "柳州甲公司", "status": "有效"}, nil},
	} {
		var got []string
		for _, f := range checked(t, l, "stt-01-rending", tableCase(firm, x.table, x.cells)).Findings {
			if strings.Contains(f.Rule, "OWN-") || strings.Contains(f.Rule, "promise-") {
				got = append(got, f.Rule)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, x.findings) {
			t.Errorf("%s: %v, want %v", name, got, x.findings)
		}
	}
}
