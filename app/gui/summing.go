package gui

import (
	"context"
	"time"

	"yibiao/app/page"
	"yibiao/app/session"
	"yibiao/app/session/summaries"
	"yibiao/app/task"
)

// sumEvery is how long after a change the summaries of dossiers are worked out anew.
const sumEvery = 3 * time.Second

// keepSummaries works out beside the window what has changed, the client at hand first, as long as the window is open; day is the
// day for which all of it was last looked at.
func keepSummaries(s *Shell, day time.Time) {
	s.ctx.Clock.After(sumEvery, func() {
		today := session.Day(s.ctx.Session.Now())
		if session.LookingOnly(s.ctx.Session) || s.ctx.Session.Library() == nil || today.Equal(day) && !summaries.Pending(s.ctx.Session) {
			keepSummaries(s, day)
			return
		}
		looker, client := session.Looker(s.ctx.Session), s.ctx.Session.Setting(page.SettingClient)
		tell := func() {
			if x, ok := s.shown.screen.(page.Summed); ok {
				x.Summed()
			}
		}
		work := func(ctx context.Context, report task.Report) error {
			if client != "" {
				if err := summaries.Refresh(ctx, looker, session.SummaryFilter{Client: client}, nil); err != nil {
					return err
				}
				report(0, 0, "")
			}
			return summaries.Refresh(ctx, looker, session.SummaryFilter{}, func(done, total int) { report(int64(done), int64(total), "") })
		}
		s.ctx.Tasks.Follow(work, func(task.Progress) { tell() }, func(err error) {
			if err == nil {
				day = today
			}
			tell()
			keepSummaries(s, day)
		})
	})
}
