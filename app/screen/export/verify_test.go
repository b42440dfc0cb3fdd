package export

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/task"
	"yibiao/dossier/bundle"
	"yibiao/forms"
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
		{bundle.Report{Files: 2, Problems: []bundle.Problem{{Code: bundle.CodeDamaged, Path: "data/a"}}}, []string{"核验不通过", "请不要接收", "data/a", "核对过的", "2 个文件"}, "可以接收；"},
		{bundle.Report{NoBag: true, Problems: []bundle.Problem{{Code: bundle.CodeNoManifest}}}, []string{"这不是提交包"}, "大小"},
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

// Several are checked one after the other, each under its name; one that is not there is told beside the others, and only bundles are
// offered again.
func TestSeveralBundlesAreVerified(t *testing.T) {
	test.NewTempApp(t)
	s, _ := pagetest.OpenSession(t, "shoutaitao", "stt-01-rending")
	dir := t.TempDir()
	bag := filepath.Join(dir, "包")
	if err := os.CopyFS(bag, fstest.MapFS{"bagit.txt": {Data: []byte("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")}}); err != nil {
		t.Fatal(err)
	}
	plain := filepath.Join(dir, "普通")
	if err := os.Mkdir(plain, 0o700); err != nil {
		t.Fatal(err)
	}
	desk, opened := &pagetest.Desk{}, []page.Recent(nil)
	ctx := &page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline(), Opened: func(r page.Recent) { opened = append(opened, r) }}
	v := NewVerify(ctx, []string{bag, filepath.Join(dir, "没有.zip"), plain})
	win := test.NewTempWindow(t, v.Object())
	win.Resize(fyne.NewSize(2000, 1500))
	v.Enter()
	shown := test.RenderToMarkup(win.Canvas())
	for _, want := range []string{"核验不通过", "没有.zip", "找不到", "普通", "这不是提交包"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not shown in\n%s", want, shown)
		}
	}
	if diff := cmp.Diff([]page.Recent{{File: bag}}, opened); diff != "" || len(desk.Failed) > 0 {
		t.Errorf("%s, failed %v", diff, desk.Failed)
	}
	v.Drop([]string{plain})
	if len(v.result) != 1 || v.path.Text != plain {
		t.Errorf("%d results, the box holds %q", len(v.result), v.path.Text)
	}
}
