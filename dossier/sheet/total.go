package sheet

import (
	"slices"
	"strings"
)

// totals are what rows of sums are called.
var totals = []string{"合计", "总计", "小计", "共计", "累计"}

// Total tells whether a cell that begins a row says that the row only adds up the others.
func Total(text string) bool {
	return slices.Contains(totals, strings.TrimRight(strings.Join(strings.Fields(text), ""), ":："))
}
