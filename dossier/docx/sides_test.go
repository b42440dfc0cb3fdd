package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSides looks at tables whose cells are named from two sides, or lie outside of the form.
func TestSides(t *testing.T) {
	line := `<w:tcBorders><w:top w:val="single"/><w:bottom w:val="single"/><w:right w:val="single"/></w:tcBorders>`
	drawn := func(texts ...string) string {
		var b strings.Builder
		for i, s := range texts {
			more := line
			if i == len(texts)-1 {
				more = ""
			}
			b.WriteString(td(s, more))
		}
		return row(b.String())
	}
	unstyled := func(rows ...string) string {
		return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>` + strings.Join(rows, "") + `</w:tbl>`
	}
	tests := []struct {
		name, body string
		want       []string
	}{
		{"cells outside of the lines", unstyled(drawn("名称", "", ""), drawn("地址", "", "")), []string{"t0.r0.c1 名称 text", "t0.r1.c1 地址 text"}},
		{"two parties", table(4, row(across("2", "委托方")+across("2", "承研方")), row(td("单位名称", "")+td("", "")+across("2", "")), row(td("开户银行", "")+td("", "")+across("2", ""))),
			[]string{"t0.r1.c1 单位名称 text", "t0.r1.c2 单位名称 text", "t0.r2.c1 开户银行 text", "t0.r2.c2 开户银行 text"}},
		{"year, label, unit", table(7, tds("2023年", "年销售额：", "万元", "利润：", "万元", "备注：", "")),
			[]string{"t0.r0.c2 年销售额 money", "t0.r0.c4 利润 money", "t0.r0.c6 备注 text"}},
		{"rows named with a colon", table(3, tds("指标", "上一年____审计", "去年____审计"), tds("总收入：", "", ""), tds("利润：", "", "")),
			[]string{"t0.r0.c1 上一年 text", "t0.r0.c2 去年 text", "t0.r1.c1 上一年____审计 money", "t0.r1.c2 去年____审计 money", "t0.r2.c1 上一年____审计 money", "t0.r2.c2 去年____审计 money"}},
		{"printed name of a rule", table(2, tds("分类依据", "《某某产品分类目录》"), tds("适用范围", ""), tds("型号", "")), []string{"t0.r1.c1 适用范围 text", "t0.r2.c1 型号 text"}},
		{"band with a number", table(4, tds("序号", "内容", "数量及单位", "单价（元）"), row(td("1", "")+across("3", "平台")), tds("1.1", "开发平台", "1套", ""), tds("1.2", "控制中心", "2套", "")),
			[]string{"t0.r2.c3 单价（元） money", "t0.r3.c3 单价（元） money"}},
		{"rows of boxes with their answers", table(2, tds("建设性质", "项目分类"), tds("□新建 □扩建", "□房屋建筑 □市政"), tds("□其他", "□技术改造 □装饰装修")),
			[]string{"t0.r1.c0#1 建设性质 choice 新建 扩建", "t0.r1.c1#1 项目分类 choice 房屋建筑 市政", "t0.r2.c0#1 建设性质 check 其他", "t0.r2.c1#1 项目分类 choice 技术改造 装饰装修"}},
		{"one box in its cell", table(2, tds("提前公布", "□请求早日公布该申请")), []string{"t0.r0.c1#1 请求早日公布该申请 check 请求早日公布该申请"}},
		{"names counted along a row", table(3, tds("名称", "1、", "2、"), tds("数量", "", "")),
			[]string{"t0.r0.c1 1、 text", "t0.r0.c2 2、 text", "t0.r1.c1 1、 number", "t0.r1.c2 2、 number"}},
		{"parts of an address with room", table(2, tds("建设地点", "某某区                路      号"), tds("区域", "镇（街道）")), []string{"t0.r0.c1 建设地点 sign", "t0.r1.c1 区域 sign"}},
		{"day below the name of a table", table(2, row(across("2", "投标人基本信息\n填报时间：")), tds("名称", "")), []string{"t0.r0.c0 填报时间 date", "t0.r1.c1 名称 text"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestLinesOfText looks at lines whose blanks hold words, or lead to others.
func TestLinesOfText(t *testing.T) {
	body := func(all ...string) string {
		var b strings.Builder
		for _, s := range all {
			b.WriteString(para(spaced(s)))
		}
		return b.String()
	}
	tests := []struct {
		name, body string
		want       []string
	}{
		{"seal in the blank", para(lined("（投标人单位章）")), []string{"p0#1  sign"}},
		{"day in brackets", para(spaced("【    】年【  】月【  】日")), []string{"p0#1 年 sign", "p0#2 月 sign", "p0#3 日 sign"}},
		{"who signs is long", body("法定代表人（单位负责人）或其委托代理人：（签字）"), []string{"p0#1 法定代表人（单位负责人）或其委托代理人 sign"}},
		{"count goes on below a label", body("（1）其他应收款", "需核实的问题：", "（2）存货"), []string{"p1#1 需核实的问题 text"}},
		{"numbered labels", body("2、地址：", "3、邮编：", ""), []string{"p0#1 2、地址 text", "p1#1 3、邮编 text"}},
		{"name in the blank", para(spaced("本人系") + lined("（供应商名称）") + spaced("的代理人。")), []string{"p0#1 供应商名称 text"}},
		{"another's name in the blank", para(spaced("本公司参加") + lined("（单位名称）") + spaced("的采购活动。")), []string{"p0#1 本公司参加 text"}},
		{"figure that a text sets", para(spaced("投标人依法缴纳税收的相关材料，即投标截止时间前半年内任意连续") + lined(" 3 ") + spaced("个月的依法缴纳税收的凭据复印件。")), nil},
		{"copies put in elsewhere", body("3.并携带以上原件备查", "", ""), nil},
		{"agreement over its terms", body("申请人同意：", "", "一经申请即不可撤销。"), nil},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
