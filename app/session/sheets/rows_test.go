package sheets

import (
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

// A row whose year or number is refused is not written, is told once, and adds nothing however often the file comes in.
func TestARowWithoutItsKeyIsNotTaken(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	sessiontest.NewClient(t, s, "甲公司")
	for file, c := range map[string]struct {
		rows []string
		want []string
	}{
		"近三年主要经济指标.csv": {[]string{"单位名称,年度,营业收入", "甲公司,2025-12,100", "甲公司,,90", "甲公司,二〇二四,80", "甲公司,2024,70"}, []string{
			"refused B2 甲公司 fin.table[] year 2025-12 ✗date", "refused B3 甲公司 fin.table[] year ✗sheet-no-year",
			"new B4 甲公司 fin.table[2024] year 2024", "new C4 甲公司 fin.table[2024] rev 80", "refused A5 甲公司 ✗sheet-row-twice",
		}},
		"知识产权.csv": {[]string{"单位名称,知识产权名称,类型,专利号,申请日,权利人", "甲公司,一种阀,发明专利,ZL202310123456.1,2023-01-05,甲公司", "甲公司,软件,软件著作权,,1/5/2024,甲公司"}, []string{
			"refused D2 甲公司 ip.table[] no ZL202310123456.1 ✗patent-check",
			"new B3 甲公司 ip.table[] title 软件", "new C3 甲公司 ip.table[] kind 软件著作权", "refused E3 甲公司 ip.table[] apply 1/5/2024 ✗sheet-two-days", "new F3 甲公司 ip.table[] owner 甲公司",
		}},
	} {
		im := open(t, s, file, csv(c.rows...))
		p := planned(t, im)
		if diff := cmp.Diff(c.want, told(p)); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
		if _, err := im.Write(p); err != nil {
			t.Fatal(err)
		}
		if again := planned(t, open(t, s, file, csv(c.rows...))); again.Changes() {
			t.Errorf("%s: a second import adds %v", file, told(again))
		}
	}
	if e := profile(t, s, "甲公司"); len(e.Rows("fin.table")) != 1 || len(e.Rows("ip.table")) != 1 {
		t.Errorf("%v %v", e.Rows("fin.table"), e.Rows("ip.table"))
	}
}

// What cannot be true beside the other answers is taken and questioned, as other doubtful cells are.
func TestWhatCannotBeTrueIsQuestioned(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	p := planned(t, open(t, s, "a.csv", csv("单位名称,成立日期,研发人员,员工总数", "甲公司,2030-01-01,300,200", "乙公司,2020-01-01,3,200")))
	var got []string
	for _, l := range p.Lines {
		for _, d := range l.Doubts {
			got = append(got, l.Place+" "+d.Args["says"])
		}
	}
	if diff := cmp.Diff([]string{"B2 成立日期晚于今天，请对照营业执照核对", "C2 研发人员数多于从业人员数"}, got); diff != "" {
		t.Error(diff)
	}
	for _, head := range []string{"注册资金", "注册资金（千元）", "注册资金（元）", "注册资金（万元）"} {
		p = planned(t, open(t, s, "a.csv", csv("单位名称,"+head, "甲公司,-0")))
		if warned := p.Lines[2].Doubts; len(warned) != 1 || warned[0].Code != forms.FaultMinusZero {
			t.Errorf("-0 below %s: %v %v", head, told(p), warned)
		}
	}
	sessiontest.Set(t, profile(t, s, sessiontest.NewClient(t, s, "丙公司").Name), "staff.rd", "30")
	p = planned(t, open(t, s, "知识产权.csv", csv("单位名称,知识产权名称,类型,专利号,申请日,权利人", "丙公司,一种阀,发明专利,,2030-01-01,丙公司", "丙公司,一种泵,发明专利,,2020-01-01,丙公司")))
	if l := p.Lines[2]; p.Doubtful() != 1 || l.Place != "E2" || len(l.Doubts) != 1 {
		t.Errorf("of a row: %v %v", told(p), l.Doubts)
	}
	p = planned(t, open(t, s, "a.csv", csv("单位名称,员工总数", "丙公司,20")))
	if l := p.Lines[1]; len(l.Doubts) != 1 {
		t.Errorf("against what is there: %v %v", told(p), l.Doubts)
	}
}

func TestUsualSpellings(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	p := planned(t, open(t, s, "a.csv", csv("单位名称,企业规模,单位性质,是否规模以上工业企业,2024年利润总额（千元）", "甲公司,中,民营企业,Y,12345", "乙公司,大型企业,有限责任公司,N,-20", "丙公司,不知道,国企,也许,1.5万元")))
	want := []string{
		"client A2 甲公司 甲公司", "new A2 甲公司 org.name 甲公司", "new B2 甲公司 org.scale 中型", "new C2 甲公司 org.type 企业", "new D2 甲公司 org.above_scale true", "new E2 甲公司 fin.table[2024] profit 1234.5",
		"client A3 乙公司 乙公司", "new A3 乙公司 org.name 乙公司", "new B3 乙公司 org.scale 大型", "new C3 乙公司 org.type 企业", "new D3 乙公司 org.above_scale false", "new E3 乙公司 fin.table[2024] profit -2",
		"client A4 丙公司 丙公司", "new A4 丙公司 org.name 丙公司", "refused B4 丙公司 org.scale 不知道 ✗option", "new C4 丙公司 org.type 企业", "refused D4 丙公司 org.above_scale 也许 ✗bool", "new E4 丙公司 fin.table[2024] profit 1.5",
	}
	if diff := cmp.Diff(want, told(p)); diff != "" {
		t.Error(diff)
	}
}

// Of two columns for one field that is taken which says its unit, and the other is told with the reason.
func TestTwoColumnsForOneField(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	im := open(t, s, "a.csv", csv("单位名称,注册资本,注册资本(元),联系人,联系人,备注", "甲公司,1,5000000,张三,李四,x"))
	var got []string
	for _, c := range im.Parts[0].Columns {
		got = append(got, c.Header+"="+c.Target.String()+" "+c.Rival+map[bool]string{true: "?"}[c.Unknown])
	}
	want := []string{"单位名称=org.name ", "注册资本= 注册资本(元)", "注册资本(元)=org.reg_capital ", "联系人=handler.name ", "联系人= 联系人", "备注= ?"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if p := planned(t, im); !slices.Contains(told(p), "new C2 甲公司 org.reg_capital 500") {
		t.Errorf("%v", told(p))
	}
}

func TestAColumnIsNamedAsItIsShown(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	for _, name := range []string{"专利号/登记号", "知识产权清单：专利号/登记号", "知识产权清单:专利号/登记号", "知识产权清单/专利号/登记号", "ip.table/no", "ip.table.no"} {
		im := open(t, s, "知识产权.csv", csv("单位名称,类型,名称,那个号,申请日,权利人", "甲公司,商标,一表,1,,"))
		if err := im.ChooseByName("那个号", name); err != nil || im.Parts[0].Columns[3].Target != (Target{Table: "ip.table", Field: "no"}) {
			t.Errorf("%s: %v %v", name, im.Parts[0].Columns[3].Target, err)
		}
	}
}

// The headers of two storeys are read together, also where the groups stand beside headers of one.
func TestHeadersOfTwoStoreys(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	im := open(t, s, "a.csv", csv("企业名称,信用代码,2024年（元）,2024年（元）,2023年,2023年", ",,营业收入,利润总额,营业收入,利润总额", "甲公司,"+codeA+",15005000,-20,1300,10"))
	want := []string{
		"client A3 甲公司 甲公司", "new A3 甲公司 org.name 甲公司", "new B3 甲公司 org.uscc " + codeA,
		"new C3 甲公司 fin.table[2024] rev 1500.5", "new D3 甲公司 fin.table[2024] profit -0.002", "new E3 甲公司 fin.table[2023] rev 1300", "new F3 甲公司 fin.table[2023] profit 10",
	}
	if diff := cmp.Diff(want, told(planned(t, im))); diff != "" {
		t.Error(diff)
	}
}

// A group says whose the columns below it are; where it may be two people a person says which, and where it is somebody else nothing
// is taken.
func TestGroupsSayWhoseTheColumnsAre(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	for _, title := range []string{"", "客户信息表,客户信息表,客户信息表,客户信息表,客户信息表,客户信息表,客户信息表,客户信息表,客户信息表,客户信息表,客户信息表,客户信息表,客户信息表"} {
		im := open(t, s, "a.csv", csv(title, "基本信息,基本信息,负责人,负责人,法定代表人,法定代表人,联系信息,联系信息,联系信息,开户信息,开户信息,项目负责人,项目负责人",
			"单位名称,统一社会信用代码,姓名,电话,姓名,手机号码,联系人,电话,邮箱,开户行,账号,姓名,电话", "甲公司,"+codeA+",张三,13900000001,李四,13900000002,王五,13900000003,a@b.cn,工行,6222,赵六,13900000004"))
		var got []string
		for _, c := range im.Parts[0].Columns {
			what := c.Header + "=" + c.Target.String()
			for _, o := range c.Offers {
				what += "?" + o.String()
			}
			got = append(got, what)
		}
		want := []string{
			"基本信息单位名称=org.name", "基本信息统一社会信用代码=org.uscc", "负责人姓名=?handler.name?legal.name", "负责人电话=?handler.mobile?legal.mobile",
			"法定代表人姓名=legal.name", "法定代表人手机号码=legal.mobile", "联系信息联系人=handler.name", "联系信息电话=handler.mobile", "联系信息邮箱=handler.email",
			"开户信息开户行=bank.bank", "开户信息账号=bank.account", "项目负责人姓名=", "项目负责人电话=",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		for header, to := range map[string]string{"负责人 姓名": "法人", "负责人电话": "法定代表人手机", "邮箱": "联系人邮箱"} {
			if err := im.ChooseByName(header, to); err != nil {
				t.Errorf("%s=%s: %v", header, to, err)
			}
		}
		if err := im.ChooseByName("手机", "法定代表人手机"); session.CodeOf(err) != session.CodeSheetNoColumn {
			t.Errorf("a header that no column has: %v", err)
		}
		if err := im.ChooseByName("姓名", "法定代表人手机"); session.CodeOf(err) != session.CodeSheetNoColumn {
			t.Errorf("a header that three columns have: %v", err)
		}
	}
}

// What a column is can be said by its label, by an id, and by what lists call it.
func TestWhatAColumnIsTakesLabels(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	for name, want := range map[string]string{
		"联行号": "bank.cnaps", "大额行号": "bank.cnaps", "统一社会信用代码": "org.uscc", "税号": "org.uscc", "注册资本": "org.reg_capital", "注册资本（万元）": "org.reg_capital", "法人手机": "legal.mobile",
		"开户银行(全称,到支行)": "bank.bank", "开户银行": "bank.bank", "2024年营业收入": "fin.table/rev/2024", "知识产权清单/授权日期": "ip.table/grant", "legal.mobile": "legal.mobile",
	} {
		im := open(t, s, "a.csv", csv("单位名称,那一列", "甲公司,1"))
		if err := im.ChooseByName("那一列", name); err != nil || im.Parts[0].Columns[1].Target.String() != want {
			t.Errorf("%s: %v %v", name, im.Parts[0].Columns[1].Target, err)
		}
	}
	im := open(t, s, "a.csv", csv("单位名称,那一列", "甲公司,1"))
	if err := im.ChooseByName("那一列", "地址"); session.CodeOf(err) != session.CodeNoField {
		t.Errorf("what may be three fields: %v", err)
	}
}

// Spaces within Chinese names are left out and told of, so that a name with one is no other client.
func TestSpacesWithinNames(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	if _, err := s.Clients().Create("柳州 市甲机械有限公司"); err != nil {
		t.Fatal(err)
	}
	p := planned(t, open(t, s, "a.csv", csv("单位名称,法定代表人,产品", "柳州市甲 机械有限公司,张 三,数控 机床")))
	if p.Count(NewClient) != 0 || p.Count(Same) != 1 {
		t.Errorf("%v", told(p))
	}
	for _, l := range p.Lines {
		if l.Kind == New && l.Field.Name() == "legal.name" && (len(l.Doubts) != 1 || l.Doubts[0].Code != forms.FaultNameSpaces) {
			t.Errorf("%s: %+v", l.Field.Name(), l.Doubts)
		}
	}
}

func TestLimitsOfAFile(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	rows := []string{"单位名称"}
	for len(rows) <= 5000 {
		rows = append(rows, "公司")
	}
	if _, err := Open(s, "a.csv", csv(rows...)); err != nil {
		t.Errorf("5,000 firms and a header: %v", err)
	}
	if _, err := Open(s, "yibiao", make([]byte, maxFile+1)); session.CodeOf(err) != session.CodeSheetKind {
		t.Errorf("a program: %v", err)
	}
	if _, err := Open(s, "a.xlsx", make([]byte, maxFile+1)); session.CodeOf(err) != session.CodeSheetBig {
		t.Errorf("a large workbook: %v", err)
	}
}

func BenchmarkPlan(b *testing.B) {
	s := sessiontest.Open(b, b.TempDir())
	rows := []string{"单位名称,成立日期,研发人员,员工总数,2024年营业收入"}
	for i := range 1000 {
		rows = append(rows, "公司"+strconv.Itoa(i)+",2020-01-01,3,200,100")
	}
	im := open(b, s, "a.csv", csv(rows...))
	for b.Loop() {
		planned(b, im)
	}
}

// TestACommaThatSeparatesNoThousandsIsRefused in a column of any unit, as it is elsewhere.
func TestACommaThatSeparatesNoThousandsIsRefused(t *testing.T) {
	for text, want := range map[string]string{"2,5": "2,5亿元", "3，75": "3，75亿元", "1,200": "12000000", "2.5": "25000"} {
		if got := inUnit(text, "亿元", "万元"); got != want {
			t.Errorf("%s in 亿元: %s, want %s", text, got, want)
		}
	}
}

// What a kind of unit cannot have is questioned, whichever of the two comes in first.
func TestWhatIsNotAskedIsQuestioned(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	sessiontest.Set(t, profile(t, s, sessiontest.NewClient(t, s, "丙加工部").Name), "org.reg_capital", "100")
	for _, c := range []struct{ head, row, want string }{
		{"单位名称,单位性质,注册资本（万元）", "甲加工部,个体工商户,100", "C2"},
		{"单位名称,单位性质,注册资本（万元）", "乙公司,企业,100", ""},
		{"单位名称,单位性质", "丙加工部,个体工商户", "B2"},
		{"单位名称,单位性质", "丙加工部,企业", ""},
	} {
		got := ""
		for _, l := range planned(t, open(t, s, "a.csv", csv(c.head, c.row))).Lines {
			for _, d := range l.Doubts {
				if d.Code == FaultUnasked && d.Args["label"] == "注册资本" && d.Args["by"] == "“单位性质”、“单位名称”、“企业登记注册类型”" {
					got += l.Place
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: questioned at %q, want %q", c.row, got, c.want)
		}
	}
}
