package work

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/backups"
	"yibiao/app/session/importing"
	"yibiao/app/session/intake"
	"yibiao/dossier/store"
)

func importCommand(p *base.Program) *cobra.Command {
	clearing := false
	c := base.OnTarget(p, base.Command{
		Use:   say.T("import <档案> <文件>"),
		Vault: base.Changes,
		Short: say.T("从 YAML 或 JSON 文件导入内容；一步完成，可以撤销"),
		Long: say.T("从 YAML 或 JSON 文件导入内容。先全部检查，有一处不认识就一项也不导入；导入是一步，可以撤销。文件里写到的明细表整个替换。\n不合要求的内容也会原样保存，同时说明哪一处不对（返回码 1）。\n提交包里的 91_填报数据.json 也能再导入：只进同一家单位、同一政策的档案，没有变的不动。\n文件名写 - 表示从标准输入读。格式：") +
			"\n\n" + `  values: { org.name: 柳州示范装备有限公司, eq.price: 380 }
  tables:
    ip:
      - { kind: 发明专利, no: ZL202310123456.7 }
  none: [trademark]
  ticks: [stt-01-rending/tick]`,
		Example: "  yibiao import 首台 answers.yaml\n  yibiao import --profile 示范 profile.json",
		Least:   1, Most: 1,
	}, func(e *session.Editing, rest []string) error {
		data, err := p.ReadInput(rest[0])
		if err != nil {
			return err
		}
		name := filepath.Base(rest[0])
		if rest[0] == "-" {
			name = say.T("标准输入")
		}
		values, err := intake.ReadAnswers(name, data)
		if err != nil {
			return err
		}
		emptied, err := importing.Emptying(e, values)
		if err != nil {
			return intake.WhereInAnswers(name, data, err)
		}
		if len(emptied) > 0 && !clearing {
			fmt.Fprintln(p.Env.Err, say.T("就是要清空的，加 --clear"))
			return session.Refuse("import", session.CodeWouldEmpty, "fields", strings.Join(say.Emptying(emptied), say.T("；")))
		}
		if err := backups.BeforeAnswers(context.Background(), e.Session()); err != nil {
			return err
		}
		done, err := importing.Import(e, values, store.Imported)
		if err != nil {
			return intake.WhereInAnswers(name, data, err)
		}
		held, err := importing.HeldElsewhere(e, values)
		if err != nil {
			return err
		}
		return showImported(p, e, values, done, held)
	})
	c.Flags().BoolVar(&clearing, "clear", false, say.T("文件里写着空的，就是要清空"))
	return c
}

// importedJSON is what an import did, for programs.
type importedJSON struct {
	Values   int          `json:"values"`
	Tables   int          `json:"tables"`
	Ticks    int          `json:"ticks"`
	Changes  int          `json:"changes"`
	Faults   []faultyJSON `json:"faults,omitempty"`
	Warnings []string     `json:"warnings,omitempty"`
	// Unconfirmed counts the confirmations of another dossier, which are given anew; Held tells what another dossier holds.
	Unconfirmed int      `json:"unconfirmed,omitempty"`
	Held        []string `json:"held_elsewhere,omitempty"`
	// Questioned are answers that are well formed and most likely a slip.
	Questioned []faultyJSON  `json:"questioned,omitempty"`
	Emptied    []emptiedJSON `json:"emptied,omitempty"`
}

// emptiedJSON is an answer that the file has without one.
type emptiedJSON struct {
	Field string `json:"field"`
	Value string `json:"value"` // what it was
	Rows  int    `json:"rows,omitempty"`
	words string
}

// faultyJSON is an answer that was kept though its field refuses it.
type faultyJSON struct {
	Field  string `json:"field"` // <table>.<column> for a cell
	Row    int    `json:"row,omitempty"`
	Value  string `json:"value"`
	Fault  string `json:"fault,omitempty"`
	Code   string `json:"code,omitempty"`
	labels string
	shown  string // of Value
}

func toFaulty(e *session.Editing, x importing.FaultyAnswer) faultyJSON {
	out := faultyJSON{Field: x.Field.Name(), Row: x.Row, Value: x.Text, Fault: say.Fault(x.Fault, base.Vocabulary(e)), Code: string(x.Fault.Code), labels: x.Field.Label, shown: x.Field.Mask(x.Text)}
	if x.Table != nil {
		out.Field = x.Table.Name() + "." + out.Field
		out.labels = say.T("{table} 第 {row} 行 {label}", "table", x.Table.Label, "row", x.Row, "label", x.Field.Label)
	}
	return out
}

func showImported(p *base.Program, e *session.Editing, values importing.Values, done importing.Imported, held []session.Conflict) error {
	out := importedJSON{Values: len(values.Values), Tables: len(values.Tables), Ticks: done.Ticks, Unconfirmed: done.Unconfirmed, Changes: done.Changes}
	for _, c := range held {
		out.Held = append(out.Held, heldWords(e, c))
	}
	for _, x := range done.Faulty {
		out.Faults = append(out.Faults, toFaulty(e, x))
	}
	for _, x := range done.Questioned {
		out.Questioned = append(out.Questioned, toFaulty(e, x))
	}
	for _, x := range done.Emptied {
		out.Emptied = append(out.Emptied, emptiedJSON{Field: x.Field.Name(), Value: x.Was, Rows: x.Rows, words: say.Emptied(x)})
	}
	if _, named := values.Values[nameField]; named {
		out.Warnings = twinWords(p, e.Client.ID)
	}
	st, err := e.State()
	if err != nil {
		return err
	}
	for _, f := range st.Unasked() {
		if _, given := values.Values[f.Name()]; given {
			out.Warnings = append(out.Warnings, say.UnaskedAnswer(e.Form, f))
		}
	}
	err = p.Show(out, func(w *base.Page) {
		w.Say("已导入 {values} 个字段、{tables} 个明细表、{ticks} 项确认（共 {n} 处变更）",
			"values", out.Values, "tables", out.Tables, "ticks", out.Ticks, "n", out.Changes)
		if out.Unconfirmed > 0 {
			w.Say("文件是另一份档案的，其中 {n} 项确认没有带过来，请在这一份里重新确认。", "n", out.Unconfirmed)
		}
		if len(out.Held) > 0 {
			w.Say("有 {n} 处只能用一次的内容另一份档案也有，请核对，不该重复的换掉：", "n", len(out.Held))
			w.Lines(out.Held)
		}
		w.Lines(out.Warnings)
		for _, x := range out.Emptied {
			w.Lines([]string{x.words})
		}
		for _, x := range out.Questioned {
			w.Say("请核对 {place} “{value}”：{fault}", "place", x.labels, "value", base.Short(x.shown, base.ShownColumns), "fault", x.Fault)
		}
		if len(out.Faults) == 0 {
			return
		}
		w.Say("其中 {n} 处不合要求，已按原样保存，不会当作数字或日期使用：", "n", len(out.Faults))
		for _, x := range out.Faults {
			w.Say("  {place} “{value}”：{fault}", "place", x.labels, "value", base.Short(x.shown, base.ShownColumns), "fault", x.Fault)
		}
		w.Say("请用 yibiao set 或 yibiao row set 改正，或者改好文件再导入一次。")
	})
	if err == nil && len(out.Faults) > 0 {
		return base.FoundSomething{}
	}
	return err
}

// heldWords tells which other dossiers hold a value that may be used once.
func heldWords(e *session.Editing, c session.Conflict) string {
	var others []string
	for _, u := range c.Uses {
		title := say.T("{client}《{title}》", "client", u.Client.Name, "title", u.Dossier.Title)
		if u.Dossier.ID == "" {
			title = say.T("别家单位的档案")
		}
		if u.Dossier.ID != e.Dossier.ID && !slices.Contains(others, title) {
			others = append(others, title)
		}
	}
	return say.T("  {label} “{value}”：{others}", "label", c.Field.Label, "value", base.Short(c.Field.Mask(c.Value), base.ShownColumns), "others", strings.Join(others, say.T("、")))
}
