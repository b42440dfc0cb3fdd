package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
)

const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// made is a workbook that a function fills.
func made(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	fill(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWhatCellsHold(t *testing.T) {
	custom := func(format string) *excelize.Style { return &excelize.Style{CustomNumFmt: &format} }
	for _, c := range []struct {
		name  string
		value any
		style *excelize.Style
		kind  Kind
		want  string
	}{
		{"words", " 柳州 ", nil, Words, "柳州"},
		{"a number", 380.5, nil, Number, "380.5"},
		{"fifteen digits are shown", 0.28999999999999998, nil, Number, "0.29"},
		{"a small number", 0.000012, nil, Number, "0.000012"},
		{"a hundredth", 0.156, &excelize.Style{NumFmt: 10}, Percent, "15.6%"},
		{"an own format of hundredths", 0.07, custom(`0.00%`), Percent, "7%"},
		{"a day", 45292, &excelize.Style{NumFmt: 14}, Date, "2024-01-01"},
		{"a day with its time", 45292.75, &excelize.Style{NumFmt: 22}, Date, "2024-01-01"},
		{"a day in Chinese", 45292, custom(`yyyy"年"m"月"d"日"`), Date, "2024-01-01"},
		{"a format with a unit is no day", 45292, custom(`0"d"`), Words, "45292d"},
		{"a unit that is shown counts", 3000, custom(`#,##0.00"万元"`), Words, "3000万元"},
		{"a unit without quotes", 326, custom(`0人`), Words, "326人"},
		{"a unit behind a general number", 2024, custom(`General"年"`), Words, "2024年"},
		{"a sign of money", 12.5, custom(`"¥"#,##0.00`), Words, "¥12.5"},
		{"an account's dash for nothing", 0, custom(`_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ `), Number, "0"},
		{"shown in ten thousands", 1234567, custom(`0\.0,"万元"`), Masked, "1234567"},
		{"shown in thousands", 1234567, custom(`#,##0,`), Masked, "1234567"},
		{"shown in thousands with a part", 1234567, custom(`#,##0.00,"千元"`), Masked, "1234567"},
		{"nothing is nothing in thousands", 0, custom(`#,##0,`), Number, "0"},
		{"thousands that are only parted", 1234567, custom(`#,##0.00`), Number, "1234567"},
		{"shown in ten thousands when large", 1234567, custom(`[>=10000]0!.0,"万";0`), Masked, "1234567"},
		{"and as it is when small", 9999, custom(`[>=10000]0!.0,"万";0`), Number, "9999"},
		{"a code that is shown as a word", 2, custom(`[=1]"男";[=2]"女"`), Masked, "2"},
		{"nothing that is shown as a word", 0, custom(`"是";;"否"`), Masked, "0"},
		{"words on both sides", 8, custom(`"柳州市鱼峰区柳石路"0"号"`), Words, "柳州市鱼峰区柳石路8号"},
		{"letters before", 20, custom(`"DN"0"离心泵"`), Words, "DN20离心泵"},
		{"dollars", 500, custom(`[$USD] #,##0`), Words, "USD 500"},
		{"the sign of dollars", 500, custom(`[$$-409]#,##0.00`), Words, "$500"},
		{"dollars behind", 500, custom(`0"（美元）"`), Words, "500（美元）"},
		{"yuan in square brackets", 500, custom(`0[$亿元]`), Words, "500亿元"},
		{"the sign of yuan with its language", 500, custom(`[$¥-804]#,##0.00`), Words, "¥500"},
		{"a bound before", 5, custom(`"≥"0`), Words, "≥5"},
		{"figures that are not its own", 8, custom(`0"0000"`), Masked, "8"},
		{"a range", 5, custom(`0"～600"`), Masked, "5"},
		{"a number that is not shown", 5, custom(`;;;`), Masked, "5"},
		{"a zero that is not shown", 0, custom(`#,##0;-#,##0;`), Empty, ""},
		{"figures among its own", 2024, custom(`0"年"0"月"`), Masked, "2024"},
		{"a point that is none", 500, custom(`0\.00`), Masked, "500"},
		{"a share with words", 0.12, custom(`"约"0%`), Words, "约12%"},
		{"a negative number where only text has a part", -3, custom(`0"万元";@`), Words, "-3万元"},
		{"a text that is not shown", "13877200111", custom(`;;;`), Masked, "13877200111"},
		{"a text with words around", "鱼峰区", custom(`0;0;0;"柳州市"@`), Words, "柳州市鱼峰区"},
		{"a text with room around", "鱼峰区", custom(`_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ `), Words, "鱼峰区"},
		{"a year among words", 43466, custom(`"约"yyyy"年"`), Masked, "2019-01-01"},
		{"a day of the week", 43531, custom(`[$-804]aaaa;@`), Masked, "2019-03-07"},
		{"the day of a month alone", 43531, custom(`d`), Masked, "2019-03-07"},
		{"a month alone", 43531, custom(`m"月"`), Masked, "2019-03-07"},
		{"a time", 43531, custom(`h:mm`), Masked, "2019-03-07"},
		{"a day with its time, own format", 43531.5, custom(`yyyy/m/d h:mm;@`), Date, "2019-03-07"},
		{"a day without its year", 45635, custom(`m"月"d"日"`), Date, "2024-12-09"},
		{"a day with the day of the week", 43531, custom(`[$-F800]dddd\,\ mmmm\ dd\,\ yyyy`), Date, "2019-03-07"},
		{"years of reigns", 43531, custom(`e"年"m"月"d"日"`), Date, "2019-03-07"},
		{"a number with an exponent", 45292, custom(`0.00E+00`), Number, "45292"},
		{"a telephone in America's way", 2823456, custom(`[<=9999999]###\-####;\(###\)\ ###\-####`), Number, "2823456"},
		{"a month that was typed", 42430, custom(`yyyy"年"m"月"`), Words, "2016年3月"},
		{"a year that was typed", 43466, custom(`yyyy"年"`), Words, "2019年"},
		{"a day of which the month is shown", 42444, custom(`yyyy"年"m"月"`), Date, "2016-03-15"},
		{"a telephone kept as a number", 7722823456, custom(`0000-0000000`), Words, "0772-2823456"},
		{"a telephone with its hyphen in quotes", 7722823456, custom(`0000"-"0000000`), Words, "0772-2823456"},
		{"a colour is no day", 45292, custom(`[Red]0.00`), Number, "45292"},
		{"an identity number as a number", 450200199912310000, nil, Rounded, "450200199912310000"},
		{"a bank account as a number", 6222021234567890, nil, Rounded, "6222021234567890"},
		{"fifteen digits stay", 622202123456789, nil, Number, "622202123456789"},
		{"an identity number as it looks", "4.50200E+17", nil, Rounded, "4.50200E+17"},
		{"zeros in front", 102, custom("000000"), Number, "000102"},
		{"true", true, nil, Words, "是"},
		{"text that looks like a number", "450200199912310019", nil, Words, "450200199912310019"},
	} {
		data := made(t, func(f *excelize.File) {
			if err := errors.Join(f.SetCellValue("Sheet1", "A1", "x"), f.SetCellValue("Sheet1", "B3", c.value)); err != nil {
				t.Fatal(err)
			}
			if c.style != nil {
				id, err := f.NewStyle(c.style)
				if err != nil {
					t.Fatal(err)
				}
				if err := f.SetCellStyle("Sheet1", "B3", "B3", id); err != nil {
					t.Fatal(err)
				}
			}
		})
		sheets, err := Read("客户.xlsx", data)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got := sheets[0].At(2, 1); got.Kind != c.kind || got.Text != c.want {
			t.Errorf("%s: %d %q, want %d %q", c.name, got.Kind, got.Text, c.kind, c.want)
		}
		if got := sheets[0].Place(2, 1); got != "Sheet1!B3" {
			t.Errorf("place %q", got)
		}
	}
}

func TestMergedCellsHoldForAllTheyCover(t *testing.T) {
	data := made(t, func(f *excelize.File) {
		for ref, v := range map[string]string{"A1": "甲公司", "B1": "一", "B2": "二", "B3": "三"} {
			if err := f.SetCellValue("Sheet1", ref, v); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.MergeCell("Sheet1", "A1", "A3"); err != nil {
			t.Fatal(err)
		}
	})
	sheets, err := Read("a.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	if got := sheets[0].At(2, 0).Text; got != "甲公司" {
		t.Errorf("the last row of the merged cell holds %q", got)
	}
}

func TestTextFiles(t *testing.T) {
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String("单位名称,税号\n甲公司,=\"012\"\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"GBK": gbk, "UTF-8 with a mark": "\xef\xbb\xbf单位名称,税号\r\n甲公司,=\"012\"\r\n\r\n", "tabs": "单位名称\t税号\n甲公司\t012", "semicolons": "单位名称;税号\n甲公司;012",
		"quotes": "单位名称,税号\n\"甲公司\",\"012\"",
	} {
		sheets, err := Read("a.CSV", []byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := []Sheet{{Rows: [][]Cell{{{Kind: Words, Text: "单位名称"}, {Kind: Words, Text: "税号"}}, {{Kind: Words, Text: "甲公司"}, {Kind: Words, Text: "012"}}}}}
		if diff := cmp.Diff(want, sheets); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// Rows of a text file keep their numbers: empty lines are rows too, and a cell may have several lines.
func TestRowsOfATextFileKeepTheirNumbers(t *testing.T) {
	sheets, err := Read("a.csv", []byte("\n单位名称,税号\r\n\r\n\r\n\"甲\n公司\",1\n\n乙公司,2\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for i := range sheets[0].Rows {
		got += sheets[0].At(i, 0).Text + "|"
	}
	if want := "|单位名称|||甲\n公司||乙公司|"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWhatCannotBeRead(t *testing.T) {
	for _, c := range []struct {
		name string
		data string
		want error
	}{
		{"a.xls", ole + "…", ErrOld}, {"a.xlsx", ole + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", ErrPassword},
		{"a.xlsx", "nothing", ErrDamaged}, {"a.csv", "  \n", ErrEmpty}, {"a.doc", "x", ErrKind}, {"a.et", "x", ErrOld},
		{"a.csv", strings.Repeat("x\n", MaxRows+1), ErrTooBig}, {"a.csv", strings.Repeat(",", MaxColumns+1), ErrTooBig}, {"a.csv", "a\x00b", ErrDamaged},
	} {
		if _, err := Read(c.name, []byte(c.data)); !errors.Is(err, c.want) {
			t.Errorf("%s %.20q: %v, want %v", c.name, c.data, err, c.want)
		}
	}
}

// What is written is read again as it was, and text that begins like a formula is none.
func TestWrittenTextStaysText(t *testing.T) {
	texts := []any{"=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "450200199912310019", "\t=1", 12, 3.5, nil}
	data, err := Write([]Page{{Name: "登记", Columns: make([]Column, len(texts)), Rows: [][]any{texts}}, {Name: "二", Columns: []Column{{Title: "列", Width: 9}}}})
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range texts {
		ref := ColumnName(i) + "2"
		if formula, err := f.GetCellFormula("登记", ref); err != nil || formula != "" {
			t.Errorf("%s is a formula: %q %v", ref, formula, err)
		}
		want, isText := text.(string)
		if !isText {
			continue
		}
		if kind, err := f.GetCellType("登记", ref); err != nil || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
			t.Errorf("%s is of kind %d, %v", ref, kind, err)
		}
		if got, err := f.GetCellValue("登记", ref); err != nil || got != want {
			t.Errorf("%s holds %q, %v, want %q", ref, got, err, want)
		}
	}
	if _, err := Read("again.xlsx", data); err != nil {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.xlsx", made(f, func(x *excelize.File) {
		_ = x.SetCellValue("Sheet1", "A1", "单位名称")
		_ = x.SetCellValue("Sheet1", "B2", 45292)
		_ = x.MergeCell("Sheet1", "A1", "A3")
	}))
	f.Add("a.csv", []byte("单位名称,税号\n甲,\"1\"\n"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		sheets, err := Read(name, data)
		if err == nil && len(sheets) == 0 {
			t.Error("nothing was read and no error given")
		}
		for _, s := range sheets {
			if len(s.Rows) > MaxRows {
				t.Errorf("%d rows", len(s.Rows))
			}
		}
	})
}

// A Chinese Excel writes its own long days by the number of their format alone, and nothing in the file spells it out.
func TestDaysWhoseFormatIsANumberOnly(t *testing.T) {
	for _, number := range []string{"27", "28", "29", "30", "31", "36", "50", "51", "52", "53", "54", "57", "58"} {
		data := made(t, func(f *excelize.File) {
			day, err := f.NewStyle(&excelize.Style{NumFmt: 14})
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(f.SetCellValue("Sheet1", "A1", 42444), f.SetCellStyle("Sheet1", "A1", "A1", day)); err != nil {
				t.Fatal(err)
			}
		})
		sheets, err := Read("a.xlsx", inPart(t, data, "xl/styles.xml", `numFmtId="14"`, `numFmtId="`+number+`"`))
		if err != nil {
			t.Fatal(err)
		}
		if got := sheets[0].At(0, 0); got.Kind != Date || got.Text != "2016-03-15" {
			t.Errorf("format %s: %v %q", number, got.Kind, got.Text)
		}
	}
}

// inPart is a file with one part of it changed.
func inPart(t *testing.T, data []byte, part, from, to string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		body, err := fs.ReadFile(r, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part {
			if !bytes.Contains(body, []byte(from)) {
				t.Fatalf("%s holds no %s", part, from)
			}
			body = bytes.ReplaceAll(body, []byte(from), []byte(to))
		}
		p, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write(body); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A formula whose result nobody has kept is no empty cell, also at the end of a row.
func TestAFormulaWithoutAResult(t *testing.T) {
	f := excelize.NewFile()
	for ref, text := range map[string]string{"A1": "单位名称", "B1": "成立日期", "C1": "资本", "A2": "甲公司"} {
		if err := f.SetCellStr("Sheet1", ref, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellFormula("Sheet1", "C2", "1+1"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	all, err := Read("a.xlsx", out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if c := all[0].At(1, 2); c.Kind != Formula || c.Text != "=1+1" || all[0].At(1, 1).Kind != Empty {
		t.Errorf("%+v", all[0].Rows)
	}
}
