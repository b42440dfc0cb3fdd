package session

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"yibiao/app/find"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/gb"
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

// clientList is a list of clients that holds as long as nothing is written to the vault.
type clientList struct {
	at, only string
	list     []ClientInfo
}

// List lists the applicants in the order of the pinyin of their names. Failures: the store's.
func (cs Clients) List() ([]ClientInfo, error) {
	now := cs.s.store.LastClock()
	kept := Shelf[clientList](cs.s)
	if kept.list != nil && !cs.s.store.ReadOnly() && kept.at == now && kept.only == cs.s.only {
		return slices.Clone(kept.list), nil
	}
	list, err := cs.read()
	if err == nil {
		*kept = clientList{now, cs.s.only, slices.Clone(list)}
	}
	return list, err
}

func (cs Clients) read() ([]ClientInfo, error) {
	found, err := cs.s.store.State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindClient}, record.KindField, record.NameField, record.CreatedField)
	if err != nil {
		return nil, Failed("list", err)
	}
	count, ok, err := cs.s.store.Digests().Counts(context.Background())
	if err == nil && !ok {
		count, err = cs.s.store.State().Count(context.Background(), map[store.FieldName]string{record.KindField: record.KindDossier}, record.ClientField)
	}
	if err != nil {
		return nil, Failed("list", err)
	}
	list := make([]ClientInfo, 0, len(found))
	for _, e := range found {
		if cs.s.hides(e.ID) {
			continue
		}
		list = append(list, clientOf(e, count))
	}
	find.Sort(list, func(c ClientInfo) string { return c.Name })
	for i := 1; i < len(list); i++ {
		if list[i].Name == list[i-1].Name {
			list[i-1].Twin, list[i].Twin = true, true
		}
	}
	return list, nil
}

// clientOf reads a client from its entity, with what was counted of dossiers.
func clientOf(e store.EntityValues, dossiers map[string]int) ClientInfo {
	created, _ := time.Parse(time.RFC3339, e.Value(record.CreatedField))
	return ClientInfo{ID: e.ID, Name: e.Value(record.NameField), Created: created, Dossiers: dossiers[e.ID]}
}

// Twins gives the other clients with the name of a client; a new name, or an old client that was restored, may bring this about. nil for
// none. Failures: the store's.
func (cs Clients) Twins(id string) ([]ClientInfo, error) {
	c, there, err := cs.byID(id)
	if err != nil || !there {
		return nil, err
	}
	list, err := cs.named(c.Name)
	return slices.DeleteFunc(list, func(c ClientInfo) bool { return c.ID == id || cs.s.hides(c.ID) }), err
}

// SameCode gives the other clients that have the 统一社会信用代码 of a client: no two units have one. nil for none. Failures: the store's.
func (cs Clients) SameCode(id string) ([]ClientInfo, error) {
	e, there, err := record.Of(cs.s.store.State(), id, record.KindClient)
	if err != nil || !there {
		return nil, Failed("load", err)
	}
	list, err := cs.with(record.CodeField, e.Value(record.CodeField))
	return slices.DeleteFunc(list, func(c ClientInfo) bool { return c.ID == id || cs.s.hides(c.ID) }), err
}

// byID gives the client of an id, without the number of its dossiers; there is false when the vault has none of that id.
func (cs Clients) byID(id string) (c ClientInfo, there bool, err error) {
	e, there, err := record.Of(cs.s.store.State(), id, record.KindClient)
	return clientOf(e, nil), there, Failed("load", err)
}

// named gives the clients that bear exactly a name, without their dossiers' number.
func (cs Clients) named(name string) ([]ClientInfo, error) { return cs.with(record.NameField, name) }

// with gives the clients one of whose fields has exactly a value, without their dossiers' number; none for "".
func (cs Clients) with(field store.FieldName, value string) ([]ClientInfo, error) {
	if value == "" {
		return nil, nil
	}
	found, err := cs.s.store.State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindClient, field: value}, record.KindField, record.NameField, record.CreatedField)
	var list []ClientInfo
	for _, e := range found {
		list = append(list, clientOf(e, nil))
	}
	return list, Failed("find-client", err)
}

// whole adds to a client that was found by itself what the list would tell of it.
func (cs Clients) whole(c ClientInfo) (ClientInfo, error) {
	count, err := cs.s.store.State().Count(context.Background(), map[store.FieldName]string{record.KindField: record.KindDossier, record.ClientField: c.ID}, record.ClientField)
	if err != nil {
		return c, Failed("list", err)
	}
	c.Dossiers = count[c.ID]
	twins, err := cs.named(c.Name)
	c.Twin = len(twins) > 1
	return c, err
}

// maxName is how long the name of a client may be; the longest registered ones have some sixty characters.
const maxName = 200

// Create adds an applicant; spaces within a Chinese name are left out. Failures: name-empty, name-long (args have, max), name-obscured and
// name-taken (args name).
func (cs Clients) Create(name string) (ClientInfo, error) {
	name = forms.FoldName(name)
	if name == "" {
		return ClientInfo{}, Refuse("create-client", CodeNameEmpty)
	}
	if n := utf8.RuneCountInString(name); n > maxName {
		return ClientInfo{}, Refuse("create-client", CodeNameLong, "have", strconv.Itoa(n), "max", strconv.Itoa(maxName))
	}
	if strings.ContainsRune(name, utf8.RuneError) || gb.Obscured(name, false) {
		return ClientInfo{}, Refuse("create-client", CodeNameObscured, "name", name)
	}
	if same, err := cs.named(name); err != nil {
		return ClientInfo{}, err
	} else if len(same) > 0 {
		return ClientInfo{}, Refuse("create-client", CodeNameTaken, "name", name)
	}
	c := ClientInfo{ID: cs.s.store.NewID(), Name: name, Created: cs.s.Now()}
	_, err := cs.s.Apply(store.Edit{Root: c.ID, Label: record.LabelCreateClient.Of(), Sets: []store.Set{
		{Entity: c.ID, Field: record.KindField, Value: record.KindClient},
		{Entity: c.ID, Field: record.NameField, Value: name},
		{Entity: c.ID, Field: record.CreatedField, Value: cs.s.Now().Format(time.RFC3339)},
	}})
	return c, err
}

// Find finds an applicant by id, by exact name or unified code, or by a part of its name that fits one only. A name
// that several bear names none of them. Failures: no-client, client-in-trash, many-clients (args name, count, found).
func (cs Clients) Find(key string) (ClientInfo, error) {
	if c, there, err := cs.byID(key); err != nil {
		return ClientInfo{}, err
	} else if there && !cs.s.hides(c.ID) {
		return cs.whole(c)
	}
	part, err := cs.exactly(key)
	if err != nil {
		return ClientInfo{}, err
	}
	part = slices.DeleteFunc(part, func(c ClientInfo) bool { return cs.s.hides(c.ID) })
	if len(part) == 0 && key != "" {
		list, err := cs.List()
		if err != nil {
			return ClientInfo{}, err
		}
		part = slices.DeleteFunc(list, func(c ClientInfo) bool { return !strings.Contains(c.Name, key) && !partOfID(c.ID, key) })
	}
	by := lookup{"find-client", key, CodeNoClient, CodeManyClients}
	if len(part) == 0 && key != "" {
		gone, _, err := Removed(cs.s)
		if err != nil {
			return ClientInfo{}, err
		}
		if slices.ContainsFunc(gone, func(c ClientInfo) bool { return meant(key, c.Name, c.ID) }) {
			by.none = CodeClientInTrash
		}
	}
	c, err := only(part, by, func(c ClientInfo) string { return c.Name + " " + c.ID })
	if err != nil {
		return ClientInfo{}, err
	}
	return cs.whole(c)
}

// meant tells that a key is a part of a name, or begins or ends an id.
func meant(key, name, id string) bool { return strings.Contains(name, key) || partOfID(id, key) }

// outOfTrash leaves out the dossiers of deleted clients; where none is left, the lookup tells of what is meant and lies in the trash.
func (ds Dossiers) outOfTrash(list []DossierInfo, key string, by *lookup) (part []DossierInfo, err error) {
	for _, d := range list {
		_, there, err := ds.s.Clients().byID(d.Client)
		if err != nil {
			return nil, err
		}
		if there {
			part = append(part, d)
		}
	}
	if len(part) > 0 || key == "" {
		return part, nil
	}
	_, gone, err := Removed(ds.s)
	if len(list) > 0 || slices.ContainsFunc(gone, func(d DossierInfo) bool { return meant(key, d.Title, d.ID) }) {
		by.none = CodeDossierInTrash
	}
	return nil, err
}

// leastOfID is how many signs of an id at least tell one thing from another.
const leastOfID = 6

// partOfID tells whether a key is the beginning or the end of an id, by which things of one name are told apart.
func partOfID(id, key string) bool {
	key = strings.ToLower(key)
	return len(key) >= leastOfID && (strings.HasPrefix(id, key) || strings.HasSuffix(id, key))
}

// mostFound is how many of the things that a name fits are named in the refusal.
const mostFound = 5

// lookup is a search for one thing by what a person typed, with the codes of what is refused.
type lookup struct {
	doing, key string
	none, many Code
}

// only gives the one thing that was found; none, or several, are refused, these with the lines that tell them apart.
func only[T any](found []T, by lookup, line func(T) string) (one T, err error) {
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return one, Refuse(by.doing, by.none, "name", by.key)
	}
	var lines []string
	for _, x := range found[:min(len(found), mostFound)] {
		lines = append(lines, line(x))
	}
	if len(found) > mostFound {
		lines = append(lines, "…")
	}
	return one, Refuse(by.doing, by.many, "name", by.key, "count", strconv.Itoa(len(found)), "found", strings.Join(lines, "\n"))
}

// exactly gives the clients with a name or a unified social credit code, by name.
func (cs Clients) exactly(key string) ([]ClientInfo, error) {
	list, err := cs.named(key)
	code := strings.ToUpper(strings.Join(strings.Fields(key), ""))
	if err != nil || len(code) != 18 {
		return list, err
	}
	coded, err := cs.with(record.CodeField, code)
	for _, c := range coded {
		if !slices.ContainsFunc(list, func(x ClientInfo) bool { return x.ID == c.ID }) {
			list = append(list, c)
		}
	}
	return list, err
}

// Removed lists the deleted clients and dossiers by id and name, so that they can be restored. Failures: the store's.
func Removed(s *Session) (clients []ClientInfo, dossiers []DossierInfo, err error) {
	gone, err := s.store.State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindClient, store.DeletedField: store.DeletedValue})
	if err != nil {
		return nil, nil, Failed("list", err)
	}
	for _, e := range gone {
		if s.hides(e.ID) {
			continue
		}
		clients = append(clients, ClientInfo{ID: e.ID, Name: e.Value(record.NameField)})
	}
	gone, err = s.store.State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindDossier, store.DeletedField: store.DeletedValue})
	for _, e := range gone {
		if d := DossierOf(e); !s.hides(d.Client) {
			dossiers = append(dossiers, d)
		}
	}
	return clients, dossiers, Failed("list", err)
}

// Delete marks a client as deleted, with everything that belongs to it out of sight; Restore brings it back. Failures: no-client, and the
// store's.
func (cs Clients) Delete(id string) error {
	return mark(cs.s, id, store.DeletedValue, record.LabelDeleteClient)
}

// Restore undoes Delete. Failures: no-client, and the store's.
func (cs Clients) Restore(id string) error { return mark(cs.s, id, "", record.LabelRestoreClient) }

// mark sets or clears the deletion mark. Failures: no-client, no-dossier for ids that the vault does not know.
func mark(s *Session, id, value string, label record.Label) error {
	fields, err := s.store.State().Entity(context.Background(), id)
	if err != nil {
		return Failed(label.Of(), err)
	}
	if len(fields) == 0 {
		code := CodeNoClient
		if label == record.LabelDeleteDossier || label == record.LabelRestoreDossier {
			code = CodeNoDossier
		}
		return Refuse(label.Of(), code, "name", id)
	}
	_, err = s.Apply(store.Edit{Root: id, Label: label.Of(), Sets: []store.Set{{Entity: id, Field: store.DeletedField, Value: value}}})
	return err
}
