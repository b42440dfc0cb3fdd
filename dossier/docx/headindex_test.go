package docx

import (
	"strings"
	"testing"

	"yibiao/dossier/docx/place/find/phrase"
)

// TestAboutFilling has lines that say how a form is filled in, which head nothing, and some
// that begin like them and do.
func TestAboutFilling(t *testing.T) {
	for _, tc := range []struct {
		heads bool
		lines string
	}{
		{false, `2.本表可向管理机构免费索取，也可自行下载 3.本表需用钢笔填写或者计算机打印 本表一式三份 本表须由投标人加盖公章 5.本表须由投标人加盖公章 此表可复印
			如系个人申请，不必填写“负责人姓名”项 如为个人，不必填写 要求填写企业全称 （1）请用黑色签字笔填写 表内各项须如实填写 以上内容均须加盖公章 一式两份
			注：本表适用于企业 *本表请用A4纸打印`},
		{true, `企业基本情况 1.本单位基本情况 一、申请人信息 本表由受理单位填写 如系合作单位，请填写以下内容 本企业情况如下 以上由主管部门填写 表1合作单位情况 请提供合作单位信息`},
	} {
		for _, line := range strings.Fields(tc.lines) {
			if got := !phrase.AboutFilling(line); got != tc.heads {
				t.Errorf("%s: heads something %v, want %v", line, got, tc.heads)
			}
		}
	}
}

// TestNothingOverThem has cells and lines that look like heads and are none: words to choose
// from, questions that are answered where they stand, and what is said about filling in.
func TestNothingOverThem(t *testing.T) {
	wide := func(label, text string) string { return row(td(label, "") + td(text, `<w:gridSpan w:val="3"/>`)) }
	for _, tc := range []struct{ name, body, at, want string }{
		{"words to choose from", table(4, wide("证件类型", "身份证    军官证    护照    其他"), tds("经办人姓名", "", "手机", "")), "t0.r1.c3", "row:手机"},
		{"words of one and of more characters", table(4, wide("隶属关系", "中央   省   市、地区   县（区）  其他"), tds("单位地址", "", "邮编", "")), "t0.r1.c1", "row:单位地址"},
		{"answers to a kind", table(4, wide("经济性质", "企业 个体工商户 农民专业合作社"), tds("职工人数", "", "邮编", "")), "t0.r1.c1", "row:职工人数"},
		{"the parts of an address", table(4, wide("生产地址", "省 市（地） 区（县） 乡（镇） 路（街道） 号"), tds("法定代表人", "", "电话", "")), "t0.r1.c3", "row:电话"},
		{"a header of two words", table(2, tds("指标", "上年度 实际 完成"), tds("收入", "")), "t0.r1.c1", "row:收入 column:上年度实际完成"},
		{"questions below questions", table(3, tds("营业收入", "2023年：", "2024年："), tds("净利润", "2023年：", "2024年：")), "t0.r1.c2", "row:2023年： row:净利润"},
		{"below a block with a header of its own", table(3,
			row(td("面积", `<w:vMerge w:val="restart"/>`)+td("占地面积", "")+td("厂房面积", "")), row(td("", `<w:vMerge/>`)+td("", "")+td("", "")), tds("法人代表", "", "")), "t0.r2.c1", "row:法人代表"},
		{"below a header of two rows", table(3,
			row(td("科目", `<w:vMerge w:val="restart"/>`)+td("合计", `<w:vMerge w:val="restart"/>`)+td("其中", "")), row(td("", `<w:vMerge/>`)+td("", `<w:vMerge/>`)+td("自筹", "")), tds("设备费", "", ""), tds("材料费", "", "")), "t0.r3.c1", "row:材料费 column:合计"},
		{"a note on filling in", para(spaced("一、申请人情况")) + para(spaced("2.本表可自行下载")) + table(2, tds("名称", "")), "t0.r0.c1", "row:名称 section:一、申请人情况"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			places, err := mustOpen(t, build(t, tc.body)).Places()
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

// TestAnsweredLines has lines on which the form itself prints the answer, and others whose words
// only stand for one.
func TestAnsweredLines(t *testing.T) {
	for _, tc := range []struct {
		answered bool
		words    string
	}{
		{true, `样例农业银行滨江支行 杭州样例科技创业有限公司 19-045101040007067 330107710940355 样例市第一人民医院 样例市样例路88号3楼`},
		{false, `投标人名称 某某有限公司 XX有限公司 单位名称 姓名 某市 填写开户银行 年 万元`},
	} {
		for _, words := range strings.Fields(tc.words) {
			underlined := `<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">   ` + words + `   </w:t></w:r>`
			places, err := mustOpen(t, build(t, para(run("开户银行：")+underlined))).Places()
			if err != nil {
				t.Fatal(err)
			}
			got := len(places) == 1 && places[0].Sample == words
			if got != tc.answered {
				t.Errorf("%s: answered %v, want %v", words, got, tc.answered)
			}
		}
	}
}
