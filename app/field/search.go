package field

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/field/input"
	"yibiao/app/find"
	"yibiao/app/kit"
	"yibiao/app/say"
	"yibiao/forms/gb"
)

// maxHits is how many suggestions are shown: a longer list is searched by typing on.
const maxHits = 8

// search is an administrative division or an industry: typed by name or code, chosen from what fits.
type search struct {
	line
	hits *hitList
}

func newSearch(cfg Config) Editor {
	s := &search{line: line{cfg: cfg, input: input.NewEntry()}}
	s.connect()
	s.input.SetPlaceHolder(say.T("输入名称或代码查找"))
	s.hits = newHitList(s.pick)
	s.input.OnChanged = func(text string) { s.look(text) }
	s.input.Hooks.OnKey = func(key *fyne.KeyEvent) bool { return cfg.key(key) || s.key(key) }
	leave := s.input.Hooks.OnLeave
	s.input.Hooks.OnLeave = func() { // a press on a suggestion has picked it before
		leave()
		s.offer(nil)
	}
	s.input.OnSubmitted = func(string) { s.enter() }
	width := widthText
	switch {
	case cfg.Compact:
		width = widthChoice
	case cfg.Wide:
		width = widthLong
	}
	s.object = kit.ColumnOf(0, container.New(&fixedWidth{width}, passWheel(cfg, s.input)), container.New(&fixedWidth{width}, s.hits))
	s.hits.Hide()
	return s
}

// Show also puts the suggestions away when the answer is settled.
func (s *search) Show(canonical string) {
	s.line.Show(canonical)
	if !s.Typing() && s.last != canonical || canonical == "" {
		s.offer(nil)
	}
}

// look shows what fits the typed text.
func (s *search) look(text string) {
	if text == "" || text == s.last {
		s.offer(nil)
		return
	}
	found := s.find(text)
	if len(found) > maxHits {
		found = found[:maxHits]
	}
	s.offer(found)
}

// offer shows suggestions, none to put them away, and tells the form when they take more or less room.
func (s *search) offer(found []gb.Code) {
	before := len(s.hits.codes)
	if before == 0 && len(found) == 0 {
		return
	}
	s.hits.show(found)
	if len(found) != before && s.cfg.OnGrow != nil {
		s.cfg.OnGrow()
	}
}

// find gives what fits the typed text by name or code; when nothing does, by the initials of the full name.
func (s *search) find(text string) []gb.Code {
	look := func(text string) []gb.Code { return s.cfg.Vocabulary.Search(s.cfg.Field, text) }
	words := find.Words(text)
	if found := look(text); len(found) > 0 || len(words) == 0 {
		return found
	}
	return slices.DeleteFunc(look(""), func(c gb.Code) bool { return !find.NewName(c.Full).Spelled(words) })
}

// key moves in the suggestions.
func (s *search) key(key *fyne.KeyEvent) bool {
	if !s.hits.Visible() {
		return false
	}
	switch key.Name {
	case fyne.KeyDown:
		s.hits.move(1)
	case fyne.KeyUp:
		s.hits.move(-1)
	case fyne.KeyEscape:
		s.offer(nil)
	default:
		return false
	}
	return true
}

// enter takes the suggestion under the mark, or what was typed.
func (s *search) enter() {
	s.PickMarked()
	s.submit()
}

// PickMarked takes the suggestion under the mark, if one is shown and what was typed is not a finer code than that.
func (s *search) PickMarked() {
	code, ok := s.hits.current()
	if !ok || !s.hits.Visible() {
		return
	}
	typed := s.cfg.Vocabulary.Parse(s.cfg.Field, s.input.Text, nil)
	if finer := typed.Fault == nil && typed.Canonical != code.Code && strings.HasPrefix(typed.Canonical, code.Code); finer {
		s.offer(nil)
		return
	}
	s.pick(code)
}

func (s *search) pick(code gb.Code) {
	s.offer(nil)
	last, answer, kept := s.last, s.answer, s.kept
	s.last, s.answer, s.kept = s.cfg.shown(code.Code), code.Code, nil
	s.input.SetText(s.last)
	if !s.cfg.commit(code.Code) {
		s.last, s.answer, s.kept = last, answer, kept
	}
}
