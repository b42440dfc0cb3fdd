package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
)

// TestLayoutKinds looks at the layouts that official forms have beyond labels with a free
// cell beside them.
func TestLayoutKinds(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"instructions beside labels", table(2, tds("产品名称", "全称（如实填写）"), tds("市场前景", "简要阐述产品的应用背景及市场前景。"),
			tds("系统架构", "利用图文结合的方式，从模块构成等方面进行简要介绍。"), tds("单位简介", "对单位进行简要介绍，不超过200字。\n（下文为示例）\n某某公司成立于某年，主营某业务。")),
			[]string{"t0.r0.c1 产品名称 text", "t0.r1.c1 市场前景 longtext", "t0.r2.c1 系统架构 longtext", "t0.r3.c1 单位简介 longtext"}},
		{"criteria between a label and its answer", table(3, tds("导师机制", "已经形成创业导师工作制和服务体系。", ""), tds("专业服务", "具有专业化的技术服务能力和管理团队。", "")),
			[]string{"t0.r0.c2 导师机制 text", "t0.r1.c2 专业服务 text"}},
		{"column of what is there", table(3, tds("内容", "标准", "目前具备条件"), tds("场地面积", "面积在3000㎡以上。", ""), tds("孵化资金", "不低于200万元。", "")),
			[]string{"t0.r1.c2 目前具备条件 text", "t0.r2.c2 目前具备条件 text"}},
		{"name of a list over its header", table(3, row(across("3", "认定要求：")), tds("内容", "标准", "具备条件"), tds("管理", "制度健全。", "")),
			[]string{"t0.r2.c2 具备条件 text"}},
		{"label of much text that speaks of time", table(1, tds("3.运行时间内的成功案例（限1000字）"), tds("")), []string{"t0.r1.c0 3.运行时间内的成功案例（限1000字） longtext"}},
		{"colon and a space before an empty cell", table(4, tds("负责人：", "", "联系电话： ", "")), []string{"t0.r0.c1 负责人 text", "t0.r0.c3 联系电话 text"}},
		{"applicant that seals, below a small table", table(2, tds("受理编号：", "")) + para(spaced("某某申报书")) + table(2, tds("依托单位：", "（盖章）"), tds("地址：", ""), tds("邮编：", "")),
			[]string{"t0.r0.c1 受理编号 sign", "t1.r0.c1 依托单位 text", "t1.r1.c1 地址 text", "t1.r2.c1 邮编 text"}},
		{"header whose cells are not merged", table(6, row(td("类", "")+td("型号", "")+across("3", "")+td("位置", "")),
			row(td("", "")+td("", "")+td("扬程（m）", "")+td("功率（KW）", "")+td("数量（个）", "")+td("", "")), tds("", "", "", "", "", ""), tds("", "", "", "", "", "")),
			[]string{"t0.r2 类|型号|扬程（m）|功率（KW）|数量（个）|位置 rows"}},
		{"header with a spare cell over a free one", table(6, row(td("法人情况", mergeBegins)+td("姓名", "")+td("性别", "")+td("学历", "")+td("证件号码", "")+td("", "")),
			row(td("", mergeGoesOn)+td("", "")+td("", "")+td("", "")+td("", "")+td("", ""))),
			[]string{"t0.r1.c1 姓名 text", "t0.r1.c2 性别 text", "t0.r1.c3 学历 text", "t0.r1.c4 证件号码 text"}},
		{"first column without a word", table(5, row(td("", "")+td("来源", mergeBegins)+td("类别", "")+td("经费", "")+td("到位情况", "")),
			row(td("", "")+td("", mergeGoesOn)+td("自筹", "")+td("万元", "")+td("", "")), row(td("", "")+td("", mergeGoesOn)+td("其他", "")+td("万元", "")+td("", ""))),
			[]string{"t0.r1.c3 经费 money", "t0.r1.c4 到位情况 text", "t0.r2.c3 经费 money", "t0.r2.c4 到位情况 text"}},
		{"numbered entries beside a label", table(3, row(td("组建单位", mergeBegins)+across("2", "①")), row(td("", mergeGoesOn)+across("2", "②")), row(td("研究方向", "")+across("2", ""))),
			[]string{"t0.r0.c1 ① text", "t0.r1.c1 ② text", "t0.r2.c1 研究方向 text"}},
		{"options below each other beside a label", table(3, row(td("鉴别材料", mergeBegins)+td("□ 一般交存", "")+td("说明", "")), row(td("", mergeGoesOn)+td("□ 例外交存", "")+td("使用宽线覆盖，页码为：\n其他要求见说明；", ""))),
			[]string{"t0.r0.c1#1 鉴别材料 choice 一般交存 例外交存", "t0.r1.c2 页码为 text"}},
		{"an option with one of its own", table(2, row(td("作品说明", mergeBegins)+td("□ 原创", "")), row(td("", mergeGoesOn)+td("□ 修改\n须经权利人授权\n□ 原有作品已登记\n原登记号：", ""))),
			[]string{"t0.r0.c1#1 作品说明 choice 原创 修改", "t0.r1.c1#2 原有作品已登记 check 原有作品已登记", "t0.r1.c1#3 原登记号 text"}},
		{"parts of the staff", table(4, tds("职工总数", "", "其中本科以上人员", "")), []string{"t0.r0.c1 职工总数 number", "t0.r0.c3 其中本科以上人员 number"}},
		{"instructions under the name of a form", para(spaced("《供水申请表》填写说明")) + para(spaced("9、储水设施：（用途不同时，分开填写）")) + para("") + para("") + para(spaced("项目编号：")) + table(2, tds("名称", "")),
			[]string{"p4#1 项目编号 text", "t0.r0.c1 名称 text"}},
		{"evidence below a remark", para(spaced("1.单位荣誉证明材料；")) + para(spaced("（高新技术企业、重点实验室等证明材料）")) + para("") + para(""), []string{"p2 1.单位荣誉证明材料 longtext"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestNumberedEntryKeepsItsNumber writes behind the number of an entry.
func TestNumberedEntryKeepsItsNumber(t *testing.T) {
	blank := build(t, table(3, row(td("组建单位", mergeBegins)+across("2", "①")), row(td("", mergeGoesOn)+across("2", "②"))))
	out, _, err := mustOpen(t, blank).FillPlacesBytes(map[string]place.Answer{"t0.r0.c1": {Text: "甲公司"}})
	if err != nil {
		t.Fatal(err)
	}
	doc := part(t, out, "word/document.xml")
	number, name := strings.Index(doc, "①"), strings.Index(doc, "甲公司")
	if number < 0 || name < number || name > strings.Index(doc, "②") {
		t.Errorf("not behind its number: %s", doc)
	}
}

// TestSiblingLayouts looks at layouts that stand beside those of TestLayoutKinds.
func TestSiblingLayouts(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"blocks side by side", table(6, row(across("3", "甲方信息")+across("3", "乙方信息")), row(td("名称", "")+across("2", "")+td("名称", "")+across("2", ""))),
			[]string{"t0.r1.c1 名称 text 甲方信息", "t0.r1.c3 名称 text 乙方信息"}},
		{"colons in cells of their own", table(3, tds("申报单位", "：", "（盖章）"), tds("联系电话", "：", ""), tds("邮编", "：", "")),
			[]string{"t0.r0.c2 申报单位 text ", "t0.r1.c2 联系电话 text ", "t0.r2.c2 邮编 text "}},
		{"options in two columns and with a line", table(3, row(td("产业（可多选）", mergeBegins)+td("□ 汽车", "")+td("□ 钢铁", "")), row(td("", mergeGoesOn)+td("□ 机械", "")+td("□ 其他：____", ""))),
			[]string{"t0.r0.c1#1 产业（可多选） check ", "t0.r1.c2#2 其他 text 产业（可多选）"}},
		{"groups of rows below a wide header", table(4, row(across("2", "指标")+td("2023年", "")+td("2024年", "")), row(td("收入", mergeBegins)+td("主营收入", "")+td("", "")+td("", "")), row(td("", mergeGoesOn)+td("其他收入", "")+td("", "")+td("", ""))),
			[]string{"t0.r1.c2 2023年 money 主营收入", "t0.r1.c3 2024年 money 主营收入", "t0.r2.c2 2023年 money 其他收入", "t0.r2.c3 2024年 money 其他收入"}},
		{"rows without merges below a wide header", table(4, row(across("2", "指标")+td("2023年", "")+td("2024年", "")), tds("收入", "主营收入", "", ""), tds("支出", "研发费用", "", "")),
			[]string{"t0.r1.c2 2023年 money 主营收入", "t0.r1.c3 2024年 money 主营收入", "t0.r2.c2 2023年 money 研发费用", "t0.r2.c3 2024年 money 研发费用"}},
		{"brackets before units", para(spaced("3.上年度收入（   ）万元，利润（   ）万元。")), []string{"p0#1 3.上年度收入 money ", "p0#2 利润 money "}},
		{"blank within the bracket of an option, which stays in its label", para(spaced("是否设立机构：□是（机构名称：________）  □否")), []string{"p0#1 是否设立机构 choice ", "p0#2 是（机构名称 text 是否设立机构"}},
		{"label with a colon beside a question of its own", table(2, tds("姓名：", "性别：□男 □女")), []string{"t0.r0.c0 姓名 text ", "t0.r0.c1#1 性别 choice "}},
		{"plan and actual under a count", table(4, row(upright("1", "序号")+upright("1", "名称")+across("2", "数量")), row(td("", mergeGoesOn)+td("", mergeGoesOn)+td("计划", "")+td("实际", "")), tds("1", "", "", ""), tds("2", "", "", ""), row(across("2", "合计")+td("", "")+td("", ""))),
			[]string{"t0.r2 名称|计划|实际 rows ", "t0.r4.c1 计划 number 合计", "t0.r4.c2 实际 number 合计"}},
		{"shares beside amounts", table(4, tds("项目", "单位", "本年", "增减%"), tds("营业收入", "万元", "", ""), tds("从业人数", "人", "", "")),
			[]string{"t0.r1.c2 本年 money 营业收入", "t0.r1.c3 增减% number 营业收入", "t0.r2.c2 本年 number 从业人数", "t0.r2.c3 增减% number 从业人数"}},
		{"unit in the corner of years", table(3, tds("进出口额（万美元）", "2024年", "2025年"), tds("进口", "", ""), tds("出口", "", "")),
			[]string{"t0.r1.c1 2024年 money 进口", "t0.r1.c2 2025年 money 进口", "t0.r2.c1 2024年 money 出口", "t0.r2.c2 2025年 money 出口"}},
		{"range that begins with from", table(2, tds("有效期", "自    年  月  日起至    年  月  日止")), []string{"t0.r0.c1#1 有效期 date ", "t0.r0.c1#2 有效期 date 至"}},
		{"who signs below a pledge", para(spaced("特此承诺。")) + para(spaced("承诺人：")) + para(spaced("日期：")), []string{"p1#1 承诺人 sign ", "p2#1 日期 sign "}},
		{"boxes of a list in an office's opinion", table(1, tds("申请部门意见：（按以下标准评估）\n（一）频繁撤单；□是　□否\n（二）自买自卖；□是　□否\n（三）预计资金规模______\n\n部门负责人：        年  月  日")), []string{"t0.r0.c0 申请部门意见 sign "}},
		{"a seal among signatures", para(spaced("单位法定代表人（签章）：        企业名称（盖章）：        ")), []string{"p0#1 单位法定代表人（签章） sign ", "p0#2 企业名称（盖章） sign "}},
		{"people beside a seal", para(spaced("经办人：      纳税人（签章）：        年  月  日")), []string{"p0#1 经办人 sign ", "p0#2 纳税人（签章） sign ", "p0#3 纳税人（签章） sign "}},
		{"an office over its seal", table(2, tds("县区商务部门：\n（公章）", "市级商务部门：\n（公章）")), []string{"t0.r0.c0 县区商务部门 sign ", "t0.r0.c1 市级商务部门 sign "}},
		{"day beside a name that the office writes", para(spaced("窗口核对人：        核对日期：        ")), []string{"p0#1 窗口核对人 sign ", "p0#2 核对日期 sign "}},
		{"beginnings of answers", table(2, tds("信用代码", "18位"), tds("网址", "http://"), tds("电话", "0772-")), []string{"t0.r0.c1 信用代码 text ", "t0.r1.c1 网址 text ", "t0.r2.c1 电话 text "}},
		{"numbers with room between", table(2, tds("下游客户", "1、        2、        3、        ")), []string{"t0.r0.c1 下游客户 longtext "}},
		{"own labels beside a label", table(2, tds("项目", "名称：\n内容：\n")), []string{"t0.r0.c1#1 名称 text 项目", "t0.r0.c1#2 内容 longtext 项目"}},
		{"scores that the judges of the table sign", table(4, tds("评分项", "满分", "得分", "评分依据"), tds("创新能力", "30", "", ""), tds("市场能力", "30", "", ""), row(across("4", "评审专家签字："))),
			[]string{"t0.r1.c2 得分 sign 创新能力", "t0.r1.c3 评分依据 sign 创新能力", "t0.r2.c2 得分 sign 市场能力", "t0.r2.c3 评分依据 sign 市场能力", "t0.r3.c0 评审专家签字 sign "}},
		{"rules for filling in head nothing", para(spaced("《登记表》填写说明")) + para(spaced("9、设施：（用途不同时，分开填写）")) + table(2, tds("名称", "")), []string{"t0.r0.c1 名称 text 《登记表》填写说明"}},
		{"asked above, answered in the empty cell below", table(1, tds("一、企业简介\n（500字内，股权构成、主要产品等）"), tds(""), tds("二、项目简介\n（500字内）"), tds("")),
			[]string{"t0.r1.c0 一、企业简介（500字内，股权构成、主要产品等） longtext 一、企业简介（500字内，股权构成、主要产品等）", "t0.r3.c0 二、项目简介（500字内） longtext 二、项目简介（500字内）"}},
		{"amounts that are used up", table(3, tds("能源", "计量单位", "年消耗量"), tds("电力", "万千瓦时", ""), tds("天然气", "万立方米", "")),
			[]string{"t0.r1.c2 年消耗量 number 电力", "t0.r2.c2 年消耗量 number 天然气"}},
		{"words in quotes, seals by another word, a question explained", para(spaced("“守合同重信用”企业证书编号：________")) + para(spaced("代理组织章戳：")) + para(spaced("企业规模：划分根据国家标准，见附注2：□大型　□中型")),
			[]string{"p0#1 “守合同重信用”企业证书编号 text ", "p1#1 代理组织章戳 sign ", "p2#1 企业规模 choice "}},
		{"posts printed in the second column", table(3, tds("姓名", "职务", "手机号"), tds("", "监事", ""), tds("", "联系人", "")),
			[]string{"t0.r1.c0 姓名 text 监事", "t0.r1.c2 手机号 text 监事", "t0.r2.c0 姓名 text 联系人", "t0.r2.c2 手机号 text 联系人"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			places, err := mustOpen(t, build(t, tc.body)).Places()
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
