package handover

import (
	"context"
	"io"
	"os"
	"slices"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/dossier/transfer"
	"yibiao/forms"
)

// Plan tells what taking a file in would do.
type Plan struct {
	transfer.Head
	New     int      // changes that are not here yet
	Altered int      // fields that get another value
	Clients []Coming // those of the file; it hides the list of the head
	// Both are the fields that both sides have changed since they last knew of each other, to different values.
	Both []Both
	// NewFiles counts those that are not here yet, NewBytes is their size.
	NewFiles int
	NewBytes int64
	// Packs are those that the dossiers are made by and that this program does not have.
	Packs []transfer.Pack
}

// Nothing tells that all of it is here already.
func (p Plan) Nothing() bool { return p.New == 0 && p.NewFiles == 0 }

// Coming is a client of a file.
type Coming struct {
	transfer.Client
	New     bool
	Trashed bool // deleted here, and the file does not bring it back
	// Twins are clients here that bear the same name and are not the same.
	Twins []session.ClientInfo
}

// Both is a field that both sides have changed.
type Both struct {
	Client, Dossier string       // name and title; Dossier is "" for what is the client's own
	Table           *forms.Field // of the row it is in; nil for none
	// Field is what was answered; nil for what is no answer, which has a Name: title, status, due, name, sha, deleted, …
	Field        *forms.Field
	Name         store.FieldName
	Here, File   string // canonical
	HereAt, Then time.Time
	// Stays: what is here was written later, and stays.
	Stays bool
}

// Named is the id of what was answered, or the name of what is no answer.
func Named(b Both) string { return record.Plain(b.Name) }

// Parcel is an opened file with what taking it in would do. It must be closed.
type Parcel struct {
	Plan
	file   *os.File
	parcel *transfer.Parcel
}

// Close gives the file back.
func (p *Parcel) Close() error { return p.file.Close() }

// Open reads a file whole, proves it, and works out what taking it in would do. Nothing is written. progress may be nil. Failures:
// file-missing, file-folder, file-open, transfer-foreign, -passphrase, -damaged, -newer and -strays (args path), sheet-one-client while one
// client alone is shown.
func Open(ctx context.Context, s *session.Session, path, passphrase string, progress func(done, total int64)) (*Parcel, error) {
	if session.OnlyOf(s) != "" {
		return nil, session.Refuse("receive", session.CodeSheetOneClient)
	}
	file, size, err := opened(path)
	if err != nil {
		return nil, err
	}
	p := &Parcel{file: file}
	if p.parcel, err = transfer.Read(ctx, file, size, passphrase, progress); err == nil {
		err = p.plan(ctx, s)
	}
	if err != nil {
		_ = p.Close()
		return nil, withPath(session.Failed("receive", err), path)
	}
	return p, nil
}

func opened(path string) (*os.File, int64, error) {
	file, err := os.Open(path)
	if err != nil {
		code := session.CodeFileOpen
		if os.IsNotExist(err) {
			code = session.CodeFileMissing
		}
		return nil, 0, session.Refuse("receive", code, "path", path)
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		_ = file.Close()
		return nil, 0, session.Refuse("receive", session.CodeFileFolder, "path", path)
	}
	return file, info.Size(), nil
}

// withPath names the file in a failure.
func withPath(err error, path string) error {
	if f, ok := err.(*session.Failure); ok && f.Args["path"] == "" {
		f.Args["path"] = path
	}
	return err
}

// Taken tells what taking a file in has done.
type Taken struct {
	Plan
	Backup string // the backup that was made before; "" where there was nothing to lose
	Added  int    // changes
}

// Take takes in what a parcel holds, after a backup, in one step: on a failure nothing of it is there but files that nothing speaks of.
// Doing it again changes nothing. progress, which may be nil, counts bytes of attached files. Failures: clock (dated more than a day
// ahead of this computer), read-only, and those of reading and writing.
func (p *Parcel) Take(ctx context.Context, s *session.Session, progress func(done, total int64)) (Taken, error) {
	done := Taken{Plan: p.Plan}
	if p.Nothing() {
		return done, nil
	}
	list, err := s.Clients().List()
	if err != nil {
		return done, err
	}
	if len(list) > 0 {
		if done.Backup, err = s.Store().Backups().Make(ctx, store.BackupReceive); err != nil {
			return done, session.Failed("backup", err)
		}
	}
	err = p.parcel.Files(ctx, progress, func(sha string, r io.Reader) error {
		if s.Store().Materials().Has(sha) {
			_, err := io.Copy(io.Discard, r)
			return err
		}
		_, err := s.Store().Materials().Put(ctx, r)
		return err
	})
	if err != nil {
		return done, session.Failed("receive", err)
	}
	merged, err := s.Store().Log().ApplyRemote(ctx, p.parcel.Log.Changes)
	session.Forgotten(s)
	done.Added = merged.Added
	return done, session.Failed("receive", err)
}

// comparing compares a parcel with what is here.
type comparing struct {
	s            *session.Session
	here, file   view
	merged       view
	known, heard map[string]bool // ids of changes that are here, and that the sender knows of
}

func idsOf(list []store.Change, more ...string) map[string]bool {
	all := map[string]bool{}
	for _, c := range list {
		all[c.ID] = true
	}
	for _, id := range more {
		all[id] = true
	}
	return all
}

func (p *Parcel) plan(ctx context.Context, s *session.Session) error {
	theirs := p.parcel.Log
	c := &comparing{s: s, file: viewOf(theirs.Changes), heard: idsOf(theirs.Changes, theirs.Seen...)}
	mine, err := s.Store().Log().Of(ctx, c.around())
	if err != nil {
		return err
	}
	c.here, c.merged, c.known = viewOf(mine), viewOf(mine, theirs.Changes), idsOf(mine)
	p.Plan = Plan{Head: p.parcel.Head}
	if p.Scope != transfer.OfVault && c.strays(p.parcel.Head) {
		return session.Refuse("receive", session.CodeTransferStrays, "path", p.file.Name())
	}
	for _, x := range theirs.Changes {
		if !c.known[x.ID] {
			p.New++
		}
	}
	for ref, x := range c.file.now {
		was, there := c.here.now[ref]
		if there && x.Wins(was) && x.Value != was.Value {
			p.Altered++
		}
	}
	p.Both = c.both()
	for _, f := range p.parcel.Head.Files {
		if !s.Store().Materials().Has(f.SHA) {
			p.NewFiles++
			p.NewBytes += f.Size
		}
	}
	for _, pack := range p.parcel.Head.Packs {
		if s.Library().Pack(pack.ID) == nil {
			p.Plan.Packs = append(p.Plan.Packs, pack)
		}
	}
	p.Plan.Clients, err = c.coming(p.parcel.Head)
	return err
}

// around are the entities of the file, and what they belong to.
func (c *comparing) around() []string {
	ids := slices.Clone(c.file.ids)
	for _, x := range c.file.now {
		if slices.Contains(record.Links, x.Field) && x.Value != "" {
			ids = append(ids, x.Value)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// strays tells that something in the file belongs, here or with what it brings, to a client that it does not name.
func (c *comparing) strays(h transfer.Head) bool {
	for _, id := range c.file.ids {
		for _, v := range []view{c.here, c.file, c.merged} {
			client, _ := v.whose(id)
			if client != "" && !slices.ContainsFunc(h.Clients, func(x transfer.Client) bool { return x.ID == client }) {
				return true
			}
		}
	}
	return false
}

func (c *comparing) coming(h transfer.Head) ([]Coming, error) {
	list, err := c.s.Clients().List()
	if err != nil {
		return nil, err
	}
	out := make([]Coming, 0, len(h.Clients))
	for _, x := range h.Clients {
		one := Coming{Client: x, New: c.here.value(x.ID, record.KindField) == "", Trashed: c.merged.deleted(x.ID)}
		for _, other := range list {
			if other.Name == x.Name && other.ID != x.ID {
				one.Twins = append(one.Twins, other)
			}
		}
		out = append(out, one)
	}
	return out, nil
}
