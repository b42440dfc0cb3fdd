package edit_test

import (
	"bytes"
	"slices"
	"testing"

	"yibiao/dossier/docx"
	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/place"
)

// What is filled is read back from its places, and nothing but these differs from the blank.
func TestWhatIsFilledIsReadBack(t *testing.T) {
	blank := docxtest.Pack(t,
		docxtest.Line("项目名称：____________"), docxtest.Line("企业规模：□大型 □中型 □小型"),
		docxtest.Table([]string{"单位名称", ""}, []string{"简介", ""}), docxtest.Line("以上内容真实。"))
	form := docxtest.Open(t, blank)
	places, err := form.Places()
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(places, func(p place.Place) bool { return p.Kind == place.Choice })
	if at < 0 {
		t.Fatalf("no choice: %+v", places)
	}
	answers := map[string]place.Answer{
		"p0#1": {Text: "智能产线 <A&B>"}, "t0.r0.c1": {Text: "甲公司"}, "t0.r1.c1": {Text: "一行\n二行"}, places[at].At: {Chosen: []string{"中型"}},
	}
	filled, report, err := form.FillPlacesBytes(answers)
	if err != nil || len(report.Refused)+len(report.Unknown) > 0 {
		t.Fatalf("%v, %+v", err, report)
	}
	read, err := docxtest.Open(t, filled).ReadPlaces(form)
	if err != nil {
		t.Fatal(err)
	}
	for where, want := range answers {
		if got := read[where]; got.Text != want.Text || !slices.Equal(got.Chosen, want.Chosen) {
			t.Errorf("%s: %+v came back as %+v", where, want, got)
		}
	}
	c, err := docx.Compare(blank, filled)
	if err != nil || len(c.Differences) > 0 {
		t.Errorf("%v, beside the places: %+v", err, c.Differences)
	}
}

// Places to sign stay empty, and an address that the form does not have is told; the form stays as it was, byte by byte.
func TestWhatIsNotToBeFilledIsRefused(t *testing.T) {
	blank := docxtest.Pack(t, docxtest.Table([]string{"单位名称", ""}, []string{"主管部门意见", ""}))
	filled, report, err := docxtest.Open(t, blank).FillPlacesBytes(map[string]place.Answer{"t0.r1.c1": {Text: "同意"}, "t7.r0.c0": {Text: "甲"}})
	if err != nil || len(report.Refused) != 1 || len(report.Unknown) != 1 || !bytes.Equal(filled, blank) {
		t.Errorf("%v, %+v, changed %v", err, report, !bytes.Equal(filled, blank))
	}
}
