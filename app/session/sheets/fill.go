package sheets

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"yibiao/app/find"
	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/sheet"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// Fill is one question of the profile that is answered for many clients, or one of a policy for many of its dossiers, like a column
// of a spreadsheet. Nothing is written before Write.
type Fill struct {
	Field *forms.Field
	Pack  string    // the policy; "" for the profile
	Rows  []FillRow // by name, in the order of pinyin
	im    Import    // reads what is typed as the cells of a spreadsheet are read
	known *clients
}

// FillRow is one client, or one dossier.
type FillRow struct {
	Client  session.ClientInfo
	Dossier session.DossierInfo // zero for a client
	Code    string              // the client's credit code; "" when none, and for a dossier
	Old     string              // what is answered, canonical
	Text    string              // what was typed; "" for nothing
	New     string              // canonical, where it is taken
	Fault   *gb.Fault
	Doubts  []*gb.Fault // why it is most likely a slip
}

// ID is whose answer it is: of the dossier, or of the client.
func (r FillRow) ID() string {
	if r.Dossier.ID != "" {
		return r.Dossier.ID
	}
	return r.Client.ID
}

// Called is what the row is called by: the client, and the dossier where there is one.
func (r FillRow) Called() string {
	if r.Dossier.ID != "" {
		return r.Client.Name + "《" + r.Dossier.Title + "》"
	}
	return r.Client.Name
}

// Changes tells that the row would write something.
func (r FillRow) Changes() bool { return r.Fault == nil && r.New != "" && r.New != r.Old }

// FillFields are the questions that can be asked so, in the order of the profile: no tables, nothing that is worked out, and not
// what clients are called.
func FillFields(s *session.Session) ([]*forms.Field, error) {
	form, err := s.Library().Vocabulary.ProfileForm()
	if err != nil {
		return nil, session.Failed("fill", err)
	}
	return slices.DeleteFunc(form.Fields(), func(f *forms.Field) bool { return f.IsTable() || f.Computed() || f.Name() == nameField }), nil
}

// NewFill asks a field, by its id or label, of the clients that have not answered it, or of all. Failures: no-field.
func NewFill(s *session.Session, field string, all bool) (*Fill, error) {
	fields, err := FillFields(s)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(fields, func(f *forms.Field) bool { return f.Name() == field || f.Label == field })
	if at < 0 {
		return nil, session.Refuse("fill", session.CodeNoField, "field", field)
	}
	form, err := s.Library().Vocabulary.ProfileForm()
	if err != nil {
		return nil, session.Failed("fill", err)
	}
	fill := &Fill{Field: fields[at], im: Import{s: s, form: form}}
	if fill.known, err = clientsIn(s); err != nil {
		return nil, err
	}
	list, err := s.Clients().List()
	if err != nil {
		return nil, err
	}
	name := record.Answer(fill.Field.Name())
	found, err := s.Store().State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindClient}, name, record.CodeField)
	if err != nil {
		return nil, session.Failed("fill", err)
	}
	held := map[string]store.EntityValues{}
	for _, e := range found {
		held[e.ID] = e
	}
	for _, c := range list {
		e := held[c.ID]
		if old := e.Value(name); old == "" || all {
			fill.Rows = append(fill.Rows, FillRow{Client: c, Code: e.Value(record.CodeField), Old: old})
		}
	}
	slices.SortStableFunc(fill.Rows, func(a, b FillRow) int { return strings.Compare(find.Order(a.Client.Name), find.Order(b.Client.Name)) })
	return fill, nil
}

// Vocabulary is what answers are read by.
func (f *Fill) Vocabulary() *forms.Vocabulary { return f.im.form.Pack.Vocabulary }

// Type puts text into the row of a client; "" takes it out again.
func (f *Fill) Type(row int, text string) {
	r := &f.Rows[row]
	*r = FillRow{Client: r.Client, Dossier: r.Dossier, Code: r.Code, Old: r.Old, Text: strings.TrimSpace(text)}
	if r.Text != "" {
		parsed, fault := f.read(r.Text)
		r.New, r.Fault, r.Doubts = parsed.Canonical, fault, parsed.Warnings
	}
	if f.Pack == "" && f.Field.Name() == usccField {
		f.codes()
	}
}

// read reads what is typed as a cell of a spreadsheet.
func (f *Fill) read(text string) (forms.Parsed, *gb.Fault) {
	return f.im.value(sheet.Cell{Kind: sheet.Words, Text: text}, f.Field, Column{unit: f.Field.Unit}, nil)
}

// codes refuses a credit code that another client has, in the vault or among what was typed: it would make two clients one.
func (f *Fill) codes() {
	typed := map[string]int{}
	for _, r := range f.Rows {
		if r.New != "" {
			typed[r.New]++
		}
	}
	for i := range f.Rows {
		r := &f.Rows[i]
		if r.Fault != nil && r.Fault.Code != FaultCodeTaken && r.Fault.Code != FaultCodeTyped {
			continue
		}
		r.Fault = nil
		if at := slices.IndexFunc(f.known.byCode[r.New], func(c *client) bool { return c.id != r.Client.ID }); r.New != "" && at >= 0 {
			r.Fault = forms.Fault(FaultCodeTaken, "name", f.known.byCode[r.New][at].name)
		} else if n := typed[r.New]; n > 1 {
			r.Fault = forms.Fault(FaultCodeTyped, "n", n)
		}
	}
}

// Pasted is what of pasted lines went nowhere.
type Pasted struct {
	Strangers []string // of nobody, or of several
	Twice     []string // clients that stood there already, with another answer: the first counts, as in a spreadsheet
}

// Paste puts lines into the rows from one on, as a spreadsheet does. Lines of two cells or more say first whose they are, by name or
// credit code, and go there wherever that stands.
func (f *Fill) Paste(row int, text string) (p Pasted) {
	lines := strings.Split(strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), "\n")
	batch := f.Together()
	for i, line := range lines {
		whose, value, named := strings.Cut(line, "\t")
		if !named {
			if row+i < len(f.Rows) {
				f.Type(row+i, line)
			} else if strings.TrimSpace(line) != "" {
				p.Strangers = append(p.Strangers, line)
			}
			continue
		}
		value, _, _ = strings.Cut(value, "\t")
		if at := f.rowOf(whose); at < 0 && i == 0 && len(lines) > 1 && f.heads(whose) {
			continue // the heads were copied too
		} else if at < 0 {
			p.Strangers = append(p.Strangers, whose)
		} else if !batch.Type(at, value) {
			p.Twice = append(p.Twice, f.Rows[at].Called()+"（"+strings.TrimSpace(value)+"）")
		}
	}
	return p
}

// heads tells whether a text is what stands above names or credit codes in a spreadsheet.
func (f *Fill) heads(text string) bool {
	return slices.ContainsFunc(newReader(f.im.form).means("", text), func(t Target) bool { return t.Field == nameField || t.Field == usccField })
}

// Batch is what is answered at once.
type Batch struct {
	f     *Fill
	given map[int]bool // the rows that were answered
}

// Together begins a batch.
func (f *Fill) Together() Batch { return Batch{f: f, given: map[int]bool{}} }

// Type is that of Fill, but never in the place of what the batch has put there already; it is false for another answer.
func (b Batch) Type(row int, text string) bool {
	before := b.f.Rows[row]
	if !b.given[row] {
		b.f.Type(row, text)
		b.given[row] = b.f.Rows[row].Text != ""
		return true
	}
	text = strings.TrimSpace(text)
	if text == "" || text == before.Text {
		return true
	}
	parsed, _ := b.f.read(text)
	return before.New != "" && parsed.Canonical == before.New
}

// rowOf is the row of the client of a name or credit code, or of the dossier of a title, with its client before a slash or alone; -1
// for none and for several.
func (f *Fill) rowOf(whose string) int {
	whose = folded(whose)
	is := func(r FillRow) bool {
		title := r.Dossier.ID != "" && (folded(r.Dossier.Title) == whose || folded(r.Client.Name+"/"+r.Dossier.Title) == whose)
		return whose != "" && (folded(r.Client.Name) == whose || folded(r.Code) == whose || title)
	}
	at := slices.IndexFunc(f.Rows, is)
	if at >= 0 && slices.ContainsFunc(f.Rows[at+1:], is) {
		return -1
	}
	return at
}

// Find finds the row of a client by name, part of it or id, as commands name clients, or of a dossier as they name dossiers. Failures:
// those of naming it; and answered for one that has answered, or is not asked.
func (f *Fill) Find(key string) (int, error) {
	id, name := "", ""
	if f.Pack != "" {
		d, err := f.im.s.Dossiers().Find(key)
		if err != nil {
			return -1, err
		}
		id, name = d.ID, d.Title
	} else {
		c, err := f.im.s.Clients().Find(key)
		if err != nil {
			return -1, err
		}
		id, name = c.ID, c.Name
	}
	at := slices.IndexFunc(f.Rows, func(r FillRow) bool { return r.ID() == id })
	if at < 0 {
		return -1, session.Refuse("fill", session.CodeAnswered, "name", name, "label", f.Field.Label)
	}
	return at, nil
}

// Keep types again what was refused in an earlier list of the same question: it was not written, and is not lost.
func (f *Fill) Keep(earlier *Fill) {
	for _, r := range earlier.Rows {
		if at := slices.IndexFunc(f.Rows, func(x FillRow) bool { return x.ID() == r.ID() }); r.Fault != nil && at >= 0 {
			f.Type(at, r.Text)
		}
	}
}

// Count counts the rows that would be written, those that are refused, and those that have no answer and get none.
func (f *Fill) Count() (write, refused, empty int) {
	for _, r := range f.Rows {
		switch {
		case r.Changes():
			write++
		case r.Fault != nil:
			refused++
		case r.Text == "" && r.Old == "":
			empty++
		}
	}
	return write, refused, empty
}

// Lacking counts the clients that have no answer as it stands.
func (f *Fill) Lacking() int {
	n := 0
	for _, r := range f.Rows {
		if r.Old == "" {
			n++
		}
	}
	return n
}

// fillRoot is whose step it is: an import stands beside it, and is taken back by itself.
const fillRoot = "fills"

// Write writes the rows that are taken, in one step that LookBackFill and TakeBack take back, and tells how many.
func (f *Fill) Write() (int, error) {
	edit := store.Edit{Root: fillRoot, Origin: store.Typed, Undoable: true}
	for _, r := range f.Rows {
		if r.Changes() {
			edit.Sets = append(edit.Sets, store.Set{Entity: r.ID(), Field: record.Answer(f.Field.Name()), Value: r.New})
		}
	}
	if len(edit.Sets) == 0 {
		return 0, nil
	}
	edit.Label = record.LabelFilled.Of("0", strconv.Itoa(len(edit.Sets)))
	_, err := f.im.s.Apply(edit)
	return len(edit.Sets), err
}
