package checks

import (
	"fmt"
	"slices"
	"strings"

	"yibiao/forms"
	"yibiao/forms/eval"
)

// What a condition rests on, as the pack alone tells it: these are the prefixes of the names of its values.
const (
	restsValue = "v:" // an answer, by field
	restsTable = "t:" // the rows of a table
	restsFile  = "f:" // whether a file is attached, by requirement
)

// reach gathers all that may make a difference to an expression or to a rule of a form, whatever is answered: the fields that it
// names, those that decide whether these are asked, that they are worked out from, or that can show them to be wrong, and the files.
type reach struct {
	form  *forms.Form
	c     *forms.Case // nil: whatever is answered
	names []string
	seen  map[string]bool
}

// restsOn names all that the outcome of a rule may rest on beside the day, whether a dossier is begun, and its own tick.
func restsOn(form *forms.Form, r *forms.Rule) []string {
	g := &reach{form: form, seen: map[string]bool{}}
	g.expressions(r.WhenExpr, r.RequireExpr)
	g.beside(r)
	return g.names
}

// beside adds what a rule looks at beside what it requires, and when.
func (g *reach) beside(r *forms.Rule) {
	g.expressions(r.InfersExpr, r.DoubtExpr)
	if r.Each.Given() {
		g.field(r.Each.S)
	}
	for _, id := range r.Needs {
		for _, f := range numbersOf(g.form, id.S) {
			g.field(f.Name())
			g.expressions(g.form.AskedBy[f.Name()]...)
		}
	}
	for _, id := range proofs(r) {
		g.note(restsFile + id.S)
		if q := g.form.Requirement(id.S); q != nil {
			for _, by := range q.By {
				g.expressions(by.Requirement.WhenExpr)
			}
		}
	}
}

// Needs names what is read of a case for some purpose: answers by field, and tables. A case that holds nothing else serves it as well.
type Needs struct{ Values, Tables []string }

// needs parts the names that were gathered.
func (g *reach) needs() Needs {
	var n Needs
	for _, name := range g.names {
		switch id := name[len(restsValue):]; name[:len(restsValue)] {
		case restsValue:
			n.Values = append(n.Values, id)
		case restsTable:
			n.Tables = append(n.Tables, id)
		}
	}
	return n
}

// NeededByStanding is what Standings.Of reads of a case for the programmes of a form, where nothing is ticked; of ticks it reads all that
// the dossier holds, and ticks are those of the values whose rule has one.
func NeededByStanding(form *forms.Form) (n Needs, ticks []string) {
	g := &reach{form: form, seen: map[string]bool{}}
	for _, p := range form.Programmes {
		for _, r := range p.Rules {
			if !r.Decides() {
				continue
			}
			g.expressions(r.WhenExpr, r.RequireExpr)
			g.beside(r)
			if r.Severity == forms.Manual {
				ticks = append(ticks, r.TickField())
			}
		}
	}
	return g.needs(), ticks
}

// NeededByDates is what DueDates reads of a case.
func NeededByDates(form *forms.Form) Needs {
	g := &reach{form: form, seen: map[string]bool{}}
	for _, p := range form.Programmes {
		for _, d := range p.Deadlines {
			g.expressions(d.WhenExpr, d.FromExpr)
			if d.Each.Given() {
				g.field(d.Each.S)
			}
			putIn(d.Event.S, func(id string) (string, *forms.Field) {
				g.field(id)
				return "", nil
			})
		}
	}
	return g.needs()
}

// restsAt names all that a rule rested on in a case: of what is not answered there is nothing that could be shown to be wrong. Where it
// came out unknown that is what was read until then, with what it itself rests on, and what may be looked at beside it; but where the
// sides of an or are looked at one by one, all of it.
func restsAt(form *forms.Form, r *forms.Rule, c forms.Case, unknown bool, read []string) []string {
	g := &reach{form: form, c: &c, seen: map[string]bool{}}
	g.beside(r)
	sides := func(e *forms.Expression) bool { return e != nil && len(e.Either()) > 0 }
	if !unknown || sides(r.WhenExpr) || sides(r.RequireExpr) {
		g.expressions(r.WhenExpr, r.RequireExpr)
		return g.names
	}
	g.calls(r.WhenExpr)
	g.calls(r.RequireExpr)
	for _, id := range read {
		g.field(id)
	}
	return g.names
}

// proofs are the requirements without whose files a rule does not hold for certain.
func proofs(r *forms.Rule) []forms.Text {
	if !r.Claimed {
		return nil
	}
	return r.Needs
}

// note adds a name; false when it is there.
func (g *reach) note(name string) bool {
	if g.seen[name] {
		return false
	}
	g.seen[name] = true
	g.names = append(g.names, name)
	return true
}

func (g *reach) expressions(list ...*forms.Expression) {
	for _, e := range list {
		if e == nil {
			continue
		}
		for _, id := range e.Reads {
			g.field(id)
		}
		g.calls(e)
	}
}

// calls adds the files and the amounts that an expression asks for.
func (g *reach) calls(e *forms.Expression) {
	if e == nil {
		return
	}
	for _, call := range e.Reading.Calls {
		switch call.Function {
		case "attached":
			g.note(restsFile + call.Argument)
		case "estimated":
			g.amount(call.Argument)
		}
	}
}

// amount adds what the amounts of an id are worked out from.
func (g *reach) amount(id string) {
	for _, p := range g.form.Programmes {
		for _, a := range p.Amounts {
			if a.ID.S == id && !g.seen["amount:"+p.ID.S+"/"+id] {
				g.seen["amount:"+p.ID.S+"/"+id] = true
				g.expressions(a.WhenExpr, a.BaseExpr, a.RatioExpr, a.CapExpr, a.CapWhenExpr)
				if a.Received.Given() {
					g.field(eval.SupportTable)
					g.field(eval.ProjectName)
				}
			}
		}
	}
}

func (g *reach) field(id string) {
	f := g.form.ByID[id]
	table := f != nil && f.IsTable()
	if table && !g.note(restsTable+id) || !table && !g.note(restsValue+id) || f == nil {
		return
	}
	if table {
		g.note(restsValue + forms.NoneOf(id))
	}
	if !f.Profile || id == eval.Founding { // the others count, asked or not
		g.expressions(g.form.AskedBy[id]...)
	}
	g.expressions(f.RelevantExpr, f.RequiredExpr, f.CalculateExpr, f.Fallback)
	if g.c != nil && (table && len(g.c.Answers.Tables[id]) == 0 || !table && g.c.Answers.Values[id] == "") {
		return
	}
	for _, part := range append(slices.Clone(f.Columns), f) {
		if part != f {
			g.expressions(part.RelevantExpr, part.RequiredExpr, part.CalculateExpr, part.Fallback)
		}
		g.expressions(part.PeriodExprs...)
		for _, c := range append([]*forms.Constraint{part.Constraint, part.Over}, part.Held...) {
			if c != nil {
				g.expressions(c.Expr)
			}
		}
		if part.Layout() != "" || len(part.PeriodExprs) > 0 {
			g.field(eval.Founding) // no day lies before it
		}
	}
}

// ofEveryForm is the same for rules that come out alike in every form: rules that say the same and rest on nothing but answers of the
// profile, what these are asked by, and files that are always asked for. "" for any other.
func ofEveryForm(form *forms.Form, r *forms.Rule, rests []string) string {
	if r.Expired {
		return ""
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%p %q %s %s %t", form.Pack.Vocabulary, r.Each.S, r.Severity, r.Src, r.Claimed)
	say := func(list ...*forms.Expression) {
		for _, e := range list {
			if e != nil {
				fmt.Fprintf(&out, " %q", e.Source)
			} else {
				out.WriteString(" -")
			}
		}
	}
	for _, e := range []*forms.Expression{r.WhenExpr, r.RequireExpr, r.InfersExpr, r.DoubtExpr} {
		if e.Calls("chosen", "") {
			return ""
		}
		say(e)
	}
	for _, id := range proofs(r) {
		q := form.Requirement(id.S)
		if q != nil && slices.ContainsFunc(q.By, func(by forms.RequirementOf) bool { return by.Requirement.WhenExpr != nil }) {
			return ""
		}
		fmt.Fprintf(&out, " %q %t", id.S, q != nil && len(form.MadeBy(id.S)) == 0)
	}
	for _, name := range rests {
		if strings.HasPrefix(name, restsFile) {
			continue
		}
		id := strings.TrimPrefix(name[len(restsValue):], forms.NoneOf(""))
		f := form.ByID[id]
		if f == nil || !f.Profile {
			return ""
		}
		fmt.Fprintf(&out, " %p", f)
		if id == eval.Founding {
			fmt.Fprintf(&out, " %t", form.Asked[id])
			say(form.AskedBy[id]...)
		}
	}
	return out.String()
}
