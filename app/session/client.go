package session

import (
	"context"
	"sort"
	"strings"
	"time"

	"yibiao/dossier/store"
)

// Names of the store's entity kinds and fields. Answers are kept under answerPrefix + field id.
const (
	kindField    = "kind"
	kindClient   = "client"
	kindDossier  = "dossier"
	kindRow      = "row"
	kindMaterial = "material"
	kindExport   = "export"
	answerPrefix = "a:"
	nameField    = "a:org.name"
)

// ClientInfo is one applicant as the workbench lists it.
type ClientInfo struct {
	ID      string
	Name    string
	Created time.Time
	// Dossiers counts the client's dossiers.
	Dossiers int
}

// Clients lists the applicants by name.
func (s *Session) Clients() ([]ClientInfo, error) {
	found, err := s.store.Find(context.Background(), map[string]string{kindField: kindClient}, kindField, nameField, "created")
	if err != nil {
		return nil, failed("list", err)
	}
	dossiers, err := s.store.Find(context.Background(), map[string]string{kindField: kindDossier}, "client")
	if err != nil {
		return nil, failed("list", err)
	}
	count := map[string]int{}
	for _, d := range dossiers {
		count[d.Value("client")]++
	}
	list := make([]ClientInfo, 0, len(found))
	for _, e := range found {
		created, _ := time.Parse(time.RFC3339, e.Value("created"))
		list = append(list, ClientInfo{ID: e.ID, Name: e.Value(nameField), Created: created, Dossiers: count[e.ID]})
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Name < list[j].Name })
	return list, nil
}

// CreateClient adds an applicant. Failures: name-empty, name-taken (args name).
func (s *Session) CreateClient(name string) (ClientInfo, error) {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		return ClientInfo{}, refuse("create-client", "name-empty")
	}
	list, err := s.Clients()
	if err != nil {
		return ClientInfo{}, err
	}
	for _, c := range list {
		if c.Name == name {
			return ClientInfo{}, refuse("create-client", "name-taken", "name", name)
		}
	}
	c := ClientInfo{ID: s.store.NewID(), Name: name, Created: s.Now()}
	_, err = s.apply(store.Edit{Root: c.ID, Label: "create-client", Sets: []store.Set{
		{Entity: c.ID, Field: kindField, Value: kindClient},
		{Entity: c.ID, Field: nameField, Value: name},
		{Entity: c.ID, Field: "created", Value: s.Now().Format(time.RFC3339)},
	}})
	return c, err
}

// FindClient finds an applicant by id, exact name or unified code. Failures: no-client, many-clients (args name).
func (s *Session) FindClient(key string) (ClientInfo, error) {
	list, err := s.Clients()
	if err != nil {
		return ClientInfo{}, err
	}
	coded, err := s.withCode(key)
	if err != nil {
		return ClientInfo{}, err
	}
	var part []ClientInfo
	for _, c := range list {
		if c.ID == key || c.Name == key || c.ID == coded {
			return c, nil
		}
		if key != "" && strings.Contains(c.Name, key) {
			part = append(part, c)
		}
	}
	switch len(part) {
	case 1:
		return part[0], nil
	case 0:
		return ClientInfo{}, refuse("find-client", "no-client", "name", key)
	}
	return ClientInfo{}, refuse("find-client", "many-clients", "name", key)
}

// withCode gives the id of the client with a unified social credit code; "" when there is none.
func (s *Session) withCode(code string) (string, error) {
	if len(code) != 18 {
		return "", nil
	}
	found, err := s.store.Find(context.Background(), map[string]string{kindField: kindClient, answerPrefix + "org.uscc": strings.ToUpper(code)}, kindField)
	if err != nil || len(found) == 0 {
		return "", failed("find-client", err)
	}
	return found[0].ID, nil
}

// Removed lists the deleted clients and dossiers by id and name, so that they can be restored.
func (s *Session) Removed() (clients []ClientInfo, dossiers []DossierInfo, err error) {
	gone, err := s.store.Find(context.Background(), map[string]string{kindField: kindClient, store.DeletedField: store.DeletedValue})
	if err != nil {
		return nil, nil, failed("list", err)
	}
	for _, e := range gone {
		clients = append(clients, ClientInfo{ID: e.ID, Name: e.Value(nameField)})
	}
	gone, err = s.store.Find(context.Background(), map[string]string{kindField: kindDossier, store.DeletedField: store.DeletedValue})
	for _, e := range gone {
		dossiers = append(dossiers, dossierInfo(e))
	}
	return clients, dossiers, failed("list", err)
}

// DeleteClient marks a client as deleted, with everything that belongs to it out of sight; RestoreClient brings it back.
func (s *Session) DeleteClient(id string) error {
	return s.mark(id, store.DeletedValue, "delete-client")
}

// RestoreClient undoes DeleteClient.
func (s *Session) RestoreClient(id string) error { return s.mark(id, "", "restore-client") }

// mark sets or clears the deletion mark. Failures: no-client, no-dossier for ids that the vault does not know.
func (s *Session) mark(id, value, label string) error {
	fields, err := s.store.Entity(context.Background(), id)
	if err != nil {
		return failed(label, err)
	}
	if len(fields) == 0 {
		code := "no-client"
		if strings.HasSuffix(label, kindDossier) {
			code = "no-dossier"
		}
		return refuse(label, code, "name", id)
	}
	_, err = s.apply(store.Edit{Root: id, Label: label, Sets: []store.Set{{Entity: id, Field: store.DeletedField, Value: value}}})
	return err
}
