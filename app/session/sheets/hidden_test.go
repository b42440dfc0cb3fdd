package sheets

import (
	"bytes"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"yibiao/app/session/sessiontest"
)

// What a spreadsheet does not show is left out and counted; who wants it says so.
func TestWhatIsNotShownIsLeftOut(t *testing.T) {
	f := excelize.NewFile()
	_, err := f.NewSheet("旧")
	errs := []error{err, f.SetSheetVisible("旧", false), f.SetSheetRow("旧", "A1", &[]any{"单位名称", "联系人"}), f.SetSheetRow("旧", "A2", &[]any{"丁公司", "赵六"})}
	for i, row := range [][]any{{"单位名称", "联系人", "注册资本（万元）"}, {"甲公司", "张三", 10}, {"乙公司", "李四", 20}, {"丙公司", "王五", 30}} {
		ref, err := excelize.CoordinatesToCellName(1, i+1)
		errs = append(errs, err, f.SetSheetRow("Sheet1", ref, &row))
	}
	var data bytes.Buffer
	errs = append(errs, f.SetRowVisible("Sheet1", 3, false), f.SetColVisible("Sheet1", "B", false), f.Write(&data))
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	im := open(t, sessiontest.Open(t, t.TempDir()), "a.xlsx", data.Bytes())
	p := planned(t, im)
	want := []string{
		"client Sheet1!A2 甲公司 甲公司", "new Sheet1!A2 甲公司 org.name 甲公司", "new Sheet1!C2 甲公司 org.reg_capital 10",
		"client Sheet1!A4 丙公司 丙公司", "new Sheet1!A4 丙公司 org.name 丙公司", "new Sheet1!C4 丙公司 org.reg_capital 30",
	}
	if diff := cmp.Diff(want, told(p)); diff != "" {
		t.Error(diff)
	}
	hidden := Hidden{Rows: 1, Columns: 1, Sheets: 1}
	if p.Hidden != hidden || im.Hides() != hidden {
		t.Errorf("hidden are %+v, and at all %+v", p.Hidden, im.Hides())
	}
	im.TakeHidden = true
	if p := planned(t, im); p.Count(NewClient) != 4 || p.Count(New) != 11 || p.Hidden.Any() || im.Hides() != hidden {
		t.Errorf("%v, hidden %+v", told(p), p.Hidden)
	}
}

// What a cell shows and what it keeps are compared; what is not sure is taken and asked.
func TestWhatACellDoesNotShow(t *testing.T) {
	f := excelize.NewFile()
	style := func(format string) int {
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	day, month, whole := style(`m"月"d"日"`), style(`yyyy"年"m"月"`), style(`yyyy/m/d`)
	rows := [][]any{
		{"单位名称", "成立日期", "主导产品", "2024年营业收入（万元）"}, {"甲公司", excelize.Cell{StyleID: day, Value: 45635}, 0, 1234.5678912}, {"乙公司", excelize.Cell{StyleID: month, Value: 45635}, "旋压机", 2.5},
		{"丙公司", excelize.Cell{StyleID: whole, Value: 45635}, "压力机", 3},
	}
	var errs []error
	for i, row := range rows {
		for j, v := range row {
			ref, err := excelize.CoordinatesToCellName(j+1, i+1)
			if c, ok := v.(excelize.Cell); ok {
				errs, v = append(errs, f.SetCellStyle("Sheet1", ref, ref, c.StyleID)), c.Value
			}
			errs = append(errs, err, f.SetCellValue("Sheet1", ref, v))
		}
	}
	var data bytes.Buffer
	errs = append(errs, f.SetCellRichText("Sheet1", "A2", []excelize.RichTextRun{{Text: "甲"}, {Text: "旧", Font: &excelize.Font{Strike: true}}, {Text: "公司"}}), f.Write(&data))
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	p := planned(t, open(t, sessiontest.Open(t, t.TempDir()), "a.xlsx", data.Bytes()))
	var asked []string
	for _, l := range p.Lines {
		for _, d := range l.Doubts {
			asked = append(asked, l.Place+" "+l.New+" "+string(d.Code))
		}
	}
	want := []string{"Sheet1!A2 甲公司 sheet-struck", "Sheet1!B2 2024-12-09 sheet-not-shown", "Sheet1!C2 0 sheet-nothing", "Sheet1!B3 2024-12-09 sheet-not-shown"}
	if diff := cmp.Diff(want, asked); diff != "" {
		t.Error(diff)
	}
	if p.Fen != 1 {
		t.Errorf("%d amounts are rounded", p.Fen)
	}
}

// A head that is a number names no column, and is told as others that are not taken.
func TestAHeadThatIsANumberIsTold(t *testing.T) {
	f := excelize.NewFile()
	var data bytes.Buffer
	if err := errors.Join(f.SetSheetRow("Sheet1", "A1", &[]any{"单位名称", 2023, 2024}), f.SetSheetRow("Sheet1", "A2", &[]any{"甲公司", 10, 20}), f.Write(&data)); err != nil {
		t.Fatal(err)
	}
	im := open(t, sessiontest.Open(t, t.TempDir()), "a.xlsx", data.Bytes())
	if diff := cmp.Diff([]string{"单位名称", "2023", "2024"}, im.Parts[0].headers()); diff != "" {
		t.Error(diff)
	}
	if c := im.Parts[0].Columns[1]; !c.Unknown || c.Target != (Target{}) {
		t.Errorf("%+v", c)
	}
}

// A number in a column of days, and one that is shown rounded to something else, are asked; names that differ in what nobody sees are one.
func TestWhatAPersonDoesNotSeeIsAsked(t *testing.T) {
	f := excelize.NewFile()
	whole := "0"
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &whole})
	var data bytes.Buffer
	if err := errors.Join(err, f.SetSheetRow("Sheet1", "A1", &[]any{"单位名称", "成立日期", "注册资本"}), f.SetSheetRow("Sheet1", "A2", &[]any{"零宽\u200b厂有限公司", 41246, 88.6}),
		f.SetSheetRow("Sheet1", "A3", &[]any{"零宽\u2f1a有限公司", nil, nil}), f.SetSheetRow("Sheet1", "A4", &[]any{"乙公司", "2012年12月3日", 88}), f.SetCellStyle("Sheet1", "C2", "C4", style), f.Write(&data)); err != nil {
		t.Fatal(err)
	}
	p := planned(t, open(t, sessiontest.Open(t, t.TempDir()), "a.xlsx", data.Bytes()))
	var asked []string
	for _, l := range p.Lines {
		for _, d := range l.Doubts {
			asked = append(asked, l.Place+" "+l.New+" "+string(d.Code))
		}
		if l.Fault != nil {
			asked = append(asked, l.Place+" ✗"+string(l.Fault.Code))
		}
	}
	want := []string{"Sheet1!A2 零宽厂有限公司 control", "Sheet1!B2 2012-12-03 sheet-serial", "Sheet1!C2 88.6 sheet-seen", "Sheet1!A3 ✗sheet-twice"}
	if diff := cmp.Diff(want, asked); diff != "" {
		t.Error(diff)
	}
}
