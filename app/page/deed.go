package page

import (
	"strings"

	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/forms"
)

// Deed is taking an edit back, or repeating what was taken back, as the person is told of it.
type Deed bool

// The two deeds.
const (
	Undoing Deed = false
	Redoing Deed = true
)

// Turn takes a step back, or repeats one, and tells how that went. do does it and gives the sentence for the status line; "" where nothing
// was left to do, as the failures nothing-to-undo and nothing-to-redo say too: that is told in the status line and never in a box. shown
// shows how things stand since; after a failure nothing has changed, and its reason is shown.
func (d Deed) Turn(ctx *Context, do func() (string, error), shown func()) {
	words, err := do()
	switch {
	case spent(words, err):
		d.Nothing(ctx)
	case session.CodeOf(err) == session.CodeFormElsewhere, overtaken(err):
		ctx.Nav.Tell(say.Failure(err))
	case err != nil:
		ctx.Dialogs.Fail(err)
	default:
		shown()
		ctx.Nav.Saved()
		ctx.Nav.Tell(words)
	}
}

// spent tells that nothing was left to do.
func spent(words string, err error) bool {
	code := session.CodeOf(err)
	return err == nil && words == "" || code == session.CodeNothingToUndo || code == session.CodeNothingToRedo
}

// overtaken tells that a step was used up and nothing has changed.
func overtaken(err error) bool { return session.CodeOf(err) == session.CodeStepOvertaken }

// Nothing tells that no edit is left.
func (d Deed) Nothing(ctx *Context) {
	if d == Redoing {
		ctx.Nav.Tell(say.T("没有可以重做的改动。"))
		return
	}
	ctx.Nav.Tell(say.T("没有可以撤销的改动。"))
}

// Words tell what was taken back or repeated; label names the edit, "" for none.
func (d Deed) Words(label string) string {
	switch {
	case label == "":
		return ""
	case d == Redoing:
		return say.T("已重做：{label}", "label", label)
	}
	return say.T("已撤销：{label}", "label", label)
}

// Deeds are what was done in one visit of a screen and what of it was taken back, each in its order.
type Deeds[T any] struct{ done, undone []T }

// Did remembers a step, after which nothing can be repeated.
func (s *Deeds[T]) Did(step T) { s.done, s.undone = append(s.done, step), nil }

// CanTurn tells whether a step is left to be taken back, and one to be repeated.
func (s *Deeds[T]) CanTurn() (undo, redo bool) { return len(s.done) > 0, len(s.undone) > 0 }

// Next is the step that a deed is about; ok is false when none is left.
func (s *Deeds[T]) Next(d Deed) (step T, ok bool) {
	from, _ := s.ways(d)
	if n := len(*from); n > 0 {
		return (*from)[n-1], true
	}
	return step, false
}

// Turn does a deed on its next step. One that was done may be turned the other way, one of which nothing was left is forgotten, and one
// that failed stays. do gives the sentence as for Deed.Turn.
func (s *Deeds[T]) Turn(ctx *Context, d Deed, do func(T) (string, error), shown func()) {
	step, ok := s.Next(d)
	if !ok {
		d.Nothing(ctx)
		return
	}
	d.Turn(ctx, func() (string, error) {
		words, err := do(step)
		s.Went(d, step, words, err)
		return words, err
	}, shown)
}

// Went keeps in step with what came of a deed on a step, which may be one that is not remembered.
func (s *Deeds[T]) Went(d Deed, step T, words string, err error) {
	from, to := s.ways(d)
	if err == nil && words != "" {
		*to = append(*to, step)
	} else if !spent(words, err) && !overtaken(err) {
		return
	}
	if n := len(*from); n > 0 {
		*from = (*from)[:n-1]
	}
}

func (s *Deeds[T]) ways(d Deed) (from, to *[]T) {
	if d == Redoing {
		return &s.undone, &s.done
	}
	return &s.done, &s.undone
}

// EditPlace is where an edit was done, by the label under which it was saved: a field, or a requirement; ok is false for edits that
// concern neither, and for what the form does not ask.
func EditPlace(label string, form *forms.Form) (to Page, at Place, ok bool) {
	done, id := record.LabelOf(label)
	switch done {
	case record.LabelSet, record.LabelCell, record.LabelCells, record.LabelRows, record.LabelDeleteRow, record.LabelMoveRow:
		at.Field = id
		for form.Field(at.Field) == nil { // of a column only its table is asked
			cut := strings.LastIndexByte(at.Field, '.')
			if cut < 0 {
				return "", Place{}, false
			}
			at.Field = at.Field[:cut]
		}
		return Form, at, true
	case record.LabelAttach, record.LabelRework, record.LabelExpiry, record.LabelReorder, record.LabelDetach:
		return Materials, Place{Material: id}, form.Requirement(id) != nil
	}
	return "", Place{}, false
}
