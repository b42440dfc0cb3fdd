package base

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/session"
	"yibiao/forms"
)

// CheckedCase completes a command on one dossier that looks at what a check finds.
func CheckedCase(p *Program, c *cobra.Command, show func(*session.Editing, forms.Report) error) *cobra.Command {
	NamesDossier(p, c)
	c.Args = Arguments(1, 1)
	c.RunE = func(c *cobra.Command, args []string) error {
		e, err := p.OpenDossier(args)
		if err != nil {
			return err
		}
		ctx, stop := Interruptible(c)
		defer stop()
		report, err := e.CheckFiles(ctx)
		if err != nil {
			return err
		}
		return show(e, report)
	}
	return c
}

// InVault is a command without arguments that opens the vault, finds something in it, and shows that.
func InVault[T any](p *Program, find func(context.Context, *session.Session) (T, error), show func(*Page, T)) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, _ []string) error {
		s, err := p.Open()
		if err != nil {
			return err
		}
		found, err := find(c.Context(), s)
		if err != nil {
			return err
		}
		return p.Show(found, func(w *Page) { show(w, found) })
	}
}

// FindClient finds the client that an argument names; no argument gives the zero client, which stands for all. Failures: those of Open and
// of Clients.Find.
func (p *Program) FindClient(args []string) (session.ClientInfo, error) {
	s, err := p.Open()
	if err != nil || len(args) == 0 {
		return session.ClientInfo{}, err
	}
	return s.Clients().Find(args[0])
}

// RefuseCard refuses a programme that only informs.
func RefuseCard(doing string, q *forms.Programme) error {
	return session.Refuse(doing, session.CodeCard, "programme", q.Title, "ask", strings.TrimRight(q.Card.Ask, "。"))
}

// RefuseCards refuses programmes that only inform. Unknown packs and programmes are left to the session. Failure: card.
func RefuseCards(s *session.Session, packID string, programmes []string) error {
	pack := s.Library().Pack(packID)
	if pack == nil {
		return nil
	}
	for _, id := range programmes {
		if q := pack.Programme(id); q != nil && q.Card != nil {
			return RefuseCard("choose", q)
		}
	}
	return nil
}
