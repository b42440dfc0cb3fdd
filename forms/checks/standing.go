package checks

import (
	"hash/maphash"
	"slices"
	"time"

	"yibiao/forms"
	"yibiao/forms/eval"
)

// Standings tells of many cases, one after the other, how they stand towards programmes on one day: what Assess says of them, without
// conditions and amounts. A condition is worked out once for all cases that agree in everything that it may rest on. It is not
// for several goroutines at once.
type Standings struct {
	today  time.Time
	seeds  [2]maphash.Seed
	places map[string]int // by the name of a value: its place in Facts
	names  []string       // by place
	plans  map[*forms.Programme]*standing
	shared map[string]*settled // rules that come out alike in every form
}

// Standing is how a case stands towards a programme.
type Standing struct {
	Outcome forms.Outcome
	// Turns is the next day, at midnight UTC, on which the same case may stand otherwise; the zero time when no day to come makes a
	// difference.
	Turns time.Time
}

// Facts is a case, with marks of the values that conditions have asked for so far. It belongs to the Standings that made it, and
// the case must not be changed.
type Facts struct {
	c     forms.Case
	marks []mark
	known []bool
}

// mark stands for values: equal values have equal marks, and others have others but by a chance of 1 in 2^64 and less.
type mark [2]uint64

func (m mark) and(more mark) mark { return mark{m[0] + more[0], m[1] + more[1]} }

// NewStandings begins on a day.
func NewStandings(today time.Time) *Standings {
	return &Standings{today: today, seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}, places: map[string]int{}, plans: map[*forms.Programme]*standing{}, shared: map[string]*settled{}}
}

// Facts takes a case in; its day is that of the Standings.
func (s *Standings) Facts(c forms.Case) *Facts {
	c.Today = s.today
	return &Facts{c: c}
}

// standing is one programme with its rules.
type standing struct {
	form  *forms.Form
	rules []ruled
	turns time.Time // of the document itself
}

// ruled is a rule of a programme.
type ruled struct {
	*forms.Rule
	own bool // what it decides is decisive
	*settled
}

// settled is what is known of a rule, by what it rested on, which is not the same in all cases.
type settled struct{ ways []outcomes }

// outcomes are how a rule came out, by the values at some places.
type outcomes struct {
	places []int
	seen   map[mark]decided
}

// keep notes how a rule came out.
func (o *outcomes) keep(on mark, d decided) {
	if len(o.seen) == keptOfRule {
		clear(o.seen)
	}
	o.seen[on] = d
}

// decided is how a rule came out.
type decided struct {
	outcome forms.Outcome
	turns   time.Time
	spent   int
}

// keptOfRule is of how many cases it is kept how a rule came out; waysOfRule by how many sets of values.
const (
	keptOfRule = 512
	waysOfRule = 8
)

// Of tells how a case stands towards a programme, which is one of the form's.
func (s *Standings) Of(form *forms.Form, p *forms.Programme, f *Facts) Standing {
	plan := s.plans[p]
	if plan == nil || plan.form != form {
		plan = s.plan(form, p)
		s.plans[p] = plan
	}
	out, own, spent := Standing{forms.Met, plan.turns}, false, 0
	for _, r := range plan.rules {
		d := s.decide(plan.form, r, f)
		if spent += d.spent; spent > eval.MaxAllSteps {
			return assessed(form, p, f.c)
		}
		out.Turns = sooner(out.Turns, d.turns)
		switch {
		case d.outcome == forms.NotMet:
			return Standing{d.outcome, d.turns} // however the others come out
		case d.outcome == forms.NotAsked:
			continue
		case forms.OutcomeRank[d.outcome] > forms.OutcomeRank[out.Outcome]:
			out.Outcome = d.outcome
		}
		own = own || r.own
	}
	if len(plan.rules) == 0 {
		out.Outcome = forms.NoConditions
	} else if out.Outcome == forms.Met && !own {
		out.Outcome = forms.Confirm
	}
	return out
}

// assessed is the same without anything that is kept.
func assessed(form *forms.Form, p *forms.Programme, c forms.Case) Standing {
	a := Assess(form, c)
	at := slices.IndexFunc(a.Verdicts, func(v forms.Verdict) bool { return v.Programme == p })
	return Standing{a.Verdicts[at].Outcome, a.Turns}
}

func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

func (s *Standings) plan(form *forms.Form, p *forms.Programme) *standing {
	c := forms.Case{Answers: forms.NewAnswers(), Today: s.today}
	k := &examination{form: form, scope: eval.NewScope(form, c), c: c, brief: true, bare: true}
	plan := &standing{form: form}
	for _, r := range k.rulesOf(p) {
		if !r.Decides() {
			continue
		}
		rests := restsOn(form, r)
		x := ruled{Rule: r, own: decisive(forms.Condition{Rule: r}), settled: &settled{}}
		if alike := ofEveryForm(form, r, rests); alike != "" {
			if s.shared[alike] == nil {
				s.shared[alike] = x.settled
			}
			x.settled = s.shared[alike]
		}
		plan.rules = append(plan.rules, x)
	}
	plan.turns = k.scope.Turns()
	return plan
}

// outcomes begins with the places of values, by their names.
func (s *Standings) outcomes(names []string) outcomes {
	o := outcomes{seen: map[mark]decided{}}
	for _, name := range names {
		place, there := s.places[name]
		if !there {
			place = len(s.names)
			s.places[name], s.names = place, append(s.names, name)
		}
		o.places = append(o.places, place)
	}
	slices.Sort(o.places)
	return o
}

// decide tells how a rule comes out. What a person has ticked may rest on the whole dossier, and is looked at each time.
func (s *Standings) decide(form *forms.Form, r ruled, f *Facts) decided {
	if r.Severity == forms.Manual && f.c.Answers.Values[r.TickField()] != "" {
		d, _ := workedOut(form, r.Rule, f.c)
		return d
	}
	for _, o := range r.ways {
		if d, there := o.seen[s.on(f, o.places)]; there {
			return d
		}
	}
	d, read := workedOut(form, r.Rule, f.c)
	o := s.outcomes(restsAt(form, r.Rule, f.c, d.outcome == forms.Unknown, read))
	at := slices.IndexFunc(r.ways, func(x outcomes) bool { return slices.Equal(x.places, o.places) })
	if at < 0 {
		if len(r.ways) == waysOfRule {
			r.settled.ways = r.ways[1:]
		}
		at, r.settled.ways = len(r.ways), append(r.ways, o)
	}
	r.ways[at].keep(s.on(f, o.places), d)
	return d
}

// on stands for the values of a case at some places, and for whether it was begun.
func (s *Standings) on(f *Facts, places []int) (all mark) {
	if f.c.Begun {
		all[0] = 1
	}
	for _, place := range places {
		all = all.and(s.markOf(f, place))
	}
	return all
}

// workedOut evaluates a rule by itself, and gives the fields that it read.
func workedOut(form *forms.Form, r *forms.Rule, c forms.Case) (d decided, read []string) {
	k := &examination{form: form, scope: eval.NewScope(form, c), c: c, brief: true, bare: true}
	k.scope.Early, k.scope.Open = !c.Begun, opens(r)
	condition := k.rule(r)
	return decided{condition.Outcome, k.scope.Turns(), k.scope.Spent}, k.scope.Reads
}

// markOf stands for the value at a place; nothing stands for what is not answered.
func (s *Standings) markOf(f *Facts, place int) mark {
	for len(f.known) <= place {
		f.known, f.marks = append(f.known, false), append(f.marks, mark{})
	}
	if !f.known[place] {
		f.known[place], f.marks[place] = true, s.marked(f.c, place)
	}
	return f.marks[place]
}

func (s *Standings) marked(c forms.Case, place int) mark {
	name := s.names[place]
	kind, id := name[:2], name[2:]
	switch kind {
	case restsFile:
		if c.Attached[id] > 0 {
			return s.hashed(place, 0, "", "")
		}
	case restsTable:
		var all mark
		for i, row := range c.Answers.Tables[id] {
			all = all.and(s.hashed(place, i, "", ""))
			for column, text := range row.Cells {
				if text != "" {
					all = all.and(s.hashed(place, i, column, text))
				}
			}
		}
		return all
	default:
		if text := c.Answers.Values[id]; text != "" {
			return s.hashed(place, 0, "", text)
		}
	}
	return mark{}
}

func (s *Standings) hashed(place, row int, column, text string) (out mark) {
	for i := range out {
		var h maphash.Hash
		h.SetSeed(s.seeds[i])
		maphash.WriteComparable(&h, [3]int{place, row, len(column)})
		h.WriteString(column)
		h.WriteString(text)
		out[i] = h.Sum64()
	}
	return out
}
