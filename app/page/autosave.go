package page

import (
	"maps"
	"slices"
	"time"

	"yibiao/app/field"
	"yibiao/app/session"
	"yibiao/app/task"
)

// When text that is being typed is saved.
const (
	savePause  = time.Second            // after the last key
	saveSteady = 5 * time.Second        // at least, while one key follows the other
	saveLater  = 250 * time.Millisecond // once more, while an input method composes
)

// Autosave saves what is being typed before it is left: after a pause, and now and then when there is none. It belongs to
// the Fyne goroutine.
type Autosave struct {
	clock     task.Clock
	composing func() bool                 // an input method holds text that is not committed yet
	save      func(more bool) (left bool) // saves; more tells that the typing has not paused, left that something could not be saved
	paused    func()                      // the typing has paused since it was saved last
	state     func(unsaved bool)

	last    time.Time // of the last key
	since   time.Time // of the first key that was not saved; zero when all is
	pausing bool      // the call that is awaited means a pause
	cancel  func()
}

// NewAutosave makes one for a screen: save is called when it is time, paused before a key that follows a pause, and the
// status bar is told what is not saved. What could not be saved is tried again later.
func NewAutosave(ctx *Context, save func(more bool) (left bool), paused func()) *Autosave {
	return &Autosave{clock: ctx.Clock, composing: ctx.Composing, save: save, paused: paused, state: ctx.Nav.Unsaved, cancel: func() {}}
}

// Typed is called with every key that changes a text.
func (a *Autosave) Typed() {
	now := a.clock.Now()
	if a.since.IsZero() {
		if now.Sub(a.last) >= savePause {
			a.paused()
		}
		a.since = now
	}
	a.last = now
	a.state(true)
	left := a.since.Add(saveSteady).Sub(now)
	a.pausing = left > savePause
	a.await(min(savePause, max(left, 0)))
}

func (a *Autosave) await(d time.Duration) {
	a.cancel()
	a.cancel = a.clock.After(d, a.due)
}

func (a *Autosave) due() {
	if a.composing != nil && a.composing() {
		a.await(saveLater)
		return
	}
	more := !a.pausing
	a.since = time.Time{}
	left := a.save(more)
	a.state(left)
	if left { // the stick with the vault may be out, and comes back
		a.since, a.pausing = a.clock.Now(), true
		a.await(saveSteady)
	}
}

// Done is called when what was typed has been handed over, or could not be: nothing is awaited any more.
func (a *Autosave) Done() {
	a.cancel()
	a.since = time.Time{}
}

// KeepAll saves what is being typed in some editors, and tells whether something is left that could not be.
func KeepAll(editors []field.Editor, more bool) (left bool) {
	for _, e := range editors {
		if k, ok := e.(field.Keeper); ok && !k.Keep(more) {
			left = true
		}
	}
	return left
}

// held is what pages hold that is typed or chosen and not in the vault.
type held map[Page]holding

// holding is a sentence about it, and what gives it as text; nil where it cannot be kept.
type holding struct {
	words string
	typed func() string
}

// Hold notes what a page holds that is not written yet, as a sentence; "" when there is none any more. Who closes the program is asked.
func Hold(s *session.Session, of Page, words string) { HoldTyped(s, of, words, nil) }

// HoldTyped is Hold for what a person has typed or chosen: typed gives it as text, which outlasts a lock.
func HoldTyped(s *session.Session, of Page, words string, typed func() string) {
	notes := session.Shelf[held](s)
	if *notes == nil {
		*notes = held{}
	}
	if (*notes)[of] = (holding{words, typed}); words == "" {
		delete(*notes, of)
	}
}

// Held are the sentences of what is not written yet, by page; nil for none. With lasting it leaves out what outlasts a lock.
func Held(s *session.Session, lasting bool) []string {
	var out []string
	notes := *session.Shelf[held](s)
	for _, of := range slices.Sorted(maps.Keys(notes)) {
		if !lasting || notes[of].typed == nil {
			out = append(out, notes[of].words)
		}
	}
	return out
}

// settingHeld begins the settings that keep what a page held when the vault was locked.
const settingHeld = "held."

// KeepHeld puts what is held into the vault, for the page to take up again: nobody is there to be asked when it is locked.
func KeepHeld(s *session.Session) error {
	for of, h := range *session.Shelf[held](s) {
		if h.typed == nil {
			continue
		}
		if err := s.SetSetting(settingHeld+string(of), h.typed()); err != nil {
			return err
		}
	}
	return nil
}

// TakeHeld gives what a page held when the vault was locked, once; "" for nothing.
func TakeHeld(s *session.Session, of Page) (string, error) {
	text := s.Setting(settingHeld + string(of))
	if text == "" || session.LookingOnly(s) {
		return "", nil
	}
	return text, s.SetSetting(settingHeld+string(of), "")
}
