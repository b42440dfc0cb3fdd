package store

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// maxText is the longest value, in bytes; longer ones are refused, since they
// are files rather than answers.
const maxText = 16 << 20

// maxName is the longest entity id, field name, root or label, in bytes.
const maxName = 1024

// Origin tells where a value came from.
type Origin string

// The origins. A value from another vault keeps the origin it had there.
const (
	Typed Origin = "typed" // by a person, here
	// Confirmed is a default that a person took over, Withdrawn the emptying that takes this back.
	Confirmed Origin = "confirmed"
	Withdrawn Origin = "withdrawn"

	Imported Origin = "imported" // from a file: spreadsheet, licence, other form
	Computed Origin = "computed" // by a rule of the pack
	Carried  Origin = "carried"  // over from the profile or an earlier dossier
	ReadBack Origin = "readback" // out of a filled form
	Default  Origin = "default"  // the pack's own default
	Undone   Origin = "undo"     // brought back by undo
	Redone   Origin = "redo"     // brought back by redo
	System   Origin = "system"   // bookkeeping of the program
)

// FieldName names a field of an entity. It is a type of its own so that neither an id of an entity nor the id of an asked field,
// which an answer's name only contains, is taken for one.
type FieldName string

// Change is one entry of the log: one field of one entity got a value. It is
// also what vaults exchange; the JSON names are part of that format.
type Change struct {
	ID     string    `json:"id"`     // canonical UUID
	Clock  string    `json:"clock"`  // 13 digits of milliseconds, 5 of a counter, the device; sorts as text
	Device string    `json:"device"` // letters, digits, `.`, `_`, `-`; at most 64
	Edit   string    `json:"edit"`   // canonical UUID, the same for all changes made in one go
	Root   string    `json:"root"`   // whose undo stack the edit belongs to
	Label  string    `json:"label,omitempty"`
	Entity string    `json:"entity"`
	Field  FieldName `json:"field"`
	Value  string    `json:"value"` // "": cleared
	Origin Origin    `json:"origin"`
	At     time.Time `json:"at"` // by the device's own clock, to the millisecond, UTC
}

// Set asks for one field of one entity to get a value.
type Set struct {
	Entity string // id
	Field  FieldName
	Value  string // "": clear
	Origin Origin // "": that of the edit
}

// Edit is what is written in one go: one transaction, one step of undo.
type Edit struct {
	Root     string // whose undo stack it belongs to: a client's or a dossier's entity
	Label    string // shown beside Undo; may be ""
	Origin   Origin // of the sets that have none; "": typed
	Sets     []Set  // of two for the same field the later counts
	Undoable bool   // false: not on the undo stack, and leaves what can be redone alone
	// Continues is the id of the edit that this one goes on with, as when a text that is still being typed is saved again:
	// both are one step of undo, and history shows the later. It counts for nothing when that edit is not the last one that
	// can be undone, or has written anything that this one does not write. Only for undoable edits.
	Continues string
}

// Ref names a field of an entity.
type Ref struct {
	Entity string
	Field  FieldName
}

// Applied tells what an edit, an undo or a redo has written.
type Applied struct {
	Changed bool     // false: all was so already, the log has not grown
	Edit    string   // id of the edit; "" when nothing changed
	Clock   string   // of all its changes; "" when nothing changed
	Label   string   // of the edit; for undo and redo, of the one undone or redone
	Changes []Change // in the order of the sets; nil when nothing changed
	Skipped []Ref    // undo and redo: fields written by someone else since, left alone
}

// checkName tells what is wrong with an entity id, a field name or a root; ""
// when nothing is.
func checkName(name string) string {
	switch {
	case name == "":
		return "is empty"
	case len(name) > maxName:
		return "is too long"
	case !utf8.ValidString(name) || strings.ContainsRune(name, 0):
		return "is not text"
	}
	return ""
}

// checkText is checkName for values: they may be empty and long.
func checkText(value string, limit int) string {
	switch {
	case len(value) > limit:
		return "is too long"
	case !utf8.ValidString(value):
		return "is not text"
	}
	return ""
}

// check refuses an edit that cannot be kept.
func (e Edit) check(op string) error {
	if wrong := checkName(e.Root); wrong != "" {
		return invalid(op, "root %.60q %s", e.Root, wrong)
	}
	if wrong := checkText(e.Label, maxName); wrong != "" {
		return invalid(op, "label %.60q %s", e.Label, wrong)
	}
	if wrong := checkName(string(e.Origin)); wrong != "" && e.Origin != "" {
		return invalid(op, "origin %.60q %s", e.Origin, wrong)
	}
	for _, set := range e.Sets {
		if err := set.check(op); err != nil {
			return err
		}
	}
	return nil
}

func (set Set) check(op string) error {
	if wrong := checkName(set.Entity); wrong != "" {
		return invalid(op, "entity %.60q %s", set.Entity, wrong)
	}
	if wrong := checkName(string(set.Field)); wrong != "" {
		return invalid(op, "field %.60q %s", set.Field, wrong)
	}
	if wrong := checkText(set.Value, maxText); wrong != "" {
		return invalid(op, "value of field %.60q %s", set.Field, wrong)
	}
	if wrong := checkName(string(set.Origin)); wrong != "" && set.Origin != "" {
		return invalid(op, "origin %.60q %s", set.Origin, wrong)
	}
	return nil
}

// lastSets drops every set that a later one for the same field overrides.
func lastSets(sets []Set) []Set {
	last := make(map[Ref]int, len(sets))
	for i, set := range sets {
		last[Ref{set.Entity, set.Field}] = i
	}
	kept := make([]Set, 0, len(last))
	for i, set := range sets {
		if last[Ref{set.Entity, set.Field}] == i {
			kept = append(kept, set)
		}
	}
	return kept
}

// A stamp is a hybrid logical clock without its device, as one number that
// sorts: milliseconds since 1970 (13 digits) times 100000 plus a counter.
// After Kulkarni, Demirbas et al., "Logical Physical Clocks" (2014).
type stamp int64

const (
	maxCounter = 99_999
	maxMillis  = 9_999_999_999_999 // the last with 13 digits, in 2286
	// maxAhead is how far in the future a remote clock may be dated. More is
	// taken for a computer with a wrong date: its changes would win for days.
	maxAhead = 24 * time.Hour
)

func newStamp(ms int64, counter int) stamp { return stamp(ms*(maxCounter+1) + int64(counter)) }

func (s stamp) millis() int64 { return int64(s) / (maxCounter + 1) }
func (s stamp) counter() int  { return int(int64(s) % (maxCounter + 1)) }

// text gives the clock as it is shown and exchanged: it sorts as text, by
// time, then counter, then device.
func (s stamp) text(device string) string {
	return fmt.Sprintf("%013d-%05d-%s", s.millis(), s.counter(), device)
}

// parseClock reads what text has written.
func parseClock(clock string) (stamp, string, error) {
	bad := func() (stamp, string, error) { return 0, "", fmt.Errorf("malformed clock %.60q", clock) }
	parts := strings.SplitN(clock, "-", 3)
	if len(parts) != 3 || len(parts[0]) != 13 || len(parts[1]) != 5 || parts[2] == "" {
		return bad()
	}
	// ParseUint takes no sign, so that what was read is what text writes.
	ms, err := strconv.ParseUint(parts[0], 10, 63)
	if err != nil {
		return bad()
	}
	counter, err := strconv.ParseUint(parts[1], 10, 31)
	if err != nil {
		return bad()
	}
	return newStamp(int64(ms), int(counter)), parts[2], nil
}

// hlc is the vault's own clock. It never runs backwards, not even when the
// computer's does.
type hlc struct {
	mu   sync.Mutex
	last stamp
	now  func() time.Time
}

// tick gives a stamp greater than every stamp given or seen so far.
func (c *hlc) tick() stamp {
	c.mu.Lock()
	defer c.mu.Unlock()
	ms := clampMillis(c.now())
	switch {
	case ms > c.last.millis():
		c.last = newStamp(ms, 0)
	case c.last.counter() < maxCounter:
		c.last++
	default:
		c.last = newStamp(c.last.millis()+1, 0)
	}
	return c.last
}

// see takes note of a stamp made elsewhere.
func (c *hlc) see(s stamp) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.last = max(c.last, s)
}

// clampMillis gives a time in Unix milliseconds, within what a clock can say.
func clampMillis(at time.Time) int64 { return min(max(at.UnixMilli(), 0), maxMillis) }

// peek gives the greatest stamp so far.
func (c *hlc) peek() stamp {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.last
}

// tooFarAhead reports whether s is dated further ahead than maxAhead.
func (c *hlc) tooFarAhead(s stamp) bool {
	return s.millis() > c.now().Add(maxAhead).UnixMilli()
}
