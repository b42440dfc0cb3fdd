package work

import (
	"time"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/forms"
)

// changeJSON is one line of the history for programs.
type changeJSON struct {
	At     string `json:"at"`
	Origin string `json:"origin,omitempty"`
	Device string `json:"device,omitempty"`
	Label  string `json:"label,omitempty"`
	Field  string `json:"field,omitempty"`
	Value  string `json:"value,omitempty"`
	Row    int    `json:"row,omitempty"` // of a table, from 1; none for a deleted one
	RowID  string `json:"row_id,omitempty"`
	Says   string `json:"says"`

	time time.Time
}

func historyCommand(p *base.Program) *cobra.Command {
	var limit int
	c := base.OnTarget(p, base.Command{
		Use:   say.T("history <档案> [字段]"),
		Vault: base.Reads,
		Short: say.T("修改记录：整个档案的，或一个字段、一个明细表（连同删除了的行）每次的内容、时间和来源"),
		Most:  1,
	}, func(e *session.Editing, rest []string) error {
		read := func() ([]changeJSON, error) { return editHistory(p, e, limit) }
		if len(rest) > 0 {
			read = func() ([]changeJSON, error) { return fieldHistory(p, e, rest[0]) }
		}
		list, err := read()
		if err != nil {
			return err
		}
		return p.Show(list, func(w *base.Page) {
			rows := [][]string{{say.T("时间"), say.T("内容"), say.T("来源")}}
			for _, c := range list {
				rows = append(rows, []string{base.When(c.time), base.Short(c.Says, base.ShownColumns), say.Origin(c.Origin)})
			}
			if len(rest) == 0 {
				rows[0][2] = ""
			}
			w.Table(rows)
		})
	})
	c.Flags().IntVar(&limit, "limit", 0, say.T("最多显示 `N` 条，0 为全部"))
	return c
}

func fieldHistory(p *base.Program, e *session.Editing, field string) ([]changeJSON, error) {
	f := e.Form.Known(field)
	if f == nil {
		return nil, session.Refuse("history", session.CodeNoField, "field", field)
	}
	if f.IsTable() {
		return tableHistory(p, e, field)
	}
	changes, err := history.Of(e, field)
	list := []changeJSON{}
	for _, c := range changes {
		says := base.ValueOf(p, e.Form, f, c.Value)
		if c.Value == "" {
			says = say.T("（清空）")
		}
		list = append(list, changeJSON{
			At: base.Stamp(c.At), Origin: c.Origin, Device: c.Device, Field: c.Field, Value: c.Value, Says: says, time: c.At,
		})
	}
	return list, err
}

func tableHistory(p *base.Program, e *session.Editing, table string) ([]changeJSON, error) {
	changes, err := history.OfTable(e, table)
	list := []changeJSON{}
	for _, c := range changes {
		list = append(list, changeJSON{
			At: base.Stamp(c.At), Origin: c.Origin, Device: c.Device, Field: c.Field, Value: c.Value, Row: c.Number, RowID: c.Entity,
			Says: say.RowChange(c, func(f *forms.Field, canonical string) string { return base.ValueOf(p, e.Form, f, canonical) }), time: c.At,
		})
	}
	return list, err
}

func editHistory(p *base.Program, e *session.Editing, limit int) ([]changeJSON, error) {
	edits, err := history.Edits(e, limit)
	list := []changeJSON{}
	for _, x := range edits {
		list = append(list, changeJSON{At: base.Stamp(x.At), Label: x.Label, Says: editLabel(p, x.Label, e.Form), time: x.At})
	}
	return list, err
}
