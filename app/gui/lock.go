package gui

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
)

const (
	// settingLock is after how many minutes without a deed an encrypted vault is locked; "0" never.
	settingLock = "lock.minutes"
	lockDefault = 15
	// lookIdle is how often it is looked whether something was done.
	lookIdle = 10 * time.Second
)

// lockMinutes are those that can be chosen.
var lockMinutes = []int{0, 5, 15, 30, 60}

// lockAfter is after how long without a deed the vault is locked; 0 for never, and where it is not encrypted.
func (s *settings) lockAfter() time.Duration {
	if session.KeyOf(s.home()) == nil {
		return 0
	}
	n, err := strconv.Atoi(s.Setting(settingLock))
	if err != nil || n < 0 {
		n = lockDefault
	}
	return time.Duration(n) * time.Minute
}

// signs are what changes when a person does something.
type signs struct {
	route   page.Route
	focused fyne.Focusable
	over    fyne.CanvasObject
	scroll  fyne.Position
	typed   int
}

// idle watches whether something is done.
type idle struct {
	last  signs
	since time.Time
}

// watchIdle locks the vault once nothing was done for as long as the settings say.
func watchIdle(s *Shell) {
	s.ctx.Clock.After(lookIdle, func() {
		now := s.ctx.Clock.Now()
		// An export that runs for long is not cut off.
		b, ok := s.ctx.Tasks.(interface{ Busy() bool })
		if seen := s.signs(); seen != s.idle.last || s.idle.since.IsZero() || ok && b.Busy() {
			s.idle.last, s.idle.since = seen, now
		}
		if after := s.settings.lockAfter(); after > 0 && now.Sub(s.idle.since) >= after && lockNow(s) {
			return
		}
		watchIdle(s)
	})
}

func (s *Shell) signs() signs {
	c := s.win.Canvas()
	seen := signs{route: s.shown.route, focused: c.Focused(), over: c.Overlays().Top(), typed: s.frame.deeds}
	if p, ok := s.shown.screen.(interface{ Scroll() *container.Scroll }); ok {
		seen.scroll = p.Scroll().Offset
	}
	return seen
}

// lockNow saves what is being typed and ends the window, so that the program begins anew and asks for the passphrase; false when
// the text could not be saved: then the window stays.
func lockNow(s *Shell) bool {
	if session.KeyOf(s.settings.home()) == nil {
		s.frame.Tell(say.T("资料库没有加密，不用锁定。要加密，请用“文件 › 加密资料库…”。"))
		return false
	}
	open := s.dialogs.Depth()
	if s.shown.screen != nil {
		s.shown.screen.Leave()
	}
	if s.dialogs.Depth() > open {
		return false
	}
	s.locked = true
	s.Close()
	s.win.SetCloseIntercept(nil)
	s.end()
	return true
}
