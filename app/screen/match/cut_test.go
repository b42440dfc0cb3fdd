package match

import (
	"testing"

	"fyne.io/fyne/v2"

	"yibiao/app/kit"
)

func TestCutMiddleKeepsBothEnds(t *testing.T) {
	newHeat(t, 1, 1)
	const name = "柳州市某某新能源汽车零部件精密制造股份有限公司"
	for _, width := range []float32{30, 60, 120, 200} {
		got := kit.CutMiddle(name, width, 12)
		if fyne.MeasureText(got, 12, fyne.TextStyle{}).Width > width && len([]rune(got)) > 2 {
			t.Errorf("%q is wider than %v", got, width)
		}
		if []rune(got)[0] != '柳' || width >= 60 && []rune(got)[len([]rune(got))-1] != '司' {
			t.Errorf("at %v: %q", width, got)
		}
	}
	if got := kit.CutMiddle("短名", 200, 12); got != "短名" {
		t.Errorf("a short name became %q", got)
	}
}
