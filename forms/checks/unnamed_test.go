package checks

import (
	"testing"

	"yibiao/forms"
)

// A verdict that rests on a class of industries tells whose name is held: the division's, and not that of the class.
func TestAClassWhoseNameIsNotHeldIsToldSo(t *testing.T) {
	l := builtin(t)
	for code, want := range map[string]string{
		"C3421": "C3421（小类的名称没有收录，没有核对；大类：C34 通用设备制造业）",
		"C342":  "C342（中类的名称没有收录，没有核对；大类：C34 通用设备制造业）",
		"C34":   "通用设备制造业（C34）",
	} {
		c := caseOn("2026-11-29", map[string]string{"org.industry": code})
		condition := conditionOf(t, checked(t, l, "lz-11-shangtaijie", c).Verdicts[0], "IND")
		if condition.Outcome != forms.Met || len(condition.Deciding) != 1 || condition.Deciding[0].Text != want {
			t.Errorf("%s: %s by %+v, want %q", code, condition.Outcome, condition.Deciding, want)
		}
	}
}
