package work

import (
	"strconv"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/forms"
)

// sectionJSON and fieldJSON are the form for programs.
type sectionJSON struct {
	Title  string      `json:"title"`
	Fields []fieldJSON `json:"fields"`
}

type fieldJSON struct {
	ID       string              `json:"id"`
	Label    string              `json:"label"`
	Type     string              `json:"type"`
	Required bool                `json:"required"`
	Relevant bool                `json:"relevant"`
	Computed bool                `json:"computed,omitempty"`
	Value    string              `json:"value,omitempty"`
	Shown    string              `json:"shown,omitempty"`
	Origin   string              `json:"origin,omitempty"`
	Default  bool                `json:"default,omitempty"` // a default that nobody typed or confirmed
	Guess    string              `json:"guess,omitempty"`   // what is guessed and why, as a sentence; it counts for nothing
	Rows     []map[string]string `json:"rows,omitempty"`
	None     bool                `json:"none,omitempty"` // a table that was stated to have no rows
}

func showCommand(p *base.Program) *cobra.Command {
	var all, ids bool
	c := base.OnTarget(p, base.Command{
		Use:   say.T("show <档案>"),
		Vault: base.Reads,
		Short: say.T("显示合并后的一张表：各栏目、字段和填写的内容"),
	}, func(e *session.Editing, _ []string) error {
		st, err := e.State()
		if err != nil {
			return err
		}
		sections := formSections(p, e.Form, st, all)
		return p.Show(sections, func(w *base.Page) {
			for i, s := range sections {
				if i > 0 {
					w.Line()
				}
				w.Say("【{title}】", "title", s.Title)
				w.Table(fieldRows(s.Fields, ids))
			}
		})
	})
	c.Flags().BoolVar(&all, "all", false, say.T("也显示现在不用填的字段"))
	c.Flags().BoolVar(&ids, "ids", false, say.T("显示字段名"))
	return c
}

// formSections gives the form with its answers; fields that are not asked as things stand only when all is set.
func formSections(p *base.Program, form *forms.Form, st *session.State, all bool) []sectionJSON {
	sections := []sectionJSON{}
	for _, s := range form.Sections {
		out := sectionJSON{Title: s.Title}
		for _, f := range s.Fields {
			id := f.Name()
			if !st.Relevant[id] && !all {
				continue
			}
			field := fieldJSON{
				ID: id, Label: f.Label, Type: f.Type.S, Required: st.Must(f), Relevant: st.Relevant[id], Computed: f.Computed(),
				Value: st.Answers.Values[id], Shown: base.ValueOf(p, form, f, st.Answers.Values[id]),
			}
			field.Default, field.Guess = st.Default(id), say.Guessed(st.Guesses(), id, form.Pack.Vocabulary)
			field.None = f.IsTable() && st.None(id)
			for _, row := range st.Answers.Tables[id] {
				field.Rows = append(field.Rows, row.Cells)
			}
			out.Fields = append(out.Fields, field)
		}
		if len(out.Fields) > 0 {
			sections = append(sections, out)
		}
	}
	return sections
}

func fieldRows(fields []fieldJSON, ids bool) [][]string {
	rows := [][]string{nil}
	for _, f := range fields {
		mark := " "
		if f.Required {
			mark = "*"
		}
		value := base.Short(f.Shown, base.ShownColumns)
		switch {
		case f.None:
			value = say.T("没有")
		case f.Type == "table":
			value = say.T("{n} 行", "n", strconv.Itoa(len(f.Rows)))
			if f.Guess != "" {
				value += say.T("；") + f.Guess
			}
		case f.Guess != "":
			value = f.Guess
		case f.Default:
			value = say.T("{value}（默认值，没有人确认过）", "value", value)
		}
		row := []string{mark, f.Label, value}
		if ids {
			row = []string{mark, f.ID, f.Label, value}
		}
		rows = append(rows, row)
	}
	return rows
}

func getCommand(p *base.Program) *cobra.Command {
	return base.OnTarget(p, base.Command{
		Use:   say.T("get <档案> <字段>"),
		Vault: base.Reads,
		Short: say.T("显示一个字段的内容（自动计算和默认值也算）"),
		Least: 1, Most: 1,
	}, func(e *session.Editing, rest []string) error {
		f := e.Form.Known(rest[0])
		if f != nil && f.IsTable() {
			return base.Usage("“{label}”是明细表，请用 yibiao row list 看各行", "label", f.Label)
		}
		if f == nil {
			return session.Refuse("get", session.CodeNoField, "field", rest[0])
		}
		st, err := e.State()
		if err != nil {
			return err
		}
		value := st.Answers.Values[f.Name()]
		out := fieldJSON{
			ID: f.Name(), Label: f.Label, Type: f.Type.S, Computed: f.Computed(), Value: value, Shown: base.ValueOf(p, e.Form, f, value),
			Required: st.Must(f), Relevant: st.Relevant[f.Name()], Origin: history.OriginOf(e, f.Name()),
			Default: st.Default(f.Name()), Guess: say.Guessed(st.Guesses(), f.Name(), base.Vocabulary(e)),
		}
		if out.Default {
			out.Origin = "default"
		}
		return p.Show(out, func(w *base.Page) { w.Line(out.Shown) })
	})
}
