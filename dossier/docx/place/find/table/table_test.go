package table_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
)

// TestRowsOfTicksAndRoom looks at rows whose cells answer one label together, and at words that name no cell.
func TestRowsOfTicksAndRoom(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"ticks under heads of one question", wml.Table(5, wml.Row(wml.Upright("1", "产品")+wml.Upright("1", "数量")+wml.Across("3", "国产化")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("", wml.MergeGoesOn)+wml.TD("全部使用", "")+wml.TD("全部未使用", "")+wml.TD("部分使用", "")), wml.TDs("服务器", "", "□", "□", "□ (%)"), wml.TDs("数据库", "", "□", "□", "□ (%)")),
			[]string{"t0.r2.c1 数量 number", "t0.r2.c2#1 国产化 choice 全部使用 全部未使用 部分使用", "t0.r3.c1 数量 number", "t0.r3.c2#1 国产化 choice 全部使用 全部未使用 部分使用"}},
		{"several free cells of one label", wml.Table(6, wml.Row(wml.Across("6", "需求征集")), wml.TDs("关键字(1-5个)", "", "", "", "", ""), wml.Row(wml.TD("网址", "")+wml.Across("5", ""))),
			[]string{"t0.r1.c1 关键字(1-5个) text", "t0.r1.c2 关键字(1-5个) text", "t0.r1.c3 关键字(1-5个) text", "t0.r1.c4 关键字(1-5个) text", "t0.r1.c5 关键字(1-5个) text", "t0.r2.c1 网址 text"}},
		{"cells behind one label that were not merged", wml.Table(4, wml.Row(wml.Across("4", "许可申请")), wml.TDs("企业名称", "", "", ""), wml.Row(wml.TD("网址", "")+wml.Across("3", ""))),
			[]string{"t0.r1.c1 企业名称 text", "t0.r2.c1 网址 text"}},
		{"label that begins as a demand", wml.Table(2, wml.TDs("项目名称", ""), wml.TDs("需求技术所属领域\n（非基础研究填写）", "□软件 □材料")),
			[]string{"t0.r0.c1 项目名称 text", "t0.r1.c1#1 需求技术所属领域（非基础研究填写） choice 软件 材料"}},
		{"free row below pairs", wml.Table(4, wml.TDs("员工总数", "", "大专人数", ""), wml.TDs("硕士人数", "", "博士人数", ""), wml.TDs("", "", "", "")),
			[]string{"t0.r0.c1 员工总数 number", "t0.r0.c3 大专人数 number", "t0.r1.c1 硕士人数 number", "t0.r1.c3 博士人数 number"}},
		{"label over a free cell that has its own", wml.Table(2, wml.Row(wml.TD("经营范围", wml.MergeBegins)+wml.TD("主营：", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("兼营：", "")), wml.TDs("资质", "")),
			[]string{"t0.r0.c1 主营 text", "t0.r1.c1 兼营 text", "t0.r2.c1 资质 text"}},
		{"points of a remark", wml.Para(wml.Spaced("备注：1、以上材料一式四份")) + wml.Para(wml.Spaced("2、复印件加盖公章")) + wml.Para(wml.Spaced("3、介绍材料另附")) + wml.Para("") + wml.Para("") + wml.Table(2, wml.TDs("名称", ""), wml.TDs("电话", "")),
			[]string{"t0.r0.c1 名称 text", "t0.r1.c1 电话 text"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestTableKinds looks at tables whose cut, or whose printed words, mislead.
func TestTableKinds(t *testing.T) {
	below := wml.Row(wml.TD("", wml.MergeGoesOn) + wml.TD("", "") + wml.TD("", "") + wml.TD("", ""))
	tests := []struct {
		name, body string
		want       []string
	}{
		{"people by columns of which one is split", wml.Table(5,
			wml.Row(wml.Upright("1", "人员")+wml.Upright("1", "姓名")+wml.Across("2", "身份证件")+wml.TD("手机", "")),
			wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("", wml.MergeGoesOn)+wml.TD("种类", "")+wml.TD("号码", "")+wml.TD(" ", "")),
			wml.TDs("法定代表人", "", "", "", ""), wml.TDs("财务负责人", "", "", "", "")),
			[]string{"t0.r2.c1 姓名 text", "t0.r2.c2 种类 text", "t0.r2.c3 号码 text", "t0.r2.c4 手机 text",
				"t0.r3.c1 姓名 text", "t0.r3.c2 种类 text", "t0.r3.c3 号码 text", "t0.r3.c4 手机 text"}},
		{"header with a cell too many", wml.Table(4, wml.TDs("分支机构名称", "注册地址", "识别号", ""),
			wml.Row(wml.TD("", "")+wml.TD("", "")+wml.Across("2", "")), wml.Row(wml.TD("", "")+wml.TD("", "")+wml.Across("2", ""))),
			[]string{"t0.r1 分支机构名称|注册地址|识别号 rows"}},
		{"word over two lines that ends in a date's characters", wml.Table(4,
			wml.Row(wml.Upright("1", "法定代表人")+wml.TD("姓  名", "")+wml.TD("出  生\n年  月", "")+wml.TD("学  历", "")), below),
			[]string{"t0.r1.c1 姓名 text", "t0.r1.c2 出生年月 date", "t0.r1.c3 学历 text"}},
		{"group, label, unit, label, unit", wml.Table(5, wml.TDs("企业专利情况", "已获授权数", "项", "其中发明专利", "项")),
			[]string{"t0.r0.c2 已获授权数 number", "t0.r0.c4 其中发明专利 number"}},
		{"list with one row of people and their parts", wml.Table(3, wml.TDs("姓名", "职称", "在项目中分担任务"), wml.TDs("", "", "")),
			[]string{"t0.r1 姓名|职称|在项目中分担任务 rows"}},
		{"list with one row of things", wml.Table(4, wml.Row(wml.TD("上年度登记合同情况", wml.MergeBegins)+wml.TD("合同编号", "")+wml.TD("项目名称", "")+wml.TD("金额（万元）", "")), below),
			[]string{"t0.r1 合同编号|项目名称|金额（万元） rows"}},
		{"list with one row of items and their figures", wml.Table(4, wml.TDs("项目", "账面价值", "评估价值", "增减率（%）"), wml.TDs("", "", "", "")),
			[]string{"t0.r1 项目|账面价值|评估价值|增减率（%） rows"}},
		{"one row of a person's data", wml.Table(4, wml.Row(wml.TD("联系人", wml.MergeBegins)+wml.TD("姓名", "")+wml.TD("职务", "")+wml.TD("手机", "")), below),
			[]string{"t0.r1.c1 姓名 text", "t0.r1.c2 职务 text", "t0.r1.c3 手机 text"}},
		{"answers in two languages without cells of their own", wml.Table(4,
			wml.Row(wml.Upright("1", "作品名称")+wml.Across("2", "（中文）")+wml.Upright("1", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.Across("2", "（英文）")+wml.TD("", wml.MergeGoesOn)),
			wml.Row(wml.TD("详细地址", "")+wml.TD("", "")+wml.TD("邮编", "")+wml.TD("", ""))),
			[]string{"t0.r0.c1 作品名称 text", "t0.r1.c1 作品名称 text", "t0.r2.c1 详细地址 text", "t0.r2.c3 邮编 text"}},
		{"answers in two languages with cells of their own", wml.Table(3,
			wml.Row(wml.Upright("1", "作品名称")+wml.TD("（中文）", "")+wml.TD("", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("（英文）", "")+wml.TD("", ""))),
			[]string{"t0.r0.c2 （中文） text", "t0.r1.c2 （英文） text"}},
		{"words in the column of numbers", wml.Table(2, wml.TDs("序号", "材料名称"), wml.TDs("", ""), wml.TDs("备注", "")),
			[]string{"t0.r1 材料名称 rows", "t0.r2.c1 备注 text"}},
		{"total over columns of its own name", wml.Table(4, wml.TDs("合同编号", "项目名称", "认定时间", "金额（万元）"), wml.TDs("", "", "", ""), wml.TDs("", "", "", ""), wml.Row(wml.Across("3", "合同总额（万元）")+wml.TD("", ""))),
			[]string{"t0.r1 合同编号|项目名称|认定时间|金额（万元） rows", "t0.r3.c1 合同总额（万元） money"}},
		{"total behind an empty cell", wml.Table(5, wml.TDs("序号", "品名", "材质", "重量（t）", "金额（元）"), wml.TDs("1", "", "", "", ""), wml.TDs("2", "", "", "", ""), wml.TDs("3", "", "合计", "", "")),
			[]string{"t0.r1 品名|材质|重量（t）|金额（元） rows", "t0.r3.c4 金额（元） money"}},
		{"answer over several columns", wml.Table(4, wml.Row(wml.Upright("1", "知识产权")+wml.TD("授权数", "")+wml.TD("发明专利", "")+wml.TD("外观设计", "")), below, wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("其他知识产权数", "")+wml.Across("2", ""))),
			[]string{"t0.r1.c1 授权数 number", "t0.r1.c2 发明专利 number", "t0.r1.c3 外观设计 number", "t0.r2.c2 其他知识产权数 number"}},
		{"the same words in every row", wml.Table(5, wml.Row(wml.TD("操作员", wml.MergeBegins)+wml.TD("姓名", "")+wml.TD("证件号码", "")+wml.TD("密码发送", "")+wml.TD("电话", "")),
			wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("", "")+wml.TD("", "")+wml.TD("密码信封", "")+wml.TD("", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("", "")+wml.TD("", "")+wml.TD("密码信封", "")+wml.TD("", ""))),
			[]string{"t0.r1 姓名|证件号码|电话 rows"}},
		{"a row filled in over empty ones", wml.Table(4, wml.TDs("账号", "币种", "户名", "限额"), wml.TDs("6222000", "人民币", "某某公司", "五万"), wml.TDs("", "", "", ""), wml.TDs("", "", "", "")),
			[]string{"t0.r2 账号|币种|户名|限额 rows"}},
		{"columns that the bank fills in", wml.Table(4, wml.Row(wml.Upright("1", "姓名")+wml.Upright("1", "电话")+wml.Across("2", "银行填写")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("", wml.MergeGoesOn)+wml.TD("标识", "")+wml.TD("序列号", "")), wml.TDs("", "", "", "")),
			[]string{"t0.r2.c0 姓名 text", "t0.r2.c1 电话 text", "t0.r2.c2 标识 sign", "t0.r2.c3 序列号 sign"}},
		{"left words in a numbered list", wml.Table(5, wml.TDs("序号", "岗位", "人数", "条件", "备注"), wml.TDs("1", "", "", "应当符合投标文件", ""), wml.TDs("2", "", "", "", ""), wml.TDs("…", "", "", "", "")),
			[]string{"t0.r1 岗位|人数|条件|备注 rows"}},
		{"text beside a label is no header", wml.Table(2, wml.TDs("经营范围", "商务服务业（具体经营项目请登录公示平台查询。依法须经批准的项目，经相关部门批准后方可开展经营活动。）"), wml.TDs("开户名称", "")),
			[]string{"t0.r0.c1 经营范围 text", "t0.r1.c1 开户名称 text"}},
		{"last year's answers between labels", wml.Table(4, wml.TDs("职称", "讲师", "联系电话", "0772-3800001"), wml.TDs("姓名", "", "邮箱", "")),
			[]string{"t0.r0.c1 职称 text", "t0.r0.c3 联系电话 text", "t0.r1.c1 姓名 text", "t0.r1.c3 邮箱 text"}},
		{"marks of a program", wml.Table(4, wml.TDs("企业名称", "{{app__name}}", "电话", "${phone}"), wml.TDs("网址", "n", "代码", "_code}")),
			[]string{"t0.r0.c1 企业名称 text", "t0.r0.c3 电话 text", "t0.r1.c1 网址 text", "t0.r1.c3 代码 text"}},
		{"units that are seldom", wml.Table(4, wml.TDs("床位数", "张", "创汇", "万美元")), []string{"t0.r0.c1 床位数 number", "t0.r0.c3 创汇 money"}},
		{"letter-spaced words end in no measure word", wml.Table(4, wml.TDs("姓  名", "", "部  门", ""), wml.TDs("负责人", "姓  名", "电  话", "")),
			[]string{"t0.r0.c1 姓名 text", "t0.r0.c3 部门 text", "t0.r1.c3 电话 text"}},
		{"who pays taxes is no money", wml.Table(2, wml.TDs("办税人", ""), wml.TDs("纳税人识别号", ""), wml.TDs("上缴税金", "")),
			[]string{"t0.r0.c1 办税人 text", "t0.r1.c1 纳税人识别号 text", "t0.r2.c1 上缴税金 money"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestCodeBegun has boxes for one character of a code each, of which the first may be printed: they are left to a person as one place.
func TestCodeBegun(t *testing.T) {
	for _, printed := range []string{"", "9", "9 1"} {
		row := append([]string{"统一社会信用代码"}, strings.Fields(printed)...)
		first := "t0.r0.c" + strconv.Itoa(len(row)) + " sign 统一社会信用代码"
		for len(row) < 19 {
			row = append(row, "")
		}
		places, err := docxtest.Form(t, wml.Table(19, wml.TDs(row...))).Places()
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range places {
			got = append(got, p.At+" "+string(p.Kind)+" "+p.Label)
		}
		if d := cmp.Diff([]string{first}, got); d != "" {
			t.Errorf("%q: %s", printed, d)
		}
	}
}
