package heads_test

import (
	"strings"
	"testing"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
	"yibiao/dossier/docx/place"
)

// headsAt are the words over place at of a form, and its context.
func headsAt(t *testing.T, body, at string) string {
	t.Helper()
	places, err := docxtest.Form(t, body).Places()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range places {
		if p.At == at {
			return "(" + p.Context + ") " + headWords(p)
		}
	}
	t.Fatalf("no place %s in %v", at, places)
	return ""
}

// headWords are the heads of p with their roles.
func headWords(p place.Place) string {
	var words []string
	for _, h := range p.Heads {
		words = append(words, string(h.Role)+":"+h.Text)
	}
	return strings.Join(words, " ")
}

// lines are paragraphs of the body.
func lines(texts ...string) string {
	var b strings.Builder
	for _, text := range texts {
		b.WriteString(wml.Para(wml.Spaced(text)))
	}
	return b.String()
}

// TestFactsOfTheForm has the lines that head a sheet of statistics: none of them is its title or says what the table is about, and the year
// stays; lines that look alike and name a part go on doing so.
func TestFactsOfTheForm(t *testing.T) {
	table := wml.Table(4, wml.TDs("单位名称", "", "法定代表人", ""), wml.TDs("联系电话", "", "邮政编码", ""))
	sheet := []string{"表    号：G201表", "制表机关：国务院第一次全国污染源普查领导小组办公室", "批准机关：国家统计局", "文    号：国统制[2007]124号", "有效期至：2026年12月", "计量单位：万元"}
	for _, tc := range []struct {
		name string
		over []string
		want string
	}{
		{"facts below the title", append([]string{"工业企业基本情况表"}, sheet...), "(工业企业基本情况表) row:单位名称 title:工业企业基本情况表 unit:计量单位：万元 unit:金额单位：万元"},
		{"facts over the title", append(append([]string{}, sheet[:4]...), "工业企业基本情况表"), "(工业企业基本情况表) row:单位名称 title:工业企业基本情况表"},
		{"with the year", append([]string{"工业企业基本情况表", "2025年"}, sheet[:4]...), "(2025年) row:单位名称 caption:2025年 title:工业企业基本情况表 title:2025年"},
		{"the number of a record", []string{"设备检查记录表", "编号：080101"}, "(设备检查记录表) row:单位名称 title:设备检查记录表"},
		{"a part with a colon", []string{"资金申请表", "第一部分：企业情况"}, "(第一部分：企业情况) row:单位名称 section:第一部分：企业情况 title:资金申请表"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := headsAt(t, lines(tc.over...)+table, "t0.r0.c1"); got != tc.want {
				t.Errorf("got %s\nwant %s", got, tc.want)
			}
		})
	}
}

// TestTitleOverLines has a form of lines only: its title stands over its places as over those of a table.
func TestTitleOverLines(t *testing.T) {
	for title, want := range map[string]string{
		"中小企业融资情况调查问卷": "(中小企业融资情况调查问卷) title:中小企业融资情况调查问卷",
		"企业入库登记表":      "(企业入库登记表) title:企业入库登记表",
		"请各企业认真对待":     "(请各企业认真对待) ",
	} {
		if got := headsAt(t, lines(title, "企业名称：________"), "p1#1"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestNamedBetweenTables has a short line between two tables that names whom the second is about, and lines there that name nobody.
func TestNamedBetweenTables(t *testing.T) {
	first := wml.Table(2, wml.TDs("单位名称", ""), wml.TDs("注册资本", ""))
	second := wml.Table(4, wml.TDs("名称", "", "注册地", ""), wml.TDs("电话", "", "邮编", ""))
	for line, want := range map[string]string{
		"附：境外母公司":   "境外母公司",
		"境外母公司：":    "境外母公司",
		"附：担保企业":    "担保企业",
		"附：合作院校":    "合作院校",
		"本企业的全资孙公司": "本企业的全资孙公司",
		"单位：万元":     "",
		"附：相关证明材料":  "",
		"续表":        "",
		"2025年3月1日": "",
		"备注：":       "",
		"编号：":       "",
		"总体分为五个阶段：": "",
		"以上数据由企业如实填写，并对真实性负责。": "",
	} {
		got := headsAt(t, lines("资金申请表")+first+lines(line)+second, "t1.r0.c1")
		var caption string
		for _, word := range strings.Fields(got) {
			if text, ok := strings.CutPrefix(word, "caption:"); ok {
				caption = text
			}
		}
		if caption != want {
			t.Errorf("%s: caption %q, want %q (%s)", line, caption, want, got)
		}
	}
}
