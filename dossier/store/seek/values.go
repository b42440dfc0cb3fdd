package seek

import (
	"context"
	"database/sql"
	"sync"
)

// takeInOneGo is how many changes are taken in within one transaction.
const takeInOneGo = 4096

// Vault is what the index needs of the vault that it lies in.
type Vault struct {
	Path     string // of the index
	Log      *sql.DB
	Maker    Maker
	Epoch    func() string // of the log
	Writable bool
	// Open opens the index, and makes it where it may be written; there is false where it is not, and may not be made.
	Open   func() (db *sql.DB, there bool, err error)
	Remove func()
	// Holds tells that the vault is still there to be written to.
	Holds func(op string) error
	// Fail says what failed in the words of the store.
	Fail func(op, path string, err error) error
}

// Values are the present values as they are searched. They may be used from several goroutines.
type Values struct {
	vault Vault
	mu    sync.Mutex
	db    *sql.DB
}

// Of are the values of a vault. Nothing is opened before it is needed.
func Of(v Vault) *Values { return &Values{vault: v} }

// Close gives the index back.
func (v *Values) Close() {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.db != nil {
		_ = v.db.Close()
		v.db = nil
	}
}

// Drop throws the index away: it is made anew when it is needed.
func (v *Values) Drop() {
	v.Close()
	if v.vault.Writable {
		v.vault.Remove()
	}
}

// index opens the index. One that cannot be opened is thrown away. there is false where none can be had.
func (v *Values) index(ctx context.Context) (x Index, there bool) {
	x = Index{Log: v.vault.Log, Maker: v.vault.Maker, Epoch: v.vault.Epoch()}
	if x.Maker.Kind == nil {
		return x, false
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	for range 2 {
		if x.Own = v.db; x.Own != nil {
			return x, true
		}
		db, there, err := v.vault.Open()
		if err == nil && !there {
			return x, false
		}
		if x.Own = db; err == nil && v.vault.Writable {
			err = x.begin(ctx)
		}
		if err == nil {
			v.db = db
			continue
		}
		if db != nil {
			_ = db.Close()
		}
		if !v.vault.Writable {
			return x, false
		}
		v.vault.Remove()
	}
	return x, false
}

// upto is the change up to which values are found by pieces; 0 where none is. An index that cannot be read is thrown away.
func (v *Values) upto(ctx context.Context) (x Index, last int64) {
	x, there := v.index(ctx)
	if !there {
		return x, 0
	}
	last, err := x.upto(ctx)
	if err != nil {
		v.distrust(ctx)
		return x, 0
	}
	return x, last
}

// distrust throws the index away, unless the reading was broken off.
func (v *Values) distrust(ctx context.Context) {
	if ctx.Err() == nil {
		v.Drop()
	}
}

// Left is how many changes there are to be taken in before all is found by its pieces, or more where a log has gaps; 0 where nothing
// can be kept.
func (v *Values) Left(ctx context.Context) (n int64, err error) {
	if !v.vault.Writable || v.vault.Maker.Kind == nil {
		return 0, nil
	}
	_, last := v.upto(ctx)
	err = v.vault.Log.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) - ? FROM changes", last).Scan(&n)
	return n, v.vault.Fail("looking what can be found", v.vault.Path, err)
}

// TakeIn makes values found by their pieces, some in one transaction, until all are; progress may be nil. Failures: those of
// writing, and of ctx. A vault that is only looked at keeps nothing.
func (v *Values) TakeIn(ctx context.Context, pieces Pieces, progress func(done, total int)) error {
	const op = "taking in what is found"
	total, err := v.Left(ctx)
	for left := total; err == nil && left > 0; {
		if err := v.vault.Holds(op); err != nil {
			return err
		}
		x, there := v.index(ctx)
		if !there {
			return nil // a search reads all
		}
		if err := x.take(ctx, pieces, takeInOneGo); err != nil {
			v.distrust(ctx)
			return v.vault.Fail(op, v.vault.Path, err)
		}
		if left, err = v.Left(ctx); progress != nil {
			progress(int(total-left), int(total))
		}
	}
	return err
}

// Hits gives values that have all pieces that are asked for, newest first, of those that were taken in; next is what to ask Before for
// more, 0 when there are none. Whether they answer is for the caller to tell.
func (v *Values) Hits(ctx context.Context, q Query) (list []Hit, next int64, err error) {
	x, last := v.upto(ctx)
	if last == 0 {
		return nil, 0, nil
	}
	if q.Before > 0 {
		last = min(last, q.Before-1)
	}
	list, next, err = x.hits(ctx, q, last)
	if err != nil {
		v.distrust(ctx)
	}
	return list, next, v.vault.Fail("finding values", v.vault.Path, err)
}

// Untaken gives the values that were not taken in yet, newest first; more tells that there are others than limit.
func (v *Values) Untaken(ctx context.Context, limit int) (list []Hit, more bool, err error) {
	x, last := v.upto(ctx)
	list, more, err = x.untaken(ctx, last, limit)
	return list, more, v.vault.Fail("finding values", v.vault.Path, err)
}

// Lacks gives the first value that was taken in and is not found; ok is true when there is none.
func (v *Values) Lacks(ctx context.Context) (lacking Hit, ok bool, err error) {
	x, there := v.index(ctx)
	if !there || !v.vault.Writable {
		return Hit{}, true, nil
	}
	return x.lacks(ctx)
}
