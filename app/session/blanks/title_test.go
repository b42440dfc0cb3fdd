package blanks

import (
	"fmt"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/docx/build"
)

// titledWith is a blank with a title and so many places.
func titledWith(t *testing.T, places int, lines ...string) []byte {
	t.Helper()
	var body []build.Block
	for _, line := range lines {
		body = append(body, build.Paragraph{Content: []build.Inline{build.Text{S: line}}})
	}
	grid := build.Grid{Widths: []float64{1, 2}}
	for i := range places {
		grid.Rows = append(grid.Rows, build.Row{Cells: []build.Cell{{Text: fmt.Sprintf("栏目%d", i+1), Label: true}, {}}})
	}
	doc := build.Document{Title: "x", Body: append(body, grid)}
	data, err := doc.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A blank of something else is not taken into use without a word, nor is another form of the same pack; nothing is held
// against one whose title is not known.
func TestTitleOfABlank(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	cases := []struct {
		lines   []string
		title   string
		refused session.Code
	}{
		{[]string{"附件2", "首台（套）重大技术装备认定", "申 请 书"}, "首台（套）重大技术装备认定申请书", ""},
		{[]string{"2026年广西重大技术装备奖励申请表"}, "2026年广西重大技术装备奖励申请表", session.CodeOtherForm},
		{[]string{"国内首台（套）重大技术装备奖励申请表"}, "国内首台（套）重大技术装备奖励申请表", session.CodeOtherForm},
		{[]string{"商品预归类申请表"}, "商品预归类申请表", session.CodeOtherTitle},
		{[]string{"附件1", "宁波市人才工程项目申报书", "（单位介绍）"}, "宁波市人才工程项目申报书", session.CodeOtherTitle},
		{[]string{"申请表"}, "申请表", ""},
		{[]string{"柳州市项目申报书"}, "柳州市项目申报书", ""},
		{[]string{"单位："}, "", ""},
		{[]string{"各有关单位：", "现将有关事项通知如下。"}, "", ""},
	}
	for _, c := range cases {
		data := titledWith(t, 40, c.lines...)
		if got := titleOf(data); got != c.title {
			t.Errorf("%q: title %q, want %q", c.lines, got, c.title)
		}
		b := Blank{Name: "x.docx", Data: data}
		_, _, err := ImportForm(s, "shoutaitao", "o.stt", b)
		if got := session.CodeOf(err); got != c.refused {
			t.Errorf("%q: %v", c.lines, err)
		}
		if foreign := Foreign(s.Library().Pack("shoutaitao"), data); (foreign != "") != (c.refused == session.CodeOtherTitle) {
			t.Errorf("%q: foreign %q", c.lines, foreign)
		}
		if b.Agreed = true; c.refused != "" {
			if _, _, err := ImportForm(s, "shoutaitao", "o.stt", b); err != nil {
				t.Errorf("%q agreed: %v", c.lines, err)
			}
		}
	}
}

// A blank with a small part of the places of the form that it is to replace is taken only by a deliberate yes.
func TestABlankWithFewPlacesIsAskedAbout(t *testing.T) {
	for places, refused := range map[int]bool{2: true, 15: true, 40: false} {
		s := sessiontest.Open(t, t.TempDir())
		b := Blank{Name: "x.docx", Data: titledWith(t, places, "首台（套）重大技术装备认定申请书")}
		if _, _, err := ImportForm(s, "shoutaitao", "o.stt", b); (session.CodeOf(err) == session.CodeFewPlaces) != refused || !refused && err != nil {
			t.Errorf("%d places: %v", places, err)
		}
		b.Agreed = true
		if _, _, err := ImportForm(s, "shoutaitao", "o.stt", b); err != nil {
			t.Errorf("%d places, agreed: %v", places, err)
		}
		// The edition of the next year is compared with the one that is in use.
		next := Blank{Name: "y.docx", Data: titledWith(t, places, "首台（套）重大技术装备认定申请书（新）")}
		if _, _, err := ImportForm(s, "shoutaitao", "o.stt", next); err != nil {
			t.Errorf("%d places, the next edition: %v", places, err)
		}
	}
}

// Every form of the program is kin to itself: no title is so short that it has nothing in common with its own output.
func TestOwnTitlesAreKin(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	for _, p := range s.Library().Packs {
		for _, q := range p.Programmes {
			for _, o := range q.Outputs {
				if err := checkTitle(p, o.ID.S, Blank{Name: "x.docx", Data: titledWith(t, 1, "附件1", o.Title)}); err != nil {
					t.Errorf("%s %s: %v", p.ID.S, o.Title, err)
				}
			}
		}
	}
}

// TestAFilledFormIsNoBlank: what somebody has filled in already is not taken for a blank unasked; a few printed examples are.
func TestAFilledFormIsNoBlank(t *testing.T) {
	for filled, want := range map[int]session.Code{3: "", 20: session.CodeFilledForm} {
		s := sessiontest.Open(t, t.TempDir())
		grid := build.Grid{Widths: []float64{1, 2}}
		for i := range 40 {
			cell := build.Cell{}
			if i < filled {
				cell.Text = fmt.Sprintf("内容%d", i+1)
			}
			grid.Rows = append(grid.Rows, build.Row{Cells: []build.Cell{{Text: fmt.Sprintf("栏目%d：", i+1), Label: true}, cell}})
		}
		title := build.Paragraph{Content: []build.Inline{build.Text{S: "首台（套）重大技术装备认定申请书"}}}
		doc := build.Document{Title: "x", Body: []build.Block{title, grid}}
		data, err := doc.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		b := Blank{Name: "x.docx", Data: data}
		if _, _, err := ImportForm(s, "shoutaitao", "o.stt", b); session.CodeOf(err) != want {
			t.Errorf("%d filled: %v", filled, err)
		}
		b.Agreed = true
		if _, _, err := ImportForm(s, "shoutaitao", "o.stt", b); err != nil {
			t.Errorf("%d filled, agreed: %v", filled, err)
		}
	}
}
