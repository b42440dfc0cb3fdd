package formmap

import (
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/writing"
	"yibiao/forms"
	"yibiao/forms/loading"
)

const smallVocabulary = `
fields:
  - { id: org.name, group: 单位基本信息, label: 单位名称, type: text, required: true, src: practice, place: 全国 }
  - { id: org.established, group: 单位基本信息, label: 成立日期, type: date, required: false, src: practice, place: 全国 }
  - { id: org.capital, group: 单位基本信息, label: 注册资本, type: money, unit: 万元, required: false, src: practice, place: 全国 }
  - { id: org.scale, group: 单位基本信息, label: 企业规模, type: choice, options: [大型, 中型, 小型], required: false, src: practice, place: 全国 }
  - { id: org.above, group: 单位基本信息, label: 是否规上企业, type: bool, required: false, src: practice, place: 全国 }
  - { id: legal.name, group: 法定代表人, label: 法定代表人姓名, type: text, required: false, src: practice, place: 全国 }
  - { id: legal.mobile, group: 法定代表人, label: 法定代表人手机, type: mobile, required: false, src: practice, place: 全国 }
  - { id: handler.name, group: 联系人, label: 联系人姓名, type: text, required: false, src: practice, place: 全国 }
  - { id: handler.mobile, group: 联系人, label: 联系人手机, type: mobile, required: false, src: practice, place: 全国 }
  - { id: handler.tel, group: 联系人, label: 联系人固定电话, type: phone, required: false, src: practice, place: 全国 }
  - id: fin.table
    group: 经营
    label: 主要经济指标
    type: table
    required: false
    src: practice
    place: 全国
    columns:
      - { id: year, label: 年度, type: year, required: true }
      - { id: rev, label: 营业收入, type: money, unit: 万元 }
      - { id: tax, label: 上缴税费, type: money, unit: 万元 }
  - id: sales
    group: 销售
    label: 销售明细
    type: table
    required: false
    src: practice
    place: 全国
    columns:
      - { id: user, label: 用户单位, type: text }
      - { id: qty, label: 数量, type: int }
      - { id: price, label: 单价, type: money, unit: 万元 }
`

// smallForm is a profile with a few fields of each sort.
func smallForm(t *testing.T) *forms.Form { return vocabularyForm(t, smallVocabulary) }

// vocabularyForm is a profile with the given fields.
func vocabularyForm(t *testing.T, fields string) *forms.Form {
	t.Helper()
	lists := filepath.Join("..", "..", "assets", "packs", "vocabulary")
	vocabulary, err := loading.ReadVocabulary(fstest.MapFS{
		"v/fields.yaml":   {Data: []byte(fields)},
		"v/codes.yaml":    {Data: mustRead(t, filepath.Join(lists, "codes.yaml"))},
		"v/calendar.yaml": {Data: mustRead(t, filepath.Join(lists, "calendar.yaml"))},
	}, "v")
	if err != nil {
		t.Fatal(err)
	}
	form, err := vocabulary.ProfileForm()
	if err != nil {
		t.Fatal(err)
	}
	return form
}

// ownSmall are the fields of the profile for a form that is known to be its own.
func ownSmall(t *testing.T) Candidates {
	c := FromForm(smallForm(t))
	c.Own = true
	return c
}

func options(at string, labels ...string) []place.Option {
	var out []place.Option
	for i, l := range labels {
		out = append(out, place.Option{At: at + "#" + string(rune('1'+i)), Label: l})
	}
	return out
}

// smallPlaces is a form of last year.
func smallPlaces() []place.Place {
	header := 0
	return []place.Place{
		{At: "p1#1", Label: "受理编号", Kind: place.Text},
		{At: "p2#1", Label: "企业名称（盖章）", Kind: place.Text},
		{At: "p3#1", Label: "填表日期", Kind: place.Date},
		{At: "t0.r0.c1", Label: "1.成立时间", Kind: place.Date},
		{At: "t0.r0.c3", Label: "注册资本（元）", Kind: place.Money, Unit: "元"},
		{At: "t0.r1.c1#1", Label: "企业规模", Kind: place.Choice, Options: options("t0.r1.c1", "大型", "中型", "小型")},
		{At: "t0.r1.c3#1", Label: "是否规模以上", Kind: place.Choice, Options: options("t0.r1.c3", "是", "否")},
		{At: "t0.r2.c1", Label: "法人代表", Kind: place.Text},
		{At: "t0.r2.c3", Label: "联系电话", Kind: place.Text},
		{At: "t0.r3.c1", Label: "联 系 人", Kind: place.Text},
		{At: "t0.r3.c3", Label: "电话", Kind: place.Text},
		{At: "t0.r3.c5", Label: "手机", Kind: place.Text},
		{At: "t0.r4.c1", Label: "最喜欢的颜色", Kind: place.Text},
		{At: "t1.r1.c1", Label: "2023年", Context: "营业收入（万元）", Kind: place.Money},
		{At: "t1.r1.c2", Label: "2024年", Context: "营业收入（万元）", Kind: place.Money},
		{At: "t1.r2.c1", Label: "2023年", Context: "纳税总额（万元）", Kind: place.Money},
		{At: "t1.r2.c2", Label: "2024年", Context: "纳税总额（万元）", Kind: place.Money},
		{At: "t2.r1", Label: "客户名称|数量|单价", Context: "销售情况", Kind: place.Rows, Header: &header, Rows: []int{1, 3},
			Columns: []place.Column{{Cell: 1, Label: "客户名称", Kind: place.Text}, {Cell: 2, Label: "数量", Kind: place.Number}, {Cell: 3, Label: "单价", Kind: place.Money}}},
		{At: "t2.r4.c2", Label: "数量", Context: "合计", Kind: place.Number},
		{At: "p9#1", Label: "法定代表人（签字）", Kind: place.Sign},
	}
}

func TestProposeSmall(t *testing.T) {
	m := Propose(smallPlaces(), ownSmall(t))
	want := map[string][2]string{
		"p1#1": {"", "ignored"}, "p2#1": {"org.name", "proposed"}, "p3#1": {"@today", "proposed"},
		"t0.r0.c1": {"org.established", "proposed"}, "t0.r0.c3": {"org.capital", "proposed"},
		"t0.r1.c1#1": {"org.scale", "proposed"}, "t0.r1.c3#1": {"org.above", "proposed"},
		"t0.r2.c1": {"legal.name", "proposed"}, "t0.r2.c3": {"legal.mobile", "proposed"},
		"t0.r3.c1": {"handler.name", "proposed"}, "t0.r3.c3": {"handler.tel", "proposed"}, "t0.r3.c5": {"handler.mobile", "proposed"},
		"t0.r4.c1": {"", "unsure"},
		"t1.r1.c1": {"fin.table year=2023:rev", "proposed"}, "t1.r1.c2": {"fin.table year=2024:rev", "proposed"},
		"t1.r2.c1": {"fin.table year=2023:tax", "proposed"}, "t1.r2.c2": {"fin.table year=2024:tax", "proposed"},
		"t2.r1": {"sales", "proposed"}, "t2.r4.c2": {"sales sum:qty", "proposed"}, "p9#1": {"", "ignored"},
	}
	got := map[string][2]string{}
	for _, e := range m.Entries {
		field := e.Field
		if e.Sub != "" {
			field += " " + e.Sub
		}
		got[e.At] = [2]string{field, string(e.State)}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(map[int]string{1: "user", 2: "qty", 3: "price"}, m.Entry("t2.r1").Columns); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(map[string]string{"是": "true", "否": "false"}, m.Entry("t0.r1.c3#1").Option); d != "" {
		t.Error(d)
	}
}

// TestOthersPeople keeps the applicant's people out of another organisation's rows.
func TestOthersPeople(t *testing.T) {
	c := ownSmall(t)
	for _, places := range [][]place.Place{
		{{At: "t0.r0.c1", Label: "联系人", Context: "合作单位", Kind: place.Text}, {At: "t0.r0.c3", Label: "手机", Context: "合作单位", Kind: place.Text}},
		{{At: "t0.r0.c1", Label: "手机", Kind: place.Text}},
		{{At: "t0.r0.c1", Label: "电话", Context: "推荐单位联系人", Kind: place.Text}},
		{{At: "t0.r0.c1", Label: "用户单位联系人", Kind: place.Text}, {At: "t0.r0.c3", Label: "联系电话", Kind: place.Text}},
	} {
		for _, e := range Propose(places, c).Entries {
			if e.Field != "" {
				t.Errorf("%s (%s) was taken for %s, %s", e.Label, e.Context, e.Field, e.Reason)
			}
		}
	}
}

func smallCase() forms.Case {
	return forms.Case{
		Today: time.Date(2025, 9, 8, 0, 0, 0, 0, time.UTC),
		Answers: forms.Answers{
			Values: map[string]string{"org.name": "柳州某厂", "org.established": "2016-04-12", "org.capital": "3000.5", "org.scale": "中型", "org.above": "true",
				"legal.name": "覃某", "legal.mobile": "13800000001"},
			Tables: map[string][]forms.Row{
				"fin.table": {{ID: "a", Cells: map[string]string{"year": "2023", "rev": "1200", "tax": "34.5"}}, {ID: "b", Cells: map[string]string{"year": "2024", "rev": "1500.125"}}},
				"sales":     {{ID: "c", Cells: map[string]string{"user": "甲公司", "qty": "2", "price": "10"}}, {ID: "d", Cells: map[string]string{"user": "乙公司", "qty": "3"}}},
			},
		},
	}
}

func TestValues(t *testing.T) {
	form := smallForm(t)
	m := Propose(smallPlaces(), ownSmall(t))
	got, _ := writing.Values(m, smallPlaces(), formtest.Answered(form, smallCase()))
	text := func(s string) place.Answer { return place.Answer{Text: s} }
	want := map[string]place.Answer{
		"p2#1": text("柳州某厂"), "p3#1": text("2025年9月8日"), "t0.r0.c1": text("2016年4月12日"), "t0.r0.c3": text("30005000.00"),
		"t0.r1.c1#1": {Chosen: []string{"t0.r1.c1#2"}}, "t0.r1.c3#1": {Chosen: []string{"t0.r1.c3#1"}},
		"t0.r2.c1": text("覃某"), "t0.r2.c3": text("13800000001"),
		"t1.r1.c1": text("1200.00"), "t1.r1.c2": text("1500.125"), "t1.r2.c1": text("34.50"),
		"t2.r1":    {Rows: []map[int]string{{1: "甲公司", 2: "2", 3: "10.00万元"}, {1: "乙公司", 2: "3"}}},
		"t2.r4.c2": text("5"),
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	m.Entry("p2#1").State = plan.Ignored
	if values, _ := writing.Values(m, smallPlaces(), formtest.Answered(form, smallCase())); values["p2#1"].Text != "" {
		t.Error("an ignored entry was written")
	}
}

func TestEdits(t *testing.T) {
	form := smallForm(t)
	m := Propose(smallPlaces(), ownSmall(t))
	read, _ := writing.Values(m, smallPlaces(), formtest.Answered(form, smallCase()))
	if got := writing.Edits(m, smallPlaces(), formtest.Answered(form, smallCase()), read); len(got) > 0 {
		t.Errorf("what was written gives edits: %+v", got)
	}
	read["p2#1"] = place.Answer{Text: "柳州新厂"}
	read["p3#1"] = place.Answer{Text: "2030年1月1日"}
	read["t0.r0.c3"] = place.Answer{Text: "40000000元"}
	read["t0.r1.c3#1"] = place.Answer{Chosen: []string{"否"}}
	read["t0.r2.c3"] = place.Answer{Text: "12"}
	read["t1.r2.c2"] = place.Answer{Text: "40"}
	read["t2.r1"] = place.Answer{Rows: []map[int]string{{1: "甲公司", 2: "2", 3: "12"}, {}, {1: "乙公司", 2: "3"}, {1: "丙公司"}}}
	got := writing.Edits(m, smallPlaces(), formtest.Answered(form, smallCase()), read)
	want := []writing.Edit{
		{At: "p2#1", Field: "org.name", Row: -1, Text: "柳州新厂", Value: "柳州新厂", Was: "柳州某厂"},
		{At: "t0.r0.c3", Field: "org.capital", Row: -1, Text: "40000000元", Value: "4000", Was: "3000.5"},
		{At: "t0.r1.c3#1", Field: "org.above", Row: -1, Text: "否", Value: "false", Was: "true"},
		{At: "t0.r2.c3", Field: "legal.mobile", Row: -1, Text: "12", Value: "12", Was: "13800000001"},
		{At: "t1.r2.c2", Field: "fin.table", Column: "tax", Row: 1, Key: "year", KeyValue: "2024", Text: "40", Value: "40"},
		{At: "t2.r1", Field: "sales", Column: "price", Row: 0, Text: "12", Value: "12", Was: "10"},
		{At: "t2.r1", Field: "sales", Column: "user", Row: 2, Text: "丙公司", Value: "丙公司"},
	}
	if d := cmp.Diff(want, got, cmpopts.IgnoreFields(writing.Edit{}, "Fault", "Warnings")); d != "" {
		t.Error(d)
	}
	if got[3].Fault == nil {
		t.Error("a telephone number of two digits has no fault")
	}
}

// The day of printing is the day of filling; the day of an act that is still to come is written by whoever does it.
func TestDaysOfSigningAreLeftOpen(t *testing.T) {
	days := map[string]string{"填报日期": plan.FieldToday, "填表日期": plan.FieldToday, "申请日期": "", "承诺日期": "", "签署日期": "", "提交日期": ""}
	var places []place.Place
	for label := range days {
		places = append(places, place.Place{At: label, Label: label, Kind: place.Date})
	}
	for _, e := range Propose(places, ownSmall(t)).Entries {
		if want := days[e.Label]; e.Field != want || want == "" && (e.State != plan.Ignored || e.Reason != plan.ReasonSignDay) {
			t.Errorf("%s: %q, %s, %s", e.Label, e.Field, e.State, e.Reason)
		}
	}
}
