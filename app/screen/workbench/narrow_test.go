package workbench

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/task"
	"yibiao/assets"
)

// While a search leaves out the client that was open, its page does not stand beside the list as if it were one of it.
func TestASearchDoesNotShowAClientThatItLeavesOut(t *testing.T) {
	s, work := pagetest.OpenSession(t, "shoutaitao", "stt-02-jiangli")
	if _, err := s.Clients().Create("柳州市红枫叶轴承有限公司"); err != nil {
		t.Fatal(err)
	}
	if err := page.RememberClient(s, work.Editing.Client.ID); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t)
	d := &pagetest.Desk{}
	w := New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline(), Assets: assets.FS})
	offers := func() bool { return strings.Contains(pagetest.Texts(w.page.Content), "继续") }
	if !offers() {
		t.Fatal("the open client is not shown")
	}
	for text, want := range map[string]bool{"hfy": false, "试验": true, "hfyz": false} {
		w.list.search.SetText(text)
		if got := offers(); got != want {
			t.Errorf("%q: the dossier is offered: %v", text, got)
		}
		if says := strings.Contains(pagetest.Texts(w.page.Content), "不在其中"); says == want {
			t.Errorf("%q: it is said that the client is left out: %v", text, says)
		}
	}
	w.list.search.SetText("")
	if !offers() {
		t.Error("without a search the client is not shown again")
	}
}
