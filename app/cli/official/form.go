package official

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/dossier/docx"
	"yibiao/dossier/docx/place"
)

func formCommand(p *base.Program) *cobra.Command {
	c := &cobra.Command{
		Use:   "form",
		Short: say.T("官方空白表格：找出要填的地方、套填、读回、比对"),
	}
	c.AddCommand(formInspectCommand(p), formMapCommand(p), formFillCommand(p), formReadCommand(p), formDiffCommand(p), formLintCommand(p),
		formUseCommand(p), formListCommand(p), formDropCommand(p))
	return c
}

// openForm reads and opens a .docx.
func openForm(path string) ([]byte, *docx.Form, error) {
	data, err := base.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	form, err := docx.Open(data)
	return data, form, session.Failed("form", err)
}

func formInspectCommand(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         say.T("inspect <表格>"),
		Annotations: base.Apart.Marked(),
		Short:       say.T("列出表格里要填的每一处：位置、名称、种类；签字盖章处也列出，但从不代填"),
		Example:     "  yibiao form inspect 申请表.docx --json",
		Args:        base.Arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			_, form, err := openForm(args[0])
			if err != nil {
				return err
			}
			places, err := form.Places()
			if err != nil {
				return session.Failed("form", err)
			}
			out := struct {
				Slots  []place.Place `json:"slots"`
				Macros bool          `json:"macros,omitempty"`
			}{append([]place.Place{}, places...), form.Macros()}
			return p.Show(out, func(w *base.Page) {
				writePlaces(w, places)
				writeMacros(w, form.Macros())
			})
		},
	}
}

func writePlaces(w *base.Page, places []place.Place) {
	rows := [][]string{{say.T("位置"), say.T("种类"), say.T("名称"), say.T("说明")}}
	sign, others, asks, locked := 0, 0, 0, 0
	for _, x := range places {
		switch why, _ := x.ByHand(); {
		case x.Locked:
			locked++
		case why == place.Signs:
			sign++
		case why == place.Others:
			others++
		case why == place.Asks:
			asks++
		}
		rows = append(rows, []string{x.At, say.PlaceKindOf(x), base.Short(x.Label, base.ShownColumns), placeNote(x)})
	}
	w.Table(rows)
	w.Say("共 {n} 处，其中 {m} 处要手签或盖章", "n", len(places), "m", sign)
	if others > 0 {
		w.Say("有 {n} 处由别人填写，程序不填", "n", others)
	}
	if asks > 0 {
		w.Say("有 {n} 处的留法程序填不了，要在表上自己填", "n", asks)
	}
	if locked > 0 {
		w.Say("有 {n} 处是表格锁定的，程序不填", "n", locked)
	}
}

// writeMacros tells that a form carries macros.
func writeMacros(w *base.Page, macros bool) {
	if macros {
		w.Line(say.Macros())
	}
}

// placeNote joins what else is known of a place: its context, options, columns, unit and hint.
func placeNote(x place.Place) string {
	var parts []string
	if x.Context != "" {
		parts = append(parts, x.Context)
	}
	var names []string
	for _, o := range x.Options {
		names = append(names, o.Label)
	}
	for _, c := range x.Columns {
		names = append(names, c.Label)
	}
	if len(names) > 0 {
		parts = append(parts, strings.Join(names, "｜"))
	}
	for _, text := range []string{x.Unit, x.Hint} {
		if text != "" {
			parts = append(parts, text)
		}
	}
	return base.Short(strings.Join(parts, "；"), 2*base.ShownColumns)
}

func formLintCommand(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         say.T("lint <表格>"),
		Annotations: base.Apart.Marked(),
		Short:       say.T("检查 docx 的结构：Word 可能拒绝或要求修复的地方；有问题时返回码为 1"),
		Args:        base.Arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			data, err := base.ReadFile(args[0])
			if err != nil {
				return err
			}
			problems := docx.Lint(data)
			type row struct {
				Code   string `json:"code"`
				Part   string `json:"part"`
				Offset int64  `json:"offset"`
				Detail string `json:"detail,omitempty"`
			}
			out := []row{}
			for _, x := range problems {
				out = append(out, row{string(x.Code), x.Part, x.Offset, x.Detail})
			}
			err = p.Show(out, func(w *base.Page) {
				for _, x := range problems {
					w.Line(say.LintProblem(x), fmt.Sprintf(" +%d", x.Offset))
				}
				if len(problems) == 0 {
					w.Say("没有发现问题")
				}
			})
			if err == nil && len(problems) > 0 {
				return base.FoundSomething{}
			}
			return err
		},
	}
}

func formDiffCommand(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         say.T("diff <空白表> <填好的表>"),
		Annotations: base.Apart.Marked(),
		Short:       say.T("比对：要填的地方填了什么，此外还有什么不同；有不同时返回码为 1"),
		Long:        say.T("比对两份表格：要填的地方填了什么，此外还有什么不同；有不同时返回码为 1。看着像身份证号、银行账号、电话的数字遮住中间（JSON 里也遮），加 --reveal 显示全部。"),
		Args:        base.Arguments(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			var data [2][]byte
			for i, path := range args {
				var err error
				if data[i], err = base.ReadFile(path); err != nil {
					return err
				}
			}
			found, err := docx.Compare(data[0], data[1])
			if err != nil {
				return session.Failed("form", err)
			}
			shown := found
			if !p.Reveal {
				shown = masked(found)
			}
			err = p.Show(toComparison(shown), func(w *base.Page) { writeComparison(w, found, shown) })
			if err == nil && len(found.Differences) > 0 {
				return base.FoundSomething{}
			}
			return err
		},
	}
}
