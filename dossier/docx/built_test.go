package docx_test

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx"
	"yibiao/dossier/docx/build"
	"yibiao/dossier/docx/place"
)

// formToFill is a built form opened by the side that fills it.
func formToFill(t *testing.T) *docx.Form {
	t.Helper()
	doc := &build.Document{Title: "表", Body: []build.Block{
		build.LabelGrid([]build.Pair{
			{Label: "单位名称", Tag: "org.name"}, {Label: "成立日期", Tag: "org.established", Kind: build.KindDate},
			{Label: "行业", Tag: "org.industry", Kind: build.KindChoice, Options: build.Options("通用设备", "专用设备")},
			{Label: "类别", Tag: "eq.class", Options: build.Options("成套", "整机")},
			{Label: "大写", Tag: "eq.price#upper", Unit: "万元"}, {Label: "创新点", Tag: "eq.new", Kind: build.KindLong},
		}, 2),
		build.Paragraph{Content: []build.Inline{build.Slot{Tag: "org.uscc", Underline: true}}},
		build.Repeat{Table: "ip", Serial: true, BlankRows: 1, Columns: []build.Column{{Title: "名称", Tag: "name"}, {Title: "说明", Tag: "note", Kind: build.KindLong}}},
		build.Picture{Slot: build.PictureSlot{Tag: "eq.photo", WidthMM: 80, HeightMM: 60}},
	}}
	blank, err := doc.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if bad := docx.Lint(blank); bad != nil {
		t.Errorf("the blank form: %v", bad)
	}
	form, err := docx.Open(blank)
	if err != nil {
		t.Fatal(err)
	}
	return form
}

func TestEverySlotIsFoundWithItsKind(t *testing.T) {
	form := formToFill(t)
	kinds := map[string]docx.Kind{}
	for _, s := range form.Slots() {
		kinds[s.Tag] = s.Kind
	}
	wantKinds := map[string]docx.Kind{"org.name": docx.KindText, "org.established": docx.KindDate, "org.industry": docx.KindChoice,
		"eq.class=成套": docx.KindCheck, "eq.class=整机": docx.KindCheck, "eq.price#upper": docx.KindText, "eq.new": docx.KindLongText,
		"org.uscc": docx.KindText, "ip[].name": docx.KindText, "ip[].note": docx.KindLongText, "eq.photo": docx.KindPicture}
	if diff := cmp.Diff(wantKinds, kinds); diff != "" {
		t.Error(diff)
	}
	for tag, v := range form.Read().Fields {
		if strings.TrimSpace(v.Text) != "" || v.Checked || v.Picture != nil {
			t.Errorf("blank form reads %v for %s", v, tag)
		}
	}
}

func TestFilledAndReadBack(t *testing.T) {
	form := formToFill(t)
	text := func(s string) docx.Value { return docx.Value{Text: s} }
	values := docx.Values{
		Fields: map[string]docx.Value{"org.name": text("甲公司"), "org.established": text("2020年5月1日"), "org.industry": text("专用设备"),
			"eq.class=整机": {Checked: true}, "eq.price#upper": text("壹佰"), "eq.new": text("一段\n二段"), "org.uscc": text("91450100"),
			"eq.photo": {Picture: &place.Picture{Data: photo(t)}}},
		Tables: map[string][]map[string]docx.Value{"ip": {}},
	}
	for _, name := range []string{"一", "二", "三", "四"} {
		values.Tables["ip"] = append(values.Tables["ip"], map[string]docx.Value{"name": text(name), "note": text("注" + name)})
	}
	filled, _, err := form.FillBytes(values)
	if err != nil {
		t.Fatal(err)
	}
	if bad := docx.Lint(filled); bad != nil {
		t.Errorf("the filled form: %v", bad)
	}
	again, err := docx.Open(filled)
	if err != nil {
		t.Fatal(err)
	}
	got := again.Read()
	for tag, want := range values.Fields {
		if g := got.Fields[tag]; g.Text != want.Text || g.Checked != want.Checked || (g.Picture == nil) != (want.Picture == nil) {
			t.Errorf("%s: read back %v, want %v", tag, g, want)
		}
	}
	if diff := cmp.Diff(values.Tables, got.Tables); diff != "" {
		t.Error(diff)
	}
}

func photo(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
