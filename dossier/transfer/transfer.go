// Package transfer writes and reads the file by which one vault hands a client, a dossier or everything to another.
//
// It is an age file (age-encryption.org/v1) under a passphrase, and within that a tar archive of plain files: head.json tells what is
// handed over, changes.jsonl.gz holds the changes, one a line, seen.txt the ids of changes that the sender has, or knows of, and keeps for itself, and
// materials/<SHA-256> the files that the changes speak of. So what is in it can be had with age, tar and gzip, without this program.
//
// A file is read whole before anything of it is given out: one that is cut, altered or none of ours gives nothing.
package transfer

import (
	"errors"
	"time"

	"yibiao/dossier/store"
)

// Ending ends the names of such files.
const Ending = ".yibiao"

// MinPassphrase is the least number of characters of a passphrase.
const MinPassphrase = 8

// MaxPassphrase is the most, in bytes.
const MaxPassphrase = 4096

const (
	format  = "yibiao-transfer"
	version = 1
)

// Scope tells what is handed over.
type Scope string

// The scopes.
const (
	OfClient  Scope = "client"  // a client with all that belongs to it
	OfDossier Scope = "dossier" // a dossier, with what its client says of itself
	OfVault   Scope = "vault"   // all of a vault
)

// Head tells what is in a file.
type Head struct {
	Format  string    `json:"format"`
	Version int       `json:"version"`
	Scope   Scope     `json:"scope"`
	At      time.Time `json:"at"`      // when it was made, to the second, UTC
	Program string    `json:"program"` // the version of the program that made it; may be ""
	Clients []Client  `json:"clients"` // those it speaks of, by id; never nil
	Packs   []Pack    `json:"packs"`   // that its dossiers are made by, by id; never nil
	Changes int       `json:"changes"`
	Seen    int       `json:"seen"`
	Files   []File    `json:"files"` // in the order in which they stand; never nil
}

// Client is a client of whom something is handed over.
type Client struct {
	ID       string    `json:"id"`
	Name     string    `json:"name"`
	Dossiers []Dossier `json:"dossiers"` // never nil
}

// Dossier is a dossier that is handed over.
type Dossier struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// Pack is a pack that a dossier is made by.
type Pack struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Title   string `json:"title"` // may be ""
}

// File is an attached file.
type File struct {
	SHA  string `json:"sha256"` // 64 lower-case hexadecimal digits
	Size int64  `json:"size"`   // bytes
}

// Log is what is handed over beside the files.
type Log struct {
	Changes []store.Change
	Seen    []string // ids of changes that the sender knows of and keeps
}

// Code tells failures apart.
type Code string

// The codes of this package.
const (
	CodeForeign    Code = "transfer-foreign"    // no such file
	CodePassphrase Code = "transfer-passphrase" // the passphrase does not open it
	CodeDamaged    Code = "transfer-damaged"    // cut or altered
	CodeNewer      Code = "transfer-newer"      // a newer program wrote it
)

// Error is a failure of reading a file; those of the disk are given as they are.
type Error struct {
	Code Code
	Err  error // the cause, for logs; may be nil
}

// Error is for logs only.
func (e *Error) Error() string {
	if e.Err == nil {
		return string(e.Code)
	}
	return string(e.Code) + ": " + e.Err.Error()
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }

func damaged(text string) error { return &Error{CodeDamaged, errors.New(text)} }
