package checks

import (
	"sort"
	"time"

	"yibiao/forms"
	"yibiao/forms/eval"
	"yibiao/forms/gb"
)

// DueDates gives the dates of a case without checking it; the same as Report.Due. turns is the next day, at midnight UTC, on which the
// same case may have others, but for the year of those that come back every year; zero when no day to come makes a difference.
func DueDates(form *forms.Form, c forms.Case) (due []forms.Due, turns time.Time) {
	k := &examination{form: form, scope: eval.NewScope(form, c), c: c}
	k.due()
	return k.report.Due, k.scope.Turns()
}

// due lists the dates that can be told, earliest first: periods whose first day is answered, fixed dates, and the
// day on which the policy document ends.
func (k *examination) due() {
	for _, q := range k.form.Programmes {
		for _, d := range q.Deadlines {
			for _, x := range k.dues(d) {
				x.Deadline, x.Programme, x.Source = d, q, d.Source
				k.report.Due = append(k.report.Due, x)
			}
		}
	}
	if end, err := time.Parse("2006-01-02", k.form.Pack.Document.Expires); err == nil {
		k.report.Due = append(k.report.Due, forms.Due{Event: "政策有效期届满", Date: end, Source: forms.Source{Src: forms.Seed, Number: k.form.Pack.Document.Number}})
	}
	sort.SliceStable(k.report.Due, func(i, j int) bool { return k.report.Due[i].Date.Before(k.report.Due[j].Date) })
}

// dues gives the dates of one deadline: one, one for every row of its table, or none that can be told yet.
func (k *examination) dues(d *forms.Deadline) []forms.Due {
	if d.Internal || d.Approved && !k.c.Approved {
		return nil
	}
	if d.WhenExpr != nil {
		holds, known, err := eval.Truth(d.WhenExpr, k.scope)
		if err != nil {
			k.fail(forms.Finding{Label: d.Event.S}, "due/"+d.Event.S)
		}
		if !holds || !known {
			return nil
		}
	}
	if !d.Each.Given() {
		x, ok := dueOf(k, d)
		x.Event = k.fill(d.Event.S)
		if !ok {
			return nil
		}
		return []forms.Due{x}
	}
	var out []forms.Due
	rows := k.c.Answers.Tables[d.Each.S]
	for i := range rows {
		k.scope.Row = &rows[i]
		if x, ok := dueOf(k, d); ok {
			x.Event = k.fill(d.Event.S)
			out = append(out, x)
		}
		k.scope.Row = nil
	}
	return out
}

func dueOf(k *examination, d *forms.Deadline) (forms.Due, bool) {
	if d.On != "" {
		on, err := time.Parse("2006-01-02", d.On)
		return forms.Due{Date: on}, err == nil
	}
	if d.Yearly != "" {
		return forms.Due{Date: next(d.Yearly, k.c.Today)}, true
	}
	if d.FromExpr == nil {
		return forms.Due{}, false
	}
	v, known, err := eval.Run(d.FromExpr, k.scope)
	if err != nil {
		k.fail(forms.Finding{Label: d.Event.S}, "due/"+d.Event.S)
	}
	start, ok := v.(time.Time)
	if !known || !ok || start.IsZero() {
		return forms.Due{}, false
	}
	if d.Value == 0 {
		return forms.Due{Date: start}, true
	}
	if d.Fixed || d.Eve {
		return forms.Due{Date: endOf(d, start)}, true
	}
	end, estimated, err := k.scope.Vocab.Calendar.AddPeriod(start, d.Value, d.Unit)
	return forms.Due{Date: end, Estimated: estimated}, err == nil
}

// endOf is the last day of a period that ends by itself, as years_after, and on the eve years_through, count it in rules.
func endOf(d *forms.Deadline, start time.Time) time.Time {
	months := map[string]int{gb.UnitMonth: d.Value, gb.UnitYear: 12 * d.Value}[d.Unit]
	switch {
	case months == 0 && d.Eve:
		return start.AddDate(0, 0, d.Value-1)
	case months == 0:
		return start.AddDate(0, 0, d.Value)
	case d.Eve:
		return gb.LastOfMonths(start, months)
	}
	return gb.AddMonths(start, months)
}

// next is the first such day of a year that is not before today.
func next(monthDay string, today time.Time) time.Time {
	day, _ := time.Parse("01-02", monthDay)
	for year := today.Year(); ; year++ {
		d := time.Date(year, day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
		if !d.Before(today) && d.Day() == day.Day() {
			return d
		}
	}
}
