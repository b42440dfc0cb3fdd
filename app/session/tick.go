package session

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/checks"
)

// Tick confirms a manual rule as things stand, or takes the confirmation back. When a value that it rests on changes later,
// the confirmation no longer counts. Failures: statement-blank (args fields: what the statement still lacks), and the store's.
func Tick(e *Editing, r *forms.Rule, on bool) error {
	sets := tickSets(e, r, "", "")
	if on {
		st, err := e.State()
		if err != nil {
			return err
		}
		if lacking := st.Hollow(r); len(lacking) > 0 {
			return Refuse("tick", CodeStatementBlank, "fields", strings.Join(lacking, "、"), "count", strconv.Itoa(len(lacking)))
		}
		sets = tickSets(e, r, "true", st.Confirmed(r))
	}
	edit := store.Edit{Root: e.Root(), Label: record.LabelSet.Of(r.TickField()), Origin: store.Typed, Undoable: true, Sets: sets}
	if _, err := e.s.Apply(edit); err != nil {
		return err
	}
	for _, set := range sets {
		e.answers.Values[record.Plain(set.Field)] = set.Value
	}
	return nil
}

// Ticked tells whether a rule is confirmed and what was confirmed still stands.
func Ticked(e *Editing, r *forms.Rule) bool {
	st, err := e.State()
	return err == nil && st.Answers.Values[r.TickField()] != ""
}

// TickSets is what must be saved to confirm a rule once the answers are these, which the dossier does not hold yet.
func TickSets(e *Editing, r *forms.Rule, answers forms.Answers) []store.Set {
	c := e.Case()
	c.Answers = answers
	return tickSets(e, r, "true", checks.Confirmed(e.Form, c, r))
}

func tickSets(e *Editing, r *forms.Rule, value, note string) []store.Set {
	return []store.Set{
		{Entity: e.Root(), Field: record.Answer(r.TickField()), Value: value},
		{Entity: e.Root(), Field: record.Answer(r.NoteField()), Value: note},
	}
}

// noteTicks notes for confirmations that an earlier program kept without saying of what, what stands when the dossier is
// opened next: they hold until that changes.
func noteTicks(e *Editing) error {
	if e.s.opt.ReadOnly {
		return nil
	}
	var sets []store.Set
	for _, q := range e.Form.Programmes {
		for _, r := range q.Rules {
			if e.answers.Values[r.TickField()] != "true" || e.answers.Values[r.NoteField()] != "" {
				continue
			}
			if note := checks.Confirmed(e.Form, e.Case(), r); note != "" {
				sets = append(sets, store.Set{Entity: e.Root(), Field: record.Answer(r.NoteField()), Value: note})
				e.answers.Values[r.NoteField()] = note
			}
		}
	}
	if len(sets) == 0 {
		return nil
	}
	_, err := e.s.Apply(store.Edit{Root: e.Root(), Label: record.LabelNoteTicks.Of(), Origin: store.System, Sets: sets})
	return err
}

// ConfirmDefault takes over the default that a field shows, so that it no longer follows what it came from, or what is guessed for it,
// of a table for its cells. The field may be one of the profile that the form does not ask. done is false, and nothing is saved, for a
// field that has neither. Failures: a fault of the
// pack, and the store's.
func ConfirmDefault(e *Editing, field string) (done bool, err error) {
	n, err := ConfirmDefaults(e, []string{field})
	return n > 0, err
}

// ConfirmDefaults takes over, as ConfirmDefault does, the defaults that several fields show and what is guessed for them, in one edit
// that one undo takes back. n is how many places that were; of others nothing is saved. Failures: a fault of the pack, and the store's.
func ConfirmDefaults(e *Editing, fields []string) (n int, err error) {
	st, err := e.State()
	if err != nil {
		return 0, err
	}
	return TakeOver(e, st.Offers(fields))
}

// Offer is what a person may take over: the default that a field shows, or what is guessed for a field or a cell.
type Offer struct {
	checks.Guess
	Default bool
}

// Offers lists the defaults that fields show, in the order of the fields, and behind them what is guessed for them, in the form's.
func (s *State) Offers(fields []string) (out []Offer) {
	for _, id := range fields {
		if s.Default(id) {
			out = append(out, Offer{checks.Guess{Field: s.form.Known(id), Text: s.Answers.Values[id]}, true})
		}
	}
	for _, g := range s.Guesses() {
		if slices.Contains(fields, g.Field.Name()) {
			out = append(out, Offer{Guess: g})
		}
	}
	return out
}

// TakeOver takes over some of the Offers of a State that still stands, as ConfirmDefaults does.
func TakeOver(e *Editing, offers []Offer) (n int, err error) {
	if len(offers) == 0 {
		return 0, nil
	}
	var sets []store.Set
	for _, o := range offers {
		set := store.Set{Entity: o.Row, Field: record.Answer(o.Field.Name()), Value: o.Text}
		if o.Column != nil {
			set.Field = record.Answer(o.Column.Name())
		} else {
			set.Entity = e.Owner(o.Field)
		}
		sets = append(sets, set)
	}
	edit := store.Edit{Root: e.Root(), Label: record.LabelConfirmDefaults.Of(), Origin: store.Confirmed, Undoable: true, Sets: sets}
	if _, err := e.s.Apply(edit); err != nil {
		return 0, err
	}
	for _, o := range offers {
		if o.Column != nil {
			e.Table(o.Field.Name()).keep(o.Row, map[string]string{o.Column.Name(): o.Text})
		} else {
			e.answers.Values[o.Field.Name()] = o.Text
		}
	}
	named(e)
	return len(sets), nil
}

// WithdrawDefault takes the confirmation of a default back, so that the field shows its default again, or of what was guessed, for a
// table that of its cells: they are empty again. done is false, and nothing is saved, for a field that holds anything else, such as what
// was typed. Failures: the store's.
func WithdrawDefault(e *Editing, field string) (done bool, err error) {
	if f := e.Form.Known(field); f != nil && f.IsTable() {
		return WithdrawCells(e, f, Spot{})
	}
	if confirmed, err := DefaultConfirmed(e, field); err != nil || !confirmed {
		return false, err
	}
	return true, e.write(e.Owner(e.Form.Known(field)), field, "", store.Withdrawn)
}

// WithdrawCells does, in one edit, what WithdrawDefault does for the cells of a table: for those of the row and of the column that are
// named.
func WithdrawCells(e *Editing, table *forms.Field, only Spot) (done bool, err error) {
	edit := store.Edit{Root: e.Root(), Label: record.LabelSet.Of(table.Name()), Origin: store.Withdrawn, Undoable: true}
	emptied := map[string]map[string]string{} // by row
	for _, row := range e.Rows(table.Name()) {
		emptied[row.ID] = map[string]string{}
		for _, c := range table.Columns {
			left := only.Row != "" && only.Row != row.ID || only.Column != "" && only.Column != c.Name()
			if left || row.Cells[c.Name()] == "" || c.Guess == nil && !c.Series {
				continue
			}
			confirmed, err := wasConfirmed(e, row.ID, c.Name())
			if err != nil {
				return false, err
			}
			if confirmed {
				emptied[row.ID][c.Name()] = ""
				edit.Sets = append(edit.Sets, store.Set{Entity: row.ID, Field: record.Answer(c.Name())})
			}
		}
	}
	if len(edit.Sets) == 0 {
		return false, nil
	}
	if _, err := e.s.Apply(edit); err != nil {
		return false, err
	}
	for row, cells := range emptied {
		e.Table(table.Name()).keep(row, cells)
	}
	return true, nil
}

// DefaultConfirmed tells whether what a field holds is a default, or was guessed for it, and somebody confirmed it, and nothing that was
// typed; false for tables. Failures: the store's.
func DefaultConfirmed(e *Editing, field string) (bool, error) {
	f := e.Form.Known(field)
	if f == nil || f.IsTable() || f.Fallback == nil && !f.Guessable() || e.Value(field) == "" {
		return false, nil
	}
	return wasConfirmed(e, e.Owner(f), field)
}

func wasConfirmed(e *Editing, entity, field string) (bool, error) {
	list, err := e.s.Store().Log().History(context.Background(), entity, record.Answer(field))
	if err != nil {
		return false, Failed("history", err)
	}
	return confirmedDefault(list), nil
}

// confirmedDefault tells by the history of a field, newest first, whether what it holds is a default that was confirmed. Where undo
// brought the value back and it was also typed once, it counts as typed.
func confirmedDefault(list []store.Change) bool {
	confirmed := false
	for i, c := range list {
		switch {
		case i == 0 && c.Origin != store.Undone && c.Origin != store.Redone:
			return c.Origin == store.Confirmed
		case c.Value != list[0].Value || c.Origin == store.Undone || c.Origin == store.Redone:
		case c.Origin != store.Confirmed:
			return false
		default:
			confirmed = true
		}
	}
	return confirmed
}

// RuleOf finds a rule of a form by its key; nil when there is none.
func RuleOf(form *forms.Form, key string) *forms.Rule {
	for _, q := range form.Programmes {
		for _, r := range q.Rules {
			if r.Key() == key {
				return r
			}
		}
	}
	return nil
}
