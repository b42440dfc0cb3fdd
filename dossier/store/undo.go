package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Undo takes back the last undoable edit of root that still stands, by a new
// edit with the values from before: the log only grows. A field that was
// written by something else since (another computer, an edit that is not
// undoable) is left as it is and told in Skipped; when that is all of them, the
// step is used up and Changed is false. CodeNothingToUndo when there is none.
func (l Log) Undo(ctx context.Context, root string) (Applied, error) {
	return l.reverse(ctx, root, undoing, nil)
}

// UndoBut is Undo that leaves some of what the edit wrote as it is; that is not told in Skipped.
func (l Log) UndoBut(ctx context.Context, root string, stays []Ref) (Applied, error) {
	return l.reverse(ctx, root, undoing, stays)
}

// Redo brings back what the last Undo of root took away, under the same terms.
// An undoable edit ends what can be redone. CodeNothingToRedo when there is
// nothing.
func (l Log) Redo(ctx context.Context, root string) (Applied, error) {
	return l.reverse(ctx, root, redoing, nil)
}

// CanUndo tells the label of the edit that Undo would take back; ok is false
// when there is none or it cannot be told.
func (l Log) CanUndo(root string) (label string, ok bool) { return l.top(root, undoing) }

// CanRedo tells the label of the edit that Redo would bring back; ok is false
// when there is none or it cannot be told.
func (l Log) CanRedo(root string) (label string, ok bool) { return l.top(root, redoing) }

// direction is undo or redo.
type direction struct {
	kind    string
	origin  Origin
	top     string // finds the edit at the top of the stack: seq, label
	leaves  string // the stack the edit goes to
	nothing Code
}

const stackQuery = "SELECT seq, label FROM edits WHERE root = (SELECT id FROM words WHERE word = ?) AND stack = "

var (
	undoing = direction{kindUndo, Undone, stackQuery + "'done' ORDER BY seq DESC LIMIT 1", stackUndone, CodeNothingToUndo}
	// What is undone lies above what still stands, so its lowest step was undone last.
	redoing = direction{kindRedo, Redone, stackQuery + "'undone' ORDER BY seq LIMIT 1", stackDone, CodeNothingToRedo}
)

func (l Log) top(root string, d direction) (string, bool) {
	var seq int64
	var label string
	err := l.r.QueryRow(d.top, root).Scan(&seq, &label)
	return label, err == nil
}

func (l Log) reverse(ctx context.Context, root string, d direction, stays []Ref) (Applied, error) {
	var done Applied
	op := "doing an " + d.kind
	err := l.write(ctx, op, func(t *wtx) error {
		var seq int64
		var label string
		found, err := t.scan(d.top, []any{root}, &seq, &label)
		if err != nil {
			return err
		}
		if !found {
			return &Error{Code: d.nothing, Op: op, Err: fmt.Errorf("root %.60q", root)}
		}
		fields, skipped, err := t.reversal(seq, d, stays)
		if err != nil {
			return err
		}
		if len(fields) > 0 {
			done, err = t.record(editHead{root, label, d.kind, stackNone, seq}, fields)
			if err != nil {
				return err
			}
		}
		done.Label, done.Skipped = label, skipped
		return t.exec("UPDATE edits SET stack = ? WHERE seq = ?", d.leaves, seq)
	})
	if err != nil {
		return Applied{}, err
	}
	return done, nil
}

// reversal finds what to write to undo or redo an edit. A field takes part
// only while what it holds stands for what the edit had left there (undo) or
// found there (redo), and not when it is to stay.
func (t *wtx) reversal(edit int64, d direction, stays []Ref) (fields []pending, skipped []Ref, err error) {
	steps, err := steps(t.ctx, t.tx, edit)
	if err != nil {
		return nil, nil, err
	}
	for _, st := range steps {
		if slices.Contains(stays, st.ref) {
			continue
		}
		cur, err := t.current(st.entity, st.field)
		if err != nil {
			return nil, nil, err
		}
		from, to, value := st.seq, st.prev, st.before
		if d.kind == kindRedo {
			from, to, value = st.prev, st.seq, st.after
		}
		if cur.stands != from {
			skipped = append(skipped, st.ref)
			continue
		}
		fields = append(fields, pending{
			Set:    Set{Entity: st.ref.Entity, Field: st.ref.Field, Value: value, Origin: d.origin},
			entity: st.entity, field: st.field, prev: cur.stands,
			stands: sql.NullInt64{Int64: to, Valid: true},
		})
	}
	return fields, skipped, nil
}

// undoStep is one change of an edit with what it replaced.
type undoStep struct {
	seq, prev     int64
	entity, field int64
	ref           Ref
	before, after string
}

// steps reads the changes of an edit in the order they were made.
func steps(ctx context.Context, q queryer, edit int64) ([]undoStep, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT c.seq, c.prev, c.entity, c.field, e.word, f.word, coalesce(p.value, ''), c.value
		FROM changes c JOIN words e ON e.id = c.entity JOIN words f ON f.id = c.field
		LEFT JOIN changes p ON p.seq = c.prev
		WHERE c.edit = ? ORDER BY c.seq`, edit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []undoStep
	for rows.Next() {
		var st undoStep
		err := rows.Scan(&st.seq, &st.prev, &st.entity, &st.field, &st.ref.Entity, &st.ref.Field, &st.before, &st.after)
		if err != nil {
			return nil, err
		}
		all = append(all, st)
	}
	return all, rows.Err()
}

// Step is an edit that Undo would take back, with what it wrote.
type Step struct {
	Label   string
	At      time.Time
	Changes []StepChange
}

// StepChange is a field that a step wrote, with what it held before.
type StepChange struct {
	Ref
	Before, After string
}

// Last gives the edit of root that Undo would take back, and the changes of other edits that were made after it, oldest first.
// CodeNothingToUndo when there is none.
func (l Log) Last(ctx context.Context, root string) (Step, []Change, error) {
	const op = "reading the last step"
	var seq, at int64
	var step Step
	err := l.r.QueryRowContext(ctx, undoing.top, root).Scan(&seq, &step.Label)
	if errors.Is(err, sql.ErrNoRows) {
		return Step{}, nil, &Error{Code: CodeNothingToUndo, Op: op, Err: fmt.Errorf("root %.60q", root)}
	}
	if err == nil {
		err = l.r.QueryRowContext(ctx, "SELECT at FROM edits WHERE seq = ?", seq).Scan(&at)
	}
	if err != nil {
		return Step{}, nil, fail(op, l.dbPath(), err)
	}
	step.At = time.UnixMilli(at).UTC()
	all, err := steps(ctx, l.r, seq)
	if err != nil {
		return Step{}, nil, fail(op, l.dbPath(), err)
	}
	for _, st := range all {
		step.Changes = append(step.Changes, StepChange{st.ref, st.before, st.after})
	}
	since, _, err := l.changes(ctx, "WHERE c.edit > ? AND (x.kind = 'remote' OR x.root <> (SELECT id FROM words WHERE word = ?)) ORDER BY c.seq", seq, root)
	return step, since, fail(op, l.dbPath(), err)
}
