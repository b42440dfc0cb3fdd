package forms

import (
	"slices"
	"strings"
	"time"

	"yibiao/forms/gb"
)

// sound tells whether a typed answer can be true: its field's own check finds no fault in it and no statement of what is
// impossible speaks against it. What cannot be true decides no condition; the field's own check tells the user.
func (s *scope) sound(f *Field, text string) bool {
	if f.Computed() || s.answers.Values[f.Name()] == "" {
		return true
	}
	if judged, done := s.judged[f]; done {
		return judged
	}
	s.judged[f] = true // while it is judged by its own constraint, which reads it
	s.judged[f] = s.vocab.Unsound(f, text, nil) == nil && !s.impossible(f)
	return s.judged[f]
}

// questioned tells whether a field's own constraint, of whatever weight, is known to speak against the answer.
func (s *scope) questioned(f *Field) bool {
	if f.Constraint == nil || f.Constraint.expr == nil || f.Computed() {
		return false
	}
	before := s.trail
	s.open = false
	holds, known, err := s.judge(f)
	s.trail = before
	return err == nil && known && !holds
}

// impossible tells whether a field's own statement of what cannot be true is known to speak against the answer.
func (s *scope) impossible(f *Field) bool {
	if f.Constraint == nil || !f.Constraint.Impossible || f.Constraint.expr == nil {
		return false
	}
	before := s.trail
	s.open = false
	holds, known, err := f.Constraint.expr.holds(s)
	s.trail = before
	s.note(f, f.Constraint.expr, err)
	return err == nil && known && !holds
}

// judge evaluates a field's own constraint, which must see the answer however it is.
func (s *scope) judge(f *Field) (holds, known bool, err error) {
	before, done := s.judged[f]
	s.judged[f] = true
	defer func() {
		if s.judged[f] = before; !done {
			delete(s.judged, f)
		}
	}()
	return f.Constraint.expr.holds(s)
}

// soundTable is sound for a table as a whole: no statement of what is impossible speaks against its rows together.
func (s *scope) soundTable(f *Field) bool {
	if judged, done := s.judged[f]; done {
		return judged
	}
	s.judged[f] = true // while it is judged by its own constraint, which reads it
	s.judged[f] = !s.impossible(f)
	return s.judged[f]
}

// cellOf is a cell of a row of the case.
type cellOf struct {
	row    *Row
	column *Field
}

// faultyCell tells whether a column's own check finds fault with a cell; each is looked at once.
func (s *scope) faultyCell(c *Field, row *Row, text string) bool {
	at := cellOf{row, c}
	faulty, done := s.faulty[at]
	if !done {
		faulty = s.vocab.Unsound(c, text, func(column string) string { return row.Cells[column] }) != nil
		s.faulty[at] = faulty
	}
	return faulty
}

// wrong tells whether what keeps a condition undecided was answered, but so that it cannot be true: the field itself, or a
// cell of the table.
func (s *scope) wrong(id string) bool {
	f := s.fields[id]
	if f == nil {
		return false
	}
	if !f.IsTable() {
		text := s.text(f)
		return text != "" && (!s.sound(f, text) || s.questioned(f))
	}
	rows := s.answers.Tables[id]
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
func (s *scope) soundCell(c *Field, row *Row, text string) bool {
	if c.Computed() || row.Cells[c.Name()] == "" || s.judged[c] {
		return true
	}
	if s.faultyCell(c, row, text) {
		return false
	}
	if c.Constraint == nil || !c.Constraint.Impossible || s.judging {
		return true
	}
	at := cellOf{row, c}
	bad, done := s.denied[at]
	if !done {
		of := s.row
		s.row, s.judging = row, true
		bad = s.impossible(c)
		s.row, s.judging = of, false
		s.denied[at] = bad
	}
	return !bad
}

// Denied are the answers that break a condition on nothing but themselves and the day, such as a founding date that is
// still to come: what the condition says, by field id. Conditions that read other answers are not among them, as the
// mistake may be in those; nor are yes-no answers and choices, which are true whether they help or not. Without c.Today there are none.
func Denied(form *Form, c Case) map[string]string {
	s, out := newScope(form, c), map[string]string{}
	if c.Today.IsZero() {
		return out // without a day nothing is early or late
	}
	for id, f := range form.fields {
		if f.Constraint == nil || f.Constraint.expr == nil || f.Computed() || f.IsTable() || f.Is(TypeBool) || len(f.Options) > 0 || c.Answers.Values[id] == "" {
			continue
		}
		s.resetReads()
		holds, known, err := s.judge(f)
		if err == nil && known && !holds && slices.Equal(s.reads, []string{id}) {
			out[id] = f.Constraint.Says
		}
	}
	return out
}

// founding is the field that tells when the applicant was founded.
const founding = "org.established"

// A person who applies or is named has worked at these ages.
const (
	youngest = 16
	oldest   = 100
)

// oddDay is what speaks against a typed day, whatever else is asked of it: the applicant was not founded yet, or somebody would
// be a child. It may be true all the same, so it only questions the answer and what rests on it. nil when nothing does.
func oddDay(s *scope, table, f *Field, text string) *gb.Fault {
	day, layout := dayOf(f, text)
	if day.IsZero() || f.Name() == founding {
		return nil
	}
	if strings.Contains(f.Label, "出生") {
		if !s.today.IsZero() && (day.After(s.today.AddDate(-youngest, 0, 0)) || day.Before(s.today.AddDate(-oldest, 0, 0))) {
			return fault("birth-age", "text", text)
		}
		return nil
	}
	own := s.fields[founding]
	if own == nil || f.Early || table != nil && table.Early || !s.relevant(own) || s.asked[founding] && !s.wanted(own) {
		return nil
	}
	founded, _ := dayOf(own, s.text(own))
	if founded.IsZero() || !s.sound(own, s.text(own)) || text >= founded.Format(layout) {
		return nil
	}
	return fault("before-founding", "text", text, "founded", founded.Format(time.DateOnly))
}

// dayOf is the day, month or year that an answer names, and how it is written; the zero day for anything else.
func dayOf(f *Field, text string) (day time.Time, layout string) {
	switch {
	case f.Is(TypeDate):
		layout = time.DateOnly
	case f.Is(TypeYearMonth):
		layout = "2006-01"
	case f.Is(TypeYear):
		layout = "2006"
	default:
		return day, ""
	}
	day, err := time.Parse(layout, text)
	if err != nil {
		return time.Time{}, layout
	}
	return day, layout
}

// odd tells whether a rule that holds rests on a day that is questioned.
func odd(s *scope, r *Rule, read []Decided) bool {
	for _, d := range read {
		f := s.fields[d.Field]
		if f == nil || f.Computed() {
			continue
		}
		if !f.IsTable() {
			if text := s.answers.Values[d.Field]; text != "" && oddDay(s, nil, f, text) != nil {
				return true
			}
			continue
		}
		for _, c := range f.Columns {
			if !strings.Contains(r.Require.S, "."+c.Name()) {
				continue
			}
			for _, row := range s.answers.Tables[d.Field] {
				if text := row.Cells[c.Name()]; text != "" && oddDay(s, f, c, text) != nil {
					return true
				}
			}
		}
	}
	return false
}

// guessed notes that what is read rests on a default that is only a guess.
func guessed(s *scope, f *Field) {
	if id := s.guesses[f]; id != "" {
		s.guess = id
	}
}

// suggested tells whether a field shows nothing but a default that is only a guess.
func suggested(s *scope, id string) bool {
	f := s.fields[id]
	return f != nil && !f.IsTable() && s.text(f) != "" && s.guesses[f] == id
}
