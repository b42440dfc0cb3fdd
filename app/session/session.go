// Package session is what both front ends can do: open a vault, keep clients and dossiers, edit, attach, check,
// export, verify. It knows neither SQL nor the toolkit; users read its failures through app/say.
//
// A Session and what it hands out belong to one goroutine at a time, except that the long jobs (Export, Verify,
// AttachFile) may run beside reads of the same session.
package session

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"sync"
	"time"
	"unicode/utf8"

	"yibiao/app/session/record"
	"yibiao/dossier/disk"
	"yibiao/dossier/pdf"
	"yibiao/dossier/printed"
	"yibiao/dossier/store"
	"yibiao/dossier/store/sealed"
	"yibiao/dossier/store/seek"
	"yibiao/forms"
)

// Options say which vault to open and what the program knows.
type Options struct {
	Vault    string           // folder of the vault; created on first start
	Library  *forms.Library   // all packs; nil when they come with Learn
	Version  string           // of the program
	Now      func() time.Time // nil: time.Now
	NewID    func() string    // nil: UUIDv7
	Device   string           // "": the vault's own
	ReadOnly bool
	Only     string // the one client that is looked at, see LookOnlyAt; "" for all
	// Because is why the vault is opened for looking only; nil where nothing else was tried.
	Because error
	// Key is that of an encrypted vault; not looked at for any other.
	Key *sealed.Key
	// Cache is a folder for what can be made again (the compiled PDF engine); "" keeps nothing.
	Cache string
	// Witness is a folder of this computer that remembers which vault was closed how, outside of the vault; "" for none.
	Witness string
	// Fonts holds the fonts for pages that do not bring their own; nil for none.
	Fonts fs.FS
	// Words makes the sentences of what goes into a bundle; nil leaves the packs' own.
	Words Words
}

// Words are the sentences that the session itself does not have: users read what app/say says.
type Words interface {
	// Finding is the sentence of a finding; v may be nil.
	Finding(f forms.Finding, v *forms.Vocabulary) string
	// Citation tells on what a statement rests; "" when nothing is known.
	Citation(s forms.Source) string
	Outcome(o forms.Outcome) string
	// Verdict tells in one sentence whether the client may apply for a programme.
	Verdict(v forms.Verdict) string
	Severity(s forms.Severity) string
	// Held tells which answer was not written into a form, and why.
	Held(h printed.Held, form *forms.Form) string
}

// Session is an open vault together with the packs. What is in them is reached through its parts; what a part keeps for itself lies
// in that part.
type Session struct {
	store   *store.Store
	library *forms.Library
	opt     Options
	edits   editCount

	packs     Packs
	files     Files
	calendars Calendars

	only      string               // the one client that is looked at; see LookOnlyAt
	forNow    sync.Map             // settings by key that only this session knows; see Remember
	kept      map[reflect.Type]any // what rooms keep beside the session
	elsewhere []string             // folders that Scratch made outside of a vault that nothing can be written to
	late      string               // see LateExport
}

// of is a session over an open store.
func of(st *store.Store, opt Options) *Session {
	s := &Session{store: st, library: opt.Library, opt: opt, only: opt.Only}
	s.packs.s, s.files.s, s.calendars.s = s, s, s
	s.files.proofs = new(store.Proofs)
	s.files.pdf = &pdf.Engine{Cache: opt.Cache, Fonts: opt.Fonts}
	return s
}

// Clients are the applicants of the vault.
func (s *Session) Clients() Clients { return Clients{s} }

// Dossiers are what they apply with.
func (s *Session) Dossiers() Dossiers { return Dossiers{s} }

// Files are the attached files as the vault has them.
func (s *Session) Files() *Files { return &s.files }

// Packs are those that the user added.
func (s *Session) Packs() *Packs { return &s.packs }

// Calendars are the holidays of later years that were imported.
func (s *Session) Calendars() *Calendars { return &s.calendars }

// editCount counts the edits of this session, in all and by root.
type editCount struct {
	total int
	of    map[string]int
}

func (c *editCount) note(root string) {
	if c.of == nil {
		c.of = map[string]int{}
	}
	c.total++
	c.of[root]++
}

// Open opens the vault. Failures: the codes of package store (locked, newer, damaged, no-space, read-only, …).
func Open(opt Options) (*Session, error) {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	s, err := store.Open(opt.Vault, opt.OfStore())
	if err != nil {
		SweepLeft(opt.Vault)
		return nil, Failed("open-vault", err)
	}
	made := of(s, opt)
	made.late = tidyExports(made)
	sweep(made)
	if opt.Library != nil {
		made.Learn(opt.Library)
	}
	return made, nil
}

// OfStore is what of the options the vault itself is told.
func (o Options) OfStore() store.Options {
	return store.Options{Now: o.Now, NewID: o.NewID, Device: o.Device, Version: o.Version, ReadOnly: o.ReadOnly, Witness: o.Witness, Key: o.Key,
		Seek: seek.Maker{Name: record.SoughtBy, Kind: record.Sought}}
}

// Learn takes the packs of a session that was opened without them, and adds those of the vault. Until then only settings
// may be read and written.
func (s *Session) Learn(library *forms.Library) {
	s.library = library
	s.Packs().load()
	s.Calendars().load()
	foldUnique(s)
}

// Close makes the automatic backup that is due and releases the vault. Failures: those of closing; a backup that fails is told at the next
// start.
func (s *Session) Close() error {
	backUp(s)
	sweep(s)
	return errors.Join(s.files.pdf.Close(), s.store.Close())
}

// PDF looks into PDF files.
func (s *Session) PDF() *pdf.Engine { return s.files.pdf }

// Library holds the built-in packs and those that were added to this vault.
func (s *Session) Library() *forms.Library { return s.library }

// Vault gives the vault's folder.
func (s *Session) Vault() string { return s.store.Dir() }

// LookOnlyAt hides every client but one from whatever lists or finds clients and dossiers, for work that somebody else may see;
// "" shows all again. What is written, and what may stand once in the whole vault, still goes by all of them.
func LookOnlyAt(s *Session, client string) { s.only = client; s.edits.total++ }

// OnlyOf is the one client that is looked at; "" when all are.
func OnlyOf(s *Session) string { return s.only }

// hides tells that a client is not to be seen.
func (s *Session) hides(client string) bool { return s.only != "" && s.only != client }

// LookingOnly tells that the vault was opened for looking: whatever would write fails.
func LookingOnly(s *Session) bool { return s.store.ReadOnly() }

// WhyLooking is why the vault was opened for looking only; nil where that is not known.
func WhyLooking(s *Session) error { return s.opt.Because }

// Now gives the session's time.
func (s *Session) Now() time.Time { return s.opt.Now() }

// Recovered tells that the last program that held the vault ended without closing it, and when it had begun.
func (s *Session) Recovered() (since time.Time, ok bool) {
	was, ok := s.store.Recovered()
	return was.Since, ok
}

// Setting reads a program setting; "" when it was never set.
func (s *Session) Setting(key string) string {
	if value, ok := s.forNow.Load(key); ok {
		return value.(string)
	}
	value, err := s.store.Setting(key)
	if err != nil {
		return ""
	}
	return value
}

// SetSetting keeps a program setting. Failures: the store's.
func (s *Session) SetSetting(key, value string) error {
	return Failed("setting", s.store.SetSetting(key, value))
}

// Remember keeps what the window remembers of itself: where somebody was, what was open, how wide a column is. Where the vault is
// only looked at, that is until it is closed. Failures: those of SetSetting.
func Remember(s *Session, key, value string) error {
	if LookingOnly(s) {
		s.forNow.Store(key, value)
		return nil
	}
	return s.SetSetting(key, value)
}

// Apply writes one edit. One that changes nothing leaves all that was worked out as it is. Failures: too-long (args have, max) and the store's.
func (s *Session) Apply(edit store.Edit) (store.Applied, error) {
	for _, set := range edit.Sets {
		_, answer := record.Asked(set.Field, record.AnswerPrefix)
		if n := utf8.RuneCountInString(set.Value); answer && n > forms.MaxAnswer {
			return store.Applied{}, Refuse("save", CodeTooLong, "have", strconv.Itoa(n), "max", strconv.Itoa(forms.MaxAnswer))
		}
	}
	applied, err := s.store.Log().Apply(context.Background(), edit)
	if applied.Changed {
		s.edits.note(edit.Root)
	}
	return applied, Failed("save", err)
}

// Day is the calendar day of t at midnight UTC, the form in which rules compare dates.
func Day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// scratchDir lies in the vault: copies that other programs show hold clients' data, and must not outlive the program in a
// folder that everybody shares.
const scratchDir = "temp"

// Scratch makes a folder for copies that another program shows. It is gone when the vault is closed, or opened the next time
// where another program still held a copy then. Failures: those of writing.
func Scratch(s *Session) (string, error) {
	top := filepath.Join(s.Vault(), scratchDir)
	if s.store.ReadOnly() {
		top = "" // the system's own
	} else if err := os.MkdirAll(top, 0o700); err != nil {
		return "", Failed("scratch", err)
	}
	folder, err := os.MkdirTemp(top, "yibiao-")
	if err == nil && top == "" {
		s.elsewhere = append(s.elsewhere, folder)
	}
	return folder, Failed("scratch", err)
}

// sweep removes what Scratch made. Best effort: Windows removes no open file.
func sweep(s *Session) {
	for _, folder := range s.elsewhere {
		_ = disk.RemoveAll(folder)
	}
	if !s.store.ReadOnly() {
		_ = disk.RemoveAll(filepath.Join(s.Vault(), scratchDir))
	}
}

// Beside opens another vault with the packs and options of this session, for things that must not touch this one. The
// caller closes it. Failures: as for Open.
func (s *Session) Beside(vault string) (*Session, error) {
	opt := s.opt
	opt.Vault, opt.Library, opt.ReadOnly, opt.Key, opt.Only = vault, s.library, false, nil, ""
	return Open(opt)
}

// SweepLeft removes the copies that other programs were shown, left by a program that was killed: nobody who does not open the
// vault is to find them. It does nothing while a program has the vault open.
func SweepLeft(vault string) {
	if store.Unheld(vault) {
		_ = disk.RemoveAll(filepath.Join(vault, scratchDir))
	}
}

// HashOf is the SHA-256 of data, in hexadecimal.
func HashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// backupEvery is how old the newest automatic backup may be when a session that edited something ends.
const backupEvery = time.Hour

// BackupFailed is the setting that tells since when, as RFC 3339, no automatic backup could be made; "" for all is well.
const BackupFailed = "backup-failed"

// backUp makes the automatic backup that is due when something was edited. The vault itself is safe where that fails, and a person
// is told at the next opening.
func backUp(s *Session) {
	if s.store.ReadOnly() || s.edits.total == 0 {
		return
	}
	all, _ := s.store.Backups().List() // of a folder that cannot be listed there are none: making one says why
	for _, b := range all {
		// One that is dated much later was made while the clock was wrong.
		if b.Reason == store.BackupAuto && s.Now().Sub(b.At).Abs() < backupEvery {
			return
		}
	}
	_, err := s.store.Backups().Make(context.Background(), store.BackupAuto)
	switch since := s.Setting(BackupFailed); {
	case err != nil && since == "":
		_ = s.SetSetting(BackupFailed, s.Now().Format(time.RFC3339))
	case err == nil && since != "":
		_ = s.SetSetting(BackupFailed, "")
	}
}

// KeyOf is the key of the open vault; nil for one that is not encrypted.
func KeyOf(s *Session) *sealed.Key { return store.KeyOf(s.store) }

// OptionsOf are those that the session was opened with.
func OptionsOf(s *Session) Options { return s.opt }

// Shelf is what a room keeps beside the session, of a type of its own: zero at first, and again after a restore.
func Shelf[T any](s *Session) *T {
	kind := reflect.TypeFor[T]()
	if s.kept == nil {
		s.kept = map[reflect.Type]any{}
	}
	if s.kept[kind] == nil {
		s.kept[kind] = new(T)
	}
	return s.kept[kind].(*T)
}
