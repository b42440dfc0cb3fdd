package page

import (
	"maps"
	"slices"

	"yibiao/app/session"
)

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

// Held are the sentences of what is not written yet, by page; nil for none.
func Held(s *session.Session) []string {
	var out []string
	notes := *session.Shelf[held](s)
	for _, of := range slices.Sorted(maps.Keys(notes)) {
		out = append(out, notes[of].words)
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
