package official

import (
	"testing"

	"yibiao/dossier/formmap/plan"
)

// TestUndoIsKnownBeforehand: the screen tells whether there is something to undo or to repeat.
func TestUndoIsKnownBeforehand(t *testing.T) {
	o, _ := newOfficial(t, blankForm(t))
	can := func(when string, undo, redo bool) {
		t.Helper()
		if u, r := o.CanTurn(); u != undo || r != redo {
			t.Errorf("%s: undo %v, redo %v", when, u, r)
		}
	}
	can("after the import", true, false)
	o.leaveEmpty(o.at(t, "暗号"))
	if e := o.blank.entry(o.at(t, "暗号")); e.State != plan.Ignored {
		t.Fatalf("%+v", e)
	}
	can("after a decision", true, false)
	o.Undo()
	can("after undo", true, true)
	o.Undo()
	can("with nothing left", false, true)
	o.Redo()
	o.Redo()
	can("after redo", true, false)

	empty, _ := newOfficial(t, "")
	if u, r := empty.CanTurn(); u || r {
		t.Error("without a form there is something to undo")
	}
}
