package say

import (
	"strings"

	"yibiao/app/session"
	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/checks"
)

// Report makes the sentences of the page that goes into a bundle. A Chinese clerk reads it: it is Chinese whatever language
// the program has.
type Report struct{}

var _ session.Words = Report{}

// Finding is the sentence of a finding.
func (Report) Finding(f forms.Finding, v *forms.Vocabulary) string { return inChinese.finding(f, v) }

// Citation tells on what a statement rests.
func (Report) Citation(s forms.Source) string { return inChinese.citation(s) }

// Verdict tells in one sentence whether the client may apply.
func (Report) Verdict(v forms.Verdict) string { return inChinese.verdict(v) }

// Outcome names the state of a condition.
func (Report) Outcome(o forms.Outcome) string { return inChinese.outcome(o) }

// Severity names a severity in Chinese, the language of all that leaves the vault.
func (Report) Severity(s forms.Severity) string { return inChinese.severity(s) }

// Held tells which answer was not written into a form, and why.
func (Report) Held(h printed.Held, form *forms.Form) string { return inChinese.heldValue(h, form) }

// Guessed tells what is guessed for a field, or for the cells of a table, and on what that rests; "" where nothing is.
func Guessed(list []checks.Guess, field string, v *forms.Vocabulary) string {
	var columns []string
	cells := map[string][]string{} // by column
	for _, g := range list {
		switch {
		case g.Field.Name() != field:
		case g.Column == nil:
			value := v.Shown(g.Field, g.Text) + g.Field.Unit
			return T("推算：{value}（{why}）；还没有填上", "value", Shortened(value, 60), "why", g.Why())
		default:
			why := g.Why()
			if why == "" {
				why = T("接着上一行往下数")
			}
			head := T("“{column}”（{why}）", "column", g.Column.Label, "why", why)
			if cells[head] == nil {
				columns = append(columns, head)
			}
			value := Shortened(v.Shown(g.Column, g.Text), 30)
			cells[head] = append(cells[head], T("第 {row} 行 {value}", "row", g.Number, "value", value))
		}
	}
	for i, head := range columns {
		columns[i] = head + T("：") + strings.Join(cells[head], T("，"))
	}
	if len(columns) == 0 {
		return ""
	}
	return T("空着的格里能推算的：{columns}；还没有填上", "columns", strings.Join(columns, T("；")))
}

// Offered tells what a person may take over: a default, or what is guessed for a field or a cell, with what it rests on.
func Offered(g checks.Guess, byDefault bool, v *forms.Vocabulary) string {
	if g.Column == nil {
		value := Shortened(v.Shown(g.Field, g.Text)+g.Field.Unit, 60)
		if byDefault {
			return T("{label}：{value}（默认值）", "label", g.Field.Label, "value", value)
		}
		return T("{label}：{value}（推算：{why}）", "label", g.Field.Label, "value", value, "why", g.Why())
	}
	why := g.Why()
	if why == "" {
		why = T("接着上一行往下数")
	}
	value := Shortened(v.Shown(g.Column, g.Text)+g.Column.Unit, 30)
	return T("{table}第 {row} 行“{column}”：{value}（推算：{why}）", "table", g.Field.Label, "row", g.Number, "column", g.Column.Label, "value", value, "why", why)
}
