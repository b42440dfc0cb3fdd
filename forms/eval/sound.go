package eval

import (
	"slices"

	"strings"
	"time"

	"yibiao/forms"

	"yibiao/forms/gb"
)

// sound tells whether a typed answer can be true: its field's own check finds no fault in it and no statement of what is
// impossible speaks against it. What cannot be true decides no condition; the field's own check tells the user.
func (s *Scope) sound(f *forms.Field, text string) bool {
	if f.Computed() || s.Answers.Values[f.Name()] == "" {
		return true
	}
	if s.timing {
		return s.Vocab.Unsound(f, text, nil) == nil
	}
	if judged, done := s.judged[f]; done {
		return judged
	}
	s.judged[f] = true // while it is judged by its own constraint, which reads it
	s.judged[f] = s.Vocab.Unsound(f, text, nil) == nil && !s.impossible(f)
	return s.judged[f]
}

// questioned tells whether a field's own constraint, of whatever weight, is known to speak against the answer. What asks this of the
// answer that is being questioned, since it reads it and cannot be decided, is told no.
func (s *Scope) questioned(f *forms.Field) bool {
	if f.Constraint == nil || f.Constraint.Expr == nil || f.Computed() || s.questioning[f] {
		return false
	}
	s.questioning[f] = true
	defer delete(s.questioning, f)
	before := s.Trail
	s.Open = false
	holds, known, err := s.Judge(f)
	s.Trail = before
	return err == nil && known && !holds
}

// impossible tells whether a field's own statement of what cannot be true, or is still to come, is known to speak against the answer.
func (s *Scope) impossible(f *forms.Field) bool {
	return f.Constraint != nil && f.Constraint.Impossible && against(s, f, f.Constraint) || f.Over != nil && untimely(s, f, f.Over)
}

// untimely is against for a statement about time. The others count as they stand, if they can be read: a year that is too far ahead to be
// true still says that its quarter is not over.
func untimely(s *Scope, f *forms.Field, c *forms.Constraint) bool {
	timing, judging := s.timing, s.judging
	s.timing, s.judging = true, true
	defer func() { s.timing, s.judging = timing, judging }()
	return against(s, f, c)
}

// against tells whether a statement about a field is known to speak against its answer.
func against(s *Scope, f *forms.Field, c *forms.Constraint) bool {
	if c.Expr == nil {
		return false
	}
	before := s.Trail
	s.Open = false
	holds, known, err := Truth(c.Expr, s)
	s.Trail = before
	s.note(f, c.Expr, err)
	return err == nil && known && !holds
}

// Judge evaluates a field's own constraint, which must see the answer however it is.
func (s *Scope) Judge(f *forms.Field) (holds, known bool, err error) {
	before, done := s.judged[f]
	s.judged[f] = true
	defer func() {
		if s.judged[f] = before; !done {
			delete(s.judged, f)
		}
	}()
	return Truth(f.Constraint.Expr, s)
}

// NotYet is what is said of an answer that speaks of what is not over: of a field, a table or one of its cells; "" where nothing is.
func NotYet(s *Scope, id string) string {
	f := s.fields[id]
	if f == nil {
		return ""
	}
	if f.Over != nil && s.Answers.Values[id] != "" && RunsOn(s, f) {
		return f.Over.Says
	}
	before := s.Row
	defer func() { s.Row = before }()
	for i := range s.Answers.Tables[id] {
		s.Row = &s.Answers.Tables[id][i]
		for _, c := range f.Columns {
			if c.Over != nil && s.Row.Cells[c.Name()] != "" && RunsOn(s, c) {
				return c.Over.Says
			}
		}
	}
	return ""
}

// RunsOn tells that what an answer speaks of is known not to be over; of a column, in the row that is looked at.
func RunsOn(s *Scope, f *forms.Field) bool {
	judged, done := s.judged[f]
	s.judged[f] = true
	defer func() {
		if s.judged[f] = judged; !done {
			delete(s.judged, f)
		}
	}()
	return f.Over != nil && untimely(s, f, f.Over)
}

// soundTable is sound for a table as a whole: no statement of what is impossible speaks against its rows together.
func (s *Scope) soundTable(f *forms.Field) bool {
	if judged, done := s.judged[f]; done {
		return judged
	}
	s.judged[f] = true // while it is judged by its own constraint, which reads it
	s.judged[f] = !s.impossible(f)
	return s.judged[f]
}

// cellOf is a cell of a row of the case.
type cellOf struct {
	row    *forms.Row
	column *forms.Field
}

// faultyCell tells whether a column's own check finds fault with a cell; each is looked at once.
func (s *Scope) faultyCell(c *forms.Field, row *forms.Row, text string) bool {
	at := cellOf{row, c}
	faulty, done := s.faulty[at]
	if !done {
		faulty = s.Vocab.Unsound(c, text, func(column string) string { return row.Cells[column] }) != nil
		s.faulty[at] = faulty
	}
	return faulty
}

// Wrong tells whether what keeps a condition undecided was answered, but so that it cannot be true: the field itself, or a
// cell of the table.
func (s *Scope) Wrong(id string) bool {
	f := s.fields[id]
	if f == nil {
		return false
	}
	if !f.IsTable() {
		text := s.Text(f)
		return text != "" && (!s.sound(f, text) || s.questioned(f))
	}
	rows := s.Answers.Tables[id]
	if len(rows) > 0 && !s.soundTable(f) {
		return true
	}
	for i := range rows {
		for _, c := range f.Columns {
			if text := rows[i].Cells[c.Name()]; text != "" && !s.soundCell(c, &rows[i], text) {
				return true
			}
		}
	}
	return false
}

// soundCell is sound for a cell of a row. While a column's own statement is judged, the other cells of the row count as they
// stand: a statement on each of them would else be judged within every other.
func (s *Scope) soundCell(c *forms.Field, row *forms.Row, text string) bool {
	if c.Computed() || row.Cells[c.Name()] == "" || s.judged[c] {
		return true
	}
	if s.faultyCell(c, row, text) {
		return false
	}
	if !c.Voids() || s.judging {
		return true
	}
	at := cellOf{row, c}
	bad, done := s.denied[at]
	if !done {
		of := s.Row
		s.Row, s.judging = row, true
		bad = s.impossible(c)
		s.Row, s.judging = of, false
		s.denied[at] = bad
	}
	return !bad
}

// Denied are the answers that break a condition on nothing but themselves and the day, such as a founding date that is
// still to come: what the condition says, by field id. Conditions that read other answers are not among them, as the
// mistake may be in those; nor are yes-no answers and choices, which are true whether they help or not. Without a day there are none.
func Denied(s *Scope) map[string]string {
	out := map[string]string{}
	if s.today.IsZero() {
		return out // without a day nothing is early or late
	}
	before := s.Trail
	defer func() { s.Trail = before }()
	for id, f := range s.fields {
		if f.Constraint == nil || f.Constraint.Expr == nil || f.Computed() || f.IsTable() || f.Is(forms.TypeBool) || len(f.Options) > 0 || s.Answers.Values[id] == "" {
			continue
		}
		s.ResetReads()
		holds, known, err := s.Judge(f)
		if err == nil && known && !holds && slices.Equal(s.Reads, []string{id}) {
			out[id] = f.Constraint.Says
		}
	}
	return out
}

// Founding is the field that tells when the applicant was founded.
const Founding = "org.established"

// A person who applies or is named has worked at these ages.
const (
	youngest = 16
	oldest   = 100
)

// OddDay is what speaks against a typed day, whatever else is asked of it: the applicant was not founded yet, or somebody would
// be a child. It may be true all the same, so it only questions the answer and what rests on it. nil when nothing does.
func OddDay(s *Scope, table, f *forms.Field, text string) *gb.Fault {
	day, layout := dayOf(f, text)
	if day.IsZero() && len(f.PeriodExprs) == 0 || f.Name() == Founding {
		return nil
	}
	if strings.Contains(f.Label, "出生") {
		if s.notAged(day, youngest, oldest) {
			return forms.Fault(forms.FaultBirthAge, "text", text)
		}
		return nil
	}
	own := s.fields[Founding]
	if own == nil || f.Early || table != nil && table.Early || NotAsked(s, own) || s.asked[Founding] && unwanted(s, own) {
		return nil
	}
	founded, _ := dayOf(own, s.Text(own))
	switch {
	case founded.IsZero() || !s.sound(own, s.Text(own)):
		return nil
	case len(f.PeriodExprs) > 0:
		return figureBeforeFounding(s, f, text, founded)
	case text >= founded.Format(layout):
		return nil
	}
	return forms.Fault(forms.FaultBeforeFounding, "text", text, "founded", founded.Format(time.DateOnly))
}

// dayOf is the day, month or year that an answer names, and how it is written; the zero day for anything else.
func dayOf(f *forms.Field, text string) (day time.Time, layout string) {
	if layout = f.Layout(); layout == "" {
		return day, ""
	}
	day, err := time.Parse(layout, text)
	if err != nil {
		return time.Time{}, layout
	}
	return day, layout
}

// Odd is the field, or the table with such a cell, of a day or an amount that is questioned and that a rule rests on, however it
// came out; "" when there is none.
func Odd(s *Scope, r *forms.Rule, read []forms.Decided) string {
	if each := s.fields[r.Each.S]; each != nil && odd(s, r.Require.S, each, true) {
		return r.Each.S
	}
	for _, d := range read {
		if f := s.fields[d.Field]; f != nil && odd(s, r.Require.S, f, true) {
			return d.Field
		}
	}
	return ""
}

// odd tells whether what an expression reads of a field is questioned. What is calculated is by the amounts that it is calculated from.
func odd(s *Scope, expression string, f *forms.Field, days bool) bool {
	if f.IsTable() {
		return slices.ContainsFunc(f.Columns, func(c *forms.Field) bool {
			return strings.Contains(expression, "."+c.Name()) && oddCell(s, f, c, days) || days && impossibleDay(s, f, c)
		})
	}
	if f.Computed() {
		return f.CalculateExpr != nil && slices.ContainsFunc(f.CalculateExpr.Reads, func(id string) bool {
			from := s.fields[id]
			return from != nil && (from.IsTable() || !from.Computed()) && odd(s, f.Calculate.S, from, from.IsTable())
		})
	}
	text := s.Answers.Values[f.Name()]
	return text != "" && (f.Doubtful(text) || At(s, f) != nil || (days || f.Layout() == "") && OddDay(s, nil, f, text) != nil)
}

func oddCell(s *Scope, table, c *forms.Field, days bool) bool {
	before := s.Row
	defer func() { s.Row = before }()
	rows := s.Answers.Tables[table.Name()]
	for i := range rows {
		s.Row = &rows[i]
		text := rows[i].Cells[c.Name()]
		if text != "" && (c.Doubtful(text) || At(s, c) != nil || (days || c.Layout() == "") && OddDay(s, table, c, text) != nil) {
			return true
		}
	}
	return false
}

// impossibleDay tells of a day that cannot be in a column of a table, whether a rule reads it or not: a right granted tomorrow is
// none yet, whatever else its row says.
func impossibleDay(s *Scope, table, c *forms.Field) bool {
	if c.Layout() == "" || !c.Voids() {
		return false
	}
	rows := s.Answers.Tables[table.Name()]
	for i := range rows {
		if text := rows[i].Cells[c.Name()]; text != "" && !s.soundCell(c, &rows[i], text) {
			return true
		}
	}
	return false
}

// guessed notes that what is read rests on a default, which nobody typed.
func guessed(s *Scope, f *forms.Field) {
	if id := s.guesses[f]; id != "" {
		s.Guess = id
	}
	if id := s.presumed[f]; id != "" {
		s.Presumed = id
	}
}

// rest notes the default that the value of e, f's, rests on: its own, or that of what was read.
func rest(s *Scope, f *forms.Field, e *forms.Expression) {
	s.guesses[f], s.presumed[f] = s.Guess, s.Presumed
	switch {
	case e != f.Fallback || f.ID.S == "":
	case f.DefaultHolds:
		s.presumed[f] = f.Name()
	default:
		s.guesses[f] = f.Name()
	}
}

// Presumed tells whether what a field shows is a default, guessed or not, that nobody typed.
func Presumed(s *Scope, f *forms.Field) bool {
	return f.Fallback != nil && f.CalculateExpr == nil && !f.IsTable() && s.Answers.Values[f.Name()] == "" && s.Text(f) != ""
}

// Suggested tells whether a field shows nothing but a default that is only a guess.
func Suggested(s *Scope, id string) bool {
	f := s.fields[id]
	return f != nil && !f.IsTable() && s.Text(f) != "" && s.guesses[f] == id
}

// NotAsked tells whether a field is known not to be asked: what decides that was answered. It leaves the reads of the evaluation that
// asked alone.
func NotAsked(s *Scope, f *forms.Field) bool {
	if f.RelevantExpr == nil {
		return false
	}
	before := s.Trail
	s.Trail = Trail{}
	holds, known, err := Truth(f.RelevantExpr, s)
	open := slices.ContainsFunc(f.RelevantExpr.Reads, func(id string) bool {
		lead := s.fields[id]
		return lead == nil || !lead.IsTable() && s.Text(lead) == ""
	})
	s.Trail = before
	s.note(nil, f.RelevantExpr, err)
	return known && !holds && !open
}
