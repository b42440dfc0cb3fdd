package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/internal/ooxml"
)

// A start tag that was taken before is not looked into again; what it means must not
// depend on that.
func TestScanOfTagsSeenBefore(t *testing.T) {
	const (
		w     = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
		other = "urn:other"
		tail  = "<!-- so that no tag is too near to the end -->"
	)
	tests := []struct {
		name, src string
		want      []ooxml.Kind // nil for markup that is refused
	}{
		{"same again", `<w:p xmlns:w="` + w + `"><w:r/><w:r/><w:r></w:r></w:p>`, []ooxml.Kind{ooxml.KP, ooxml.KR, ooxml.KR, ooxml.KR}},
		{"namespace of a part of it", `<p xmlns="` + w + `"><r/><b xmlns="` + other + `"><r/></b><r/></p>`, []ooxml.Kind{ooxml.KP, ooxml.KR, ooxml.KOther, ooxml.KOther, ooxml.KR}},
		{"namespace from there on", `<a xmlns:w="` + w + `"><x:r/><b xmlns:x="` + w + `"><x:r/><x:r/></b><x:r/></a>`, []ooxml.Kind{ooxml.KOther, ooxml.KOther, ooxml.KOther, ooxml.KR, ooxml.KR, ooxml.KOther}},
		{"greater-than in a value", `<w:p xmlns:w="` + w + `"><w:r a=">"/><w:r a=">"/><w:r a="/>w:p>"/></w:p>`, []ooxml.Kind{ooxml.KP, ooxml.KR, ooxml.KR, ooxml.KR}},
		{"text and references", `<w:p xmlns:w="` + w + `"><w:t>a</w:t><w:t>a&amp;b</w:t><w:t>a>b</w:t></w:p>`, []ooxml.Kind{ooxml.KP, ooxml.KT, ooxml.KT, ooxml.KT}},
		{"longer names", `<w:p xmlns:w="` + w + `"><w:r></w:r><w:rPr></w:rPr><w:r></w:r ></w:p>`, []ooxml.Kind{ooxml.KP, ooxml.KR, ooxml.KRPr, ooxml.KR}},
		{"other end tag", `<w:p xmlns:w="` + w + `"><w:r></w:r><w:r></w:rPr></w:p>`, nil},
		{"end tag cut short", `<w:p xmlns:w="` + w + `"><w:r></w:r><w:rPr></w:r></w:p>`, nil},
		{"not closed", `<w:p xmlns:w="` + w + `"><w:r></w:r><w:r></w:p>`, nil},
		{"bad reference", `<w:p xmlns:w="` + w + `"><w:t>a</w:t><w:t>a&b</w:t></w:p>`, nil},
		{"end of a CDATA section", `<w:p xmlns:w="` + w + `"><w:t>a</w:t><w:t>a]]>b</w:t></w:p>`, nil},
		{"second root", `<w:p xmlns:w="` + w + `"/><w:p xmlns:w="` + w + `"/>`, nil},
		{"another value", `<w:p xmlns:w="` + w + `"><w:tag w:val="a"/><w:tag w:val="b天（"/><w:tag w:val="d>e"/><w:tag w:val=''/><w:tag w:val="f" /></w:p>`, []ooxml.Kind{ooxml.KP, ooxml.KTag, ooxml.KTag, ooxml.KTag, ooxml.KTag, ooxml.KTag}},
		{"another value of an open tag", `<w:p xmlns:w="` + w + `"><w:tag w:val="a"></w:tag><w:tag w:val="b"></w:tag><w:tag w:val="c"/></w:p>`, []ooxml.Kind{ooxml.KP, ooxml.KTag, ooxml.KTag, ooxml.KTag}},
		{"another value and attribute", `<w:p xmlns:w="` + w + `"><w:tag w:val="a"/><w:tag w:val="b" c="d"/></w:p>`, []ooxml.Kind{ooxml.KP, ooxml.KTag, ooxml.KTag}},
		{"another value, and an attribute twice", `<w:p xmlns:w="` + w + `"><w:tag w:val="a"/><w:tag w:val="b" w:val="c"/></w:p>`, nil},
		{"less-than in another value", `<w:p xmlns:w="` + w + `"><w:tag w:val="a"/><w:tag w:val="b<"/></w:p>`, nil},
		{"bad reference in another value", `<w:p xmlns:w="` + w + `"><w:tag w:val="a"/><w:tag w:val="b&c"/></w:p>`, nil},
		{"control character in another value", `<w:p xmlns:w="` + w + `"><w:tag w:val="a"/><w:tag w:val="b` + "\x01" + `"/></w:p>`, nil},
		{"no UTF-8 in another value", `<w:p xmlns:w="` + w + `"><w:tag w:val="a"/><w:tag w:val="b` + "\xe5\xa4" + `"/></w:p>`, nil},
		{"control character in text", `<w:p xmlns:w="` + w + `"><w:t>a</w:t><w:t>a` + "\x01" + `</w:t></w:p>`, nil},
		{"no UTF-8 in text", `<w:p xmlns:w="` + w + `"><w:t>a</w:t><w:t>a` + "\xef\xbf" + `</w:t></w:p>`, nil},
		{"no character in text", `<w:p xmlns:w="` + w + `"><w:t>a</w:t><w:t>a` + "\uffff" + `</w:t></w:p>`, nil},
		{"too deep", strings.Repeat("<a>", ooxml.MaxDepth+1) + strings.Repeat("</a>", ooxml.MaxDepth+1), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ooxml.Scan("x", []byte(tt.src+tail))
			if (err == nil) != (tt.want != nil) {
				t.Fatalf("error %v", err)
			}
			if err != nil {
				return
			}
			var kinds []ooxml.Kind
			for _, n := range got.Nodes {
				kinds = append(kinds, n.Kind)
				if whole := string(got.Src[n.Start:n.End]); !strings.HasPrefix(whole, "<") || !strings.HasSuffix(whole, ">") {
					t.Errorf("an element is said to be %q", whole)
				}
			}
			if diff := cmp.Diff(tt.want, kinds); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestValuesOfTagsSeenBefore(t *testing.T) {
	got, err := ooxml.Scan("x", []byte(`<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:other">`+
		`<w:tag w:val="a"/><w:tag w:val="天"/><w:tag w:val=""/><w:tag w:val="b>"/><w:tag w:val='c'/><w:tag  w:val="d"/><w:tag w:val = "e"/>`+
		`<w:tag v:val="f"/><w:tag v:val="f" w:val="g"/><w:tag w:value="h"/><w:tag w:val="&#x69;"/></w:p>`))
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	for n := range got.Kids(0) {
		values = append(values, got.Val(n))
	}
	if diff := cmp.Diff([]string{"a", "天", "", "b>", "c", "d", "e", "", "g", "", "i"}, values); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Of several faults a character that must not be there is named, wherever it stands.
func TestBadCharactersAreNamedFirst(t *testing.T) {
	for _, src := range []string{"<a><b></c>\x01</a>", "<!DOCTYPE a><a>\x01</a>", "<a>\x01<b></a>", "\x01", "<a/><b/>\x01"} {
		_, err := ooxml.Scan("x", []byte(src))
		if CodeOf(err) != ooxml.CodeXML || !strings.Contains(err.Error(), "control character 1") {
			t.Errorf("%q: %v", src, err)
		}
	}
}

func TestStylesAreScannedWhereTheyMayNameAPlaceholder(t *testing.T) {
	const head = "\ufeff<?xml version=\"1.0\"?>\r\n"
	for _, tt := range []struct {
		src  string
		want bool
	}{
		{`<w:styles><w:style><w:name w:val="Normal"/></w:style></w:styles>`, false},
		{head + `<w:styles><w:latentStyles><w:lsdException w:name="Placeholder Text" w:semiHidden="1"/></w:latentStyles></w:styles>`, false},
		{`<w:styles><w:style><w:name w:val="Placeholder Text"/></w:style></w:styles>`, true},
		{`<w:styles><w:style><w:name w:val='PLACEHOLDER text'/></w:style></w:styles>`, true},
		{`<styles><style><name a="1" val="占位符文本2"/></style></styles>`, true},
		{`<w:styles><w:style><w:name w:val="&#x50;laceholder Text"/></w:style></w:styles>`, true},
		{head + `<!DOCTYPE a><w:styles/>`, true},
		{"\xff\xfe<\x00w\x00", true},
		{"", true},
	} {
		if got := mayNamePlaceholder([]byte(tt.src)); got != tt.want {
			t.Errorf("%q: %v", tt.src, got)
		}
	}
}
