package work

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/batch"
)

// newMany is a dossier that is begun for many clients.
type newMany struct {
	clients      []string
	write, unfit bool
	batch.New
}

// everyClient are the words for all clients.
var everyClient = map[string]bool{"all": true, "全部": true}

// candidateJSON is a client for whom a dossier may be begun, or was, for programs.
type candidateJSON struct {
	Client  string `json:"client"`
	Name    string `json:"client_name"`
	Outcome string `json:"outcome"`
	Decided string `json:"outcome_of"` // programme
	Begun   bool   `json:"begun"`
	Chosen  bool   `json:"chosen"`
	Dossier string `json:"dossier,omitempty"`
	Code    string `json:"code,omitempty"`
}

// dossiersForMany shows how clients stand to the programme, and begins a dossier for those that are chosen.
func dossiersForMany(p *base.Program, c *cobra.Command, o newMany) error {
	s, err := p.Open()
	if err != nil {
		return err
	}
	ids, err := clientIDs(s, o.clients)
	if err != nil {
		return err
	}
	ctx, stop := base.Interruptible(c)
	defer stop()
	list, err := batch.Candidates(ctx, s, ids, o.Pack, o.Programmes)
	if err != nil {
		return err
	}
	var chosen []session.ClientInfo
	for _, x := range list {
		if x.Fits() || o.unfit && !x.Begun {
			chosen = append(chosen, x.Client)
		}
	}
	begun := map[string]batch.Result{}
	if o.write {
		done, err := batch.Create(ctx, s, chosen, o.New, nil)
		for i, r := range done {
			begun[chosen[i].ID] = r
		}
		if err != nil {
			return err
		}
	}
	return showCandidates(p, o, list, begun)
}

// clientIDs are the clients that are named; nil for all.
func clientIDs(s *session.Session, names []string) ([]string, error) {
	ids := []string{}
	for _, name := range names {
		if everyClient[name] {
			return nil, nil
		}
		c, err := s.Clients().Find(name)
		if err != nil {
			return nil, err
		}
		ids = append(ids, c.ID)
	}
	return ids, nil
}

func showCandidates(p *base.Program, o newMany, list []batch.Candidate, begun map[string]batch.Result) error {
	out, rows, n, failed := []candidateJSON{}, [][]string{{say.T("单位名称"), say.T("能不能申报"), say.T("结果")}}, 0, 0
	for _, x := range list {
		one := candidateJSON{Client: x.Client.ID, Name: x.Client.Name, Outcome: string(x.Outcome), Decided: x.Decided, Begun: x.Begun, Chosen: x.Fits() || o.unfit && !x.Begun}
		words := say.T("要建立")
		r, made := begun[x.Client.ID]
		switch {
		case made:
			words, one.Dossier, one.Code = say.BatchBegun(r), r.Dossier.ID, string(session.CodeOf(r.Err))
			if r.Err != nil {
				failed++
			}
		case x.Begun:
			words = say.T("已有这个事项的档案，不再建立")
		case !one.Chosen:
			words = say.T("不建立（仍要建立加 --unfit）")
		}
		if one.Chosen {
			n++
		}
		out = append(out, one)
		rows = append(rows, []string{base.Short(x.Client.Name, clientColumns), outcomeOf(p.Session, o, x), words})
	}
	err := p.Show(out, func(w *base.Page) {
		w.Table(rows)
		if !o.write {
			w.Say("将为 {n} 家单位建立档案。还没有建立，加 --write 建立。", "n", n)
		}
	})
	if err == nil && failed > 0 {
		return base.FoundSomething{}
	}
	return err
}

// outcomeOf tells how a client stands; of several programmes, to which.
func outcomeOf(s *session.Session, o newMany, x batch.Candidate) string {
	if pack := s.Library().Pack(o.Pack); len(o.Programmes) > 1 && pack != nil && pack.Programme(x.Decided) != nil {
		return say.T("{outcome}（{programme}）", "outcome", say.Outcome(x.Outcome), "programme", pack.Programme(x.Decided).ShortTitle())
	}
	return say.Outcome(x.Outcome)
}
