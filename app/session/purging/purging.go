// Package purging removes deleted clients for good, with all that belongs to them, and keeps a record of it that names nobody.
package purging

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"unicode/utf8"

	"yibiao/app/session"
	"yibiao/app/session/backups"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// leastWord is how many characters a name or path must have to be looked for in settings and crash reports.
const leastWord = 4

// Plan is what a purge would remove, to be seen before the deliberate yes.
type Plan struct {
	Client   session.ClientInfo
	Dossiers int
	Rows     int
	Files    int // attached files and exported answers
	// Holding are the backups that hold the client, and stay unless they are to go too; Unknown those that cannot be looked into.
	Holding, Unknown []backups.Backup
	// Exports are the bundles that were handed out, which lie outside the vault and stay.
	Exports []string

	ids   []string
	words []string // by which settings and crash reports that speak of the client are found
}

// Record tells what was removed, and what still holds it. Of the client it has the number alone.
type Record struct {
	store.Purged
	Client  string // id
	Removed []backups.Backup
	// Holding and Unknown are the backups that are still there.
	Holding, Unknown []backups.Backup
	// Pending: something hindered the clearing away of the last bytes, which the next opening of the vault does.
	Pending bool
}

// LookAt tells what purging a deleted client would remove. Failures: no-client, client-not-deleted, and those of reading.
func LookAt(ctx context.Context, s *session.Session, id string) (Plan, error) {
	fields, err := s.Store().State().Entity(ctx, id)
	if err != nil {
		return Plan{}, session.Failed("purge", err)
	}
	switch {
	case fields[record.KindField].Value != record.KindClient:
		return Plan{}, session.Refuse("purge", session.CodeNoClient, "name", id)
	case fields[store.DeletedField].Value != store.DeletedValue:
		return Plan{}, session.Refuse("purge", session.CodeNotDeleted, "name", fields[record.NameField].Value)
	}
	p := Plan{Client: session.ClientInfo{ID: id, Name: fields[record.NameField].Value}}
	if p.ids, err = store.Belonging(ctx, s.Store(), store.Purging{Roots: []string{id}, Links: record.Links}); err != nil {
		return p, session.Failed("purge", err)
	}
	if err := p.count(ctx, s); err != nil {
		return p, err
	}
	holding, unknown, err := s.Store().Backups().Holding(ctx, p.ids)
	p.Holding, p.Unknown = backups.Of(holding), backups.Of(unknown)
	return p, session.Failed("purge", err)
}

// count tells the entities apart, and gathers by what words the client is spoken of elsewhere.
func (p *Plan) count(ctx context.Context, s *session.Session) error {
	names, err := s.Store().Log().History(ctx, p.Client.ID, record.NameField)
	if err != nil {
		return session.Failed("purge", err)
	}
	for _, c := range names {
		p.word(c.Value)
	}
	for _, id := range p.ids {
		p.words = append(p.words, id)
		fields, err := s.Store().State().Entity(ctx, id)
		if err != nil {
			return session.Failed("purge", err)
		}
		switch fields[record.KindField].Value {
		case record.KindDossier:
			p.Dossiers++
		case record.KindRow:
			p.Rows++
		case record.KindMaterial:
			p.Files++
		case record.KindExport:
			p.Files++
			target := fields[record.TargetField].Value
			p.word(target)
			if _, err := os.Stat(target); err == nil && !slices.Contains(p.Exports, target) {
				p.Exports = append(p.Exports, target)
			}
		}
	}
	return nil
}

func (p *Plan) word(text string) {
	if utf8.RuneCountInString(text) >= leastWord && !slices.Contains(p.words, text) {
		p.words = append(p.words, text)
	}
}

// Purge removes for good what a plan tells of, and with backupsToo the backups that hold it or cannot be looked into. A new backup is
// made in any case. Nothing of it can be taken back. Failures: damaged when the log is not what was written, and those of reading and
// writing; where the client is gone all the same, the record tells.
func Purge(ctx context.Context, s *session.Session, p Plan, backupsToo bool) (Record, error) {
	done := Record{Client: p.Client.ID, Holding: p.Holding, Unknown: p.Unknown}
	settings, err := store.SettingsWith(ctx, s.Store(), p.words)
	if err != nil {
		return done, session.Failed("purge", err)
	}
	what := store.Purging{Roots: []string{p.Client.ID}, Links: record.Links, Settings: settings}
	if backupsToo {
		for _, b := range slices.Concat(p.Holding, p.Unknown) {
			what.Backups = append(what.Backups, b.Path)
		}
	}
	done.Purged, err = store.Purge(ctx, s.Store(), what)
	session.Forgotten(s)
	session.Sweep(s)
	removeCrashes(s.Vault(), p.words)
	done.Pending = store.PurgePending(s.Store())
	left := func(b backups.Backup) bool { _, err := os.Lstat(b.Path); return err == nil }
	for _, b := range slices.Concat(p.Holding, p.Unknown) {
		if !left(b) {
			done.Removed = append(done.Removed, b)
		}
	}
	gone := func(b backups.Backup) bool { return !left(b) }
	done.Holding = slices.DeleteFunc(slices.Clone(p.Holding), gone)
	done.Unknown = slices.DeleteFunc(slices.Clone(p.Unknown), gone)
	return done, session.Failed("purge", err)
}

// removeCrashes removes the crash reports that speak of the client. Best effort.
func removeCrashes(vault string, words []string) {
	folder := filepath.Join(vault, "crashes")
	files, _ := os.ReadDir(folder)
	for _, f := range files {
		path := filepath.Join(folder, f.Name())
		data, err := os.ReadFile(path)
		speaks := func(word string) bool { return bytes.Contains(data, []byte(word)) }
		if err == nil && slices.ContainsFunc(words, speaks) {
			_ = os.Remove(path)
		}
	}
}

// Records are those of all purges of the vault, oldest first, as far as the vault keeps them: without what the client was.
func Records(ctx context.Context, s *session.Session) ([]store.Purged, error) {
	all, err := store.Purges(ctx, s.Store())
	return all, session.Failed("purge", err)
}
