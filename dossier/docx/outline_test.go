package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func outlineForm(t *testing.T, lines ...string) *Form {
	t.Helper()
	body := ""
	for _, line := range lines {
		body += para(`<w:r><w:t>` + line + `</w:t></w:r>`)
	}
	f, err := Open(zipOf(t, files(body)))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestOutlineBecomesAForm(t *testing.T) {
	f := outlineForm(t, "附件2", "可行性研究报告（提纲）", "一、项目概况", "（一）建设单位", "（二）建设内容", "（简述规模和地点，500字以内）", "二、市场分析", "三、投资估算")
	data, headings, err := f.Outline()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"（一）建设单位", "（二）建设内容", "二、市场分析", "三、投资估算"}
	if diff := cmp.Diff(want, headings); diff != "" {
		t.Errorf("headings (-want +got):\n%s", diff)
	}
	made, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	places, err := made.Places()
	if err != nil {
		t.Fatal(err)
	}
	var labels []string
	for _, p := range places {
		labels = append(labels, p.Label)
	}
	if diff := cmp.Diff(want, labels); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
}

func TestWhatIsNoOutline(t *testing.T) {
	for name, lines := range map[string][]string{
		"a notice":        {"关于申报的通知", "一、申报条件", "在柳州市注册，经营正常，近三年没有失信。", "二、申报材料", "申请表一式三份。", "三、时间"},
		"two headings":    {"说明", "一、背景", "二、意义"},
		"no headings":     {"甲", "乙", "丙", "丁"},
		"sentences":       {"一、各县要重视。", "二、按时报送。", "三、联系人见附件。"},
		"more text below": {"一、甲", "甲的说明", "还有", "再有", "二、乙", "乙的说明", "三、丙"},
	} {
		if data, headings, err := outlineForm(t, lines...).Outline(); data != nil || headings != nil || err != nil {
			t.Errorf("%s: taken as an outline of %v, %v", name, headings, err)
		}
	}
}
