package cli

import (
	"github.com/spf13/cobra"

	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

// savedJSON tells how an answer was kept.
type savedJSON struct {
	Field    string   `json:"field"`
	Value    string   `json:"value"`
	Shown    string   `json:"shown"`
	Fault    string   `json:"fault,omitempty"`
	Code     string   `json:"code,omitempty"`
	Warnings []string `json:"warnings,omitempty"`
	label    string
}

func setCommand(p *program) *cobra.Command {
	var t *target
	c := &cobra.Command{
		Use:   say.T("set <档案> <字段> <内容>"),
		Short: say.T("填写一个字段；立即保存"),
		Long:  say.T("填写一个字段，立即保存。不合要求的内容也会原样保存，同时说明哪里不对（返回码 1）。\n内容为空（''）表示清空；明细表写 none，表示没有可填的行（空着的表不算回答）；以 - 开头的内容前面加 -- ，如：set 档案 字段 -- -5"),
		Example: "  yibiao set 首台 eq.price 380\n" +
			"  yibiao set --profile 示范 org.uscc 91450200MA5YLBT65G",
		RunE: func(_ *cobra.Command, args []string) error {
			e, rest, err := t.open(p, args)
			if err != nil {
				return err
			}
			if f := e.Form.Known(rest[0]); f != nil && f.IsTable() {
				return stateNone(p, e, f, rest[1])
			}
			parsed, err := e.Set(rest[0], rest[1])
			if err != nil {
				return err
			}
			saved := savedOf(e, e.Form.Known(rest[0]), rest[0], parsed)
			if rest[0] == nameField {
				saved.Warnings = append(saved.Warnings, twinWords(p, e.Client.ID)...)
			}
			if err := p.show(saved, saved.text); err != nil || saved.Fault == "" {
				return err
			}
			return foundSomething{}
		},
	}
	t = targeted(c, 2, 2)
	return c
}

// stateNone states that a table has no rows, or, with an empty text, takes that back.
func stateNone(p *program, e *session.Editing, f *forms.Field, text string) error {
	if text != "" && text != noRows {
		return usage("“{label}”是明细表：没有的写 none，有的用 yibiao row add 逐行添加", "label", f.Label)
	}
	if err := e.StateNone(f.Name(), text == noRows); err != nil {
		return err
	}
	saved := savedJSON{Field: f.Name(), label: f.Label, Value: text, Shown: say.T("没有")}
	return p.show(saved, saved.text)
}

// savedOf describes one saved answer. name is the field, or <table>.<column>.
func savedOf(e *session.Editing, f *forms.Field, name string, parsed forms.Parsed) savedJSON {
	out := savedJSON{Field: name, label: f.Label, Value: parsed.Canonical, Shown: shownValue(e.Form, f, parsed.Canonical)}
	if parsed.Fault != nil {
		out.Fault, out.Code = say.Fault(parsed.Fault, vocabulary(e)), parsed.Fault.Code
	}
	for _, warning := range parsed.Warnings {
		out.Warnings = append(out.Warnings, say.Fault(warning, vocabulary(e)))
	}
	return out
}

func (s savedJSON) text(w *page) {
	switch {
	case s.Value == "":
		w.say("已清空“{label}”", "label", s.label)
	case s.Fault != "":
		w.say("已保存“{label}”，但{fault}", "label", s.label, "fault", s.Fault)
	default:
		w.say("已保存“{label}”：{value}", "label", s.label, "value", short(s.Shown, shownColumns))
	}
	for _, warning := range s.Warnings {
		w.say("请核对：{warning}", "warning", warning)
	}
}

// noRows is the answer that a table has no rows.
const noRows = "none"
