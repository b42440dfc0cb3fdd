package cell_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest/wml"
	"yibiao/dossier/docx/place/find/cell"
)

// TestRoles tells what each cell of a table is for, by its words and those before it.
func TestRoles(t *testing.T) {
	form := wml.Layout(t, wml.Table(4,
		wml.TDs("单位名称", "", "注册资本", "　　万元"),
		wml.TDs("经营范围", "请填写主要业务", "成立日期：", ""),
		wml.TDs("1", "统一社会信用代码", "91450100MA5KXXXX1T", "——"),
		wml.Row(wml.TD("企业规模", wml.MergeBegins)+wml.TD("□大型 □中型", "")+wml.TD("电话", "")+wml.TD("____", "")),
		wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("", "")+wml.TD("传真", "")+wml.TD("", ""))))
	grid := form.Body.Blocks[0].Table
	view := cell.Look(grid)
	want := [][]cell.Role{
		{cell.Label, cell.Empty, cell.Label, cell.Unit},
		{cell.Label, cell.Hint, cell.Colon, cell.Empty},
		{cell.Serial, cell.Label, cell.Sample, cell.Dash},
		{cell.Label, cell.Blank, cell.Label, cell.Blank},
		{cell.Merged, cell.Empty, cell.Label, cell.Empty},
	}
	var got [][]cell.Role
	for _, row := range grid.Rows {
		var roles []cell.Role
		for _, c := range row.Cells {
			roles = append(roles, view.Roles[c])
		}
		got = append(got, roles)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
