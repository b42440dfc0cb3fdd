package docx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
)

// invoiceTable has a heading and n printed rows with the columns no and sum.
func invoiceTable(n int) string {
	rows := []string{row(cell(para(run("号"))), cell(para(run("额"))))}
	for i := range n {
		no := fmt.Sprintf(`<w:sdt><w:sdtPr><w:id w:val="%d"/><w:tag w:val="inv[].no"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>`, 100+i, run("填"))
		rows = append(rows, row(cell(para(no)), cell(para(inline("inv[].sum", "填")))))
	}
	return table(2, rows...)
}

func texts(column string, values ...string) []map[string]Value {
	var rows []map[string]Value
	for _, v := range values {
		rows = append(rows, map[string]Value{column: {Text: v}})
	}
	return rows
}

// printed returns the text of every row of the first table, cells joined by "|".
func printed(t *testing.T, data []byte) []string {
	t.Helper()
	tr, err := ooxml.Scan(doc, []byte(part(t, data, doc)))
	if err != nil {
		t.Fatal(err)
	}
	f := &finder{Styles: markup.Styles{T: tr, W: "w"}}
	var rows []string
	for n := range tr.Nodes {
		if tr.Nodes[n].Kind != ooxml.KTr {
			continue
		}
		var cells []string
		for d := range tr.Within(int32(n)) {
			if tr.Nodes[d].Kind == ooxml.KTc {
				cells = append(cells, f.textOf(d, tr.Inner(d)))
			}
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	return rows
}

func TestRows(t *testing.T) {
	two := table(2, row(cell(para(inline("inv[].no", ""))), cell(para(""))), row(cell(para("")), cell(para(inline("inv[].sum", "")))))
	merged := table(2, row(cell(`<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>`+para(run("名单"))), cell(para(inline("inv[].no", "")))))
	serial := table(2, row(cell(para(run("1"))), cell(para(inline("inv[].no", "")))), row(cell(para(run("2"))), cell(para(inline("inv[].no", "")))))
	wrapped := table(1, `<w:sdt><w:sdtPr><w15:repeatingSection/></w:sdtPr><w:sdtContent><w:sdt><w:sdtPr><w:id w:val="5"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>`+
		row(cell(para(inline("inv[].no", ""))))+`</w:sdtContent></w:sdt></w:sdtContent></w:sdt>`)
	rowLevel := table(2, `<w:sdt>`+pr("inv[].no", `<w:id w:val="7"/>`)+`<w:sdtContent>`+row(cell(para("")), cell(para(run("元"))))+`</w:sdtContent></w:sdt>`)
	cellLevel := table(2, `<w:tr w14:paraId="1"><w:sdt>`+pr("inv[].no", `<w:id w:val="7"/>`)+`<w:sdtContent>`+cell(`<w:p w14:paraId="2" w14:textId="3"><w:bookmarkStart w:id="0" w:name="b"/><w:bookmarkEnd w:id="0"/></w:p>`)+`</w:sdtContent></w:sdt>`+cell(`<w:p w14:paraId="4"/>`)+`</w:tr>`)
	nested := table(1, row(cell(para(inline("inv[].no", ""))+table(1, row(cell(para(inline("sub[].x", "")))))+para(""))))
	tests := []struct {
		name, body string
		values     []string
		want       []string
	}{
		{"fewer than printed", invoiceTable(3), []string{"a"}, []string{"号|额", "a|", "|", "|"}},
		{"as many", invoiceTable(2), []string{"a", "b"}, []string{"号|额", "a|", "b|"}},
		{"more", invoiceTable(2), []string{"a", "b", "c", "d"}, []string{"号|额", "a|", "b|", "c|", "d|"}},
		{"none", invoiceTable(1), nil, []string{"号|额", "|"}},
		{"record of two rows", two, []string{"a", "b"}, []string{"a|", "|", "b|", "|"}},
		{"merged heading goes on", merged, []string{"a", "b"}, []string{"名单|a", "|b"}},
		{"serial numbers count on", serial, []string{"a", "b", "c", "d"}, []string{"1|a", "2|b", "3|c", "4|d"}},
		{"repeating section", wrapped, []string{"a", "b"}, []string{"a", "b"}},
		{"control around the row", rowLevel, []string{"a", "b"}, []string{"a|元", "b|元"}},
		{"control around the cell", cellLevel, []string{"a", "b", "c"}, []string{"a|", "b|", "c|"}},
		{"table within a row", nested, []string{"a", "b"}, []string{"a\n\n|", "", "b\n\n|", ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := Values{Tables: map[string][]map[string]Value{"inv": texts("no", tt.values...)}}
			out, _ := mustFill(t, mustOpen(t, build(t, tt.body)), v)
			if diff := cmp.Diff(tt.want, printed(t, out)); diff != "" {
				t.Error(diff, part(t, out, doc))
			}
			sound(t, out, v)
		})
	}
}

func TestCopiesHaveFreshIDs(t *testing.T) {
	f := mustOpen(t, build(t, invoiceTable(2)))
	v := Values{Tables: map[string][]map[string]Value{"inv": texts("no", "a", "b", "c", "d")}}
	out, _ := mustFill(t, f, v)
	got := part(t, out, doc)
	for _, id := range []string{"100", "101", "102", "103"} {
		if n := strings.Count(got, `<w:id w:val="`+id+`"/>`); n != 1 {
			t.Errorf("id %s occurs %d times", id, n)
		}
	}
}

func TestFixedRows(t *testing.T) {
	body := table(2, row(cell(para(inline("y[1].x", ""))), cell(para(inline("y[2].x", "")))))
	v := Values{Tables: map[string][]map[string]Value{"y": texts("x", "a", "b")}}
	f := mustOpen(t, build(t, body))
	out, _ := mustFill(t, f, v)
	if diff := cmp.Diff([]string{"a|b"}, printed(t, out)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(v.Tables, mustOpen(t, out).Read().Tables); diff != "" {
		t.Error(diff)
	}
	v.Fields = map[string]Value{"y[2].x": {Text: "c"}}
	out, _ = mustFill(t, f, v)
	if diff := cmp.Diff([]string{"a|c"}, printed(t, out)); diff != "" {
		t.Error(diff)
	}
}

func TestTablesWithinRowsThatMultiply(t *testing.T) {
	inner := para(inline("inv[].no", ""))
	for range 8 {
		inner = table(1, row(cell(para(inline("inv[].no", ""))+inner+para(""))))
	}
	f := mustOpen(t, build(t, inner))
	var b strings.Builder
	_, err := f.Fill(&b, Values{Tables: map[string][]map[string]Value{"inv": texts("no", make([]string, 30)...)}})
	if CodeOf(err) != ooxml.CodeTooLarge || b.Len() > 0 {
		t.Errorf("error %v after %d bytes", err, b.Len())
	}
}

func TestOtherExtraFieldsStay(t *testing.T) {
	extra := []byte{7, 0, 1, 0, 9, 1, 0, 2, 0, 8, 8, 5, 5}
	if diff := cmp.Diff([]byte{7, 0, 1, 0, 9, 5, 5}, ooxml.WithoutZip64(extra)); diff != "" {
		t.Error(diff)
	}
}
