package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// entry is the toolkit's entry with what a form needs: it tells when the keyboard comes and goes, lets keys be seen
// first, and never swallows Tab in a text of several lines, which would be a trap for the keyboard.
type entry struct {
	widget.Entry
	onFocus, onLeave func()
	onKey            func(*fyne.KeyEvent) bool
	typing           func() bool // text was typed and not handed over; may be nil
	ownsTab          bool
}

func newEntry() *entry {
	e := &entry{}
	e.AlwaysShowValidationError = true
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
	if e.onKey != nil && e.onKey(key) || !(paging && e.MultiLine) && Forward(e, key) {
		return
	}
	e.Entry.TypedKey(key)
}

// AcceptsTab is true only in table cells, where Tab goes to the next cell.
func (e *entry) AcceptsTab() bool { return e.ownsTab }

// Typing tells whether text was typed that is not handed over.
func (e *entry) Typing() bool { return e.typing != nil && e.typing() }

// mark shows a red frame.
func (e *entry) mark(faulty bool) {
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
