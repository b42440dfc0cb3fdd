package forms

// sound tells whether a typed answer can be true: a number is within its field's bounds and no statement of what is impossible
// speaks against it. What cannot be true decides no condition; the field's own check tells the user.
func (s *scope) sound(f *Field, text string) bool {
	if f.Computed() || s.answers.Values[f.Name()] == "" {
		return true
	}
	if judged, done := s.judged[f]; done {
		return judged
	}
	s.judged[f] = true // while it is judged by its own constraint, which reads it
	s.judged[f] = !s.outside(f, text) && !s.impossible(f)
	return s.judged[f]
}

// outside tells whether a number is beyond what its field takes. Words and codes beside the list are for the rules to judge.
func (s *scope) outside(f *Field, text string) bool {
	return f.kind.expr == decimalType && (f.Min != nil || f.Max != nil) && s.vocab.Unsound(f, text, nil) != nil
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
	if err != nil && s.failure == nil {
		s.failure = err
	}
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

// soundCell is sound for a cell of a row.
func (s *scope) soundCell(c *Field, row *Row, text string) bool {
	if c.Computed() || row.Cells[c.Name()] == "" || s.judged[c] {
		return true
	}
	if s.outside(c, text) {
		return false
	}
	if c.Constraint == nil || !c.Constraint.Impossible {
		return true
	}
	of := s.row
	s.row, s.judged[c] = row, true
	bad := s.impossible(c)
	s.row = of
	delete(s.judged, c)
	return !bad
}
