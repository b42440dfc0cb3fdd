package say

import (
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/matching"
)

// ConflictSays tells what is wrong with a value that stands in several places.
func ConflictSays(c session.Conflict) string {
	if c.Span() == session.Within {
		return T("同一份档案里填了 {n} 处，请核对是不是重复。", "n", len(c.Uses))
	}
	return c.Says()
}

// NothingTwice tells that nothing was found twice, and what was compared: nothing is said of the rest.
func NothingTwice(c matching.Compared) string {
	var parts []string
	for _, x := range []struct {
		words string
		names []string
	}{
		{"所有单位的档案之间比较了：{list}", c.All},
		{"同一单位的档案之间比较了：{list}", c.Client},
		{"按名称比较了（不同单位同名的只提示）：{list}", c.Named},
	} {
		if len(x.names) > 0 {
			parts = append(parts, T(x.words, "list", strings.Join(x.names, T("、"))))
		}
	}
	if len(parts) == 0 {
		return T("数据包没有写明什么只能用一次，没有比较。")
	}
	return T("下面这些栏目里没有发现重复；别的内容、没有填的格子没有比较。") + "\n  " + strings.Join(parts, "\n  ")
}
