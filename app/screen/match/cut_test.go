package match

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

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

// Names that begin alike are cut so that what differs is seen, whatever room there is.
func TestHeadsOfColumnsDiffer(t *testing.T) {
	names := []string{"概念验证中心(综合型)", "概念验证中心(专业型)", "概念验证中心绩效评估/考核验收报告", "“专精特新”中小企业认定奖补", "创新型中小企业", "首台(套)"}
	for most, want := range map[int][]string{
		8: {"概念验…综合型)", "概念验…专业型)", "概…绩效评估/考", "专精特新…定奖补", "创新型中小企业", "首台(套)"},
		5: {"概…综合型", "概…专业型", "概…绩效评", "专精…奖补", "创新…企业", "首台(套)"},
	} {
		var got []string
		for _, letters := range upright(names, most) {
			got = append(got, string(letters))
			if len(letters) > most {
				t.Errorf("%q has more than %d letters", string(letters), most)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d letters (-want +got)\n%s", most, diff)
		}
	}
}
