package checks

import (
	"slices"

	"yibiao/forms"
	"yibiao/forms/eval"
	"yibiao/forms/gb"
)

// waiting tells of an unknown condition what is the matter with the answer that it waits for.
func waiting(k *examination, c *forms.Condition) {
	if c.Outcome != forms.Unknown {
		return
	}
	c.Wrong = k.scope.Wrong(c.Missing)
	c.NotYet = k.fill(eval.NotYet(k.scope, c.Missing))
	c.Guessed = !c.Wrong && eval.Suggested(k.scope, c.Missing)
}

// lacking tells of an unknown condition more nearly what it waits for: the cell of a table, or the materials any of which would do.
func lacking(k *examination, c *forms.Condition) {
	if c.Outcome != forms.Unknown || c.Missing == "" || c.Vague != "" {
		return
	}
	if table := k.form.ByID[c.Missing]; table != nil && table.IsTable() {
		lackingCell(k, c, table)
		return
	}
	if k.form.Requirement(c.Missing) != nil {
		if c.Either = eitherOf(k, c.Rule); c.Either != nil {
			c.Missing = c.Either[0]
		}
	}
}

// unproved keeps a condition that materials are to prove from counting as met while the number of such a paper is not known: 正在办理 is
// none. And it tells of a condition that waits for an answer what stands there instead.
func unproved(k *examination, r *forms.Rule, c *forms.Condition) {
	if c.Outcome == forms.Met {
		for _, id := range r.Needs {
			if f := unnumbered(k, id.S); f != nil {
				c.Outcome, c.Stated, c.Missing = forms.Unknown, false, f.Name()
				break
			}
		}
	}
	if c.Outcome != forms.Unknown || c.Vague != "" {
		return
	}
	if table := k.form.ByID[c.Missing]; table != nil && table.IsTable() {
		_, c.Vague = eval.Unnumbered(k.scope, table)
		return
	}
	c.Vague = eval.Hollow(k.scope, c.Missing)
}

// unnumbered is the field with the number of the paper that answers a requirement, when it is asked and does not hold one; nil else.
func unnumbered(k *examination, requirement string) *forms.Field {
	before := k.scope.Trail
	defer func() { k.scope.Trail = before }()
	for _, f := range numbersOf(k.form, requirement) {
		if !k.scope.Wanted(f) || !k.scope.Relevant(f) {
			continue
		}
		if text := k.scope.Text(f); text == "" && k.scope.Asks(f) || eval.Hollow(k.scope, f.Name()) != "" {
			return f
		}
	}
	return nil
}

// numbersOf are the fields with the number of the paper that answers a requirement.
func numbersOf(form *forms.Form, requirement string) (out []*forms.Field) {
	q := form.Requirement(requirement)
	if q == nil {
		return nil
	}
	for _, by := range q.By {
		for _, id := range by.Requirement.Proves {
			if f := form.ByID[id.S]; f != nil && !f.IsTable() && gb.PaperNumber(f.Validator.S) {
				out = append(out, f)
			}
		}
	}
	return out
}

// estimated keeps a condition from counting as settled, either way, by days whose calendar is only an estimate.
func estimated(k *examination, c *forms.Condition) {
	if !k.scope.Estimated {
		return
	}
	switch c.Outcome {
	case forms.Met:
		c.Outcome, c.Inferred, c.Estimated = forms.Confirm, true, true
	case forms.NotMet, forms.Doubtful:
		c.Outcome, c.Estimated = forms.Doubtful, true
	}
}

// lackingCell finds the blank cells that a rule reads of a table with rows, itself or by what is calculated from them.
func lackingCell(k *examination, c *forms.Condition, table *forms.Field) {
	rows := k.c.Answers.Tables[table.Name()]
	if c.Listed = len(rows) > 0; !c.Listed {
		return
	}
	read, order := readOf(k.form, c.Rule, table), eval.ByYear(table, rows)
	for i, row := range rows {
		last := i == order[len(order)-1]
		for _, column := range table.Columns {
			if row.Cells[column.Name()] != "" || column.Computed() || column.Fallback != nil || !readsColumn(read, column.Name(), last) {
				continue
			}
			if c.Blank++; c.Blank == 1 {
				c.Row, c.Column = i+1, column.Label
			}
		}
	}
	if c.Blank == 0 {
		lackingRow(c, table, rows)
	}
}

// lackingRow finds the first row that cannot be counted: it does not name what it is about, or repeats an earlier one.
func lackingRow(c *forms.Condition, table *forms.Field, rows []forms.Row) {
	uncounted, repeats := eval.Uncounted(table, rows), eval.Repeats(table, rows)
	for i := range rows {
		if earlier, is := uncounted[i]; is && earlier < 0 {
			c.Blank, c.Row, c.Column = 1, i+1, eval.Naming(table).Label
			return
		}
		if earlier, is := repeats[i]; is {
			c.Row, c.Twice = i+1, earlier+1
			return
		}
	}
}

// readOf are a rule's expressions that read a table, and those of the calculated fields that they rest on. None is nil.
func readOf(form *forms.Form, r *forms.Rule, table *forms.Field) []*forms.Expression {
	out := slices.DeleteFunc([]*forms.Expression{r.WhenExpr, r.RequireExpr}, func(e *forms.Expression) bool { return e == nil })
	for i := 0; i < len(out); i++ {
		for _, id := range out[i].Reads {
			if f := form.ByID[id]; f != nil && f.Computed() && !slices.Contains(out, f.CalculateExpr) {
				out = append(out, f.CalculateExpr)
			}
		}
	}
	return slices.DeleteFunc(out, func(e *forms.Expression) bool { return !slices.Contains(e.Reads, table.Name()) })
}

// readsColumn tells whether expressions read a column, of the row that is checked or inside any, all, sum and the like; what is
// read of the last row alone is read of no other.
func readsColumn(list []*forms.Expression, column string, last bool) bool {
	return slices.ContainsFunc(list, func(e *forms.Expression) bool {
		return slices.ContainsFunc(e.Reading.Cells, func(c forms.Cell) bool { return c.Column == column && (last || c.Of != forms.LastRow) })
	})
}

// eitherOf gives the materials each of which alone would let a rule hold; nil when there are not several.
func eitherOf(k *examination, r *forms.Rule) []string {
	if r.RequireExpr == nil || !r.RequireExpr.Reading.Or {
		return nil
	}
	before := k.scope.Trail
	defer func() { k.scope.Trail = before }()
	var each []string
	for _, call := range r.RequireExpr.Reading.Calls {
		id := call.Argument
		if call.Function != "attached" || slices.Contains(each, id) || k.c.Attached[id] > 0 {
			continue
		}
		k.scope.Granted = func(requirement string) bool { return requirement == id }
		holds, known, err := eval.Truth(r.RequireExpr, k.scope)
		k.scope.Granted = nil
		if err == nil && known && holds {
			each = append(each, id)
		}
	}
	if len(each) < 2 {
		return nil
	}
	return each
}
