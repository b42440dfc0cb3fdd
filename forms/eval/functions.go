package eval

import (
	"fmt"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/shopspring/decimal"

	"yibiao/forms"
	"yibiao/forms/folding"
	"yibiao/forms/gb"
)

// getters names the look-up function of each Go type that a field can have.
var getters = map[reflect.Type]string{
	forms.StringType:  "__text",
	forms.DecimalType: "__number",
	forms.TimeType:    "__day",
	forms.BoolType:    "__flag",
	forms.ListType:    "__list",
}

// functions are the words that expressions may use besides field names, operators and expr's own built-ins.
func functions() []expr.Option {
	return append(periodFunctions(), []expr.Option{
		getter[string]("__text"), getter[decimal.Decimal]("__number"), getter[time.Time]("__day"),
		getter[bool]("__flag"), getter[[]string]("__list"),
		expr.Function("__today", func(p ...any) (any, error) { return p[0].(*Scope).bare(), nil }, new(func(*Scope) time.Time)),
		expr.Function("__this_year", func(p ...any) (any, error) { return p[0].(*Scope).thisYear(), nil }, new(func(*Scope) int)),
		expr.Function("__today_is", todayIs, new(func(*Scope, string, time.Time) bool)),
		expr.Function("__answered", func(p ...any) (any, error) { return p[0].(*Scope).answered(p[1].(string)) }, new(func(*Scope, string) bool)),
		expr.Function("__attached", func(p ...any) (any, error) { return p[0].(*Scope).has(p[1].(string)) }, new(func(*Scope, string) bool)),
		expr.Function("__chosen", func(p ...any) (any, error) { return p[0].(*Scope).chosen[p[1].(string)], nil }, new(func(*Scope, string) bool)),
		expr.Function("__estimated", estimated, new(func(*Scope, string) decimal.Decimal)),
		expr.Function("__manufacturing", manufacturing, new(func(*Scope, string) bool)),
		expr.Function("__enterprise_size", enterpriseSize, new(func(*Scope, string, decimal.Decimal, decimal.Decimal, decimal.Decimal) string)),
		expr.Function("__steps", steps, new(func(*Scope, any) any)),
		expr.Function("__text_made", textMade, new(func(*Scope, any) any)),
		expr.Function("__join", joined, new(func(*Scope, any, ...string) string)),
		expr.Function("__workdays_after", workdaysAfter, new(func(*Scope, time.Time, int) time.Time)),
		expr.Function("__total", total, new(func([]decimal.Decimal) decimal.Decimal), new(func([]any) decimal.Decimal)),
		expr.Function("highest", highest, new(func([]any) decimal.Decimal)),
		expr.Function("dec", func(p ...any) (any, error) { return toDecimal(p[0]), nil }, new(func(int) decimal.Decimal), new(func(float64) decimal.Decimal), new(func(decimal.Decimal) decimal.Decimal)),
		expr.Function("least", func(p ...any) (any, error) { return decimal.Min(toDecimal(p[0]), toDecimal(p[1])), nil }, new(func(decimal.Decimal, decimal.Decimal) decimal.Decimal)),
		expr.Function("round2", func(p ...any) (any, error) { return toDecimal(p[0]).Round(2), nil }, new(func(decimal.Decimal) decimal.Decimal)),
		expr.Function("chars", func(p ...any) (any, error) { return utf8.RuneCountInString(p[0].(string)), nil }, new(func(string) int)),
		expr.Function("unique", unique, new(func([]any) bool)),
		expr.Function("same_name", nameTest(gb.SameUnitName), new(func(string, string) bool)),
		expr.Function("has_name", nameTest(gb.ListsUnitName), new(func(string, string) bool)),
		expr.Function("branch", nameTest(gb.Branch), new(func(string, string) bool)),
		expr.Function("may_be_branch", nameTest(gb.MayBeBranch), new(func(string, string) bool)),
		expr.Function("mentions", nameTest(gb.Mentions), new(func(string, string) bool)),
		expr.Function("number_year", func(p ...any) (any, error) { return gb.NumberYear(p[0].(string)), nil }, new(func(string) int)),
		expr.Function("titled", nameTest(gb.SameTitle), new(func(string, string) bool)),
		expr.Function("owns", owns(false), new(func(string, string, string, string) bool)),
		expr.Function("may_own", owns(true), new(func(string, string, string, string) bool)),
		expr.Function("__last_day", lastDay, new(func(*Scope, time.Time, int, string) time.Time)),
		expr.Function("__address_in", addressIn, new(func(*Scope, string, string) bool)),
		expr.Function("__issued_in", issuedIn, new(func(*Scope, string, string) string)),
		expr.Function("__region_ahead", regionAhead, new(func(*Scope, string) string)),
		expr.Function("__in_first_row", func(p ...any) (any, error) { return inFirstRow(p[0].(*Scope)), nil }, new(func(*Scope) bool)),
		expr.Function("ip_kind", textOf(gb.IPKind), new(func(string) string)),
		expr.Function("model_ahead", textOf(gb.ModelAhead), new(func(string) string)),
		expr.Function("__said", said, new(func(*Scope, string) string)),
		expr.Function("__place", placeOf, new(func(*Scope, string, string) string)),
		expr.Function("__filled", filledCell, new(func(*Scope, bool) bool)),
		expr.Function("__distinct", distinct, new(func(*Scope, string) bool)),
		expr.Function("__unsure", unsure, new(func(*Scope, bool) bool)),
		expr.Function("in_region", func(p ...any) (any, error) { return strings.HasPrefix(p[0].(string), p[1].(string)), nil }, new(func(string, string) bool)),
		expr.Function("years_after", shift(func(t time.Time, n int) time.Time { return gb.AddMonths(t, 12*n) }), new(func(time.Time, int) time.Time)),
		expr.Function("years_through", shift(func(t time.Time, n int) time.Time { return gb.LastOfMonths(t, 12*n) }), new(func(time.Time, int) time.Time)),
		expr.Function("months_after", shift(gb.AddMonths), new(func(time.Time, int) time.Time)),
		expr.Function("days_after", shift(func(t time.Time, n int) time.Time { return t.AddDate(0, 0, n) }), new(func(time.Time, int) time.Time)),
		expr.Function("year_of", func(p ...any) (any, error) { return p[0].(time.Time).Year(), nil }, new(func(time.Time) int)),
		expr.Function("new_year", func(p ...any) (any, error) {
			return time.Date(p[0].(int), 1, 1, 0, 0, 0, 0, time.UTC), nil
		}, new(func(int) time.Time)),
	}...)
}

// getter declares a look-up that stops the evaluation when the field is not answered.
func getter[T any](name string) expr.Option {
	return expr.Function(name, func(p ...any) (any, error) {
		return p[0].(*Scope).value(p[1].(string))
	}, new(func(*Scope, string) T))
}

// estimated gives an amount of the chosen programmes as the estimate tells it, cut to its places; zero when it does not apply.
func estimated(p ...any) (any, error) {
	s, id := p[0].(*Scope), p[1].(string)
	for _, a := range s.amounts {
		if a.ID.S != id {
			continue
		}
		e, err := s.Estimate(a)
		if err == nil && e.Missing != "" {
			err = errUnanswered
		}
		return e.Result, err
	}
	return decimal.Zero, nil
}

func manufacturing(p ...any) (any, error) {
	s := p[0].(*Scope)
	return s.Vocab.Codes.IsManufacturing(p[1].(string)), nil
}

// enterpriseSize is the size of an enterprise by industry, staff in persons, and revenue and assets in 万元; "" for industries
// without limits and for codes that leave open which limits hold.
func enterpriseSize(p ...any) (any, error) {
	s := p[0].(*Scope)
	size, _ := gb.Scale(p[1].(string), toDecimal(p[2]).IntPart(), toDecimal(p[3]), toDecimal(p[4]), s.Vocab.Codes)
	return size, nil
}

// nameTest makes a comparison of two names a function of expressions.
func nameTest(compare func(a, b string) bool) func(...any) (any, error) {
	return func(p ...any) (any, error) { return compare(p[0].(string), p[1].(string)), nil }
}

// owns tells of a right, by its owners, its status and how it was come by, whether a unit is known to own it and it is in
// force: what is only licensed, still examined or lapsed is not. With maybe it tells whether an empty cell alone leaves that
// open.
func owns(maybe bool) func(...any) (any, error) {
	return func(p ...any) (any, error) {
		owner, status, how, name := p[0].(string), p[1].(string), p[2].(string), p[3].(string)
		if owner != "" && !gb.ListsUnitName(owner, name) || status != "" && status != "有效" || how == "许可" {
			return false, nil
		}
		return maybe == (owner == "" || status == "" || how == ""), nil
	}
}

// lastDay is the last day of a period in which something must be done, as the agenda tells it.
func lastDay(p ...any) (any, error) {
	s := p[0].(*Scope)
	end, estimated, err := s.Vocab.Calendar.AddPeriod(p[1].(time.Time), p[2].(int), p[3].(string))
	s.Estimated = s.Estimated || estimated
	return end, err
}

// addressIn tells whether an address lies in a division. An address that does not begin with one leaves it unanswered.
func addressIn(p ...any) (any, error) {
	s := p[0].(*Scope)
	in, known := s.Vocab.Codes.AddressIn(p[1].(string), p[2].(string))
	if !known {
		return false, s.undecided()
	}
	return in, nil
}

// said is the text of a field, "" when there is none.
func said(p ...any) (any, error) {
	s, id := p[0].(*Scope), p[1].(string)
	s.read(id)
	if f := s.fields[id]; f != nil && !f.IsTable() {
		text := s.Text(f)
		guessed(s, f)
		return text, nil
	}
	return "", nil
}

// placeOf tells of an address or a region whether it lies in a division: in, out, or "" when it does not say.
func placeOf(p ...any) (any, error) {
	s, id := p[0].(*Scope), p[1].(string)
	s.read(id)
	f := s.fields[id]
	if f == nil {
		return "", nil
	}
	text := s.Text(f)
	guessed(s, f)
	in, known := strings.HasPrefix(text, p[2].(string)), text != "" && s.sound(f, text)
	if !f.Is(forms.TypeRegion) {
		in, known = s.Vocab.Codes.AddressIn(text, p[2].(string))
	}
	switch {
	case !known:
		return "", nil
	case in:
		return "in", nil
	}
	return "out", nil
}

// unsure is false, and stops the evaluation as unanswered when its condition holds: rows that may yet count, such as a
// patent without its legal status.
func unsure(p ...any) (any, error) {
	s := p[0].(*Scope)
	if !p[1].(bool) {
		return false, nil
	}
	if table := s.tableRead(); table != "" {
		s.Missing = table
		return false, errUnanswered
	}
	return false, s.undecided()
}

// undecided stops an evaluation: at an answer that it read and that its own field questions, or at the last that is empty, or
// else at what it read last.
func (s *Scope) undecided() error {
	empty := ""
	for _, id := range s.Reads {
		f := s.fields[id]
		if f == nil || f.IsTable() {
			continue
		}
		if text := s.Text(f); text == "" {
			empty = id
		} else if s.questioned(f) || !s.sound(f, text) {
			s.Missing = id
			return errUnanswered
		}
	}
	if s.Missing = empty; empty == "" && len(s.Reads) > 0 {
		s.Missing = s.Reads[len(s.Reads)-1]
	}
	return errUnanswered
}

// workdaysAfter counts by the holiday calendar; the first day does not count.
func workdaysAfter(p ...any) (any, error) {
	s, n := p[0].(*Scope), p[2].(int)
	if err := s.Spend(max(n, -n)); err != nil {
		return nil, err
	}
	end, estimated := s.Vocab.Calendar.AddWorkdays(p[1].(time.Time), n)
	s.Estimated = s.Estimated || estimated
	return end, nil
}

func shift(move func(time.Time, int) time.Time) func(...any) (any, error) {
	return func(p ...any) (any, error) { return move(p[0].(time.Time), p[1].(int)), nil }
}

func decimals(list any) []decimal.Decimal {
	if d, ok := list.([]decimal.Decimal); ok {
		return d
	}
	var out []decimal.Decimal
	values, _ := list.([]any)
	for _, v := range values {
		out = append(out, toDecimal(v))
	}
	return out
}

func total(p ...any) (any, error) {
	sum := decimal.Zero
	for _, d := range decimals(p[0]) {
		sum = sum.Add(d)
	}
	return sum, nil
}

// highest of an empty list is zero.
func highest(p ...any) (any, error) {
	best := decimal.Zero
	for i, d := range decimals(p[0]) {
		if i == 0 || d.GreaterThan(best) {
			best = d
		}
	}
	return best, nil
}

// unique tells whether no two entries of a list of texts, numbers or days are equal; what is blank does not count.
func unique(p ...any) (any, error) {
	seen := map[string]bool{}
	values, _ := p[0].([]any)
	for _, v := range values {
		text, _ := v.(string)
		text = folding.Value(text)
		if d, number := v.(decimal.Decimal); number && !FromBlank(d) {
			text = d.String()
		}
		if day, is := v.(time.Time); is && !blankDay(day) {
			text = day.Format(time.DateOnly)
		}
		if text != "" && seen[text] {
			return false, nil
		}
		seen[text] = true
	}
	return true, nil
}

func tableFunctionName(id string) string { return "__rows_" + strings.ReplaceAll(id, ".", "_") }

// tableFunction declares the look-up of a table's rows as a slice of a struct made for its columns.
func tableFunction(f *forms.Field) expr.Option {
	row := rowType(f)
	signature := reflect.FuncOf([]reflect.Type{reflect.TypeFor[*Scope]()}, []reflect.Type{reflect.SliceOf(row)}, false)
	return expr.Function(tableFunctionName(f.Name()), func(p ...any) (any, error) {
		return p[0].(*Scope).rows(f)
	}, reflect.New(signature).Interface())
}

// rowFunction declares the look-up of the row that is being checked.
func rowFunction(f *forms.Field) expr.Option {
	signature := reflect.FuncOf([]reflect.Type{reflect.TypeFor[*Scope]()}, []reflect.Type{rowType(f)}, false)
	return expr.Function("__row", func(p ...any) (any, error) {
		return p[0].(*Scope).currentRow(f), nil
	}, reflect.New(signature).Interface())
}

// rowType has two exported struct fields per column, known to expressions by the column id: the cell, and whether it has an
// answer. It is made once.
func rowType(f *forms.Field) reflect.Type {
	if f.Row != nil {
		return f.Row
	}
	var columns []reflect.StructField
	for i, c := range f.Columns {
		columns = append(columns, reflect.StructField{
			Name: fmt.Sprintf("C%d", i), Type: c.Typed.Expr,
			Tag: reflect.StructTag(fmt.Sprintf("expr:%q", c.Name())),
		}, reflect.StructField{
			Name: fmt.Sprintf("G%d", i), Type: forms.BoolType,
			Tag: reflect.StructTag(fmt.Sprintf("expr:%q", givenColumn(c.Name()))),
		})
	}
	f.Row = reflect.StructOf(columns)
	return f.Row
}

var arithmetic = map[string]func(a, b decimal.Decimal) (any, error){
	"+": func(a, b decimal.Decimal) (any, error) { return a.Add(b), nil },
	"-": func(a, b decimal.Decimal) (any, error) { return a.Sub(b), nil },
	"*": func(a, b decimal.Decimal) (any, error) { return a.Mul(b), nil },
	"/": func(a, b decimal.Decimal) (any, error) { return a.DivRound(b, quotientDigits), nil }, // b is not zero
}

var comparisons = map[string]func(c int) bool{
	"==": func(c int) bool { return c == 0 }, "!=": func(c int) bool { return c != 0 },
	"<": func(c int) bool { return c < 0 }, "<=": func(c int) bool { return c <= 0 },
	">": func(c int) bool { return c > 0 }, ">=": func(c int) bool { return c >= 0 },
}

func operatorName(sign string) string { return fmt.Sprintf("__op_%x", sign) }

// operators are the functions that stand for + - * / and the comparisons where a decimal is involved.
func operators() []expr.Option {
	var options []expr.Option
	for sign := range arithmetic {
		options = append(options, expr.Function(operatorName(sign), func(p ...any) (any, error) {
			return calculate(p[0].(*Scope), sign, toDecimal(p[1]), toDecimal(p[2]))
		}, pairs[decimal.Decimal]()...))
	}
	for sign, holds := range comparisons {
		equality := sign == "==" || sign == "!="
		options = append(options, expr.Function(operatorName(sign), func(p ...any) (any, error) {
			return p[0].(*Scope).world.compare(toDecimal(p[1]), toDecimal(p[2]), equality, holds), nil
		}, pairs[bool]()...))
	}
	return options
}

// exactOperators replaces operators between a decimal and a decimal or a literal by their exact functions. It
// needs the types of the operands, so it is applied, pass by pass, to a tree that has just been checked.
type exactOperators struct {
	applied bool
}

// Visit replaces one operator.
func (x *exactOperators) Visit(node *ast.Node) {
	n, ok := (*node).(*ast.BinaryNode)
	if !ok || arithmetic[n.Operator] == nil && comparisons[n.Operator] == nil {
		return
	}
	left, right := n.Left.Type(), n.Right.Type()
	exact := n.Operator == "/" || left == forms.DecimalType || right == forms.DecimalType // a quotient of whole numbers is one too
	if !exact || !isNumber(left) || !isNumber(right) {
		return
	}
	ast.Patch(node, &ast.CallNode{
		Callee:    &ast.IdentifierNode{Value: operatorName(n.Operator)},
		Arguments: []ast.Node{&ast.IdentifierNode{Value: "__scope"}, n.Left, n.Right},
	})
	x.applied = true
}

func pairs[T any]() []any {
	return []any{
		new(func(*Scope, decimal.Decimal, decimal.Decimal) T), new(func(*Scope, decimal.Decimal, int) T), new(func(*Scope, int, decimal.Decimal) T),
		new(func(*Scope, decimal.Decimal, float64) T), new(func(*Scope, float64, decimal.Decimal) T),
		new(func(*Scope, int, int) T), new(func(*Scope, int, float64) T), new(func(*Scope, float64, int) T), new(func(*Scope, float64, float64) T),
	}
}
