package checks

import (
	"slices"
	"strings"

	"yibiao/forms"
	"yibiao/forms/eval"
)

// presumed keeps a condition from counting as settled, either way, by a default that nobody typed or confirmed.
func presumed(k *examination, c *forms.Condition) {
	if k.scope.Presumed == "" || k.form.ByID[k.scope.Presumed] == nil {
		return
	}
	switch c.Outcome {
	case forms.Met, forms.NotAsked:
		c.Outcome, c.Inferred = forms.Confirm, true
	case forms.NotMet:
		c.Outcome = forms.Doubtful
	case forms.Doubtful:
		if c.Missing != "" || c.Odd != "" || c.Unasked != "" {
			return // something else is told of it
		}
	default:
		return
	}
	c.Stated, c.Missing = false, k.scope.Presumed
	c.Presumed = presumedIn(k) != nil
}

// presumedIn is the field whose default the evaluation rests on; nil for none, and for a default that gives nothing.
func presumedIn(k *examination) *forms.Field {
	f := k.form.ByID[k.scope.Presumed]
	if f == nil || !f.IsTable() && k.scope.Text(f) == "" {
		return nil
	}
	return f
}

// lastRow tells of a table of which a rule reads the last row what stands there: 年度 2025，主营业务收入 3000 万元.
func lastRow(k *examination, r *forms.Rule, c *forms.Condition) {
	for i, d := range c.Deciding {
		table, rows := k.form.ByID[d.Field], k.c.Answers.Tables[d.Field]
		if table == nil || !table.IsTable() || len(rows) == 0 || r.RequireExpr == nil {
			continue
		}
		order := eval.ByYear(table, rows)
		last, cells := &rows[order[len(order)-1]], []string{}
		for _, column := range table.Columns {
			text := k.scope.Cell(column, last)
			if text != "" && slices.Contains(r.RequireExpr.Reading.Cells, forms.Cell{Column: column.Name(), Of: forms.LastRow}) {
				cells = append(cells, column.Label+" "+shownWith(k.scope.Vocab, column, text))
			}
		}
		c.Deciding[i].Text = strings.Join(cells, "、")
	}
}

// saysOf is the sentence of a rule that does not hold, in the case as it stands.
func saysOf(k *examination, r *forms.Rule) string {
	for _, x := range r.SaysFor {
		if k.scope.Decided(x.WhenExpr) {
			return x.Says
		}
	}
	return r.Says
}

// deciding lists the values that the evaluation has read so far.
func (k *examination) deciding() []forms.Decided {
	var out []forms.Decided
	for _, id := range k.scope.Reads {
		f := k.form.ByID[id]
		if f == nil {
			continue
		}
		d := forms.Decided{Field: id, Label: f.Label}
		if !f.IsTable() {
			if text := k.scope.Text(f); text != "" {
				d.Text = shownWith(k.scope.Vocab, f, text)
			}
		}
		out = append(out, d)
	}
	return out
}

// against is what a rule says of what speaks against its condition; "" where nothing does, or nobody reads it.
func against(k *examination, r *forms.Rule, outcome forms.Outcome) string {
	if k.bare || outcome != forms.Doubtful && outcome != forms.NotMet {
		return ""
	}
	return k.fill(saysOf(k, r))
}
