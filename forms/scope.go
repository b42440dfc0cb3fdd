package forms

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"yibiao/forms/gb"
)

// scope is one evaluation of one case: it answers the look-ups of expressions and notes which fields were read.
type scope struct {
	fields   map[string]*Field
	asked    map[string]bool
	sections map[string][]*Expression
	vocab    *Vocabulary
	answers  Answers
	attached map[string]int
	chosen   map[string]bool
	amounts  []*Amount // of the chosen programmes
	today    time.Time

	early bool // before a dossier: what is not attached or listed yet is unknown, not missing
	// granted: every material counts as attached, to tell whether an answer is wrong beside it.
	granted bool
	row     *Row   // the row that is being checked; nil outside
	each    string // the table of the rule that is checked row by row
	world   world
	blank   string // a table with a blank cell that the evaluation on the way has met
	trail
	pending  []string // calculated fields on the way, to stop cycles
	resolved map[string]string
	rests    map[*Field]string // by calculated field: the empty table that its value rests on
	lacking  map[string]string // by calculated field: the field without which it cannot be calculated
	guesses  map[*Field]string // by field: the field whose guessed default its value rests on
	judged   map[*Field]bool   // by field: whether its answer can be true
	faulty   map[cellOf]bool   // by cell: whether its column's own check finds fault with it
	denied   map[cellOf]bool   // by cell: whether its column's own statement of what is impossible speaks against it
	budget
	judging bool        // such a statement about a cell is on the way
	failed  []failedOne // faults of the pack met while calculating, each expression once
}

// trail is what an evaluation leaves behind, besides its result.
type trail struct {
	open     bool     // a rule itself is evaluated, not a field that it reads
	reads    []string // fields read since resetReads, each once
	missing  string   // the unanswered field that stopped the last evaluation
	empty    string   // a table that was read as empty, though nobody has said that it has no rows
	guess    string   // a field that was read with a default that is only a guess
	unfilled string   // a required answer or a material that was found missing
	// unattached is the material that was found missing first, whatever is evaluated.
	unattached string
}

func newScope(form *Form, c Case) *scope {
	s := &scope{
		fields: form.fields, asked: form.asked, sections: form.sections, vocab: form.Pack.Vocabulary, answers: c.Answers, attached: c.Attached,
		chosen: map[string]bool{}, today: c.Today, resolved: map[string]string{}, lacking: map[string]string{}, rests: map[*Field]string{}, guesses: map[*Field]string{},
		judged: map[*Field]bool{}, faulty: map[cellOf]bool{}, denied: map[cellOf]bool{},
	}
	for _, p := range form.Programmes {
		s.chosen[p.ID.S] = true
		s.amounts = append(s.amounts, p.Amounts...)
	}
	return s
}

func (s *scope) resetReads() { s.trail = trail{open: s.open} }

// none tells whether the applicant has stated that a table has no rows.
func (s *scope) none(table string) bool {
	return len(s.answers.Tables[table]) == 0 && s.answers.Values[NoneOf(table)] == "true"
}

// asks tells whether a field must be answered in the case as it stands.
func (s *scope) asks(f *Field) bool {
	if f.MinRows > 0 || f.Required.S == "true" {
		return true
	}
	if f.required == nil {
		return false
	}
	before := s.trail
	s.open = false
	holds, known, _ := truth(f.required, s)
	s.trail = before
	return holds && known
}

func (s *scope) read(id string) {
	if !slices.Contains(s.reads, id) {
		s.reads = append(s.reads, id)
	}
}

// value gives a field's typed value, or errUnanswered.
func (s *scope) value(id string) (any, error) {
	s.read(id)
	f := s.fields[id]
	// Answers of programmes that are not chosen any more stay in the vault but do not count.
	if f == nil || !f.Profile && !s.wanted(f) {
		s.missing = id
		return nil, errUnanswered
	}
	text := s.text(f)
	if text == "" {
		s.missing = id
		if deeper := s.lacking[id]; deeper != "" {
			s.missing = deeper
		}
		return nil, errUnanswered
	}
	v, ok := f.kind.value(text)
	if !ok || !s.sound(f, text) {
		s.missing = id
		return nil, errUnanswered
	}
	if table := s.rests[f]; table != "" {
		s.empty = table
	}
	guessed(s, f)
	return v, nil
}

// answered tells whether a field has an answer. Before a dossier, the lack of one is unknown rather than false; what was
// calculated to nothing, and a table that is stated to have no rows, are known.
func (s *scope) answered(id string) (bool, error) {
	s.read(id)
	f := s.fields[id]
	if f == nil {
		return false, nil
	}
	there := f.IsTable() && len(s.answers.Tables[id]) > 0 || !f.IsTable() && s.text(f) != ""
	guessed(s, f)
	if there || !s.open || s.none(id) || f.calculate != nil && s.lacking[id] == "" {
		return there, nil
	}
	if s.early {
		s.missing = id
		return false, errUnanswered
	}
	if s.asks(f) {
		s.unfilled = id
	}
	return false, nil
}

// text is the field's effective canonical text: calculated, typed, or its default; "" when not relevant.
func (s *scope) text(f *Field) string {
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

func (s *scope) resolve(f *Field) string {
	if !s.relevant(f) || !f.Profile && s.asked[f.Name()] && !s.wanted(f) {
		return ""
	}
	if f.calculate != nil {
		return s.compute(f, f.calculate)
	}
	if text := s.answers.Values[f.Name()]; text != "" {
		return text
	}
	if f.fallback != nil {
		return s.compute(f, f.fallback)
	}
	return ""
}

// compute evaluates e for f without disturbing the reads of the evaluation that asked for it.
func (s *scope) compute(f *Field, e *Expression) string {
	before := s.trail
	s.open, s.empty, s.guess = false, "", ""
	v, known, err := run(e, s)
	s.guesses[f] = s.guess
	if e == f.fallback && !f.DefaultHolds && f.ID.S != "" {
		s.guesses[f] = f.Name()
	}
	if !known && f.calculate != nil {
		s.lacking[f.Name()] = s.missing
	}
	empty := s.empty
	if empty != "" && known {
		s.lacking[f.Name()] = empty
	}
	s.trail = before
	s.note(f, e, err)
	if err != nil || !known || empty != "" && f.kind.expr == decimalType {
		return "" // a number that rests on a table nobody has answered is none
	}
	if empty != "" {
		s.rests[f] = empty
	}
	if f.Is(TypeUpper) {
		return s.capitals(e, toDecimal(v))
	}
	return canonicalOf(f, v)
}

// capitals writes an amount in capitals, in yuan. Its unit is that of the field that it is computed from.
func (s *scope) capitals(e *Expression, amount decimal.Decimal) string {
	if len(e.Reads) > 0 && s.fields[e.Reads[0]].Unit == "万元" {
		amount = amount.Shift(4)
	}
	text, err := gb.CNYUpper(amount)
	if err != nil {
		return ""
	}
	return text
}

// wanted tells whether a section of the form asks the field in the case as it stands.
func (s *scope) wanted(f *Field) bool {
	if !s.asked[f.Name()] {
		return false
	}
	conditions := s.sections[f.Name()]
	return len(conditions) == 0 || slices.ContainsFunc(conditions, s.decided)
}

// relevant tells whether the field is asked; a condition that cannot be decided yet hides the field.
func (s *scope) relevant(f *Field) bool { return s.decided(f.relevant) }

// decided tells whether a condition is known to hold. It leaves the reads of the evaluation that asked for it alone.
func (s *scope) decided(condition *Expression) bool {
	if condition == nil {
		return true
	}
	before := s.trail
	s.open = false
	holds, known, err := truth(condition, s)
	s.trail = before
	s.note(nil, condition, err)
	return holds && known
}

// canonicalOf turns a computed value into the field's canonical text.
func canonicalOf(f *Field, v any) string {
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
		if f.Is(TypeYearMonth) {
			return x.Format("2006-01")
		}
		return x.Format("2006-01-02")
	case int, float64, decimal.Decimal:
		return rounded(f, toDecimal(x)).String()
	}
	return ""
}

// rounded keeps of a computed number what may stand in an answer: money to the fen, shares to far more than is shown,
// so that a limit of 3 % is never reached by rounding.
func rounded(f *Field, d decimal.Decimal) decimal.Decimal {
	switch {
	case f.Is(TypeMoney) && f.Unit == "元":
		return d.Round(2)
	case f.Is(TypeMoney, TypePercent, TypeNumber):
		return d.Round(6)
	}
	return d
}

// rows gives a table's rows as a slice of its row struct; blank cells stand as the world of the evaluation says.
// A table that must have rows and has none yet is not answered; the emptiness of any other is noted, as long as it was not
// stated.
func (s *scope) rows(f *Field) (any, error) {
	id := f.Name()
	s.read(id)
	list := s.answers.Tables[id]
	if len(list) == 0 && !s.none(id) {
		if f.MinRows > 0 || s.early {
			s.missing = id
			return nil, errUnanswered
		}
		s.empty = id
	}
	if len(list) > 0 && !s.soundTable(f) {
		s.missing = id
		return nil, errUnanswered
	}
	if err := s.spend(len(list)); err != nil {
		return nil, err
	}
	out := reflect.MakeSlice(reflect.SliceOf(rowType(f)), 0, len(list))
	for _, i := range byYear(f, list) {
		out = reflect.Append(out, s.rowValue(f, &list[i]))
	}
	return out.Interface(), nil
}

// byYear is the order in which expressions see the rows of a table: by year where every row has one, so that the last row is
// the last year however they were typed; else as they stand.
func byYear(f *Field, list []Row) []int {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	at := slices.IndexFunc(f.Columns, func(c *Field) bool { return c.Is(TypeYear) })
	if at < 0 || slices.ContainsFunc(list, func(r Row) bool { return len(r.Cells[f.Columns[at].Name()]) != 4 }) {
		return order
	}
	year := f.Columns[at].Name()
	slices.SortStableFunc(order, func(a, b int) int { return strings.Compare(list[a].Cells[year], list[b].Cells[year]) })
	return order
}

// has tells whether a file answers a requirement.
func (s *scope) has(requirement string) (bool, error) {
	there := s.attached[requirement] > 0 || s.granted
	if !there && s.unattached == "" {
		s.unattached = requirement
	}
	if !there && s.early {
		s.missing = requirement
		return false, errUnanswered
	}
	if !there && s.open {
		s.unfilled = requirement
	}
	return there, nil
}

func (s *scope) currentRow(f *Field) any {
	row := s.row
	if row == nil {
		row = &Row{}
	}
	return s.rowValue(f, row).Interface()
}

func (s *scope) rowValue(f *Field, row *Row) reflect.Value {
	v := reflect.New(rowType(f)).Elem()
	for i, c := range f.Columns {
		text := s.cell(c, row)
		if x, ok := c.kind.value(text); ok && text != "" && s.soundCell(c, row, text) {
			v.Field(2 * i).Set(reflect.ValueOf(x))
			v.Field(2*i + 1).SetBool(true)
		} else if x, ok := s.world.blankCell(c.kind.expr, i); ok {
			v.Field(2 * i).Set(reflect.ValueOf(x))
			s.blank = f.Name()
		}
	}
	return v
}

// cell is a column's effective text in a row: calculated, typed, or its default. A column that is being calculated is empty
// to itself.
func (s *scope) cell(c *Field, row *Row) string {
	e := c.calculate
	if e == nil {
		if text := row.Cells[c.Name()]; text != "" || c.fallback == nil {
			return text
		}
		e = c.fallback
	}
	on := "column:" + c.ID.At.String()
	if slices.Contains(s.pending, on) {
		return ""
	}
	s.pending = append(s.pending, on)
	before := s.row
	s.row = row
	text := s.compute(c, e)
	s.row = before
	s.pending = s.pending[:len(s.pending)-1]
	return text
}
