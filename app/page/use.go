package page

import (
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
