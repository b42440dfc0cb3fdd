package matching

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
)

// conflictJSON is one value that several dossiers use, for programs.
type conflictJSON struct {
	Field  string    `json:"field"`
	Table  string    `json:"table,omitempty"`
	Label  string    `json:"label"`
	Value  string    `json:"value"`
	Says   string    `json:"says"`
	Source string    `json:"source,omitempty"`
	Uses   []useJSON `json:"uses"`
	shown  string    // of Value
}

type useJSON struct {
	Client     string `json:"client"`
	ClientName string `json:"client_name"`
	Dossier    string `json:"dossier"`
	Title      string `json:"title"`
	Status     string `json:"status"`
	Row        int    `json:"row,omitempty"`
}

func conflictsCommand(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:   say.T("conflicts [单位]"),
		Short: say.T("重复使用：同一张发票、专利、项目用在几份档案里，列出每一处；有的返回码为 1"),
		Args:  base.Arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			client, err := p.FindClient(args)
			if err != nil {
				return err
			}
			list, err := p.Session.Dossiers().Conflicts(client.ID)
			if err != nil {
				return err
			}
			out := toConflicts(list)
			err = p.Show(out, func(w *base.Page) { writeConflicts(w, out) })
			if err == nil && len(list) > 0 {
				return base.FoundSomething{}
			}
			return err
		},
	}
}

func toConflicts(list []session.Conflict) []conflictJSON {
	out := []conflictJSON{}
	for _, c := range list {
		one := conflictJSON{
			Field: c.Field.Name(), Table: c.Table, Label: c.Field.Label, Value: c.Value, Says: c.Unique.Says, Source: say.Citation(c.Unique.Source), shown: c.Field.Mask(c.Value),
		}
		for _, u := range c.Uses {
			one.Uses = append(one.Uses, useJSON{u.Client.ID, u.Client.Name, u.Dossier.ID, u.Dossier.Title, string(u.Dossier.Status), u.Number})
		}
		out = append(out, one)
	}
	return out
}

func writeConflicts(w *base.Page, list []conflictJSON) {
	if len(list) == 0 {
		w.Say("没有重复使用的内容")
	}
	for i, c := range list {
		if i > 0 {
			w.Line()
		}
		w.Say("{label} {value}：用在 {n} 处", "label", c.Label, "value", c.shown, "n", len(c.Uses))
		w.Line("  ", strings.TrimRight(c.Says, "。"), base.In(c.Source))
		rows := [][]string{nil}
		for _, u := range c.Uses {
			row := ""
			if u.Row > 0 {
				row = say.T("第 {row} 行", "row", strconv.Itoa(u.Row))
			}
			rows = append(rows, []string{"    " + u.ClientName, u.Title, row, say.Status(session.Status(u.Status)), u.Dossier})
		}
		w.Table(rows)
	}
}
