package forms

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"yibiao/forms/gb"
)

// mistakes collects what is wrong so that a pack author sees everything at once.
type mistakes []error

func (m *mistakes) add(err error) {
	if err != nil {
		*m = append(*m, err)
	}
}

func (m *mistakes) at(at Position, allowed, format string, args ...any) {
	*m = append(*m, &PackError{At: at, What: fmt.Sprintf(format, args...), Allowed: allowed})
}

func (m mistakes) err() error { return errors.Join(m...) }

// compile prepares the vocabulary's own fields.
func (v *Vocabulary) compile() error {
	var m mistakes
	v.Sources.check(&m)
	v.Sources.cite(&m, v)
	fields := map[string]*Field{}
	for _, s := range v.ColumnSets {
		for _, c := range s.Columns {
			m.kind(c)
		}
	}
	for _, f := range v.Fields {
		f.Profile = true
		m.define(fields, f, v)
	}
	for _, f := range written(v.Blocks) {
		m.define(fields, f, v)
	}
	for _, b := range v.Blocks {
		for _, item := range b.Items {
			if item.Field == nil && fields[item.Ref.S] == nil {
				m.at(item.Ref.At, "", "block %s: unknown field %s%s", b.ID.S, item.Ref.S, near(item.Ref.S, fields))
			}
		}
	}
	if err := m.err(); err != nil {
		return err
	}
	m.checkMoved(v.Moved, fields)
	n := &names{fields: fields}
	for _, f := range v.allFields() {
		m.expressions(n, f)
	}
	m.denials(n, v.Denials)
	return m.err()
}

// define checks a field's own statements and enters it.
func (m *mistakes) define(into map[string]*Field, f *Field, v *Vocabulary) {
	if !f.ID.Given() || f.Label == "" {
		m.at(f.ID.At, "", "a field needs id and label")
		return
	}
	if into[f.ID.S] != nil {
		m.at(f.ID.At, "", "field %s is defined twice (first at %s)", f.ID.S, into[f.ID.S].ID.At)
		return
	}
	into[f.ID.S] = f
	m.sourced(f)
	if f.ColumnSet.Given() {
		set := v.columnSet(f.ColumnSet.S)
		if set == nil {
			m.at(f.ColumnSet.At, "", "unknown column set %s", f.ColumnSet.S)
			return
		}
		f.Columns = append(slices.Clone(set.Columns), f.Columns...)
	}
	m.kind(f)
	for _, c := range f.Columns {
		m.kind(c)
	}
	if f.IsTable() != (len(f.Columns) > 0) {
		m.at(f.ID.At, "", "field %s: a table needs columns, other types have none", f.ID.S)
	}
}

// kind resolves the type and what belongs to it.
func (m *mistakes) kind(f *Field) {
	f.kind = types[f.TypeName()]
	if f.kind == nil {
		m.at(f.Type.At, strings.Join(TypeNames(), " "), "field %s: unknown type %q", f.ID.S, f.Type.S)
		f.kind = types["text"]
		return
	}
	if f.Is(TypeChoice, TypeMulti) && len(f.Options) == 0 {
		m.at(f.ID.At, "", "field %s: %s needs options", f.ID.S, f.Type.S)
	}
	if f.Is(TypeCode) && !slices.Contains(gb.Validators(), f.Validator.S) {
		m.at(f.Type.At, strings.Join(gb.Validators(), " "), "field %s: unknown validator %q", f.ID.S, f.Validator.S)
	}
	if f.Is(TypeMoney) && f.Unit != "万元" && f.Unit != "元" {
		m.at(f.ID.At, "万元 元", "field %s: money needs its unit", f.ID.S)
	}
	m.provenance(f.ID.At, f.Src)
	if f.Constraint != nil {
		m.provenance(f.ID.At, f.Constraint.Src)
	}
	if u := f.Unique; u != nil && (u.Scope.S != "client" && u.Scope.S != "all" || u.Says == "") {
		m.at(f.ID.At, "client all", "field %s: unique needs scope and says", f.ID.S)
	}
}

// sourced asks for the provenance of a question, which decides whether a missing answer blocks.
func (m *mistakes) sourced(f *Field) {
	if f.Src == "" && f.Required.Given() && f.Required.S != "false" {
		m.at(f.ID.At, provenances, "required field %s does not say where it comes from (src)", f.ID.S)
	}
}

// provenances are the words of src.
var provenances = strings.Join([]string{string(Seed), string(Practice), string(Assumed)}, " ")

func (m *mistakes) provenance(at Position, src Provenance) {
	switch src {
	case "", Seed, Practice, Assumed:
	default:
		m.at(at, provenances, "unknown provenance %q", src)
	}
}

func (v *Vocabulary) columnSet(id string) *ColumnSet {
	for _, s := range v.ColumnSets {
		if s.ID.S == id {
			return s
		}
	}
	return nil
}

// expressions compiles a field's expressions, and those of its columns.
func (m *mistakes) expressions(n *names, f *Field) {
	f.required = m.boolean(n, f.Required, nil)
	f.relevant = m.boolean(n, f.Relevant, nil)
	f.calculate = m.valueFor(n, f.Calculate, f, nil)
	f.fallback = m.valueFor(n, f.Default, f, nil)
	m.constant(n, f)
	m.grounds(f)
	m.constraint(n, f, nil)
	for _, c := range f.Columns {
		c.required = m.boolean(n, c.Required, f)
		c.calculate = m.valueFor(n, c.Calculate, c, f)
		c.fallback = m.valueFor(n, c.Default, c, f)
		m.constraint(n, c, f)
	}
}

// constant refuses numbers that stand as an answer though nobody gave one: they would be printed, and prove conditions.
func (m *mistakes) constant(n *names, f *Field) {
	if f.fallback == nil || f.kind.expr != decimalType || f.Is(TypeYear) {
		return
	}
	for _, id := range f.fallback.Reads {
		if of := n.fields[id]; of != nil && (of.IsTable() || of.kind.expr == decimalType) {
			return
		}
	}
	m.at(f.Default.At, "", "field %s: a number that nobody gave is no default; leave it out, and name a usual number in the hint", f.ID.S)
}

// grounds refuses defaults that are said to hold though they rest on no answer and on no document.
func (m *mistakes) grounds(f *Field) {
	if !f.DefaultHolds {
		return
	}
	if f.fallback == nil {
		m.at(f.ID.At, "", "field %s: default_holds without a default", f.ID.S)
		return
	}
	cited := f.Source.Cited.Given() || f.Source.Article != ""
	if len(f.fallback.Reads) == 0 && !cited && !strings.Contains(f.Default.S, "chosen(") {
		m.at(f.Default.At, "", "field %s: the default rests on no answer and on no document that is cited, so it holds of nobody", f.ID.S)
	}
}

func (m *mistakes) constraint(n *names, f, table *Field) {
	if f.Constraint == nil {
		return
	}
	f.Constraint.expr = m.boolean(n, f.Constraint.Require, table)
	m.severity(f.Constraint.Require.At, f.Constraint.Severity, f.Source, true)
	if f.Constraint.Impossible && f.Constraint.Severity != "" {
		m.at(f.Constraint.Require.At, "", "what is impossible blocks; it has no other severity")
	}
}

// boolean compiles a condition; the literals true and false need no expression.
func (m *mistakes) boolean(n *names, text Text, table *Field) *Expression {
	if text.S == "true" || text.S == "false" {
		return nil
	}
	e, err := n.compile(text, table, boolType)
	m.add(err)
	return e
}

// valueFor compiles an expression that must give a value of the field's type.
func (m *mistakes) valueFor(n *names, text Text, f, table *Field) *Expression {
	var want reflect.Type
	if f.kind.expr != decimalType {
		want = f.kind.expr
	}
	if f.Is(TypeUpper) {
		want = nil
	}
	e, err := n.compile(text, table, want)
	m.add(err)
	return e
}

func (m *mistakes) severity(at Position, s Severity, source Source, empty bool) {
	switch s {
	case Block:
		if !source.MayBlock() {
			m.at(at, "warn manual info", "only what the document states and Guangxi or Liuzhou practice may block; this one is %q %q", source.Src, source.Place)
		}
	case Warn, Manual, Info:
	case "":
		if !empty {
			m.at(at, "block warn manual info", "severity is missing")
		}
	default:
		m.at(at, "block warn manual info", "unknown severity %q", s)
	}
}
