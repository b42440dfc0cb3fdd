package packs

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/cli/policies"
	"yibiao/app/cli/work"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

// shownProgramme is a programme as `pack show --json` gives it.
type shownProgramme struct {
	programmeJSON
	Pack       string                 `json:"pack"`
	Kind       string                 `json:"kind"`
	Level      string                 `json:"level"`
	Number     string                 `json:"number"`
	Applicants []string               `json:"applicants"`
	Process    []stepJSON             `json:"process"`
	Materials  []neededJSON           `json:"material_list"`
	Rules      []ruleJSON             `json:"rule_list"`
	Forms      []printedJSON          `json:"forms,omitempty"`
	Amounts    []amountJSON           `json:"amount_list"`
	Caps       []capJSON              `json:"cap_list"`
	Deadlines  []deadlineJSON         `json:"deadline_list"`
	Articles   []policies.ArticleJSON `json:"articles"`
	Sources    []sourceJSON           `json:"source_list"`
	With       []string               `json:"with,omitempty"`
	Savings    *work.SavingsJSON      `json:"savings,omitempty"`
}

// capJSON is a limit over several dossiers of one applicant.
type capJSON struct {
	ID     string `json:"id"`
	Says   string `json:"says"`
	Source string `json:"source,omitempty"`
}

type stepJSON struct {
	Party  string `json:"party"`
	Action string `json:"action"`
	Tool   string `json:"tool,omitempty"`
	Period string `json:"period,omitempty"`
	Source string `json:"source,omitempty"`
}

type neededJSON struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Need string `json:"need"`
	// Demanded: by the document or by the windows of Guangxi and Liuzhou, not only by general practice.
	Demanded bool   `json:"demanded"`
	When     string `json:"when,omitempty"`
	Seal     string `json:"seal,omitempty"`
	Source   string `json:"source,omitempty"`
}

type ruleJSON struct {
	Rule      string `json:"rule"`
	Condition string `json:"condition,omitempty"`
	Severity  string `json:"severity"`
	Says      string `json:"says"`
	Source    string `json:"source,omitempty"`
}

// sourceJSON is a document besides the policy in which a practice was seen.
type sourceJSON struct {
	Name   string `json:"name"`
	Title  string `json:"title"`
	Number string `json:"number,omitempty"`
	Issuer string `json:"issuer,omitempty"`
	Issued string `json:"issued,omitempty"`
	URL    string `json:"url,omitempty"`
}

// printedJSON is a form of the programme; form use and form map know it by its id.
type printedJSON struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

type deadlineJSON struct {
	Event      string `json:"event"`
	Period     string `json:"period"`
	Party      string `json:"party,omitempty"`
	Obligation bool   `json:"obligation,omitempty"`
	Source     string `json:"source,omitempty"`
}

func packShow(p *base.Program) *cobra.Command {
	var with []string
	c := &cobra.Command{
		Use:         say.T("show <事项>"),
		Annotations: base.Reads.Marked(),
		Short:       say.T("查看一个申报事项：对象、条件、材料、期限、流程和依据"),
		Example:     "  yibiao pack show stt-01-rending --with stt-02-jiangli",
		Args:        base.Arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			library, err := p.KnownLibrary()
			if err != nil {
				return err
			}
			q := findProgramme(library, args[0])
			if pack := library.Pack(args[0]); q == nil && pack != nil {
				out := policies.ToPolicy(p, pack, nil, nil)
				return p.Show(out, out.Text)
			}
			if q == nil {
				return session.Refuse("pack", session.CodeNoProgramme, "programme", args[0], "pack", packNames(library))
			}
			if q.Card != nil {
				out := policies.ToCard(q)
				return p.Show(out, out.Text)
			}
			for _, id := range with {
				other := q.Pack.Programme(id)
				if other == nil {
					return session.Refuse("pack", session.CodeNoProgramme, "programme", id, "pack", q.Pack.ID.S)
				}
				if other.Card != nil {
					return base.RefuseCard("pack", other)
				}
			}
			form, err := forms.Compose(q.Pack, append([]string{q.ID.S}, with...))
			if err != nil {
				return err
			}
			out := toShown(q, form)
			if len(with) > 0 {
				out.With, out.Savings = with, work.ToSavings(form.Savings)
			}
			return p.Show(out, func(w *base.Page) { out.text(w, form) })
		},
	}
	c.Flags().StringArrayVar(&with, "with", nil, say.T("和 `PROGRAMME` 合在一起，显示合并前后的填写项和材料数；可以写多次"))
	return c
}

func packNames(l *forms.Library) string {
	var names []string
	for _, k := range l.Packs {
		names = append(names, k.ID.S)
	}
	return strings.Join(names, say.T("、"))
}

func findProgramme(l *forms.Library, id string) *forms.Programme {
	for _, k := range l.Packs {
		if q := k.Programme(id); q != nil {
			return q
		}
	}
	return nil
}

func toShown(q *forms.Programme, form *forms.Form) shownProgramme {
	out := shownProgramme{
		Pack: q.Pack.ID.S, Kind: q.Kind, Level: q.Level, Number: q.Pack.Document.Number, Applicants: q.Applicants.Types,
		Process: []stepJSON{}, Materials: []neededJSON{}, Rules: []ruleJSON{}, Amounts: toAmounts(q), Deadlines: []deadlineJSON{},
		Articles: citedArticles(q), Sources: citedSources(q, form),
	}
	out.Caps = []capJSON{}
	for _, c := range q.Caps {
		out.Caps = append(out.Caps, capJSON{c.ID.S, say.Cap(c), say.Citation(c.Source)})
	}
	for _, x := range toPack(q.Pack).Programmes {
		if x.ID == q.ID.S {
			out.programmeJSON = x
		}
	}
	for _, s := range q.Process {
		out.Process = append(out.Process, stepJSON{s.Party, s.Action, s.Tool, s.Period, say.Citation(s.Source)})
	}
	for _, r := range form.Requirements {
		out.Materials = append(out.Materials, neededJSON{r.ID.S, r.Name, string(r.Need), r.Demanded(), r.WhenSays, r.Seal, say.Citation(r.Source)})
	}
	for _, r := range q.Rules {
		out.Rules = append(out.Rules, ruleJSON{r.Key(), r.Condition, string(r.Severity), say.RuleWords(r, r.Says), say.Citation(r.Source)})
	}
	for _, o := range q.Outputs {
		out.Forms = append(out.Forms, printedJSON{o.ID.S, o.Title})
	}
	for _, d := range q.Deadlines {
		out.Deadlines = append(out.Deadlines, deadlineJSON{d.Event.S, period(d), d.Party, d.Obligation, say.Citation(d.Source)})
	}
	return out
}

// period tells a deadline's length, or its date.
func period(d *forms.Deadline) string {
	switch {
	case d.On != "":
		return d.On
	case d.Yearly != "":
		return say.T("每年 {day}", "day", d.Yearly)
	case d.Words != "":
		return d.Words
	case d.Value == 0:
		return say.T("当日")
	}
	n := strconv.Itoa(d.Value)
	switch d.Unit {
	case "workday":
		return say.T("{n} 个工作日", "n", n)
	case "day":
		return say.T("{n} 日", "n", n)
	case "month":
		return say.T("{n} 个月", "n", n)
	case "year":
		return say.T("{n} 年", "n", n)
	}
	return n
}

func titles(form *forms.Form) []string {
	var out []string
	for _, q := range form.Programmes {
		out = append(out, q.ShortTitle())
	}
	return out
}
