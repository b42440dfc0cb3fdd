package eval

import (
	"fmt"
	"strings"
	"time"

	"github.com/expr-lang/expr"
	"github.com/shopspring/decimal"

	"yibiao/forms"
	"yibiao/forms/gb"
)

// parts are the parts of a year by which figures are reported: the months before the first, and after the last.
var parts = map[string][2]int{
	"": {0, 12}, "年度": {0, 12}, "全年": {0, 12}, "上半年": {0, 6}, "下半年": {6, 12},
	"第一季度": {0, 3}, "第二季度": {3, 6}, "第三季度": {6, 9}, "第四季度": {9, 12},
}

// periodFunctions are the words for the days of what a figure is of: begins(year, part) and ends(year, part), where "" is the
// whole year.
func periodFunctions() []expr.Option {
	day := func(of func(months [2]int) (before, day int)) func(...any) (any, error) {
		return func(p ...any) (any, error) {
			part, known := parts[p[1].(string)]
			if !known {
				return nil, fmt.Errorf("%q is no part of a year", p[1])
			}
			months, days := of(part)
			return time.Date(int(toDecimal(p[0]).IntPart()), time.Month(1+months), days, 0, 0, 0, 0, time.UTC), nil
		}
	}
	signatures := []any{new(func(int, string) time.Time), new(func(float64, string) time.Time), new(func(decimal.Decimal, string) time.Time)}
	return []expr.Option{
		expr.Function("begins", day(func(part [2]int) (int, int) { return part[0], 1 }), signatures...),
		expr.Function("ends", day(func(part [2]int) (int, int) { return part[1], 0 }), signatures...),
		expr.Function("__policy_day", policyDay, new(func(*Scope) time.Time)),
	}
}

// policyDay is the first day of the document that the form is of.
func policyDay(p ...any) (any, error) {
	day := p[0].(*Scope).policy
	if day.IsZero() {
		return nil, errUnanswered
	}
	return day, nil
}

// firstDay is the day from which a document holds, or else on which it was issued; the zero day when it tells neither.
func firstDay(d forms.Document) time.Time {
	for _, text := range []string{d.Effective, d.Issued} {
		if day, err := time.Parse(time.DateOnly, text); err == nil {
			return day
		}
	}
	return time.Time{}
}

// periodOf is the first and the last day of what a figure is of, as far as they are known.
func periodOf(s *Scope, f *forms.Field) (from, to time.Time, known bool) {
	before := s.Trail
	defer func() { s.Trail = before }()
	s.Open = false
	days := [2]time.Time{}
	for i, e := range f.PeriodExprs {
		v, known, err := Run(e, s)
		s.note(f, e, err)
		day, is := v.(time.Time)
		if err != nil || !known || !is || blankDay(day) {
			return from, to, false
		}
		days[i] = day
	}
	return days[0], days[1], len(f.PeriodExprs) == len(days)
}

// At is the first statement about the time of an answer that it is known to be at odds with; nil when there is none. Of a column it is
// asked in the row that is looked at.
func At(s *Scope, f *forms.Field) *forms.Constraint {
	for _, c := range f.Held {
		if untimely(s, f, c) {
			return c
		}
	}
	return nil
}

// Doubt is what is said against the time of an answer on which something rests: of a field, of what it is calculated from, or of a cell of
// a table that the expression reads; with the row it stands in. The sentence of a statement is not filled in. nil when nothing is.
func Doubt(s *Scope, expression, id string) (why *forms.Finding, row *forms.Row) {
	f := s.fields[id]
	switch {
	case f == nil:
	case f.IsTable():
		return doubtInRows(s, expression, f)
	case f.CalculateExpr != nil:
		for _, from := range f.CalculateExpr.Reads {
			if from != id {
				if why, row = Doubt(s, f.Calculate.S, from); why != nil {
					return why, row
				}
			}
		}
	case s.Answers.Values[id] != "":
		return doubted(s, nil, f, s.Answers.Values[id]), nil
	}
	return nil, nil
}

func doubtInRows(s *Scope, expression string, table *forms.Field) (why *forms.Finding, row *forms.Row) {
	before := s.Row
	defer func() { s.Row = before }()
	for i := range s.Answers.Tables[table.Name()] {
		s.Row = &s.Answers.Tables[table.Name()][i]
		for _, c := range table.Columns {
			if text := s.Row.Cells[c.Name()]; text != "" && strings.Contains(expression, "."+c.Name()) {
				if why = doubted(s, table, c, text); why != nil {
					why.Table, why.RowNumber, why.Label = table.Name(), i+1, table.Label+"·"+c.Label
					return why, s.Row
				}
			}
		}
	}
	return nil, nil
}

func doubted(s *Scope, table, f *forms.Field, text string) *forms.Finding {
	if c := At(s, f); c != nil {
		return &forms.Finding{Code: forms.FindingConstraint, Says: c.Says, Label: f.Label}
	}
	if fault := OddDay(s, table, f, text); fault != nil {
		return &forms.Finding{Code: forms.FindingCode(fault.Code), Fault: fault, Label: f.Label}
	}
	return nil
}

// figureBeforeFounding is what speaks against a figure of a time in which the applicant was not there; nil when nothing does. Nothing is
// no figure: a firm that was not there made nothing.
func figureBeforeFounding(s *Scope, f *forms.Field, text string, founded time.Time) *gb.Fault {
	if n, number := gb.Number(text); !number || n.IsZero() {
		return nil
	}
	from, to, known := periodOf(s, f)
	if !known || !to.Before(founded) {
		return nil
	}
	return forms.Fault(forms.FaultFigureBefore, "from", from.Format(time.DateOnly), "to", to.Format(time.DateOnly), "founded", founded.Format(time.DateOnly))
}
