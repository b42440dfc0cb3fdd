package region_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/writing"
	"yibiao/forms"
)

// TestRegionInParts prints each level of a division in its own blank, and of an address those levels with which it begins.
func TestRegionInParts(t *testing.T) {
	form := formtest.Profile(t)
	places := formtest.Paper(t, `
		申报书
		所在地区：________省（自治区）________市________县（区）
		注册地址：________省________市________区________路________号
		单位名称：________________`)
	m := formmap.Propose(places, formmap.FromForm(form))
	values, _ := writing.Values(m, places, formtest.Answered(form, forms.Case{Answers: forms.Answers{Values: map[string]string{"org.region": "450203", "org.reg_address": "柳州市某路1号"}}}))
	got := map[string]string{}
	for at, a := range values {
		got[at] = a.Text
	}
	if d := cmp.Diff(map[string]string{"p1#1": "广西", "p1#2": "柳州", "p1#3": "鱼峰区", "p2#1": "广西", "p2#2": "柳州"}, got); d != "" {
		t.Error(d)
	}
}

// TestRegionPartsAreReadBack names a changed part and takes nothing over, since a part is
// no division.
func TestRegionPartsAreReadBack(t *testing.T) {
	form := formtest.Profile(t)
	places := formtest.Paper(t, `
		申报书
		所在地区：________省（自治区）________市________县（区）`)
	c := forms.Case{Answers: forms.Answers{Values: map[string]string{"org.region": "450203"}}}
	edits := writing.Edits(formmap.Propose(places, formmap.FromForm(form)), places, formtest.Answered(form, c), map[string]place.Answer{"p1#1": {Text: "广西"}, "p1#2": {Text: "南宁"}, "p1#3": {Text: "鱼峰区"}})
	if len(edits) != 1 || edits[0].At != "p1#2" || edits[0].Value != "" || !edits[0].Undecided() {
		t.Errorf("%+v", edits)
	}
}

// TestAmountsWithTheirUnit reads an amount by the unit that stands behind it, where the
// form prints none.
func TestAmountsWithTheirUnit(t *testing.T) {
	form := formtest.Profile(t)
	places := formtest.Paper(t, `
		申请表
		| 注册资本 | | 单位名称 | |`)
	c := forms.Case{Answers: forms.Answers{Values: map[string]string{"org.reg_capital": "3000"}}}
	for text, want := range map[string]string{"3500万元": "3500", "35000000元": "3500", "0.35亿元": "3500", "3500": "3500"} {
		edits := writing.Edits(formmap.Propose(places, formmap.FromForm(form)), places, formtest.Answered(form, c), map[string]place.Answer{"t0.r0.c1": {Text: text}})
		if len(edits) != 1 || edits[0].Value != want {
			t.Errorf("%s: %+v", text, edits)
		}
	}
}
