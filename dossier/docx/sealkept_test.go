package docx

import (
	"slices"
	"strings"
	"testing"

	"yibiao/dossier/docx/place"
)

// TestTheSealMarkStays: what says where the seal goes is an order to the applicant, and no hint of what to write.
func TestTheSealMarkStays(t *testing.T) {
	const name = "柳州市某某公司"
	lined := func(text string) string {
		return `<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	for what, body := range map[string]string{
		"spaces before it":         para(spaced("申报单位：      （盖章）")),
		"no room before it":        para(spaced("申报单位：（公章）")),
		"on one line":              para(spaced("申报单位：") + lined("            （盖章）")),
		"on a line of its own":     para(spaced("申报单位：") + lined("（盖章）")),
		"behind a line":            para(spaced("申报单位：____________（加盖公章）")),
		"letters apart, in a form": para(spaced("申 报 单 位：　　　　（盖章）")),
		"in a cell":                table(2, tds("申报单位", "            （盖章）")),
	} {
		t.Run(what, func(t *testing.T) {
			body := para(spaced("某某扶持资金项目申请书")) + para(spaced("项目名称：            ")) + body + para(spaced("项目负责人：            ")) +
				para(spaced("联系电话：            ")) + para(spaced("某某市科学技术局制")) + table(2, tds("企业名称", ""))
			blank := build(t, body)
			places, err := mustOpen(t, blank).Places()
			at := slices.IndexFunc(places, func(p place.Place) bool { return p.Label == "申报单位" })
			if err != nil || at < 0 {
				t.Fatalf("%+v %v", places, err)
			}
			filled := fillAndRead(t, body, places[at].At, place.Answer{Text: name})
			found, err := Compare(blank, filled)
			if err != nil || len(found.Differences) != 0 {
				t.Fatalf("%+v %v", found, err)
			}
			for _, c := range found.Places {
				if c.Removed != "" || c.At == places[at].At && !strings.Contains(c.Filled, name) {
					t.Errorf("%+v", c)
				}
			}
		})
	}
}

// TestAFormIsNoDifferentFromItself: comparing a file with itself finds nothing filled and nothing gone.
func TestAFormIsNoDifferentFromItself(t *testing.T) {
	for what, body := range map[string]string{
		"a list with samples": table(3, tds("知识产权编号", "名称", "获得方式"), tds("IP…", "", ""), tds("IP…", "", "")),
		"a list with options": table(2, tds("标准名称", "级别"), tds("", "□国家 □行业"), tds("", "□国家 □行业"), tds("", "□国家 □行业")),
		"a list of a date":    table(2, tds("课题", "截止日期"), tds("甲", "____年__月__日")),
		"two dates in a line": para(spaced("起止年限：______年___月至______年___月")),
		"all of them":         changeBody,
	} {
		t.Run(what, func(t *testing.T) {
			data := build(t, body)
			found, err := Compare(data, data)
			if err != nil || len(found.Differences) != 0 {
				t.Fatalf("%+v %v", found.Differences, err)
			}
			for _, c := range found.Places {
				if c.Changed() || c.Removed != "" {
					t.Errorf("%+v", c)
				}
			}
		})
	}
}

// TestALabelInItsOwnCellIsNotReadBack: what was written is read, and not the label that stands before it in the cell.
func TestALabelInItsOwnCellIsNotReadBack(t *testing.T) {
	body := table(2, tds("电话：", "邮政编码："), tds("申报单位名称：", "传真："))
	blank := mustOpen(t, build(t, body))
	places, err := blank.Places()
	if err != nil || len(places) != 4 {
		t.Fatalf("%+v %v", places, err)
	}
	for _, p := range places {
		fillAndRead(t, body, p.At, place.Answer{Text: "0772-3800001"})
	}
}

// TestNameOverATable: the first row of a form, one cell wide, takes the typed name as well as the seal.
func TestNameOverATable(t *testing.T) {
	rows := tds("地址", "") + tds("电话", "") + tds("邮编", "") + tds("网址", "")
	tests := []struct{ name, body, want string }{
		{"name over a form", table(2, row(across("2", "企业名称（盖章）："))+rows), "t0.r0.c0#1 企业名称（盖章） text"},
		{"office words", table(2, row(across("2", "单位名称（公章）:"))+rows), "t0.r0.c0#1 单位名称（公章） text"},
		{"a person signs", table(2, row(across("2", "法定代表人（签章）："))+rows), "t0.r0.c0 法定代表人（签章） sign"},
		{"a person seals", table(2, row(across("2", "负责人（盖章）："))+rows), "t0.r0.c0 负责人（盖章） sign"},
		{"name and signature", table(2, row(across("2", "单位名称（签字盖章）："))+rows), "t0.r0.c0 单位名称（签字盖章） sign"},
		{"end of a form", table(2, rows+row(across("2", "企业名称（盖章）："))), "t0.r4.c0 企业名称（盖章） sign"},
		{"table to sign", table(2, row(across("2", "企业名称（盖章）："))+tds("法定代表人（签字）", "")+tds("日期", "")), "t0.r0.c0 企业名称（盖章） sign"},
		{"below a pledge", para(spaced("本单位承诺以上内容真实。")) + table(2, row(across("2", "单位名称（盖章）："))+rows), "t0.r0.c0 单位名称（盖章） sign"},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if got := brief(t, tc.body); !slices.Contains(got, tc.want) {
				t.Errorf("%q has no %q", got, tc.want)
			}
		})
	}
}

// TestUnitsAndSealsStay keeps what a value cell prints beside the value.
func TestUnitsAndSealsStay(t *testing.T) {
	body := table(2, tds("注册资本", "（万元）"), tds("企业名称", "（全称）"), tds("申报单位", "（盖章）"), tds("住所", ""), tds("电话", ""), tds("传真", ""), tds("邮箱", ""), tds("网址", ""), tds("职工人数", "人"), tds("注册资金", "万　元"), tds("注册资本", "5000万元"))
	f := mustOpen(t, build(t, body))
	out, _, err := f.FillPlacesBytes(map[string]place.Answer{"t0.r0.c1": {Text: "3000"}, "t0.r1.c1": {Text: "甲公司"}, "t0.r2.c1": {Text: "甲公司"}, "t0.r8.c1": {Text: "12"}, "t0.r9.c1": {Text: "300"}, "t0.r10.c1": {Text: "300"}})
	if err != nil {
		t.Fatal(err)
	}
	found, err := mustOpen(t, out).inspect()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, a := range found.Layout.Areas {
		got[a.Addr] = a.Text()
	}
	for at, want := range map[string]string{"t0.r0.c1": "3000（万元）", "t0.r1.c1": "甲公司", "t0.r2.c1": "甲公司（盖章）", "t0.r8.c1": "12人", "t0.r9.c1": "300万　元", "t0.r10.c1": "300万元"} {
		if got[at] != want {
			t.Errorf("%s reads %q, want %q", at, got[at], want)
		}
	}
}
