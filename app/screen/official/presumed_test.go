package official

import (
	"slices"
	"strings"
	"testing"

	"yibiao/app/page/pagetest"
	"yibiao/app/session/blanks"
)

// A default that nobody confirmed is told at its place, beside it and over the list, and settled there; undo brings the question back.
func TestADefaultOnAnOfficialFormIsToldAndConfirmedThere(t *testing.T) {
	o, d := newOfficial(t, blankForm(t, "通讯地址"))
	pagetest.SetIn(t, o.work, "org.reg_address", "广西柳州市城中区桂中大道1号")
	o.load()
	place := o.at(t, "通讯地址")
	o.selectPlace(place)
	told := func() []bool {
		_, report, err := blanks.FillForm(o.work.Editing, o.blank.form)
		if err != nil {
			t.Fatal(err)
		}
		return []bool{
			slices.Contains(report.Defaults, o.blank.places[place].At),
			strings.Contains(o.list.line(place).value.String(), "没有人确认过"),
			o.blank.presumedPlaces() == 1,
		}
	}
	if got := told(); slices.Contains(got, false) {
		t.Fatalf("told in the report, the line and the sum: %v", got)
	}
	confirmDefault(o, "org.mail_address")
	if got := told(); slices.Contains(got, true) || len(d.Failed) > 0 {
		t.Errorf("confirmed, still told: %v, %v", got, d.Failed)
	}
	o.Undo()
	if got := told(); slices.Contains(got, false) {
		t.Errorf("taken back, told in the report, the line and the sum: %v", got)
	}
}
