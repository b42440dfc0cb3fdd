package sheets

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session/sessiontest"
)

// amounts are the amounts that a plan takes or refuses, with what a person is asked.
func amounts(p Plan) (out []string) {
	for _, l := range p.Lines {
		if l.Field == nil || l.Field.Unit == "" {
			continue
		}
		text := l.Place + " " + l.New
		if l.Fault != nil {
			text += " ✗" + string(l.Fault.Code)
		}
		for _, d := range l.Doubts {
			text += " ?" + string(d.Code)
		}
		out = append(out, text)
	}
	return out
}

// The unit of an amount is the one that stands nearest, wherever it stands; where two may be meant nothing is taken.
func TestWhereverTheUnitStands(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	for _, c := range []struct {
		name, rows string
		want       []string
	}{
		{"units below heads of which the first is merged", "单位名称,2024年营业收入,注册资本|单位名称,（元）,（千元）|甲公司,45000,8000", []string{"B3 4.5", "C3 800"}},
		{"units below heads of two storeys", "单位名称,2024年,2024年,注册资本|单位名称,营业收入,研发费用,注册资本|单位名称,元,元,千元|甲公司,45000,3000,8000", []string{"B4 4.5", "C4 0.3", "D4 800"}},
		{"a column of units", "单位名称,单位,注册资本|甲公司,千元,8000|乙公司,元,8000000|丙公司,万元,5", []string{"C2 800 ?sheet-row-unit", "C3 800 ?sheet-row-unit", "C4 5"}},
		{"a row without its unit", "单位名称,金额单位,注册资本|甲公司,千元,8000|乙公司,,8000", []string{"C2 800 ?sheet-row-unit", "C3 8000 ✗sheet-no-unit"}},
		{"the head goes before the column of units", "单位名称,计量单位,注册资本（万元）|甲公司,千元,8000", []string{"C2 8000"}},
		{"a note below", "单位名称,注册资本|甲公司,8000|注：金额单位为千元,", []string{"B2 800"}},
		{"two tables beside each other", "单位：千元,,,单位：元|单位名称,注册资本,,实缴资本|甲公司,8000,,8000000", []string{"B3 800", "D3 800"}},
		{"two units over one table", "单位：千元,单位：元,|单位名称,联系人,注册资本|甲公司,张三,8000", []string{"C3 8000 ✗sheet-units"}},
		{"a unit over the column itself", "单位：千元,,单位：元|单位名称,联系人,注册资本|甲公司,张三,8000", []string{"C3 0.8"}},
		{"two tables below each other", "单位：千元|单位名称,注册资本|甲公司,8000||二、实缴情况|单位：元|单位名称,实缴资本|甲公司,8000000", []string{"B3 800", "B8 800"}},
		{"the second without a unit", "单位：千元|单位名称,注册资本|甲公司,8000||单位名称,实缴资本|甲公司,800", []string{"B3 800", "B6 800"}},
		{"heads printed again on the next page", "单位：千元|单位名称,注册资本|甲公司,8000|单位名称,注册资本|乙公司,9000", []string{"B3 800", "B5 900"}},
		{"dollars", "单位：万美元|单位名称,注册资本|甲公司,8000", []string{"B3 8000 ✗sheet-currency"}},
		{"dollars in the head", "单位名称,注册资本（美元）|甲公司,8000", []string{"B2 8000 ✗sheet-currency"}},
		{"the unit in the figures of cheques", "金额单位：仟元|单位名称,注册资本|甲公司,8000", []string{"B3 800"}},
		{"in the figures of cheques, in the head", "单位名称,注册资本（佰万元）|甲公司,8", []string{"B2 800"}},
		{"a column of units behind each", "单位名称,注册资本,单位,2024年营业收入,单位|甲公司,6200,千元,41000,元", []string{"B2 620 ?sheet-row-unit", "D2 4.1 ?sheet-row-unit"}},
		{"one between two", "单位名称,注册资本,单位,2024年营业收入|甲公司,6200,千元,41000", []string{"B2 620 ?sheet-row-unit", "D2 41000 ✗sheet-units"}},
		{"a column of units of one", "单位名称,注册资本,2024年营业收入,营收单位|甲公司,6200,41000,千元", []string{"B2 6200", "C2 4100 ?sheet-row-unit"}},
		{"units below heads beside notes", "单位名称,注册资本,联系人|（全称）,（千元）,（必填）|甲公司,8000,张三", []string{"B3 800"}},
		{"words and unit in two cells", "单位：,千元|单位名称,注册资本,2024年营业收入|甲公司,8000,9000", []string{"B3 800", "C3 900"}},
		{"in three cells", "单,位：,千元|单位名称,注册资本,2024年营业收入|甲公司,8000,9000", []string{"B3 800", "C3 900"}},
		{"a column of currencies", "单位名称,注册资本,币种,2024年营业收入|甲公司,6200,美元,5|乙公司,70,人民币,6", []string{"B2 6200 ✗sheet-currency", "D2 5 ✗sheet-units", "B3 70", "D3 6"}},
		{"a remark in the row", "单位名称,注册资本,备注|甲公司,6200,金额为千元|乙公司,70,注册资本为70万元", []string{"B2 6200 ✗sheet-units", "B3 70"}},
		{"English", "Unit: RMB thousand|单位名称,注册资本|甲公司,6200", []string{"B3 6200 ✗sheet-units"}},
		{"a note with an exception", "注：除注册资本为万元外，其余为千元|单位名称,注册资本|甲公司,6200", []string{"B3 6200 ✗sheet-units"}},
		{"a unit that nobody knows", "单位：K元|单位名称,注册资本|甲公司,6200", []string{"B3 6200 ✗sheet-units"}},
		{"two units in one line", "单位：元/千元|单位名称,注册资本|甲公司,6200", []string{"B3 6200 ✗sheet-units"}},
		{"two units in a head", "单位名称,注册资本（元/万元）|甲公司,6200", []string{"B2 6200 ✗sheet-units"}},
		{"words and unit with an empty cell between", "计量单位：,,元|单位名称,注册资本,2024年营业收入|甲公司,62000,90000", []string{"B3 6.2", "C3 9"}},
		{"units below heads beside 填写", "单位名称,注册资本|填写,（千元）|甲公司,8000", []string{"B3 800"}},
		{"the currency before the unit", "单位名称,注册资本（RMB元）|甲公司,80000", []string{"B2 8"}},
		{"people by the hundred", "单位名称,从业人员数,单位|甲公司,12,百人", []string{"B2 12 ✗sheet-counted"}},
		{"people by the hundred in the head", "单位名称,员工人数（百人）|甲公司,12", []string{"B2 12 ✗sheet-counted"}},
		{"people", "单位名称,从业人员数,单位|甲公司,12,人", []string{"B2 12"}},
		{"with its tax", "单位名称,2024年营业收入（含税，千元）|甲公司,8000", []string{"B2 800"}},
	} {
		im := open(t, s, "a.csv", csv(strings.Split(c.rows, "|")...))
		if diff := cmp.Diff(c.want, amounts(planned(t, im))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// A title over the second of two tables is its own and no client; the last row of the first stays where it is.
func TestTablesBelowEachOther(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	im := open(t, s, "a.csv", csv("单位名称,联系人", "甲公司,张三", "乙公司,", "", "二、财务数据", "单位名称,2024年营业收入（万元）", "甲公司,30", "乙公司,40"))
	want := []string{
		"client A2 甲公司 甲公司", "new A2 甲公司 org.name 甲公司", "new B2 甲公司 handler.name 张三", "client A3 乙公司 乙公司", "new A3 乙公司 org.name 乙公司",
		"same A7 甲公司 org.name 甲公司 → 甲公司", "new B7 甲公司 fin.table[2024] rev 30", "same A8 乙公司 org.name 乙公司 → 乙公司", "new B8 乙公司 fin.table[2024] rev 40",
	}
	if diff := cmp.Diff(want, told(planned(t, im))); diff != "" {
		t.Error(diff)
	}
	if len(im.Parts) != 2 || !slices.Equal(im.Parts[1].headers(), []string{"单位名称", "2024年营业收入（万元）"}) {
		t.Errorf("%+v", im.Parts)
	}
}
