package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/compare"
)

// TestRefinedKinds reads kinds off labels that position alone gets wrong.
func TestRefinedKinds(t *testing.T) {
	for label, want := range map[string]place.Kind{
		"产品图片":        place.Image,
		"累计销售（台）数":    place.Number,
		"市场排名":        place.Text,
		"主导产品及市场占有率":  place.Text,
		"研发人员占比":      place.Number,
		"成果编号":        place.Text,
		"成果转化方":       place.Text,
		"所获荣誉":        place.LongText,
		"统一社会信用代码":    place.Text,
		"项目联系人":       place.Text,
		"近三年授权发明专利件数": place.Number,
	} {
		f := mustOpen(t, build(t, table(2, tds("单位名称", ""), tds(label, ""))))
		places, err := f.Places()
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range places {
			if p.At == "t0.r1.c1" && p.Kind != want {
				t.Errorf("%s is %s, want %s", label, p.Kind, want)
			}
		}
	}
}

func TestSeveralOrOne(t *testing.T) {
	for body, want := range map[string]place.Kind{
		"申请事项：□认定 □奖励 □贴息":   place.Check,
		"企业规模：□大型 □中型 □小型":   place.Choice,
		"□同意将申请信息在有关部门间共享使用": place.Check,
	} {
		places, err := mustOpen(t, build(t, para(spaced(body)))).Places()
		if err != nil || len(places) != 1 || places[0].Kind != want {
			t.Errorf("%s: %+v %v, want %s", body, places, err, want)
		}
	}
}

func kindsAt(t *testing.T, body string) map[string]place.Kind {
	t.Helper()
	places, err := mustOpen(t, build(t, body)).Places()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]place.Kind{}
	for _, p := range places {
		out[p.At] = p.Kind
	}
	return out
}

// TestRoleLines makes signatures of lines below a pledge that say who signs, and of no
// others.
func TestRoleLines(t *testing.T) {
	line := para(spaced("单位负责人：          日期：          "))
	oath := para(run("本单位对以上所填内容的真实性负责，并承担相应责任。"))
	signed := map[string]place.Kind{"p1#1": place.Sign, "p1#2": place.Sign}
	if diff := cmp.Diff(signed, kindsAt(t, oath+line)); diff != "" {
		t.Error(diff)
	}
	for name, body := range map[string]string{"cover": line, "more than people": oath + para(spaced("项目名称：          日期：          "))} {
		for at, kind := range kindsAt(t, body) {
			if kind == place.Sign {
				t.Errorf("%s: %s is to sign", name, at)
			}
		}
	}
}

// TestLoneRow takes one blank row for a list only where words say that it is one.
func TestLoneRow(t *testing.T) {
	grid := table(3, tds("设备名称", "型号规格", "购置金额"), tds("", "", ""))
	for before, list := range map[string]bool{"三、设备购置明细表": true, "（可自行加行）": true, "三、主要设备": false} {
		places, err := mustOpen(t, build(t, para(run(before))+grid)).Places()
		if err != nil {
			t.Fatal(err)
		}
		if got := len(places) == 1 && places[0].Kind == place.Rows; got != list {
			t.Errorf("%s: %+v", before, places)
		}
		if list && (len(places[0].Columns) != 3 || cmp.Diff([]int{1, 1}, places[0].Rows) != "" || places[0].At != "t0.r1") {
			t.Errorf("%+v", places[0])
		}
	}
}

func TestCountsInSentences(t *testing.T) {
	for text, want := range map[string]place.Kind{
		"本次申请资助的____件知识产权均真实有效。": place.Number,
		"本单位申报的____项目真实有效。":      place.Text,
	} {
		for at, got := range kindsAt(t, para(run(text))) {
			if got != want {
				t.Errorf("%s: %s is %s", text, at, got)
			}
		}
	}
}

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
