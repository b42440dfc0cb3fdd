package work

import (
	"slices"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

// SavedJSON tells how an answer was kept.
type SavedJSON struct {
	Field    string   `json:"field"`
	Value    string   `json:"value"`
	Shown    string   `json:"shown"`
	Fault    string   `json:"fault,omitempty"`
	Code     string   `json:"code,omitempty"`
	Warnings []string `json:"warnings,omitempty"`
	Label    string
}

func setCommand(p *base.Program) *cobra.Command {
	return base.OnTarget(p, base.Command{
		Use:   say.T("set <档案> <字段> <内容>"),
		Vault: base.Changes,
		Short: say.T("填写一个字段；立即保存"),
		Long:  say.T("填写一个字段，立即保存。不合要求的内容也会原样保存，同时说明哪里不对（返回码 1）。\n内容为空（''）表示清空；明细表写 none，表示没有可填的行（空着的表不算回答）；以 - 开头的内容前面加 -- ，如：set 档案 字段 -- -5"),
		Example: "  yibiao set 首台 eq.price 380\n" +
			"  yibiao set --profile 示范 org.uscc 91450200MA5YLBT65G",
		Least: 2, Most: 2,
	}, func(e *session.Editing, rest []string) error {
		if f := e.Form.Known(rest[0]); f != nil && f.IsTable() {
			return stateNone(p, e, f, rest[1])
		}
		before := e.Client.Name
		was, err := e.State()
		if err != nil {
			return err
		}
		parsed, err := e.Set(rest[0], rest[1])
		if err != nil {
			return err
		}
		saved := savedOf(e, e.Form.Known(rest[0]), rest[0], parsed)
		now, err := e.State()
		if err != nil {
			return err
		}
		saved.Warnings = append(saved.Warnings, unaskedWords(e.Form, e.Form.Known(rest[0]), was.Unasked(), now.Unasked())...)
		if rest[0] == nameField {
			saved.Warnings = append(saved.Warnings, renamedWords(p, e, before, parsed.Canonical)...)
			saved.Warnings = append(saved.Warnings, twinWords(p, e.Client.ID)...)
		}
		if same, err := p.Session.Clients().SameCode(e.Client.ID); rest[0] == codeField && err == nil && len(same) > 0 {
			saved.Warnings = append(saved.Warnings, say.SameCode(same))
		}
		if err := p.Show(saved, saved.Text); err != nil || saved.Fault == "" {
			return err
		}
		return base.FoundSomething{}
	})
}

// unaskedWords tells that the answer to a field is not asked as the case now stands, and which others are not any more.
func unaskedWords(form *forms.Form, set *forms.Field, before, now []*forms.Field) []string {
	var out []string
	if slices.Contains(now, set) {
		out = append(out, say.UnaskedAnswer(form, set))
		before = append(slices.Clone(before), set)
	}
	if words := say.UnaskedNow(before, now); words != "" {
		out = append(out, words)
	}
	return out
}

// renamedWords tells that a name set in one dossier is that of the client, and so of its other dossiers.
func renamedWords(p *base.Program, e *session.Editing, before, now string) []string {
	all, err := p.Session.Dossiers().List(e.Client.ID)
	if err != nil || len(all) < 2 || before == now {
		return nil
	}
	return []string{say.Renamed(before, len(all))}
}

// stateNone states that a table has no rows, or, with an empty text, takes that back.
func stateNone(p *base.Program, e *session.Editing, f *forms.Field, text string) error {
	if text != "" && text != NoRows {
		return base.Usage("“{label}”是明细表：没有的写 none，有的用 yibiao row add 逐行添加", "label", f.Label)
	}
	if err := e.Table(f.Name()).StateNone(text == NoRows); err != nil {
		return err
	}
	saved := SavedJSON{Field: f.Name(), Label: f.Label, Value: text, Shown: say.T("没有")}
	return p.Show(saved, saved.Text)
}

// savedOf describes one saved answer. name is the field, or <table>.<column>.
func savedOf(e *session.Editing, f *forms.Field, name string, parsed forms.Parsed) SavedJSON {
	out := SavedJSON{Field: name, Label: f.Label, Value: parsed.Canonical, Shown: base.ShownValue(e.Form, f, parsed.Canonical)}
	if parsed.Fault != nil {
		out.Fault, out.Code = say.Fault(parsed.Fault, base.Vocabulary(e)), string(parsed.Fault.Code)
	}
	for _, warning := range parsed.Warnings {
		out.Warnings = append(out.Warnings, say.Fault(warning, base.Vocabulary(e)))
	}
	return out
}

// Text prints what was saved.
func (s SavedJSON) Text(w *base.Page) {
	switch {
	case s.Value == "":
		w.Say("已清空“{label}”", "label", s.Label)
	case s.Fault != "":
		w.Say("已保存“{label}”，但{fault}", "label", s.Label, "fault", s.Fault)
	default:
		w.Say("已保存“{label}”：{value}", "label", s.Label, "value", base.Short(s.Shown, base.ShownColumns))
	}
	for _, warning := range s.Warnings {
		w.Say("请核对：{warning}", "warning", warning)
	}
}

// NoRows is the answer that a table has no rows.
const NoRows = "none"
