// Package batch does one thing to many dossiers or clients: begin them, check them, export them, move them to a stage. One that
// fails is told and does not keep the others.
package batch

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/app/session/matching"
	"yibiao/app/session/record"
	"yibiao/dossier/bundle"
	"yibiao/dossier/bundle/naming"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// Progress tells how far a batch is, and what it is at; may be nil.
type Progress func(done, total int, now string)

func (p Progress) tell(done, total int, now string) {
	if p != nil {
		p(done, total, now)
	}
}

// Candidate is a client for whom programmes may be begun.
type Candidate struct {
	Client  session.ClientInfo
	Outcome forms.Outcome
	Decided string // the programme, of several, that the outcome is of
	Begun   bool   // it has a dossier on one of them already
}

// Fits tells that it is begun unless somebody says otherwise: nothing refuses it, and there is no dossier on it yet.
func (c Candidate) Fits() bool { return !c.Begun && c.Outcome != forms.NotMet }

// Candidates tells how clients stand to programmes that one dossier is begun for, in their order: as to the one they fit least;
// ids nil asks for all. Failures: no-pack, no-programme.
func Candidates(ctx context.Context, s *session.Session, ids []string, pack string, programmes []string) ([]Candidate, error) {
	var at []int
	for _, id := range programmes {
		i := slices.IndexFunc(matching.Programmes(s), func(o matching.Offer) bool { return o.Pack.ID.S == pack && o.Programme.ID.S == id })
		if i < 0 {
			return nil, session.Refuse("choose", session.CodeNoProgramme, "programme", id, "pack", pack)
		}
		at = append(at, i)
	}
	rows, err := matching.Rows(ctx, s, nil)
	if err != nil {
		return nil, err
	}
	var out []Candidate
	for _, r := range rows {
		if ids != nil && !slices.Contains(ids, r.Client.ID) {
			continue
		}
		c := Candidate{Client: r.Client}
		for n, i := range at {
			if n == 0 || forms.OutcomeRank[r.Outcomes[i]] > forms.OutcomeRank[c.Outcome] {
				c.Outcome, c.Decided = r.Outcomes[i], programmes[n]
			}
			c.Begun = c.Begun || r.Begun[i]
		}
		out = append(out, c)
	}
	return out, nil
}

// Result is what became of one dossier, or of one client for whom it was to be begun.
type Result struct {
	Client  string // its name
	Dossier session.DossierInfo
	// Err is why nothing was done; nil where it was.
	Err error
	// Report is that of the check, also of an export that it refused.
	Report forms.Report
	// Target is where the bundle lies; "" where none was made.
	Target string
	Draft  bool // it was to be exported as a draft
}

// New is what is begun for many clients.
type New struct {
	Pack       string
	Programmes []string
	Title, Due string
}

// Create begins a dossier for each client. What was answered for matching is carried over. A batch that is cancelled keeps what it
// has begun; its results end there.
func Create(ctx context.Context, s *session.Session, clients []session.ClientInfo, n New, progress Progress) ([]Result, error) {
	var out []Result
	for i, c := range clients {
		if ctx.Err() != nil {
			return out, session.Stopped("create-dossier", ctx.Err())
		}
		progress.tell(i, len(clients), c.Name)
		r := Result{Client: c.Name}
		if r.Dossier, r.Err = matching.CreateFromMatch(s, c.ID, n.Pack, n.Programmes); r.Err == nil {
			r.Err = named(s, &r.Dossier, n)
		}
		out = append(out, r)
	}
	progress.tell(len(clients), len(clients), "")
	return out, nil
}

func named(s *session.Session, d *session.DossierInfo, n New) error {
	for _, set := range []struct {
		field store.FieldName
		value string
		into  *string
	}{{record.TitleField, n.Title, &d.Title}, {record.DueField, n.Due, &d.Due}} {
		if set.value == "" {
			continue
		}
		if err := s.Dossiers().Set(d.ID, set.field, set.value); err != nil {
			return err
		}
		*set.into = set.value
	}
	return nil
}

// Check checks each dossier, its files too.
func Check(ctx context.Context, s *session.Session, ids []string, progress Progress) ([]Result, error) {
	return each(ctx, s, ids, progress, func(e *session.Editing, r *Result) error {
		report, err := e.CheckFiles(ctx)
		r.Report = report
		return err
	})
}

// each opens the dossiers one after the other. What fails is in the results; only a batch that is cancelled fails.
func each(ctx context.Context, s *session.Session, ids []string, progress Progress, do func(*session.Editing, *Result) error) ([]Result, error) {
	var out []Result
	for i, id := range ids {
		if ctx.Err() != nil {
			return out, session.Stopped("batch", ctx.Err())
		}
		r := Result{Dossier: session.DossierInfo{ID: id}}
		e, err := s.OpenDossier(id)
		if err == nil {
			r.Client, r.Dossier = e.Client.Name, e.Dossier
			progress.tell(i, len(ids), e.Client.Name+" "+e.Dossier.Title)
			err = do(e, &r)
		}
		if ctx.Err() != nil { // what was cut off did not fail
			return out, session.Stopped("batch", ctx.Err())
		}
		r.Err = err
		out = append(out, r)
	}
	progress.tell(len(ids), len(ids), "")
	return out, nil
}

// ExportOptions say what is exported and whereto.
type ExportOptions struct {
	Folder         string // in which the bundles are made
	Zip            bool   // bundles are .zip files rather than folders
	Draft, Replace bool
	Foreign        bool // see bundling.ExportOptions
}

// Export exports each dossier into a bundle of its own, named after client and dossier. What the check refuses is told with its
// report, and the others go on.
func Export(ctx context.Context, s *session.Session, ids []string, o ExportOptions, progress Progress) ([]Result, error) {
	taken := map[string]bool{}
	return each(ctx, s, ids, progress, func(e *session.Editing, r *Result) error {
		r.Draft = o.Draft
		target := filepath.Join(o.Folder, fileName(e, o, taken))
		x, err := bundling.Write(ctx, e, bundling.ExportOptions{Target: target, Folder: !o.Zip, Draft: o.Draft, Replace: o.Replace, Foreign: o.Foreign}, func(bundle.Progress) {})
		r.Report = x.Report
		if err == nil || session.CodeOf(err) == session.CodeExportUnrecorded {
			r.Target = target
		} else if st, stErr := e.State(); stErr == nil {
			r.Report = st.Report
		}
		return err
	})
}

// fileName is a name that no other bundle of this batch has, whatever the case.
func fileName(e *session.Editing, o ExportOptions, taken map[string]bool) string {
	parts := []string{e.Client.Name, e.Dossier.Title, e.Session().Now().Format("20060102")}
	if o.Draft {
		parts = append([]string{"草稿"}, parts...)
	}
	base := naming.SafeName(strings.Join(parts, "-"))
	ending := ""
	if o.Zip {
		ending = ".zip"
	}
	name := base + ending
	for n := 2; taken[naming.FoldKey(name)]; n++ {
		name = naming.SafeName(fmt.Sprintf("%s-%d", base, n)) + ending
	}
	taken[naming.FoldKey(name)] = true
	return name
}

// Root is whose step a move of many dossiers is.
const Root = "batch"

// Move puts dossiers into a stage, in one step that UndoMove takes back; moved counts those that were not there already.
// Failures: bad-status, and the store's.
func Move(s *session.Session, ids []string, to session.Status) (moved int, err error) {
	if !slices.Contains(session.Statuses(), to) {
		return 0, session.Refuse("dossier", session.CodeBadStatus, "value", string(to), "allowed", "")
	}
	edit := store.Edit{Root: Root, Undoable: true}
	for _, id := range ids {
		if d, err := s.Dossiers().Find(id); err != nil {
			return 0, err
		} else if d.Status != to {
			edit.Sets = append(edit.Sets, store.Set{Entity: id, Field: record.StatusField, Value: string(to)})
		}
	}
	if len(edit.Sets) == 0 {
		return 0, nil
	}
	edit.Label = record.LabelStage.Of(string(to), strconv.Itoa(len(edit.Sets)))
	_, err = s.Apply(edit)
	return len(edit.Sets), err
}

// CanUndoMove tells whether there is a move that UndoMove takes back.
func CanUndoMove(s *session.Session) bool {
	_, ok := s.Store().Log().CanUndo(Root)
	return ok
}

// CanRedoMove tells whether there is a move that RedoMove repeats.
func CanRedoMove(s *session.Session) bool {
	_, ok := s.Store().Log().CanRedo(Root)
	return ok
}

// RedoMove repeats the move that was taken back last; dossiers that were moved otherwise since stay. Failures: nothing-to-redo.
func RedoMove(s *session.Session) (moved int, err error) {
	applied, err := session.Redo(s, Root)
	return len(applied.Changes), err
}

// UndoMove takes the last move back that still stands; dossiers that were moved otherwise since stay. Failures: nothing-to-undo.
func UndoMove(s *session.Session) (moved int, err error) {
	applied, err := session.Undo(s, Root)
	return len(applied.Changes), err
}
