package sheets

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
	"yibiao/forms/gb"
)

// Unified codes that are sound.
const (
	codeA = "91450200MA5K0XQ34R"
	codeB = "91450200MA5K0XQ42L"
	codeC = "91450200MA5K0XQ50F"
)

// csv is a text of rows.
func csv(rows ...string) []byte { return []byte(strings.Join(rows, "\n")) }

func open(t testing.TB, s *session.Session, name string, data []byte) *Import {
	t.Helper()
	im, err := Open(s, name, data)
	if err != nil {
		t.Fatal(err)
	}
	return im
}

func planned(t testing.TB, im *Import) Plan {
	t.Helper()
	p, err := im.Plan()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// told are the lines of a plan in short.
func told(p Plan) []string {
	var out []string
	for _, l := range p.Lines {
		text := string(l.Kind) + " " + l.Place + " " + l.Client
		if l.Table != nil {
			text += " " + l.Table.Name() + "[" + l.Row + "]"
		}
		if l.Field != nil {
			text += " " + l.Field.Name()
		}
		if l.Old != "" {
			text += " " + l.Old + " →"
		}
		text += " " + l.New
		if l.Fault != nil {
			text += " ✗" + string(l.Fault.Code)
		}
		out = append(out, strings.Join(strings.Fields(text), " "))
	}
	return out
}

func TestHeadersOfConsultantsLists(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	headers := []string{
		"序号", "客户名称", "税号", "法人", "法人电话", "联系人", "联系人手机", "注册资本（万元）", "成立时间", "开户行", "银行账号", "行号", "*单位性质：", "员工人数", "地址", "2024年营业收入", "2024年研发费用（万元）", "备注",
	}
	im := open(t, s, "客户.csv", csv("客户登记表", strings.Join(headers, ","), "1,甲公司"))
	got := []string{}
	for _, c := range im.Parts[0].Columns {
		what := c.Target.String()
		for _, o := range c.Offers {
			what += "?" + o.String()
		}
		got = append(got, c.Header+"="+what)
	}
	want := []string{
		"序号=", "客户名称=org.name", "税号=org.uscc", "法人=legal.name", "法人电话=legal.mobile", "联系人=handler.name", "联系人手机=handler.mobile", "注册资本（万元）=org.reg_capital",
		"成立时间=org.established", "开户行=bank.bank", "银行账号=bank.account", "行号=bank.cnaps", "*单位性质：=org.type", "员工人数=staff.total",
		"地址=?org.reg_address?org.biz_address?org.mail_address", "2024年营业收入=fin.table/rev/2024", "2024年研发费用（万元）=fin.table/rd/2024", "备注=",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPlanAndOneStepBack(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	old := sessiontest.NewClient(t, s, "乙公司（柳州）")
	e, err := s.OpenProfile(old.ID)
	if err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, e, "legal.name", "王五")
	sessiontest.Set(t, e, "org.reg_capital", "100")
	data := csv("单位名称,法定代表人,注册资本（元）,成立日期,法人身份证号,2024年营业收入,2023年营业收入",
		"甲公司,张三,5000000,2020.1.5,4.50200E+17,800,700",
		"乙公司(柳州),王五,2000000,1/5/2020,,,",
		"甲公司,李四,,,,,",
		",赵六,,,,,",
		"合计,,7000000,,,,")
	im := open(t, s, "客户.csv", data)
	p := planned(t, im)
	want := []string{
		"client A2 甲公司 甲公司", "new A2 甲公司 org.name 甲公司", "new B2 甲公司 legal.name 张三", "new C2 甲公司 org.reg_capital 500", "new D2 甲公司 org.established 2020-01-05",
		"refused E2 甲公司 legal.id 4.50200E+17 ✗sheet-rounded", "new F2 甲公司 fin.table[2024] rev 800", "new G2 甲公司 fin.table[2023] rev 700",
		"changed A3 乙公司（柳州） org.name 乙公司（柳州） → 乙公司(柳州)", "same B3 乙公司（柳州） legal.name 王五 → 王五", "changed C3 乙公司（柳州） org.reg_capital 100 → 200",
		"refused D3 乙公司（柳州） org.established 1/5/2020 ✗sheet-two-days",
		"refused A4 甲公司 ✗sheet-twice", "refused A5 ✗sheet-no-name",
	}
	if diff := cmp.Diff(want, told(p)); diff != "" {
		t.Fatal(diff)
	}
	if p.Sums != 1 {
		t.Errorf("%d rows of sums", p.Sums)
	}
	if list, err := s.Clients().List(); err != nil || len(list) != 1 {
		t.Fatalf("the plan wrote something: %v %v", list, err)
	}
	if _, err := im.Write(p); err != nil {
		t.Fatal(err)
	}
	c, err := s.Clients().Find("甲公司")
	if err != nil {
		t.Fatal(err)
	}
	if e, err = s.OpenProfile(c.ID); err != nil {
		t.Fatal(err)
	}
	years := []string{}
	for _, r := range e.Rows("fin.table") {
		years = append(years, r.Cells["year"]+" "+r.Cells["rev"])
	}
	if diff := cmp.Diff([]string{"2023 700", "2024 800"}, years); diff != "" {
		t.Error(diff)
	}
	if again := planned(t, open(t, s, "客户.csv", data)); again.Changes() {
		t.Errorf("a second import would change %v", told(again))
	}
	if err := takeBack(t, s, "removed 甲公司", "back 乙公司(柳州): org.name=乙公司（柳州） org.reg_capital=100"); err != nil {
		t.Fatal(err)
	}
	list, err := s.Clients().List()
	if err != nil || len(list) != 1 || list[0].Name != "乙公司（柳州）" {
		t.Errorf("after undo: %v %v", list, err)
	}
	if _, err := LookBack(s); session.CodeOf(err) != session.CodeNothingToUndo {
		t.Errorf("a second undo: %v", err)
	}
}

// TestAUnitOverTheTableCounts: a line over the heads gives the unit of amounts whose heads name none; a share is no head count.
func TestAUnitOverTheTableCounts(t *testing.T) {
	data := csv("客户登记表,,,,", "金额单位：千元、人,,,,", "单位名称,注册资本,实缴资本（万元）,2024年营业收入,研发人员", "甲公司,8000,600,12345,12%")
	want := []string{
		"client A4 甲公司 甲公司", "new A4 甲公司 org.name 甲公司", "new B4 甲公司 org.reg_capital 800", "new C4 甲公司 org.paid_capital 600",
		"new D4 甲公司 fin.table[2024] rev 1234.5", "refused E4 甲公司 staff.rd 12% ✗number",
	}
	if diff := cmp.Diff(want, told(planned(t, open(t, sessiontest.Open(t, t.TempDir()), "客户.csv", data)))); diff != "" {
		t.Error(diff)
	}
}

// TestARowOfUnitsBelowTheHeadsCounts: it gives the unit of each column and is no client.
func TestARowOfUnitsBelowTheHeadsCounts(t *testing.T) {
	data := csv("单位名称,注册资本,实缴资本,研发人员", ",（千元）,（元）,（人）", "甲公司,8000,6000000,12")
	want := []string{"client A3 甲公司 甲公司", "new A3 甲公司 org.name 甲公司", "new B3 甲公司 org.reg_capital 800", "new C3 甲公司 org.paid_capital 600", "new D3 甲公司 staff.rd 12"}
	if diff := cmp.Diff(want, told(planned(t, open(t, sessiontest.Open(t, t.TempDir()), "客户.csv", data)))); diff != "" {
		t.Error(diff)
	}
}

// TestNumbersAreReadAsTheyAreShown: a unit in the format of a cell counts, a number that is shown divided or as a word is asked
// for, and a telephone keeps what its format adds.
func TestNumbersAreReadAsTheyAreShown(t *testing.T) {
	book := excelize.NewFile()
	for i, c := range []struct {
		head   string
		value  any
		format string
	}{
		{"单位名称", "甲公司", ""}, {"注册资本", 30000000, `#,##0"元"`}, {"2024年营业收入（万元）", 1234567, `0\.0,"万元"`},
		{"实缴资本（元）", 1234567.8912, `"¥"#,##0.00`},
		{"联系人固定电话", 7722823456, "0000-0000000"}, {"员工人数", 326, `0"人"`},
	} {
		cell, err := excelize.CoordinatesToCellName(i+1, 1)
		if err != nil {
			t.Fatal(err)
		}
		below := strings.Replace(cell, "1", "2", 1)
		for at, v := range map[string]any{cell: c.head, below: c.value} {
			if err := book.SetCellValue("Sheet1", at, v); err != nil {
				t.Fatal(err)
			}
		}
		if c.format == "" {
			continue
		}
		style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &c.format})
		if err := errors.Join(err, book.SetCellStyle("Sheet1", below, below, style)); err != nil {
			t.Fatal(err)
		}
	}
	var data bytes.Buffer
	if err := book.Write(&data); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"client Sheet1!A2 甲公司 甲公司", "new Sheet1!A2 甲公司 org.name 甲公司", "new Sheet1!B2 甲公司 org.reg_capital 3000", "refused Sheet1!C2 甲公司 fin.table[2024] rev 1234567 ✗sheet-masked",
		"new Sheet1!D2 甲公司 org.paid_capital 123.456789", "new Sheet1!E2 甲公司 handler.tel 0772-2823456", "new Sheet1!F2 甲公司 staff.total 326",
	}
	if diff := cmp.Diff(want, told(planned(t, open(t, sessiontest.Open(t, t.TempDir()), "客户.xlsx", data.Bytes())))); diff != "" {
		t.Error(diff)
	}
}

// refusedRow is the one line of a row that is refused whole.
func refusedRow(name string, why gb.FaultCode) []string {
	return []string{"refused A2 " + name + " ✗" + string(why)}
}

func TestWhoseARowIs(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	for _, one := range [][]byte{
		csv("单位名称,税号", "甲公司,"+codeA),
		csv("单位名称,税号", "乙公司,"),
	} {
		im := open(t, s, "a.csv", one)
		if _, err := im.Write(planned(t, im)); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		row  string
		want []string
	}{
		"the code of another name":        {"新甲公司," + codeA, refusedRow("新甲公司", FaultCodeElsewhere)},
		"the code and name of two":        {"乙公司," + codeA, refusedRow("乙公司", FaultCodeElsewhere)},
		"the code, the name in width":     {"甲 公司," + codeA, []string{"same A2 甲公司 org.name 甲公司 → 甲公司", "same B2 甲公司 org.uscc " + codeA + " → " + codeA}},
		"the code alone":                  {"," + codeA, []string{"same B2 甲公司 org.uscc " + codeA + " → " + codeA}},
		"another code of a known name":    {"甲公司," + codeB, refusedRow("甲公司", FaultOtherCode)},
		"a code for a client without one": {"乙公司," + codeB, []string{"same A2 乙公司 org.name 乙公司 → 乙公司", "new B2 乙公司 org.uscc " + codeB}},
		"a wrong code with a known name":  {"乙公司,123", []string{"same A2 乙公司 org.name 乙公司 → 乙公司", "refused B2 乙公司 org.uscc 123 ✗uscc-length"}},
		"a wrong code alone":              {",123", []string{"refused B2 org.uscc 123 ✗uscc-length"}},
		"a code of nobody without a name": {"," + codeB, []string{"refused B2 ✗sheet-no-name"}},
	} {
		got := told(planned(t, open(t, s, "a.csv", csv("单位名称,税号", c.row))))
		if name == "a code of nobody without a name" {
			got[0] = strings.Replace(got[0], "A2", "B2", 1)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestDaysInEveryForm(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	for text, want := range map[string]string{
		"2024-01-05": "2024-01-05", "2024/1/5": "2024-01-05", "2024.1.5": "2024-01-05", "20240105": "2024-01-05", "2024年1月5日": "2024-01-05", "2024年1月5号": "2024-01-05",
		"45296": "2024-01-05", "2024-01-05 00:00:00": "2024-01-05", "2024/1/5 12:30": "2024-01-05", "２０２４－０１－０５": "2024-01-05", "二〇二四年一月五日": "2024-01-05", "二○二三年十一月二十一日": "2023-11-21",
		"二〇一二年一二月三日": "✗date-none", "二〇一九年五月二三日": "✗date-none", "二〇二四年三月": "✗date",
		"5-Jan-2024": "2024-01-05", "\"Jan 5, 2024\"": "2024-01-05", "25/12/2024": "2024-12-25", "12/25/2024": "2024-12-25", "5/5/2024": "2024-05-05",
		"1/5/2024": "✗sheet-two-days", "24.1.5": "✗sheet-two-days", "2024": "✗date", "2024-13-01": "✗date-none", "长期": "✗date", "2024-01": "✗date",
	} {
		p := planned(t, open(t, s, "a.csv", csv("单位名称,成立日期", "甲公司,"+text)))
		l := p.Lines[len(p.Lines)-1]
		got := l.New
		if l.Fault != nil {
			got = "✗" + string(l.Fault.Code)
		}
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestColumnsAreRemembered(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	data := csv("单位名称,地址,电话", "甲公司,柳州市柳东新区 1 号,0772-2345678")
	im := open(t, s, "a.csv", data)
	if p := planned(t, im); p.Count(New) != 1 {
		t.Errorf("what may mean several things was taken: %v", told(p))
	}
	for header, to := range map[string]string{"地址": "注册地址(住所)", "电话": "org.tel"} {
		if err := im.ChooseByName(header, to); err != nil {
			t.Fatal(err)
		}
	}
	if err := im.ChooseByName("没有", "org.tel"); session.CodeOf(err) != session.CodeSheetNoColumn {
		t.Errorf("a header that is not there: %v", err)
	}
	if err := im.ChooseByName("电话", "org.nothing"); session.CodeOf(err) != session.CodeNoField {
		t.Errorf("a field that is none: %v", err)
	}
	if _, err := im.Write(planned(t, im)); err != nil {
		t.Fatal(err)
	}
	again := open(t, s, "b.csv", data)
	if got := again.Parts[0].Columns[1].Target.String() + " " + again.Parts[0].Columns[2].Target.String(); got != "org.reg_address org.tel" {
		t.Errorf("the next file: %s", got)
	}
	if other := open(t, s, "b.csv", csv("单位名称,地址", "甲公司,x")); other.Parts[0].Columns[1].Target != (Target{}) {
		t.Error("other headers took it over")
	}
}

func TestRowsOfTables(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	sessiontest.NewClient(t, s, "甲公司")
	data := csv("单位名称,类型,名称,专利号,申请日,权利人", "甲公司,发明专利,一种阀,ZL201710601862.3,2023-01-05,甲公司", "甲公司,商标,一表,12345678,,甲公司", "丙公司,商标,二表,12345679,,丙公司")
	im := open(t, s, "知识产权.csv", data)
	if im.Parts[0].Table != "ip.table" {
		t.Fatalf("taken for %q", im.Parts[0].Table)
	}
	p := planned(t, im)
	if !slices.Contains(told(p), "refused A4 丙公司 ✗sheet-unknown-client") {
		t.Errorf("rows of a client that is not there: %v", told(p))
	}
	if _, err := im.Write(p); err != nil {
		t.Fatal(err)
	}
	if again := planned(t, open(t, s, "知识产权.csv", data)); again.Changes() {
		t.Errorf("a second import adds %v", told(again))
	}
}

// While one client alone is shown, nothing of another is told or written.
func TestOnlyTheClientThatIsShown(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	shown := sessiontest.NewClient(t, s, "甲公司")
	sessiontest.NewClient(t, s, "乙公司")
	session.LookOnlyAt(s, shown.ID)
	want := []string{"same A2 甲公司 org.name 甲公司 → 甲公司", "new B2 甲公司 legal.name 张三", "refused A3 乙公司 ✗sheet-hidden", "refused A4 丙公司 ✗sheet-hidden"}
	if diff := cmp.Diff(want, told(planned(t, open(t, s, "a.csv", csv("单位名称,法人", "甲公司,张三", "乙公司,李四", "丙公司,王五"))))); diff != "" {
		t.Error(diff)
	}
}

// Twice the same file gives the same; what is filled stays on demand.
func TestOnlyWhatIsEmpty(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "甲公司")
	e, err := s.OpenProfile(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, e, "legal.name", "王五")
	im := open(t, s, "a.csv", csv("单位名称,法人,联系人", "甲公司,张三,李四"))
	im.KeepFilled = true
	want := []string{"same A2 甲公司 org.name 甲公司 → 甲公司", "kept B2 甲公司 legal.name 王五 → 张三", "new C2 甲公司 handler.name 李四"}
	if diff := cmp.Diff(want, told(planned(t, im))); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsNoListOfClients(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	for name, want := range map[string]session.Code{"a.csv": session.CodeSheetNoClient, "a.xls": session.CodeSheetOld, "a.xlsx": session.CodeSheetDamaged, "a.pdf": session.CodeSheetKind} {
		if _, err := Open(s, name, []byte("序号,备注\n1,无\n")); session.CodeOf(err) != want {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
	if _, err := Open(s, "a.csv", []byte(" ")); session.CodeOf(err) != session.CodeSheetEmpty {
		t.Errorf("an empty file: %v", err)
	}
}

// Whatever a file holds, a plan of it can be made and written.
func FuzzPlan(f *testing.F) {
	f.Add("单位名称,税号,成立日期,2024年营业收入\n甲公司,1,45296,5\n")
	f.Add("单位名称,年度,营业收入\n甲公司,2024,1e9\n甲公司,2024,\n")
	s := sessiontest.Open(f, f.TempDir())
	f.Fuzz(func(t *testing.T, text string) {
		im, err := Open(s, "a.csv", []byte(text))
		if err != nil {
			return
		}
		p, err := im.Plan()
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range p.Lines {
			if (l.Kind == Refused) != (l.Fault != nil) {
				t.Errorf("%s %s: fault %v", l.Kind, l.Place, l.Fault)
			}
		}
		if _, err := im.Write(p); err != nil && session.CodeOf(err) != session.CodeTooLong {
			t.Fatal(fmt.Errorf("%q: %w", text, err))
		}
	})
}
