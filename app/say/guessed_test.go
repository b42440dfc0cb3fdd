package say

import (
	"testing"

	"yibiao/forms"
	"yibiao/forms/checks"
)

// What is guessed alike for rows one below the other is told once.
func TestRowsOfTheSameGuessAreToldTogether(t *testing.T) {
	table := &forms.Field{Label: "知识产权清单"}
	table.ID.S = "ip"
	column := &forms.Field{Label: "法律状态", Guess: &forms.Guess{Why: "保护期没有满"}}
	column.ID.S, column.Typed = "status", forms.Types[forms.TypeText]
	var list []checks.Guess
	for i, text := range []string{"有效", "有效", "审中", "有效", "", "有效"} {
		if text != "" {
			list = append(list, checks.Guess{Field: table, Column: column, Number: i + 1, Text: text})
		}
	}
	want := "空着的格里能推算的：“法律状态”（保护期没有满）：第 1 至 2 行 有效，第 3 行 审中，第 4 行 有效，第 6 行 有效；还没有填上"
	if got := Guessed(list, "ip", &forms.Vocabulary{}); got != want {
		t.Errorf("%s", got)
	}
}
