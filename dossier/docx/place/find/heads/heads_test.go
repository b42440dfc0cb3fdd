package heads_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
	"yibiao/dossier/docx/place"
)

// TestPapersHeadNothing has a list of papers before a sheet: its last line is no heading of the sheet.
func TestPapersHeadNothing(t *testing.T) {
	body := wml.Para(wml.Run("申报书")) + wml.Para(wml.Run("二、其他申报材料")) + wml.Para(wml.Run("6. 质量安全证明；")) + wml.Para(wml.Run("8. 权威机构出具的行业排名证明")) + wml.Para(wml.Run("表1 基本情况表")) + wml.Table(2, wml.TDs("企业名称", ""))
	places, err := docxtest.Form(t, body).Places()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range places {
		if strings.Contains(p.Context, "权威机构") || slices.ContainsFunc(p.Heads, func(h place.Head) bool { return strings.Contains(h.Text, "权威机构") }) {
			t.Errorf("%s: %q, %v", p.At, p.Context, p.Heads)
		}
	}
	if len(places) != 1 {
		t.Errorf("%d places, want 1", len(places))
	}
}

// TestNothingOverThem has cells and lines that look like heads and are none: words to choose
// from, questions that are answered where they stand, and what is said about filling in.
func TestNothingOverThem(t *testing.T) {
	wide := func(label, text string) string {
		return wml.Row(wml.TD(label, "") + wml.TD(text, `<w:gridSpan w:val="3"/>`))
	}
	for _, tc := range []struct{ name, body, at, want string }{
		{"words to choose from", wml.Table(4, wide("证件类型", "身份证    军官证    护照    其他"), wml.TDs("经办人姓名", "", "手机", "")), "t0.r1.c3", "row:手机"},
		{"words of one and of more characters", wml.Table(4, wide("隶属关系", "中央   省   市、地区   县（区）  其他"), wml.TDs("单位地址", "", "邮编", "")), "t0.r1.c1", "row:单位地址"},
		{"answers to a kind", wml.Table(4, wide("经济性质", "企业 个体工商户 农民专业合作社"), wml.TDs("职工人数", "", "邮编", "")), "t0.r1.c1", "row:职工人数"},
		{"the parts of an address", wml.Table(4, wide("生产地址", "省 市（地） 区（县） 乡（镇） 路（街道） 号"), wml.TDs("法定代表人", "", "电话", "")), "t0.r1.c3", "row:电话"},
		{"a header of two words", wml.Table(2, wml.TDs("指标", "上年度 实际 完成"), wml.TDs("收入", "")), "t0.r1.c1", "row:收入 column:上年度实际完成"},
		{"questions below questions", wml.Table(3, wml.TDs("营业收入", "2023年：", "2024年："), wml.TDs("净利润", "2023年：", "2024年：")), "t0.r1.c2", "row:2023年： row:净利润"},
		{"below a block with a header of its own", wml.Table(3,
			wml.Row(wml.TD("面积", `<w:vMerge w:val="restart"/>`)+wml.TD("占地面积", "")+wml.TD("厂房面积", "")), wml.Row(wml.TD("", `<w:vMerge/>`)+wml.TD("", "")+wml.TD("", "")), wml.TDs("法人代表", "", "")), "t0.r2.c1", "row:法人代表"},
		{"below a header of two rows", wml.Table(3,
			wml.Row(wml.TD("科目", `<w:vMerge w:val="restart"/>`)+wml.TD("合计", `<w:vMerge w:val="restart"/>`)+wml.TD("其中", "")), wml.Row(wml.TD("", `<w:vMerge/>`)+wml.TD("", `<w:vMerge/>`)+wml.TD("自筹", "")), wml.TDs("设备费", "", ""), wml.TDs("材料费", "", "")), "t0.r3.c1", "row:材料费 column:合计"},
		{"a note on filling in", wml.Para(wml.Spaced("一、申请人情况")) + wml.Para(wml.Spaced("2.本表可自行下载")) + wml.Table(2, wml.TDs("名称", "")), "t0.r0.c1", "row:名称 section:一、申请人情况"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			places, err := docxtest.Form(t, tc.body).Places()
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range places {
				if p.At != tc.at {
					continue
				}
				var words []string
				for _, h := range p.Heads {
					words = append(words, string(h.Role)+":"+h.Text)
				}
				if got := strings.Join(words, " "); got != tc.want {
					t.Errorf("%s: got %s, want %s", tc.at, got, tc.want)
				}
				return
			}
			t.Errorf("no place %s in %v", tc.at, places)
		})
	}
}

// TestHeads looks at the words around places: what stands beside, over and above them,
// and that rows of labels and answers have no header.
func TestHeads(t *testing.T) {
	for _, tc := range []struct {
		name string
		body string
		want map[string]string
	}{
		{"a matrix", wml.Para(wml.Spaced("一、经营情况")) + wml.Para(wml.Spaced("单位：万元")) + wml.Table(3,
			wml.TDs("指标", "上年", "本年"), wml.TDs("营业收入", "", ""), wml.TDs("其中：出口", "", "")),
			map[string]string{
				"t0.r1.c1": "row:营业收入 column:上年 section:一、经营情况 unit:单位：万元",
				"t0.r2.c2": "row:其中：出口 column:本年 section:一、经营情况 unit:单位：万元"}},
		{"labels and answers", wml.Para(wml.Spaced("某某资金申请表")) + wml.Table(4,
			wml.TDs("名称", "", "电话", ""), wml.TDs("地址", "", "邮编", "")),
			map[string]string{"t0.r0.c1": "row:名称 title:某某资金申请表", "t0.r1.c3": "row:邮编 title:某某资金申请表"}},
		{"below a matrix", wml.Table(3,
			wml.TDs("指标", "上年", "本年"), wml.TDs("收入", "", ""), wml.Row(wml.TD("项目", "")+wml.TD("", `<w:gridSpan w:val="2"/>`))),
			map[string]string{"t0.r1.c2": "row:收入 column:本年", "t0.r2.c1": "row:项目"}},
		{"a band", wml.Table(2, wml.Row(wml.TD("二、合作单位", `<w:gridSpan w:val="2"/>`)), wml.TDs("名称", "")),
			map[string]string{"t0.r1.c1": "row:名称 band:二、合作单位"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := map[string]string{}
			places, err := docxtest.Form(t, tc.body).Places()
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range places {
				if _, asked := tc.want[p.At]; asked {
					var words []string
					for _, h := range p.Heads {
						words = append(words, string(h.Role)+":"+h.Text)
					}
					got[p.At] = strings.Join(words, " ")
				}
			}
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestYearCorner reads a letter-spaced word before a row of years as their head, and not as a blank before a unit.
func TestYearCorner(t *testing.T) {
	for _, corner := range []string{"年 度", "年度", "年　份"} {
		body := wml.Table(3, wml.TDs(corner, "2024年", "2025年"), wml.TDs("总资产（万元）", "", ""))
		f := docxtest.Form(t, body)
		places, err := f.Places()
		if err != nil {
			t.Fatal(err)
		}
		got := map[string][]string{}
		for _, p := range places {
			for _, h := range p.Heads {
				if h.Role == place.HeadColumn {
					got[p.At] = append(got[p.At], h.Text)
				}
			}
		}
		if d := cmp.Diff(map[string][]string{"t0.r1.c1": {"2024年"}, "t0.r1.c2": {"2025年"}}, got); d != "" {
			t.Errorf("%s: %s", corner, d)
		}
	}
}
