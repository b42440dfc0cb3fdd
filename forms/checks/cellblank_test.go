package checks

import (
	"regexp"
	"slices"
	"strconv"
	"testing"

	"yibiao/forms"
	"yibiao/forms/eval"
)

// tableCase is a case with one table, given by its cells.
func tableCase(values map[string]string, table string, rows ...map[string]string) forms.Case {
	c := forms.Case{Answers: forms.NewAnswers(), Attached: map[string]int{}, Today: day("2026-01-15")}
	for id, value := range values {
		c.Answers.Values[id] = value
	}
	for i, cells := range rows {
		c.Answers.Tables[table] = append(c.Answers.Tables[table], forms.Row{ID: string(rune('a' + i)), Cells: cells})
	}
	return c
}

// A blank number, day or yes-no of a row is unknown: it neither meets nor breaks a condition, unless the rest decides.
func TestABlankCellIsUnknown(t *testing.T) {
	l := builtin(t)
	cells := func(pairs ...string) map[string]string {
		out := map[string]string{}
		for i := 0; i < len(pairs); i += 2 {
			out[pairs[i]] = pairs[i+1]
		}
		return out
	}
	pilot := map[string]string{"yd.month": "2026-07"}
	firm := map[string]string{"org.name": "柳州甲公司"}
	title := map[string]string{"zj.title": "技术创新示范企业"}
	for _, x := range []struct {
		name, programme, rule string
		c                     forms.Case
		want                  forms.Outcome
	}{
		{"progress blank", "fw-02-yuedu", "YD-2", tableCase(pilot, "yd.targets", cells("name", "甲")), forms.Unknown},
		{"progress 0", "fw-02-yuedu", "YD-2", tableCase(pilot, "yd.targets", cells("name", "甲", "pct", "0")), forms.Doubtful},
		{"one behind, one blank", "fw-02-yuedu", "YD-2", tableCase(pilot, "yd.targets", cells("name", "甲"), cells("name", "乙", "pct", "10")), forms.Doubtful},
		{"one on time, one blank", "fw-02-yuedu", "YD-2", tableCase(pilot, "yd.targets", cells("name", "甲"), cells("name", "乙", "pct", "60")), forms.Unknown},
		{"price of the market blank", "fw-01-renwushu", "FW-2", tableCase(nil, "rw.catalog", cells("name", "甲", "price", "3")), forms.Unknown},
		{"price blank", "fw-01-renwushu", "FW-2", tableCase(nil, "rw.catalog", cells("name", "甲", "market", "3")), forms.Unknown},
		{"price of the market 0", "fw-01-renwushu", "FW-2", tableCase(nil, "rw.catalog", cells("name", "甲", "price", "3", "market", "0")), forms.NotMet},
		{"trademark without its term", "stt-01-rending", "STT-4", tableCase(firm, "trademark", cells("owner", "柳州甲公司")), forms.Unknown},
		{"another trademark decides", "stt-01-rending", "STT-4", tableCase(firm, "trademark", cells("owner", "柳州甲公司"), cells("owner", "柳州甲公司", "valid", "2030-01-01")), forms.Confirm},
		{"trademark lapsed", "stt-01-rending", "STT-4", tableCase(firm, "trademark", cells("owner", "柳州甲公司", "valid", "2020-01-01")), forms.NotMet},
		{"revenue blank", "sn-10-zhuanjing-peiyu", "ZJ-2-rev", tableCase(title, "fin.table", cells("year", "2025")), forms.Unknown},
		{"revenue of another year blank", "sn-10-zhuanjing-peiyu", "ZJ-2-rev", tableCase(title, "fin.table", cells("year", "2024"), cells("year", "2025", "main_rev", "3000")), forms.Met},
		{"guarantee of another client blank", "lz-08a-danbao", "DB-7", tableCase(nil, "db.deals", cells("client", "甲", "amount", "1501"), cells("client", "乙")), forms.Doubtful},
		{"sum with a blank", "lz-08a-danbao", "DB-6", tableCase(map[string]string{"org.reg_capital": "1000"}, "db.deals", cells("client", "甲", "amount", "90"), cells("client", "甲")), forms.Unknown},
		{"all paid by the firm itself", "sn-04-zichou", "ZC-fiscal", tableCase(nil, "project.budget", cells("subject", "设备费", "total", "10", "self", "10")), forms.Met},
		{"paid by whom is open", "sn-04-zichou", "ZC-fiscal", tableCase(nil, "project.budget", cells("subject", "设备费", "total", "10", "self", "6")), forms.Unknown},
		{"the rest is public money", "sn-04-zichou", "ZC-fiscal", tableCase(nil, "project.budget", cells("subject", "设备费", "total", "10", "self", "6", "other", "1")), forms.Doubtful},
	} {
		if got := conditionOf(t, checked(t, l, x.programme, x.c).Verdicts[0], x.rule); got.Outcome != x.want {
			t.Errorf("%s: %s is %s (missing %s), want %s", x.name, x.rule, got.Outcome, got.Missing, x.want)
		}
	}
}

// A table whose deciding cell is blank is named as what is missing.
func TestABlankCellNamesItsTable(t *testing.T) {
	c := tableCase(map[string]string{"yd.month": "2026-07"}, "yd.targets", map[string]string{"name": "甲"})
	if got := conditionOf(t, checked(t, builtin(t), "fw-02-yuedu", c).Verdicts[0], "YD-2"); got.Missing != "yd.targets" {
		t.Errorf("missing %q", got.Missing)
	}
}

// An or is known by the side that holds, whatever the other lacks.
func TestOneSideOfAnOrIsEnough(t *testing.T) {
	l := builtin(t)
	for _, x := range []struct {
		name, programme, rule string
		c                     forms.Case
		want                  forms.Outcome
	}{
		{"emissions alone", "lz-05-jieneng", "JN-1", tableCase(map[string]string{"jn.co2": "50"}, "jn.energy"), forms.Met},
		{"nothing saved yet told", "lz-05-jieneng", "JN-1", tableCase(map[string]string{"jn.co2": "0"}, "jn.energy"), forms.Unknown},
		{"plant in Liuzhou, seat not told", "lz-01a-gongguan", "LZ-A", tableCase(map[string]string{"org.biz_address": "柳州市柳江区新兴工业园3号"}, "ip.table"), forms.Met},
	} {
		if got := conditionOf(t, checked(t, l, x.programme, x.c).Verdicts[0], x.rule); got.Outcome != x.want {
			t.Errorf("%s: %s is %s (missing %s), want %s", x.name, x.rule, got.Outcome, got.Missing, x.want)
		}
	}
}

// No number that only blank cells make is ever told, and none is known: two blank factors are no number.
func TestNoNumberComesFromBlankCells(t *testing.T) {
	l := builtin(t)
	values := map[string]string{"jn.base_out": "100", "jn.now_out": "100", "jn.price": "1000", "jn.co2": "0", "jn.cap": "3"}
	for _, coal := range []map[string]string{{}, {"base": "1"}, {"coef": "1"}, {"base": "1", "coef": "1"}, {"now": "1", "coef": "0"}} {
		coal["fuel"] = "煤"
		report := checked(t, l, "lz-05-jieneng", tableCase(values, "jn.energy",
			map[string]string{"fuel": "电力", "base": "1000000", "now": "500000", "coef": "0.1229"}, coal))
		for _, e := range report.Estimates {
			if e.Known && eval.FromBlank(e.Product) {
				t.Errorf("%v: %s", coal, e.Words())
			}
			if e.Known && coal["coef"] != "0" {
				t.Errorf("%v: known, though the energy is not: %s", coal, e.Words())
			}
		}
	}
}

// Over all packs: a table whose rows name nothing, or say the same, never makes a count of rows met.
func TestRowsThatNameNothingCountForNothing(t *testing.T) {
	counts := 0
	for _, p := range builtin(t).Packs {
		for _, q := range p.Programmes {
			if q.Card != nil {
				continue
			}
			form, err := forms.Compose(p, []string{q.ID.S})
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range q.Rules {
				if r.RequireExpr == nil || r.Condition == "" {
					continue
				}
				for _, id := range r.RequireExpr.Reads {
					f := form.Field(id)
					least, is := leastRows(r.RequireExpr.Source, id)
					if !is || f == nil || eval.Naming(f) == nil {
						continue
					}
					counts++
					whole := filled(form, firm{})
					whole.Answers.Tables[id] = make([]forms.Row, least+1)
					for i := range whole.Answers.Tables[id] {
						whole.Answers.Tables[id][i] = forms.Row{ID: string(rune('a' + i)), Cells: map[string]string{}}
					}
					for _, name := range []string{"", "同一项"} {
						for _, row := range whole.Answers.Tables[id] {
							row.Cells[eval.Naming(f).Name()] = name
						}
						verdict := Evaluate(form, whole).Report.Verdicts[0]
						if slices.ContainsFunc(verdict.Conditions, func(c forms.Condition) bool { return c.Rule == r && c.Outcome == forms.Met }) {
							t.Errorf("%s: %d rows named %q make %q met", r.Key(), least+1, name, r.Condition)
						}
					}
				}
			}
		}
	}
	if counts < 2 {
		t.Errorf("only %d rules count rows", counts)
	}
}

// leastRows reads the least number of rows out of a condition that counts them by more than one.
func leastRows(source, table string) (int, bool) {
	m := regexp.MustCompile(`len\(` + regexp.QuoteMeta(table) + `\) >= (\d+)`).FindStringSubmatch(source)
	if m == nil {
		return 0, false
	}
	n, err := strconv.Atoi(m[1])
	return n, err == nil && n >= 1
}
