package page

import (
	"strings"

	"yibiao/app/session"
)

// settingPlace is where the person was last in the form of a dossier or client, by its id.
const settingPlace = "place."

// LastPlace is the field, and the cell of a table, that the person was at last in a dossier or in the profile of a
// client, by id; the zero Place when there is none.
func LastPlace(s *session.Session, id string) Place {
	parts := strings.Split(s.Setting(settingPlace+id), "\n")
	if len(parts) != 3 {
		return Place{}
	}
	return Place{Field: parts[0], Row: parts[1], Column: parts[2]}
}

// RememberPlace keeps where a dossier, or a profile, was left.
func RememberPlace(s *session.Session, id string, at Place) error {
	return session.Remember(s, settingPlace+id, strings.Join([]string{at.Field, at.Row, at.Column}, "\n"))
}

// Settings of the form.
const (
	SettingLook = "form.look" // "paper" or ""
	SettingHelp = "form.help" // "folded" or ""
	// SettingWidths are the columns that were pulled, by table: id=width, separated by commas.
	SettingWidths = "form.widths."
)

// Keep writes a setting; a failure is told.
func Keep(ctx *Context, key, value string) {
	if err := session.Remember(ctx.Session, key, value); err != nil {
		ctx.Dialogs.Fail(err)
	}
}

// SettingClient keeps which client the workbench showed last.
const SettingClient = "workbench.client"

// RememberClient makes the workbench show a client when it is opened next.
func RememberClient(s *session.Session, id string) error {
	if s.Setting(SettingClient) == id {
		return nil
	}
	return session.Remember(s, SettingClient, id)
}
