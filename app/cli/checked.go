package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/session"
	"yibiao/forms"
)

// checkedCase completes a command on one dossier that looks at what a check finds.
func checkedCase(p *program, c *cobra.Command, show func(*session.Editing, forms.Report) error) *cobra.Command {
	c.Args = arguments(1, 1)
	c.RunE = func(c *cobra.Command, args []string) error {
		e, err := p.openDossier(args)
		if err != nil {
			return err
		}
		ctx, stop := interruptible(c)
		defer stop()
		report, err := e.CheckFiles(ctx)
		if err != nil {
			return err
		}
		return show(e, report)
	}
	return c
}

// findClient finds the client that an argument names; no argument gives the zero client, which stands for all.
func (p *program) findClient(args []string) (session.ClientInfo, error) {
	s, err := p.open()
	if err != nil || len(args) == 0 {
		return session.ClientInfo{}, err
	}
	return s.FindClient(args[0])
}

// refuseCard refuses a programme that only informs.
func refuseCard(doing string, q *forms.Programme) error {
	return refuse(doing, "card", "programme", q.Title, "ask", strings.TrimRight(q.Card.Ask, "。"))
}

// refuseCards refuses programmes that only inform. Unknown packs and programmes are left to the session. Failure: card.
func refuseCards(s *session.Session, packID string, programmes []string) error {
	pack := s.Library().Pack(packID)
	if pack == nil {
		return nil
	}
	for _, id := range programmes {
		if q := pack.Programme(id); q != nil && q.Card != nil {
			return refuseCard("choose", q)
		}
	}
	return nil
}
