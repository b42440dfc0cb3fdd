package choose

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/task"
	"yibiao/assets"
)

// The list keeps what follows from what happened, and what is chosen already; information cards cannot be ticked.
func TestTheGuideNarrowsTheListAndKeepsTheChoice(t *testing.T) {
	s, w := pagetest.OpenSession(t, "yijianshi", "yjs-04-shuishou")
	d := &pagetest.Desk{}
	test.NewTempApp(t)
	c := New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline(), Assets: assets.FS}, w.Editing.Client, nil)
	win := test.NewTempWindow(t, c.Object())
	win.Resize(fyne.NewSize(1000, 700))
	if c.ticks["lz-06-jijin"] != nil {
		t.Error("an information card can be ticked")
	}
	all := len(c.list.Objects)
	c.ticks["stt-01-rending"].SetChecked(true)
	c.happened["patent"] = true
	c.fillList()
	if got := len(c.list.Objects); got != 2 || all <= 2 {
		t.Errorf("%d of %d documents after a patent, want that of the patent and the chosen one", got, all)
	}
	if p, ids := c.chosen(); p == nil || p.ID.S != "shoutaitao" || len(ids) != 1 {
		t.Errorf("the choice is lost: %v", ids)
	}
	c.happened["patent"] = false
	c.fillList()
	if got := len(c.list.Objects); got != all {
		t.Errorf("%d documents with nothing ticked, want %d", got, all)
	}
	if len(d.Failed) > 0 {
		t.Error(d.Failed)
	}
}

// Who searches sees what is found where the question about what happened stood; the question is back when the search is empty, and stays
// while it narrows the list.
func TestWhatIsFoundStandsWhereTheQuestionStood(t *testing.T) {
	s, w := pagetest.OpenSession(t, "yijianshi", "yjs-04-shuishou")
	d := &pagetest.Desk{}
	test.NewTempApp(t)
	c := New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline(), Assets: assets.FS}, w.Editing.Client, nil)
	win := test.NewTempWindow(t, c.Object())
	win.Resize(fyne.NewSize(1366, 768))
	for _, x := range []struct {
		text   string
		patent bool
		asks   bool
	}{{"", false, true}, {"首台", false, false}, {"首台", true, true}, {"", true, true}, {"", false, true}} {
		c.happened["patent"] = x.patent
		c.search.SetText(x.text)
		c.fillList()
		if c.asking.Visible() != x.asks {
			t.Errorf("%+v: the question is shown: %v", x, c.asking.Visible())
		}
		if first := c.list.Objects[0]; !x.asks && fyne.CurrentApp().Driver().AbsolutePositionForObject(first).Y > 250 {
			t.Errorf("%+v: the first that is found stands at %v", x, fyne.CurrentApp().Driver().AbsolutePositionForObject(first))
		}
	}
}
