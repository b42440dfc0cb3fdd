package workbench

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session/attaching"
	"yibiao/app/session/bundling"
	"yibiao/app/session/sessiontest"
	"yibiao/app/task"
	"yibiao/assets"
)

// A file that was attached after an export is a change since, on the card as in the bar of steps.
func TestFilesAttachedAfterAnExportAreAChange(t *testing.T) {
	s, work := pagetest.OpenSession(t, "shoutaitao", "stt-02-jiangli")
	o := bundling.ExportOptions{Target: filepath.Join(t.TempDir(), "包.zip"), Draft: true}
	if _, err := bundling.Write(context.Background(), work.Editing, o, nil); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t)
	d := &pagetest.Desk{}
	ctx := &page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline(), Assets: assets.FS}
	shown := func() string {
		win := test.NewTempWindow(t, page.NewSteps(ctx, work, page.Export).Object())
		win.Resize(fyne.NewSize(1400, 200))
		w := New(ctx)
		card := test.NewTempWindow(t, w.Object())
		card.Resize(fyne.NewSize(1400, 900))
		return test.RenderToMarkup(win.Canvas()) + test.RenderToMarkup(card.Canvas())
	}
	if text := shown(); strings.Contains(text, "有改动") || !strings.Contains(text, "最近导出的是草稿") {
		t.Error("right after the export the dossier is said to have changed")
	}
	sessiontest.Keep(t, work.Editing, attaching.Pick{Path: sessiontest.File(t, t.TempDir(), "合同.pdf", []byte("a")), Requirement: "m.contract"})
	if err := work.Update(); err != nil {
		t.Fatal(err)
	}
	text := shown()
	for _, want := range []string{"导出后有改动", "档案自导出后有改动（1 处）"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not shown", want)
		}
	}
	last, err := work.LastExport()
	if err != nil || last.Stands() {
		t.Errorf("%+v, %v: the bundle is said to stand", last, err)
	}
}
