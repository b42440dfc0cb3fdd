package page_test

import (
	"path/filepath"
	"testing"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
)

// A whole drive or home folder is looked through only by somebody who says that it is meant; a folder within it at once.
func TestAWholeHomeIsAskedAbout(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	for path, asked := range map[string]bool{
		home: true, home + string(filepath.Separator): true, filepath.Dir(home): true, filepath.VolumeName(home) + string(filepath.Separator): true,
		filepath.Join(home, "材料"): false, home + "2": false, filepath.Join(filepath.Dir(home), "别处"): false,
	} {
		desk, taken := &pagetest.Desk{Refuse: true}, false
		page.AskWhole(&page.Context{Dialogs: desk}, []string{filepath.Join(home, "a.pdf"), path}, func() { taken = true })
		if (len(desk.Asked) > 0) != asked || taken == asked {
			t.Errorf("%s: asked %v, taken %v", path, desk.Asked, taken)
		}
	}
}
