package field

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"yibiao/app/ime"
	"yibiao/app/kit"
	"yibiao/app/say"
	"yibiao/forms"
)

// entry is the toolkit's entry with what a form needs: it tells when the keyboard comes and goes, lets keys be seen
// first, and never swallows Tab in a text of several lines, which would be a trap for the keyboard.
type entry struct {
	ime.Entry
	onFocus, onLeave func()
	onKey            func(*fyne.KeyEvent) bool
	typing           func() bool             // text was typed and not handed over; may be nil
	onType           func()                  // a person has changed the text; may be nil
	more             func() []*fyne.MenuItem // what the form adds to the context menu; may be nil
	clear            func()                  // takes the answer back; nil only empties the input
	ownsTab          bool
	shift            bool // a shift key is held down
	faulty           bool // the red frame is shown
	grows            int  // rows that the one line takes now; 0 for inputs that do not grow
	grown            func()
}

func newEntry() *entry {
	e := &entry{}
	e.Wrapping = fyne.TextWrapOff
	e.ExtendBaseWidget(e)
	return e
}

func newLongEntry(lines int) *entry {
	e := newEntry()
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapBreak
	e.SetMinRowsVisible(lines)
	return e
}

// FocusGained tells the form that the keyboard is here.
func (e *entry) FocusGained() {
	e.Entry.FocusGained()
	if e.onFocus != nil {
		e.onFocus()
	}
}

// FocusLost hands over what was typed.
func (e *entry) FocusLost() {
	e.Entry.FocusLost()
	if e.onLeave != nil {
		e.onLeave()
	}
}

// TypedKey lets the form see the key first.
func (e *entry) TypedKey(key *fyne.KeyEvent) {
	paging := key.Name == fyne.KeyPageUp || key.Name == fyne.KeyPageDown
	if e.onKey != nil && e.onKey(key) || !(paging && e.MultiLine) && kit.Forward(e, key) {
		return
	}
	if enter := key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter; enter && e.grows > 0 {
		e.OnSubmitted(e.Text)
		return
	}
	e.typed(func() { e.Entry.TypedKey(key) })
}

// TypedRune types.
func (e *entry) TypedRune(r rune) { e.typed(func() { e.Entry.TypedRune(r) }) }

// TypedShortcut pastes, cuts and the like. A paste that is too long for any form is refused and told: the toolkit would
// lay it out for minutes, and the window would stand still.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	if paste, ok := s.(*fyne.ShortcutPaste); ok {
		pasted := utf8.RuneCountInString(paste.Clipboard.Content())
		if all := pasted + utf8.RuneCountInString(e.Text) - utf8.RuneCountInString(e.SelectedText()); all > forms.MaxAnswer {
			e.tell(say.T("要粘贴的有 {n} 字，这里一共最多 {max} 字，没有粘贴。", "n", pasted, "max", forms.MaxAnswer))
			return
		}
	}
	e.typed(func() { e.Entry.TypedShortcut(s) })
}

// tell shows a sentence below the input until something is pressed.
func (e *entry) tell(sentence string) {
	c := kit.Canvas(e)
	if c == nil {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(e).AddXY(0, e.Size().Height)
	showNotice(c, e, sentence, at)
}

// typed does what a person has asked for and tells when it has changed the text.
func (e *entry) typed(do func()) {
	before := e.Text
	if do(); e.Text != before && e.onType != nil {
		e.onType()
	}
}

// KeyDown notes the shift keys, which the events of the other keys do not tell.
func (e *entry) KeyDown(key *fyne.KeyEvent) {
	e.Entry.KeyDown(key)
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		e.shift = true
	}
}

// KeyUp notes the shift keys.
func (e *entry) KeyUp(key *fyne.KeyEvent) {
	e.Entry.KeyUp(key)
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		e.shift = false
	}
}

// TappedSecondary opens the context menu.
func (e *entry) TappedSecondary(at *fyne.PointEvent) {
	if c := kit.Canvas(e); c != nil {
		c.Focus(e)
	}
	clear := e.clear
	if clear == nil {
		clear = func() { e.SetText("") }
	}
	do := actions{
		paste: func() { e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board()}) },
		all:   func() { e.TypedShortcut(&fyne.ShortcutSelectAll{}) },
	}
	if e.SelectedText() != "" {
		do.cut = func() { e.TypedShortcut(&fyne.ShortcutCut{Clipboard: board()}) }
		do.copy = func() { e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board()}) }
	} else if e.Text != "" {
		do.copy = func() { board().SetContent(e.Text) }
	}
	if e.Text != "" {
		do.clear = clear
	}
	var more []*fyne.MenuItem
	if e.more != nil {
		more = e.more()
	}
	openMenu(e, at.Position, do, more)
}

// AcceptsTab is true only in table cells, where Tab goes to the next cell.
func (e *entry) AcceptsTab() bool { return e.ownsTab }

// Typing tells whether text was typed that is not handed over.
func (e *entry) Typing() bool { return e.typing != nil && e.typing() }

// mark shows a red frame.
func (e *entry) mark(faulty bool) {
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

// Pending is an input that may hold text that was typed and not handed over. The window asks the focused object
// before it takes an undo for the whole dossier.
type Pending interface{ Typing() bool }
