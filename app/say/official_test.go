package say

import (
	"os"
	"strings"
	"testing"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/loading"
)

func profile(t *testing.T) *forms.Form {
	t.Helper()
	v, err := loading.ReadVocabulary(os.DirFS("../../assets/packs"), "vocabulary")
	if err != nil {
		t.Fatal(err)
	}
	form, err := v.ProfileForm()
	if err != nil {
		t.Fatal(err)
	}
	return form
}

func TestMapReasonNamesWordsAndFields(t *testing.T) {
	form := profile(t)
	rev := form.Known("fin.table").Column("rev").Label
	table := form.Known("fin.table").Label
	for reason, want := range map[string]string{
		"unread:其中、女|org.name":                "没有读懂：其中、女（不看它的话是“单位名称”）",
		"unread:1.5|fin.table year=@year:rev": "没有读懂：1.5（不看它的话是“上一年度 " + rev + "（" + table + "）”）",
		"printed:福州|org.name":                 "这里已经印着：福州（要填的话是“单位名称”）",
		"weak:fin.table year=2024:rev":        "最像的是“2024 " + rev + "（" + table + "）”，但把握不大，请选一项",
		"weak:fin.table sum:rev":              "最像的是“" + rev + "合计（" + table + "）”，但把握不大，请选一项",
		"tie:org.name|handler.name":           "有几项都说得通：单位名称 / 联系人姓名，请选一项",
		"matrix:@year-1|营业收入":                 "这一行、这一列是 上一年度往前第 1 年 的“营业收入”",
		"person:handler|手机":                   "问的是经办人或联系人的手机",
		"person:stranger|手机":                  "问的是这个人的手机",
		"none":                                "没有找到合适的一项，请选一项，或者留空",
		"something-new:x":                     "something-new:x",
	} {
		if got := MapReason(reason, form); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", reason, got, want)
		}
	}
}

// TestEveryMapReasonHasItsSentence: a code that the program gives is never shown raw.
func TestEveryMapReasonHasItsSentence(t *testing.T) {
	for _, code := range mapReasonCodes(t) {
		if _, known := mapReasons[code]; !known {
			t.Errorf("reason %q has no sentence", code)
		}
	}
}

// Persons of the built-in wordings, and those that packs ask about in fields of their own, are named and never told by their id.
func TestPersonsHaveNames(t *testing.T) {
	known, err := wordings.ReadSynonyms(wordings.BuiltinSynonyms)
	if err != nil {
		t.Fatal(err)
	}
	for prefix := range known.Persons {
		if personNames[prefix] == "" {
			t.Errorf("%s has no name", prefix)
		}
	}
	for prefix := range personNames {
		if known.Persons[prefix] == nil {
			t.Errorf("%s is named, and no wording knows that person", prefix)
		}
	}
	packs := os.DirFS("../../assets/packs")
	v, err := loading.ReadVocabulary(packs, "vocabulary")
	if err != nil {
		t.Fatal(err)
	}
	p, err := loading.ReadPack(packs, "gainian", v)
	if err != nil {
		t.Fatal(err)
	}
	form, err := forms.Whole(p)
	if err != nil {
		t.Fatal(err)
	}
	if form.Known("head.name") == nil {
		t.Fatal("the person of the test is gone")
	}
	if got := MapReason("person:head|手机", form); got != "问的是负责人的手机" {
		t.Errorf("a person of the pack: %s", got)
	}
}

func TestHeldValue(t *testing.T) {
	form := profile(t)
	fault := &gb.Fault{Code: "bool"}
	for want, h := range map[string]printed.Held{
		"单位名称“x”：请填“是”或“否”": {Field: "org.name", Row: -1, Text: "x", Fault: fault},
		form.Known("fin.table").Label + "·" + form.Known("fin.table").Column("rev").Label + "第 2 行“y”：请填“是”或“否”": {Field: "fin.table", Column: "rev", Row: 1, Text: "y", Fault: fault},
	} {
		if got := HeldValue(h, form); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestMaskedOnTheScreen(t *testing.T) {
	form := profile(t)
	held := printed.Held{Field: "bank.account", Row: -1, Text: "62220200000000012345a", Fault: &gb.Fault{Code: "bool"}}
	if got := HeldValue(held, form); strings.Contains(got, "6222") {
		t.Errorf("what is held back: %s", got)
	}
	for name, c := range map[string]struct{ field, sub, want string }{
		"an account":         {"bank.account", "", "***************1234"},
		"another field":      {"org.name", "", "6222020000000001234"},
		"a cell of a table":  {"fin.table", "year=2024:rev", "6222020000000001234"},
		"a field that is no": {"no.such", "", "6222020000000001234"},
	} {
		if got := MaskedAt(form, plan.Entry{Field: c.field, Sub: c.sub}, "6222020000000001234"); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// What is printed behind another answer in one place is named and masked like a place of its own.
func TestWhatFollowsInOnePlaceIsNamedAndMasked(t *testing.T) {
	form := profile(t)
	e := plan.Entry{Field: "bank.bank", Format: part.With(" ", "bank.account", "")}
	if got, want := Followed(form, e, "开户银行"), "开户银行、"+form.Known("bank.account").Label; got != want {
		t.Errorf("named %q, want %q", got, want)
	}
	if got := MaskedAt(form, e, "工商银行 柳州支行 6222020000000001234"); got != "工商银行 柳州支行 ***************1234" {
		t.Errorf("shown %q", got)
	}
	e = plan.Entry{Field: "bank.account", Format: part.With("（", "bank.bank", "")}
	if got := MaskedAt(form, e, "6222020000000001234（工商银行"); strings.Contains(got, "6222") || !strings.HasSuffix(got, "（工商银行") {
		t.Errorf("shown %q", got)
	}
}

func TestPlaceValue(t *testing.T) {
	of := place.Place{Options: []place.Option{{At: "p0#1", Label: "是"}, {At: "p0#2", Label: "否"}}}
	for want, a := range map[string]place.Answer{
		"一 二":     {Text: " 一\n二 "},
		"2 行":     {Rows: []map[int]string{{}, {}}},
		"☑ 否　☑ 丙": {Chosen: []string{"p0#2", "丙"}},
		"图片":      {Picture: &place.Picture{}},
	} {
		if got := PlaceValue(a, of); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
