package desk

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/shopspring/decimal"

	"yibiao/app/session"
)

func dossier(client, due string, status session.Status, amount string) Row {
	r := Row{Summary: &session.Summary{}}
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
	if diff := cmp.Diff(want, Shares(rows), cmpopts.IgnoreUnexported(Share{})); diff != "" {
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

// Clients stand in the order of the pinyin of their names, not of their signs.
func TestSharesStandByPinyin(t *testing.T) {
	rows := []Row{dossier("张家机械", "", session.StatusDraft, ""), dossier("李家机械", "", session.StatusDraft, ""), dossier("重庆路机械", "", session.StatusDraft, "")}
	var got []string
	for _, s := range Shares(rows) {
		got = append(got, s.Client.Name)
	}
	if diff := cmp.Diff([]string{"重庆路机械", "李家机械", "张家机械"}, got); diff != "" {
		t.Error(diff)
	}
}

// What was applied for, approved and paid is added up by what dossiers have in common; drafts and what was withdrawn are left out.
func TestAwardsByYear(t *testing.T) {
	awarded := func(status session.Status, amount, granted, paid string) Row {
		r := dossier("甲", "", status, amount)
		r.Award = session.Award{Granted: granted, Paid: paid}
		r.granted, _ = decimal.NewFromString(granted)
		return r
	}
	rows := []Row{
		awarded(session.StatusDraft, "100", "", ""), awarded(session.StatusWithdrawn, "100", "", ""), awarded(session.StatusHanded, "20", "", ""), awarded(session.StatusRejected, "5", "", ""),
		awarded(session.StatusApproved, "30", "25.5", "10"), awarded(session.StatusPaid, "", "", "7"),
	}
	want := []Year{{Name: "y", Dossiers: 4, Applied: decimal.RequireFromString("55"), Granted: decimal.RequireFromString("25.5"), Paid: decimal.RequireFromString("17"), Unknown: 1, NotNoted: 1}}
	if diff := cmp.Diff(want, Awards(rows, func(Row) string { return "y" })); diff != "" {
		t.Error(diff)
	}
}
