package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// What nobody sees is known: hidden rows, also for a filter, hidden columns and sheets.
func TestWhatIsNotShown(t *testing.T) {
	data := made(t, func(f *excelize.File) {
		_, err := f.NewSheet("旧")
		errs := []error{err, f.SetCellValue("旧", "A1", "x")}
		for _, ref := range []string{"A1", "B1", "C1", "A2", "B2", "A4", "C4"} {
			errs = append(errs, f.SetCellValue("Sheet1", ref, ref))
		}
		errs = append(errs, f.SetRowVisible("Sheet1", 2, false), f.SetColVisible("Sheet1", "B", false), f.MergeCell("Sheet1", "A2", "A4"), f.SetSheetVisible("旧", false))
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
	})
	sheets, err := Read("a.xlsx", data)
	if err != nil || len(sheets) != 2 {
		t.Fatal(err, sheets)
	}
	s, hidden := sheets[0], ""
	for y, row := range s.Rows {
		for x, c := range row {
			if c.Hidden {
				hidden += s.Place(y, x) + " "
			}
		}
	}
	if want := "Sheet1!B1 Sheet1!A2 Sheet1!B2 Sheet1!B4 "; hidden != want {
		t.Errorf("hidden are %s, want %s", hidden, want)
	}
	if !s.HidesRow(1) || s.HidesRow(0) || s.HidesRow(3) || s.HidesRow(9) || s.Hidden || !sheets[1].Hidden {
		t.Errorf("%+v", sheets)
	}
	if c := s.At(3, 0); c.Text != "A2" || c.Hidden {
		t.Errorf("of a merged cell that begins in a hidden row the shown part is %+v", c)
	}
}

func TestWhatIsStruckThrough(t *testing.T) {
	data := made(t, func(f *excelize.File) {
		style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
		off := &excelize.Font{Strike: true}
		if err := errors.Join(err, f.SetCellRichText("Sheet1", "A1", []excelize.RichTextRun{{Text: "海螺"}, {Text: "旧名", Font: off}, {Text: "泵业有限公司"}}),
			f.SetCellRichText("Sheet1", "B1", []excelize.RichTextRun{{Text: "甲公司", Font: off}}), f.SetCellValue("Sheet1", "C1", "乙公司"), f.SetCellStyle("Sheet1", "C1", "C1", style),
			f.SetCellRichText("Sheet1", "D1", []excelize.RichTextRun{{Text: "丙"}, {Text: "公司"}})); err != nil {
			t.Fatal(err)
		}
	})
	sheets, err := Read("a.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, c := range sheets[0].Rows[0] {
		got += c.Text + "-" + c.Struck + " "
	}
	if want := "海螺泵业有限公司-旧名 甲公司-甲公司 乙公司-乙公司 丙公司- "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A number may be struck through too; what is raised is told apart.
func TestNumbersThatAreStruckAndWhatIsRaised(t *testing.T) {
	data := made(t, func(f *excelize.File) {
		style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
		up := &excelize.Font{VertAlign: "superscript"}
		if err := errors.Join(err, f.SetCellValue("Sheet1", "A1", 300), f.SetCellStyle("Sheet1", "A1", "A1", style), f.SetCellValue("Sheet1", "B1", 300),
			f.SetCellRichText("Sheet1", "C1", []excelize.RichTextRun{{Text: "450"}, {Text: "2", Font: up}})); err != nil {
			t.Fatal(err)
		}
	})
	sheets, err := Read("a.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, c := range sheets[0].Rows[0] {
		got += c.Text + "-" + c.Struck + "-" + c.Raised + " "
	}
	if want := "300-300- 300-- 4502--2 "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Signs that a format sets around a number, and zeros among words, are part of what is shown.
func TestSignsOfFormats(t *testing.T) {
	for _, c := range []struct {
		format string
		n      float64
		kind   Kind
		text   string
	}{
		{`"-"0`, 750, Masked, "750"}, {`\-0`, 750, Masked, "750"}, {`0"+"`, 750, Masked, "750"}, {`"路"00"号"`, 8, Words, "路08号"},
		{`[DBNum1]"东街"0"号"`, 8, Masked, "8"}, {`0.00"元"`, 8, Words, "8元"}, {`0;-0`, -750, Number, "-750"}, {`_-* #,##0.00_-;-* #,##0.00_-`, 750, Number, "750"}, {`0000-0000`, 7501234, Words, "0750-1234"},
		{`"0775-"0`, 2823456, Masked, "2823456"}, {`"(0775)"0`, 2823456, Masked, "2823456"}, {`"0775 "0`, 2823456, Masked, "2823456"}, {`"0775-"000"-"0000`, 2823456, Masked, "2823456"},
		{`0"*"`, 750, Masked, "750"}, {`0"-"`, 750, Masked, "750"}, {`#`, 0, Empty, ""}, {`#,###`, 0, Empty, ""}, {`#,##0`, 0, Number, "0"}, {`#`, 7, Number, "7"}, {`0!万`, 8, Words, "8万"},
		{`(0)`, 750, Masked, "750"}, {`¥-0`, 750, Masked, "750"}, {`+0`, 750, Number, "750"},
	} {
		data := made(t, func(f *excelize.File) {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &c.format})
			if err := errors.Join(err, f.SetCellValue("Sheet1", "A1", c.n), f.SetCellValue("Sheet1", "A2", "x"), f.SetCellStyle("Sheet1", "A1", "A1", style)); err != nil {
				t.Fatal(err)
			}
		})
		sheets, err := Read("a.xlsx", data)
		if err != nil {
			t.Fatal(err)
		}
		if got := sheets[0].At(0, 0); got.Kind != c.kind || got.Text != c.text {
			t.Errorf("%s: %+v", c.format, got)
		}
	}
}

// A formula whose kept result is an empty text shows nothing, and is none that nobody has worked out.
func TestAFormulaWithAnEmptyResult(t *testing.T) {
	data := made(t, func(f *excelize.File) {
		if err := errors.Join(f.SetCellValue("Sheet1", "A1", "x"), f.SetCellFormula("Sheet1", "A2", `IF(Z1="","",Z1)`), f.SetCellFormula("Sheet1", "B2", "1+1")); err != nil {
			t.Fatal(err)
		}
	})
	for _, c := range []struct {
		a2, b2 string
		kind   Kind
	}{{"<v></v>", "<v>2</v>", Empty}, {"<v/>", "<v>2</v>", Empty}, {"<v></v>", "", Formula}, {"", "", Formula}} {
		sheets, err := Read("a.xlsx", rewritten(t, data, func(text string) string {
			text = strings.Replace(text, "</f></c>", "</f>"+c.a2+"</c>", 1)
			return strings.Replace(text, "1+1</f></c>", "1+1</f>"+c.b2+"</c>", 1)
		}))
		if err != nil {
			t.Fatal(err)
		}
		if got := sheets[0].At(1, 0); got.Kind != c.kind {
			t.Errorf("%q beside %q: %+v", c.a2, c.b2, got)
		}
	}
}

// rewritten is a workbook whose first sheet is changed.
func rewritten(t *testing.T, data []byte, change func(string) string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "xl/worksheets/sheet1.xml" {
			text = []byte(change(string(text)))
		}
		p, err := w.Create(part.Name)
		if err == nil {
			_, err = fmt.Fprintf(p, "%s", text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Where a sheet shows zeros as nothing, nobody has seen them.
func TestZerosThatAreNotShown(t *testing.T) {
	for hidden, want := range map[bool]Kind{false: Number, true: Empty} {
		data := made(t, func(f *excelize.File) {
			show := !hidden
			if err := errors.Join(f.SetCellValue("Sheet1", "A1", 0), f.SetCellValue("Sheet1", "B1", 7), f.SetSheetView("Sheet1", 0, &excelize.ViewOptions{ShowZeros: &show})); err != nil {
				t.Fatal(err)
			}
		})
		sheets, err := Read("a.xlsx", data)
		if err != nil {
			t.Fatal(err)
		}
		if got := sheets[0].At(0, 0).Kind; got != want || sheets[0].At(0, 1).Text != "7" {
			t.Errorf("zeros hidden %v: a zero is read as %v", hidden, got)
		}
	}
}

// What is rounded on the screen to something noticeably else is told with what is shown.
func TestWhatIsShownRounded(t *testing.T) {
	for _, c := range []struct {
		format, seen string
		n            float64
	}{{"0", "89", 88.6}, {"#,##0", "89", 88.6}, {"0.0", "0.4", 0.35}, {"0.00", "", 88.126}, {"#,##0", "", 1234567.4}, {"0", "0", 0.3}, {"0", "", 89}, {"General", "", 88.6}, {"0.0", "", 88.126}} {
		data := made(t, func(f *excelize.File) {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &c.format})
			if err := errors.Join(err, f.SetCellValue("Sheet1", "A1", c.n), f.SetCellStyle("Sheet1", "A1", "A1", style)); err != nil {
				t.Fatal(err)
			}
		})
		sheets, err := Read("a.xlsx", data)
		if err != nil {
			t.Fatal(err)
		}
		if got := sheets[0].At(0, 0); got.Kind != Number || got.Seen != c.seen {
			t.Errorf("%v by %s: %+v", c.n, c.format, got)
		}
	}
}
