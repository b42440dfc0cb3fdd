package base

import (
	"github.com/spf13/cobra"

	"yibiao/app/session"
)

// VaultUse is what a command does with the vault. It stands on the command itself, and is asked where the vault is opened: whether a
// folder without a vault has been mistyped or is where one begins, and whether a vault that another program holds is looked at.
type VaultUse string

// What commands do with the vault.
const (
	Apart   VaultUse = "apart"   // it does without the user's vault
	Browses VaultUse = "browses" // it changes nothing, and shows what the program knows of itself too: there need be no vault
	Reads   VaultUse = "reads"   // it shows what a vault holds and changes nothing there
	Changes VaultUse = "changes" // it works on what a vault holds
	Begins  VaultUse = "begins"  // it brings in what a vault begins with
)

// vaultMark is the annotation of a command that says what it does with the vault.
const vaultMark = "vault"

// Marked gives the annotations of a command that does this with the vault.
func (u VaultUse) Marked() map[string]string { return map[string]string{vaultMark: string(u)} }

// asks tells whether the command makes no sense without a vault: a folder that holds none has been mistyped.
func (u VaultUse) asks() bool { return u == Reads || u == Changes }

// UseOf tells what a command does with the vault; "" where it does not say.
func UseOf(c *cobra.Command) VaultUse { return VaultUse(c.Annotations[vaultMark]) }

// vaultUse is what this run does with the vault; "" where no command is meant.
func vaultUse(p *Program) VaultUse {
	if c := commandOf(p); c != nil && p.Use == "" {
		return UseOf(c)
	}
	return p.Use
}

// browses tells of a run that changes nothing and shows what it knows without a vault too. The window does more than it says here.
func browses(p *Program) bool { return vaultUse(p) == Browses && commandOf(p) != p.Root }

// commandOf is the command of this run; nil for none.
func commandOf(p *Program) *cobra.Command {
	if p.Root == nil {
		return nil
	}
	c, _, err := p.Root.Find(p.Env.Args)
	if err != nil {
		return nil
	}
	return c
}

// Command is how a command is called and what its help says.
type Command struct {
	Use, Short, Long, Example string
	Vault                     VaultUse // what it does with the vault; every command says it
	// Least and Most count its arguments, of a command OnTarget those after the dossier; Most < 0 means any number.
	Least, Most int
}

func (d Command) declared() *cobra.Command {
	return &cobra.Command{Use: d.Use, Short: d.Short, Long: d.Long, Example: d.Example, Annotations: d.Vault.Marked(), Args: Arguments(d.Least, d.Most)}
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
