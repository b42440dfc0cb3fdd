package base

import (
	"context"
	"fmt"
	"os"
	"os/signal"

	"github.com/spf13/cobra"

	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

// Target is what a command works on: the dossier named by its first argument, or the profile of --profile's client.
type Target struct {
	profile string
}

// Targeted adds --profile to a command and widens its arguments: with --profile the first one is left out.
// least and most count the arguments after the dossier; most < 0 means any number.
func Targeted(p *Program, c *cobra.Command, least, most int) *Target {
	t := &Target{}
	NamesDossier(p, c)
	c.Flags().StringVar(&t.profile, "profile", "", say.T("改为企业档案：`CLIENT` 是单位名称或编号，这时不写档案"))
	c.Args = func(c *cobra.Command, args []string) error {
		first := 1
		if t.profile != "" {
			first = 0
		}
		last := most
		if most >= 0 {
			last += first
		}
		return Arguments(least+first, last)(c, args)
	}
	return t
}

// Open opens the dossier or profile and gives the arguments that remain. Failures: those of Program.Open, OpenDossier and OpenProfile.
func (t *Target) Open(p *Program, args []string) (*session.Editing, []string, error) {
	s, err := p.Open()
	if err != nil {
		return nil, nil, err
	}
	if t.profile != "" {
		e, err := s.OpenProfile(t.profile)
		tellMoved(p, e, err)
		return e, args, err
	}
	e, err := p.OpenDossier(args)
	return e, args[1:], err
}

// OpenDossier opens the dossier that a command's first argument names. Failures: those of FindDossier and Session.OpenDossier.
func (p *Program) OpenDossier(args []string) (*session.Editing, error) {
	d, err := p.FindDossier(args[0])
	if err != nil {
		return nil, err
	}
	e, err := p.Session.OpenDossier(d.ID)
	tellMoved(p, e, err)
	return e, err
}

// NamesDossier adds --client to a command that takes a dossier by its title: the same title under another client is then not meant.
func NamesDossier(p *Program, c *cobra.Command) *cobra.Command {
	c.Flags().StringVar(&p.OfClient, "client", "", say.T("`CLIENT`：只找这个单位的档案，几家单位有同名的时用"))
	return c
}

// FindDossier finds a dossier by id, or by its title or a part of it, among those of --client where that was given. Titles that several
// clients' dossiers bear are refused: an answer must never end up in another client's dossier.
func (p *Program) FindDossier(key string) (session.DossierInfo, error) {
	s, err := p.Open()
	if err != nil {
		return session.DossierInfo{}, err
	}
	if p.OfClient == "" {
		return s.Dossiers().Find(key)
	}
	c, err := s.Clients().Find(p.OfClient)
	if err != nil {
		return session.DossierInfo{}, err
	}
	return s.Dossiers().FindOf(c, key)
}

// Interruptible gives a context that Ctrl+C ends, for the commands that then clean up after themselves. Any other
// command simply ends: what it has acknowledged is on disk.
func Interruptible(c *cobra.Command) (context.Context, context.CancelFunc) {
	return signal.NotifyContext(c.Context(), os.Interrupt)
}

// Vocabulary is what the form's packs share.
func Vocabulary(e *session.Editing) *forms.Vocabulary { return e.Form.Pack.Vocabulary }

// ValueOf is ShownValue, or, where --reveal asks for it, WholeValue.
func ValueOf(p *Program, form *forms.Form, f *forms.Field, canonical string) string {
	if p.Reveal {
		return WholeValue(form, f, canonical)
	}
	return ShownValue(form, f, canonical)
}

// ShownValue is WholeValue with identity numbers and bank accounts masked.
func ShownValue(form *forms.Form, f *forms.Field, canonical string) string {
	return f.Mask(WholeValue(form, f, canonical))
}

// WholeValue gives a field's answer as printed, with its unit; "" when there is none. What the field refuses is as typed.
func WholeValue(form *forms.Form, f *forms.Field, canonical string) string {
	text := form.Pack.Vocabulary.Display(f, canonical, "")
	if form.Pack.Vocabulary.Unsound(f, canonical, nil) != nil {
		return text
	}
	return forms.WithUnit(text, f.Unit)
}

// tellMoved tells, beside the answer of the command, which answers of an earlier edition have been put elsewhere.
func tellMoved(p *Program, e *session.Editing, err error) {
	if err != nil {
		return
	}
	for _, line := range say.Moved(e) {
		_, _ = fmt.Fprintln(p.Env.Err, line)
	}
}
