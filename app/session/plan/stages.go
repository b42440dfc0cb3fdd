package plan

import (
	"context"
	"slices"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// Entered says when a dossier came into a stage.
type Entered struct {
	Stage session.Status
	At    time.Time
}

// Stages tells by the log when a dossier entered each stage, in the order in which it did; what was taken back is left out.
func Stages(s *session.Session, dossier string) ([]Entered, error) {
	list, err := s.Store().Log().History(context.Background(), dossier, record.StatusField)
	if err != nil {
		return nil, session.Failed("history", err)
	}
	slices.Reverse(list) // newest first
	var out []Entered
	for _, c := range list {
		one := Entered{session.Status(c.Value), c.At}
		if n := len(out); c.Origin == store.Undone && n > 1 && out[n-2].Stage == one.Stage {
			out = out[:n-1]
			continue
		}
		out = append(out, one)
	}
	return out, nil
}
