package repeat_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
	"yibiao/dossier/docx/place"
)

// TestLoneRow takes one blank row for a list only where words say that it is one.
func TestLoneRow(t *testing.T) {
	grid := wml.Table(3, wml.TDs("设备名称", "型号规格", "购置金额"), wml.TDs("", "", ""))
	for before, list := range map[string]bool{"三、设备购置明细表": true, "（可自行加行）": true, "三、主要设备": false} {
		places, err := docxtest.Form(t, wml.Para(wml.Run(before))+grid).Places()
		if err != nil {
			t.Fatal(err)
		}
		if got := len(places) == 1 && places[0].Kind == place.Rows; got != list {
			t.Errorf("%s: %+v", before, places)
		}
		if list && (len(places[0].Columns) != 3 || cmp.Diff([]int{1, 1}, places[0].Rows) != "" || places[0].At != "t0.r1") {
			t.Errorf("%+v", places[0])
		}
	}
}
