package matching

import (
	"strconv"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/cli/checking"
	"yibiao/app/cli/work"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/matching"
	"yibiao/forms"
)

// shownQuestions is how many missing answers are listed unless all are asked for.
const shownQuestions = 15

// matchJSON is how one client stands towards the programmes, for programs.
type matchJSON struct {
	Client     string         `json:"client"`
	Name       string         `json:"client_name"`
	Counts     map[string]int `json:"counts"`
	Programmes []matchedJSON  `json:"programmes"`
	Questions  []questionJSON `json:"questions"`
}

type matchedJSON struct {
	Pack       string                   `json:"pack"`
	Programme  string                   `json:"programme"`
	Title      string                   `json:"title"`
	Outcome    string                   `json:"outcome"`
	Says       string                   `json:"says"`
	Conditions []checking.ConditionJSON `json:"conditions"`
	Estimates  []checking.EstimateJSON  `json:"estimates"`
	Missing    []string                 `json:"missing"`
	Dossiers   []string                 `json:"dossiers"`
	Looked     string                   `json:"looked_into,omitempty"` // the title of the dossier whose content was looked at too
	Fuller     string                   `json:"fuller,omitempty"`      // the title of an older one that holds more answers
}

// questionJSON is a missing answer and the command that gives it: for a table, that it has no rows.
type questionJSON struct {
	Field      string   `json:"field"`
	Label      string   `json:"label"`
	Type       string   `json:"type"`
	Programmes []string `json:"programmes"`
	Command    string   `json:"command"`
	Add        string   `json:"add,omitempty"` // the command that adds a row, for a table of the profile
}

// matchOptions narrow what is matched and shown.
type matchOptions struct {
	all, full, replace bool
	pack, csv          string
}

func matchCommand(p *base.Program) *cobra.Command {
	var o matchOptions
	c := &cobra.Command{
		Use:         say.T("match [单位]"),
		Annotations: base.Reads.Marked(),
		Short:       say.T("匹配：一个单位能申报哪些事项、差什么；--all 看全部单位"),
		Long:        say.T("匹配：用已有的资料对照全部申报事项，分成符合、待人工确认、还不能判断、有疑问、不符合（文件没有设资格条件的另列），并列出起决定作用的条件和条款、测算的金额，以及还缺的答案（能定下最多事项的排在前面）。\n没有填的只算“还不能判断”，不算不符合；不满足、但条文没有写明因此不能申报的条件（只是通常的要求，或者条文留有余地、要先问主管部门的），算“有疑问”。已经建了档案的事项，连同最新那份档案里填的内容、附的材料和确认一起判断。只有一个单位时可以不写单位；--all 列出全部单位 × 全部事项。"),
		Example: "  yibiao match 示范\n" +
			"  yibiao match answer 示范 eq.fiscal 否\n" +
			"  yibiao match --all --csv match.csv",
		Args: base.Arguments(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			if o.pack != "" {
				library, err := p.KnownLibrary()
				if err != nil {
					return err
				}
				if library.Pack(o.pack) == nil {
					return p.Lacking("match", o.pack)
				}
			}
			switch {
			case o.all && len(args) > 0:
				return base.Usage("--all 是全部单位，不用再写单位")
			case o.all:
				return matchAll(p, c, o)
			case o.csv != "":
				return base.Usage("--csv 要和 --all 一起用")
			}
			return matchClientWith(p, args, o)
		},
	}
	c.Flags().BoolVar(&o.all, "all", false, say.T("全部单位和全部事项的对照表"))
	c.Flags().BoolVar(&o.full, "full", false, say.T("也列出已经符合的条件和全部缺少的答案"))
	c.Flags().StringVar(&o.pack, "pack", "", say.T("只看数据包 `PACK` 的事项"))
	c.Flags().StringVar(&o.csv, "csv", "", say.T("把对照表写成电子表格能打开的 `FILE`（和 --all 一起用）"))
	c.Flags().BoolVar(&o.replace, "replace", false, say.T("覆盖已有的目标"))
	c.AddCommand(matchAnswer(p))
	return c
}

// onlyClient finds the client that is meant: the named one, else the only one of the vault.
func onlyClient(p *base.Program, args []string) (session.ClientInfo, error) {
	c, err := p.FindClient(args)
	if err != nil || len(args) > 0 {
		return c, err
	}
	list, err := p.Session.Clients().List()
	switch {
	case err != nil:
		return c, err
	case len(list) == 1:
		return list[0], nil
	case len(list) == 0:
		return c, base.Usage("还没有申报单位，先用 yibiao client add 新建")
	}
	return c, base.Usage("有 {n} 个申报单位，请写明是哪一个，或用 --all 看全部", "n", len(list))
}

func matchClientWith(p *base.Program, args []string, o matchOptions) error {
	client, err := onlyClient(p, args)
	if err != nil {
		return err
	}
	m, err := matching.OfClient(p.Session, client.ID)
	if err != nil {
		return err
	}
	m = within(m, o.pack)
	out, err := toMatch(m)
	if err != nil {
		return err
	}
	return p.Show(out, func(w *base.Page) { writeMatch(w, m, out, o.full) })
}

// within keeps the programmes of one pack; "" keeps all.
func within(m matching.Match, pack string) matching.Match {
	if pack == "" {
		return m
	}
	kept := matching.Match{Client: m.Client}
	for _, x := range m.Programmes {
		if x.Pack.ID.S == pack {
			kept.Programmes = append(kept.Programmes, x)
		}
	}
	return kept
}

func toMatch(m matching.Match) (matchJSON, error) {
	out := matchJSON{Client: m.Client.ID, Name: m.Client.Name, Counts: countOutcomes(m), Programmes: []matchedJSON{}, Questions: []questionJSON{}}
	for _, x := range m.Programmes {
		form, err := forms.Compose(x.Pack, []string{x.Programme.ID.S})
		if err != nil {
			return out, err
		}
		one := matchedJSON{
			Pack: x.Pack.ID.S, Programme: x.Programme.ID.S, Title: x.Programme.Title, Outcome: string(x.Outcome()), Says: say.Verdict(x.Verdict),
			Conditions: []checking.ConditionJSON{}, Estimates: checking.ToEstimates(x.Estimates, groundOf(x)),
			Missing: append([]string{}, x.Missing...), Dossiers: append([]string{}, x.Dossiers...), Looked: x.Looked, Fuller: x.Fuller,
		}
		for _, c := range x.Verdict.Conditions {
			one.Conditions = append(one.Conditions, checking.ToCondition(c, form))
		}
		out.Programmes = append(out.Programmes, one)
	}
	for _, q := range m.Questions() {
		out.Questions = append(out.Questions, questionJSON{q.Field.Name(), q.Field.Label, q.Field.Type.S, q.Programmes, answerWith(m.Client.Name, q.Field), addWith(m.Client.Name, q.Field)})
	}
	return out, nil
}

// groundOf is what is known beside the amounts of a programme.
func groundOf(x matching.ProgrammeMatch) say.Ground {
	return say.Ground{Verdicts: []forms.Verdict{x.Verdict}, Answers: x.Answers}
}

// noOutcomes counts nothing yet.
func noOutcomes() map[string]int {
	counts := map[string]int{}
	for _, o := range forms.ProgrammeOutcomes() {
		counts[string(o)] = 0
	}
	return counts
}

func countOutcomes(m matching.Match) map[string]int {
	counts := noOutcomes()
	for _, x := range m.Programmes {
		counts[string(x.Outcome())]++
	}
	return counts
}

// answerWith is the command that answers a question.
func answerWith(client string, f *forms.Field) string {
	answer := say.T("<内容>")
	switch {
	case f.IsTable():
		answer = work.NoRows
	case f.Is(forms.TypeBool):
		answer = say.T("是|否")
	}
	return "yibiao match answer " + quoted(client) + " " + f.Name() + " " + answer
}

// addWith is the command that adds a row to a table of the profile; "" for other questions.
func addWith(client string, f *forms.Field) string {
	if !f.IsTable() || !f.Profile {
		return ""
	}
	return "yibiao row add --profile " + quoted(client) + " " + f.Name() + " " + say.T("<列>=<内容>")
}

func writeMatch(w *base.Page, m matching.Match, out matchJSON, full bool) {
	w.Say("{client}：{n} 个事项，{counts}", "client", m.Client.Name, "n", len(m.Programmes), "counts", countsText(out.Counts))
	for _, o := range forms.ProgrammeOutcomes() {
		if out.Counts[string(o)] == 0 {
			continue
		}
		w.Line()
		w.Say("【{title}】", "title", say.Outcome(o))
		for i, x := range m.Programmes {
			if x.Outcome() == o {
				writeMatched(w, x, out.Programmes[i], full)
			}
		}
	}
	writeQuestions(w, out.Questions, full)
}

func writeMatched(w *base.Page, x matching.ProgrammeMatch, out matchedJSON, full bool) {
	w.Line(out.Programme, "  ", out.Says)
	if x.Fuller != "" {
		w.Line("    ", say.OlderIsFuller(x.Looked, x.Fuller))
	}
	for i, c := range x.Verdict.Conditions {
		if full || c.Outcome == x.Outcome() && c.Outcome != forms.Met {
			w.Line("    ", out.Conditions[i].Says, base.In(out.Conditions[i].Source))
			if c.Against != "" && c.OddWhy == nil {
				w.Line("      ", c.Against)
			}
		}
	}
	var amounts []forms.Estimate
	for _, e := range x.Estimates {
		if full || e.Applies && x.Outcome() != forms.NotMet {
			amounts = append(amounts, e)
		}
	}
	checking.WriteEstimates(w, "    ", amounts, groundOf(x), full)
	if len(x.Dossiers) > 0 {
		w.Line("    ", say.LookedInto(len(x.Dossiers), x.Looked))
	}
}

func writeQuestions(w *base.Page, list []questionJSON, full bool) {
	if len(list) == 0 {
		return
	}
	w.Line()
	w.Say("还缺的答案，能定下最多事项的在前：")
	rows := [][]string{{say.T("事项"), say.T("名称"), say.T("回答")}}
	for i, q := range list {
		if i == shownQuestions && !full {
			break
		}
		count, label, answer := strconv.Itoa(len(q.Programmes)), base.Short(q.Label, base.ShownColumns), q.Command
		if q.Add == "" {
			rows = append(rows, []string{count, label, answer})
			continue
		}
		rows = append(rows, []string{count, label, say.T("没有的：{command}", "command", answer)}, []string{"", "", say.T("有的：{command}", "command", q.Add)})
	}
	w.Table(rows)
	if n := len(list) - shownQuestions; n > 0 && !full {
		w.Say("另有 {n} 项，加 --full 显示", "n", n)
	}
}

// countsText tells how many programmes have each outcome.
func countsText(counts map[string]int) string {
	text := say.T("符合 {met}，待人工确认 {confirm}，还不能判断 {unknown}，有疑问 {doubtful}，不符合 {not}", "met", counts[string(forms.Met)], "doubtful", counts[string(forms.Doubtful)],
		"confirm", counts[string(forms.Confirm)], "unknown", counts[string(forms.Unknown)], "not", counts[string(forms.NotMet)])
	if n := counts[string(forms.NoConditions)]; n > 0 {
		text = say.T("{counts}，没有设资格条件 {n}", "counts", text, "n", n)
	}
	return text
}
