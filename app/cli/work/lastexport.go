package work

import (
	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/app/session/history"
)

// lastJSON is the newest export of a dossier, and what is known of changes since.
type lastJSON struct {
	Number  int    `json:"number"`
	At      string `json:"at"`
	Draft   bool   `json:"draft,omitempty"`
	Changed int    `json:"changed"`
	Unknown bool   `json:"unknown,omitempty"` // whether anything, or anything more, has changed is not known
}

// lastWords tells in a list whether a dossier was exported, and what is known of changes since.
func lastWords(x *lastJSON) string {
	if x == nil {
		return "—"
	}
	words := say.T("第 {n} 次", "n", x.Number)
	if x.Draft {
		words = say.T("第 {n} 次（草稿）", "n", x.Number)
	}
	switch {
	case x.Changed > 0:
		return say.T("{export}，之后改过", "export", words)
	case x.Unknown:
		return say.T("{export}，之后改没改过说不准", "export", words)
	}
	return words
}

// listed lists the dossiers of a client, or of all for "", with what has changed in each since its newest export: as it is kept where
// that still holds; only the others are opened.
func listed(s *session.Session, client string) ([]DossierJSON, error) {
	all, err := s.Dossiers().Summaries(session.SummaryFilter{Client: client})
	if err != nil {
		return nil, err
	}
	list, stale := make([]DossierJSON, len(all)), []int{}
	for i, x := range all {
		list[i] = ToDossier(x.Dossier, x.Client.Name)
		if x.Stale {
			stale = append(stale, i)
			continue
		}
		if last := x.Exported; last.Number > 0 {
			list[i].Last = &lastJSON{Number: last.Number, At: base.Stamp(last.At), Draft: last.Draft, Changed: last.Changes, Unknown: last.Unsure}
		}
	}
	exports, err := lastOf(s, list, stale)
	if err != nil {
		return nil, err
	}
	for _, i := range stale {
		if last, exported := exports[list[i].ID]; exported {
			list[i].Last = since(s, list[i].ID, last)
		}
	}
	return list, nil
}

// fewStale is up to how many dossiers' exports are asked for one by one; beyond, those of all are read at once.
const fewStale = 64

// lastOf gives the newest export of some dossiers of a list that have one, by dossier, and may give those of others.
func lastOf(s *session.Session, list []DossierJSON, some []int) (map[string]history.Snapshot, error) {
	if len(some) > fewStale {
		return history.LastSnapshots(s)
	}
	exports := map[string]history.Snapshot{}
	for _, i := range some {
		all, err := history.Snapshots(s, list[i].ID)
		if err != nil {
			return nil, err
		}
		if len(all) > 0 {
			exports[list[i].ID] = all[len(all)-1]
		}
	}
	return exports, nil
}

// since is what has changed in a dossier since an export. One that cannot be opened is left as not known.
func since(s *session.Session, dossier string, last history.Snapshot) *lastJSON {
	out := &lastJSON{Number: last.Number, At: base.Stamp(last.At), Draft: last.Draft, Unknown: true}
	e, err := s.OpenDossier(dossier)
	if err != nil {
		return out
	}
	if drift, err := bundling.Drift(e, last); err == nil {
		out.Changed, out.Unknown = len(bundling.Sure(drift)), len(bundling.Sure(drift)) < len(drift)
	}
	return out
}
