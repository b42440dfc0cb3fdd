// Package input holds the toolkit's inputs with what a form needs of them: they tell when the keyboard comes and goes, let keys be
// seen first, have a context menu, and trap neither Tab nor the mouse wheel. They know no field.
package input

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"yibiao/app/ime"
	"yibiao/app/kit"
	"yibiao/app/say"
	"yibiao/forms"
)

// Entry is the toolkit's entry with what a form needs: it tells when the keyboard comes and goes, lets keys be seen
// first, and never swallows Tab in a text of several lines, which would be a trap for the keyboard.
type Entry struct {
	ime.Entry
	Hooks   Hooks
	Pending func() bool            // text was typed and not handed over; may be nil
	OnType  func()                 // a person has changed the text; may be nil
	Clear   func()                 // takes the answer back; nil only empties the input
	OnPaste func(text string) bool // takes what is pasted, or leaves it to the input; may be nil
	OwnsTab bool
	Shift   bool // a shift key is held down
	faulty  bool // the red frame is shown
	here    bool // it has the keyboard
	behind  bool // what is typed goes on behind the text that was put in
	Grows   int  // rows that the one line takes now; 0 for inputs that do not grow
	grown   func()
}

// NewEntry makes a line to type in.
func NewEntry() *Entry {
	e := &Entry{}
	e.Wrapping = fyne.TextWrapOff
	e.ExtendBaseWidget(e)
	return e
}

// NewLongEntry makes a text of several lines, of which so many are seen.
func NewLongEntry(lines int) *Entry {
	e := NewEntry()
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapBreak
	e.SetMinRowsVisible(lines)
	return e
}

// FocusGained tells the form that the keyboard is here.
func (e *Entry) FocusGained() {
	e.here = true
	e.Entry.FocusGained()
	e.toEnd()
	e.Hooks.Focus()
}

// FocusLost hands over what was typed.
func (e *Entry) FocusLost() {
	e.here = false
	e.Entry.FocusLost()
	e.Hooks.leave()
}

// Put puts a text in. Typing goes on behind it, in whatever rows it is laid out, until the person has gone elsewhere in it.
func (e *Entry) Put(text string) {
	e.SetText(text)
	e.behind = true
	e.toEnd()
}

// toEnd brings the caret behind a text that was put in. Rows are known only where there is a width.
func (e *Entry) toEnd() {
	if e.here && e.behind {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	}
}

// MouseDown brings the caret to where the person points.
func (e *Entry) MouseDown(m *desktop.MouseEvent) {
	e.behind = false
	e.Entry.MouseDown(m)
}

// TypedKey lets the form see the key first.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	paging := key.Name == fyne.KeyPageUp || key.Name == fyne.KeyPageDown
	if e.Hooks.sees(key) || !(paging && e.MultiLine) && kit.Forward(e, key) {
		return
	}
	if enter := key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter; enter && e.Grows > 0 {
		e.OnSubmitted(e.Text)
		return
	}
	e.typed(func() { e.Entry.TypedKey(key) })
}

// TypedRune types.
func (e *Entry) TypedRune(r rune) { e.typed(func() { e.Entry.TypedRune(r) }) }

// TypedShortcut pastes, cuts and the like. A paste that is too long for any form is refused and told: the toolkit would
// lay it out for minutes, and the window would stand still.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if paste, ok := s.(*fyne.ShortcutPaste); ok {
		if e.OnPaste != nil && e.OnPaste(paste.Clipboard.Content()) {
			return
		}
		pasted := utf8.RuneCountInString(paste.Clipboard.Content())
		if all := pasted + utf8.RuneCountInString(e.Text) - utf8.RuneCountInString(e.SelectedText()); all > forms.MaxAnswer {
			e.tell(say.T("要粘贴的有 {n} 字，这里一共最多 {max} 字，没有粘贴。", "n", pasted, "max", forms.MaxAnswer))
			return
		}
	}
	e.typed(func() { e.Entry.TypedShortcut(s) })
}

// tell shows a sentence below the input until something is pressed.
func (e *Entry) tell(sentence string) {
	c := kit.Canvas(e)
	if c == nil {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(e).AddXY(0, e.Size().Height)
	showNotice(c, e, sentence, at)
}

// typed does what a person has asked for and tells when it has changed the text.
func (e *Entry) typed(do func()) {
	before := e.Text
	e.behind = false
	if do(); e.Text != before && e.OnType != nil {
		e.OnType()
	}
}

// KeyDown notes the shift keys, which the events of the other keys do not tell.
func (e *Entry) KeyDown(key *fyne.KeyEvent) {
	e.Entry.KeyDown(key)
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		e.Shift = true
	}
}

// KeyUp notes the shift keys.
func (e *Entry) KeyUp(key *fyne.KeyEvent) {
	e.Entry.KeyUp(key)
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		e.Shift = false
	}
}

// TappedSecondary opens the context menu.
func (e *Entry) TappedSecondary(at *fyne.PointEvent) {
	if c := kit.Canvas(e); c != nil {
		c.Focus(e)
	}
	clear := e.Clear
	if clear == nil {
		clear = func() { e.SetText("") }
	}
	do := Actions{
		Paste: func() { e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: Board()}) },
		All:   func() { e.TypedShortcut(&fyne.ShortcutSelectAll{}) },
	}
	if e.SelectedText() != "" {
		do.Cut = func() { e.TypedShortcut(&fyne.ShortcutCut{Clipboard: Board()}) }
		do.Copy = func() { e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: Board()}) }
	} else if e.Text != "" {
		do.Copy = func() { Board().SetContent(e.Text) }
	}
	if e.Text != "" {
		do.Clear = clear
	}
	OpenMenu(e, at.Position, do, e.Hooks.items())
}

// AcceptsTab is true only in table cells, where Tab goes to the next cell.
func (e *Entry) AcceptsTab() bool { return e.OwnsTab }

// Typing tells whether text was typed that is not handed over.
func (e *Entry) Typing() bool { return e.Pending != nil && e.Pending() }

// Mark shows a red frame.
func (e *Entry) Mark(faulty bool) {
	if e.faulty == faulty {
		return
	}
	e.faulty = faulty
	e.AlwaysShowValidationError = true // from now on only: its sign is a drawing that is slow to make
	if faulty {
		e.SetValidationError(errFaulty)
		return
	}
	e.SetValidationError(nil)
}

// faultyError stands for any fault: the toolkit wants an error to draw its red frame, and never shows the text.
type faultyError struct{}

func (faultyError) Error() string { return "the answer is faulty" }

var errFaulty error = faultyError{}
