package spelling

import "testing"

// TestCompare has labels that share most characters and ask something else, and ones that ask the same in a few more words.
func TestCompare(t *testing.T) {
	w := Weigh([][]string{{"单位名称", "单位全称"}, {"项目名称"}, {"联系人"}, {"联系人电话"}, {"累计投入"}, {"上年度投入"}})
	for _, tc := range []struct {
		a, b     string
		from, to float64
	}{
		{"单位名称", "单位名称", 1, 1},
		{"项目名称", "单位名称", 0, 0.55},
		{"中心负责人电话", "中心负责人", 0, 0.5},
		{"累计投入", "上年度投入", 0, 0.6},
		{"不含税金额", "含税金额", 0, 0.8},
		{"项目单位名称", "单位名称", 0.75, 0.99},
		{"邮编", "单位名称", 0, 0},
	} {
		a, b := w.Spell(tc.a), w.Spell(tc.b)
		if got := a.Compare(&b); got < tc.from || got > tc.to {
			t.Errorf("%s and %s: %.2f, want %.2f to %.2f", tc.a, tc.b, got, tc.from, tc.to)
		}
	}
	short, long := w.Spell("单位名称"), w.Spell("单位中文名称")
	if !Inserted(&short, &long) || Inserted(&long, &short) {
		t.Error("单位中文名称 is 单位名称 with words put into it")
	}
}
