package batch

import (
	"slices"

	"yibiao/app/session"
	"yibiao/app/session/history"
)

// Doubts are what speaks against moving dossiers into a stage; they may be right all the same, and move if somebody says so.
type Doubts struct {
	// Never are those of which the vault knows no export but drafts, where the stage supposes a bundle: they may have been handed in
	// some other way, or the stage is wrong.
	Never []session.Summary
	// Blocked are those with something to mend or to confirm, by what was worked out last, where the stage supposes a bundle.
	Blocked []session.Summary
	// Back are those that were handed in already and would go back to an earlier stage.
	Back []session.Summary
}

// Weigh tells what speaks against moving dossiers into a stage. Failures: the store's.
func Weigh(s *session.Session, ids []string, to session.Status) (Doubts, error) {
	var out Doubts
	if len(ids) == 0 {
		return out, nil
	}
	list, err := s.Dossiers().Summaries(session.SummaryFilter{IDs: ids})
	if err != nil {
		return out, err
	}
	aside := to == session.StatusWithdrawn || to == session.StatusLapsed
	supposes := !to.Before(session.StatusExported) && !aside
	for _, x := range list {
		from := x.Dossier.Status
		if !from.Before(session.StatusHanded) && to.Before(session.StatusHanded) {
			out.Back = append(out.Back, x)
		}
		if !supposes || !from.Before(session.StatusExported) {
			continue
		}
		if x.Known && x.Blocking > 0 {
			out.Blocked = append(out.Blocked, x)
		}
		all, err := history.Snapshots(s, x.Dossier.ID)
		if err != nil {
			return out, err
		}
		if !slices.ContainsFunc(all, func(x history.Snapshot) bool { return !x.Draft }) {
			out.Never = append(out.Never, x)
		}
	}
	return out, nil
}
