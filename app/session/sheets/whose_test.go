package sheets

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
)

// A row with the code of one client and the name of another changes nothing of either, and tells whose the code is.
func TestTheProfileOfAnotherIsNotOverwritten(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	im := open(t, s, "a.csv", csv("单位名称,税号,法人", "甲公司,"+codeA+",张三"))
	if _, err := im.Write(planned(t, im)); err != nil {
		t.Fatal(err)
	}
	p := planned(t, open(t, s, "b.csv", csv("单位名称,税号,法人,备注", "丙公司,"+codeA+",李四,x", "甲公司,"+codeB+",王五,")))
	want := []string{
		"refused A2 丙公司 ✗sheet-code-elsewhere",
		"refused A3 甲公司 ✗sheet-other-code",
	}
	if diff := cmp.Diff(want, told(p)); diff != "" || p.Changes() {
		t.Fatal(diff)
	}
	if got := p.Lines[0].Fault.Args["name"]; got != "甲公司" {
		t.Errorf("the code is said to be that of %q", got)
	}
	if got := p.Lines[1].Fault.Args; got["name"] != "甲公司" || got["code"] != codeA {
		t.Errorf("the code of the client is told as %v", got)
	}
	ip := planned(t, open(t, s, "知识产权.csv", csv("单位名称,税号,类型,名称,专利号,申请日,权利人", "丙公司,"+codeA+",商标,一表,12345678,,丙公司")))
	if ip.Changes() || ip.Count(Refused) != 1 || ip.Rows() != 1 {
		t.Errorf("a row of a table: %v", told(ip))
	}
}

func TestRowsOfOneFileThatContradict(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	im := open(t, s, "a.csv", csv("单位名称,税号", "甲公司,"+codeA, "乙公司,"))
	if _, err := im.Write(planned(t, im)); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		rows []string
		want []string
	}{
		"one code, two new names": {[]string{"丙公司," + codeB, "丁公司," + codeB}, []string{
			"refused A2 丙公司 ✗sheet-code-twice",
			"refused A3 丁公司 ✗sheet-code-twice",
		}},
		"one code, a known name without one and a new one": {[]string{"乙公司," + codeB, "丁公司," + codeB}, []string{
			"refused A2 乙公司 ✗sheet-code-twice",
			"refused A3 丁公司 ✗sheet-code-twice",
		}},
		"one new name, two codes": {[]string{"丙公司," + codeB, "丙公司," + codeC}, []string{
			"refused A2 丙公司 ✗sheet-name-twice",
			"refused A3 丙公司 ✗sheet-name-twice",
		}},
		"what the vault knows is taken, the other not": {[]string{"丙公司," + codeA, "甲公司," + codeA}, []string{
			"refused A2 丙公司 ✗sheet-code-elsewhere",
			"same A3 甲公司 org.name 甲公司 → 甲公司", "same B3 甲公司 org.uscc " + codeA + " → " + codeA,
		}},
		"the same twice": {[]string{"甲公司," + codeA, "," + codeA}, []string{
			"same A2 甲公司 org.name 甲公司 → 甲公司", "same B2 甲公司 org.uscc " + codeA + " → " + codeA, "refused A3 甲公司 ✗sheet-twice",
		}},
	} {
		got := told(planned(t, open(t, s, "a.csv", csv(append([]string{"单位名称,税号"}, c.rows...)...))))
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// While one client alone is shown, a row with the code of another does not tell whose it is.
func TestARefusalTellsNothingOfWhoIsHidden(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	im := open(t, s, "a.csv", csv("单位名称,税号", "甲公司,"+codeA, "乙公司,"+codeB))
	if _, err := im.Write(planned(t, im)); err != nil {
		t.Fatal(err)
	}
	c, err := s.Clients().Find("甲公司")
	if err != nil {
		t.Fatal(err)
	}
	session.LookOnlyAt(s, c.ID)
	want := []string{"refused A2 甲公司 ✗sheet-hidden", "refused A3 丙公司 ✗sheet-code-elsewhere"}
	if diff := cmp.Diff(want, told(planned(t, open(t, s, "a.csv", csv("单位名称,税号", "甲公司,"+codeB, "丙公司,"+codeA))))); diff != "" {
		t.Error(diff)
	}
}

// A line that can be no name makes no client: nothing of its row is taken.
func TestWhatIsNoName(t *testing.T) {
	for _, name := range []string{
		"总计：2家", "共计2家", "第 1 页 共 2 页", "2025-06-30", "2025.6", "续表", "“以上信息属实，盖章”", "数据来源：企业", "※表示高新", "本表一式两份", "打印时间 2025-06-30", "经办：黄三",
		"联系电话：0775-2823456", "说明", "注", "以下空白", "空白", "待补充", "同上", "〃", "/", "-", "——", "…", "100", "13977500123", "END", "其中：高新", "上年同期", "增长率", "目标", "（空）", "（全称）",
		"合    计", "小 计", "金额均以千元计", "表中数据单位：千元", "示例：柳州××有限公司",
	} {
		if maybeName(name) {
			t.Errorf("%s is taken for the name of a firm", name)
		}
	}
	for _, name := range []string{"甲公司", "春厂有限公司", "桂林医院", "数据堂科技有限公司", "以上海为家（上海）贸易有限公司", "南宁市江南区人民政府", "Acme (China) Co., Ltd.", "第一页文化公司", "12580服务公司", "单位：" + "甲公司"} {
		if got := maybeName(name); got != (name != "单位：甲公司") {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Where a picture or an error stands for the name, the row is refused.
func TestARowWhoseNameIsNoText(t *testing.T) {
	data := csv("单位名称,注册资本（万元）", "=DISPIMG(ID),8", "#N/A,8", "#REF!,9")
	want := []string{"refused A2 ✗sheet-picture", "refused A3 ✗sheet-broken", "refused A4 ✗sheet-broken"}
	if diff := cmp.Diff(want, told(planned(t, open(t, sessiontest.Open(t, t.TempDir()), "客户.csv", data)))); diff != "" {
		t.Error(diff)
	}
}

// TestLinesBelowAListAreNoClients: notes, who made it, a day, an average and names of fields.
func TestLinesBelowAListAreNoClients(t *testing.T) {
	data := csv("单位名称,注册资本（万元）", "甲公司,8000", "注：以上为2025年末数据,1", "制表人：王五,1", "共 1 家,1", "平均,1", "2026年11月30日,1", "法定代表人,张三")
	want := []string{
		"client A2 甲公司 甲公司", "new A2 甲公司 org.name 甲公司", "new B2 甲公司 org.reg_capital 8000",
		"refused A3 注：以上为2025年末数据 ✗sheet-not-a-name", "refused A4 制表人：王五 ✗sheet-not-a-name", "refused A5 共 1 家 ✗sheet-not-a-name",
		"refused A7 2026年11月30日 ✗sheet-not-a-name", "refused A8 法定代表人 ✗sheet-not-a-name",
	}
	if diff := cmp.Diff(want, told(planned(t, open(t, sessiontest.Open(t, t.TempDir()), "客户.csv", data)))); diff != "" {
		t.Error(diff)
	}
}
