package docx

import (
	"bytes"
	"strings"
	"testing"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/compare"
)

const diffBody = `<w:p><w:r><w:t>项目名称：____________</w:t></w:r></w:p>` +
	`<w:p><w:r><w:t>本单位承诺如下。</w:t></w:r></w:p>` +
	`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid>` +
	`<w:tr><w:tc><w:p><w:r><w:t>单位</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>` +
	`<w:tr><w:tc><w:p><w:r><w:t>主管部门意见</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>`

func TestDiffTellsPlacesFromTheRest(t *testing.T) {
	blank := build(t, diffBody)
	filled, _, err := mustOpen(t, blank).FillPlacesBytes(map[string]place.Answer{"p0#1": {Text: "甲"}, "t0.r0.c1": {Text: "乙\n丙"}})
	if err != nil {
		t.Fatal(err)
	}
	same := func(s string) string { return s }
	cell := func(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }
	tests := []struct {
		name string
		part string
		edit func(string) string
		want []compare.DifferenceKind
	}{
		{"nothing else", "word/document.xml", same, nil},
		{"a printed word", "word/document.xml", func(s string) string { return strings.Replace(s, "承诺如下", "承诺以下", 1) }, []compare.DifferenceKind{compare.DiffWords}},
		{"a label", "word/document.xml", func(s string) string { return strings.Replace(s, "项目名称", "名称", 1) }, []compare.DifferenceKind{compare.DiffWords}},
		{"an opinion written", "word/document.xml", func(s string) string {
			return strings.Replace(s, `<w:p/></w:tc></w:tr></w:tbl>`, cell("同意")+`</w:tc></w:tr></w:tbl>`, 1)
		}, []compare.DifferenceKind{compare.DiffSigned}},
		{"formatting", "word/document.xml", func(s string) string { return strings.Replace(s, `<w:sectPr/>`, `<w:sectPr></w:sectPr>`, 1) }, []compare.DifferenceKind{compare.DiffMarkup}},
		{"another part", "word/styles.xml", func(s string) string { return strings.Replace(s, "a7", "a8", 1) }, []compare.DifferenceKind{compare.DiffPart}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			list := files(diffBody)
			list = change(list, "word/document.xml", func(string) string { return part(t, filled, "word/document.xml") })
			got, err := Diff(blank, zipOf(t, change(list, tc.part, tc.edit)))
			if err != nil {
				t.Fatal(err)
			}
			var kinds []compare.DifferenceKind
			for _, d := range got {
				kinds = append(kinds, d.What)
			}
			if len(kinds) != len(tc.want) || len(kinds) > 0 && kinds[0] != tc.want[0] {
				t.Errorf("got %+v, want %v", got, tc.want)
			}
		})
	}
}

func TestFillPlacesRefusesWhatIsSigned(t *testing.T) {
	blank := build(t, diffBody)
	out, report, err := mustOpen(t, blank).FillPlacesBytes(map[string]place.Answer{"t0.r1.c1": {Text: "同意"}, "t9.r0.c0": {Text: "x"}})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out, blank) || len(report.Refused) != 1 || len(report.Unknown) != 1 {
		t.Errorf("%+v", report)
	}
}

// TestFillPlacesTicksEveryKindOfBox ticks boxes as text, symbols, controls and old
// form fields in place, and reads them back.
func TestFillPlacesTicksEveryKindOfBox(t *testing.T) {
	const (
		control = `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>`
		symbol  = `<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>`
		field   = `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r>`
	)
	for name, box := range map[string]string{"text": run("□"), "control": control, "symbol": symbol, "field": field, "bracket": ""} {
		body := para(spaced("级别：") + box + spaced("国家级 ") + box + spaced("省级"))
		if name == "bracket" {
			body = para(spaced("级别：国家级（　） 省级（　）"))
		}
		blank := mustOpen(t, build(t, body))
		out, report, err := blank.FillPlacesBytes(map[string]place.Answer{"p0#1": {Chosen: []string{"省级"}}})
		if err != nil || len(report.Filled) != 1 {
			t.Fatalf("%s: %v %+v", name, err, report)
		}
		wellFormed(t, out)
		got, err := mustOpen(t, out).ReadPlaces(blank)
		if err != nil || len(got["p0#1"].Chosen) != 1 || got["p0#1"].Chosen[0] != "省级" {
			t.Errorf("%s: reads %+v, %v\n%s", name, got, err, part(t, out, "word/document.xml"))
		}
	}
}

func FuzzPlaces(f *testing.F) {
	f.Add(diffBody)
	f.Add(table(3, tds("序号", "名称", "金额"), tds("1", "", ""), tds("2", "", "")))
	f.Add(para(spaced("类型：□甲 □乙 其他____（盖章）") + lined("  年 月 日")))
	f.Add(para(spaced("是否：口是 口否 ○甲 ○乙 姓名：_ _ _ 日期：﹍年﹍月﹍日 （　）A.甲 B.乙")))
	f.Add(para(run("姓名：") + asks(typedText, "单击输入") + oldForm(oldList, "FORMDROPDOWN", "") + asks(typedDate, "单击") + oldForm(`<w:textInput/>`, "FORMTEXT", "")))
	f.Add(para(signs("Wingdings 2", "£") + run("甲") + signs("Wingdings", "o") + run("乙")))
	f.Add(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/><w:vMerge/></w:tcPr></w:tc></w:tr><w:tr/></w:tbl>`)
	f.Fuzz(func(t *testing.T, body string) {
		data := build(t, body)
		form, err := Open(data)
		if err != nil {
			return
		}
		places, err := frugal(t, len(body), form.Places)
		if err != nil {
			t.Fatal(err)
		}
		answers := map[string]place.Answer{}
		for _, p := range places {
			a := place.Answer{Text: "甲<乙>\n丙"}
			if len(p.Options) > 0 {
				a = place.Answer{Chosen: []string{p.Options[len(p.Options)-1].Label}}
			}
			if p.Kind == place.Rows {
				a.Rows = []map[int]string{{p.Rows[0]: "甲"}, {0: "乙"}, {1: "丙"}, {2: "丁"}}
			}
			answers[p.At] = a
		}
		out, _, err := form.FillPlacesBytes(answers)
		if err != nil {
			t.Fatal(err)
		}
		filled, err := Open(out)
		if err != nil {
			t.Fatalf("%v\n%s", err, part(t, out, "word/document.xml"))
		}
		if _, err := filled.ReadPlaces(form); err != nil {
			t.Fatal(err)
		}
		if _, err := Compare(data, out); err != nil {
			t.Fatal(err)
		}
	})
}
