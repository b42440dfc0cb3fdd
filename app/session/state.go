package session

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/checks"
	"yibiao/forms/gb"
)

// State is what an open dossier, or profile, amounts to as it stands: one pass over its answers and materials. It must
// not be changed.
type State struct {
	// Evaluation is that of the form; its report holds conflicts with other dossiers and what is wrong with files too.
	checks.Evaluation

	form   *forms.Form
	fields map[string][]forms.Finding // by the field where they are put right, in the report's order
	typed  map[string]string          // the stored answers
	prints func() printed.Case
	// guesses are worked out when they are first asked.
	guesses func() []checks.Guess
}

// stateAt is what a State holds for.
type stateAt struct {
	edits int
	day   time.Time
	files int // what is known of the vault's files
}

// Spot is a place of a dossier: a field, a cell when the field is a table, or a material. The zero Spot is none.
type Spot struct {
	Field, Row, Column string // ids
	Material           string // requirement id
}

// State tells how things stand. It is worked out once after each edit; until then every call gives the same. Failures: a
// fault of the pack, and the store's.
func (e *Editing) State() (*State, error) {
	at := stateAt{e.s.edits.total, Day(e.s.Now()), e.s.files.proofs.Version(e.s.store)}
	if e.state != nil && e.stateAt == at {
		return e.state, nil
	}
	c := e.Case()
	done := checks.Evaluate(e.Form, c)
	conflicts, err := conflictFindings(e)
	if err != nil {
		return nil, err
	}
	caps, err := capFindings(e, done)
	if err != nil {
		return nil, err
	}
	st := &State{Evaluation: done, form: e.Form, fields: map[string][]forms.Finding{}, typed: c.Answers.Values}
	st.guesses = sync.OnceValue(done.Guesses)
	st.prints = sync.OnceValue(func() printed.Case { return printed.NewCase(st.form, c, done) })
	st.Report.Findings = slices.Concat(done.Report.Findings, conflicts, caps, e.Materials().findings(), presumedFindings(st))
	st.Report.SortFindings()
	for _, f := range st.Report.Findings {
		if spot := st.Spot(f); spot.Field != "" {
			st.fields[spot.Field] = append(st.fields[spot.Field], f)
		}
	}
	e.state, e.stateAt = st, at
	return st, nil
}

// Printing is what the forms of the dossier print from.
func (s *State) Printing() printed.Case { return s.prints() }

// Check gives the report of State: everything that speaks for or against the dossier. Failures: those of State.
func (e *Editing) Check() (forms.Report, error) {
	st, err := e.State()
	if err != nil {
		return forms.Report{}, err
	}
	return st.Report, nil
}

// Spot is where a finding is put right: the first of its fields that the form asks, or its material.
func (s *State) Spot(f forms.Finding) Spot {
	if f.Table != "" && s.form.Field(f.Table) != nil {
		return Spot{Field: f.Table, Row: f.Row, Column: f.Column}
	}
	for _, id := range f.Fields {
		if s.form.Field(id) != nil && s.Relevant[id] {
			return Spot{Field: id}
		}
	}
	return Spot{Material: f.Material}
}

// Default tells whether what a field shows is a default that nobody typed or confirmed, be the field asked of this applicant or not:
// an official form may have a place for it all the same.
func (s *State) Default(field string) bool {
	f := s.form.Known(field)
	return f != nil && f.Fallback != nil && !f.Computed() && !f.IsTable() && s.typed[field] == "" && s.Answers.Values[field] != ""
}

// Unasked lists, in the form's order, the fields that were answered and are not asked as the case stands: the answers are kept, and count
// for nothing.
func (s *State) Unasked() (out []*forms.Field) {
	for _, f := range s.form.Fields() {
		if id := f.Name(); !f.IsTable() && !f.Computed() && s.typed[id] != "" && !s.Relevant[id] {
			out = append(out, f)
		}
	}
	return out
}

// Guesses lists, in the form's order, the empty places whose content follows, probably, from what is answered. It must not be changed.
func (s *State) Guesses() []checks.Guess { return s.guesses() }

// Guessed are the fields and tables that have such places, by id, in the form's order; nil for none.
func (s *State) Guessed() (fields []string) {
	for _, g := range s.guesses() {
		if id := g.Field.Name(); !slices.Contains(fields, id) {
			fields = append(fields, id)
		}
	}
	return fields
}

// Of gives the findings that are put right at a field, nil when there are none.
func (s *State) Of(field string) []forms.Finding { return s.fields[field] }

// Unanswered tells that a finding is about nothing but a field or a table without an answer.
func Unanswered(f forms.Finding) bool {
	return f.Row == "" && (f.Code == forms.FindingRequired || f.Code == forms.FindingRowsFew)
}

// Fills tells that a finding refuses the export because something that must be there is empty: a field, a cell, or rows.
func Fills(f forms.Finding) bool {
	return f.Severity == forms.Block && (f.Code == forms.FindingRequired || f.Code == forms.FindingRowsFew)
}

// None tells whether a table is empty and stated to be, which is an answer.
func (s *State) None(table string) bool {
	return len(s.Answers.Tables[table]) == 0 && s.Answers.Values[forms.NoneOf(table)] == "true"
}

func (s *State) has(f *forms.Field) bool {
	if f.IsTable() {
		return len(s.Answers.Tables[f.Name()]) >= max(f.MinRows, 1) || f.None && s.None(f.Name())
	}
	return s.Answers.Values[f.Name()] != ""
}

// HasMaterial tells whether a requirement is answered: by a document that the program fills and has something for, or by a file that
// can be handed in as it is.
func (s *State) HasMaterial(m forms.MaterialState) bool {
	id := m.Requirement.ID.S
	return s.Made[id] && s.Rowless(id) == nil || m.Files > s.BadFiles(id)
}

// Rowless is the table that a document which answers a requirement lists and that has no rows; nil where the document, if there is one,
// has something to list or more than tables to show.
func (s *State) Rowless(requirement string) *forms.Field {
	var empty *forms.Field
	for _, o := range s.form.MadeBy(requirement) {
		for _, section := range s.form.Sections {
			if o.Layout.Kind != "statement" || !slices.Contains(o.Layout.Sections, section.Title) {
				continue
			}
			for _, f := range section.Fields {
				if !f.IsTable() || len(s.Answers.Tables[f.Name()]) > 0 || s.None(f.Name()) {
					return nil
				}
				empty = f
			}
		}
	}
	return empty
}

// BadFiles counts the files of a requirement that cannot be handed in as they are.
func (s *State) BadFiles(requirement string) int {
	bad := map[string]bool{}
	for _, f := range s.Report.Findings {
		if f.Code == forms.FindingFile && f.Material == requirement && f.Severity == forms.Block {
			bad[f.Fault.Args["id"]] = true
		}
	}
	return len(bad)
}

// MaterialCount is how many materials are to be brought, and how many of them are there: those that are demanded, and those that are
// only usually asked. Unfit counts, of what is not there, that for which there is something that cannot be handed in as it is: a bad
// file, or a list of the program's without rows.
type MaterialCount struct{ There, Demanded, UsualThere, Usual, Unfit, UsualUnfit int }

// All is how many there are to be, and Left how many of them are not there.
func (c MaterialCount) All() int  { return c.Demanded + c.Usual }
func (c MaterialCount) Left() int { return c.All() - c.There - c.UsualThere }

// Missing counts the demanded ones for which there is nothing at all, which the pre-check reports; UsualMissing the others.
func (c MaterialCount) Missing() int      { return c.Demanded - c.There - c.Unfit }
func (c MaterialCount) UsualMissing() int { return c.Usual - c.UsualThere - c.UsualUnfit }

// CountMaterials counts the requirements that apply whatever a person decides, and those of them that are answered.
func (s *State) CountMaterials() MaterialCount {
	var c MaterialCount
	for _, m := range s.Report.Materials {
		all, there, unfit := &c.Usual, &c.UsualThere, &c.UsualUnfit
		if m.Demanded {
			all, there, unfit = &c.Demanded, &c.There, &c.Unfit
		}
		if !m.Applies || m.Need != forms.Always {
			continue
		}
		*all++
		switch {
		case s.HasMaterial(m):
			*there++
		case s.Made[m.Requirement.ID.S] || m.Files > 0:
			*unfit++
		}
	}
	return c
}

// Minds tells that a finding lets a dossier leave and that a person should look at it.
func Minds(f forms.Finding) bool { return f.Severity == forms.Warn || f.Code == forms.FindingMaybe }

// Weight is how much a finding matters: what a person should look at counts everywhere as such.
func Weight(f forms.Finding) forms.Severity {
	if Minds(f) {
		return forms.Warn
	}
	return f.Severity
}

// Counts tells how many findings of a report have each weight. Whoever gives these figures takes them here.
func Counts(r forms.Report) map[forms.Severity]int {
	counts := map[forms.Severity]int{forms.Block: 0, forms.Manual: 0, forms.Warn: 0, forms.Info: 0}
	for _, f := range r.Findings {
		counts[Weight(f)]++
	}
	return counts
}

// Minded lists the findings of a report that a person should look at before the dossier leaves. Wherever they are counted,
// it is these.
func Minded(r forms.Report) []forms.Finding {
	return slices.DeleteFunc(slices.Clone(r.Findings), func(f forms.Finding) bool { return !Minds(f) })
}

// Fill puts answers into a sentence of a rule, as its finding has them.
func (s *State) Fill(sentence string) string { return checks.Sentence(s.form, s.Answers, sentence) }

// conflictFindings are the conflicts that an open dossier is part of, as findings of its check, in the form's order: one for
// each place that holds the value.
func conflictFindings(e *Editing) ([]forms.Finding, error) {
	if e.IsProfile() {
		return nil, nil
	}
	if edits := e.s.edits.total - e.s.edits.of[e.Root()]; e.foreign.found == nil || e.foreignAt != edits {
		e.foreign, e.foreignAt = foreign{ds: e.s.Dossiers()}, edits
	}
	mine := uniqueIn(e.Form, e.answers, Use{Client: e.Client, Dossier: e.Dossier})
	var out []forms.Finding
	for _, key := range slices.Sorted(maps.Keys(mine)) {
		all, err := e.foreign.among(key, mine[key])
		if err != nil {
			return nil, err
		}
		here := *mine[key]
		others := slices.DeleteFunc(slices.Clone(all.Uses), func(u Use) bool { return u.Dossier.ID == e.Dossier.ID })
		if here.holds() && !ruled(e.Form, here) {
			out = append(out, twiceFinding(here))
		}
		if len(others) == 0 {
			continue
		}
		whole := here
		whole.Uses = append(slices.Clone(here.Uses), others...)
		for _, u := range here.Uses {
			out = append(out, conflictFinding(u, whole, e.s.Dossiers().seen(others)))
		}
	}
	return out, nil
}

// ruled tells that a rule of the form itself looks for a value twice in the table.
func ruled(form *forms.Form, c Conflict) bool {
	asks := func(r *forms.Rule, u Use) bool {
		return r.RequireExpr != nil && slices.Contains(r.RequireExpr.Reading.Once, forms.Column{Table: u.Table, Name: u.Field.Name()})
	}
	return slices.ContainsFunc(form.Programmes, func(q *forms.Programme) bool {
		return slices.ContainsFunc(q.Rules, func(r *forms.Rule) bool {
			return !slices.ContainsFunc(c.Uses, func(u Use) bool { return !asks(r, u) })
		})
	})
}

// conflictFinding tells at one place of a dossier that others hold its value. Says names those that may be seen for whoever works in the vault;
// the alone of its Fault does not, for what leaves the vault.
func conflictFinding(at Use, c Conflict, others []Use) forms.Finding {
	var names []string
	for _, u := range others {
		if u.Dossier.ID == "" {
			continue // hidden
		}
		if name := u.Client.Name + "《" + u.Dossier.Title + "》"; !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	alone := at.Field.Mask(c.Value) + "：" + c.Says()
	f := finding(at, forms.Finding{
		Fault: &gb.Fault{Code: gb.FaultCode(forms.FindingUnique), Args: map[string]string{"alone": alone}}, Severity: forms.Warn, Code: forms.FindingUnique,
		Source: at.Field.Unique.Source, Says: alone,
	})
	if len(names) > 0 {
		f.Says += "（" + strings.Join(names, "、") + "）"
	}
	if c.Mild() {
		f.Severity = forms.Info
	}
	return f
}

// twiceFinding tells that a dossier holds a value twice.
func twiceFinding(c Conflict) forms.Finding {
	return finding(c.Uses[len(c.Uses)-1], forms.Finding{
		Fault:    &gb.Fault{Code: gb.FaultCode(forms.FindingTwice), Args: map[string]string{"value": c.Uses[0].Field.Mask(c.Value), "n": strconv.Itoa(len(c.Uses))}},
		Severity: forms.Warn, Code: forms.FindingTwice, Source: forms.Source{Src: forms.Own},
	})
}

// finding lays a finding about a unique value at its place.
func finding(at Use, f forms.Finding) forms.Finding {
	id := at.Field.Name()
	f.Rule, f.Label, f.Fields = id+"/"+string(f.Code), at.Field.Label, []string{id}
	if at.Table != "" {
		f.Fields, f.Table, f.Row, f.RowNumber, f.Column = []string{at.Table}, at.Table, at.Row, at.Number, id
	}
	return f
}
