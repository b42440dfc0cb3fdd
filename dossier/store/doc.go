// Package store keeps the vault: one folder with everything an applicant has
// written.
//
//	yibiao.db          the log of changes and the state computed from it
//	yibiao.lock        held by the one program that may write
//	yibiao.lock.info   who holds it, for a message; left behind by a crash
//	yibiao.mark        which change was acknowledged last; see SetBack
//	materials/ab/cd/…  attached files, each named by its SHA-256
//	backups/           dated copies of yibiao.db
//
// The store knows entities and fields only. An entity is an id (a UUIDv7 by
// custom); a field of an entity is a name with a text value; a row of a table
// is an entity too; deletion is the field "deleted" with the value "1". What
// the fields mean is the caller's business.
//
// One edit is one transaction: it appends to the log and brings the state up
// to date. The state is always what the log says: per entity and field the
// change with the greatest clock wins, then the greater device, then the
// greater change id. So taking in any set of changes, in any order and any
// number of times, gives the same state.
//
// A Store may be used from several goroutines. Every error that leaves the
// package is an *Error with a Code, except one made by a caller's own reader
// or callback, which is wrapped in one.
package store
