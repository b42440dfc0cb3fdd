package checks

import (
	"testing"

	"yibiao/forms"
)

// What is questioned itself decides nothing, neither for nor against, and the condition names it.
func TestWhatIsQuestionedDecidesNothing(t *testing.T) {
	for _, x := range []struct {
		name, pack, programme, rule string
		values                      map[string]string
		rows                        map[string][]map[string]string
		want                        forms.Outcome
		odd                         string
	}{
		{name: "yuan typed as ten thousands", pack: "gainian", programme: "gn-01-zonghe", rule: "GN-3", want: forms.Doubtful, odd: "gn.equip",
			rows: map[string][]map[string]string{"gn.equipment": {{"value": "5000000"}}}},
		{name: "ten thousands", pack: "gainian", programme: "gn-01-zonghe", rule: "GN-3", want: forms.Met,
			rows: map[string][]map[string]string{"gn.equipment": {{"value": "500"}}}},
		{name: "a certificate older than the firm, a year ago", pack: "liuzhou", programme: "lz-12b-gaoqi", rule: "GQ-1", want: forms.Doubtful, odd: "gq.date",
			values: map[string]string{"gq.date": "2025-11-28", "org.established": "2026-11-20"}},
		{name: "a certificate older than the firm, within the year", pack: "liuzhou", programme: "lz-12b-gaoqi", rule: "GQ-1", want: forms.Doubtful, odd: "gq.date",
			values: map[string]string{"gq.date": "2025-11-30", "org.established": "2026-11-20"}},
		{name: "a certificate of more than a year", pack: "liuzhou", programme: "lz-12b-gaoqi", rule: "GQ-1", want: forms.NotMet,
			values: map[string]string{"gq.date": "2025-11-28", "org.established": "2020-11-20"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			c := examined(t, x.pack, x.programme, x.values, x.rows)
			for _, v := range c.Report.Verdicts {
				for _, condition := range v.Conditions {
					if condition.Rule.ID.S == x.rule && (condition.Outcome != x.want || condition.Odd != x.odd) {
						t.Errorf("%s is %s for %q, want %s for %q", x.rule, condition.Outcome, condition.Odd, x.want, x.odd)
					}
				}
			}
		})
	}
}

// A count of what nobody can read is no 0.
func TestCountsOfWhatIsNotReadAreUnknown(t *testing.T) {
	for _, x := range []struct {
		pack, programme, count, table string
		rows                          []map[string]string
		want                          string
	}{
		{"gainian", "gn-01-zonghe", "gn.full", "gn.people", []map[string]string{{"name": "甲", "fulltime": "全时"}, {"name": "乙", "fulltime": "兼职"}}, ""},
		{"gainian", "gn-01-zonghe", "gn.full", "gn.people", []map[string]string{{"name": "甲", "fulltime": "专职"}, {"name": "乙", "fulltime": "兼职"}}, "1"},
		{"sannian", "sn-01-jishuzhongxin", "js.ip", "ip.table", []map[string]string{{"title": "甲", "kind": "发明专利"}}, ""},
		{"sannian", "sn-01-jishuzhongxin", "js.ip", "ip.table", []map[string]string{{"title": "甲", "kind": "发明专利", "status": "失效"}}, "0"},
	} {
		done := examined(t, x.pack, x.programme, nil, map[string][]map[string]string{x.table: x.rows})
		if got := done.Answers.Values[x.count]; got != x.want {
			t.Errorf("%s of %v is %q, want %q", x.count, x.rows, got, x.want)
		}
	}
}

func examined(t *testing.T, pack, programme string, values map[string]string, tables map[string][]map[string]string) Evaluation {
	t.Helper()
	c := forms.Case{Answers: forms.NewAnswers(), Attached: map[string]int{}, Today: day("2026-11-29")}
	for id, text := range values {
		c.Answers.Values[id] = text
	}
	for id, rows := range tables {
		for _, cells := range rows {
			c.Answers.Tables[id] = append(c.Answers.Tables[id], forms.Row{ID: id + cells["name"] + cells["title"], Cells: cells})
		}
	}
	for _, p := range builtin(t).Packs {
		if p.ID.S == pack {
			form, err := forms.Compose(p, []string{programme})
			if err != nil {
				t.Fatal(err)
			}
			return Evaluate(form, c)
		}
	}
	t.Fatalf("no pack %s", pack)
	return Evaluation{}
}
