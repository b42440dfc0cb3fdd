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
	cells := map[string][]rowsOf{} // by column
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
			cells[head] = withRow(cells[head], g.Number, Shortened(v.Shown(g.Column, g.Text), 30))
		}
	}
	for i, head := range columns {
		var words []string
		for _, r := range cells[head] {
			words = append(words, r.String())
		}
		columns[i] = head + T("：") + strings.Join(words, T("，"))
	}
	if len(columns) == 0 {
		return ""
	}
	return T("空着的格里能推算的：{columns}；还没有填上", "columns", strings.Join(columns, T("；")))
}

// rowsOf are rows, one below the other, that hold the same.
type rowsOf struct {
	first, last int
	value       string
}

// withRow adds a row with what it holds.
func withRow(list []rowsOf, row int, value string) []rowsOf {
	if n := len(list) - 1; n >= 0 && list[n].value == value && list[n].last == row-1 {
		list[n].last = row
		return list
	}
	return append(list, rowsOf{row, row, value})
}

func (r rowsOf) String() string {
	if r.first == r.last {
		return T("第 {row} 行 {value}", "row", r.first, "value", r.value)
	}
	return T("第 {row} 至 {last} 行 {value}", "row", r.first, "last", r.last, "value", r.value)
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
