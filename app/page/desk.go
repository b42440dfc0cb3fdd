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
func SetDesk(s *session.Session, d Desk) error { return session.Remember(s, settingDesk, string(d)) }

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
	// Client is at whose work it was opened; "" when that is not known.
	Client string `json:"client,omitempty"`
}

// mostRecent is how many are remembered of each client, and shown at most; allRecent how many there are in all.
const (
	mostRecent = 8
	allRecent  = 400
)

// Recents lists what was opened lately, the newest first; of one client alone while the others are hidden. A list that cannot be
// read counts as empty.
func Recents(s *session.Session) []Recent {
	only := session.OnlyOf(s)
	list := slices.DeleteFunc(recents(s), func(r Recent) bool { return only != "" && r.Client != only })
	return list[:min(len(list), mostRecent)]
}

// recents are those of all clients.
func recents(s *session.Session) []Recent {
	var list []Recent
	if json.Unmarshal([]byte(s.Setting(settingRecent)), &list) != nil {
		return nil
	}
	return list
}

// Remember puts something at the head of what was opened lately.
func Remember(s *session.Session, r Recent) error {
	list := recents(s)
	if len(list) > 0 && list[0] == r {
		return nil
	}
	of := 0
	list = slices.DeleteFunc(list, func(x Recent) bool {
		if x.Client == r.Client {
			of++
		}
		return x.Dossier == r.Dossier && x.File == r.File || x.Client == r.Client && of >= mostRecent
	})
	list = append([]Recent{r}, list...)
	data, err := json.Marshal(list[:min(len(list), allRecent)])
	if err != nil {
		return err
	}
	return session.Remember(s, settingRecent, string(data))
}

// settingOnly keeps which client alone is shown.
const settingOnly = "desk.only"

// ShowOnly hides every client but one, from now on and after the next start too, until it is called with "".
func ShowOnly(s *session.Session, client string) error {
	session.LookOnlyAt(s, client)
	return session.Remember(s, settingOnly, client)
}

// OnlyAgain hides what was hidden when the window was closed last. A client that is gone meanwhile hides nobody.
func OnlyAgain(s *session.Session) {
	client := s.Setting(settingOnly)
	if client == "" {
		return
	}
	if c, err := s.Clients().Find(client); err == nil && c.ID == client {
		session.LookOnlyAt(s, client)
	}
}
