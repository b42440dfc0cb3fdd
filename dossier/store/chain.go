package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"
)

// chainVersion is the version from which on the log is a chain.
const chainVersion = 4

// linkSize is the length of the sum of a change, in bytes.
const linkSize = 16

// queryer is a database or a transaction in it.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// link is a change as the chain takes it, its words spelled out.
type link struct {
	seq                           int64
	id                            []byte
	clock, edit, at, prev, stands int64 // stands is -1 for none
	device, entity                string
	field                         FieldName
	value, origin                 string
}

// sum is the checksum of a change after the one with the sum before, nil for the first.
func (l link) sum(before []byte) []byte {
	h := sha256.New()
	var b []byte
	for _, n := range []int64{l.seq, l.clock, l.edit, l.at, l.prev, l.stands} {
		b = binary.BigEndian.AppendUint64(b, uint64(n))
	}
	for _, text := range []string{string(before), string(l.id), l.device, l.entity, string(l.field), l.value, l.origin} {
		b = binary.BigEndian.AppendUint64(b, uint64(len(text)))
		b = append(b, text...)
	}
	h.Write(b)
	return h.Sum(nil)[:linkSize]
}

// links gives the changes in order, each with the sum that the chain has of it, nil for none. A change that the chain has and
// the log lacks comes with its seq alone.
func links(ctx context.Context, q queryer, each func(l link, sum []byte) error) error {
	rows, err := q.QueryContext(ctx, `
		SELECT c.seq, c.id, c.clock, c.edit, c.at, c.prev, coalesce(c.stands, -1), coalesce(d.word, ''), coalesce(e.word, ''),
			coalesce(f.word, ''), c.value, c.origin, k.sum
		FROM changes c LEFT JOIN chain k ON k.seq = c.seq LEFT JOIN words d ON d.id = c.device
			LEFT JOIN words e ON e.id = c.entity LEFT JOIN words f ON f.id = c.field
		UNION ALL
		SELECT k.seq, NULL, 0, 0, 0, 0, -1, '', '', '', '', '', k.sum FROM chain k
			WHERE NOT EXISTS (SELECT 1 FROM changes c WHERE c.seq = k.seq)
		ORDER BY 1`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var l link
		var sum []byte
		if err := rows.Scan(&l.seq, &l.id, &l.clock, &l.edit, &l.at, &l.prev, &l.stands, &l.device, &l.entity, &l.field, &l.value, &l.origin, &sum); err != nil {
			return err
		}
		if err := each(l, sum); err != nil {
			return err
		}
	}
	return rows.Err()
}

// chained reports whether a database has a chain; those of earlier versions have none.
func chained(ctx context.Context, q queryer) (bool, error) {
	var n int
	err := q.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE name = 'chain'").Scan(&n)
	return n > 0, err
}

// unlinked gives the changes that are not what the chain says, in order; nil when all are, and where there is no chain. After
// a fault the chain is taken up again, so that each fault is told once.
func unlinked(ctx context.Context, q queryer) ([]link, error) {
	if has, err := chained(ctx, q); err != nil || !has {
		return nil, err
	}
	var bad []link
	var before []byte
	err := links(ctx, q, func(l link, sum []byte) error {
		if l.id == nil || !slices.Equal(l.sum(before), sum) {
			bad = append(bad, l)
		}
		before = sum
		return nil
	})
	return bad, err
}

// forge makes the chain anew over all changes that are there.
func forge(ctx context.Context, q queryer) error {
	if _, err := q.ExecContext(ctx, "DELETE FROM chain"); err != nil {
		return err
	}
	var all []link
	if err := links(ctx, q, func(l link, _ []byte) error { all = append(all, l); return nil }); err != nil {
		return err
	}
	var before []byte
	for _, l := range all {
		before = l.sum(before)
		if _, err := q.ExecContext(ctx, "INSERT INTO chain VALUES (?, ?)", l.seq, before); err != nil {
			return err
		}
	}
	return nil
}

// checkChain looks whether the log is what was written, change by change.
func checkChain(ctx context.Context, s *vault) ([]Problem, error) {
	bad, err := unlinked(ctx, s.r)
	var all []Problem
	for _, l := range bad[:min(len(bad), maxProblems)] {
		p := Problem{Kind: BrokenChain, Path: s.dbPath(), Ref: Ref{Entity: l.entity, Field: l.field}, Detail: fmt.Sprintf("change %d is not the one that was written", l.seq)}
		if l.id == nil {
			p.Detail = fmt.Sprintf("change %d is not there any more", l.seq)
		}
		all = append(all, p)
	}
	if err != nil || len(all) > 0 {
		return all, err
	}
	return checkPurges(ctx, s)
}

// checkPurges looks whether the chain that was made anew by the last purge is the one that its record tells of.
func checkPurges(ctx context.Context, s *vault) ([]Problem, error) {
	all, err := purgesOf(ctx, s)
	if err != nil || len(all) == 0 || all[len(all)-1].Sum == "" {
		return nil, err
	}
	last := all[len(all)-1]
	var sum []byte
	err = s.r.QueryRowContext(ctx, "SELECT coalesce((SELECT sum FROM chain WHERE seq = ?), x'')", last.Seq).Scan(&sum)
	if err != nil || hex.EncodeToString(sum) == last.Sum {
		return nil, err
	}
	return []Problem{{Kind: BrokenChain, Path: s.dbPath(), Detail: fmt.Sprintf("the log is not what purge %d has left", last.Number)}}, nil
}

// chain adds the change that was just appended to the chain.
func (t *wtx) chain(seq int64, l logged) error {
	row := link{seq: seq, id: l.id, clock: int64(l.stamp), edit: l.edit, at: l.at, prev: l.prev, stands: -1, value: l.value, origin: string(l.origin)}
	if l.stands.Valid {
		row.stands = l.stands.Int64
	}
	for _, w := range []struct {
		id   int64
		text *string
	}{{l.device, &row.device}, {l.entity, &row.entity}, {l.field, (*string)(&row.field)}} {
		var err error
		if *w.text, err = t.spelled(w.id); err != nil {
			return err
		}
	}
	if t.link == nil {
		if _, err := t.scan("SELECT sum FROM chain ORDER BY seq DESC LIMIT 1", nil, &t.link); err != nil {
			return err
		}
	}
	t.link = row.sum(t.link)
	return t.exec("INSERT INTO chain VALUES (?, ?)", seq, t.link)
}

// spelled is the reverse of word.
func (t *wtx) spelled(id int64) (text string, err error) {
	if text, known := t.texts[id]; known {
		return text, nil
	}
	_, err = t.scan("SELECT word FROM words WHERE id = ?", []any{id}, &text)
	return text, err
}
