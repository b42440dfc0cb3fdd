package docx

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
)

func TestSpacedLabels(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"two pairs", table(4, tds("成 立 年 月", "", "出 生 年 月 日", "")), []string{"t0.r0.c1 成立年月 date", "t0.r0.c3 出生年月日 date"}},
		{"wide", table(2, tds("起　止　年　月", "")), []string{"t0.r0.c1 起止年月 date"}},
		{"set close", table(2, tds("成立年 月 日", "")), []string{"t0.r0.c1 成立年月日 date"}},
		{"two lines", table(2, tds("参 加\n工 作 年 月", "")), []string{"t0.r0.c1 参加工作年月 date"}},
		{"over its column", table(2, tds("学校名称", "毕 业 年 月"), tds("", ""), tds("", "")), []string{"t0.r1 学校名称|毕业年月 rows"}},
		{"remark on the day", table(4, tds("成立日期\n（年 月 日）", "", "电话", "")), []string{"t0.r0.c1 成立日期（年月日） date", "t0.r0.c3 电话 text"}},
		{"remark over a column", table(2, tds("名称", "起止时间（年 月）"), tds("", ""), tds("", "")), []string{"t0.r1 名称|起止时间（年月） rows"}},
		{"a day to fill in", table(2, tds("成立日期", "   年   月   日")), []string{"t0.r0.c1 成立日期 date"}},
		{"room in the cell", table(3, tds("有效期", "自    年    月", "")), []string{"t0.r0.c1 有效期 date"}},
		{"in a paragraph", para(spaced("成 立 年 月：") + lined("        ")), []string{"p0#2 成立年月 date"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, brief(t, tc.body)); diff != "" {
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
		{"bare unit", table(2, tds("注册资本", "万元"), tds("邮政编码", "")), []string{"t0.r0.c1 注册资本 money", "t0.r1.c1 邮政编码 text"}},
		{"unit in brackets", table(4, tds("注册资本", "（万元）", "职工人数", "（人）")), []string{"t0.r0.c1 注册资本 money", "t0.r0.c3 职工人数 number"}},
		{"floors and buildings", table(4, tds("建筑层数", "        层", "建筑面积", "        m2")), []string{"t0.r0.c1 建筑层数 number", "t0.r0.c3 建筑面积 number"}},
		{"unit before its cell", table(3, tds("注册资本", "万元", "")), []string{"t0.r0.c2 注册资本 money"}},
		{"remarks", table(4, tds("企业名称", "（全称）", "地址", "（含邮编）"), tds("法定代表人", "", "电话", "（区号）")),
			[]string{"t0.r0.c1 企业名称 text", "t0.r0.c3 地址 text", "t0.r1.c1 法定代表人 text", "t0.r1.c3 电话 text"}},
		{"remarks that name", table(5, tds("联系电话", "（办公）", "", "（手机）", "")),
			[]string{"t0.r0.c2 （办公） text", "t0.r0.c4 （手机） text"}},
		{"placeholders", table(2, tds("企业名称", "XXX"), tds("项目名称", "××××公司"), tds("经营范围", "请填写主要业务")),
			[]string{"t0.r0.c1 企业名称 text", "t0.r1.c1 项目名称 text", "t0.r2.c1 经营范围 text"}},
		{"somebody for show", table(4, tds("联系人", "张三（示例）", "电话", "13800000000（示例）"), tds("邮编", "", "网址", "")),
			[]string{"t0.r0.c1 联系人 text", "t0.r0.c3 电话 text", "t0.r1.c1 邮编 text", "t0.r1.c3 网址 text"}},
		{"short placeholders", table(2, tds("项目名称", "点击输入文字"), tds("主导产品", "不超过3个"), tds("获奖情况", "1.\n2.\n3.")),
			[]string{"t0.r0.c1 项目名称 text", "t0.r1.c1 主导产品 text", "t0.r2.c1 获奖情况 longtext"}},
		{"instructions only", table(4, tds("单位名称", "填写单位名称全称", "单位负责人", "法人姓名"), tds("邮政编码", "如实填写", "登记密码", "留空"), tds("办公地址", "**省**市**区/县**路**号**楼**室", "网站域名", "xxx.com（微软雅黑四号左右字体）")),
			[]string{"t0.r0.c1 单位名称 text", "t0.r0.c3 单位负责人 text", "t0.r1.c1 邮政编码 text", "t0.r1.c3 登记密码 text", "t0.r2.c1 办公地址 text", "t0.r2.c3 网站域名 text"}},
		{"ten thousand yuan", table(4, tds("注册资本", "万", "年产量", "万"), tds("传真", "", "邮编", "")), []string{"t0.r0.c1 注册资本 money", "t0.r1.c1 传真 text", "t0.r1.c3 邮编 text"}},
		{"room that no number names", table(2, tds("知识产权", "发明专利    件，实用新型    件")), []string{"t0.r0.c1 知识产权 sign"}},
		{"remark behind a colon", table(2, tds("申报单位：（盖章）", ""), tds("项目名称：", ""), tds("电话：", "")),
			[]string{"t0.r0.c1 申报单位（盖章） text", "t0.r1.c1 项目名称 text", "t0.r2.c1 电话 text"}},
		{"lists without boxes", table(2, tds("企业类型", "1.国有 2.民营 3.外资"), tds("主营业务", ""), tds("材料要求", "1.提供执照，并盖章；2.提供报告。")),
			[]string{"t0.r0.c1 企业类型 sign", "t0.r1.c1 主营业务 text"}},
		{"serial before the label", table(3, tds("1", "单位名称", ""), tds("2", "注册资本", "万元")), []string{"t0.r0.c2 单位名称 text", "t0.r1.c2 注册资本 money"}},
		{"signs of a phone and a mail", table(4, tds("传真", "区号-号码", "邮箱", "@")), []string{"t0.r0.c1 传真 text", "t0.r0.c3 邮箱 text"}},
		{"request over a column", table(3, tds("序号", "请列明主要设备", "数量"), tds("1", "", ""), tds("2", "", "")), []string{"t0.r1 请列明主要设备|数量 rows"}},
		{"request beside a label", table(2, tds("主要设备", "请列明3台"), tds("地址", ""), tds("电话", "")), []string{"t0.r0.c1 主要设备 text", "t0.r1.c1 地址 text", "t0.r2.c1 电话 text"}},
		{"units of a table", table(4, tds("指标", "单位", "上年", "本年"), tds("收入", "万元", "", ""), tds("专利", "件", "", "")),
			[]string{"t0.r1.c2 上年 money", "t0.r1.c3 本年 money", "t0.r2.c2 上年 number", "t0.r2.c3 本年 number"}},
		{"unit of a column", table(2, tds("年度", "万元"), tds("2024", ""), tds("2025", "")), []string{"t0.r1.c1 万元 money", "t0.r2.c1 万元 money"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestUnitsAndSealsStay keeps what a value cell prints beside the value.
func TestUnitsAndSealsStay(t *testing.T) {
	body := table(2, tds("注册资本", "（万元）"), tds("企业名称", "（全称）"), tds("申报单位", "（盖章）"), tds("住所", ""), tds("电话", ""), tds("传真", ""), tds("邮箱", ""), tds("网址", ""), tds("职工人数", "人"), tds("注册资金", "万　元"), tds("注册资本", "5000万元"))
	f := mustOpen(t, build(t, body))
	out, _, err := f.FillPlacesBytes(map[string]place.Answer{"t0.r0.c1": {Text: "3000"}, "t0.r1.c1": {Text: "甲公司"}, "t0.r2.c1": {Text: "甲公司"}, "t0.r8.c1": {Text: "12"}, "t0.r9.c1": {Text: "300"}, "t0.r10.c1": {Text: "300"}})
	if err != nil {
		t.Fatal(err)
	}
	found, err := mustOpen(t, out).inspect()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, a := range found.Layout.Areas {
		got[a.Addr] = a.Text()
	}
	for at, want := range map[string]string{"t0.r0.c1": "3000（万元）", "t0.r1.c1": "甲公司", "t0.r2.c1": "甲公司（盖章）", "t0.r8.c1": "12人", "t0.r9.c1": "300万　元", "t0.r10.c1": "300万元"} {
		if got[at] != want {
			t.Errorf("%s reads %q, want %q", at, got[at], want)
		}
	}
}

func TestPrintedAnswers(t *testing.T) {
	body := table(4,
		tds("企业名称", "广西某某机械有限公司", "统一社会信用代码", "91450100MA5KXXXX1T"),
		tds("成立日期", "2015年3月1日", "联系电话", "0771-1234567"),
		tds("法定代表人", "张三", "注册资本", "2000万元"),
		tds("邮政编码", "530000", "电子邮箱", "a@b.cn"),
		tds("经营范围", "机械制造", "评分", "10"),
		tds("开户银行", "", "主要产品", "见附件"))
	places, err := mustOpen(t, build(t, body)).Places()
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

// TestNotedAnswers has a note on how to fill in tell what a label is answered with.
func TestNotedAnswers(t *testing.T) {
	body := para(run("2.“单位性质”栏选填“军队科研单位、民口高校、民口科研院所”；“基地类别”栏填写平台。")) + table(4, tds("单位性质", "", "基地类别", ""))
	places, err := mustOpen(t, build(t, body)).Places()
	if err != nil {
		t.Fatal(err)
	}
	if len(places) != 2 || places[0].Hint != "军队科研单位/民口高校/民口科研院所" || places[1].Hint != "" {
		t.Errorf("got %+v", places)
	}
}

// TestHintsThatRestate has answers' cells that say only where the answer stands, or once more what is asked; a heading of columns that
// says more than the one beside it stays one.
func TestHintsThatRestate(t *testing.T) {
	body := table(4,
		tds("企业名称", "与工商营业执照上的企业名称相同", "注册号", ""),
		tds("注册地址", "工商营业执照上的地址", "邮编", ""),
		tds("职工人数", "所有职工人数", "车间数", ""),
		tds("组织机构代码", "见营业执照统一信用代码", "技术领域", "【按系统确定的领域选择】"),
		tds("通讯地址", "", "联系人", "")) +
		table(3, tds("人数", "职工人数", "研发人员数"), tds("2025年", "", ""))
	places, err := mustOpen(t, build(t, body)).Places()
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

// TestPapersHeadNothing has a list of papers before a sheet: its last line is no heading of the sheet.
func TestPapersHeadNothing(t *testing.T) {
	body := para(run("申报书")) + para(run("二、其他申报材料")) + para(run("6. 质量安全证明；")) + para(run("8. 权威机构出具的行业排名证明")) + para(run("表1 基本情况表")) + table(2, tds("企业名称", ""))
	places, err := mustOpen(t, build(t, body)).Places()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range places {
		if strings.Contains(p.Context, "权威机构") || slices.ContainsFunc(p.Heads, func(h place.Head) bool { return strings.Contains(h.Text, "权威机构") }) {
			t.Errorf("%s: %q, %v", p.At, p.Context, p.Heads)
		}
	}
	if len(places) != 1 {
		t.Errorf("%d places, want 1", len(places))
	}
}
