package work

import (
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

func tickCommand(p *base.Program) *cobra.Command {
	var off bool
	c := base.OnTarget(p, base.Command{
		Use:     say.T("tick <档案> <规则或字段>"),
		Vault:   base.Changes,
		Short:   say.T("确认一条要由人判断的规则，或者一栏的默认值、能推算的内容"),
		Example: "  yibiao tick 首台 stt-01-rending/seal\n  yibiao tick 首台 stt-01-rending/seal --off\n  yibiao tick 首台 org.biz_address\n  yibiao tick --profile 示范 org.biz_address",
		Least:   1, Most: 1,
	}, func(e *session.Editing, rest []string) error {
		if f := e.Form.Known(rest[0]); f != nil && (f.Fallback != nil || f.Guessable()) {
			return tickDefault(p, e, f, off)
		}
		return tickRule(p, e, rest[0], off)
	})
	c.Flags().BoolVar(&off, "off", false, say.T("取消确认"))
	return c
}

// tickRule confirms a rule that a person decides, or takes the confirmation back.
func tickRule(p *base.Program, e *session.Editing, key string, off bool) error {
	r, err := manualRule(e, key)
	if err != nil {
		return err
	}
	if err := session.Tick(e, r, !off); err != nil {
		return err
	}
	out := struct {
		Rule string `json:"rule"`
		Tick bool   `json:"tick"`
	}{r.Key(), !off}
	st, err := e.State()
	if err != nil {
		return err
	}
	sentence := st.Fill(r.Asked())
	return p.Show(out, func(w *base.Page) {
		if off {
			w.Say("已取消确认：{sentence}", "sentence", sentence)
			return
		}
		w.Say("已确认：{sentence}", "sentence", sentence)
	})
}

// manualRule finds a rule that a person decides, by its key or by its id when that fits one programme only.
func manualRule(e *session.Editing, key string) (*forms.Rule, error) {
	var found []*forms.Rule
	for _, q := range e.Form.Programmes {
		for _, r := range q.Rules {
			if r.Key() == key || r.ID.S == key {
				found = append(found, r)
			}
		}
	}
	if len(found) != 1 {
		return nil, session.Refuse("tick", session.CodeUnknownRule, "rule", key)
	}
	if found[0].Severity != forms.Manual {
		return nil, session.Refuse("tick", session.CodeNotManual, "rule", found[0].Key())
	}
	return found[0], nil
}

// tickDefault confirms the default that a field shows, or takes that back so that it shows its default again, or fills in what is
// guessed for a field or for the cells of a table. What was typed stays.
func tickDefault(p *base.Program, e *session.Editing, f *forms.Field, off bool) error {
	out := struct {
		Field string `json:"field"`
		Tick  bool   `json:"tick"`
		Value string `json:"value"`
		Why   string `json:"why,omitempty"` // on what it rests, of what was guessed
	}{f.Name(), !off, "", ""}
	st, err := e.State()
	if err != nil {
		return err
	}
	why := guessReasons(e, st, f)
	change := session.ConfirmDefault
	if off {
		change = session.WithdrawDefault
	}
	switch done, err := change(e, f.Name()); {
	case err != nil:
		return err
	case !done && off:
		return session.Refuse("tick", session.CodeNotConfirmed, "label", f.Label)
	case !done:
		return session.Refuse("tick", session.CodeNoDefault, "label", f.Label)
	}
	if out.Value = e.Display(f.Name()); !off {
		out.Why = why
	}
	if f.IsTable() {
		out.Value, out.Why = out.Why, ""
	}
	return p.Show(out, func(w *base.Page) {
		if off {
			w.Say("已取消确认：{sentence}", "sentence", f.Label)
			return
		}
		value := out.Value
		if out.Why != "" {
			value = say.T("{value}（{why}）", "value", value, "why", out.Why)
		}
		w.Say("已确认：{sentence}", "sentence", say.T("{label}　{value}", "label", f.Label, "value", value))
	})
}

// guessReasons tells on what rests what is guessed for a field, and for a table each cell with it; "" where nothing is guessed.
func guessReasons(e *session.Editing, st *session.State, f *forms.Field) string {
	var cells []string
	for _, g := range st.Guesses() {
		switch {
		case g.Field != f:
		case g.Column == nil:
			return g.Why()
		default:
			value := base.Vocabulary(e).Shown(g.Column, g.Text)
			if why := g.Why(); why != "" {
				value = say.T("{value}（{why}）", "value", value, "why", why)
			}
			cells = append(cells, say.T("第 {row} 行 {label} {value}", "row", g.Number, "label", g.Column.Label, "value", value))
		}
	}
	return strings.Join(cells, say.T("、"))
}
