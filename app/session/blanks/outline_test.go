package blanks

import (
	"strings"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/docx/build"
	"yibiao/dossier/plaintext"
)

// TestAnOutlineIsTakenAsAForm: an official outline has no places; its headings become sections with the dossier's long texts.
func TestAnOutlineIsTakenAsAForm(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c, err := s.Clients().Create("广西某大学")
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Dossiers().Create(c.ID, "gainian", []string{"gn-01-zonghe"}, "")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, e, "plan.base", "学科齐全，已有中试线两条。"+strings.Repeat("每年转化成果三十项。", 6))
	doc := build.Document{Title: "提纲", Body: []build.Block{
		build.Heading{Text: "广西概念验证中心建设方案（提纲）"}, build.Heading{Text: "一、建设基础与优势"}, build.Heading{Text: "二、保障措施"}, build.Heading{Text: "三、今后打算"},
	}}
	data, err := doc.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	f, _, err := ImportForm(s, "gainian", "o.gn.plan", Blank{Name: "提纲.docx", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	kept, used, err := FormOf(s, "gainian", "o.gn.plan")
	if err != nil || !used || len(f.Outline) < 3 || len(kept.Outline) != len(f.Outline) {
		t.Fatalf("outline %v, kept %v %v", f.Outline, kept.Outline, err)
	}
	filled, report, err := FillForm(e, kept)
	if err != nil {
		t.Fatal(err)
	}
	text, err := plaintext.Read("x.docx", filled, s.PDF())
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(text, "一、建设基础与优势")
	below := strings.Index(text, "学科齐全")
	if at < 0 || below < at || below > strings.Index(text, "二、保障措施") {
		t.Errorf("the text is not under its heading: %q (%+v)", text, report)
	}
}

func TestANoticeIsNoForm(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	doc := build.Document{Title: "通知", Body: []build.Block{
		build.Heading{Text: "一、申报条件"}, build.Paragraph{Content: []build.Inline{build.Text{S: "在柳州市注册，近三年没有失信。"}}}, build.Heading{Text: "二、申报材料"}, build.Heading{Text: "三、时间"},
	}}
	data, err := doc.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := ImportForm(s, "gainian", "o.gn.plan", Blank{Name: "通知.docx", Data: data}); session.CodeOf(err) != "no-places" {
		t.Errorf("a notice was taken: %v", err)
	}
}
