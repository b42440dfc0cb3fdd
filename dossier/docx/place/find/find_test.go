package find_test

import (
	"testing"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/place"
)

// What stands beside, before and over an empty place names it; what another office writes, and where somebody signs, is never to be
// filled.
func TestPlacesAreFoundByTheirWords(t *testing.T) {
	form := docxtest.Open(t, docxtest.Pack(t,
		docxtest.Line("项目名称：____________"),
		docxtest.Line("企业规模：□大型 □中型 □小型"),
		docxtest.Table([]string{"单位名称", ""}, []string{"注册资本（万元）", ""}, []string{"成立日期", ""}, []string{"主管部门意见", ""}),
		docxtest.Table([]string{"序号", "设备名称", "数量"}, []string{"1", "", ""}, []string{"2", "", ""}, []string{"3", "", ""}),
		docxtest.Line("法定代表人（签字）："),
	))
	places, err := form.Places()
	if err != nil {
		t.Fatal(err)
	}
	type found struct {
		label string
		kind  place.Kind
	}
	got := map[string]found{}
	for _, p := range places {
		got[p.At] = found{p.Label, p.Kind}
	}
	for at, want := range map[string]found{
		"p0#1": {"项目名称", place.Text}, "t0.r0.c1": {"单位名称", place.Text}, "t0.r1.c1": {"注册资本（万元）", place.Money},
		"t0.r2.c1": {"成立日期", place.Date}, "t0.r3.c1": {"主管部门意见", place.Sign},
	} {
		if got[at] != want {
			t.Errorf("%s: %+v, not %+v", at, got[at], want)
		}
	}
	kinds := map[place.Kind]int{}
	for _, p := range places {
		kinds[p.Kind]++
		if p.Kind == place.Choice && len(p.Options) != 3 {
			t.Errorf("%s has the options %v", p.Label, p.Options)
		}
		if p.Kind == place.Rows && len(p.Columns) == 0 {
			t.Errorf("the rows of %q have no columns", p.Label)
		}
	}
	if kinds[place.Choice] != 1 || kinds[place.Rows] != 1 || kinds[place.Sign] < 2 {
		t.Errorf("of each kind: %v", kinds)
	}
}

// A text without places has none, whatever it speaks of.
func TestANoticeHasNoPlaces(t *testing.T) {
	form := docxtest.Open(t, docxtest.Pack(t, docxtest.Line("关于组织申报的通知"), docxtest.Line("请各单位于 2026 年 3 月 31 日前报送单位名称、联系人和联系电话。")))
	if places, err := form.Places(); err != nil || len(places) != 0 {
		t.Errorf("%v, %+v", err, places)
	}
}
