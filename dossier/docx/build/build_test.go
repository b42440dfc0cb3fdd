package build

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSameInputSameBytes(t *testing.T) {
	a, err := sampleForm().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	b, err := sampleForm().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("two builds of one form differ")
	}
}

func TestIDsAreUnique(t *testing.T) {
	doc := parse(t, open(t, sampleForm())["word/document.xml"])
	for _, where := range []struct{ parent, id, attr string }{{"sdtPr", "id", "val"}, {"inline", "docPr", "id"}} {
		seen, count := map[string]bool{}, 0
		for _, p := range doc.all(where.parent) {
			id := p.first(where.id)
			if id == nil {
				t.Fatalf("%s without %s", where.parent, where.id)
			}
			if seen[id.attr[where.attr]] {
				t.Errorf("%s %s twice", where.id, id.attr[where.attr])
			}
			seen[id.attr[where.attr]] = true
			count++
		}
		if count == 0 {
			t.Errorf("no %s in the sample", where.parent)
		}
	}
}

// What makes Word refuse or repair a file although the schema allows it.
func TestTables(t *testing.T) {
	doc := parse(t, open(t, sampleForm())["word/document.xml"])
	if n := len(doc.all("tbl")); n < 6 {
		t.Fatalf("%d tables in the sample", n)
	}
	for i, tbl := range doc.all("tbl") {
		var cols []int
		for _, c := range tbl.first("tblGrid").kids {
			cols = append(cols, number(t, c.attr["w"]))
		}
		if tbl.first("tblPr", "tblLayout").attr["type"] != "fixed" {
			t.Errorf("table %d is not fixed", i)
		}
		for _, row := range tbl.all("tr") {
			at := 0
			for _, c := range row.kids {
				if c.name != "tc" {
					continue
				}
				span := 1
				if s := c.first("tcPr", "gridSpan"); s != nil {
					span = number(t, s.attr["val"])
				}
				width := 0
				for range span {
					width += cols[at]
					at++
				}
				if w := number(t, c.first("tcPr", "tcW").attr["w"]); w != width {
					t.Errorf("table %d: cell of %d twips over columns of %d", i, w, width)
				}
				if last := c.kids[len(c.kids)-1].name; last != "p" {
					t.Errorf("table %d: cell ends with %s", i, last)
				}
			}
			if at != len(cols) {
				t.Errorf("table %d: row of %d columns in a grid of %d", i, at, len(cols))
			}
		}
	}
}

func TestTablesNeverTouch(t *testing.T) {
	g := Grid{Widths: []float64{1}, Rows: []Row{{Cells: []Cell{{Text: "甲"}}}}}
	doc := parse(t, open(t, &Document{Body: []Block{g, g, Turn{Landscape: true}, g, Heading{Text: "乙", NewPage: true}, g}})["word/document.xml"])
	body := doc.first("document", "body")
	for i, k := range body.kids {
		if k.name == "tbl" && body.kids[i+1].name != "p" {
			t.Errorf("element %d, a table, is followed by %s", i, body.kids[i+1].name)
		}
	}
}

func TestBlankFormPrintsBlank(t *testing.T) {
	doc := parse(t, open(t, sampleForm())["word/document.xml"])
	for _, sdt := range doc.all("sdt") {
		tag := sdt.first("sdtPr", "tag").attr["val"]
		if got := strings.Trim(sdt.text(), "　\u00a0☐年月日"); got != "" {
			t.Errorf("slot %s prints %q", tag, got)
		}
		if sdt.text() == "" && sdt.first("sdtPr", "picture") == nil {
			t.Errorf("slot %s is empty: the editor would print its own prompt", tag)
		}
	}
}

func TestTags(t *testing.T) {
	tests := []struct {
		name  string
		block Block
		want  []string
	}{
		{"grid", LabelGrid([]Pair{{Label: "价格", Tag: "eq.price", Unit: "万元"}, {Label: "大写", Tag: "eq.price#upper"}}, 2), []string{"eq.price", "eq.price#upper"}},
		{"options", LabelGrid([]Pair{{Label: "规上", Tag: "org.above", Options: []Option{{Value: "true", Text: "是"}, {Text: "否", Fill: "org.why"}}}}, 2),
			[]string{"org.above=true", "org.above=否", "org.why"}},
		{"repeat", Repeat{Table: "ip", Serial: true, BlankRows: 1, Columns: []Column{{Title: "名称", Tag: "name"}, {Title: "备注"},
			{Title: "质押", Tag: "pledged", Kind: KindCheck, Options: Options("是")}}}, []string{"ip[].name", "ip[].pledged=是", "ip[].name", "ip[].pledged=是"}},
		{"picture", Picture{Slot: PictureSlot{Tag: "@material.m.photos", WidthMM: 50, HeightMM: 40}}, []string{"@material.m.photos"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := parse(t, open(t, &Document{Body: []Block{tt.block}})["word/document.xml"])
			var got []string
			for _, n := range doc.all("tag") {
				got = append(got, n.attr["val"])
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestErrorsNameTheBlock(t *testing.T) {
	ok := Heading{Level: 1, Text: "一"}
	slot := func(s Slot) Block { return Paragraph{Content: []Inline{s}} }
	grid := func(rows ...Row) Block { return Grid{Widths: []float64{1, 1}, Rows: rows} }
	tests := []struct {
		name string
		bad  Block
		want Code
	}{
		{"tag missing", slot(Slot{Title: "名称"}), CodeTag},
		{"tag of 65", slot(Slot{Tag: strings.Repeat("甲", 65)}), CodeTag},
		{"tag with space", slot(Slot{Tag: "a b"}), CodeTag},
		{"check without option", slot(Slot{Tag: "a", Kind: KindCheck}), CodeTag},
		{"table without id", Repeat{Columns: []Column{{Title: "甲"}}}, CodeTag},
		{"control character", Heading{Text: "一\x01"}, CodeText},
		{"not UTF-8", Note{Lines: []string{"\xff"}}, CodeText},
		{"choice without options", slot(Slot{Tag: "a", Kind: KindChoice}), CodeOptions},
		{"options alike", slot(Slot{Tag: "a", Kind: KindChoice, Options: []string{"甲", "甲"}}), CodeOptions},
		{"row too short", grid(Row{Cells: []Cell{{}}}), CodeGrid},
		{"row too long", grid(Row{Cells: []Cell{{Span: 3}}}), CodeGrid},
		{"span negative", grid(Row{Cells: []Cell{{}, {Span: -1}, {Span: 2}}}), CodeGrid},
		{"header in the middle", grid(Row{Cells: []Cell{{Span: 2}}}, Row{Header: true, Cells: []Cell{{Span: 2}}}), CodeGrid},
		{"column too narrow", Grid{Widths: []float64{1, 1000}, Rows: []Row{{Cells: []Cell{{}, {}}}}}, CodeGrid},
		{"too many columns", Repeat{Table: "t", Columns: make([]Column, 61)}, CodeGrid},
		{"merge in the air", grid(Row{Cells: []Cell{{Merge: MergeContinue}, {}}}), CodeMerge},
		{"merge of another width", grid(Row{Cells: []Cell{{Merge: MergeStart}, {}}}, Row{Cells: []Cell{{Merge: MergeContinue, Span: 2}}}), CodeMerge},
		{"share zero", Grid{Widths: []float64{0}, Rows: []Row{{Cells: []Cell{{}}}}}, CodeSize},
		{"picture too wide", Picture{Slot: PictureSlot{Tag: "p", WidthMM: 500, HeightMM: 10}}, CodeSize},
		{"row too high", grid(Row{MinHeightMM: 400, Cells: []Cell{{Span: 2}}}), CodeSize},
		{"no rows", grid(), CodeEmpty},
		{"no columns", Repeat{Table: "t"}, CodeEmpty},
		{"no text", Heading{Level: 1}, CodeEmpty},
		{"nil block", nil, CodeEmpty},
		{"turn at the end", Turn{Landscape: true}, CodeEmpty},
		{"unknown kind", slot(Slot{Tag: "a", Kind: "money"}), CodeKind},
		{"unknown level", Heading{Level: 4, Text: "一"}, CodeKind},
		{"unknown alignment", Paragraph{Content: []Inline{Text{S: "一"}}, Align: "middle"}, CodeKind},
		{"nil inline", Paragraph{Content: []Inline{nil}}, CodeKind},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data, err := (&Document{Body: []Block{ok, tt.bad}}).Bytes()
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("error %v, %d bytes", err, len(data))
			}
			if e.Block != 1 || e.Code != tt.want {
				t.Errorf("got %v", e)
			}
		})
	}
}

func TestErrorsOutsideTheBody(t *testing.T) {
	body := []Block{Heading{Level: 1, Text: "一"}}
	tests := []struct {
		name  string
		doc   Document
		block int
		code  Code
	}{
		{"nothing", Document{}, InDocument, CodeEmpty},
		{"title", Document{Title: "\x00", Body: body}, InDocument, CodeText},
		{"margin", Document{Margins: Margins{Top: 200, Right: 20, Bottom: 20, Left: 20}, Body: body}, InDocument, CodeSize},
		{"cover without title", Document{Cover: &Cover{}, Body: body}, InCover, CodeEmpty},
		{"cover line without tag", Document{Cover: &Cover{Title: []string{"书"}, Lines: []CoverLine{{Label: "名称"}}}, Body: body}, InCover, CodeTag},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := tt.doc.Bytes()
			var e *Error
			if !errors.As(err, &e) || e.Block != tt.block || e.Code != tt.code {
				t.Errorf("got %v", err)
			}
		})
	}
}
