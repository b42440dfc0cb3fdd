// Package backups makes backups and copies of a vault, looks into them, restores them, and inspects and repairs the vault.
package backups

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// Backup is one backup of a vault.
type Backup struct {
	Path   string // absolute
	Reason string // auto, manual, import, before-repair, before-restore, before-copy, before-encryption, before-decryption, before-migration-N
	At     time.Time
	Size   int64 // bytes
	Ahead  bool  // its date is still to come: the clock was wrong then, or is now
}

// Name is the file name, by which a person names a backup.
func (b Backup) Name() string { return filepath.Base(b.Path) }

// Holding is what a backup holds.
type Holding struct {
	Clients  []string // names, in order
	Dossiers int
	Purged   int // clients among them, or deleted there, that were purged from the vault since
}

// BackupsIn lists the backups of a vault's folder, newest first by the clock now; the vault need not open. Those whose date is still to
// come stand last, since nobody knows how old they are. Failures: those of reading.
func BackupsIn(vault string, now time.Time) ([]Backup, error) {
	found, err := store.BackupsIn(vault)
	if err != nil {
		return nil, session.Failed("backup", err)
	}
	all := Of(found)
	for i := range all {
		all[i].Ahead = all[i].At.After(now.AddDate(0, 0, 1))
	}
	slices.SortStableFunc(all, func(a, b Backup) int {
		switch {
		case a.Ahead == b.Ahead:
			return 0
		case a.Ahead:
			return 1
		}
		return -1
	})
	return all, nil
}

// Of makes backups of those that the store lists; nil for none.
func Of(found []store.BackupInfo) []Backup {
	var out []Backup
	for _, b := range found {
		out = append(out, Backup{Path: b.Path, Reason: b.Reason, At: b.At, Size: b.Size})
	}
	return out
}

// LookIntoBackup reads a backup whole and tells what it holds. Failures: missing, damaged, foreign, newer, older.
func LookIntoBackup(path string, opt session.Options) (Holding, error) {
	of := store.Options{Now: opt.Now, Key: opt.Key}
	if err := store.CheckBackup(path, of); err != nil {
		return Holding{}, session.Failed("look-backup", err)
	}
	st, err := store.OpenBackup(path, of)
	if err != nil {
		return Holding{}, session.Failed("look-backup", err)
	}
	defer st.Close()
	s := session.Over(st, opt)
	clients, err := s.Clients().List()
	if err != nil {
		return Holding{}, err
	}
	dossiers, err := s.Dossiers().List("")
	if err != nil {
		return Holding{}, err
	}
	h := Holding{Dossiers: len(dossiers)}
	if opt.Vault != "" {
		h.Purged = PurgedIn(opt, path)
	}
	for _, c := range clients {
		h.Clients = append(h.Clients, c.Name)
	}
	return h, nil
}

// LookOptions are those of LookIntoBackup for the backups of the open vault.
func LookOptions(s *session.Session) session.Options {
	return session.Options{Vault: s.Vault(), Now: s.Now, Key: session.KeyOf(s), Only: session.OnlyOf(s)}
}

// PurgedIn counts the clients in a backup that were purged from the vault since: restoring it brings them back.
func PurgedIn(opt session.Options, path string) int {
	return len(store.PurgedSince(opt.Vault, path, store.Set{Field: record.KindField, Value: record.KindClient}, opt.Key))
}

// RemovePurged removes the backups of the open vault that hold clients purged since, and gives those that are gone.
// Failures: those of writing.
func RemovePurged(s *session.Session, list []Backup) ([]Backup, error) {
	var gone []Backup
	for _, b := range list {
		if err := s.Store().Backups().Remove(b.Path); err != nil {
			return gone, session.Failed("backup", err)
		}
		gone = append(gone, b)
	}
	return gone, nil
}

// WithPurged lists the backups of the open vault that hold clients purged since.
func WithPurged(s *session.Session) ([]Backup, error) {
	all, err := BackupsIn(s.Vault(), s.Now())
	return slices.DeleteFunc(all, func(b Backup) bool { return PurgedIn(session.OptionsOf(s), b.Path) == 0 }), err
}

// RestoreBackup puts a backup in the place of a vault that is closed, and keeps what was there as a backup, whose path it
// gives, "" when there was nothing. Failures: locked, missing, damaged, foreign, newer, and those of writing; the vault is
// as it was then.
func RestoreBackup(opt session.Options, path string) (kept string, err error) {
	kept, err = store.RestoreBackup(opt.Vault, path, store.Options{Now: opt.Now, Version: opt.Version, Key: opt.Key})
	return kept, session.Failed("restore", err)
}

// OfOtherVault tells whether a backup comes from another vault than the one that it would replace: whoever restores it must know.
func OfOtherVault(opt session.Options, path string) bool {
	return store.OtherVault(opt.Vault, path, opt.Key)
}

// Beyond tells what the vault holds that a backup does not.
func Beyond(opt session.Options, path string) store.Beyond {
	return store.BeyondOf(opt.Vault, path, store.Options{Key: opt.Key})
}

// Restore is RestoreBackup for the open vault, which it closes and opens again: whatever is open in it must be opened anew.
// After a failure the vault is open as it was, unless it does not open any more.
func Restore(s *session.Session, path string) (kept string, err error) {
	err = session.Exchange(s, func() error {
		kept, err = RestoreBackup(session.OptionsOf(s), path)
		return err
	})
	return kept, err
}

// VaultThere tells whether a folder holds a vault, or what is left of one.
func VaultThere(dir string) bool { return store.There(dir) }

// MakeBackup makes a backup because the person asked: it stays until the person removes it. Failures: those of writing.
func MakeBackup(ctx context.Context, s *session.Session) (Backup, error) {
	path, err := s.Store().Backups().Make(ctx, store.BackupManual)
	if err != nil {
		return Backup{}, session.Failed("backup", err)
	}
	if s.Setting(session.BackupFailed) != "" { // what was not backed up since is now
		_ = s.SetSetting(session.BackupFailed, "")
	}
	all, err := BackupsIn(s.Vault(), s.Now())
	if err != nil {
		return Backup{}, err
	}
	for _, b := range all {
		if b.Path == path {
			return b, nil
		}
	}
	return Backup{Path: path, Reason: store.BackupManual, At: s.Now()}, nil
}

// CopyVault writes the whole vault to another folder, such as one on a stick, or brings an earlier copy there up to date.
// What could not be copied because it is not whole here is told; all else is in the copy. progress may be nil.
// An earlier copy with changes that are not here is brought up to date only with over; its own are then among its backups.
// Failures: copy-taken, copy-inside, copy-sealed, copy-unread, copy-ahead (args path, count, at), locked, and those of writing.
func CopyVault(ctx context.Context, s *session.Session, dir string, over bool, progress func(done, total int)) ([]Problem, error) {
	if beyond := store.CopyBeyond(s.Store(), dir); beyond.Changes > 0 && !over {
		return nil, session.Refuse("copy-vault", session.CodeCopyAhead, "path", dir, "count", strconv.FormatInt(beyond.Changes, 10), "at", beyond.Last.Local().Format("2006-01-02 15:04"))
	}
	lacking, err := store.CopyTo(ctx, s.Store(), dir, progress)
	if err != nil {
		return nil, session.Failed("copy-vault", err)
	}
	return Told(s, lacking)
}

// Problem is one thing that is wrong with the vault, with whose it is.
type Problem struct {
	Kind     store.ProblemKind
	Path     string // of the file concerned
	Client   string // name; "" when not known
	Dossier  string // title; "" when it is the client's own
	File     string // name of a material; "" otherwise
	Field    string // of the state; "" otherwise
	Mendable bool   // Repair mends it
}

// Inspect looks through the whole vault: database, state, and, with materials, every file and every backup, read whole. progress, which may
// be nil, tells of the files. Nil means that all is well. Failures: those of reading, and that of ctx.
func Inspect(ctx context.Context, s *session.Session, materials bool, progress func(done, total int)) ([]Problem, error) {
	found, err := LookThrough(ctx, s.Store(), materials, progress)
	if err != nil {
		return nil, err
	}
	return Told(s, found)
}

// LookThrough is Inspect of a vault without saying whose what is wrong is; it needs no session.
func LookThrough(ctx context.Context, st *store.Store, materials bool, progress func(done, total int)) ([]store.Problem, error) {
	found, err := store.Check(ctx, st)
	if err != nil {
		return nil, session.Failed("inspect", err)
	}
	if materials {
		files, err := st.Materials().Verify(ctx, progress)
		if store.CodeOf(err) == store.CodeDamaged && len(found) > 0 {
			return found, nil // the list of files cannot be read, which is what was found
		}
		if err != nil {
			return nil, session.Failed("inspect", err)
		}
		found = withFiles(found, files)
		damaged, err := st.Backups().Check(ctx)
		if err != nil {
			return nil, session.Failed("inspect", err)
		}
		found = append(found, damaged...)
	}
	return found, nil
}

// Told says of problems whose they are.
func Told(s *session.Session, found []store.Problem) ([]Problem, error) {
	owners, err := materialOwners(s)
	if err != nil && len(found) == 0 {
		return nil, err
	}
	var out []Problem
	for _, p := range found {
		told := owners[p.Material]
		told.Kind, told.Path, told.Mendable = p.Kind, p.Path, p.Kind == store.WrongState || salvageable(p.Kind)
		if p.Ref.Entity != "" {
			told.Field = record.Plain(p.Ref.Field)
			told.Client, told.Dossier = ownerOf(s, p.Ref.Entity)
		}
		out = append(out, told)
	}
	return out, nil
}

// withFiles adds what reading the files found, each file once.
func withFiles(found, files []store.Problem) []store.Problem {
	known := map[string]bool{}
	for _, p := range found {
		known[p.Path] = p.Ref.Entity == ""
	}
	for _, p := range files {
		if !known[p.Path] {
			found = append(found, p)
		}
	}
	return found
}

// materialOwners tells by SHA-256 what a file is called and whose it is.
func materialOwners(s *session.Session) (map[string]Problem, error) {
	found, err := s.Store().State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindMaterial})
	if err != nil {
		return nil, session.Failed("inspect", err)
	}
	out := map[string]Problem{}
	for _, x := range found {
		m := session.MaterialOf(x)
		p := Problem{File: m.Name}
		p.Client, p.Dossier = ownerOf(s, x.Value(record.OwnerField))
		out[m.SHA] = p
	}
	return out, nil
}

// ownerOf names the client, and the dossier, that an entity belongs to; "" for what is not known.
func ownerOf(s *session.Session, id string) (client, dossier string) {
	for range 3 { // a row lies in a dossier, a dossier in a client
		fields, err := s.Store().State().Entity(context.Background(), id)
		if err != nil {
			return client, dossier
		}
		switch fields[record.KindField].Value {
		case record.KindClient:
			return fields[record.NameField].Value, dossier
		case record.KindDossier:
			dossier, id = fields[record.TitleField].Value, fields[record.ClientField].Value
		default:
			id = fields[record.OwnerField].Value
		}
	}
	return client, dossier
}

// Saved tells what Salvage has saved.
type Saved struct {
	Kept        string // the damaged file as it was
	Changes     int64  // in the log now
	FromBackups int64  // of them, those that came from a backup
	Lost        int64  // changes that nothing held any more
	// Unsure tells that there may have been more changes than are known of, after Until, the time of the newest backup that gave
	// anything; zero for none.
	Unsure bool
	Until  time.Time
	// Doubtful are the fields with changes that are not what was written, and of which no backup has the right ones: the label of an
	// answer, or its id where no pack is known, "" for what is no answer; nil for none.
	Doubtful []string
}

// Whole tells that nothing was lost, as far as that can be known, and that it can.
func (x Saved) Whole() bool { return x.Lost == 0 && !x.Unsure && len(x.Doubtful) == 0 }

// Repair mends what can be mended and loses least: the present values are worked out anew from the log, which mends every
// WrongState; where the database itself is damaged, Salvage makes it anew, and saved tells of it. A backup is made before, or
// the damaged file kept. Failures: those of Salvage and of writing.
func Repair(ctx context.Context, s *session.Session) (saved *Saved, err error) {
	found, err := store.Check(ctx, s.Store())
	if err != nil && store.CodeOf(err) != store.CodeDamaged {
		return nil, session.Failed("repair", err)
	}
	if err != nil || slices.ContainsFunc(found, func(p store.Problem) bool { return salvageable(p.Kind) }) {
		err = session.Exchange(s, func() error {
			saved, err = Salvage(ctx, session.OptionsOf(s))
			return err
		})
		return saved, err
	}
	if _, err := s.Store().Backups().Make(ctx, store.BackupRepair); err != nil {
		return nil, session.Failed("backup", err)
	}
	return nil, session.Failed("repair", store.Rebuild(ctx, s.Store()))
}

// salvageable tells of damage that is mended by making the database anew.
func salvageable(k store.ProblemKind) bool {
	return k == store.DamagedPages || k == store.BrokenReference || k == store.BrokenChain
}

// label is the name of the field that an answer belongs to, or its id where the library, which may be nil, does not know it; "" for what
// is no answer.
func label(library *forms.Library, name store.FieldName) string {
	id, answer := record.Asked(name, record.AnswerPrefix)
	if !answer {
		return ""
	}
	if library == nil {
		return id
	}
	for _, p := range library.Packs {
		if f := p.Field(id); f != nil {
			return f.Label
		}
	}
	return id
}

// Salvage makes the database of a vault that is closed, or does not open, anew from everything in it that can still be read,
// and from its backups what cannot; the file that was there is kept. Failures: locked, damaged when nothing can be read, and
// those of writing; the vault is as it was then.
func Salvage(ctx context.Context, opt session.Options) (*Saved, error) {
	done, err := store.Salvage(ctx, opt.Vault, opt.OfStore())
	if err != nil {
		return nil, session.Failed("repair", err)
	}
	saved := &Saved{Kept: done.Kept, Changes: done.Changes, FromBackups: done.FromBackups, Lost: done.Lost, Unsure: done.Unsure, Until: done.Until}
	for _, ref := range done.Doubtful {
		saved.Doubtful = append(saved.Doubtful, label(opt.Library, ref.Field))
	}
	return saved, nil
}
