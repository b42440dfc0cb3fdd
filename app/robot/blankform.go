package robot

import "yibiao/dossier/docx/build"

// BlankForm is an invented official blank form as an authority would send it: labels with empty cells beside them,
// boxes to tick, a table by years, rows to fill, a place to sign; nothing in it tells a program where to write. A
// later edition has moved, renamed, new and missing places.
func BlankForm(later bool) ([]byte, error) {
	basics := []build.Row{
		pairRow("单位名称", "统一社会信用代码"),
		pairRow("注册资本（万元）", "从业人员"),
		pairRow("法定代表人", "联系电话"),
		{Cells: []build.Cell{label("企业规模"), {Text: "□大型　□中型　□小型　□微型", Span: 3}}},
		{Cells: []build.Cell{label("主导产品"), {Span: 3}}},
	}
	years := []string{"指标", "2023年", "2024年", "2025年"}
	if later {
		basics[1] = pairRow("注册资本（万元）", "职工人数")
		basics[2] = pairRow("法定代表人", "传真")
		basics = append(basics, pairRow("成立时间", "所在设区市"))
		years = []string{"指标", "2024年", "2025年", "2026年"}
	}
	figures := build.Grid{Widths: []float64{2, 1, 1, 1}, Rows: []build.Row{{Cells: labels(years...)}}}
	for _, name := range []string{"营业收入", "利润总额", "研发投入"} {
		figures.Rows = append(figures.Rows, build.Row{Cells: []build.Cell{label(name), {}, {}, {}}})
	}
	rights := build.Grid{Widths: []float64{1, 2, 2, 1.5}, Rows: []build.Row{{Cells: labels("类型", "名称", "专利（登记）号", "授权日期")}, empty(4), empty(4), empty(4)}}
	title := "首台（套）重大技术装备认定申请表"
	d := build.Document{Title: title, Body: []build.Block{
		build.Heading{Text: title},
		build.Heading{Level: 1, Text: "一、申请单位基本情况"},
		build.Grid{Widths: []float64{1.2, 2, 1.2, 2}, Rows: basics},
		build.Heading{Level: 1, Text: "二、近三年经营情况（万元）"},
		figures,
		build.Heading{Level: 1, Text: "三、知识产权情况"},
		rights,
		build.Heading{Level: 1, Text: "四、装备情况"},
		build.Grid{Widths: []float64{1.2, 2, 1.2, 2}, Rows: []build.Row{
			pairRow("装备名称", "型号规格"), pairRow("自主化率（%）", "备案编号"),
			{Cells: []build.Cell{label("申请单位意见"), {Text: "（盖章）　　　　年　　月　　日", Span: 3}}},
		}},
	}}
	return d.Bytes()
}

func label(words string) build.Cell { return build.Cell{Text: words, Label: true} }

func labels(words ...string) []build.Cell {
	var cells []build.Cell
	for _, w := range words {
		cells = append(cells, label(w))
	}
	return cells
}

// pairRow is two labels with an empty cell beside each.
func pairRow(a, b string) build.Row {
	return build.Row{Cells: []build.Cell{label(a), {}, label(b), {}}}
}

func empty(n int) build.Row { return build.Row{Cells: make([]build.Cell, n)} }
