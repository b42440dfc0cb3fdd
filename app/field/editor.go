// Package field holds one editor for each family of field types: what a person types an answer into.
//
// An editor knows one field and nothing of where answers are kept. It hands over what was typed, as typed, when the
// person leaves it, presses Enter or chooses, and never before: half a word is no answer. Until then it can be kept, so that
// nothing is lost, and nothing is made of it. What the session made of an answer comes back through Show.
package field

import (
	"time"

	"fyne.io/fyne/v2"

	"yibiao/app/field/input"
	"yibiao/forms"
)

// Editor is the input of one answer. It belongs to the Fyne goroutine.
type Editor interface {
	// Object is what stands in the form.
	Object() fyne.CanvasObject
	// First is the part that takes the keyboard first; nil when the answer cannot be typed.
	First() fyne.Focusable
	// Show shows a stored answer in canonical form. What was typed and not handed over yet stays.
	Show(canonical string)
	// Text is what Commit would hand over.
	Text() string
	// Commit hands over what was typed, if it differs from what was shown.
	Commit()
	// Mark shows whether the answer is faulty.
	Mark(faulty bool)
}

// Keeper is an editor whose text can be saved while it is being typed, without being handed over. Keep tells whether nothing
// is left to be saved, Kept whether something was that is not handed over.
type Keeper interface {
	Keep(more bool) bool
	Kept() bool
}

// Pending is an input that may hold text that was typed and not handed over. The window asks the focused object
// before it takes an undo for the whole dossier.
type Pending interface{ Typing() bool }

// Picker is an editor with suggestions: PickMarked takes the one under the mark, if one is shown.
type Picker interface{ PickMarked() }

// Config says what an editor is for. Only Field and Vocabulary must be set.
type Config struct {
	Field      *forms.Field
	Vocabulary *forms.Vocabulary
	// Compact editors stand in the cell of a table: no unit, no helpers beside them, and Tab is theirs.
	Compact bool
	// OnCommit takes a new answer, as typed, and tells whether it was kept. An answer that could not be saved stays in the
	// editor as typed text, and is handed over again when the editor is next left.
	OnCommit func(text string) bool
	// OnType is told of each change that a person makes to typed text; nil means that nobody saves before the text is left.
	OnType func()
	// OnKeep saves text that is still being typed, and gives the answer as it was kept; more tells that the typing has not
	// paused. The text stays as typed until it is handed over.
	OnKeep  func(text string, more bool) (canonical string, ok bool)
	OnFocus func() // the keyboard came
	OnLeave func() // the keyboard went; called after OnCommit
	// OnKey sees each key first and tells whether it was used up.
	OnKey func(*fyne.KeyEvent) bool
	// Fixed is why the answer cannot be changed; "" lets it be typed.
	Fixed string
	// Today marks the day in the calendar; nil means time.Now.
	Today func() time.Time
	// OnGrow is told when an input, or what it suggests below itself, has become higher or lower while one types; may be nil.
	OnGrow func()
	// Wide lets lines of text take all the room there is, as in the cells of a form on paper.
	Wide bool
	// Menu gives what stands in the context menu below the lines of the input itself; nil means nothing.
	Menu func() []*fyne.MenuItem
	// OnWheel takes the mouse wheel while the pointer is over an input of one line; nil leaves it to the input.
	OnWheel func(*fyne.ScrollEvent)
}

// maker makes the editor of one family of types.
type maker func(Config) Editor

// makers is the registry: a new type is one more row. Types that are not listed are typed as one line.
var makers = map[forms.TypeName]maker{
	forms.TypeLongText:  newLong,
	forms.TypeList:      newLong,
	forms.TypeInt:       newNumber,
	forms.TypeMoney:     newNumber,
	forms.TypeNumber:    newNumber,
	forms.TypePercent:   newNumber,
	forms.TypeDate:      newDate,
	forms.TypeYearMonth: newDate,
	forms.TypeBool:      newBool,
	forms.TypeChoice:    newChoice,
	forms.TypeMulti:     newMulti,
	forms.TypeRegion:    newSearch,
	forms.TypeIndustry:  newSearch,
}

// New makes the editor of a field. Fields that are calculated, or cannot be changed, get one that only shows. Tables have their own
// package, table.
func New(cfg Config) Editor {
	if cfg.Field.Computed() || cfg.Fixed != "" {
		return newComputed(cfg)
	}
	if make, ok := makers[cfg.Field.TypeName()]; ok {
		return make(cfg)
	}
	return newLine(cfg)
}

func (c Config) commit(text string) bool { return c.OnCommit == nil || c.OnCommit(text) }

// hooks are what the form wants to know of the input.
func (c Config) hooks() input.Hooks {
	return input.Hooks{OnFocus: c.OnFocus, OnLeave: c.OnLeave, OnKey: c.OnKey, More: c.Menu}
}

func (c Config) leave() {
	if c.OnLeave != nil {
		c.OnLeave()
	}
}

func (c Config) key(e *fyne.KeyEvent) bool { return c.OnKey != nil && c.OnKey(e) }

func (c Config) today() time.Time {
	if c.Today == nil {
		return time.Now()
	}
	return c.Today()
}

// shown is a canonical answer as it is shown for editing.
func (c Config) shown(canonical string) string {
	if c.Field.Has(forms.TraitDay | forms.TraitListed) {
		return c.Vocabulary.Display(c.Field, canonical, "")
	}
	return canonical
}
