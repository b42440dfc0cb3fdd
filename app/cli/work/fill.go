package work

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/sheets"
)

// filledJSON is a client, or a dossier, of whom one question is asked, for programs.
type filledJSON struct {
	Client  string   `json:"client"`
	Name    string   `json:"client_name"`
	Dossier string   `json:"dossier,omitempty"`
	Title   string   `json:"title,omitempty"`
	Old     string   `json:"old,omitempty"`
	New     string   `json:"new,omitempty"`
	Fault   string   `json:"fault,omitempty"`
	Code    string   `json:"code,omitempty"`
	Doubts  []string `json:"doubts,omitempty"`
	Twice   []string `json:"named_again,omitempty"` // what else was written for it, which does not count
}

// filling is a command that answers one question for many.
type filling struct {
	use, short, long, example string
	none                      string // what is said without a question
	ask                       func(ctx context.Context, s *session.Session, field string, all bool) (*sheets.Fill, error)
}

func clientFill(p *base.Program) *cobra.Command {
	return fillCommand(p, filling{
		use:   say.T("fill <字段> [单位=内容]…"),
		short: say.T("哪些单位还没有填企业档案里的一项；一次为多家单位填上，加 --write 才写入"),
		long:  say.T("列出还没有填这一项的单位。写上 单位=内容（可以写多个）的，列出会填什么，加 --write 才写入；不合要求的不写入。写入是一步，加 --undo 撤销最近一次的（后来动过的单位不动），--redo 恢复。"),
		example: "  yibiao client fill 联行号\n" +
			"  yibiao client fill bank.cnaps 甲公司=102614000018 乙公司=103614000025 --write",
		none: say.T("要写补哪一项，例如 yibiao client fill 联行号"),
		ask: func(_ context.Context, s *session.Session, field string, all bool) (*sheets.Fill, error) {
			return sheets.NewFill(s, field, all)
		},
	})
}

func dossierFill(p *base.Program) *cobra.Command {
	var pack string
	c := fillCommand(p, filling{
		use:   say.T("fill --pack <数据包> <字段> [档案=内容]…"),
		short: say.T("一个政策的哪些档案还没有填一项；一次为多份档案填上，加 --write 才写入"),
		long:  say.T("列出这个政策的档案里现在要填、还没有填这一项的。写上 档案=内容（可以写多个）的，列出会填什么，加 --write 才写入；不合要求的不写入。写入是一步，加 --undo 撤销最近一次的（后来动过的单位不动），--redo 恢复。"),
		example: "  yibiao dossier fill --pack yijianshi yjs.cg_state\n" +
			"  yibiao dossier fill --pack yijianshi yjs.cg_state 成果一=已受理 成果二=已办结 --write",
		none: say.T("要写补哪个政策的哪一项，例如 yibiao dossier fill --pack yijianshi yjs.cg_state"),
		ask: func(ctx context.Context, s *session.Session, field string, all bool) (*sheets.Fill, error) {
			if pack == "" {
				return nil, base.Usage("要用 --pack 写哪个政策的档案，见 yibiao pack list")
			}
			return sheets.NewFillOf(ctx, s, pack, field, all)
		},
	})
	c.Flags().StringVar(&pack, "pack", "", say.T("哪个数据包（政策）的档案"))
	return c
}

func fillCommand(p *base.Program, f filling) *cobra.Command {
	var write, all, undo, redo bool
	c := &cobra.Command{
		Use: f.use, Short: f.short, Long: f.long, Example: f.example,
		Annotations: base.Changes.Marked(),
		Args:        base.Arguments(0, -1),
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case undo || redo:
				if len(args) > 0 || write || all || undo && redo {
					return base.Usage("--undo 和 --redo 单独用")
				}
				return turnFill(p, redo)
			case len(args) == 0:
				return session.Refuse("usage", session.CodeUsage, "detail", f.none)
			}
			s, err := p.Open()
			if err != nil {
				return err
			}
			ctx, stop := base.Interruptible(c)
			defer stop()
			fill, err := f.ask(ctx, s, args[0], all)
			if err != nil {
				return err
			}
			twice, err := answer(fill, args[1:])
			if err != nil {
				return err
			}
			_, refused, _ := fill.Count()
			if write {
				if _, err := fill.Write(); err != nil {
					return err
				}
			}
			err = showFill(p, fill, write, twice)
			if err == nil && refused+len(twice) > 0 {
				return base.FoundSomething{}
			}
			return err
		},
	}
	c.Flags().BoolVar(&write, "write", false, say.T("写入；不写时只列出会有什么变更"))
	c.Flags().BoolVar(&undo, "undo", false, say.T("撤销最近一次补的一项"))
	c.Flags().BoolVar(&redo, "redo", false, say.T("恢复刚撤销的"))
	c.Flags().BoolVar(&all, "all", false, say.T("也列出已经填了的"))
	return c
}

// turnFill takes back what was filled in last, or brings it back.
func turnFill(p *base.Program, again bool) error {
	s, err := p.Open()
	if err != nil {
		return err
	}
	if again {
		left, err := sheets.PutBackFill(s)
		if err != nil {
			return err
		}
		return p.Show(map[string]int{"left": left}, func(w *base.Page) { w.Line(say.FillPutBack(left)) })
	}
	b, err := sheets.LookBackFill(s)
	if err == nil && b.Changes() {
		err = sheets.TakeBack(s, b)
	}
	if err != nil {
		return err
	}
	return showTaken(p, s, b, b.Changes())
}

// answer types 单位=内容; it gives by client what was named once more with another answer, which does not count.
func answer(fill *sheets.Fill, args []string) (twice map[string][]string, err error) {
	batch := fill.Together()
	twice = map[string][]string{}
	for _, arg := range args {
		whose, text, ok := strings.Cut(arg, "=")
		if !ok {
			return nil, base.Usage("“{arg}”应写成 单位=内容", "arg", arg)
		}
		row, err := fill.Find(whose)
		if err != nil {
			return nil, err
		}
		if !batch.Type(row, text) {
			id := fill.Rows[row].ID()
			twice[id] = append(twice[id], text)
		}
	}
	return twice, nil
}

func showFill(p *base.Program, fill *sheets.Fill, written bool, twice map[string][]string) error {
	out, rows := []filledJSON{}, [][]string{{say.T("单位名称"), say.T("现在的内容"), say.T("要填的内容"), say.T("结果")}}
	v := fill.Vocabulary()
	shown := func(text string) string { return fill.Field.Mask(v.Display(fill.Field, text, "")) }
	for _, r := range fill.Rows {
		one := filledJSON{Client: r.Client.ID, Name: r.Client.Name, Dossier: r.Dossier.ID, Title: r.Dossier.Title, Old: shown(r.Old), New: shown(r.New)}
		words := ""
		switch {
		case r.Fault != nil:
			one.Fault, one.Code = say.Fault(r.Fault, v), string(r.Fault.Code)
			one.New, words = "", say.T("不写入：{fault}", "fault", one.Fault)
		case r.Changes() && written:
			words = say.T("已写入")
		case r.Changes():
			words = say.T("要写入")
		}
		for _, d := range r.Doubts {
			one.Doubts = append(one.Doubts, say.Fault(d, v))
			words += say.T("；请核对：{fault}", "fault", say.Fault(d, v))
		}
		for _, text := range twice[r.ID()] {
			one.Twice = append(one.Twice, text)
			words += say.T("；又写了“{text}”，只算前一个", "text", text)
		}
		out = append(out, one)
		rows = append(rows, []string{base.Short(r.Called(), clientColumns), base.Short(one.Old, cellColumns), base.Short(one.New, cellColumns), words})
	}
	return p.Show(out, func(w *base.Page) {
		if len(out) == 0 {
			if fill.Pack != "" {
				w.Say("没有档案还要填“{label}”", "label", fill.Field.Label)
				return
			}
			w.Say("所有单位都填了“{label}”", "label", fill.Field.Label)
			return
		}
		w.Say("“{label}”：", "label", fill.Field.Label)
		w.Table(rows)
		if n, _, _ := fill.Count(); n > 0 && !written {
			if fill.Pack != "" {
				w.Say("还没有写入，加 --write 写入 {n} 份。", "n", n)
				return
			}
			w.Say("还没有写入，加 --write 写入 {n} 家。", "n", n)
		}
	})
}
