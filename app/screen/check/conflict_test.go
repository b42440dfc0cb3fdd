package check

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/task"
	"yibiao/forms"
)

// A finding about a cap shows the dossiers that count towards it, keeps its sentence whole, and leads to what each of them says.
func TestACapLeadsToTheOtherDossiers(t *testing.T) {
	s, w := pagetest.OpenSession(t, "liuzhou", "lz-02b-touzi-jili")
	other, err := s.Dossiers().Create(w.Editing.Client.ID, "liuzhou", []string{"lz-02b-touzi-jili"}, "二季度")
	if err != nil {
		t.Fatal(err)
	}
	second, err := page.OpenWork(s, other.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range []*page.Work{second, w} {
		pagetest.SetIn(t, one, "tz.year", "2026")
		pagetest.SetIn(t, one, "apply.amount", "80")
	}
	d := &pagetest.Desk{}
	test.NewTempApp(t)
	c := New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline()}, w)
	at := slices.IndexFunc(w.Report.Findings, func(f forms.Finding) bool { return f.Code == forms.FindingCap })
	if at < 0 {
		t.Fatalf("nothing is said of the cap: %q", pagetest.Codes(w.Report.Findings))
	}
	f := w.Report.Findings[at]
	lines := c.otherLines(f)
	if len(lines) != 1 || !strings.Contains(pagetest.Texts(lines[0]), "《二季度》") {
		t.Fatalf("%d lines", len(lines))
	}
	if words := c.sentence(f, true); !strings.HasSuffix(words, "（已批准的按批准金额计）") {
		t.Errorf("the sentence is cut: %s", words)
	}
	for _, o := range test.LaidOutObjects(lines[0]) {
		if link, is := o.(fyne.Tappable); is {
			link.Tapped(nil)
		}
	}
	want := page.Route{Page: page.Form, Dossier: other.ID, At: page.Place{Field: f.Fields[0]}}
	if len(d.Went) != 1 || d.Went[0] != want {
		t.Errorf("went to %+v", d.Went)
	}
}
