package session

import (
	"context"
	"slices"
	"sort"
	"strings"
	"time"

	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// Status is where a dossier stands.
type Status string

// The statuses, in the usual order of a dossier's life; the last three may come at any time.
const (
	StatusDraft     Status = "draft"     // 草稿
	StatusChecked   Status = "checked"   // 已自检
	StatusExported  Status = "exported"  // 已导出
	StatusSealing   Status = "sealing"   // 盖章
	StatusHanded    Status = "handed"    // 已报送
	StatusReview    Status = "review"    // 形式审查
	StatusReturned  Status = "returned"  // 补正
	StatusAccepted  Status = "accepted"  // 已受理
	StatusNotice    Status = "notice"    // 公示
	StatusApproved  Status = "approved"  // 已认定/立项
	StatusPaid      Status = "paid"      // 已拨付
	StatusAudit     Status = "audit"     // 绩效/验收
	StatusClosed    Status = "closed"    // 归档
	StatusRejected  Status = "rejected"  // 退回，不予受理或未通过
	StatusWithdrawn Status = "withdrawn" // 撤回
	StatusLapsed    Status = "lapsed"    // 逾期未报
)

// Lost tells that nothing comes of it: it counts nowhere where amounts are added up.
func (s Status) Lost() bool {
	return s == StatusRejected || s == StatusWithdrawn || s == StatusLapsed
}

// paid tells that money has arrived, also where it was not entered.
func (s Status) paid() bool { return s == StatusPaid || s == StatusAudit || s == StatusClosed }

// Approved tells whether what was applied for has been granted.
func (s Status) Approved() bool {
	return s == StatusApproved || s.paid()
}

// Over tells that nothing is left to be done on the dossier.
func (s Status) Over() bool {
	return s == StatusClosed || s == StatusRejected || s == StatusWithdrawn || s == StatusLapsed
}

// Open tells that the applicant is still working on it: it was not handed in yet, or came back to be put right.
func (s Status) Open() bool {
	return s == StatusReturned || !s.Over() && slices.Index(Statuses(), s) < slices.Index(Statuses(), StatusHanded)
}

// Before tells that a status comes earlier in a dossier's life than another.
func (s Status) Before(other Status) bool {
	return slices.Index(Statuses(), s) < slices.Index(Statuses(), other)
}

// Statuses lists all statuses in order.
func Statuses() []Status {
	return []Status{
		StatusDraft, StatusChecked, StatusExported, StatusSealing, StatusHanded, StatusReview, StatusReturned, StatusAccepted, StatusNotice,
		StatusApproved, StatusPaid, StatusAudit, StatusClosed, StatusRejected, StatusWithdrawn, StatusLapsed,
	}
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

// List lists a client's dossiers, oldest first; client "" lists those of all clients. Failures: the store's.
func (ds Dossiers) List(client string) ([]DossierInfo, error) {
	where := map[store.FieldName]string{record.KindField: record.KindDossier}
	if client == "" {
		client = ds.s.only
	}
	if ds.s.hides(client) {
		return nil, nil
	}
	if client != "" {
		where[record.ClientField] = client
	}
	return ds.found(where)
}

// DossierOf reads a dossier from its entity.
func DossierOf(e store.EntityValues) DossierInfo {
	created, _ := time.Parse(time.RFC3339Nano, e.Value(record.CreatedField))
	d := DossierInfo{
		ID: e.ID, Client: e.Value(record.ClientField), Title: e.Value(record.TitleField), Pack: e.Value(record.PackField), PackVersion: e.Value(record.VersionField),
		Status: Status(e.Value(record.StatusField)), Due: e.Value(record.DueField), Created: created,
	}
	if text := e.Value(record.ProgrammesField); text != "" {
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
	_, err = ds.s.Apply(Beginning(d))
	if err == nil {
		NoteEdition(ds.s, pack, chosen)
	}
	return d, err
}

// Beginning is the edit that begins a dossier.
func Beginning(d DossierInfo) store.Edit {
	return store.Edit{Root: d.ID, Label: record.LabelCreateDossier.Of(), Sets: []store.Set{
		{Entity: d.ID, Field: record.KindField, Value: record.KindDossier},
		{Entity: d.ID, Field: record.ClientField, Value: d.Client},
		{Entity: d.ID, Field: record.TitleField, Value: d.Title},
		{Entity: d.ID, Field: record.PackField, Value: d.Pack},
		{Entity: d.ID, Field: record.VersionField, Value: d.PackVersion},
		{Entity: d.ID, Field: record.ProgrammesField, Value: strings.Join(d.Programmes, "\n")},
		{Entity: d.ID, Field: record.StatusField, Value: string(d.Status)},
		{Entity: d.ID, Field: record.CreatedField, Value: d.Created.Format(time.RFC3339Nano)},
	}}
}

// choose checks the programmes of a dossier and gives them in pack order, the pack's always-programmes included.
func (ds Dossiers) choose(packID string, programmes []string) (*forms.Pack, []string, error) {
	pack := ds.s.library.Pack(packID)
	if pack == nil {
		return nil, nil, ds.s.Packs().Lacking("choose", packID)
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
var dossierFields = []store.FieldName{record.ClientField, record.TitleField, record.PackField, record.VersionField, record.ProgrammesField, record.StatusField, record.DueField, record.CreatedField}

// titled gives the dossiers with exactly a title, oldest first; none for "".
func (ds Dossiers) titled(title string) ([]DossierInfo, error) {
	if title == "" {
		return nil, nil
	}
	return ds.found(map[store.FieldName]string{record.KindField: record.KindDossier, record.TitleField: title})
}

// found lists the dossiers that where asks for, oldest first.
func (ds Dossiers) found(where map[store.FieldName]string) ([]DossierInfo, error) {
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

// Find finds a dossier by id, by a part of its title, by a part of its client's name, or by both with a slash between them (柳州龙城/
// 技术改造), that fits one only. Failures: no-dossier,
// dossier-in-trash, many-dossiers (args name, count, found).
func (ds Dossiers) Find(key string) (DossierInfo, error) {
	e, there, err := record.Of(ds.s.store.State(), key, record.KindDossier)
	if err != nil {
		return DossierInfo{}, Failed("load", err)
	}
	// The same title under two clients must never lead to the wrong one.
	part, err := ds.titled(key)
	if err != nil {
		return DossierInfo{}, err
	}
	if there {
		part = []DossierInfo{DossierOf(e)}
	}
	part = slices.DeleteFunc(part, func(d DossierInfo) bool { return ds.s.hides(d.Client) })
	if len(part) == 0 && key != "" {
		list, err := ds.List("")
		if err != nil {
			return DossierInfo{}, err
		}
		part = slices.DeleteFunc(slices.Clone(list), func(d DossierInfo) bool {
			return !strings.Contains(d.Title, key) && !partOfID(d.ID, key)
		})
		if len(part) == 0 {
			if part, err = ds.ofNamed(list, key); err != nil {
				return DossierInfo{}, err
			}
		}
	}
	by := lookup{"find-dossier", key, CodeNoDossier, CodeManyDossiers}
	if part, err = ds.outOfTrash(part, key, &by); err != nil {
		return DossierInfo{}, err
	}
	return only(part, by, func(d DossierInfo) string {
		if c, there, err := ds.s.Clients().byID(d.Client); err == nil && there {
			return c.Name + " " + d.Title + " " + d.ID
		}
		return d.Title + " " + d.ID
	})
}

// FindOf finds a dossier of one client by id or by a part of its title that fits one only. Failures: as Find.
func (ds Dossiers) FindOf(c ClientInfo, key string) (DossierInfo, error) {
	list, err := ds.List(c.ID)
	if err != nil {
		return DossierInfo{}, err
	}
	for _, fits := range []func(DossierInfo) bool{
		func(d DossierInfo) bool { return d.ID == key }, func(d DossierInfo) bool { return d.Title == key },
		func(d DossierInfo) bool { return strings.Contains(d.Title, key) || partOfID(d.ID, key) },
	} {
		part := slices.DeleteFunc(slices.Clone(list), func(d DossierInfo) bool { return !fits(d) })
		if len(part) > 0 {
			return only(part, lookup{"find-dossier", key, CodeNoDossier, CodeManyDossiers}, func(d DossierInfo) string { return c.Name + " " + d.Title + " " + d.ID })
		}
	}
	return DossierInfo{}, Refuse("find-dossier", CodeNoDossier, "name", c.Name+"/"+key)
}

// ofNamed are those of a list whose client's name holds a key, or, of a key that is split by a slash, its first half, and whose title
// holds the second.
func (ds Dossiers) ofNamed(list []DossierInfo, key string) ([]DossierInfo, error) {
	name, title, _ := strings.Cut(strings.ReplaceAll(key, "／", "/"), "/")
	name, title = strings.TrimSpace(name), strings.TrimSpace(title)
	if name == "" {
		return nil, nil
	}
	clients, err := ds.s.Clients().List()
	if err != nil {
		return nil, err
	}
	named := map[string]bool{}
	for _, c := range clients {
		named[c.ID] = strings.Contains(c.Name, name)
	}
	return slices.DeleteFunc(list, func(d DossierInfo) bool { return !named[d.Client] || !strings.Contains(d.Title, title) }), nil
}

// DossierPart names what a dossier says of itself, in the vault and on the command line.
type DossierPart = store.FieldName

// What Dossiers.Set changes.
const (
	DossierTitle  = record.TitleField
	DossierDue    = record.DueField // 2006-01-02, or ""
	DossierStatus = record.StatusField
)

// partLabels are the labels of their edits.
var partLabels = map[DossierPart]record.Label{
	DossierTitle: record.LabelTitle, DossierDue: record.LabelDue, DossierStatus: record.LabelStatus, record.ProgrammesField: record.LabelProgrammes,
}

// Set changes the title, the due date or the status. Undoable. Failures: the store's.
func (ds Dossiers) Set(id string, part DossierPart, value string) error {
	_, err := ds.s.Apply(store.Edit{Root: id, Label: partLabels[part].Of(), Undoable: true, Sets: []store.Set{{Entity: id, Field: part, Value: value}}})
	return err
}

// SetProgrammes changes what the dossier applies for; answers of programmes left out stay in the vault. Failures: those of Create for the
// choice, and the store's.
func (ds Dossiers) SetProgrammes(d DossierInfo, programmes []string) error {
	_, chosen, err := ds.choose(d.Pack, programmes)
	if err != nil {
		return err
	}
	return ds.Set(d.ID, record.ProgrammesField, strings.Join(chosen, "\n"))
}

// Delete marks a dossier as deleted; Restore brings it back. Failures: no-dossier, and the store's.
func (ds Dossiers) Delete(id string) error {
	return mark(ds.s, id, store.DeletedValue, record.LabelDeleteDossier)
}

// Restore undoes Delete. Failures: no-dossier, and the store's.
func (ds Dossiers) Restore(id string) error { return mark(ds.s, id, "", record.LabelRestoreDossier) }

// FormOf composes a dossier's form; nil when its pack or a programme is not there any more.
func (ds Dossiers) FormOf(d DossierInfo) *forms.Form {
	form := ds.appliedWith(d)
	if form != nil && d.Status.Approved() {
		return form.Awarded()
	}
	return form
}

// appliedWith is a dossier's form as long as it is not approved.
func (ds Dossiers) appliedWith(d DossierInfo) *forms.Form {
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

// Answers reads what the dossiers of a client ("": of all) hold themselves, by dossier id. Failures: the store's.
func (ds Dossiers) Answers(client string) (map[string]*forms.Answers, error) {
	where := map[store.FieldName]string{record.KindField: record.KindDossier}
	if client != "" {
		where[record.ClientField] = client
	}
	found, err := ds.s.store.State().Find(context.Background(), where)
	if err != nil {
		return nil, Failed("conflicts", err)
	}
	owners := map[string]*forms.Answers{}
	for _, x := range found {
		a := record.AnswersOf(x, record.AnswerPrefix)
		owners[x.ID] = &a
	}
	if len(owners) == 0 {
		return owners, nil
	}
	return owners, Failed("conflicts", record.RowsInto(ds.s.store.State(), owners))
}
