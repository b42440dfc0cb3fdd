package session

import (
	"context"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"yibiao/dossier/store"
	"yibiao/forms"
)

// Status is where a dossier stands.
type Status string

// The statuses, in the usual order of a dossier's life.
const (
	StatusDraft    Status = "draft"    // 草稿
	StatusChecked  Status = "checked"  // 已自检
	StatusExported Status = "exported" // 已导出
	StatusHanded   Status = "handed"   // 已报送
	StatusReturned Status = "returned" // 补正
	StatusAccepted Status = "accepted" // 已受理
	StatusApproved Status = "approved" // 已认定/立项
	StatusPaid     Status = "paid"     // 已拨付
	StatusClosed   Status = "closed"   // 归档
)

// Approved tells whether what was applied for has been granted.
func (s Status) Approved() bool { return s == StatusApproved || s == StatusPaid || s == StatusClosed }

// Statuses lists all statuses in order.
func Statuses() []Status {
	return []Status{StatusDraft, StatusChecked, StatusExported, StatusHanded, StatusReturned, StatusAccepted, StatusApproved, StatusPaid, StatusClosed}
}

// DossierInfo is one dossier as the workbench lists it.
type DossierInfo struct {
	ID, Client, Title string
	Pack, PackVersion string
	Programmes        []string // ids, in pack order
	Status            Status
	Due               string // 2006-01-02 as entered by the user; "" when none
	Created           time.Time
}

// Dossiers are what the applicants of a vault apply with.
type Dossiers struct {
	s *Session
}

// List lists a client's dossiers, oldest first; client "" lists those of all clients.
func (ds Dossiers) List(client string) ([]DossierInfo, error) {
	where := map[string]string{KindField: KindDossier}
	if client != "" {
		where[ClientField] = client
	}
	return ds.found(where)
}

// DossierOf reads a dossier from its entity.
func DossierOf(e store.EntityValues) DossierInfo {
	created, _ := time.Parse(time.RFC3339Nano, e.Value(CreatedField))
	d := DossierInfo{
		ID: e.ID, Client: e.Value(ClientField), Title: e.Value(TitleField), Pack: e.Value(PackField), PackVersion: e.Value(VersionField),
		Status: Status(e.Value(StatusField)), Due: e.Value(DueField), Created: created,
	}
	if text := e.Value(ProgrammesField); text != "" {
		d.Programmes = strings.Split(text, "\n")
	}
	if d.Status == "" {
		d.Status = StatusDraft
	}
	return d
}

// Create begins a dossier of a client on programmes of one pack. title "" takes the programmes' short titles.
// Failures: no-pack, no-programme, not-combinable.
func (ds Dossiers) Create(client, packID string, programmes []string, title string) (DossierInfo, error) {
	pack, chosen, err := ds.choose(packID, programmes)
	if err != nil {
		return DossierInfo{}, err
	}
	if title == "" {
		title = TitleOf(pack, chosen)
	}
	d := DossierInfo{
		ID: ds.s.store.NewID(), Client: client, Title: title, Pack: packID, PackVersion: pack.Version,
		Programmes: chosen, Status: StatusDraft, Created: ds.s.Now(),
	}
	_, err = ds.s.Apply(store.Edit{Root: d.ID, Label: "create-dossier", Sets: []store.Set{
		{Entity: d.ID, Field: KindField, Value: KindDossier},
		{Entity: d.ID, Field: ClientField, Value: client},
		{Entity: d.ID, Field: TitleField, Value: title},
		{Entity: d.ID, Field: PackField, Value: packID},
		{Entity: d.ID, Field: VersionField, Value: pack.Version},
		{Entity: d.ID, Field: ProgrammesField, Value: strings.Join(chosen, "\n")},
		{Entity: d.ID, Field: StatusField, Value: string(StatusDraft)},
		{Entity: d.ID, Field: CreatedField, Value: ds.s.Now().Format(time.RFC3339Nano)},
	}})
	return d, err
}

// choose checks the programmes of a dossier and gives them in pack order, the pack's always-programmes included.
func (ds Dossiers) choose(packID string, programmes []string) (*forms.Pack, []string, error) {
	pack := ds.s.library.Pack(packID)
	if pack == nil {
		return nil, nil, Refuse("choose", CodeNoPack, "pack", packID)
	}
	for _, id := range programmes {
		if pack.Programme(id) == nil {
			return nil, nil, Refuse("choose", CodeNoProgramme, "programme", id, "pack", packID)
		}
		if card := pack.Programme(id).Card; card != nil {
			return nil, nil, Refuse("choose", CodeCard, "programme", pack.Programme(id).Title, "ask", card.Ask)
		}
	}
	if len(programmes) == 0 {
		return nil, nil, Refuse("choose", CodeNoProgramme, "programme", "", "pack", packID)
	}
	form, err := forms.Compose(pack, programmes)
	if err != nil {
		return nil, nil, Failed("choose", err)
	}
	if !pack.Combine && len(form.Programmes) > 1 {
		return nil, nil, Refuse("choose", CodeNotCombinable, "pack", pack.Title)
	}
	var ids []string
	for _, q := range form.Programmes {
		ids = append(ids, q.ID.S)
	}
	return pack, ids, nil
}

// TitleOf is the default title of a dossier: the short titles of its programmes, the always-programmes left out.
func TitleOf(pack *forms.Pack, programmes []string) string {
	var parts []string
	for _, q := range pack.Programmes {
		always := false
		for _, a := range pack.Always {
			always = always || a.S == q.ID.S
		}
		for _, id := range programmes {
			if id == q.ID.S && !always {
				parts = append(parts, q.ShortTitle())
			}
		}
	}
	if len(parts) == 0 {
		return pack.Title
	}
	return strings.Join(parts, "、")
}

// dossierFields are what DossierOf reads.
var dossierFields = []string{ClientField, TitleField, PackField, VersionField, ProgrammesField, StatusField, DueField, CreatedField}

// titled gives the dossiers with exactly a title, oldest first; none for "".
func (ds Dossiers) titled(title string) ([]DossierInfo, error) {
	if title == "" {
		return nil, nil
	}
	return ds.found(map[string]string{KindField: KindDossier, TitleField: title})
}

// found lists the dossiers that where asks for, oldest first.
func (ds Dossiers) found(where map[string]string) ([]DossierInfo, error) {
	found, err := ds.s.store.State().Find(context.Background(), where, dossierFields...)
	if err != nil {
		return nil, Failed("list", err)
	}
	list := make([]DossierInfo, 0, len(found))
	for _, e := range found {
		list = append(list, DossierOf(e))
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Created.Before(list[j].Created) })
	return list, nil
}

// Find finds a dossier by id, or by a part of its title that fits one only. Failures: no-dossier,
// many-dossiers (args name, count, found).
func (ds Dossiers) Find(key string) (DossierInfo, error) {
	e, there, err := EntityOf(ds.s, key, KindDossier)
	if err != nil || there {
		return DossierOf(e), err
	}
	// The same title under two clients must never lead to the wrong one.
	part, err := ds.titled(key)
	if err != nil {
		return DossierInfo{}, err
	}
	if len(part) == 0 && key != "" {
		list, err := ds.List("")
		if err != nil {
			return DossierInfo{}, err
		}
		part = slices.DeleteFunc(list, func(d DossierInfo) bool {
			return !strings.Contains(d.Title, key) && !strings.HasPrefix(d.ID, key)
		})
	}
	switch len(part) {
	case 1:
		return part[0], nil
	case 0:
		return DossierInfo{}, Refuse("find-dossier", CodeNoDossier, "name", key)
	}
	var lines []string
	for _, d := range part[:min(len(part), mostFound+1)] {
		line := d.Title + " " + d.ID
		if c, there, err := ds.s.Clients().byID(d.Client); err == nil && there {
			line = c.Name + " " + line
		}
		lines = append(lines, line)
	}
	return DossierInfo{}, Refuse("find-dossier", CodeManyDossiers, "name", key, "count", strconv.Itoa(len(part)), "found", foundText(lines))
}

// Set changes one of title, due (2006-01-02 or ""), status. Undoable.
func (ds Dossiers) Set(id, field, value string) error {
	_, err := ds.s.Apply(store.Edit{Root: id, Label: "dossier-" + field, Undoable: true, Sets: []store.Set{{Entity: id, Field: field, Value: value}}})
	return err
}

// SetProgrammes changes what the dossier applies for; answers of programmes left out stay in the vault.
func (ds Dossiers) SetProgrammes(d DossierInfo, programmes []string) error {
	_, chosen, err := ds.choose(d.Pack, programmes)
	if err != nil {
		return err
	}
	return ds.Set(d.ID, "programmes", strings.Join(chosen, "\n"))
}

// Delete marks a dossier as deleted; Restore brings it back.
func (ds Dossiers) Delete(id string) error {
	return mark(ds.s, id, store.DeletedValue, "delete-dossier")
}

// Restore undoes Delete.
func (ds Dossiers) Restore(id string) error { return mark(ds.s, id, "", "restore-dossier") }

// FormOf composes a dossier's form; nil when its pack or a programme is not there any more.
func (ds Dossiers) FormOf(d DossierInfo) *forms.Form {
	pack := ds.s.library.Pack(d.Pack)
	if pack == nil {
		return nil
	}
	if len(d.Programmes) == 1 && pack.Programme(d.Programmes[0]) != nil {
		if form, err := ds.s.Packs().SoloForm(pack, pack.Programme(d.Programmes[0])); err == nil {
			return form
		}
	}
	form, err := forms.Compose(pack, d.Programmes)
	if err != nil {
		return nil
	}
	return form
}

// Answers reads what the dossiers of a client ("": of all) hold themselves, by dossier id.
func (ds Dossiers) Answers(client string) (map[string]*forms.Answers, error) {
	where := map[string]string{KindField: KindDossier}
	if client != "" {
		where[ClientField] = client
	}
	found, err := ds.s.store.State().Find(context.Background(), where)
	if err != nil {
		return nil, Failed("conflicts", err)
	}
	owners := map[string]*forms.Answers{}
	for _, x := range found {
		a := AnswersOf(x, AnswerPrefix)
		owners[x.ID] = &a
	}
	if len(owners) == 0 {
		return owners, nil
	}
	return owners, RowsInto(ds.s, owners)
}

// SoloForm composes the form of one programme once.
func (ps *Packs) SoloForm(pack *forms.Pack, q *forms.Programme) (*forms.Form, error) {
	if made := ps.solo[q]; made != nil {
		return made, nil
	}
	form, err := forms.Compose(pack, []string{q.ID.S})
	if err != nil {
		return nil, Failed("match", err)
	}
	if ps.solo == nil {
		ps.solo = map[*forms.Programme]*forms.Form{}
	}
	ps.solo[q] = form
	return form, nil
}
