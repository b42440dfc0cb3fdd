package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"maps"
	"slices"
	"strconv"
	"sync"

	"github.com/google/uuid"
)

// errNothing ends a transaction that has nothing to write; it never leaves the
// package.
var errNothing = errors.New("nothing to write")

// wtx is one write transaction.
type wtx struct {
	ctx   context.Context
	tx    *sql.Tx
	s     *vault
	words map[string]int64 // looked up in this transaction
	texts map[int64]string // the reverse
	last  mark             // the last row that was appended to the log
	link  []byte           // its sum in the chain; nil before the first of this transaction
	touch touch            // what digests rest on of what was written
}

// write runs fn in a transaction and commits what it has written, together
// with the vault's clock. When it returns nil, all of it is on the disk; when
// not, none of it.
func (s *vault) write(ctx context.Context, op string, fn func(*wtx) error) error {
	if s.w == nil {
		return &Error{Code: CodeReadOnly, Op: op, Path: s.dir}
	}
	if err := s.ground.holds(op); err != nil {
		return err
	}
	tx, err := s.w.BeginTx(ctx, nil)
	if err != nil {
		return fail(op, s.dbPath(), err)
	}
	defer abandon(tx)
	t := &wtx{ctx: ctx, tx: tx, s: s, words: map[string]int64{}, texts: map[int64]string{}}
	err = fn(t)
	if errors.Is(err, errNothing) {
		return nil
	}
	if err == nil {
		err = t.touchAll()
	}
	if err == nil {
		clock := strconv.FormatInt(int64(s.clock.peek()), 10)
		err = t.exec("INSERT OR REPLACE INTO meta VALUES ('clock', ?)", clock)
	}
	if err == nil {
		err = tx.Commit()
	}
	if err == nil {
		err = s.ground.holds(op) // the folder may have gone while it was being written
	}
	if err != nil {
		return fail(op, s.dbPath(), err)
	}
	s.marker.note(t.last)
	s.touched.add(t.touch.tops)
	return nil
}

// touched are entities whose digests were touched, by number. It may be asked from any goroutine.
type touched struct {
	lock sync.Mutex
	ids  map[int64]bool
}

func (x *touched) add(ids []int64) {
	x.lock.Lock()
	defer x.lock.Unlock()
	if x.ids == nil {
		x.ids = map[int64]bool{}
	}
	for _, id := range ids {
		x.ids[id] = true
	}
}

// list gives them in order; it is not nil.
func (x *touched) list() []int64 {
	x.lock.Lock()
	defer x.lock.Unlock()
	return append([]int64{}, slices.Sorted(maps.Keys(x.ids))...)
}

// abandon ends a transaction that was not committed. What a rollback may say
// is of no use: SQLite has rolled back on its own (when the disk is full), or
// the connection is gone, and the transaction with it.
func abandon(tx *sql.Tx) { _ = tx.Rollback() }

func (t *wtx) exec(query string, args ...any) error {
	_, err := t.tx.ExecContext(t.ctx, query, args...)
	return err
}

// insert runs an INSERT and gives the new row's number.
func (t *wtx) insert(query string, args ...any) (int64, error) {
	res, err := t.tx.ExecContext(t.ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

// scan reads the one row of a query; found is false when there is none.
func (t *wtx) scan(query string, args []any, into ...any) (found bool, err error) {
	err = t.tx.QueryRowContext(t.ctx, query, args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// word gives the number of a word, writing it down when it is new.
func (t *wtx) word(text string) (int64, error) {
	if id, ok := t.words[text]; ok {
		return id, nil
	}
	var id int64
	found, err := t.scan("SELECT id FROM words WHERE word = ?", []any{text}, &id)
	if err == nil && !found {
		id, err = t.insert("INSERT INTO words (word) VALUES (?)", text)
	}
	if err != nil {
		return 0, err
	}
	t.words[text], t.texts[id] = id, text
	return id, nil
}

// current is the change that holds a field at present.
type current struct {
	seq    int64
	stands int64 // the seq its value goes back to: its own, or an earlier one after undo; 0: never set
	clock  stamp
	device string
	id     []byte
	value  string
}

// current gives the change that holds the field; the zero value when it was
// never set.
func (t *wtx) current(entity, field int64) (current, error) {
	var c current
	_, err := t.scan(`
		SELECT c.seq, coalesce(c.stands, c.seq), c.clock, d.word, c.id, c.value
		FROM state s JOIN changes c ON c.seq = s.change JOIN words d ON d.id = c.device
		WHERE s.entity = ? AND s.field = ?`,
		[]any{entity, field}, &c.seq, &c.stands, &c.clock, &c.device, &c.id, &c.value)
	return c, err
}

// logged is one row of the log to be.
type logged struct {
	id            []byte
	stamp         stamp
	device        int64
	edit          int64
	entity, field int64
	value         string
	origin        Origin
	at            int64 // Unix milliseconds
	prev          int64
	stands        sql.NullInt64
}

// append writes a row to the log and gives its seq.
func (t *wtx) append(l logged) (int64, error) {
	seq, err := t.insert(`INSERT INTO changes
		(id, clock, device, edit, entity, field, value, origin, at, prev, stands)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		l.id, int64(l.stamp), l.device, l.edit, l.entity, l.field, l.value, string(l.origin), l.at, l.prev, l.stands)
	if err != nil {
		return 0, err
	}
	t.last = mark{seq: seq, id: hex.EncodeToString(l.id), at: t.s.opt.Now().UnixMilli()}
	return seq, t.chain(seq, l)
}

// win makes a change the one that holds its field.
func (t *wtx) win(entity, field, seq int64, value string) error {
	var folded any
	if t.s.folding.holds(field) {
		folded = foldedHead(value)
	}
	if err := t.note(entity, field, folded); err != nil {
		return err
	}
	return t.exec(`INSERT INTO state (entity, field, change, head, folded) VALUES (?, ?, ?, substr(?, 1, 64), ?)
		ON CONFLICT (entity, field) DO UPDATE SET change = excluded.change, head = excluded.head, folded = excluded.folded`,
		entity, field, seq, value, folded)
}

// rawID gives the 16 bytes of a UUID in its canonical text form. No other form
// is taken: the order of ids as text and as bytes must be the same.
func rawID(id string) ([]byte, error) {
	u, err := uuid.Parse(id)
	if err != nil || u.String() != id {
		return nil, invalid("reading an id", "%.60q is not a UUID in canonical form", id)
	}
	return u[:], nil
}

// textID is the reverse of rawID for bytes from the database.
func textID(raw []byte) string {
	u, err := uuid.FromBytes(raw)
	if err != nil {
		return ""
	}
	return u.String()
}
