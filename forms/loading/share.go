package loading

import (
	"maps"
	"slices"
	"strings"

	"yibiao/forms"
)

// useBlock gives a section the fields of a shared block. A block of the pack goes before one of the vocabulary.
func useBlock(p *forms.Pack, m *Mistakes, s *forms.Section) {
	var known []string
	for _, b := range append(slices.Clone(p.Blocks), p.Vocabulary.Blocks...) {
		known = append(known, b.ID.S)
		if b.ID.S != s.Use.S {
			continue
		}
		if s.Title == "" {
			s.Title = b.Title
		}
		takeFields(p, m, s, b.Items)
		return
	}
	m.At(s.Use.At, strings.Join(known, " "), "unknown block %q", s.Use.S)
}

func takeFields(p *forms.Pack, m *Mistakes, s *forms.Section, items []forms.Item) {
	left := map[string]forms.Position{}
	for _, id := range s.Without {
		left[id.S] = id.At
	}
	for _, item := range items {
		f := itemOf(p, m, item)
		if f == nil {
			continue
		}
		if _, out := left[f.Name()]; out {
			delete(left, f.Name())
			continue
		}
		s.Fields = append(s.Fields, f)
	}
	for id, at := range left {
		m.At(at, "", "without: the block %s has no field %s", s.Use.S, id)
	}
}

// itemOf finds the field of an item; nil, with a mistake noted, when there is none.
func itemOf(p *forms.Pack, m *Mistakes, item forms.Item) *forms.Field {
	if item.Field != nil {
		return item.Field
	}
	f := p.ByID[item.Ref.S]
	if f == nil {
		m.At(item.Ref.At, "", "unknown field %s%s", item.Ref.S, forms.Near(item.Ref.S, p.ByID))
	}
	return f
}

// resolveShared replaces the rules, steps, deadlines and outputs that programmes take with use.
func resolveShared(p *forms.Pack, m *Mistakes) {
	rules := map[string]*forms.Rule{}
	for _, r := range append(slices.Clone(p.Vocabulary.Rules), p.Rules...) {
		rules[r.ID.S] = r
	}
	processes := map[string][]forms.Step{}
	for _, x := range p.Processes {
		processes[x.ID.S] = x.Steps
		for _, step := range x.Steps {
			if step.Use.Given() {
				m.At(step.Use.At, "", "process %s: a shared process has steps of its own only", x.ID.S)
			}
		}
	}
	deadlines, outputs := map[string]*forms.Deadline{}, map[string]*forms.Output{}
	for _, d := range p.Deadlines {
		deadlines[d.ID.S] = d
	}
	for _, o := range p.Outputs {
		outputs[o.ID.S] = o
	}
	caps := capsOf(p, m)
	for _, q := range p.Programmes {
		for _, r := range q.Rules {
			if !r.Use.Given() {
				continue
			}
			base := rules[r.Use.S]
			if base == nil {
				m.At(r.Use.At, strings.Join(slices.Sorted(maps.Keys(rules)), " "), "unknown rule %q", r.Use.S)
				continue
			}
			inheritRule(r, base)
		}
		takeSteps(q, m, processes)
		take(m, "deadline", q.Deadlines, deadlines, func(d *forms.Deadline) forms.Text { return d.Use })
		take(m, "cap", q.Caps, caps, func(c *forms.Cap) forms.Text { return c.Use })
		take(m, "output", q.Outputs, outputs, func(o *forms.Output) forms.Text { return o.Use })
	}
}

// capsOf gives the caps that programmes may share. Dossiers of the same cap are added up, so each has an id of its own.
func capsOf(p *forms.Pack, m *Mistakes) map[string]*forms.Cap {
	shared, seen := map[string]*forms.Cap{}, map[string]bool{}
	note := func(c *forms.Cap) {
		if !c.ID.Given() || seen[c.ID.S] {
			m.At(c.ID.At, "", "cap id %q is missing or used twice in the pack", c.ID.S)
		}
		seen[c.ID.S] = true
	}
	for _, c := range p.Caps {
		note(c)
		shared[c.ID.S] = c
	}
	for _, q := range p.Programmes {
		for _, c := range q.Caps {
			if !c.Use.Given() {
				note(c)
			}
		}
	}
	return shared
}

// take replaces what of a programme stands for something shared by a copy of that.
func take[T any](m *Mistakes, kind string, list []*T, shared map[string]*T, use func(*T) forms.Text) {
	for i, x := range list {
		name := use(x)
		if !name.Given() {
			continue
		}
		if shared[name.S] == nil {
			m.At(name.At, strings.Join(slices.Sorted(maps.Keys(shared)), " "), "unknown %s %q", kind, name.S)
			continue
		}
		taken := *shared[name.S]
		list[i] = &taken
	}
}

func takeSteps(q *forms.Programme, m *Mistakes, processes map[string][]forms.Step) {
	var steps []forms.Step
	for _, s := range q.Process {
		if !s.Use.Given() {
			steps = append(steps, s)
			continue
		}
		shared, there := processes[s.Use.S]
		if !there {
			m.At(s.Use.At, strings.Join(slices.Sorted(maps.Keys(processes)), " "), "unknown process %q", s.Use.S)
		}
		steps = append(steps, shared...)
	}
	q.Process = steps
}

// inheritRule takes what the rule does not state itself from the shared one. The source is taken or stated as a whole.
func inheritRule(r *forms.Rule, base *forms.Rule) {
	r.Base = base
	for _, pair := range []struct{ to, from *forms.Text }{
		{&r.ID, &base.ID}, {&r.When, &base.When}, {&r.Each, &base.Each}, {&r.Require, &base.Require}, {&r.Infers, &base.Infers}, {&r.Doubt, &base.Doubt},
	} {
		if !pair.to.Given() {
			*pair.to = *pair.from
		}
	}
	for _, pair := range []struct{ to, from *string }{
		{&r.Condition, &base.Condition}, {(*string)(&r.Severity), (*string)(&base.Severity)},
		{&r.Says, &base.Says}, {&r.InfersSays, &base.InfersSays}, {&r.Ask, &base.Ask},
	} {
		if *pair.to == "" {
			*pair.to = *pair.from
		}
	}
	if r.SaysFor == nil && r.Says == base.Says {
		r.SaysFor = slices.Clone(base.SaysFor) // compiled for each pack
	}
	r.Asking = r.Asking || base.Asking
	r.Claimed = r.Claimed || base.Claimed
	if r.Fields == nil {
		r.Fields = base.Fields
	}
	if r.Needs == nil {
		r.Needs = base.Needs
	}
	if r.About == nil {
		r.About = base.About
	}
	if !r.Stated() {
		r.Source = base.Source
	}
}
