package checks

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"yibiao/forms"
	"yibiao/forms/loading"
)

func builtin(t testing.TB) *forms.Library {
	t.Helper()
	l, err := loading.ReadLibrary(os.DirFS("../../assets/packs"))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestBuiltInPacksReadAndTheirExamplesHold(t *testing.T) {
	var got []string
	l := builtin(t)
	if err := RunAllExamples(l); err != nil {
		t.Error(err)
	}
	for _, p := range l.Packs {
		if missing := loading.MissingBlanks(p); len(missing) > 0 {
			t.Errorf("pack %s: output %s has no blank form", p.ID.S, missing[0].ID.S)
		}
		for _, q := range p.Programmes {
			got = append(got, q.ID.S)
			if q.Card == nil && (len(q.Examples) == 0 || len(q.Rules) == 0 || len(q.Process) == 0) {
				t.Errorf("%s: examples %d, rules %d, steps %d", q.ID.S, len(q.Examples), len(q.Rules), len(q.Process))
			}
		}
	}
	for _, want := range []string{"yjs-00-combined", "yjs-01-chengguo-dengji", "yjs-02-houbuzhu", "yjs-03-zhishichanquan", "yjs-04-shuishou", "stt-01-rending", "stt-02-jiangli"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is missing", want)
		}
	}
}

// Every rule of the built-in packs is shown by examples: broken once, and not broken once. For a shared rule one
// programme of the pack is enough. Where the field takes no answer that would break the rule, the example shows that such an
// answer is refused and decides nothing.
func TestEveryRuleHasAFailingAndAPassingExample(t *testing.T) {
	for _, p := range builtin(t).Packs {
		for _, q := range p.Programmes {
			for _, r := range q.Rules {
				failing, passing := exemplified(q, r)
				for _, other := range p.Programmes {
					for _, x := range other.Rules {
						if r.Base != nil && x.Base == r.Base && x.Require.At == r.Require.At && x.When.At == r.When.At {
							f, p := exemplified(other, x)
							failing, passing = failing || f, passing || p
						}
					}
				}
				if !failing || !passing && r.Severity != forms.Info {
					t.Errorf("%s: failing example %v, passing example %v", r.Key(), failing, passing)
				}
			}
		}
	}
}

func exemplified(q *forms.Programme, r *forms.Rule) (failing, passing bool) {
	names := func(id string) bool { return id == r.ID.S || id == r.Key() }
	for _, e := range q.Examples {
		refused := false
		for id := range e.Expect {
			failing = failing || names(id)
			refused = refused || strings.HasSuffix(id, "/typed")
		}
		passing = passing || slices.ContainsFunc(e.Absent, names)
		for id, outcome := range e.Verdict {
			failing = failing || names(id) && (outcome == forms.NotMet || outcome == forms.Doubtful || outcome == forms.Confirm || outcome == forms.Unknown && refused)
			passing = passing || names(id) && outcome == forms.Met
		}
	}
	return failing, passing
}

func TestAllFourServicesAskEachFieldOnce(t *testing.T) {
	p := builtin(t).Pack("yijianshi")
	form, err := forms.Whole(p)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range form.Fields() {
		if seen[f.Name()] {
			t.Errorf("%s is asked twice", f.Name())
		}
		seen[f.Name()] = true
	}
	for _, s := range form.Sections {
		for _, f := range s.Fields {
			if s.Progress {
				delete(seen, f.Name()) // kept after the application, not asked for it
			}
		}
	}
	if form.Savings.FieldsAfter != len(seen) || form.Savings.FieldsAfter >= form.Savings.FieldsBefore || form.Savings.MaterialsAfter >= form.Savings.MaterialsBefore {
		t.Errorf("savings %+v with %d fields", form.Savings, len(seen))
	}
	t.Logf("fields %d → %d, materials %d → %d", form.Savings.FieldsBefore, form.Savings.FieldsAfter, form.Savings.MaterialsBefore, form.Savings.MaterialsAfter)
}

func TestProfileFormHoldsTheWholeVocabulary(t *testing.T) {
	v := builtin(t).Vocabulary
	form, err := v.ProfileForm()
	if err != nil {
		t.Fatal(err)
	}
	if got := len(form.Fields()); got != len(v.Fields) {
		t.Errorf("the profile asks %d of %d fields", got, len(v.Fields))
	}
	for _, s := range form.Sections {
		if strings.TrimSpace(s.Title) == "" {
			t.Errorf("a section without title asks %s", s.Fields[0].Name())
		}
	}
}

func BenchmarkReadBuiltInPacks(b *testing.B) {
	for b.Loop() {
		if _, err := loading.ReadLibrary(os.DirFS("../../assets/packs")); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheckAllFourServices(b *testing.B) {
	p := builtin(b).Pack("yijianshi")
	form, err := forms.Compose(p, []string{"yjs-01-chengguo-dengji", "yjs-02-houbuzhu", "yjs-03-zhishichanquan", "yjs-04-shuishou"})
	if err != nil {
		b.Fatal(err)
	}
	c := forms.Case{Answers: forms.NewAnswers(), Attached: map[string]int{}}
	for b.Loop() {
		if _, err := check(form, c); err != nil {
			b.Fatal(err)
		}
	}
}

// Every amount of the built-in packs is shown by examples: once worked out, and once not yet to be told or not paid.
func TestEveryAmountIsShownByExamples(t *testing.T) {
	for _, p := range builtin(t).Packs {
		for _, q := range p.Programmes {
			for _, a := range q.Amounts {
				known, unknown := false, false
				for _, e := range q.Examples {
					if value, there := e.Estimate[a.ID.S]; there {
						known = known || value != ""
						unknown = unknown || value == ""
					}
				}
				if !known || !unknown {
					t.Errorf("%s amount %s: worked out in an example %v, left open in one %v", q.ID.S, a.ID.S, known, unknown)
				}
			}
		}
	}
}

// Every amount, deadline with a period and blocking rule cites its article, or where the practice was seen.
func TestEveryAmountAndBlockingRuleHasItsSource(t *testing.T) {
	for _, p := range builtin(t).Packs {
		for _, q := range p.Programmes {
			for _, a := range q.Amounts {
				if a.Article == "" && a.URL == "" && a.Src != forms.Assumed {
					t.Errorf("%s amount %s cites nothing", q.ID.S, a.ID.S)
				}
			}
			for _, r := range q.Rules {
				if r.Severity == forms.Block && r.Article == "" && r.Src == forms.Seed {
					t.Errorf("%s blocks without an article", r.Key())
				}
			}
		}
	}
}

// Tax advice alone, and a researcher without a unit, get through: once what concerns them is answered, nothing blocks.
func TestTaxAdviceAloneAndResearchersGetThrough(t *testing.T) {
	p := builtin(t).Pack("yijianshi")
	contact := map[string]string{"handler.name": "覃示例", "handler.mobile": "13800000002", "handler.email": "a@example.com", "yjs.channel": "智桂通", "yjs.consent": "true"}
	tax := map[string]string{"tax.topics": "研发费用加计扣除", "tax.reply": "电话"}
	unit := map[string]string{"org.name": "柳州甲公司", "org.uscc": "91450200MA5YLBT65G", "org.type": "企业", "org.region": "450203", "yjs.applicant_kind": "科研机构(单位)"}
	person := map[string]string{"yjs.applicant_kind": "科研人员(个人)", "yjs.person_name": "覃示例", "yjs.person_id": "11010519491231002X", "yjs.person_region": "450203"}
	patents := map[string]string{
		"ip.item": "专利奖", "ip.year": "2025", "ip.apply_amount": "1", "ach.name": "甲装备", "ach.kind": "应用技术类",
		"bank.account_name": "覃示例", "bank.bank": "示例银行柳州支行", "bank.account": "6222021234567890123",
	}
	for _, x := range []struct {
		name, service string
		answers       []map[string]string
	}{
		{"a unit, tax advice alone", "yjs-04-shuishou", []map[string]string{contact, tax, unit}},
		{"a researcher, tax advice alone", "yjs-04-shuishou", []map[string]string{contact, tax, person}},
		{"a researcher, funds for patents", "yjs-03-zhishichanquan", []map[string]string{contact, person, patents}},
	} {
		form, err := forms.Compose(p, []string{x.service})
		if err != nil {
			t.Fatal(err)
		}
		c := forms.Case{Answers: forms.NewAnswers(), Attached: map[string]int{"m.ip": 1}, Today: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)}
		for _, some := range x.answers {
			maps.Copy(c.Answers.Values, some)
		}
		c.Answers.Tables["ip"] = []forms.Row{{ID: "1", Cells: map[string]string{"kind": "发明专利", "title": "一种旋压装置", "no": "ZL201710601862.3", "owner": "覃示例", "status": "有效"}}}
		report, err := check(form, c)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range report.Findings {
			if f.Severity == forms.Block {
				t.Errorf("%s: %s %s %s", x.name, f.Rule, f.Code, f.Says)
			}
		}
	}
}
