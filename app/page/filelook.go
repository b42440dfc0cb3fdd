package page

import (
	"context"

	"yibiao/app/session"
	"yibiao/app/task"
)

// LookOver looks, beside the window, at the attached files that nobody has looked at, so that check and export know what
// the list of materials knows. shown is called when that changed the report.
func (w *Work) LookOver(by *task.Latest, shown func(error)) {
	todo := w.Editing.Materials().Unlooked()
	if len(todo) == 0 {
		return
	}
	near := session.NeighboursOf(w.Editing)
	var seen map[string]session.Glance
	look := func(ctx context.Context, _ task.Report) (err error) {
		seen, err = w.Editing.Session().Files().LookAll(ctx, near, todo)
		return err
	}
	by.Do(look, func(err error) {
		if err != nil || len(seen) == 0 {
			return
		}
		w.Editing.Materials().Looked(seen)
		shown(w.Update())
	})
}

// Unseen counts the files of which nobody knows yet what they hold: what speaks against them is in no count.
func (w *Work) Unseen() int {
	n := 0
	for _, m := range w.Editing.Materials().Of("") {
		if !m.Glance.Known() {
			n++
		}
	}
	return n
}
