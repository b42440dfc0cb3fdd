// Package edition tells what one edition of a data pack changes against another, for whoever decides to take it.
package edition

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"yibiao/forms"
)

// Kind is what a change is about.
type Kind string

// The kinds, in the order in which changes are given.
const (
	Document  Kind = "document"
	Programme Kind = "programme"
	Rule      Kind = "rule"
	Amount    Kind = "amount"
	Material  Kind = "material"
	Deadline  Kind = "deadline"
	Question  Kind = "question"
)

// How a thing differs.
type How string

// The ways.
const (
	Added   How = "added"
	Removed How = "removed"
	Changed How = "changed"
)

// Change is one thing that one edition has otherwise than another.
type Change struct {
	Kind      Kind
	How       How
	Programme string // id; "" for the document and for a programme itself
	ID        string
	Label     string // in the pack's own words
}

// thing is what is compared of a rule, an amount and so on.
type thing struct {
	kind                     Kind
	programme, id, label, is string
}

// Said is a thing as an edition says it, short enough to be kept: two editions say the same of it when their sums are the same.
type Said struct {
	Kind  Kind   `json:"k"`
	ID    string `json:"i,omitempty"`
	Label string `json:"l,omitempty"`
	Sum   string `json:"s"`
}

// Of is what a pack says of a programme; nil when it has none of the id.
func Of(p *forms.Pack, programme string) []Said {
	var out []Said
	for _, t := range things(p) {
		if t.programme == programme && t.kind != Document || t.kind == Programme && t.id == programme {
			sum := sha256.Sum256([]byte(t.is))
			out = append(out, Said{t.kind, t.id, t.label, hex.EncodeToString(sum[:6])})
		}
	}
	return out
}

// Between compares what two editions say of a programme, in the order of Changes.
func Between(programme string, before, after []Said) []Change {
	var out []Change
	same := func(list []Said, t Said) int {
		return slices.IndexFunc(list, func(o Said) bool { return o.Kind == t.Kind && o.ID == t.ID })
	}
	for _, t := range after {
		switch i := same(before, t); {
		case i < 0:
			out = append(out, Change{t.Kind, Added, programme, t.ID, t.Label})
		case before[i].Sum != t.Sum:
			out = append(out, Change{t.Kind, Changed, programme, t.ID, t.Label})
		}
	}
	for _, t := range before {
		if same(after, t) < 0 {
			out = append(out, Change{t.Kind, Removed, programme, t.ID, t.Label})
		}
	}
	return out
}

// Changes compares two editions of a pack: what the new one adds and changes in its order, then what it no longer has. nil when
// they say the same.
func Changes(before, after *forms.Pack) []Change {
	old, now := things(before), things(after)
	same := func(list []thing, t thing) int {
		return slices.IndexFunc(list, func(o thing) bool { return o.kind == t.kind && o.programme == t.programme && o.id == t.id })
	}
	var out []Change
	for _, t := range now {
		switch i := same(old, t); {
		case i < 0:
			out = append(out, Change{t.kind, Added, t.programme, t.id, t.label})
		case old[i].is != t.is:
			out = append(out, Change{t.kind, Changed, t.programme, t.id, t.label})
		}
	}
	for _, t := range old {
		if same(now, t) < 0 {
			out = append(out, Change{t.kind, Removed, t.programme, t.id, t.label})
		}
	}
	return out
}

func things(p *forms.Pack) []thing {
	out := []thing{{Document, "", p.ID.S, p.Title, fmt.Sprintf("%q %+v", p.Title, p.Document)}}
	for _, q := range p.Programmes {
		out = append(out, thing{Programme, "", q.ID.S, q.Title, fmt.Sprintf("%q %q %q %q %q", q.Title, q.Kind, q.Level, q.Responsible, q.Channels)})
		of := func(kind Kind, id, label string, is ...any) {
			out = append(out, thing{kind, q.ID.S, id, label, fmt.Sprintf(strings.Repeat("%q ", len(is)), is...)})
		}
		for _, r := range q.Rules {
			of(Rule, r.ID.S, first(r.Condition, r.Says, r.Ask), r.Condition, r.When.S, r.Each.S, r.Require.S, r.Infers.S, r.InfersSays, r.Severity, r.Says, r.Ask, r.Article, r.Src)
		}
		for _, a := range q.Amounts {
			of(Amount, a.ID.S, a.Label, a.Label, a.When.S, a.Base.S, a.Ratio.S, a.Cap.S, a.Unit, fmt.Sprint(a.Places), a.Article, a.Src)
		}
		for _, c := range q.Caps {
			of(Amount, c.ID.S, c.Label, c.Label, c.When.S, fmt.Sprint(c.Per), c.Sum.S, c.Limit.S, fmt.Sprint(c.Times), c.Article, c.Src)
		}
		for _, m := range q.Materials {
			of(Material, first(m.ID.S, m.Use.S), m.Name, m.Name, m.Need, m.When.S, m.WhenSays, m.Format, fmt.Sprint(m.Copies), m.Seal)
		}
		for _, d := range q.Deadlines {
			of(Deadline, first(d.ID.S, d.Event.S), d.Event.S, d.Event.S, d.From.S, fmt.Sprint(d.Value), d.Unit, d.On, d.Yearly, d.Words, d.When.S, d.Each.S)
		}
		out = append(out, questions(p, q)...)
	}
	return out
}

// questions are the fields that a programme asks, the client's profile among them.
func questions(p *forms.Pack, q *forms.Programme) []thing {
	form, err := forms.Compose(p, []string{q.ID.S})
	if err != nil {
		return nil // a card asks nothing
	}
	var out []thing
	for _, f := range form.Fields() {
		is := fmt.Sprintf("%q %q %q %q %q %q %q", f.Label, f.Type.S, f.Unit, f.Options, f.Required.S, f.Relevant.S, f.Calculate.S)
		for _, c := range f.Columns {
			is += fmt.Sprintf("%q %q %q %q;", c.Label, c.Type.S, c.Unit, c.Options)
		}
		out = append(out, thing{Question, q.ID.S, f.Name(), f.Label, is})
	}
	return out
}

func first(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
