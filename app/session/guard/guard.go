// Package guard tells whether a vault can be relied upon: where it lies, whether it is the one that was last closed here,
// whether the computer's clock is right, and once a day whether everything in it is as it was written.
package guard

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/backups"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/dossier/store/where"
)

// Kind is a kind of Warning.
type Kind string

// The kinds.
const (
	Behind  Kind = "behind"  // changes that were acknowledged here are not in the database
	Other   Kind = "other"   // the database has another history than the one that was closed here
	Clock   Kind = "clock"   // the computer's clock is behind the last change
	Early   Kind = "early"   // the clock is before every policy
	Late    Kind = "late"    // the clock is long after every policy
	Synced  Kind = "synced"  // the vault lies where a program copies files to other computers and back
	Network Kind = "network" // the vault lies on a drive of the network
	// What became of an encryption, or the reverse, that was killed.
	NowSealed Kind = store.NowSealed
	NowPlain  Kind = store.NowPlain
	NotSealed Kind = store.NotSealed
	NotPlain  Kind = store.NotPlain
	// What became of another key that was being given.
	NowRekeyed Kind = store.NowRekeyed
	NotRekeyed Kind = store.NotRekeyed
	// Recorded: a bundle stands that the last program wrote and did not come to record, which was done on opening.
	Recorded Kind = "recorded"
	// Mended: the database was made anew before the vault could be opened.
	Mended Kind = "mended"
	// Spoiled: the mark of the last change, the file Name, cannot be read.
	Spoiled Kind = "spoiled"
	// Key: one of the two key files, Name, was missing or damaged, and was made anew from the other.
	Key Kind = "key"
	// NoBackup: since At no automatic backup could be made.
	NoBackup Kind = "no-backup"
	// Pack: a pack that the user added is not in use.
	Pack Kind = "pack"
)

// Warning is something that a person should know before working on.
type Warning struct {
	Kind Kind
	// At is of the last change that was acknowledged here (Behind, Other), since when (NoBackup), or what the clock says (Early, Late).
	At      time.Time
	Missing int64         // Behind: how many changes are gone
	By      time.Duration // Clock: by how much
	Name    string        // Synced, Network: of the program or the kind of drive; Recorded: where the bundle stands; Spoiled, Key: the file
	Vault   string        // the folder
	Fault   error         // Pack: why not; Name is which
	Saved   backups.Saved // Mended: what came of it
	Clients []session.ClientInfo
}

// clockSlack is by how much the last change may be ahead of the clock before that is worth a word.
const clockSlack = 10 * time.Minute

// placeTold is the setting that names the place of the vault about which a person was told.
const placeTold = "place-told"

// mended is the setting that holds what a repair came to until a person was told.
const mended = "mended"

// NoteMended keeps what the repair of a vault came to that did not open: whoever opens it then is told. Failures: those of opening and
// of writing.
func NoteMended(opt session.Options, saved *backups.Saved) error {
	s, err := session.Open(opt)
	if err != nil {
		return err
	}
	data, err := json.Marshal(saved)
	if err == nil {
		err = s.SetSetting(mended, string(data))
	}
	return errors.Join(err, s.Close())
}

// mending is the warning of a repair that nobody was told of yet.
func mending(s *session.Session) (w Warning, ok bool) {
	w = Warning{Kind: Mended, Vault: s.Vault()}
	if text := s.Setting(mended); text == "" || json.Unmarshal([]byte(text), &w.Saved) != nil {
		return w, false
	}
	if !session.LookingOnly(s) {
		_ = s.SetSetting(mended, "") // told once more otherwise
	}
	var err error
	w.Clients, err = s.Clients().List()
	return w, err == nil
}

// Warnings tells what is wrong around an open vault, nil when nothing is. Of its place it tells once.
func Warnings(s *session.Session) []Warning {
	var all []Warning
	vault := s.Vault()
	if set := store.SetBackOf(s.Store()); set != nil {
		w := Warning{Kind: Behind, At: set.At, Missing: set.Missing, Vault: vault}
		if set.Missing == 0 {
			w.Kind = Other
		}
		all = append(all, w)
	}
	if path := store.MarkSpoiled(s.Store()); path != "" {
		all = append(all, Warning{Kind: Spoiled, Name: path, Vault: vault})
	}
	if k := session.KeyOf(s); k != nil && k.Mended() != "" {
		all = append(all, Warning{Kind: Key, Name: k.Mended(), Vault: vault})
	}
	if turned := store.TurnedOf(s.Store()); turned != "" {
		all = append(all, Warning{Kind: Kind(turned), Vault: vault})
	}
	if w, ok := mending(s); ok {
		all = append(all, w)
	}
	if since, err := time.Parse(time.RFC3339, s.Setting(session.BackupFailed)); err == nil {
		all = append(all, Warning{Kind: NoBackup, At: since, Vault: vault})
	}
	if at := session.LateExport(s); at != "" {
		all = append(all, Warning{Kind: Recorded, Name: at, Vault: vault})
	}
	for _, own := range s.Packs().Own() {
		if own.Fault != nil {
			all = append(all, Warning{Kind: Pack, Name: own.ID, Fault: own.Fault, Vault: vault})
		}
	}
	if by := s.Store().ClockAhead(); by > clockSlack {
		all = append(all, Warning{Kind: Clock, By: by, Vault: vault})
	} else if kind := dated(s); kind != "" {
		all = append(all, Warning{Kind: kind, At: s.Now(), Vault: vault})
	}
	place := where.Of(vault)
	told := string(place.Kind) + " " + place.Name + " " + vault
	if place.Kind == "" || s.Setting(placeTold) == told {
		return all
	}
	if !session.LookingOnly(s) {
		_ = s.SetSetting(placeTold, told) // told once more otherwise
	}
	return append(all, Warning{Kind: Kind(place.Kind), Name: place.Name, Vault: vault})
}

// longAfter is by how many years the clock may be after the newest policy before that is worth a word.
const longAfter = 5

// dated compares the clock with the days of the policies: Early before the first, Late long after the last, else "". A clock that
// nothing was written by before is wrong without anything to compare it with in the vault.
func dated(s *session.Session) Kind {
	if s.Library() == nil { // a session that knows no policy
		return ""
	}
	var first, last time.Time
	for _, p := range s.Library().Packs {
		day, err := time.Parse(time.DateOnly, p.Version)
		if err != nil {
			continue
		}
		if first.IsZero() || day.Before(first) {
			first = day
		}
		if day.After(last) {
			last = day
		}
	}
	switch now := s.Now(); {
	case now.Before(first):
		return Early
	case !last.IsZero() && now.After(last.AddDate(longAfter, 0, 0)):
		return Late
	}
	return ""
}

// lookedAt is the setting that tells when the whole vault was last looked through.
const lookedAt = "looked-through"

// every is how often the whole vault is looked through.
const every = 24 * time.Hour

// Due tells that the vault was not looked through for a day, and can be now.
func Due(s *session.Session) bool {
	at, err := time.Parse(time.RFC3339, s.Setting(lookedAt))
	since := s.Now().Sub(at)
	return !session.LookingOnly(s) && (err != nil || since >= every || since < 0)
}

// Look is one look through the whole vault: every page and every file is read, and the state worked out from the log.
type Look struct {
	s     *session.Session
	store *store.Store
	begun time.Time
	found []store.Problem
}

// Begin prepares a look. It is for the goroutine of the session.
func Begin(s *session.Session) *Look { return &Look{s: s, store: s.Store(), begun: s.Now()} }

// Run looks, beside the work of others. Failures: those of reading, and that of ctx.
func (l *Look) Run(ctx context.Context) error {
	var err error
	l.found, err = backups.LookThrough(ctx, l.store, true, nil)
	return err
}

// End gives what Run found, nil when all is well, and notes that the vault was looked through. It is for the goroutine of the
// session. When a backup has taken the vault's place meanwhile, what was found means nothing. Failures: those of reading.
func (l *Look) End() ([]backups.Problem, error) {
	if l.s.Store() != l.store {
		return nil, nil
	}
	if err := l.s.SetSetting(lookedAt, l.begun.UTC().Format(time.RFC3339)); err != nil {
		return nil, err
	}
	return backups.Told(l.s, l.found)
}

// Answers compares everything that an open dossier or profile would hand in with the log of changes. Failures: answers-unsound
// (args fields), and those of reading.
func Answers(ctx context.Context, e *session.Editing) error {
	entities := []string{e.Client.ID, e.Dossier.ID}
	for _, rows := range e.Answers().Tables {
		for _, r := range rows {
			entities = append(entities, r.ID)
		}
	}
	for _, r := range e.Form.Requirements {
		for _, m := range e.Materials().Of(r.ID.S) {
			entities = append(entities, m.ID)
		}
	}
	found, err := store.CheckEntities(ctx, e.Session().Store(), entities)
	if err != nil {
		return session.Failed("export", err)
	}
	if len(found) == 0 {
		return nil
	}
	var fields []string
	for _, p := range found {
		fields = append(fields, record.Plain(p.Ref.Field))
	}
	return session.Refuse("export", session.CodeAnswersUnsound, "fields", strings.Join(fields, "、"))
}
