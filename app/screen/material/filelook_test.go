package material

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/app/look"
	"yibiao/app/session/attaching"
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
	if said := strings.Join(d.Told, ""); !strings.Contains(said, "其中 1 个不能报送") {
		t.Errorf("told %q", said)
	}
	if mark, words, ink := stateWords(m.work, m.state()); mark != "!" || !strings.Contains(words, "有 1 个文件不能报送") || ink != look.ColorBlock {
		t.Errorf("the list shows %q %q", mark, words)
	}
}

// What came in without a look is looked at when a screen is entered, and then refuses the export.
func TestAScreenLooksAtWhatNobodyHasLookedAt(t *testing.T) {
	m, _ := newMaterials(t)
	if _, err := attaching.AttachReader(m.work.Editing, "m.invoice", "发票.pdf", strings.NewReader("<html>登录</html>")); err != nil {
		t.Fatal(err)
	}
	if err := m.work.Update(); err != nil {
		t.Fatal(err)
	}
	before := m.work.Report.Count(forms.Block)
	m.Enter()
	if after := m.work.Report.Count(forms.Block); after != before+1 || m.work.BadFiles("m.invoice") != 1 {
		t.Errorf("%d blocking findings before a look, %d after", before, after)
	}
}
