package reuse

import (
	"testing"

	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
)

func TestCarryOverTakesWhatIsOpenAndLeavesWhatCountsOnce(t *testing.T) {
	old := sessiontest.Sampled(t)[1]
	s := old.Session()
	d, err := s.Dossiers().Create(old.Client.ID, old.Dossier.Pack, old.Dossier.Programmes, "下一年")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Set("eq.name", "另一台"); err != nil {
		t.Fatal(err)
	}
	answers, attached, err := CarryOver(e)
	if err != nil {
		t.Fatal(err)
	}
	if answers < 20 || attached < 5 {
		t.Errorf("%d answers and %d files came", answers, attached)
	}
	if got := e.Value("eq.name"); got != "另一台" {
		t.Errorf("an answer that was there became %q", got)
	}
	if got, want := e.Value("eq.model"), old.Value("eq.model"); got != want || want == "" {
		t.Errorf("eq.model is %q, was %q", got, want)
	}
	if rows := e.Rows("ip"); len(rows) != 0 {
		t.Errorf("%d patents came although each counts once", len(rows))
	}
	if rows := e.Rows("indicators"); len(rows) == 0 {
		t.Error("the indicators did not come")
	}
	if rows := e.Rows("sales"); len(rows) == 0 {
		t.Error("the sales did not come")
	} else if v := rows[0].Cells["invoice"]; v != "" {
		t.Errorf("invoice %s came with its sale although it counts once", v)
	}
	if _, err := history.Undo(e); err != nil {
		t.Fatal(err)
	}
	if _, err := history.Undo(e); err != nil {
		t.Fatal(err)
	}
	if got := e.Value("eq.model"); got != "" {
		t.Errorf("after undo eq.model is %q", got)
	}
	if again, more, err := CarryOver(e); err != nil || again != answers || more != attached {
		t.Errorf("the second time %d and %d came, %v", again, more, err)
	}
}
