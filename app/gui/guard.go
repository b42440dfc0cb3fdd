package gui

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/backups"
	"yibiao/app/session/guard"
	"yibiao/app/session/seeking"
	"yibiao/app/session/summaries"
	"yibiao/app/task"
)

const (
	// quietStart is how long the window is left to the person before the vault is looked through.
	quietStart = time.Minute
	// askAgain is how often a window that stays open asks whether that is due.
	askAgain = time.Hour
	// mostTold of what is wrong is told at once; the screen of the vault tells all.
	mostTold = 5
)

// warn tells what is wrong around the vault.
func warn(s *Shell) {
	var words []string
	for _, w := range guard.Warnings(s.ctx.Session) {
		words = append(words, say.Warning(w))
	}
	if len(words) > 0 {
		s.dialogs.Show(say.T("请先看一下"), paragraphs(words), page.Action{Text: say.T("知道了"), Main: true}, toVault(s))
	}
}

// lookThrough looks through the whole vault beside the window once it is due, and again as long as the window is open. It says
// something only when something is wrong.
func lookThrough(s *Shell, in time.Duration) {
	s.ctx.Clock.After(in, func() {
		lookThrough(s, askAgain)
		if !guard.Due(s.ctx.Session) {
			return
		}
		look := guard.Begin(s.ctx.Session)
		work := func(ctx context.Context, _ task.Report) error { return look.Run(ctx) }
		s.ctx.Tasks.Do(work, func(err error) {
			if err != nil {
				return // tried again in an hour
			}
			if found, err := look.End(); err == nil && len(found) > 0 {
				tellDamage(s, found)
			}
		})
	})
}

func tellDamage(s *Shell, found []backups.Problem) {
	words := []string{say.T("每天自动检查一次资料库，这次发现：")}
	for i, p := range found {
		if i == mostTold {
			words = append(words, say.T("还有 {n} 处。", "n", len(found)-i))
			break
		}
		words = append(words, "× "+say.VaultProblem(p))
	}
	s.dialogs.Show(say.T("资料库里有东西坏了"), paragraphs(words), page.Action{Text: say.T("知道了"), Main: true}, toVault(s))
}

// toVault is the button to the screen where the vault is looked at, copied and put back.
func toVault(s *Shell) page.Action {
	return page.Action{Text: say.T("先看资料库"), Do: func() { s.Go(page.Route{Page: page.Vault}) }}
}

func paragraphs(words []string) fyne.CanvasObject {
	text := widget.NewLabel(strings.Join(words, "\n\n"))
	text.Wrapping = fyne.TextWrapBreak
	return kit.AtWidth(480, text)
}

// sumEvery is how long after a change the summaries of dossiers are worked out anew.
const sumEvery = 3 * time.Second

// keepSummaries works out beside the window what has changed, the client at hand first, as long as the window is open; day is the
// day for which all of it was last looked at.
func keepSummaries(s *Shell, day time.Time) {
	s.ctx.Clock.After(sumEvery, func() {
		today := session.Day(s.ctx.Session.Now())
		if session.LookingOnly(s.ctx.Session) || s.ctx.Session.Library() == nil || today.Equal(day) && !summaries.Pending(s.ctx.Session) && seeking.Left(s.ctx.Session) == 0 {
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
			if err := seeking.TakeIn(ctx, looker, nil); err != nil {
				return err
			}
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
