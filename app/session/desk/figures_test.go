package desk

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"yibiao/app/session"
)

func dossier(client, due string, status session.Status, amount string) Row {
	var r Row
	r.Client = session.ClientInfo{ID: client, Name: client}
	r.Dossier.Status, r.Due, r.Amount = status, due, amount
	r.Known, r.AmountOpen = true, amount == ""
	r.Filled.Answered, r.Filled.Asked = 3, 10
	r.amount, _ = decimal.NewFromString(amount)
	return r
}

func TestFiguresOfTheDesk(t *testing.T) {
	today := time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC) // a Wednesday
	rows := []Row{
		dossier("甲", "2026-11-24", session.StatusDraft, "10.5"), dossier("甲", "2026-11-25", session.StatusSealing, ""), dossier("乙", "2026-11-30", session.StatusHanded, "20"),
		dossier("乙", "2027-06-01", session.StatusApproved, "7"), dossier("乙", "", session.StatusClosed, "1.5"), dossier("丙", "", session.StatusRejected, "99"),
	}
	var load []int
	for _, w := range Load(rows, today) {
		load = append(load, w.Dossiers)
	}
	if diff := cmp.Diff([]int{1, 1, 1, 0, 0, 0, 0, 0, 0, 1}, load); diff != "" {
		t.Errorf("load (-want +got):\n%s", diff)
	}
	if w := Load(rows, today)[1]; w.From.Format(time.DateOnly) != "2026-11-23" {
		t.Errorf("this week begins on %s", w.From)
	}
	want := []Share{
		{Client: session.ClientInfo{ID: "甲", Name: "甲"}, Dossiers: 2, Working: 2, Answered: 6, Asked: 20},
		{Client: session.ClientInfo{ID: "丙", Name: "丙"}, Dossiers: 1},
		{Client: session.ClientInfo{ID: "乙", Name: "乙"}, Dossiers: 3, Waiting: 1, Granted: 2},
	}
	if diff := cmp.Diff(want, Shares(rows)); diff != "" {
		t.Errorf("shares (-want +got):\n%s", diff)
	}
	var sums []string
	for _, s := range Sums(rows) {
		sums = append(sums, string(s.Of)+" "+s.Amount.String())
	}
	if diff := cmp.Diff([]string{"us 10.5", "authority 20", "payment 7", "nobody 1.5"}, sums); diff != "" || Sums(rows)[0].Unknown != 1 {
		t.Errorf("sums (-want +got):\n%s", diff)
	}
}
