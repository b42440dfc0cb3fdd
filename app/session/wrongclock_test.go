package session_test

import (
	"testing"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/guard"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
)

// A clock that was years ahead, or behind, and is right again neither stops the automatic backups nor floods the vault with them, and
// is told of only as long as the last change is ahead.
func TestAWrongClockDoesNotStopBackups(t *testing.T) {
	vault := t.TempDir()
	now := time.Date(2026, 9, 1, 9, 0, 0, 0, time.Local)
	work := func(at time.Time) (told bool) {
		now = at
		s, err := session.Open(session.Options{Vault: vault, Library: sessiontest.Library(t), Now: func() time.Time { return now }})
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range guard.Warnings(s) {
			told = told || w.Kind == guard.Clock
		}
		sessiontest.NewClient(t, s, at.Format("某公司 2006-01-02 15:04"))
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		return told
	}
	of := func(year int) (n int) {
		all, err := store.BackupsIn(vault)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range all {
			if b.At.Year() == year {
				n++
			}
		}
		return n
	}
	day := func(y int, m time.Month, n int) time.Time { return time.Date(y, m, n, 9, 0, 0, 0, time.Local) }
	for n := range 20 {
		work(day(2026, 9, 1+n))
		work(day(2026, 9, 1+n).Add(30 * time.Minute)) // within the hour
	}
	regular := of(2026)
	for n := range 20 {
		work(day(2035, 3, 1+n))
	}
	if ahead := of(2035); ahead < 5 || ahead > regular {
		t.Errorf("%d backups while the clock was ahead, %d before", ahead, regular)
	}
	for n := range 20 {
		if told := work(day(2026, 9, 22+n)); told != (n == 0) {
			t.Errorf("day %d: told of the clock: %v", n, told)
		}
		all, err := store.BackupsIn(vault)
		if err != nil {
			t.Fatal(err)
		}
		kept := false
		for _, b := range all {
			kept = kept || b.At.Equal(day(2026, 9, 22+n))
		}
		if !kept {
			t.Fatalf("day %d has no backup", n)
		}
	}
	if back := of(2026); back < 5 || back > 5+14+12 {
		t.Errorf("%d backups after the clock was right again, %d before", back, regular)
	}
	before := of(2026)
	for n := range 10 {
		work(day(2010, 1, 1+n))
	}
	if behind := of(2010); behind < 5 || behind > 10 || of(2026) != before {
		t.Errorf("%d backups while the clock was behind; %d of the right time, %d before", behind, of(2026), before)
	}
}
