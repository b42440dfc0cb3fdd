package blanks

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/docx/build"
)

// paper is a blank with a title, lines below it and a place for the name of the applicant, in which something may be printed.
func paper(t *testing.T, printed string, lines ...string) []byte {
	t.Helper()
	grid := build.Grid{Widths: []float64{1, 2}}
	grid.Rows = append(grid.Rows, build.Row{Cells: []build.Cell{{Text: "单位名称", Label: true}, {Text: printed}}})
	for _, label := range []string{"统一社会信用代码", "法定代表人", "注册地址", "联系人", "开户银行", "注册资本"} {
		grid.Rows = append(grid.Rows, build.Row{Cells: []build.Cell{{Text: label, Label: true}, {}}})
	}
	doc := build.Document{Title: "x"}
	for _, line := range append([]string{"国内首台（套）重大技术装备认定申请书"}, lines...) {
		doc.Body = append(doc.Body, build.Paragraph{Content: []build.Inline{build.Text{S: line}}})
	}
	doc.Body = append(doc.Body, grid)
	data, err := doc.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A blank that names another unit is not taken unasked, wherever the name stands; one that names whom it is for is.
func TestABlankThatNamesAnotherUnitIsAskedAbout(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	own, other := sessiontest.NewClient(t, s, "柳州三江茶机有限公司"), sessiontest.NewClient(t, s, "柳州柳江冲压有限公司")
	d, err := s.Dossiers().Create(own.ID, "shoutaitao", []string{"stt-01-rending"}, "认定")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		blank []byte
		want  []string
	}{
		"nobody":                   {paper(t, ""), nil},
		"whom it is for":           {paper(t, own.Name, "申报单位："+own.Name+"（盖章）"), nil},
		"another client, its cell": {paper(t, other.Name), []string{other.Name}},
		"another client, a line":   {paper(t, "", "申报单位："+other.Name+"（盖章）"), []string{other.Name}},
		"another client, a text":   {paper(t, "", other.Name+"承诺所报材料真实。"), []string{other.Name}},
		"nobody's client, a cell":  {paper(t, "广西白露印务有限公司"), []string{"广西白露印务有限公司"}},
		"nobody's client, a line":  {paper(t, "", "申报单位（盖章）：广西白露印务有限公司"), []string{"广西白露印务有限公司"}},
		"an office of lawyers":     {paper(t, "广西桂柳律师事务所"), []string{"广西桂柳律师事务所"}},
		"an office, a hint":        {paper(t, "XX公司", "受理单位：柳州市工业和信息化局", "申报单位：填写营业执照上的公司", "主管单位：广西投资集团"), nil},
	} {
		b := Blank{Name: "x.docx", Data: c.blank, From: d.ID}
		x, err := take(s, "shoutaitao", "o.stt", b)
		if err != nil {
			t.Fatal(err)
		}
		failure, err := x.checkUnits()
		if err != nil || (failure != nil) != (len(c.want) > 0) {
			t.Errorf("%s: %v, %v", name, failure, err)
		}
		if failure != nil && (failure.Code != session.CodeNamesUnit || failure.Args["name"] != strings.Join(c.want, "、")) {
			t.Errorf("%s: %v", name, failure)
		}
		if _, _, err := ImportForm(s, "shoutaitao", "o.stt", b); len(c.want) > 0 && session.CodeOf(err) != session.CodeNamesUnit {
			t.Errorf("%s is taken: %v", name, err)
		}
		b.Agreed = true
		f, _, err := ImportForm(s, "shoutaitao", "o.stt", b)
		if err != nil {
			t.Fatal(err)
		}
		got, err := OtherUnits(e, f)
		if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
			t.Errorf("%s, told when it is filled: %v\n%s", name, err, diff)
		}
	}
}
