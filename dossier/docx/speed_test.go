package docx

import (
	"fmt"
	"strings"
	"testing"
)

// largeForms are forms of 5,000 cells, cut as official forms are.
func largeForms() map[string]string {
	var labels, matrix []string
	for i := range 1250 {
		labels = append(labels, tds(fmt.Sprintf("栏目%d", i), "", fmt.Sprintf("指标%d（万元）", i), ""))
	}
	matrix = append(matrix, tds("指标", "2023年", "2024年", "2025年", "备注"))
	for i := range 1000 {
		matrix = append(matrix, tds(fmt.Sprintf("指标%d", i), "", "", "", ""))
	}
	return map[string]string{"labels": table(4, labels...), "matrix": table(5, matrix...), "lines": strings.Repeat(para(run("单位名称：________")), 2500)}
}

func BenchmarkPlacesOfLargeForms(b *testing.B) {
	for name, body := range largeForms() {
		data := build(b, body)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := mustOpen(b, data).Places(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
