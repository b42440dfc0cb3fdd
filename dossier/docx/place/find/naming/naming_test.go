package naming_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
)

// TestCellsThatAsk looks at cells of words: which of them ask for something.
func TestCellsThatAsk(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"heading over a remark", wml.Table(1, wml.TDs("成果简介\n（重点描述创新点、成熟度、应用前景等。不够可附页）"), wml.TDs("转化方式：□转让 □许可")),
			[]string{"t0.r0.c0 成果简介 longtext", "t0.r1.c0#1 转化方式 choice 转让 许可"}},
		{"heading without room", wml.Table(2, wml.TDs("名称", ""), wml.Row(wml.Across("2", "已开展的转化工作情况")), wml.Row(wml.Across("2", "拟转化方式：□转让 □许可"))),
			[]string{"t0.r0.c1 名称 text", "t0.r1.c0 已开展的转化工作情况 longtext", "t0.r2.c0#1 拟转化方式 choice 转让 许可"}},
		{"heading of the rows below", wml.Table(2, wml.TDs("名称", ""), wml.Row(wml.Across("2", "完成团队情况")), wml.TDs("姓名", "职务"), wml.TDs("", ""), wml.TDs("", "")),
			[]string{"t0.r0.c1 名称 text", "t0.r3 姓名|职务 rows"}},
		{"opinion without a blank", wml.Table(1, wml.TDs("完成单位意见：\n（就材料真实性出具意见）\n\n单位负责人（签名）   单位（盖章）")), []string{"t0.r0.c0 完成单位意见 sign"}},
		{"filled in by hand", wml.Table(4, wml.TDs("施工班组", "（手工填写）", "作业部位", "（机打）")), []string{"t0.r0.c1 施工班组 sign", "t0.r0.c3 作业部位 text"}},
		{"list for an office", wml.Table(3, wml.TDs("受理编号", "受理人", "受理日期"), wml.TDs("", "", ""), wml.TDs("", "", "")), []string{"t0.r1 受理编号|受理人|受理日期 sign"}},
		{"seal alone in a row", wml.Table(2, wml.TDs("名称", ""), wml.Row(wml.Across("2", "（单位盖章）"))), []string{"t0.r0.c1 名称 text", "t0.r1.c0 （单位盖章） sign"}},
		{"group beside a line to sign", wml.Table(2, wml.Row(wml.TD("经办人信息", wml.MergeBegins)+wml.TD("签字：", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("电话：", ""))),
			[]string{"t0.r0.c1 签字 sign", "t0.r1.c1 电话 text"}},
		{"copy to be pasted", wml.Para(wml.Spaced("联络员信息")) + wml.Table(1, wml.TDs("姓名：____"), wml.TDs("（身份证件复印件粘贴处）")),
			[]string{"t0.r0.c0 姓名 text", "t0.r1.c0 （身份证件复印件粘贴处） image"}},
		{"name in book marks", wml.Table(2, wml.TDs("《设立许可证》编号", "")), []string{"t0.r0.c1 《设立许可证》编号 text"}},
		{"note below a table", wml.Table(2, wml.TDs("名称", ""), wml.Row(wml.Across("2", "说明：1.金额为单价与数量之积。\n2.逐项填写。"))), []string{"t0.r0.c1 名称 text"}},
		{"text with rules beside a label", wml.Table(2, wml.TDs("换发依据", "《关于加快推进登记制度改革的意见》（国办发[2015]50号）、《关于贯彻落实登记制度改革的意见的通知》（工商企字[2015]121号）、《实施通知》（鲁政办发[2015]39号）\n"), wml.TDs("名称", "")),
			[]string{"t0.r1.c1 名称 text"}},
		{"how to tick is no question", wml.Table(2, wml.TDs("核算方式", "请选择对应项目打“√” □独立核算 □非独立核算")), []string{"t0.r0.c1#1 核算方式 choice 独立核算 非独立核算"}},
		{"answers before what they are about", wml.Table(2, wml.TDs("权限", "1、同意□不同意□核对登记材料；\n2、同意□不同意□修改文件；")),
			[]string{"t0.r0.c1#1 核对登记材料 choice 同意 不同意", "t0.r0.c1#3 修改文件 choice 同意 不同意"}},
		{"answers to one label in cells", wml.Table(4, wml.TDs("外汇汇款", "开通 □", "变更 □", "撤销 □")),
			[]string{"t0.r0.c1#1 外汇汇款 check 开通", "t0.r0.c2#1 外汇汇款 check 变更", "t0.r0.c3#1 外汇汇款 check 撤销"}},
		{"lines of brackets to tick", wml.Table(2, wml.TDs("项目性质", "1.小发明（  ）\n2.基础研究（  ）    3.应用研究（  ）\n4.调研（  ）")),
			[]string{"t0.r0.c1#1 项目性质 choice 1.小发明 2.基础研究 3.应用研究 4.调研"}},
		{"unit between blanks", wml.Table(1, wml.TDs("证书副本数量：        本   发证日期：        ")), []string{"t0.r0.c0#1 证书副本数量 number", "t0.r0.c0#2 发证日期 date"}},
		{"words behind a label with a colon", wml.Table(2, wml.TDs("项目编号：", "CP-2025-S2-032"), wml.TDs("投标人：", "")), []string{"t0.r0.c1 项目编号 text", "t0.r1.c1 投标人 text"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

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
			b.WriteString(wml.TD(s, more))
		}
		return wml.Row(b.String())
	}
	unstyled := func(rows ...string) string {
		return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>` + strings.Join(rows, "") + `</w:tbl>`
	}
	tests := []struct {
		name, body string
		want       []string
	}{
		{"cells outside of the lines", unstyled(drawn("名称", "", ""), drawn("地址", "", "")), []string{"t0.r0.c1 名称 text", "t0.r1.c1 地址 text"}},
		{"two parties", wml.Table(4, wml.Row(wml.Across("2", "委托方")+wml.Across("2", "承研方")), wml.Row(wml.TD("单位名称", "")+wml.TD("", "")+wml.Across("2", "")), wml.Row(wml.TD("开户银行", "")+wml.TD("", "")+wml.Across("2", ""))),
			[]string{"t0.r1.c1 单位名称 text", "t0.r1.c2 单位名称 text", "t0.r2.c1 开户银行 text", "t0.r2.c2 开户银行 text"}},
		{"year, label, unit", wml.Table(7, wml.TDs("2023年", "年销售额：", "万元", "利润：", "万元", "备注：", "")),
			[]string{"t0.r0.c2 年销售额 money", "t0.r0.c4 利润 money", "t0.r0.c6 备注 text"}},
		{"rows named with a colon", wml.Table(3, wml.TDs("指标", "上一年____审计", "去年____审计"), wml.TDs("总收入：", "", ""), wml.TDs("利润：", "", "")),
			[]string{"t0.r0.c1 上一年 text", "t0.r0.c2 去年 text", "t0.r1.c1 上一年____审计 money", "t0.r1.c2 去年____审计 money", "t0.r2.c1 上一年____审计 money", "t0.r2.c2 去年____审计 money"}},
		{"printed name of a rule", wml.Table(2, wml.TDs("分类依据", "《某某产品分类目录》"), wml.TDs("适用范围", ""), wml.TDs("型号", "")), []string{"t0.r1.c1 适用范围 text", "t0.r2.c1 型号 text"}},
		{"band with a number", wml.Table(4, wml.TDs("序号", "内容", "数量及单位", "单价（元）"), wml.Row(wml.TD("1", "")+wml.Across("3", "平台")), wml.TDs("1.1", "开发平台", "1套", ""), wml.TDs("1.2", "控制中心", "2套", "")),
			[]string{"t0.r2.c3 单价（元） money", "t0.r3.c3 单价（元） money"}},
		{"rows of boxes with their answers", wml.Table(2, wml.TDs("建设性质", "项目分类"), wml.TDs("□新建 □扩建", "□房屋建筑 □市政"), wml.TDs("□其他", "□技术改造 □装饰装修")),
			[]string{"t0.r1.c0#1 建设性质 choice 新建 扩建", "t0.r1.c1#1 项目分类 choice 房屋建筑 市政", "t0.r2.c0#1 建设性质 check 其他", "t0.r2.c1#1 项目分类 choice 技术改造 装饰装修"}},
		{"one box in its cell", wml.Table(2, wml.TDs("提前公布", "□请求早日公布该申请")), []string{"t0.r0.c1#1 请求早日公布该申请 check 请求早日公布该申请"}},
		{"names counted along a row", wml.Table(3, wml.TDs("名称", "1、", "2、"), wml.TDs("数量", "", "")),
			[]string{"t0.r0.c1 1、 text", "t0.r0.c2 2、 text", "t0.r1.c1 1、 number", "t0.r1.c2 2、 number"}},
		{"parts of an address with room", wml.Table(2, wml.TDs("建设地点", "某某区                路      号"), wml.TDs("区域", "镇（街道）")), []string{"t0.r0.c1 建设地点 sign", "t0.r1.c1 区域 sign"}},
		{"day below the name of a table", wml.Table(2, wml.Row(wml.Across("2", "投标人基本信息\n填报时间：")), wml.TDs("名称", "")), []string{"t0.r0.c0 填报时间 date", "t0.r1.c1 名称 text"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
