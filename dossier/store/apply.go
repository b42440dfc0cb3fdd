package store

import (
	"context"
	"database/sql"
	"slices"
	"time"
)

// The kinds of edit and their places on the undo stack, as the database has them.
const (
	kindEdit   = "edit"
	kindUndo   = "undo"
	kindRedo   = "redo"
	kindRemote = "remote"

	stackNone   = "none"
	stackDone   = "done"
	stackUndone = "undone"
	stackGone   = "gone"
)

// Apply writes an edit. When it returns nil, the edit survives a crash and a
// power cut; when not, nothing of it was written. A set to the value that is there
// already appends nothing, and neither does clearing a field never set; an edit
// of only such sets gives Changed false.
func (l Log) Apply(ctx context.Context, e Edit) (Applied, error) {
	done, err := l.ApplyAll(ctx, []Edit{e})
	if err != nil {
		return Applied{}, err
	}
	return done[0], nil
}

// ApplyAll writes several edits, each a step of its own, in one transaction: all of them or none.
func (l Log) ApplyAll(ctx context.Context, edits []Edit) ([]Applied, error) {
	const op = "writing an edit"
	for _, e := range edits {
		if err := e.check(op); err != nil {
			return nil, err
		}
	}
	done, changed := make([]Applied, len(edits)), false
	err := l.write(ctx, op, func(t *wtx) error {
		for i, e := range edits {
			var err error
			if done[i], err = t.apply(e); err != nil {
				return err
			}
			changed = changed || done[i].Changed
		}
		if !changed {
			return errNothing
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return done, nil
}

// apply writes one edit of the transaction; Changed is false when it changes nothing.
func (t *wtx) apply(e Edit) (Applied, error) {
	if e.Origin == "" {
		e.Origin = Typed
	}
	fresh, err := t.fresh(lastSets(e.Sets), e.Origin)
	if err != nil || len(fresh) == 0 {
		return Applied{Label: e.Label}, err
	}
	head := editHead{root: e.Root, label: e.Label, kind: kindEdit, stack: stackNone}
	if e.Undoable {
		head.stack = stackDone
		if head.reverses, err = t.continued(e, fresh); err != nil {
			return Applied{}, err
		}
	}
	done, err := t.record(head, fresh)
	if err != nil || !e.Undoable {
		return done, err
	}
	return done, t.exec(`UPDATE edits SET stack = 'gone'
		WHERE root = (SELECT id FROM words WHERE word = ?) AND stack = 'undone'`, e.Root)
}

// pending is one field about to be written, by an edit, undo or redo.
type pending struct {
	Set
	entity, field int64
	prev          int64         // what its place goes back to
	stands        sql.NullInt64 // see changes.stands
}

// fresh leaves out the sets that change nothing.
func (t *wtx) fresh(sets []Set, origin Origin) ([]pending, error) {
	var fresh []pending
	for _, set := range sets {
		p := pending{Set: set}
		if p.Origin == "" {
			p.Origin = origin
		}
		var err error
		if p.entity, err = t.word(set.Entity); err != nil {
			return nil, err
		}
		if p.field, err = t.word(string(set.Field)); err != nil {
			return nil, err
		}
		cur, err := t.current(p.entity, p.field)
		if err != nil {
			return nil, err
		}
		if cur.value == set.Value {
			continue
		}
		p.prev = cur.stands
		fresh = append(fresh, p)
	}
	return fresh, nil
}

// continued takes the edit that e goes on with off the undo stack, lets the new changes go back to what that one found, and
// gives its seq; 0 when it cannot be continued.
func (t *wtx) continued(e Edit, fresh []pending) (int64, error) {
	raw, err := rawID(e.Continues)
	if e.Continues == "" || err != nil {
		return 0, nil
	}
	var seq int64
	found, err := t.scan(`SELECT seq FROM edits WHERE id = ? AND seq = (SELECT max(seq) FROM edits
		WHERE root = (SELECT id FROM words WHERE word = ?) AND stack = 'done')`, []any{raw, e.Root}, &seq)
	if err != nil || !found {
		return 0, err
	}
	steps, err := steps(t.ctx, t.tx, seq)
	if err != nil {
		return 0, err
	}
	back := make(map[int]int64, len(steps))
	for _, st := range steps {
		i := slices.IndexFunc(fresh, func(p pending) bool { return p.entity == st.entity && p.field == st.field && p.prev == st.seq })
		if i < 0 {
			return 0, nil
		}
		back[i] = st.prev
	}
	for i, prev := range back {
		fresh[i].prev = prev
	}
	return seq, t.exec("UPDATE edits SET stack = 'gone' WHERE seq = ?", seq)
}

// editHead is an edit without its changes.
type editHead struct {
	root, label, kind, stack string
	reverses                 int64 // seq of the edit undone, redone, or continued; 0: none
}

// record appends an edit with its changes to the log and brings the state up
// to date. Every change gets the same, new clock, which is greater than that
// of anything in the log.
func (t *wtx) record(h editHead, fields []pending) (Applied, error) {
	s := t.s
	at := time.UnixMilli(clampMillis(s.opt.Now())).UTC()
	clock := s.clock.tick()
	done := Applied{Changed: true, Edit: s.opt.NewID(), Clock: clock.text(s.device), Label: h.label}
	root, err := t.word(h.root)
	if err != nil {
		return Applied{}, err
	}
	device, err := t.word(s.device)
	if err != nil {
		return Applied{}, err
	}
	raw, err := rawID(done.Edit)
	if err != nil {
		return Applied{}, err
	}
	edit, err := t.insert(`INSERT INTO edits (id, root, device, clock, at, label, kind, reverses, stack)
		VALUES (?, ?, ?, ?, ?, ?, ?, nullif(?, 0), ?)`,
		raw, root, device, int64(clock), at.UnixMilli(), h.label, h.kind, h.reverses, h.stack)
	if err != nil {
		return Applied{}, err
	}
	for _, p := range fields {
		c := Change{
			ID: s.opt.NewID(), Clock: done.Clock, Device: s.device, Edit: done.Edit, Root: h.root, Label: h.label,
			Entity: p.Entity, Field: p.Field, Value: p.Value, Origin: p.Origin, At: at,
		}
		row := logged{
			stamp: clock, device: device, edit: edit, entity: p.entity, field: p.field,
			value: p.Value, origin: p.Origin, at: at.UnixMilli(), prev: p.prev, stands: p.stands,
		}
		if row.id, err = rawID(c.ID); err != nil {
			return Applied{}, err
		}
		seq, err := t.append(row)
		if err != nil {
			return Applied{}, err
		}
		if err := t.win(p.entity, p.field, seq, p.Value); err != nil {
			return Applied{}, err
		}
		done.Changes = append(done.Changes, c)
	}
	return done, nil
}
