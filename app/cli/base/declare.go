package base

import (
	"github.com/spf13/cobra"

	"yibiao/app/session"
)

// Command is how a command is called and what its help says.
type Command struct {
	Use, Short, Long, Example string
	// Least and Most count its arguments, of a command OnTarget those after the dossier; Most < 0 means any number.
	Least, Most int
}

func (d Command) declared() *cobra.Command {
	return &cobra.Command{Use: d.Use, Short: d.Short, Long: d.Long, Example: d.Example, Args: Arguments(d.Least, d.Most)}
}

// OnVault declares a command that works on the opened vault.
func OnVault(p *Program, d Command, run func(s *session.Session, args []string) error) *cobra.Command {
	c := d.declared()
	c.RunE = func(_ *cobra.Command, args []string) error {
		s, err := p.Open()
		if err != nil {
			return err
		}
		return run(s, args)
	}
	return c
}

// OnTarget declares a command that works on an opened dossier or, with --profile, on a client's profile; rest are the
// arguments after it.
func OnTarget(p *Program, d Command, run func(e *session.Editing, rest []string) error) *cobra.Command {
	c := d.declared()
	t := Targeted(p, c, d.Least, d.Most)
	c.RunE = func(_ *cobra.Command, args []string) error {
		e, rest, err := t.Open(p, args)
		if err != nil {
			return err
		}
		return run(e, rest)
	}
	return c
}
