package sheets

import (
	"slices"
	"testing"

	"yibiao/app/session/sessiontest"
)

// A column of mobiles behind the contact's is his; any other telephone belongs to nobody known, and is told to be left out.
func TestTelephonesBesideTheContactAreHis(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	for _, c := range []struct{ head, row, want string }{
		{"客户名称,联系人,联系电话", "甲公司,张三,13707700001", "handler.mobile"},
		{"客户名称,联系人,职务,联系电话", "甲公司,张三,经理,137 0770 0001", "handler.mobile"},
		{"客户名称,联系人,联系电话", "甲公司,张三,0772-2612345", ""},
		{"客户名称,联系人,法人,联系电话", "甲公司,张三,李四,13707700001", ""},
		{"客户名称,联系电话,联系人", "甲公司,13707700001,张三", ""},
		{"客户名称,联系人,手机,联系电话", "甲公司,张三,13707700001,13707700002", ""},
	} {
		im := open(t, s, "客户.csv", csv(c.head, c.row))
		i := slices.IndexFunc(im.Parts[0].Columns, func(x Column) bool { return x.Header == "联系电话" })
		if got := im.Parts[0].Columns[i].Target.String(); got != c.want {
			t.Errorf("%s / %s: taken for %q", c.head, c.row, got)
		}
		if left := slices.Contains(im.Left(), "联系电话"); left != (c.want == "") {
			t.Errorf("%s / %s: left out are %q", c.head, c.row, im.Left())
		}
	}
}

// A column that only counts the rows is not told as left out.
func TestRunningNumbersAreNotMissed(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	for _, head := range []string{"序号", "序 号", "No."} {
		if left := open(t, s, "客户.csv", csv(head+",客户名称,暗号", "1,甲公司,乙")).Left(); !slices.Equal(left, []string{"暗号"}) {
			t.Errorf("%s: left out are %q", head, left)
		}
	}
}
