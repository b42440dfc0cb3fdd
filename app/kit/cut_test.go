package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"yibiao/app/look"
)

func TestCutEndKeepsWhatFits(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Fonts{}, look.Light, 1))
	full := "一段放不下的很长的文字"
	short := CutEnd(full, 60, 14)
	if short == full || fyne.MeasureText(short, 14, fyne.TextStyle{}).Width > 60 {
		t.Errorf("%q", short)
	}
	if got := CutEnd(full, 5000, 14); got != full {
		t.Errorf("%q", got)
	}
	bold := canvas.NewText("", nil)
	bold.TextSize, bold.TextStyle.Bold = 14, true
	CutText(bold, full, 60)
	if bold.Text == full || bold.MinSize().Width > 60 {
		t.Errorf("%q is %v wide", bold.Text, bold.MinSize().Width)
	}
}
