// Package calling lets a second start of the program reach the window that has the vault open already: by a small file in the
// vault, so that it also works where there is no session bus and no socket.
package calling

import (
	"encoding/json"
	"os"
	"path/filepath"
	"time"

	"yibiao/dossier/disk"
	"yibiao/dossier/store"
)

const (
	// callName is the file that a second start leaves in the vault, and that the window takes away when it has read it.
	callName = "yibiao.call"
	// oldest is how long ago a call may have been made; one left by a program that was killed counts as none.
	oldest = 30 * time.Second
	look   = 50 * time.Millisecond
)

// call is what the file says.
type call struct {
	Open []string  `json:"open"` // absolute paths, none for the window alone
	At   time.Time `json:"at"`
}

// Ask asks the window that has the vault open on this computer to come to the front and to show files, if any. It tells
// whether a window answered within the wait; false at once where nobody has the vault open here.
func Ask(vault string, open []string, wait time.Duration) bool {
	holder := store.HolderOf(vault)
	if host, err := os.Hostname(); holder == nil || err != nil || holder.Host != host || store.Unheld(vault) {
		return false
	}
	data, err := json.Marshal(call{open, time.Now()})
	if err != nil {
		return false
	}
	path := File(vault)
	if disk.Replace(path, data, 0o600) != nil {
		return false
	}
	yield(holder.PID)
	for end := time.Now().Add(wait); time.Now().Before(end); time.Sleep(look) {
		if _, err := os.Lstat(path); os.IsNotExist(err) {
			return true
		}
	}
	return os.Remove(path) != nil // taken at the last moment
}

// File is where a call lies in a vault until it is answered.
func File(vault string) string { return filepath.Join(vault, callName) }

// Answer tells whether a second start has asked since it was called last, and what is to be shown.
func Answer(vault string) (open []string, called bool) {
	path := File(vault)
	data, err := os.ReadFile(path)
	if err != nil || os.Remove(path) != nil {
		return nil, false
	}
	var c call
	if json.Unmarshal(data, &c) != nil || time.Since(c.At).Abs() > oldest {
		return nil, false
	}
	return c.Open, true
}
