package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place/compare"
)

// changeBody is a blank with a place of each sort.
const changeBody = `<w:p><w:r><w:t>项目名称：________（必填）</w:t></w:r></w:p>` +
	`<w:p><w:r><w:t>级别：□国家级 □省级</w:t></w:r></w:p>` +
	`<w:p><w:r><w:t>日期：    年  月  日</w:t></w:r></w:p>` +
	`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid>` +
	`<w:tr><w:tc><w:p><w:r><w:t>经营范围</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>（请按营业执照上登记的范围填写）</w:t></w:r></w:p></w:tc></w:tr>` +
	`<w:tr><w:tc><w:p><w:r><w:t>注册资本</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t xml:space="preserve">      万元</w:t></w:r></w:p></w:tc></w:tr>` +
	`<w:tr><w:tc><w:p><w:r><w:t>是否涉密</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>是/否</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`

func TestCompareNamesWhatPlacesLost(t *testing.T) {
	const remark = "（请按营业执照上登记的范围填写）"
	tests := []struct {
		name, from, to string
		places         []compare.PlaceChange // those that changed
		want           []compare.DifferenceKind
	}{
		{"a hint replaced", remark, "制造业", []compare.PlaceChange{{At: "t0.r0.c1", Label: "经营范围", Blank: remark, Filled: "制造业", Removed: "请按营业执照上登记的范围填写", Why: compare.RemovedHint}}, nil},
		{"an answer glued to a hint", remark, remark + "制造业", []compare.PlaceChange{{At: "t0.r0.c1", Label: "经营范围", Blank: remark, Filled: remark + "制造业", Left: "请按营业执照上登记的范围填写"}}, nil},
		{"choices replaced", "是/否", "否", []compare.PlaceChange{{At: "t0.r2.c1", Label: "是否涉密", Blank: "是/否", Filled: "否", Removed: "是/否", Why: compare.RemovedSample}}, nil},
		{"a unit kept", "      万元", "300万元", []compare.PlaceChange{{At: "t0.r1.c1", Label: "注册资本", Blank: "万元", Filled: "300万元"}}, nil},
		{"a unit lost", "      万元", "300", []compare.PlaceChange{{At: "t0.r1.c1", Label: "注册资本", Blank: "万元", Filled: "300", Removed: "万元", Why: compare.RemovedWords}}, []compare.DifferenceKind{compare.DiffWords}},
		{"a blank filled", "________", "甲项目", []compare.PlaceChange{{At: "p0#1", Label: "项目名称", Filled: "甲项目"}}, nil},
		{"a label lost a letter", "项目名称：________", "项目名：甲", []compare.PlaceChange{{At: "p0#1", Label: "项目名称", Filled: "项目名：甲（必填）"}}, []compare.DifferenceKind{compare.DiffWords}},
		{"words after a remark", "（必填）", "（必填）甲", nil, []compare.DifferenceKind{compare.DiffWords}},
		{"a box ticked", "□省级", "☑省级", []compare.PlaceChange{{At: "p1#1", Label: "级别", Filled: "省级"}}, nil},
		{"a tick beside a box", "□省级", "□√省级", []compare.PlaceChange{{At: "p1#1", Label: "级别", Filled: "省级"}}, nil},
		{"words beside a box", "□省级", "☑是省级", nil, []compare.DifferenceKind{compare.DiffWords}},
		{"an option gone", "□国家级 ", "", nil, []compare.DifferenceKind{compare.DiffWords}},
		{"a date without its day", "    年  月  日", "2025年3月", []compare.PlaceChange{{At: "p2#1", Label: "日期", Blank: "年  月  日", Filled: "2025年3月", Removed: "日", Why: compare.RemovedUnit}}, nil},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if !strings.Contains(changeBody, tc.from) {
				t.Fatal("no such words")
			}
			got, err := Compare(build(t, changeBody), build(t, strings.Replace(changeBody, tc.from, tc.to, 1)))
			if err != nil {
				t.Fatal(err)
			}
			var kinds []compare.DifferenceKind
			for _, d := range got.Differences {
				if d.What != compare.DiffMarkup {
					kinds = append(kinds, d.What)
				}
			}
			if diff := cmp.Diff(tc.want, kinds); diff != "" {
				t.Errorf("%s %+v", diff, got.Differences)
			}
			var changed []compare.PlaceChange
			for _, c := range got.Places {
				if c.Changed() || c.Removed != "" {
					changed = append(changed, c)
				}
			}
			if len(got.Places) != 6 {
				t.Errorf("%d places", len(got.Places))
			}
			if tc.places != nil {
				if diff := cmp.Diff(tc.places, changed); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

// TestWhatBeginsAnAnswerIsNoHintLeft: the area code that a form prints is part of the number behind it.
func TestWhatBeginsAnAnswerIsNoHintLeft(t *testing.T) {
	cell := func(text string) []byte { return build(t, table(4, tds("联系电话", text, "邮编", ""))) }
	got, err := Compare(cell("0772-        "), cell("0772-2516688"))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Places) != 2 || got.Places[0].Left != "" || got.Places[0].Filled != "0772-2516688" {
		t.Errorf("%+v", got.Places)
	}
}
