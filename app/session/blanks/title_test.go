package blanks

import (
	"errors"
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

// A blank is taken into use without a word only when its title is that of the form which it replaces.
func TestTitleOfABlank(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	cases := []struct {
		lines   []string
		title   string
		refused session.Code
	}{
		{[]string{"附件2", "国内首台（套）重大技术装备认定", "申 请 书"}, "国内首台（套）重大技术装备认定申请书", ""},
		{[]string{"附件2：2026年广西国内首台（套）重大技术装备认定申请书（试行）"}, "2026年广西国内首台（套）重大技术装备认定申请书（试行）", ""},
		{[]string{"某某厅办公室", "国内首台（套）重大技术装备认定申请书"}, "某某厅办公室国内首台（套）重大技术装备认定申请书", ""},
		{[]string{"首台（套）重大技术装备认定", "申 请 书"}, "首台（套）重大技术装备认定申请书", session.CodeUnlikeTitle},
		{[]string{"柳州市企业技术改造（设备更新）项目资金申请表"}, "柳州市企业技术改造（设备更新）项目资金申请表", session.CodeOtherForm},
		{[]string{"重大装备研制进度表"}, "重大装备研制进度表", session.CodeUnlikeTitle},
		{[]string{"2026年广西重大技术装备奖励申请表"}, "2026年广西重大技术装备奖励申请表", session.CodeOtherForm},
		{[]string{"国内首台（套）重大技术装备奖励申请表"}, "国内首台（套）重大技术装备奖励申请表", session.CodeOtherForm},
		{[]string{"商品预归类申请表"}, "商品预归类申请表", session.CodeOtherTitle},
		{[]string{"附件1", "宁波市人才工程项目申报书", "（单位介绍）"}, "宁波市人才工程项目申报书", session.CodeOtherTitle},
		{[]string{"申请表"}, "申请表", session.CodeUnlikeTitle},
		{[]string{"柳州市项目申报书"}, "柳州市项目申报书", session.CodeUnlikeTitle},
		{[]string{"单位："}, "", session.CodeNoTitle},
		{[]string{"各有关单位：", "现将有关事项通知如下。"}, "", session.CodeNoTitle},
	}
	for _, c := range cases {
		data := titledWith(t, 40, c.lines...)
		if got := titleOf(wordsOf(data)); got != c.title {
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
		b := Blank{Name: "x.docx", Data: titledWith(t, places, "国内首台（套）重大技术装备认定申请书")}
		if _, _, err := ImportForm(s, "shoutaitao", "o.stt", b); (session.CodeOf(err) == session.CodeFewPlaces) != refused || !refused && err != nil {
			t.Errorf("%d places: %v", places, err)
		}
		b.Agreed = true
		if _, _, err := ImportForm(s, "shoutaitao", "o.stt", b); err != nil {
			t.Errorf("%d places, agreed: %v", places, err)
		}
		// The edition of the next year is compared with the one that is in use.
		next := Blank{Name: "y.docx", Data: titledWith(t, places, "国内首台（套）重大技术装备认定申请书（新）")}
		if _, _, err := ImportForm(s, "shoutaitao", "o.stt", next); err != nil {
			t.Errorf("%d places, the next edition: %v", places, err)
		}
	}
}

// All that speaks against a blank is told at once: a yes is a yes to all of it. What is agreed to is asked no more in its next
// edition.
func TestAllThatSpeaksAgainstABlankIsToldAtOnce(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	b := Blank{Name: "x.docx", Data: titledWith(t, 2, "商品预归类申请表")}
	_, _, err := ImportForm(s, "shoutaitao", "o.stt", b)
	var f *session.Failure
	if !errors.As(err, &f) || f.Code != session.CodeOtherTitle || len(f.Also) != 1 || f.Also[0].Code != session.CodeFewPlaces {
		t.Fatalf("%+v", f)
	}
	b.Agreed = true
	if _, _, err := ImportForm(s, "shoutaitao", "o.stt", b); err != nil {
		t.Fatal(err)
	}
	if _, _, err := ImportForm(s, "shoutaitao", "o.stt", Blank{Name: "y.docx", Data: titledWith(t, 2, "2027年商品预归类申请表（新版）")}); err != nil {
		t.Errorf("the next edition of what is in use: %v", err)
	}
}

// Every form of the program has its own title: none is so odd that it is not found again.
func TestOwnTitlesAreSame(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	for _, p := range s.Library().Packs {
		for _, q := range p.Programmes {
			for _, o := range q.Outputs {
				x, err := take(s, p.ID.S, o.ID.S, Blank{Name: "x.docx", Data: titledWith(t, 1, "附件1", o.Title)})
				if err != nil {
					t.Fatal(err)
				}
				if doubt := x.checkTitle(); doubt != nil {
					t.Errorf("%s %s: %v", p.ID.S, o.Title, doubt)
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
		title := build.Paragraph{Content: []build.Inline{build.Text{S: "国内首台（套）重大技术装备认定申请书"}}}
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
