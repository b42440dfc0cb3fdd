package part

import (
	"strings"
	"testing"
)

func TestParts(t *testing.T) {
	size := OneOf([]string{"中型", "小型"}, []string{"大型"})
	for _, tc := range []struct{ format, answer, want string }{
		{Post, "董事长、高级工程师", "董事长"},
		{Rank, "董事长、高级工程师", "高级工程师"},
		{Rank, "总经理", ""},
		{Post, "高级工程师", ""},
		{Post, "董事长兼总经理", "董事长兼总经理"},
		{Department, "科技项目部主管", "科技项目部"},
		{Department, "技术部部长", "技术部"},
		{Department, "财务部/经理", "财务部"},
		{Department, "综合办公室", "综合办公室"},
		{Department, "经理", ""},
		{IDKind, "450203198001010017", IDCard},
		{IDKind, "", ""},
		{Sex, "450203198001010017", "男"},
		{Sex, "450203199009090028", "女"},
		{Sex, "450203198001010018", ""},
		{Birth, "450203199009090028", "1990-09-09"},
		{Birth, "护照", ""},
		{Host, "https://zhisun.example.com/about", "zhisun.example.com"},
		{Host, "www.Example.com.cn", "example.com.cn"},
		{Host, "无", ""},
		{Licence, "91450200MA5YLBT65G", BusinessLicence},
		{Licence, "91450200MA5YLBT65H", ""},
		{Licence, "", ""},
		{size, "中型", Yes},
		{size, "大型", No},
		{size, "微型", ""},
		{size, "", ""},
	} {
		if got := Of(tc.format, tc.answer); got != tc.want {
			t.Errorf("%s of %q: got %q, want %q", tc.format, tc.answer, got, tc.want)
		}
	}
	if name, ok := Held(Has("高新技术企业")); !ok || name != "高新技术企业" {
		t.Errorf("got %q", name)
	}
	if mark, field, of, ok := Other(With("、", "legal.title", Post)); !ok || mark != "、" || field != "legal.title" || of != Post {
		t.Errorf("got %q %q %q", mark, field, of)
	}
}

// TestThings has the things of a list, and none of a sentence.
func TestThings(t *testing.T) {
	for answer, want := range map[string]string{
		"数控强力旋压机、伺服压力机、汽车底盘件自动化成形线及专用工装。": "数控强力旋压机|伺服压力机|汽车底盘件自动化成形线及专用工装",
		"A型泵；B型泵": "A型泵|B型泵",
		"伺服压力机":   "伺服压力机",
		"主要从事旋压机的研发、生产和销售。": "",
		"旋压机、压力机等":          "",
		"":                  "",
	} {
		if got := strings.Join(Things(answer), "|"); got != want {
			t.Errorf("%q: got %q, want %q", answer, got, want)
		}
	}
}

// TestHolder asks whoever holds a post, and not who held it or holds one like it.
func TestHolder(t *testing.T) {
	post, field, of, ok := HeldBy(Holder("董事长", "legal.title", Rank))
	if !ok || post != "董事长" || field != "legal.title" || of != Rank {
		t.Errorf("got %q %q %q", post, field, of)
	}
	for titles, want := range map[string]bool{
		"董事长": true, "董事长、高级工程师": true, "董事长兼总经理": true, "党委书记 董事长": true, "副董事长": false, "原董事长": false, "名誉董事长": false, "总经理": false, "": false,
	} {
		if Holds(titles, post) != want {
			t.Errorf("%q holds %s: want %v", titles, post, want)
		}
	}
}

// TestMeets chooses the rows of a table that a list asks for: what is not known is not chosen.
func TestMeets(t *testing.T) {
	format := Rows([]string{"kind=发明专利|实用新型", "grant=*", "grant<=2025-12-31"})
	for _, tc := range []struct {
		kind, grant string
		want        bool
	}{
		{"发明专利", "2025-12-31", true}, {"实用新型", "2024-01-02", true}, {"软件著作权", "2024-01-02", false}, {"发明专利", "2026-01-01", false},
		{"发明专利", "", false}, {"", "2024-01-02", false},
	} {
		row := map[string]string{"kind": tc.kind, "grant": tc.grant}
		if got := Meets(format, func(column string) string { return row[column] }); got != tc.want {
			t.Errorf("%s %s: %v", tc.kind, tc.grant, got)
		}
	}
	if !Meets("", func(string) string { return "" }) {
		t.Error("a list that asks for no kind takes every row")
	}
}
