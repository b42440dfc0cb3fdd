package page

import (
	"yibiao/app/session/bundling"
	"yibiao/app/session/history"
)

// LastExport is the newest export of a dossier, with what the dossier holds otherwise by now.
type LastExport struct {
	history.Snapshot
	Drift []bundling.Difference
}

// Changed counts what is known to be otherwise by now.
func (x *LastExport) Changed() int { return len(bundling.Sure(x.Drift)) }

// Unsure tells that nothing is known to be otherwise, and of something nobody knows.
func (x *LastExport) Unsure() bool { return len(x.Drift) > 0 && x.Changed() == 0 }

// Stands tells that the bundle may be handed in: it is no draft, and still is what the dossier holds.
func (x *LastExport) Stands() bool { return x != nil && !x.Draft && len(x.Drift) == 0 }

// LastExport gives the newest export; nil when there is none. Failures: the vault's.
func (w *Work) LastExport() (*LastExport, error) {
	exports, err := history.Snapshots(w.Editing.Session(), w.Editing.Dossier.ID)
	if err != nil || len(exports) == 0 {
		return nil, err
	}
	last := exports[len(exports)-1]
	if w.handed.Lost() || w.handedBy != last.ID {
		if w.handed, err = bundling.HandedBy(w.Editing.Session(), last); err != nil {
			return nil, err
		}
		w.handedBy = last.ID
	}
	drift, err := w.handed.Drift(w.Editing)
	if err != nil {
		return nil, err
	}
	return &LastExport{last, drift}, nil
}
