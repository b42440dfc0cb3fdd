// Package reuse takes over what was said and attached before: in earlier dossiers, and in other dossiers of the client.
package reuse

import (
	"context"
	"slices"
	"sort"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// Earlier is what another, earlier dossier of the same client answered to a question.
type Earlier struct {
	Value   string      // canonical; "" for a table
	Rows    []forms.Row // of a table
	Dossier session.DossierInfo
	At      time.Time // when it was written, or exported when Export is set
	Export  int       // number of the export that it was taken from; 0 when it stands in the dossier itself
}

// EarlierOf finds the answer that the newest earlier dossier of this client gave to a field; false when none did. An
// answer of the profile is the same in all dossiers: for it the last export of an earlier dossier tells what was handed
// in then, and only when that differs from the present one.
func EarlierOf(e *session.Editing, field string) (Earlier, bool, error) {
	before, err := earlierDossiers(e)
	if err != nil {
		return Earlier{}, false, err
	}
	return earlierIn(e, field, before)
}

// earlierIn finds the answer to a field in some dossiers, that of the first which has one.
func earlierIn(e *session.Editing, field string, before []session.DossierInfo) (Earlier, bool, error) {
	f := e.Form.Known(field)
	if f == nil || f.Computed() || e.IsProfile() {
		return Earlier{}, false, nil
	}
	for _, d := range before {
		found, ok, err := Earlier{}, false, error(nil)
		switch {
		case f.Profile:
			found, ok, err = exportedThen(e, d, f)
		case f.IsTable():
			found, ok, err = rowsThen(e, d, f)
		default:
			found, ok, err = valueThen(e, d, f)
		}
		if err != nil || ok {
			return found, ok, err
		}
	}
	return Earlier{}, false, nil
}

// earlierDossiers lists the client's earlier dossiers, the newest first.
func earlierDossiers(e *session.Editing) ([]session.DossierInfo, error) {
	all, err := e.Session().Dossiers().List(e.Client.ID)
	if err != nil {
		return nil, err
	}
	var out []session.DossierInfo
	for _, d := range all {
		// Ids grow with time: they tell which of two of the same moment is the older one.
		if d.Created.Before(e.Dossier.Created) || d.Created.Equal(e.Dossier.Created) && d.ID < e.Dossier.ID {
			out = append(out, d)
		}
	}
	slices.Reverse(out)
	return out, nil
}

func valueThen(e *session.Editing, d session.DossierInfo, f *forms.Field) (Earlier, bool, error) {
	fields, err := e.Session().Store().State().Entity(context.Background(), d.ID)
	if err != nil {
		return Earlier{}, false, session.Failed("history", err)
	}
	x := fields[record.Answer(f.Name())]
	return Earlier{Value: x.Value, Dossier: d, At: x.At}, x.Value != "", nil
}

func rowsThen(e *session.Editing, d session.DossierInfo, f *forms.Field) (Earlier, bool, error) {
	found, err := e.Session().Store().State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindRow, record.OwnerField: d.ID, record.TableField: f.Name()})
	if err != nil {
		return Earlier{}, false, session.Failed("history", err)
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].Value(record.OrderField) < found[j].Value(record.OrderField) })
	out := Earlier{Dossier: d}
	for _, x := range found {
		row := forms.Row{ID: x.ID, Cells: map[string]string{}}
		for name, cell := range x.Fields {
			if id, ok := record.Asked(name, record.AnswerPrefix); ok && cell.Value != "" {
				row.Cells[id] = cell.Value
			}
			if cell.At.After(out.At) {
				out.At = cell.At
			}
		}
		out.Rows = append(out.Rows, row)
	}
	return out, len(out.Rows) > 0, nil
}

// exportedThen finds what the last export of a dossier said, when that is not what holds now.
func exportedThen(e *session.Editing, d session.DossierInfo, f *forms.Field) (Earlier, bool, error) {
	exports, err := history.Snapshots(e.Session(), d.ID)
	if err != nil || len(exports) == 0 {
		return Earlier{}, false, err
	}
	last := exports[len(exports)-1]
	then, err := history.Exported(e.Session(), last)
	if err != nil {
		return Earlier{}, false, err
	}
	out := Earlier{Value: then.Values[f.Name()], Rows: then.Tables[f.Name()], Dossier: d, At: last.At, Export: last.Number}
	if f.IsTable() {
		return out, len(out.Rows) > 0 && !history.SameRows(out.Rows, e.Answers().Tables[f.Name()]), nil
	}
	return out, out.Value != "" && out.Value != e.Answers().Values[f.Name()], nil
}

// TakeEarlier puts an earlier answer into this dossier, in one undoable step; rows are added behind those that are there.
func TakeEarlier(e *session.Editing, field string, x Earlier) error {
	f := e.Form.Known(field)
	if f == nil {
		return session.Refuse("set", session.CodeNoField, "field", field)
	}
	if !f.IsTable() {
		_, err := e.SetFrom(field, x.Value, store.Carried)
		return err
	}
	var rows []map[string]string
	for _, row := range x.Rows {
		cells := map[string]string{}
		for column, text := range row.Cells {
			if c := f.Column(column); c != nil && !c.Computed() {
				cells[column] = text
			}
		}
		rows = append(rows, cells)
	}
	return e.Table(field).Edit(nil, rows, store.Carried)
}
