package matching_test

import (
	"context"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/matching"
	"yibiao/app/session/plan"
	"yibiao/app/session/sessiontest"
	"yibiao/app/session/summaries"
)

// A day that a person set down waits until it is marked, however long ago it was, whether it is kept or looked for.
func TestADayLongPastWaits(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州龙城机械有限公司")
	if _, err := plan.Add(s, plan.Own{Owner: c.ID, Day: "2001-01-01", Text: "老事"}); err != nil {
		t.Fatal(err)
	}
	today := session.Day(s.Now())
	for _, how := range []string{"looked for", "kept"} {
		list, err := matching.Waiting(s, c.ID, today, today)
		if err != nil {
			t.Fatal(err)
		}
		if list = matching.ToDo(list, today); len(list) != 1 || list[0].Event != "老事" || !list[0].Overdue(today) {
			t.Errorf("%s: %v", how, list)
		}
		if err := summaries.Refresh(context.Background(), session.Looker(s), session.SummaryFilter{}, nil); err != nil {
			t.Fatal(err)
		}
	}
}

// A day that comes back every year says nothing of the years before the dossier was begun; the next one is to do.
func TestAYearlyDayOfYearsBeforeTheDossier(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州龙城机械有限公司")
	if _, err := s.Dossiers().Create(c.ID, "zhongyang", []string{"zy-03-zipin"}, ""); err != nil {
		t.Fatal(err)
	}
	today := session.Day(s.Now())
	for _, how := range []string{"looked for", "kept"} {
		list, err := matching.Waiting(s, c.ID, today, today.AddDate(1, 0, 0))
		if err != nil {
			t.Fatal(err)
		}
		late, due := 0, 0
		for _, a := range matching.ToDo(list, today) {
			if a.Event != "报送绩效自评报告" {
				continue
			}
			if a.Overdue(today) {
				late++
			} else {
				due++
			}
		}
		if late != 0 || due != 1 {
			t.Errorf("%s: %d are told as overdue, %d as to come", how, late, due)
		}
		if err := summaries.Refresh(context.Background(), session.Looker(s), session.SummaryFilter{}, nil); err != nil {
			t.Fatal(err)
		}
	}
}
