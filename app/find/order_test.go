package find

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNamesStandInTheOrderOfTheirPinyin(t *testing.T) {
	names := []string{"银行服务公司", "乙公司", "重庆公司", "甲公司", "3D 打印公司", "中意公司", "长沙公司", "ABC 公司", "甲公司（柳州）", "北海公司"}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(Order(a), Order(b)) })
	want := []string{"3D 打印公司", "ABC 公司", "北海公司", "长沙公司", "重庆公司", "甲公司", "甲公司（柳州）", "乙公司", "银行服务公司", "中意公司"}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkSort(b *testing.B) {
	var list []string
	for i := range 2000 {
		list = append(list, "柳州市启明"+strings.Repeat("一", i%7)+"机械制造有限公司"+strconv.Itoa(i))
	}
	for b.Loop() {
		Sort(list, func(s string) string { return s })
	}
}

// An excerpt shows what is asked for, is never longer than it may be, and says where it was cut.
func TestExcerpt(t *testing.T) {
	text := "零一二三四五六七八九"
	for _, c := range []struct {
		at, before, most int
		want             string
	}{
		{0, 2, 10, text}, {0, 2, 4, "零一二三…"}, {5, 2, 4, "…三四五六…"}, {9, 2, 4, "…六七八九"}, {1, 2, 4, "零一二三…"},
	} {
		if got := Excerpt(text, c.at, c.before, c.most); got != c.want {
			t.Errorf("at %d: %q, want %q", c.at, got, c.want)
		}
	}
}
