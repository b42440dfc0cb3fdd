package sheet

import (
	"slices"
	"strings"
)

// totals are what rows are called that are worked out of the others.
var totals = []string{"合计", "总计", "小计", "共计", "累计", "平均", "平均值", "均值", "同比", "环比", "同比增长", "环比增长"}

// Total tells whether a cell that begins a row says that the row is only worked out of the others: a sum, an average.
func Total(text string) bool {
	return slices.Contains(totals, strings.TrimRight(strings.Join(strings.Fields(text), ""), ":："))
}
