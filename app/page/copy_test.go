package page_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/task"
)

// A copy of a dossier applies for the same, holds its answers, and is opened; what came is shown.
func TestADossierIsCopiedInOneStep(t *testing.T) {
	test.NewTempApp(t)
	for pack, programme := range map[string]string{"shoutaitao": "stt-02-jiangli", "yijianshi": "yjs-04-shuishou"} {
		s, w := pagetest.OpenSession(t, pack, programme)
		desk := &pagetest.Desk{}
		asked := ""
		for _, f := range w.Editing.Form.Fields() {
			if !f.Profile && !f.IsTable() && !f.Computed() && f.Is("text") && w.Relevant[f.Name()] && !f.UsedUp() && asked == "" {
				asked = f.Name()
			}
		}
		want := ""
		if asked != "" { // one of these asks nothing but what the profile has
			want = "九号"
			pagetest.SetIn(t, w, asked, want)
		}
		page.CopyDossier(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline()}, w.Editing.Dossier)
		list, err := s.Dossiers().List(w.Editing.Client.ID)
		if err != nil || len(list) != 2 || len(desk.Failed) > 0 {
			t.Fatalf("%s: %d dossiers, %v, failed %v", pack, len(list), err, desk.Failed)
		}
		made := list[1]
		if made.ID == w.Editing.Dossier.ID {
			made = list[0]
		}
		e, err := s.OpenDossier(made.ID)
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Value(asked); asked != "" && got != want || len(desk.Went) != 1 || desk.Went[0].Dossier != made.ID || len(desk.Titles) != 1 {
			t.Errorf("%s: %s is %q, went %+v, shown %q", pack, asked, got, desk.Went, desk.Titles)
		}
	}
}
