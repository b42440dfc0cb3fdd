package sheets

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// Fate is what taking an import back does to a client.
type Fate string

// The fates, in the order in which they are told.
const (
	Removed Fate = "removed" // goes to the trash: the import began it, and nobody has touched it since
	Back    Fate = "back"    // its cells go back to what they held
	Left    Fate = "left"    // stays with all that was imported
)

// Touch is why a client is left.
type Touch string

// The touches, in the order in which they are told.
const (
	TouchRenamed  Touch = "renamed"
	TouchDeleted  Touch = "deleted"
	TouchDossier  Touch = "dossier" // a dossier of it was begun, changed or exported
	TouchMaterial Touch = "material"
	TouchChanged  Touch = "changed"
)

// BackClient is what would become of a client.
type BackClient struct {
	ID, Name string
	Fate     Fate
	Begun    bool // by the import
	Why      []Touch
	Cells    []BackCell // of Back
}

// BackCell is a cell that goes back, or a row that goes away.
type BackCell struct {
	Field *forms.Field // nil for a whole row
	Table *forms.Field // nil for a field of its own
	Row   string       // its year, where it has one
	// Dossier is the title of the dossier whose answer it is; "" for the profile.
	Dossier string
	Now     string // canonical
	Then    string
}

// TakingBack is what taking the last import back would do, or the last question that was answered for many.
type TakingBack struct {
	At      time.Time // of the step
	Filled  bool      // it answered one question for many; otherwise it is an import
	Clients []BackClient
	sets    []store.Set
}

// kind is a kind of step that concerns many clients; each has its own steps to take back.
type kind struct {
	root           string
	written, taken record.Label
}

var (
	imports = kind{Root, record.LabelSheet, record.LabelSheetTaken}
	fills   = kind{fillRoot, record.LabelFilled, record.LabelFilledTaken}
)

func kindOf(filled bool) kind {
	if filled {
		return fills
	}
	return imports
}

// Count counts the clients of a fate.
func (b TakingBack) Count(f Fate) int {
	n := 0
	for _, c := range b.Clients {
		if c.Fate == f {
			n++
		}
	}
	return n
}

// Cells counts the cells and rows that go back.
func (b TakingBack) Cells() int {
	n := 0
	for _, c := range b.Clients {
		n += len(c.Cells)
	}
	return n
}

// Changes tells whether taking back would do anything.
func (b TakingBack) Changes() bool { return len(b.sets) > 0 }

// CanTakeBack tells whether an import was written last, and stands: an older one is not reached.
func CanTakeBack(s *session.Session) bool { return last(s, imports.root, imports.written) }

// CanPutBack tells whether what was done last is that an import was taken back.
func CanPutBack(s *session.Session) bool { return last(s, imports.root, imports.taken) }

// CanTakeBackFill tells whether what was answered for many last stands.
func CanTakeBackFill(s *session.Session) bool { return last(s, fills.root, fills.written) }

// CanPutBackFill tells whether it was taken back.
func CanPutBackFill(s *session.Session) bool { return last(s, fills.root, fills.taken) }

func last(s *session.Session, root string, done record.Label) bool {
	kept, ok := s.Store().Log().CanUndo(root)
	label, _ := record.LabelOf(kept)
	return ok && label == done && session.OnlyOf(s) == ""
}

// LookBack works out what taking the last import back would do. Nothing is written. A client that was touched in any way since is
// left whole. Failures: nothing-to-undo, sheet-one-client while one client alone is shown.
func LookBack(s *session.Session) (TakingBack, error) { return lookBack(s, false) }

// LookBackFill is LookBack for the last question that was answered for many.
func LookBackFill(s *session.Session) (TakingBack, error) { return lookBack(s, true) }

func lookBack(s *session.Session, filled bool) (TakingBack, error) {
	k := kindOf(filled)
	if session.OnlyOf(s) != "" {
		return TakingBack{}, session.Refuse("undo", session.CodeSheetOneClient)
	}
	if !last(s, k.root, k.written) {
		return TakingBack{}, session.Refuse("undo", session.CodeNothingToUndo)
	}
	step, since, err := s.Store().Log().Last(context.Background(), k.root)
	if err != nil {
		return TakingBack{}, session.Failed("undo", err)
	}
	form, err := s.Library().Vocabulary.ProfileForm()
	if err != nil {
		return TakingBack{}, session.Failed("undo", err)
	}
	w := &looker{s: s, form: form, clients: map[string]*BackClient{}, owners: map[string]owner{}}
	if err := w.begin(); err != nil {
		return TakingBack{}, err
	}
	written := w.byEntity(step.Changes)
	for _, c := range standing(since) {
		w.touch(c)
	}
	b := w.result(step.At, written)
	b.Filled = filled
	return b, session.Failed("undo", w.err)
}

// standing leaves out what was answered for many and taken back again: it left nothing.
func standing(since []store.Change) []store.Change {
	at := map[store.Ref][]store.Change{}
	for _, c := range since {
		at[store.Ref{Entity: c.Entity, Field: c.Field}] = append(at[store.Ref{Entity: c.Entity, Field: c.Field}], c)
	}
	return slices.DeleteFunc(slices.Clone(since), func(c store.Change) bool {
		all := at[store.Ref{Entity: c.Entity, Field: c.Field}]
		for i, x := range all { // by turns written and taken back
			if label, _ := record.LabelOf(x.Label); x.Root != fillRoot || (label == record.LabelFilledTaken) != (i%2 == 1) {
				return false
			}
		}
		return len(all)%2 == 0
	})
}

// owner is whose an entity is, and what touching it is.
type owner struct {
	client string
	touch  Touch
}

// looker works out a TakingBack.
type looker struct {
	s       *session.Session
	form    *forms.Form
	clients map[string]*BackClient // by id, deleted ones too
	owners  map[string]owner
	err     error // the first of reading
}

// read reads an entity.
func (w *looker) read(entity string) map[store.FieldName]store.Field {
	fields, err := w.s.Store().State().Entity(context.Background(), entity)
	if w.err == nil {
		w.err = err
	}
	return fields
}

// begin reads the clients of the vault. What lies in the trash is left there, whatever put it there.
func (w *looker) begin() error {
	for _, mark := range []string{"", store.DeletedValue} {
		found, err := w.s.Store().State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindClient, store.DeletedField: mark}, record.NameField)
		if err != nil {
			return session.Failed("undo", err)
		}
		for _, e := range found {
			w.clients[e.ID] = &BackClient{ID: e.ID, Name: e.Value(record.NameField)}
			if mark != "" {
				w.clients[e.ID].Why = []Touch{TouchDeleted}
			}
		}
	}
	return nil
}

// ownerOf finds whose an entity is by its links; the zero owner for what is nobody's.
func (w *looker) ownerOf(entity string) owner {
	if w.clients[entity] != nil {
		return owner{entity, TouchChanged}
	}
	if known, ok := w.owners[entity]; ok {
		return known
	}
	w.owners[entity] = owner{} // a ring of links ends
	fields := w.read(entity)
	of := owner{}
	for _, link := range record.Links {
		if to := fields[link].Value; to != "" && of.client == "" {
			of = w.ownerOf(to)
		}
	}
	switch kind := fields[record.KindField].Value; {
	case kind == record.KindDossier:
		of.touch = TouchDossier
	case kind == record.KindMaterial && of.touch == TouchChanged:
		of.touch = TouchMaterial
	}
	w.owners[entity] = of
	return of
}

// byEntity sorts what the import wrote by entity, and notes the clients that it began.
func (w *looker) byEntity(changes []store.StepChange) map[string][]store.StepChange {
	written := map[string][]store.StepChange{}
	for _, c := range changes {
		written[c.Entity] = append(written[c.Entity], c)
		if client := w.clients[c.Entity]; client != nil && begins(c) {
			client.Begun = true
		}
	}
	return written
}

// begins tells that a change began its entity.
func begins(c store.StepChange) bool { return c.Field == record.KindField && c.Before == "" }

// touch notes a change that was made after the import. What the program notes for itself is none, but an export is.
func (w *looker) touch(c store.Change) {
	of := w.ownerOf(c.Entity)
	if of.client == "" {
		of = w.ownerOf(c.Root)
	}
	client := w.clients[of.client]
	if client == nil || c.Origin == store.System && of.touch != TouchDossier || c.Field == session.GlanceField {
		return
	}
	switch {
	case c.Entity == client.ID && c.Field == record.NameField:
		of.touch = TouchRenamed
	case c.Entity == client.ID && c.Field == store.DeletedField && slices.Contains(client.Why, TouchDeleted):
		of.touch = TouchDeleted
	}
	if !slices.Contains(client.Why, of.touch) {
		client.Why = append(client.Why, of.touch)
	}
}

// result decides over the clients that the import wrote to.
func (w *looker) result(at time.Time, written map[string][]store.StepChange) TakingBack {
	b := TakingBack{At: at}
	concerned := map[string]bool{}
	entities := make([]string, 0, len(written))
	for entity := range written {
		entities = append(entities, entity)
	}
	slices.Sort(entities) // their age
	for _, entity := range entities {
		client := w.clients[w.ownerOf(entity).client]
		if client == nil {
			continue
		}
		concerned[client.ID] = true
		if !client.Begun && len(client.Why) == 0 {
			b.sets = append(b.sets, w.back(client, entity, written[entity])...)
		}
	}
	for id := range concerned {
		client := w.clients[id]
		switch {
		case len(client.Why) > 0:
			client.Fate = Left
			order := []Touch{TouchRenamed, TouchDeleted, TouchDossier, TouchMaterial, TouchChanged}
			slices.SortFunc(client.Why, func(a, b Touch) int { return slices.Index(order, a) - slices.Index(order, b) })
		case client.Begun:
			client.Fate = Removed
			b.sets = append(b.sets, store.Set{Entity: id, Field: store.DeletedField, Value: store.DeletedValue})
		default:
			client.Fate = Back
		}
		b.Clients = append(b.Clients, *client)
	}
	fates := []Fate{Removed, Back, Left}
	slices.SortFunc(b.Clients, func(x, y BackClient) int {
		return cmp.Or(slices.Index(fates, x.Fate)-slices.Index(fates, y.Fate), strings.Compare(x.Name, y.Name), strings.Compare(x.ID, y.ID))
	})
	return b
}

// back gives what an entity held before the import; a row that the import added goes away.
func (w *looker) back(client *BackClient, entity string, changes []store.StepChange) []store.Set {
	var table *forms.Field
	year, title, form := "", "", w.form
	if entity != client.ID {
		fields := w.read(entity)
		if fields[record.KindField].Value == record.KindDossier {
			d := session.DossierOf(store.EntityValues{ID: entity, Fields: fields})
			title = d.Title
			if own := w.s.Dossiers().FormOf(d); own != nil {
				form = own
			}
		}
		table, year = w.form.Known(fields[record.TableField].Value), fields[record.AnswerPrefix+"year"].Value
	}
	if slices.ContainsFunc(changes, begins) {
		client.Cells = append(client.Cells, BackCell{Table: table, Row: year})
		return []store.Set{{Entity: entity, Field: store.DeletedField, Value: store.DeletedValue}}
	}
	var sets []store.Set
	for _, c := range changes {
		sets = append(sets, store.Set{Entity: entity, Field: c.Field, Value: c.Before})
		id, answer := record.Asked(c.Field, record.AnswerPrefix)
		if !answer {
			continue // the order of rows
		}
		cell := BackCell{Table: table, Row: year, Dossier: title, Now: c.After, Then: c.Before}
		if table != nil {
			cell.Field = table.Column(id)
		} else {
			cell.Field = form.Known(id)
		}
		client.Cells = append(client.Cells, cell)
	}
	return sets
}

// BackUp makes the backup that is there before an import is taken back. Failures: those of writing.
func BackUp(ctx context.Context, s *session.Session) error {
	_, err := s.Store().Backups().Make(ctx, store.BackupTakeBack)
	return session.Failed("backup", err)
}

// TakeBack does what LookBack laid out, in one step that PutBack undoes. The plan must be of now, and a backup made before.
func TakeBack(s *session.Session, b TakingBack) error {
	if !b.Changes() {
		return session.Refuse("undo", session.CodeNothingToUndo)
	}
	k := kindOf(b.Filled)
	label := k.taken.Of(strconv.Itoa(b.Count(Removed)), strconv.Itoa(b.Cells()))
	_, err := s.Apply(store.Edit{Root: k.root, Label: label, Origin: store.Undone, Undoable: true, Sets: b.sets})
	return err
}
