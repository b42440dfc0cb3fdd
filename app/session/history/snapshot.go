package history

import (
	"context"
	"encoding/json"
	"io"
	"sort"
	"strconv"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// Snapshots lists the exports of a dossier, oldest first. Failures: the store's.
func Snapshots(s *session.Session, dossier string) ([]Snapshot, error) {
	found, err := s.Store().State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindExport, record.DossierField: dossier})
	if err != nil {
		return nil, session.Failed("list", err)
	}
	var list []Snapshot
	for _, x := range found {
		list = append(list, snapshotOf(x))
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Number < list[j].Number })
	return list, nil
}

// LastSnapshots gives the newest export of every dossier that was exported, by dossier. Failures: the store's.
func LastSnapshots(s *session.Session) (map[string]Snapshot, error) {
	found, err := s.Store().State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindExport})
	if err != nil {
		return nil, session.Failed("list", err)
	}
	last := map[string]Snapshot{}
	for _, x := range found {
		one, dossier := snapshotOf(x), x.Value(record.DossierField)
		if before, there := last[dossier]; !there || before.Number < one.Number {
			last[dossier] = one
		}
	}
	return last, nil
}

func snapshotOf(x store.EntityValues) Snapshot {
	number, _ := strconv.Atoi(x.Value(record.NumberField))
	at, _ := time.Parse(time.RFC3339, x.Value(record.AtField))
	return Snapshot{
		ID: x.ID, Number: number, At: at, Target: x.Value(record.TargetField), Digest: x.Value(record.DigestField),
		Draft: x.Value(record.DraftField) == "true", Answers: x.Value(record.AnswersField),
	}
}

// SameRows tells whether rows hold the same cells in the same order.
func SameRows(a, b []forms.Row) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if len(a[i].Cells) != len(b[i].Cells) {
			return false
		}
		for name, text := range a[i].Cells {
			if b[i].Cells[name] != text {
				return false
			}
		}
	}
	return true
}

// Snapshot is an earlier export as the dossier remembers it. It never changes.
type Snapshot struct {
	ID     string
	Number int
	At     time.Time
	Target string
	Digest string
	Draft  bool
	// Answers is the SHA-256 under which the exported answers are kept in the vault.
	Answers string
}

// Exported reads the answers that were exported. Failures: as for Held.
func Exported(s *session.Session, x Snapshot) (then forms.Answers, err error) {
	return then, Held(s, x, &then)
}

// Held reads what is kept of an export into a value that takes its JSON, whole or in part. Failures: those of reading a file of the vault.
func Held(s *session.Session, x Snapshot, into any) error {
	r, _, err := s.Store().Materials().Open(x.Answers)
	if err != nil {
		return session.Failed("snapshot", err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		return session.Failed("snapshot", err)
	}
	return session.Failed("snapshot", json.Unmarshal(data, into))
}
