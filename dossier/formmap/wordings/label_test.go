package wordings

import "testing"

// However a form writes a label, it is the same label; a word in it stays.
func TestLabelsInOneSpelling(t *testing.T) {
	for label, want := range map[string]string{
		"一、单位 名称：": "单位名称", "（1）单位名称*": "单位名称", "★ＵＲＬ": "url", "【基本情况】": "基本情况", "第一完成人": "第一完成人", "单位名称（盖章）": "单位名称(盖章)", "": "",
	} {
		if got := Clean(label); got != want {
			t.Errorf("%q is %q, not %q", label, got, want)
		}
	}
}

// The unit behind a label counts, and only a unit.
func TestUnitsOfLabels(t *testing.T) {
	for label, want := range map[string]string{
		"注册资本（万元）": "万元", "研发费用(单位：千元)": "千元", "占地面积（㎡）": "m2", "占比（%）": "%", "单位名称（全称）": "", "职工人数": "", "": "",
	} {
		if got := UnitOf(label); got != want {
			t.Errorf("%q is in %q, not %q", label, got, want)
		}
	}
}
