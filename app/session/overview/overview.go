// Package overview is how one client stands, in one look, to be shown, printed or sent: of no other client anything is in it.
package overview

import (
	"context"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/card"
	"yibiao/app/session/desk"
	"yibiao/app/session/matching"
	"yibiao/app/session/plan"
	"yibiao/app/session/summaries"
	"yibiao/forms"
)

// Status is how one client stands, and of nobody else.
type Status struct {
	Client  session.ClientInfo
	At      time.Time
	Entries []card.Entry
	Filled  session.Filled // of the profile
	Rows    []desk.Row     // its dossiers
	Stages  map[string][]plan.Entered
	Match   matching.Match
	Days    []matching.Appointment // what can be acted on within three months
}

// ahead is how many days a status looks ahead.
const ahead = 92

// Of works out how a client stands.
func Of(ctx context.Context, s *session.Session, client string) (st Status, err error) {
	st.At, st.Stages = s.Now(), map[string][]plan.Entered{}
	if st.Client, err = s.Clients().Find(client); err != nil {
		return st, err
	}
	if st.Entries, err = card.Of(s, st.Client.ID); err != nil {
		return st, err
	}
	profile, err := s.OpenProfile(st.Client.ID)
	if err != nil {
		return st, err
	}
	state, err := profile.State()
	if err != nil {
		return st, err
	}
	st.Filled = state.Filled()
	if err := summaries.Refresh(ctx, session.Looker(s), session.SummaryFilter{Client: st.Client.ID}, nil); err != nil && !session.LookingOnly(s) {
		return st, err
	}
	if st.Rows, err = desk.Rows(s, st.Client.ID); err != nil {
		return st, err
	}
	for _, r := range st.Rows {
		if st.Stages[r.Dossier.ID], err = plan.Stages(s, r.Dossier.ID); err != nil {
			return st, err
		}
	}
	if st.Match, err = matching.OfClient(s, st.Client.ID); err != nil {
		return st, err
	}
	today := session.Day(s.Now())
	days, err := matching.Agenda(s, st.Client.ID, today.AddDate(-1, 0, 0), today.AddDate(0, 0, ahead))
	st.Days = matching.ToDo(days, today)
	return st, err
}

// Count counts the programmes of an outcome.
func (st Status) Count(o forms.Outcome) int {
	n := 0
	for _, p := range st.Match.Programmes {
		if p.Outcome() == o {
			n++
		}
	}
	return n
}

// Ended are the mandates that have ended or not begun, unless another one holds.
func (st Status) Ended() []card.Entry {
	var out []card.Entry
	for _, e := range st.Entries {
		if e.Sort != card.Mandate {
			continue
		}
		if !e.Expired(session.Day(st.At)) {
			return nil
		}
		out = append(out, e)
	}
	return out
}
