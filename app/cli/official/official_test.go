package official

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/cli/base"
	"yibiao/app/session/blanks"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/compare"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/writing"
	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// Every place of a filled form stands in one list: one that the map does not know is left to a person, one whose answer was held
// back is not called empty.
func TestEveryPlaceOfAFilledFormStandsInOneList(t *testing.T) {
	m := plan.Map{Entries: []plan.Entry{
		{At: "a", Field: "eq.name", State: plan.Proposed}, {At: "b", Field: "eq.model", State: plan.Accepted}, {At: "c", State: plan.Unsure, Reason: plan.ReasonNone},
		{At: "d", State: plan.Ignored, Reason: plan.ReasonSign}, {At: "e", Field: "eq.price", Label: "价格", State: plan.Proposed},
	}}
	var places []place.Place
	for _, at := range []string{"a", "b", "c", "d", "e", "f"} {
		places = append(places, place.Place{At: at, Label: "第" + at})
	}
	r := blanks.FormReport{
		Places: places, Report: place.Report{Filled: []string{"a"}}, Answers: map[string]place.Answer{"a": {Text: "旋压机"}},
		Held: []printed.Held{{At: "e", Field: "eq.price", Text: "三百", Row: -1, Fault: &gb.Fault{Code: forms.FaultNumber}}},
	}
	form := &forms.Form{Pack: &forms.Pack{Vocabulary: &forms.Vocabulary{}}, ByID: map[string]*forms.Field{}}
	out := toFilled(m, r, form)
	at := func(list []placeJSON) string {
		var all []string
		for _, x := range list {
			all = append(all, x.At)
		}
		return strings.Join(all, " ")
	}
	got := map[string]string{"filled": at(out.Filled), "empty": at(out.Empty), "undecided": at(out.Undecided), "ignored": at(out.Ignored)}
	if diff := cmp.Diff(map[string]string{"filled": "a", "empty": "b", "undecided": "c f", "ignored": "d"}, got); diff != "" {
		t.Errorf("lists (-want +got):\n%s", diff)
	}
	if len(out.Held) != 1 || out.Held[0].Code != "number" || out.Held[0].Label != "价格" || out.Held[0].Row != 0 {
		t.Errorf("held %+v", out.Held)
	}
	if out.Filled[0].Text != "旋压机" || out.Undecided[1].Why == "" {
		t.Errorf("filled with %q, undecided because %q", out.Filled[0].Text, out.Undecided[1].Why)
	}
}

func TestThePlacesOfAFormAreCounted(t *testing.T) {
	for want, places := range map[string][]place.Place{
		"共 3 处，其中 1 处要手签或盖章\n有 1 处是表格锁定的，程序不填\n": {{At: "a", Kind: place.Text}, {At: "b", Kind: place.Sign}, {At: "c", Kind: place.Sign, Locked: true}},
		"共 0 处，其中 0 处要手签或盖章\n":                   nil,
	} {
		var w base.Page
		if writePlaces(&w, places); !strings.HasSuffix(w.B.String(), want) {
			t.Errorf("%q does not end in %q", w.B.String(), want)
		}
	}
}

func TestWhatIsKnownOfAPlaceStandsInOneNote(t *testing.T) {
	x := place.Place{Context: "基本情况", Options: []place.Option{{Label: "是"}, {Label: "否"}}, Unit: "万元", Hint: "按合同"}
	if got := placeNote(x); got != "基本情况；是｜否；万元；按合同" {
		t.Errorf("%q", got)
	}
	if got := placeNote(place.Place{}); got != "" {
		t.Errorf("of nothing: %q", got)
	}
}

// What looks like somebody's number is masked in what is shown, and stays whole in what was found.
func TestNumbersInAComparisonAreMaskedInACopy(t *testing.T) {
	const id = "110101199003070011"
	found := compare.Comparison{
		Places:      []compare.PlaceChange{{At: "a", Label: "身份证号", Filled: id}},
		Differences: []compare.Difference{{Part: "word/document.xml", What: compare.DiffWords, Blank: "甲", Filled: "乙 " + id}},
	}
	shown := masked(found)
	if strings.Contains(shown.Places[0].Filled, id) || strings.Contains(shown.Differences[0].Filled, id) || !strings.HasPrefix(shown.Differences[0].Filled, "乙 ") {
		t.Errorf("shown %+v", shown)
	}
	if found.Places[0].Filled != id || found.Differences[0].Filled != "乙 "+id {
		t.Errorf("the masking changed what was found: %+v", found)
	}
	var w base.Page
	writeComparison(&w, found, shown)
	if text := w.B.String(); strings.Contains(text, id) || !strings.Contains(text, "要填的 1 处，填了 1 处") || strings.Contains(text, "完全相同") {
		t.Errorf("%s", text)
	}
	w = base.Page{}
	if writeComparison(&w, compare.Comparison{}, compare.Comparison{}); w.B.String() != "除了要填的地方，两份表格完全相同\n" {
		t.Errorf("of equal forms: %q", w.B.String())
	}
}

// Programs get rows counted from 1, and the code of what a person must decide.
func TestValuesReadBackForPrograms(t *testing.T) {
	got := toEdits([]writing.Edit{
		{At: "a", Field: "eq.price", Row: -1, Value: "390", Was: "380"}, {At: "b", Field: "ip", Column: "no", Row: 1, Value: "ZL"},
		{At: "c", Field: "eq.model", Row: -1, Text: "同上", Fault: &gb.Fault{Code: writing.FaultSame}},
	})
	want := []editJSON{
		{At: "a", Field: "eq.price", Value: "390", Was: "380"}, {At: "b", Field: "ip", Column: "no", Row: 2, Value: "ZL"},
		{At: "c", Field: "eq.model", Text: "同上", Fault: "read-same"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := toEdits(nil); got == nil {
		t.Error("nothing is null, not an empty list")
	}
}

func TestANewBlankIsComparedByCounts(t *testing.T) {
	var w base.Page
	writeChanges(&w, []formmap.Difference{{Change: formmap.Same}, {Change: formmap.Same}, {Change: formmap.Moved}, {Change: formmap.Gone}})
	if want := "和原来的表格比：不变 2，移动 1，改名 0，新增 0，取消 1\n"; w.B.String() != want {
		t.Errorf("%q, want %q", w.B.String(), want)
	}
	w = base.Page{}
	if writeChanges(&w, nil); w.B.Len() != 0 {
		t.Errorf("of a first blank: %q", w.B.String())
	}
}
