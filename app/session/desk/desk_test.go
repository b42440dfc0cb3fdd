package desk

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"yibiao/app/session"
	"yibiao/app/session/batch"
	"yibiao/app/session/sessiontest"
	"yibiao/app/session/summaries"
)

func desk(t *testing.T) (*session.Session, map[string]string) {
	t.Helper()
	s := sessiontest.Open(t, t.TempDir())
	ids := map[string]string{}
	for name, due := range map[string]string{"甲公司": "2026-11-30", "乙公司": "2026-11-20", "北海公司": "", "重庆公司": "2027-03-01"} {
		c := sessiontest.NewClient(t, s, name)
		list, err := batch.Create(context.Background(), s, []session.ClientInfo{c}, batch.New{Pack: "yijianshi", Programmes: []string{"yjs-04-shuishou"}, Title: "税收", Due: due}, nil)
		if err != nil || list[0].Err != nil {
			t.Fatal(err, list)
		}
		ids[name] = list[0].Dossier.ID
	}
	for name, to := range map[string]session.Status{"甲公司": session.StatusSealing, "北海公司": session.StatusClosed} {
		if _, err := batch.Move(s, []string{ids[name]}, to); err != nil {
			t.Fatal(err)
		}
	}
	if err := summaries.Refresh(context.Background(), session.Looker(s), session.SummaryFilter{}, nil); err != nil {
		t.Fatal(err)
	}
	return s, ids
}

func TestViews(t *testing.T) {
	s, _ := desk(t)
	rows, err := Rows(s, "")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		view View
		want []string
	}{
		"what is not over, by its day":      {View{}, []string{"乙公司", "甲公司", "重庆公司"}},
		"by client, in the order of pinyin": {View{Sort: ByClient, Over: true}, []string{"北海公司", "重庆公司", "甲公司", "乙公司"}},
		"falling":                           {View{Sort: ByClient, Over: true, Falling: true}, []string{"乙公司", "甲公司", "重庆公司", "北海公司"}},
		"a stage":                           {View{Stage: session.StatusClosed}, []string{"北海公司"}},
		"who is waited for":                 {View{Waits: OnSeal}, []string{"甲公司"}},
		"soon":                              {View{Soon: true}, []string{"乙公司", "甲公司"}},
		"by initials":                       {View{Search: "cqgs"}, []string{"重庆公司"}},
		"words of client and title":         {View{Search: "甲 税收"}, []string{"甲公司"}},
		"no day stands last in either way":  {View{Over: true, Sort: ByDay, Falling: true}, []string{"重庆公司", "甲公司", "乙公司", "北海公司"}},
		"nothing":                           {View{Search: "没有这家"}, nil},
	} {
		var got []string
		for _, r := range c.view.Of(rows) {
			got = append(got, r.Client.Name)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	for _, r := range rows {
		want := map[string]int{"甲公司": 5, "乙公司": -1}[r.Client.Name]
		if want != 0 && r.Days != want {
			t.Errorf("%s: %d working days, want %d", r.Client.Name, r.Days, want)
		}
	}
}

func TestViewsAreKept(t *testing.T) {
	s, _ := desk(t)
	for _, v := range []View{{Name: "盖章中", Waits: OnSeal}, {Name: "本周", Soon: true}, {Name: "盖章中", Waits: OnSeal, Sort: ByClient}, {}} {
		if err := Keep(s, v); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]View{{Name: "本周", Soon: true}, {Name: "盖章中", Waits: OnSeal, Sort: ByClient}}, Views(s)); diff != "" {
		t.Error(diff)
	}
	if err := Forget(s, "本周"); err != nil || len(Views(s)) != 1 {
		t.Errorf("%v %v", err, Views(s))
	}
}

// Of counts as open only what is not known: a row whose programmes pay nothing is not, and each that rests on something used
// elsewhere too is counted.
func TestTotals(t *testing.T) {
	row := func(amount int64, open bool, shared int) Row {
		r := Row{Summary: &session.Summary{Known: true, Figures: session.Figures{AmountOpen: open, Shared: shared}}}
		if amount > 0 {
			r.Amount, r.amount = decimal.NewFromInt(amount).String(), decimal.NewFromInt(amount)
		}
		return r
	}
	got := Of([]Row{row(190, false, 1), row(190, false, 1), row(2, true, 0), row(0, false, 1), row(0, true, 0), {Summary: &session.Summary{}}})
	if got.Sum.String() != "382" || got.Open != 3 || got.Shared != 2 {
		t.Errorf("%s, %d open, %d shared", got.Sum, got.Open, got.Shared)
	}
}
