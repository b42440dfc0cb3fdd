package page

import (
	"encoding/json"
	"slices"

	"yibiao/app/session"
)

// Settings of the desk, kept in the vault.
const (
	settingDesk   = "desk.kind"
	settingRecent = "desk.recent"
)

// Desk says for whom the program works.
type Desk string

// The desks that can be chosen.
const (
	DeskUnknown Desk = ""
	DeskFirm    Desk = "firm"   // one firm that applies for itself
	DeskOffice  Desk = "office" // an office that applies for many
)

// DeskOf reads which desk was chosen.
func DeskOf(s *session.Session) Desk { return Desk(s.Setting(settingDesk)) }

// SetDesk keeps the choice.
func SetDesk(s *session.Session, d Desk) error { return s.SetSetting(settingDesk, string(d)) }

// FirstStart tells that the vault is new: nobody has chosen a desk, and there is not and was not a client.
func FirstStart(s *session.Session) bool {
	if DeskOf(s) != DeskUnknown {
		return false
	}
	clients, err := s.Clients().List()
	if err != nil || len(clients) > 0 {
		return false
	}
	gone, dossiers, err := session.Removed(s)
	return err == nil && len(gone)+len(dossiers) == 0
}

// Recent is something that was opened lately: a dossier by its id, or a file by its path.
type Recent struct {
	Dossier string `json:"dossier,omitempty"`
	File    string `json:"file,omitempty"`
}

// mostRecent is how many are remembered.
const mostRecent = 8

// Recents lists what was opened lately, the newest first. A list that cannot be read counts as empty.
func Recents(s *session.Session) []Recent {
	var list []Recent
	if json.Unmarshal([]byte(s.Setting(settingRecent)), &list) != nil {
		return nil
	}
	return list[:min(len(list), mostRecent)]
}

// Remember puts something at the head of what was opened lately.
func Remember(s *session.Session, r Recent) error {
	list := Recents(s)
	if len(list) > 0 && list[0] == r {
		return nil
	}
	list = slices.DeleteFunc(list, func(x Recent) bool { return x == r })
	list = append([]Recent{r}, list...)
	data, err := json.Marshal(list[:min(len(list), mostRecent)])
	if err != nil {
		return err
	}
	return s.SetSetting(settingRecent, string(data))
}
