package forms

import "testing"

// tableCase is a case with one table, given by its cells.
func tableCase(values map[string]string, table string, rows ...map[string]string) Case {
	c := Case{Answers: NewAnswers(), Attached: map[string]int{}, Today: day("2026-01-15")}
	for id, value := range values {
		c.Answers.Values[id] = value
	}
	for i, cells := range rows {
		c.Answers.Tables[table] = append(c.Answers.Tables[table], Row{ID: string(rune('a' + i)), Cells: cells})
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
		c                     Case
		want                  Outcome
	}{
		{"progress blank", "fw-02-yuedu", "YD-2", tableCase(pilot, "yd.targets", cells("name", "甲")), Unknown},
		{"progress 0", "fw-02-yuedu", "YD-2", tableCase(pilot, "yd.targets", cells("name", "甲", "pct", "0")), Doubtful},
		{"one behind, one blank", "fw-02-yuedu", "YD-2", tableCase(pilot, "yd.targets", cells("name", "甲"), cells("name", "乙", "pct", "10")), Doubtful},
		{"one on time, one blank", "fw-02-yuedu", "YD-2", tableCase(pilot, "yd.targets", cells("name", "甲"), cells("name", "乙", "pct", "60")), Unknown},
		{"price of the market blank", "fw-01-renwushu", "FW-2", tableCase(nil, "rw.catalog", cells("name", "甲", "price", "3")), Unknown},
		{"price blank", "fw-01-renwushu", "FW-2", tableCase(nil, "rw.catalog", cells("name", "甲", "market", "3")), Unknown},
		{"price of the market 0", "fw-01-renwushu", "FW-2", tableCase(nil, "rw.catalog", cells("name", "甲", "price", "3", "market", "0")), NotMet},
		{"trademark without its term", "stt-01-rending", "STT-4", tableCase(firm, "trademark", cells("owner", "柳州甲公司")), Unknown},
		{"another trademark decides", "stt-01-rending", "STT-4", tableCase(firm, "trademark", cells("owner", "柳州甲公司"), cells("owner", "柳州甲公司", "valid", "2030-01-01")), Met},
		{"trademark lapsed", "stt-01-rending", "STT-4", tableCase(firm, "trademark", cells("owner", "柳州甲公司", "valid", "2020-01-01")), NotMet},
		{"revenue blank", "sn-10-zhuanjing-peiyu", "ZJ-2-rev", tableCase(title, "fin.table", cells("year", "2025")), Unknown},
		{"revenue of another year blank", "sn-10-zhuanjing-peiyu", "ZJ-2-rev", tableCase(title, "fin.table", cells("year", "2024"), cells("year", "2025", "main_rev", "3000")), Met},
		{"guarantee of another client blank", "lz-08a-danbao", "DB-7", tableCase(nil, "db.deals", cells("client", "甲", "amount", "1501"), cells("client", "乙")), Doubtful},
		{"sum with a blank", "lz-08a-danbao", "DB-6", tableCase(map[string]string{"org.reg_capital": "1000"}, "db.deals", cells("client", "甲", "amount", "90"), cells("client", "甲")), Unknown},
		{"all paid by the firm itself", "sn-04-zichou", "ZC-fiscal", tableCase(nil, "project.budget", cells("subject", "设备费", "total", "10", "self", "10")), Met},
		{"paid by whom is open", "sn-04-zichou", "ZC-fiscal", tableCase(nil, "project.budget", cells("subject", "设备费", "total", "10", "self", "6")), Unknown},
		{"the rest is public money", "sn-04-zichou", "ZC-fiscal", tableCase(nil, "project.budget", cells("subject", "设备费", "total", "10", "self", "6", "other", "1")), Doubtful},
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
		c                     Case
		want                  Outcome
	}{
		{"emissions alone", "lz-05-jieneng", "JN-1", tableCase(map[string]string{"jn.co2": "50"}, "jn.energy"), Met},
		{"nothing saved yet told", "lz-05-jieneng", "JN-1", tableCase(map[string]string{"jn.co2": "0"}, "jn.energy"), Unknown},
		{"plant in Liuzhou, seat not told", "lz-01a-gongguan", "LZ-A", tableCase(map[string]string{"org.biz_address": "柳州市柳江区新兴工业园3号"}, "ip.table"), Met},
	} {
		if got := conditionOf(t, checked(t, l, x.programme, x.c).Verdicts[0], x.rule); got.Outcome != x.want {
			t.Errorf("%s: %s is %s (missing %s), want %s", x.name, x.rule, got.Outcome, got.Missing, x.want)
		}
	}
}
