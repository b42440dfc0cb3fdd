package work

import (
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/desk"
	"yibiao/app/session/summaries"
)

// figuresJSON are the figures of the dossiers, for programs.
type figuresJSON struct {
	Weeks   []weekJSON  `json:"weeks"`
	Sums    []sumJSON   `json:"amounts"` // 万元, as worked out of the answers
	Clients []shareJSON `json:"clients"`
}

type weekJSON struct {
	From     string `json:"from"` // "" for what has passed
	Later    bool   `json:"and_later,omitempty"`
	Dossiers int    `json:"dossiers"`
}

type sumJSON struct {
	Of       string `json:"of"`
	Dossiers int    `json:"dossiers"`
	Amount   string `json:"amount"`
	Unknown  int    `json:"unknown,omitempty"`
}

type shareJSON struct {
	Client   string `json:"client"`
	Name     string `json:"name"`
	Working  int    `json:"working"`
	Waiting  int    `json:"waiting"`
	Granted  int    `json:"granted"`
	Answered int    `json:"answered"`
	Asked    int    `json:"asked"`
}

func dossierFigures(p *base.Program) *cobra.Command {
	var c *cobra.Command
	c = base.OnVault(p, base.Command{
		Use: "figures", Short: say.T("档案的数字：每周有多少份到下一个日子、测算金额按走到哪一步合计、各单位的进度"),
		Vault: base.Reads,
	}, func(s *session.Session, _ []string) error {
		if !session.LookingOnly(s) {
			err := summaries.Refresh(c.Context(), session.Looker(s), session.SummaryFilter{}, p.Counting(say.T("核对")))
			p.ProgressDone()
			if err != nil {
				return err
			}
		}
		rows, err := desk.Rows(s, "")
		if err != nil {
			return err
		}
		return p.Show(toFigures(rows, p.Today()), func(w *base.Page) { writeFigures(w, rows, p.Today()) })
	})
	return c
}

func toFigures(rows []desk.Row, today time.Time) figuresJSON {
	out := figuresJSON{Clients: []shareJSON{}}
	for _, x := range desk.Load(rows, today) {
		one := weekJSON{Later: x.Later, Dossiers: x.Dossiers}
		if !x.From.IsZero() {
			one.From = x.From.Format(time.DateOnly)
		}
		out.Weeks = append(out.Weeks, one)
	}
	for _, x := range desk.Sums(rows) {
		out.Sums = append(out.Sums, sumJSON{string(x.Of), x.Dossiers, x.Amount.String(), x.Unknown})
	}
	for _, x := range desk.Shares(rows) {
		out.Clients = append(out.Clients, shareJSON{x.Client.ID, x.Client.Name, x.Working, x.Waiting, x.Granted, x.Answered, x.Asked})
	}
	return out
}

func writeFigures(w *base.Page, rows []desk.Row, today time.Time) {
	weeks := [][]string{{say.T("下一个日子"), say.T("档案")}}
	for _, x := range desk.Load(rows, today) {
		weeks = append(weeks, []string{say.Week(x), strconv.Itoa(x.Dossiers)})
	}
	w.Table(weeks)
	w.Line()
	sums := [][]string{{say.T("测算金额（万元）"), say.T("金额"), say.T("档案"), say.T("算不出")}}
	for _, x := range desk.Sums(rows) {
		sums = append(sums, []string{say.Stand(x.Of), x.Amount.String(), strconv.Itoa(x.Dossiers), strconv.Itoa(x.Unknown)})
	}
	w.Table(sums)
	w.Line()
	clients := [][]string{{say.T("单位名称"), say.T("在做"), say.T("等结果"), say.T("已立项"), say.T("已填/要填")}}
	for _, x := range desk.Shares(rows) {
		clients = append(clients, []string{base.Short(x.Client.Name, clientColumns), strconv.Itoa(x.Working), strconv.Itoa(x.Waiting), strconv.Itoa(x.Granted), strconv.Itoa(x.Answered) + "/" + strconv.Itoa(x.Asked)})
	}
	w.Table(clients)
}
