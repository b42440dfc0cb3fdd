package docx

import (
	"strings"
	"testing"

	"yibiao/dossier/docx/place/compare"
)

// TestManyMarkupDifferences tells every change of markup, up to a limit.
func TestManyMarkupDifferences(t *testing.T) {
	var body strings.Builder
	for range compare.MaxMarkup + 7 {
		body.WriteString(para(run("条款")) + para(spaced("名称：______")))
	}
	blank := build(t, body.String())
	bold := func(n int) []byte {
		return zipOf(t, change(files(body.String()), doc, func(s string) string {
			return strings.Replace(s, "<w:p><w:r><w:t>条款", "<w:p><w:r><w:rPr/><w:t>条款", n)
		}))
	}
	for _, n := range []int{1, 3, compare.MaxMarkup, compare.MaxMarkup + 7} {
		list, err := Diff(blank, bold(n))
		if err != nil {
			t.Fatal(err)
		}
		told := list
		if n > compare.MaxMarkup {
			last := list[len(list)-1]
			if last.What != compare.DiffMore || last.Filled != "7" {
				t.Errorf("%d: ends in %+v", n, last)
			}
			told = list[:len(list)-1]
		}
		if len(told) != min(n, compare.MaxMarkup) {
			t.Errorf("%d changes, %d told: %+v", n, len(told), told[:min(3, len(told))])
		}
		for i, d := range told {
			if d.What != compare.DiffMarkup || d.At == "" || d.Filled != "<w:rPr/>" && d.Blank != "" {
				t.Fatalf("%d: %+v", i, d)
			}
		}
	}
}

// TestHunks joins neighbouring edits and keeps both texts whole.
func TestHunks(t *testing.T) {
	for _, tc := range []struct{ b, f, want string }{
		{"<a>x</a>", "<a>x</a>", ""},
		{"<a>x</a>", "<a>y</a>", "x>y|"},
		{"<a><b/></a>", "<a></a>", "<b/>>|"},
		{"<a></a>", "<a>n<b/></a>", ">n<b/>|"},
		{"<p>1</p><p>2</p><p>3</p>", "<p>1</p><p>two</p><p>3</p><q/>", "2>two|><q/>|"},
		{"", "x", ">x|"},
	} {
		var got strings.Builder
		for _, h := range compare.Hunks([]byte(tc.b), []byte(tc.f)) {
			got.WriteString(tc.b[h.B.Lo:h.B.Hi] + ">" + tc.f[h.F.Lo:h.F.Hi] + "|")
		}
		if got.String() != tc.want {
			t.Errorf("%s %s: %s, want %s", tc.b, tc.f, got.String(), tc.want)
		}
	}
}

// A heading that gives the unit of its table is that of this table alone.
func TestACaptionIsThatOfItsTable(t *testing.T) {
	years := table(2, tds("年度", "营业收入"), tds("2024", ""))
	after := table(2, tds("项目简介", ""))
	places, err := mustOpen(t, build(t, para(run("一、基本情况"))+para(run("近三年经营情况（单位：元）"))+years+para(run(""))+after+para(spaced("联系人：          ")))).Places()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range places {
		if !strings.HasPrefix(p.At, "t0.") && p.Context != "一、基本情况" {
			t.Errorf("%s %s stands under %q", p.At, p.Label, p.Context)
		}
	}
}
