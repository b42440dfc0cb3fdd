package find_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
)

// TestTablesOfOfficialForms looks at what misleads in the tables of forms that offices made
// for years: printed answers, bands, units and ticks in headers.
func TestTablesOfOfficialForms(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"printed answer between labels", wml.Table(2, wml.TDs("项目名称", ""), wml.TDs("项目类型", "创业实践项目"), wml.TDs("项目负责人", ""), wml.TDs("申报日期", "")),
			[]string{"t0.r0.c1 项目名称 text", "t0.r2.c1 项目负责人 text", "t0.r3.c1 申报日期 date"}},
		{"printed answer beside a group", wml.Table(3, wml.Row(wml.TD("甲方", wml.MergeBegins)+wml.TD("名称", "")+wml.TD("", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("地址", "")+wml.TD("某市某路公交大厦十三楼", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("性质", "")+wml.TD("□财政核拨 □自收自支", ""))),
			[]string{"t0.r0.c2 名称 text", "t0.r2.c2#1 性质 choice 财政核拨 自收自支"}},
		{"two columns under a header among labels", wml.Table(2, wml.TDs("项目名称", ""), wml.TDs("支出科目", "金额（万元）"), wml.TDs("材料费", ""), wml.TDs("差旅费", "")),
			[]string{"t0.r0.c1 项目名称 text", "t0.r2.c1 金额（万元） money", "t0.r3.c1 金额（万元） money"}},
		{"code of the form", wml.Table(3, wml.Row(wml.Across("3", "设备项目报审登记表\n\n\n")), wml.TDs("QR-4.10-01-A0", "", ""), wml.Row(wml.TD("项目名称", "")+wml.Across("2", ""))),
			[]string{"t0.r2.c1 项目名称 text"}},
		{"band within a list", wml.Table(3, wml.TDs("序号", "姓名", "考核结果"), wml.Row(wml.TD("", "")+wml.Across("2", "一、在编人员")), wml.TDs("", "", ""), wml.TDs("", "", ""), wml.Row(wml.TD("", "")+wml.Across("2", "二、合同制人员")), wml.TDs("", "", ""), wml.TDs("", "", "")),
			[]string{"t0.r2 姓名|考核结果 rows", "t0.r5 姓名|考核结果 rows"}},
		{"columns that take a tick", wml.Table(4, wml.TDs("专利名称", "专利号", "已授权（√）", "专利类型"), wml.TDs("", "", "", ""), wml.TDs("", "", "", "")),
			[]string{"t0.r1 专利名称|专利号|已授权（√）|专利类型 rows"}},
		{"unit all along a row", wml.Table(4, wml.TDs("指标", "", "", ""), wml.TDs("资产总额", "万元", "万元", "万元"), wml.TDs("负债总额", "万元", "万元", "万元")),
			[]string{"t0.r0.c1 指标 text", "t0.r0.c2 指标 text", "t0.r0.c3 指标 text", "t0.r1.c1 资产总额 money", "t0.r1.c2 资产总额 money", "t0.r1.c3 资产总额 money",
				"t0.r2.c1 负债总额 money", "t0.r2.c2 负债总额 money", "t0.r2.c3 负债总额 money"}},
		{"measure word that is a label", wml.Table(4, wml.TDs("授课日期", "", "学时", ""), wml.TDs("费用", "", "地点", "")),
			[]string{"t0.r0.c1 授课日期 date", "t0.r0.c3 学时 number", "t0.r1.c1 费用 money", "t0.r1.c3 地点 text"}},
		{"copies side by side", wml.Table(2, wml.TDs("法定代表人身份证复印件(正面)", "被授权人身份证复印件（正面）")),
			[]string{"t0.r0.c0 法定代表人身份证复印件(正面) image", "t0.r0.c1 被授权人身份证复印件（正面） image"}},
		{"list of all addresses with one row", wml.Table(3, wml.Row(wml.TD("生产或经营地址（填写所有地址）", wml.MergeBegins)+wml.TD("详细地址", "")+wml.TD("邮编", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("", "")+wml.TD("", ""))),
			[]string{"t0.r1 详细地址|邮编 rows"}},
		{"remarks in a cell of their own", wml.Table(2, wml.TDs("原因", ""), wml.Row(wml.Across("2", "备注："))), []string{"t0.r0.c1 原因 text", "t0.r1.c0 备注 text"}},
		{"column without words at the end", wml.Table(3, wml.TDs("学校名称", "起止时间", ""), wml.TDs("", "", ""), wml.TDs("", "", "")), []string{"t0.r1 学校名称|起止时间 rows"}},
		{"total of one cell under two columns", wml.Table(3, wml.TDs("开支科目", "预算经费（元）", "主要用途"), wml.TDs("", "", ""), wml.TDs("", "", ""), wml.Row(wml.Across("2", "总计")+wml.TD("元", ""))),
			[]string{"t0.r1 开支科目|预算经费（元）|主要用途 rows", "t0.r3.c1 总计 money"}},
		{"what those write who decide", wml.Table(2, wml.TDs("主任签发", ""), wml.TDs("副主任确认", ""), wml.TDs("中心主任会议决定", ""), wml.TDs("档案员签收", ""), wml.TDs("签发日期", ""), wml.TDs("发证机关", "")),
			[]string{"t0.r0.c1 主任签发 sign", "t0.r1.c1 副主任确认 sign", "t0.r2.c1 中心主任会议决定 sign", "t0.r3.c1 档案员签收 sign", "t0.r4.c1 签发日期 date", "t0.r5.c1 发证机关 text"}},
		{"remark over a place to sign", wml.Table(2, wml.TDs("部门意见", "（考核结果和转岗意见）\n\n部长签名：        年    月   日")), []string{"t0.r0.c1 部门意见 sign"}},
		{"counts of rights", wml.Table(4, wml.Row(wml.TD("知识产权情况", wml.MergeBegins)+wml.TD("专利授权数", "")+wml.TD("发明专利", "")+wml.TD("实用新型", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("", "")+wml.TD("", "")+wml.TD("", ""))),
			[]string{"t0.r1.c1 专利授权数 number", "t0.r1.c2 发明专利 number", "t0.r1.c3 实用新型 number"}},
		{"several options of which two are alike", wml.Table(2, wml.TDs("评价等级", "□优秀   □合格   □不合格    □建议终止项目")), []string{"t0.r0.c1#1 评价等级 choice 优秀 合格 不合格 建议终止项目"}},
		{"lines that begin with a bracket", wml.Table(2, wml.TDs("项目类别", "（  ） A、学术论文\n（  ） B、科技发明\n（  ） C、调查报告")), []string{"t0.r0.c1#1 项目类别 choice A、学术论文 B、科技发明 C、调查报告"}},
		{"questions that end in a bracket", wml.Table(2, wml.TDs("项目类型", "是否为示范项目（  ）\n是否为重点领域项目（  ）")), []string{"t0.r0.c1#1 是否为示范项目 text", "t0.r0.c1#2 是否为重点领域项目 text"}},
		{"list below a row with a note", wml.Table(4, wml.Row(wml.TD("合并项目", "")+wml.Across("3", "注：合并评审时该栏存在，单个评审时不存在。")), wml.TDs("拟邀请专家", "工作单位", "职务", "备注"), wml.TDs("", "", "", ""), wml.TDs("", "", "", ""), wml.TDs("", "", "", "")),
			[]string{"t0.r2 拟邀请专家|工作单位|职务|备注 rows"}},
		{"what nobody fills in", wml.Table(4, wml.TDs("项目名称", "", "受理编号", "（系统自动生成）"), wml.TDs("存档日期", "（申请单位不填）", "联系人", "")),
			[]string{"t0.r0.c1 项目名称 text", "t0.r0.c3 受理编号 sign", "t0.r1.c1 存档日期 sign", "t0.r1.c3 联系人 text"}},
		{"free row below the name of the form", wml.Table(2, wml.Row(wml.Across("2", "调研安排表")), wml.Row(wml.Across("2", "")), wml.TDs("时间", ""), wml.TDs("地点", "")), []string{"t0.r2.c1 时间 date", "t0.r3.c1 地点 text"}},
		{"option whose characters are set apart", wml.Table(3, wml.TDs("专业", "道路□", "园  林□")), []string{"t0.r0.c1#1 专业 check 道路", "t0.r0.c2#1 专业 check 园林"}},
		{"cell that only ends its row", wml.Table(6, wml.TDs("项目业主", "", "资金来源", "", "招标人", ""), wml.TDs("招标代理", "", "招标方式", "", "", "")),
			[]string{"t0.r0.c1 项目业主 text", "t0.r0.c3 资金来源 text", "t0.r0.c5 招标人 text", "t0.r1.c1 招标代理 text", "t0.r1.c3 招标方式 text"}},
		{"range over two labels", wml.Table(4, wml.TDs("借款期限自", "", "至", "")), []string{"t0.r0.c1 借款期限自 date", "t0.r0.c3 借款期限自 date"}},
		{"numbers about money", wml.Table(2, wml.TDs("保证金", ""), wml.TDs("保证金银行回单号", ""), wml.TDs("保证金缴费银行", "")), []string{"t0.r0.c1 保证金 money", "t0.r1.c1 保证金银行回单号 text", "t0.r2.c1 保证金缴费银行 text"}},
		{"room below short labels", wml.Table(2, wml.TDs("姓名/Full Name\n\n", "出生日期/Date of Birth\n\n")), []string{"t0.r0.c0 姓名/FullName text", "t0.r0.c1 出生日期/DateofBirth date"}},
		{"table to read", wml.Table(5, wml.TDs("类型", "名称", "标准", "材料", "备注"), wml.TDs("证书", "四级", "合格", "成绩单", "非专业"), wml.TDs("证书", "六级", "合格", "成绩单", ""), wml.TDs("证书", "技能", "", "证书", "学院认可"), wml.TDs("论文", "期刊", "第一作者", "检索证明", "可累计"),
			wml.TDs("论文", "会议", "第一作者", "论文集", "可累计"), wml.TDs("专利", "发明", "持有人", "证书", "可累计"), wml.TDs("专利", "外观", "持有人", "证书", "可累计"), wml.TDs("竞赛", "一等", "团队", "证书", "可累计")), nil},
		{"room in a row of its own below labels", wml.Table(2, wml.TDs("主要研究领域", ""), `<w:tr><w:trPr><w:trHeight w:val="4000"/></w:trPr>`+wml.Across("2", "")+`</w:tr>`), []string{"t0.r0.c1 主要研究领域 text"}},
		{"what to write about with room between", wml.Table(2, wml.TDs("项目实施方案", "项目简介；意义及目的\n\n\n\n实施过程\n\n\n\n项目考核"), wml.TDs("名称", "XX（学院/部门）")), []string{"t0.r0.c1 项目实施方案 longtext", "t0.r1.c1 名称 text"}},
		{"sides of a card", wml.Table(2, wml.TDs("身份证正面\n\n\n", "身份证反面\n\n\n")), []string{"t0.r0.c0 身份证正面 image", "t0.r0.c1 身份证反面 image"}},
		{"words of who checks", wml.Table(2, wml.TDs("辅导员", "    年  月  日____时与家长（电话/现场）核实。\n签字：\n    年  月  日"), wml.TDs("学院审批意见", "审批人：\n学院盖章：\n    年  月  日")),
			[]string{"t0.r0.c1 辅导员 sign", "t0.r1.c1 学院审批意见 sign"}},
		{"group over labels with units", wml.Table(9, wml.Row(wml.TD("经费预算\n\n\n", wml.MergeBegins)+wml.TD("报名费", "")+wml.TD("元", "")+wml.TD("差旅费", "")+wml.TD("元", "")+wml.TD("文印费", "")+wml.TD("元", "")+wml.TD("耗材费", "")+wml.TD("元", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("制作费", "")+wml.TD("元", "")+wml.TD("评审费", "")+wml.TD("元", "")+wml.TD("宣传费", "")+wml.TD("元", "")+wml.TD("", "")+wml.TD("", ""))),
			[]string{"t0.r0.c2 报名费 money", "t0.r0.c4 差旅费 money", "t0.r0.c6 文印费 money", "t0.r0.c8 耗材费 money", "t0.r1.c2 制作费 money", "t0.r1.c4 评审费 money", "t0.r1.c6 宣传费 money"}},
		{"branches of which there may be more than one", wml.Table(5, wml.Row(wml.TD("境外分支机构", wml.MergeBegins)+wml.TD("", wml.MergeBegins)+wml.TD("国家(地区)", "")+wml.TD("机构名称", "")+wml.TD("详细地址", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("", wml.MergeGoesOn)+wml.TD("", "")+wml.TD("", "")+wml.TD("", ""))),
			[]string{"t0.r0.c1 境外分支机构 text", "t0.r1 国家(地区)|机构名称|详细地址 rows"}},
		{"group of which one part is filled in", wml.Table(4, wml.Row(wml.TD("队员", wml.MergeBegins)+wml.TD("", "")+wml.TD("姓名", "")+wml.TD("邮箱", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("队员1", "")+wml.TD("张三", "")+wml.TD("zhang@example.com", "")),
			wml.Row(wml.TD("教师", wml.MergeBegins)+wml.TD("", "")+wml.TD("姓名", "")+wml.TD("工号", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("第一导师", "")+wml.TD("", "")+wml.TD("", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("第二导师", "")+wml.TD("", "")+wml.TD("", ""))),
			[]string{"t0.r0.c1 队员 text", "t0.r3.c2 姓名 text", "t0.r3.c3 工号 text", "t0.r4.c2 姓名 text", "t0.r4.c3 工号 text"}},
		{"seal below the name of an office", wml.Table(2, wml.Row(wml.Across("2", "国家税务登记机关\n（税务登记专用章）：\n    年    月    日"))), []string{"t0.r0.c0 国家税务登记机关 sign"}},
		{"words that are money, or none", wml.Table(2, wml.TDs("本金", ""), wml.TDs("近三个月完税凭证", ""), wml.TDs("登记机关", "")), []string{"t0.r0.c1 本金 money", "t0.r1.c1 近三个月完税凭证 text", "t0.r2.c1 登记机关 text"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
