package region_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest/wml"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/region"
)

// TestOf tells the columns of a header of two rows and the rows that belong under it, up to what they add up to; a row of labels with
// their answers is no header.
func TestOf(t *testing.T) {
	form := wml.Layout(t, wml.Table(4,
		wml.TDs("单位名称", "", "电话", ""),
		wml.Row(wml.Upright("1", "指标")+wml.Upright("1", "单位")+wml.Across("2", "年度")),
		wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("", wml.MergeGoesOn)+wml.TD("上年", "")+wml.TD("本年", "")),
		wml.TDs("营业收入", "万元", "", ""),
		wml.TDs("专利", "件", "", "")))
	view := cell.Look(form.Body.Blocks[0].Table)
	if got := region.Of(view, 0); got != nil {
		t.Errorf("a row of answers heads %+v", got.Leaves)
	}
	got := region.Of(view, 1)
	if got == nil {
		t.Fatal("no header")
	}
	var columns []string
	for _, l := range got.Leaves {
		columns = append(columns, l.Upper+"/"+l.Label)
	}
	if d := cmp.Diff([]string{"/指标", "/单位", "年度/上年", "年度/本年"}, columns); d != "" {
		t.Error(d)
	}
	var rows []int
	for _, r := range got.Rows {
		rows = append(rows, r.R)
	}
	if d := cmp.Diff([]int{3, 4}, rows); d != "" || got.Head != 2 {
		t.Error(d, got.Head)
	}
}
