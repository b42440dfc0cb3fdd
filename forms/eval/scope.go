package eval

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"yibiao/forms"
	"yibiao/forms/gb"
)

// Scope is one evaluation of one case: it answers the look-ups of expressions and notes which fields were read.
type Scope struct {
	fields   map[string]*forms.Field
	asked    map[string]bool
	sections map[string][]*forms.Expression
	Vocab    *forms.Vocabulary
	Answers  forms.Answers
	attached map[string]int
	chosen   map[string]bool
	amounts  []*forms.Amount // of the chosen programmes
	policy   time.Time       // the first day of the document
	Clock

	Early bool // before a dossier: what is not attached or listed yet is unknown, not missing
	// Granted tells which materials count as attached though they are not, to tell what there would be beside them; nil for none.
	Granted func(requirement string) bool
	Row     *forms.Row // the row that is being checked; nil outside
	Each    string     // the table of the rule that is checked row by row
	world   world
	blank   string // a table with a blank cell that the evaluation on the way has met
	Trail
	pending  []string // calculated fields on the way, to stop cycles
	resolved map[string]string
	rests    map[*forms.Field]string // by calculated field: the empty table that its value rests on
	lacking  map[string]string       // by calculated field: the field without which it cannot be calculated
	guesses  map[*forms.Field]string // by field: the field whose guessed default its value rests on
	presumed map[*forms.Field]string // by field: the field whose default its value rests on, that holds and that nobody typed
	judged   map[*forms.Field]bool   // by field: whether its answer can be true
	// questioning are the fields whose own constraint is being asked about their answer.
	questioning map[*forms.Field]bool
	faulty      map[cellOf]bool            // by cell: whether its column's own check finds fault with it
	exact       map[cellOf]decimal.Decimal // by calculated field, without a row, or cell: its value where its text cuts it short
	denied      map[cellOf]bool            // by cell: whether its column's own statement of what is impossible speaks against it
	Budget
	timing  bool        // a statement about the time of an answer is on the way, and others count as they stand
	judging bool        // such a statement about a cell is on the way
	Failed  []failedOne // faults of the pack met while calculating, each expression once
}

// Trail is what an evaluation leaves behind, besides its result.
type Trail struct {
	Open     bool     // a rule itself is evaluated, not a field that it reads
	Reads    []string // fields read since resetReads, each once
	Missing  string   // the unanswered field that stopped the last evaluation
	Empty    string   // a table that was read as empty, though nobody has said that it has no rows
	Guess    string   // a field that was read with a default that is only a guess
	Presumed string   // a field that was read with a default that holds, though nobody typed or confirmed it
	// Estimated: a day was counted through a year whose days off no notice has given yet.
	Estimated bool
	Unfilled  string // a required answer or a material that was found missing
	// Unattached is the material that was found missing first, whatever is evaluated.
	Unattached string
	// ByZero: a division by zero stopped an evaluation, for want of no answer.
	ByZero bool
}

func NewScope(form *forms.Form, c forms.Case) *Scope {
	s := &Scope{
		fields: form.ByID, asked: form.Asked, sections: form.AskedBy, Vocab: form.Pack.Vocabulary, Answers: c.Answers, attached: c.Attached,
		chosen: map[string]bool{}, policy: firstDay(form.Pack.Document), Clock: Clock{today: c.Today}, resolved: map[string]string{}, lacking: map[string]string{}, rests: map[*forms.Field]string{}, guesses: map[*forms.Field]string{}, presumed: map[*forms.Field]string{},
		judged: map[*forms.Field]bool{}, questioning: map[*forms.Field]bool{}, faulty: map[cellOf]bool{}, denied: map[cellOf]bool{}, exact: map[cellOf]decimal.Decimal{},
	}
	for _, p := range form.Programmes {
		s.chosen[p.ID.S] = true
		s.amounts = append(s.amounts, p.Amounts...)
	}
	return s
}

func (s *Scope) ResetReads() { s.Trail = Trail{Open: s.Open} }

// None tells whether the applicant has stated that a table has no rows.
func (s *Scope) None(table string) bool {
	return len(s.Answers.Tables[table]) == 0 && s.Answers.Values[forms.NoneOf(table)] == "true"
}

// Asks tells whether a field must be answered in the case as it stands.
func (s *Scope) Asks(f *forms.Field) bool {
	if f.MinRows > 0 || f.Required.S == "true" {
		return true
	}
	if f.RequiredExpr == nil {
		return false
	}
	before := s.Trail
	s.Open = false
	holds, known, _ := Truth(f.RequiredExpr, s)
	s.Trail = before
	return holds && known
}

func (s *Scope) read(id string) {
	if !slices.Contains(s.Reads, id) {
		s.Reads = append(s.Reads, id)
	}
}

// value gives a field's typed value, or errUnanswered.
func (s *Scope) value(id string) (any, error) {
	s.read(id)
	f := s.fields[id]
	// Answers of programmes that are not chosen any more stay in the vault but do not count.
	if f == nil || !f.Profile && !s.Wanted(f) {
		s.Missing = id
		return nil, errUnanswered
	}
	text := s.Text(f)
	if text == "" {
		s.Missing = id
		if deeper := s.lacking[id]; deeper != "" {
			s.Missing = deeper
		}
		return nil, errUnanswered
	}
	v, ok := f.Typed.Value(text)
	if !ok || !s.sound(f, text) || Hollow(s, id) != "" {
		s.Missing = id
		return nil, errUnanswered
	}
	if table := s.rests[f]; table != "" {
		s.Empty = table
	}
	guessed(s, f)
	if exact, is := s.exact[cellOf{nil, f}]; is {
		return exact, nil
	}
	return v, nil
}

// Text is the field's effective canonical text: calculated, typed, or its default; "" when not relevant.
func (s *Scope) Text(f *forms.Field) string {
	id := f.Name()
	if text, done := s.resolved[id]; done {
		return text
	}
	if slices.Contains(s.pending, id) {
		return ""
	}
	s.pending = append(s.pending, id)
	text := s.resolve(f)
	s.pending = s.pending[:len(s.pending)-1]
	s.resolved[id] = text
	return text
}

// Withhold leaves a calculated field without a value.
func Withhold(s *Scope, field string) { s.resolved[field] = "" }

func (s *Scope) resolve(f *forms.Field) string {
	if !s.Relevant(f) || !f.Profile && s.asked[f.Name()] && !s.Wanted(f) {
		return ""
	}
	if f.CalculateExpr != nil {
		return s.compute(f, f.CalculateExpr)
	}
	if text := s.Answers.Values[f.Name()]; text != "" {
		return text
	}
	if f.Fallback != nil {
		return s.compute(f, f.Fallback)
	}
	return ""
}

// compute evaluates e for f without disturbing the reads of the evaluation that asked for it.
func (s *Scope) compute(f *forms.Field, e *forms.Expression) string {
	before, timing := s.Trail, s.timing
	s.Open, s.Empty, s.Guess, s.Presumed, s.timing = false, "", "", "", false
	v, known, err := Run(e, s)
	s.timing = timing
	rest(s, f, e)
	if !known && f.CalculateExpr != nil {
		s.lacking[f.Name()] = s.Missing
	}
	empty := s.Empty
	if empty != "" && known {
		s.lacking[f.Name()] = empty
	}
	s.Trail = before
	s.note(f, e, err)
	if err != nil || !known || empty != "" && f.Typed.Expr == forms.DecimalType {
		return "" // a number that rests on a table nobody has answered is none
	}
	if empty != "" {
		s.rests[f] = empty
	}
	if f.Is(forms.TypeUpper) {
		return s.capitals(e, toDecimal(v))
	}
	keepExact(s, f, v)
	return canonicalOf(s, f, v)
}

// capitals writes an amount in capitals, in yuan. Its unit is that of the field that it is computed from.
func (s *Scope) capitals(e *forms.Expression, amount decimal.Decimal) string {
	if len(e.Reads) > 0 {
		amount, _ = gb.MoneyIn(amount, s.fields[e.Reads[0]].Unit, "元")
	}
	text, err := gb.CNYUpper(amount)
	if err != nil {
		return ""
	}
	return text
}

// Wanted tells whether a section of the form asks the field in the case as it stands.
func (s *Scope) Wanted(f *forms.Field) bool {
	if !s.asked[f.Name()] {
		return false
	}
	conditions := s.sections[f.Name()]
	return len(conditions) == 0 || slices.ContainsFunc(conditions, s.Decided)
}

// unwanted tells whether no section of the form is known to ask the field, whatever is still to be answered.
func unwanted(s *Scope, f *forms.Field) bool {
	before := s.Trail
	defer func() { s.Trail = before }()
	s.Open = false
	conditions := s.sections[f.Name()]
	return len(conditions) > 0 && !slices.ContainsFunc(conditions, func(condition *forms.Expression) bool {
		if condition == nil {
			return true
		}
		holds, known, err := Truth(condition, s)
		s.note(nil, condition, err)
		return holds || !known
	})
}

// Relevant tells whether the field is asked; a condition that cannot be decided yet hides the field.
func (s *Scope) Relevant(f *forms.Field) bool { return s.Decided(f.RelevantExpr) }

// Decided tells whether a condition is known to hold. It leaves the reads of the evaluation that asked for it alone.
func (s *Scope) Decided(condition *forms.Expression) bool {
	if condition == nil {
		return true
	}
	before := s.Trail
	s.Open = false
	holds, known, err := Truth(condition, s)
	s.Trail = before
	s.note(nil, condition, err)
	return holds && known
}

// canonicalOf turns a computed value into the field's canonical text.
func canonicalOf(s *Scope, f *forms.Field, v any) string {
	switch x := v.(type) {
	case string:
		return x
	case []string:
		return strings.Join(x, "\n")
	case []any:
		var entries []string
		for _, entry := range x {
			if text, ok := entry.(string); ok {
				entries = append(entries, text)
			}
		}
		return strings.Join(entries, "\n")
	case bool:
		return strconv.FormatBool(x)
	case time.Time:
		if layout := f.Layout(); layout != "" {
			return x.Format(layout)
		}
		return x.Format(time.DateOnly)
	case int, float64, decimal.Decimal:
		return rounded(s, f, toDecimal(x)).String()
	}
	return ""
}

// rows gives a table's rows as a slice of its row struct; blank cells stand as the world of the evaluation says.
// A table that must have rows and has none yet is not answered; the emptiness of any other is noted, as long as it was not
// stated.
func (s *Scope) rows(f *forms.Field) (any, error) {
	id := f.Name()
	s.read(id)
	list := s.Answers.Tables[id]
	if len(list) == 0 && !s.None(id) {
		if f.MinRows > 0 || s.Early {
			s.Missing = id
			return nil, errUnanswered
		}
		s.Empty = id
	}
	if len(list) > 0 && !s.soundTable(f) {
		s.Missing = id
		return nil, errUnanswered
	}
	if err := s.Spend(len(list)); err != nil {
		return nil, err
	}
	out := reflect.MakeSlice(reflect.SliceOf(rowType(f)), 0, len(list))
	for _, i := range ByYear(f, list) {
		out = reflect.Append(out, s.rowValue(f, &list[i]))
	}
	return out.Interface(), nil
}

// ByYear is the order in which expressions see the rows of a table: by year where every row has one, so that the last row is
// the last year however they were typed; else as they stand.
func ByYear(f *forms.Field, list []forms.Row) []int {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	at := slices.IndexFunc(f.Columns, func(c *forms.Field) bool { return c.Is(forms.TypeYear) })
	if at < 0 || slices.ContainsFunc(list, func(r forms.Row) bool { return len(r.Cells[f.Columns[at].Name()]) != 4 }) {
		return order
	}
	year := f.Columns[at].Name()
	slices.SortStableFunc(order, func(a, b int) int { return strings.Compare(list[a].Cells[year], list[b].Cells[year]) })
	return order
}

// has tells whether a file answers a requirement.
func (s *Scope) has(requirement string) (bool, error) {
	there := s.attached[requirement] > 0 || s.Granted != nil && s.Granted(requirement)
	if !there && s.Unattached == "" {
		s.Unattached = requirement
	}
	if !there && s.Early {
		s.Missing = requirement
		return false, errUnanswered
	}
	if !there && s.Open {
		s.Unfilled = requirement
	}
	return there, nil
}

func (s *Scope) currentRow(f *forms.Field) any {
	row := s.Row
	if row == nil {
		row = &forms.Row{}
	}
	return s.rowValue(f, row).Interface()
}

func (s *Scope) rowValue(f *forms.Field, row *forms.Row) reflect.Value {
	v := reflect.New(rowType(f)).Elem()
	for i, c := range f.Columns {
		text := s.Cell(c, row)
		if x, ok := c.Typed.Value(text); ok && text != "" && s.soundCell(c, row, text) {
			if exact, is := s.exact[cellOf{row, c}]; is {
				x = exact
			}
			v.Field(2 * i).Set(reflect.ValueOf(x))
			v.Field(2*i + 1).SetBool(true)
		} else if x, ok := s.world.blankCell(c.Typed.Expr, i); ok {
			v.Field(2 * i).Set(reflect.ValueOf(x))
			s.blank = f.Name()
		}
	}
	return v
}

// Cell is a column's effective text in a row: calculated, typed, or its default. A column that is being calculated is empty
// to itself.
func (s *Scope) Cell(c *forms.Field, row *forms.Row) string {
	e := c.CalculateExpr
	if e == nil {
		if text := row.Cells[c.Name()]; text != "" || c.Fallback == nil {
			return text
		}
		e = c.Fallback
	}
	on := "column:" + c.ID.At.String()
	if slices.Contains(s.pending, on) {
		return ""
	}
	s.pending = append(s.pending, on)
	before := s.Row
	s.Row = row
	text := s.compute(c, e)
	s.Row = before
	s.pending = s.pending[:len(s.pending)-1]
	return text
}
