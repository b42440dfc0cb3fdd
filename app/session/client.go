package session

import (
	"context"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"yibiao/dossier/store"
)

// Names of the store's entity kinds and fields. Answers are kept under answerPrefix + field id.
const (
	KindField    = "kind"
	KindClient   = "client"
	KindDossier  = "dossier"
	KindRow      = "row"
	KindMaterial = "material"
	KindExport   = "export"
	AnswerPrefix = "a:"
	NameField    = "a:org.name"
)

// Names of the fields of entities that hold no answers.
const (
	AddedField       = "added"
	AnswersField     = "answers"
	AtField          = "at"
	ClientField      = "client"
	CreatedField     = "created"
	DigestField      = "digest"
	DossierField     = "dossier"
	DraftField       = "draft"
	DueField         = "due"
	ExpiresField     = "expires"
	MapField         = "map"
	FileNameField    = "name" // of files: their own name
	NumberField      = "number"
	OrderField       = "order" // of rows: see OrderText
	OutlineField     = "outline"
	OutputField      = "output"
	OwnerField       = "owner" // of rows and files: the dossier, or the client
	PackField        = "pack"
	ProgrammesField  = "programmes"
	RequirementField = "requirement"
	SHAField         = "sha" // of files
	SizeField        = "size"
	SlotField        = "slot"
	StatusField      = "status"
	TableField       = "table"
	TargetField      = "target"
	TextField        = "text"
	TitleField       = "title"
	VersionField     = "version"
)

// ClientInfo is one applicant as the workbench lists it.
type ClientInfo struct {
	ID      string
	Name    string
	Created time.Time
	// Dossiers counts the client's dossiers.
	Dossiers int
	// Twin tells that another client bears the same name: then the name alone names neither.
	Twin bool
}

// Clients are the applicants of a vault.
type Clients struct {
	s *Session
}

// List lists the applicants by name.
func (cs Clients) List() ([]ClientInfo, error) {
	found, err := cs.s.store.State().Find(context.Background(), map[string]string{KindField: KindClient}, KindField, NameField, "created")
	if err != nil {
		return nil, Failed("list", err)
	}
	dossiers, err := cs.s.store.State().Find(context.Background(), map[string]string{KindField: KindDossier}, "client")
	if err != nil {
		return nil, Failed("list", err)
	}
	count := map[string]int{}
	for _, d := range dossiers {
		count[d.Value(ClientField)]++
	}
	list := make([]ClientInfo, 0, len(found))
	for _, e := range found {
		created, _ := time.Parse(time.RFC3339, e.Value(CreatedField))
		list = append(list, ClientInfo{ID: e.ID, Name: e.Value(NameField), Created: created, Dossiers: count[e.ID]})
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Name < list[j].Name })
	for i := 1; i < len(list); i++ {
		if list[i].Name == list[i-1].Name {
			list[i-1].Twin, list[i].Twin = true, true
		}
	}
	return list, nil
}

// Twins gives the other clients of a client's name, which an old one that was restored, or a new name, may have brought about.
func (cs Clients) Twins(id string) ([]ClientInfo, error) {
	list, err := cs.List()
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(list, func(c ClientInfo) bool { return c.ID == id })
	if at < 0 {
		return nil, nil
	}
	name := list[at].Name
	return slices.DeleteFunc(list, func(c ClientInfo) bool { return c.ID == id || c.Name != name }), nil
}

// maxName is how long the name of a client may be; the longest registered ones have some sixty characters.
const maxName = 200

// Create adds an applicant. Failures: name-empty, name-long (args have, max), name-taken (args name).
func (cs Clients) Create(name string) (ClientInfo, error) {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		return ClientInfo{}, Refuse("create-client", CodeNameEmpty)
	}
	if n := utf8.RuneCountInString(name); n > maxName {
		return ClientInfo{}, Refuse("create-client", CodeNameLong, "have", strconv.Itoa(n), "max", strconv.Itoa(maxName))
	}
	list, err := cs.List()
	if err != nil {
		return ClientInfo{}, err
	}
	for _, c := range list {
		if c.Name == name {
			return ClientInfo{}, Refuse("create-client", CodeNameTaken, "name", name)
		}
	}
	c := ClientInfo{ID: cs.s.store.NewID(), Name: name, Created: cs.s.Now()}
	_, err = cs.s.Apply(store.Edit{Root: c.ID, Label: "create-client", Sets: []store.Set{
		{Entity: c.ID, Field: KindField, Value: KindClient},
		{Entity: c.ID, Field: NameField, Value: name},
		{Entity: c.ID, Field: CreatedField, Value: cs.s.Now().Format(time.RFC3339)},
	}})
	return c, err
}

// Find finds an applicant by id, by exact name or unified code, or by a part of its name that fits one only. A name
// that several bear names none of them. Failures: no-client, many-clients (args name, count, found).
func (cs Clients) Find(key string) (ClientInfo, error) {
	list, err := cs.List()
	if err != nil {
		return ClientInfo{}, err
	}
	coded, err := cs.withCode(key)
	if err != nil {
		return ClientInfo{}, err
	}
	var part, exact []ClientInfo
	for _, c := range list {
		switch {
		case c.ID == key:
			return c, nil
		case key == "":
		case c.Name == key, slices.Contains(coded, c.ID):
			exact = append(exact, c)
		case strings.Contains(c.Name, key):
			part = append(part, c)
		}
	}
	if len(exact) > 0 {
		part = exact
	}
	switch len(part) {
	case 1:
		return part[0], nil
	case 0:
		return ClientInfo{}, Refuse("find-client", CodeNoClient, "name", key)
	}
	var lines []string
	for _, c := range part {
		lines = append(lines, c.Name+" "+c.ID)
	}
	return ClientInfo{}, Refuse("find-client", CodeManyClients, "name", key, "count", strconv.Itoa(len(part)), "found", foundText(lines))
}

// mostFound is how many of the things that a name fits are named in the refusal.
const mostFound = 5

// foundText lists what a name fits, one a line.
func foundText(lines []string) string {
	if len(lines) > mostFound {
		lines = append(slices.Clone(lines[:mostFound]), "…")
	}
	return strings.Join(lines, "\n")
}

// withCode gives the ids of the clients with a unified social credit code.
func (cs Clients) withCode(code string) ([]string, error) {
	if len(code) != 18 {
		return nil, nil
	}
	found, err := cs.s.store.State().Find(context.Background(), map[string]string{KindField: KindClient, AnswerPrefix + "org.uscc": strings.ToUpper(code)}, KindField)
	var ids []string
	for _, e := range found {
		ids = append(ids, e.ID)
	}
	return ids, Failed("find-client", err)
}

// Removed lists the deleted clients and dossiers by id and name, so that they can be restored.
func Removed(s *Session) (clients []ClientInfo, dossiers []DossierInfo, err error) {
	gone, err := s.store.State().Find(context.Background(), map[string]string{KindField: KindClient, store.DeletedField: store.DeletedValue})
	if err != nil {
		return nil, nil, Failed("list", err)
	}
	for _, e := range gone {
		clients = append(clients, ClientInfo{ID: e.ID, Name: e.Value(NameField)})
	}
	gone, err = s.store.State().Find(context.Background(), map[string]string{KindField: KindDossier, store.DeletedField: store.DeletedValue})
	for _, e := range gone {
		dossiers = append(dossiers, DossierOf(e))
	}
	return clients, dossiers, Failed("list", err)
}

// Delete marks a client as deleted, with everything that belongs to it out of sight; Restore brings it back.
func (cs Clients) Delete(id string) error {
	return mark(cs.s, id, store.DeletedValue, "delete-client")
}

// Restore undoes Delete.
func (cs Clients) Restore(id string) error { return mark(cs.s, id, "", "restore-client") }

// mark sets or clears the deletion mark. Failures: no-client, no-dossier for ids that the vault does not know.
func mark(s *Session, id, value, label string) error {
	fields, err := s.store.State().Entity(context.Background(), id)
	if err != nil {
		return Failed(label, err)
	}
	if len(fields) == 0 {
		code := CodeNoClient
		if strings.HasSuffix(label, KindDossier) {
			code = CodeNoDossier
		}
		return Refuse(label, code, "name", id)
	}
	_, err = s.Apply(store.Edit{Root: id, Label: label, Sets: []store.Set{{Entity: id, Field: store.DeletedField, Value: value}}})
	return err
}

// MatchPrefix is where a client keeps answers that were given for matching and belong to no profile field.
const MatchPrefix = "q:"
