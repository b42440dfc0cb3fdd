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

// Names of one list are cut so that each can be told from the others, wherever they differ.
func TestCutNamesStayApart(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Fonts{}, look.Light, 1))
	for name, names := range map[string][]string{
		"in the beginning":       {"柳州市甲山机械制造装备技术有限责任公司", "柳州市乙山机械制造装备技术有限责任公司"},
		"in the middle":          {"广西柳州鱼峰机械制造装备技术有限责任公司", "广西柳州鱼峰机械智造装备技术有限责任公司", "广西柳州鱼峰机械制造设备技术有限责任公司"},
		"in the end":             {"柳州市龙城精工机械制造有限公司第一分公司", "柳州市龙城精工机械制造有限公司第二分公司"},
		"nowhere that is shown":  {"柳州市龙城精工机械制造有限公司第一分公司"},
		"one within another":     {"柳州市龙城精工机械制造有限公司", "柳州市龙城精工机械制造装备工程技术有限公司"},
		"some that need no cuts": {"甲公司", "柳州市龙城精工机械制造装备工程技术有限公司"},
	} {
		seen := map[string]string{}
		for _, full := range names {
			got := CutApart(full, names, 110, 12)
			if fyne.MeasureText(got, 12, fyne.TextStyle{}).Width > 118 {
				t.Errorf("%s: %q is too wide", name, got)
			}
			if other := seen[got]; other != "" {
				t.Errorf("%s: %q and %q are both %q", name, full, other, got)
			}
			seen[got] = full
		}
	}
}
