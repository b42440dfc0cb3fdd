package docx

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

// benchForm has 60 fields in a table with real-looking properties, a table that
// grows to 30 rows, and ballast beside the main part.
func benchForm(t testing.TB) []byte {
	props := `<w:pPr><w:jc w:val="center"/><w:rPr><w:rFonts w:ascii="宋体" w:eastAsia="宋体" w:hAnsi="宋体" w:hint="eastAsia"/><w:sz w:val="21"/></w:rPr></w:pPr>`
	label := func(s string) string {
		return `<w:p w:rsidR="005DF281" w:rsidRDefault="00870884">` + props + `<w:r w:rsidR="001A752D"><w:rPr><w:rFonts w:ascii="宋体" w:eastAsia="宋体" w:hAnsi="宋体" w:hint="eastAsia"/><w:sz w:val="21"/></w:rPr><w:t>` + s + `</w:t></w:r></w:p>`
	}
	wide := func(s string) string {
		return cell(`<w:tcPr><w:tcW w:w="2247" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>` + s)
	}
	var rows []string
	for i := range 30 {
		rows = append(rows, row(wide(label(fmt.Sprintf("栏目%d", i))), wide(`<w:p>`+props+inline(fmt.Sprintf("org.f%d", 2*i), "单击输入")+`</w:p>`),
			wide(label("单位：万元")), wide(`<w:p>`+props+inline(fmt.Sprintf("org.f%d", 2*i+1), "单击输入")+`</w:p>`)))
	}
	var cols []string
	for i := range 6 {
		cols = append(cols, wide(`<w:p>`+props+inline(fmt.Sprintf("inv[].c%d", i), "")+`</w:p>`))
	}
	body := table(4, rows...) + strings.Repeat(label("说明：本表一式三份。"), 40) + table(6, row(strings.Repeat(wide(label("列")), 6)), row(cols...))
	list := append(files(body), file{name: "word/theme.xml", body: strings.Repeat("<a>主题</a>", 2000)})
	return zipOf(t, list)
}

func benchValues() Values {
	v := Values{Fields: map[string]Value{}, Tables: map[string][]map[string]Value{}}
	for i := range 60 {
		v.Fields[fmt.Sprintf("org.f%d", i)] = Value{Text: fmt.Sprintf("广西某某装备制造有限公司第%d项填写内容", i)}
	}
	for i := range 30 {
		r := map[string]Value{}
		for c := range 6 {
			r[fmt.Sprintf("c%d", c)] = Value{Text: fmt.Sprintf("第%d行第%d列", i, c)}
		}
		v.Tables["inv"] = append(v.Tables["inv"], r)
	}
	return v
}

func BenchmarkFill(b *testing.B) {
	f, err := Open(benchForm(b))
	if err != nil {
		b.Fatal(err)
	}
	v := benchValues()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.Fill(io.Discard, v); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
}

func BenchmarkOpen(b *testing.B) {
	data := benchForm(b)
	for b.Loop() {
		if _, err := Open(data); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
}
