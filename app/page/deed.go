package page

import (
	"strings"

	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

// Deed is taking an edit back, or repeating what was taken back, as the person is told of it.
type Deed bool

// The two deeds.
const (
	Undoing Deed = false
	Redoing Deed = true
)

// Went tells whether anything was done; if not, it tells the person why: nothing was left to do, or err.
func (d Deed) Went(ctx *Context, err error) bool {
	switch code := session.CodeOf(err); {
	case err == nil:
		return true
	case code == session.CodeNothingToUndo || code == session.CodeNothingToRedo:
		d.Nothing(ctx)
	case code == session.CodeFormElsewhere:
		ctx.Nav.Tell(say.Failure(err))
	default:
		ctx.Dialogs.Fail(err)
	}
	return false
}

// Nothing tells that no edit is left.
func (d Deed) Nothing(ctx *Context) {
	if d == Redoing {
		ctx.Nav.Tell(say.T("没有可以重做的改动。"))
		return
	}
	ctx.Nav.Tell(say.T("没有可以撤销的改动。"))
}

// Done tells what was taken back or repeated; label names the edit.
func (d Deed) Done(ctx *Context, label string) {
	if d == Redoing {
		ctx.Nav.Tell(say.T("已重做：{label}", "label", label))
		return
	}
	ctx.Nav.Tell(say.T("已撤销：{label}", "label", label))
}

// EditPlace is where an edit was done, by the label under which it was saved: a field, or a requirement; ok is false for edits that
// concern neither, and for what the form does not ask.
func EditPlace(label string, form *forms.Form) (to Page, at Place, ok bool) {
	kind, id, _ := strings.Cut(label, ":")
	switch kind {
	case "set", "cell", "cells", "rows", "delete-row", "move-row":
		at.Field = id
		for form.Field(at.Field) == nil { // of a column only its table is asked
			cut := strings.LastIndexByte(at.Field, '.')
			if cut < 0 {
				return "", Place{}, false
			}
			at.Field = at.Field[:cut]
		}
		return Form, at, true
	case "attach", "rework", "expiry", "reorder", "detach":
		return Materials, Place{Material: id}, form.Requirement(id) != nil
	}
	return "", Place{}, false
}
