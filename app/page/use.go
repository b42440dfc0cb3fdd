package page

import (
	"fyne.io/fyne/v2"

	"yibiao/app/say"
	"yibiao/app/session"
)

// Fixed is why no answer can be typed, in a few words; "" where one can.
func Fixed(s *session.Session) string {
	if session.LookingOnly(s) {
		return say.T("只能看，不能改")
	}
	return ""
}

// changing is what a person presses or ticks.
type changing interface {
	fyne.CanvasObject
	Deny(why string)
}

// Changing marks a button or a box as one that changes the vault: where the vault is only looked at it rests and says why.
func Changing[D changing](s *session.Session, deed D) D {
	if session.LookingOnly(s) {
		deed.Deny(say.T("只能看"))
	}
	return deed
}

// ChangingItems marks lines of a menu in the same way.
func ChangingItems(s *session.Session, items ...*fyne.MenuItem) []*fyne.MenuItem {
	for _, x := range items {
		if session.LookingOnly(s) && !x.IsSeparator {
			x.Label, x.Disabled = say.T("{words}（只能看）", "words", x.Label), true
		}
	}
	return items
}

// Refused tells, before anything is asked or read, that nothing can be changed where the vault is only looked at; false where it can.
func Refused(ctx *Context) bool {
	if !session.LookingOnly(ctx.Session) {
		return false
	}
	ctx.Dialogs.Fail(session.Refuse("save", session.CodeReadOnly))
	return true
}

// RouteOfUse leads to the very place where a dossier holds a value that others hold too.
func RouteOfUse(u session.Use) Route {
	at := Place{Field: u.Field.Name()}
	if u.Table != "" {
		at = Place{Field: u.Table, Row: u.Row, Column: u.Field.Name()}
	}
	return Route{Page: Form, Dossier: u.Dossier.ID, At: at}
}
