package matching

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/matching"
)

// conflictJSON is one value that stands in several places, for programs.
type conflictJSON struct {
	Field  string    `json:"field"`
	Table  string    `json:"table,omitempty"`
	Label  string    `json:"label"`
	Value  string    `json:"value"`
	Says   string    `json:"says"`
	Span   string    `json:"span"`           // dossier, client or others
	Mild   bool      `json:"mild,omitempty"` // often as it should be
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
	Field      string `json:"field"`
	Table      string `json:"table,omitempty"`
	Row        int    `json:"row,omitempty"`
}

func conflictsCommand(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         say.T("conflicts [单位]"),
		Annotations: base.Reads.Marked(),
		Short:       say.T("重复使用：同一个发票号码、专利号、项目名称填在不止一处，列出每一处；有的返回码为 1"),
		Long:        say.T("逐份档案、逐行比较有编号或名称、通常只该用一次的内容：发票号码、专利号等在所有单位的档案之间比；合同编号等各单位自己编的，只在同一单位的档案之间比；项目名称都比，不同单位同名的只作提示。同一份档案里填了两次的也列出。比的是填的号码和名称（不分大小写、全角半角、空格），不看发票和合同的内容，没填号码的行比不了。一处也没有时，写明这次比较了哪些栏目。只有提示的返回码是 0。"),
		Args:        base.Arguments(0, 1),
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
			err = p.Show(out, func(w *base.Page) { writeConflicts(w, out, matching.ComparedIn(p.Session)) })
			if err == nil && session.Doubtful(list) > 0 {
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
			Field: c.Field.Name(), Table: c.Uses[0].Table, Label: c.Field.Label, Value: c.Value, Says: say.ConflictSays(c), Span: string(c.Span()), Mild: c.Mild(),
			Source: say.Citation(c.Unique.Source), shown: c.Field.Mask(c.Value),
		}
		for _, u := range c.Uses {
			one.Uses = append(one.Uses, useJSON{u.Client.ID, u.Client.Name, u.Dossier.ID, u.Dossier.Title, string(u.Dossier.Status), u.Field.Name(), u.Table, u.Number})
		}
		out = append(out, one)
	}
	return out
}

func writeConflicts(w *base.Page, list []conflictJSON, compared matching.Compared) {
	if len(list) == 0 {
		w.Line(say.NothingTwice(compared))
	}
	for i, c := range list {
		if i > 0 {
			w.Line()
		}
		head := say.T("{label} {value}：用在 {n} 处", "label", c.Label, "value", c.shown, "n", len(c.Uses))
		if c.Mild {
			head = say.T("{head}（提示）", "head", head)
		}
		w.Line(head)
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
