package loading

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"yibiao/forms"
	"yibiao/forms/eval"
	"yibiao/forms/gb"
)

// Mistakes collects what is wrong so that a pack author sees everything at once.
type Mistakes []error

func (m *Mistakes) Add(err error) {
	if err != nil {
		*m = append(*m, err)
	}
}

func (m *Mistakes) At(at forms.Position, allowed, format string, args ...any) {
	*m = append(*m, &forms.PackError{At: at, What: fmt.Sprintf(format, args...), Allowed: allowed})
}

func (m Mistakes) Err() error { return errors.Join(m...) }

// compileVocabulary prepares the vocabulary's own fields.
func compileVocabulary(v *forms.Vocabulary) error {
	var m Mistakes
	checkReferences(v.Sources, &m)
	cite(v.Sources, &m, v)
	fields := map[string]*forms.Field{}
	for _, s := range v.ColumnSets {
		for _, c := range s.Columns {
			kindOf(&m, c)
		}
	}
	for _, f := range v.Fields {
		f.Profile = true
		define(&m, fields, f, v)
	}
	for _, f := range forms.Written(v.Blocks) {
		define(&m, fields, f, v)
	}
	for _, b := range v.Blocks {
		for _, item := range b.Items {
			if item.Field == nil && fields[item.Ref.S] == nil {
				m.At(item.Ref.At, "", "block %s: unknown field %s%s", b.ID.S, item.Ref.S, forms.Near(item.Ref.S, fields))
			}
		}
	}
	if err := m.Err(); err != nil {
		return err
	}
	CheckMoved(&m, v.Moved, fields)
	n := &eval.Names{Fields: fields}
	for _, f := range v.AllFields() {
		expressions(&m, n, f)
	}
	denials(&m, n, v.Denials)
	return m.Err()
}

// define checks a field's own statements and enters it.
func define(m *Mistakes, into map[string]*forms.Field, f *forms.Field, v *forms.Vocabulary) {
	if !f.ID.Given() || f.Label == "" {
		m.At(f.ID.At, "", "a field needs id and label")
		return
	}
	if into[f.ID.S] != nil {
		m.At(f.ID.At, "", "field %s is defined twice (first at %s)", f.ID.S, into[f.ID.S].ID.At)
		return
	}
	into[f.ID.S] = f
	sourced(m, f)
	if f.ColumnSet.Given() {
		set := columnSet(v, f.ColumnSet.S)
		if set == nil {
			m.At(f.ColumnSet.At, "", "unknown column set %s", f.ColumnSet.S)
			return
		}
		f.Columns = append(slices.Clone(set.Columns), f.Columns...)
	}
	kindOf(m, f)
	for _, c := range f.Columns {
		kindOf(m, c)
	}
	if f.IsTable() != (len(f.Columns) > 0) {
		m.At(f.ID.At, "", "field %s: a table needs columns, other types have none", f.ID.S)
	}
}

// kindOf resolves the type and what belongs to it.
func kindOf(m *Mistakes, f *forms.Field) {
	f.Typed = forms.Types[f.TypeName()]
	if f.Typed == nil {
		m.At(f.Type.At, strings.Join(forms.TypeNames(), " "), "field %s: unknown type %q", f.ID.S, f.Type.S)
		f.Typed = forms.Types[forms.TypeText]
		return
	}
	if f.Has(forms.TraitOffered) && len(f.Options) == 0 {
		m.At(f.ID.At, "", "field %s: %s needs options", f.ID.S, f.Type.S)
	}
	if (f.Is(forms.TypeCode) || f.Is(forms.TypeText) && f.Validator.Given()) && !slices.Contains(gb.Validators(), f.Validator.S) {
		m.At(f.Type.At, strings.Join(gb.Validators(), " "), "field %s: unknown validator %q", f.ID.S, f.Validator.S)
	}
	if f.Is(forms.TypeMoney) && f.Unit != "万元" && f.Unit != "元" {
		m.At(f.ID.At, "万元 元", "field %s: money needs its unit", f.ID.S)
	}
	if f.Series && !f.Is(forms.TypeYear, forms.TypeYearMonth) {
		m.At(f.ID.At, "", "field %s: series is for a year or a month", f.ID.S)
	}
	provenance(m, f.ID.At, f.Src)
	if f.Constraint != nil {
		provenance(m, f.ID.At, f.Constraint.Src)
	}
	if u := f.Unique; u != nil && (u.Scope.S != "client" && u.Scope.S != "all" || u.Says == "") {
		m.At(f.ID.At, "client all", "field %s: unique needs scope and says", f.ID.S)
	}
}

// sourced asks for the provenance of a question, which decides whether a missing answer blocks.
func sourced(m *Mistakes, f *forms.Field) {
	if f.Src == "" && f.Required.Given() && f.Required.S != "false" {
		m.At(f.ID.At, provenances, "required field %s does not say where it comes from (src)", f.ID.S)
	}
}

// provenances are the words of src.
var provenances = strings.Join([]string{string(forms.Seed), string(forms.Practice), string(forms.Assumed)}, " ")

func provenance(m *Mistakes, at forms.Position, src forms.Provenance) {
	switch src {
	case "", forms.Seed, forms.Practice, forms.Assumed:
	default:
		m.At(at, provenances, "unknown provenance %q", src)
	}
}

func columnSet(v *forms.Vocabulary, id string) *forms.ColumnSet {
	for _, s := range v.ColumnSets {
		if s.ID.S == id {
			return s
		}
	}
	return nil
}

// expressions compiles a field's expressions, and those of its columns.
func expressions(m *Mistakes, n *eval.Names, f *forms.Field) {
	f.RequiredExpr = boolean(m, n, f.Required, nil)
	f.RelevantExpr = boolean(m, n, f.Relevant, nil)
	f.CalculateExpr = valueFor(m, n, f.Calculate, f, nil)
	f.Fallback = valueFor(m, n, f.Default, f, nil)
	guess(m, n, f, nil)
	constant(m, n, f)
	grounds(m, f)
	constraint(m, n, f, nil)
	for _, c := range f.Columns {
		c.RequiredExpr = boolean(m, n, c.Required, f)
		c.CalculateExpr = valueFor(m, n, c.Calculate, c, f)
		c.Fallback = valueFor(m, n, c.Default, c, f)
		guess(m, n, c, f)
		constraint(m, n, c, f)
	}
}

// guess compiles what a field or column is guessed by. What is calculated or has a default has an answer already, and a reason must be
// given.
func guess(m *Mistakes, n *eval.Names, f, table *forms.Field) {
	g := f.Guess
	if g == nil {
		return
	}
	g.ValueExpr, g.WhenExpr = valueFor(m, n, g.Value, f, table), boolean(m, n, g.When, table)
	if !g.Value.Given() || g.Why == "" || f.IsTable() || f.Calculate.Given() || f.Default.Given() {
		m.At(f.ID.At, "", "field %s: a guess takes value and why, and stands where nothing is calculated and there is no default", f.ID.S)
	}
}

// constant refuses numbers that stand as an answer though nobody gave one: they would be printed, and prove conditions.
func constant(m *Mistakes, n *eval.Names, f *forms.Field) {
	if f.Fallback == nil || f.Typed.Expr != forms.DecimalType || f.Is(forms.TypeYear) {
		return
	}
	for _, id := range f.Fallback.Reads {
		if of := n.Fields[id]; of != nil && (of.IsTable() || of.Typed.Expr == forms.DecimalType) {
			return
		}
	}
	m.At(f.Default.At, "", "field %s: a number that nobody gave is no default; leave it out, and name a usual number in the hint", f.ID.S)
}

// grounds refuses defaults that are said to hold though they rest on no answer and on no document.
func grounds(m *Mistakes, f *forms.Field) {
	if !f.DefaultHolds {
		return
	}
	if f.Fallback == nil {
		m.At(f.ID.At, "", "field %s: default_holds without a default", f.ID.S)
		return
	}
	cited := f.Source.Cited.Given() || f.Source.Article != ""
	if len(f.Fallback.Reads) == 0 && !cited && !f.Fallback.Calls("chosen", "") {
		m.At(f.Default.At, "", "field %s: the default rests on no answer and on no document that is cited, so it holds of nobody", f.ID.S)
	}
}

func constraint(m *Mistakes, n *eval.Names, f, table *forms.Field) {
	if f.Over != nil {
		if f.Over.Expr = boolean(m, n, f.Over.Require, table); f.Over.Expr == nil || f.Over.Says == "" || f.Over.Impossible || f.Over.Severity != "" {
			m.At(f.Over.Require.At, "", "over takes require and says, and always warns")
		}
	}
	times(m, n, f, table)
	if f.Constraint == nil {
		return
	}
	f.Constraint.Expr = boolean(m, n, f.Constraint.Require, table)
	severityOf(m, f.Constraint.Require.At, f.Constraint.Severity, f.Source, true)
	if f.Constraint.Impossible && f.Constraint.Severity != "" {
		m.At(f.Constraint.Require.At, "", "what is impossible blocks; it has no other severity")
	}
}

// times compiles what the time of an answer is, and what it is held against.
func times(m *Mistakes, n *eval.Names, f, table *forms.Field) {
	for _, text := range f.Period {
		e, err := n.Compile(text, table, forms.TimeType)
		m.Add(err)
		f.PeriodExprs = append(f.PeriodExprs, e)
	}
	if len(f.Period) != 0 && len(f.Period) != 2 {
		m.At(f.Period[0].At, "", "period takes the first and the last day")
	}
	for _, c := range f.Held {
		if c.Expr = boolean(m, n, c.Require, table); c.Expr == nil || c.Says == "" || c.Impossible || c.Severity != "" {
			m.At(c.Require.At, "", "held takes require and says, and always warns")
		}
	}
}

// boolean compiles a condition; the literals true and false need no expression.
func boolean(m *Mistakes, n *eval.Names, text forms.Text, table *forms.Field) *forms.Expression {
	if text.S == "true" || text.S == "false" {
		return nil
	}
	e, err := n.Compile(text, table, forms.BoolType)
	m.Add(err)
	return e
}

// valueFor compiles an expression that must give a value of the field's type.
func valueFor(m *Mistakes, n *eval.Names, text forms.Text, f, table *forms.Field) *forms.Expression {
	var want reflect.Type
	if f.Typed.Expr != forms.DecimalType {
		want = f.Typed.Expr
	}
	if f.Is(forms.TypeUpper) {
		want = nil
	}
	e, err := n.Compile(text, table, want)
	m.Add(err)
	return e
}

func severityOf(m *Mistakes, at forms.Position, s forms.Severity, source forms.Source, empty bool) {
	switch s {
	case forms.Block:
		if !source.MayBlock() {
			m.At(at, "warn manual info", "only what the document states and Guangxi or Liuzhou practice may block; this one is %q %q", source.Src, source.Place)
		}
	case forms.Warn, forms.Manual, forms.Info:
	case "":
		if !empty {
			m.At(at, "block warn manual info", "severity is missing")
		}
	default:
		m.At(at, "block warn manual info", "unknown severity %q", s)
	}
}
