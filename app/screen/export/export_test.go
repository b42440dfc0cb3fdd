package export

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/app/task"
)

// opened is the screen of a fresh dossier, whose bundles go into a folder of the test.
func opened(t *testing.T) (*Export, *pagetest.Desk) {
	t.Helper()
	s, w := pagetest.OpenSession(t, "shoutaitao", "stt-02-jiangli")
	test.NewTempApp(t)
	desk := &pagetest.Desk{}
	x := New(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline()}, w)
	x.folder.SetText(t.TempDir())
	return x, desk
}

// What blocks refuses the official export; a draft is another file, and says so in its name.
func TestADraftIsAllThatLeavesWhileSomethingBlocks(t *testing.T) {
	x, desk := opened(t)
	if x.work.Report.Blocking() == 0 || !x.start.Disabled() {
		t.Fatalf("%d block, and the button is disabled: %v", x.work.Report.Blocking(), x.start.Disabled())
	}
	x.run(false)
	if left, err := os.ReadDir(x.folder.Text); err != nil || len(left) != 0 {
		t.Fatalf("written all the same: %v, %v", left, err)
	}
	x.draft.SetChecked(true)
	if name := filepath.Base(x.target()); x.start.Disabled() || !strings.HasPrefix(name, "草稿-柳州市试验机械有限公司-") || !strings.HasSuffix(name, "-20261123.zip") {
		t.Fatalf("%s, disabled %v", name, x.start.Disabled())
	}
	x.run(false)
	if info, err := os.Stat(x.target()); err != nil || info.IsDir() || x.result == nil || !x.result.Draft || len(desk.Told) != 2 {
		t.Fatalf("%v, result %+v, told %q, failed %v", err, x.result, desk.Told, desk.Failed)
	}
	if kept := x.ctx.Session.Setting(settingFolder + x.work.Editing.Client.ID); kept != x.folder.Text {
		t.Errorf("the folder that is proposed next is %q", kept)
	}
}

// Enter in the folder while nothing can be exported tells why nothing happens.
func TestEnterTellsWhyNothingIsExported(t *testing.T) {
	x, desk := opened(t)
	x.folder.OnSubmitted(x.folder.Text)
	if x.work.Report.Blocking() == 0 || len(desk.Told) != 1 || !strings.Contains(desk.Told[0], "现在可以导出草稿") {
		t.Errorf("told %q", desk.Told)
	}
}

// A bundle that is there already is replaced only after a yes.
func TestABundleIsReplacedOnlyAfterAYes(t *testing.T) {
	x, desk := opened(t)
	x.draft.SetChecked(true)
	x.asZip.SetSelectedIndex(1)
	x.run(false)
	first := x.result
	if info, err := os.Stat(x.target()); err != nil || !info.IsDir() || first == nil {
		t.Fatalf("%v, failed %v", err, desk.Failed)
	}
	desk.Refuse = true
	x.run(false)
	if diff := cmp.Diff([]string{"替换已有的提交包"}, desk.Asked); diff != "" || x.result != first {
		t.Errorf("asked (-want +got):\n%s\nwritten: %v", diff, x.result != first)
	}
	desk.Refuse = false
	x.run(false)
	if x.result == first || x.result.Number != first.Number+1 {
		t.Errorf("after the yes: %+v", x.result)
	}
}

// A bundle that another dossier made is replaced only after a second yes, which names it.
func TestABundleOfAnotherDossierIsAskedForByName(t *testing.T) {
	x, desk := opened(t)
	x.draft.SetChecked(true)
	x.asZip.SetSelectedIndex(1)
	x.run(false)
	first := x.result
	path := filepath.Join(x.target(), "bag-info.txt")
	text, err := os.ReadFile(path)
	if err != nil || first == nil {
		t.Fatal(err, desk.Failed)
	}
	other := strings.ReplaceAll(string(text), x.work.Editing.Dossier.ID, "019a0000-0000-7000-8000-000000000000")
	if err := os.WriteFile(path, []byte(other), 0o600); err != nil {
		t.Fatal(err)
	}
	x.run(false)
	if diff := cmp.Diff([]string{"替换已有的提交包", "替换别的提交包"}, desk.Asked); diff != "" || x.result == first {
		t.Errorf("asked (-want +got):\n%s\nwritten: %v, failed %v", diff, x.result != first, desk.Failed)
	}
}

// Each end of an export is told in its own way.
func TestEachEndOfAnExportIsTold(t *testing.T) {
	for _, c := range []struct {
		code         session.Code
		told, failed int
	}{
		{session.CodeCancelled, 1, 0}, {session.CodeBlocking, 0, 1}, {session.CodeIO, 0, 1},
	} {
		x, desk := opened(t)
		x.finished(bundling.Exported{}, bundling.ExportOptions{Target: x.target()}, session.Refuse("export", c.code))
		if len(desk.Told) != c.told || len(desk.Failed) != c.failed || x.result != nil {
			t.Errorf("%s: told %q, failed %v", c.code, desk.Told, desk.Failed)
		}
	}
	x, desk := opened(t)
	x.Leave() // the person looks at something else meanwhile
	x.finished(bundling.Exported{Target: "包.zip"}, bundling.ExportOptions{}, nil)
	if diff := cmp.Diff([]string{"导出完成"}, desk.Titles); diff != "" || errors.Join(desk.Failed...) != nil {
		t.Errorf("dialogs (-want +got):\n%s\nfailed %v", diff, desk.Failed)
	}
}

// A change after an export is named in its record.
func TestAChangeAfterAnExportIsNamed(t *testing.T) {
	x, _ := opened(t)
	x.draft.SetChecked(true)
	x.run(false)
	snapshots := func() []string {
		var out []string
		test.NewTempApp(t)
		win := test.NewTempWindow(t, x.earlier())
		for _, line := range strings.Split(test.RenderToMarkup(win.Canvas()), "\n") {
			if strings.Contains(line, "导出后改了") || strings.Contains(line, "都与这次导出一致") {
				out = append(out, line)
			}
		}
		return out
	}
	if got := snapshots(); len(got) != 1 || !strings.Contains(got[0], "都与这次导出一致") {
		t.Errorf("just after it: %q", got)
	}
	pagetest.SetIn(t, x.work, "eq.name", "数控旋压机")
	if got := strings.Join(snapshots(), "\n"); !strings.Contains(got, "导出后改了 1 处") || !strings.Contains(got, "名称") {
		t.Errorf("after a change: %q", got)
	}
}

// What was written is in sight as soon as it was.
func TestTheResultOfAnExportIsInSight(t *testing.T) {
	x, _ := opened(t)
	test.NewTempApp(t)
	win := test.NewTempWindow(t, x.object)
	win.Resize(fyne.NewSize(700, 260))
	x.draft.SetChecked(true)
	x.run(false)
	top := kit.OffsetIn(x.page.Content, x.card)
	if at := x.page.Offset.Y; x.result == nil || at > top || top > at+x.page.Size().Height/2 {
		t.Errorf("the page is at %v, the result at %v", at, top)
	}
}
