package say

import (
	"strings"

	"yibiao/forms"
)

// RestsOn tells what one condition that is met rests on; "" for others.
func RestsOn(c forms.Condition) string {
	switch {
	case c.Outcome != forms.Met:
		return ""
	case c.Ground() == forms.OnFiles:
		return T("附有材料，程序没有看材料的内容")
	case c.Ground() == forms.OnAnswers:
		return T("只比较了填写的内容，程序没有核对事实")
	case c.Rule.Severity == forms.Manual:
		return T("在程序里勾选了“已核实”，程序没有核对")
	}
	return T("是申报单位自己填的，程序没有核对")
}

// openConditions tells how many conditions wait for what: a tick, a proof or an answer, or the authority.
func (w voice) openConditions(v forms.Verdict) string {
	ticks, answers, ask, defaults := 0, 0, 0, 0
	for _, c := range v.Conditions {
		switch {
		case c.Outcome != forms.Confirm:
		case c.Presumed:
			defaults++
		case !c.Inferred:
			ticks++
		case c.Missing != "":
			answers++
		default:
			ask++
		}
	}
	var parts []string
	for _, x := range []struct {
		n     int
		words string
	}{{ticks, "{n} 项等申报单位确认"}, {answers, "{n} 项等附上材料或补填"}, {defaults, "{n} 项用到没有人确认过的默认值"}, {ask, "{n} 项只是推定，要问主管部门"}} {
		if x.n > 0 {
			parts = append(parts, w.say(x.words, "n", x.n))
		}
	}
	return strings.Join(parts, w.say("，"))
}

// PresumedWords tell that a condition came out by a default of a field, label, which nobody typed or confirmed.
func PresumedWords(c forms.Condition, label string) string {
	if value := c.Default(); value != "" {
		return T("“{label}”没有人填，取的是默认值“{value}”，没有人确认过，确认或者改正后能定", "label", label, "value", value)
	}
	return T("“{label}”没有人填，取的是默认值，没有人确认过，确认或者改正后能定", "label", label)
}
