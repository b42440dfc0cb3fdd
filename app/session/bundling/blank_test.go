package bundling

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/docx"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/store"
)

func TestWhatIsLeftEmptyIsListed(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	sessiontest.Set(t, e, "eq.name", "数控旋压机")
	sessiontest.Set(t, e, "eq.class", "整机设备")
	made, err := Write(context.Background(), e, ExportOptions{Target: filepath.Join(t.TempDir(), "包.zip"), Draft: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	known := 0
	for _, d := range made.Documents {
		seen := map[Blank]bool{}
		for _, b := range d.Blanks {
			if b.Label == "" || seen[b] {
				t.Errorf("%s: the list holds %v, twice or without a name", d.Title, b)
			}
			if seen[b] = true; b.Field != "" {
				known++
			}
			if b.Field == "eq.name" || b.Field == "eq.class" { // the boxes of the other classes are not to be ticked
				t.Errorf("%s: what was answered is listed as empty: %s", d.Title, b.Label)
			}
		}
	}
	if known == 0 {
		t.Error("nothing that is empty leads to a field")
	}
}

// That a table has no rows is an answer: the form says so, and nothing calls it empty.
func TestATableWithoutRowsThatWasAnsweredIsPrinted(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州甲机械有限公司")
	d, err := s.Dossiers().Create(c.ID, "liuzhou", []string{"lz-04b-shejihuodong"}, "活动")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	const table = "support.table"
	listed, printed := emptyTable(t, e, table)
	if !listed || printed != nil {
		t.Fatalf("before the answer: listed as empty %v, printed %v", listed, printed)
	}
	if err := e.Table(table).StateNone(true); err != nil {
		t.Fatal(err)
	}
	listed, printed = emptyTable(t, e, table)
	if listed || len(printed) != 1 || len(printed[0]) != 1 {
		t.Errorf("listed as empty %v, printed %v", listed, printed)
	}
	for _, v := range printed[0] {
		if v.Text != "无" {
			t.Errorf("the form says %q", v.Text)
		}
	}
}

// What is told before an export and after it is the same, and is what the form says: a cell of a table is a place of its own,
// named by row and column.
func TestCellsOfAnOfficialFormAreCountedAndNamed(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州甲机械有限公司")
	d, err := s.Dossiers().Create(c.ID, "liuzhou", []string{"lz-02a-jigai"}, "技改")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	output := e.Form.Outputs[0]
	if _, _, err := blanks.ImportForm(s, "liuzhou", output.ID.S, blanks.Blank{Name: "申请表.docx", Data: sessiontest.YearsForm(t, "营业收入", "研发费用"), Agreed: true}); err != nil {
		t.Fatal(err)
	}
	rows := []map[string]string{{"year": "2024", "rev": "100"}, {"year": "2025", "rev": "120", "rd": "5"}}
	if _, err := e.Table("fin.table").AddAll(rows, store.Typed); err != nil {
		t.Fatal(err)
	}
	before, err := Ahead(e)
	if err != nil {
		t.Fatal(err)
	}
	made, err := Write(context.Background(), e, ExportOptions{Target: filepath.Join(t.TempDir(), "包.zip"), Draft: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(made.Documents, func(d DocumentReport) bool { return d.Output == output.ID.S })
	var empty []string
	for _, b := range made.Documents[i].Blanks {
		empty = append(empty, b.Label+" → "+b.Field)
	}
	want := []string{"2024年 营业收入", "2025年 营业收入", "2025年 研发费用"}
	if diff := cmp.Diff(want, made.Documents[i].Unconfirmed); diff != "" || len(before) != 1 || before[0].Unconfirmed != len(want) {
		t.Errorf("unconfirmed, %v before (-want +got):\n%s", before, diff)
	}
	want = []string{"2023年 营业收入 → fin.table", "2023年 研发费用 → fin.table", "2024年 研发费用 → fin.table"}
	if diff := cmp.Diff(want, empty); diff != "" {
		t.Errorf("empty (-want +got):\n%s", diff)
	}
}

// Of rows only the columns that are written are told as printed, the others as empty, some by the number of their empty rows; the sum
// below them is a place of its own.
func TestColumnsOfAnOfficialFormAreCountedAndNamed(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州甲机械有限公司")
	d, err := s.Dossiers().Create(c.ID, "liuzhou", []string{"lz-02a-jigai"}, "技改")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	output := e.Form.Outputs[0]
	form := sessiontest.RowsForm(t, "合计", "设备名称", "发票号码", "开票日期", "金额（元）")
	if _, _, err := blanks.ImportForm(s, "liuzhou", output.ID.S, blanks.Blank{Name: "申请表.docx", Data: form, Agreed: true}); err != nil {
		t.Fatal(err)
	}
	rows := []map[string]string{{"item": "滚齿机", "invoice_no": "24452000000000000001", "invoice_date": "2026-03-01"}, {"item": "磨齿机", "invoice_no": "24452000000000000002"}}
	if _, err := e.Table("project.invoices").AddAll(rows, store.Typed); err != nil {
		t.Fatal(err)
	}
	made, err := Write(context.Background(), e, ExportOptions{Target: filepath.Join(t.TempDir(), "包.zip"), Draft: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(made.Documents, func(d DocumentReport) bool { return d.Output == output.ID.S })
	want := []Blank{{"开票日期", "project.invoices", 1}, {"金额（元）", "project.invoices", 0}, {"合计 金额（元）", "", 0}}
	if diff := cmp.Diff(want, made.Documents[i].Blanks); diff != "" {
		t.Errorf("empty (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"设备名称｜发票号码｜开票日期"}, made.Documents[i].Unconfirmed); diff != "" {
		t.Errorf("printed (-want +got):\n%s", diff)
	}
}

// A form that names another unit in print is told of before and after; its place is not among those that are empty.
func TestAFormThatNamesAnotherUnitIsToldOf(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	other := sessiontest.NewClient(t, s, "柳州柳江冲压有限公司").Name
	form, err := docx.Open(sessiontest.PaperForm(t, "单位名称", "统一社会信用代码", "注册地址"))
	if err != nil {
		t.Fatal(err)
	}
	blank, _, err := form.FillPlacesBytes(map[string]place.Answer{"t0.r0.c1": {Text: other}})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := blanks.ImportForm(s, "shoutaitao", "o.stj", blanks.Blank{Name: "申请表.docx", Data: blank, Agreed: true}); err != nil {
		t.Fatal(err)
	}
	if ahead, err := Ahead(e); err != nil || len(ahead) != 1 || !slices.Equal(ahead[0].Others, []string{other}) {
		t.Errorf("told before the export: %+v %v", ahead, err)
	}
	made, err := Write(context.Background(), e, ExportOptions{Target: filepath.Join(t.TempDir(), "包.zip"), Draft: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range made.Documents {
		if d.Output != "o.stj" {
			continue
		}
		if !slices.Equal(d.Others, []string{other}) {
			t.Errorf("told after it: %q", d.Others)
		}
		for _, b := range d.Blanks {
			if b.Label == "单位名称" {
				t.Errorf("the place in which a name is printed is told to be empty: %+v", d.Blanks)
			}
		}
	}
}

// emptyTable tells whether an export lists a table as left empty, and what its forms print in it.
func emptyTable(t *testing.T, e *session.Editing, table string) (listed bool, rows []map[string]docx.Value) {
	t.Helper()
	made, err := Write(context.Background(), e, ExportOptions{Target: filepath.Join(t.TempDir(), "包.zip"), Draft: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range made.Documents {
		for _, b := range d.Blanks {
			listed = listed || b.Field == table
		}
	}
	st, err := e.State()
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range e.Form.Outputs {
		form, err := compiledBlank(e, o)
		if err != nil {
			t.Fatal(err)
		}
		v, err := newPrinter(e, st.Printing(), nil, sessiontest.Clock()).values(form)
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, v.Tables[table]...)
	}
	return listed, rows
}
