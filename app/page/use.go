package page

import "yibiao/app/session"

// RouteOfUse leads to the very place where a dossier holds a value that others hold too.
func RouteOfUse(u session.Use) Route {
	at := Place{Field: u.Field.Name()}
	if u.Table != "" {
		at = Place{Field: u.Table, Row: u.Row, Column: u.Field.Name()}
	}
	return Route{Page: Form, Dossier: u.Dossier.ID, At: at}
}
