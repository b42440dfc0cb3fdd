package official

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"yibiao/dossier/formmap/plan"
)

// TestPDFInsteadOfPages: where pages cannot be drawn but a PDF can be made, it is made and opened.
func TestPDFInsteadOfPages(t *testing.T) {
	o, d := newOfficial(t, blankForm(t))
	var failure error
	var made []string
	o.pages.draw = drawer{available: func() bool { return false }, canPDF: func() bool { return true }, pdf: func(_ context.Context, document, out string) (string, error) {
		if _, err := os.Stat(document); err != nil {
			t.Error(err)
		}
		path := filepath.Join(out, "page.pdf")
		made = append(made, out)
		return path, errors.Join(failure, os.WriteFile(path, []byte("%PDF"), 0o600))
	}}
	o.pages.show(true)
	if len(o.pages.pages) != 0 || len(made) != 0 {
		t.Error("the PDF is made before it is asked for")
	}
	o.pages.openPDF()
	if len(d.Opened) != 1 || filepath.Base(d.Opened[0]) != "page.pdf" {
		t.Fatalf("opened %v", d.Opened)
	}
	if _, err := os.Stat(d.Opened[0]); err != nil {
		t.Error("the PDF must stay while it is shown:", err)
	}
	for i, err := range []error{context.Canceled, errors.New("it broke")} {
		failure = err
		o.pages.openPDF()
		if len(d.Opened) != 1 || len(d.Failed) != i {
			t.Errorf("%v: opened %v, failures %v", err, d.Opened, d.Failed)
		}
		if _, err := os.Stat(made[len(made)-1]); !os.IsNotExist(err) {
			t.Errorf("%s is left over", made[len(made)-1])
		}
	}
	for _, folder := range made {
		_ = os.RemoveAll(folder)
	}
}

// TestUndoIsKnownBeforehand: the screen tells whether there is something to undo or to repeat.
func TestUndoIsKnownBeforehand(t *testing.T) {
	o, _ := newOfficial(t, blankForm(t))
	can := func(when string, undo, redo bool) {
		t.Helper()
		if o.CanUndo() != undo || o.CanRedo() != redo {
			t.Errorf("%s: undo %v, redo %v", when, o.CanUndo(), o.CanRedo())
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
	if empty.CanUndo() || empty.CanRedo() {
		t.Error("without a form there is something to undo")
	}
}
