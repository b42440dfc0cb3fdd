package main

import (
	"fmt"

	"yibiao/dossier/docx/build"
)

// The size of the job, the same for every engine.
const (
	fieldCount  = 60
	rowCount    = 30
	columnCount = 6
	packageSize = 38 << 10 // bytes of the blank form; stuffing brings every form to it
)

// dialect is how one engine is told where the answers go. Everything else of the form is the same for all.
type dialect struct {
	file    string // name of the form
	field   func(i int) build.Inline
	picture build.Block
	table   func(titles []string) build.Block
	styles  int // bytes of styles, see stuff
}

// controls is our own form: content controls, and a table of which as many rows are printed.
func controls(file string, printed, styles int) dialect {
	return dialect{
		file:    file,
		field:   func(i int) build.Inline { return build.Slot{Tag: ourField(i), Title: label(i)} },
		picture: build.Picture{Slot: build.PictureSlot{Tag: ourPicture, Title: "装备照片", WidthMM: 120, HeightMM: 80}},
		table: func(titles []string) build.Block {
			r := build.Repeat{Table: ourTable, BlankRows: printed - 1}
			for c, title := range titles {
				r.Columns = append(r.Columns, build.Column{Title: title, Tag: column(c)})
			}
			return r
		},
		styles: styles,
	}
}

// tags is a form with tags in its text, as the other engines want it. open and end stand around the tag of a field,
// rows are the rows of the table that make one row for each record.
func tags(file, open, end, picture string, rows [][]string) dialect {
	text := func(s string) build.Inline { return build.Text{S: s} }
	return dialect{
		file:    file,
		field:   func(i int) build.Inline { return text(open + field(i) + end) },
		picture: build.Paragraph{Content: []build.Inline{text(picture)}, Align: build.AlignCenter},
		table: func(titles []string) build.Block {
			g := build.Grid{Small: true, Rows: []build.Row{{Header: true}}}
			for _, title := range titles {
				g.Widths = append(g.Widths, 1)
				g.Rows[0].Cells = append(g.Rows[0].Cells, build.Cell{Text: title, Label: true})
			}
			for _, row := range rows {
				var cells []build.Cell
				for _, s := range row {
					cells = append(cells, build.Cell{Text: s, Align: build.AlignCenter})
				}
				g.Rows = append(g.Rows, build.Row{Cells: cells})
			}
			return g
		},
		styles: usualStyles,
	}
}

// The forms of the benchmark.
const (
	formGrown   = "form.docx"         // one row printed, grown to thirty, as the tagged forms are
	formPrinted = "form-printed.docx" // thirty rows printed
	formWide    = "form-wide.docx"    // one row printed, styles of 900 KB
)

func dialects() []dialect {
	cells := func(open, end string) []string {
		var row []string
		for c := range columnCount {
			row = append(row, open+column(c)+end)
		}
		return row
	}
	loop := cells("{", "}")
	loop[0], loop[columnCount-1] = "{#rows}"+loop[0], loop[columnCount-1]+"{/rows}"
	line := func(s string) []string { return append([]string{s}, make([]string, columnCount-1)...) }
	return []dialect{
		controls(formGrown, 1, usualStyles),
		controls(formPrinted, rowCount, usualStyles),
		controls(formWide, 1, wideStyles),
		tags("docxtemplater.docx", "{", "}", "{%picture}", [][]string{loop}),
		tags("easy-template-x.docx", "{", "}", "{picture}", [][]string{loop}),
		tags("docxtpl.docx", "{{ ", " }}", "{{ picture }}",
			[][]string{line("{%tr for row in rows %}"), cells("{{ row.", " }}"), line("{%tr endfor %}")}),
	}
}

// document lays the form out: the fields in three blocks, the table, the picture, and what is printed around them.
func (d dialect) document() *build.Document {
	body := []build.Block{
		build.Heading{Level: 0, Text: "首台（套）重大技术装备认定申请表"},
		build.Note{Lines: []string{
			"1. 本表由申报单位如实填写，一式三份，使用A4纸双面打印，于左侧装订成册，并在骑缝处加盖公章。",
			"2. 金额单位除注明外均为万元，保留两位小数；没有的填“无”，不得空缺。",
		}},
	}
	const blocks = 3
	for b, title := range []string{"一、申报单位基本情况", "二、装备基本情况", "三、研发与推广情况"} {
		var pairs []build.Pair
		for i := b * fieldCount / blocks; i < (b+1)*fieldCount/blocks; i++ {
			pairs = append(pairs, build.Pair{Label: label(i), Content: []build.Inline{d.field(i)}})
		}
		body = append(body, build.Heading{Level: 1, Text: title}, build.LabelGrid(pairs, 2))
	}
	titles := []string{"设备名称", "规格型号", "数量", "单价（元）", "金额（元）", "供应商"}
	body = append(body,
		build.Heading{Level: 1, Text: "四、设备投资明细"}, d.table(titles),
		build.Note{Lines: []string{"注：本表按发票逐行填写，合计数须与专项审计报告一致。"}},
		build.Heading{Level: 1, Text: "五、装备照片"}, d.picture,
		build.Heading{Level: 1, Text: "六、审核推荐意见"},
		build.Opinions(
			build.Opinion{Label: "申报单位意见", Foot: []string{"法定代表人（签字）：　　　　　　", "（公章）　　　　", "年　　月　　日"}},
			build.Opinion{Label: "推荐单位意见", Foot: []string{"（公章）　　　　", "年　　月　　日"}}),
	)
	return &build.Document{Title: "认定申请表", Version: "表样版本 2025.1", Body: body}
}

// make builds the form and stuffs it.
func (d dialect) make() ([]byte, error) {
	plain, err := d.document().Bytes()
	if err != nil {
		return nil, fmt.Errorf("make %s: %w", d.file, err)
	}
	stuffed, err := stuff(plain, packageSize, d.styles)
	if err != nil {
		return nil, fmt.Errorf("make %s: %w", d.file, err)
	}
	return stuffed, nil
}

func label(i int) string {
	names := []string{"单位名称", "信用代码", "注册地址", "法定代表人", "联系电话", "主导产品", "营业收入", "研发费用", "从业人数", "备注说明"}
	return fmt.Sprintf("%s（%d）", names[i%len(names)], i/len(names)+1)
}
