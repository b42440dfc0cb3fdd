package region_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
)

// TestNumberedColumns names columns by their header, and not by the row that only counts them.
func TestNumberedColumns(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"list and its total", wml.Para(wml.Spaced("表B1序号：        金额单位：万元")) + wml.Table(4, wml.Row(wml.TD("序号", wml.MergeBegins)+wml.TD("设备名称", "")+wml.TD("数量", "")+wml.TD("金额", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("（1）", "")+wml.TD("（2）", "")+wml.TD("（3）", "")), wml.TDs("", "", "", ""), wml.TDs("", "", "", ""), wml.Row(wml.Across("2", "累计")+wml.TD("", "")+wml.TD("", ""))),
			[]string{"p0#1 序号 text", "t0.r2 设备名称|数量|金额 rows", "t0.r4.c1 数量 number", "t0.r4.c2 金额 money"}},
		{"budget with printed rows", wml.Para(wml.Spaced("金额单位：万元")) + wml.Table(5, wml.Row(wml.TD("序号", wml.MergeBegins)+wml.TD("科目", "")+wml.TD("合计", "")+wml.TD("专项经费", "")+wml.TD("备注", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("(1)", "")+wml.TD("(2)", "")+wml.TD("(3)", "")+wml.TD("/", "")), wml.TDs("1", "设备费", "", "", ""), wml.TDs("2", "材料费", "", "/", "不得调整")),
			[]string{"t0.r2.c2 合计 money", "t0.r2.c3 专项经费 money", "t0.r2.c4 备注 text", "t0.r3.c2 合计 money"}},
		{"remark beside several rows", wml.Para(wml.Spaced("金额单位：万元")) + wml.Table(5, wml.Row(wml.TD("序号", wml.MergeBegins)+wml.TD("科目", "")+wml.TD("合计", "")+wml.TD("自筹", "")+wml.TD("备注", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("(1)", "")+wml.TD("(2)", "")+wml.TD("(3)", "")+wml.TD("/", "")), wml.Row(wml.TD("1", "")+wml.TD("会议费", "")+wml.TD("", "")+wml.TD("", "")+wml.TD("参与人员提出", wml.MergeBegins)), wml.Row(wml.TD("2", "")+wml.TD("差旅费", "")+wml.TD("", "")+wml.TD("", "")+wml.TD("", wml.MergeGoesOn))),
			[]string{"t0.r2.c2 合计 money", "t0.r2.c3 自筹 money", "t0.r3.c2 合计 money", "t0.r3.c3 自筹 money"}},
		{"under two rows of heads", wml.Table(4, wml.Row(wml.Upright("1", "名称")+wml.Across("2", "经费来源")+wml.Upright("1", "说明")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("自筹", "")+wml.TD("拨款", "")+wml.TD("", wml.MergeGoesOn)), wml.TDs("（1）", "（2）", "（3）", "（4）"), wml.TDs("", "", "", ""), wml.TDs("", "", "", "")),
			[]string{"t0.r3 名称|自筹|拨款|说明 rows"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestTablesOfPrintedRows(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"words behind the blank", wml.Table(4, wml.TDs("角色", "企业名称", "核心能力", "商务模式"), wml.TDs("牵头方", "", "项目管理、合同签署。", "□总包 □分成"), wml.TDs("供应商", "", "供货、质保。", "□供货 □分成")),
			[]string{"t0.r1.c1 企业名称 text", "t0.r1.c3#1 商务模式 choice 总包 分成", "t0.r2.c1 企业名称 text", "t0.r2.c3#1 商务模式 choice 供货 分成"}},
		{"total of a matrix", wml.Table(3, wml.TDs("科目", "财政", "自筹"), wml.TDs("设备费", "", ""), wml.TDs("合计", "", "")),
			[]string{"t0.r1.c1 财政 money", "t0.r1.c2 自筹 money", "t0.r2.c1 财政 number", "t0.r2.c2 自筹 number"}},
		{"total of a list", wml.Table(3, wml.TDs("序号", "发票号码", "金额（万元）"), wml.TDs("1", "", ""), wml.TDs("2", "", ""), wml.TDs("合计", "", "")),
			[]string{"t0.r1 发票号码|金额（万元） rows", "t0.r3.c2 金额（万元） money"}},
		{"kind of the row", wml.Table(3, wml.TDs("人员", "企业职工", "备注"), wml.TDs("总数（人）", "", ""), wml.TDs("外籍人员", "", "")),
			[]string{"t0.r1.c1 企业职工 number", "t0.r1.c2 备注 text", "t0.r2.c1 企业职工 number", "t0.r2.c2 备注 text"}},
		{"code of the first row", wml.Table(3, wml.TDs("专利编号", "专利名称", "类别"), wml.TDs("IP…", "", ""), wml.TDs("", "", "")), []string{"t0.r1 专利编号|专利名称|类别 rows"}},
		{"lone row of a group", wml.Table(4, wml.Row(wml.TD("股权结构", wml.MergeBegins)+wml.TD("姓名", "")+wml.TD("证件号", "")+wml.TD("投资额（万元）", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("", "")+wml.TD("", "")+wml.TD("", ""))),
			[]string{"t0.r1 姓名|证件号|投资额（万元） rows"}},
		{"example row", wml.Table(3, wml.TDs("序号", "姓名", "职务"), wml.TDs("例", "张三", "工程师"), wml.TDs("1", "", ""), wml.TDs("2", "", "")), []string{"t0.r2 姓名|职务 rows"}},
		{"printed share", wml.Table(3, wml.TDs("股东名称", "出资额（万元）", "比例（%）"), wml.TDs("", "", ""), wml.TDs("", "", ""), wml.TDs("合计", "", "100%")),
			[]string{"t0.r1 股东名称|出资额（万元）|比例（%） rows", "t0.r3.c1 出资额（万元） money"}},
		{"context past the number of copies", wml.Table(4, wml.TDs("序号", "材料", "份数", "备注"), wml.TDs("1", "申请书", "一式三份", ""), wml.TDs("2", "执照", "1", "")),
			[]string{"t0.r1.c3 备注 text", "t0.r2.c3 备注 text"}},
		{"其中 alone", wml.Table(3, wml.TDs("项目", "2024年", "同比"), wml.TDs("营业收入", "", ""), wml.TDs("其中：", "", "")),
			[]string{"t0.r1.c1 2024年 money", "t0.r1.c2 同比 number", "t0.r2.c1 2024年 text", "t0.r2.c2 同比 number"}},
		{"blank of several rows", wml.Table(3, wml.TDs("类型", "名称", "备注"), wml.Row(wml.TD("类型____", wml.MergeBegins)+wml.TD("", "")+wml.TD("", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("", "")+wml.TD("", ""))),
			[]string{"t0.r1 类型|名称|备注 rows"}},
		{"year as a header beside a group", wml.Table(3, wml.Row(wml.TD("主要指标", wml.MergeBegins)+wml.TD("年度", "")+wml.TD("营业收入", "")+wml.TD("利润", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("2024", "")+wml.TD("", "")+wml.TD("", ""))),
			[]string{"t0.r1.c2 营业收入 money", "t0.r1.c3 利润 money"}},
		{"value by the row's unit", wml.Table(3, wml.TDs("指标", "数值", "备注"), wml.TDs("总资产（万元）", "", "以审计报告为准"), wml.TDs("职工人数（人）", "", "含派遣")),
			[]string{"t0.r1.c1 数值 money", "t0.r2.c1 数值 number"}},
		{"what an office sets", wml.Table(3, wml.TDs("指标", "申报值", "核定值"), wml.TDs("发明专利（件）", "", ""), wml.TDs("软件著作权（件）", "", "")),
			[]string{"t0.r1.c1 申报值 number", "t0.r1.c2 核定值 sign", "t0.r2.c1 申报值 number", "t0.r2.c2 核定值 sign"}},
		{"units below the years", wml.Table(3, wml.Row(wml.TD("指标", wml.MergeBegins)+wml.TD("2024年", "")+wml.TD("2025年", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("（万元）", "")+wml.TD("（万元）", "")), wml.TDs("收入", "", ""), wml.TDs("利润", "", "")),
			[]string{"t0.r2.c1 2024年 money", "t0.r2.c2 2025年 money", "t0.r3.c1 2024年 money", "t0.r3.c2 2025年 money"}},
		{"codes as columns", wml.Table(3, wml.TDs("科目", "RD01", "RD…"), wml.TDs("人员费用", "", "")), []string{"t0.r1.c1 RD01 money", "t0.r1.c2 RD… money"}},
		{"fields below a header", wml.Table(3, wml.TDs("指标", "2024年", "2025年"), wml.TDs("营业收入", "", ""), wml.TDs("利润", "", ""), wml.Row(wml.TD("联系人", "")+wml.TD("", "")+wml.TD("电话", "")+wml.TD("", ""))),
			[]string{"t0.r1.c1 2024年 money", "t0.r1.c2 2025年 money", "t0.r2.c1 2024年 money", "t0.r2.c2 2025年 money", "t0.r3.c1 联系人 text", "t0.r3.c3 电话 text"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
