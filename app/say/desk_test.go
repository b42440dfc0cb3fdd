package say

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"yibiao/app/session/card"
	"yibiao/app/session/matching"
	"yibiao/app/session/overview"

	"github.com/shopspring/decimal"

	"yibiao/app/session"
	"yibiao/app/session/desk"
)

// TestBlocksSaysNoMoreThanIsKnown tells apart what was exported, what was exported as a draft, and what nobody can say.
func TestBlocksSaysNoMoreThanIsKnown(t *testing.T) {
	tests := []struct {
		name      string
		exported  session.ExportedFigures
		undecided int
		refused   int
		want      string
	}{
		{"not exported", session.ExportedFigures{}, 0, 0, "可以导出"},
		{"as a draft", session.ExportedFigures{Number: 1, Draft: true}, 0, 0, "可以导出"},
		{"whole", session.ExportedFigures{Number: 1}, 0, 0, "已导出，可以报送"},
		{"verdict open", session.ExportedFigures{Number: 1}, 2, 0, "已导出，能否申报未定"},
		{"changed", session.ExportedFigures{Number: 1, Changes: 1}, 2, 0, "导出后有改动"},
		{"refused", session.ExportedFigures{Number: 1}, 0, 1, "已导出，1 个事项不符合条件"},
		{"refused and not exported", session.ExportedFigures{}, 1, 1, "可以导出，1 个事项不符合条件，1 个未定"},
		{"record gone", session.ExportedFigures{Number: 1, Unsure: true}, 0, 0, "已导出，改没改过说不准"},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			r := desk.Row{Summary: &session.Summary{Known: true, Figures: session.Figures{Exported: tc.exported, Undecided: tc.undecided, Refused: tc.refused}}}
			r.Dossier.Status = session.StatusDraft
			also := *r.Summary
			unseen := desk.Row{Summary: &also}
			if unseen.Unseen = 2; Blocks(unseen) != "2 个附件程序还没有看过" {
				t.Errorf("with files that nobody has looked into: %q", Blocks(unseen))
			}
			if got := Blocks(r); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

// A sum of amounts says which dossiers are not in it, and which rest on what others use too.
func TestDeskTotal(t *testing.T) {
	sum := decimal.NewFromInt(382)
	if got, want := DeskTotal(desk.Total{Sum: sum, Open: 2, Shared: 2}), "；金额合计 382 万元（2 份还算不出；2 份有别的档案也用了的发票、合同等，同一项不能领两次，合计可能偏多）"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := DeskTotal(desk.Total{Sum: sum}), "；金额合计 382 万元"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := DeskTotal(desk.Total{Open: 3}); got != "" {
		t.Errorf("without amounts: %q", got)
	}
}

// The page that is given to a client holds nothing that the office keeps for itself.
func TestThePageOfAClientLeavesOutWhatIsTheOfficesOwn(t *testing.T) {
	day := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	st := overview.Status{
		Client: session.ClientInfo{Name: "甲公司"}, At: day,
		Entries: []card.Entry{{Sort: card.Contact, Name: "PLANTED联系人"}, {Sort: card.Note, Text: "PLANTED备注"}, {Sort: card.Mandate, Name: "PLANTED我所", Until: "2026-06-30"}},
		Days: []matching.Appointment{
			{Date: day, Kind: "own", Event: "PLANTED催款"}, {Date: day, Kind: "mandate", Event: "PLANTED授权"}, {Date: day, Kind: "deadline", Event: "申报截止"},
		},
	}
	page := fmt.Sprintf("%+v", *Overview(st))
	if strings.Contains(page, "PLANTED") || strings.Contains(page, "授权委托书") {
		t.Errorf("the page holds what is not the client's: %s", page)
	}
	if !strings.Contains(page, "申报截止") {
		t.Errorf("the page lacks the client's own days: %s", page)
	}
}
