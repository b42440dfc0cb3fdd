package session

import (
	"context"

	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/checks"
	"yibiao/forms/gb"
)

// Editing is one dossier, or one client's profile, open for work. Answers are loaded once and kept in step with
// every edit; each edit is saved before it returns.
type Editing struct {
	Client  ClientInfo
	Dossier DossierInfo // zero when the profile itself is edited
	Form    *forms.Form

	head      string // whom Form names at the head of the applicant; "" for the 法定代表人
	s         *Session
	answers   forms.Answers
	materials Materials
	run       typingRun
	more      bool // the save that is being made is of text that is still being typed
	// foreign knows the other dossiers that hold values of this one, as of foreignAt edits elsewhere.
	foreign   foreign
	foreignAt int
	// counted are the client's other dossiers on the policy, as of countedAt edits elsewhere.
	counted   []*checks.Counted
	countedAt int
	moved     []MovedAnswer
	// state is what was worked out last, for stateAt; nil when nothing was yet, or not since the answers were read.
	state   *State
	stateAt stateAt
}

// OpenDossier opens a dossier. Failures: no-dossier, no-pack, pack-version (the dossier was made with a newer edition).
func (s *Session) OpenDossier(id string) (*Editing, error) {
	d, err := s.Dossiers().Find(id)
	if err != nil {
		return nil, err
	}
	client, err := s.Clients().Find(d.Client)
	if err != nil {
		return nil, err
	}
	pack := s.library.Pack(d.Pack)
	if pack == nil {
		return nil, s.Packs().Lacking("open-dossier", d.Pack)
	}
	form, err := forms.Compose(pack, d.Programmes)
	if err != nil {
		return nil, Failed("open-dossier", err)
	}
	return begin(s, &Editing{Client: client, Dossier: d, Form: form, s: s})
}

// OpenProfile opens a client's profile: every field and table of the vocabulary. Failures: those of Clients.Find, and the store's.
func (s *Session) OpenProfile(client string) (*Editing, error) {
	c, err := s.Clients().Find(client)
	if err != nil {
		return nil, err
	}
	form, err := s.library.Vocabulary.ProfileForm()
	if err != nil {
		return nil, Failed("open-profile", err)
	}
	return begin(s, &Editing{Client: c, Form: form, s: s})
}

// begin loads what was answered and takes over what earlier editions called otherwise.
func begin(s *Session, e *Editing) (*Editing, error) {
	e.materials.e = e
	if err := e.load(); err != nil {
		return e, err
	}
	if err := takeOver(e); err != nil {
		return e, err
	}
	return e, noteTicks(e)
}

// EditionChanged tells that the dossier was begun with another edition of its pack than the one it is open with.
func (e *Editing) EditionChanged() bool {
	return !e.IsProfile() && e.Dossier.PackVersion != e.Form.Pack.Version
}

// IsProfile tells that the client's profile is open rather than a dossier.
func (e *Editing) IsProfile() bool { return e.Dossier.ID == "" }

// Root is the entity whose undo stack and history this editing writes: the dossier, or the client.
func (e *Editing) Root() string {
	if e.IsProfile() {
		return e.Client.ID
	}
	return e.Dossier.ID
}

// load reads answers, rows and materials of client and dossier.
func (e *Editing) load() error {
	e.answers, e.state = forms.NewAnswers(), nil
	for _, owner := range e.owners() {
		fields, err := e.s.store.State().Entity(context.Background(), owner)
		if err != nil {
			return Failed("load", err)
		}
		for name, f := range fields {
			if id, ok := record.Asked(name, record.AnswerPrefix); ok && f.Value != "" {
				e.answers.Values[id] = f.Value
			}
		}
		if err := loadRows(e, owner); err != nil {
			return err
		}
	}
	named(e)
	if !e.IsProfile() && (e.Dossier.Status.Approved() || awarded(e.answers)) && e.Form.Field(forms.AwardAmount) == nil {
		e.Form = e.Form.Awarded()
	}
	return e.Materials().load()
}

// Head is who is registered at the head of the applicant instead of a 法定代表人, such as 经营者, as far as the answers tell; "" where
// there is a 法定代表人, or nothing tells. Form is worded for it.
func (e *Editing) Head() string {
	values := e.answers.Values
	return gb.KindOfUnit(values["org.name"], values["org.type"]+" "+values["org.ent_type"], values["org.uscc"]).Head()
}

// awarded tells that something is kept of an approval.
func awarded(a forms.Answers) bool {
	return a.Values[forms.AwardAmount] != "" || a.Values[forms.AwardNumber] != "" || len(a.Tables[forms.AwardPaid]) > 0
}

// named gives the client the name that the answer holds, unless it is empty, and words the form for the head that it registers.
func named(e *Editing) {
	if name := e.answers.Values["org.name"]; name != "" {
		e.Client.Name = name
	}
	if head := e.Head(); head != e.head {
		granted := e.Form.Field(forms.AwardAmount) != nil
		e.head, e.Form = head, e.Form.Headed(head)
		if granted {
			e.Form = e.Form.Awarded()
		}
	}
}

func (e *Editing) owners() []string {
	if e.IsProfile() {
		return []string{e.Client.ID}
	}
	return []string{e.Client.ID, e.Dossier.ID}
}

// Reload reads everything again, for instance after an undo. Failures: no-client, no-dossier where it is gone meanwhile, and the store's.
func (e *Editing) Reload() error {
	client, err := e.s.Clients().Find(e.Client.ID)
	if err != nil {
		return err
	}
	e.Client = client
	if !e.IsProfile() {
		d, err := e.s.Dossiers().Find(e.Dossier.ID)
		if err != nil {
			return err
		}
		e.Dossier = d
		e.head = ""
		if e.Form, err = forms.Compose(e.Form.Pack, d.Programmes); err != nil {
			return Failed("load", err)
		}
	}
	return e.load()
}

// Owner is the entity that a field's answer belongs to.
func (e *Editing) Owner(f *forms.Field) string {
	if f != nil && f.Profile || e.IsProfile() {
		return e.Client.ID
	}
	return e.Dossier.ID
}

// Value is the stored answer of a field: canonical text, or what was typed when that is faulty; "" when none.
func (e *Editing) Value(field string) string { return e.answers.Values[field] }

// Rows gives the rows of a table in order. The slice must not be changed.
func (e *Editing) Rows(table string) []forms.Row { return e.answers.Tables[table] }

// Case is what checks look at, as things stand: later edits do not change it.
func (e *Editing) Case() forms.Case {
	c := forms.Case{Answers: e.answers.Clone(), Attached: map[string]int{}, Unfit: map[string]int{}, Today: Day(e.s.Now()), Approved: e.Dossier.Status.Approved()}
	for _, m := range e.materials.all {
		if e.s.Files().Fit(m) {
			c.Attached[m.Requirement]++
		} else {
			c.Unfit[m.Requirement]++
		}
	}
	return c
}

// Set saves one answer as typed. The text is kept even when it is faulty: the parse result tells what is wrong.
// Failures: no-field, computed, and the store's.
func (e *Editing) Set(field, text string) (forms.Parsed, error) {
	return e.SetFrom(field, text, store.Typed)
}

// SetFrom is Set with the origin of the value. Failures: those of Set.
func (e *Editing) SetFrom(field, text string, origin store.Origin) (forms.Parsed, error) {
	f := e.Form.Known(field)
	if f == nil || f.IsTable() {
		return forms.Parsed{}, Refuse("set", CodeNoField, "field", field)
	}
	if f.Computed() {
		return forms.Parsed{}, Refuse("set", CodeComputed, "field", field, "label", f.Label)
	}
	parsed := e.vocabulary().Parse(f, text, nil)
	return parsed, e.write(e.Owner(f), field, parsed.Canonical, origin)
}

func (e *Editing) write(entity, field, value string, origin store.Origin) error {
	set := store.Set{Entity: entity, Field: record.Answer(field), Value: value}
	if err := e.put(record.LabelSet.Of(field), origin, set); err != nil {
		return err
	}
	if e.answers.Values[field] != value {
		e.state = nil // another editing of the dossier may have saved the value first, which is no edit now
	}
	if value == "" {
		delete(e.answers.Values, field)
	} else {
		e.answers.Values[field] = value
	}
	named(e)
	return nil
}

func (e *Editing) vocabulary() *forms.Vocabulary { return e.Form.Pack.Vocabulary }

// Display gives a field's effective answer (computed, typed or default) as printed.
func (e *Editing) Display(field string) string {
	f := e.Form.Known(field)
	if f == nil {
		return ""
	}
	st, err := e.State()
	if err != nil { // a fault of the pack: what was typed still stands
		return e.vocabulary().Display(f, e.answers.Values[field], "")
	}
	return e.vocabulary().Display(f, st.Answers.Values[field], "")
}
