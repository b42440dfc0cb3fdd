package sheet

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

// What WPS writes into a cell that holds a picture is no text of the cell.
func TestPicturesInCellsAreNoText(t *testing.T) {
	f := excelize.NewFile()
	for ref, text := range map[string]string{"A1": `=DISPIMG("ID_00A",1)`, "B1": `=_xlfn.DISPIMG("ID_00A",1)`, "C1": "DISPIMG 照片"} {
		if err := f.SetCellStr("Sheet1", ref, text); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	sheets, err := Read("a.xlsx", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []Kind{Picture, Picture, Words} {
		if got := sheets[0].Rows[0][i].Kind; got != want {
			t.Errorf("cell %d: kind %d, want %d", i+1, got, want)
		}
	}
}
