package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
		want      []kind // nil for markup that is refused
	}{
		{"same again", `<w:p xmlns:w="` + w + `"><w:r/><w:r/><w:r></w:r></w:p>`, []kind{kP, kR, kR, kR}},
		{"namespace of a part of it", `<p xmlns="` + w + `"><r/><b xmlns="` + other + `"><r/></b><r/></p>`, []kind{kP, kR, kOther, kOther, kR}},
		{"namespace from there on", `<a xmlns:w="` + w + `"><x:r/><b xmlns:x="` + w + `"><x:r/><x:r/></b><x:r/></a>`, []kind{kOther, kOther, kOther, kR, kR, kOther}},
		{"greater-than in a value", `<w:p xmlns:w="` + w + `"><w:r a=">"/><w:r a=">"/><w:r a="/>w:p>"/></w:p>`, []kind{kP, kR, kR, kR}},
		{"text and references", `<w:p xmlns:w="` + w + `"><w:t>a</w:t><w:t>a&amp;b</w:t><w:t>a>b</w:t></w:p>`, []kind{kP, kT, kT, kT}},
		{"longer names", `<w:p xmlns:w="` + w + `"><w:r></w:r><w:rPr></w:rPr><w:r></w:r ></w:p>`, []kind{kP, kR, kRPr, kR}},
		{"other end tag", `<w:p xmlns:w="` + w + `"><w:r></w:r><w:r></w:rPr></w:p>`, nil},
		{"end tag cut short", `<w:p xmlns:w="` + w + `"><w:r></w:r><w:rPr></w:r></w:p>`, nil},
		{"not closed", `<w:p xmlns:w="` + w + `"><w:r></w:r><w:r></w:p>`, nil},
		{"bad reference", `<w:p xmlns:w="` + w + `"><w:t>a</w:t><w:t>a&b</w:t></w:p>`, nil},
		{"end of a CDATA section", `<w:p xmlns:w="` + w + `"><w:t>a</w:t><w:t>a]]>b</w:t></w:p>`, nil},
		{"second root", `<w:p xmlns:w="` + w + `"/><w:p xmlns:w="` + w + `"/>`, nil},
		{"too deep", strings.Repeat("<a>", maxDepth+1) + strings.Repeat("</a>", maxDepth+1), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := scan("x", []byte(tt.src+tail))
			if (err == nil) != (tt.want != nil) {
				t.Fatalf("error %v", err)
			}
			if err != nil {
				return
			}
			var kinds []kind
			for _, n := range got.nodes {
				kinds = append(kinds, n.kind)
				if whole := string(got.src[n.start:n.end]); !strings.HasPrefix(whole, "<") || !strings.HasSuffix(whole, ">") {
					t.Errorf("an element is said to be %q", whole)
				}
			}
			if diff := cmp.Diff(tt.want, kinds); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
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
