package work

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/record"
	"yibiao/forms"
)

func undoCommand(p *base.Program) *cobra.Command {
	return stepCommand(p,
		base.Command{Use: say.T("undo <档案>"), Vault: base.Changes, Short: say.T("撤销最近一次修改，重开程序后也可以")},
		history.Undo, func(w *base.Page, what string) { w.Say("已撤销：{what}", "what", what) })
}

func redoCommand(p *base.Program) *cobra.Command {
	return stepCommand(p,
		base.Command{Use: say.T("redo <档案>"), Vault: base.Changes, Short: say.T("重做刚撤销的修改")},
		history.Redo, func(w *base.Page, what string) { w.Say("已重做：{what}", "what", what) })
}

// stepCommand declares a command that takes one step on the undo stack.
func stepCommand(p *base.Program, d base.Command, step func(*session.Editing) (string, error), text func(*base.Page, string)) *cobra.Command {
	return base.OnTarget(p, d, func(e *session.Editing, _ []string) error {
		label, err := step(e)
		if err != nil {
			return err
		}
		out := struct {
			Label string `json:"label"`
			Says  string `json:"says"`
		}{label, editLabel(p, label, e.Form)}
		return p.Show(out, func(w *base.Page) { text(w, out.Says) })
	})
}

// editLabel tells what an edit did. Answers for matching are kept with the profile, whose form does not know the
// fields of the programmes: those are named by the pack that asks them.
func editLabel(p *base.Program, label string, form *forms.Form) string {
	_, id := record.LabelOf(label)
	if id == "" || form.Known(id) != nil {
		return say.EditLabel(label, form)
	}
	for _, pack := range p.Session.Library().Packs {
		if pack.Field(id) == nil {
			continue
		}
		for _, q := range pack.Programmes {
			if asked, err := forms.Compose(pack, []string{q.ID.S}); err == nil {
				return say.EditLabel(label, asked)
			}
		}
	}
	return say.EditLabel(label, form)
}
