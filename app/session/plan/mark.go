package plan

import (
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// State says what became of a day.
type State string

// What may become of a day; "" is open.
const (
	Done   State = "done"   // 已办
	Waived State = "waived" // 不用办
)

// Mark says that a day of the agenda is done, or need not be done.
type Mark struct {
	Key   string // which day
	Owner string // the dossier or client
	State State
	Why   string
	On    string // 2006-01-02: the day as it stood
	Loose bool   // the day was estimated: another one is the same
	At    time.Time
}

// Of tells that a mark is of a day that falls on a date: when the date moves, it has to be looked at again.
func (m Mark) Of(date string) bool { return m.State != "" && (m.On == date || m.Loose) }

// Set marks a day, or opens it again with the State "". What is waived needs a reason. Failures: why-empty.
func Set(s *session.Session, m Mark) error {
	m.Why = strings.Join(strings.Fields(m.Why), " ")
	if m.State == Waived && m.Why == "" {
		return session.Refuse("plan", session.CodeWhyEmpty)
	}
	if m.State == "" {
		m.Why = ""
	}
	loose := ""
	if m.Loose {
		loose = "1"
	}
	id := record.KindMark + "-" + session.HashOf([]byte(m.Owner + "\x00" + m.Key))[:32] // two computers mark the same day
	_, err := s.Apply(store.Edit{Root: m.Owner, Label: record.LabelPlanMark.Of(), Undoable: true, Sets: []store.Set{
		{Entity: id, Field: record.KindField, Value: record.KindMark},
		{Entity: id, Field: record.OwnerField, Value: m.Owner},
		{Entity: id, Field: record.KeyField, Value: m.Key},
		{Entity: id, Field: record.OnField, Value: m.On},
		{Entity: id, Field: record.LooseField, Value: loose},
		{Entity: id, Field: record.WhyField, Value: m.Why},
		{Entity: id, Field: record.StateField, Value: string(m.State)},
	}})
	return err
}

// Marks gives the marks of some owners by key; it may give those of others.
func Marks(s *session.Session, owners []string) (map[string]Mark, error) {
	found, err := record.OwnedBy(s.Store().State(), record.KindMark, owners)
	if err != nil {
		return nil, session.Failed("plan", err)
	}
	out := map[string]Mark{}
	for _, x := range found {
		m := Mark{
			Key: x.Value(record.KeyField), Owner: x.Value(record.OwnerField), State: State(x.Value(record.StateField)), Why: x.Value(record.WhyField),
			On: x.Value(record.OnField), Loose: x.Value(record.LooseField) != "", At: x.Fields[record.StateField].At,
		}
		out[m.Key] = m
	}
	return out, nil
}
