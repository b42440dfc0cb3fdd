package work

import (
	"slices"
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
		Use:     say.T("tick <档案> <规则或字段> [行号] [列]"),
		Vault:   base.Changes,
		Short:   say.T("确认一条要由人判断的规则，或者一栏的默认值、能推算的内容"),
		Example: "  yibiao tick 首台 stt-01-rending/seal\n  yibiao tick 首台 stt-01-rending/seal --off\n  yibiao tick 首台 org.biz_address\n  yibiao tick --profile 示范 org.biz_address\n  yibiao tick 首台 ip 2 kind",
		Least:   1, Most: 3,
	}, func(e *session.Editing, rest []string) error {
		f := e.Form.Known(rest[0])
		switch {
		case f != nil && (f.Fallback != nil || f.Guessable()):
			only, err := cellsMeant(e, f, rest[1:])
			if err != nil {
				return err
			}
			return tickDefault(p, e, only, off)
		case len(rest) > 1:
			return session.Refuse("tick", session.CodeNoRow, "field", rest[0], "row", rest[1])
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

// meant is a field, or of a table the cells that are meant.
type meant struct {
	*forms.Field
	row    string // by id; "" for all
	column *forms.Field
}

// cellsMeant reads which row, by number or id, and which column of a table are meant.
func cellsMeant(e *session.Editing, f *forms.Field, words []string) (meant, error) {
	m := meant{Field: f}
	if len(words) == 0 {
		return m, nil
	}
	row, _, err := rowOf(e, f.Name(), words[0])
	if err != nil {
		return m, err
	}
	if m.row = row.ID; len(words) > 1 {
		if m.column = f.Column(words[1]); m.column == nil {
			return m, session.Refuse("tick", session.CodeNoColumn, "field", f.Name(), "column", words[1])
		}
	}
	return m, nil
}

// of tells whether a place is meant.
func (m meant) of(o session.Offer) bool {
	return (m.row == "" || o.Row == m.row) && (m.column == nil || o.Column == m.column)
}

// label names what is meant.
func (m meant) label() string {
	if m.column != nil {
		return m.column.Label
	}
	return m.Label
}

// withdrawn takes the confirmation back.
func (m meant) withdrawn(e *session.Editing) (bool, error) {
	if m.row == "" {
		return session.WithdrawDefault(e, m.Name())
	}
	only := session.Spot{Row: m.row}
	if m.column != nil {
		only.Column = m.column.Name()
	}
	return session.WithdrawCells(e, m.Field, only)
}

// tickDefault confirms the default that a field shows, or takes that back so that it shows its default again, or fills in what is
// guessed for a field or for the cells of a table. What was typed stays.
func tickDefault(p *base.Program, e *session.Editing, m meant, off bool) error {
	out := struct {
		Field string `json:"field"`
		Tick  bool   `json:"tick"`
		Value string `json:"value"`
		Why   string `json:"why,omitempty"` // on what it rests, of what was guessed
	}{m.Name(), !off, "", ""}
	st, err := e.State()
	if err != nil {
		return err
	}
	offers := slices.DeleteFunc(st.Offers([]string{m.Name()}), func(o session.Offer) bool { return !m.of(o) })
	why := guessReasons(e, offers)
	var done bool
	if off {
		done, err = m.withdrawn(e)
	} else {
		var n int
		n, err = session.TakeOver(e, offers)
		done = n > 0
	}
	switch {
	case err != nil:
		return err
	case !done && off:
		return session.Refuse("tick", session.CodeNotConfirmed, "label", m.label())
	case !done:
		return session.Refuse("tick", session.CodeNoDefault, "label", m.label())
	}
	if out.Value = e.Display(m.Name()); !off {
		out.Why = why
	}
	if m.IsTable() {
		out.Value, out.Why = out.Why, ""
	}
	return p.Show(out, func(w *base.Page) {
		if off {
			w.Say("已取消确认：{sentence}", "sentence", m.label())
			return
		}
		value := out.Value
		if out.Why != "" {
			value = say.T("{value}（{why}）", "value", value, "why", out.Why)
		}
		w.Say("已确认：{sentence}", "sentence", say.T("{label}　{value}", "label", m.Label, "value", value))
	})
}

// guessReasons tells on what rests what is guessed for a field, and for a table each cell with it; "" where nothing is guessed.
func guessReasons(e *session.Editing, offers []session.Offer) string {
	var cells []string
	for _, g := range offers {
		switch {
		case g.Default:
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
