// Package summaries works out what dossiers amount to, for lists of many: where something has changed since the last time, and
// nowhere else.
package summaries

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/app/session/history"
	"yibiao/app/session/matching"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// batch is how many summaries are kept in one go.
const batch = 32

// Refresh works out anew the summaries that are stale, of dossiers and of clients. It may run beside the session: s is a Looker of
// its own then. progress may be nil. A vault that is only looked at keeps none. Failures: that of ctx, and the store's.
func Refresh(ctx context.Context, s *session.Session, f session.SummaryFilter, progress func(done, total int)) error {
	dossiers, err := outdated(ctx, s, store.Which{Kind: record.KindDossier, Group: f.Client, Entities: f.IDs})
	if err != nil {
		return err
	}
	var clients []store.Digest
	if f.IDs == nil {
		which := store.Which{Kind: record.KindClient}
		if f.Client != "" {
			which.Entities = []string{f.Client}
		}
		if clients, err = outdated(ctx, s, which); err != nil {
			return err
		}
	}
	part := func(before int) func(int, int) {
		if progress == nil {
			return nil
		}
		return func(done, _ int) { progress(before+done, len(dossiers)+len(clients)) }
	}
	w := worker{s: s, bases: map[string]string{}}
	if err := keep(ctx, s, dossiers, w.workedOut, part(0)); err != nil {
		return err
	}
	return keep(ctx, s, clients, clientsBy(matching.Keeper(s, entities(clients))), part(len(dossiers)))
}

// Pending tells that something has changed since it was worked out.
func Pending(s *session.Session) bool {
	stale, _, err := s.Store().Digests().List(context.Background(), store.Which{Stale: true, Bodiless: true, Limit: 1})
	return err == nil && len(stale) > 0
}

// outdated are the digests that do not hold any more; none in a vault that is only looked at.
func outdated(ctx context.Context, s *session.Session, which store.Which) ([]store.Digest, error) {
	if s.Store().ReadOnly() {
		return nil, nil
	}
	which.Bodiless = true
	all, _, err := s.Store().Digests().List(ctx, which)
	if err != nil {
		return nil, session.Failed("list", err)
	}
	if which.Kind == record.KindClient {
		holds := matching.Holding(s, all)
		return slices.DeleteFunc(all, func(d store.Digest) bool { return holds[d.Entity] }), nil
	}
	now := map[string]bool{}
	for _, p := range s.Library().Packs {
		now[session.Basis(s, p.ID.S)] = true
	}
	return slices.DeleteFunc(all, func(d store.Digest) bool { return !d.Stale && now[d.Basis] }), nil
}

// keep works digests out anew and keeps them, a few at a time. Failures: that of ctx, and the
// store's: what was kept until then stays.
func keep(ctx context.Context, s *session.Session, todo []store.Digest, workedOut func(store.Digest) (store.Digest, error), progress func(done, total int)) error {
	for done := 0; done < len(todo); done += batch {
		part := todo[done:min(done+batch, len(todo))]
		for i := range part {
			if err := ctx.Err(); err != nil {
				return session.Stopped("list", err)
			}
			var err error
			if part[i], err = workedOut(part[i]); err != nil {
				return err
			}
		}
		if err := s.Store().Digests().Keep(ctx, part); err != nil {
			return session.Failed("list", err)
		}
		if progress != nil {
			progress(done+len(part), len(todo))
		}
	}
	return nil
}

// worker works the digests of dossiers out; bases are those of the packs met so far.
type worker struct {
	s     *session.Session
	bases map[string]string
}

// workedOut is the digest of a dossier worked out anew. One that cannot be opened, such as one whose pack is gone, says what it is called.
func (w *worker) workedOut(d store.Digest) (store.Digest, error) {
	s, bases := w.s, w.bases
	kept, pack := session.KeptSummary{Figures: session.Figures{Unreadable: true}}, ""
	if e, there, err := record.Of(s.Store().State(), d.Entity, record.KindDossier); err == nil && there {
		kept.Dossier = session.DossierOf(e)
		pack = kept.Dossier.Pack
	}
	if bases[pack] == "" {
		bases[pack] = session.Basis(s, pack)
	}
	d.Basis = bases[pack]
	if e, err := s.OpenDossier(d.Entity); err == nil {
		kept.Dossier, kept.Client = e.Dossier, e.Client.Name
		if st, err := e.State(); err == nil {
			kept.Figures = Of(e, st)
		}
	}
	text, err := json.Marshal(kept)
	d.Body = string(text)
	return d, err
}

// Of is what an open dossier amounts to.
func Of(e *session.Editing, st *session.State) session.Figures {
	f := session.Figures{
		Filled: st.Filled(), Blocking: st.Report.Blocking(), Warnings: len(session.Minded(st.Report)),
		Unseen: len(e.Materials().Unlooked()), Progress: session.ProgressOf(e), Edition: e.Form.Pack.Version,
	}
	c := st.CountMaterials()
	f.Attached, f.Needed = c.All()-c.Left(), c.All()
	f.Next, f.Gaps = st.NextGap("")
	for _, v := range st.Report.Verdicts {
		switch v.Outcome {
		case forms.Met, forms.NoConditions:
		case forms.NotMet:
			f.Refused++
		default:
			f.Undecided++
		}
	}
	nextDay(&f, e, st)
	for _, x := range st.Report.Findings {
		if x.Code == forms.FindingUnique {
			f.Shared++
		}
	}
	f.Amount, f.AmountOpen = amount(st.Report.Estimates)
	if last, err := e.Session().Store().Log().Edits(context.Background(), e.Root(), 1); err == nil && len(last) > 0 {
		f.Updated = last[0].At
	}
	f.Exported, f.Award = exported(e), session.AwardOf(e, st)
	return f
}

// nextDay notes the next day that matters, with what it is for.
func nextDay(f *session.Figures, e *session.Editing, st *session.State) {
	next, ok, err := matching.Next(e, st.Report.Due)
	if err != nil || !ok {
		return
	}
	f.Due, f.DueStep = next.Date.Format(time.DateOnly), string(next.Step)
	if next.Kind != matching.KindDue {
		f.DueEvent = next.Event
	}
}

// amount adds up what the programmes pay, in 万元.
func amount(list []forms.Estimate) (sum string, open bool) {
	total, told := decimal.Zero, false
	for _, x := range list {
		wan, money := gb.MoneyIn(x.Result, x.Amount.Unit, "万元")
		switch {
		case !money, x.Barred, !x.Applies && x.Missing == "":
		case !x.Known || !x.Applies:
			open = true
		default:
			total, told = total.Add(wan), true
		}
	}
	if !told {
		return "", open
	}
	return total.String(), open
}

// exported is what is known of the last export.
func exported(e *session.Editing) session.ExportedFigures {
	all, err := history.Snapshots(e.Session(), e.Dossier.ID)
	if err != nil || len(all) == 0 {
		return session.ExportedFigures{Unsure: err != nil}
	}
	last := all[len(all)-1]
	x := session.ExportedFigures{Number: last.Number, At: last.At, Draft: last.Draft}
	differ, err := bundling.Drift(e, last)
	x.Unsure = err != nil
	for _, d := range differ {
		if d.Kind == bundling.FilesUnrecorded || d.Kind == bundling.SnapshotLost {
			x.Unsure = true
			continue
		}
		x.Changes++
	}
	return x
}
