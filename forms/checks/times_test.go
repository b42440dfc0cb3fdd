package checks

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"yibiao/forms"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write anew what the times of the packs are held against")

const timesFile = "testdata/times.txt"

// TestWhatTimesAreHeldAgainst lists every day, month and year of every pack, and every figure of which the period is known, with what it is
// held against: today, the founding, the document's first day, other times. Who adds one sees here what it is held against;
// what is held against nothing says so. Births are held against ages.
func TestWhatTimesAreHeldAgainst(t *testing.T) {
	var lines []string
	everyProgramme(t, func(form *forms.Form, q *forms.Programme) {
		for _, f := range form.Fields() {
			for _, c := range append([]*forms.Field{f}, f.Columns...) {
				if c.Layout() == "" && len(c.PeriodExprs) == 0 || strings.Contains(c.Label, "出生") || c.Computed() || f.Profile && q.ID.S != "lz-12a-tidu" {
					continue
				}
				at := timed{form: form, field: f}
				if c != f {
					at.column = c
				}
				lines = append(lines, q.ID.S+" "+at.name()+" "+c.Label+": "+strings.Join(at.against(), ", "))
			}
		}
	})
	slices.Sort(lines)
	got := strings.Join(slices.Compact(lines), "\n") + "\n"
	if *update {
		if err := os.WriteFile(timesFile, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(timesFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("times are held against other things than %s says; look at each, then go test ./forms/checks -run TimesAre -update (-want +got):\n%s", timesFile, diff)
	}
}

// timed is a day, a month, a year or a figure of a period: a field, or a column of it.
type timed struct {
	form          *forms.Form
	field, column *forms.Field
}

func (x timed) self() *forms.Field {
	if x.column != nil {
		return x.column
	}
	return x.field
}

func (x timed) name() string {
	if x.column != nil {
		return x.field.Name() + "." + x.column.Name()
	}
	return x.field.Name()
}

func (x timed) against() []string {
	against := map[string]bool{"the founding": !x.field.Early && !x.self().Early}
	for _, e := range x.expressions() {
		against["today"] = against["today"] || strings.Contains(e.Source, "today") || strings.Contains(e.Source, "last_day")
		against["the document"] = against["the document"] || strings.Contains(e.Source, "policy_day")
		for _, id := range e.Reads {
			if f := x.form.ByID[id]; f != nil && f != x.field && f.Layout() != "" {
				against[id] = true
			}
		}
		for _, cell := range e.Reading.Cells {
			for _, table := range append(slices.Clone(e.Reads), x.field.Name()) {
				if f := x.form.ByID[table]; f != nil && f.Column(cell.Column) != nil && f.Column(cell.Column).Layout() != "" && table+"."+cell.Column != x.name() {
					against[table+"."+cell.Column] = true
				}
			}
		}
	}
	var out []string
	for what, is := range against {
		if is {
			out = append(out, what)
		}
	}
	if slices.Sort(out); len(out) == 0 {
		return []string{"nothing"}
	}
	return out
}

// expressions are those that compare the time: its own statements, those of other fields, and rules.
func (x timed) expressions() []*forms.Expression {
	var all []*forms.Expression
	add := func(table *forms.Field, list ...*forms.Expression) {
		for _, e := range list {
			if e != nil && x.readBy(e, table) {
				all = append(all, e)
			}
		}
	}
	for _, c := range append([]*forms.Constraint{x.self().Constraint, x.self().Over}, x.self().Held...) {
		if c != nil && c.Expr != nil {
			all = append(all, c.Expr)
		}
	}
	for _, f := range x.form.Fields() {
		for _, c := range append([]*forms.Field{f}, f.Columns...) {
			add(f, c.PeriodExprs...)
			for _, s := range append([]*forms.Constraint{c.Constraint, c.Over}, c.Held...) {
				if s != nil {
					add(f, s.Expr)
				}
			}
		}
	}
	for _, p := range x.form.Programmes {
		for _, r := range p.Rules {
			add(x.form.ByID[r.Each.S], r.RequireExpr, r.WhenExpr)
		}
	}
	return all
}

// readBy tells whether an expression reads the time; table is the one of whose row it speaks.
func (x timed) readBy(e *forms.Expression, table *forms.Field) bool {
	if x.column == nil {
		return slices.Contains(e.Reads, x.field.Name())
	}
	return e.ReadsColumn(x.column.Name()) && (table == x.field || slices.Contains(e.Reads, x.field.Name()))
}
