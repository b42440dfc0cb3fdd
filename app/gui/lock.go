package gui

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/screenlock"
	"yibiao/app/session"
)

const (
	// settingLock is after how many minutes without a deed an encrypted vault is locked; "0" never.
	settingLock = "lock.minutes"
	lockDefault = 15
	// lookIdle is how often it is looked whether something was done, and whether the screen was locked.
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
	last   signs
	since  time.Time
	screen ScreenWatch // nil while nothing is watched
	due    bool        // the screen was locked, and the vault is not yet
	cancel func()
}

// ScreenWatch tells whether the desktop has locked its screen since it was asked last.
type ScreenWatch interface {
	Locked() bool
	End()
}

// beginWatch begins to watch whether an encrypted vault is to be locked, or ends it where the vault is not encrypted: of that
// nothing is asked, and nothing runs. It is called again whenever the vault has become the other.
func beginWatch(s *Shell) {
	endWatch(s)
	if session.KeyOf(s.settings.home()) == nil {
		return
	}
	if s.idle.screen = s.opt.Screen; s.idle.screen == nil {
		s.idle.screen = screenlock.Begin()
	}
	s.idle.since = time.Time{}
	watchIdle(s)
}

func endWatch(s *Shell) {
	if s.idle.screen != nil {
		s.idle.cancel() // does nothing from within the call itself
		s.idle.screen.End()
		s.idle.screen = nil
	}
}

// watchIdle locks the vault once the screen was locked, or nothing was done for as long as the settings say.
func watchIdle(s *Shell) {
	s.idle.cancel = s.ctx.Clock.After(lookIdle, func() {
		now := s.ctx.Clock.Now()
		// An export that runs for long is not cut off.
		busy := s.ctx.Tasks.Busy()
		if seen := s.signs(); seen != s.idle.last || s.idle.since.IsZero() || busy {
			s.idle.last, s.idle.since = seen, now
		}
		s.idle.due = s.idle.screen.Locked() || s.idle.due
		after := s.settings.lockAfter()
		if (s.idle.due && !busy || after > 0 && now.Sub(s.idle.since) >= after) && lockNow(s) {
			return
		}
		watchIdle(s)
	})
}

func (s *Shell) signs() signs {
	c := s.win.Canvas()
	seen := signs{route: s.shown.route, focused: c.Focused(), over: c.Overlays().Top(), typed: s.frame.deeds}
	if scroll := s.shown.scroll(); scroll != nil {
		seen.scroll = scroll.Offset
	}
	return seen
}

// askLock locks the vault, after a question where that would lose something.
func askLock(s *Shell) {
	if !lockless(s) {
		askHeld(s, true, func() { lockNow(s) })
	}
}

// lockless tells whether the vault is not encrypted, and so cannot be locked; then it says so.
func lockless(s *Shell) bool {
	if session.KeyOf(s.settings.home()) != nil {
		return false
	}
	s.frame.Tell(say.T("资料库没有加密，不用锁定。要加密，请用“文件 › 加密资料库…”。"))
	return true
}

// lockNow saves what is being typed and ends the window, so that the program begins anew and asks for the passphrase; false when
// the text could not be saved: then the window stays.
func lockNow(s *Shell) bool {
	if lockless(s) {
		return false
	}
	open := s.dialogs.Depth()
	if open == 0 {
		s.win.Canvas().Unfocus() // an open cell hands over what is typed
	}
	page.HoldTyped(s.ctx.Session, page.Asked, s.dialogs.Typed(), s.dialogs.Typed)
	if err := page.KeepHeld(s.ctx.Session); err != nil {
		page.Hold(s.ctx.Session, page.Asked, "")
		s.dialogs.Fail(err)
		return false
	}
	if s.shown.screen != nil {
		s.shown.screen.Leave()
	}
	if s.dialogs.Depth() > open {
		page.Hold(s.ctx.Session, page.Asked, "") // the dialogs are still there
		return false
	}
	s.locked = true
	s.Close()
	s.win.SetCloseIntercept(nil)
	s.end()
	return true
}

// giveBack shows what was typed in dialogs when the vault was locked: they are gone, and their text is not.
func giveBack(s *Shell) {
	text, err := page.TakeHeld(s.ctx.Session, page.Asked)
	if err != nil {
		s.dialogs.Fail(err)
	}
	if text == "" {
		return
	}
	label := wrapped(text)
	label.Selectable = true
	scroll := container.NewVScroll(label)
	scroll.SetMinSize(fyne.NewSize(0, kit.Scaled(200)))
	s.dialogs.Show(say.T("锁定时还没有写入的文字"), kit.AtWidth(480, container.NewVBox(wrapped(say.T("锁定的时候，对话框里打了下面的文字，没有写入。需要的请复制，到原来的地方再填。")), scroll)),
		page.Action{Text: say.T("知道了"), Main: true},
		page.Action{Text: say.T("复制"), Keep: true, Do: func() { fyne.CurrentApp().Clipboard().SetContent(text) }})
}
