package packs

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/app/cli/base"
	"yibiao/app/cli/policies"
	"yibiao/app/cli/work"
	"yibiao/app/say"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// amountJSON is an amount as the pack states it, for programs.
type amountJSON struct {
	ID        string `json:"id"`
	Label     string `json:"label"`
	Reading   string `json:"reading,omitempty"`
	ReadingOf string `json:"reading_of,omitempty"`
	Base      string `json:"base"`
	Ratio     string `json:"ratio,omitempty"`
	Cap       string `json:"cap,omitempty"`
	Unit      string `json:"unit"`
	ByNotice  bool   `json:"by_notice,omitempty"`
	Note      string `json:"note,omitempty"`
	Source    string `json:"source,omitempty"`
}

func toAmounts(q *forms.Programme) []amountJSON {
	out := []amountJSON{}
	for _, a := range q.Amounts {
		out = append(out, amountJSON{
			ID: a.ID.S, Label: a.Label, Reading: a.Reading, ReadingOf: a.ReadingOf.S, Base: a.Name, Ratio: a.Ratio.S, Cap: a.Cap.S, Unit: a.Unit,
			ByNotice: a.NoticeSource.Given(), Note: a.Note, Source: say.Citation(a.Source),
		})
	}
	return out
}

// citedArticles are the articles that the programme's rules, amounts, deadlines and materials rest on, in the document's order.
func citedArticles(q *forms.Programme) []policies.ArticleJSON {
	cited := q.Applicants.Article
	for _, r := range q.Rules {
		cited += "、" + r.Article
	}
	for _, a := range q.Amounts {
		cited += "、" + a.Article
	}
	for _, d := range q.Deadlines {
		cited += "、" + d.Article
	}
	for _, m := range q.Materials {
		cited += "、" + m.Article
	}
	out := []policies.ArticleJSON{}
	for _, a := range q.Pack.Articles {
		for _, part := range strings.Split(cited, "、") {
			if citesArticle(part, a.No) {
				out = append(out, policies.ArticleJSON(a))
				break
			}
		}
	}
	return out
}

// citedSources are the documents besides the policy on which a programme rests, each once.
func citedSources(q *forms.Programme, form *forms.Form) []sourceJSON {
	var cited []forms.Source
	for _, f := range form.Fields() {
		cited = append(cited, f.Source)
	}
	for _, r := range q.Rules {
		cited = append(cited, r.Source)
	}
	for _, r := range form.Requirements {
		cited = append(cited, r.Source)
	}
	for _, d := range q.Deadlines {
		cited = append(cited, d.Source)
	}
	for _, s := range q.Process {
		cited = append(cited, s.Source)
	}
	out, seen := []sourceJSON{}, map[string]bool{}
	for _, s := range cited {
		if r := q.Pack.Source(s.Cited.S); r != nil && !seen[r.Name.S] {
			seen[r.Name.S] = true
			out = append(out, sourceJSON{r.Name.S, r.Title, r.Number, r.Issuer, r.Issued, r.URL})
		}
	}
	return out
}

// citesArticle tells whether a citation names an article or a part of it: 第五条(七) names 第五条. Where articles are
// parts of others, 三(一)1 does not name 三(一)10.
func citesArticle(citation, no string) bool {
	rest, ok := strings.CutPrefix(citation, no)
	return ok && (rest == "" || strings.IndexFunc(rest, func(r rune) bool { return r >= '0' && r <= '9' }) != 0)
}

// writeAmounts prints what an amount is worked out from; readings of one clause stand below each other.
func writeAmounts(w *base.Page, list []amountJSON) {
	if len(list) > 0 {
		w.Line()
		w.Say("金额：")
	}
	for _, a := range list {
		line := say.T("{label}：{words}", "label", a.Label, "words", a.Base)
		if a.Reading != "" {
			line = say.T("{label}（{reading}）：{words}", "label", a.Label, "reading", a.Reading, "words", a.Base)
		}
		if ratio, ok := gb.Number(a.Ratio); ok {
			line += " × " + ratio.Shift(2).String() + "%"
		}
		if limit, ok := gb.Number(a.Cap); ok {
			line += say.T("，最高 {cap} {unit}", "cap", limit, "unit", a.Unit)
		}
		if a.ByNotice {
			line += say.T("，标准按当年通知")
		}
		if a.ReadingOf != "" {
			line += say.T("，同一条文的另一种读法，不能相加")
		}
		w.Line("  ", line, base.In(a.Source))
		if a.Note != "" {
			w.Line("      ", a.Note)
		}
	}
}

func (s shownProgramme) text(w *base.Page, form *forms.Form) {
	w.Line(s.ID, "  ", s.Title)
	w.Line("  ", s.Number, "  ", s.Level, "  ", s.Kind)
	w.Say("  申报对象：{who}", "who", strings.Join(s.Applicants, say.T("、")))
	w.Say("  {fields} 个字段、{tables} 个明细表、{rules} 条规则、{materials} 项材料、{examples} 个例子", "fields", s.Fields, "tables", s.Tables,
		"rules", len(s.Rules), "materials", len(s.Materials), "examples", s.Examples)
	if s.Savings != nil {
		w.Line()
		w.Say("合在一起：{titles}", "titles", strings.Join(titles(form), say.T("、")))
		work.SayingSavings(w, form.Savings)
	}
	w.Line()
	w.Say("规则：")
	for _, r := range s.Rules {
		name := r.Condition
		if name == "" {
			name = r.Says
		}
		w.Line("  ", say.T("【{severity}】", "severity", say.Severity(forms.Severity(r.Severity))), name, base.In(r.Source))
	}
	w.Line()
	w.Say("材料：")
	for _, m := range s.Materials {
		w.Line("  ", say.T("【{severity}】", "severity", say.Need(forms.Need(m.Need), m.Demanded)), m.Name, base.In(m.When), base.In(m.Source))
	}
	writeAmounts(w, s.Amounts)
	for _, c := range s.Caps {
		w.Line("  ", c.Says, base.In(c.Source))
	}
	s.printed(w)
	s.dates(w)
	if len(s.Sources) > 0 {
		w.Line()
		w.Say("通常做法见于：")
	}
	for _, r := range s.Sources {
		w.Line("  ", strings.Join(slices.DeleteFunc([]string{r.Title, r.Number, r.Issuer, r.Issued, r.URL}, func(t string) bool { return t == "" }), "  "))
	}
	if len(s.Articles) > 0 {
		w.Line()
		w.Say("条款（不是原文，按原文整理）：")
	}
	for _, a := range s.Articles {
		w.Line("  ", a.No, " ", a.Title, say.T("："), a.Text)
	}
}

// printed lists the forms with the ids by which official forms take their places.
func (s shownProgramme) printed(w *base.Page) {
	if len(s.Forms) > 0 {
		w.Line()
		w.Say("表单（前面是编号，form use 用它）：")
	}
	for _, f := range s.Forms {
		w.Line("  ", f.ID, "  ", f.Title)
	}
}

// dates prints deadlines and procedure.
func (s shownProgramme) dates(w *base.Page) {
	if len(s.Deadlines) > 0 {
		w.Line()
		w.Say("期限：")
	}
	for _, d := range s.Deadlines {
		w.Line("  ", d.Event, "  ", d.Period, "  ", d.Party, base.In(d.Source))
	}
	if len(s.Process) > 0 {
		w.Line()
		w.Say("流程：")
	}
	for i, step := range s.Process {
		w.Line("  ", strconv.Itoa(i+1), " ", step.Party, say.T("："), strings.TrimRight(step.Action, "。"), base.In(step.Period), base.In(step.Source))
	}
}
