package gui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/history"
)

// undoer takes back edits and repeats them.
type undoer struct{ ways *ways }

// Undo takes back the last edit of the open dossier or profile; while something is being typed, the last piece of typing.
func (u *undoer) Undo() {
	if u.typing(&fyne.ShortcutUndo{}) {
		return
	}
	if own, ok := u.ways.screen.(page.Undoer); ok {
		own.Undo()
		return
	}
	if u.ways.work == nil {
		if b, ok := u.ways.screen.(page.Restorer); ok && !b.RestoreLast() {
			u.ways.frame.Tell(say.T("这一页没有可以撤销的改动。档案里的改动，打开那份档案再撤销。"))
		}
		return
	}
	u.turn(page.Undoing, history.Undo)
}

// Redo repeats what Undo took back.
func (u *undoer) Redo() {
	if u.typing(&fyne.ShortcutRedo{}) {
		return
	}
	if own, ok := u.ways.screen.(page.Undoer); ok {
		own.Redo()
		return
	}
	if u.ways.work == nil {
		return
	}
	u.turn(page.Redoing, history.Redo)
}

// typing hands a shortcut to the text that is being typed, if there is one, and tells whether it did.
func (u *undoer) typing(shortcut fyne.Shortcut) bool {
	focused := u.ways.win.Canvas().Focused()
	if p, ok := focused.(field.Pending); ok {
		if !p.Typing() {
			return u.ways.dialogs.Asking()
		}
	} else if _, ok := focused.(*widget.Entry); !ok {
		return u.ways.dialogs.Asking()
	}
	if to, ok := focused.(fyne.Shortcutable); ok {
		to.TypedShortcut(shortcut)
	}
	return true
}

// turn takes back or repeats the last edit of what is open.
func (u *undoer) turn(deed page.Deed, do func(*session.Editing) (string, error)) {
	u.ways.screen.Leave()
	programmes, label := u.ways.work.Editing.Dossier.Programmes, ""
	deed.Turn(u.ways.ctx, func() (words string, err error) {
		words, label, err = u.ways.work.Turn(deed, do)
		return words, err
	}, func() {
		if slices.Equal(programmes, u.ways.work.Editing.Dossier.Programmes) {
			u.ways.screen.Refresh()
		} else {
			u.ways.rebuild()
		}
		u.ways.frame.refresh()
		u.follow(label)
	})
}

// follow goes to where an edit was done, so that nothing is taken back unseen. The check shows all of a dossier: it stays.
func (u *undoer) follow(label string) {
	w := u.ways.work
	to, at, ok := page.EditPlace(label, w.Editing.Form)
	if !ok || u.ways.route.Page == page.Check || to == page.Form && !w.Relevant[at.Field] {
		return
	}
	route := page.Route{Page: to, Dossier: w.Editing.Dossier.ID, At: at}
	if w.Editing.IsProfile() {
		route = page.Route{Page: page.Profile, Client: w.Editing.Client.ID, At: at}
	}
	if shows, same := u.ways.screen.(interface{ GoTo(page.Place) }); same && u.ways.route.Page == route.Page {
		shows.GoTo(at)
		return
	}
	if u.ways.route.Page != route.Page {
		u.ways.Go(route)
	}
}
