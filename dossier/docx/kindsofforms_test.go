package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTablesOfOfficialForms looks at what misleads in the tables of forms that offices made
// for years: printed answers, bands, units and ticks in headers.
func TestTablesOfOfficialForms(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"printed answer between labels", table(2, tds("项目名称", ""), tds("项目类型", "创业实践项目"), tds("项目负责人", ""), tds("申报日期", "")),
			[]string{"t0.r0.c1 项目名称 text", "t0.r2.c1 项目负责人 text", "t0.r3.c1 申报日期 date"}},
		{"printed answer beside a group", table(3, row(td("甲方", mergeBegins)+td("名称", "")+td("", "")), row(td("", mergeGoesOn)+td("地址", "")+td("某市某路公交大厦十三楼", "")), row(td("", mergeGoesOn)+td("性质", "")+td("□财政核拨 □自收自支", ""))),
			[]string{"t0.r0.c2 名称 text", "t0.r2.c2#1 性质 choice 财政核拨 自收自支"}},
		{"two columns under a header among labels", table(2, tds("项目名称", ""), tds("支出科目", "金额（万元）"), tds("材料费", ""), tds("差旅费", "")),
			[]string{"t0.r0.c1 项目名称 text", "t0.r2.c1 金额（万元） money", "t0.r3.c1 金额（万元） money"}},
		{"code of the form", table(3, row(across("3", "设备项目报审登记表\n\n\n")), tds("QR-4.10-01-A0", "", ""), row(td("项目名称", "")+across("2", ""))),
			[]string{"t0.r2.c1 项目名称 text"}},
		{"band within a list", table(3, tds("序号", "姓名", "考核结果"), row(td("", "")+across("2", "一、在编人员")), tds("", "", ""), tds("", "", ""), row(td("", "")+across("2", "二、合同制人员")), tds("", "", ""), tds("", "", "")),
			[]string{"t0.r2 姓名|考核结果 rows", "t0.r5 姓名|考核结果 rows"}},
		{"columns that take a tick", table(4, tds("专利名称", "专利号", "已授权（√）", "专利类型"), tds("", "", "", ""), tds("", "", "", "")),
			[]string{"t0.r1 专利名称|专利号|已授权（√）|专利类型 rows"}},
		{"unit all along a row", table(4, tds("指标", "", "", ""), tds("资产总额", "万元", "万元", "万元"), tds("负债总额", "万元", "万元", "万元")),
			[]string{"t0.r0.c1 指标 text", "t0.r0.c2 指标 text", "t0.r0.c3 指标 text", "t0.r1.c1 资产总额 money", "t0.r1.c2 资产总额 money", "t0.r1.c3 资产总额 money",
				"t0.r2.c1 负债总额 money", "t0.r2.c2 负债总额 money", "t0.r2.c3 负债总额 money"}},
		{"measure word that is a label", table(4, tds("授课日期", "", "学时", ""), tds("费用", "", "地点", "")),
			[]string{"t0.r0.c1 授课日期 date", "t0.r0.c3 学时 number", "t0.r1.c1 费用 money", "t0.r1.c3 地点 text"}},
		{"copies side by side", table(2, tds("法定代表人身份证复印件(正面)", "被授权人身份证复印件（正面）")),
			[]string{"t0.r0.c0 法定代表人身份证复印件(正面) image", "t0.r0.c1 被授权人身份证复印件（正面） image"}},
		{"list of all addresses with one row", table(3, row(td("生产或经营地址（填写所有地址）", mergeBegins)+td("详细地址", "")+td("邮编", "")), row(td("", mergeGoesOn)+td("", "")+td("", ""))),
			[]string{"t0.r1 详细地址|邮编 rows"}},
		{"remarks in a cell of their own", table(2, tds("原因", ""), row(across("2", "备注："))), []string{"t0.r0.c1 原因 text", "t0.r1.c0 备注 text"}},
		{"column without words at the end", table(3, tds("学校名称", "起止时间", ""), tds("", "", ""), tds("", "", "")), []string{"t0.r1 学校名称|起止时间 rows"}},
		{"total of one cell under two columns", table(3, tds("开支科目", "预算经费（元）", "主要用途"), tds("", "", ""), tds("", "", ""), row(across("2", "总计")+td("元", ""))),
			[]string{"t0.r1 开支科目|预算经费（元）|主要用途 rows", "t0.r3.c1 总计 money"}},
		{"what those write who decide", table(2, tds("主任签发", ""), tds("副主任确认", ""), tds("中心主任会议决定", ""), tds("档案员签收", ""), tds("签发日期", ""), tds("发证机关", "")),
			[]string{"t0.r0.c1 主任签发 sign", "t0.r1.c1 副主任确认 sign", "t0.r2.c1 中心主任会议决定 sign", "t0.r3.c1 档案员签收 sign", "t0.r4.c1 签发日期 date", "t0.r5.c1 发证机关 text"}},
		{"remark over a place to sign", table(2, tds("部门意见", "（考核结果和转岗意见）\n\n部长签名：        年    月   日")), []string{"t0.r0.c1 部门意见 sign"}},
		{"counts of rights", table(4, row(td("知识产权情况", mergeBegins)+td("专利授权数", "")+td("发明专利", "")+td("实用新型", "")), row(td("", mergeGoesOn)+td("", "")+td("", "")+td("", ""))),
			[]string{"t0.r1.c1 专利授权数 number", "t0.r1.c2 发明专利 number", "t0.r1.c3 实用新型 number"}},
		{"several options of which two are alike", table(2, tds("评价等级", "□优秀   □合格   □不合格    □建议终止项目")), []string{"t0.r0.c1#1 评价等级 choice 优秀 合格 不合格 建议终止项目"}},
		{"lines that begin with a bracket", table(2, tds("项目类别", "（  ） A、学术论文\n（  ） B、科技发明\n（  ） C、调查报告")), []string{"t0.r0.c1#1 项目类别 choice A、学术论文 B、科技发明 C、调查报告"}},
		{"questions that end in a bracket", table(2, tds("项目类型", "是否为示范项目（  ）\n是否为重点领域项目（  ）")), []string{"t0.r0.c1#1 是否为示范项目 text", "t0.r0.c1#2 是否为重点领域项目 text"}},
		{"list below a row with a note", table(4, row(td("合并项目", "")+across("3", "注：合并评审时该栏存在，单个评审时不存在。")), tds("拟邀请专家", "工作单位", "职务", "备注"), tds("", "", "", ""), tds("", "", "", ""), tds("", "", "", "")),
			[]string{"t0.r2 拟邀请专家|工作单位|职务|备注 rows"}},
		{"what nobody fills in", table(4, tds("项目名称", "", "受理编号", "（系统自动生成）"), tds("存档日期", "（申请单位不填）", "联系人", "")),
			[]string{"t0.r0.c1 项目名称 text", "t0.r0.c3 受理编号 sign", "t0.r1.c1 存档日期 sign", "t0.r1.c3 联系人 text"}},
		{"free row below the name of the form", table(2, row(across("2", "调研安排表")), row(across("2", "")), tds("时间", ""), tds("地点", "")), []string{"t0.r2.c1 时间 date", "t0.r3.c1 地点 text"}},
		{"option whose characters are set apart", table(3, tds("专业", "道路□", "园  林□")), []string{"t0.r0.c1#1 专业 check 道路", "t0.r0.c2#1 专业 check 园林"}},
		{"cell that only ends its row", table(6, tds("项目业主", "", "资金来源", "", "招标人", ""), tds("招标代理", "", "招标方式", "", "", "")),
			[]string{"t0.r0.c1 项目业主 text", "t0.r0.c3 资金来源 text", "t0.r0.c5 招标人 text", "t0.r1.c1 招标代理 text", "t0.r1.c3 招标方式 text"}},
		{"range over two labels", table(4, tds("借款期限自", "", "至", "")), []string{"t0.r0.c1 借款期限自 date", "t0.r0.c3 借款期限自 date"}},
		{"numbers about money", table(2, tds("保证金", ""), tds("保证金银行回单号", ""), tds("保证金缴费银行", "")), []string{"t0.r0.c1 保证金 money", "t0.r1.c1 保证金银行回单号 text", "t0.r2.c1 保证金缴费银行 text"}},
		{"room below short labels", table(2, tds("姓名/Full Name\n\n", "出生日期/Date of Birth\n\n")), []string{"t0.r0.c0 姓名/FullName text", "t0.r0.c1 出生日期/DateofBirth date"}},
		{"table to read", table(5, tds("类型", "名称", "标准", "材料", "备注"), tds("证书", "四级", "合格", "成绩单", "非专业"), tds("证书", "六级", "合格", "成绩单", ""), tds("证书", "技能", "", "证书", "学院认可"), tds("论文", "期刊", "第一作者", "检索证明", "可累计"),
			tds("论文", "会议", "第一作者", "论文集", "可累计"), tds("专利", "发明", "持有人", "证书", "可累计"), tds("专利", "外观", "持有人", "证书", "可累计"), tds("竞赛", "一等", "团队", "证书", "可累计")), nil},
		{"room in a row of its own below labels", table(2, tds("主要研究领域", ""), `<w:tr><w:trPr><w:trHeight w:val="4000"/></w:trPr>`+across("2", "")+`</w:tr>`), []string{"t0.r0.c1 主要研究领域 text"}},
		{"what to write about with room between", table(2, tds("项目实施方案", "项目简介；意义及目的\n\n\n\n实施过程\n\n\n\n项目考核"), tds("名称", "XX（学院/部门）")), []string{"t0.r0.c1 项目实施方案 longtext", "t0.r1.c1 名称 text"}},
		{"sides of a card", table(2, tds("身份证正面\n\n\n", "身份证反面\n\n\n")), []string{"t0.r0.c0 身份证正面 image", "t0.r0.c1 身份证反面 image"}},
		{"words of who checks", table(2, tds("辅导员", "    年  月  日____时与家长（电话/现场）核实。\n签字：\n    年  月  日"), tds("学院审批意见", "审批人：\n学院盖章：\n    年  月  日")),
			[]string{"t0.r0.c1 辅导员 sign", "t0.r1.c1 学院审批意见 sign"}},
		{"group over labels with units", table(9, row(td("经费预算\n\n\n", mergeBegins)+td("报名费", "")+td("元", "")+td("差旅费", "")+td("元", "")+td("文印费", "")+td("元", "")+td("耗材费", "")+td("元", "")), row(td("", mergeGoesOn)+td("制作费", "")+td("元", "")+td("评审费", "")+td("元", "")+td("宣传费", "")+td("元", "")+td("", "")+td("", ""))),
			[]string{"t0.r0.c2 报名费 money", "t0.r0.c4 差旅费 money", "t0.r0.c6 文印费 money", "t0.r0.c8 耗材费 money", "t0.r1.c2 制作费 money", "t0.r1.c4 评审费 money", "t0.r1.c6 宣传费 money"}},
		{"branches of which there may be more than one", table(5, row(td("境外分支机构", mergeBegins)+td("", mergeBegins)+td("国家(地区)", "")+td("机构名称", "")+td("详细地址", "")), row(td("", mergeGoesOn)+td("", mergeGoesOn)+td("", "")+td("", "")+td("", ""))),
			[]string{"t0.r0.c1 境外分支机构 text", "t0.r1 国家(地区)|机构名称|详细地址 rows"}},
		{"group of which one part is filled in", table(4, row(td("队员", mergeBegins)+td("", "")+td("姓名", "")+td("邮箱", "")), row(td("", mergeGoesOn)+td("队员1", "")+td("张三", "")+td("zhang@example.com", "")),
			row(td("教师", mergeBegins)+td("", "")+td("姓名", "")+td("工号", "")), row(td("", mergeGoesOn)+td("第一导师", "")+td("", "")+td("", "")), row(td("", mergeGoesOn)+td("第二导师", "")+td("", "")+td("", ""))),
			[]string{"t0.r0.c1 队员 text", "t0.r3.c2 姓名 text", "t0.r3.c3 工号 text", "t0.r4.c2 姓名 text", "t0.r4.c3 工号 text"}},
		{"seal below the name of an office", table(2, row(across("2", "国家税务登记机关\n（税务登记专用章）：\n    年    月    日"))), []string{"t0.r0.c0 国家税务登记机关 sign"}},
		{"words that are money, or none", table(2, tds("本金", ""), tds("近三个月完税凭证", ""), tds("登记机关", "")), []string{"t0.r0.c1 本金 money", "t0.r1.c1 近三个月完税凭证 text", "t0.r2.c1 登记机关 text"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
