package eval

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"

	"yibiao/forms"
	"yibiao/forms/folding"
)

// Rows that only count ("at least 3 cases") must name something, and something else than the rows before them. A row that
// does not is counted in the world above and left out in the world below: where that decides, the count is unknown. A sum takes a
// row that repeats another in the world above only. So does either with a row whose number is none: a patent 正在办理.

// counting are the functions of expressions for which it matters how many rows there are.
var counting = map[string]bool{"len": true, "count": true, "any": true, "one": true}

func countedFunctionName(id string) string { return "__counted_" + strings.ReplaceAll(id, ".", "_") }

// countedFunction declares the look-up of a table's rows as they count.
func countedFunction(f *forms.Field) expr.Option {
	signature := reflect.FuncOf([]reflect.Type{reflect.TypeFor[*Scope](), forms.BoolType}, []reflect.Type{reflect.SliceOf(rowType(f))}, false)
	return expr.Function(countedFunctionName(f.Name()), func(p ...any) (any, error) {
		return counted(p[0].(*Scope), f, p[1].(bool))
	}, reflect.New(signature).Interface())
}

func summedFunctionName(id string) string { return "__summed_" + strings.ReplaceAll(id, ".", "_") }

// summedFunction declares the look-up of a table's rows as they are added up.
func summedFunction(f *forms.Field) expr.Option {
	signature := reflect.FuncOf([]reflect.Type{reflect.TypeFor[*Scope]()}, []reflect.Type{reflect.SliceOf(rowType(f))}, false)
	return expr.Function(summedFunctionName(f.Name()), func(p ...any) (any, error) {
		s := p[0].(*Scope)
		doubtful := withUnnumbered(s, f, Repeats(f, s.Answers.Tables[f.Name()]))
		return without(s, f, withRows(s, f, doubtful, func(row *forms.Row) bool { return toCome(s, f, row) }))
	}, reflect.New(signature).Interface())
}

// counts makes a function that counts look at the rows as they count, be it through filter.
func (b *binder) counts(n *ast.BuiltinNode) {
	if !counting[n.Name] && n.Name != "sum" || len(n.Arguments) == 0 {
		return
	}
	list := n.Arguments[0]
	for {
		inner, ok := list.(*ast.BuiltinNode)
		if !ok || inner.Name != "filter" || n.Name != "len" && n.Name != "sum" {
			break
		}
		list = inner.Arguments[0]
	}
	call, ok := list.(*ast.CallNode)
	if f := b.names.Fields[b.bound[list]]; ok && f != nil && f.IsTable() && n.Name == "sum" {
		call.Callee = &ast.IdentifierNode{Value: summedFunctionName(f.Name())}
		return
	}
	if f := b.names.Fields[b.bound[list]]; ok && f != nil && f.IsTable() && (Naming(f) != nil || slices.ContainsFunc(f.Columns, numbers)) {
		call.Callee = &ast.IdentifierNode{Value: countedFunctionName(f.Name())}
		call.Arguments = append(call.Arguments, &ast.BoolNode{Value: n.Name != "any"}) // one thing twice is still there
	}
}

// counted gives the rows of a table as they count in the world of the evaluation. With once, what is there twice counts once.
func counted(s *Scope, f *forms.Field, once bool) (any, error) {
	doubtful := Uncounted(f, s.Answers.Tables[f.Name()])
	maps.DeleteFunc(doubtful, func(_, earlier int) bool { return earlier >= 0 && !once })
	return without(s, f, withUnnumbered(s, f, doubtful))
}

// withUnnumbered adds the rows whose number is none (-1) to those that nobody can count yet.
func withUnnumbered(s *Scope, f *forms.Field, doubtful map[int]int) map[int]int {
	return withRows(s, f, doubtful, func(row *forms.Row) bool { return unnumbered(s, f, row) != "" })
}

// toCome tells of a row that a day of it cannot be, or is still to come.
func toCome(s *Scope, f *forms.Field, row *forms.Row) bool {
	return slices.ContainsFunc(f.Columns, func(c *forms.Field) bool {
		text := row.Cells[c.Name()]
		return text != "" && c.Layout() != "" && c.Voids() && !s.soundCell(c, row, text)
	})
}

// withRows adds rows of a table to those that nobody can count yet.
func withRows(s *Scope, f *forms.Field, doubtful map[int]int, add func(*forms.Row) bool) map[int]int {
	rows := s.Answers.Tables[f.Name()]
	for i := range rows {
		if !add(&rows[i]) {
			continue
		}
		if doubtful == nil {
			doubtful = map[int]int{}
		}
		doubtful[i] = -1
	}
	return doubtful
}

// without gives the rows of a table, in the world below without those that nobody can count yet.
func without(s *Scope, f *forms.Field, doubtful map[int]int) (any, error) {
	all, err := s.rows(f)
	if err != nil || len(doubtful) == 0 {
		return all, err
	}
	s.blank = f.Name()
	if s.world == above {
		return all, nil
	}
	rows := reflect.ValueOf(all)
	out := reflect.MakeSlice(rows.Type(), 0, rows.Len())
	for at, i := range ByYear(f, s.Answers.Tables[f.Name()]) {
		if _, is := doubtful[i]; !is {
			out = reflect.Append(out, rows.Index(at))
		}
	}
	return out.Interface(), nil
}

// Uncounted tells which rows nobody can count yet: those that name nothing (-1), and those that repeat an earlier row.
func Uncounted(f *forms.Field, rows []forms.Row) map[int]int {
	name := Naming(f)
	if name == nil {
		return nil
	}
	out, seen := map[int]int{}, map[string][]int{}
	for i := range rows {
		called := folding.Value(rows[i].Cells[name.Name()])
		if called == "" && nameless(f, rows[i]) {
			out[i] = -1
		}
		if called == "" {
			continue
		}
		earlier := slices.IndexFunc(seen[called], func(j int) bool { return !apart(f, rows[i], rows[j]) })
		if earlier >= 0 {
			out[i] = seen[called][earlier]
		}
		seen[called] = append(seen[called], i)
	}
	return out
}

// Naming is the column that says what a row is about: the first text that every row must have.
func Naming(f *forms.Field) *forms.Field {
	at := slices.IndexFunc(f.Columns, func(c *forms.Field) bool { return c.Is(forms.TypeText) && c.Required.S == "true" && !c.Computed() })
	if at < 0 {
		return nil
	}
	return f.Columns[at]
}

// nameless tells of a row without a name whether a number says what it is about: a patent has one, a person has a name.
func nameless(f *forms.Field, row forms.Row) bool {
	return strings.Contains(Naming(f).Label, "姓名") || !slices.ContainsFunc(f.Columns, func(c *forms.Field) bool {
		return c.Is(forms.TypeText, forms.TypeCode, forms.TypeIPNumber) && c.Required.S == "true" && folding.Value(row.Cells[c.Name()]) != ""
	})
}

// apart tells whether two rows of the same name are about different things. People are kept apart by what belongs to a person
// alone; anything else by every cell that both rows fill and that is no choice.
func apart(f *forms.Field, a, b forms.Row) bool {
	person := strings.Contains(Naming(f).Label, "姓名")
	return slices.ContainsFunc(f.Columns, func(c *forms.Field) bool {
		one, two := folding.Value(a.Cells[c.Name()]), folding.Value(b.Cells[c.Name()])
		if one == "" || two == "" || one == two || c.Computed() || c.Label == "序号" {
			return false
		}
		if person {
			return c.Is(forms.TypeCode, forms.TypeDate, forms.TypeYearMonth) || strings.Contains(c.Label, "单位")
		}
		return !c.Has(forms.TraitChosen)
	})
}

// distinct tells whether the rows of a table are things of their own, for a sum that must count none twice. It is never known to be
// false: a row that repeats another leaves it open.
func distinct(p ...any) (any, error) {
	s, id := p[0].(*Scope), p[1].(string)
	f := s.fields[id]
	rows := s.Answers.Tables[id]
	if _, err := s.rows(f); err != nil {
		return false, err
	}
	if len(Repeats(f, rows)) == 0 && len(same(f, rows, func(*forms.Field) bool { return true })) == 0 {
		return true, nil
	}
	s.blank = id
	return bool(s.world), nil
}

// Repeats tells of the rows that repeat an earlier one which that is: the same thing by its name or, where rows have no name, the same
// in every cell. Amounts and choices alone tell no two things apart: such rows are things of their own.
func Repeats(f *forms.Field, rows []forms.Row) map[int]int {
	if Naming(f) != nil {
		out := Uncounted(f, rows)
		maps.DeleteFunc(out, func(_, earlier int) bool { return earlier < 0 })
		return out
	}
	return same(f, rows, func(c *forms.Field) bool {
		return !c.Has(forms.TraitChosen) && !c.Has(forms.TraitAmount) && !c.Is(forms.TypeNumber, forms.TypeInt)
	})
}

// same tells of the rows that hold the same as an earlier one in every cell which that is; rows without a cell that tells things
// apart are left out.
func same(f *forms.Field, rows []forms.Row, tells func(*forms.Field) bool) map[int]int {
	out, seen := map[int]int{}, map[string]int{}
	for i := range rows {
		var cells []string
		told := false
		for _, c := range f.Columns {
			if c.Label == "序号" {
				continue
			}
			text := folding.Value(rows[i].Cells[c.Name()])
			cells, told = append(cells, text), told || text != "" && tells(c)
		}
		all := strings.Join(cells, "\x00")
		if earlier, is := seen[all]; is && told {
			out[i] = earlier
		} else if !is {
			seen[all] = i
		}
	}
	return out
}
