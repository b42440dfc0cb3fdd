package page_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/page/pagetest"
	"yibiao/app/session/history"
	"yibiao/forms"
)

func TestEmptyAnswersAreNotScoldedBeforeTheyAreVisited(t *testing.T) {
	w := pagetest.NewWork(t, "yijianshi", "yjs-04-shuishou")
	if got := w.Findings("handler.name"); len(got) != 0 {
		t.Errorf("scolded at once: %v", pagetest.Codes(got))
	}
	w.Visited["handler.name"] = true
	if diff := cmp.Diff([]string{"required"}, pagetest.Codes(w.Findings("handler.name"))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	pagetest.SetIn(t, w, "handler.mobile", "138")
	if got := w.Findings("handler.mobile"); len(got) != 1 || got[0].Fault == nil {
		t.Errorf("a faulty answer is not told: %v", pagetest.Codes(got))
	}
}

func TestProgressOfASection(t *testing.T) {
	w := pagetest.NewWork(t, "yijianshi", "yjs-04-shuishou")
	var section *forms.FormSection
	for _, s := range w.Editing.Form.Sections {
		for _, f := range s.Fields {
			if f.Name() == "handler.mobile" {
				section = s
			}
		}
	}
	if section == nil {
		t.Fatal("the form does not ask for the telephone")
	}
	before := w.Progress(section)
	pagetest.SetIn(t, w, "handler.name", "韦样本")
	after := w.Progress(section)
	if after.Answered != before.Answered+1 || after.Asked != before.Asked || after.Faults != 0 {
		t.Errorf("%+v → %+v", before, after)
	}
	pagetest.SetIn(t, w, "handler.mobile", "138")
	if p := w.Progress(section); p.Faults != 1 || p.Done() {
		t.Errorf("%+v, want one fault", p)
	}
}

func TestFill(t *testing.T) {
	w := pagetest.NewWork(t, "yijianshi", "yjs-04-shuishou")
	pagetest.SetIn(t, w, "org.reg_capital", "1200")
	got := w.Fill("注册资本 {org.reg_capital}，{no.such.field} 不变")
	if want := "注册资本 1200.00 万元，{no.such.field} 不变"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestClientNameFollowsTheAnswer(t *testing.T) {
	w := pagetest.NewWork(t, "yijianshi", "yjs-04-shuishou")
	pagetest.SetIn(t, w, "org.name", "改了名的公司")
	if _, err := history.Undo(w.Editing); err != nil {
		t.Fatal(err)
	}
	if err := w.Update(); err != nil {
		t.Fatal(err)
	}
	if w.Editing.Client.Name != "柳州市试验机械有限公司" {
		t.Errorf("the client is called %q after undo", w.Editing.Client.Name)
	}
}
