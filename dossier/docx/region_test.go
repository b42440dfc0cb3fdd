package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTablesOfPrintedRows(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"words behind the blank", table(4, tds("角色", "企业名称", "核心能力", "商务模式"), tds("牵头方", "", "项目管理、合同签署。", "□总包 □分成"), tds("供应商", "", "供货、质保。", "□供货 □分成")),
			[]string{"t0.r1.c1 企业名称 text", "t0.r1.c3#1 商务模式 choice 总包 分成", "t0.r2.c1 企业名称 text", "t0.r2.c3#1 商务模式 choice 供货 分成"}},
		{"total of a matrix", table(3, tds("科目", "财政", "自筹"), tds("设备费", "", ""), tds("合计", "", "")),
			[]string{"t0.r1.c1 财政 money", "t0.r1.c2 自筹 money", "t0.r2.c1 财政 number", "t0.r2.c2 自筹 number"}},
		{"total of a list", table(3, tds("序号", "发票号码", "金额（万元）"), tds("1", "", ""), tds("2", "", ""), tds("合计", "", "")),
			[]string{"t0.r1 发票号码|金额（万元） rows", "t0.r3.c2 金额（万元） money"}},
		{"kind of the row", table(3, tds("人员", "企业职工", "备注"), tds("总数（人）", "", ""), tds("外籍人员", "", "")),
			[]string{"t0.r1.c1 企业职工 number", "t0.r1.c2 备注 text", "t0.r2.c1 企业职工 number", "t0.r2.c2 备注 text"}},
		{"code of the first row", table(3, tds("专利编号", "专利名称", "类别"), tds("IP…", "", ""), tds("", "", "")), []string{"t0.r1 专利编号|专利名称|类别 rows"}},
		{"lone row of a group", table(4, row(td("股权结构", mergeBegins)+td("姓名", "")+td("证件号", "")+td("投资额（万元）", "")), row(td("", mergeGoesOn)+td("", "")+td("", "")+td("", ""))),
			[]string{"t0.r1 姓名|证件号|投资额（万元） rows"}},
		{"example row", table(3, tds("序号", "姓名", "职务"), tds("例", "张三", "工程师"), tds("1", "", ""), tds("2", "", "")), []string{"t0.r2 姓名|职务 rows"}},
		{"printed share", table(3, tds("股东名称", "出资额（万元）", "比例（%）"), tds("", "", ""), tds("", "", ""), tds("合计", "", "100%")),
			[]string{"t0.r1 股东名称|出资额（万元）|比例（%） rows", "t0.r3.c1 出资额（万元） money"}},
		{"context past the number of copies", table(4, tds("序号", "材料", "份数", "备注"), tds("1", "申请书", "一式三份", ""), tds("2", "执照", "1", "")),
			[]string{"t0.r1.c3 备注 text", "t0.r2.c3 备注 text"}},
		{"其中 alone", table(3, tds("项目", "2024年", "同比"), tds("营业收入", "", ""), tds("其中：", "", "")),
			[]string{"t0.r1.c1 2024年 money", "t0.r1.c2 同比 number", "t0.r2.c1 2024年 text", "t0.r2.c2 同比 number"}},
		{"blank of several rows", table(3, tds("类型", "名称", "备注"), row(td("类型____", mergeBegins)+td("", "")+td("", "")), row(td("", mergeGoesOn)+td("", "")+td("", ""))),
			[]string{"t0.r1 类型|名称|备注 rows"}},
		{"year as a header beside a group", table(3, row(td("主要指标", mergeBegins)+td("年度", "")+td("营业收入", "")+td("利润", "")), row(td("", mergeGoesOn)+td("2024", "")+td("", "")+td("", ""))),
			[]string{"t0.r1.c2 营业收入 money", "t0.r1.c3 利润 money"}},
		{"value by the row's unit", table(3, tds("指标", "数值", "备注"), tds("总资产（万元）", "", "以审计报告为准"), tds("职工人数（人）", "", "含派遣")),
			[]string{"t0.r1.c1 数值 money", "t0.r2.c1 数值 number"}},
		{"what an office sets", table(3, tds("指标", "申报值", "核定值"), tds("发明专利（件）", "", ""), tds("软件著作权（件）", "", "")),
			[]string{"t0.r1.c1 申报值 number", "t0.r1.c2 核定值 sign", "t0.r2.c1 申报值 number", "t0.r2.c2 核定值 sign"}},
		{"units below the years", table(3, row(td("指标", mergeBegins)+td("2024年", "")+td("2025年", "")), row(td("", mergeGoesOn)+td("（万元）", "")+td("（万元）", "")), tds("收入", "", ""), tds("利润", "", "")),
			[]string{"t0.r2.c1 2024年 money", "t0.r2.c2 2025年 money", "t0.r3.c1 2024年 money", "t0.r3.c2 2025年 money"}},
		{"codes as columns", table(3, tds("科目", "RD01", "RD…"), tds("人员费用", "", "")), []string{"t0.r1.c1 RD01 money", "t0.r1.c2 RD… money"}},
		{"fields below a header", table(3, tds("指标", "2024年", "2025年"), tds("营业收入", "", ""), tds("利润", "", ""), row(td("联系人", "")+td("", "")+td("电话", "")+td("", ""))),
			[]string{"t0.r1.c1 2024年 money", "t0.r1.c2 2025年 money", "t0.r2.c1 2024年 money", "t0.r2.c2 2025年 money", "t0.r3.c1 联系人 text", "t0.r3.c3 电话 text"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
