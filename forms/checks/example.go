package checks

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/loading"
)

// RunExamples checks every example of the pack; a difference between what it expects and what comes out is a mistake of the pack.
func RunExamples(p *forms.Pack) error {
	var m loading.Mistakes
	for _, q := range p.Programmes {
		for _, e := range q.Examples {
			runExample(q, &m, e)
		}
	}
	return m.Err()
}

func runExample(q *forms.Programme, m *loading.Mistakes, e *forms.Example) {
	at := e.Name.At
	form, err := forms.Compose(q.Pack, append([]string{q.ID.S}, e.With...))
	if err != nil {
		m.At(at, "", "example %s: %v", e.Name.S, err)
		return
	}
	c, err := toCase(e, form)
	if err != nil {
		m.At(at, "", "example %s: %v", e.Name.S, err)
		return
	}
	done := Evaluate(form, c)
	counted, err := othersOf(q, e)
	if err != nil {
		m.At(at, "", "example %s: %v", e.Name.S, err)
		return
	}
	done.Report.Findings = append(done.Report.Findings, done.Caps(counted)...)
	for _, f := range done.Report.Findings {
		if f.Code == forms.FindingNotComputed || f.Code == forms.FindingByZero {
			m.At(at, "", "example %s: %s cannot be evaluated", e.Name.S, f.Rule)
		}
	}
	for _, difference := range compare(e, q, done.Report) {
		m.At(at, "", "example %s: %s", e.Name.S, difference)
	}
}

// othersOf are the other dossiers of the applicant of an example.
func othersOf(q *forms.Programme, e *forms.Example) ([]*Counted, error) {
	var out []*Counted
	for i, o := range e.Others {
		id := o.Programme.S
		if id == "" {
			id = q.ID.S
		}
		form, err := forms.Compose(q.Pack, []string{id})
		if err != nil {
			return nil, err
		}
		c, err := toCase(&forms.Example{Given: o.Given, Today: e.Today}, form)
		if err != nil {
			return nil, fmt.Errorf("other dossier %d: %w", i+1, err)
		}
		c.Approved = o.Approved
		out = append(out, &Counted{Name: fmt.Sprint(i + 1), Form: form, Case: c})
	}
	return out, nil
}

func toCase(e *forms.Example, form *forms.Form) (forms.Case, error) {
	c := forms.Case{Answers: forms.NewAnswers(), Attached: map[string]int{}, Today: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)}
	if e.Today != "" {
		t, err := time.Parse("2006-01-02", e.Today)
		if err != nil {
			return c, fmt.Errorf("today: %w", err)
		}
		c.Today = t
	}
	for id, value := range e.Given {
		f := form.Known(id)
		if f == nil && !strings.HasPrefix(id, "tick:") && !saysNone(form, id) {
			return c, fmt.Errorf("unknown field %s%s", id, forms.Near(id, form.ByID))
		}
		if f != nil && f.IsTable() {
			return c, fmt.Errorf("%s is a table: give it under rows", id)
		}
		if f != nil {
			value = forms.Scalar(form.Pack.Vocabulary.Parse(f, string(value), nil).Canonical)
		}
		c.Answers.Values[id] = string(value)
	}
	for id, rows := range e.Rows {
		f := form.Known(id)
		if f == nil || !f.IsTable() {
			return c, fmt.Errorf("unknown table %s%s", id, forms.Near(id, form.ByID))
		}
		for i, cells := range rows {
			row := forms.Row{ID: fmt.Sprintf("%s-%d", id, i+1), Cells: map[string]string{}}
			for name, value := range cells {
				if f.Column(name) == nil {
					return c, fmt.Errorf("table %s has no column %s", id, name)
				}
				row.Cells[name] = string(value)
			}
			c.Answers.Tables[id] = append(c.Answers.Tables[id], row)
		}
	}
	for _, id := range e.Attached {
		if form.Requirement(id) == nil {
			return c, fmt.Errorf("unknown material %s", id)
		}
		c.Attached[id]++
	}
	return c, nil
}

// saysNone tells whether a key of the answers states of a table of the form that it has no rows.
func saysNone(form *forms.Form, key string) bool {
	return slices.ContainsFunc(form.Fields(), func(f *forms.Field) bool { return f.IsTable() && key == forms.NoneOf(f.Name()) })
}

func compare(e *forms.Example, q *forms.Programme, report forms.Report) []string {
	var out []string
	full := func(id string) string {
		if strings.Contains(id, "/") {
			return id
		}
		return q.ID.S + "/" + id
	}
	found := map[string]forms.Severity{}
	for _, f := range report.Findings {
		found[f.Rule] = f.Severity
	}
	for id, severity := range e.Expect {
		if got := found[full(id)]; got != severity {
			out = append(out, fmt.Sprintf("expected finding %s as %s, got %q", id, severity, got))
		}
	}
	for _, id := range e.Absent {
		if got, there := found[full(id)]; there {
			out = append(out, fmt.Sprintf("finding %s should be absent, it is there as %s", id, got))
		}
	}
	outcomes := map[string]forms.Outcome{}
	for _, v := range report.Verdicts {
		for _, c := range v.Conditions {
			outcomes[c.Rule.Key()] = c.Outcome
		}
	}
	for id, want := range e.Verdict {
		if got := outcomes[full(id)]; got != want {
			out = append(out, fmt.Sprintf("condition %s should be %s, got %q", id, want, got))
		}
	}
	return append(out, compareMoney(e, report)...)
}

func compareMoney(e *forms.Example, report forms.Report) []string {
	var out []string
	for id, want := range e.Estimate {
		got, there := "", false
		for _, x := range report.Estimates {
			if x.Amount.ID.S == id {
				there = true
				if x.Known {
					got = x.Result.String()
				}
			}
		}
		if wanted, ok := gb.Number(want); ok {
			want = wanted.String()
		}
		if !there || got != want {
			out = append(out, fmt.Sprintf("estimate %s should be %q, got %q", id, want, got))
		}
	}
	needs := map[string]bool{}
	for _, m := range report.Materials {
		needs[m.Requirement.ID.S] = m.Applies && m.Need == forms.Always
	}
	for id, want := range e.Need {
		if got, there := needs[id]; !there || got != want {
			out = append(out, fmt.Sprintf("material %s required should be %v, got %v", id, want, got))
		}
	}
	return out
}

// RunAllExamples runs the examples of all packs. All differences are joined; each is a *PackError.
func RunAllExamples(l *forms.Library) error {
	var m loading.Mistakes
	for _, p := range l.Packs {
		m.Add(RunExamples(p))
	}
	return m.Err()
}

// WithPack gives a library that also holds a pack read from elsewhere; the library itself stays as it is. The pack must read
// and compile, its examples must hold and its id must be free; otherwise the mistakes, each a *PackError, are returned.
func WithPack(l *forms.Library, fsys fs.FS, folder string) (*forms.Library, *forms.Pack, error) {
	pack, err := loading.ReadPack(fsys, folder, l.Vocabulary)
	if err != nil {
		return nil, nil, err
	}
	library, err := l.And(pack)
	if err != nil {
		return nil, nil, err
	}
	if err := RunExamples(pack); err != nil {
		return nil, nil, err
	}
	return library, pack, nil
}
