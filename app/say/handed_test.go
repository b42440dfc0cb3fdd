package say

import (
	"strings"
	"testing"
	"time"

	"yibiao/app/session/handover"
	"yibiao/app/session/record"
)

// TestWhenBothWrote: times are told to the minute where that tells them apart, else to the second.
func TestWhenBothWrote(t *testing.T) {
	at := time.Date(2026, 11, 30, 21, 23, 10, 0, time.Local)
	for by, want := range map[time.Duration]string{20 * time.Second: "（2026-11-30 21:23:30）", time.Hour: "（2026-11-30 22:23）"} {
		b := handover.Both{Place: handover.Place{Client: "甲", Kind: record.KindDossier, Dossier: "奖励"}, What: record.TitleField, Here: "一", File: "二", HereAt: at, FileAt: at.Add(by)}
		if got := BothSides(b, nil); !strings.Contains(got, want) || !strings.HasPrefix(got, "甲 · 奖励：名称 这里是“一”") {
			t.Errorf("%v later: %s", by, got)
		}
	}
}

// TestLongTextsAreCutWhereTheyDiffer, on one line each.
func TestLongTextsAreCutWhereTheyDiffer(t *testing.T) {
	same := strings.Repeat("同", 100)
	for _, c := range []struct{ a, b, wantA, wantB string }{
		{"短", "长\n两行", "短", "长 两行"},
		{same + "甲", same + "乙", "……" + strings.Repeat("同", leastSame) + "甲", "……" + strings.Repeat("同", leastSame) + "乙"},
		{"", same, "", strings.Repeat("同", mostDiffering) + "……"},
	} {
		if a, b := differing(c.a, c.b); a != c.wantA || b != c.wantB {
			t.Errorf("%q and %q, want %q and %q", a, b, c.wantA, c.wantB)
		}
	}
}

// TestAWholeThingThatGoesIsTold with what goes with it.
func TestAWholeThingThatGoesIsTold(t *testing.T) {
	e := handover.Effect{Place: handover.Place{Kind: record.KindDossier}, Effect: handover.Deleted, Within: map[string]int{record.KindRow: 3, record.KindMaterial: 2}}
	if got := Effect(e, nil); got != "删除整份档案（3 行明细、2 个附件）" {
		t.Error(got)
	}
	n := effectCounts([]handover.Effect{e, {Effect: handover.Cleared}, {Effect: handover.Moved}, {Effect: handover.Filled}})
	if n != "新增 1 处，换掉 2 处，删除 1 处" {
		t.Error(n)
	}
}
