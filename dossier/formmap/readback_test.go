package formmap

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/writing"
	"yibiao/forms/gb"
)

func TestEditsOfWhatIsNoValue(t *testing.T) {
	text := func(s string) place.Answer { return place.Answer{Text: s} }
	rows := func(list ...map[int]string) place.Answer { return place.Answer{Rows: list} }
	old := map[int]string{1: "甲公司", 2: "2", 3: "10"}
	fault := func(code gb.FaultCode, said string) *gb.Fault {
		return &gb.Fault{Code: code, Args: map[string]string{"text": said}}
	}
	tests := []struct {
		name string
		read map[string]place.Answer
		want []writing.Edit
	}{
		{"a stroke where there is no answer", map[string]place.Answer{"t1.r2.c2": text("／")}, nil},
		{"a stroke in a number", map[string]place.Answer{"t0.r0.c3": text("／")},
			[]writing.Edit{{At: "t0.r0.c3", Field: "org.capital", Row: -1, Text: "／", Was: "3000.5", Fault: fault(writing.FaultNone, "／")}}},
		{"not applicable in a date", map[string]place.Answer{"t0.r0.c1": text("N/A")},
			[]writing.Edit{{At: "t0.r0.c1", Field: "org.established", Row: -1, Text: "N/A", Was: "2016-04-12", Fault: fault(writing.FaultNone, "N/A")}}},
		{"nothing in a text", map[string]place.Answer{"t0.r2.c1": text("无")},
			[]writing.Edit{{At: "t0.r2.c1", Field: "legal.name", Row: -1, Text: "无", Was: "覃某", Fault: fault(writing.FaultNone, "无")}}},
		{"no to a question", map[string]place.Answer{"t0.r1.c3#1": text("无")},
			[]writing.Edit{{At: "t0.r1.c3#1", Field: "org.above", Row: -1, Text: "无", Value: "false", Was: "true"}}},
		{"a stroke to a question", map[string]place.Answer{"t0.r1.c3#1": text("/")},
			[]writing.Edit{{At: "t0.r1.c3#1", Field: "org.above", Row: -1, Text: "/", Was: "true", Fault: fault(writing.FaultNone, "/")}}},
		{"as above, clear", map[string]place.Answer{"t1.r1.c2": text("1500.125"), "t1.r2.c2": text("同上")},
			[]writing.Edit{{At: "t1.r2.c2", Field: "fin.table", Column: "tax", Row: 1, Key: "year", KeyValue: "2024", Text: "1500.125", Value: "1500.125"}}},
		{"as above, another sort", map[string]place.Answer{"t0.r1.c3": text("1"), "t0.r2.c3": text("同上")},
			[]writing.Edit{{At: "t0.r2.c3", Field: "legal.mobile", Row: -1, Text: "同上", Was: "13800000001", Fault: fault(writing.FaultSame, "同上")}}},
		{"as above, something else", map[string]place.Answer{"t0.r1.c1": text("柳州"), "t0.r2.c1": text("同上")},
			[]writing.Edit{{At: "t0.r2.c1", Field: "legal.name", Row: -1, Text: "同上", Was: "覃某", Fault: fault(writing.FaultSame, "同上")}}},
		{"as above in a line", map[string]place.Answer{"p2#1": text("〃")},
			[]writing.Edit{{At: "p2#1", Field: "org.name", Row: -1, Text: "〃", Was: "柳州某厂", Fault: fault(writing.FaultSame, "〃")}}},
		{"as above in rows", map[string]place.Answer{"t2.r1": rows(old, map[int]string{1: "同上", 2: "／"})},
			[]writing.Edit{{At: "t2.r1", Field: "sales", Column: "user", Row: 1, Text: "甲公司", Value: "甲公司", Was: "乙公司"},
				{At: "t2.r1", Field: "sales", Column: "qty", Row: 1, Text: "／", Was: "3", Fault: fault(writing.FaultNone, "／")}}},
		{"as above with nothing above", map[string]place.Answer{"t2.r1": rows(map[int]string{1: "同上", 2: "2", 3: "10"}, map[int]string{1: "乙公司", 2: "3"})},
			[]writing.Edit{{At: "t2.r1", Field: "sales", Column: "user", Row: 0, Text: "同上", Was: "甲公司", Fault: fault(writing.FaultSame, "同上")}}},
		{"two ticks", map[string]place.Answer{"t0.r1.c1#1": {Chosen: []string{"大型", "小型"}}},
			[]writing.Edit{{At: "t0.r1.c1#1", Field: "org.scale", Row: -1, Text: "大型、小型", Was: "中型", Fault: fault(writing.FaultConflict, "大型、小型")}}},
	}
	form := smallForm(t)
	m := Propose(smallPlaces(), ownSmall(t))
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, writing.Edits(m, smallPlaces(), formtest.Answered(form, smallCase()), tc.read)); d != "" {
				t.Error(d)
			}
			for _, e := range tc.want {
				if e.Undecided() != (e.Fault != nil) {
					t.Errorf("undecided: %+v", e)
				}
			}
		})
	}
}
