package main

import (
	"archive/zip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// p and tbl write small forms: p("…") a paragraph, tbl("a|b", "c|d") a table. ‹…› is underlined, ☑{F0FE} a symbol.
func p(text string) string {
	var b strings.Builder
	b.WriteString("<w:p>")
	for text != "" {
		lo, hi := strings.Index(text, "‹"), strings.Index(text, "›")
		if lo < 0 {
			lo, hi = len(text), len(text)
		}
		b.WriteString(`<w:r><w:t xml:space="preserve">` + text[:lo] + `</w:t></w:r>`)
		if lo < hi {
			b.WriteString(`<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">` + text[lo+len("‹"):hi] + `</w:t></w:r>`)
			hi += len("›")
		}
		text = text[hi:]
	}
	return b.String() + "</w:p>"
}

func symbolP(code, text string) string {
	return `<w:p><w:r><w:sym w:font="Wingdings" w:char="` + code + `"/></w:r><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func boxP(inner string) string {
	return `<w:p><w:r><w:drawing><w:txbxContent>` + inner + `</w:txbxContent></w:drawing></w:r></w:p>`
}

func tbl(rows ...string) string {
	var b strings.Builder
	b.WriteString("<w:tbl>")
	for _, r := range rows {
		b.WriteString("<w:tr>")
		for _, c := range strings.Split(r, "|") {
			inner := ""
			for _, l := range strings.Split(c, "/") {
				inner += p(l)
			}
			b.WriteString("<w:tc>" + inner + "</w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	return b.String() + "</w:tbl>"
}

func writeDocx(t *testing.T, path, body string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	text := `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}

// judged writes both forms and the truth, and gives "address outcome/why: got" of every place that is not empty.
func judged(t *testing.T, blank, filled, slots string) []string {
	t.Helper()
	truths, copies := t.TempDir(), t.TempDir()
	writeDocx(t, filepath.Join(truths, "甲.docx"), blank)
	writeDocx(t, filepath.Join(copies, "甲.docx"), filled)
	if err := os.WriteFile(filepath.Join(truths, "甲.truth.json"), []byte(`{"slots":[`+slots+`]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	all, err := scoreAll(truths, copies)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, v := range all.Forms[0].Places {
		line := v.At + " " + v.Outcome
		if v.Why != "" {
			line += "/" + v.Why
		}
		if v.Got != "" {
			line += ": " + v.Got
		}
		if v.Outcome != isEmpty {
			out = append(out, line)
		}
	}
	return out
}

func TestOutcomes(t *testing.T) {
	name := `{"at":"t0.r0.c1","label":"名称","kind":"text","fill":["甲公司"],"may":["甲"]}`
	yesNo := `{"at":"p0#1","kind":"choice","options":[{"at":"p0#1","label":"是"},{"at":"p0#2","label":"否"}],"fill":["否"]}`
	yesNoCell := `{"at":"t0.r0.c1","kind":"choice","label":"性质","options":[{"label":"是"},{"label":"否"}],"fill":["否"]}`
	for title, c := range map[string]struct {
		blank, filled, slots string
		want                 []string
	}{
		"right":        {tbl("名称|"), tbl("名称|甲公司"), name, []string{"t0.r0.c1 right: 甲公司"}},
		"false":        {tbl("名称|"), tbl("名称|乙公司"), name, []string{"t0.r0.c1 false/value: 乙公司"}},
		"missed":       {tbl("名称|"), tbl("名称|"), name, []string{"t0.r0.c1 missed"}},
		"may":          {tbl("名称|"), tbl("名称|甲"), name, []string{"t0.r0.c1 may: 甲"}},
		"not wanted":   {tbl("名称|"), tbl("名称|x"), `{"at":"t0.r0.c1","kind":"text","fill":[]}`, []string{"t0.r0.c1 false/empty: x"}},
		"signed":       {tbl("签字|"), tbl("签字|x"), `{"at":"t0.r0.c1","kind":"sign","fill":[]}`, []string{"t0.r0.c1 false/sign: x"}},
		"no place":     {tbl("名称||备注"), tbl("名称|甲公司|备注y"), name, []string{"t0.r0.c2 false/outside: y", "t0.r0.c1 right: 甲公司"}},
		"erased":       {tbl("名称|", "说明|"), tbl("名|甲公司", "说明|"), name, []string{"t0.r0.c0 false/erased: 称", "t0.r0.c1 right: 甲公司"}},
		"optional":     {tbl("名称|"), tbl("名称|"), `{"at":"t0.r0.c1","kind":"text","fill":["x"],"optional":true}`, nil},
		"other marks":  {tbl("额|"), tbl("额|３０．50"), `{"at":"t0.r0.c1","kind":"money","fill":["30.5"]}`, []string{"t0.r0.c1 right: ３０．50"}},
		"other date":   {tbl("日|"), tbl("日|2016年04月12日"), `{"at":"t0.r0.c1","kind":"date","fill":["2016-4-12"]}`, []string{"t0.r0.c1 right: 2016年04月12日"}},
		"month only":   {tbl("日|"), tbl("日|2016年4月"), `{"at":"t0.r0.c1","kind":"date","fill":["2016-04-12"]}`, []string{"t0.r0.c1 false/value: 2016年4月"}},
		"unit stays":   {tbl("额|万元"), tbl("额|30万元"), `{"at":"t0.r0.c1","kind":"money","unit":"万元","fill":["30"]}`, []string{"t0.r0.c1 right: 30"}},
		"unit twice":   {tbl("额|万元"), tbl("额|30万元万元"), `{"at":"t0.r0.c1","kind":"money","unit":"万元","fill":["30"]}`, []string{"t0.r0.c1 false/value: 30万元"}},
		"unit lost":    {tbl("额|万元"), tbl("额|30"), `{"at":"t0.r0.c1","kind":"money","unit":"万元","fill":["30"]}`, []string{"t0.r0.c1 false/erased: 万元", "t0.r0.c1 right: 30"}},
		"hint goes":    {tbl("名|（全称）"), tbl("名|甲公司"), `{"at":"t0.r0.c1","kind":"text","hint":"（全称）","fill":["甲公司"]}`, []string{"t0.r0.c1 right: 甲公司"}},
		"sample goes":  {tbl("名|张三"), tbl("名|张五"), `{"at":"t0.r0.c1","kind":"text","sample":"张三","fill":["张五"]}`, []string{"t0.r0.c1 right: 张五"}},
		"sample stays": {tbl("名|张三"), tbl("名|张三张五"), `{"at":"t0.r0.c1","kind":"text","sample":"张三","fill":["张五"]}`, []string{"t0.r0.c1 false/value: 张三张五"}},
		"below":        {p("简介") + p("") + p("") + p("二"), p("简介") + p("甲") + p("乙") + p("二"), `{"at":"p1","kind":"longtext","fill":["甲乙"]}`, []string{"p1 right: 甲乙"}},
		"more lines":   {p("简介") + p("") + p("二"), p("简介") + p("甲") + p("乙") + p("二"), `{"at":"p1","kind":"longtext","fill":["甲乙"]}`, []string{"p1 right: 甲乙"}},
		"own cell":     {tbl("简介：/"), tbl("简介：/甲乙"), `{"at":"t0.r0.c0","kind":"longtext","fill":["甲乙"]}`, []string{"t0.r0.c0 right: 甲乙"}},
		"text box":     {boxP(p("名称：")), boxP(p("名称：甲")), `{"at":"p0.x0.p0#1","kind":"text","fill":["甲"]}`, []string{"p0.x0.p0#1 right: 甲"}},
		"whole box":    {boxP(p("")), boxP(p("甲")), `{"at":"p0.x0","kind":"text","fill":["甲"]}`, []string{"p0.x0 right: 甲"}},
		"box ticked":   {p("□是 □否"), p("□是 ☑否"), yesNo, []string{"p0#1 right: 否"}},
		"printed date": {tbl("成立|　年　月　日"), tbl("成立|2016年4月12日"), `{"at":"t0.r0.c1","kind":"date","label":"成立","fill":["2016年4月12日"]}`, []string{"t0.r0.c1 right: 2016412"}},
		"ring filled":  {tbl("性质|○是○否"), tbl("性质|○是●否"), yesNoCell, []string{"t0.r0.c1 right: 否"}},
		"wrong box":    {p("□是 □否"), p("■是 □否"), yesNo, []string{"p0#1 false/value: 是"}},
		"both boxes":   {p("□是 □否"), p("☑是 ☑否"), yesNo, []string{"p0#1 false/value: 是、否"}},
		"no box":       {p("□是 □否"), p("□是 □否"), yesNo, []string{"p0#1 missed"}},
		"brackets":     {p("是（ ）否（ ）"), p("是（ ）否（√）"), yesNo, []string{"p0#1 right: 否"}},
		"words there":  {p("是（ ）否（ ）"), p("是（ ）否（甲）"), yesNo, []string{"p0#1 false/value: 否、甲"}},
		"symbol":       {symbolP("F0A8", "是"), symbolP("F0FE", "是"), `{"at":"p0#1","kind":"check","options":[{"at":"p0#1","label":"是"}],"fill":["是"]}`, []string{"p0#1 right: 是"}},
		"cell marked":  {tbl("好|差", "|"), tbl("好|差", "√|"), `{"at":"t0.r1.c0","kind":"choice","options":[{"at":"t0.r1.c0","label":"好"},{"at":"t0.r1.c1","label":"差"}],"fill":["好"]}`, []string{"t0.r1.c0 right: 好"}},
		"word marked":  {tbl("性质|企业 事业"), tbl("性质|企业 √事业"), `{"at":"t0.r0.c1","kind":"choice","options":[{"label":"企业"},{"label":"事业"}],"fill":["事业"]}`, []string{"t0.r0.c1 right: 事业"}},
		"word alone":   {tbl("性质|企业/事业"), tbl("性质|事业"), `{"at":"t0.r0.c1","kind":"choice","options":[{"label":"企业"},{"label":"事业"}],"fill":["事业"]}`, []string{"t0.r0.c1 right: 事业"}},
		"alt":          {tbl("名称||"), tbl("名称||甲"), `{"at":"t0.r0.c1","alt":["t0.r0.c2"],"kind":"text","fill":["甲"]}`, []string{"t0.r0.c1 right: 甲"}},
	} {
		t.Run(title, func(t *testing.T) {
			if diff := cmp.Diff(c.want, judged(t, c.blank, c.filled, c.slots)); diff != "" {
				t.Errorf("outcomes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNumberedBlanks(t *testing.T) {
	slots := `{"at":"p0#1","kind":"text","fill":["广西","广西市"]},{"at":"p0#2","kind":"text","fill":["柳州市"]}`
	date := `{"at":"p0#1","kind":"date","fill":["2016-04-12"]}`
	for title, c := range map[string]struct {
		blank, filled, slots string
		want                 []string
	}{
		"underlined":     {p("在‹    ›省‹    ›市。"), p("在‹广西›省‹柳州市›市。"), slots, []string{"p0#1 right: 广西", "p0#2 right: 柳州市"}},
		"only the first": {p("在‹    ›省‹    ›市。"), p("在‹ 广西 ›省‹    ›市。"), slots, []string{"p0#1 right: 广西", "p0#2 missed"}},
		"wrong blank":    {p("在‹    ›省‹    ›市。"), p("在‹柳州市›省‹    ›市。"), slots, []string{"p0#1 false/value: 柳州市", "p0#2 missed"}},
		"after the end":  {p("在‹    ›省‹    ›市。"), p("在‹    ›省‹    ›市。广西"), slots, []string{"p0 false/outside: 广西", "p0#1 missed", "p0#2 missed"}},
		"date":           {p("于    年  月  日止"), p("于2016年4月12日止"), date, []string{"p0#1 right: 2016年4月12日"}},
		"wrong date":     {p("于    年  月  日止"), p("于2016年5月12日止"), date, []string{"p0#1 false/value: 2016年5月12日"}},
		"century":        {p("于20__年__月__日止"), p("于2016年4月12日止"), date, []string{"p0#1 right: 2016年4月12日"}},
		"colons":         {p("甲：") + p("乙："), p("甲：x") + p("乙：y"), `{"at":"p0#1","kind":"text","fill":["x"]},{"at":"p1#1","kind":"text","fill":[]}`, []string{"p0#1 right: x", "p1#1 false/empty: y"}},
		"in one cell":    {tbl("甲：/乙："), tbl("甲：x/乙：y"), `{"at":"t0.r0.c0#1","kind":"text","fill":["x"]},{"at":"t0.r0.c0#2","kind":"text","fill":["y"]}`, []string{"t0.r0.c0#1 right: x", "t0.r0.c0#2 right: y"}},
		"not a slot":     {p("甲：") + p("乙："), p("甲：x") + p("乙：y"), `{"at":"p0#1","kind":"text","fill":["x"]}`, []string{"p1 false/outside: y", "p0#1 right: x"}},
	} {
		t.Run(title, func(t *testing.T) {
			if diff := cmp.Diff(c.want, judged(t, c.blank, c.filled, c.slots)); diff != "" {
				t.Errorf("outcomes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRows(t *testing.T) {
	slot := `{"at":"t0.r1","kind":"rows","rows":[1,1],"header":0,"serial":{"c":0},"columns":[{"c":1,"label":"姓名"},{"c":2,"label":"额","kind":"money"}],
		"fill":[{"姓名":"甲","额":"1.5"},{"姓名":"乙"}]}`
	blank := tbl("序号|姓名|额", "1||", "合计||")
	for title, c := range map[string]struct {
		filled string
		want   []string
	}{
		"added":     {tbl("序号|姓名|额", "1|甲|1.50", "2|乙|", "合计||"), []string{"t0.r1.c1 right: 甲", "t0.r1.c2 right: 1.50", "t0.r1+.c1 right: 乙"}},
		"too few":   {tbl("序号|姓名|额", "1|甲|2", "合计||"), []string{"t0.r1.c1 right: 甲", "t0.r1.c2 false/value: 2", "t0.r1+1.c1 missed"}},
		"too many":  {tbl("序号|姓名|额", "1|甲|1.5", "2|乙|", "3|丙|", "合计||"), []string{"t0.r1.c1 right: 甲", "t0.r1.c2 right: 1.5", "t0.r1+.c1 right: 乙", "t0.r1+.c1 false/empty: 丙"}},
		"none":      {blank, []string{"t0.r1+0.c1 missed", "t0.r1+0.c2 missed", "t0.r1+1.c1 missed"}},
		"elsewhere": {tbl("序号|姓名|额", "1|甲|1.5", "2|乙|", "合计||9"), []string{"t0.r1.c1 right: 甲", "t0.r1.c2 right: 1.5", "t0.r1+.c1 right: 乙", "t0.r2.c2 false/outside: 9"}},
	} {
		t.Run(title, func(t *testing.T) {
			if diff := cmp.Diff(c.want, judged(t, blank, c.filled, slot)); diff != "" {
				t.Errorf("outcomes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTotals(t *testing.T) {
	truths, copies := t.TempDir(), t.TempDir()
	writeDocx(t, filepath.Join(truths, "甲.docx"), tbl("名称|", "地址|", "电话|", "传真|"))
	writeDocx(t, filepath.Join(copies, "甲.docx"), tbl("名称|x", "地址|z", "电话|", "传真|"))
	writeDocx(t, filepath.Join(truths, "乙.docx"), tbl("名称|"))
	slots := []string{`{"at":"t0.r0.c1","kind":"text","fill":["x"]}`, `{"at":"t0.r1.c1","kind":"text","fill":["y"]}`, `{"at":"t0.r2.c1","kind":"text","fill":["1"]}`, `{"at":"t0.r3.c1","kind":"text","fill":[]}`}
	for name, list := range map[string][]string{"甲": slots, "乙": slots[:1]} {
		if err := os.WriteFile(filepath.Join(truths, name+".truth.json"), []byte(`{"slots":[`+strings.Join(list, ",")+`]}`), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	all, err := scoreAll(truths, copies)
	if err != nil {
		t.Fatal(err)
	}
	want := counts{Right: 1, False: 1, Missed: 2, Empty: 1, Precision: 0.5, Recall: 1.0 / 3}
	if diff := cmp.Diff(want, all.Total); diff != "" || len(all.Unfilled) != 1 || all.Unfilled[0] != "乙" {
		t.Errorf("totals (-want +got), not filled %v:\n%s", all.Unfilled, diff)
	}
	var text, data strings.Builder
	if err := all.print(&text, false, false); err != nil || !strings.Contains(text.String(), "false/value\tt0.r1.c1") || strings.Contains(text.String(), "\tmissed\t") {
		t.Errorf("the list of what is false: %v\n%s", err, text.String())
	}
	var back scores
	if err := all.print(&data, true, false); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(data.String()), &back); err != nil || back.Total != want {
		t.Errorf("as JSON: %v\n%s", err, data.String())
	}
}

func TestTruthWithoutFillIsRefused(t *testing.T) {
	dir := t.TempDir()
	writeDocx(t, filepath.Join(dir, "甲.docx"), p("名称："))
	if err := os.WriteFile(filepath.Join(dir, "甲.truth.json"), []byte(`{"slots":[{"at":"p0#1","kind":"text"}]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := scoreAll(dir, dir); err == nil || !strings.Contains(err.Error(), "p0#1") {
		t.Errorf("got %v", err)
	}
}
