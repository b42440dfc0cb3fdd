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

// sinceExport adds to a list of dossiers what has changed in each since its newest export. One that cannot be opened is left
// as not known.
func sinceExport(s *session.Session, list []DossierJSON) error {
	exports, err := history.LastSnapshots(s)
	if err != nil {
		return err
	}
	for i, d := range list {
		last, exported := exports[d.ID]
		if !exported {
			continue
		}
		list[i].Last = &lastJSON{Number: last.Number, At: base.Stamp(last.At), Draft: last.Draft, Unknown: true}
		e, err := s.OpenDossier(d.ID)
		if err != nil {
			continue
		}
		if drift, err := bundling.Drift(e, last); err == nil {
			list[i].Last.Changed, list[i].Last.Unknown = len(bundling.Sure(drift)), len(bundling.Sure(drift)) < len(drift)
		}
	}
	return nil
}
