package table

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/field/fieldtest"
	"yibiao/forms"
)

// yearly is a selection in a table of years and amounts; no window is needed.
func yearly(heads func(string) []string) *selection {
	column := func(id, label, kind, unit string) *forms.Field {
		return &forms.Field{ID: forms.Text{S: id}, Label: label, Type: forms.Text{S: kind}, Unit: unit, Typed: forms.Types[forms.TypeName(kind)]}
	}
	return &selection{cells: &cells{cfg: &Config{Vocabulary: fieldtest.Vocabulary(), Heads: heads, Field: &forms.Field{Columns: []*forms.Field{
		column("year", "年度", "year", ""), column("rev", "营业收入", "money", "万元"), column("net", "净利润", "money", "万元"), column("rd", "研发投入", "money", "万元"),
	}}}}}
}

// What is pasted goes below the heads that it has, whatever their order and words; what has no place is left out, and the person asked.
func TestPastedColumnsGoWhereTheirHeadsSay(t *testing.T) {
	words := func(head string) []string {
		if head == "研发费用" {
			return []string{"rd"}
		}
		return nil
	}
	for _, c := range []struct {
		name, text string
		want       []map[string]string
		unsure     bool
		told       string
	}{
		{"by name", "研发费用\t年度\t营业收入\n12\t2024\t300", []map[string]string{{"rd": "12", "year": "2024", "rev": "300"}}, false, "“研发费用”→“研发投入”"},
		{"a head that is no column", "序号\t年度\t研发费用\t备注\n1\t2024\t12\t无", []map[string]string{{"rd": "12", "year": "2024"}}, true, "不粘贴：序号、备注"},
		{"heads of another unit", "年度\t净利润（元）\n2024\t(1,205,000)", []map[string]string{{"year": "2024", "net": "-1,205,000元"}}, false, "括号里的数当作负数：1 处"},
		{"heads of another unit are told", "年度\t净利润（元）\n2024\t5", []map[string]string{{"year": "2024", "net": "5元"}}, false, "“净利润”从元换成万元"},
		{"a figure that cannot be read keeps its unit", "年度\t净利润（元）\n2024\t△12000", []map[string]string{{"year": "2024", "net": "△12000元"}}, true, "“净利润”从元换成万元"},
		{"a title and the unit above the heads", "近三年情况\n\t\t单位：元\n年度\t营业收入\t净利润\n2024\t30000\t5", []map[string]string{{"year": "2024", "rev": "30000元", "net": "5元"}}, true, "第 3 行是表头"},
		{"a title with the unit, heads with another", "近三年情况（千元）\n净利润(万元)\t年度\t营业收入\n5\t2024\t30000", []map[string]string{{"year": "2024", "rev": "30000千元", "net": "5"}}, true, "它上面的行不粘贴"},
		{"units below the heads", "年度\t营业收入\t净利润\n\t（元）\t（千元）\n2024\t35000\t8", []map[string]string{{"year": "2024", "rev": "35000元", "net": "8千元"}}, true, "表头下面一行写的是单位，不粘贴。\n单位不同，数字换算后再放：“营业收入”从元换成万元，“净利润”从千元换成万元"},
		{"units below the heads, with the year", "年度\t营业收入\n年\t千元\n2024\t8800", []map[string]string{{"year": "2024", "rev": "8800千元"}}, true, "第一行是表头"},
		{"units below go before those above", "单位：元\n年度\t营业收入\n年\t千元\n2024\t8800", []map[string]string{{"year": "2024", "rev": "8800千元"}}, true, "第 2 行是表头"},
		{"a head goes before the units below", "年度\t营业收入（元）\n\t千元\n2024\t8800", []map[string]string{{"year": "2024", "rev": "8800元"}}, true, "从元换成万元"},
		{"another currency stays as it is", "年度\t净利润（元）\n2024\t$36,000", []map[string]string{{"year": "2024", "net": "$36,000"}}, true, "读不出来"},
		{"lines of averages", "年度\t营业收入\n2023\t1\n平均\t1\n同比\t5%", []map[string]string{{"year": "2023", "rev": "1"}}, false, "合计、平均这样的行不粘贴：2 行"},
		{"dollars", "单位：万美元\n年度\t营业收入\n2024\t8800", []map[string]string{{"year": "2024", "rev": "8800万美元"}}, true, "读不出来"},
		{"no heads", "2024\t300\t(120.5)", []map[string]string{{"year": "2024", "rev": "300", "net": "-120.5"}}, false, "当作负数"},
		{"a line of sums", "年度\t营业收入\n2023\t1\n合 计\t1", []map[string]string{{"year": "2023", "rev": "1"}}, false, "合计、平均这样的行不粘贴：1 行"},
		{"heads that nobody knows", "甲\t乙\t丙\n2024\t300\t5", []map[string]string{{"year": "2024", "rev": "300", "net": "5"}}, true, "第一行像表头"},
		{"more cells than columns", "2024\t1\t2\t3\t4", []map[string]string{{"year": "2024", "rev": "1", "net": "2", "rd": "3"}}, true, "放不下"},
		{"words where figures stand", "2024\t国家级\t2", []map[string]string{{"year": "2024", "rev": "国家级", "net": "2"}}, true, "对错了列：营业收入"},
	} {
		in := yearly(words).pasted(readSheet(c.text))
		if diff := cmp.Diff(c.want, in.added); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if told := strings.Join(in.told(fieldtest.Vocabulary()), "\n"); in.unsure() != c.unsure || !strings.Contains(told, c.told) {
			t.Errorf("%s: unsure %v, told\n%s", c.name, in.unsure(), told)
		}
	}
}

// While it is not sure what belongs where nothing is written before the person agrees; a table that is not on the screen takes nothing.
func TestAnUnsurePasteIsShownFirst(t *testing.T) {
	s := newSheet(t, 1)
	var asked []string
	var agree func()
	s.table.cfg.Ask = func(lines []string, paste func()) { asked, agree = lines, paste }
	board := test.NewClipboard()
	board.SetContent("收款人\t金额\t备注\n甲\t3\t无")
	s.table.grid.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	if len(s.log) > 0 || len(asked) == 0 {
		t.Fatalf("handed over %q, asked %q", s.log, asked)
	}
	agree()
	if diff := cmp.Diff([]string{"r0.who=甲; r0.sum=3"}, s.log); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	s.log, s.table.cfg.Shown = nil, func() bool { return false }
	board.SetContent("乙\t现金\t4")
	s.table.grid.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	if len(s.log) > 0 {
		t.Errorf("a table that is not shown took %q", s.log)
	}
}

// What is filled is not overwritten by a paste before a person has seen what becomes of it; the same values once more change nothing.
func TestAPasteOverFilledCellsAsksFirst(t *testing.T) {
	for _, c := range []struct {
		name, text string
		ask        bool
		told       string
	}{
		{"heads in the first row, another unit", "年度\t营业收入（元）\n2023\t11000000\n2024\t20000000", true, "改写已填的 1 格。\n第 1 行“营业收入”：1234.50 → 1100.00\n"},
		{"what cannot be read over a figure", "2023\t1,2亿元", true, "1234.50 → 1,2亿元（读不出来）"},
		{"an empty cell", "2023\t\t5", true, "1234.50 → （空）"},
		{"the same values", "年度\t营业收入（元）\n2023\t12,345,000\n2024\t20,000,000", false, "单位不同"},
		{"one value", "2022", false, "改写已填的 1 格"},
		{"rows behind the last", "2023\t1234.5\n2024\t2000\n2025\t3", false, "新增 1 行"},
	} {
		s := yearly(nil)
		s.all = []forms.Row{{ID: "r0", Cells: map[string]string{"year": "2023", "rev": "1234.5"}}, {ID: "r1", Cells: map[string]string{"year": "2024", "rev": "2000"}}}
		in := s.pasted(readSheet(c.text))
		if told := strings.Join(in.told(fieldtest.Vocabulary()), "\n"); in.unsure() != c.ask || !strings.Contains(told, c.told) {
			t.Errorf("%s: asks %v, told\n%s", c.name, in.unsure(), told)
		}
	}
	s := newSheet(t, 2)
	hold(s, fyne.KeyDown)
	if in := s.table.grid.pasted(readSheet("丙")); !in.unsure() || len(in.over) != 2 {
		t.Errorf("one value over %d filled cells is not asked", len(in.over))
	}
}
