package checking

import (
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/forms"
)

// reportJSON is the result of a check for programs.
type reportJSON struct {
	Dossier  string `json:"dossier"`
	Blocking int    `json:"blocking"`
	// Exportable says nothing about eligibility: a dossier that may not apply may well be complete.
	Exportable bool           `json:"exportable"`
	Counts     map[string]int `json:"counts"`
	Verdicts   []verdictJSON  `json:"verdicts"`
	Findings   []findingJSON  `json:"findings"`
	Estimates  []EstimateJSON `json:"estimates"`
	Guesses    []guessJSON    `json:"guesses"`
}

// guessJSON is what is guessed for a field, or for cells of a table; it counts for nothing until somebody takes it over.
type guessJSON struct {
	Field string `json:"field"`
	Says  string `json:"says"` // with the reason
}

type verdictJSON struct {
	Programme  string          `json:"programme"`
	Outcome    string          `json:"outcome"`
	Says       string          `json:"says"`
	Conditions []ConditionJSON `json:"conditions"`
}

// ConditionJSON is one condition of a programme and what came of it, for programs.
type ConditionJSON struct {
	Rule      string `json:"rule"`
	Condition string `json:"condition"`
	Outcome   string `json:"outcome"`
	Missing   string `json:"missing,omitempty"`
	Says      string `json:"says"`
	Against   string `json:"against,omitempty"` // what the rule says of what speaks against it
	Source    string `json:"source,omitempty"`
}

type findingJSON struct {
	Rule      string   `json:"rule"`
	Severity  string   `json:"severity"`
	Code      string   `json:"code"`
	Programme string   `json:"programme,omitempty"`
	Fields    []string `json:"fields,omitempty"`
	Row       int      `json:"row,omitempty"`
	Column    string   `json:"column,omitempty"`
	Material  string   `json:"material,omitempty"`
	Says      string   `json:"says"`
	Source    string   `json:"source,omitempty"`
	Others    []string `json:"others,omitempty"` // dossiers that count towards the same cap
}

func checkCommand(p *base.Program) *cobra.Command {
	var all bool
	var o scope
	c := &cobra.Command{Use: say.T("check <档案>"), Annotations: base.Reads.Marked(), Short: say.T("预审：逐条对照规则，说明依据；有要修改或确认的返回码为 1"),
		Long: say.T("预审一份档案：逐条对照规则，说明依据。\n不写档案、加 --all 时预审全部还在准备和补正的档案，一份一行。")}
	base.CheckedCase(p, c, func(e *session.Editing, report forms.Report) error {
		err := p.Show(ToReport(e, report), func(w *base.Page) { writeReport(w, e, report, all) })
		if err == nil && report.Blocking() > 0 {
			return base.FoundSomething{}
		}
		return err
	})
	one := c.RunE
	c.Args = base.Arguments(0, 1)
	c.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case len(args) == 1:
			return one(c, args)
		case all:
			return checkAll(p, c, o)
		}
		return base.Usage("请写档案，或者 --all")
	}
	c.Flags().BoolVar(&all, "all", false, say.T("也列出已经符合的条件和提示；不写档案时预审全部档案"))
	o.flags(c)
	return c
}

// ToReport gives a report for programs.
func ToReport(e *session.Editing, report forms.Report) reportJSON {
	out := reportJSON{
		Dossier: e.Dossier.ID, Blocking: report.Blocking(), Exportable: report.Blocking() == 0, Counts: map[string]int{},
		Verdicts: []verdictJSON{}, Findings: []findingJSON{}, Estimates: ToEstimates(report.Estimates, GroundOf(e, report)),
		Guesses: guessesOf(e),
	}
	for severity, n := range session.Counts(report) {
		out.Counts[string(severity)] = n
	}
	for _, v := range report.Verdicts {
		verdict := verdictJSON{Programme: v.Programme.ID.S, Outcome: string(v.Outcome), Says: say.Verdict(v), Conditions: []ConditionJSON{}}
		for _, c := range v.Conditions {
			verdict.Conditions = append(verdict.Conditions, ToCondition(c, e.Form))
		}
		out.Verdicts = append(out.Verdicts, verdict)
	}
	for _, f := range report.Findings {
		out.Findings = append(out.Findings, findingJSON{
			Rule: f.Rule, Severity: string(session.Weight(f)), Code: string(f.Code), Programme: f.Programme, Fields: f.Fields, Row: f.RowNumber,
			Column: f.Column, Material: f.Material, Says: say.Finding(f, base.Vocabulary(e)), Source: say.Citation(f.Source),
			Others: f.Others,
		})
	}
	return out
}

// ToCondition gives a condition for programs.
func ToCondition(c forms.Condition, form *forms.Form) ConditionJSON {
	out := ConditionJSON{
		Rule: c.Rule.Key(), Condition: c.Rule.Condition, Outcome: string(c.Outcome), Missing: c.Missing,
		Says: say.Condition(c, form), Source: say.Citation(c.Rule.Source),
	}
	if c.OddWhy == nil {
		out.Against = c.Against
	}
	return out
}

// writeReport answers three questions: may the client apply, may the dossier be exported, what is there to look at.
func writeReport(w *base.Page, e *session.Editing, report forms.Report, all bool) {
	w.Say("一、能不能申报")
	for _, v := range report.Verdicts {
		w.Line(say.Verdict(v))
		for _, c := range v.Conditions {
			if c.Outcome != forms.Met || all {
				w.Line("  ", say.Condition(c, e.Form))
			}
		}
		for _, c := range v.Aside {
			w.Line("  ", say.Condition(c, e.Form))
		}
	}
	w.Line()
	if n := report.Blocking(); n > 0 {
		w.Say("二、能不能导出：还不能正式导出，有 {n} 项要修改或确认", "n", n)
	} else {
		w.Say("二、能不能导出：可以正式导出（能不能申报看上面）")
	}
	for _, u := range report.Unmade {
		w.Line("  ", say.Unmade(u))
	}
	if ahead, err := bundling.Ahead(e); err == nil {
		for _, x := range ahead {
			if x.Unconfirmed > 0 {
				w.Say("  官方表格“{title}”有 {n} 处是程序按名称对应的，还没有人确认，导出会照样印上", "title", x.Title, "n", x.Unconfirmed)
			}
			if words := say.OthersPrinted(x.Title, x.Others); words != "" {
				w.Line("  ", words)
			}
		}
	}
	w.Line()
	w.Say("三、要看的地方")
	if words := say.UnseenFiles(e); words != "" {
		w.Line(words)
	}
	WriteCounts(w, report)
	for _, f := range report.Findings {
		weight := session.Weight(f)
		if weight == forms.Info && !all {
			continue
		}
		word := say.Severity(weight)
		if session.Fills(f) {
			word = say.Weight(f)
		}
		w.Line(say.T("【{severity}】", "severity", word), say.Finding(f, base.Vocabulary(e)))
		w.Line("    ", strings.Join(place(f), say.T("；")))
	}
	if n := session.Counts(report)[forms.Info]; n > 0 && !all {
		w.Say("另有 {n} 条提示，加 --all 显示", "n", n)
	}
	writeGuesses(w, e)
}

// guessesOf lists the fields for which something is guessed, in the form's order.
func guessesOf(e *session.Editing) []guessJSON {
	out := []guessJSON{}
	st, err := e.State()
	if err != nil {
		return out
	}
	for _, g := range st.Guesses() {
		if id := g.Field.Name(); len(out) == 0 || out[len(out)-1].Field != id {
			out = append(out, guessJSON{id, say.Guessed(st.Guesses(), id, base.Vocabulary(e))})
		}
	}
	return out
}

func writeGuesses(w *base.Page, e *session.Editing) {
	guesses := guessesOf(e)
	if len(guesses) == 0 {
		return
	}
	w.Say("有 {n} 栏空着、可以推算，都没有算作已填；对的用 yibiao tick <档案> <字段> 填上，不对的自己填：", "n", len(guesses))
	for _, g := range guesses {
		w.Line("  ", say.T("{label}：{value}", "label", e.Form.Known(g.Field).Label, "value", g.Says))
		w.Line("    ", say.T("字段：{id}", "id", g.Field))
	}
}

// WriteCounts prints how many findings of each kind there are, counted as in the window.
func WriteCounts(w *base.Page, report forms.Report) {
	n := session.Counts(report)
	args := []any{"block", n[forms.Block], "manual", n[forms.Manual], "warn", n[forms.Warn], "info", n[forms.Info]}
	if fill := countFills(report); fill > 0 {
		w.Say("预审：要修改 {block}（其中必填还空着 {fill}），需要确认 {manual}，建议核对 {warn}，提示 {info}", append(args, "fill", fill)...)
		return
	}
	w.Say("预审：要修改 {block}，需要确认 {manual}，建议核对 {warn}，提示 {info}", args...)
}

// countFills counts what must be filled and is empty.
func countFills(r forms.Report) int {
	n := 0
	for _, f := range r.Findings {
		if session.Fills(f) {
			n++
		}
	}
	return n
}

// place tells on what a finding rests and where it is mended: source, fields or material, rule.
func place(f forms.Finding) []string {
	var parts []string
	if from := say.Citation(f.Source); from != "" {
		parts = append(parts, say.T("依据：{source}", "source", from))
	}
	switch {
	case f.Material != "" && len(f.Fields) == 0:
		parts = append(parts, say.T("材料：{id}", "id", f.Material))
	case f.Column != "":
		parts = append(parts, say.T("字段：{id}", "id", f.Table+"."+f.Column))
	case len(f.Fields) > 0:
		parts = append(parts, say.T("字段：{id}", "id", strings.Join(f.Fields, say.T("、"))))
	}
	if f.Code == forms.FindingRule {
		parts = append(parts, say.T("规则：{id}", "id", f.Rule))
	}
	return parts
}
