package blanks

import (
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/docx/build"
)

// titled is a blank with lines over its table.
func titled(t *testing.T, lines ...string) []byte {
	t.Helper()
	var body []build.Block
	for _, line := range lines {
		body = append(body, build.Paragraph{Content: []build.Inline{build.Text{S: line}}})
	}
	body = append(body, build.Grid{Widths: []float64{1, 2}, Rows: []build.Row{{Cells: []build.Cell{{Text: "单位名称", Label: true}, {}}}}})
	doc := build.Document{Title: "x", Body: body}
	data, err := doc.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A blank of something else is not taken into use without a word; nothing is held against one whose title is not known.
func TestTitleOfABlank(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	cases := []struct {
		lines   []string
		title   string
		refused bool
	}{
		{[]string{"附件2", "首台（套）重大技术装备认定", "申 请 书"}, "首台（套）重大技术装备认定申请书", false},
		{[]string{"2026年广西重大技术装备奖励申请表"}, "2026年广西重大技术装备奖励申请表", false},
		{[]string{"商品预归类申请表"}, "商品预归类申请表", true},
		{[]string{"附件1", "宁波市人才工程项目申报书", "（单位介绍）"}, "宁波市人才工程项目申报书", true},
		{[]string{"申请表"}, "申请表", false},
		{[]string{"柳州市项目申报书"}, "柳州市项目申报书", false},
		{[]string{"单位："}, "", false},
		{[]string{"各有关单位：", "现将有关事项通知如下。"}, "", false},
	}
	for _, c := range cases {
		data := titled(t, c.lines...)
		if got := titleOf(data); got != c.title {
			t.Errorf("%q: title %q, want %q", c.lines, got, c.title)
		}
		b := Blank{Name: "x.docx", Data: data}
		_, _, err := ImportForm(s, "shoutaitao", "o.stt", b)
		if refused := session.CodeOf(err) == session.CodeOtherTitle; refused != c.refused || !refused && err != nil {
			t.Errorf("%q: %v", c.lines, err)
		}
		if foreign := Foreign(s.Library().Pack("shoutaitao"), data); (foreign != "") != c.refused {
			t.Errorf("%q: foreign %q", c.lines, foreign)
		}
		if b.Agreed = true; c.refused {
			if _, _, err := ImportForm(s, "shoutaitao", "o.stt", b); err != nil {
				t.Errorf("%q agreed: %v", c.lines, err)
			}
		}
	}
}

// Every form of the program is kin to itself: no title is so short that it has nothing in common with its own output.
func TestOwnTitlesAreKin(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	for _, p := range s.Library().Packs {
		for _, q := range p.Programmes {
			for _, o := range q.Outputs {
				if err := checkTitle(p, o.ID.S, Blank{Name: "x.docx", Data: titled(t, "附件1", o.Title)}); err != nil {
					t.Errorf("%s %s: %v", p.ID.S, o.Title, err)
				}
			}
		}
	}
}
