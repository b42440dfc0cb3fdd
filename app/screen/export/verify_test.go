package export

import (
	"strings"
	"testing"

	"yibiao/dossier/bundle"
	"yibiao/forms"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// The verdict of a bundle is one of three, and leftovers are named below it.
func TestAVerifiedBundleShowsOneConclusion(t *testing.T) {
	test.NewTempApp(t)
	library := &forms.Library{Packs: []*forms.Pack{{ID: forms.Text{S: "liuzhou"}, Title: "柳州市工业奖补"}}}
	info := []bundle.InfoLine{{Key: "Bag-Group-Identifier", Value: "liuzhou"}, {Key: "Bag-Software-Agent", Value: "yibiao 0.3"}}
	for _, c := range []struct {
		report bundle.Report
		want   []string
		absent string
	}{
		{bundle.Report{Valid: true, Files: 2, Info: info, Foreign: []string{"data/Thumbs.db"}, Inside: "包/包"}, []string{"核验通过", "柳州市工业奖补", "一表 0.3", "data/Thumbs.db：操作系统", "包/包"}, "请不要接收"},
		{bundle.Report{Files: 2, Problems: []bundle.Problem{{Code: bundle.CodeDamaged, Path: "data/a"}}}, []string{"核验不通过", "请不要接收", "data/a"}, "可以接收；"},
	} {
		win := test.NewTempWindow(t, verified(c.report, library))
		win.Resize(fyne.NewSize(2000, 900))
		shown := test.RenderToMarkup(win.Canvas())
		for _, want := range c.want {
			if !strings.Contains(shown, want) {
				t.Errorf("%q is not shown in\n%s", want, shown)
			}
		}
		if strings.Contains(shown, c.absent) {
			t.Errorf("%q is shown in\n%s", c.absent, shown)
		}
	}
}
