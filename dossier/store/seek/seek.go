// Package seek finds present values by pieces of their text. Which value has which piece is kept in a database of its own beside the
// vault's, sealed as that is: it follows from the log, and is thrown away and made anew whenever anything about it is in doubt. So
// an edit costs what it did, no backup carries it, and nothing that is wrong with it is wrong with the vault. Whoever searches reads
// what was not taken in yet beside it (Untaken).
package seek

import (
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
)

// Maker says of what pieces are made. The zero Maker makes none.
type Maker struct {
	Name string                    // another one has everything taken in anew
	Kind func(field string) string // a letter for fields that are sought together; "" for those that are not
}

// Pieces are those of the value of a field; spaces stand in none.
type Pieces func(field, value string) []string

// Query asks for values of a kind.
type Query struct {
	Kind   string
	Words  [][][]string // of each word the choices, each of pieces that a value has all of
	Before int64        // only changes before this one; 0: all
	Limit  int
}

// Hit is a present value.
type Hit struct {
	Seq                  int64 // of the change that holds
	Entity, Field, Value string
}

// Index is an index beside the log that it is made of.
type Index struct {
	Own, Log *sql.DB
	Maker    Maker
	Epoch    string // of the log
}

// begin makes the tables of an index where there are none. rowid is the number of the change that holds a value; the value itself
// is not kept.
func (x Index) begin(ctx context.Context) error {
	_, err := x.Own.ExecContext(ctx, `
		CREATE VIRTUAL TABLE IF NOT EXISTS pieces USING fts5 (piece, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '=~'");
		CREATE TABLE IF NOT EXISTS sought (upto INTEGER NOT NULL, id TEXT NOT NULL, maker TEXT NOT NULL, epoch TEXT NOT NULL) STRICT;
		INSERT INTO sought SELECT 0, '', '', '' WHERE NOT EXISTS (SELECT 1 FROM sought)`)
	return err
}

// upto is the change up to which values were taken in. It is 0 where that was by another maker, or of another log than the present.
func (x Index) upto(ctx context.Context) (int64, error) {
	var last int64
	var id, maker, epoch string
	if err := x.Own.QueryRowContext(ctx, "SELECT upto, id, maker, epoch FROM sought").Scan(&last, &id, &maker, &epoch); err != nil {
		return 0, err
	}
	if maker != x.Maker.Name || epoch != x.Epoch {
		return 0, nil
	}
	now, err := idOf(ctx, x.Log, last)
	if err != nil || now != id {
		return 0, err
	}
	return last, nil
}

// idOf is the id of a change; "" for none.
func idOf(ctx context.Context, log *sql.DB, seq int64) (string, error) {
	var id []byte
	err := log.QueryRowContext(ctx, "SELECT id FROM changes WHERE seq = ?", seq).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return hex.EncodeToString(id), err
}

// change is one that is to be taken in.
type change struct {
	seq     int64
	name    string
	value   string
	earlier []int64 // changes of the same field; nil where another one holds
	wins    bool
}

// take takes in the next changes of the log, at most limit.
func (x Index) take(ctx context.Context, pieces Pieces, limit int) error {
	last, err := x.upto(ctx)
	if err != nil {
		return err
	}
	list, err := after(ctx, x.Log, last, limit)
	if err != nil || len(list) == 0 {
		return err
	}
	tx, err := x.Own.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // nothing after Commit
	if last == 0 {
		if _, err := tx.ExecContext(ctx, "INSERT INTO pieces (pieces) VALUES ('delete-all')"); err != nil {
			return err
		}
	}
	for _, c := range list {
		if last = c.seq; c.wins {
			if err := x.add(ctx, tx, pieces, c); err != nil {
				return err
			}
		}
	}
	id, err := idOf(ctx, x.Log, last)
	if err == nil {
		_, err = tx.ExecContext(ctx, "UPDATE sought SET upto = ?, id = ?, maker = ?, epoch = ?", last, id, x.Maker.Name, x.Epoch)
	}
	if err != nil {
		return err
	}
	return tx.Commit()
}

func (x Index) add(ctx context.Context, tx *sql.Tx, pieces Pieces, c change) error {
	kind := x.Maker.Kind(c.name)
	if kind == "" {
		return nil
	}
	for _, seq := range c.earlier {
		if _, err := tx.ExecContext(ctx, "DELETE FROM pieces WHERE rowid = ?", seq); err != nil {
			return err
		}
	}
	if c.value == "" {
		return nil
	}
	var text strings.Builder
	for _, piece := range pieces(c.name, c.value) {
		text.WriteString(kind + piece + " ")
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO pieces (rowid, piece) VALUES (?, ?)", c.seq, text.String())
	return err
}

// after reads the changes after one, with the earlier ones of their fields.
func after(ctx context.Context, log *sql.DB, last int64, limit int) ([]change, error) {
	rows, err := log.QueryContext(ctx, `SELECT c.seq, f.word, c.value, s.change IS c.seq,
			(SELECT group_concat(o.seq) FROM changes o WHERE o.entity = c.entity AND o.field = c.field AND o.seq < c.seq)
		FROM changes c CROSS JOIN words f ON f.id = c.field LEFT JOIN state s ON s.entity = c.entity AND s.field = c.field
		WHERE c.seq > ? ORDER BY c.seq LIMIT ?`, last, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []change
	for rows.Next() {
		var c change
		var earlier sql.NullString
		if err := rows.Scan(&c.seq, &c.name, &c.value, &c.wins, &earlier); err != nil {
			return nil, err
		}
		for text := range strings.SplitSeq(earlier.String, ",") {
			if seq, err := strconv.ParseInt(text, 10, 64); err == nil {
				c.earlier = append(c.earlier, seq)
			}
		}
		list = append(list, c)
	}
	return list, rows.Err()
}

// present are what a Hit is read from beside its change.
const present = `CROSS JOIN state s ON s.entity = c.entity AND s.field = c.field AND s.change = c.seq
	CROSS JOIN words e ON e.id = c.entity CROSS JOIN words f ON f.id = c.field`

// hits gives present values up to a change that have all pieces that are asked for.
func (x Index) hits(ctx context.Context, q Query, last int64) (list []Hit, next int64, err error) {
	match := q.match()
	if match == "" {
		return nil, 0, nil
	}
	seqs, err := numbers(ctx, x.Own, "SELECT rowid FROM pieces WHERE pieces MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT ?", match, last, q.Limit)
	if err != nil || len(seqs) == 0 {
		return nil, 0, err
	}
	if len(seqs) == q.Limit {
		next = seqs[len(seqs)-1]
	}
	asked, err := json.Marshal(seqs)
	if err != nil {
		return nil, 0, err
	}
	list, err = hitsOf(ctx, x.Log, `SELECT c.seq, e.word, f.word, c.value FROM json_each(?) j CROSS JOIN changes c ON c.seq = j.value `+present+" ORDER BY c.seq DESC", string(asked))
	return list, next, err
}

// match writes the question as the index wants it; "" when there is none.
func (q Query) match() string {
	var words []string
	for _, choices := range q.Words {
		var any []string
		for _, pieces := range choices {
			all := make([]string, len(pieces))
			for i, piece := range pieces {
				all[i] = `"` + q.Kind + piece + `"`
			}
			any = append(any, "("+strings.Join(all, " AND ")+")")
		}
		if len(any) > 0 {
			words = append(words, "("+strings.Join(any, " OR ")+")")
		}
	}
	return strings.Join(words, " AND ")
}

func numbers(ctx context.Context, db *sql.DB, query string, args ...any) ([]int64, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		list = append(list, n)
	}
	return list, rows.Err()
}

func hitsOf(ctx context.Context, db *sql.DB, query string, args ...any) ([]Hit, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Hit
	for rows.Next() {
		var h Hit
		if err := rows.Scan(&h.Seq, &h.Entity, &h.Field, &h.Value); err != nil {
			return nil, err
		}
		list = append(list, h)
	}
	return list, rows.Err()
}

// untaken gives the present values after a change.
func (x Index) untaken(ctx context.Context, last int64, limit int) (list []Hit, more bool, err error) {
	list, err = hitsOf(ctx, x.Log, `SELECT c.seq, e.word, f.word, c.value FROM changes c `+present+`
		WHERE c.seq > ? AND c.value <> '' ORDER BY c.seq DESC LIMIT ?`, last, limit+1)
	if more = len(list) > limit; more {
		list = list[:limit]
	}
	return slices.DeleteFunc(list, func(h Hit) bool { return x.Maker.Kind(h.Field) == "" }), more, err
}

// lacks gives the first present value that should have been taken in and was not.
func (x Index) lacks(ctx context.Context) (lacking Hit, ok bool, err error) {
	last, err := x.upto(ctx)
	if err != nil || last == 0 {
		return Hit{}, true, err
	}
	if _, err := x.Own.ExecContext(ctx, "INSERT INTO pieces (pieces) VALUES ('integrity-check')"); err != nil {
		return Hit{}, false, err
	}
	have, err := numbers(ctx, x.Own, "SELECT id FROM pieces_docsize ORDER BY id")
	if err != nil {
		return Hit{}, false, err
	}
	rows, err := x.Log.QueryContext(ctx, `SELECT c.seq, e.word, f.word FROM state s CROSS JOIN changes c ON c.seq = s.change
		CROSS JOIN words e ON e.id = c.entity CROSS JOIN words f ON f.id = c.field WHERE c.seq <= ? AND c.value <> ''`, last)
	if err != nil {
		return Hit{}, false, err
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(&lacking.Seq, &lacking.Entity, &lacking.Field); err != nil {
			return Hit{}, false, err
		}
		if x.Maker.Kind(lacking.Field) == "" {
			continue
		}
		if _, there := slices.BinarySearch(have, lacking.Seq); !there {
			return lacking, false, nil
		}
	}
	return Hit{}, true, rows.Err()
}
