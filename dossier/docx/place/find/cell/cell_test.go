package cell_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
	"yibiao/dossier/docx/place"
)

func TestSpacedLabels(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"two pairs", wml.Table(4, wml.TDs("成 立 年 月", "", "出 生 年 月 日", "")), []string{"t0.r0.c1 成立年月 date", "t0.r0.c3 出生年月日 date"}},
		{"wide", wml.Table(2, wml.TDs("起　止　年　月", "")), []string{"t0.r0.c1 起止年月 date"}},
		{"set close", wml.Table(2, wml.TDs("成立年 月 日", "")), []string{"t0.r0.c1 成立年月日 date"}},
		{"two lines", wml.Table(2, wml.TDs("参 加\n工 作 年 月", "")), []string{"t0.r0.c1 参加工作年月 date"}},
		{"over its column", wml.Table(2, wml.TDs("学校名称", "毕 业 年 月"), wml.TDs("", ""), wml.TDs("", "")), []string{"t0.r1 学校名称|毕业年月 rows"}},
		{"remark on the day", wml.Table(4, wml.TDs("成立日期\n（年 月 日）", "", "电话", "")), []string{"t0.r0.c1 成立日期（年月日） date", "t0.r0.c3 电话 text"}},
		{"remark over a column", wml.Table(2, wml.TDs("名称", "起止时间（年 月）"), wml.TDs("", ""), wml.TDs("", "")), []string{"t0.r1 名称|起止时间（年月） rows"}},
		{"a day to fill in", wml.Table(2, wml.TDs("成立日期", "   年   月   日")), []string{"t0.r0.c1 成立日期 date"}},
		{"room in the cell", wml.Table(3, wml.TDs("有效期", "自    年    月", "")), []string{"t0.r0.c1 有效期 date"}},
		{"in a paragraph", wml.Para(wml.Spaced("成 立 年 月：") + wml.Lined("        ")), []string{"p0#2 成立年月 date"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCellsOfUnitsAndRemarks(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"bare unit", wml.Table(2, wml.TDs("注册资本", "万元"), wml.TDs("邮政编码", "")), []string{"t0.r0.c1 注册资本 money", "t0.r1.c1 邮政编码 text"}},
		{"unit in brackets", wml.Table(4, wml.TDs("注册资本", "（万元）", "职工人数", "（人）")), []string{"t0.r0.c1 注册资本 money", "t0.r0.c3 职工人数 number"}},
		{"floors and buildings", wml.Table(4, wml.TDs("建筑层数", "        层", "建筑面积", "        m2")), []string{"t0.r0.c1 建筑层数 number", "t0.r0.c3 建筑面积 number"}},
		{"unit before its cell", wml.Table(3, wml.TDs("注册资本", "万元", "")), []string{"t0.r0.c2 注册资本 money"}},
		{"remarks", wml.Table(4, wml.TDs("企业名称", "（全称）", "地址", "（含邮编）"), wml.TDs("法定代表人", "", "电话", "（区号）")),
			[]string{"t0.r0.c1 企业名称 text", "t0.r0.c3 地址 text", "t0.r1.c1 法定代表人 text", "t0.r1.c3 电话 text"}},
		{"remarks that name", wml.Table(5, wml.TDs("联系电话", "（办公）", "", "（手机）", "")),
			[]string{"t0.r0.c2 （办公） text", "t0.r0.c4 （手机） text"}},
		{"placeholders", wml.Table(2, wml.TDs("企业名称", "XXX"), wml.TDs("项目名称", "××××公司"), wml.TDs("经营范围", "请填写主要业务")),
			[]string{"t0.r0.c1 企业名称 text", "t0.r1.c1 项目名称 text", "t0.r2.c1 经营范围 text"}},
		{"somebody for show", wml.Table(4, wml.TDs("联系人", "张三（示例）", "电话", "13800000000（示例）"), wml.TDs("邮编", "", "网址", "")),
			[]string{"t0.r0.c1 联系人 text", "t0.r0.c3 电话 text", "t0.r1.c1 邮编 text", "t0.r1.c3 网址 text"}},
		{"short placeholders", wml.Table(2, wml.TDs("项目名称", "点击输入文字"), wml.TDs("主导产品", "不超过3个"), wml.TDs("获奖情况", "1.\n2.\n3.")),
			[]string{"t0.r0.c1 项目名称 text", "t0.r1.c1 主导产品 text", "t0.r2.c1 获奖情况 longtext"}},
		{"instructions only", wml.Table(4, wml.TDs("单位名称", "填写单位名称全称", "单位负责人", "法人姓名"), wml.TDs("邮政编码", "如实填写", "登记密码", "留空"), wml.TDs("办公地址", "**省**市**区/县**路**号**楼**室", "网站域名", "xxx.com（微软雅黑四号左右字体）")),
			[]string{"t0.r0.c1 单位名称 text", "t0.r0.c3 单位负责人 text", "t0.r1.c1 邮政编码 text", "t0.r1.c3 登记密码 text", "t0.r2.c1 办公地址 text", "t0.r2.c3 网站域名 text"}},
		{"ten thousand yuan", wml.Table(4, wml.TDs("注册资本", "万", "年产量", "万"), wml.TDs("传真", "", "邮编", "")), []string{"t0.r0.c1 注册资本 money", "t0.r1.c1 传真 text", "t0.r1.c3 邮编 text"}},
		{"room that no number names", wml.Table(2, wml.TDs("知识产权", "发明专利    件，实用新型    件")), []string{"t0.r0.c1 知识产权 sign"}},
		{"remark behind a colon", wml.Table(2, wml.TDs("申报单位：（盖章）", ""), wml.TDs("项目名称：", ""), wml.TDs("电话：", "")),
			[]string{"t0.r0.c1 申报单位（盖章） text", "t0.r1.c1 项目名称 text", "t0.r2.c1 电话 text"}},
		{"lists without boxes", wml.Table(2, wml.TDs("企业类型", "1.国有 2.民营 3.外资"), wml.TDs("主营业务", ""), wml.TDs("材料要求", "1.提供执照，并盖章；2.提供报告。")),
			[]string{"t0.r0.c1 企业类型 sign", "t0.r1.c1 主营业务 text"}},
		{"serial before the label", wml.Table(3, wml.TDs("1", "单位名称", ""), wml.TDs("2", "注册资本", "万元")), []string{"t0.r0.c2 单位名称 text", "t0.r1.c2 注册资本 money"}},
		{"signs of a phone and a mail", wml.Table(4, wml.TDs("传真", "区号-号码", "邮箱", "@")), []string{"t0.r0.c1 传真 text", "t0.r0.c3 邮箱 text"}},
		{"request over a column", wml.Table(3, wml.TDs("序号", "请列明主要设备", "数量"), wml.TDs("1", "", ""), wml.TDs("2", "", "")), []string{"t0.r1 请列明主要设备|数量 rows"}},
		{"request beside a label", wml.Table(2, wml.TDs("主要设备", "请列明3台"), wml.TDs("地址", ""), wml.TDs("电话", "")), []string{"t0.r0.c1 主要设备 text", "t0.r1.c1 地址 text", "t0.r2.c1 电话 text"}},
		{"units of a table", wml.Table(4, wml.TDs("指标", "单位", "上年", "本年"), wml.TDs("收入", "万元", "", ""), wml.TDs("专利", "件", "", "")),
			[]string{"t0.r1.c2 上年 money", "t0.r1.c3 本年 money", "t0.r2.c2 上年 number", "t0.r2.c3 本年 number"}},
		{"unit of a column", wml.Table(2, wml.TDs("年度", "万元"), wml.TDs("2024", ""), wml.TDs("2025", "")), []string{"t0.r1.c1 万元 money", "t0.r2.c1 万元 money"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPrintedAnswers(t *testing.T) {
	body := wml.Table(4,
		wml.TDs("企业名称", "广西某某机械有限公司", "统一社会信用代码", "91450100MA5KXXXX1T"),
		wml.TDs("成立日期", "2015年3月1日", "联系电话", "0771-1234567"),
		wml.TDs("法定代表人", "张三", "注册资本", "2000万元"),
		wml.TDs("邮政编码", "530000", "电子邮箱", "a@b.cn"),
		wml.TDs("经营范围", "机械制造", "评分", "10"),
		wml.TDs("开户银行", "", "主要产品", "见附件"))
	places, err := docxtest.Form(t, body).Places()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, p := range places {
		got[p.Label] = p.Sample
	}
	want := map[string]string{"企业名称": "广西某某机械有限公司", "统一社会信用代码": "91450100MA5KXXXX1T", "成立日期": "2015年3月1日", "联系电话": "0771-1234567", "法定代表人": "张三", "注册资本": "2000万元", "邮政编码": "530000", "电子邮箱": "a@b.cn", "开户银行": ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestHintsThatRestate has answers' cells that say only where the answer stands, or once more what is asked; a heading of columns that
// says more than the one beside it stays one.
func TestHintsThatRestate(t *testing.T) {
	body := wml.Table(4,
		wml.TDs("企业名称", "与工商营业执照上的企业名称相同", "注册号", ""),
		wml.TDs("注册地址", "工商营业执照上的地址", "邮编", ""),
		wml.TDs("职工人数", "所有职工人数", "车间数", ""),
		wml.TDs("组织机构代码", "见营业执照统一信用代码", "技术领域", "【按系统确定的领域选择】"),
		wml.TDs("通讯地址", "", "联系人", "")) +
		wml.Table(3, wml.TDs("人数", "职工人数", "研发人员数"), wml.TDs("2025年", "", ""))
	places, err := docxtest.Form(t, body).Places()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, p := range places {
		got[p.At] = p.Label
		for _, h := range p.Heads {
			if h.Text != p.Label && h.Role != place.HeadColumn && !strings.HasPrefix(p.At, "t1") {
				got[p.At] += " | " + h.Text
			}
		}
	}
	want := map[string]string{
		"t0.r0.c1": "企业名称", "t0.r0.c3": "注册号", "t0.r1.c1": "注册地址", "t0.r1.c3": "邮编", "t0.r2.c1": "职工人数", "t0.r2.c3": "车间数",
		"t0.r3.c1": "组织机构代码", "t0.r3.c3": "技术领域", "t0.r4.c1": "通讯地址", "t0.r4.c3": "联系人", "t1.r1.c1": "职工人数", "t1.r1.c2": "研发人员数",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
