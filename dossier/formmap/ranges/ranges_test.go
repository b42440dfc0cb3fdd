package ranges

import (
	"testing"

	"github.com/shopspring/decimal"
)

func TestRanges(t *testing.T) {
	for _, c := range []struct {
		name    string
		options []string
		scale   string
		of      string // the number, in 元 or single things
		want    int    // -1 for no choice, -2 for no ranges
	}{
		{"money", []string{"0~500万", "500万~5000万", "5000万~20,000万", ">20,000万"}, "", "224806000", 3},
		{"a unit once", []string{"500万以下", "500-2000万元", "2000-1亿元", "1亿元以上"}, "", "6000000", -2},
		{"two units", []string{"500万以下", "500-2000万元", "2000万-1亿元", "1亿元以上"}, "", "60000000", 2},
		{"people", []string{"20人以下", "20-299人", "300-999人", "1000人及以上"}, "", "326", 2},
		{"at the end of one of two", []string{"20人以下", "20-299人", "300-999人"}, "", "300", 2},
		{"at the end of one", []string{"100-199人", "200-299人"}, "", "199", 0},
		{"at an open end", []string{"不足100人", "200-299人"}, "", "100", -1},
		{"between two", []string{"500-1000万元", "1100-2000万元"}, "", "10500000", -1},
		{"in none", []string{"100-199人", "200-299人"}, "", "326", -1},
		{"the unit of the label", []string{"＜1000", "1000～5000（含）", "≥5000"}, "万元", "20000000", 1},
		{"full width", []string{"１００人以下", "１００－４９９人", "５００人以上"}, "", "326", 1},
		{"no ranges", []string{"大型", "中型"}, "", "326", -2},
		{"one is none", []string{"100人以下", "100-499人", "不清楚"}, "", "326", -2},
		{"overlapping", []string{"100-500人", "400-900人"}, "", "326", -2},
		{"different things", []string{"100人以下", "500万元以上"}, "", "326", -2},
		{"nothing", []string{"0", "1000以上"}, "", "326", -2},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := Of(c.options, c.scale)
			got := -2
			if all != nil {
				got = In(all, decimal.RequireFromString(c.of))
			}
			if got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
		})
	}
}

func FuzzRanges(f *testing.F) {
	f.Add("500万~5000万", "5000万以上", "万元")
	f.Add("20人以下", "≥20", "")
	f.Fuzz(func(t *testing.T, a, b, scale string) {
		if all := Of([]string{a, b}, scale); all != nil {
			for _, r := range all {
				if r.Low != nil && r.High != nil && !r.Low.LessThan(*r.High) {
					t.Errorf("%q %q: an empty range", a, b)
				}
			}
		}
	})
}
