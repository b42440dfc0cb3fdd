package policy

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session"
	"yibiao/app/task"
	"yibiao/assets"
)

// packFiles are the files of a small pack.
var packFiles = map[string]string{
	"pack.yaml": "pack: shangyun\ntitle: 企业上云补助\nversion: 2026-01-01\ndocument: { name: 企业上云补助办法, number: 柳工信〔2026〕1号 }\nprogrammes: [sy.yaml]\n",
	"sy.yaml":   "programme: sy\ntitle: 企业上云补助\nasks: [ { use: profile.id } ]\n",
}

// ownPack writes a small pack into a folder.
func ownPack(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "shangyun")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range packFiles {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// A pack without a signature is shown with that, and taken only by a deliberate yes.
func TestAPackIsAddedThroughTheWindow(t *testing.T) {
	s, _ := pagetest.OpenSession(t, "shoutaitao", "stt-01-rending")
	folder := ownPack(t)
	test.NewTempApp(t)
	d := &pagetest.Desk{Files: [][]string{{folder}}}
	p := New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline(), Assets: assets.FS}, page.Route{})
	askPack(p) // the desk presses 不加入
	if len(d.Failed) > 0 || s.Library().Pack("shangyun") != nil || strings.Join(d.Titles, " ") != "正在检查数据包 加入数据包" {
		t.Fatalf("failures %v, dialogs %q, taken %v", d.Failed, d.Titles, s.Library().Pack("shangyun") != nil)
	}
	offer, err := s.Packs().Offer(folder)
	if err != nil || offer.Doubt == nil {
		t.Fatalf("offer %+v, %v", offer, err)
	}
	takePack(p, offer, false)
	if len(d.Failed) != 1 || session.CodeOf(d.Failed[0]) != session.CodePackUnsigned {
		t.Errorf("without a yes: %v", d.Failed)
	}
	takePack(p, offer, true)
	if s.Library().Pack("shangyun") == nil || p.selected != "shangyun" || len(d.Told) != 1 {
		t.Errorf("selected %s, told %q", p.selected, d.Told)
	}
}
