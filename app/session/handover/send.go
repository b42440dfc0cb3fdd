// Package handover hands a client, a dossier or the whole vault to another vault as one sealed file, and takes such files in: what both
// sides wrote is merged field by field, and whatever both have changed is told with both values.
package handover

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/bundle"
	"yibiao/dossier/store"
	"yibiao/dossier/transfer"
	"yibiao/forms/pattern"
)

// Ending ends the names of the files.
const Ending = transfer.Ending

// What says what is handed over.
type What struct {
	Client  string // id
	Dossier string // id; then Client is its client. Both "" are the whole vault
}

func (w What) scope() transfer.Scope {
	switch {
	case w.Dossier != "":
		return transfer.OfDossier
	case w.Client != "":
		return transfer.OfClient
	}
	return transfer.OfVault
}

// Order says what is handed over, and how.
type Order struct {
	What
	Path       string // as Target has given it
	Passphrase string
}

// Sent tells what a file was made of.
type Sent struct {
	transfer.Head
	Path string
	// Lacking are attached files that the vault has lost, or that are damaged: they are not in the file.
	Lacking []session.Material
}

// Dossiers counts the dossiers of a file.
func Dossiers(h transfer.Head) int {
	n := 0
	for _, c := range h.Clients {
		n += len(c.Dossiers)
	}
	return n
}

// Target is where a file of a name goes: with the ending where it lacks it. Failures: in-vault, out-folder, folder-missing, exists unless
// replace.
func Target(s *session.Session, path string, replace bool) (string, error) {
	whole, err := filepath.Abs(path)
	if err != nil {
		return "", session.Failed("send", err)
	}
	if info, err := os.Stat(whole); err == nil && info.IsDir() {
		return "", session.Refuse("send", session.CodeOutFolder, "path", path)
	}
	if !strings.EqualFold(filepath.Ext(whole), Ending) {
		whole += Ending
	}
	if in, err := filepath.Rel(s.Vault(), whole); err == nil && filepath.IsLocal(in) {
		return "", session.Refuse("send", session.CodeInVault, "path", path)
	}
	if info, err := os.Stat(filepath.Dir(whole)); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return "", session.Refuse("send", session.CodeFolderMissing, "path", filepath.Dir(whole))
	}
	if _, err := os.Lstat(whole); err == nil && !replace {
		return "", session.Refuse("send", session.CodeExists, "path", whole)
	}
	return whole, nil
}

// Strong refuses a passphrase that is too short. Failure: passphrase-short.
func Strong(passphrase string) error {
	if utf8.RuneCountInString(passphrase) < transfer.MinPassphrase {
		return session.Refuse("send", session.CodePassphraseShort)
	}
	return nil
}

// Send writes a file, whole or not at all. Of a client or dossier go the present and the earlier values of
// what stands; of what is deleted goes only that it is, and to what it belonged, and where bundles were exported to stays. progress, which may be nil, counts
// bytes of attached files. Failures: passphrase-short, sheet-one-client for more than the one client that is shown, and those of
// reading and writing.
func Send(ctx context.Context, s *session.Session, o Order, progress func(done, total int64)) (Sent, error) {
	if err := Strong(o.Passphrase); err != nil {
		return Sent{}, err
	}
	if only := session.OnlyOf(s); only != "" && o.Client != only {
		return Sent{}, session.Refuse("send", session.CodeSheetOneClient)
	}
	g := &gathering{s: s, what: o.What, deleted: map[string]bool{}, along: map[string]bool{}}
	if err := g.gather(ctx); err != nil {
		return Sent{}, session.Failed("send", err)
	}
	lacking, err := g.files(ctx)
	if err != nil {
		return Sent{}, session.Failed("send", err)
	}
	open := func(sha string) (io.ReadCloser, error) {
		r, _, err := s.Store().Materials().Open(sha)
		return r, err
	}
	err = tidily(s, o.Path, func(w io.Writer) error {
		return transfer.Write(ctx, w, o.Passphrase, transfer.Content{Head: g.head, Log: g.log, Open: open, Progress: progress})
	})
	g.head.Changes, g.head.Seen = len(g.log.Changes), len(g.log.Seen)
	return Sent{Head: g.head, Path: o.Path, Lacking: lacking}, session.Failed("send", err)
}

// tidily writes a file whole or not at all, and removes what killed programs have left beside it. If this one is killed, the next start
// or the next file there does it.
func tidily(s *session.Session, path string, write func(io.Writer) error) error {
	folder := filepath.Dir(path)
	_, _ = bundle.Clean(folder) // room on the disk only
	_ = s.SetSetting(session.ExportingTo, folder)
	err := bundle.Beside(path, 0o600, write)
	if _, left := bundle.Clean(folder); left == nil {
		_ = s.SetSetting(session.ExportingTo, "")
	}
	return err
}

// gathering gathers what a file is made of.
type gathering struct {
	s       *session.Session
	what    What
	deleted map[string]bool // entities that are, or belong to what is; none of a whole vault
	along   map[string]bool // entities that go along; none of a whole vault
	head    transfer.Head
	log     transfer.Log
	names   map[string]session.Material // attached files by SHA-256
}

func (g *gathering) gather(ctx context.Context) error {
	var all []store.Change
	var err error
	if g.what.scope() == transfer.OfVault {
		all, _, err = g.s.Store().Log().ChangesSince(ctx, "", 0)
	} else {
		all, err = g.ofClient(ctx)
	}
	if err != nil {
		return err
	}
	for _, c := range all {
		if g.keeps(c) {
			g.log.Seen = append(g.log.Seen, c.ID)
			continue
		}
		if g.what.Client != "" {
			c.Root = g.rootOf(c)
		}
		g.log.Changes = append(g.log.Changes, c)
	}
	g.tell()
	g.log.Seen = append(g.log.Seen, remembered(g.s, g.head)...)
	return nil
}

// rootOf is whose edit a change is told to be: that of a dossier that goes along stays its own, and so does what the program notes for
// itself; one of many clients at once is the client's own in its file.
func (g *gathering) rootOf(c store.Change) string {
	label, _ := record.LabelOf(c.Label)
	if g.along[c.Root] || label == record.LabelLook || strings.HasPrefix(c.Entity, record.KindEdition+"-") {
		return c.Root
	}
	return g.what.Client
}

// keeps tells of a change that stays here.
func (g *gathering) keeps(c store.Change) bool {
	if g.what.scope() == transfer.OfVault {
		return false
	}
	if !g.deleted[c.Entity] || c.Field == store.DeletedField {
		return c.Field == record.TargetField
	}
	return !slices.Contains(record.Links, c.Field) || !g.along[c.Value] // by what it belonged to it is handed on from there
}

// ofClient reads the changes of a client with all that belongs to it, or of a dossier with what its client says of itself.
func (g *gathering) ofClient(ctx context.Context) ([]store.Change, error) {
	st := g.s.Store()
	ids, err := store.Belonging(ctx, st, store.Purging{Roots: []string{g.what.Client}, Links: record.Links})
	if err != nil {
		return nil, err
	}
	entities, err := st.State().Some(ctx, ids)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if gone(entities, id) {
			g.deleted[id] = true
		}
	}
	if g.what.Dossier != "" {
		ids = slices.DeleteFunc(ids, func(id string) bool { return !g.ofDossier(entities, id) })
	}
	for _, id := range slices.Clone(ids) {
		if record.Stands(entities[id], record.KindDossier) {
			ids = append(ids, session.EditionsOf(session.DossierOf(entities[id]))...)
		}
	}
	for _, id := range ids {
		g.along[id] = true
	}
	return st.Log().Of(ctx, ids)
}

// most is how many steps an entity is at most from its client: a row lies in a dossier, a dossier in a client.
const most = 4

// ownerOf is what an entity belongs to; "" for nothing.
func ownerOf(e store.EntityValues) string {
	return cmp.Or(e.Value(record.OwnerField), e.Value(record.DossierField), e.Value(record.ClientField))
}

// gone tells that an entity is deleted, or what it belongs to.
func gone(entities map[string]store.EntityValues, id string) bool {
	for range most {
		e, there := entities[id]
		if !there {
			return false
		}
		if e.Value(store.DeletedField) == store.DeletedValue {
			return true
		}
		id = ownerOf(e)
	}
	return false
}

// ofDossier tells that an entity goes with the one dossier: it belongs to it, is its client, or one of the client's own answers and files.
func (g *gathering) ofDossier(entities map[string]store.EntityValues, id string) bool {
	kind := entities[id].Value(record.KindField)
	if owner := ownerOf(entities[id]); id == g.what.Client || owner == g.what.Client && (kind == record.KindRow || kind == record.KindMaterial) {
		return true
	}
	for range most {
		if id == g.what.Dossier {
			return true
		}
		id = ownerOf(entities[id])
	}
	return false
}

// tell makes the head from the changes.
func (g *gathering) tell() {
	v := viewOf(g.log.Changes)
	g.head = transfer.Head{
		Scope: g.what.scope(), At: g.s.Now().UTC().Truncate(time.Second), Program: g.s.Version(),
		Clients: []transfer.Client{}, Packs: []transfer.Pack{}, Files: []transfer.File{},
	}
	at, packs := map[string]int{}, map[string]bool{}
	for _, id := range v.ids {
		if v.value(id, record.KindField) == record.KindClient && !v.deleted(id) {
			at[id] = len(g.head.Clients)
			g.head.Clients = append(g.head.Clients, transfer.Client{ID: id, Name: v.value(id, record.NameField), Dossiers: []transfer.Dossier{}})
		}
	}
	for _, id := range v.ids {
		client, known := at[v.value(id, record.ClientField)]
		if v.value(id, record.KindField) != record.KindDossier || v.deleted(id) || !known {
			continue
		}
		c := &g.head.Clients[client]
		c.Dossiers = append(c.Dossiers, transfer.Dossier{ID: id, Title: v.value(id, record.TitleField)})
		pack := transfer.Pack{ID: v.value(id, record.PackField), Version: v.value(id, record.VersionField)}
		if p := g.s.Library().Pack(pack.ID); p != nil {
			pack.Title = p.Title
		}
		if !packs[pack.ID] {
			packs[pack.ID] = true
			g.head.Packs = append(g.head.Packs, pack)
		}
	}
	slices.SortFunc(g.head.Packs, func(a, b transfer.Pack) int { return strings.Compare(a.ID, b.ID) })
	g.names = v.materials()
}

var shaIn = pattern.Of(`[0-9a-f]{64}`)

// files finds what files the values speak of: the present ones, and of a whole vault those of before too.
func (g *gathering) files(ctx context.Context) (lacking []session.Material, err error) {
	whole := g.what.scope() == transfer.OfVault
	v, known := viewOf(g.log.Changes), map[string]bool{}
	for _, c := range g.log.Changes {
		if !whole && v.now[store.Ref{Entity: c.Entity, Field: c.Field}].ID != c.ID {
			continue
		}
		for _, sha := range shaIn.FindAllString(c.Value, -1) {
			m, attached := g.names[sha]
			if !attached {
				m.Name = sha
			}
			there := g.s.Store().Materials().Has(sha)
			if known[sha] || !there && !attached {
				continue
			}
			known[sha] = true
			if err := g.s.Files().Prove(ctx, sha); err != nil {
				return nil, err
			}
			r, size, err := g.s.Store().Materials().Open(sha)
			if err != nil || g.s.Files().Damage(sha) != "" {
				lacking = append(lacking, m)
			} else {
				g.head.Files = append(g.head.Files, transfer.File{SHA: sha, Size: size})
			}
			if r != nil {
				_ = r.Close()
			}
		}
	}
	return lacking, nil
}
