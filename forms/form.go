package forms

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Form is the one form of a dossier: the union of the chosen programmes' sections, each field asked once.
type Form struct {
	Pack       *Pack
	Programmes []*Programme // in pack order
	Sections   []*FormSection
	// Requirements is the one material set, in the order of the programmes, each requirement once.
	Requirements []*FormRequirement
	Outputs      []*Output
	Savings      Savings

	ByID  map[string]*Field // all fields that expressions may read
	Asked map[string]bool
	// AskedBy holds by field the conditions of the sections that ask it; nil stands for a section that always asks.
	AskedBy map[string][]*Expression

	plain *Form  // as the pack words it, where this one is worded for an applicant
	head  string // whom it names then
}

// FormSection is a titled group of fields of the one form.
type FormSection struct {
	Title     string
	Note      string
	Unprinted bool // asked on the screen only
	Progress  bool // where the application stands with the authorities
	Award     bool // what came of it; Progress too
	Fields    []*Field
}

// FormRequirement is a requirement of the one material set and the programmes that ask for it.
type FormRequirement struct {
	*Requirement
	// By are the programmes that ask, with the requirement as each of them states it.
	By []RequirementOf
}

// Demanded tells whether a material is asked by the document, or by the windows of Guangxi and Liuzhou; any other is only
// usually asked, and its lack never blocks.
func (r *FormRequirement) Demanded() bool {
	return slices.ContainsFunc(r.By, func(by RequirementOf) bool { return by.Requirement.MayBlock() })
}

// RequirementOf is one programme's own statement of a requirement.
type RequirementOf struct {
	Programme   *Programme
	Requirement *Requirement
}

// Savings counts what combining spares: how often fields and materials would be asked for programme by
// programme, and how often they are asked together.
type Savings struct {
	FieldsBefore, FieldsAfter       int
	MaterialsBefore, MaterialsAfter int
}

// Compose builds the one form for the chosen programmes of a pack. Unknown ids and an empty choice are errors.
func Compose(p *Pack, programmes []string) (*Form, error) {
	form := &Form{Pack: p, ByID: p.ByID, Asked: map[string]bool{}, AskedBy: map[string][]*Expression{}}
	for _, id := range programmes {
		if p.Programme(id) == nil {
			return nil, fmt.Errorf("pack %s has no programme %q", p.ID.S, id)
		}
		if p.Programme(id).Card != nil {
			return nil, fmt.Errorf("programme %s of pack %s only informs: it has no form", id, p.ID.S)
		}
	}
	for _, q := range p.Programmes {
		if slices.Contains(programmes, q.ID.S) || p.AlwaysHolds(q.ID.S) {
			form.Programmes = append(form.Programmes, q)
		}
	}
	if len(form.Programmes) == 0 {
		return nil, fmt.Errorf("pack %s: no programme is chosen", p.ID.S)
	}
	for _, q := range form.Programmes {
		form.add(q)
	}
	own := slices.ContainsFunc(form.Outputs, func(o *Output) bool { return o.Layout.Kind == "list" })
	if common := p.Vocabulary.MaterialList; !own && common != nil {
		form.Outputs = append(form.Outputs, common)
	}
	return form, nil
}

// CountsOnce tells whether the files of a requirement prove, for any programme, what the form asks and may be used in one dossier only.
func (form *Form) CountsOnce(r *FormRequirement) bool {
	proved := map[string]bool{}
	for _, by := range r.By {
		for _, name := range by.Requirement.Proves {
			proved[name.S] = true
		}
	}
	return slices.ContainsFunc(form.Fields(), func(f *Field) bool {
		return !f.Profile && slices.ContainsFunc(OnceNames(f), func(name string) bool { return proved[name] })
	})
}

// AwardBlock is the block of the vocabulary that is asked of a dossier once it is approved: what was granted and what was paid.
const AwardBlock = "award"

// The fields of that block which the program itself reads.
const (
	AwardAmount = "award.amount"
	AwardNumber = "award.no"
	AwardDate   = "award.date"
	AwardPaid   = "award.paid" // the table
	AwardSum    = "award.sum"
	AwardLeft   = "award.left"
)

// Awarded is the form with what is kept of a dossier once it is approved: asked on the screen, printed nowhere. The form itself
// where its vocabulary has nothing of the kind.
func (form *Form) Awarded() *Form {
	at := slices.IndexFunc(form.Pack.Vocabulary.Blocks, func(b *FieldBlock) bool { return b.ID.S == AwardBlock })
	if at < 0 {
		return form
	}
	block, whole := form.Pack.Vocabulary.Blocks[at], *form
	whole.Asked, whole.AskedBy = maps.Clone(form.Asked), maps.Clone(form.AskedBy)
	section := &FormSection{Title: block.Title, Unprinted: true, Progress: true, Award: true}
	for _, f := range Written([]*FieldBlock{block}) {
		whole.Asked[f.Name()], whole.AskedBy[f.Name()] = true, []*Expression{nil}
		section.Fields = append(section.Fields, f)
	}
	whole.Sections = append(slices.Clone(form.Sections), section)
	return &whole
}

// legalHead is how packs and the vocabulary call who is registered at the head of an applicant.
const legalHead = "法定代表人"

// Headed is the form as it is worded for an applicant who registers another head than a 法定代表人, such as 经营者: titles of sections,
// labels of fields, names and seals of materials name that head. "" gives the form as the pack words it.
func (form *Form) Headed(head string) *Form {
	plain := form.Plain()
	if head == "" {
		return plain
	}
	worded := *plain
	worded.plain, worded.head, worded.ByID, worded.Sections, worded.Requirements = plain, head, maps.Clone(plain.ByID), nil, slices.Clone(plain.Requirements)
	for id, f := range plain.ByID {
		if named := *f; strings.Contains(f.Label, legalHead) {
			named.Label, named.Group = worded.Worded(f.Label), worded.Worded(f.Group)
			worded.ByID[id] = &named
		}
	}
	for i, r := range plain.Requirements {
		named := *r.Requirement
		named.Name, named.Seal = worded.Worded(r.Name), worded.Worded(r.Seal)
		worded.Requirements[i] = &FormRequirement{Requirement: &named, By: r.By}
	}
	for _, s := range plain.Sections {
		section := *s
		section.Title, section.Fields = worded.Worded(s.Title), nil
		for _, f := range s.Fields {
			section.Fields = append(section.Fields, worded.ByID[f.Name()])
		}
		worded.Sections = append(worded.Sections, &section)
	}
	return &worded
}

// Worded is a text of the pack as the form words it for its applicant.
func (form *Form) Worded(text string) string {
	if form.head == "" {
		return text
	}
	return strings.ReplaceAll(text, legalHead, form.head)
}

// Plain is the form as its pack words it, for whoever applies; without what Awarded adds.
func (form *Form) Plain() *Form {
	if form.plain != nil {
		return form.plain
	}
	return form
}

// Whole is the form of all programmes of a pack, whose fields an official form may print. Information cards ask nothing
// and are left out. It fails for a pack of nothing but cards.
func Whole(p *Pack) (*Form, error) {
	var all []string
	for _, q := range p.Programmes {
		if q.Card == nil {
			all = append(all, q.ID.S)
		}
	}
	return Compose(p, all)
}

func (p *Pack) AlwaysHolds(id string) bool {
	return slices.ContainsFunc(p.Always, func(t Text) bool { return t.S == id })
}

func (form *Form) add(q *Programme) {
	for _, s := range q.Asks {
		section := form.section(s)
		for _, f := range s.Fields {
			if !s.Progress {
				form.Savings.FieldsBefore++
			}
			form.AskedBy[f.Name()] = append(form.AskedBy[f.Name()], s.RelevantExpr)
			if form.Asked[f.Name()] {
				continue
			}
			form.Asked[f.Name()] = true
			if !s.Progress {
				form.Savings.FieldsAfter++
			}
			section.Fields = append(section.Fields, f)
		}
	}
	form.Sections = slices.DeleteFunc(form.Sections, func(s *FormSection) bool { return len(s.Fields) == 0 })
	for _, r := range q.Materials {
		form.Savings.MaterialsBefore++
		form.require(q, r)
	}
	form.Savings.MaterialsAfter = len(form.Requirements)
	for _, o := range q.Outputs {
		if !slices.ContainsFunc(form.Outputs, func(x *Output) bool { return x.ID.S == o.ID.S }) {
			form.Outputs = append(form.Outputs, o)
		}
	}
}

func (form *Form) section(s *Section) *FormSection {
	for _, have := range form.Sections {
		if have.Title == s.Title {
			return have
		}
	}
	made := &FormSection{Title: s.Title, Note: s.Note, Unprinted: s.Unprinted, Progress: s.Progress}
	form.Sections = append(form.Sections, made)
	return made
}

func (form *Form) require(q *Programme, r *Requirement) {
	of := RequirementOf{Programme: q, Requirement: r}
	for _, have := range form.Requirements {
		if have.ID.S == r.ID.S {
			have.By = append(have.By, of)
			return
		}
	}
	form.Requirements = append(form.Requirements, &FormRequirement{Requirement: r, By: []RequirementOf{of}})
}

// Field finds a field that the form asks; nil when it does not.
func (form *Form) Field(id string) *Field {
	if !form.Asked[id] {
		return nil
	}
	return form.ByID[id]
}

// Known finds a field of the pack or the vocabulary, asked in this form or not; nil when there is none.
func (form *Form) Known(id string) *Field { return form.ByID[id] }

// Unasked finds a field of the profile that the form knows and does not ask; nil when there is no such field.
func (form *Form) Unasked(id string) *Field {
	if f := form.ByID[id]; f != nil && f.Profile && !form.Asked[id] {
		return f
	}
	return nil
}

// Requirement finds a requirement of the material set by id; nil when there is none.
func (form *Form) Requirement(id string) *FormRequirement {
	for _, r := range form.Requirements {
		if r.ID.S == id {
			return r
		}
	}
	return nil
}

// RequirementName is what the form, or else the vocabulary, calls a requirement; the id when neither knows it.
func (form *Form) RequirementName(id string) string {
	if r := form.Requirement(id); r != nil {
		return r.Name
	}
	if form.Pack.Vocabulary != nil {
		for _, r := range form.Pack.Vocabulary.Materials {
			if r.ID.S == id {
				return r.Name
			}
		}
	}
	return id
}

// MadeBy gives the documents of the program that answer a requirement, be they printed in a case or not; nil for none.
func (form *Form) MadeBy(requirement string) []*Output {
	var out []*Output
	for _, o := range form.Outputs {
		if o.Answers.Given() && o.Answers.S == requirement {
			out = append(out, o)
		}
	}
	return out
}

// Fields lists all asked fields in order.
func (form *Form) Fields() []*Field {
	var out []*Field
	for _, s := range form.Sections {
		out = append(out, s.Fields...)
	}
	return out
}
