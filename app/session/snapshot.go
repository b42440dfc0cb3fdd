package session

import (
	"context"
	"encoding/json"
	"sort"
	"strconv"
	"time"

	"yibiao/dossier/store"
	"yibiao/forms"
)

// Snapshots lists the dossier's exports, oldest first.
func (e *Editing) Snapshots() ([]Snapshot, error) {
	found, err := e.s.store.Find(context.Background(), map[string]string{kindField: kindExport, "dossier": e.Dossier.ID})
	if err != nil {
		return nil, failed("list", err)
	}
	var list []Snapshot
	for _, x := range found {
		number, _ := strconv.Atoi(x.Value("number"))
		at, _ := time.Parse(time.RFC3339, x.Value("at"))
		list = append(list, Snapshot{
			ID: x.ID, Number: number, At: at, Target: x.Value("target"), Digest: x.Value("digest"),
			Draft: x.Value("draft") == "true", Answers: x.Value("answers"),
		})
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Number < list[j].Number })
	return list, nil
}

// Drift lists the fields whose effective answers differ from those of a snapshot: what has changed since it was
// handed in. Table ids stand for their whole table. Nil means nothing has changed.
func (e *Editing) Drift(s Snapshot) ([]string, error) {
	then, err := e.s.exported(s)
	if err != nil {
		return nil, err
	}
	now, err := e.State()
	if err != nil {
		return nil, err
	}
	return e.differences(then, now.Answers), nil
}

func (e *Editing) differences(then, now forms.Answers) []string {
	var out []string
	for _, f := range e.Form.Fields() {
		id := f.Name()
		if f.IsTable() && !sameRows(then.Tables[id], now.Tables[id]) || then.Values[id] != now.Values[id] {
			out = append(out, id)
		}
	}
	return out
}

func sameRows(a, b []forms.Row) bool {
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

// record keeps a snapshot of what was exported.
func (e *Editing) record(x Exported, answers forms.Answers) error {
	data, err := json.Marshal(answers)
	if err != nil {
		return failed("snapshot", err)
	}
	sha, err := e.s.store.PutBlob(context.Background(), data)
	if err != nil {
		return failed("snapshot", err)
	}
	id := e.s.store.NewID()
	_, err = e.s.apply(store.Edit{Root: e.Dossier.ID, Label: "export", Origin: store.System, Sets: []store.Set{
		{Entity: id, Field: kindField, Value: kindExport},
		{Entity: id, Field: "dossier", Value: e.Dossier.ID},
		{Entity: id, Field: "number", Value: itoa(x.Number)},
		{Entity: id, Field: "at", Value: x.At.Format(time.RFC3339)},
		{Entity: id, Field: "target", Value: x.Target},
		{Entity: id, Field: "digest", Value: x.Digest},
		{Entity: id, Field: "draft", Value: strconv.FormatBool(x.Draft)},
		{Entity: id, Field: "answers", Value: sha},
		{Entity: e.Dossier.ID, Field: "status", Value: string(StatusExported)},
	}})
	if err == nil {
		e.Dossier.Status = StatusExported
	}
	return err
}

func itoa(n int) string { return strconv.Itoa(n) }
