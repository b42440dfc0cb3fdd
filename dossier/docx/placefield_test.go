package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/compare"
)

// asks is a content control that shows what it asks for.
func asks(kind, text string) string {
	return `<w:sdt><w:sdtPr><w:showingPlcHdr/>` + kind + `</w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>` + text + `</w:t></w:r></w:sdtContent></w:sdt>`
}

// oldForm is an old form field.
func oldForm(data, name, result string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="x"/>` + data + `</w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> ` + name + ` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + result + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

const (
	typedText = `<w:text/>`
	typedDate = `<w:date><w:dateFormat w:val="yyyy/M/d"/></w:date>`
	typedList = `<w:dropDownList><w:listItem w:displayText="选择一项。" w:value=""/><w:listItem w:displayText="大型企业" w:value="1"/><w:listItem w:displayText="中型企业" w:value="2"/></w:dropDownList>`
	oldList   = `<w:enabled/><w:ddList><w:listEntry w:val="请选择"/><w:listEntry w:val="大型"/><w:listEntry w:val="中型"/></w:ddList>`
)

func TestControlsAreNamedByWhatIsPrinted(t *testing.T) {
	label := func(s string) string { return td(s, "") }
	holds := func(inner string) string { return cell(`<w:tcPr/>` + para(inner)) }
	box := `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>`
	tests := []struct {
		name, body string
		want       []string
	}{
		{"above one another", table(2,
			row(label("企业名称")+holds(asks(typedText, "单击此处输入文字。"))),
			row(label("企业规模")+holds(box+run("大型 ")+box+run("中型"))),
			row(label("规模")+holds(asks(typedList, "选择一项。"))),
			row(label("成立日期")+holds(asks(typedDate, "单击此处输入日期。"))),
		), []string{"t0.r0.c1 企业名称 text", "t0.r1.c1#1 企业规模 choice 大型 中型", "t0.r2.c1 规模 choice 大型企业 中型企业", "t0.r3.c1 成立日期 date"}},
		{"below headings", table(2, row(label("名称")+label("日期")), row(holds(asks(typedText, "单击输入"))+holds(asks(typedDate, "单击输入日期"))), row(holds(asks(typedText, "单击输入"))+holds(asks(typedDate, "单击输入日期")))),
			[]string{"t0.r1 名称|日期 rows"}},
		{"in one line", para(run("姓名：") + asks(typedText, "单击输入：") + run("电话：") + asks(typedText, "单击输入")), []string{"p0#1 姓名 text", "p0#2 电话 text"}},
		{"below a line", para(run("项目名称：")) + para(asks(typedText, "单击输入")), []string{"p1#1 项目名称 text"}},
		{"old fields", table(2,
			row(label("规模")+holds(oldForm(oldList, "FORMDROPDOWN", ""))),
			row(label("名称")+holds(oldForm(`<w:enabled/><w:textInput/>`, "FORMTEXT", spaced("     ")))),
			row(label("地址")+holds(oldForm(`<w:enabled/><w:textInput/>`, "FORMTEXT", ""))),
		), []string{"t0.r0.c1 规模 choice 大型 中型", "t0.r1.c1 名称 text", "t0.r2.c1 地址 text"}},
		{"old fields in a line", para(run("规模：") + oldForm(oldList, "FORMDROPDOWN", "") + run("名称：") + oldForm(`<w:textInput/>`, "FORMTEXT", spaced("\u2002\u2002\u2002")) + run("。")), []string{"p0#2 规模 choice 大型 中型", "p0#1 名称 text"}},
		{"locked", table(2,
			row(label("名称")+holds(`<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>　</w:t></w:r></w:sdtContent></w:sdt>`)),
			row(label("代码")+holds(`<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/><w:text/></w:sdtPr><w:sdtContent/></w:sdt>`)),
			row(label("地址")+holds(`<w:sdt><w:sdtPr><w:lock w:val="sdtLocked"/><w:text/></w:sdtPr><w:sdtContent/></w:sdt>`)),
			row(label("电话")+holds(oldForm(`<w:enabled w:val="0"/><w:textInput/>`, "FORMTEXT", spaced("     ")))),
		), []string{"t0.r0.c1 名称 sign", "t0.r1.c1 代码 sign", "t0.r2.c1 地址 text", "t0.r3.c1 电话 sign"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFieldsAreSetAsWordSetsThem(t *testing.T) {
	beside := func(inner string) string {
		return table(2, row(td("甲", "")+cell(`<w:tcPr/>`+para(inner))))
	}
	tests := []struct {
		name, body, at string
		a              place.Answer
		has, hasNot    []string
	}{
		{"text", beside(asks(typedText, "单击输入")), "t0.r0.c1", place.Answer{Text: "甲公司"}, []string{`>甲公司</w:t>`}, []string{"showingPlcHdr", "PlaceholderText", "单击"}},
		{"date", beside(asks(typedDate, "单击输入日期")), "t0.r0.c1", place.Answer{Text: "2025/3/1"}, []string{`<w:date w:fullDate="2025-03-01T00:00:00Z">`, `>2025/3/1</w:t>`}, []string{"showingPlcHdr"}},
		{"item", beside(asks(typedList, "选择一项。")), "t0.r0.c1", place.Answer{Chosen: []string{"中型企业"}}, []string{`>中型企业</w:t>`}, []string{"showingPlcHdr"}},
		{"empty control", beside(`<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent/></w:sdt>`), "t0.r0.c1", place.Answer{Text: "甲公司"}, []string{`<w:sdtContent><w:r><w:t xml:space="preserve">甲公司</w:t></w:r></w:sdtContent>`}, nil},
		{"control around the paragraph", table(2, row(td("甲", "")+cell(`<w:tcPr/><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>`))), "t0.r0.c1", place.Answer{Text: "甲公司"}, []string{`<w:sdtContent><w:p><w:r><w:t xml:space="preserve">甲公司</w:t></w:r></w:p></w:sdtContent>`}, nil},
		{"old list", beside(oldForm(oldList, "FORMDROPDOWN", "")), "t0.r0.c1", place.Answer{Chosen: []string{"中型"}}, []string{`<w:ddList><w:result w:val="2"/><w:listEntry`}, []string{"<w:t xml:space=\"preserve\">中型", "<w:t>中型"}},
		{"old text", beside(oldForm(`<w:textInput/>`, "FORMTEXT", spaced("     "))), "t0.r0.c1", place.Answer{Text: "甲公司"}, []string{`<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve">甲公司</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/>`}, nil},
		{"old text without a result", beside(oldForm(`<w:textInput/>`, "FORMTEXT", "")), "t0.r0.c1", place.Answer{Text: "甲公司"}, []string{`<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve">甲公司</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/>`}, nil},
		{"old text with a default", beside(oldForm(`<w:textInput><w:default w:val="请填写"/></w:textInput>`, "FORMTEXT", run("请填写"))), "t0.r0.c1", place.Answer{Text: "甲公司"}, []string{`>甲公司</w:t>`}, []string{"<w:t>请填写"}},
		{"control in a line", para(run("姓名：") + asks(typedText, "单击输入") + run("，电话：") + asks(typedText, "单击输入")), "p0#1", place.Answer{Text: "甲"}, []string{`>甲</w:t>`}, nil},
		{"old list in a line", para(run("规模：") + oldForm(oldList, "FORMDROPDOWN", "") + run("，电话")), "p0#1", place.Answer{Chosen: []string{"大型"}}, []string{`<w:result w:val="1"/>`}, nil},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			got := part(t, fillAndRead(t, tc.body, tc.at, tc.a), "word/document.xml")
			for _, s := range tc.has {
				if !strings.Contains(got, s) {
					t.Errorf("lacks %s\n%s", s, got)
				}
			}
			for _, s := range tc.hasNot {
				if strings.Contains(got, s) {
					t.Errorf("has %s\n%s", s, got)
				}
			}
		})
	}
}

func TestListsTakeTheirItemsAlone(t *testing.T) {
	for name, inner := range map[string]string{"list": asks(typedList, "选择一项。"), "old list": oldForm(oldList, "FORMDROPDOWN", "")} {
		src := build(t, table(2, row(td("规模", "")+cell(`<w:tcPr/>`+para(inner)))))
		_, report, err := mustOpen(t, src).FillPlacesBytes(map[string]place.Answer{"t0.r0.c1": {Chosen: []string{"微型"}}})
		if err != nil || len(report.Filled) != 0 || len(report.Unlisted) != 1 {
			t.Errorf("%s: %v %+v", name, err, report)
		}
	}
	src := build(t, table(2, row(td("名称", "")+cell(`<w:tcPr/>`+para(`<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>　</w:t></w:r></w:sdtContent></w:sdt>`)))))
	out, report, err := mustOpen(t, src).FillPlacesBytes(map[string]place.Answer{"t0.r0.c1": {Text: "甲"}})
	if err != nil || string(out) != string(src) || len(report.Locked) != 1 {
		t.Errorf("locked: %v %+v", err, report)
	}
}

// TestRowsTakeFieldsAndBoxes fills rows whose cells are controls, old fields and boxes.
func TestRowsTakeFieldsAndBoxes(t *testing.T) {
	holds := func(inner string) string { return cell(`<w:tcPr/>` + para(inner)) }
	blankRow := row(holds(asks(typedText, "单击输入")) + td("□是 □否", "") + holds(oldForm(oldList, "FORMDROPDOWN", "")))
	body := table(3, tds("名称", "是否自有", "规模"), blankRow, blankRow)
	want := place.Answer{Rows: []map[int]string{{0: "甲", 1: "否", 2: "中型"}, {0: "乙", 1: "是"}, {0: "丙", 2: "大型"}}}
	out := fillAndRead(t, body, "t0.r1", want)
	got := part(t, out, "word/document.xml")
	for _, s := range []string{"□是 ☑否", "☑是 □否", `<w:result w:val="2"/>`} {
		if !strings.Contains(got, s) {
			t.Errorf("lacks %s\n%s", s, got)
		}
	}
}

func TestCompareTellsTheEntryOfAnOldList(t *testing.T) {
	src := build(t, table(2, row(td("规模", "")+cell(`<w:tcPr/>`+para(oldForm(oldList, "FORMDROPDOWN", ""))))))
	out, _, err := mustOpen(t, src).FillPlacesBytes(map[string]place.Answer{"t0.r0.c1": {Chosen: []string{"中型"}}})
	if err != nil {
		t.Fatal(err)
	}
	got, err := Compare(src, out)
	if diff := cmp.Diff(compare.Comparison{Places: []compare.PlaceChange{{At: "t0.r0.c1", Label: "规模", Filled: "中型"}}}, got); err != nil || diff != "" {
		t.Error(err, diff)
	}
}
