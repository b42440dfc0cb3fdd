package docx

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"yibiao/dossier/docx/place"
)

// grower makes random but valid document bodies full of controls.
type grower struct {
	*rand.Rand
	id int
}

func (g *grower) next() int { g.id++; return g.id }

func (g *grower) tag() string {
	tags := []string{"a.b", "a.c", "a.d=甲", "inv[].no", "inv[].sum", "inv[].ok=是", "sub[].x", "y[1].x", "y[2].x", "foreign", "a.pic"}
	return tags[g.IntN(len(tags))]
}

func (g *grower) sdt(content string) string {
	more := []string{"", "<w:showingPlcHdr/>", "<w:text/>", `<w:text w:multiLine="1"/>`, "<w:dataBinding/>", "<w:date w:fullDate=\"x\"/>", "<w14:checkbox/>", "<w:picture/>", "<w:dropDownList/>", "<w:rPr><w:b/></w:rPr>"}
	s := `<w:sdt>` + pr(g.tag(), fmt.Sprintf(`<w:id w:val="%d"/>`, g.next())+more[g.IntN(len(more))])
	switch g.IntN(12) {
	case 0:
		return s + `</w:sdt>`
	case 1:
		return s + `<w:sdtContent/></w:sdt>`
	}
	return s + `<w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
}

func (g *grower) runs(depth int) string {
	var b strings.Builder
	for range g.IntN(4) {
		switch n := g.IntN(9); {
		case n < 3:
			b.WriteString(`<w:r><w:rPr><w:rStyle w:val="a7"/><w:i/></w:rPr><w:t>□ 字</w:t></w:r>`)
		case n == 3:
			id := g.next()
			fmt.Fprintf(&b, `<w:bookmarkStart w:id="%d" w:name="n%d"/>%s<w:bookmarkEnd w:id="%d"/>`, id, id, run("x"), id)
		case n == 4:
			b.WriteString(`<w:hyperlink>` + run("x") + `</w:hyperlink>`)
		case n == 5:
			b.WriteString(`<w:del w:id="1">` + run("x") + `</w:del>`)
		case n == 6 && depth > 3:
			b.WriteString(`<w:r><w:txbxContent>` + g.blocks(depth-1) + para("") + `</w:txbxContent></w:r>`)
		case depth > 0:
			b.WriteString(g.sdt(g.runs(depth - 1)))
		}
	}
	return b.String()
}

func (g *grower) para(depth int) string {
	pPr := []string{"", `<w:pPr><w:jc w:val="left"/><w:rPr><w:sz w:val="20"/></w:rPr></w:pPr>`, `<w:pPr><w:sectPr/></w:pPr>`}
	return fmt.Sprintf(`<w:p w14:paraId="%08X">`, g.next()) + pPr[g.IntN(len(pPr))] + g.runs(depth) + `</w:p>`
}

func (g *grower) blocks(depth int) string {
	var b strings.Builder
	for range 1 + g.IntN(3) {
		switch n := g.IntN(6); {
		case n < 2 || depth <= 0:
			b.WriteString(g.para(depth))
		case n < 4:
			b.WriteString(g.sdt(g.blocks(depth - 1)))
		default:
			b.WriteString(`<w:tbl>` + g.rows(depth-1) + `</w:tbl>`)
		}
	}
	return b.String()
}

func (g *grower) rows(depth int) string {
	var b strings.Builder
	for range 1 + g.IntN(3) {
		tr := fmt.Sprintf(`<w:tr w14:paraId="%08X">`, g.next()) + g.cells(depth) + `</w:tr>`
		if g.IntN(4) == 0 {
			tr = g.sdt(tr)
		}
		b.WriteString(strings.Repeat(tr, 1))
	}
	return b.String()
}

func (g *grower) cells(depth int) string {
	var b strings.Builder
	for range 1 + g.IntN(2) {
		tc := cell(g.blocks(depth-1) + g.para(depth-1))
		if g.IntN(4) == 0 {
			tc = g.sdt(tc)
		}
		b.WriteString(tc)
	}
	return b.String()
}

// codes counts problems by rule.
func codes(problems []Problem) map[ProblemCode]int {
	n := map[ProblemCode]int{}
	for _, p := range problems {
		n[p.Code]++
	}
	return n
}

func TestRandomDocuments(t *testing.T) {
	v := fields("a.b", "一\n二", "a.c", "", "y[2].x", "丙")
	v.Fields["a.d=甲"] = Value{Checked: true}
	v.Fields["a.pic"] = Value{Picture: &place.Picture{Data: pngOf(3, 7, 1)}}
	v.Tables = map[string][]map[string]Value{
		"inv": {{"no": {Text: "1"}, "ok=是": {Checked: true}}, {"no": {Text: "2"}}, {"sum": {Text: "三\n3"}}},
		"sub": texts("x", "甲", "乙"),
		"y":   texts("x", "子", "丑"),
	}
	slots := 0
	for seed := range uint64(150) {
		g := &grower{Rand: rand.New(rand.NewPCG(seed, 1))}
		body := g.blocks(5)
		data := build(t, body)
		f, err := Open(data)
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, body)
		}
		slots += len(f.Slots())
		out, _ := mustFill(t, f, v)
		wellFormed(t, out)
		before, after := codes(Lint(data)), codes(Lint(out))
		for code, n := range after {
			if n > before[code] {
				t.Errorf("seed %d: %d problems %s, %d before", seed, n, code, before[code])
			}
		}
		again, err := Open(out)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if twice, _ := mustFill(t, again, v); !bytes.Equal(twice, out) {
			t.Errorf("seed %d: filling twice differs: %s", seed, firstDifference(part(t, out, doc), part(t, twice, doc)))
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%d slots", slots)
}

// firstDifference shows where two texts part.
func firstDifference(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	from := max(0, i-300)
	return fmt.Sprintf("\n…%s\n…%s", a[from:min(len(a), i+200)], b[from:min(len(b), i+200)])
}
