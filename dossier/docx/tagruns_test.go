package docx

import (
	"fmt"
	"strings"
	"testing"

	"yibiao/dossier/docx/internal/ooxml"
)

// tagRuns wraps every run of a part that holds nothing but text, directly in a
// paragraph, into a plain-text control with a tag of its own.
func tagRuns(t testing.TB, part string, src []byte) []byte {
	t.Helper()
	tr, err := ooxml.Scan(part, src)
	if err != nil {
		t.Fatal(err)
	}
	var out []byte
	at := 0
	for n := range tr.Nodes {
		r := int32(n)
		if tr.Nodes[r].Kind != ooxml.KR || tr.Nodes[tr.Nodes[r].Parent].Kind != ooxml.KP || tr.Ignored(r) {
			continue
		}
		text, other := 0, 0
		for c := range tr.Kids(r) {
			switch tr.Nodes[c].Kind {
			case ooxml.KT:
				text++
			case ooxml.KRPr:
			default:
				other++
			}
		}
		if text == 0 || other > 0 {
			continue
		}
		w := tr.Whole(r)
		out = append(out, src[at:w.Lo]...)
		out = fmt.Appendf(out, `<w:sdt><w:sdtPr><w:id w:val="%d"/><w:tag w:val="run.n%d"/><w:text/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>`, 900000+n, n, w.Of(src))
		at = w.Hi
	}
	return append(out, src[at:]...)
}

func TestTagGrammar(t *testing.T) {
	tests := map[string]parsedTag{
		"a.b":                 {},
		"eq.price#upper":      {},
		"eq.class=成套 设备=二#1":  {option: true},
		"materials=m.license": {option: true},
		"@today":              {},
		"@year#cn":            {},
		"字段.名称":               {},
		"fin_years[].x":       {table: "fin_years", column: "x"},
		"a.t[].x.y#f=o":       {table: "a.t", column: "x.y#f=o", option: true},
		"t[12].x":             {table: "t", column: "x", row: 12},
	}
	for tag, want := range tests {
		if got, ok := parseTag(tag); !ok || got != want {
			t.Errorf("%s: %+v %v", tag, got, ok)
		}
	}
	for _, tag := range []string{"", "goog_rdk_0", "word", ".", "a.", ".b", "a..b", "a b.c", "a.b=", "a.b#", "=x", "#x", "t[]", "t[].", "t[]x", "[].x", "t[0].x", "t[01].x", "t[x].x", "t[-1].x", "t[99999].x", "a.b" + strings.Repeat("c", 500)} {
		if p, ok := parseTag(tag); ok {
			t.Errorf("%q is taken as %+v", tag, p)
		}
	}
}
