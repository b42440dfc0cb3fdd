package formmap

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/writing"
	"yibiao/forms"
)

// TestPartsOfWhatIsKnown has forms that ask a part of an answer, one of several, or the answer by another list of words: what is
// known for sure is written, and nothing for the rest.
func TestPartsOfWhatIsKnown(t *testing.T) {
	form := formtest.Profile(t)
	for _, tc := range []struct{ name, form, want string }{
		{"levels of a division in cells", `
			企业认定申请表
			| 企业名称 | | 统一社会信用代码 | |
			| 省份 | | 设区市 | |
			| 区县 | | 注册地所属区县 | |
			| 所在县（市、区） | | 所属乡镇（街道） | |
			| 所在县区及乡镇 | | 行政区划 | |`,
			"t0.r1.c1 广西壮族自治区; t0.r1.c3 柳州市; t0.r2.c1 鱼峰区; t0.r2.c3 鱼峰区; t0.r3.c1 鱼峰区; t0.r4.c3 广西壮族自治区柳州市鱼峰区"},
		{"a level of where something else is", `
			企业认定申请表
			| 企业名称 | | 统一社会信用代码 | |
			| 项目所在区县 | | 税收缴纳地区县 | |`, ""},
		{"levels of an industry", `
			企业认定申请表
			| 企业名称 | | 统一社会信用代码 | |
			| 所属行业v | 门类：______ 大类：______ 中类：______ 小类：______ |
			| ^ | 小类代码：______ 大类代码：______ |
			| 行业名称 | | 行业代码 | |`,
			"t0.r1.c1#4 C3511; t0.r2.c1#1 C3511; t0.r3.c3 C3511"},
		{"digits of a class", `
			企业认定申请表
			| 企业名称 | | 统一社会信用代码 | |
			| 行业小类代码（4位） | | 所属行业 | |`,
			"t0.r1.c1 3511; t0.r1.c3 C3511（大类：C35 专用设备制造业）"},
		{"a name and no code", `
			企业认定申请表
			| 企业名称 | | 统一社会信用代码 | |
			| 行业名称 | | 注册地址 | |
			| 行业类别 | | 国标行业（附） | |
			| 法定代表人 | | 职工人数 | |
			| 行业类别（代码） | | 国民经济行业名称及代码 | |`,
			"t0.r1.c1 专用设备制造业; t0.r2.c1 专用设备制造业; t0.r4.c1 C3511（大类：C35 专用设备制造业）; t0.r4.c3 C3511（大类：C35 专用设备制造业）"},
		{"one product of several", `
			产品认定申请表
			申请企业：____________
			产品名称：____________
			主要产品：____________
			| 企业名称 | | 产品 | |
			| 主导产品名称 | | 申报产品名称 | |`,
			"p3#1 旋压机、压力机; t0.r1.c1 旋压机、压力机"},
		{"kinds of firms that are narrower than what is known", `
			企业认定申请表
			| 企业名称 | | 统一社会信用代码 | |
			| 单位类型 | □国有企业 □集体企业 □外资企业 □社会团体 |`, ""},
		{"kinds of firms by who controls them", `
			企业认定申请表
			| 企业名称 | | 统一社会信用代码 | |
			| 单位类型 | □机关事业单位 □国有企业 □民营企业 □外资企业 □社会组织 |`,
			"t0.r1.c1#1 民营企业"},
		{"kinds of organisations", `
			企业认定申请表
			| 企业名称 | | 统一社会信用代码 | |
			| 单位类型 | □企业 □事业单位 □社会团体 □其他 |`,
			"t0.r1.c1#1 企业"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			places := formtest.Paper(t, tc.form)
			values, _ := writing.Values(Propose(places, FromForm(form)), places, formtest.Answered(form, forms.Case{Answers: forms.Answers{Values: map[string]string{
				"org.region": "450203", "org.industry": "C3511", "org.products": "旋压机、压力机", "org.type": "企业", "org.ownership": "民营控股",
			}}}))
			var got []string
			for _, p := range places {
				if a, ok := values[p.At]; ok {
					text := a.Text
					for _, at := range a.Chosen {
						for _, o := range p.Options {
							if o.At == at || o.At == "" && o.Label == at {
								text += o.Label
							}
						}
					}
					got = append(got, p.At+" "+text)
				}
			}
			if d := cmp.Diff(tc.want, strings.Join(got, "; ")); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// TestListsOfPatents has lists of what the applicant owns: one of patents takes no works of software, one of those in force no
// others, and a changed cell is read back into the row that it came from.
func TestListsOfPatents(t *testing.T) {
	form := formtest.Profile(t)
	row := func(kind, title, grant, status string) forms.Row {
		return forms.Row{Cells: map[string]string{"kind": kind, "title": title, "grant": grant, "status": status}}
	}
	c := forms.Case{Answers: forms.Answers{Tables: map[string][]forms.Row{"ip.table": {
		row("软件著作权", "甲", "2024-01-01", "有效"), row("发明专利", "乙", "2025-01-01", "有效"), row("实用新型", "丙", "2026-02-01", "有效"),
		row("外观设计", "丁", "2020-01-01", "失效"), row("发明专利", "戊", "", "审中"),
	}}}}
	for name, want := range map[string]string{
		"知识产权清单": "甲乙丙丁戊", "专利清单": "乙丙丁戊", "发明专利清单": "乙戊", "有效专利清单": "乙丙", "授权专利清单（截至2025年底，单位：件）": "乙丁",
	} {
		places := formtest.Paper(t, `
			企业认定申请书
			`+name+`
			| 序号 | 名称 | 类型 | 专利号 | 授权日期 |
			| | | | | |
			| | | | | |`)
		m := Propose(places, FromForm(form))
		values, _ := writing.Values(m, places, formtest.Answered(form, c))
		got := ""
		for _, cells := range values["t0.r1"].Rows {
			got += cells[1]
		}
		if got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
		if name != "发明专利清单" {
			continue
		}
		filled := values["t0.r1"]
		filled.Rows[1][1] = "己"
		if edits := writing.Edits(m, places, formtest.Answered(form, c), map[string]place.Answer{"t0.r1": filled}); len(edits) != 1 || edits[0].Row != 4 || edits[0].Was != "戊" || edits[0].Value != "己" {
			t.Errorf("%+v", edits)
		}
	}
}
