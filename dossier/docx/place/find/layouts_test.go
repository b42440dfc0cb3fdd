package find_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
)

// TestLayoutKinds looks at the layouts that official forms have beyond labels with a free
// cell beside them.
func TestLayoutKinds(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"instructions beside labels", wml.Table(2, wml.TDs("产品名称", "全称（如实填写）"), wml.TDs("市场前景", "简要阐述产品的应用背景及市场前景。"),
			wml.TDs("系统架构", "利用图文结合的方式，从模块构成等方面进行简要介绍。"), wml.TDs("单位简介", "对单位进行简要介绍，不超过200字。\n（下文为示例）\n某某公司成立于某年，主营某业务。")),
			[]string{"t0.r0.c1 产品名称 text", "t0.r1.c1 市场前景 longtext", "t0.r2.c1 系统架构 longtext", "t0.r3.c1 单位简介 longtext"}},
		{"criteria between a label and its answer", wml.Table(3, wml.TDs("导师机制", "已经形成创业导师工作制和服务体系。", ""), wml.TDs("专业服务", "具有专业化的技术服务能力和管理团队。", "")),
			[]string{"t0.r0.c2 导师机制 text", "t0.r1.c2 专业服务 text"}},
		{"column of what is there", wml.Table(3, wml.TDs("内容", "标准", "目前具备条件"), wml.TDs("场地面积", "面积在3000㎡以上。", ""), wml.TDs("孵化资金", "不低于200万元。", "")),
			[]string{"t0.r1.c2 目前具备条件 text", "t0.r2.c2 目前具备条件 text"}},
		{"name of a list over its header", wml.Table(3, wml.Row(wml.Across("3", "认定要求：")), wml.TDs("内容", "标准", "具备条件"), wml.TDs("管理", "制度健全。", "")),
			[]string{"t0.r2.c2 具备条件 text"}},
		{"label of much text that speaks of time", wml.Table(1, wml.TDs("3.运行时间内的成功案例（限1000字）"), wml.TDs("")), []string{"t0.r1.c0 3.运行时间内的成功案例（限1000字） longtext"}},
		{"colon and a space before an empty cell", wml.Table(4, wml.TDs("负责人：", "", "联系电话： ", "")), []string{"t0.r0.c1 负责人 text", "t0.r0.c3 联系电话 text"}},
		{"applicant that seals, below a small table", wml.Table(2, wml.TDs("受理编号：", "")) + wml.Para(wml.Spaced("某某申报书")) + wml.Table(2, wml.TDs("依托单位：", "（盖章）"), wml.TDs("地址：", ""), wml.TDs("邮编：", "")),
			[]string{"t0.r0.c1 受理编号 sign", "t1.r0.c1 依托单位 text", "t1.r1.c1 地址 text", "t1.r2.c1 邮编 text"}},
		{"header whose cells are not merged", wml.Table(6, wml.Row(wml.TD("类", "")+wml.TD("型号", "")+wml.Across("3", "")+wml.TD("位置", "")),
			wml.Row(wml.TD("", "")+wml.TD("", "")+wml.TD("扬程（m）", "")+wml.TD("功率（KW）", "")+wml.TD("数量（个）", "")+wml.TD("", "")), wml.TDs("", "", "", "", "", ""), wml.TDs("", "", "", "", "", "")),
			[]string{"t0.r2 类|型号|扬程（m）|功率（KW）|数量（个）|位置 rows"}},
		{"header with a spare cell over a free one", wml.Table(6, wml.Row(wml.TD("法人情况", wml.MergeBegins)+wml.TD("姓名", "")+wml.TD("性别", "")+wml.TD("学历", "")+wml.TD("证件号码", "")+wml.TD("", "")),
			wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("", "")+wml.TD("", "")+wml.TD("", "")+wml.TD("", "")+wml.TD("", ""))),
			[]string{"t0.r1.c1 姓名 text", "t0.r1.c2 性别 text", "t0.r1.c3 学历 text", "t0.r1.c4 证件号码 text"}},
		{"first column without a word", wml.Table(5, wml.Row(wml.TD("", "")+wml.TD("来源", wml.MergeBegins)+wml.TD("类别", "")+wml.TD("经费", "")+wml.TD("到位情况", "")),
			wml.Row(wml.TD("", "")+wml.TD("", wml.MergeGoesOn)+wml.TD("自筹", "")+wml.TD("万元", "")+wml.TD("", "")), wml.Row(wml.TD("", "")+wml.TD("", wml.MergeGoesOn)+wml.TD("其他", "")+wml.TD("万元", "")+wml.TD("", ""))),
			[]string{"t0.r1.c3 经费 money", "t0.r1.c4 到位情况 text", "t0.r2.c3 经费 money", "t0.r2.c4 到位情况 text"}},
		{"numbered entries beside a label", wml.Table(3, wml.Row(wml.TD("组建单位", wml.MergeBegins)+wml.Across("2", "①")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.Across("2", "②")), wml.Row(wml.TD("研究方向", "")+wml.Across("2", ""))),
			[]string{"t0.r0.c1 ① text", "t0.r1.c1 ② text", "t0.r2.c1 研究方向 text"}},
		{"options below each other beside a label", wml.Table(3, wml.Row(wml.TD("鉴别材料", wml.MergeBegins)+wml.TD("□ 一般交存", "")+wml.TD("说明", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("□ 例外交存", "")+wml.TD("使用宽线覆盖，页码为：\n其他要求见说明；", ""))),
			[]string{"t0.r0.c1#1 鉴别材料 choice 一般交存 例外交存", "t0.r1.c2 页码为 text"}},
		{"an option with one of its own", wml.Table(2, wml.Row(wml.TD("作品说明", wml.MergeBegins)+wml.TD("□ 原创", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("□ 修改\n须经权利人授权\n□ 原有作品已登记\n原登记号：", ""))),
			[]string{"t0.r0.c1#1 作品说明 choice 原创 修改", "t0.r1.c1#2 原有作品已登记 check 原有作品已登记", "t0.r1.c1#3 原登记号 text"}},
		{"parts of the staff", wml.Table(4, wml.TDs("职工总数", "", "其中本科以上人员", "")), []string{"t0.r0.c1 职工总数 number", "t0.r0.c3 其中本科以上人员 number"}},
		{"instructions under the name of a form", wml.Para(wml.Spaced("《供水申请表》填写说明")) + wml.Para(wml.Spaced("9、储水设施：（用途不同时，分开填写）")) + wml.Para("") + wml.Para("") + wml.Para(wml.Spaced("项目编号：")) + wml.Table(2, wml.TDs("名称", "")),
			[]string{"p4#1 项目编号 text", "t0.r0.c1 名称 text"}},
		{"evidence below a remark", wml.Para(wml.Spaced("1.单位荣誉证明材料；")) + wml.Para(wml.Spaced("（高新技术企业、重点实验室等证明材料）")) + wml.Para("") + wml.Para(""), []string{"p2 1.单位荣誉证明材料 longtext"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestSiblingLayouts looks at layouts that stand beside those of TestLayoutKinds.
func TestSiblingLayouts(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"blocks side by side", wml.Table(6, wml.Row(wml.Across("3", "甲方信息")+wml.Across("3", "乙方信息")), wml.Row(wml.TD("名称", "")+wml.Across("2", "")+wml.TD("名称", "")+wml.Across("2", ""))),
			[]string{"t0.r1.c1 名称 text 甲方信息", "t0.r1.c3 名称 text 乙方信息"}},
		{"colons in cells of their own", wml.Table(3, wml.TDs("申报单位", "：", "（盖章）"), wml.TDs("联系电话", "：", ""), wml.TDs("邮编", "：", "")),
			[]string{"t0.r0.c2 申报单位 text ", "t0.r1.c2 联系电话 text ", "t0.r2.c2 邮编 text "}},
		{"options in two columns and with a line", wml.Table(3, wml.Row(wml.TD("产业（可多选）", wml.MergeBegins)+wml.TD("□ 汽车", "")+wml.TD("□ 钢铁", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("□ 机械", "")+wml.TD("□ 其他：____", ""))),
			[]string{"t0.r0.c1#1 产业（可多选） check ", "t0.r1.c2#2 其他 text 产业（可多选）"}},
		{"groups of rows below a wide header", wml.Table(4, wml.Row(wml.Across("2", "指标")+wml.TD("2023年", "")+wml.TD("2024年", "")), wml.Row(wml.TD("收入", wml.MergeBegins)+wml.TD("主营收入", "")+wml.TD("", "")+wml.TD("", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("其他收入", "")+wml.TD("", "")+wml.TD("", ""))),
			[]string{"t0.r1.c2 2023年 money 主营收入", "t0.r1.c3 2024年 money 主营收入", "t0.r2.c2 2023年 money 其他收入", "t0.r2.c3 2024年 money 其他收入"}},
		{"rows without merges below a wide header", wml.Table(4, wml.Row(wml.Across("2", "指标")+wml.TD("2023年", "")+wml.TD("2024年", "")), wml.TDs("收入", "主营收入", "", ""), wml.TDs("支出", "研发费用", "", "")),
			[]string{"t0.r1.c2 2023年 money 主营收入", "t0.r1.c3 2024年 money 主营收入", "t0.r2.c2 2023年 money 研发费用", "t0.r2.c3 2024年 money 研发费用"}},
		{"brackets before units", wml.Para(wml.Spaced("3.上年度收入（   ）万元，利润（   ）万元。")), []string{"p0#1 3.上年度收入 money ", "p0#2 利润 money "}},
		{"blank within the bracket of an option, which stays in its label", wml.Para(wml.Spaced("是否设立机构：□是（机构名称：________）  □否")), []string{"p0#1 是否设立机构 choice ", "p0#2 是（机构名称 text 是否设立机构"}},
		{"label with a colon beside a question of its own", wml.Table(2, wml.TDs("姓名：", "性别：□男 □女")), []string{"t0.r0.c0 姓名 text ", "t0.r0.c1#1 性别 choice "}},
		{"plan and actual under a count", wml.Table(4, wml.Row(wml.Upright("1", "序号")+wml.Upright("1", "名称")+wml.Across("2", "数量")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("", wml.MergeGoesOn)+wml.TD("计划", "")+wml.TD("实际", "")), wml.TDs("1", "", "", ""), wml.TDs("2", "", "", ""), wml.Row(wml.Across("2", "合计")+wml.TD("", "")+wml.TD("", ""))),
			[]string{"t0.r2 名称|计划|实际 rows ", "t0.r4.c1 计划 number 合计", "t0.r4.c2 实际 number 合计"}},
		{"shares beside amounts", wml.Table(4, wml.TDs("项目", "单位", "本年", "增减%"), wml.TDs("营业收入", "万元", "", ""), wml.TDs("从业人数", "人", "", "")),
			[]string{"t0.r1.c2 本年 money 营业收入", "t0.r1.c3 增减% number 营业收入", "t0.r2.c2 本年 number 从业人数", "t0.r2.c3 增减% number 从业人数"}},
		{"unit in the corner of years", wml.Table(3, wml.TDs("进出口额（万美元）", "2024年", "2025年"), wml.TDs("进口", "", ""), wml.TDs("出口", "", "")),
			[]string{"t0.r1.c1 2024年 money 进口", "t0.r1.c2 2025年 money 进口", "t0.r2.c1 2024年 money 出口", "t0.r2.c2 2025年 money 出口"}},
		{"range that begins with from", wml.Table(2, wml.TDs("有效期", "自    年  月  日起至    年  月  日止")), []string{"t0.r0.c1#1 有效期 date ", "t0.r0.c1#2 有效期 date 至"}},
		{"who signs below a pledge", wml.Para(wml.Spaced("特此承诺。")) + wml.Para(wml.Spaced("承诺人：")) + wml.Para(wml.Spaced("日期：")), []string{"p1#1 承诺人 sign ", "p2#1 日期 sign "}},
		{"boxes of a list in an office's opinion", wml.Table(1, wml.TDs("申请部门意见：（按以下标准评估）\n（一）频繁撤单；□是　□否\n（二）自买自卖；□是　□否\n（三）预计资金规模______\n\n部门负责人：        年  月  日")), []string{"t0.r0.c0 申请部门意见 sign "}},
		{"a seal among signatures", wml.Para(wml.Spaced("单位法定代表人（签章）：        企业名称（盖章）：        ")), []string{"p0#1 单位法定代表人（签章） sign ", "p0#2 企业名称（盖章） sign "}},
		{"people beside a seal", wml.Para(wml.Spaced("经办人：      纳税人（签章）：        年  月  日")), []string{"p0#1 经办人 sign ", "p0#2 纳税人（签章） sign ", "p0#3 纳税人（签章） sign "}},
		{"an office over its seal", wml.Table(2, wml.TDs("县区商务部门：\n（公章）", "市级商务部门：\n（公章）")), []string{"t0.r0.c0 县区商务部门 sign ", "t0.r0.c1 市级商务部门 sign "}},
		{"day beside a name that the office writes", wml.Para(wml.Spaced("窗口核对人：        核对日期：        ")), []string{"p0#1 窗口核对人 sign ", "p0#2 核对日期 sign "}},
		{"beginnings of answers", wml.Table(2, wml.TDs("信用代码", "18位"), wml.TDs("网址", "http://"), wml.TDs("电话", "0772-")), []string{"t0.r0.c1 信用代码 text ", "t0.r1.c1 网址 text ", "t0.r2.c1 电话 text "}},
		{"numbers with room between", wml.Table(2, wml.TDs("下游客户", "1、        2、        3、        ")), []string{"t0.r0.c1 下游客户 longtext "}},
		{"own labels beside a label", wml.Table(2, wml.TDs("项目", "名称：\n内容：\n")), []string{"t0.r0.c1#1 名称 text 项目", "t0.r0.c1#2 内容 longtext 项目"}},
		{"scores that the judges of the table sign", wml.Table(4, wml.TDs("评分项", "满分", "得分", "评分依据"), wml.TDs("创新能力", "30", "", ""), wml.TDs("市场能力", "30", "", ""), wml.Row(wml.Across("4", "评审专家签字："))),
			[]string{"t0.r1.c2 得分 sign 创新能力", "t0.r1.c3 评分依据 sign 创新能力", "t0.r2.c2 得分 sign 市场能力", "t0.r2.c3 评分依据 sign 市场能力", "t0.r3.c0 评审专家签字 sign "}},
		{"rules for filling in head nothing", wml.Para(wml.Spaced("《登记表》填写说明")) + wml.Para(wml.Spaced("9、设施：（用途不同时，分开填写）")) + wml.Table(2, wml.TDs("名称", "")), []string{"t0.r0.c1 名称 text 《登记表》填写说明"}},
		{"asked above, answered in the empty cell below", wml.Table(1, wml.TDs("一、企业简介\n（500字内，股权构成、主要产品等）"), wml.TDs(""), wml.TDs("二、项目简介\n（500字内）"), wml.TDs("")),
			[]string{"t0.r1.c0 一、企业简介（500字内，股权构成、主要产品等） longtext 一、企业简介（500字内，股权构成、主要产品等）", "t0.r3.c0 二、项目简介（500字内） longtext 二、项目简介（500字内）"}},
		{"amounts that are used up", wml.Table(3, wml.TDs("能源", "计量单位", "年消耗量"), wml.TDs("电力", "万千瓦时", ""), wml.TDs("天然气", "万立方米", "")),
			[]string{"t0.r1.c2 年消耗量 number 电力", "t0.r2.c2 年消耗量 number 天然气"}},
		{"words in quotes, seals by another word, a question explained", wml.Para(wml.Spaced("“守合同重信用”企业证书编号：________")) + wml.Para(wml.Spaced("代理组织章戳：")) + wml.Para(wml.Spaced("企业规模：划分根据国家标准，见附注2：□大型　□中型")),
			[]string{"p0#1 “守合同重信用”企业证书编号 text ", "p1#1 代理组织章戳 sign ", "p2#1 企业规模 choice "}},
		{"posts printed in the second column", wml.Table(3, wml.TDs("姓名", "职务", "手机号"), wml.TDs("", "监事", ""), wml.TDs("", "联系人", "")),
			[]string{"t0.r1.c0 姓名 text 监事", "t0.r1.c2 手机号 text 监事", "t0.r2.c0 姓名 text 联系人", "t0.r2.c2 手机号 text 联系人"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			places, err := docxtest.Form(t, tc.body).Places()
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range places {
				got = append(got, p.At+" "+p.Label+" "+string(p.Kind)+" "+p.Context)
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
