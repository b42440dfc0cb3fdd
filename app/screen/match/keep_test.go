package match

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session/matching"
	"yibiao/app/session/record"
	"yibiao/app/session/sessiontest"
	"yibiao/app/task"
	"yibiao/assets"
	"yibiao/dossier/store"
)

// What the map works out is kept, so that it is there at once when it is opened again, and one that is broken off is gone on with.
func TestTheMapKeepsWhatItWorksOut(t *testing.T) {
	test.NewTempApp(t)
	s, _ := pagetest.OpenSession(t, "shoutaitao", "stt-02-jiangli")
	sessiontest.NewClient(t, s, "柳州甲机械有限公司")
	d := &pagetest.Desk{}
	m, err := New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline(), Clock: task.NewHandClock(s.Now()), Assets: assets.FS}, page.Route{Page: page.Match})
	if err != nil {
		t.Fatal(err)
	}
	m.compute()
	if len(m.all) != 2 {
		t.Fatalf("%d clients on the map", len(m.all))
	}
	kept, _, err := s.Store().Digests().List(t.Context(), store.Which{Kind: record.KindClient})
	if err != nil {
		t.Fatal(err)
	}
	holds := matching.Holding(s, kept)
	if len(kept) != 2 || !holds[kept[0].Entity] || !holds[kept[1].Entity] {
		t.Errorf("kept of %d clients: %v", len(kept), holds)
	}
}
