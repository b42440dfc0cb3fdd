// Package card is what a consultant keeps of a client beside its profile: whom to call, what to remember, and until when the client has
// mandated the office.
package card

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms/gb"
)

// Sort says what an entry is.
type Sort string

// The sorts.
const (
	Contact Sort = "contact" // 联系人
	Mandate Sort = "mandate" // 授权委托书
	Note    Sort = "note"    // 备注
)

// Sorts lists the sorts in order.
func Sorts() []Sort { return []Sort{Contact, Mandate, Note} }

// Entry is one thing that is kept of a client. None of it goes into forms or bundles.
type Entry struct {
	ID, Client string
	Sort       Sort
	Name       string // of a contact, or of who is mandated
	Role       string
	Phone      string
	Text       string
	From       string // 2006-01-02 of a mandate; "" when it is not said
	Until      string // likewise; never ""
	At         time.Time
}

// Expired tells that a mandate has ended, or not begun.
func (e Entry) Expired(today time.Time) bool {
	day := today.Format(time.DateOnly)
	return e.Sort == Mandate && (e.Until < day || e.From > day)
}

// Of gives what is kept of clients, by sort, in the order in which it was written.
func Of(s *session.Session, clients ...string) ([]Entry, error) {
	found, err := record.OwnedBy(s.Store().State(), record.KindCard, clients)
	if err != nil {
		return nil, session.Failed("card", err)
	}
	var out []Entry
	for _, x := range found {
		out = append(out, Entry{
			ID: x.ID, Client: x.Value(record.OwnerField), Sort: Sort(x.Value(record.StepField)), Name: x.Value(record.TitleField), Role: x.Value(record.RoleField),
			Phone: x.Value(record.PhoneField), Text: x.Value(record.TextField), From: x.Value(record.FromField), Until: x.Value(record.UntilField), At: x.Fields[record.KindField].At,
		})
	}
	slices.SortStableFunc(out, func(a, b Entry) int {
		if n := slices.Index(Sorts(), a.Sort) - slices.Index(Sorts(), b.Sort); n != 0 {
			return n
		}
		return strings.Compare(a.ID, b.ID)
	})
	return out, nil
}

// Keep keeps an entry: a new one when it has no ID; undone with the client's profile. Failures: card-empty, bad-day.
func Keep(s *session.Session, e Entry) (Entry, error) {
	e.Name, e.Role, e.Phone, e.Text = strings.Join(strings.Fields(e.Name), " "), strings.TrimSpace(e.Role), strings.TrimSpace(e.Phone), strings.TrimSpace(e.Text)
	for _, day := range []*string{&e.From, &e.Until} {
		if *day == "" {
			continue
		}
		t, err := gb.ParseDate(*day)
		if err != nil {
			return e, session.Refuse("card", session.CodeBadDue, "value", *day)
		}
		*day = t.Format(time.DateOnly)
	}
	if e.Sort == Contact && e.Name == "" || e.Sort == Note && e.Text == "" || e.Sort == Mandate && e.Until == "" || !slices.Contains(Sorts(), e.Sort) {
		return e, session.Refuse("card", session.CodeCardEmpty)
	}
	if e.ID == "" {
		e.ID = s.Store().NewID()
	}
	sets := []store.Set{}
	for field, value := range map[store.FieldName]string{
		record.KindField: record.KindCard, record.OwnerField: e.Client, record.StepField: string(e.Sort), record.TitleField: e.Name, record.RoleField: e.Role,
		record.PhoneField: e.Phone, record.TextField: e.Text, record.FromField: e.From, record.UntilField: e.Until,
	} {
		sets = append(sets, store.Set{Entity: e.ID, Field: field, Value: value})
	}
	slices.SortFunc(sets, func(a, b store.Set) int { return cmp.Compare(a.Field, b.Field) })
	_, err := s.Apply(store.Edit{Root: e.Client, Label: record.LabelCard.Of(), Undoable: true, Sets: sets})
	return e, err
}

// Remove deletes an entry of a client. Failures: no-entry.
func Remove(s *session.Session, client, id string) error {
	list, err := Of(s, client)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(list, func(e Entry) bool { return e.ID == id })
	if at < 0 {
		return session.Refuse("card", session.CodeNoEntry, "key", id)
	}
	_, err = s.Apply(store.Edit{Root: client, Label: record.LabelCard.Of(), Undoable: true, Sets: []store.Set{{Entity: id, Field: store.DeletedField, Value: store.DeletedValue}}})
	return err
}

// Last is the mandate that ends last; ok is false when there is none.
func Last(list []Entry) (last Entry, ok bool) {
	for _, e := range list {
		if e.Sort == Mandate && (!ok || e.Until > last.Until) {
			last, ok = e, true
		}
	}
	return last, ok
}

// Undo takes back the last edit of a client if it was one of this room, and gives its label; "" when it was not.
func Undo(s *session.Session, client string) (string, error) {
	applied, err := session.Undo(s, client, record.LabelCard)
	return applied.Label, err
}

// Redo repeats what Undo took back.
func Redo(s *session.Session, client string) (string, error) {
	applied, err := session.Redo(s, client, record.LabelCard)
	return applied.Label, err
}
