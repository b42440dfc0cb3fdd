package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
)

// TestFigureBeforeItsBracket writes an amount before the empty bracket of its cell, and a letter or a tick into one.
func TestFigureBeforeItsBracket(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"amounts", table(4, tds("注册资本", "（　　）", "实缴到位", "   (  )"), tds("法定代表人", "", "电话", "")),
			[]string{"t0.r0.c1 注册资本 money", "t0.r0.c1#1 币种 text", "t0.r0.c3 实缴到位 money", "t0.r0.c3#1 币种 text", "t0.r1.c1 法定代表人 text", "t0.r1.c3 电话 text"}},
		{"letter", table(2, tds("企业类型 A国有 B民营 C外资", "（　　）"), tds("电话", "")),
			[]string{"t0.r0.c1 企业类型A国有B民营C外资 text", "t0.r1.c1 电话 text"}},
		{"letter of an amount", table(2, tds("上年收入：A.大 B.小", "（　　）"), tds("电话", "")),
			[]string{"t0.r0.c1 上年收入：A.大B.小 text", "t0.r1.c1 电话 text"}},
		{"list to tick", table(2, tds("贷款总额", "（ ）"), tds("租金总额", "（ ）"), tds("设备总额", "（ ）")),
			[]string{"t0.r0.c1 贷款总额 money", "t0.r1.c1 租金总额 text", "t0.r2.c1 设备总额 text"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, brief(t, tc.body)); d != "" {
				t.Error(d)
			}
		})
	}
	body := table(2, tds("注册资本", "（　　）"), tds("电话", ""))
	blank := mustOpen(t, build(t, body))
	answers := map[string]place.Answer{"t0.r0.c1": {Text: "3000"}, "t0.r0.c1#1": {Text: "人民币"}}
	out, _, err := blank.FillPlacesBytes(answers)
	if err != nil {
		t.Fatal(err)
	}
	filled := mustOpen(t, out)
	found, err := filled.inspect()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range found.Layout.Areas {
		if a.Addr == "t0.r0.c1" && a.Text() != "3000（人民币）" {
			t.Errorf("printed %q", a.Text())
		}
	}
	got, err := filled.ReadPlaces(blank)
	if d := cmp.Diff(answers, got); d != "" || err != nil {
		t.Error(d, err)
	}
	if d, err := Diff(build(t, body), out); len(d) > 0 || err != nil {
		t.Error(d, err)
	}
}
