package handover

import (
	"context"
	"io"
	"os"
	"time"

	"yibiao/app/session"
	"yibiao/dossier/store"
	"yibiao/dossier/transfer"
)

// Plan tells what taking a file in would do.
type Plan struct {
	transfer.Head
	New     int      // changes that are not here yet
	Clients []Coming // those of the file; it hides the list of the head
	// Effects are what is otherwise here afterwards, by client, dossier and kind.
	Effects []Effect
	// Hidden counts the values that change of what is deleted here, and stays so.
	Hidden int
	// Both is what both sides have changed since they last knew of each other.
	Both []Both
	// NewFiles counts those that are not here yet, NewBytes is their size.
	NewFiles int
	NewBytes int64
	// Ahead is the time of the latest of the new changes where that is still to come by the clock of this computer; else zero.
	Ahead time.Time
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
	// Twins are clients here that bear the same name and are not the same, SameCode others with the same 统一社会信用代码.
	Twins, SameCode []session.ClientInfo
	// Purged is when a client that is not here was removed for good from this vault; zero for never.
	Purged time.Time
}

// Parcel is an opened file with what taking it in would do. It must be closed.
type Parcel struct {
	Plan
	file   *os.File
	parcel *transfer.Parcel
}

// Close gives the file back.
func (p *Parcel) Close() error { return p.file.Close() }

// Open reads a file whole, proves it, and works out what taking it in would do. Nothing is written. progress may be nil. Failures:
// file-missing, file-folder, file-open, transfer-foreign, -passphrase, -damaged, -newer and -strays (args path), invalid (a change is malformed, or
// known here with another content), clock (dated more than a day ahead of this computer), sheet-one-client while one client alone is shown.
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
		err = p.Against(ctx, s)
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
	Backup string // the backup that was made before; "" where nothing was written
	Added  int    // changes
}

// Take takes in what a parcel holds, after a backup, in one step: on a failure nothing of it is there. Doing it again changes nothing.
// progress, which may be nil, counts bytes of attached files. Failures: read-only, and those of reading and writing.
func (p *Parcel) Take(ctx context.Context, s *session.Session, progress func(done, total int64)) (done Taken, err error) {
	done.Plan = p.Plan
	if p.Nothing() {
		return done, nil
	}
	if done.Backup, err = s.Store().Backups().Make(ctx, store.BackupReceive); err != nil {
		return done, session.Failed("backup", err)
	}
	added, err := p.write(ctx, s, progress)
	session.Forgotten(s)
	if err != nil {
		return done, session.Failed("receive", err)
	}
	done.Added = added
	if p.Scope != transfer.OfVault {
		// Where this fails, a conflict may be told one day that is none.
		_ = remember(ctx, s, p.parcel.Head, p.parcel.Log)
	}
	return done, nil
}

// write writes the files and then the changes; after a failure the files go again.
func (p *Parcel) write(ctx context.Context, s *session.Session, progress func(done, total int64)) (added int, err error) {
	materials := s.Store().Materials()
	var coming []string
	for _, f := range p.parcel.Head.Files {
		coming = append(coming, f.SHA)
	}
	if err := materials.Expect(ctx, coming); err != nil {
		return 0, err
	}
	err = p.parcel.Files(ctx, progress, func(sha string, r io.Reader) error {
		if materials.Has(sha) {
			_, err := io.Copy(io.Discard, r)
			return err
		}
		_, err := materials.Put(ctx, r)
		return err
	})
	var merged store.MergeResult
	if err == nil {
		merged, err = s.Store().Log().ApplyRemote(ctx, p.parcel.Log.Changes)
	}
	_ = materials.Settle(context.WithoutCancel(ctx)) // what hinders it now is tried again at the next opening
	return merged.Added, err
}
