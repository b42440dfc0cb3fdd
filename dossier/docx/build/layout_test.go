package build

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// shape writes a row as its spans, labels marked by their text.
func shape(rows []Row) []string {
	var out []string
	for _, r := range rows {
		var cells []string
		for _, c := range r.Cells {
			s := strconv.Itoa(c.span())
			if c.Label {
				s = c.Text + s
			}
			cells = append(cells, s)
		}
		out = append(out, strings.Join(cells, " "))
	}
	return out
}

func TestLabelGrid(t *testing.T) {
	p := func(group, label string) Pair { return Pair{Group: group, Label: label, Tag: "a"} }
	tests := []struct {
		name   string
		pairs  []Pair
		perRow int
		cols   int
		want   []string
	}{
		{"none", nil, 2, 4, nil},
		{"odd one takes the rest", []Pair{p("", "甲"), p("", "乙"), p("", "丙")}, 2, 4, []string{"甲1 1 乙1 1", "丙1 3"}},
		{"wide one ends the row", []Pair{p("", "甲"), {Label: "乙", Tag: "a", Wide: true}, p("", "丙"), p("", "丁")}, 2, 4, []string{"甲1 3", "乙1 3", "丙1 1 丁1 1"}},
		{"long text is wide", []Pair{{Label: "甲", Tag: "a", Kind: KindLong}, p("", "乙")}, 2, 4, []string{"甲1 3", "乙1 3"}},
		{"many options are wide", []Pair{{Label: "甲", Tag: "a", Options: Options("成套设备", "整机设备", "核心部件")}, p("", "乙")}, 2, 4, []string{"甲1 3", "乙1 3"}},
		{"few options are not", []Pair{{Label: "甲", Tag: "a", Options: Options("是", "否")}, p("", "乙")}, 2, 4, []string{"甲1 1 乙1 1"}},
		{"groups", []Pair{p("组", "甲"), p("组", "乙"), p("组", "丙"), p("", "丁")}, 2, 5, []string{"组1 甲1 1 乙1 1", "1 丙1 3", "丁2 3"}},
		{"three", []Pair{p("", "甲"), p("", "乙")}, 3, 6, []string{"甲1 1 乙1 3"}},
		{"one", []Pair{p("", "甲"), p("", "乙")}, 1, 2, []string{"甲1 1", "乙1 1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := LabelGrid(tt.pairs, tt.perRow)
			if len(g.Widths) != tt.cols {
				t.Errorf("%d columns", len(g.Widths))
			}
			if diff := cmp.Diff(tt.want, shape(g.Rows)); diff != "" {
				t.Error(diff)
			}
			if len(g.Rows) > 0 {
				open(t, &Document{Body: []Block{g}})
			}
		})
	}
}

func TestRepeatHeads(t *testing.T) {
	r := Repeat{Table: "t", Serial: true, Columns: []Column{{Title: "年度"}, {Title: "收入", Group: "经营"}, {Title: "利润", Group: "经营"}, {Title: "税", Group: "税务"}}}
	doc := parse(t, open(t, &Document{Body: []Block{r}})["word/document.xml"])
	var got []string
	for _, row := range doc.all("tr") {
		var cells []string
		for _, c := range row.all("tc") {
			s := c.text()
			if m := c.first("tcPr", "vMerge"); m != nil {
				s += "|" + m.attr["val"]
			}
			cells = append(cells, s)
		}
		if row.first("trPr", "tblHeader") != nil {
			cells = append(cells, "repeated")
		}
		got = append(got, strings.Join(cells, " "))
	}
	want := []string{"序号|restart 年度|restart 经营 税务 repeated", "| | 收入 利润 税 repeated", "    "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEachRepeatCountsFromOne(t *testing.T) {
	r := Repeat{Table: "t", Serial: true, BlankRows: 1, Columns: []Column{{Title: "甲"}}}
	parts := open(t, &Document{Body: []Block{r, r}})
	var got []string
	for _, n := range parse(t, parts["word/document.xml"]).all("numId") {
		got = append(got, n.attr["val"])
	}
	if diff := cmp.Diff([]string{"1", "1", "2", "2"}, got); diff != "" {
		t.Error(diff)
	}
	if n := len(parse(t, parts["word/numbering.xml"]).all("startOverride")); n != 2 {
		t.Errorf("%d lists that start anew", n)
	}
}

func TestSections(t *testing.T) {
	tests := []struct {
		name string
		doc  Document
		want []string
	}{
		{"plain", Document{Body: []Block{Heading{Text: "甲"}}}, []string{"11906 footer 1"}},
		{"cover", Document{Cover: &Cover{Title: []string{"甲"}}, Body: []Block{Heading{Text: "甲"}}}, []string{"11906", "11906 footer 1"}},
		{"cover alone", Document{Cover: &Cover{Title: []string{"甲"}}}, []string{"11906"}},
		{"lying", Document{Landscape: true, Body: []Block{Heading{Text: "甲"}}}, []string{"16838 footer 1"}},
		{"turned", Document{Body: []Block{Heading{Text: "甲"}, Turn{Landscape: true}, Heading{Text: "乙"}, Turn{}, Heading{Text: "丙"}}},
			[]string{"11906 footer 1", "16838", "11906"}},
		{"turned at once", Document{Cover: &Cover{Title: []string{"甲"}}, Body: []Block{Turn{Landscape: true}, Heading{Text: "乙"}}}, []string{"11906", "16838 footer 1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range parse(t, open(t, &tt.doc)["word/document.xml"]).all("sectPr") {
				line := s.first("pgSz").attr["w"]
				if s.first("footerReference") != nil {
					line += " footer " + s.first("pgNumType").attr["start"]
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTextIsKept(t *testing.T) {
	const odd = `<甲&"乙"> ]]> 'x' 𠮷 %d 　末`
	doc := parse(t, open(t, &Document{Title: odd, Version: odd, Body: []Block{
		Paragraph{Content: []Inline{Text{S: odd + "\n下一行\t后"}, Slot{Tag: "a<b&c", Title: odd}}}}})["word/document.xml"])
	if got, want := doc.text(), odd+"下一行后　"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(doc.all("br")) != 1 || len(doc.all("tab")) != 1 {
		t.Error("line break or tab lost")
	}
	if got := doc.all("tag")[0].attr["val"]; got != "a<b&c" {
		t.Errorf("tag %q", got)
	}
}

func TestPromptsAreOurs(t *testing.T) {
	parts := open(t, sampleForm())
	shows := map[string]string{}
	for _, p := range parse(t, parts["word/glossary/document.xml"]).all("docPart") {
		shows[p.first("docPartPr", "name").attr["val"]] = p.text()
	}
	count := 0
	for _, sdt := range parse(t, parts["word/document.xml"]).all("sdt") {
		if sdt.first("sdtPr", "showingPlcHdr") == nil || sdt.first("sdtPr", "picture") != nil {
			continue
		}
		name := sdt.first("sdtPr", "placeholder", "docPart").attr["val"]
		if got, ok := shows[name]; !ok || got != sdt.text() {
			t.Errorf("slot %s shows %q, its prompt %s is %q", sdt.first("sdtPr", "tag").attr["val"], sdt.text(), name, got)
		}
		count++
	}
	if count < 50 {
		t.Errorf("%d slots with a prompt", count)
	}
}

func TestLongTitleIsCut(t *testing.T) {
	long := strings.Repeat("名", 63) + "𠮷尾"
	doc := parse(t, open(t, &Document{Body: []Block{Paragraph{Content: []Inline{Slot{Tag: "a", Title: long}}}}})["word/document.xml"])
	if got, want := doc.all("alias")[0].attr["val"], strings.Repeat("名", 63); got != want {
		t.Errorf("alias %q", got)
	}
}
