package screen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yibiao/app/look"
	"yibiao/dossier/bundle"
	"yibiao/forms"
)

// A file that cannot be opened is told at once, shown in red in the list, and not counted as brought.
func TestABadFileIsNoTick(t *testing.T) {
	m, d := newMaterials(t)
	page := filepath.Join(t.TempDir(), "发票.pdf")
	if err := os.WriteFile(page, []byte("<!DOCTYPE html><html><head><title>登录</title></head></html>"), 0o600); err != nil {
		t.Fatal(err)
	}
	m.give([]string{page})
	if said := strings.Join(d.told, ""); !strings.Contains(said, "其中 1 个不能报送") {
		t.Errorf("told %q", said)
	}
	if mark, words, ink := m.stateWords(m.state()); mark != "!" || !strings.Contains(words, "有 1 个文件不能报送") || ink != look.ColorBlock {
		t.Errorf("the list shows %q %q", mark, words)
	}
}

// What came in without a look is looked at when a screen is entered, and then refuses the export.
func TestAScreenLooksAtWhatNobodyHasLookedAt(t *testing.T) {
	m, _ := newMaterials(t)
	if _, err := m.work.Editing.AttachReader("m.invoice", "发票.pdf", strings.NewReader("<html>登录</html>")); err != nil {
		t.Fatal(err)
	}
	if err := m.work.Update(); err != nil {
		t.Fatal(err)
	}
	before := m.work.Report.Count(forms.Block)
	m.Enter()
	if after := m.work.Report.Count(forms.Block); after != before+1 || m.work.badFiles("m.invoice") != 1 {
		t.Errorf("%d blocking findings before a look, %d after", before, after)
	}
}

// The verdict of a bundle is one of three, and leftovers are named below it.
func TestAVerifiedBundleShowsOneConclusion(t *testing.T) {
	test.NewTempApp(t)
	for _, c := range []struct {
		report bundle.Report
		want   []string
		absent string
	}{
		{bundle.Report{Valid: true, Files: 2, Foreign: []string{"data/Thumbs.db"}, Inside: "包/包"}, []string{"核验通过", "data/Thumbs.db：操作系统", "包/包"}, "请不要接收"},
		{bundle.Report{Files: 2, Problems: []bundle.Problem{{Code: bundle.CodeDamaged, Path: "data/a"}}}, []string{"核验不通过", "请不要接收", "data/a"}, "可以接收；"},
	} {
		win := test.NewTempWindow(t, verified(c.report))
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
