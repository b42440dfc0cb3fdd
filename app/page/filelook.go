package page

import (
	"context"

	"yibiao/app/session"
	"yibiao/app/task"
	"yibiao/forms"
)

// LookOver looks, beside the window, at the attached files that nobody has looked at, so that check and export know what
// the list of materials knows. shown is called when that changed the report.
func (w *Work) LookOver(by *task.Latest, shown func(error)) {
	todo := w.Editing.Unlooked()
	if len(todo) == 0 {
		return
	}
	var seen map[string]session.Glance
	look := func(ctx context.Context, _ task.Report) (err error) {
		seen, err = w.Editing.LookAll(ctx, todo)
		return err
	}
	by.Do(look, func(err error) {
		if err != nil || len(seen) == 0 {
			return
		}
		w.Editing.Looked(seen)
		shown(w.Update())
	})
}

// BadFiles counts the files of a requirement that cannot be handed in as they are.
func (w *Work) BadFiles(requirement string) int {
	bad := map[string]bool{}
	for _, f := range w.Report.Findings {
		if f.Code == "file" && f.Material == requirement && f.Severity == forms.Block {
			bad[f.Fault.Args["id"]] = true
		}
	}
	return len(bad)
}
